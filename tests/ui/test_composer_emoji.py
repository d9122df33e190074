"""Emoji in the box: found in three languages, reached by keyboard alone, the last used first; files keep their names' ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.operations import favourites
from console.ui.composer.emoji import COLUMNS, EmojiPicker, all_emoji, find_emoji
from console.ui.composer.view import Composer
from console.ui.theme import theme
from tests.ui.composer_desk import composer_of
from tests.ui.queue_town import QueueTown, queue_town


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot) -> Iterator[QueueTown]:
    with queue_town(tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def composer(place: QueueTown, qtbot: QtBot) -> Iterator[Composer]:
    with composer_of(place, AnswerIndex([])) as made:
        yield made


def picker_of(composer: Composer) -> EmojiPicker:
    composer.open_emoji()
    return composer.window().findChildren(EmojiPicker)[0]


def press(picker: EmojiPicker, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(picker.search.field if picker.search.field.hasFocus() else picker.list, key)


def test_the_list_is_whole() -> None:
    assert len(all_emoji()) >= 120
    assert len({one.character for one in all_emoji()}) == len(all_emoji())
    for one in all_emoji():
        assert len(one.names) == 3 and all(name.strip() == name and name for name in one.names), one.character
        assert not one.character.isascii() and one.words


@pytest.mark.parametrize(
    ("text", "found"),
    [("gràcies", "🙏"), ("gracies", "🙏"), ("gracias", "🙏"), ("thank", "🙏"), ("ajunta", "🏛️"), ("trastos vells", "🛋️"),
     ("calendar", "📅"), ("avís perill", "⚠️")],
)  # fmt: skip
def test_names_are_found_in_every_language_without_accents(text: str, found: str) -> None:
    assert found in [one.character for one in find_emoji(text, [])]


def test_no_word_finds_all_and_a_strange_one_none() -> None:
    assert find_emoji("", []) == list(all_emoji())
    assert find_emoji("xyzzy", []) == []


def test_the_last_used_stand_first() -> None:
    assert [one.character for one in find_emoji("", ["🎂", "🌳"])][:3] == ["🎂", "🌳", "🙂"]


def test_enter_inserts_at_the_cursor_and_the_box_has_the_keyboard_again(composer: Composer, qtbot: QtBot) -> None:
    composer.window().activateWindow()
    composer.box.setPlainText("Hola !")
    cursor = composer.box.textCursor()
    cursor.setPosition(5)
    composer.box.setTextCursor(cursor)
    picker = picker_of(composer)
    picker.search.field.setText("gràcies")
    press(picker, Qt.Key.Key_Return)
    assert composer.box.toPlainText() == "Hola 🙏!"
    assert not picker.isVisible()
    qtbot.waitUntil(composer.box.hasFocus)


def test_arrows_walk_over_the_grid_and_escape_leaves_it(composer: Composer, qtbot: QtBot) -> None:
    picker = picker_of(composer)
    grid = picker.list
    press(picker, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert grid.currentRow() == COLUMNS + 1
    press(picker, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up)
    assert grid.currentRow() == 0
    for _ in range(40):
        press(picker, Qt.Key.Key_Down)
    assert grid.currentRow() // COLUMNS == (grid.count() - 1) // COLUMNS, "the last line, however short"
    picker.search.field.setText("a b")
    press(picker, Qt.Key.Key_Left)
    assert picker.search.field.cursorPosition() == 2, "among letters Left moves the cursor"
    press(picker, Qt.Key.Key_Escape)
    assert not picker.isVisible() and composer.box.toPlainText() == ""


def test_a_letter_over_the_grid_is_a_search(composer: Composer) -> None:
    picker = picker_of(composer)
    picker.list.setFocus()
    QTest.keyClick(picker.list, Qt.Key.Key_C)
    assert picker.search.field.text() == "c"


def test_what_was_used_is_remembered_for_this_operator_alone(
    composer: Composer, place: QueueTown, qtbot: QtBot
) -> None:
    picker = picker_of(composer)
    picker.search.field.setText("aniversari")
    press(picker, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.laia.read(favourites.used_emoji, place.bridge.me) == ["🎂"], timeout=5_000)
    assert place.laia.read(favourites.used_emoji, place.marta.actor.operator_id) == []
    picker_of(composer)
    assert picker.list.item(0).text() == "🎂"
    for one in all_emoji()[:30]:
        place.laia.run(favourites.use_emoji, one.character)
    assert len(place.laia.read(favourites.used_emoji, place.bridge.me)) == favourites.MOST_EMOJI


def test_a_click_picks(composer: Composer, qtbot: QtBot) -> None:
    picker = picker_of(composer)
    item = picker.list.item(2)
    place = picker.list.visualItemRect(item).center()
    QTest.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place))
    assert composer.box.toPlainText() == item.text()


def test_a_press_elsewhere_closes_it(composer: Composer) -> None:
    picker = picker_of(composer)
    QTest.mouseClick(composer.box.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(9, 9))
    assert not picker.isVisible()
    picker_of(composer)
    assert picker.isVisible() and picker.geometry().top() >= -picker.MARGIN


def test_a_note_takes_emoji_too_and_a_strangers_conversation_none(
    composer: Composer, place: QueueTown, qtbot: QtBot
) -> None:
    composer.toggle_note()
    picker = picker_of(composer)
    press(picker, Qt.Key.Key_Return)
    assert composer.is_note and composer.box.toPlainText() == "🙂"
    composer.toggle_note()
    composer.set_conversation(None, {})
    composer.open_emoji()
    assert not picker.isVisible()


# --- the rest of the frame --------------------------------------------------------------------------------------------


def test_the_box_grows_with_the_letters_and_loses_no_line(composer: Composer, qtbot: QtBot) -> None:
    composer.box.setPlainText("Una línia\ni una altra\ni una de tercera")
    before = composer.box.height()
    theme().set_text_scale(1.5)
    qtbot.wait(20)
    needed = composer.box.document().size().height() * composer.box.fontMetrics().lineSpacing()
    assert composer.box.height() > before and composer.box.viewport().height() >= needed
    assert composer.box.document().defaultFont().pixelSize() == composer.box.font().pixelSize()


def test_send_and_next_keeps_its_name_where_its_words_have_no_room(composer: Composer, qtbot: QtBot) -> None:
    assert composer._send_next.words == "Send and next"
    theme().set_text_scale(1.5)
    composer.resize(420, 220)
    qtbot.wait(20)
    assert composer._send_next.words == "" and composer._send_next.accessibleName() == "Send and next"
    assert composer._send.geometry().right() <= composer._frame.width()


def test_files_show_their_kind_and_go_out_again(composer: Composer, place: QueueTown, tmp_path: Path) -> None:
    long = tmp_path / ("informe " * 6 + ".pdf")
    long.write_bytes(b"%PDF")
    folder = tmp_path / "carpeta"
    folder.mkdir()
    composer.add_paths([str(long), str(folder)])
    assert composer._tray.files == (long,) and "Only files" in composer._problem.text()
    button = composer._tray.findChildren(QPushButton)[0]
    assert "….pdf" in button.text() and button.accessibleName().startswith("Remove informe")
    composer._on_image(QImage(4, 4, QImage.Format.Format_RGB32))
    assert len(composer._tray.files) == 2 and composer._send.isEnabled()
    button.click()
    assert [file.name for file in composer._tray.files] == ["picture.png"]
    composer.toggle_note()
    composer.add_paths([str(long)])
    assert len(composer._tray.files) == 1, "a note has no files"
