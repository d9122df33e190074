"""What the window says when a colleague was faster or a conversation is closed: its own words and its own next step, by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from console.models.problems import ClaimLost, Problem
from console.operations import claims, conversations
from tests.flows.keyboard_office import Office, fire, open_mine, open_one, wait
from tests.flows.test_window import type_text

pytestmark = pytest.mark.timeout(60)


@pytest.fixture
def at(place: Office, qtbot: QtBot) -> Iterator[Office]:
    with qtbot.waitActive(place.window):
        place.window.activateWindow()
    place.window.queue.show_list("inbox")
    place.window.composer.box.clear()
    yield place
    for box in place.window.findChildren(QMessageBox):
        box.close()
    wait(qtbot, lambda: not place.window.findChildren(QMessageBox))


def box(at: Office, qtbot: QtBot) -> QMessageBox:
    """The only one there is."""
    wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    [shown] = at.window.findChildren(QMessageBox)
    return shown


def press(shown: QMessageBox, key: Qt.Key) -> None:
    QTest.keyClick(shown.focusWidget() or shown, key)


def test_who_came_second_takes_the_next_with_one_key(at: Office, qtbot: QtBot) -> None:
    row = at.rows(operator_login=None, state="open")[0]
    at.marta.run(claims.claim, row.id)
    at.window.verbs.claim(row.id)
    shown = box(at, qtbot)
    assert "took this conversation before you" in shown.text() and shown.text().startswith("Marta")
    assert "sent" not in shown.text()
    press(shown, Qt.Key.Key_Return)
    wait(qtbot, lambda: at.open_id not in (None, row.id))
    assert at.open_id is not None and at.row(at.open_id).operator_login == "laia"


def test_a_reply_that_came_too_late_says_that_its_words_are_kept(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    type_text(at.window.composer.box, "Bon dia")
    at.marta.run(claims.take_over, row.id, "torn")
    written = at.window.composer.box
    QTest.keyClick(written, Qt.Key.Key_Return)
    wait(qtbot, lambda: "words are kept as a draft" in at.window.composer._problem.text())
    assert written.toPlainText() == "Bon dia"


def test_a_verb_on_what_is_closed_offers_to_reopen_it(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    at.desk.run(conversations.resolve, row.id, "solved", None)
    at.window._on_problem(Problem("is_resolved", id=row.id))
    shown = box(at, qtbot)
    assert "Nothing was changed" in shown.text()
    press(shown, Qt.Key.Key_Return)
    wait(qtbot, lambda: at.row(row.id).state == "open" and at.row(row.id).operator_login == "laia")


def test_reopening_the_older_one_leads_to_the_newer_one_with_one_box(at: Office, qtbot: QtBot) -> None:
    newer = {row.contact_id: row for row in at.rows() if row.state != "resolved"}
    older = next(row for row in at.rows(state="resolved") if row.contact_id in newer)
    open_one(at, qtbot, older)
    fire(at, "reopen")
    shown = box(at, qtbot)
    assert "stays closed" in shown.text() and str(newer[older.contact_id].id) in shown.text()
    press(shown, Qt.Key.Key_Return)
    wait(qtbot, lambda: at.open_id == newer[older.contact_id].id)
    assert at.row(older.id).state == "resolved"


def test_esc_does_nothing_and_the_same_sentence_stands_once(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    for _ in range(3):
        at.window._on_problem(ClaimLost("Marta", "in_other_hands"))
        at.window._on_problem(Problem("storage_busy"))
    wait(qtbot, lambda: len(at.window.findChildren(QMessageBox)) == 2)
    for _ in range(2):
        top = QApplication.activeModalWidget()
        assert isinstance(top, QMessageBox)
        press(top, Qt.Key.Key_Escape)
        QApplication.processEvents()
    wait(qtbot, lambda: not at.window.findChildren(QMessageBox))
    assert at.open_id == row.id
    at.window._on_problem(Problem("storage_busy"))
    box(at, qtbot)
