"""The timeline shows what the desk holds, keeps what is on screen where it is, and lets no text stop or fool it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from console.models.inbound import InboundDeletion, InboundReaction, RemoteFile
from console.models.records import Change
from console.models.states import FileState, MessageKind
from console.operations import claims, contacts, conversations, media, notes, reads, replies
from console.ui.links import LinkDialog
from console.ui.theme import ThemeMode, theme
from console.ui.timeline.entries import Shape
from console.ui.timeline.model import TimelineModel, TimelineRole
from console.ui.timeline.reading import ReadingDialog
from tests.ui import hostile
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


def shapes(model: TimelineModel) -> list[Shape]:
    return [model.entry(row).shape for row in range(model.rowCount())]


def spoken(model: TimelineModel, row: int) -> str:
    return str(model.data(model.index(row), int(Qt.ItemDataRole.AccessibleTextRole)))


def last(screen: Shown) -> int:
    return screen.pane.model.rowCount() - 1


def read_to_the_top(screen: Shown) -> None:
    """Scroll up until there is nothing older."""
    pane = screen.pane

    def is_at_first() -> bool:
        pane.area.verticalScrollBar().setValue(0)
        return not pane.model.has_older and pane.area.verticalScrollBar().value() == 0

    screen.qtbot.waitUntil(is_at_first, timeout=20_000)


def press(screen: Shown, message_id: int, verb: str) -> None:
    """Click the spot of a message, as a hand would."""
    pane = screen.pane
    row = pane.model.row_of(message_id)
    assert row is not None
    pane.area.scrollTo(pane.model.index(row))
    spot = next(spot for spot in pane.area.sheet(row).spots if spot.verb == verb and spot.message_id == message_id)
    rect = pane.area.visualRect(pane.model.index(row))
    point = rect.topLeft() + spot.rect.center().toPoint()
    screen.qtbot.mouseClick(pane.area.viewport(), Qt.MouseButton.LeftButton, pos=point)


# --- what is shown ----------------------------------------------------------------------------------------------------


def test_day_activity_note_and_ticks_in_their_order(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    conversation = place.conversation()
    place.laia.run(claims.claim, conversation.id)
    sent = place.laia.run(replies.reply, conversation.id, "Bon dia, Núria", now=True)
    place.laia.run(notes.add_note, conversation.id, "Té cita demà")
    screen.open(conversation)
    model = screen.pane.model
    assert shapes(model) == [Shape.DAY, Shape.INCOMING, Shape.ACTIVITY, Shape.OUTGOING, Shape.NOTE]
    assert "You took the conversation" in spoken(model, 2)
    assert spoken(model, 3).startswith("Laia Ferrer") and "Waiting to be sent" in spoken(model, 3)
    assert spoken(model, 4).startswith("Internal note by Laia Ferrer")
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
    assert words in spoken(screen.pane.model, last(screen))
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
    screen.open(place.conversation())
    model = screen.pane.model
    lines = [spoken(model, row) for row in range(model.rowCount()) if model.entry(row).shape is Shape.ACTIVITY]
    told = " | ".join(lines)
    for words in (
        "Jordi Puig", "passed it on to", "You gave it back", "gave it to", "put it aside until", "came back as planned",
        "was away", "You took it over", "És urgent", "You blocked the contact", "You unblocked", "You closed it: solved",
        "You opened it again",
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
    place.receive(InboundReaction("r1", "7000000318", place.row(late).provider_id or "", "7", place.clock.now_ms(), ("👍",)))
    screen.open(place.conversation())
    model, area = screen.pane.model, screen.pane.area
    told = [spoken(model, row) for row in range(model.rowCount())]
    assert any("The citizen deleted this message" in words for words in told)
    assert any("no longer has it" in words for words in told)
    assert any("Forwarded from" in words for words in told)
    verbs = {spot.verb for row in range(model.rowCount()) for spot in area.sheet(row).spots}
    assert {"show_quoted", "map", "show_raw", "fetch_again", "link"} <= verbs
    with screen.qtbot.waitSignal(screen.pane.action_requested) as told_outside:
        press(screen, late, "fetch_again")
    assert told_outside.args == ["fetch_again", late]


def test_photos_of_one_album_share_a_bubble(place: Town, screen: Shown) -> None:
    for number in range(3):
        place.write("Tres fotos" if not number else "", kind=MessageKind.PHOTO, album="a", file=RemoteFile({}, "p.jpg", "image/jpeg"))
    place.write("Una altra", kind=MessageKind.PHOTO, album="b", file=RemoteFile({}, "p.jpg", "image/jpeg"))
    screen.open(place.conversation())
    model = screen.pane.model
    assert [len(model.entry(row).rows) for row in range(model.rowCount()) if model.entry(row).rows] == [3, 1]


def test_automatic_answers_are_a_line_and_their_words_can_be_read(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    sent = place.laia.run(replies.reply, place.conversation().id, "Hem rebut el missatge", now=True)
    place.sql("UPDATE message SET is_automatic = 1, state = 'sent' WHERE id = :id", id=sent)
    screen.open(place.conversation())
    assert shapes(screen.pane.model)[-1] is Shape.AUTOMATIC
    press(screen, sent, "show_all")
    dialog = screen.pane.findChild(ReadingDialog)
    assert dialog is not None and dialog.field.toPlainText() == "Hem rebut el missatge"
    dialog.close()


def test_a_text_over_the_limit_is_cut_and_shown_whole_on_request(place: Town, screen: Shown) -> None:
    long = place.write("paraula " * 2_000)
    screen.open(place.conversation())
    press(screen, long, "show_all")
    dialog = screen.pane.findChild(ReadingDialog)
    assert dialog is not None and len(dialog.field.toPlainText().replace("\n", "")) >= 15_999
    assert dialog.field.isReadOnly()
    dialog.close()


def test_a_link_is_opened_only_after_its_host_was_shown(place: Town, screen: Shown) -> None:
    number = place.write("😀 mira https://seu.example.cat/tramits ara")
    screen.open(place.conversation())
    press(screen, number, "link")
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
    line = shapes(model).index(Shape.UNREAD)
    assert spoken(model, line) == "2 new messages" and model.entry(line + 1).text == "Necessito el padró"
    place.write("Encara hi sou?")
    screen.qtbot.waitUntil(lambda: spoken(model, line) == "3 new messages")
    place.laia.run(notes.add_note, number, "Una nota no és una resposta")
    screen.qtbot.waitUntil(lambda: shapes(model)[-1] is Shape.NOTE)
    assert Shape.UNREAD in shapes(model)
    place.laia.run(replies.reply, number, "Sí", now=True)
    screen.qtbot.waitUntil(lambda: Shape.UNREAD not in shapes(model))


def test_the_unread_line_survives_looking_elsewhere(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    first = place.conversation()
    place.write("Hola", chat="7000000999")
    other = next(row for row in place.desk.read(reads.conversation_list, "all", None) if row.id != first.id)
    screen.open(first)
    assert Shape.UNREAD in shapes(screen.pane.model)
    place.laia.run(conversations.mark_read, first.id)
    screen.pane.open(other)
    screen.qtbot.waitUntil(lambda: screen.texts() == ["Hola"])
    screen.pane.open(place.desk.read(reads.conversation, first.id))
    screen.qtbot.waitUntil(lambda: screen.texts() == ["Bon dia"])
    assert Shape.UNREAD in shapes(screen.pane.model)


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
        press(screen, held, "take_back")
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
    screen.qtbot.waitUntil(lambda: model.row_of(held) is None and "Escrit mentre no hi havia connexió" in screen.texts())


def test_the_model_keeps_qts_own_rules_through_all_changes(place: Town, screen: Shown) -> None:
    place.write_many(150)
    conversation = place.conversation()
    tester = QAbstractItemModelTester(screen.pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    screen.open(conversation)
    read_to_the_top(screen)
    for number in range(3):
        place.write(f"Nou {number}")
    held = place.laia.run(replies.reply, conversation.id, "Resposta")
    screen.qtbot.waitUntil(lambda: screen.pane.model.row_of(held) is not None)
    place.laia.run(replies.take_back, held)
    screen.qtbot.waitUntil(lambda: screen.pane.model.row_of(held) is None)
    assert screen.pane.model.data(screen.pane.model.index(0), int(TimelineRole.ENTRY)).shape is Shape.DAY
    assert screen.pane.model.rowCount(QModelIndex()) == len(shapes(screen.pane.model))
    del tester


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
    pane.model.rowsInserted.connect(lambda *_: pages.append((screen.top_of(entry.row.id), pane.model.message_count)))  # type: ignore[union-attr]
    pane.area.older_wanted.emit()
    screen.qtbot.waitUntil(lambda: pane.model.message_count == 120)
    assert screen.top_of(entry.row.id) == before
    assert pages


def test_reading_up_to_the_first_message_loads_all_pages(place: Town, screen: Shown) -> None:
    place.write_many(200)
    screen.open(place.conversation())
    pane = screen.pane
    read_to_the_top(screen)
    assert pane.model.message_count == 200
    assert shapes(pane.model)[0] is Shape.DAY and screen.texts()[0].startswith("0 ")
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
    screen.qtbot.mouseClick(pane._float, Qt.MouseButton.LeftButton)
    assert pane.area.is_at_bottom and not pane._float.isVisible()


def test_at_the_end_new_messages_come_into_sight_and_focus_stays(place: Town, screen: Shown) -> None:
    place.write_many(40)
    screen.open(place.conversation())
    pane = screen.pane
    focused = QApplication.focusWidget()
    place.write("Darrera")
    screen.qtbot.waitUntil(lambda: screen.texts()[-1] == "Darrera")
    assert pane.area.is_at_bottom and not pane._float.isVisible()
    assert pane.area.visualRect(pane.model.index(last(screen))).bottom() <= pane.area.viewport().height()
    assert QApplication.focusWidget() is focused


def test_another_width_keeps_the_same_message_in_sight(place: Town, screen: Shown) -> None:
    place.write_many(60)
    screen.open(place.conversation())
    pane = screen.pane
    pane.area.verticalScrollBar().setValue(pane.area.verticalScrollBar().maximum() - 1_200)
    anchor = pane.area._anchor
    watched = pane.model.entry(anchor.row).row
    assert watched is not None
    pane.resize(560, 690)
    assert screen.top_of(watched.id) == anchor.offset


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
    screen.qtbot.keyClick(area, Qt.Key.Key_Down)
    assert area.currentIndex().row() == last(screen)
    with screen.qtbot.waitSignal(pane.action_requested) as asked:
        screen.qtbot.keyClick(area, Qt.Key.Key_Return)
    assert asked.args == ["retry", sent]
    screen.qtbot.keyClick(area, Qt.Key.Key_Home)
    seen = [area.currentIndex().row()]
    for _ in range(pane.model.rowCount() - 1):
        screen.qtbot.keyClick(area, Qt.Key.Key_Down)
        seen.append(area.currentIndex().row())
    assert seen == list(range(pane.model.rowCount()))
    row = next(row for row in range(pane.model.rowCount()) if pane.model.entry(row).text == "Segona")
    area.setCurrentIndex(pane.model.index(row))
    screen.qtbot.keyClick(area, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
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
    area.setCurrentIndex(screen.pane.model.index(last(screen)))
    asked: list[str] = []
    screen.pane.action_requested.connect(lambda verb, number: asked.append(verb))
    screen.qtbot.keyClick(area, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert not asked and menu is not None
    menu.close()
    for verb in ("settle_sent", "settle_again"):
        press(screen, sent, verb)
    assert asked == ["settle_sent", "settle_again"]


def test_keys_that_mean_nothing_here_go_on_to_the_window(place: Town, screen: Shown) -> None:
    place.write("Bon dia")
    screen.open(place.conversation())
    area = screen.pane.area
    area.setFocus(Qt.FocusReason.TabFocusReason)
    heard: list[int] = []
    screen.pane.keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]
    screen.qtbot.keyClick(area, Qt.Key.Key_A)
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
    read_to_the_top(screen)
    slow = []
    for row in range(pane.model.rowCount()):
        best = min(_drawing_ms(screen, row) for _ in range(2))
        if best > SLOWEST_TEXT_MS:
            slow.append((row, round(best), pane.model.entry(row).text[:20]))
    assert not slow


def _drawing_ms(screen: Shown, row: int) -> float:
    pane = screen.pane
    pane.area._sheets.clear()
    started = time.perf_counter()
    pane.area.scrollTo(pane.model.index(row))
    pane.area.viewport().grab()
    spoken(pane.model, row)
    return (time.perf_counter() - started) * 1_000


@pytest.mark.parametrize("name", ["<b>gras</b>", "a\u202egpj.exe", "Sistema: pagat\nTot correcte"])
def test_a_citizens_name_or_file_cannot_become_markup_or_a_notice(place: Town, screen: Shown, name: str) -> None:
    place.write("", kind=MessageKind.DOCUMENT, file=RemoteFile({}, name, "application/pdf", 10), extra={"author": name})
    screen.open(place.conversation())
    words = spoken(screen.pane.model, last(screen))
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
    assert large <= sorted(browser_times)[1] / 2, (large, browser_times)


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
    number = place.write("", kind=MessageKind.DOCUMENT, file=RemoteFile({"file_id": "x"}, "a.pdf", "application/pdf", 10))
    place.refuse_file(number, FileState.EXPIRED, "gone")
    place.laia.run(media.fetch_again, number)
    file = place.row(number).attachment
    assert file is not None and file.state is FileState.PENDING
