"""Templates on screen: the picker when the 24 hours are over, filled in and sent by keys, and the windows that close overnight."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.models.templates import FoundTemplate
from console.operations import claims, reads, templates, windows
from console.ui.dialogs.windows import WindowPlanDialog
from tests.ui.template_town import FOUND, TemplateTown, template_town


@pytest.fixture
def town(tmp_path: Path, qtbot: QtBot) -> Iterator[TemplateTown]:
    with template_town(tmp_path, qtbot, FOUND) as made:
        yield made


def opened(town: TemplateTown, qtbot: QtBot, hours_ago: float, name: str = "Núria") -> int:
    number = town.write(name, hours_ago)
    town.window.open_conversation(number)
    qtbot.waitUntil(lambda: town.window.open_row is not None and town.window.open_row.id == number)
    return number


def outgoing(town: TemplateTown) -> list[tuple[str, str, str]]:
    with town.place.engine.transaction("look", write=False) as tx:
        rows = tx.execute("SELECT text, state, payload FROM outbox ORDER BY id")
        return [(row["text"], row["state"], json.loads(row["payload"])["template"]["language"]) for row in rows]


def listed(town: TemplateTown) -> list[str]:
    shown = town.picker().list
    return [shown.item(number).text() for number in range(shown.count())]


def test_the_picker_stands_in_place_of_the_box(town: TemplateTown, qtbot: QtBot) -> None:
    opened(town, qtbot, 30)
    picker, composer = town.picker(), town.window.composer
    qtbot.waitUntil(lambda: picker.list.count() == len(FOUND))
    assert picker.isVisible() and composer.box.isHidden()
    assert all(part.isHidden() for part in composer.of_free_text), "nothing of free text is offered"
    frame = composer._frame
    QApplication.processEvents()
    foot = frame.height() - picker.mapTo(frame, picker.rect().bottomLeft()).y()
    assert foot < 24, f"nothing is left empty under it: {foot} px"
    assert listed(town)[:2] == ["et respondrem · CA", "recordatori de cita · CA"]
    assert "paused by Meta" in listed(town)[-2] and "waits for Meta" in listed(town)[-1]
    composer.toggle_note()
    assert picker.isHidden() and composer.box.isVisible(), "a note never leaves the house"
    assert not any(part.isHidden() for part in composer.of_free_text)
    composer.toggle_note()
    assert picker.isVisible()
    opened(town, qtbot, 1, "Pau")
    qtbot.waitUntil(composer.box.isVisible)
    assert picker.isHidden()


def test_picked_filled_and_sent_by_keys(town: TemplateTown, qtbot: QtBot) -> None:
    number = opened(town, qtbot, 30)
    picker = town.picker()
    qtbot.waitUntil(lambda: picker.list.count() > 0)
    with qtbot.waitActive(town.window):
        town.window.activateWindow()
    town.window.composer.focus_box()
    assert QApplication.focusWidget() is picker.search.field
    QTest.keyClicks(picker.search.field, "recordatori")
    assert len(listed(town)) == 2
    QTest.keyClick(picker.search.field, Qt.Key.Key_Down)
    QTest.keyClick(picker.search.field, Qt.Key.Key_Up)
    QTest.keyClick(picker.search.field, Qt.Key.Key_Return)
    first, second = picker.fields
    assert QApplication.focusWidget() is first and not picker.send.isEnabled()
    QTest.keyClicks(first, "Pau")
    QTest.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Field 2" in picker.problem.text() and QApplication.focusWidget() is second
    QTest.keyClicks(second, "dilluns")
    whole = "Bon dia, Pau. Tens cita el dilluns.\n\nAjuntament"
    assert picker.preview.toPlainText() == whole and "charged" in picker.price.text()
    QTest.keyClick(second, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: outgoing(town) == [(whole, "held", "ca")])
    qtbot.waitUntil(lambda: picker.may_undo)
    # Ctrl+Z where nothing is typed takes it back, and it is filled in as it was.
    picker.search.field.setFocus()
    QTest.keyClick(picker.search.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: outgoing(town) == [(whole, "withdrawn", "ca")])
    qtbot.waitUntil(lambda: [field.text() for field in picker.fields] == ["Pau", "dilluns"])
    assert town.place.laia.read(reads.conversation, number).draft is None
    QTest.keyClick(picker.fields[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(outgoing(town)) == 2)


def test_what_cannot_be_sent_says_why(town: TemplateTown, qtbot: QtBot) -> None:
    opened(town, qtbot, 30)
    picker = town.picker()
    qtbot.waitUntil(lambda: picker.list.count() == len(FOUND))
    picker.list.setCurrentRow(picker.list.count() - 1)
    assert "Meta has not looked" in picker.problem.text() and not picker.send.isEnabled()
    picker.submit()
    assert outgoing(town) == []


def test_a_template_may_be_asked_for_while_the_window_is_open(town: TemplateTown, qtbot: QtBot) -> None:
    opened(town, qtbot, 1)
    picker = town.picker()
    assert picker.isHidden()
    town.window.trigger("templates")
    qtbot.waitUntil(lambda: picker.list.count() > 0)
    assert picker.isVisible()
    QTest.keyClick(picker.search.field, Qt.Key.Key_Escape)
    assert picker.isHidden() and town.window.composer.box.isVisible()


@pytest.mark.parametrize(
    ("found", "words"), [(None, "not been read"), ([], "Ask IT to write one"), (FOUND[4:], "The list says why")]
)
def test_with_nothing_to_send_there_is_a_next_step(
    tmp_path: Path, qtbot: QtBot, found: list[FoundTemplate] | None, words: str
) -> None:
    with template_town(tmp_path, qtbot, found) as town:
        opened(town, qtbot, 30)
        qtbot.waitUntil(lambda: words in town.picker().empty.text())
        assert not town.picker().send.isEnabled()
        hint = town.window.composer.hint.label
        assert bool(hint.text()) is bool(found), "keys are named where there is something to pick"
        opened(town, qtbot, 1, "Pau")
        assert "Enter" in hint.text()


def plan_dialog(town: TemplateTown, qtbot: QtBot) -> WindowPlanDialog:
    plan = town.place.laia.read(windows.plan)
    made = WindowPlanDialog(town.place.bridge, town.place.clock, plan)
    qtbot.addWidget(made)
    made.show()
    return made


def test_all_are_held_over_after_a_question(town: TemplateTown, qtbot: QtBot) -> None:
    first, second = town.write("<b>Pau</b>", 20), town.write("Fàtima", 19, language="es")
    theirs = town.write("Mercè", 18)
    town.place.marta.run(claims.claim, theirs)
    town.opens_in(12)
    helpless = plan_dialog(town, qtbot)
    assert not helpless.accept_button.isEnabled(), "no template holds anybody over yet"
    assert "channel holding WhatsApp" in helpless.question.text()
    town.place.desk.run(templates.set_holding, "WhatsApp", "et_respondrem")
    dialog = plan_dialog(town, qtbot)
    assert [line[1] for line in dialog.lines()] == ["<b>Pau</b>", "Fàtima", "Mercè"]
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert outgoing(town) == []
    assert "in their language: 2." in dialog.question.text() and "Left out: 1." in dialog.question.text()
    assert "charged" in dialog.question.text()
    with qtbot.waitSignal(dialog.held) as held:
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert [number for number, _ in held.args[0].sent] == [first, second]
    assert [language for _, _, language in outgoing(town)] == ["ca", "es"]
    assert not plan_dialog(town, qtbot).accept_button.isEnabled(), "one for each window"


def test_a_line_opens_its_conversation(town: TemplateTown, qtbot: QtBot) -> None:
    number = town.write("Pau", 20)
    town.opens_in(12)
    town.window.trigger("closing_windows")
    qtbot.waitUntil(lambda: town.window.findChild(WindowPlanDialog) is not None)
    dialog = town.window.findChild(WindowPlanDialog)
    assert dialog is not None
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: town.window.open_row is not None and town.window.open_row.id == number)


def test_without_hours_nothing_closes_before(town: TemplateTown, qtbot: QtBot) -> None:
    town.write("Pau", 20)
    assert plan_dialog(town, qtbot).table.isHidden()
