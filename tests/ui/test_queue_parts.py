"""What stands around the queue: tabs, filter, menus, undo strips, the foot, and room for large letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.models.records import QueueCounts
from console.operations import claims, conversations
from console.ui.queue.menus import FilterMenu, VerbMenu
from console.ui.queue.sections import Narrowing
from console.ui.queue.view import QueuePane
from console.ui.theme import theme
from tests.ui.queue_hands import middle, open_pane, shown, six_citizens
from tests.ui.queue_town import MINUTE, QueueTown, queue_town

KEY = Qt.Key


@pytest.fixture
def town(tmp_path: Path, qtbot: QtBot) -> Iterator[QueueTown]:
    with queue_town(tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def ids(town: QueueTown) -> dict[str, int]:
    return six_citizens(town)


@pytest.fixture
def pane(town: QueueTown, ids: dict[str, int], qtbot: QtBot) -> Iterator[QueuePane]:
    with open_pane(town, qtbot) as made:
        yield made


def test_the_tabs_show_counts_and_switch_the_list(
    pane: QueuePane, town: QueueTown, ids: dict[str, int], qtbot: QtBot
) -> None:
    counts: list[QueueCounts] = []
    pane.counts_changed.connect(counts.append)
    town.marta.run(claims.claim, ids["Anna"])
    town.laia.run(conversations.snooze, ids["Berta"], town.clock.now_ms() + 60 * MINUTE)
    qtbot.waitUntil(lambda: bool(counts) and (counts[-1].team, counts[-1].snoozed) == (1, 1))
    names = [pane._tabs.button(name).accessibleName() for name in ("inbox", "snoozed", "team", "closed")]
    assert names == ["Inbox 4", "Snoozed 1", "Team 1", "Closed"]
    QTest.mouseClick(pane._tabs.button("team"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(pane) == ["Anna"])
    pane.show_list("snoozed")
    qtbot.waitUntil(lambda: shown(pane) == ["Berta"])
    assert pane._tabs.current == "snoozed"


def test_an_empty_list_says_what_happens_next(pane: QueuePane, qtbot: QtBot) -> None:
    assert not pane._empty.isVisible()
    pane.show_list("closed")
    qtbot.waitUntil(pane._empty.isVisible)
    QTest.mouseClick(pane._empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(pane)) == 6)
    assert not pane._empty.isVisible()
    pane._narrow(Narrowing(channel_kind="matrix"))
    qtbot.waitUntil(pane._empty.isVisible)
    assert pane._filter.isChecked()
    QTest.mouseClick(pane._empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(pane)) == 6)
    assert not pane._filter.isChecked()


def test_a_reply_in_its_undo_time_can_be_taken_back(pane: QueuePane, town: QueueTown, qtbot: QtBot) -> None:
    pane.show_undo(2**40, "José <b>Manuel</b>", "Ya tiene la cita", town.clock.now_ms() + 5_000)
    assert pane.undo.isVisible()
    strip = pane.undo._strips[2**40]
    assert "Sending to José <b>Manuel</b>" in strip.accessibleName()
    with qtbot.waitSignal(pane.undo_requested) as undone:
        QTest.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    assert undone.args == [2**40]
    pane.hide_undo(2**40)
    assert not pane.undo.isVisible()
    pane.show_undo(5, "Anna", "", town.clock.now_ms() + 5_000)
    town.clock.step(5_001)
    qtbot.waitUntil(lambda: not pane.undo.isVisible())


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("connected", "Connected"),
        ("reconnecting", "Reconnecting…"),
        ("unauthorized", "The channel refuses the token"),
        ("conflict", "Another program reads the channel"),
        ("token_in_use", "Somebody else uses the token"),
        ("webhook_set", "Another service gets the messages"),
        ("removed", "No connection"),
    ],
)
def test_the_foot_tells_the_connection(pane: QueuePane, state: str, words: str) -> None:
    pane.set_connection(state, "Bot", 3)
    assert pane.foot.accessibleName() == words
    assert "Bot" in pane.foot.toolTip()


def test_the_foot_counts_on_by_itself(pane: QueuePane, town: QueueTown, qtbot: QtBot) -> None:
    pane.set_connection("connected", "", 1)
    assert pane.foot._age_words.text() == "· updated 1 s ago"
    town.clock.step(125_000)
    qtbot.waitUntil(lambda: pane.foot._age_words.text() == "· updated 2 min ago", timeout=3_000)


def test_in_an_office_the_foot_says_since_when_the_screen_is_in_step(pane: QueuePane, town: QueueTown) -> None:
    pane.set_connection("connected", "Bot", 3)
    pane.foot.set_step(0.4, is_cut=False)
    assert pane.foot.accessibleName() == "Connected" and pane.foot._age_words.text().startswith("· in step as of ")
    kept = pane.foot._age_words.text()
    town.clock.step(5_000)
    pane.foot.set_step(5.4, is_cut=True)
    assert pane.foot.accessibleName() == "The office does not answer"
    assert "nothing is sent until" in pane.foot.toolTip() and pane.foot._age_words.text() == kept
    pane.foot.set_step(0.1, is_cut=False)
    assert pane.foot.accessibleName() == "Connected"


def test_the_shortcuts_and_the_next_have_their_buttons(pane: QueuePane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.shortcuts_requested):
        QTest.mouseClick(pane.foot._shortcuts, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.next_requested):
        QTest.mouseClick(pane._next, Qt.MouseButton.LeftButton)


def verbs(pane: QueuePane, conversation_id: int) -> list[str]:
    row = pane.model.shelf.row(conversation_id)
    assert row is not None
    menu = VerbMenu(row, pane.model.me, pane)
    return [action.objectName() for action in menu.actions() if not action.isSeparator()]


def test_the_menu_offers_what_can_be_done(pane: QueuePane, town: QueueTown, ids: dict[str, int], qtbot: QtBot) -> None:
    assert verbs(pane, ids["Anna"]) == ["open", "claim", "assign", "snooze", "resolve", "mark_unread", "block"]
    assert verbs(pane, ids["Fina"]) == ["open", "transfer", "snooze", "resolve", "release", "mark_unread", "block"]
    town.marta.run(claims.claim, ids["Anna"])
    qtbot.waitUntil(lambda: pane.model.shelf.row(ids["Anna"]).operator_id is not None)  # type: ignore[union-attr]
    assert verbs(pane, ids["Anna"]) == ["open", "take_over", "assign", "mark_unread"]
    town.laia.run(conversations.resolve, ids["Berta"])
    qtbot.waitUntil(lambda: verbs(pane, ids["Berta"]) == ["open", "reopen"])


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_the_menu_opens_by_pointer_and_by_key_and_speaks_by_signals(
    pane: QueuePane, ids: dict[str, int], qtbot: QtBot
) -> None:
    viewport = pane.table.viewport()
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        pane.open_row(ids["Berta"])
        position = middle(pane, ids["Berta"])
        event = QContextMenuEvent(reason, position, viewport.mapToGlobal(position))
        QApplication.sendEvent(viewport, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, VerbMenu)
        actions = {action.objectName(): action for action in menu.actions()}
        with qtbot.waitSignal(pane.verb_requested) as asked:
            actions["snooze"].trigger()
        assert asked.args == ["snooze", ids["Berta"]]
        with qtbot.waitSignal(pane.claim_requested):
            actions["claim"].trigger()
        with qtbot.waitSignal(pane.conversation_opened):
            actions["open"].trigger()
        menu.close()
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_the_filter_menu_gathers_its_marks(pane: QueuePane, qtbot: QtBot) -> None:
    menu = FilterMenu(Narrowing(late_only=True), ("matrix", "telegram"), pane)
    texts = {action.text(): action for action in menu.actions()}
    assert texts["Close to or past the target only"].isChecked()
    with qtbot.waitSignal(menu.narrowed) as told:
        texts["Unread only"].trigger()
    assert told.args == [Narrowing(unread_only=True, late_only=True)]
    with qtbot.waitSignal(menu.narrowed) as told:
        texts["Matrix"].trigger()
    assert told.args == [Narrowing(unread_only=True, late_only=True, channel_kind="matrix")]


def test_large_letters_leave_the_tabs_readable(pane: QueuePane) -> None:
    try:
        for scale in (1.0, 1.3, 1.5):
            theme().set_text_scale(scale)
            pane._fit_head()
            assert pane._tabs.minimumSizeHint().width() <= pane.width()
            assert pane._tabs.button("snoozed").accessibleName() == "Snoozed 0"
    finally:
        theme().set_text_scale(1.0)
