"""The report as a table: one line each, the whole on top. Every cell is made when the report comes."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from console.figures.table import is_told
from console.operations.figure_reports import Report
from console.ui.board.words import COLUMNS, key_words, number, say
from console.ui.cleaning import one_line
from console.ui.text import tooltip_text
from console.ui.theme import theme
from console.ui.tokens import TypeRole

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ReportModel(QAbstractTableModel):
    """Row 0 is the whole period; column 0 names the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells: list[list[str]] = []
        self._tips: list[list[str]] = []
        self.report: Report | None = None

    def show_report(self, report: Report) -> None:
        """Take the place of what is shown."""
        self.beginResetModel()
        self.report = report
        lines = [
            (self.tr("All"), report.whole),
            *((one_line(key_words(report.question.by, line.key), 80), line.figures) for line in report.lines),
        ]
        self._cells = [[name, *(column.shown(figures) for column in COLUMNS)] for name, figures in lines]
        self._tips = [
            [name, *(self.tr("Sample: {n}").format(n=number(column.sample(figures))) for column in COLUMNS)]
            for name, figures in lines
        ]
        for row in range(len(lines)):
            cut = report.question.cut_along(lines=row > 0)
            for place, column in enumerate(COLUMNS, start=1):
                if not is_told(column.name, cut):
                    self._cells[row][place] = "–"
                    self._tips[row][place] = self.tr("This figure does not exist here.")
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.report, self._cells, self._tips = None, [], []
        self.endResetModel()

    def key_at(self, row: int) -> str | None:
        """The key of a line; None for the whole."""
        return None if row == 0 or self.report is None else self.report.lines[row - 1].key

    def sample(self, index: QModelIndex) -> str:
        """How many occurrences a cell is made of, in words."""
        return self._tips[index.row()][index.column()]

    def rows(self) -> list[list[str]]:
        """What the screen shows, with the header, for print."""
        return [["", *(say(column.title) for column in COLUMNS)], *self._cells]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[row][column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                self._cells[row][column]
                if column == 0
                else f"{say(COLUMNS[column - 1].title)}: {self._cells[row][column]}. {self._tips[row][column]}"
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self._tips[row][column])
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and (row == 0 or column == 0):
            return QFont(theme().tokens.font(TypeRole.BODY_STRONG))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or section == 0:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return say(COLUMNS[section - 1].title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(say(COLUMNS[section - 1].meaning))
        return None
