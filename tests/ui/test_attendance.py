"""The operator's status, its minutes, and what an empty chair does to it."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.credentials import MemoryVault
from console.models.clock import SteppedClock
from console.models.states import OperatorStatus
from console.operations import attendance as operations
from console.pins import PinKeeper
from console.ui.attendance import ASK_AFTER_MS, Attendance
from console.ui.dialogs.attendance import AttendanceQuestions
from console.ui.frame import TopBar
from console.ui.idle import Idleness
from tests.ui.queue_town import MINUTE, QueueTown
from tests.ui.test_lock import Room


@pytest.fixture
def town(tmp_path: Path, qapp: QApplication) -> Iterator[QueueTown]:
    made = QueueTown(tmp_path)
    yield made
    made.bridge.stop()


@pytest.fixture
def attendance(town: QueueTown) -> Attendance:
    return Attendance(town.bridge, town.clock)


def stored(town: QueueTown) -> str:
    assert town.bridge.me is not None
    return town.laia.read(operations.status_of, town.bridge.me)[0]


def test_whoever_starts_the_program_is_there(town: QueueTown, attendance: Attendance, qtbot: QtBot) -> None:
    assert stored(town) == "offline"
    attendance.begin()
    qtbot.waitUntil(lambda: stored(town) == "available")
    assert attendance.status is OperatorStatus.AVAILABLE


def test_a_busy_operator_stays_busy_over_a_restart(town: QueueTown, qtbot: QtBot) -> None:
    town.laia.run(operations.set_status, "busy")
    again = Attendance(town.bridge, town.clock)
    again.begin()
    qtbot.waitUntil(lambda: again.status is OperatorStatus.BUSY)
    assert stored(town) == "busy"


def test_a_status_left_standing_is_said_anew_on_another_day(town: QueueTown, qtbot: QtBot) -> None:
    def times_said() -> int:
        return int(town.laia.read(lambda tx: tx.scalar("SELECT COUNT(*) FROM journal WHERE verb = 'status'")))

    def starts_after(minutes: int) -> None:
        town.clock.step(minutes * MINUTE)
        again = Attendance(town.bridge, town.clock)
        with qtbot.waitSignal(again.changed):
            again.begin()
        done: list[object] = []
        town.bridge.compute_in_order(again, lambda: None, done=done.append)
        qtbot.waitUntil(lambda: bool(done))
        assert again.status is OperatorStatus.BUSY and stored(town) == "busy"

    town.laia.run(operations.set_status, "busy")
    starts_after(30)
    assert times_said() == 1
    starts_after(24 * 60)
    assert times_said() == 2
    starts_after(30)
    assert times_said() == 2


def test_a_break_counts_its_minutes_down_and_asks(town: QueueTown, attendance: Attendance, qtbot: QtBot) -> None:
    attendance.set_status("break", 20)
    qtbot.waitUntil(lambda: stored(town) == "break")
    assert (attendance.minutes, attendance.is_away) == (20, True)
    town.clock.step(5 * MINUTE + 1)
    assert attendance.minutes == 15
    over: list[bool] = []
    attendance.break_over.connect(lambda: over.append(True))
    town.clock.step(15 * MINUTE)
    attendance.tick()
    attendance.tick()
    assert over == [True], "once"
    assert attendance.minutes == 0


def test_a_break_without_an_end_counts_up(town: QueueTown, attendance: Attendance) -> None:
    attendance.set_status("break")
    town.clock.step(12 * MINUTE)
    assert attendance.minutes == 12
    attendance.set_status("busy")
    assert attendance.minutes is None
    assert not attendance.is_away


def test_taking_a_conversation_ends_a_break(attendance: Attendance) -> None:
    told: list[str] = []
    attendance.told.connect(told.append)
    attendance.on_work()
    assert told == []
    attendance.set_status("break", 30)
    attendance.on_work()
    assert attendance.status is OperatorStatus.AVAILABLE
    assert told == ["You are available again."]


def test_an_empty_chair_is_asked_then_on_a_break_then_back(attendance: Attendance) -> None:
    events: list[str] = []
    attendance.still_there_asked.connect(lambda: events.append("asked"))
    attendance.answered.connect(lambda: events.append("answered"))
    attendance.set_status("busy")
    attendance.on_idle(ASK_AFTER_MS - 1)
    assert events == []
    attendance.on_idle(ASK_AFTER_MS)
    attendance.on_idle(ASK_AFTER_MS + 5_000)
    assert events == ["asked"]
    attendance.on_back()
    assert (events, attendance.status) == (["asked", "answered"], OperatorStatus.BUSY)
    attendance.on_idle(ASK_AFTER_MS)
    attendance.on_idle(ASK_AFTER_MS + MINUTE)
    assert str(attendance.status) == "break"
    attendance.on_back()
    assert str(attendance.status) == "busy", "what it was before"


def test_a_break_of_ones_own_word_does_not_end_with_a_key(attendance: Attendance) -> None:
    attendance.set_status("break", 30)
    attendance.on_idle(ASK_AFTER_MS * 3)
    attendance.on_back()
    assert attendance.status is OperatorStatus.BREAK


def test_after_twenty_minutes_claims_are_no_longer_renewed(town: QueueTown, attendance: Attendance) -> None:
    lease = town.laia.options.claim_lease_ms
    assert attendance.may_renew(0)
    assert attendance.may_renew(20 * MINUTE - lease - 1)
    assert not attendance.may_renew(20 * MINUTE - lease)


@pytest.fixture
def idle(qtbot: QtBot) -> tuple[Idleness, SteppedClock, QWidget]:
    clock = SteppedClock()
    window = QWidget()
    QVBoxLayout(window).addWidget(QPushButton("x"))
    qtbot.addWidget(window)
    made = Idleness(clock.now_ms, window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return made, clock, window


def test_keys_clicks_and_the_wheel_are_signs_of_life(idle: tuple[Idleness, SteppedClock, QWidget]) -> None:
    idleness, clock, window = idle
    handle = window.windowHandle()
    place = QPointF(5, 5)
    none = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        place,
        place,
        place.toPoint(),
        place.toPoint(),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    signs: list[QEvent] = [
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, "a"),
        QMouseEvent(
            QEvent.Type.MouseButtonPress, place, place, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, none
        ),
        wheel,
    ]
    for sign in signs:
        clock.step(60_000)
        assert idleness.idle_ms == 60_000
        QApplication.sendEvent(handle, sign)
        assert idleness.idle_ms == 0, sign
    clock.step(60_000)
    QApplication.sendEvent(handle, QEvent(QEvent.Type.UpdateRequest))
    assert idleness.idle_ms == 60_000, "painting is no sign of life"


def test_a_dialog_above_the_window_counts_too(idle: tuple[Idleness, SteppedClock, QWidget], qtbot: QtBot) -> None:
    idleness, clock, window = idle
    other = QWidget(window, Qt.WindowType.Window)
    other.show()
    with qtbot.waitActive(other):
        other.activateWindow()
    clock.step(60_000)
    QTest.keyClick(other.windowHandle(), Qt.Key.Key_A)
    assert idleness.idle_ms == 0


def test_it_tells_how_long_and_who_came_back(idle: tuple[Idleness, SteppedClock, QWidget]) -> None:
    idleness, clock, _ = idle
    looked: list[int] = []
    back: list[int] = []
    idleness.looked.connect(looked.append)
    idleness.came_back.connect(back.append)
    clock.step(61_000)
    idleness.look()
    idleness.touch()
    idleness.touch()
    assert (looked, back) == ([61_000], [61_000])


def test_the_bar_shows_the_status_with_its_minutes(qtbot: QtBot) -> None:
    bar = TopBar("Vallserena", "OAC", "Laia", is_training=False)
    qtbot.addWidget(bar)
    bar.set_status("break", 7)
    assert bar._person.accessibleName() == "Laia, status On a break · 7 min"
    picked: list[tuple[str, int]] = []
    bar.status_picked.connect(lambda status, minutes: picked.append((status, minutes)))
    for action in bar._menu.actions():
        action.trigger()
    assert picked == [
        ("available", 0),
        ("counter", 0),
        ("busy", 0),
        ("break", 0),
        ("break", 10),
        ("break", 20),
        ("break", 30),
        ("break", 60),
        ("offline", 0),
    ]


def test_the_questions_are_asked_and_answered_by_keys(town: QueueTown, qtbot: QtBot) -> None:
    room = Room(town.bridge, PinKeeper(MemoryVault(), "laia", town.clock.now_ms))
    qtbot.addWidget(room.window)
    room.window.show()
    attendance = Attendance(town.bridge, town.clock, room.window)
    bar = TopBar("Vallserena", "OAC", "Laia", is_training=False, parent=room.window)
    rest: Any = SimpleNamespace(
        attendance=attendance, curtain=room.curtain, bar=bar, notices=SimpleNamespace(is_away=False)
    )
    questions = AttendanceQuestions(rest, room.window)
    attendance.on_idle(ASK_AFTER_MS)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "ten minutes" in box.text()
    attendance.on_back()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    # The end of a break waits for the screen to be open.
    attendance.set_status("break", 10)
    room.curtain.draw(0)
    town.clock.step(10 * MINUTE)
    attendance.tick()
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: room.screen._has_pin is False)
    QTest.keyClick(room.screen, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    QTest.keyClick(box.button(QMessageBox.StandardButton.No), Qt.Key.Key_Space)
    assert (attendance.status, attendance.minutes) == (OperatorStatus.BREAK, 10)
    del questions
