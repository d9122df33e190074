"""The keyboard map, each action once, by real key events on a real window: what F1 promises is what the keys do.

One window serves all tests; each brings the desk into the state its key needs. The last test holds this page to the
table of actions: a new action fails here until somebody has pressed its key.
"""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from console.operations import attendance, claims, conversations, promises, reads, replies, town
from console.ui.actions import ACTIONS
from console.ui.dialogs.finder import Finder
from console.ui.dialogs.help import HelpSheet
from console.ui.dialogs.promise import PromiseDialog
from console.ui.dialogs.verbs import (
    AssignDialog,
    ReasonDialog,
    ResolveDialog,
    SnoozeDialog,
    TransferDialog,
)
from console.ui.shell import WindowOptions
from console.ui.theme import theme
from tests.flows.keyboard_evening import press_evening
from tests.flows.keyboard_office import Office, dialog, fire, open_mine, open_one, wait
from tests.flows.keyboard_words import said_and_read
from tests.flows.test_window import type_text

pytestmark = pytest.mark.timeout(120)


def test_f2_takes_the_next(at: Office, qtbot: QtBot) -> None:
    waiting = min(at.rows(operator_login=None, state="open"), key=lambda row: (row.waiting_since or 1 << 60, row.id))
    fire(at, "claim_next")
    wait(qtbot, lambda: at.row(waiting.id).operator_login == "laia" and at.open_id == waiting.id)
    wait(qtbot, lambda: at.window.composer.box.hasFocus())


def test_the_selected_row_is_taken(at: Office, qtbot: QtBot) -> None:
    number = at.rows(operator_login=None, state="open")[-1].id
    wait(qtbot, lambda: at.window.queue.model.position(number) >= 0)
    table = at.window.queue.table
    table.setFocus()
    table.setCurrentIndex(at.window.queue.model.index(at.window.queue.model.position(number), 0))
    fire(at, "claim", on=table)
    wait(qtbot, lambda: at.row(number).operator_login == "laia")


def test_next_and_previous_conversation(at: Office, qtbot: QtBot) -> None:
    first = open_mine(at, qtbot)
    fire(at, "next_conversation")
    wait(qtbot, lambda: at.open_id != first.id)
    second = at.open_id
    fire(at, "previous_conversation")
    wait(qtbot, lambda: at.open_id not in (second, None))


def test_next_and_previous_unread(at: Office, qtbot: QtBot) -> None:
    for row in at.rows(state="open"):
        at.desk.run(conversations.mark_unread, row.id)
    open_mine(at, qtbot)
    before = at.open_id
    fire(at, "next_unread")
    wait(qtbot, lambda: at.open_id != before)
    before = at.open_id
    fire(at, "previous_unread")
    wait(qtbot, lambda: at.open_id != before)


def test_answers_and_rules(at: Office, qtbot: QtBot) -> None:
    fire(at, "show_rules")
    assert at.window.pages.currentWidget() is not at.window.splitter
    fire(at, "show_inbox")
    assert at.window.pages.currentWidget() is at.window.splitter


