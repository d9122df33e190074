"""Narrowing a report to one of its lines: the channel, the queue or the topic somebody wants to look into, then told apart another way."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QTableView

from console.operations.figure_reports import TIMES
from console.ui.board.table import ReportModel
from console.ui.board.words import key_words
from console.ui.buttons import ActionButton, ButtonKind
from console.ui.cleaning import one_line
from console.ui.text import menu_text, safe_tooltip

_LONGEST_NAME = 40


class Narrowing(QObject):
    """GUI thread. The menu of a line narrows to it; `button` says so and takes it away. `changed` when there is another question to ask."""

    changed = Signal()

    def __init__(self, table: QTableView, model: ReportModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self.only: tuple[str, str] | None = None
        self.button = ActionButton("", ButtonKind.SECONDARY, "x")
        self.button.clicked.connect(self.widen)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_menu)
        self.retranslate()

    @property
    def words(self) -> str:
        """What the report is narrowed to, "" for nothing."""
        return "" if self.only is None else self.tr("Only {name}").format(name=_named(*self.only))

    def retranslate(self) -> None:
        """In the language in force."""
        self.button.set_words(self.words)
        safe_tooltip(self.button, self.tr("Show everything again"))
        self.button.setVisible(self.only is not None)

    def line(self) -> tuple[str, str] | None:
        """What the current line of the table can be narrowed to."""
        index, report = self._table.currentIndex(), self._model.report
        key = self._model.key_at(index.row()) if index.isValid() else None
        if key is None or report is None or report.question.by in TIMES:
            return None
        return report.question.by, key

    def narrow(self, only: tuple[str, str]) -> None:
        """Ask for one line alone."""
        self.only = only
        self.retranslate()
        self.changed.emit()

    @Slot()
    def widen(self) -> None:
        """Ask for everything again."""
        self.only = None
        self.retranslate()
        self._table.setFocus()
        self.changed.emit()

    def menu(self) -> QMenu:
        """What can be done with the current line."""
        menu = QMenu(self._table)
        line = self.line()
        if line is not None:
            words = self.tr("Only {name}").format(name=_named(*line))
            menu.addAction(menu_text(words)).triggered.connect(lambda: self.narrow(line))
        if self.only is not None:
            menu.addAction(self.tr("Show everything again")).triggered.connect(self.widen)
        return menu

    @Slot(QPoint)
    def _on_menu(self, _: QPoint) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            cell = self._table.visualRect(self._table.currentIndex())
            menu.exec(self._table.viewport().mapToGlobal(cell.bottomLeft()))
        menu.deleteLater()


def _named(dimension: str, key: str) -> str:
    return one_line(key_words(dimension, key), _LONGEST_NAME)
