"""The supervisor's board and figures, in a window of their own town with a past."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.ui.board.behind import BehindDialog
from console.ui.board.heat import HeatDialog
from console.ui.board.page import BoardPage
from console.ui.theme import ThemeMode
from tests.ui.board_town import BoardTown

if TYPE_CHECKING:
    from tests.screens.__main__ import Studio

LONGEST_LOADING = 100
LOOKS = ((ThemeMode.DARK, "ca", (1542, 900)), (ThemeMode.LIGHT, "es", (1382, 850)), (ThemeMode.LIGHT, "en", (842, 550)))


def draw_board(studio: Studio) -> None:
    """Board, wallboard, figures, the conversations behind one, and a board that has had no data for a while."""
    with tempfile.TemporaryDirectory() as folder:
        town = BoardTown(Path(folder))
        page = BoardPage(town.bridge, town.clock, "Ajuntament de Vallserena")
        for mode, language, size in LOOKS:
            studio.look(mode, language)
            page.resize(*size)
            page.show()
            for tab in ("now", "history", "journal"):
                page.show_tab(tab)
                studio.settle(0.5)
                studio.draw(f"board-{tab}-{mode.value}-{language}", page)
        _draw_plot(studio, page)
        studio.look(ThemeMode.LIGHT, "ca")
        page.resize(1382, 850)
        page.history.table.setCurrentIndex(page.history.model.index(1, 2))
        page.history.open_behind(page.history.table.currentIndex())
        studio.settle(0.5)
        dialog = page.history.findChild(BehindDialog)
        assert isinstance(dialog, QWidget)
        studio.draw("board-behind-light-ca", dialog)
        dialog.close()
        for mode, language in ((ThemeMode.LIGHT, "ca"), (ThemeMode.DARK, "es")):
            studio.look(mode, language)
            heat = HeatDialog(town.bridge, town.clock, page.history.question(), page)
            heat.show()
            studio.settle(0.5)
            studio.draw(f"board-heat-{mode.value}-{language}", heat)
            heat.close()
        studio.look(ThemeMode.LIGHT, "ca")
        page.show_tab("now")
        page.toggle_wallboard()
        assert page._wall is not None
        page._wall.resize(1600, 900)
        studio.look(ThemeMode.DARK, "ca")
        studio.draw("wallboard-dark-ca", page._wall)
        page.toggle_wallboard()
        page.model.stop()
        town.clock.step(45_000)
        studio.settle(0.2)
        studio.draw("board-stale-dark-ca", page)
        page.close()
        page.deleteLater()
        studio.settle(0.1)
        town.close()


def _draw_plot(studio: Studio, page: BoardPage) -> None:
    """The bars of another figure, the line one stands on, and the keyboard on them. They are loaded after the page."""
    page.show_tab("history")
    page.resize(1382, 850)
    for _ in range(LONGEST_LOADING):
        if page.history.plot is not None and page.history.plot.isVisible():
            break
        studio.settle(0.1)
    plot = page.history.plot
    assert plot is not None and plot.isVisible(), "the bars are there"
    for mode, language in ((ThemeMode.LIGHT, "ca"), (ThemeMode.DARK, "es"), (ThemeMode.LIGHT, "en")):
        studio.look(mode, language)
        page.history.table.setCurrentIndex(page.history.model.index(4, 2))
        plot.setFocus()
        studio.settle(0.4)
        studio.draw(f"board-plot-{mode.value}-{language}", page)
