"""The board as one painted sheet of 1600 × 900 logical px, stretched to its place; Tab goes from spot to spot, Enter opens one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.operations.board import Board
from console.ui import formats
from console.ui.board.cards import Cards
from console.ui.board.model import BoardModel
from console.ui.board.tiles import Spot, Tiles
from console.ui.cleaning import clean_name
from console.ui.icons import draw_icon
from console.ui.paint import (
    CENTRE,
    RIGHT,
    draw_focus_ring,
    draw_text,
    saved,
    text_width,
)
from console.ui.queue.words import CHANNEL_NAMES
from console.ui.text import safe_tooltip
from console.ui.theme import theme
from console.ui.tokens import Tokens, TypeRole, tokens_for

WIDTH, HEIGHT = 1600.0, 900.0
MARGIN, GAP = 28.0, 15.0
LEAST_SCALE = 0.8
HIDE_CURSOR_MS = 3_000


class BoardView(QWidget):
    """GUI thread. `wanted(str, object)` says what somebody pressed: "inbox", "people", "conversation" and "assign" (an id), "behind" (a figure),
    "topic" (its name), "hands" (the id of an operator), "channel"."""

    wanted = Signal(str, object)

    def __init__(self, model: BoardModel, office: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._office = office
        self._tiles = Tiles(self)
        self._cards = Cards(self)
        self._spots: list[Spot] = []
        self._at = -1
        self._is_wallboard = False
        self._cursor_timer = QTimer(self)
        self._cursor_timer.setSingleShot(True)
        self._cursor_timer.setInterval(HIDE_CURSOR_MS)
        self._cursor_timer.timeout.connect(self._hide_cursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        model.changed.connect(self._on_changed)
        theme().theme_changed.connect(self.update)

    def set_office(self, office: str) -> None:
        """The town's name on top."""
        self._office = office
        self.update()

    def set_wallboard(self, is_on: bool) -> None:
        """Alone on a screen: no hand, no arrow, nothing that can be pressed."""
        self._is_wallboard = self._cards.is_wallboard = is_on
        self._at = -1
        self._cursor_timer.stop()
        self.unsetCursor()
        if is_on:
            self._cursor_timer.start()
        self.update()

    def least_size(self) -> tuple[int, int]:
        """Smaller than this the letters would be too small to read; then the page scrolls."""
        scale = LEAST_SCALE * theme().text_scale
        return round(WIDTH * scale), round(HEIGHT * scale)

    @Slot()
    def _on_changed(self) -> None:
        board = self._model.board
        if board is not None:
            self.setAccessibleName(self.tr("The counter right now"))
            self.setAccessibleDescription(". ".join(spot.words for spot in self._spots))
        self.update()

    # --- painting ------------------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme().tokens
        tokens = tokens_for(look.is_dark, look.has_more_contrast)
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.colours.app)
        scale = self._scale()
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(0, 0, self.width() / scale, self.height() / scale)
        board = self._model.board
        self._header(painter, tokens, sheet)
        if board is None:
            draw_text(
                painter,
                tokens,
                sheet,
                self.tr("Reading the figures…"),
                TypeRole.BOARD_TITLE,
                tokens.colours.text2,
                CENTRE,
            )
            return
        with saved(painter):
            painter.setOpacity(0.35 if self._model.is_stale else 1.0)
            self._spots = self._paint(painter, tokens, sheet, board)
        if 0 <= self._at < len(self._spots) and self.hasFocus():
            draw_focus_ring(painter, tokens, self._spots[self._at].rect, tokens.radii.card)

    def _scale(self) -> float:
        return min(self.width() / WIDTH, self.height() / HEIGHT)

    def _header(self, painter: QPainter, tokens: Tokens, sheet: QRectF) -> None:
        colours = tokens.colours
        draw_icon(painter, "crest", QRectF(MARGIN, 22, 33, 38), colours.text)
        title = QRectF(MARGIN + 48, 16, sheet.width() - 620, 34)
        draw_text(painter, tokens, title, self.tr("The counter right now"), TypeRole.BOARD_TITLE, colours.text)
        board = self._model.board
        kinds = sorted({CHANNEL_NAMES.get(kind, kind) for _, kind in board.channels}) if board else []
        words = " · ".join(part for part in (clean_name(self._office), ", ".join(kinds)) if part)
        draw_text(painter, tokens, title.translated(0, 28), words, TypeRole.BOARD_LABEL, colours.text2)
        if board is None:
            return
        clock = formats.clock_time(board.now)
        width = text_width(tokens, TypeRole.BOARD_CLOCK, clock)
        box = QRectF(sheet.width() - MARGIN - width, 16, width, 52)
        draw_text(painter, tokens, box, clock, TypeRole.BOARD_CLOCK, colours.text, RIGHT)
        left = QRectF(box.left() - 24 - 480, 18, 480, 26)
        draw_text(painter, tokens, left, formats.whole_day(board.now), TypeRole.BOARD_LABEL, colours.text, RIGHT)
        self._freshness(painter, tokens, left.translated(0, 24))

    def _freshness(self, painter: QPainter, tokens: Tokens, box: QRectF) -> None:
        age = (self._model.age_ms or 0) // 1000
        colours = tokens.colours
        if self._model.is_stale:
            words, ink, icon = (
                self.tr("No data for {n} s: not what is now").format(n=age),
                colours.bad_text,
                "alert-triangle",
            )
        else:
            words, ink, icon = self.tr("Live · data from {n} s ago").format(n=age), colours.ok_text, "circle-check"
        width = draw_text(painter, tokens, box, words, TypeRole.BOARD_BODY_STRONG, ink, RIGHT)
        draw_icon(painter, icon, QRectF(box.right() - width - 24, box.center().y() - 8, 16, 16), ink)

    def _paint(self, painter: QPainter, tokens: Tokens, sheet: QRectF, board: Board) -> list[Spot]:
        inner = sheet.width() - 2 * MARGIN
        tile = (inner - 4 * GAP) / 5
        rects = [QRectF(MARGIN + number * (tile + GAP), 86, tile, 178) for number in range(5)]
        spots = self._tiles.paint(painter, tokens, rects, board)
        top, height = 279.0, (sheet.height() - 279 - 22 - GAP) / 2
        wide = inner * 0.614
        spots.append(self._cards.hours(painter, tokens, QRectF(MARGIN, top, wide, height), board))
        self._cards.line(painter, tokens, QRectF(MARGIN + wide + GAP, top, inner - wide - GAP, height), board)
        top += height + GAP
        first, second = inner * 0.392, inner * 0.266
        spots += self._cards.team(painter, tokens, QRectF(MARGIN, top, first, height), board)
        spots += self._cards.topics(painter, tokens, QRectF(MARGIN + first + GAP, top, second, height), board)
        rest = QRectF(MARGIN + first + second + 2 * GAP, top, inner - first - second - 2 * GAP, height)
        spots += self._cards.attention(painter, tokens, rest, board)
        return spots

    # --- hands ---------------------------------------------------------------------------------------------------------------------

    def _spot_at(self, place: QPointF) -> int:
        logical = place / self._scale()
        # What lies on top was painted last.
        return next((n for n in range(len(self._spots) - 1, -1, -1) if self._spots[n].rect.contains(logical)), -1)

    def _press(self, number: int) -> None:
        if 0 <= number < len(self._spots) and not self._is_wallboard:
            self.wanted.emit(*self._spots[number].action)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._at = self._spot_at(event.position())
            self._press(self._at)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_wallboard:
            self.unsetCursor()
            self._cursor_timer.start()
            return
        spot = self._spot_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot >= 0 else Qt.CursorShape.ArrowCursor)
        safe_tooltip(self, self._spots[spot].words if spot >= 0 else "")

    @Slot()
    def _hide_cursor(self) -> None:
        self.setCursor(QCursor(Qt.CursorShape.BlankCursor))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._press(self._at)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes through the spots first, and out of the board after the last."""
        step = 1 if is_next else -1
        start = -1 if is_next else len(self._spots)
        following = (self._at if self._at >= 0 else start) + step
        if 0 <= following < len(self._spots):
            self._at = following
            self.setAccessibleDescription(self._spots[following].words)
            self.update()
            return True
        self._at = -1
        self.update()
        return super().focusNextPrevChild(is_next)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.update()
        return super().event(event)
