"""The journal as a supervisor reads it: narrowed, page by page, opened and taken along."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console import operations
from console.operations import journal_pages
from console.ui.board.journal import JournalPane
from console.ui.board.journal_words import GROUPS, verb_words
from console.ui.translations import use_language
from tests.ui.board_town import BoardTown


@pytest.fixture
def town(tmp_path: Path, qtbot: QtBot) -> Iterator[BoardTown]:
    made = BoardTown(tmp_path, per_day=12)
    yield made
    made.close()


@pytest.fixture
def pane(town: BoardTown, qtbot: QtBot) -> Iterator[JournalPane]:
    made = JournalPane(town.bridge, town.clock)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.start()
    qtbot.waitUntil(lambda: bool(made.model.entries))
    yield made
    made.hide()


def verbs(pane: JournalPane) -> set[str]:
    return {entry.verb for entry in pane.model.entries}


def test_it_is_narrowed_by_days_person_kind_and_conversation(pane: JournalPane, town: BoardTown, qtbot: QtBot) -> None:
    ids = [entry.id for entry in pane.model.entries]
    assert ids == sorted(ids, reverse=True) and len(ids) > 20
    pane.what.setCurrentIndex(pane.what.findData("people"))
    qtbot.waitUntil(lambda: verbs(pane) == {"status"})
    pane.what.setCurrentIndex(0)
    pane.who.setCurrentIndex(pane.who.findData("laia"))
    qtbot.waitUntil(lambda: {entry.actor for entry in pane.model.entries} == {"laia"})
    pane.who.setCurrentIndex(0)
    pane.since.setDate(pane.since.date().addDays(-60))
    pane.number.setText("3")
    qtbot.waitUntil(lambda: {entry.conversation_id for entry in pane.model.entries} == {3})
    assert [verb_words(entry.verb) for entry in pane.model.entries][-2:] == ["a citizen wrote", "opened by a citizen"]
    opened: list[object] = []
    pane.conversation_wanted.connect(opened.append)
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert opened == [3]
    pane.number.setText("999999")
    qtbot.waitUntil(lambda: not pane.model.entries and "Nothing of this kind" in pane.words.text())


def test_days_are_written_as_the_language_in_force_writes_them(pane: JournalPane, qapp: QApplication) -> None:
    pane.until.setDate(QDate(2026, 11, 5))
    written = {}
    try:
        for language in ("ca", "es", "en"):
            use_language(qapp, language)
            qapp.processEvents()
            written[language] = pane.until.text()
    finally:
        use_language(qapp, "en")
    assert written == {"ca": "5/11/26", "es": "5/11/26", "en": "05/11/2026"}


def test_further_pages_come_on_the_way_down(pane: JournalPane, town: BoardTown, qtbot: QtBot) -> None:
    pane.since.setDate(pane.since.date().addDays(-60))
    every = int(town.desk.read(lambda tx: tx.scalar("SELECT COUNT(*) FROM journal")))
    assert every > journal_pages.PAGE
    qtbot.waitUntil(lambda: len(pane.model.entries) == journal_pages.PAGE)
    while len(pane.model.entries) < every:
        many = len(pane.model.entries)
        pane.table.scrollToBottom()
        qtbot.waitUntil(lambda: len(pane.model.entries) > many)  # noqa: B023
    ids = [entry.id for entry in pane.model.entries]
    assert len(set(ids)) == every and ids == sorted(ids, reverse=True)
    assert pane.words.text().startswith("Entries: ")


def test_the_file_has_everything_that_is_asked_for(
    pane: JournalPane, town: BoardTown, qtbot: QtBot, tmp_path: Path
) -> None:
    pane.since.setDate(pane.since.date().addDays(-60))
    every = int(town.desk.read(lambda tx: tx.scalar("SELECT COUNT(*) FROM journal")))
    target = tmp_path / "journal.csv"
    pane.export(str(target))
    qtbot.waitUntil(target.exists)
    # Written whole or not at all: once it is there, everything is in it.
    assert len(target.read_text(encoding="utf-8").splitlines()) == every + 1
    told: list[str] = []
    pane.told.connect(told.append)
    pane.export(str(tmp_path / "nowhere" / "j.csv"))
    # What the first one says may come after this began to listen.
    qtbot.waitUntil(lambda: any("cannot be written" in words for words in told))


def test_every_verb_a_morning_writes_has_words(town: BoardTown) -> None:
    found = {row["verb"] for row in town.desk.read(lambda tx: tx.execute("SELECT DISTINCT verb FROM journal"))}
    assert not [verb for verb in found if verb_words(verb) == verb and "." in verb]
    assert found & set(GROUPS["conversation"][1])


def test_everything_that_is_journalled_has_words() -> None:
    """Also what no morning here writes: read from the program itself."""
    written: set[str] = set()
    for path in Path(operations.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_journal = (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "journal"
            )
            if is_journal and isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                written.add(str(node.args[0].value))
    known = {verb for _, verbs in GROUPS.values() for verb in verbs}
    assert len(written) > 60 and not written - known
