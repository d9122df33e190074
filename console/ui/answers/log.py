"""What became of the messages a rule fired for: when, how it went, why a person took over, how long it took. No word of anybody."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from console.operations.answer_log import LogLine
from console.ui import formats
from console.ui.answers.words import OUTCOMES, say
from console.ui.text import tooltip_text
from console.ui.theme import theme
from console.ui.timeline.words import why_text

_WHEN, _OUTCOME, _WHY, _TOOK, _STATUS = range(5)
_Index = QModelIndex | QPersistentModelIndex


class RuleLogModel(QAbstractTableModel):
    """Belongs to the table below it. Newest first; every cell is made when the lines come, never when one is painted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells: list[tuple[str, ...]] = []

    def show_lines(self, lines: list[LogLine], now_ms: int) -> None:
        """Take the place of what is shown."""
        self.beginResetModel()
        self._cells = [self._told(line, now_ms) for line in lines]
        self.endResetModel()

    def _told(self, line: LogLine, now_ms: int) -> tuple[str, ...]:
        outcome = say(OUTCOMES[line.outcome]) if line.outcome in OUTCOMES else line.outcome
        if line.age_ms is not None:
            outcome = self.tr("{outcome}, with data of {age} ago").format(
                outcome=outcome, age=formats.short_wait(max(formats.MINUTE_MS, line.age_ms))
            )
        took = self.tr("{n} s").format(n=QLocale().toString(line.took_ms / 1000, "f", 1)) if line.took_ms else ""
        status = str(line.status) if line.status else ""
        if line.attempts > 1:
            # As on a shopping list: asked twice.
            status = f"{status} ×{line.attempts}".strip()
        return (formats.dated_moment(line.at, now_ms), outcome, why_text(line.why) if line.why else "", took, status)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self._cells[index.row()][index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _TOOK:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("When"), self.tr("What happened"), self.tr("Why"), self.tr("Took"), self.tr("Status"))[section]


class RuleLog(QTableView):
    """GUI thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = RuleLogModel(self)
        self.setModel(self.lines)
        self.setAccessibleName(self.tr("What the rule did"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (_WHEN, _OUTCOME, _TOOK, _STATUS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)
        theme().theme_changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        colours = theme().tokens.colours
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.setStyleSheet(
            f"QTableView {{ background: {colours.surface.name()}; border: 1px solid {colours.border.name()}; outline: none; }}"
            f"QHeaderView {{ background: {colours.surface.name()}; border: none; }}"
            f"QHeaderView::section {{ background: {colours.surface.name()}; color: {colours.text3.name()}; border: none;"
            f" border-bottom: 1px solid {colours.border.name()}; padding: 6px 8px; }}"
            "QTableView::item { padding: 0 8px; }"
        )
