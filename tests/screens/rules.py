"""The page of answers and rules: the table with a rule open, what nobody had an answer for, and what the rules would have said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.answers.view import AnswersPage
from console.ui.theme import ThemeMode

if TYPE_CHECKING:
    from tests.screens.__main__ import Studio

LOOKS = ((ThemeMode.LIGHT, "ca", (1440, 900)), (ThemeMode.DARK, "es", (1280, 800)), (ThemeMode.LIGHT, "en", (900, 600)))
TABS = ("rules", "gaps", "shadow")


def draw_rules(studio: Studio) -> None:
    """Each tab in each look, in the window they live in."""
    studio.window.show_rules()
    page = studio.window.findChild(AnswersPage)
    assert page is not None
    for mode, language, size in LOOKS:
        studio.window.resize(*size)
        studio.look(mode, language)
        for tab in TABS:
            page.show_tab(tab)
            studio.settle(1.0)
            studio.draw(f"answers-{tab}-{mode.value}-{language}")
    studio.window.resize(1440, 900)
    studio.look(ThemeMode.LIGHT, "ca")
    studio.window.show_conversations()
