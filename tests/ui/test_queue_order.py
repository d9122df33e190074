"""The order of those who wait: chosen at its heading or in the filter menu, and never a reason to be served out of turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from console.operations import claims
from console.ui.queue import menus
from console.ui.queue.menus import FilterMenu, OrderMenu
from console.ui.queue.sections import Narrowing, Section, WaitOrder
from console.ui.queue.view import QueuePane
from tests.ui.queue_hands import open_pane, shown, six_citizens
from tests.ui.queue_town import QueueTown, queue_town


@pytest.fixture
def town(tmp_path: Path, qtbot: QtBot) -> Iterator[QueueTown]:
    with queue_town(tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def pane(town: QueueTown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QueuePane]:
    """Menus are made and not popped up: the offscreen platform has no popups."""
    monkeypatch.setattr(menus, "popup", lambda menu, position: None)
    six_citizens(town)
    with open_pane(town, qtbot) as made:
        yield made


def heading_point(pane: QueuePane) -> QPoint:
    """On the words that say the order."""
    row = next(row for row in pane.model.heading_rows() if pane.model.section_at(row) is Section.WAITING)
    rect = pane.table.visualRect(pane.model.index(row, 0))
    return QPoint(rect.right() - 40, rect.center().y())


def press(pane: QueuePane, point: QPoint) -> None:
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def pick(menu: QMenu, name: str) -> None:
    next(action for action in menu.actions() if action.objectName() == name).trigger()


def test_the_heading_turns_the_order_round_and_back(pane: QueuePane, town: QueueTown, qtbot: QtBot) -> None:
    before = shown(pane)
    press(pane, heading_point(pane))
    menu = pane.findChildren(OrderMenu)[-1]
    pick(menu, "latest")
    qtbot.waitUntil(lambda: shown(pane) != before and len(shown(pane)) == len(before), timeout=5_000)
    assert shown(pane) == ["Fina", "Elena", "Dora", "Carles", "Berta", "Anna"], "mine first, as always"
    assert pane.model.order is WaitOrder.LATEST
    menu = OrderMenu(pane.model.order, pane)
    menu.order_picked.connect(pane.model.set_order)
    pick(menu, "longest")
    qtbot.waitUntil(lambda: shown(pane) == before, timeout=5_000)


def test_the_next_is_always_the_longest_wait(pane: QueuePane, town: QueueTown, qtbot: QtBot) -> None:
    longest = shown(pane)[1]
    pane.model.set_order(WaitOrder.LATEST)
    claim = town.laia.run(claims.claim_next)
    assert claim is not None and town.row_of(longest).id == claim.conversation_id


def test_elsewhere_a_heading_does_nothing(pane: QueuePane, qtbot: QtBot) -> None:
    point = heading_point(pane)
    press(pane, QPoint(12, point.y()))
    assert not pane.findChildren(OrderMenu)
    pane.set_narrow(True)
    qtbot.wait(20)
    press(pane, heading_point(pane))
    assert not pane.findChildren(OrderMenu)


def test_the_words_of_the_heading_follow(pane: QueuePane, qtbot: QtBot) -> None:
    row = pane.model.heading_rows()[-1]
    rect = pane.table.visualRect(pane.model.index(row, 0))
    before = pane.table.viewport().grab(rect).toImage()
    pane.model.set_order(WaitOrder.LATEST)
    qtbot.waitUntil(lambda: pane.model.is_read, timeout=5_000)
    assert pane.table.viewport().grab(rect).toImage() != before


def test_the_filter_menu_offers_it_to_the_keyboard(pane: QueuePane, qtbot: QtBot) -> None:
    menu = FilterMenu(Narrowing(), ("telegram",), pane, WaitOrder.LATEST)
    orders = menu.findChildren(OrderMenu)[0]
    assert [action.objectName() for action in orders.actions() if action.isChecked()] == ["latest"]
    with qtbot.waitSignal(menu.order_picked) as told, qtbot.assertNotEmitted(menu.narrowed):
        pick(orders, "longest")
    assert told.args == [WaitOrder.LONGEST]


def test_a_narrowed_list_keeps_the_order(pane: QueuePane, qtbot: QtBot) -> None:
    pane.model.set_order(WaitOrder.LATEST)
    qtbot.waitUntil(lambda: pane.model.is_read, timeout=5_000)
    turned = shown(pane)
    pane.model.narrow(Narrowing(unread_only=True))
    qtbot.waitUntil(lambda: pane.model.is_read and shown(pane) == turned, timeout=5_000)
