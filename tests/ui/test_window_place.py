"""A window comes back where it stood, as long as there is a screen; whatever stands in a file, it comes up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.ui.window_place import place_of, put

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setMinimumSize(300, 200)
    made.resize(500, 400)
    return made


def test_it_comes_back_where_it_stood(window: QWidget, qtbot: QtBot) -> None:
    assert put(window, "40,60,420,310")
    window.show()
    assert window.geometry() == QRect(40, 60, 420, 310) and not window.isMaximized()
    again = QWidget()
    qtbot.addWidget(again)
    assert put(again, place_of(window)) and again.geometry() == window.geometry()


def test_it_fills_the_screen_again_and_knows_its_other_size(window: QWidget) -> None:
    assert put(window, "40,60,420,310,m")
    window.show()
    QApplication.processEvents()
    assert window.isMaximized() and place_of(window) == "40,60,420,310,m"


@pytest.mark.parametrize(
    "place",
    [
        "", "x", "1,2,3", "1,2,3,4,5", "40,60,420,310,M", "40;60;420;310", "٤,60,420,310", "9999999,0,400,300",
        "90000,60,420,310", "-900,60,420,310", "40,-39,420,310", "40,60,420,310\n", "0,0,0,0,",
    ],
)  # fmt: skip
def test_a_place_that_is_none_leaves_the_window_alone(window: QWidget, place: str) -> None:
    before = window.geometry()
    assert not put(window, place) and window.geometry() == before


def test_it_is_never_larger_than_the_screen_nor_too_small(window: QWidget) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert put(window, "0,0,99999,99999")
    assert window.width() == room.width() and window.height() == room.height()
    assert put(window, "0,0,10,10")
    assert (window.width(), window.height()) == (300, 200)
