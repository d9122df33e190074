"""The timeline shows what the desk holds: every kind of message, its states and its changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from console.models.inbound import InboundDeletion, InboundReaction, RemoteFile
from console.models.records import Change
from console.models.states import FileState, MessageKind
from console.operations import claims, contacts, conversations, notes, reads, replies
from console.operations.activity import add_activity
from console.ui.links import LinkDialog
from console.ui.timeline.entries import Shape
from console.ui.timeline.model import TimelineRole
from console.ui.timeline.parts import Words
from console.ui.timeline.reading import ReadingDialog
from tests.ui.timeline_desk import MINUTE, Shown, Town, shown, town

SLOWEST_TEXT_MS = 150


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Town]:
    with town(tmp_path) as made:
        yield made


@pytest.fixture
def screen(place: Town, qtbot: QtBot) -> Iterator[Shown]:
    with shown(place, qtbot) as made:
        yield made


# --- what is shown ----------------------------------------------------------------------------------------------------


def test_day_activity_note_and_ticks_in_their_order(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    conversation = place.conversation()
    place.laia.run(claims.claim, conversation.id)
    sent = place.laia.run(replies.reply, conversation.id, "Bon dia, Núria", now=True)
    place.laia.run(notes.add_note, conversation.id, "Té cita demà")
    screen.open(conversation)
    model = screen.pane.model
    assert screen.shapes() == [Shape.DAY, Shape.INCOMING, Shape.ACTIVITY, Shape.OUTGOING, Shape.NOTE]
    assert "You took the conversation" in screen.spoken(2)
    assert screen.spoken(3).startswith("Laia Ferrer") and "Waiting to be sent" in screen.spoken(3)
    assert screen.spoken(4).startswith("Internal note by Laia Ferrer")
    row = model.row_of(sent)
    assert row is not None
    description = model.data(model.index(row), int(Qt.ItemDataRole.AccessibleDescriptionRole))
    assert description == "Waiting to be sent"


@pytest.mark.parametrize(
    ("state", "error", "words"),
    [
        ("sent", None, "Sent"),
        ("delivered", None, "Delivered"),
        ("read", None, "Read"),
        ("failed", "rejected_blocked", "blocked the town's account"),
        ("uncertain", "uncertain", "we do not know if this arrived"),
        ("failed", "a_code_of_tomorrow", "a_code_of_tomorrow"),
    ],
)
def test_each_state_says_its_word(place: Town, screen: Shown, state: str, error: str | None, words: str) -> None:
    place.write("Bon dia")
    sent = place.laia.run(replies.reply, place.conversation().id, "Resposta", now=True)
    place.set_state(sent, state, error)
    screen.open(place.conversation())
    assert words in screen.spoken(screen.last)
    screen.pane.grab()


def test_every_kind_of_activity_has_its_own_sentence(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    number = place.conversation().id
    place.jordi.run(claims.claim, number)
    place.jordi.run(claims.transfer, number, "laia", "Mira-ho")
    place.laia.run(claims.release, number)
    place.jordi.run(claims.assign, number, "jordi")
    place.jordi.run(conversations.snooze, number, place.clock.now_ms() + 60 * MINUTE)
    place.clock.step(61 * MINUTE)
    place.desk.run(conversations.wake_due)
    place.desk.run(claims.release_lapsed)
    place.laia.run(claims.take_over, number, "És urgent")
    place.laia.run(contacts.block, place.conversation().contact_id, "insults")
    place.laia.run(contacts.unblock, place.conversation().contact_id)
    place.laia.run(conversations.resolve, number, "solved")
    place.laia.run(conversations.reopen, number)
    place.desk.run(lambda act: add_activity(act, number, "withdrawn", lists="avisos"))
    screen.open(place.conversation())
    model = screen.pane.model
    lines = [screen.spoken(row) for row in range(model.rowCount()) if model.entry(row).shape is Shape.ACTIVITY]
    told = " | ".join(lines)
    for words in (
        "Jordi Puig", "passed it on to", "You gave it back", "gave it to", "put it aside until", "came back as planned",
        "was away", "You took it over", "És urgent", "You blocked the contact", "You unblocked", "You closed it: solved",
        "You opened it again", "left the list: ",
    ):  # fmt: skip
        assert words in told, words
    assert "cannot name" not in told and "{" not in told
    screen.pane.grab()


def test_files_links_quotes_places_and_marks(place: Town, screen: Shown) -> None:
    first = place.write("Mireu https://seu.example.cat/tramits si us plau")
    place.write("Responc", reply_to=place.row(first).provider_id)
    place.write("", kind=MessageKind.LOCATION, extra={"location": {"latitude": 41.38, "longitude": 2.17}})
    place.write("", kind=MessageKind.UNSUPPORTED, raw='{"poll": 1}')
    place.write("Reenviat", extra={"forwarded_from": "Marta"})
    late = place.write("", kind=MessageKind.DOCUMENT, file=RemoteFile({}, "padro.pdf", "application/pdf", 2_000))
    place.refuse_file(late, FileState.EXPIRED, "gone")
    place.receive(InboundDeletion("d1", "7000000318", place.row(first).provider_id or "", place.clock.now_ms()))
    place.receive(
        InboundReaction("r1", "7000000318", place.row(late).provider_id or "", "7", place.clock.now_ms(), ("👍",))
    )
    screen.open(place.conversation())
    model, area = screen.pane.model, screen.pane.area
    told = [screen.spoken(row) for row in range(model.rowCount())]
    assert any("The citizen deleted this message" in words for words in told)
    assert any("no longer has it" in words for words in told)
    assert any("Forwarded from" in words for words in told)
    verbs = {spot.verb for row in range(model.rowCount()) for spot in area.sheet(row).spots}
    assert {"show_quoted", "map", "show_raw", "fetch_again", "link"} <= verbs
    with screen.qtbot.waitSignal(screen.pane.action_requested) as told_outside:
        screen.press(late, "fetch_again")
    assert told_outside.args == ["fetch_again", late]


def test_photos_of_one_album_share_a_bubble(place: Town, screen: Shown) -> None:
    for number in range(3):
        place.write(
            "Tres fotos" if not number else "",
            kind=MessageKind.PHOTO,
            album="a",
            file=RemoteFile({}, "p.jpg", "image/jpeg"),
        )
    place.write("Una altra", kind=MessageKind.PHOTO, album="b", file=RemoteFile({}, "p.jpg", "image/jpeg"))
    # Whoever gets a word in does not tear an album apart.
    place.write("i jo què")
    place.write("", kind=MessageKind.PHOTO, album="b", file=RemoteFile({}, "p.jpg", "image/jpeg"))
    screen.open(place.conversation())
    model = screen.pane.model
    assert [len(model.entry(row).rows) for row in range(model.rowCount()) if model.entry(row).rows] == [3, 2, 1]


def test_automatic_answers_are_a_line_and_their_words_can_be_read(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    sent = place.laia.run(replies.reply, place.conversation().id, "Hem rebut el missatge", now=True)
    place.sql("UPDATE message SET is_automatic = 1, state = 'sent' WHERE id = :id", id=sent)
    screen.open(place.conversation())
    assert screen.shapes()[-1] is Shape.AUTOMATIC
    screen.press(sent, "show_all")
    dialog = screen.pane.findChild(ReadingDialog)
    assert dialog is not None and dialog.field.toPlainText() == "Hem rebut el missatge"
    dialog.close()


def test_a_text_over_the_limit_is_cut_and_shown_whole_on_request(place: Town, screen: Shown) -> None:
    long = place.write("paraula " * 2_000)
    screen.open(place.conversation())
    screen.press(long, "show_all")
    dialog = screen.pane.findChild(ReadingDialog)
    assert dialog is not None and len(dialog.field.toPlainText().replace("\n", "")) >= 15_999
    assert dialog.field.isReadOnly()
    dialog.close()


def test_a_tower_of_lines_is_cut_too(place: Town, screen: Shown) -> None:
    place.write("a\n" * 3_000)
    screen.open(place.conversation())
    area = screen.pane.area
    assert area.visualRect(screen.pane.model.index(screen.last)).height() < 4_500
    assert "show_all" in [spot.verb for spot in area.sheet(screen.last).spots]


def test_emoji_do_not_shift_the_place_of_a_link(place: Town, screen: Shown) -> None:
    place.write("😀😀😀😀😀😀😀😀 https://a.example.cat")
    screen.open(place.conversation())
    sheet = screen.pane.area.sheet(screen.last)
    spot = next(spot for spot in sheet.spots if spot.verb == "link")
    words = next(part for part in sheet.parts if isinstance(part, Words))
    assert abs(spot.rect.right() - words.at.x() - words.layout.lineAt(0).naturalTextWidth()) < 2


def test_a_link_is_opened_only_after_its_host_was_shown(place: Town, screen: Shown) -> None:
    number = place.write("😀 mira https://seu.example.cat/tramits ara")
    screen.open(place.conversation())
    screen.press(number, "link")
    dialog = screen.pane.findChild(LinkDialog)
    assert dialog is not None and dialog.isVisible()
    dialog.reject()


# --- the unread line --------------------------------------------------------------------------------------------------


def test_the_unread_line_stays_until_the_operator_replies(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    number = place.conversation().id
    place.laia.run(replies.reply, number, "Digueu", now=True)
    place.write("Necessito el padró")
    place.write("Per avui")
    screen.open(place.conversation())
    model = screen.pane.model
    place.laia.run(conversations.mark_read, number)
    line = screen.shapes().index(Shape.UNREAD)
    assert screen.spoken(line) == "2 new messages" and model.entry(line + 1).text == "Necessito el padró"
    place.write("Encara hi sou?")
    screen.qtbot.waitUntil(lambda: screen.spoken(line) == "3 new messages")
    place.laia.run(notes.add_note, number, "Una nota no és una resposta")
    screen.qtbot.waitUntil(lambda: screen.shapes()[-1] is Shape.NOTE)
    assert Shape.UNREAD in screen.shapes()
    place.laia.run(replies.reply, number, "Sí", now=True)
    screen.qtbot.waitUntil(lambda: Shape.UNREAD not in screen.shapes())


def test_the_unread_line_survives_looking_elsewhere(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    first = place.conversation()
    place.write("Hola", chat="7000000999")
    other = next(row for row in place.desk.read(reads.conversation_list, "all", None) if row.id != first.id)
    screen.open(first)
    assert Shape.UNREAD in screen.shapes()
    place.laia.run(conversations.mark_read, first.id)
    screen.pane.open(other)
    screen.qtbot.waitUntil(lambda: screen.texts() == ["Hola"])
    screen.pane.open(place.desk.read(reads.conversation, first.id))
    screen.qtbot.waitUntil(lambda: screen.texts() == ["Bon dia"])
    assert Shape.UNREAD in screen.shapes()


# --- changes ----------------------------------------------------------------------------------------------------------


def test_a_message_is_repainted_from_key_press_to_last_tick_and_never_moved(place: Town, screen: Shown) -> None:
    place.write_many(30)
    conversation = place.conversation()
    screen.open(conversation)
    sent = place.laia.run(replies.reply, conversation.id, "Resposta", now=True)
    model = screen.pane.model
    screen.qtbot.waitUntil(lambda: model.row_of(sent) is not None)
    row, top = model.row_of(sent), screen.top_of(sent)
    inserted: list[int] = []
    model.rowsInserted.connect(lambda parent, a, b: inserted.append(a))
    for state in ("sending", "sent", "delivered", "read"):
        place.set_state(sent, state)
        screen.qtbot.waitUntil(lambda state=state: (m := model.message(sent)) is not None and m.state == state)  # type: ignore[misc]
        assert (model.row_of(sent), screen.top_of(sent)) == (row, top)
    assert not inserted


def test_an_older_version_never_replaces_a_newer_one(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    sent = place.laia.run(replies.reply, place.conversation().id, "Resposta", now=True)
    old = place.row(sent)
    place.set_state(sent, "read")
    screen.open(place.conversation())
    screen.pane.model.merge([old])
    shown_row = screen.pane.model.message(sent)
    assert shown_row is not None and shown_row.state == "read"


def test_a_taken_back_reply_goes_away(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    conversation = place.conversation()
    screen.open(conversation)
    held = place.laia.run(replies.reply, conversation.id, "Massa d'hora")
    model = screen.pane.model
    screen.qtbot.waitUntil(lambda: model.row_of(held) is not None)
    with screen.qtbot.waitSignal(screen.pane.action_requested) as asked:
        screen.press(held, "take_back")
    assert asked.args == ["take_back", held]
    place.laia.run(replies.take_back, held)
    screen.qtbot.waitUntil(lambda: model.row_of(held) is None)
    assert [text for text in screen.texts() if text] == ["Bon dia"]


def test_messages_of_others_are_not_mixed_in_and_new_episodes_are(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    conversation = place.conversation()
    place.laia.run(claims.claim, conversation.id)
    place.laia.run(conversations.resolve, conversation.id, "solved")
    screen.open(conversation)
    place.write("Jo soc un altre", chat="7000000999")
    place.write("Torno a necessitar ajuda")
    screen.qtbot.waitUntil(lambda: "Torno a necessitar ajuda" in screen.texts())
    assert "Jo soc un altre" not in screen.texts()


def test_everything_after_a_reconnect_is_compared_with_the_desk(place: Town, screen: Shown) -> None:
    place.write_many(20)
    conversation = place.conversation()
    held = place.laia.run(replies.reply, conversation.id, "Es retira")
    screen.open(conversation)
    screen.bridge.changed.disconnect(screen.pane.apply)
    place.laia.run(replies.take_back, held)
    place.write("Escrit mentre no hi havia connexió")
    screen.pane.apply(Change(everything=True))
    model = screen.pane.model
    screen.qtbot.waitUntil(
        lambda: model.row_of(held) is None and "Escrit mentre no hi havia connexió" in screen.texts()
    )


def test_the_model_keeps_qts_own_rules_through_all_changes(place: Town, screen: Shown) -> None:
    place.write_many(150)
    conversation = place.conversation()
    tester = QAbstractItemModelTester(screen.pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    screen.open(conversation)
    screen.read_to_the_top()
    for number in range(3):
        place.write(f"Nou {number}")
    held = place.laia.run(replies.reply, conversation.id, "Resposta")
    screen.qtbot.waitUntil(lambda: screen.pane.model.row_of(held) is not None)
    place.laia.run(replies.take_back, held)
    screen.qtbot.waitUntil(lambda: screen.pane.model.row_of(held) is None)
    assert screen.pane.model.data(screen.pane.model.index(0), int(TimelineRole.ENTRY)).shape is Shape.DAY
    assert screen.pane.model.rowCount(QModelIndex()) == len(screen.shapes())
    del tester