def test_a_reply_becomes_the_draft_of_an_answer(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    reply = at.desk.run(replies.reply, row.id, "Al pàrquing del mercat, a tota hora.", now=True)
    at.window.timeline.action_requested.emit("keep_answer", reply)
    rules = at.window._answer_acts.page().rules
    wait(qtbot, lambda: rules.form.words.text.toPlainText() == "Al pàrquing del mercat, a tota hora.")
    assert rules.form.isVisible() and not rules.form.draft().is_automatic
    rules.discard()
    fire(at, "show_inbox")
    assert at.window.pages.currentWidget() is at.window.splitter


def test_lists(at: Office, qtbot: QtBot) -> None:
    for action_id, name in (
        ("show_snoozed", "snoozed"),
        ("show_team", "team"),
        ("show_closed", "closed"),
        ("show_inbox", "inbox"),
    ):
        fire(at, action_id)
        assert at.window.queue._list == name


def test_transfer(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    fire(at, "transfer")
    asked: TransferDialog = dialog(qtbot, TransferDialog)
    type_text(asked._note, "Mireu-vos-ho, si us plau")
    QTest.keyClick(asked.accept_button, Qt.Key.Key_Return)
    wait(qtbot, lambda: at.row(row.id).operator_login != "laia")


def test_hand_over(at: Office, qtbot: QtBot) -> None:
    fire(at, "show_board")  # A supervisor's: for others nothing happens.
    press_evening(at, qtbot)


def test_snooze(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    fire(at, "snooze")
    asked = dialog(qtbot, SnoozeDialog)
    QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    wait(qtbot, lambda: at.row(row.id).state == "snoozed")


def test_a_promise_is_noted_and_kept(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    at.window.composer.box.clear()
    type_text(at.window.composer.box, "Ho farem demà. Gràcies")
    wait(qtbot, lambda: "Ctrl+Shift+J" in at.window.composer.hint.label.text())
    fire(at, "promise")
    asked = dialog(qtbot, PromiseDialog)
    assert asked.words() == "Ho farem demà."
    QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    card = at.window.details.promises
    wait(qtbot, lambda: card.first is not None and "Ctrl+Shift+J" not in at.window.composer.hint.label.text())
    assert [each.text for each in at.desk.read(promises.promises_of, row.id)] == ["Ho farem demà."]
    with qtbot.waitActive(at.window):
        at.window.activateWindow()
    fire(at, "promise_kept")
    wait(qtbot, lambda: not at.desk.read(promises.promises_of, row.id) and card.first is None)


def test_a_promise_is_dropped_for_a_reason(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    today = at.desk.read(town.opening).local(at.town.clock.now_ms()).date()
    at.desk.run(promises.promise, row.id, today + timedelta(days=3), "podar els arbres")
    wait(qtbot, lambda: at.window.details.promises.first is not None)
    fire(at, "promise_drop")
    asked = dialog(qtbot, ReasonDialog)
    type_text(asked.focusWidget(), "Ho fa la Diputació")
    asked.accept_button.click()
    wait(qtbot, lambda: not at.desk.read(promises.promises_of, row.id))


def test_words_to_the_team(at: Office, qtbot: QtBot) -> None:
    said_and_read(at, qtbot)


def test_close_and_undo(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    fire(at, "resolve")
    asked = dialog(qtbot, ResolveDialog)
    QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    wait(qtbot, lambda: at.row(row.id).state == "resolved" and at.open_id != row.id)
    at.window.composer.box.clear()
    fire(at, "undo_send")
    wait(qtbot, lambda: at.row(row.id).operator_login == "laia" and at.open_id == row.id)


def test_release(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    fire(at, "release")
    wait(qtbot, lambda: at.row(row.id).operator_login is None)


def test_mark_unread(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    # Opening it marks it as read, behind everything else that is written.
    written: list[object] = []
    at.bridge.run(at.window, lambda _: True, done=written.append)
    wait(qtbot, lambda: bool(written) and at.row(row.id).unread == 0)
    fire(at, "mark_unread")
    wait(qtbot, lambda: at.row(row.id).unread == 1)


def test_take_over(at: Office, qtbot: QtBot) -> None:
    row = open_one(at, qtbot, at.rows(operator_login="marta", state="open")[0])
    fire(at, "take_over")
    asked = dialog(qtbot, ReasonDialog)
    type_text(asked.focusWidget(), "ha marxat")
    asked.reject()
    assert at.row(row.id).operator_login == "marta"


def test_assign(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    fire(at, "assign")
    asked = dialog(qtbot, AssignDialog)
    login = asked.login()
    QTest.keyClick(asked, Qt.Key.Key_Return)
    wait(qtbot, lambda: at.row(row.id).operator_login == login)


def test_reopen(at: Office, qtbot: QtBot) -> None:
    open_people = {row.contact_id for row in at.rows() if row.state != "resolved"}
    row = next(row for row in at.rows(state="resolved") if row.contact_id not in open_people)
    open_one(at, qtbot, row)
    fire(at, "reopen")
    wait(qtbot, lambda: at.row(row.id).state == "open")
    at.desk.run(conversations.resolve, row.id)


def test_block(at: Office, qtbot: QtBot) -> None:
    open_mine(at, qtbot)
    fire(at, "block")
    assert dialog(qtbot, ReasonDialog).windowTitle() == "Block the contact"


def test_find_here_next_and_previous(at: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    open_mine(at, qtbot)
    fire(at, "find_here")
    wait(qtbot, lambda: at.window.timeline.finding.is_open)
    steps: list[int] = []
    monkeypatch.setattr(at.window.timeline.finding, "step", steps.append)
    fire(at, "find_next")
    fire(at, "find_previous")
    assert steps == [1, -1]
    QTest.keyClick(at.window.focusWidget(), Qt.Key.Key_Escape)
    wait(qtbot, lambda: not at.window.timeline.finding.is_open)


def test_reply_and_note(at: Office, qtbot: QtBot) -> None:
    open_mine(at, qtbot)
    assert not at.window.composer.is_note
    fire(at, "toggle_note")
    assert at.window.composer.is_note
    fire(at, "toggle_note")
    assert not at.window.composer.is_note


def test_attach(at: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    open_mine(at, qtbot)
    asked: list[object] = []

    def choose(*_: object, **__: object) -> tuple[list[str], str]:
        asked.append(True)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    fire(at, "attach")
    assert asked


def test_stored_answers_by_key_and_by_slash(at: Office, qtbot: QtBot) -> None:
    open_mine(at, qtbot)
    fire(at, "answers")
    palette = at.window.composer._palette
    assert palette is not None and palette.isVisible()
    QTest.keyClick(palette.search.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    box = at.window.composer.box
    type_text(box, "/")
    assert palette.isVisible()
    QTest.keyClick(palette.search.field, Qt.Key.Key_Escape)
    box.clear()


def test_emoji(at: Office, qtbot: QtBot) -> None:
    open_mine(at, qtbot)
    fire(at, "emoji")
    picker = at.window.composer._picker
    assert picker is not None
    wait(qtbot, picker.isVisible)
    # The lock screen hides what floats over the panes, too.
    at.window.lock()
    assert not picker.isVisible()
    wait(qtbot, lambda: at.window.lock_screen._has_pin is False)
    QTest.keyClick(at.window.lock_screen, Qt.Key.Key_Space)
    assert picker.isVisible()
    QTest.keyClick(at.window.focusWidget() or picker, Qt.Key.Key_Escape)
    picker.hide()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_suggestions(at: Office, qtbot: QtBot, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    open_mine(at, qtbot)
    asked: list[int] = []
    monkeypatch.setattr(at.window.details, "insert_suggestion", asked.append)
    fire(at, f"suggestion_{number}")
    assert asked == [number]


def test_undo_takes_a_reply_back(at: Office, qtbot: QtBot) -> None:
    open_mine(at, qtbot)
    box = at.window.composer.box
    box.setFocus()
    type_text(box, "massa aviat, ç")
    QTest.keyClick(box, Qt.Key.Key_Return)
    wait(qtbot, lambda: box.toPlainText() == "" and box.may_undo_send)
    fire(at, "undo_send", on=box)
    wait(qtbot, lambda: box.toPlainText() == "massa aviat, ç")
    # With words in the box the same key undoes typing.
    type_text(box, "!")
    fire(at, "undo_send", on=box)
    assert not box.toPlainText().endswith("!")


def test_enter_shift_enter_and_ctrl_enter(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    box = at.window.composer.box
    box.clear()
    box.setFocus()
    type_text(box, "primera")
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(box, "segona")
    assert box.toPlainText() == "primera\nsegona"
    at.desk.run(claims.claim, next(r.id for r in at.rows(operator_login=None, state="open")))
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, lambda: at.open_id not in (row.id, None))
    assert at.desk.read(reads.messages, row.id)[-1].text == "primera\nsegona"


def test_when_enter_does_not_send(at: Office, qtbot: QtBot) -> None:
    open_mine(at, qtbot)
    box = at.window.composer.box
    box.enter_sends = False
    box.setFocus()
    try:
        box.clear()
        type_text(box, "una")
        QTest.keyClick(box, Qt.Key.Key_Return)
        type_text(box, "altra")
        assert box.toPlainText() == "una\naltra"
        QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        wait(qtbot, lambda: box.toPlainText() == "")
    finally:
        box.enter_sends = True


def test_finders(at: Office, qtbot: QtBot) -> None:
    for action_id in ("palette", "find_everywhere"):
        fire(at, action_id)
        asked = dialog(qtbot, Finder)
        QTest.keyClick(asked, Qt.Key.Key_Escape)
        wait(qtbot, lambda: QApplication.activeModalWidget() is None)


def test_the_palette_does_what_it_lists(at: Office, qtbot: QtBot) -> None:
    fire(at, "palette")
    asked = dialog(qtbot, Finder)
    QTest.keyClicks(asked.focusWidget(), "larger")
    QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    wait(qtbot, lambda: theme().text_scale > 1.0)


def test_right_pane(at: Office) -> None:
    was = at.window.details.isVisible()
    fire(at, "toggle_details")
    assert at.window.details.isVisible() != was
    fire(at, "toggle_details")
    assert at.window.details.isVisible() == was


def test_panes_in_a_ring(at: Office, qtbot: QtBot) -> None:
    open_mine(at, qtbot)
    at.window.queue.setFocus()

    def pane() -> QWidget | None:
        focused = at.window.focusWidget()
        return next(
            (p for p in at.window._panes() if focused is not None and (p is focused or p.isAncestorOf(focused))), None
        )

    start = pane()
    seen = [start]
    for _ in range(3):
        fire(at, "next_pane")
        seen.append(pane())
    assert None not in seen
    assert len(set(seen)) == 4
    for _ in range(3):
        fire(at, "previous_pane")
    assert pane() is start


def test_refresh(at: Office, qtbot: QtBot) -> None:
    with qtbot.waitSignal(at.bridge.changed):
        fire(at, "refresh")


def test_text_size(at: Office) -> None:
    wishes: list[tuple[str, object]] = []
    at.window.wish_made.connect(lambda key, value: wishes.append((key, value)))
    fire(at, "text_larger")
    fire(at, "text_larger", which=1)
    fire(at, "text_smaller")
    fire(at, "text_normal")
    assert wishes == [("text_scale", percent) for percent in (115, 130, 115, 100)]
    at.window.wish_made.disconnect()


def test_settings_phone_and_help(at: Office, qtbot: QtBot) -> None:
    with qtbot.waitSignal(at.window.settings_wanted):
        fire(at, "settings")
    fire(at, "help")
    assert dialog(qtbot, HelpSheet).isVisible()
    QTest.keyClick(dialog(qtbot, HelpSheet), Qt.Key.Key_Escape)
    with qtbot.waitSignal(at.window.phone_wanted):
        at.window.trigger("phone")
    at.pressed.add("phone")


def test_do_not_disturb(at: Office) -> None:
    fire(at, "do_not_disturb")
    assert at.window.notices.is_quiet
    fire(at, "do_not_disturb")
    assert not at.window.notices.is_quiet


def test_status_menu(at: Office, qtbot: QtBot) -> None:
    chosen: list[object] = []
    at.window.bar.status_picked.connect(lambda status, minutes: chosen.append((status, minutes)))
    menu = at.window.bar._menu

    def choose() -> None:
        for _ in range(5):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(100, at.window, choose)
    fire(at, "status")
    wait(qtbot, lambda: chosen == [("break", 10)])
    wait(qtbot, lambda: at.desk.read(attendance.status_of, at.bridge.me or 0)[0] == "break")
    assert at.window.bar._person.accessibleName().endswith("On a break · 10 min")
    at.window.furniture.attendance.set_status("available")


def test_full_screen(at: Office) -> None:
    fire(at, "full_screen")
    assert at.window.isFullScreen()
    fire(at, "full_screen")
    assert not at.window.isFullScreen()


def test_esc_leaves_the_box_for_the_list(at: Office, qtbot: QtBot) -> None:
    open_mine(at, qtbot)
    at.window.composer.box.setFocus()
    QTest.keyClick(at.window.composer.box, Qt.Key.Key_Escape)
    assert at.window.queue.table.hasFocus()


def test_lock_and_quit(at: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    fire(at, "lock")
    assert at.window.furniture.curtain.is_drawn
    # No key reaches what lies below, and any key opens where no PIN is kept.
    QTest.keyClick(at.window.lock_screen, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.activeModalWidget() is None
    QTest.keyClick(at.window.lock_screen, Qt.Key.Key_Return)
    assert not at.window.furniture.curtain.is_drawn
    closed: list[bool] = []
    monkeypatch.setattr(type(at.window), "close", lambda _: closed.append(True))
    fire(at, "quit")
    assert closed == [True]


def test_new_keys_work_and_old_ones_do_not(at: Office, qtbot: QtBot) -> None:
    """What the shortcuts page grants is in force at once, in the window and in every text that names a key."""
    window = at.window
    wishes = {"help": "F9", "refresh": "Ctrl+Shift+Y", "claim_next": "F7"}
    window.apply_options(WindowOptions("Vallserena", is_training=True, shortcuts=wishes, has_letters=True))
    try:
        window.queue.setFocus()
        with qtbot.assertNotEmitted(at.bridge.changed, wait=100):
            QTest.keyClick(window.queue.table, Qt.Key.Key_F5)
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        with qtbot.waitSignal(at.bridge.changed):
            QTest.keyClick(window.queue.table, Qt.Key.Key_Y, modifiers)
        # A fixed one cannot be taken away, not even by a file.
        QTest.keyClick(window.queue.table, Qt.Key.Key_F1)
        assert dialog(qtbot, HelpSheet).isVisible()
        QTest.keyClick(dialog(qtbot, HelpSheet), Qt.Key.Key_Escape)
        assert window.queue._next._keys == "F7"
        # Letters work in the list and are letters in the box.
        open_mine(at, qtbot)
        before = at.open_id
        type_text(window.composer.box, "j")
        assert window.composer.box.toPlainText() == "j"
        window.composer.box.clear()
        window.queue.setFocus()
        QTest.keyClick(window.queue.table, Qt.Key.Key_J)
        wait(qtbot, lambda: at.open_id != before)
    finally:
        window.apply_options(WindowOptions("Vallserena", is_training=True))


def test_every_action_was_pressed(place: Office) -> None:
    assert {spec.id for spec in ACTIONS} - place.pressed == set()
