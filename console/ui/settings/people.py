"""The page of people and teams: who works here, in which languages and teams, how much they may hold at once, and who sees what.

There is no Save button: a field is kept when it is left, or by Enter. Whoever is no supervisor reads it; the database refuses them anyway.
Logins of an office are made by the owner of its database, so there the page says what to ask IT for.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from console.models.problems import Problem
from console.models.records import Change
from console.models.states import Role
from console.operations import claims, confidential, office, people, rating_queues
from console.operations.people import Everybody, Person
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_name
from console.ui.paint import Tone
from console.ui.sentences import text_of
from console.ui.settings.holidays import button
from console.ui.settings.person import PersonEditor, role_word
from console.ui.settings.rows import CalmComboBox
from console.ui.settings.teams import TeamBox
from console.ui.text import PlainLabel, item_text, safe_label
from console.ui.tokens import TypeRole
from console.ui.widgets import Banner

ROWS_SHOWN = 6


class PeoplePage(QWidget):
    """GUI thread; reads and writes through the bridge."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._everybody: Everybody | None = None
        self._is_allowed = bridge.desk.actor.is_supervisor
        self._is_office = bridge.desk.engine is not None and bridge.desk.engine.kind == "postgres"
        self.banner = Banner(Tone.ACCENT, "lock")
        self.banner.show_words(self.tr("Only a supervisor can change people and teams."))
        self.list = QListWidget()
        self.list.setProperty("calm", True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("People"))
        self.list.currentRowChanged.connect(self._on_chosen)
        self.editor = PersonEditor(is_allowed=self._is_allowed, is_office=self._is_office)
        self.editor.renamed.connect(lambda login, name: self._change(people.rename, login, name))
        self.editor.languages_written.connect(lambda login, codes: self._change(people.set_languages, login, codes))
        self.editor.most_written.connect(lambda login, most: self._change(people.set_most, login, most))
        self.editor.team_ticked.connect(self._on_team_ticked)
        self.editor.end_wanted.connect(lambda login: self._change(claims.disable_operator, login))
        self.trouble = safe_label("", TypeRole.META, "bad_text", wraps=True)
        self.trouble.hide()
        self.login, self.name, self.role = QLineEdit(), QLineEdit(), CalmComboBox()
        self.add_button = button(self.tr("Add"), self._on_add)
        self.teams = TeamBox(is_allowed=self._is_allowed, is_office=self._is_office)
        self.teams.added.connect(self._on_team_added)
        self.teams.marked.connect(self._on_team_marked)
        self.teams.rating.changed.connect(self._on_rating)
        self._build()
        self.banner.setVisible(not self._is_allowed)
        bridge.changed.connect(self._on_changed)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(_title(self.tr("People")))
        column.addWidget(self.list)
        column.addWidget(self.editor)
        column.addWidget(self.trouble)
        column.addSpacing(6)
        column.addWidget(_title(self.tr("Somebody new")))
        if self._is_office:
            words = self.tr(
                "Each person signs in with a login of their own, which IT makes on any PC that has founded the office or was given its owner’s password. Ask them for:"
            )
            column.addWidget(safe_label(words, TypeRole.BODY, "text2", wraps=True))
            self.command = safe_label(
                "ventanilla office invite LOGIN --name NAME --role operator", TypeRole.BODY, wraps=True, selectable=True
            )
            column.addWidget(self.command)
        else:
            column.addLayout(self._new_person())
        column.addSpacing(6)
        column.addWidget(_title(self.tr("Teams")))
        column.addWidget(self.teams)
        column.addStretch()

    def _new_person(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.login.setPlaceholderText(self.tr("Login"))
        self.login.setAccessibleName(self.tr("Login of the new person"))
        self.login.setMaxLength(32)
        self.name.setPlaceholderText(self.tr("Name and surname"))
        self.name.setAccessibleName(self.tr("Name of the new person"))
        self.name.setMaxLength(people.LONGEST_NAME)
        self.role.setAccessibleName(self.tr("What the new person is"))
        for role in (Role.OPERATOR, Role.SUPERVISOR):
            self.role.addItem(role_word(role), str(role))
        for field in (self.login, self.name):
            field.textChanged.connect(self._fit)
            field.returnPressed.connect(self._on_add)
        line.addWidget(self.login, 2)
        line.addWidget(self.name, 3)
        line.addWidget(self.role)
        line.addWidget(self.add_button)
        for part in (self.login, self.name, self.role):
            part.setEnabled(self._is_allowed)
        self._fit()
        return line

    @Slot()
    def _fit(self) -> None:
        self.add_button.setEnabled(
            self._is_allowed and bool(self.login.text().strip()) and bool(self.name.text().strip())
        )

    # --- reading -------------------------------------------------------------------------------------------------------------------

    @Slot()
    def read(self) -> None:
        """Read everybody anew."""
        self._bridge.read(self, people.everybody, done=self._on_everybody)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if self.isVisible() and (change.operators or change.everything):
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def _on_everybody(self, found: Everybody) -> None:
        chosen = self.chosen
        self._everybody = found
        self.list.blockSignals(True)
        self.list.clear()
        for person in found.people:
            item = QListWidgetItem(item_text(self._line(person)))
            item.setData(Qt.ItemDataRole.UserRole, person.skills.login)
            self.list.addItem(item)
        logins = [person.skills.login for person in found.people]
        self.list.setCurrentRow(logins.index(chosen) if chosen in logins else 0 if logins else -1)
        self.list.blockSignals(False)
        rows = min(ROWS_SHOWN, max(2, len(logins)))
        self.list.setFixedHeight(rows * max(1, self.list.sizeHintForRow(0)) + 14)
        self.teams.show_teams(found)
        self._on_chosen()

    def _line(self, person: Person) -> str:
        words = [clean_name(person.name), role_word(person.role)]
        if person.skills.languages:
            words.append(" ".join(code.upper() for code in person.skills.languages))
        words += [clean_name(team) for team in person.skills.teams]
        if person.skills.most is not None:
            words.append(self.tr("{n} of {most} now").format(n=person.holds, most=person.skills.most))
        elif person.holds:
            words.append(self.tr("{n} now").format(n=person.holds))
        return " · ".join(words)

    @property
    def chosen(self) -> str:
        """The login of the person in the form; "" for nobody."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    @Slot()
    def _on_chosen(self) -> None:
        found = self._everybody
        person = next((one for one in found.people if one.skills.login == self.chosen), None) if found else None
        me = self._bridge.desk.actor.login
        self.editor.show_person(person, found.teams if found else (), me)

    # --- changing ------------------------------------------------------------------------------------------------------------------

    def _change(self, operation: Any, *values: object, **named: object) -> None:
        self._bridge.run(self, operation, *values, done=self._on_done, failed=self._on_failed, **named)

    def _on_done(self, _: object) -> None:
        self.trouble.hide()
        self.read()

    def _on_failed(self, problem: Problem) -> None:
        self.trouble.setText(text_of(problem))
        self.trouble.show()
        self.read()

    @Slot(str, str, bool)
    def _on_team_ticked(self, login: str, team: str, is_in: bool) -> None:
        self._change(people.join_team if is_in else people.leave_team, login, team)

    @Slot()
    def _on_add(self) -> None:
        if not self.add_button.isEnabled():
            return
        login, name, role = self.login.text().strip(), self.name.text(), str(self.role.currentData())

        def added(_: object) -> None:
            self.login.clear()
            self.name.clear()
            self.trouble.hide()
            self.read()

        self._bridge.run(self, office.add_operator, login, name, role, done=added, failed=self._on_failed)

    @Slot(str, bool)
    def _on_team_marked(self, name: str, is_on: bool) -> None:
        def marked(_: object) -> None:
            self.trouble.hide()
            self.read()

        self._bridge.run(self, confidential.mark, name, is_on=is_on, done=marked, failed=self._on_failed)

    @Slot(str, bool)
    def _on_rating(self, name: str, is_on: bool) -> None:
        def changed(_: object) -> None:
            self.trouble.hide()
            self.read()

        self._bridge.run(self, rating_queues.set_asking, name, is_on=is_on, done=changed, failed=self._on_failed)

    @Slot(str, bool)
    def _on_team_added(self, name: str, is_closed: bool) -> None:
        def added(_: object) -> None:
            self.teams.clear_line()
            self.trouble.hide()
            self.read()

        self._bridge.run(self, people.found_team, name, is_closed=is_closed, done=added, failed=self._on_failed)


def _title(text: str) -> PlainLabel:
    return safe_label(text, TypeRole.CARD_TITLE, "text2")
