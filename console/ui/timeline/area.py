"""Hands on the timeline: what clicks, double clicks, the menu key and the keyboard do to its rows.

It decides which row and which spot are meant and tells it on; what a spot does is the pane's business. A key that means
nothing here is ignored, so that the window's shortcuts and the composer get it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, QTimer, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from console.ui.theme import theme
from console.ui.timeline.column import AnchoredColumn
from console.ui.timeline.delegate import TimelinePainter
from console.ui.timeline.entries import order
from console.ui.timeline.layout import Look
from console.ui.timeline.parts import Spot

MARK_MS = 2_500
"""How long a found message stays marked: long enough to be seen by somebody who reads the name first."""
FADE_MS = 150

_Moves = QAbstractItemView.CursorAction
_MOVES = {
    Qt.Key.Key_Up: _Moves.MoveUp,
    Qt.Key.Key_Down: _Moves.MoveDown,
    Qt.Key.Key_Home: _Moves.MoveHome,
    Qt.Key.Key_End: _Moves.MoveEnd,
    Qt.Key.Key_PageUp: _Moves.MovePageUp,
    Qt.Key.Key_PageDown: _Moves.MovePageDown,
}


class TimelineArea(AnchoredColumn):
    """GUI thread. `pressed_spot(Spot, row, QPointF in the row)`, `menu_wanted(row, QPoint on the screen)`, `text_wanted(row)`.

    `on_key(event, row)` is asked first about every key and says whether it was meant for the row.
    """

    pressed_spot = Signal(object, object, object)
    menu_wanted = Signal(object, object)
    text_wanted = Signal(object)

    def __init__(
        self,
        painter: TimelinePainter,
        look: Callable[[], Look],
        on_key: Callable[[QKeyEvent, int], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(painter, look, parent)
        self._on_key = on_key
        self._armed: tuple[int, Spot] | None = None
        self._mark_timer = QTimer(self)
        self._mark_timer.setSingleShot(True)
        self._mark_timer.setInterval(MARK_MS)
        self._mark_timer.timeout.connect(self._on_mark_over)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FADE_MS)
        self._fade.setStartValue(0.99)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._on_fade)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    # --- pointer ------------------------------------------------------------------------------------------------------

    def _spot_under(self, point: QPoint) -> tuple[int, Spot, QPointF] | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        place = QPointF(point - self.visualRect(index).topLeft())
        spot = self.sheet(index.row()).spot_at(place)
        return None if spot is None else (index.row(), spot, place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_by_keyboard = False
        self.unmark()
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid():
            self.setCurrentIndex(index)
        found = self._spot_under(point) if event.button() is Qt.MouseButton.LeftButton else None
        self._armed = found[:2] if found is not None else None
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._spot_under(event.position().toPoint())
        if found is not None and self._armed == found[:2]:
            self.pressed_spot.emit(found[1], found[0], found[2])
        self._armed = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._spot_under(event.position().toPoint())
        hovered = found[:2] if found is not None else None
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and self._spot_under(point) is None:
            self.text_wanted.emit(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            rect = self.visualRect(index).intersected(self.viewport().rect())
            is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            self.menu_wanted.emit(index.row(), self.viewport().mapToGlobal(rect.center() if is_key else event.pos()))

    # --- keyboard -----------------------------------------------------------------------------------------------------

    def moveCursor(self, action: _Moves, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count = len(self._heights)
        if not count:
            return QModelIndex()
        current = self.currentIndex().row() if self.currentIndex().isValid() else count
        row = {
            _Moves.MoveUp: current - 1,
            _Moves.MovePrevious: current - 1,
            _Moves.MoveDown: current + 1,
            _Moves.MoveNext: current + 1,
            _Moves.MoveHome: 0,
            _Moves.MoveEnd: count - 1,
            _Moves.MovePageUp: self._row_in_page(-1),
            _Moves.MovePageDown: self._row_in_page(1),
        }.get(action, current)
        return self.timeline.index(max(0, min(count - 1, row)))

    def _row_in_page(self, direction: int) -> int:
        step = self.verticalScrollBar().pageStep() * direction
        edge = 0 if direction < 0 else self.viewport().height()
        return self._heights.row_at(self.verticalScrollBar().value() - self._lead() + edge + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_by_keyboard = True
        self.unmark()
        self._ensure_current()
        row = self.currentIndex().row()
        if row >= 0 and self._on_key(event, row):
            event.accept()
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        action = _MOVES.get(Qt.Key(event.key())) if plain else None
        if action is None:
            # Not ours: the window's shortcuts and the composer must get it.
            event.ignore()
            return
        if self._scrolled_inside(action):
            return
        index = self.moveCursor(action, event.modifiers())
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.viewport().update()

    def _scrolled_inside(self, action: _Moves) -> bool:
        """A row taller than the window is read by lines before the cursor leaves it."""
        rect = self.visualRect(self.currentIndex())
        step = self.verticalScrollBar().singleStep() * 3
        if action is _Moves.MoveDown and rect.top() <= 0 and rect.bottom() > self.viewport().height():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + step)
            return True
        if action is _Moves.MoveUp and rect.top() < 0 and rect.bottom() > self.viewport().height() // 3:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - step)
            return True
        return False

    # --- a found message ----------------------------------------------------------------------------------------------

    def mark_current(self, *, is_brief: bool) -> None:
        """Set the current row off although nobody came by keyboard: it was looked for. A brief mark goes by itself."""
        self._fade.stop()
        self._mark = 1.0
        if is_brief:
            self._mark_timer.start()
        else:
            self._mark_timer.stop()
        self.viewport().update()

    def unmark(self) -> None:
        """No row is set off any more."""
        self._mark_timer.stop()
        self._fade.stop()
        self._mark = 0.0
        self.viewport().update()

    def last_in_sight(self) -> tuple[int, int] | None:
        """Where the last message on screen stands in the history, as (at, id)."""
        for row in reversed(self._visible_rows()):
            entry = self.timeline.entry(row)
            if entry.rows and self._y(row) < self.viewport().height():
                return order(entry.last)
        return None

    @Slot()
    def _on_mark_over(self) -> None:
        if theme().may_animate:
            self._fade.start()
        else:
            self.unmark()

    @Slot(object)
    def _on_fade(self, strength: float) -> None:
        self._mark = strength
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters belong to the composer."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._is_by_keyboard = True
            self._ensure_current()
        self.viewport().update()

    def _ensure_current(self) -> None:
        """The keyboard begins at the newest row in sight."""
        if not self.currentIndex().isValid() and len(self._heights):
            self.setCurrentIndex(self.timeline.index(self._visible_rows().stop - 1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
