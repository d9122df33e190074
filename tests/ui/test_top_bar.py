"""The top bar at every width and size of letters: the training chip is never hidden, nothing is cut in the middle of a word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from console.ui.frame import TopBar
from console.ui.theme import theme


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[TopBar]:
    made = TopBar("Ajuntament de Vallserena", "Oficina d'Atenció Ciutadana", "Laia Ferrer", is_training=True)
    qtbot.addWidget(made)
    made.show()
    yield made
    theme().set_text_scale(1.0)


def be(bar: TopBar, qtbot: QtBot, width: int, scale: float) -> None:
    theme().set_text_scale(scale)
    bar.resize(width, bar.height())
    qtbot.wait(10)


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.15, 1.3, 1.5])
@pytest.mark.parametrize("width", [842, 1042, 1222, 1382, 1862])
def test_everything_shown_is_whole_and_in_line(width: int, scale: float, bar: TopBar, qtbot: QtBot) -> None:
    be(bar, qtbot, width, scale)
    chip = bar.findChild(QLabel, "training")
    assert isinstance(chip, QLabel) and chip.isVisible() and chip.width() >= chip.sizeHint().width()
    parts = [bar._office, bar._department, chip, bar._search, bar._bell, bar._lock, bar._person]
    shown = [part for part in parts if part.isVisible()]
    assert all(left.geometry().right() < right.geometry().left() for left, right in pairwise(shown))
    assert shown[-1].geometry().right() <= bar.width()
    assert bar._office.width() >= bar._office.fontMetrics().horizontalAdvance(bar._office.text())
    assert bar._person.width() >= bar._person.sizeHint().width()
    assert bar.height() == theme().tokens.sizes.top_bar


def test_what_gives_way_first(bar: TopBar, qtbot: QtBot) -> None:
    be(bar, qtbot, 1_382, 1.0)
    assert bar._department.isVisible() and bar._person._shown == 2 and not bar._search._is_brief
    be(bar, qtbot, 942, 1.5)
    assert not bar._department.isVisible() and bar._person._shown < 2
    be(bar, qtbot, 742, 1.5)
    assert bar._search._is_brief and bar._search.width() == bar._search.height()
    assert bar._person._shown == 0 and bar._person.accessibleName() == "Laia Ferrer, status Available"
    assert "Laia Ferrer" in bar._person.toolTip() and "Ctrl+K" in bar._search.toolTip()


def test_every_status_is_drawn_with_its_word(bar: TopBar, qtbot: QtBot) -> None:
    be(bar, qtbot, 1_382, 1.0)
    pictures = []
    for status in ("available", "busy", "break", "offline"):
        bar.set_status(status)
        pictures.append(bar._person.grab().toImage())
    assert all(one != other for one, other in pairwise(pictures))
    assert bar._person.accessibleName().endswith("Offline")


def test_the_field_and_the_person_do_what_they_say(bar: TopBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.search_wanted):
        bar._search.click()
    action = bar._menu.actions()[1]
    with qtbot.waitSignal(bar.status_picked):
        action.trigger()
