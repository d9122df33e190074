"""Ctrl+Shift+J: what was promised, and for which day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Slot
from PySide6.QtWidgets import QDateEdit, QWidget

from console.operations.promises import LONGEST, MOST_DAYS
from console.ui.dialogs.verbs import VerbDialog, note_field


class PromiseDialog(VerbDialog):
    """A day from tomorrow on and a few words; with both filled in, Enter in the day is enough. GUI thread."""

    def __init__(self, today: date, day: date | None, words: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Note a promise"))
        self.accept_button.setText(self.tr("Note it"))
        begin = QDate(today.year, today.month, today.day)
        self._day = QDateEdit(begin.addDays(7) if day is None else QDate(day.year, day.month, day.day))
        self._day.setCalendarPopup(True)
        self._day.setMinimumDate(begin.addDays(1))
        self._day.setMaximumDate(begin.addDays(MOST_DAYS))
        self.add_line(self.tr("For"), self._day)
        self.body.addWidget(self._day)
        self._words = note_field()
        self._words.setPlainText(words)
        self._words.selectAll()
        self._words.textChanged.connect(self._on_changed)
        self.add_line(self.tr("What was promised"), self._words)
        self.body.addWidget(self._words)
        self.add_line(
            self.tr(
                "On that day it comes back to your list. Nothing is sent to the citizen, and a closed conversation stays closed."
            )
        )
        (self._day if words else self._words).setFocus()
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self.accept_button.setEnabled(0 < len(self.words()) <= LONGEST)

    def words(self) -> str:
        """What was promised, in one line."""
        return " ".join(self._words.toPlainText().split())

    def day(self) -> date:
        """The day it is promised for."""
        chosen = self._day.date()
        return date(chosen.year(), chosen.month(), chosen.day())
