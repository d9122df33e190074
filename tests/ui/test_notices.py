"""Notices: what they say, when they are silent, and a window that is never hidden where nothing could bring it back."""

from datetime import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from console.models.clock import SteppedClock
from console.ui import notices as module
from console.ui.notices import News, Notices, NoticeWishes, is_within
from console.ui.theme import theme
from console.ui.tokens import TypeRole

ONE = [News("Núria Casadevall", "Necessito el <b>volant</b> & més", "Padró")]


def at_hour(hour: int, minute: int = 0) -> SteppedClock:
    return SteppedClock(int(datetime(2026, 11, 24, hour, minute).timestamp() * 1000))


class Tray:
    """Stands in for the desktop's tray: remembers what was shown."""

    ActivationReason = QSystemTrayIcon.ActivationReason
    MessageIcon = QSystemTrayIcon.MessageIcon
    is_there = True
    shown: list[tuple[str, str]]

    def __init__(self, *_: Any) -> None:
        self.activated, self.messageClicked = _Signal(), _Signal()
        Tray.shown = []
        self.tooltip = ""

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return Tray.is_there

    def supportsMessages(self) -> bool:
        return True

    def isVisible(self) -> bool:
        return True

    def showMessage(self, title: str, text: str, _: Any) -> None:
        Tray.shown.append((title, text))

    def setToolTip(self, text: str) -> None:
        self.tooltip = text

    def __getattr__(self, _: str) -> Any:
        return lambda *_: None


class _Signal:
    def connect(self, _: Any) -> None:
        """Nobody clicks here."""


@pytest.fixture
def rings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append("beep"))
    return heard


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> type[Tray]:
    monkeypatch.setattr(module, "QSystemTrayIcon", Tray)
    Tray.is_there = True
    Tray.shown = []
    return Tray


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("hours", "inside", "outside"),
    [
        ("14:00-16:00", ["14:00", "15:59"], ["13:59", "16:00", "00:00"]),
        ("22:00-07:30", ["22:00", "23:59", "00:00", "07:29"], ["07:30", "12:00", "21:59"]),
        ("", [], ["00:00", "12:00"]),
        ("09:00-09:00", ["09:00", "08:59"], []),
    ],
)
def test_hours(hours: str, inside: list[str], outside: list[str]) -> None:
    def minute(text: str) -> int:
        return int(text[:2]) * 60 + int(text[3:])

    assert all(is_within(hours, minute(each)) for each in inside)
    assert not any(is_within(hours, minute(each)) for each in outside)


def test_without_preview_a_notice_tells_no_name_and_no_text(
    tray: type[Tray], window: QWidget, rings: list[str]
) -> None:
    made = Notices(window, at_hour(10))
    made.ring(ONE)
    assert tray.shown == [("Ventanilla", "New message · Padró")]
    assert rings == ["beep"]
    assert made.words([News("A", "b"), News("C", "d")])[1].startswith("2 conversation")


def test_preview_is_wanted_off_while_locked_and_never_markup(tray: type[Tray], window: QWidget) -> None:
    made = Notices(window, at_hour(10), NoticeWishes(preview=True))
    assert made.words(ONE) == ("Núria Casadevall", "Necessito el ‹b›volant‹/b› + més")
    made.is_locked = True
    assert made.words(ONE)[1].startswith("1 conversation")
    assert "Núria" not in "".join(made.words(ONE))


def test_the_number_in_the_tray_leaves_the_letters_of_the_window_alone(tray: type[Tray], window: QWidget) -> None:
    made = Notices(window, at_hour(10))
    made.set_waiting(7)
    assert theme().tokens.font(TypeRole.PANE_TITLE).pixelSize() == TypeRole.PANE_TITLE.px


def test_one_sound_a_burst(tray: type[Tray], window: QWidget, rings: list[str]) -> None:
    made = Notices(window, at_hour(10))
    for _ in range(5):
        made.ring(ONE)
    assert rings == ["beep"]
    assert len(tray.shown) == 1


@pytest.mark.parametrize(
    ("wishes", "sounds", "shown"),
    [
        (NoticeWishes(sounds=False), 0, 1),
        (NoticeWishes(notices=False), 1, 0),
        (NoticeWishes(sounds=False, notices=False), 0, 0),
        (NoticeWishes(hours="09:00-11:00"), 0, 0),
        (NoticeWishes(hours="11:00-12:00"), 1, 1),
    ],
)
def test_wishes(
    tray: type[Tray], window: QWidget, rings: list[str], wishes: NoticeWishes, sounds: int, shown: int
) -> None:
    Notices(window, at_hour(10), wishes).ring(ONE)
    assert (len(rings), len(tray.shown)) == (sounds, shown)


def test_the_switch_wins_over_the_hours_until_they_change(window: QWidget, rings: list[str]) -> None:
    clock = at_hour(13, 59)
    made = Notices(window, clock, NoticeWishes(hours="14:00-16:00"))
    told: list[bool] = []
    made.quiet_changed.connect(told.append)
    assert not made.is_quiet
    clock.step(60_000)
    made.tick()
    assert (made.is_quiet, told) == (True, [True])
    made.toggle_quiet()
    assert (made.is_quiet, told) == (False, [True, False]), "in the hours the switch makes it loud"
    clock.step(2 * 3_600_000)
    made.tick()
    assert (made.is_quiet, told) == (False, [True, False])
    made.toggle_quiet()
    clock.step(22 * 3_600_000)
    made.tick()
    assert made.is_quiet
    clock.step(2 * 3_600_000)
    made.tick()
    assert not made.is_quiet, "the hours ended, and so did the switch"


def test_who_is_away_hears_nothing(tray: type[Tray], window: QWidget, rings: list[str]) -> None:
    made = Notices(window, at_hour(10))
    made.is_away = True
    assert not made.would_ring
    made.ring(ONE)
    assert (rings, tray.shown) == ([], [])


def test_the_tray_may_come_later_and_go(tray: type[Tray], window: QWidget) -> None:
    tray.is_there = False
    made = Notices(window, at_hour(10))
    assert not made.has_tray
    tray.is_there = True
    made.tick()
    assert made.has_tray
    tray.is_there = False
    assert not made.has_tray, "asked of the desktop each time"


def test_the_tray_names_nobody(tray: type[Tray], window: QWidget) -> None:
    made = Notices(window, at_hour(10))
    made.set_waiting(3)
    assert isinstance(made._tray, Tray)
    assert made._tray.tooltip == "Ventanilla"
