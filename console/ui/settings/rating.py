"""Whether citizens are asked how it went, under the list of teams: for the chosen team, and for what belongs to none."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from console.operations.people import Everybody, TeamFacts
from console.operations.rating_queues import NO_TEAM
from console.ui.settings.holidays import button
from console.ui.text import safe_label, set_button_text
from console.ui.tokens import TypeRole


class RatingBox(QWidget):
    """GUI thread. `changed(str, bool)`: a team (NO_TEAM for none), and whether its citizens are to be asked."""

    changed = Signal(str, bool)

    def __init__(self, *, is_allowed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_allowed = is_allowed
        self._team: TeamFacts | None = None
        self.hint = safe_label(
            self.tr(
                "A minute after you close, the citizen may be asked how it went: once, with three buttons. A tap opens nothing and makes nobody wait; the figures count it. Of a confidential team nobody is asked."
            ),
            TypeRole.META,
            "text3",
            wraps=True,
        )
        self.team_button = button(self.tr("Ask how it went"), self._on_team)
        self.others = QCheckBox(self.tr("Ask also where a conversation belongs to no team"))
        self.others.clicked.connect(self._on_others)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.hint, 1)
        line.addWidget(self.team_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.others)
        self.show_team(None)

    def show_others(self, found: Everybody) -> None:
        """What is true where no team is named."""
        self.others.setChecked(found.asks_rating)
        self.others.setEnabled(self._is_allowed)
        self.team_button.setVisible(bool(found.teams))

    def show_team(self, team: TeamFacts | None) -> None:
        """The chosen team, None when there is none."""
        self._team = team
        is_on = team is not None and team.asks_rating
        may_ask = team is not None and (is_on or not team.is_confidential)
        self.team_button.setEnabled(self._is_allowed and may_ask)
        set_button_text(self.team_button, self.tr("Ask no longer") if is_on else self.tr("Ask how it went"))

    @Slot()
    def _on_team(self) -> None:
        if self._team is not None and self.team_button.isEnabled():
            self.changed.emit(self._team.name, not self._team.asks_rating)

    @Slot(bool)
    def _on_others(self, is_on: bool) -> None:
        self.changed.emit(NO_TEAM, is_on)
