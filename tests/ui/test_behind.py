"""The list behind a figure for a supervisor outside a confidential team: its conversations are there, and tell nothing."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.operations import office
from console.operations.desk import Context
from console.operations.figure_reports import Question, behind
from console.ui.board.behind import BehindDialog
from tests.ui.board_town import BoardTown


def hush(at: Context) -> int:
    """The newest conversation is a confidential team's from now on."""
    team = office.add_team(at, "Violències")
    at.tx.execute("UPDATE team SET is_confidential = 1 WHERE id = :id", id=team)
    number = int(at.tx.scalar("SELECT MAX(id) FROM conversation"))
    at.tx.execute("UPDATE conversation SET team_id = :team WHERE id = :id", team=team, id=number)
    return number


def test_a_reserved_one_is_a_row_without_a_name_and_asks_to_be_opened(tmp_path: Path, qtbot: QtBot) -> None:
    town = BoardTown(tmp_path, per_day=2)
    try:
        number = town.desk.run(hush)
        question = Question("2026-11-19", "2026-11-19", "day")
        every = town.desk.read(behind, question, "conversations")
        (name,) = [each.name for each in every if each.conversation_id == number]
        dialog = BehindDialog(town.bridge, town.clock, question, "conversations", None, "Conversations", "")
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda: dialog.list.count() == len(every))
        assert dialog.words.text() == f"Conversations you may see: {len(every) - 1}. Reserved to their team: 1."
        said = [dialog.list.item(row).text() for row in range(dialog.list.count())]
        (line,) = [row for row, words in enumerate(said) if words.startswith("Reserved ·")]
        assert name not in said[line] and line == [each.conversation_id for each in every].index(number)
        opened: list[object] = []
        dialog.conversation_wanted.connect(opened.append)
        dialog.list.setCurrentRow(line)
        dialog.open_button.click()
        # The window asks why, as for every reserved conversation (test_reserved).
        assert opened == [number]
    finally:
        town.close()
