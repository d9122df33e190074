"""Ctrl+K and Ctrl+Shift+F: commands, people and messages in one box, and a message that is opened where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidgetItem
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.models.normalise import words_in
from console.operations import claims
from console.ui.bridge import Bridge
from console.ui.dialogs.finder import Finder
from console.ui.dialogs.found import Found, FoundKind, excerpt
from console.ui.shell import WindowOptions
from console.ui.window import MainWindow
from tests.ui.timeline_desk import Town, town

OTHER = "7000000999"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Town]:
    with town(tmp_path) as made:
        yield made


@pytest.fixture
def window(place: Town, qtbot: QtBot) -> Iterator[MainWindow]:
    bridge = Bridge(place.laia)
    options = WindowOptions("Vallserena", lock_minutes=0, sounds=False, notices=False)
    made = MainWindow(bridge, place.files, AnswerIndex(), place.clock, options)
    made.resize(1_300, 800)
    made.show()
    made.furnish()
    yield made
    made.close()
    bridge.stop()
    shiboken6.delete(made)
    shiboken6.delete(bridge)


def finder_of(window: MainWindow, qtbot: QtBot) -> Finder:
    window.open_finder()
    return window.findChildren(Finder)[-1]


def lines(finder: Finder, kind: FoundKind | None = None) -> list[Found]:
    items = [finder._list.item(row) for row in range(finder._list.count())]
    found = [_found(item) for item in items]
    return [one for one in found if kind is None or one.kind is kind]


def _found(item: QListWidgetItem | None) -> Found:
    assert item is not None
    found = item.data(Qt.ItemDataRole.UserRole)
    assert isinstance(found, Found)
    return found


def look_for(finder: Finder, words: str, kind: FoundKind, qtbot: QtBot) -> list[Found]:
    finder.set_text(words)
    qtbot.waitUntil(lambda: bool(lines(finder, kind)), timeout=5_000)
    return lines(finder, kind)


def test_commands_people_and_messages_stand_under_their_headings(place: Town, window: MainWindow, qtbot: QtBot) -> None:
    place.write("Qui agafa la Núria?")
    finder = finder_of(window, qtbot)
    assert {one.kind for one in lines(finder)} == {FoundKind.HEADING, FoundKind.COMMAND}
    assert "palette" not in [one.key for one in lines(finder)]
    look_for(finder, "nuria", FoundKind.MESSAGE, qtbot)
    assert [one.title for one in lines(finder, FoundKind.HEADING)] == ["People", "Messages"]
    [person] = lines(finder, FoundKind.CONVERSATION)
    assert person.title == "Núria Casadevall" and person.below.startswith("Qui agafa")
    assert "Núria Casadevall" in person.spoken


def test_the_keyboard_walks_over_headings_and_enter_runs_a_command(
    place: Town, window: MainWindow, qtbot: QtBot
) -> None:
    finder = finder_of(window, qtbot)
    finder.set_text("snoozed")
    row = finder._list.currentRow()
    assert _found(finder._list.item(row)).key == "show_snoozed"
    QTest.keyClick(finder._box, Qt.Key.Key_Up)
    assert finder._list.currentRow() == row, "a heading is no place to stand on"
    with qtbot.waitSignal(finder.command_picked) as told:
        QTest.keyClick(finder._box, Qt.Key.Key_Return)
    assert told.args == ["show_snoozed"]
    qtbot.waitUntil(lambda: window.queue._list == "snoozed", timeout=5_000)


def test_search_everywhere_shows_no_commands_and_escape_closes_at_once(
    place: Town, window: MainWindow, qtbot: QtBot
) -> None:
    window.find_everywhere()
    finder = window.findChildren(Finder)[-1]
    assert [one.kind for one in lines(finder)] == [FoundKind.NOTHING]
    finder.set_text("xyzzy")
    qtbot.waitUntil(lambda: any(one.title.startswith("Nothing found") for one in lines(finder)), timeout=5_000)
    QTest.keyClick(finder._box, Qt.Key.Key_Return)
    assert finder.isVisible(), "there is nothing to open"
    QTest.keyClick(finder._box, Qt.Key.Key_Escape)
    assert not finder.isVisible()


def test_a_message_thousands_back_is_opened_in_its_place(place: Town, window: MainWindow, qtbot: QtBot) -> None:
    start = place.clock.now_ms() - 3_100 * 60_000
    words = {40: "On és la deixalleria?"}
    place.receive(*(place.message(words.get(n, f"Missatge {n}"), at=start + n * 60_000) for n in range(3_000)))
    place.receive(place.message("Una altra cosa", chat=OTHER))
    other = place.conversation()
    place.laia.run(claims.claim, other.id)
    window.open_conversation(other.id)
    qtbot.waitUntil(lambda: window.composer.can_reply() and window.composer.box.isEnabled(), timeout=5_000)
    window.composer.box.setPlainText("Mig escrit")
    finder = finder_of(window, qtbot)
    [hit] = look_for(finder, "deixalleria", FoundKind.MESSAGE, qtbot)
    QTest.keyClick(finder._box, Qt.Key.Key_Return)
    pane = window.timeline

    def is_in_sight() -> bool:
        row = pane.model.row_of(int(str(hit.key)))
        if row is None:
            return False
        rect = pane.area.visualRect(pane.model.index(row))
        return rect.top() >= 0 and rect.bottom() <= pane.area.viewport().height()

    qtbot.waitUntil(is_in_sight, timeout=10_000)
    assert pane.area._mark == 1.0 and pane.area.currentIndex().row() == pane.model.row_of(int(str(hit.key)))
    assert pane.model.message_count < 100, "only the page around it was loaded"
    assert pane.model.has_older or pane.model.oldest is not None
    assert pane.model.has_newer
    window.open_conversation(other.id)
    qtbot.waitUntil(lambda: window.composer.box.toPlainText() == "Mig escrit", timeout=5_000)


def test_a_message_of_the_open_conversation_is_only_scrolled_to(place: Town, window: MainWindow, qtbot: QtBot) -> None:
    place.write_many(40, "Res d'especial. ")
    wanted = place.write("La multa del carrer Major")
    for n in range(30):
        place.write(f"I més coses {n}")
    conversation = place.conversation()
    window.open_conversation(conversation.id)
    qtbot.waitUntil(lambda: window.timeline.model.rowCount() > 0, timeout=5_000)
    finder = finder_of(window, qtbot)
    look_for(finder, "multa major", FoundKind.MESSAGE, qtbot)
    QTest.keyClick(finder._box, Qt.Key.Key_Return)
    model = window.timeline.model
    qtbot.waitUntil(lambda: window.timeline.area.currentIndex().row() == model.row_of(wanted), timeout=5_000)
    assert not model.has_newer


def test_opening_another_conversation_meanwhile_forgets_the_message(
    place: Town, window: MainWindow, qtbot: QtBot
) -> None:
    first = place.write("Una multa")
    mine = place.conversation()
    place.receive(place.message("Hola", chat=OTHER))
    other = place.conversation()
    window._on_message_picked(mine.id, first)
    window.open_conversation(other.id)
    qtbot.waitUntil(lambda: window.timeline.model.rowCount() > 0, timeout=5_000)
    assert window.timeline.history.contact_id == other.contact_id
    assert window.timeline.area._mark == 0.0


def test_ctrl_f_marks_in_the_open_conversation_and_f3_goes_on(place: Town, window: MainWindow, qtbot: QtBot) -> None:
    first = place.write("La primera multa")
    place.write("Res")
    second = place.write("La segona multa")
    window.open_conversation(place.conversation().id)
    qtbot.waitUntil(lambda: window.timeline.model.rowCount() > 0, timeout=5_000)
    window.trigger("find_here")
    pane = window.timeline
    assert pane.finding.is_open
    pane.find_bar.field.setText("multa")
    qtbot.waitUntil(lambda: pane.area.currentIndex().row() == pane.model.row_of(second), timeout=5_000)
    window.trigger("find_next")
    qtbot.waitUntil(lambda: pane.area.currentIndex().row() == pane.model.row_of(first), timeout=5_000)
    window.trigger("find_previous")
    qtbot.waitUntil(lambda: pane.area.currentIndex().row() == pane.model.row_of(second), timeout=5_000)


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("La multa de la zona blava", "mult zona", ["mult", "zona"]),
        ("El padró i l'empadronament", "padró", ["padró"]),
        ("Res", "multa", []),
    ],
)
def test_words_are_marked_where_they_begin(text: str, words: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in words_in(text, words)] == marked


def test_an_excerpt_holds_the_hit() -> None:
    text = "paraula " * 60 + "DEIXALLERÍA " + "més " * 60
    line = excerpt(text, "deixalleria")
    assert "DEIXALLERÍA" in line and line.startswith("…paraula") and line.endswith("…") and len(line) < 130
    assert excerpt("Curt\ni en dues línies", "curt") == "Curt i en dues línies"
