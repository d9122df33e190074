"""One person on the page of people: name, languages, how many conversations at once, teams, and what they see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QMessageBox, QPushButton, QVBoxLayout, QWidget

from console.models.states import Role
from console.operations.people import LONGEST_NAME, MOST_CLAIMS, Person, TeamFacts
from console.ui.cleaning import clean_name
from console.ui.settings.holidays import button
from console.ui.settings.rows import CalmSpinBox
from console.ui.text import message_box, safe_label, safe_tooltip, set_button_text
from console.ui.tokens import TypeRole

LABEL_WIDTH = 150


def role_word(role: str) -> str:
    """A role as people call it."""
    if role == Role.SUPERVISOR:
        return QCoreApplication.translate("PersonEditor", "supervisor")
    return QCoreApplication.translate("PersonEditor", "operator")


class PersonEditor(QWidget):
    """GUI thread. Each signal carries the login first: `renamed(str, str)`, `languages_written(str, list)`, `most_written(str, object)`
    (None for any number), `team_ticked(str, str, bool)`, `end_wanted(str)`.
    """

    renamed = Signal(str, str)
    languages_written = Signal(str, object)
    most_written = Signal(str, object)
    team_ticked = Signal(str, str, bool)
    end_wanted = Signal(str)

    def __init__(self, *, is_allowed: bool, is_office: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_allowed = is_allowed
        self._is_office = is_office
        self._person: Person | None = None
        self.name, self.languages, self.most = QLineEdit(), QLineEdit(), CalmSpinBox()
        self.name.setMaxLength(LONGEST_NAME)
        self.languages.setPlaceholderText(self.tr("all; or codes: ca, es, ar"))
        self.most.setRange(0, MOST_CLAIMS)
        self.most.setSpecialValueText(self.tr("any number"))
        self.most.setKeyboardTracking(False)
        self.boxes: dict[str, QCheckBox] = {}
        self._teams = QVBoxLayout()
        self._teams.setSpacing(4)
        self.sees = safe_label("", TypeRole.META, "text3", wraps=True)
        self.end_button: QPushButton = button("", self._on_end)
        self.name.editingFinished.connect(self._on_name)
        self.languages.editingFinished.connect(self._on_languages)
        self.most.valueChanged.connect(self._on_most)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Name"), self.name),
            (self.tr("Languages"), self.languages),
            (self.tr("Conversations at once"), self.most),
        ]
        for number, (words, field) in enumerate(rows):
            label = safe_label(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            grid.addWidget(label, number, 0)
            grid.addWidget(field, number, 1)
        self._team_label = safe_label(self.tr("Teams"))
        grid.addWidget(self._team_label, 3, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._teams, 3, 1)
        grid.addWidget(self.sees, 4, 1)
        grid.addWidget(self.end_button, 5, 1, Qt.AlignmentFlag.AlignLeft)

    def show_person(self, person: Person | None, teams: Sequence[TeamFacts], me: str) -> None:
        """Fill the form; what is being typed into it is left alone while it is the same person's."""
        is_same = person is not None and self._person is not None and person.skills.login == self._person.skills.login
        self._person = person
        self.setVisible(person is not None)
        if person is None:
            return
        values = (
            (self.name, person.name),
            (self.languages, ", ".join(person.skills.languages)),
        )
        for field, text in values:
            if not (is_same and field.hasFocus() and field.isModified()):
                field.setText(text)
            field.setReadOnly(not self._is_allowed)
        self.most.blockSignals(True)
        self.most.setValue(person.skills.most or 0)
        self.most.blockSignals(False)
        self.most.setEnabled(self._is_allowed)
        self._show_teams(person, teams, me)
        self.sees.setText(self._sees(person, teams))
        set_button_text(self.end_button, self.tr("End {name}’s access…").format(name=clean_name(person.name)))
        self.end_button.setVisible(self._is_allowed and person.skills.login != me)

    def _show_teams(self, person: Person, teams: Sequence[TeamFacts], me: str) -> None:
        names = [team.name for team in teams]
        if list(self.boxes) != names:
            for old in self.boxes.values():
                self._teams.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.boxes = {}
            for team in teams:
                box = self.boxes[team.name] = QCheckBox()
                box.clicked.connect(self._on_team)
                self._teams.addWidget(box)
        self._team_label.setVisible(bool(teams))
        for team in teams:
            box = self.boxes[team.name]
            shown = clean_name(team.name)
            set_button_text(box, self.tr("{name} (closed)").format(name=shown) if team.is_closed else shown)
            box.setChecked(team.name in person.skills.teams)
            # The database lets nobody open the door of a room they are not in.
            may = not (self._is_office and team.is_closed) or me in team.members
            box.setEnabled(self._is_allowed and may)
            safe_tooltip(box, "" if may else self.tr("Only its members let somebody into a closed team."))

    def _sees(self, person: Person, teams: Sequence[TeamFacts]) -> str:
        closed = [team for team in teams if team.is_closed]
        if not self._is_office or not closed:
            return self.tr("Sees every conversation. Languages and teams say who is offered what first.")
        mine = [clean_name(team.name) for team in closed if person.skills.login in team.members]
        if len(mine) == len(closed):
            return self.tr("Sees every conversation, those of the closed teams too.")
        if mine:
            return self.tr("Sees every conversation but those of closed teams, of which only: {names}.").format(
                names=", ".join(mine)
            )
        return self.tr("Sees every conversation but those of closed teams, also where a supervisor.")

    @Slot()
    def _on_name(self) -> None:
        person = self._person
        if person is not None and self._is_allowed and self.name.text() != person.name:
            self.name.setModified(False)
            self.renamed.emit(person.skills.login, self.name.text())

    @Slot()
    def _on_languages(self) -> None:
        person = self._person
        codes = [code for code in self.languages.text().lower().replace(",", " ").split() if code]
        if person is not None and self._is_allowed and tuple(codes) != person.skills.languages:
            self.languages.setModified(False)
            self.languages_written.emit(person.skills.login, codes)

    @Slot(int)
    def _on_most(self, value: int) -> None:
        if self._person is not None and self._is_allowed and (value or None) != self._person.skills.most:
            self.most_written.emit(self._person.skills.login, value or None)

    @Slot(bool)
    def _on_team(self, is_in: bool) -> None:
        name = next((name for name, box in self.boxes.items() if box is self.sender()), None)
        if self._person is not None and name is not None:
            self.team_ticked.emit(self._person.skills.login, name, is_in)

    @Slot()
    def _on_end(self) -> None:
        person = self._person
        if person is None:
            return
        words = self.tr(
            "{name} can no longer claim or answer, and the {n} conversations they hold go back to the queue. What they wrote stays."
        )
        if self._is_office:
            words += " " + self.tr("IT closes the login itself with: ventanilla office disable {login}")
        login = person.skills.login
        box = message_box(
            self,
            QMessageBox.Icon.Question,
            self.tr("End an access"),
            words.format(name=clean_name(person.name), n=person.holds, login=login),
            buttons=QMessageBox.StandardButton.Cancel,
        )
        end = box.addButton(self.tr("End the access"), QMessageBox.ButtonRole.DestructiveRole)
        end.setAutoDefault(False)
        end.clicked.connect(lambda: self.end_wanted.emit(login))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
