"""Figures of any period: choose the days and how they are told apart, open the conversations behind a cell, take it all along."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from console.figures.table import COLUMNS as FLAT
from console.figures.table import heat_rows, rows_of, to_csv
from console.models.clock import Clock
from console.models.problems import Problem
from console.operations.figure_reports import BY, Question, Report, heat, report
from console.ui import formats
from console.ui.board.behind import BehindDialog
from console.ui.board.narrowing import Narrowing
from console.ui.board.parts import DayEdit, ReadingTable, fill, write_file
from console.ui.board.table import ReportModel
from console.ui.board.words import BY_WORDS, COLUMNS, key_words, say
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind
from console.ui.sentences import text_of
from console.ui.text import safe_label
from console.ui.tokens import TypeRole

if TYPE_CHECKING:
    from console.ui.board.plot import Plot

PERIODS = ("today", "yesterday", "week", "month", "last_month", "year", "days")
_AIR = 18
"""Logical px between two columns beyond what their texts need."""


class HistoryPane(QWidget):
    """GUI thread. `conversation_wanted(int)` opens one; `told(str)` says in the status bar what became of an export."""

    conversation_wanted = Signal(object)
    told = Signal(str)

    def __init__(self, bridge: Bridge, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._asked = 0
        self.period = QComboBox()
        self.since, self.until = DayEdit(), DayEdit()
        for each in (self.since, self.until):
            each.dateChanged.connect(self._on_days)
        self.by = QComboBox()
        self.open_hours = QCheckBox()
        self.open_hours.setChecked(True)
        self.export_button = ActionButton("", ButtonKind.SECONDARY, "table-export")
        self.export_button.clicked.connect(self._export_menu)
        self.heat_button = ActionButton("", ButtonKind.SECONDARY, "calendar-time")
        self.heat_button.clicked.connect(self.open_heat)
        self.table = ReadingTable()
        self.model = ReportModel(self.table)
        self.table.setModel(self.model)
        self.table.opened.connect(self.open_behind)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.narrowing = Narrowing(self.table, self.model)
        self.narrowing.changed.connect(self._on_narrowed)
        self.plot: Plot | None = None
        self.meaning = safe_label("", TypeRole.META, "text2", wraps=True)
        self.freshness = safe_label("", TypeRole.META, "text3", elides=True)
        self._lay_out()
        self.retranslate()
        self.period.currentIndexChanged.connect(self._on_period)
        self.by.currentIndexChanged.connect(self.ask)
        self.open_hours.toggled.connect(self.ask)
        # A third of a second of loading, which the window does not wait for.
        bridge.compute(
            self, lambda: import_module("console.ui.board.plot"), done=self._on_loaded, failed=self._on_not_loaded
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.period, self.since, self.until, self.by, self.narrowing.button, self.open_hours):
            head.addWidget(widget)
        head.addStretch()
        head.addWidget(self.heat_button)
        head.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(10)
        column.addLayout(head)
        self._column = column
        column.addWidget(self.table, 1)
        column.addWidget(self.meaning)
        column.addWidget(self.freshness)

    def retranslate(self) -> None:
        """Every word in the language in force; the choices stay."""
        words = {
            "today": self.tr("Today"),
            "yesterday": self.tr("Yesterday"),
            "week": self.tr("Last 7 days"),
            "month": self.tr("Last 30 days"),
            "last_month": self.tr("Last month"),
            "year": self.tr("This year"),
            "days": self.tr("From … to …"),
        }
        fill(self.period, [(key, words[key]) for key in PERIODS], "month")
        fill(self.by, [(key, say(BY_WORDS[key])) for key in BY], "day")
        self.period.setAccessibleName(self.tr("Period"))
        self.by.setAccessibleName(self.tr("Told apart"))
        self.since.setAccessibleName(self.tr("First day"))
        self.until.setAccessibleName(self.tr("Last day"))
        self.open_hours.setText(self.tr("Opening hours only"))
        self.export_button.set_words(self.tr("Export…"))
        self._show_heat_button()
        self.table.setAccessibleName(self.tr("Figures"))
        self.narrowing.retranslate()
        self._show_days()
        if self.model.report is not None:
            # Its cells are words in the language of before.
            self._show(self.model.report)

    def question(self) -> Question:
        """What is asked for now."""
        since, until = self._days()
        iso = Qt.DateFormat.ISODate
        return Question(
            since.toString(iso),
            until.toString(iso),
            str(self.by.currentData()),
            self.narrowing.only,
            open_hours=self.open_hours.isChecked(),
        )

    def _days(self) -> tuple[QDate, QDate]:
        today = formats.day_of(self._clock.now_ms())
        month = QDate(today.year(), today.month(), 1)
        found = {
            "today": (today, today),
            "yesterday": (today.addDays(-1), today.addDays(-1)),
            "week": (today.addDays(-6), today),
            "month": (today.addDays(-29), today),
            "last_month": (month.addMonths(-1), month.addDays(-1)),
            "year": (QDate(today.year(), 1, 1), today),
        }
        return found.get(str(self.period.currentData()), (self.since.date(), self.until.date()))

    def _show_days(self) -> None:
        since, until = self._days()
        for edit, day in ((self.since, since), (self.until, until)):
            edit.blockSignals(True)
            edit.setDate(day)
            edit.blockSignals(False)

    @Slot()
    def _on_period(self) -> None:
        self._show_days()
        self.ask()

    @Slot()
    def _on_days(self) -> None:
        """A day that was typed is a period of one's own."""
        index = self.period.findData("days")
        self.period.blockSignals(True)
        self.period.setCurrentIndex(index)
        self.period.blockSignals(False)
        self.ask()

    @Slot()
    def _on_narrowed(self) -> None:
        """A line alone is one line: its days are told apart until another way is chosen."""
        only = self.narrowing.only
        self._show_heat_button()
        if only is not None and only[0] == self.by.currentData():
            self.by.setCurrentIndex(self.by.findData("day"))
        else:
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Read the report anew; only the answer to the last question is shown."""
        self._asked += 1
        asked = self._asked
        self._bridge.read(
            self,
            report,
            self.question(),
            done=lambda found: self._on_read(asked, found),
            failed=lambda problem: self._on_failed(asked, problem),
        )

    def _on_read(self, asked: int, found: Report) -> None:
        if asked == self._asked:
            self._show(found)

    def _show(self, found: Report) -> None:
        self.model.show_report(found)
        if self.plot is not None:
            self.plot.show_report(found)
        self.table.fit(self.model.columnCount(), _AIR)
        self.table.setCurrentIndex(self.model.index(0, 1))
        # The first figure is seen, and so is what each line is about.
        self.table.horizontalScrollBar().setValue(0)
        self._say_freshness(found)

    def _say_freshness(self, found: Report) -> None:
        if found.as_of is None:
            self.freshness.setText(self.tr("There are no figures yet: they begin with the next message."))
        elif not found.lines:
            self.freshness.setText(self.tr("Nothing happened in this period."))
        else:
            when = formats.dated_moment(found.as_of, self._clock.now_ms())
            self.freshness.setText(
                self.tr(
                    "From the journal up to {when}. Enter on a figure shows the conversations behind it; the menu of a line shows that one alone."
                ).format(when=when)
            )

    def _on_failed(self, asked: int, problem: Problem) -> None:
        if asked == self._asked:
            # Figures of another question are not the answer to this one.
            self.model.clear()
            if self.plot is not None:
                self.plot.hide()
            self.freshness.setText(text_of(problem))

    def _on_loaded(self, loaded: object) -> None:
        from console.ui.board.plot import Plot

        self.plot = Plot(self)
        self.plot.hide()
        self.plot.line_wanted.connect(self._on_line_wanted)
        self.plot.opened.connect(self._on_plot_opened)
        self._column.insertWidget(1, self.plot)
        self.setTabOrder(self.export_button, self.plot)
        if self.model.report is not None:
            self.plot.show_report(self.model.report)
            self._on_current(self.table.currentIndex(), QModelIndex())

    def _on_not_loaded(self, problem: Problem) -> None:
        self.freshness.setText(text_of(problem))

    @Slot(object)
    def _on_line_wanted(self, line: int) -> None:
        self.table.setCurrentIndex(self.model.index(line + 1, max(1, self.table.currentIndex().column())))

    @Slot()
    def _on_plot_opened(self) -> None:
        self.open_behind(self.table.currentIndex())

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid() and current.column():
            column = COLUMNS[current.column() - 1]
            self.meaning.setText(f"{say(column.title)}: {say(column.meaning)} {self.model.sample(current)}")
            if self.plot is not None:
                self.plot.show_current(column, current.row() - 1)
        else:
            self.meaning.setText("")

    @Slot(QModelIndex)
    def open_behind(self, index: QModelIndex) -> None:
        """The conversations behind a cell."""
        if not index.isValid() or not index.column() or self.model.report is None:
            return
        column = COLUMNS[index.column() - 1]
        name = str(self.model.data(self.model.index(index.row(), 0)))
        within = f" ({self.narrowing.words})" if self.narrowing.words else ""
        title = f"{say(column.title)} · {name}{within}: {self.model.data(index)}"
        dialog = BehindDialog(
            self._bridge,
            self._clock,
            self.model.report.question,
            column.name,
            self.model.key_at(index.row()),
            title,
            say(column.meaning),
            self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.conversation_wanted.connect(self.conversation_wanted)
        dialog.open()

    def _show_heat_button(self) -> None:
        """Weekdays and hours are kept of everything together, so a narrowed page has none to show."""
        is_whole = self.narrowing.only is None
        name = self.tr("When citizens write: by weekday and hour")
        why = self.tr("Weekdays and hours are those of everything: show everything again first.")
        self.heat_button.set_words("", name if is_whole else why)
        self.heat_button.setAccessibleName(name)
        self.heat_button.setEnabled(is_whole)

    @Slot()
    def open_heat(self) -> None:
        """The weekdays and hours of the period."""
        from console.ui.board.heat import HeatDialog

        dialog = HeatDialog(self._bridge, self._clock, self.question(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.conversation_wanted.connect(self.conversation_wanted)
        dialog.open()

    # --- taking along --------------------------------------------------------------------------------------------------------------

    @Slot()
    def _export_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Table (CSV)…")).triggered.connect(lambda: self._save("csv"))
        menu.addAction(self.tr("Workbook (XLSX)…")).triggered.connect(lambda: self._save("xlsx"))
        menu.addAction(self.tr("Report to print (PDF)…")).triggered.connect(lambda: self._save("pdf"))
        menu.exec(self.export_button.mapToGlobal(self.export_button.rect().bottomLeft()))

    def _save(self, form: str) -> None:
        found = self.model.report
        if found is None:
            return
        # What a file is about stands in its name: on screen the page says it.
        of = re.sub(r"[^\w.-]+", "-", f"_{self.narrowing.words}") if self.narrowing.words else ""
        name = f"{found.question.since}_{found.question.until}{of}.{form}"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export…"), name)
        if path:
            self.export(path, form)

    def export(self, path: str, form: str) -> None:
        """Write what is on screen: as plain rows ("csv", "xlsx") or as a sheet to print ("pdf")."""
        found = self.model.report
        assert found is not None
        if form == "csv" or found.question.only is not None:
            # A table is one table; and weekdays and hours are kept of everything together.
            self._write(path, form, found, Counter())
            return
        self._bridge.read(
            self,
            heat,
            found.question.since,
            found.question.until,
            done=lambda hours: self._write(path, form, found, hours),
            failed=lambda problem: self.told.emit(text_of(problem)),
        )

    def _write(self, path: str, form: str, found: Report, hours: Counter[tuple[int, int]]) -> None:
        # A sheet is laid out with letters of the screen, which belong to this thread.
        sheet, only = self._sheet(found, hours) if form == "pdf" else b"", self.narrowing.words
        self._bridge.compute(
            self,
            lambda: write_file(path, sheet or _flat(found, form, only, hours)),
            done=lambda name: self.told.emit(self.tr("Saved as {name}").format(name=name)),
            failed=lambda problem: self.told.emit(text_of(problem)),
        )

    def _sheet(self, found: Report, hours: Counter[tuple[int, int]]) -> bytes:
        from console.ui.board.heat import HeatModel
        from console.ui.board.printing import pdf

        title = self.tr("Figures from {since} to {until}").format(
            since=key_words("day", found.question.since), until=key_words("day", found.question.until)
        )
        if self.narrowing.words:
            title = f"{title} · {self.narrowing.words}"
        return pdf(
            title,
            self.model.rows(),
            [f"{say(column.title)}: {say(column.meaning)}" for column in COLUMNS],
            self.tr("From the journal up to {when}.").format(
                when=formats.dated_moment(found.as_of or 0, self._clock.now_ms())
            ),
            more=[(self.tr("When citizens write: by weekday and hour"), HeatModel.rows_of(self, hours))]
            if hours
            else [],
        )


def _flat(found: Report, form: str, only: str, hours: Counter[tuple[int, int]]) -> bytes:
    """`only`: what the report is narrowed to, in words. `hours`: conversations by weekday and hour, empty where none are shown."""
    header = [found.question.by, *FLAT]
    lines = [(line.key, line.figures) for line in found.lines]
    rows = rows_of(lines, found.question.cut_along(lines=True))
    rows += rows_of([("=", found.whole)], found.question.cut_along(lines=False))
    if form == "csv":
        return to_csv(header, rows).encode()
    from console.figures.workbook import workbook

    notes = [*([only] if only else []), *(f"{say(column.title)}: {say(column.meaning)}" for column in COLUMNS)]
    more = [("weekday-hour", *heat_rows(hours))] if hours else []
    return workbook((f"{found.question.since} {found.question.until}", header, rows), *more, notes=notes)
