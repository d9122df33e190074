"""When citizens write: conversations by weekday and local hour, the darker the more. Enter on a cell shows the conversations behind it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from console.models.clock import Clock
from console.models.problems import Problem
from console.operations.figure_reports import Question, heat
from console.ui.board.behind import BehindDialog
from console.ui.board.parts import ReadingTable
from console.ui.board.words import key_words, number
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind
from console.ui.sentences import text_of
from console.ui.text import safe_label, title_text, tooltip_text
from console.ui.theme import theme
from console.ui.tokens import TypeRole

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
FIRST_HOUR, LAST_HOUR = 7, 20
"""Shown in any case; hours before and after only where something happened."""
_DARK = 0.55
"""From this share of the busiest cell on the letters are those of a filled ground."""


class HeatModel(QAbstractTableModel):
    """A row for each weekday from Monday on, a column for each hour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._counts: Counter[tuple[int, int]] = Counter()
        self._hours = range(FIRST_HOUR, LAST_HOUR + 1)

    def show_counts(self, counts: Counter[tuple[int, int]]) -> None:
        """Take the place of what is shown."""
        hours = [hour for (_, hour), count in counts.items() if count]
        self.beginResetModel()
        self._counts = counts
        self._hours = range(min([FIRST_HOUR, *hours]), max([LAST_HOUR, *hours]) + 1)
        self.endResetModel()

    def place(self, index: _Index) -> tuple[int, int]:
        """Weekday (Monday is 1) and hour of a cell."""
        return index.row() + 1, self._hours[index.column()]

    def words(self, index: _Index) -> str:
        """A cell in a sentence, for screen readers and as a tip."""
        weekday, hour = self.place(index)
        return self.tr("{weekday}, {hour}: {n} conversations").format(
            weekday=key_words("weekday", str(weekday)),
            hour=key_words("hour", str(hour)),
            n=number(self._counts[weekday, hour]),
        )

    @classmethod
    def rows_of(cls, parent: QWidget, counts: Counter[tuple[int, int]]) -> list[list[str]]:
        """What the screen shows of `counts`, with the header, for print."""
        model = cls(parent)
        model.show_counts(counts)
        columns = range(model.columnCount())
        across = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in columns]
        lines = [
            [
                str(model.headerData(row, Qt.Orientation.Vertical)),
                *(str(model.data(model.index(row, n))) for n in columns),
            ]
            for row in range(model.rowCount())
        ]
        model.deleteLater()
        return [["", *across], *lines]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 7

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._hours)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        count = self._counts[self.place(index)]
        if role == Qt.ItemDataRole.DisplayRole:
            return number(count) if count else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self.words(index))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        share = count / max(1, *self._counts.values()) if self._counts else 0.0
        colours = theme().tokens.colours
        if role == Qt.ItemDataRole.BackgroundRole and count:
            return _between(colours.surface, colours.accent, 0.12 + 0.88 * share)
        if role == Qt.ItemDataRole.ForegroundRole and count:
            return colours.accent_text_on if share >= _DARK else colours.text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return key_words("hour", str(self._hours[section]))
        return key_words("weekday", str(section + 1))


class HeatDialog(QDialog):
    """GUI thread. `conversation_wanted(object)` when one is opened. Of `question` only the period counts."""

    conversation_wanted = Signal(object)

    def __init__(self, bridge: Bridge, clock: Clock, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._clock, self._question = bridge, clock, question
        title = self.tr("When citizens write, {since} to {until}").format(
            since=key_words("day", question.since), until=key_words("day", question.until)
        )
        self.setWindowTitle(title_text(title))
        self.resize(940, 420)
        self.table = ReadingTable()
        self.model = HeatModel(self.table)
        self.table.setModel(self.model)
        self.table.verticalHeader().show()
        self.table.setShowGrid(True)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setAccessibleName(title)
        self.table.opened.connect(self.open_behind)
        self.words = safe_label(self.tr("Reading…"), TypeRole.META, "text2", wraps=True)
        close = ActionButton(self.tr("Close"), ButtonKind.GHOST)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.words, 1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(safe_label(title, TypeRole.HEADER_NAME, wraps=True))
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        bridge.read(self, heat, question.since, question.until, done=self._on_read, failed=self._on_failed)

    def _on_read(self, found: Counter[tuple[int, int]]) -> None:
        self.model.show_counts(found)
        every = sum(found.values())
        if not every:
            self.words.setText(self.tr("Nothing happened in this period."))
            return
        self.words.setText(
            self.tr(
                "Conversations by the hour in which they began: {n}. Enter shows the conversations behind a cell."
            ).format(n=number(every))
        )
        (weekday, hour), _ = found.most_common(1)[0]
        self.table.setCurrentIndex(self.model.index(weekday - 1, hour - self.model.place(self.model.index(0, 0))[1]))
        self.table.setFocus()

    def _on_failed(self, problem: Problem) -> None:
        self.words.setText(text_of(problem))

    @Slot(QModelIndex)
    def open_behind(self, index: QModelIndex) -> None:
        """The conversations behind a cell."""
        weekday, hour = self.model.place(index)
        question = Question(self._question.since, self._question.until, "weekday", only=("hour", f"{hour:02}"))
        dialog = BehindDialog(
            self._bridge, self._clock, question, "conversations", str(weekday), self.model.words(index), "", self
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.conversation_wanted.connect(self._on_wanted)
        dialog.open()

    @Slot(object)
    def _on_wanted(self, conversation_id: object) -> None:
        self.accept()
        self.conversation_wanted.emit(conversation_id)


def _between(first: QColor, last: QColor, share: float) -> QColor:
    pairs = ((first.red(), last.red()), (first.green(), last.green()), (first.blue(), last.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))
