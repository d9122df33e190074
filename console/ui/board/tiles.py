"""The five tiles of the board, each a number that says whether it is good, and where a press on it leads."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from console.models.record import Record
from console.operations.board import Board, Person, Waiting
from console.ui import formats
from console.ui.attendance import status_names
from console.ui.board.drawing import PADDING, draw_ring, draw_tile, draw_trend, draw_verdict
from console.ui.cleaning import clean_name
from console.ui.icons import draw_icon
from console.ui.paint import Tone, draw_avatar, draw_text, saved, text_width
from console.ui.queue.words import CHANNEL_NAMES
from console.ui.text import no_name
from console.ui.tokens import Tokens, TypeRole

MOST_FACES = 7


class Spot(Record):
    """A place that can be pressed or reached with Tab. `action`: what the board's page does; `words`: for who cannot see it."""

    rect: QRectF
    action: tuple[str, object]
    words: str


class Tiles(QObject):
    """Paints the first row and remembers nothing; `paint` returns the spots."""

    def paint(self, painter: QPainter, tokens: Tokens, rects: list[QRectF], board: Board) -> list[Spot]:
        """Five rectangles in logical px, left to right."""
        tiles = (self._waiting, self._longest, self._within, self._first, self._available)
        return [tile(painter, tokens, rect, board) for tile, rect in zip(tiles, rects, strict=True)]

    def _label(self, painter: QPainter, tokens: Tokens, rect: QRectF, words: str) -> None:
        box = QRectF(rect.left() + PADDING, rect.top() + 14, rect.width() - 2 * PADDING, 26)
        draw_text(painter, tokens, box, words, TypeRole.BOARD_LABEL, tokens.colours.text2)

    def _number(self, painter: QPainter, tokens: Tokens, rect: QRectF, number: str, unit: str = "") -> float:
        box = QRectF(rect.left() + PADDING, rect.top() + 36, rect.width() - 2 * PADDING, 84)
        with saved(painter):
            width = draw_text(painter, tokens, box, number, TypeRole.BOARD_NUMBER, tokens.colours.text)
            unit_box = box.adjusted(width + 10, 18, 0, 0)
            draw_text(painter, tokens, unit_box, unit, TypeRole.BOARD_UNIT, tokens.colours.text2)
        return width + 10 + text_width(tokens, TypeRole.BOARD_UNIT, unit)

    def _foot(self, painter: QPainter, tokens: Tokens, rect: QRectF, words: str, colour: QColor | None = None) -> None:
        box = QRectF(rect.left() + PADDING, rect.bottom() - 44, rect.width() - 2 * PADDING, 28)
        draw_text(painter, tokens, box, words, TypeRole.BOARD_BODY, colour or tokens.colours.text2)

    def _verdict(self, painter: QPainter, tokens: Tokens, rect: QRectF, words: str, tone: Tone) -> None:
        draw_verdict(painter, tokens, QPointF(rect.right() - 14, rect.bottom() - 30), words, tone)

    def _waiting(self, painter: QPainter, tokens: Tokens, rect: QRectF, board: Board) -> Spot:
        goals = board.targets
        tone = (
            Tone.BAD
            if board.waiting >= goals.waiting_red
            else Tone.WARN
            if board.waiting >= goals.waiting_amber
            else Tone.OK
        )
        draw_tile(painter, tokens, rect, tone)
        self._label(painter, tokens, rect, self.tr("Waiting"))
        width = self._number(painter, tokens, rect, str(board.waiting))
        colours = tokens.colours
        ink = {Tone.BAD: colours.bad, Tone.WARN: colours.warn, Tone.OK: colours.ok}[tone]
        left = rect.left() + PADDING + max(90.0, width + 16)
        draw_trend(
            painter, tokens, QRectF(left, rect.top() + 54, rect.right() - PADDING - 4 - left, 56), board.trend, ink
        )
        self._foot(painter, tokens, rect, self.tr("at most {n}").format(n=max(board.trend)))
        words = {
            Tone.BAD: self.tr("Alarm from {n}").format(n=goals.waiting_red),
            Tone.WARN: self.tr("Warning from {n}").format(n=goals.waiting_amber),
            Tone.OK: self.tr("In order"),
        }[tone]
        self._verdict(painter, tokens, rect, words, tone)
        return Spot(rect, ("inbox", None), self.tr("Waiting: {n}. {verdict}").format(n=board.waiting, verdict=words))

    def _longest(self, painter: QPainter, tokens: Tokens, rect: QRectF, board: Board) -> Spot:
        longest, target = board.longest, board.targets.wait
        waited = 0 if longest is None else max(0, board.now - longest.since)
        ratio = waited / (target * 60_000)
        tone = Tone.BAD if ratio >= 1 else Tone.WARN if ratio >= 0.6 else Tone.OK
        draw_tile(painter, tokens, rect, tone)
        self._label(painter, tokens, rect, self.tr("Longest wait"))
        if longest is None:
            self._number(painter, tokens, rect, "–")
            self._foot(painter, tokens, rect, self.tr("Nobody is waiting"))
            return Spot(rect, ("inbox", None), self.tr("Longest wait: nobody is waiting"))
        number, unit = _long_wait(waited)
        self._number(painter, tokens, rect, number, unit)
        who = " · ".join(
            part
            for part in (
                who_waits(longest),
                longest.topic,
                CHANNEL_NAMES.get(longest.channel_kind, longest.channel_kind),
            )
            if part
        )
        box = QRectF(rect.left() + PADDING, rect.bottom() - 68, rect.width() - 2 * PADDING, 26)
        draw_text(painter, tokens, box, who, TypeRole.BOARD_BODY_STRONG, tokens.colours.text)
        words = {
            Tone.BAD: self.tr("Target of {n} min passed"),
            Tone.WARN: self.tr("Close to the target of {n} min"),
            Tone.OK: self.tr("Target {n} min"),
        }[tone].format(n=target)
        colours = tokens.colours
        ink = {Tone.BAD: colours.bad_text, Tone.WARN: colours.warn_text, Tone.OK: colours.ok_text}[tone]
        icon = "check" if tone is Tone.OK else "alert-triangle"
        draw_icon(painter, icon, QRectF(rect.left() + PADDING, rect.bottom() - 38, 17, 17), ink)
        box = QRectF(rect.left() + PADDING + 25, rect.bottom() - 43, rect.width() - 2 * PADDING - 25, 27)
        draw_text(painter, tokens, box, words, TypeRole.BOARD_BODY_STRONG, ink)
        return Spot(
            rect,
            ("conversation", longest.conversation_id),
            self.tr("Longest wait: {wait}, {who}. {verdict}").format(
                wait=formats.spoken_wait(waited), who=who, verdict=words
            ),
        )

    def _within(self, painter: QPainter, tokens: Tokens, rect: QRectF, board: Board) -> Spot:
        goals, whole = board.targets, board.first_answers
        percent = 100 * board.in_time // whole if whole else None
        tone = Tone.OK
        if percent is not None:
            tone = Tone.BAD if percent < goals.within_red else Tone.WARN if percent < goals.within_amber else Tone.OK
        draw_tile(painter, tokens, rect, tone)
        self._label(painter, tokens, rect, self.tr("Within target, today"))
        self._number(painter, tokens, rect, "–" if percent is None else str(percent), "" if percent is None else "%")
        colours = tokens.colours
        ink = {Tone.BAD: colours.bad, Tone.WARN: colours.warn, Tone.OK: colours.ok}[tone]
        if percent is not None:
            ring = QRectF(rect.right() - PADDING - 84, rect.top() + 38, 84, 84)
            draw_ring(painter, tokens, ring, percent / 100, goals.within_amber / 100, ink)
        foot = (
            self.tr("{part} of {whole}").format(part=board.in_time, whole=whole)
            if whole
            else self.tr("No answer yet today")
        )
        self._foot(painter, tokens, rect, foot)
        words = self.tr("Target {n} %").format(n=goals.within_amber)
        if percent is not None:
            self._verdict(painter, tokens, rect, words, tone)
        return Spot(
            rect,
            ("behind", "within_target"),
            self.tr("Within target, today: {percent}, {sample}").format(
                percent=formats.percent(board.in_time, whole), sample=foot
            ),
        )

    def _first(self, painter: QPainter, tokens: Tokens, rect: QRectF, board: Board) -> Spot:
        seconds, target = board.first_median, board.targets.first_answer * 60
        tone = Tone.OK
        if seconds is not None:
            tone = Tone.BAD if seconds > 2 * target else Tone.WARN if seconds > target else Tone.OK
        draw_tile(painter, tokens, rect, tone)
        self._label(painter, tokens, rect, self.tr("First answer (median)"))
        number, unit = ("–", "") if seconds is None else minutes_of(seconds)
        self._number(painter, tokens, rect, number, unit)
        self._change(painter, tokens, rect, board)
        words = self.tr("Target {n} min").format(n=board.targets.first_answer)
        if seconds is not None:
            self._verdict(painter, tokens, rect, words, tone)
        return Spot(
            rect,
            ("behind", "first_answer"),
            self.tr("First answer, median: {time}. {verdict}").format(time=f"{number} {unit}", verdict=words),
        )

    def _change(self, painter: QPainter, tokens: Tokens, rect: QRectF, board: Board) -> None:
        """Against the median of the last four same weekdays; nothing without one."""
        if board.first_median is None or not board.usual_median:
            return
        percent = round(100 * (board.first_median - board.usual_median) / board.usual_median)
        is_better = percent <= 0
        ink = tokens.colours.ok_text if is_better else tokens.colours.warn_text
        words = self.tr("{n} % less") if is_better else self.tr("{n} % more")
        draw_icon(
            painter,
            "trending-down" if is_better else "trending-up",
            QRectF(rect.left() + PADDING, rect.bottom() - 38, 17, 17),
            ink,
        )
        box = QRectF(rect.left() + PADDING + 24, rect.bottom() - 44, 110, 28)
        draw_text(painter, tokens, box, words.format(n=abs(percent)), TypeRole.BOARD_BODY_STRONG, ink)

    def _available(self, painter: QPainter, tokens: Tokens, rect: QRectF, board: Board) -> Spot:
        tone = Tone.OK
        if board.is_open and board.available <= board.targets.available_amber:
            tone = Tone.WARN if board.available else Tone.BAD
        draw_tile(painter, tokens, rect, tone)
        self._label(painter, tokens, rect, self.tr("Operators available"))
        self._number(painter, tokens, rect, str(board.available), self.tr("of {n}").format(n=board.connected))
        here = [person for person in board.people if person.status != "offline"]
        absent = [person for person in board.people if person.status == "offline"]
        faces = [*here, *absent][:MOST_FACES]
        step = min(48.0, (rect.width() - 2 * PADDING - 34) / max(1, len(faces) - 1)) if len(faces) > 1 else 0
        ground = tokens.colours.bad_tint if tone is Tone.BAD else tokens.colours.surface
        for number, person in enumerate(faces):
            box = QRectF(rect.left() + PADDING + number * step, rect.bottom() - 52, 34, 34)
            dot = status_colour(tokens, person)
            draw_avatar(
                painter,
                tokens,
                box,
                person.name,
                str(person.operator_id),
                ground=ground,
                is_dimmed=person.status != "available",
                presence=dot,
            )
        names = ", ".join(f"{person.name}: {status_word(person)}" for person in here)
        return Spot(
            rect,
            ("people", None),
            self.tr("Operators available: {n} of {all}. {names}").format(
                n=board.available, all=board.connected, names=names
            ),
        )


