"""The list itself: pointer, keys and scrolling. A row is opened by an explicit act; moving through it opens nothing.

An operator who presses where a row stood a moment ago would answer the wrong citizen. So the order is held while the
pointer is in use over the list, and for a moment after a change of order a press does nothing if it would hit another
row than the one that was aimed at.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip, QWidget

from console.ui.queue.column import QueueColumn
from console.ui.queue.model import QueueModel
from console.ui.queue.painter import (
    NARROW_HEADING,
    NARROW_ROW,
    WORDS_RIGHT,
    QueuePainter,
    RowLook,
    order_rect,
    take_rect,
)
from console.ui.queue.sections import Section
from console.ui.queue.words import can_claim, heading_hint
from console.ui.text import tooltip_text
from console.ui.theme import theme

STILL_MS = 10_000
"""A pointer that has not moved for so long is not aiming at anything."""
SHIELD_MS = 500
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class QueueTable(QueueColumn):
    """GUI thread. Signals carry conversation ids as objects: they do not fit a 32-bit int."""

    opened = Signal(object)
    claim_clicked = Signal(object)
    order_clicked = Signal(QPoint)
    menu_wanted = Signal(object, QPoint)
    shown = Signal()
    """The first rows of the desk are painted; once."""

    def __init__(self, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.open_id: int | None = None
        self.hover_row = -1
        self.is_over_take = False
        self.shows_focus = False
        self.is_compact = False
        self.is_narrow = False
        self._pressed_id: int | None = None
        self._pressed_take = False
        self._anchor: tuple[int, int] | None = None
        self._aimed_at: tuple[int | None, int | None] = (None, None)
        self._last_pointer = QPoint(-1, -1)
        self._is_unseen = True
        self._dress()
        self._painter = QueuePainter(model, self._look_of)
        self.setModel(model)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(STILL_MS)
        self._still.timeout.connect(self.release_order)
        self._shield = QTimer(self)
        self._shield.setSingleShot(True)
        self._shield.setInterval(SHIELD_MS)
        model.order_changing.connect(self._on_order_changing)
        model.order_changed.connect(self._on_order_changed)
        model.modelReset.connect(self._on_reset)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme().theme_changed.connect(self.fit_rows)
        self.fit_rows()

    def _dress(self) -> None:
        # A viewport made by Qt would have to be described to Python, and with it every kind of widget it might be.
        # Born as a child: a widget that has been a window counts as opaque, and nobody would paint what is behind it.
        ground = QWidget(self)
        ground.setObjectName("qt_scrollarea_viewport")
        ground.setAutoFillBackground(False)
        self.setViewport(ground)
        self.setObjectName("queue")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)

    # Rows and their heights.

    @Slot()
    def fit_rows(self) -> None:
        """Give rows and headings their heights again: after a change of theme, density or width."""
        sizes = theme().tokens.sizes
        if self.is_narrow:
            self.set_heights(NARROW_ROW, NARROW_HEADING)
        else:
            self.set_heights(sizes.queue_row_compact if self.is_compact else sizes.queue_row, sizes.section_header)
        self._look()

    def set_density(self, *, is_compact: bool, is_narrow: bool) -> None:
        """Two lines a row instead of three; or avatars only."""
        self.is_compact, self.is_narrow = is_compact, is_narrow
        self.fit_rows()

    # What is open, and where the keyboard is.

    def current_id(self) -> int | None:
        """The conversation the keyboard stands on."""
        index = self.currentIndex()
        return self.queue.id_at(index.row()) if index.isValid() else None

    def show_open(self, conversation_id: int | None) -> None:
        """Mark a conversation as the open one and bring it into view if it is in the list."""
        # A row that was opened by a click here is where the pointer is: neither order nor scrolling may move it.
        if conversation_id != self.open_id:
            self.open_id = conversation_id
            self.release_order()
            row = self.queue.position(conversation_id)
            if row >= 0:
                self._go_to(row)
        self.viewport().update()

    def step_from_open(self, step: int, *, unread_only: bool = False) -> int | None:
        """The next conversation below (1) or above (-1) the open one; None at the end of the list."""
        start = self.queue.position(self.open_id)
        if start < 0:
            start = -1 if step > 0 else self.queue.rowCount()
        row = start + step
        while 0 <= row < self.queue.rowCount():
            number = self.queue.id_at(row)
            known = self.queue.shelf.row(number)
            if number is not None and (not unread_only or (known is not None and known.unread > 0)):
                return number
            row += 1 if step > 0 else -1
        return None

    def _go_to(self, row: int) -> None:
        index = self.queue.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    # Order: hold, anchor, shield.

    def _hold_order(self) -> None:
        """The pointer is in use: nothing moves under it."""
        self.queue.hold_order(True)
        self._still.start()

    @Slot()
    def release_order(self) -> None:
        """Let rows find their places, unless a button is down."""
        if self._pressed_id is None:
            self._still.stop()
            self.queue.hold_order(False)

    @Slot()
    def _on_order_changing(self) -> None:
        self._aimed_at = (self.queue.id_at(self.hover_row), self.current_id())
        top = self.rowAt(0)
        is_scrolled = self.verticalScrollBar().value() > 0
        number = self.queue.id_at(top) if is_scrolled else None
        self._anchor = None if number is None else (number, self.rowViewportPosition(top))

    @Slot()
    def _on_order_changed(self) -> None:
        self.updateGeometries()
        if self._anchor is not None:
            number, offset = self._anchor
            row = self.queue.position(number)
            if row >= 0:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.rowViewportPosition(row) - offset)
        if self.hover_row >= 0:
            self._hover(self.viewport().mapFromGlobal(self.cursor().pos()) if self.underMouse() else self._last_pointer)
        if (self.queue.id_at(self.hover_row), self.current_id()) != self._aimed_at:
            self._shield.start()
        self._look()

    @Slot()
    def _on_reset(self) -> None:
        self.hover_row = -1
        self.updateGeometries()
        row = self.queue.position(self.open_id)
        if row >= 0:
            self.setCurrentIndex(self.queue.index(row, 0))
        self._look()

    @Slot()
    def _on_scrolled(self) -> None:
        if self.hover_row >= 0:
            self._hover(self._last_pointer)
        self._look()

    def _look(self) -> None:
        """Tell the model what is on screen."""
        if self.queue.rowCount() == 0:
            return
        rows = self.rows_between(0, self.viewport().height() - 1)
        self.queue.look_at(rows.start, rows.stop - 1)

    # Pointer.

    def _hover(self, position: QPoint) -> None:
        self._last_pointer = position
        row = self.rowAt(position.y()) if self.viewport().rect().contains(position) else -1
        if row >= 0 and self.queue.section_at(row) is not None and not self._is_over_order(row, position):
            row = -1
        is_over_take = row >= 0 and self._offers_take(row) and self._take_rect(row).contains(position)
        if (row, is_over_take) != (self.hover_row, self.is_over_take):
            for changed in {row, self.hover_row} - {-1}:
                self.viewport().update(self._row_rect(changed))
            self.hover_row, self.is_over_take = row, is_over_take
            is_over_order = row >= 0 and self.queue.section_at(row) is not None
            shape = Qt.CursorShape.PointingHandCursor if is_over_take or is_over_order else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)

    def _offers_take(self, row: int) -> bool:
        """Whether the row under the pointer shows its "Take" button."""
        known = self.queue.row_at(row)
        return known is not None and can_claim(known) and not self.is_narrow

    def _is_over_order(self, row: int, position: QPoint) -> bool:
        """Whether a point of a heading is on the words that say the order, where there is one to choose."""
        section = self.queue.section_at(row)
        count = self.queue.figure(Section.WAITING)
        if section is not Section.WAITING or not count or self.is_narrow:
            return False
        words = heading_hint(section, count, self.queue.order)
        return order_rect(self._row_rect(row), words).contains(position)

    def _row_rect(self, row: int) -> QRect:
        """Where a row is drawn: the lane of the scrollbar stays free also while there is none."""
        return self.visualRect(self.queue.index(row, 0)).adjusted(0, 0, -self._lane(), 0)

    def _lane(self) -> int:
        return 0 if self.verticalScrollBar().isVisible() else theme().tokens.sizes.scrollbar

    def _take_rect(self, row: int) -> QRect:
        return take_rect(self._row_rect(row), self.is_compact)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hold_order()
        self._hover(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.shows_focus = False
        position = event.position().toPoint()
        self._hover(position)
        number = self.queue.id_at(self.rowAt(position.y()))
        if event.button() == Qt.MouseButton.LeftButton and number is None and self.hover_row >= 0:
            below = self._row_rect(self.hover_row).bottomRight() - QPoint(WORDS_RIGHT, 0)
            self.order_clicked.emit(self.viewport().mapToGlobal(below))
            return
        if event.button() != Qt.MouseButton.LeftButton or number is None:
            return
        if self._shield.isActive():
            return
        self._pressed_id = number
        self._pressed_take = self.is_over_take
        self._hold_order()
        self.setCurrentIndex(self.queue.index(self.rowAt(position.y()), 0))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        number, was_take = self._pressed_id, self._pressed_take
        self._pressed_id, self._pressed_take = None, False
        position = event.position().toPoint()
        self._hover(position)
        if number is None or self.queue.id_at(self.rowAt(position.y())) != number:
            return
        if was_take and self.is_over_take:
            self.release_order()
            self.claim_clicked.emit(number)
        elif not was_take:
            self._open(number)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press is one more press, never an editor."""
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._hold_order()
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(QPoint(-1, -1))
            self.release_order()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        """Where only avatars fit, a tip says the rest."""
        index = self.indexAt(event.pos())
        words = index.data(Qt.ItemDataRole.AccessibleTextRole) if self.is_narrow and index.isValid() else None
        QToolTip.showText(event.globalPos(), tooltip_text(words or ""), self.viewport())

    def _look_of(self, row: int) -> RowLook:
        """What the painter must know of a row beside its words."""
        number = self.queue.id_at(row)
        is_hovered = row == self.hover_row
        return RowLook(
            is_open=number is not None and number == self.open_id,
            is_hovered=is_hovered,
            has_ring=self.shows_focus and self.hasFocus() and row == self.currentIndex().row(),
            has_take=is_hovered and self._offers_take(row),
            is_take_lit=is_hovered and self.is_over_take,
            is_compact=self.is_compact,
            is_narrow=self.is_narrow,
            lane=self._lane(),
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            row = self.rowAt(event.pos().y())
            position = event.globalPos()
        else:
            row = self.currentIndex().row() if self.currentIndex().isValid() else -1
            position = self.viewport().mapToGlobal(self._row_rect(row).center()) if row >= 0 else event.globalPos()
        number = self.queue.id_at(row)
        if number is not None and not self._shield.isActive():
            self._hold_order()
            self._still.stop()
            self.menu_wanted.emit(number, position)

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.shows_focus = True
        self.release_order()
        key = event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            number = self.current_id()
            if number is not None and not self._shield.isActive():
                self._open(number)
            return
        if plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            rows = range(self.queue.rowCount())
            row = next((n for n in (rows if key == Qt.Key.Key_Home else reversed(rows)) if self.queue.id_at(n)), -1)
            if row >= 0:
                self._go_to(row)
                if key == Qt.Key.Key_Home:
                    self.scrollToTop()
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            # Qt would do it only together with scrolling to whatever is clicked.
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Typing letters looks for nothing: names of unread pages are unknown, so the answer would be wrong."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.shows_focus = event.reason() in _KEYBOARD_REASONS
        if not self.currentIndex().isValid() and self.shows_focus:
            row = max(self.queue.position(self.open_id), 0)
            while row < self.queue.rowCount() and self.queue.id_at(row) is None:
                row += 1
            if row < self.queue.rowCount():
                self._go_to(row)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.shows_focus = False
        super().focusOutEvent(event)
        self.viewport().update()

    def _open(self, number: int) -> None:
        self.open_id = number
        self.viewport().update()
        self.opened.emit(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        stale, region, width = event.rect(), event.region(), self.viewport().width()
        for row in self.rows_between(stale.top(), stale.bottom()):
            rect = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
            if region.intersects(rect):
                self._painter.paint(painter, QRectF(rect), row)
        painter.end()
        if self._is_unseen and self.queue.is_read:
            self._is_unseen = False
            self.shown.emit()
            QTimer.singleShot(0, self.queue, self.queue.read_rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look()
