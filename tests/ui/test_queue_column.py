"""Where the rows of the queue stand, and where the keys lead: arithmetic against counting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.models.clock import SystemClock
from console.ui.queue.column import QueueColumn
from console.ui.queue.model import QueueModel
from console.ui.queue.table import QueueTable
from tests.bench.views import NoBridge

ROW, HEADING = 40, 15
LISTS: tuple[list[int], ...] = (
    [-1, 1, 2, 3, -2, *range(10, 40)],
    [-2, *range(1, 40)],
    [-1, -2, *range(1, 40)],
    [*range(1, 30), -3],
    [-1, 7],
    [],
)


@pytest.fixture
def column(qtbot: QtBot) -> QueueTable:
    made = QueueTable(QueueModel(NoBridge(), SystemClock(), 600_000))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(200, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def fill(column: QueueTable, keys: list[int]) -> None:
    column.queue._target = keys
    column.queue._settle()
    column.set_heights(ROW, HEADING)


@pytest.mark.parametrize("keys", LISTS)
@pytest.mark.parametrize("scrolled", [0, 13, 100_000])
def test_every_pixel_belongs_to_the_row_that_is_drawn_there(column: QueueTable, keys: list[int], scrolled: int) -> None:
    fill(column, keys)
    column.verticalScrollBar().setValue(scrolled)
    value = column.verticalScrollBar().value()
    rows = [row for row, key in enumerate(keys) for _ in range(HEADING if key < 0 else ROW)]
    assert column.verticalScrollBar().maximum() == max(0, len(rows) - column.viewport().height())
    for y in range(column.viewport().height()):
        expected = rows[y + value] if y + value < len(rows) else -1
        assert column.rowAt(y) == expected
        if expected >= 0:
            assert column.visualRect(column.queue.index(expected, 0)).contains(QPoint(5, y))


def test_keys_pass_over_headings_and_stay_in_sight(column: QueueTable) -> None:
    fill(column, LISTS[0])
    column.setCurrentIndex(column.queue.index(3, 0))
    for key, row in (
        (Qt.Key.Key_Down, 5), (Qt.Key.Key_Up, 3), (Qt.Key.Key_PageDown, 9), (Qt.Key.Key_PageUp, 3),
        (Qt.Key.Key_PageUp, 1), (Qt.Key.Key_Up, 1), (Qt.Key.Key_End, 34), (Qt.Key.Key_Down, 34), (Qt.Key.Key_Home, 1),
    ):  # fmt: skip
        QTest.keyClick(column, key)
        assert column.currentIndex().row() == row
        assert column.viewport().rect().contains(column.visualRect(column.currentIndex()))


def test_a_screen_reader_is_told_which_row_the_keys_are_on(column: QueueTable, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[QAccessible.Event, int]] = []

    class Reader:
        Event = QAccessible.Event

        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleEvent) -> None:
            told.append((event.type(), event.child()))

    fill(column, LISTS[0])
    column.setFocus()
    column.setCurrentIndex(column.queue.index(2, 0))
    monkeypatch.setattr("console.ui.queue.column.QAccessible", Reader)
    QTest.keyClick(column, Qt.Key.Key_Down)
    assert (QAccessible.Event.Focus, 3) in told
    assert (QAccessible.Event.Selection, 3) in told
    assert (QAccessible.Event.SelectionRemove, 2) in told


def test_a_row_that_comes_costs_no_look_at_rows_that_are_not_on_screen(
    column: QueueTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(column, [-2, *range(1, 100_000)])
    looked_at: list[int] = []
    place = QueueColumn.rowViewportPosition

    def noted(self: QueueColumn, row: int) -> int:
        looked_at.append(row)
        return place(self, row)

    monkeypatch.setattr(QueueColumn, "rowViewportPosition", noted)
    fill(column, [-2, 100_001, *range(1, 100_000)])
    column.viewport().repaint()
    assert looked_at
    assert max(looked_at) < 20
