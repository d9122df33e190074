"""What the town has promised itself, set by a supervisor: minutes to the first answer and for each wait, and when the board shows amber and red."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from console.models.problems import Problem
from console.operations.targets import LIMITS, MOST_MINUTES, Targets, goals_and_teams, set_targets
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind
from console.ui.cleaning import clean_name
from console.ui.sentences import text_of
from console.ui.settings.rows import CalmSpinBox
from console.ui.text import safe_label, title_text
from console.ui.tokens import TypeRole


class GoalsDialog(QDialog):
    """GUI thread. Accepted when the targets are kept; a refusal is told and loses nothing."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.boxes: dict[str, CalmSpinBox] = {}
        self.teams: dict[str, CalmSpinBox] = {}
        self.setWindowTitle(title_text(self.tr("Targets")))
        self.setMinimumWidth(520)
        self._form = QFormLayout()
        self._form.setVerticalSpacing(8)
        names = {
            "first_answer": self.tr("First answer within (minutes)"),
            "wait": self.tr("Each wait within (minutes)"),
            "waiting_amber": self.tr("Waiting: amber from"),
            "waiting_red": self.tr("Waiting: red from"),
            "within_amber": self.tr("Within target: amber below (%)"),
            "within_red": self.tr("Within target: red below (%)"),
            "available_amber": self.tr("Operators available: amber from"),
        }
        for name, (least, most) in LIMITS.items():
            self.boxes[name] = self._box(names[name], least, most)
        self.words = safe_label(
            self.tr(
                "They are the town's: every board and every report knows the same. Minutes are those of opening hours."
            ),
            TypeRole.META,
            "text2",
            wraps=True,
        )
        self.refusal = safe_label("", TypeRole.META, "bad_text", wraps=True)
        self.keep_button = ActionButton(self.tr("Keep"), ButtonKind.PRIMARY, "check")
        self.keep_button.clicked.connect(self._keep)
        self.keep_button.setEnabled(False)
        cancel = ActionButton(self.tr("Cancel"), ButtonKind.GHOST)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(safe_label(self.tr("Targets"), TypeRole.HEADER_NAME))
        column.addWidget(self.words)
        column.addLayout(self._form)
        column.addWidget(self.refusal)
        column.addLayout(buttons)
        bridge.read(self, goals_and_teams, done=self._on_read, failed=self._on_refused)

    def _box(self, words: str, least: int, most: int) -> CalmSpinBox:
        box = CalmSpinBox()
        box.setRange(least, most)
        box.setAccessibleName(words)
        self._form.addRow(safe_label(words), box)
        return box

    def _on_read(self, found: tuple[Targets, list[str]]) -> None:
        goals, teams = found
        for name, box in self.boxes.items():
            box.setValue(getattr(goals, name))
        own = dict(goals.teams)
        for team in teams:
            words = self.tr("First answer of {team} (minutes)").format(team=clean_name(team))
            box = self.teams[team] = self._box(words, 0, MOST_MINUTES)
            box.setSpecialValueText(self.tr("as the town's"))
            box.setValue(own.get(team, 0))
        self.keep_button.setEnabled(True)
        self.boxes["first_answer"].setFocus()

    @Slot()
    def _keep(self) -> None:
        changes = {name: box.value() for name, box in self.boxes.items()}
        teams = {team: box.value() or None for team, box in self.teams.items()}
        self._bridge.run(self, set_targets, changes, teams, done=self._on_kept, failed=self._on_refused)

    def _on_kept(self, _: Targets) -> None:
        self.accept()

    def _on_refused(self, problem: Problem) -> None:
        self.refusal.setText(text_of(problem))
