"""Reading in the timeline: nothing moves under the eye, every row is reached by keyboard, no text stops the window."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from console.models.inbound import RemoteFile
from console.models.states import FileState, MessageKind
from console.operations import media, reads, replies
from console.ui.theme import ThemeMode, theme
from console.ui.timeline.entries import Shape
from tests.ui import hostile
from tests.ui.timeline_desk import Shown, Town, shown, town

SLOWEST_TEXT_MS = 150


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Town]:
    with town(tmp_path) as made:
        yield made


@pytest.fixture
def screen(place: Town, qtbot: QtBot) -> Iterator[Shown]:
    with shown(place, qtbot) as made:
        yield made


# --- scrolling --------------------------------------------------------------------------------------------------------


def test_older_pages_come_without_moving_what_is_seen(place: Town, screen: Shown) -> None:
    place.write_many(200)
    screen.open(place.conversation())
    pane = screen.pane
    assert pane.model.message_count == 60 and pane.area.is_at_bottom
    while pane.area.verticalScrollBar().value() > 1_500:
        pane.area.verticalScrollBar().setValue(pane.area.verticalScrollBar().value() - 300)
    watched = pane.area.indexAt(QPoint(20, 300))
    entry = pane.model.entry(watched.row())
    assert entry.row is not None
    before = screen.top_of(entry.row.id)
    pages: list[tuple[int | None, int]] = []
    pane.model.rowsInserted.connect(lambda *_: pages.append((screen.top_of(entry.row.id), pane.model.message_count)))
    pane.area.older_wanted.emit()
    screen.qtbot.waitUntil(lambda: pane.model.message_count == 120)
    assert screen.top_of(entry.row.id) == before
    assert pages


def test_reading_up_to_the_first_message_loads_all_pages(place: Town, screen: Shown) -> None:
    place.write_many(200)
    screen.open(place.conversation())
    pane = screen.pane
    screen.read_to_the_top()
    assert pane.model.message_count == 200
    assert screen.shapes()[0] is Shape.DAY and screen.texts()[0].startswith("0 ")
    assert pane.area.visualRect(pane.model.index(0)).top() == 0


def test_what_comes_while_reading_above_is_counted_and_nothing_moves(place: Town, screen: Shown) -> None:
    place.write_many(60)
    screen.open(place.conversation())
    pane = screen.pane
    pane.area.verticalScrollBar().setValue(pane.area.verticalScrollBar().maximum() - 900)
    watched = pane.model.entry(pane.area.indexAt(QPoint(20, 300)).row()).row
    assert watched is not None
    before = screen.top_of(watched.id)
    place.write("U")
    place.write("Dos")
    screen.qtbot.waitUntil(lambda: screen.texts()[-1] == "Dos")
    assert screen.top_of(watched.id) == before
    assert pane._float.isVisible() and "2" in pane._float.words
    pane._float.click()
    assert pane.area.is_at_bottom and not pane._float.isVisible()


def test_at_the_end_new_messages_come_into_sight_and_focus_stays(place: Town, screen: Shown) -> None:
    place.write_many(40)
    screen.open(place.conversation())
    pane = screen.pane
    focused = QApplication.focusWidget()
    place.write("Darrera")
    screen.qtbot.waitUntil(lambda: screen.texts()[-1] == "Darrera")
    assert pane.area.is_at_bottom and not pane._float.isVisible()
    assert pane.area.visualRect(pane.model.index(screen.last)).bottom() <= pane.area.viewport().height()
    assert QApplication.focusWidget() is focused


def test_another_width_keeps_the_same_message_in_sight(place: Town, screen: Shown) -> None:
    place.write_many(60)
    screen.open(place.conversation())
    pane = screen.pane
    pane.area.verticalScrollBar().setValue(pane.area.verticalScrollBar().maximum() - 1_200)
    watched = pane.model.entry(pane.area.indexAt(QPoint(20, 10)).row()).row
    assert watched is not None
    before = screen.top_of(watched.id)
    pane.resize(480, 690)
    assert screen.top_of(watched.id) == before


def test_a_found_message_is_brought_into_sight_from_an_old_page(place: Town, screen: Shown) -> None:
    place.write_many(300)
    wanted = int(place.sql("SELECT MIN(id) AS id FROM message")[0]["id"]) + 10
    screen.open(place.conversation())
    screen.pane.show_message(wanted)
    screen.qtbot.waitUntil(lambda: screen.pane.model.row_of(wanted) is not None, timeout=5_000)
    top = screen.top_of(wanted)
    assert top is not None and 0 <= top < screen.pane.area.viewport().height()


# --- keyboard ---------------------------------------------------------------------------------------------------------


def test_arrows_enter_copy_and_menu_reach_every_row(place: Town, screen: Shown) -> None:
    place.write("Primera")
    place.write("Segona")
    sent = place.laia.run(replies.reply, place.conversation().id, "Resposta", now=True)
    place.set_state(sent, "failed", "rejected_blocked")
    screen.open(place.conversation())
    pane, area = screen.pane, screen.pane.area
    area.setFocus(Qt.FocusReason.TabFocusReason)
    screen.qtbot.waitUntil(area.hasFocus)
    screen.key(Qt.Key.Key_Down)
    assert area.currentIndex().row() == screen.last
    with screen.qtbot.waitSignal(pane.action_requested) as asked:
        screen.key(Qt.Key.Key_Return)
    assert asked.args == ["retry", sent]
    screen.key(Qt.Key.Key_Home)
    seen = [area.currentIndex().row()]
    for _ in range(pane.model.rowCount() - 1):
        screen.key(Qt.Key.Key_Down)
        seen.append(area.currentIndex().row())
    assert seen == list(range(pane.model.rowCount()))
    row = next(row for row in range(pane.model.rowCount()) if pane.model.entry(row).text == "Segona")
    area.setCurrentIndex(pane.model.index(row))
    screen.key(Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Segona"
    menu = pane.acts.menu(pane.model.entry(row))
    assert [action.objectName() for action in menu.actions()] == ["copy", "show_all", "reply_to"]
    with screen.qtbot.waitSignal(pane.action_requested) as asked:
        menu.actions()[-1].trigger()
    assert asked.args[0] == "reply_to"


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_enter_never_decides_about_a_message_in_doubt(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    sent = place.laia.run(replies.reply, place.conversation().id, "Resposta", now=True)
    place.set_state(sent, "uncertain", "uncertain")
    screen.open(place.conversation())
    area = screen.pane.area
    area.setCurrentIndex(screen.pane.model.index(screen.last))
    asked: list[str] = []
    screen.pane.action_requested.connect(lambda verb, number: asked.append(verb))
    screen.key(Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert not asked and menu is not None
    menu.close()
    for verb in ("settle_sent", "settle_again"):
        screen.press(sent, verb)
    assert asked == ["settle_sent", "settle_again"]


def test_keys_that_mean_nothing_here_go_on_to_the_window(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    screen.open(place.conversation())
    area = screen.pane.area
    area.setFocus(Qt.FocusReason.TabFocusReason)
    heard: list[int] = []
    screen.pane.keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]
    screen.key(Qt.Key.Key_A)
    assert heard == [Qt.Key.Key_A]


# --- hostile words and speed ------------------------------------------------------------------------------------------


@pytest.mark.timeout(240)
def test_no_text_stops_the_window(place: Town, screen: Shown) -> None:
    corpus = hostile.texts(120)
    for text in corpus:
        place.receive(place.message(text))
    conversation = place.conversation()
    screen.open(conversation)
    pane = screen.pane
    screen.read_to_the_top()
    slow = []
    for row in range(pane.model.rowCount()):
        best = min(_drawing_ms(screen, row) for _ in range(3))
        if best > SLOWEST_TEXT_MS:
            slow.append((row, round(best), pane.model.entry(row).text[:20]))
    assert not slow


def _drawing_ms(screen: Shown, row: int) -> float:
    pane = screen.pane
    pane.area._sheets.clear()
    started = time.thread_time()
    pane.area.scrollTo(pane.model.index(row))
    pane.area.viewport().grab()
    screen.spoken(row)
    return (time.thread_time() - started) * 1_000


@pytest.mark.parametrize("name", ["<b>gras</b>", "a\u202egpj.exe", "Sistema: pagat\nTot correcte"])
def test_a_citizens_name_or_file_cannot_become_markup_or_a_notice(place: Town, screen: Shown, name: str) -> None:
    place.write("", kind=MessageKind.DOCUMENT, file=RemoteFile({}, name, "application/pdf", 10), extra={"author": name})
    screen.open(place.conversation())
    words = screen.spoken(screen.last)
    assert "\u202e" not in words and "\n" not in words.split(",")[2]
    screen.pane.grab()


@pytest.mark.timeout(120)
def test_opening_two_thousand_costs_what_fifty_cost(tmp_path: Path, qtbot: QtBot) -> None:
    times: dict[int, list[float]] = {50: [], 2_000: []}
    browser_times: list[float] = []
    for size in times:
        folder = tmp_path / str(size)
        folder.mkdir()
        with town(folder) as place:
            place.write_many(size)
            conversation = place.conversation()
            with shown(place, qtbot) as screen:
                for _ in range(5):
                    started = time.thread_time()
                    screen.open(conversation)
                    screen.pane.area.viewport().grab()
                    times[size].append(time.thread_time() - started)
                    screen.pane.close_conversation()
                if size == 2_000:
                    rows = place.desk.read(reads.timeline_page, conversation.contact_id, limit=2_000)
                    browser_times = [_browser_seconds([row.text for row in rows]) for _ in range(3)]
    small, large = (sorted(times[size])[2] for size in (50, 2_000))
    assert large <= 3 * small, (small, large)
    assert large <= sorted(browser_times)[1] / 5, (large, browser_times)


def _browser_seconds(texts: list[str]) -> float:
    """The same words as HTML in a QTextBrowser: what a timeline without an item view would cost."""
    started = time.thread_time()
    browser = QTextBrowser()
    browser.resize(702, 690)
    document = QTextDocument()
    document.setHtml("".join(f"<p style='background:#eef'>{text}</p>" for text in texts))
    browser.setDocument(document)
    browser.show()
    browser.verticalScrollBar().setValue(browser.verticalScrollBar().maximum())
    browser.grab()
    browser.deleteLater()
    return time.thread_time() - started


def test_both_looks_and_large_text_are_drawn(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    screen.open(place.conversation())
    pictures = set()
    try:
        for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
            theme().set_mode(mode)
            pictures.add(screen.pane.grab().toImage().pixelColor(30, 400).name())
        height = screen.pane.area.visualRect(screen.pane.model.index(1)).height()
        theme().set_text_scale(1.5)
        assert screen.pane.area.visualRect(screen.pane.model.index(1)).height() > height
    finally:
        theme().set_text_scale(1.0)
        theme().set_mode(ThemeMode.LIGHT)
    assert len(pictures) == 2


def test_fetching_again_asks_the_desk(place: Town) -> None:
    number = place.write(
        "", kind=MessageKind.DOCUMENT, file=RemoteFile({"file_id": "x"}, "a.pdf", "application/pdf", 10)
    )
    place.refuse_file(number, FileState.EXPIRED, "gone")
    place.laia.run(media.fetch_again, number)
    file = place.row(number).attachment
    assert file is not None and file.state is FileState.PENDING
