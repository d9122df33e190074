"""The board's team can be pressed: what a colleague holds, and what a supervisor does with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from console.operations.board import board
from console.ui.board.hands import load_hands
from console.ui.board.page import BoardPage
from console.ui.dialogs.hands import HandsDialog
from tests.ui.board_town import BoardTown


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[BoardTown]:
    made = BoardTown(Path(tmp_path_factory.mktemp("town")), per_day=4)
    yield made
    made.close()


def test_each_who_holds_something_is_a_place_to_press(place: BoardTown, qtbot: QtBot) -> None:
    page = BoardPage(place.bridge, place.clock, "Ajuntament de Vallserena")
    qtbot.addWidget(page)
    page.resize(1400, 860)
    page.show()
    view = page.view
    qtbot.waitUntil(lambda: page.model.board is not None and bool(view._spots), timeout=10_000)
    anna = place.as_operator("anna").actor.operator_id
    (spot,) = [each for each in view._spots if each.action[0] == "hands"]
    assert spot.action == ("hands", anna)
    assert spot.words.startswith("Anna Soler, Available: 1 in hand, 1 waiting, the longest 6 min")
    with qtbot.waitSignal(view.wanted) as said:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=(spot.rect.center() * view._scale()).toPoint())
    assert said.args == ["hands", anna]
    page.hide()


@pytest.mark.parametrize("verb", ["assign", "take_over", "open"])
def test_what_is_chosen_there_is_said_with_its_conversation(place: BoardTown, qtbot: QtBot, verb: str) -> None:
    found = place.marta.read(board)
    anna = next(person for person in found.people if person.login == "anna")
    hands = place.marta.read(load_hands, anna.operator_id)
    assert hands is not None and [row.contact_name for row in hands.rows] == ["David Martí"]
    dialog = HandsDialog(hands, found.now)
    qtbot.addWidget(dialog)
    assert "David Martí" in dialog.list.item(0).text() and "waiting 6 min" in dialog.list.item(0).text()
    with qtbot.waitSignal(dialog.wanted) as said:
        if verb == "assign":
            dialog.accept_button.click()
        else:
            next(b for b in dialog.findChildren(QPushButton) if b.objectName() == verb).click()
    assert said.args == [verb, hands.rows[0].id]


def test_empty_hands_offer_nothing(place: BoardTown, qtbot: QtBot) -> None:
    berta = place.as_operator("berta").actor.operator_id
    assert berta is not None
    hands = place.marta.read(load_hands, berta)
    assert hands is not None and hands.rows == ()
    dialog = HandsDialog(hands, place.clock.now_ms())
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    assert place.marta.read(load_hands, 9_999) is None
