"""The plot of the figures page: zoomed and walked by key and wheel, and what it shows is what the table says."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.figures.table import COLUMNS as FLAT
from console.ui.board.behind import BehindDialog
from console.ui.board.history import HistoryPane
from console.ui.board.plot import FEWEST, Plot, value_of
from console.ui.board.words import COLUMNS
from tests.ui.board_town import BoardTown


@pytest.fixture
def history(tmp_path: Path, qtbot: QtBot) -> Iterator[HistoryPane]:
    town = BoardTown(tmp_path, per_day=4)
    pane = HistoryPane(town.bridge, town.clock)
    qtbot.addWidget(pane)
    pane.resize(1200, 800)
    pane.show()
    pane.ask()
    qtbot.waitUntil(lambda: pane.plot is not None and pane.plot.count() > 3)
    yield pane
    pane.hide()
    town.close()


def plot_of(history: HistoryPane) -> Plot:
    assert history.plot is not None
    return history.plot


def test_bars_are_the_figure_of_the_current_column(history: HistoryPane) -> None:
    plot = plot_of(history)
    report = history.model.report
    assert report is not None and plot.isVisible() and plot.count() == len(report.lines)
    assert plot._heights == [line.figures.conversations for line in report.lines]
    column = [each.name for each in COLUMNS].index("first_answer") + 1
    history.table.setCurrentIndex(history.model.index(2, column))
    medians = [line.figures.first_answer.median for line in report.lines]
    assert plot._heights == [None if each is None else each / 60 for each in medians]
    assert str(history.model.data(history.model.index(2, column))) in plot.words(), "the bar is read as the cell is"
    assert plot.accessibleName() == plot.words()


def test_every_figure_of_the_page_has_a_height(history: HistoryPane) -> None:
    report = history.model.report
    assert report is not None
    for column in COLUMNS:
        names = {column.name, f"{column.name}_median_s", f"{column.name}_percent"}
        assert names & set(FLAT), f"{column.name} could not be drawn"
    assert value_of(COLUMNS[0], report.whole) == report.whole.conversations


def test_zoom_and_walk_by_key(history: HistoryPane, qtbot: QtBot) -> None:
    plot = plot_of(history)
    whole = plot.shown()
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert history.table.currentIndex().row() == 1, "the first bar is the table's first line"
    for _ in range(4):
        QTest.keyClick(plot, Qt.Key.Key_Plus, Qt.KeyboardModifier.NoModifier)
    least, most = plot.shown()
    assert most - least < whole[1] - whole[0]
    last = plot.count() - 1
    for _ in range(last):
        QTest.keyClick(plot, Qt.Key.Key_Right)
    least, most = plot.shown()
    assert history.table.currentIndex().row() == last + 1 and least < last < most, "the current bar stays in sight"
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert history.table.currentIndex().row() == last + 1, "there is none after the last"
    QTest.keyClick(plot, Qt.Key.Key_Minus)
    assert plot.shown()[1] - plot.shown()[0] > most - least
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.shown() == pytest.approx(whole)
    QTest.keyClick(plot, Qt.Key.Key_Return)
    assert isinstance(history.findChild(BehindDialog), BehindDialog)


def test_zoom_by_wheel_and_the_highest_in_sight_reaches_the_top(history: HistoryPane, qtbot: QtBot) -> None:
    plot = plot_of(history)
    view = plot._view
    before = plot.shown()
    middle = QPointF(view.viewport().rect().center())
    for _ in range(12):
        wheel = QWheelEvent(
            middle,
            QPointF(view.viewport().mapToGlobal(middle.toPoint())),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), wheel)
    least, most = plot.shown()
    assert most - least == pytest.approx(FEWEST) and most - least < before[1] - before[0]
    seen = [height or 0 for n, height in enumerate(plot._heights) if least - 0.5 <= n <= most + 0.5]
    top = plot._box.viewRange()[1][1]
    assert max(seen) <= top <= max([*seen, 1]) * 1.2


def test_nothing_of_anothers_language_or_licence() -> None:
    """Qt's modules under the GPL alone stay out, also when the plot is loaded."""
    code = (
        "import sys, console.ui.board.plot;"
        "print(sorted(n for n in sys.modules if n.startswith('PySide6.Qt') and any("
        "w in n for w in ('Chart', 'DataVis', 'Graphs', 'VirtualKeyboard', 'Quick3D', 'Lottie', 'Quick'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_plot_has_no_menu(history: HistoryPane) -> None:
    assert not plot_of(history)._box.menuEnabled()
