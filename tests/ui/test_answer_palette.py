"""The stored answers over the box: found while typing, chosen by keys alone, in the citizen's language or another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.answers.stored import load_rules
from console.ui.composer.palette import AnswerPalette
from console.ui.composer.view import Composer
from console.ui.resources import resource
from console.ui.theme import theme
from tests.ui.composer_desk import composer_of
from tests.ui.queue_town import QueueTown, queue_town


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot) -> Iterator[QueueTown]:
    with queue_town(tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def composer(place: QueueTown, qtbot: QtBot) -> Iterator[Composer]:
    with composer_of(place, AnswerIndex(load_rules(resource("answers")))) as made:
        yield made


def palette_of(composer: Composer) -> AnswerPalette:
    composer.open_palette()
    return composer.window().findChildren(AnswerPalette)[0]


def texts(palette: AnswerPalette) -> list[str]:
    items = [palette.list.item(row) for row in range(palette.list.count())]
    return [item.text() for item in items if item is not None]


def press(palette: AnswerPalette, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(palette.search.field, key, modifiers)


def test_typing_narrows_and_enter_inserts(composer: Composer, qtbot: QtBot) -> None:
    palette = palette_of(composer)
    assert palette.list.count() > 1 and palette.list.currentRow() == 0
    palette.search.field.setText("volant")
    assert any("olant" in text for text in texts(palette))
    press(palette, Qt.Key.Key_Return)
    assert not palette.isVisible() and composer.box.toPlainText()
    qtbot.waitUntil(composer.box.hasFocus)


def test_ctrl_enter_sends_it(composer: Composer, qtbot: QtBot) -> None:
    palette = palette_of(composer)
    with qtbot.waitSignal(composer.reply_submitted) as told:
        press(palette, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0].text == composer.box.toPlainText().strip()


def test_arrows_stay_inside_the_list(composer: Composer) -> None:
    palette = palette_of(composer)
    press(palette, Qt.Key.Key_Up)
    assert palette.list.currentRow() == 0
    for _ in range(30):
        press(palette, Qt.Key.Key_Down)
    assert palette.list.currentRow() == palette.list.count() - 1


def test_tab_changes_the_language_and_keeps_the_row(composer: Composer) -> None:
    palette = palette_of(composer)
    palette.search.field.setText("volant")
    catalan = texts(palette)[0]
    press(palette, Qt.Key.Key_Tab)
    assert palette._language == "es" and texts(palette)[0] != catalan
    assert palette.search.field.hasFocus()
    press(palette, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert palette._language == "ca" and texts(palette)[0] == catalan


def test_escape_and_a_press_elsewhere_insert_nothing(composer: Composer, qtbot: QtBot) -> None:
    palette = palette_of(composer)
    press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible() and composer.box.toPlainText() == ""
    qtbot.waitUntil(composer.box.hasFocus)
    palette_of(composer)
    QTest.mouseClick(composer.box.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not palette.isVisible() and composer.box.toPlainText() == ""


def test_the_slash_that_opened_it_goes(composer: Composer) -> None:
    composer.box.setFocus()
    QTest.keyClick(composer.box, Qt.Key.Key_Slash)
    palette = composer.window().findChildren(AnswerPalette)[0]
    assert palette.isVisible() and composer.box.toPlainText() == "/"
    press(palette, Qt.Key.Key_Return)
    assert not composer.box.toPlainText().startswith("/")


def test_it_is_drawn_whole_at_any_size(composer: Composer, qtbot: QtBot) -> None:
    for scale in (1.0, 1.5):
        theme().set_text_scale(scale)
        palette = palette_of(composer)
        qtbot.wait(20)
        assert palette.geometry().left() >= -palette.MARGIN
        assert palette.geometry().right() <= composer.window().width() + palette.MARGIN
        assert not palette.grab().isNull()
        palette.hide()
