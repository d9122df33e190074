"""The lock screen: it covers every word and every window, hears every key, and opens for the PIN alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.credentials import MemoryVault
from console.models.clock import SteppedClock
from console.models.problems import Problem
from console.pins import PinKeeper
from console.ui.actions import ActionRegistry
from console.ui.bridge import Bridge
from console.ui.curtain import Curtain
from console.ui.lock import LockScreen
from tests.ui.queue_town import QueueTown


class Room:
    """A small window with words in it, an action, and a lock screen over both."""

    def __init__(self, bridge: Bridge, pins: PinKeeper) -> None:
        self.pins = pins
        self.window = QMainWindow()
        self.window.resize(900, 600)
        body = QWidget()
        self.words = QLabel("Núria Casadevall")
        self.box = QLineEdit()
        column = QVBoxLayout(body)
        column.addWidget(self.words)
        column.addWidget(self.box)
        self.window.setCentralWidget(body)
        self.window.statusBar().showMessage("Núria")
        self.registry = ActionRegistry(self.window)
        self.fired: list[str] = []
        self.registry.action("palette").triggered.connect(lambda: self.fired.append("palette"))
        self.screen = LockScreen(bridge, self.window)
        self.screen.pins = pins
        self.curtain = Curtain(self.window, self.screen, self.registry)


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock()


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot, clock: SteppedClock) -> Iterator[Room]:
    town = QueueTown(tmp_path)
    made = Room(town.bridge, PinKeeper(MemoryVault(), "laia", clock.now_ms))
    qtbot.addWidget(made.window)
    made.window.show()
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    made.box.setFocus()
    yield made
    town.bridge.stop()


def shown_words(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def lock(room: Room, qtbot: QtBot, waiting: int = 3) -> None:
    room.curtain.draw(waiting)
    qtbot.waitUntil(lambda: room.screen._has_pin is not None)


def try_pin(room: Room, qtbot: QtBot, pin: str) -> None:
    """Type it and press Enter; wait until it was looked at."""
    QTest.keyClicks(room.screen.field, pin)
    QTest.keyClick(room.screen.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.screen.field.isEnabled() or room.screen._wait.isActive())


def test_it_covers_everything_but_a_number(room: Room, qtbot: QtBot) -> None:
    room.pins.choose("2580")
    lock(room, qtbot)
    words = shown_words(room.window)
    assert "Núria" not in words
    assert "3 conversations waiting" in words or "3 conversation(s) waiting" in words
    assert not room.words.isVisible()
    assert not room.window.statusBar().isVisible()
    assert room.screen.size() == room.window.size()


def test_no_key_reaches_what_lies_below(room: Room, qtbot: QtBot) -> None:
    room.pins.choose("2580")
    QTest.keyClick(room.box, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert room.fired == ["palette"], "seen to fire while it is open"
    lock(room, qtbot)
    QTest.keyClick(room.screen.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    room.registry.action("palette").trigger()
    for _ in range(8):
        QTest.keyClick(room.window.focusWidget() or room.window, Qt.Key.Key_Tab)
        assert room.screen.isAncestorOf(room.window.focusWidget())
    assert room.fired == ["palette", "palette"], "only the trigger of the test itself"
    assert room.box.text() == ""


def test_the_right_pin_opens_and_brings_back_what_was(room: Room, qtbot: QtBot) -> None:
    room.pins.choose("2580")
    dialog = QDialog(room.window)
    field = QLineEdit(dialog)
    dialog.open()
    QTest.keyClicks(field, "mig escrit")
    lock(room, qtbot)
    assert not dialog.isVisible()
    with qtbot.waitSignal(room.curtain.opened):
        try_pin(room, qtbot, "2580")
    assert not room.screen.isVisible()
    assert room.words.isVisible()
    assert dialog.isVisible()
    assert dialog.isModal()
    assert field.text() == "mig escrit"
    assert room.screen.field.text() == ""
    dialog.close()
    with qtbot.waitActive(room.window):
        room.window.activateWindow()
    QTest.keyClick(room.box, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert room.fired == ["palette"]


def test_a_window_that_died_meanwhile_does_not_come_back(room: Room, qtbot: QtBot) -> None:
    dialog = QDialog(room.window)
    dialog.open()
    lock(room, qtbot)
    shiboken6.delete(dialog)
    QTest.keyClick(room.screen, Qt.Key.Key_Space)
    assert room.words.isVisible()


def test_wrong_pins_are_told_and_slow_down(room: Room, qtbot: QtBot, clock: SteppedClock) -> None:
    room.pins.choose("2580")
    lock(room, qtbot)
    try_pin(room, qtbot, "1111")
    qtbot.waitUntil(lambda: "That is not the PIN. Try again." in shown_words(room.window))
    try_pin(room, qtbot, "1112")
    try_pin(room, qtbot, "1113")
    qtbot.waitUntil(lambda: "The next try in 5 second" in shown_words(room.window))
    assert not room.screen.field.isEnabled()
    # Locked anew, or started anew: the wait is still there.
    again = LockScreen(room.screen._bridge, room.window)
    again.pins = room.pins
    again.lock(0)
    qtbot.waitUntil(lambda: not again.field.isEnabled())
    clock.step(5_000)
    for _ in range(5):
        room.screen._on_second()
    assert room.screen.field.isEnabled()
    with qtbot.waitSignal(room.curtain.opened):
        try_pin(room, qtbot, "2580")


def test_without_a_pin_it_hides_and_says_so(room: Room, qtbot: QtBot) -> None:
    lock(room, qtbot)
    qtbot.waitUntil(lambda: "No PIN is kept" in shown_words(room.window))
    assert not room.screen.field.isVisible()
    QTest.keyClick(room.screen, Qt.Key.Key_A)
    assert not room.screen.is_locked


def test_nothing_opens_before_it_is_known_whether_there_is_a_pin(room: Room) -> None:
    room.curtain.draw(0)
    assert room.screen._has_pin is None
    QTest.keyClick(room.screen.field, Qt.Key.Key_Return)
    QTest.keyClick(room.screen, Qt.Key.Key_Space)
    assert room.screen.is_locked


def test_secrets_that_cannot_be_read_open_nothing(room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_: str) -> str | None:
        raise Problem("keyring_locked")

    monkeypatch.setattr(room.pins._vault, "get", locked)
    room.curtain.draw(0)
    qtbot.waitUntil(lambda: "The keyring of this computer is locked" in shown_words(room.window))
    QTest.keyClick(room.screen.field, Qt.Key.Key_Return)
    assert room.screen.is_locked


def test_signing_out_is_a_key_away(room: Room, qtbot: QtBot) -> None:
    room.pins.choose("2580")
    lock(room, qtbot)
    room.screen.sign_out_button.setFocus()
    with qtbot.waitSignal(room.screen.sign_out_wanted):
        QTest.keyClick(room.screen.sign_out_button, Qt.Key.Key_Space)
    assert room.screen.is_locked, "leaving opens nothing"


def test_popups_are_closed(room: Room, qtbot: QtBot) -> None:
    popup = QWidget(room.window, Qt.WindowType.Popup)
    popup.show()
    assert QApplication.activePopupWidget() is popup
    lock(room, qtbot)
    assert QApplication.activePopupWidget() is None
