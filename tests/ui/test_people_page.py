"""People and teams under a supervisor's hands: what is typed is kept, what cannot be is said, and nobody else changes anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from console.operations import confidential, office, people, rating_queues
from console.operations.desk import Desk
from console.operations.people import Skills
from console.ui.bridge import Bridge
from console.ui.settings.people import PeoplePage
from tests.ui.test_rules_page import type_into
from tests.ui.timeline_desk import town as make_town


@dataclass
class Room:
    page: PeoplePage
    desk: Desk

    def skills(self, login: str) -> Skills:
        return next(one for one in self.desk.read(people.skills) if one.login == login)

    def names(self) -> list[str]:
        return [self.page.list.item(row).text() for row in range(self.page.list.count())]

    def choose(self, login: str) -> None:
        rows = range(self.page.list.count())
        row = next(n for n in rows if self.page.list.item(n).data(Qt.ItemDataRole.UserRole) == login)
        self.page.list.setCurrentRow(row)


def open_room(tmp_path: Path, login: str, qtbot: QtBot) -> Iterator[Room]:
    with make_town(tmp_path) as made:
        made.desk.run(office.add_operator, "marta", "Marta Riera", "supervisor")
        desk = made.desk.as_actor(made.desk.read(office.actor, login))
        bridge = Bridge(desk)
        page = PeoplePage(bridge)
        qtbot.addWidget(page)
        page.resize(600, 900)
        page.show()
        qtbot.waitUntil(lambda: page.list.count() > 0)
        yield Room(page, made.desk)
        bridge.stop()


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    yield from open_room(tmp_path, "marta", qtbot)


def test_languages_and_limit_are_kept_when_a_field_is_left(room: Room, qtbot: QtBot) -> None:
    room.choose("laia")
    editor = room.page.editor
    type_into(editor.languages, "CA, es ar")
    QTest.keyClick(editor.languages, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.skills("laia").languages == ("ca", "es", "ar"))
    editor.most.setFocus()
    editor.most.lineEdit().selectAll()
    type_into(editor.most.lineEdit(), "8")
    QTest.keyClick(editor.most, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.skills("laia").most == 8)
    qtbot.waitUntil(lambda: any("CA ES AR" in line and "0 of 8 now" in line for line in room.names()))
    assert room.page.chosen == "laia" and editor.languages.text() == "ca, es, ar"


def test_what_cannot_be_is_said_and_the_old_value_stands_again(room: Room, qtbot: QtBot) -> None:
    room.choose("laia")
    editor = room.page.editor
    type_into(editor.languages, "català")
    QTest.keyClick(editor.languages, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.page.trouble.isVisible())
    assert "català" in room.page.trouble.text()
    qtbot.waitUntil(lambda: editor.languages.text() == "")
    assert room.skills("laia").languages == ()


def test_a_name_is_corrected_on_every_screen(room: Room, qtbot: QtBot) -> None:
    room.choose("laia")
    room.page.editor.name.setFocus()
    room.page.editor.name.selectAll()
    type_into(room.page.editor.name, "Laia Ferrer i Mas")
    QTest.keyClick(room.page.editor.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Laia Ferrer i Mas" in [one.name for one in room.desk.read(office.operators)])
    qtbot.waitUntil(lambda: any(line.startswith("Laia Ferrer i Mas · operator") for line in room.names()))


def test_somebody_new_is_added_by_keyboard(room: Room, qtbot: QtBot) -> None:
    page = room.page
    assert not page.add_button.isEnabled()
    type_into(page.login, "pere")
    type_into(page.name, "Pere Vila")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Pere Vila · operator" in room.names())
    assert page.login.text() == "" and not page.add_button.isEnabled()
    type_into(page.login, "pere")
    type_into(page.name, "Un altre")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.trouble.isVisible())
    assert "pere" in page.trouble.text() and page.name.text() == "Un altre", "what was typed is not lost"


def test_a_team_is_founded_and_joined(room: Room, qtbot: QtBot) -> None:
    page = room.page
    type_into(page.teams.name, "Serveis socials")
    QTest.keyClick(page.teams.closed, Qt.Key.Key_Space)
    QTest.keyClick(page.teams.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.teams.list.count() == 1)
    assert page.teams.list.item(0).text() == "Serveis socials · closed · Marta Riera"
    assert page.teams.name.text() == "" and not page.teams.closed.isChecked()
    room.choose("laia")
    QTest.keyClick(page.editor.boxes["Serveis socials"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: room.skills("laia").teams == ("Serveis socials",))
    qtbot.waitUntil(lambda: "Laia" in page.teams.list.item(0).text())
    QTest.keyClick(page.editor.boxes["Serveis socials"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: room.skills("laia").teams == ())
    type_into(page.teams.name, "Serveis  socials ")
    QTest.keyClick(page.teams.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.trouble.isVisible())
    assert "Serveis socials" in page.trouble.text()


def test_an_access_ends_only_after_a_yes(room: Room, qtbot: QtBot) -> None:
    page = room.page
    room.choose("marta")
    assert not page.editor.end_button.isVisible(), "nobody shuts themselves out"
    room.choose("laia")

    def asked() -> QMessageBox:
        QTest.mouseClick(page.editor.end_button, Qt.MouseButton.LeftButton)
        box = page.findChild(QMessageBox)
        assert box is not None and "Laia" in box.text()
        return box

    box = asked()
    QTest.mouseClick(box.button(QMessageBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.findChild(QMessageBox) is None)
    assert len(room.desk.read(office.operators)) == len(room.names())
    before = len(room.names())
    end = next(one for one in asked().findChildren(QPushButton) if one.text() == "End the access")
    QTest.mouseClick(end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(room.names()) == before - 1)
    assert "laia" not in [one.login for one in room.desk.read(office.operators)]


def test_what_another_desk_changes_is_seen(room: Room, qtbot: QtBot) -> None:
    room.desk.run(office.add_operator, "quim", "Quim Roca")
    qtbot.waitUntil(lambda: "Quim Roca · operator" in room.names())


def test_an_operator_reads_and_changes_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    for room in open_room(tmp_path, "laia", qtbot):
        room.choose("marta")
        page = room.page
        assert page.banner.isVisible() and not page.add_button.isEnabled() and not page.teams.add_button.isEnabled()
        assert not page.editor.end_button.isVisible() and page.editor.languages.isReadOnly()
        type_into(page.editor.languages, "ca")
        QTest.keyClick(page.editor.languages, Qt.Key.Key_Return)
        page.editor.renamed.emit("marta", "Una altra")
        qtbot.waitUntil(page.trouble.isVisible)
        assert room.skills("marta").languages == ()
        assert "Marta Riera" in [one.name for one in room.desk.read(office.operators)], "the operation refuses too"


def test_a_team_asks_how_it_went_and_so_does_what_belongs_to_none(room: Room, qtbot: QtBot) -> None:
    def asking() -> list[str]:
        return [each.team for each in room.desk.read(rating_queues.asking) if each.is_on]

    box = room.page.teams
    type_into(box.name, "Padró")
    QTest.mouseClick(box.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: box.list.count() == 1)
    QTest.mouseClick(box.rating.team_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "asks how it went" in box.list.item(0).text())
    assert asking() == ["Padró"] and box.rating.team_button.text() == "Ask no longer"
    assert box.rating.team_button.width() == box.mark_button.width()
    box.rating.others.click()
    qtbot.waitUntil(lambda: asking() == ["", "Padró"])
    QTest.mouseClick(box.rating.team_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: asking() == [""])
    qtbot.waitUntil(lambda: box.rating.team_button.text() == "Ask how it went")
    room.desk.run(people.join_team, "marta", "Padró")
    room.desk.run(confidential.mark, "Padró", is_on=True)
    room.page.read()
    qtbot.waitUntil(lambda: not box.rating.team_button.isEnabled())
