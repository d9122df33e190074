"""What the figures and the journal have in common: a table to read and open lines of, choices that stay, a file that is whole or not there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QSaveFile, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QDateEdit, QTableView, QWidget

from console.models.problems import Problem


class ReadingTable(QTableView):
    """Nothing in it can be changed. `opened(QModelIndex)` when a cell is opened, by Enter or twice with the mouse."""

    opened = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.doubleClicked.connect(self._open)
        self.installEventFilter(self)

    def fit(self, columns: int, air: int) -> None:
        """Give the first so many columns what their texts need and some air."""
        self.resizeColumnsToContents()
        for column in range(columns):
            self.setColumnWidth(column, self.columnWidth(column) + air)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self._open(self.currentIndex())
            return True
        return False


class DayEdit(QDateEdit):
    """A day, typed or picked, written as the language in force writes days."""

    def __init__(self) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self._write()

    def _write(self) -> None:
        self.setDisplayFormat(QLocale().dateFormat(QLocale.FormatType.ShortFormat))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        super().changeEvent(event)


def fill(box: QComboBox, choices: list[tuple[object, str]], first: object = None) -> None:
    """Put (what is meant, its words) into a box, telling nobody; what was chosen stays chosen."""
    chosen = first if box.currentIndex() < 0 else box.currentData()
    box.blockSignals(True)
    box.clear()
    for key, words in choices:
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)


def write_file(path: str, data: bytes) -> str:
    """Write a file whole or not at all; gives its name. Any thread. Raises Problem `file_unwritable`."""
    name, target = Path(path).name, QSaveFile(path)
    is_written = target.open(QSaveFile.OpenModeFlag.WriteOnly) and target.write(data) == len(data)
    if not is_written or not target.commit():
        raise Problem("file_unwritable", name=name)
    return name
