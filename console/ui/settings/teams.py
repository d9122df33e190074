"""The teams on the page of people: each with what it is, and a line to found another."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from console.operations.people import LONGEST_TEAM, Everybody, TeamFacts
from console.ui.cleaning import clean_name
from console.ui.settings.holidays import button
from console.ui.settings.rating import RatingBox
from console.ui.text import item_text, safe_label, set_button_text
from console.ui.tokens import TypeRole


class TeamBox(QWidget):
    """GUI thread. `added(str, bool)`: a name, and whether the team is closed. `marked(str, bool)`: a team, and whether it is to be confidential."""

    added = Signal(str, bool)
    marked = Signal(str, bool)

    def __init__(self, *, is_allowed: bool, is_office: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_allowed = is_allowed
        self.list = QListWidget()
        self.list.setProperty("calm", True)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Teams"))
        self.name, self.closed = QLineEdit(), QCheckBox(self.tr("Closed"))
        self.name.setMaxLength(LONGEST_TEAM)
        self.name.setPlaceholderText(self.tr("Name of a new team"))
        self.name.setAccessibleName(self.tr("Name of a new team"))
        self.add_button = button(self.tr("Add"), self._on_add)
        self.name.textChanged.connect(self._fit)
        self.name.returnPressed.connect(self._on_add)
        self._teams: tuple[TeamFacts, ...] = ()
        self.mark_button = button(self.tr("Make confidential"), self._on_mark)
        self.rating = RatingBox(is_allowed=is_allowed)
        self.list.currentRowChanged.connect(self._fit)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        line.addWidget(self.closed)
        line.addWidget(self.add_button)
        marking = QHBoxLayout()
        marking.setSpacing(8)
        self.mark_hint = safe_label(
            self.tr(
                "Of a confidential team others see that somebody waits, and neither who nor what. Whoever opens a conversation of it is written down in the journal; an operator says why. The program answers nothing there and learns nothing."
            ),
            TypeRole.META,
            "text3",
            wraps=True,
        )
        marking.addWidget(self.mark_hint, 1)
        marking.addWidget(self.mark_button)
        if is_office:
            words = self.tr(
                "Of a closed team only its members see the conversations: the database shows them to nobody else, not to supervisors either. Whoever founds it is its first member."
            )
        else:
            words = self.tr(
                "A team has a queue of its own and is offered its conversations first. On this one PC everybody sees all of them; in an office only its members see those of a closed team."
            )
        self.hint = safe_label(words, TypeRole.META, "text3", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addLayout(marking)
        column.addWidget(self.rating)
        column.addLayout(line)
        column.addWidget(self.hint)
        for part in (self.name, self.closed):
            part.setEnabled(is_allowed)
        self._fit()

    def show_teams(self, found: Everybody) -> None:
        """All of them, by name."""
        names = {person.skills.login: clean_name(person.name) for person in found.people}
        chosen = self.list.currentRow()
        self.list.clear()
        self._teams = found.teams
        for team in found.teams:
            words = [clean_name(team.name)]
            if team.is_closed:
                words.append(self.tr("closed"))
            if team.is_confidential:
                words.append(self.tr("confidential"))
            elif team.asks_rating:
                words.append(self.tr("asks how it went"))
            members = [names[login] for login in team.members if login in names]
            words.append(", ".join(members) if members else self.tr("nobody in it yet"))
            if team.waiting:
                words.append(self.tr("{n} conversations").format(n=team.waiting))
            self.list.addItem(QListWidgetItem(item_text(" · ".join(words))))
        self.list.setVisible(bool(found.teams))
        self.mark_hint.setVisible(bool(found.teams))
        self.mark_button.setVisible(bool(found.teams))
        self.rating.show_others(found)
        self.list.setCurrentRow(min(max(chosen, 0), len(found.teams) - 1))
        self._fit()
        rows = min(5, max(1, len(found.teams)))
        self.list.setFixedHeight(rows * max(1, self.list.sizeHintForRow(0)) + 14)

    def clear_line(self) -> None:
        """The team is there: the line is empty for the next one."""
        self.name.clear()
        self.closed.setChecked(False)

    @Slot()
    def _fit(self) -> None:
        self.add_button.setEnabled(self._is_allowed and bool(self.name.text().strip()))
        team = self._chosen()
        self.mark_button.setEnabled(self._is_allowed and team is not None)
        is_on = team is not None and team.is_confidential
        set_button_text(self.mark_button, self.tr("Lay open") if is_on else self.tr("Make confidential"))
        self.rating.show_team(team)
        # One under the other they are as wide as each other, whatever they say now.
        both = (self.mark_button, self.rating.team_button)
        for each in both:
            each.setMinimumWidth(max(other.sizeHint().width() for other in both))

    def _chosen(self) -> TeamFacts | None:
        row = self.list.currentRow()
        return self._teams[row] if 0 <= row < len(self._teams) else None

    @Slot()
    def _on_mark(self) -> None:
        team = self._chosen()
        if team is not None and self.mark_button.isEnabled():
            self.marked.emit(team.name, not team.is_confidential)

    @Slot()
    def _on_add(self) -> None:
        if self.add_button.isEnabled():
            self.added.emit(self.name.text(), self.closed.isChecked())
