"""The sheet at the end of a shift: listed, handed over by keys, and the same on paper without a tag that means anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.operations import claims, handover
from console.ui.dialogs.handover import HandoverDialog, load_sheet
from tests.ui.queue_town import QueueTown, queue_town


@pytest.fixture
def town(tmp_path: Path, qtbot: QtBot) -> Iterator[QueueTown]:
    with queue_town(tmp_path, qtbot) as made:
        for name, minutes in (("Núria Casadevall", 5), ("<b>Oriol</b>", 20)):
            made.laia.run(claims.claim, made.write(name, "on és <i>el padró</i>?", minutes_ago=minutes))
        yield made


def opened(town: QueueTown, qtbot: QtBot) -> HandoverDialog:
    assert town.bridge.me is not None
    sheet = town.laia.read(load_sheet, town.bridge.me)
    dialog = HandoverDialog(town.bridge, town.clock, sheet, "Laia <Ferrer>")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_is_ticked_goes_over_with_the_note(town: QueueTown, qtbot: QtBot) -> None:
    dialog = opened(town, qtbot)
    assert [line[0] for line in dialog.lines()] == ["<b>Oriol</b>", "Núria Casadevall"]
    assert all("el padró" in line[4] for line in dialog.lines())
    assert not dialog.accept_button.isEnabled()
    dialog.note.setPlainText("Falta el segell")
    assert dialog.accept_button.isEnabled() and "2" in dialog.accept_button.text()
    dialog.table.setFocus()
    dialog.table.setCurrentCell(1, 0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert "1" in dialog.accept_button.text()
    with qtbot.waitSignal(dialog.handed) as handed:
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert handed.args[0] == handover.HandedOver((town.row_of("<b>Oriol</b>").id,), ())
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert town.row_of("<b>Oriol</b>").operator_login == "marta"
    assert town.row_of("Núria Casadevall").operator_login == "laia"


def test_what_cannot_be_done_is_said_and_the_dialog_stays(town: QueueTown, qtbot: QtBot) -> None:
    dialog = opened(town, qtbot)
    dialog.note.setPlainText("nota")
    dialog.to.setItemData(dialog.to.currentIndex(), "ningú")
    dialog.accept()
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "ningú" in dialog.problem.text() and dialog.isVisible()


def test_the_sheet_on_paper_holds_words_and_no_tags(town: QueueTown, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(town, qtbot)
    dialog.save(str(tmp_path / "full.html"))
    page = (tmp_path / "full.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;Oriol&lt;/b&gt;" in page and "Núria Casadevall" in page and "<b>Oriol" not in page
    assert "Laia &lt;Ferrer&gt;" in page
    dialog.save(str(tmp_path / "full.pdf"))
    assert (tmp_path / "full.pdf").read_bytes().startswith(b"%PDF")
    dialog.save(str(tmp_path / "no hi és" / "full.pdf"))
    assert dialog.problem.isVisible()


def test_who_holds_nothing_is_told_so(tmp_path: Path, qtbot: QtBot) -> None:
    with queue_town(tmp_path, qtbot) as town:
        dialog = opened(town, qtbot)
        dialog.note.setPlainText("nota")
        assert dialog.table.rowCount() == 0 and not dialog.accept_button.isEnabled()