def who_waits(waiting: Waiting) -> str:
    """A citizen's short name, that there is none, or that it is not for whoever looks."""
    if waiting.is_reserved:
        return QCoreApplication.translate("queue", "Reserved")
    return clean_name(waiting.name) or no_name()


def status_word(person: Person) -> str:
    """An operator's status in words."""
    names = {str(status): word for status, word in status_names().items()}
    return names.get(person.status, person.status)


def status_colour(tokens: Tokens, person: Person) -> QColor:
    """The dot of a status; the words stand beside it wherever it matters."""
    colours = tokens.colours
    return {"available": colours.ok, "offline": colours.border_strong}.get(person.status, colours.warn)


def minutes_of(seconds: int) -> tuple[str, str]:
    """("4:12", "min") and, from an hour on, ("2:05", "h")."""
    if seconds >= 3_600:
        return f"{seconds // 3_600}:{seconds % 3_600 // 60:02d}", "h"
    return f"{seconds // 60}:{seconds % 60:02d}", "min"


def _long_wait(ms: int) -> tuple[str, str]:
    minutes = ms // 60_000
    if minutes < 100:
        return str(minutes), "min"
    hours = minutes // 60
    return (f"{hours}:{minutes % 60:02d}", "h") if hours < 48 else (str(hours // 24), "d")
