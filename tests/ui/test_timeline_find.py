"""Looking for words in the conversation and going to a message far back: in place, both ways on, and nobody's words are lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from console.models.states import MessageKind
from console.operations import finding, notes, replies
from console.ui.theme import theme
from console.ui.timeline import area
from console.ui.timeline.pages import read_newer
from console.ui.timeline.parts import FileSlot, Words
from tests.ui.timeline_desk import Shown, Town, shown, town


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Town]:
    with town(tmp_path) as made:
        yield made


@pytest.fixture
def screen(place: Town, qtbot: QtBot) -> Iterator[Shown]:
    with shown(place, qtbot) as made:
        yield made


def numbered(place: Town, count: int, words: dict[int, str]) -> list[int]:
    """`count` messages, some with words of their own; returns their ids in order."""
    start = place.clock.now_ms() - (count + 10) * 60_000
    events = [place.message(words.get(n, f"Missatge {n}"), at=start + n * 60_000) for n in range(count)]
    place.receive(*events)
    return [int(row["id"]) for row in place.sql("SELECT id FROM message WHERE direction = 'incoming' ORDER BY at, id")]


def look_for(screen: Shown, words: str) -> None:
    screen.pane.finding.open()
    screen.pane.find_bar.field.setText(words)
    count = screen.pane.find_bar.findChildren(QLabel)
    screen.qtbot.waitUntil(lambda: any(label.text() for label in count), timeout=5_000)


def count_of(screen: Shown) -> str:
    return next(label.text() for label in screen.pane.find_bar.findChildren(QLabel) if label.text())


def marked(screen: Shown, message_id: int) -> list[str]:
    """The words of a message that are drawn on the highlight."""
    row = screen.pane.model.row_of(message_id)
    assert row is not None
    highlight = theme().tokens.colours.highlight
    found = []
    for part in screen.pane.area.sheet(row).parts:
        if isinstance(part, Words):
            text = part.layout.text().encode("utf-16-le")
            for piece in part.layout.formats():
                if piece.format.background().color() == highlight:
                    found.append(text[piece.start * 2 : (piece.start + piece.length) * 2].decode("utf-16-le"))
        if isinstance(part, FileSlot):
            found += [part.name[start:end] for start, end in part.spans]
    return found


def is_in_sight(screen: Shown, message_id: int) -> bool:
    top = screen.top_of(message_id)
    return top is not None and 0 <= top < screen.pane.area.viewport().height()


def test_hits_are_marked_counted_and_stepped_through_over_the_whole_history(place: Town, screen: Shown) -> None:
    ids = numbered(place, 1_500, {3: "Vull el PADRÓ 🙂 i el padró", 700: "Empadronar-me?", 1_490: "El padro, sisplau"})
    screen.open(place.conversation())
    pane = screen.pane
    look_for(screen, "padró")
    assert count_of(screen) == "1 of 3"
    assert marked(screen, ids[1_490]) == ["padro"]
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[1_490]))
    assert pane.area.currentIndex().row() == pane.model.row_of(ids[1_490])
    screen.key(Qt.Key.Key_Return, pane.find_bar.field)
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[700]), timeout=5_000)
    assert count_of(screen) == "2 of 3" and marked(screen, ids[700]) == ["padro"]
    assert pane.model.message_count < 200, "only the page around the hit is loaded"
    pane.finding.step(1)
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[3]), timeout=5_000)
    assert count_of(screen) == "3 of 3" and marked(screen, ids[3]) == ["PADRÓ", "padró"]
    pane.finding.step(1)
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[1_490]), timeout=5_000)
    assert count_of(screen) == "1 of 3"
    screen.key(Qt.Key.Key_Return, pane.find_bar.field, Qt.KeyboardModifier.ShiftModifier)
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[3]), timeout=5_000)
    assert count_of(screen) == "3 of 3"


def test_a_hit_stays_set_off_while_it_is_looked_for_and_escape_ends_it_all(place: Town, screen: Shown) -> None:
    ids = numbered(place, 100, {50: "La deixalleria"})
    screen.open(place.conversation())
    look_for(screen, "DEIXALLERÍA")
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[50]))
    assert screen.pane.area._mark == 1.0 and not screen.pane.area._mark_timer.isActive()
    screen.key(Qt.Key.Key_Escape, screen.pane.find_bar.field)
    assert not screen.pane.find_bar.isVisible() and screen.pane.area._mark == 0.0
    assert marked(screen, ids[50]) == []
    assert is_in_sight(screen, ids[50]), "where one has found it one stays"


def test_the_search_begins_at_what_is_looked_at(place: Town, screen: Shown) -> None:
    ids = numbered(place, 300, {10: "cita", 120: "cita", 290: "cita"})
    screen.open(place.conversation())
    screen.pane.show_message(ids[150])
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[150]), timeout=5_000)
    look_for(screen, "cita")
    assert count_of(screen) == "2 of 3"


def test_what_is_not_there_is_said_and_nothing_moves(place: Town, screen: Shown) -> None:
    numbered(place, 80, {})
    screen.open(place.conversation())
    before = screen.pane.area.verticalScrollBar().value()
    look_for(screen, "zebra")
    assert count_of(screen) == "No hits"
    assert screen.pane.area.is_at_bottom and screen.pane.area.verticalScrollBar().value() >= before - 60
    screen.pane.finding.step(1)
    assert count_of(screen) == "No hits"


def test_hits_that_come_while_looking_are_counted_without_leaving_the_place(place: Town, screen: Shown) -> None:
    ids = numbered(place, 100, {50: "multa"})
    screen.open(place.conversation())
    look_for(screen, "multa")
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[50]))
    place.write("Una altra multa")
    screen.qtbot.waitUntil(lambda: count_of(screen) == "2 of 2", timeout=5_000)
    assert is_in_sight(screen, ids[50])


def test_notes_and_files_are_found_but_no_deleted_reply(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    conversation = place.conversation()
    contact = conversation.contact_id
    note = place.laia.run(notes.add_note, conversation.id, "Truqueu al gual")
    sent = place.send_file(b"%PDF", "gual-2024.pdf", MessageKind.DOCUMENT, "application/pdf")
    reply = place.laia.run(replies.reply, conversation.id, "El gual és a l'OAC", now=True)
    hits = place.laia.read(finding.places_of_words, contact, "gual")
    assert {row_id for _, row_id in hits} == {reply, sent, note}
    place.sql("UPDATE message SET deleted_at = at WHERE id = :id", id=reply)
    assert {row_id for _, row_id in place.laia.read(finding.places_of_words, contact, "gual")} == {sent, note}
    screen.open(conversation)
    look_for(screen, "gual")
    assert marked(screen, sent) == ["gual"] and marked(screen, note) == ["gual"]


def test_words_of_another_citizen_are_not_found(place: Town, screen: Shown) -> None:
    place.write("Contenidor ple")
    mine = place.conversation()
    place.receive(place.message("Contenidor ple", chat="7000000999"))
    assert len(place.laia.read(finding.places_of_words, mine.contact_id, "contenidor")) == 1
    assert place.laia.read(finding.places_of_words, mine.contact_id, "%_") == []


def test_another_conversation_ends_the_search(place: Town, screen: Shown) -> None:
    place.write("Contenidor ple")
    mine = place.conversation()
    place.receive(place.message("Hola", chat="7000000999"))
    other = place.conversation()
    screen.open(mine)
    look_for(screen, "contenidor")
    screen.pane.open(other)
    assert not screen.pane.finding.is_open and screen.pane.finding.words == ""


def test_the_keyboard_goes_back_to_where_it_was_and_no_word_is_lost(place: Town, screen: Shown) -> None:
    numbered(place, 30, {5: "cita"})
    screen.open(place.conversation())
    box = QPlainTextEdit(screen.pane)
    box.setPlainText("Mig escrit")
    box.setGeometry(0, 0, 200, 60)
    box.show()
    box.setFocus()
    screen.pane.activateWindow()
    screen.qtbot.waitUntil(box.hasFocus)
    look_for(screen, "cita")
    assert screen.pane.find_bar.field.hasFocus()
    screen.key(Qt.Key.Key_Escape, screen.pane.find_bar.field)
    assert box.hasFocus() and box.toPlainText() == "Mig escrit"


# --- going to a message ----------------------------------------------------------------------------------------------


def test_a_message_thousands_back_is_shown_at_once_and_paging_goes_both_ways(place: Town, screen: Shown) -> None:
    ids = numbered(place, 4_000, {})
    pane = screen.pane
    pane.open(place.conversation(), ids[1_000])
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[1_000]), timeout=5_000)
    assert pane.model.message_count == 60 and pane.model.has_older and pane.model.has_newer
    middle = screen.top_of(ids[1_000])
    assert middle is not None and abs(middle - pane.area.viewport().height() // 2) < 60
    assert pane._float.isVisible() and not pane.area.is_at_bottom
    bar = pane.area.verticalScrollBar()

    def has(message_id: int, edge: int) -> bool:
        bar.setValue(bar.minimum() if edge < 0 else bar.maximum())
        return pane.model.row_of(message_id) is not None

    screen.qtbot.waitUntil(lambda: has(ids[900], -1), timeout=5_000)
    screen.qtbot.waitUntil(lambda: has(ids[1_200], +1), timeout=5_000)
    texts = screen.texts()
    numbers = [int(text.split()[1]) for text in texts]
    assert numbers == list(range(numbers[0], numbers[-1] + 1)), "no hole and no doubling"
    pane._float.click()
    screen.qtbot.waitUntil(lambda: pane.model.row_of(ids[-1]) is not None and pane.area.is_at_bottom, timeout=5_000)
    assert not pane.model.has_newer and not pane._float.isVisible()


def test_paging_down_to_the_end_joins_the_newest(place: Town, screen: Shown) -> None:
    ids = numbered(place, 400, {})
    pane = screen.pane
    pane.open(place.conversation(), ids[250])
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[250]), timeout=5_000)
    bar = pane.area.verticalScrollBar()

    def is_at_end() -> bool:
        bar.setValue(bar.maximum())
        return pane.area.is_at_bottom

    screen.qtbot.waitUntil(is_at_end, timeout=10_000)
    assert pane.model.newest is not None and pane.model.newest[1] == ids[-1]
    assert not pane._float.isVisible()
    place.write("La darrera")
    screen.qtbot.waitUntil(lambda: screen.texts()[-1] == "La darrera")
    assert pane.area.is_at_bottom


def test_an_end_that_brings_no_row_is_the_bottom(place: Town, screen: Shown) -> None:
    ids = numbered(place, 150, {})
    pane = screen.pane
    pane.area.newer_wanted.disconnect(pane.history.read_newer)
    pane.open(place.conversation(), ids[60])
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[60]), timeout=5_000)
    bar = pane.area.verticalScrollBar()
    for has_more in (True, False):
        assert pane.history.contact_id is not None and pane.model.newest is not None
        page = place.desk.read(read_newer, pane.history.contact_id, pane.model.newest)
        assert page.has_newer is has_more and bool(page.rows) is has_more
        pane.model.append(page.rows, page.quotes, has_newer=page.has_newer)
        while has_more and bar.value() < bar.maximum():
            bar.setValue(bar.maximum())
    assert pane.area.is_at_bottom
    place.write("La darrera")
    screen.qtbot.waitUntil(lambda: screen.texts()[-1] == "La darrera")
    assert pane.area.is_at_bottom


def test_what_comes_while_reading_far_back_makes_no_hole(place: Town, screen: Shown) -> None:
    ids = numbered(place, 400, {})
    pane = screen.pane
    pane.open(place.conversation(), ids[100])
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[100]), timeout=5_000)
    before = screen.top_of(ids[100])
    new = place.write("Nova")
    screen.qtbot.waitUntil(lambda: "1" in pane._float.words, timeout=5_000)
    assert pane.model.row_of(new) is None and screen.top_of(ids[100]) == before
    place.set_state(new, "received")
    screen.bridge.refresh_everything()
    screen.qtbot.wait(300)
    assert pane.model.row_of(new) is None and pane._float.words.startswith("1 ")
    pane._float.click()
    screen.qtbot.waitUntil(lambda: pane.model.row_of(new) is not None and pane.area.is_at_bottom, timeout=5_000)


def test_a_found_message_is_set_off_for_a_moment(place: Town, screen: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = numbered(place, 100, {})
    screen.open(place.conversation())
    screen.pane.area._mark_timer.setInterval(60)
    theme().set_animations_wanted(False)
    strengths: list[float] = []
    monkeypatch.setattr(area.TimelineArea, "_on_fade", lambda self, strength: strengths.append(strength))
    screen.pane.show_message(ids[20])
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[20]))
    assert screen.pane.area._mark == 1.0
    screen.qtbot.waitUntil(lambda: screen.pane.area._mark == 0.0)
    assert strengths == [], "without motion it goes at once"
    theme().set_animations_wanted(True)


def test_a_message_that_is_gone_shows_the_end(place: Town, screen: Shown) -> None:
    ids = numbered(place, 100, {})
    screen.pane.open(place.conversation(), ids[-1] + 1_000)
    screen.qtbot.waitUntil(lambda: screen.pane.model.rowCount() > 0, timeout=5_000)
    assert screen.pane.area.is_at_bottom and screen.pane.area._mark == 0.0


def test_the_unread_line_is_known_from_far_away(place: Town, screen: Shown) -> None:
    ids = numbered(place, 200, {})
    conversation = place.conversation()
    assert conversation.unread == 200
    place.sql("UPDATE conversation SET unread = 2")
    screen.pane.open(place.conversation(), ids[20])
    screen.qtbot.waitUntil(lambda: is_in_sight(screen, ids[20]), timeout=5_000)
    row = place.row(ids[198])
    assert screen.pane.model.unread_from == (row.at, row.id)
