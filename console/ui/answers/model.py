"""The rules as a list: one row a rule, by title; what is painted is made when the row arrives, not when it is asked for."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from console.answers.likeness import fits
from console.models.rules import KeptRule
from console.ui.answers.words import KINDS, say
from console.ui.text import item_text

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RuleRow:
    """What the list paints of one rule. `problems`: how many findings of the check are errors; `warnings`: the rest."""

    kept: KeptRule
    title: str
    details: str
    problems: int
    warnings: int

    @property
    def name(self) -> str:
        return self.kept.rule.name


def make_row(kept: KeptRule, language: str, problems: int, warnings: int) -> RuleRow:
    """A row in the window's language."""
    rule = kept.rule
    words = ", ".join(rule.all_keywords()[:6])
    return RuleRow(
        kept, rule.title(language), " · ".join(part for part in (rule.topic, words) if part), problems, warnings
    )


class RuleListModel(QAbstractTableModel):
    """GUI thread. Rows by title; `narrow` keeps those that hold every word, accent-blind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[RuleRow] = []
        self._shown: list[RuleRow] = []
        self._typed = ""
        self._which = "all"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._shown[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return item_text(row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [row.title, say(KINDS[row.kept.rule.kind][1]), row.details]
            if row.kept.rule.is_automatic:
                parts.append(self.tr("answers by itself"))
            if row.problems:
                parts.append(self.tr("has problems"))
            return ", ".join(part for part in parts if part)
        return None

    def show_rows(self, rows: list[RuleRow]) -> None:
        """All rules anew."""
        self._all = sorted(rows, key=lambda row: (row.title.casefold(), row.name))
        self._narrow()

    def narrow(self, typed: str, which: str) -> None:
        """Only rules with these words; `which` is all, automatic or problems."""
        self._typed, self._which = typed, which
        self._narrow()

    def row_of(self, name: str) -> int:
        """Where a rule stands, or -1."""
        return next((number for number, row in enumerate(self._shown) if row.name == name), -1)

    def rules(self) -> list[RuleRow]:
        """All rows, whether shown or not."""
        return list(self._all)

    def _narrow(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._all if self._is_wanted(row)]
        self.endResetModel()

    def _is_wanted(self, row: RuleRow) -> bool:
        if self._which == "automatic" and not row.kept.rule.is_automatic:
            return False
        if self._which == "problems" and not (row.problems or row.warnings):
            return False
        return fits(self._typed, row.kept.rule)
