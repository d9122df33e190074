"""The queue pane under an operator's hands: pointer, keys, and that nothing moves under a hand that is about to press."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.operations import claims, conversations, replies
from console.ui.queue.view import QueuePane
from console.ui.theme import ThemeMode, theme
from tests.ui.queue_hands import click, leave, middle, open_pane, picture, point_at, shown, six_citizens, take_button
from tests.ui.queue_town import QueueTown, queue_town

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


def test_a_click_opens_the_row(pane: QueuePane, ids: dict[str, int], qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.conversation_opened) as opened, qtbot.assertNotEmitted(pane.claim_requested):
        click(pane, middle(pane, ids["Berta"]))
    assert opened.args == [ids["Berta"]]
    assert pane.current_id() == ids["Berta"]


def test_the_button_of_the_row_under_the_pointer_claims(pane: QueuePane, ids: dict[str, int], qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.claim_requested) as claimed, qtbot.assertNotEmitted(pane.conversation_opened):
        click(pane, take_button(pane, ids["Carles"]))
    assert claimed.args == [ids["Carles"]]


def test_a_double_click_on_the_button_never_claims_two(
    pane: QueuePane, town: QueueTown, ids: dict[str, int], qtbot: QtBot
) -> None:
    asked: list[int] = []
    pane.claim_requested.connect(asked.append)
    place = take_button(pane, ids["Berta"])
    click(pane, place)
    town.laia.run(claims.claim, ids["Berta"])
    qtbot.waitUntil(lambda: shown(pane)[:2] == ["Berta", "Fina"])
    assert take_button(pane, ids["Anna"]) == place
    QTest.mouseDClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert set(asked) == {ids["Berta"]}


def test_opening_by_click_moves_nothing_under_the_pointer(
    pane: QueuePane, town: QueueTown, ids: dict[str, int], qtbot: QtBot
) -> None:
    pane.conversation_opened.connect(pane.open_row)
    point_at(pane, middle(pane, ids["Berta"]))
    town.marta.run(claims.claim, ids["Anna"])
    qtbot.waitUntil(lambda: pane.model.shelf.row(ids["Anna"]).operator_name == "Marta Riera")  # type: ignore[union-attr]
    click(pane, middle(pane, ids["Berta"]))
    assert "Anna" in shown(pane)


def test_there_is_no_button_on_a_row_that_is_mine(pane: QueuePane, ids: dict[str, int], qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.conversation_opened), qtbot.assertNotEmitted(pane.claim_requested):
        click(pane, take_button(pane, ids["Fina"]))


def test_a_press_that_is_let_go_elsewhere_does_nothing(pane: QueuePane, ids: dict[str, int], qtbot: QtBot) -> None:
    viewport, left = pane.table.viewport(), Qt.MouseButton.LeftButton
    with qtbot.assertNotEmitted(pane.conversation_opened), qtbot.assertNotEmitted(pane.claim_requested):
        for start, end in (
            (middle(pane, ids["Anna"]), middle(pane, ids["Dora"])),
            (take_button(pane, ids["Anna"]),) * 2,
        ):
            point_at(pane, start)
            QTest.mousePress(viewport, left, pos=start)
            end = end if end != start else middle(pane, ids["Anna"])
            QTest.mouseRelease(viewport, left, pos=end)


def test_nothing_moves_while_the_pointer_is_in_use(
    pane: QueuePane, town: QueueTown, ids: dict[str, int], qtbot: QtBot
) -> None:
    before = shown(pane)
    point_at(pane, middle(pane, ids["Berta"]))
    town.marta.run(claims.claim, ids["Anna"])
    qtbot.waitUntil(lambda: pane.model.shelf.row(ids["Anna"]).operator_name == "Marta Riera")  # type: ignore[union-attr]
    assert shown(pane) == before
    leave(pane)
    assert shown(pane) == ["Fina", "Berta", "Carles", "Dora", "Elena"]


def test_nothing_moves_while_a_row_is_pressed(
    pane: QueuePane, town: QueueTown, ids: dict[str, int], qtbot: QtBot
) -> None:
    position, left = middle(pane, ids["Berta"]), Qt.MouseButton.LeftButton
    QTest.mousePress(pane.table.viewport(), left, pos=position)
    leave(pane)
    town.marta.run(claims.claim, ids["Anna"])
    qtbot.waitUntil(lambda: pane.model.shelf.row(ids["Anna"]).operator_name == "Marta Riera")  # type: ignore[union-attr]
    with qtbot.waitSignal(pane.conversation_opened) as opened:
        QTest.mouseRelease(pane.table.viewport(), left, pos=position)
    assert opened.args == [ids["Berta"]]


def test_a_press_just_after_the_rows_moved_hits_nobody(
    pane: QueuePane, town: QueueTown, ids: dict[str, int], qtbot: QtBot
) -> None:
    position = middle(pane, ids["Berta"])
    point_at(pane, position)
    pane.table._still.stop()
    pane.model.hold_order(False)  # the pointer has been still for long
    town.marta.run(claims.claim, ids["Anna"])
    qtbot.waitUntil(lambda: "Anna" not in shown(pane))
    with qtbot.assertNotEmitted(pane.conversation_opened), qtbot.assertNotEmitted(pane.claim_requested):
        QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=position)
    qtbot.waitUntil(lambda: not pane.table._shield.isActive())
    with qtbot.waitSignal(pane.conversation_opened) as opened:
        QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=position)
    assert opened.args == [ids["Carles"]]


def test_enter_just_after_the_current_row_went_opens_nobody(
    pane: QueuePane, town: QueueTown, ids: dict[str, int], qtbot: QtBot
) -> None:
    pane.open_row(ids["Berta"])
    pane.table.setFocus()
    town.marta.run(claims.claim, ids["Berta"])
    qtbot.waitUntil(lambda: "Berta" not in shown(pane))
    with qtbot.assertNotEmitted(pane.conversation_opened):
        QTest.keyClick(pane.table, KEY.Key_Return)


def test_keys_move_without_opening_and_enter_opens(pane: QueuePane, ids: dict[str, int], qtbot: QtBot) -> None:
    pane.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert pane.current_id() == ids["Fina"]
    with qtbot.assertNotEmitted(pane.conversation_opened):
        QTest.keyClick(pane.table, KEY.Key_Down)
        assert pane.current_id() == ids["Anna"]  # past the heading between them
        QTest.keyClick(pane.table, KEY.Key_End)
        assert pane.current_id() == ids["Elena"]
        QTest.keyClick(pane.table, KEY.Key_Up)
        assert pane.current_id() == ids["Dora"]
        QTest.keyClick(pane.table, KEY.Key_Home)
        assert pane.current_id() == ids["Fina"]
        QTest.keyClick(pane.table, KEY.Key_PageDown)
        assert pane.current_id() == ids["Elena"]
        QTest.keyClick(pane.table, KEY.Key_PageUp)
        assert pane.current_id() == ids["Fina"]
        QTest.keyClick(pane.table, KEY.Key_D)
        assert pane.current_id() == ids["Fina"]
    with qtbot.waitSignal(pane.conversation_opened) as opened:
        QTest.keyClick(pane.table, KEY.Key_Return)
    assert opened.args == [ids["Fina"]]


def test_the_selected_row_can_be_claimed_by_key(pane: QueuePane, ids: dict[str, int], qtbot: QtBot) -> None:
    pane.table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(pane.table, KEY.Key_Down)
    with qtbot.waitSignal(pane.claim_requested) as claimed:
        pane.claim_selected()
    assert claimed.args == [ids["Anna"]]


def test_next_and_next_unread_open(pane: QueuePane, town: QueueTown, ids: dict[str, int], qtbot: QtBot) -> None:
    town.laia.run(conversations.mark_read, ids["Berta"])
    qtbot.waitUntil(lambda: pane.model.shelf.row(ids["Berta"]).unread == 0)  # type: ignore[union-attr]
    opened: list[int] = []
    pane.conversation_opened.connect(opened.append)
    pane.open_row(ids["Anna"])
    assert opened == []
    pane.select_next(1)
    pane.select_next(-1)
    pane.select_next_unread(1)
    pane.select_next_unread(-1)
    pane.select_next(-1)
    pane.select_next(-1)
    assert opened == [ids[name] for name in ("Berta", "Anna", "Carles", "Anna", "Fina")]


def test_a_claim_lets_the_row_go_to_mine(pane: QueuePane, town: QueueTown, ids: dict[str, int], qtbot: QtBot) -> None:
    click(pane, take_button(pane, ids["Carles"]))
    town.laia.run(claims.claim, ids["Carles"])
    pane.open_row(ids["Carles"])
    qtbot.waitUntil(lambda: shown(pane) == ["Carles", "Fina", "Anna", "Berta", "Dora", "Elena"])
    assert pane.table.open_id == ids["Carles"]


def test_rows_have_their_heights_after_any_change_of_order(pane: QueuePane, qtbot: QtBot) -> None:
    model, sizes = pane.model, theme().tokens.sizes
    chance = random.Random(3)
    for _ in range(60):
        model._target = [-1, *chance.sample(range(1, 9), 4), -2, *chance.sample(range(10, 30), chance.randrange(0, 15))]
        model._settle()
        heights = [pane.table.rowHeight(row) for row in range(model.rowCount())]
        assert heights == [sizes.section_header if key < 0 else sizes.queue_row for key in model._keys]


def test_what_is_looked_at_stays_where_it_is_when_rows_come_above(pane: QueuePane, qtbot: QtBot) -> None:
    model, table = pane.model, pane.table
    model._target = [-2, *range(100, 200)]
    model._settle()
    table.verticalScrollBar().setValue(40 * 78 + 11)
    first = table.rowAt(0)
    key, offset = model.id_at(first), table.rowViewportPosition(first)
    model._target = [-1, 7, 8, 9, -2, *range(90, 100), *range(101, 200)]
    model._settle()
    row = model.position(key)
    assert row == first + 13
    assert table.rowViewportPosition(row) == offset


def test_a_screen_reader_finds_the_rows(pane: QueuePane, ids: dict[str, int]) -> None:
    table = QAccessible.queryAccessibleInterface(pane.table)
    assert table.text(QAccessible.Text.Name) == "Conversations"
    children = [table.child(n) for n in range(table.childCount())]
    texts = [child.text(QAccessible.Text.Name) for child in children if child is not None]
    assert "Mine: 1" in texts
    assert "Anna, Telegram, 1 new message, waiting for 12 minutes, past the target" in texts
    descriptions = [child.text(QAccessible.Text.Description) for child in children if child is not None]
    assert "\u2068Bon dia\u2069. No topic  ·  CA" in descriptions


def test_a_narrow_pane_shows_avatars_only(pane: QueuePane, ids: dict[str, int], qtbot: QtBot) -> None:
    pane.set_narrow(True)
    assert (pane.minimumWidth(), pane.maximumWidth()) == (72, 72)
    pane.resize(72, 800)
    with qtbot.waitSignal(pane.conversation_opened), qtbot.assertNotEmitted(pane.claim_requested):
        click(pane, middle(pane, ids["Anna"]))
    with qtbot.waitSignal(pane.next_requested):
        QTest.mouseClick(pane._next_narrow, Qt.MouseButton.LeftButton)
    pane.set_narrow(False)
    assert (pane.minimumWidth(), pane.maximumWidth()) == (300, 420)
    assert pane._next.isVisible()


def test_every_state_of_a_row_is_drawn_differently(
    pane: QueuePane, town: QueueTown, ids: dict[str, int], qtbot: QtBot
) -> None:
    """No two states may look alike, in both looks and all densities."""
    town.laia.run(conversations.save_draft, ids["Fina"], "Bon dia")
    replied = town.write("Gina")
    town.laia.run(replies.reply, replied, "Sí")
    with town.engine.transaction("doubt") as tx:
        for name, column in (("Dora", "failed_count"), ("Elena", "uncertain_count")):
            tx.execute(f"UPDATE conversation SET {column} = 1, changed = changed + 1 WHERE id = :id", id=ids[name])
    town.bridge.refresh_everything()
    qtbot.waitUntil(lambda: pane.model.shelf.row(ids["Elena"]).has_uncertain)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "Gina" in shown(pane))
    leave(pane)
    states = [*ids.values(), replied]
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        theme().set_mode(mode)
        for is_compact, is_narrow in ((False, False), (True, False), (False, True)):
            pane.table.set_density(is_compact=is_compact, is_narrow=is_narrow)
            pane.table.open_id = None
            before = {state: picture(pane, state) for state in states}
            assert len(set(before.values())) == len(states)
            pane.table.open_id = ids["Anna"]
            assert picture(pane, ids["Anna"]) != before[ids["Anna"]]
            pane.table.open_id = None
            point_at(pane, middle(pane, ids["Anna"]))
            assert picture(pane, ids["Anna"]) != before[ids["Anna"]]
            leave(pane)
            assert picture(pane, ids["Anna"]) == before[ids["Anna"]]
    theme().set_mode(ThemeMode.SYSTEM)


def test_an_unread_name_is_bold_unless_a_colleague_answers(
    pane: QueuePane, town: QueueTown, ids: dict[str, int], qtbot: QtBot
) -> None:
    bold = picture(pane, ids["Anna"], name_only=True)
    town.laia.run(conversations.mark_read, ids["Anna"])
    qtbot.waitUntil(lambda: pane.model.shelf.row(ids["Anna"]).unread == 0)  # type: ignore[union-attr]
    plain = picture(pane, ids["Anna"], name_only=True)
    assert plain != bold
    pane.model.hold_order(True)
    town.marta.run(claims.claim, ids["Anna"])
    qtbot.waitUntil(lambda: pane.model.shelf.row(ids["Anna"]).operator_id is not None)  # type: ignore[union-attr]
    read_by_marta = picture(pane, ids["Anna"], name_only=True)
    town.marta.run(conversations.mark_unread, ids["Anna"])
    qtbot.waitUntil(lambda: pane.model.shelf.row(ids["Anna"]).unread == 1)  # type: ignore[union-attr]
    assert picture(pane, ids["Anna"], name_only=True) == read_by_marta


def test_a_desk_without_a_channel_says_so_and_leads_to_one(town: QueueTown, qtbot: QtBot) -> None:
    pane = QueuePane(town.bridge, town.clock, 600_000)
    qtbot.addWidget(pane)
    pane.resize(350, 600)
    pane.show()
    qtbot.waitUntil(lambda: pane.model.is_read)
    words, button = pane._empty._words, pane._empty.button
    pane.set_connection("connected", "Bot", 1)
    assert "Everybody attended" in words.text()
    pane.set_connection("new", "", None)
    assert "No channel is connected yet" in words.text()
    with qtbot.waitSignal(pane.channel_wanted):
        QTest.keyClick(button, KEY.Key_Space)
    pane.show_list("snoozed")
    qtbot.waitUntil(lambda: "Nothing is snoozed" in words.text())
