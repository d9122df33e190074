"""What an edited message said before is reached from its row by keys, marked where it changed, with the file it had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from console.models.inbound import InboundEdit, RemoteFile, Sender
from console.models.states import MessageKind
from console.operations import reads
from console.ui.timeline.deeds import deeds_of
from console.ui.timeline.versions import VersionsDialog, changed_words
from tests.ui.timeline_desk import Shown, Town, shown, town


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Town]:
    with town(tmp_path) as made:
        yield made


@pytest.fixture
def screen(place: Town, qtbot: QtBot) -> Iterator[Shown]:
    with shown(place, qtbot) as made:
        yield made


def edit(place: Town, message_id: int, text: str, **more: object) -> None:
    place.number += 1
    sender = Sender("7000000318", "Núria Casadevall", language="ca")
    number = place.row(message_id).provider_id
    assert number is not None
    place.receive(InboundEdit(f"e{place.number}", sender, number, place.clock.now_ms(), text, **more))  # type: ignore[arg-type]


def open_forms(screen: Shown) -> VersionsDialog:
    """Enter on the newest row."""
    screen.pane.area.setCurrentIndex(screen.pane.model.index(screen.last, 0))
    screen.key(Qt.Key.Key_Return)
    screen.qtbot.waitUntil(lambda: bool(screen.pane.findChildren(VersionsDialog)), timeout=5_000)
    [dialog] = screen.pane.findChildren(VersionsDialog)
    return dialog


def marked(field: QPlainTextEdit) -> list[str]:
    return [mark.cursor.selectedText() for mark in field.extraSelections()]


def test_every_form_is_read_by_arrow_keys_and_what_changed_is_marked(place: Town, screen: Shown) -> None:
    message = place.write("Vinc dilluns a les 9 amb el DNI")
    edit(place, message, "Vinc dimarts a les 9 amb el DNI")
    edit(place, message, "Vinc dimarts a les 10 amb <b>el DNI</b>")
    screen.open(place.conversation())
    dialog = open_forms(screen)
    assert dialog.list.count() == 3 and dialog.list.hasFocus()
    assert dialog.field.toPlainText() == "Vinc dimarts a les 9 amb el DNI" and marked(dialog.field) == ["9", "el DNI"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.field.toPlainText() == "Vinc dilluns a les 9 amb el DNI" and marked(dialog.field) == ["dilluns"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Home)
    assert dialog.field.toPlainText() == "Vinc dimarts a les 10 amb <b>el DNI</b>", "plain, as it came"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    screen.qtbot.waitUntil(lambda: not screen.pane.findChildren(VersionsDialog), timeout=5_000)


def test_a_file_that_was_replaced_can_still_be_opened(place: Town, screen: Shown) -> None:
    message = place.send_file(b"%PDF-1.4 first", "first.pdf", MessageKind.DOCUMENT, "application/pdf", "the form")
    second = RemoteFile({"file_id": "y"}, "second.pdf", "application/pdf", 9)
    edit(place, message, "the form", kind=MessageKind.DOCUMENT, file=second)
    screen.open(place.conversation())
    dialog = open_forms(screen)
    assert "first.pdf" in dialog._file.text()
    wanted: list[tuple[str, str]] = []
    dialog.file_wanted.connect(lambda verb, file: wanted.append((verb, file.name)))
    save = next(button for button in dialog.file_buttons if "Save" in button.accessibleName())
    save.setFocus()
    QTest.keyClick(save, Qt.Key.Key_Space)
    assert wanted == [("save", "first.pdf")]
    dialog.list.setCurrentRow(0)
    assert "second.pdf" in dialog._file.text() and not dialog.file_buttons, "it has not arrived yet"


def test_only_what_was_edited_has_forms(place: Town, screen: Shown) -> None:
    message = place.write("Bon dia")
    assert "versions" not in [deed.verb for deed in deeds_of(place.row(message), "telegram")]
    assert place.desk.read(reads.earlier_forms, message) == []
    edit(place, message, "Bona tarda")
    assert "versions" in [deed.verb for deed in deeds_of(place.row(message), "telegram")]
    assert [form.text for form in place.desk.read(reads.earlier_forms, message)] == ["Bon dia"]


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("a b c", "a c", [(2, 3)]),
        ("a b c", "a b c", []),
        ("", "a", []),
        ("one two", "", [(0, 7)]),
        ("x " * 2_000, "y", []),
    ],
)
def test_words_that_changed(text: str, other: str, expected: list[tuple[int, int]]) -> None:
    assert changed_words(text, other) == expected
