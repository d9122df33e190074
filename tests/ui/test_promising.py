"""The line under the box asks about a promise once for each day, also of a reply that has just gone, and in the language in force."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.models.records import ConversationRow
from console.operations import promises
from console.ui.translations import use_language
from tests.flows.keyboard_office import Office, in_front, open_mine, open_one, wait


@pytest.fixture
def at(qtbot: QtBot) -> Iterator[Office]:
    made = Office()
    with in_front(made, qtbot):
        yield made
    made.close()


def asked(at: Office) -> str:
    words = at.window.composer.hint.label.text()
    return words if "promise" in words or "promesa" in words else ""


def test_a_reply_that_was_sent_at_once_is_asked_about_as_well(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    at.window.composer.box.setPlainText("Ho tindreu demà.")
    at.window.composer.submit()
    wait(qtbot, lambda: not at.window.composer.box.toPlainText() and bool(asked(at)))
    # Nothing waited for it, and nothing was noted by itself.
    assert at.desk.read(promises.promises_of, row.id) == []


def test_it_is_asked_once_and_not_of_a_note(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    at.window.composer.box.setPlainText("Ho tindreu demà.")
    wait(qtbot, lambda: bool(asked(at)))
    others = [each for each in at.rows(state="open") if each.id != row.id]
    visit(at, qtbot, others[0])
    assert not asked(at)
    visit(at, qtbot, row)
    looked(at, qtbot)
    assert at.window.composer.box.toPlainText() == "Ho tindreu demà." and not asked(at)
    at.window.composer.box.setPlainText("Ho tindreu dilluns i prou.")
    wait(qtbot, lambda: bool(asked(at)) or day_is_tomorrow(at))
    at.window.composer.toggle_note()
    at.window.composer.box.setPlainText("Ho farà demà en Jordi.")
    wait(qtbot, lambda: not asked(at))


def test_another_language_asks_in_its_own_words(at: Office, qtbot: QtBot, qapp: QApplication) -> None:
    open_mine(at, qtbot)
    at.window.composer.box.setPlainText("Ho tindreu demà.")
    wait(qtbot, lambda: "Note a promise" in asked(at))
    try:
        use_language(qapp, "ca")
        wait(qtbot, lambda: "Vols anotar una promesa" in asked(at))
    finally:
        use_language(qapp, "en")


def visit(at: Office, qtbot: QtBot, row: ConversationRow) -> None:
    open_one(at, qtbot, row)
    wait(qtbot, lambda: at.window.composer._row is not None and at.window.composer._row.id == row.id)


def looked(at: Office, qtbot: QtBot) -> None:
    """The pause after which a reply is looked at is over, and what a reader was asked has come back."""
    acts = at.window.promises
    wait(qtbot, lambda: not acts.is_looking)


def day_is_tomorrow(at: Office) -> bool:
    """On a Sunday «dilluns» is the day that was asked about already."""
    return at.window.promises.today().weekday() == 6
