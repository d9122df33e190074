"""The geometry of the queue: rows of one height, a few headings of another, and everything else is arithmetic.

A QListView in name, so that screen readers find a list with rows. Qt's own views keep a number for every row and go through
all of them when one comes or the list is read anew; here a list of a million costs what a list of ten does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from console.ui.queue.model import QueueModel

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection, QItemSelectionModel

Index = QModelIndex | QPersistentModelIndex


class QueueColumn(QListView):
    """GUI thread. Where each row stands, what is scrolled, and where the keys lead; painting is left to its heir."""

    def __init__(self, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.queue = model
        self._row_height = self._heading_height = 1

    def set_heights(self, row: int, heading: int) -> None:
        """Heights of conversations and of headings, in px."""
        self._row_height, self._heading_height = row, heading
        self.verticalScrollBar().setSingleStep(row // 3)
        self.updateGeometries()
        self.viewport().update()

    # Rows and pixels.

    def rowHeight(self, row: int) -> int:
        """Height of a row in px."""
        return self._heading_height if row in self.queue.heading_rows() else self._row_height

    def rowViewportPosition(self, row: int) -> int:
        """Top edge of a row in the viewport."""
        return self._top(row) - self.verticalScrollBar().value()

    def rowAt(self, y: int) -> int:
        """The row at a height in the viewport, or -1."""
        y += self.verticalScrollBar().value()
        if not 0 <= y < self._top(self.queue.rowCount()):
            return -1
        low, lower = 0, self._row_height - self._heading_height
        for heading in self.queue.heading_rows():
            if y < heading * self._row_height - low:
                break
            if y < (heading + 1) * self._row_height - low - lower:
                return heading
            low += lower
        return (y + low) // self._row_height

    def _top(self, row: int) -> int:
        """Distance of a row's top edge from the top of all."""
        above = sum(1 for heading in self.queue.heading_rows() if heading < row)
        return row * self._row_height - above * (self._row_height - self._heading_height)

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows between two heights in the viewport, both included."""
        if not self.queue.rowCount():
            return range(0)
        first, last = self.rowAt(max(0, top)), self.rowAt(bottom)
        return range(first, (last if last >= 0 else self.queue.rowCount() - 1) + 1) if first >= 0 else range(0)

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= self.queue.rowCount():
            return QRect()
        row = index.row()
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self.rowAt(point.y()) if 0 <= point.x() < self.viewport().width() else -1
        return self.queue.index(row, 0) if row >= 0 else QModelIndex()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    # What Qt's list would do for all rows.

    def doItemsLayout(self) -> None:
        """There is nothing to lay out; the base class notes that it is done, and paints."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Range and page of the scrollbar."""
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setRange(0, max(0, self._top(self.queue.rowCount()) - height))
        self.horizontalScrollBar().setRange(0, 0)

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: list[int] | None = None) -> None:  # type: ignore[override]
        QAbstractItemView.dataChanged(self, top_left, bottom_right, roles or [])

    def rowsInserted(self, parent: Index, first: int, last: int) -> None:
        QAbstractItemView.rowsInserted(self, parent, first, last)
        self.viewport().update()

    def rowsAboutToBeRemoved(self, parent: Index, first: int, last: int) -> None:
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, first, last)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)

    # Where keys lead.

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into sight, as little as needed, or where the hint says."""
        if not index.isValid():
            return
        top, height = self._top(index.row()), self.rowHeight(index.row())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        hints = QAbstractItemView.ScrollHint
        if hint is hints.PositionAtCenter:
            bar.setValue(top - (room - height) // 2)
        elif hint is hints.PositionAtTop or (hint is hints.EnsureVisible and top < bar.value()):
            bar.setValue(top)
        elif hint is hints.PositionAtBottom or top + height > bar.value() + room:
            bar.setValue(top + height - room)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The next conversation that way; headings are passed over."""
        current = self.currentIndex()
        count = self.queue.rowCount()
        row = current.row() if current.isValid() else -1
        page = max(1, self.viewport().height() // self._row_height - 1)
        moves = QAbstractItemView.CursorAction
        step = {
            moves.MoveUp: -1, moves.MovePrevious: -1, moves.MoveDown: 1, moves.MoveNext: 1,
            moves.MovePageUp: -page, moves.MovePageDown: page, moves.MoveHome: -count, moves.MoveEnd: count,
        }.get(action, 0)  # fmt: skip
        if not count or not step:
            return current
        wanted = max(0, min(count - 1, row + step))
        onward, back = (range(wanted, count), range(wanted - 1, -1, -1))
        if step < 0:
            onward, back = range(wanted, -1, -1), range(wanted + 1, count)
        found = next((n for way in (onward, back) for n in way if self.queue.section_at(n) is None), row)
        return self.queue.index(found, 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        if index.isValid() and self.selectionModel() is not None:
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: object) -> QRegion:
        """A chosen row is drawn like any other; the one that is open is not Qt's business."""
        return QRegion()

    # Screen readers: Qt's list would look the row up in a layout that does not exist.

    def currentChanged(self, current: Index, previous: Index) -> None:
        QAbstractItemView.currentChanged(self, current, previous)
        if QAccessible.isActive() and current.isValid() and self.hasFocus():
            self._tell_reader(QAccessible.Event.Focus, current.row())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        if QAccessible.isActive():
            for event, rows in (
                (QAccessible.Event.SelectionRemove, deselected.indexes()),
                (QAccessible.Event.Selection, selected.indexes()),
            ):
                if rows:
                    self._tell_reader(event, rows[0].row())

    def _tell_reader(self, kind: QAccessible.Event, row: int) -> None:
        from PySide6.QtGui import QAccessibleEvent

        event = QAccessibleEvent(self, kind)
        event.setChild(row)
        QAccessible.updateAccessibility(event)
