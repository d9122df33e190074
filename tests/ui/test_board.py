"""The board and the figures as a supervisor sees and opens them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.models.record import replace
from console.operations import claims, figure_pairs, office
from console.operations.board import board
from console.operations.targets import targets
from console.operations.thresholds import CALM_MS, alarms
from console.storage.files import FileStore
from console.ui.board.behind import BehindDialog
from console.ui.board.goals import GoalsDialog
from console.ui.board.heat import HeatDialog
from console.ui.board.model import STALE_MS
from console.ui.board.page import BoardPage
from console.ui.board.watch import BoardWatch
from console.ui.board.words import COLUMNS
from console.ui.bridge import Bridge
from console.ui.shell import WindowOptions
from console.ui.theme import ThemeMode, theme
from console.ui.window import MainWindow
from tests.ui.board_town import BoardTown


@pytest.fixture
def town(tmp_path: Path, qtbot: QtBot) -> Iterator[BoardTown]:
    made = BoardTown(tmp_path, per_day=20)
    yield made
    made.close()


@pytest.fixture
def page(town: BoardTown, qtbot: QtBot) -> Iterator[BoardPage]:
    made = BoardPage(town.bridge, town.clock, "Ajuntament de Vallserena")
    qtbot.addWidget(made)
    made.resize(1400, 860)
    made.show()
    qtbot.waitUntil(lambda: made.model.board is not None and bool(made.view._spots))
    yield made
    made.hide()


def spot(page: BoardPage, action: str) -> int:
    return next(n for n, each in enumerate(page.view._spots) if each.action[0] == action)


def test_the_board_says_in_words_what_it_paints(page: BoardPage) -> None:
    words = [each.words for each in page.view._spots]
    assert words[0] == "Waiting: 6. Warning from 6"
    assert words[1].startswith("Longest wait: 24 minutes, Ramon T. · Residus · ")
    assert words[1].endswith(". Target of 10 min passed")
    assert any(each.startswith("Lucía G. reaches the target in 2 min") for each in words)
    assert page.view.accessibleName() == "The counter right now"
    assert not any("612" in each or "mobles" in each for each in words), "no number and no word of a message"


def test_every_spot_is_reached_and_pressed_by_keyboard(page: BoardPage, qtbot: QtBot) -> None:
    wanted: list[tuple[str, object]] = []
    page.wanted.connect(lambda action, what: wanted.append((action, what)))
    page.view.setFocus()
    target = spot(page, "assign")
    for _ in range(target + 1):
        QTest.keyClick(page.view, Qt.Key.Key_Tab)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert wanted == [page.view._spots[target].action]
    QTest.keyClick(page.view, Qt.Key.Key_Backtab)
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert len(wanted) == 2 or page.findChild(BehindDialog) is not None


def test_a_press_on_a_figure_opens_the_conversations_behind(page: BoardPage, qtbot: QtBot) -> None:
    number = spot(page, "behind")
    rect = page.view._spots[number].rect
    scale = page.view._scale()
    place = QPoint(round(rect.center().x() * scale), round(rect.center().y() * scale))
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=place)
    dialog = page.findChild(BehindDialog)
    assert isinstance(dialog, BehindDialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    opened: list[object] = []
    page.wanted.connect(lambda action, what: opened.append((action, what)))
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert opened and opened[0][0] == "conversation"  # type: ignore[index]


def test_what_changes_is_seen_and_what_is_old_turns_grey(page: BoardPage, town: BoardTown, qtbot: QtBot) -> None:
    assert not page.model.is_stale
    waiting = page.model.board.waiting if page.model.board else -1
    free = town.desk.read(
        lambda tx: tx.scalar("SELECT id FROM conversation WHERE state = 'open' AND operator_id IS NULL")
    )
    # What a colleague does is read soon, not at the next turn of the clock.
    page.model._timer.setInterval(3_600_000)
    town.as_operator("jordi").run(claims.claim, int(free))
    qtbot.waitUntil(lambda: page.model.board is not None and page.model.board.waiting == waiting - 1)
    page.model.stop()
    fresh = page.view.grab().toImage()
    town.clock.step(STALE_MS)
    assert page.model.is_stale
    assert _ink(page.view.grab().toImage()) < _ink(fresh), "paler than before"


def _ink(image: QImage) -> int:
    """How far a sample of pixels is from the ground."""
    ground = image.pixelColor(2, image.height() - 2).lightness()
    return sum(
        abs(image.pixelColor(x, y).lightness() - ground)
        for x in range(40, image.width() - 40, 9)
        for y in range(image.height() // 3, image.height() - 40, 9)
    )


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_the_wallboard_has_nothing_to_press(
    page: BoardPage, qtbot: QtBot, mode: ThemeMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = theme().mode
    theme().set_mode(mode)
    page.toggle_wallboard()
    wall, awake = page._wall, page._awake
    assert awake is not None, "the screen would go dark"
    released: list[bool] = []
    monkeypatch.setattr(awake, "release", lambda: released.append(True))
    assert wall is not None
    wanted: list[object] = []
    wall.view.wanted.connect(lambda *what: wanted.append(what))
    qtbot.waitUntil(lambda: bool(wall.view._spots))
    QTest.mouseClick(wall.view, Qt.MouseButton.LeftButton, pos=wall.view.rect().center())
    QTest.keyClick(wall.view, Qt.Key.Key_Tab)
    QTest.keyClick(wall.view, Qt.Key.Key_Return)
    wall.view._hide_cursor()
    assert wanted == [] and wall.view.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.keyClick(wall, Qt.Key.Key_Escape)
    assert page._wall is None and released == [True]
    theme().set_mode(before)


def test_figures_told_apart_opened_and_taken_along(page: BoardPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.show_tab("history")
    history = page.history
    qtbot.waitUntil(lambda: history.model.rowCount() > 1)
    assert history.model.data(history.model.index(0, 1)) == "107"
    history.by.setCurrentIndex(history.by.findData("topic"))
    qtbot.waitUntil(lambda: history.model.report is not None and history.model.report.question.by == "topic")
    report = history.model.report
    assert (
        report is not None
        and sum(line.figures.conversations for line in report.lines) == report.whole.conversations == 107
    )
    column = [each.name for each in COLUMNS].index("first_answer") + 1
    row = next(n for n in range(1, history.model.rowCount()) if history.model.key_at(n) == "Padró")
    history.table.setCurrentIndex(history.model.index(row, column))
    assert "Median, then" in history.meaning.text() and "Sample: " in history.meaning.text()
    history.table.setFocus()
    QTest.keyClick(history.table, Qt.Key.Key_Return)
    dialog = history.findChild(BehindDialog)
    assert isinstance(dialog, BehindDialog)
    line = report.lines[row - 1]
    qtbot.waitUntil(lambda: dialog.list.count() == line.figures.first_answer.count)
    for form, begin in (("csv", b"topic,conversations"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        target = tmp_path / f"r.{form}"
        history.export(str(target), form)
        qtbot.waitUntil(target.exists, timeout=20_000)
        assert target.read_bytes().startswith(begin)
    book = zipfile.ZipFile(tmp_path / "r.xlsx")
    assert book.testzip() is None and b"weekday-hour" in book.read("xl/workbook.xml"), "the map of weekdays and hours"
    told: list[str] = []
    history.told.connect(told.append)
    history.export(str(tmp_path / "nowhere" / "r.csv"), "csv")
    qtbot.waitUntil(lambda: any("cannot be written" in words for words in told))


def test_a_period_of_ones_own_and_an_empty_one(page: BoardPage, qtbot: QtBot) -> None:
    page.show_tab("history")
    history = page.history
    qtbot.waitUntil(lambda: history.model.rowCount() > 1)
    history.until.setDate(history.since.date().addYears(-1))
    history.since.setDate(history.until.date())
    assert history.period.currentData() == "days"
    qtbot.waitUntil(lambda: "Nothing happened" in history.freshness.text())
    history.since.setDate(history.until.date().addDays(1))
    qtbot.waitUntil(lambda: "is no period" in history.freshness.text())


def is_open(window: MainWindow, number: int) -> bool:
    return window._row is not None and window._row.id == number


def test_the_board_is_a_supervisors(town: BoardTown, qtbot: QtBot, tmp_path: Path) -> None:
    laia = Bridge(town.as_operator("laia"))
    shown = {}
    for name, bridge in (("marta", town.bridge), ("laia", laia)):
        options = WindowOptions("Vallserena", lock_minutes=0, sounds=False, notices=False)
        window = MainWindow(bridge, FileStore(tmp_path / name, b"f" * 32), AnswerIndex(), town.clock, options)
        window.show()
        window.furnish()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        QTest.keyClick(window.queue.table, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
        page = window.pages.currentWidget()
        shown[name] = (isinstance(page, BoardPage), not window.rail._buttons["show_board"].isHidden())
        if isinstance(page, BoardPage):
            spots = page.view
            qtbot.waitUntil(lambda: bool(spots._spots))  # noqa: B023
            window.trigger("full_screen")
            assert page._wall is not None and not window.isFullScreen()
            window.trigger("full_screen")
            assert page._wall is None
            page.wanted.emit("conversation", 1)
            qtbot.waitUntil(lambda: is_open(window, 1))  # noqa: B023
            assert window.pages.currentWidget() is window.splitter
        window.close()
        shiboken6.delete(window)
    laia.stop()
    shiboken6.delete(laia)
    assert shown == {"marta": (True, True), "laia": (False, False)}


def test_a_crossing_is_told_once_and_again_only_after_a_calm(town: BoardTown, qtbot: QtBot) -> None:
    told: list[str] = []
    watch = BoardWatch(town.bridge, town.clock, told.append, town.bridge)
    found = town.desk.read(board)
    assert alarms(found) == {("longest", ""), ("within", "")} or alarms(found) == {("longest", "")}
    watch.take(found)
    watch.take(found)
    first = len(alarms(found))
    assert len(told) == first and told[0] == "Somebody has waited longer than the target of 10 minutes"
    calm = replace(found, longest=None, first_answers=0)
    town.clock.step(60_000)
    watch.take(calm)
    watch.take(found)
    assert len(told) == first, "around the threshold it is one crossing"
    town.clock.step(CALM_MS)
    watch.take(replace(found, waiting=found.targets.waiting_red))
    assert len(told) == 2 * first + 1 and "Waiting for somebody to answer: 10" in told
    assert ("available", "") in alarms(replace(found, people=(), is_open=True))
    assert ("available", "") not in alarms(replace(found, people=(), is_open=False))


def test_targets_are_set_where_they_are_seen(page: BoardPage, town: BoardTown, qtbot: QtBot) -> None:
    town.marta.run(office.add_team, "Padró")
    page.goals_button.click()
    dialog = page.findChild(GoalsDialog)
    assert isinstance(dialog, GoalsDialog)
    qtbot.waitUntil(lambda: dialog.keep_button.isEnabled())
    assert dialog.boxes["wait"].value() == 10 and dialog.teams["Padró"].value() == 0
    dialog.boxes["wait"].setValue(30)
    dialog.teams["Padró"].setValue(2)
    dialog.keep_button.click()
    qtbot.waitUntil(lambda: page.model.board is not None and page.model.board.targets.wait == 30)
    assert town.desk.read(targets).of_team("Padró") == 2
    qtbot.waitUntil(
        lambda: any("Target 30 min" in each.words or "target of 30" in each.words for each in page.view._spots)
    )


def test_a_line_is_looked_into_by_keyboard_and_everything_comes_back(
    page: BoardPage, town: BoardTown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_tab("history")
    history, narrowing = page.history, page.history.narrowing

    def shows(by: str, only: tuple[str, str] | None) -> None:
        def is_shown() -> bool:
            found = history.model.report
            return found is not None and (found.question.by, found.question.only) == (by, only)

        qtbot.waitUntil(is_shown)

    shows("day", None)
    assert narrowing.menu().isEmpty() and narrowing.button.isHidden(), "a day is a period, not a line to look into"
    history.by.setCurrentIndex(history.by.findData("operator"))
    shows("operator", None)
    assert history.plot is not None and history.plot.isHidden()
    assert history.model.data(history.model.index(1, 1)) == "–", "nobody's conversations"
    assert str(history.model.data(history.model.index(0, 1))) == "107"
    history.by.setCurrentIndex(history.by.findData("channel"))
    shows("channel", None)
    row = next(n for n in range(1, history.model.rowCount()) if history.model.key_at(n) == "Matrix")
    conversations = history.model.data(history.model.index(row, 1))
    history.table.setCurrentIndex(history.model.index(row, 1))
    [action] = narrowing.menu().actions()
    assert action.text() == "Only Matrix"
    action.trigger()
    shows("day", ("channel", "Matrix"))
    assert history.model.data(history.model.index(0, 1)) == conversations
    history.by.setCurrentIndex(history.by.findData("topic"))
    shows("topic", ("channel", "Matrix"))
    report = history.model.report
    assert report is not None and sum(line.figures.conversations for line in report.lines) == int(str(conversations))
    assert narrowing.button.isVisible() and narrowing.button.words == "Only Matrix"
    assert not history.heat_button.isEnabled(), "weekdays and hours are those of everything"
    line = report.lines[-1]
    history.open_behind(history.model.index(len(report.lines), 1))
    dialog = history.findChildren(BehindDialog)[-1]
    qtbot.waitUntil(lambda: dialog.list.count() == line.figures.conversations > 0)
    assert "(Only Matrix)" in dialog.windowTitle()
    dialog.close()
    # What cannot be answered leaves no figures of another question on screen.
    monkeypatch.setattr(figure_pairs, "MOST_EPISODES", 1)
    history.ask()
    qtbot.waitUntil(lambda: "choose a shorter period" in history.freshness.text())
    assert history.model.rowCount() == 0 and history.model.report is None
    monkeypatch.undo()
    narrowing.button.setFocus()
    QTest.keyClick(narrowing.button, Qt.Key.Key_Space)
    shows("topic", None)
    assert narrowing.button.isHidden() and history.heat_button.isEnabled()


def test_weekdays_and_hours_and_what_is_behind_a_cell(page: BoardPage, town: BoardTown, qtbot: QtBot) -> None:
    page.show_tab("history")
    history = page.history
    qtbot.waitUntil(lambda: history.model.report is not None)
    assert history.model.report is not None
    history.heat_button.click()
    heat = history.findChild(HeatDialog)
    assert isinstance(heat, HeatDialog)
    cells = [heat.model.index(row, column) for row in range(7) for column in range(heat.model.columnCount())]
    qtbot.waitUntil(lambda: any(heat.model.data(each) for each in cells))
    cells = [heat.model.index(row, column) for row in range(7) for column in range(heat.model.columnCount())]
    shown = {heat.model.place(each): int(str(heat.model.data(each)) or 0) for each in cells}
    assert sum(shown.values()) == history.model.report.whole.conversations
    busiest = heat.table.currentIndex()
    assert shown[heat.model.place(busiest)] == max(shown.values()) > 1
    assert heat.model.place(busiest)[0] == 4, "this town's past is made of Thursdays"
    assert heat.model.words(busiest).startswith("Thursday, ")
    wanted: list[object] = []
    history.conversation_wanted.connect(wanted.append)
    QTest.keyClick(heat.table, Qt.Key.Key_Return)
    behind = heat.findChild(BehindDialog)
    assert isinstance(behind, BehindDialog)
    qtbot.waitUntil(lambda: behind.list.count() > 0)
    assert behind.list.count() == max(shown.values())
    QTest.keyClick(behind.list, Qt.Key.Key_Return)
    assert len(wanted) == 1
