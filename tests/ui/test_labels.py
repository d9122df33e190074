"""Labels wear the look that is in force, whenever they were made."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from console.ui.text import safe_label
from console.ui.theme import ThemeMode, theme
from console.ui.tokens import TypeRole


def test_a_label_made_in_another_look_and_shown_later_wears_the_one_in_force(qtbot: QtBot) -> None:
    before = theme().mode
    theme().put_on_style_sheet()
    theme().set_mode(ThemeMode.LIGHT)
    label = safe_label("hola", TypeRole.META, "text2", wraps=True)
    qtbot.addWidget(label)
    theme().set_mode(ThemeMode.DARK)
    label.show()
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme().tokens.colours.text2
    theme().set_mode(before)
