"""The column of rows under the timeline: any height, laid out only when they come into sight, never moved under the eye.

A QListView in name, so that screen readers find a list with rows, but its layout is ours: Qt's lays out every row on
any change. Whatever happens to the model, one row on screen (or the bottom) is the anchor and keeps its place.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from console.ui.paint import saved
from console.ui.theme import theme
from console.ui.timeline.delegate import TimelinePainter
from console.ui.timeline.entries import Entry, Key, day_of
from console.ui.timeline.heights import Heights
from console.ui.timeline.layout import Look, estimated_height, line_height, sheet_of
from console.ui.timeline.model import TimelineModel
from console.ui.timeline.parts import Sheet, Spot
from console.ui.timeline.prints import Prints

Index = QModelIndex | QPersistentModelIndex

SHEETS_KEPT = 600
NEAR_EDGE_PX = 900
BOTTOM_SLACK_PX = 4
BOTTOM_MARGIN = 12
COUNTDOWN_MS = 250
FEW = 4
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The row that keeps its place, and its distance from the top of the viewport in px. Row -1: the bottom keeps its place."""

    row: int
    offset: int


_BOTTOM = _Anchor(-1, 0)


class AnchoredColumn(QListView):
    """GUI thread. `older_wanted`, `newer_wanted`: the operator comes near the first or last row and there is more;
    `bottom_reached`: the newest message of all is in sight.
    """

    older_wanted = Signal()
    newer_wanted = Signal()
    bottom_reached = Signal()

    def __init__(self, painter: TimelinePainter, look: Callable[[], Look], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = painter
        self._prints = Prints(painter)
        self._look = look
        self._heights = Heights()
        self._sheets: OrderedDict[Key, tuple[Entry, Sheet]] = OrderedDict()
        self._sheets_day = 0
        self._drawn: list[tuple[int, Sheet, int]] = []
        self._anchor = _BOTTOM
        self._is_settling = False
        self._is_by_keyboard = False
        self._mark = 0.0
        self._hovered: tuple[int, Spot] | None = None
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoScroll(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        # It fills all of itself: nobody need paint what is behind it, and what only moves is moved and not drawn again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._countdown = QTimer(self)
        self._countdown.setInterval(COUNTDOWN_MS)
        self._countdown.timeout.connect(self._on_countdown)
        theme().theme_changed.connect(self._on_theme_changed)

    # --- the model ----------------------------------------------------------------------------------------------------

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.rowsRemoved.connect(self._on_rows_removed)
            if isinstance(model, TimelineModel):
                model.end_reached.connect(self._on_end_reached)
            self.reset()

    @property
    def timeline(self) -> TimelineModel:
        """The model, as what it is."""
        model = self.model()
        assert isinstance(model, TimelineModel)
        return model

    def reset(self) -> None:
        """Another conversation, at its end; a window whose end is not here begins in its middle, far from both edges."""
        super().reset()
        self._drop_sheets()
        self._hovered = None
        if isinstance(self.model(), TimelineModel):
            self._heights.reset(self._guesses(0, self.timeline.rowCount() - 1))
            middle = _Anchor(self.timeline.rowCount() // 2, self.viewport().height() // 3)
            self._settle(middle if self.timeline.has_newer else _BOTTOM)

    def rowsInserted(self, parent: Index, first: int, last: int) -> None:
        super().rowsInserted(parent, first, last)
        anchor = self._anchor
        self._heights.insert(first, self._guesses(first, last))
        if anchor is _BOTTOM and last - first < FEW:
            # They come into sight at once: a guess would only be corrected after everything was placed by it.
            for row in range(first, last + 1):
                self._heights.measured(row, ceil(self.sheet(row).height))
        if anchor.row >= first:
            anchor = _Anchor(anchor.row + last + 1 - first, anchor.offset)
        self._settle(anchor)

    @Slot(QModelIndex, int, int)
    def _on_rows_removed(self, parent: QModelIndex, first: int, last: int) -> None:
        anchor = self._anchor
        self._heights.remove(first, last)
        if anchor.row > last:
            anchor = _Anchor(anchor.row - (last + 1 - first), anchor.offset)
        elif anchor.row >= first:
            anchor = _Anchor(min(first, len(self._heights) - 1), anchor.offset)
        self._settle(anchor)

    @Slot()
    def _on_end_reached(self) -> None:
        """Whoever stands on the last row stands at the bottom from now on, and what comes next is followed."""
        self._settle(self._anchor)

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: list[int] | None = None) -> None:  # type: ignore[override]
        super().dataChanged(top_left, bottom_right, roles or [])
        self._heights.doubt(top_left.row(), bottom_right.row())
        sight = self._visible_rows()
        if top_left.row() < sight.stop and bottom_right.row() >= sight.start:
            self._settle(self._anchor)

    def _guesses(self, first: int, last: int) -> list[int]:
        width = self.viewport().width()
        return [ceil(estimated_height(self.timeline.entry(row), width)) for row in range(first, last + 1)]

    # --- layout -------------------------------------------------------------------------------------------------------

    def doItemsLayout(self) -> None:
        """Qt asks for a layout of all rows; ours is always in order, because every change puts it in order at once."""

    def updateGeometries(self) -> None:
        """Range and steps of the scrollbar."""
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        bar.setSingleStep(line_height(theme().tokens))
        bar.setPageStep(max(1, height - 40))
        bar.setRange(0, max(0, self._content_height() - height))
        self.horizontalScrollBar().setRange(0, 0)

    def _content_height(self) -> int:
        return self._heights.total + BOTTOM_MARGIN if len(self._heights) else 0

    def _lead(self) -> int:
        """Empty px above the first row: a short conversation stands at the bottom, by the composer."""
        return max(0, self.viewport().height() - self._content_height())

    @property
    def is_at_bottom(self) -> bool:
        """Whether the newest message of all is in sight."""
        bar = self.verticalScrollBar()
        model = self.model()
        has_newer = isinstance(model, TimelineModel) and model.has_newer
        return not has_newer and bar.value() >= bar.maximum() - BOTTOM_SLACK_PX

    def _settle(self, anchor: _Anchor) -> None:
        """Measure what is in sight and put the anchor where it was, until both hold."""
        if self._is_settling:
            return
        self._is_settling = True
        self._forget_old_days()
        bar = self.verticalScrollBar()
        try:
            for _ in range(8):
                self.updateGeometries()
                if anchor is _BOTTOM or not 0 <= anchor.row < len(self._heights):
                    bar.setValue(bar.maximum())
                else:
                    bar.setValue(self._heights.top(anchor.row) + self._lead() - anchor.offset)
                if not self._measure_visible():
                    break
        finally:
            self._is_settling = False
        self._remember_anchor()
        self._show_moves()
        self._watch_countdowns()
        self._ask_for_more()

    def _show_moves(self) -> None:
        """Rows on screen that only moved are moved as they are drawn; the rest of the viewport is painted anew."""
        before, self._drawn = self._drawn, [(row, self.sheet(row), y) for row, y in self._in_sight()]
        places = {id(sheet): y for _, sheet, y in before}
        kept = [(row, sheet, y) for row, sheet, y in self._drawn if id(sheet) in places]
        shifts = {y - places[id(sheet)] for _, sheet, y in kept}
        view = self.viewport()
        if len(shifts) != 1 or kept[-1][0] - kept[0][0] != len(kept) - 1:
            view.update()
            return
        shift = shifts.pop()
        if shift:
            view.scroll(0, shift)
        elif len(kept) == len(before) == len(self._drawn):
            return
        top, bottom = kept[0][2], kept[-1][2] + ceil(kept[-1][1].height)
        stale = QRegion(view.rect())
        # What comes in from outside the viewport was never drawn.
        stale -= QRect(0, top, view.width(), bottom - top).intersected(view.rect().translated(0, shift))
        view.update(stale)

    def _measure_visible(self) -> bool:
        """Returns whether a height turned out other than believed."""
        is_other = False
        for row in self._visible_rows():
            if not self._heights.is_exact(row):
                is_other = self._heights.measured(row, ceil(self.sheet(row).height)) or is_other
        return is_other

    def _visible_rows(self) -> range:
        if not len(self._heights):
            return range(0)
        value = self.verticalScrollBar().value() - self._lead()
        return range(self._heights.row_at(value), self._heights.row_at(value + self.viewport().height()) + 1)

    def _in_sight(self) -> list[tuple[int, int]]:
        """The rows on screen, each with its top edge in the viewport."""
        start = self._lead() - self.verticalScrollBar().value()
        return [(row, self._heights.top(row) + start) for row in self._visible_rows()]

    def _remember_anchor(self) -> None:
        """The first message in sight; day lines may go when older messages of that day come, so they hold nothing."""
        if self.is_at_bottom:
            self._anchor = _BOTTOM
            self.bottom_reached.emit()
            return
        rows = self._visible_rows()
        held = next((row for row in rows if self.timeline.entry(row).rows), rows.start)
        self._anchor = _Anchor(held, self._y(held))

    def _y(self, row: int) -> int:
        """Top edge of a row in the viewport."""
        return self._heights.top(row) + self._lead() - self.verticalScrollBar().value()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The operator scrolled: rows that come into sight are measured, those in sight move by exactly that much."""
        if self._is_settling:
            return
        anchor = self._anchor
        if anchor is _BOTTOM and dy < 0:
            self._remember_anchor()
            self._settle(self._anchor)
            return
        if anchor is not _BOTTOM and abs(anchor.offset + dy) < 2 * self.viewport().height():
            self._settle(_Anchor(anchor.row, anchor.offset + dy) if not self.is_at_bottom else _BOTTOM)
            return
        row = self._visible_rows().start
        at_end = self.is_at_bottom or not len(self._heights)
        self._settle(_BOTTOM if at_end else _Anchor(row, self._y(row)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths, other heights; the same row stays."""
        if event.oldSize().width() != event.size().width():
            self._drop_sheets()
            if len(self._heights):
                self._heights.doubt(0, len(self._heights) - 1)
        self._drawn = []
        self._settle(self._anchor)

    def sheet(self, row: int) -> Sheet:
        """The laid-out row, from the shelf or made now."""
        entry = self.timeline.entry(row)
        known = self._sheets.get(entry.key)
        if known is not None and (known[0] is entry or known[0] == entry):
            self._sheets.move_to_end(entry.key)
            return known[1]
        sheet = sheet_of(entry, self.viewport().width(), self._look())
        self._sheets[entry.key] = (entry, sheet)
        if len(self._sheets) > SHEETS_KEPT:
            self._sheets.popitem(last=False)
        return sheet

    def forget_sheets(self) -> None:
        """What all rows depend on has changed: look, language, names."""
        self._drop_sheets()
        if len(self._heights):
            self._heights.doubt(0, len(self._heights) - 1)
        self._settle(self._anchor)

    def _drop_sheets(self) -> None:
        self._sheets.clear()
        self._prints.forget()

    def _forget_old_days(self) -> None:
        today = day_of(self._look().now_ms)
        if today != self._sheets_day:
            self._drop_sheets()
            self._sheets_day = today

    @Slot()
    def _on_theme_changed(self) -> None:
        self.forget_sheets()

    def _ask_for_more(self) -> None:
        model, bar = self.model(), self.verticalScrollBar()
        if not isinstance(model, TimelineModel):
            return
        if model.has_older and bar.value() < NEAR_EDGE_PX:
            self.older_wanted.emit()
        if model.has_newer and bar.value() > bar.maximum() - NEAR_EDGE_PX:
            self.newer_wanted.emit()

    # --- where things are ---------------------------------------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        return QRect(0, self._y(index.row()), self.viewport().width(), self._heights.height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() - self._lead() + self.verticalScrollBar().value()
        if not len(self._heights) or not 0 <= y < self._heights.total:
            return QModelIndex()
        return self.timeline.index(self._heights.row_at(y))

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def visualRegionForSelection(self, selection: object) -> QRegion:
        return QRegion()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        if index.isValid() and self.selectionModel() is not None:
            self.selectionModel().select(index, command)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into sight, as little as needed; PositionAtCenter puts it in the middle."""
        if not index.isValid() or index.row() >= len(self._heights):
            return
        row = index.row()
        self._heights.measured(row, ceil(self.sheet(row).height))
        height, room = self._heights.height(row), self.viewport().height()
        y = self._y(row)
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            y = max(0, (room - height) // 2)
        elif y < 0 or height >= room:
            y = 0
        elif y + height > room:
            y = room - height
        else:
            return
        self._settle(_Anchor(row, y))

    @Slot()
    def scroll_to_end(self) -> None:
        """Show the newest row."""
        self._settle(_BOTTOM)

    # --- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

        current = self.currentIndex().row()
        has_ring = self._mark == 1.0 or (self.hasFocus() and self._is_by_keyboard)
        hovered = self._hovered[0] if self._hovered is not None else -1
        region, width, surface = event.region(), self.viewport().width(), theme().tokens.colours.surface
        painter.fillRect(event.rect(), surface)
        for row, sheet, y in self._drawn:
            rect = QRect(0, y, width, ceil(sheet.height))
            # The ring around the current row reaches a little into the next one.
            reach = 4 if row == current and (has_ring or self._mark) else 0
            if not region.intersects(rect.adjusted(0, -reach, 0, reach)):
                continue
            if not has_ring and not self._mark and row != hovered:
                self._prints.draw(painter, sheet, y, width, surface)
                continue
            if row == current and self._mark:
                with saved(painter):
                    painter.setOpacity(self._mark)
                    painter.fillRect(rect.adjusted(0, 4, 0, 4), theme().tokens.colours.accent_tint)
            painter.save()
            painter.translate(0, y)
            spot = self._hovered[1] if self._hovered is not None and row == hovered else None
            self._painter.paint(painter, sheet, is_current=has_ring and row == current, hovered=spot)
            painter.restore()

    def repaint_file(self, attachment_id: int) -> None:
        """Something about a file changed that moves nothing: its picture came, its sound plays."""
        for row in self._visible_rows():
            if any(
                one.attachment is not None and one.attachment.id == attachment_id
                for one in self.timeline.entry(row).rows
            ):
                self.viewport().update(self.visualRect(self.timeline.index(row)))

    def _watch_countdowns(self) -> None:
        is_counting = any(sheet.held for _, sheet, _ in self._drawn)
        if is_counting and not self._countdown.isActive():
            self._countdown.start()
        elif not is_counting:
            self._countdown.stop()

    @Slot()
    def _on_countdown(self) -> None:
        for row in self._visible_rows():
            if self.sheet(row).held:
                self.viewport().update(self.visualRect(self.timeline.index(row)))
