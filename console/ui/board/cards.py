"""The cards below the tiles: the day by hour, the wait, the team, the topics, and what needs attention."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter

from console.operations.board import Attention, Board, Person
from console.ui import formats
from console.ui.board.drawing import PADDING, draw_line, draw_stacks, draw_tile
from console.ui.board.tiles import Spot, minutes_of, status_colour, status_word, who_waits
from console.ui.cleaning import clean_name
from console.ui.icons import draw_icon
from console.ui.paint import CENTRE, LEFT, RIGHT, Tone, draw_text, fill_round, outline_round, text_width, tone_colours
from console.ui.tokens import Tokens, TypeRole

FIRST_HOUR, LAST_HOUR = 7, 20
MOST_PEOPLE = 6
USUAL_LOAD, MOST_SQUARES = 6, 8


class Cards(QObject):
    """Paints one card each; those that can be pressed return their spots. On a wallboard nothing has a button."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_wallboard = False

    def _title(self, painter: QPainter, tokens: Tokens, rect: QRectF, words: str) -> None:
        draw_tile(painter, tokens, rect)
        box = QRectF(rect.left() + PADDING, rect.top() + 12, rect.width() - 2 * PADDING, 30)
        draw_text(painter, tokens, box, words, TypeRole.BOARD_LABEL, tokens.colours.text)

    def hours(self, painter: QPainter, tokens: Tokens, rect: QRectF, board: Board) -> Spot:
        """Conversations by hour and channel, and what is usual."""
        words = self.tr("New conversations per hour")
        self._title(painter, tokens, rect, words)
        colours = tokens.colours
        by_kind = {
            "whatsapp": colours.chart_whatsapp,
            "telegram": colours.chart_telegram,
            "matrix": colours.chart_matrix,
        }
        inks = [by_kind.get(kind.removeprefix("twilio_"), colours.accent) for _, kind in board.channels]
        busy = [hour for hour in range(24) if sum(board.hours[hour])] + [board.hour]
        first, last = min(FIRST_HOUR, *busy), max(LAST_HOUR, *busy)
        box = QRectF(rect.left() + PADDING + 46, rect.top() + 66, rect.width() - 2 * PADDING - 46, rect.height() - 110)
        labels = [f"{hour} h" for hour in range(first, last + 1)]
        usual = board.usual[first : last + 1] if board.usual else ()
        draw_stacks(painter, tokens, box, board.hours[first : last + 1], inks, labels, usual, board.hour - first)
        right = rect.right() - PADDING
        if usual:
            text = self.tr("usual on this weekday")
            right -= text_width(tokens, TypeRole.BOARD_BODY, text)
            draw_text(
                painter, tokens, QRectF(right, rect.top() + 14, 400, 26), text, TypeRole.BOARD_BODY, colours.text2
            )
            right -= 34
            draw_text(
                painter,
                tokens,
                QRectF(right, rect.top() + 14, 30, 26),
                "- -",
                TypeRole.BOARD_BODY_STRONG,
                colours.text2,
            )
        for (name, _), ink in reversed(list(zip(board.channels, inks, strict=True))):
            shown = clean_name(name)
            right -= text_width(tokens, TypeRole.BOARD_BODY, shown) + 16
            draw_text(
                painter, tokens, QRectF(right, rect.top() + 14, 200, 26), shown, TypeRole.BOARD_BODY, colours.text2
            )
            right -= 18
            fill_round(painter, QRectF(right, rect.top() + 21, 11, 11), 2, ink)
        return Spot(rect, ("behind", "conversations"), f"{words}: {sum(map(sum, board.hours))}")

    def line(self, painter: QPainter, tokens: Tokens, rect: QRectF, board: Board) -> None:
        """The median wait of the last three hours against the target."""
        self._title(painter, tokens, rect, self.tr("Median wait, last 3 hours"))
        minutes = [None if seconds is None else round(seconds / 60) for seconds in board.line]
        box = QRectF(rect.left() + PADDING + 46, rect.top() + 60, rect.width() - 2 * PADDING - 56, rect.height() - 104)
        marks = [board.now - 10_800_000 + 3_600_000 * step for step in range(4)]
        target = board.targets.wait
        draw_line(
            painter,
            tokens,
            box,
            minutes,
            target,
            [formats.clock_time(mark) for mark in marks],
            self.tr("target {n} min").format(n=target),
        )
        last = minutes[-1]
        if last is not None:
            ink = tokens.colours.warn_text if last > target * 0.6 else tokens.colours.text2
            corner = QRectF(rect.left() + PADDING, rect.top() + 12, rect.width() - 2 * PADDING, 30)
            draw_text(
                painter, tokens, corner, self.tr("now {n} min").format(n=last), TypeRole.BOARD_BODY_STRONG, ink, RIGHT
            )

    def team(self, painter: QPainter, tokens: Tokens, rect: QRectF, board: Board) -> list[Spot]:
        """Who is there, how loaded, how quick. In the order of names: no ranking. Each who holds something can be pressed."""
        self._title(painter, tokens, rect, self.tr("Team"))
        colours = tokens.colours
        columns = (rect.left() + rect.width() * 0.38, rect.right() - 150, rect.right() - PADDING)
        heads = (self.tr("open"), self.tr("answered today"), self.tr("1st answer"))
        for words, x, alignment in zip(heads, columns, (LEFT, RIGHT, RIGHT), strict=True):
            box = QRectF(x if alignment is LEFT else x - 160, rect.top() + 14, 160, 26)
            draw_text(painter, tokens, box, words, TypeRole.BOARD_BODY, colours.text2, alignment)
        here = sorted(board.people, key=lambda person: person.status == "offline")
        row, spots = (rect.height() - 56) / MOST_PEOPLE, []
        for number, person in enumerate(here[:MOST_PEOPLE]):
            y = rect.top() + 48 + number * row
            if number:
                fill_round(painter, QRectF(rect.left() + PADDING, y, rect.width() - 2 * PADDING, 1), 0, colours.border)
            ink = colours.text3 if person.status == "offline" else colours.text
            dot = QRectF(rect.left() + PADDING, y + row / 2 - 5, 10, 10)
            fill_round(painter, dot, 5, status_colour(tokens, person))
            draw_text(
                painter,
                tokens,
                QRectF(dot.right() + 12, y, columns[0] - dot.right() - 24, row),
                clean_name(person.name),
                TypeRole.BOARD_TABLE,
                ink,
            )
            box = QRectF(columns[0], y, rect.width() * 0.3, row)
            self._load(painter, tokens, box, person, board.now, board.targets.wait * 60_000)
            if person.open:
                place = QRectF(rect.left() + 6, y + 1, rect.width() - 12, row - 2)
                spots.append(Spot(place, ("hands", person.operator_id), self._load_words(person, board.now)))
            draw_text(
                painter,
                tokens,
                QRectF(columns[1] - 100, y, 100, row),
                str(person.answered),
                TypeRole.BOARD_TABLE,
                ink,
                RIGHT,
            )
            time = "–" if person.median is None else ":".join(minutes_of(person.median)[:1])
            is_slow = person.median is not None and person.median > board.targets.first_answer * 60
            draw_text(
                painter,
                tokens,
                QRectF(columns[2] - 100, y, 100, row),
                time,
                TypeRole.BOARD_TABLE,
                colours.warn_text if is_slow else ink,
                RIGHT,
            )
        return spots

    def _load_words(self, person: Person, now: int) -> str:
        """How much somebody has in hand, for the tooltip and for who cannot see it."""
        words = self.tr("{name}, {status}: {n} in hand").format(
            name=clean_name(person.name), status=status_word(person), n=person.open
        )
        if person.most is not None:
            words = f"{words} {self.tr('of {n} at most').format(n=person.most)}"
        if person.oldest is not None:
            longest = formats.short_wait(now - person.oldest)
            words = f"{words}, {self.tr('{n} waiting, the longest {time}').format(n=person.waiting, time=longest)}"
        return words

    def _load(self, painter: QPainter, tokens: Tokens, box: QRectF, person: Person, now: int, target_ms: int) -> None:
        """How many conversations somebody holds, of those they may; or what else they are doing."""
        colours = tokens.colours
        if person.status != "available":
            words = status_word(person)
            if person.status != "offline" and person.status_since is not None:
                words = f"{words} · {formats.short_wait(now - person.status_since)}"
            ink = colours.text3 if person.status == "offline" else colours.warn_text
            draw_text(
                painter, tokens, box, words if not person.open else f"{person.open} · {words}", TypeRole.BOARD_BODY, ink
            )
            return
        most = min(MOST_SQUARES, person.most or USUAL_LOAD)
        is_full = person.most is not None and person.open >= person.most
        for place in range(most):
            ink = colours.border if place >= person.open else colours.warn if is_full else colours.chart_telegram
            fill_round(painter, QRectF(box.left() + place * 20, box.center().y() - 8, 16, 16), 4, ink)
        is_late = person.oldest is not None and now - person.oldest > target_ms
        beside = box.adjusted(most * 20 + 8, 0, 0, 0)
        ink = colours.bad_text if is_late else colours.text
        width = draw_text(painter, tokens, beside, str(person.open), TypeRole.BOARD_TABLE, ink)
        if is_late:
            # Somebody in these hands waits longer than the target.
            sign = QRectF(beside.left() + width + 6, box.center().y() - 8, 16, 16)
            draw_icon(painter, "alert-triangle", sign, colours.bad_text)

    def topics(self, painter: QPainter, tokens: Tokens, rect: QRectF, board: Board) -> list[Spot]:
        """What today is about."""
        self._title(painter, tokens, rect, self.tr("Topics today"))
        colours = tokens.colours
        if not board.topics:
            draw_text(painter, tokens, rect, self.tr("Nothing yet today"), TypeRole.BOARD_BODY, colours.text3, CENTRE)
            return []
        most = max(number for _, number in board.topics)
        row, spots = (rect.height() - 56) / 6, []
        name_width = rect.width() * 0.34
        for place, (topic, number) in enumerate(board.topics):
            y = rect.top() + 48 + place * row
            words = clean_name(topic) or self.tr("Others")
            draw_text(
                painter,
                tokens,
                QRectF(rect.left() + PADDING, y, name_width - 10, row),
                words,
                TypeRole.BOARD_BODY,
                colours.text,
            )
            bar = QRectF(
                rect.left() + PADDING + name_width, y + row / 2 - 6, rect.width() - 2 * PADDING - name_width - 46, 11
            )
            fill_round(painter, bar, 3, colours.sunken)
            fill_round(
                painter,
                QRectF(bar.left(), bar.top(), bar.width() * number / most, bar.height()),
                3,
                colours.accent if topic else colours.border_strong,
            )
            draw_text(
                painter,
                tokens,
                QRectF(rect.right() - PADDING - 44, y, 44, row),
                str(number),
                TypeRole.BOARD_TABLE,
                colours.text,
                RIGHT,
            )
            if topic:
                spots.append(
                    Spot(QRectF(rect.left() + 8, y, rect.width() - 16, row), ("topic", topic), f"{words}: {number}")
                )
        return spots

    def attention(self, painter: QPainter, tokens: Tokens, rect: QRectF, board: Board) -> list[Spot]:
        """What must be looked at now, with one act each."""
        self._title(painter, tokens, rect, self.tr("Needs attention"))
        colours = tokens.colours
        if not board.attention:
            box = QRectF(rect.left(), rect.top() + 30, rect.width(), rect.height() - 30)
            draw_icon(painter, "circle-check", QRectF(box.center().x() - 14, box.center().y() - 34, 28, 28), colours.ok)
            draw_text(
                painter,
                tokens,
                box.translated(0, 16),
                self.tr("Nothing: everybody is answered in time"),
                TypeRole.BOARD_BODY,
                colours.text2,
                CENTRE,
            )
            return []
        row = max(62.0, (rect.height() - 56) / 4)
        room = int((rect.height() - 52) // row)
        spots = []
        for place, each in enumerate(board.attention[:room]):
            y = rect.top() + 48 + place * row
            if place:
                fill_round(painter, QRectF(rect.left() + PADDING, y, rect.width() - 2 * PADDING, 1), 0, colours.border)
            spots.append(
                self._one(
                    painter, tokens, QRectF(rect.left() + PADDING, y, rect.width() - 2 * PADDING, row), each, board
                )
            )
        return spots

    def _one(self, painter: QPainter, tokens: Tokens, row: QRectF, each: Attention, board: Board) -> Spot:
        words, details, button, action = self._said(each, board)
        tone, icon = (Tone.BAD, "clock") if each.kind in ("late", "held") else (Tone.WARN, "hourglass")
        if each.kind == "channel":
            tone, icon = Tone.BAD, "plug-connected"
        ground, ink = tone_colours(tokens, tone)
        mark = QRectF(row.left(), row.center().y() - 19, 38, 38)
        fill_round(painter, mark, 7, ground)
        draw_icon(painter, icon, mark.adjusted(10, 10, -10, -10), ink)
        width = 0.0 if self.is_wallboard else text_width(tokens, TypeRole.BOARD_BODY_STRONG, button) + 28
        push = QRectF(row.right() - width, row.center().y() - 17, width, 34)
        texts = QRectF(mark.right() + 12, row.center().y() - 23, push.left() - mark.right() - 24, 24)
        draw_text(painter, tokens, texts, words, TypeRole.BOARD_BODY_STRONG, tokens.colours.text)
        draw_text(painter, tokens, texts.translated(0, 22), details, TypeRole.BOARD_BODY, tokens.colours.text2)
        if width:
            fill_round(painter, push, tokens.radii.button, tokens.colours.raised)
            outline_round(painter, push, tokens.radii.button, tokens.colours.border_strong)
            draw_text(painter, tokens, push, button, TypeRole.BOARD_BODY_STRONG, tokens.colours.text, CENTRE)
        return Spot(push if width else row, action, f"{words}, {details}: {button}")

    def _said(self, each: Attention, board: Board) -> tuple[str, str, str, tuple[str, object]]:
        """(what, about whom, the button, what it does)."""
        if each.waiting is None:
            return (
                self.tr("{channel} cannot be reached").format(channel=clean_name(each.channel)),
                self.tr("Nothing comes in or goes out"),
                self.tr("Look"),
                ("channel", each.channel),
            )
        waiting = each.waiting
        name, waited = who_waits(waiting), board.now - waiting.since
        left = max(1, -(-(board.targets.wait * 60_000 - waited) // 60_000))
        words = (
            self.tr("{name} reaches the target in {n} min").format(name=name, n=left)
            if each.kind == "nearly"
            else self.tr("{name} has waited {wait}").format(name=name, wait=formats.short_wait(waited))
        )
        holder = (
            self.tr("with {name}").format(name=clean_name(waiting.holder))
            if waiting.holder
            else self.tr("nobody has it")
        )
        details = " · ".join(part for part in (clean_name(waiting.topic), holder) if part)
        if waiting.holder:
            return words, details, self.tr("Open"), ("conversation", waiting.conversation_id)
        return words, details, self.tr("Assign"), ("assign", waiting.conversation_id)
