"""The page of opening hours under a supervisor's hands: what is typed is in force, what is wrong is said, what a citizen gets is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from console.models.opening import Opening
from console.operations import calendars, office, town
from console.operations.desk import Desk
from console.sync.calendars import checked_place, read_calendar
from console.ui.bridge import Bridge
from console.ui.settings.hours import HoursPage
from tests.answers.test_holidays import NADAL, feed
from tests.ui.test_rules_page import type_into
from tests.ui.timeline_desk import town as make_town


@dataclass
class Services:
    """The part of DeskServices this page uses, with the desk behind it."""

    desk: Desk

    def follow_calendar(self, place: str) -> None:
        read_calendar(self.desk, self.desk.run(calendars.follow, checked_place(place)), "none")

    def read_calendars(self) -> None:
        for calendar in self.desk.read(calendars.calendars):
            read_calendar(self.desk, calendar, "none")


@dataclass
class Room:
    page: HoursPage
    desk: Desk

    @property
    def own(self) -> Opening:
        return self.desk.read(town.own_opening)


def open_room(tmp_path: Path, login: str, qtbot: QtBot) -> Iterator[Room]:
    with make_town(tmp_path) as made:
        made.desk.run(office.add_operator, "marta", "Marta Riera", "supervisor")
        desk = made.desk.as_actor(made.desk.read(office.actor, login))
        bridge = Bridge(desk)
        services: Any = Services(desk)
        page = HoursPage(services, bridge)
        qtbot.addWidget(page)
        page.resize(600, 900)
        page.show()
        qtbot.waitUntil(lambda: page.whose.count() > 0)
        yield Room(page, made.desk)
        bridge.stop()


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    yield from open_room(tmp_path, "marta", qtbot)


def write_day(room: Room, number: int, text: str) -> None:
    line = room.page.week.days[number]
    line.setFocus()
    line.selectAll()
    type_into(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_week_is_typed_and_in_force_and_the_citizen_is_told(room: Room, qtbot: QtBot) -> None:
    page = room.page
    assert "gets a person" in page.answer.text()
    write_day(room, 0, "16:30-19, 9-14")
    qtbot.waitUntil(lambda: room.own.weekly == {0: (("09:00", "14:00"), ("16:30", "19:00"))})
    assert page.week.days[0].text() == "09:00-14:00, 16:30-19:00"
    QTest.mouseClick(page.week.alike, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(room.own.weekly) == 5)
    page.language.choose("es")
    qtbot.waitUntil(lambda: "De lunes a viernes: de 9:00 a 14:00 y de 16:30 a 19:00" in page.answer.text())
    page.language.choose("ca")
    assert "Dissabte i diumenge: tancat" in page.answer.text()


def test_a_wrong_time_is_said_and_changes_nothing(room: Room, qtbot: QtBot) -> None:
    write_day(room, 0, "9-14")
    qtbot.waitUntil(lambda: 0 in room.own.weekly)
    write_day(room, 2, "14-9")
    trouble = room.page.week.trouble
    assert trouble.isVisible() and "14-9" in trouble.text() and "before it begins" in trouble.text()
    assert trouble.text().isprintable(), "no mark that only paint understands"
    line = room.page.week.days[2]
    line.selectAll()
    type_into(line, "9-13")
    assert not trouble.isVisible()
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.own.weekly.get(2) == (("09:00", "13:00"),))


def test_a_service_has_its_own_week(room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = room.page
    write_day(room, 0, "9-14")
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("  Biblioteca ", True))
    QTest.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    assert page.service == "Biblioteca"
    page.language.choose("ca")
    write_day(room, 5, "10-13")
    qtbot.waitUntil(lambda: room.own.services == {"Biblioteca": {5: (("10:00", "13:00"),)}})
    qtbot.waitUntil(lambda: page.answer.text().startswith("Biblioteca"))
    assert "Dissabte: de 10:00 a 13:00" in page.answer.text()
    page.whose.setCurrentIndex(0)
    page.whose.activated.emit(0)
    assert page.week.days[0].text() == "09:00-14:00" and "Biblioteca" in page.answer.text()
    page.whose.setCurrentIndex(1)
    page.whose.activated.emit(1)
    QTest.mouseClick(page.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.own.services == {} and room.own.weekly == {0: (("09:00", "14:00"),)})


def test_a_holiday_is_added_and_taken_off_by_keys(room: Room, qtbot: QtBot) -> None:
    holidays = room.page.holidays
    day = QDate.currentDate().addYears(20)
    holidays.day.setDate(day)
    type_into(holidays.name, "Festa major")
    QTest.keyClick(holidays.name, Qt.Key.Key_Return)
    iso = day.toString(Qt.DateFormat.ISODate)
    qtbot.waitUntil(lambda: room.own.holidays == {iso: "Festa major"})
    qtbot.waitUntil(lambda: "Festa major" in holidays.list.item(0).text())
    holidays.list.setCurrentRow(0)
    QTest.keyClick(holidays.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: room.own.holidays == {})


def test_a_calendar_is_followed_its_problem_said_and_left(room: Room, qtbot: QtBot, tmp_path: Path) -> None:
    page, file = room.page, tmp_path / "festius.ics"
    file.write_bytes(feed(NADAL))
    page.calendars.follow_wanted.emit(str(file))
    qtbot.waitUntil(lambda: "3 holidays, read" in page.calendars.list.item(0).text())
    assert "next time" in page.calendars.list.item(0).text()
    qtbot.waitUntil(lambda: "Nadal · festius.ics" in page.holidays.list.item(0).text())
    page.holidays.list.setCurrentRow(0)
    assert not page.holidays.remove_button.isEnabled(), "it is the calendar's, not ours"
    file.write_bytes(b"broken")
    QTest.mouseClick(page.calendars.read_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "no calendar" in page.calendars.list.item(0).text())
    assert "Nadal" in page.holidays.list.item(0).text()
    page.calendars.follow_wanted.emit("http://example.org/a.ics")
    qtbot.waitUntil(lambda: "example.org" in page.calendars.result.text())
    page.calendars.list.setCurrentRow(0)
    QTest.keyClick(page.calendars.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: room.desk.read(calendars.calendars) == ())
    qtbot.waitUntil(lambda: "No coming holiday" in page.holidays.list.item(0).text())


def test_an_operator_reads_and_changes_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    for room in open_room(tmp_path, "laia", qtbot):
        page = room.page
        assert page.banner.isVisible() and not page.week.isEnabled() and not page.add_button.isEnabled()
        assert not page.calendars.address_button.isEnabled() and not page.holidays.name.isEnabled()
