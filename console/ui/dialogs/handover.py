"""Ctrl+Shift+H: what is still in my hands at the end of a shift, each or all of it for a colleague or a team, and the same on paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSaveFile, Qt, Signal, Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from console.models.clock import Clock
from console.models.problems import Problem
from console.models.records import ConversationRow, Operator, Team
from console.models.states import ConversationState, Direction, OperatorStatus
from console.operations import handover, office
from console.ui import formats
from console.ui.attendance import status_names
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_name, one_line
from console.ui.dialogs.verbs import VerbDialog, note_field
from console.ui.icons import action_icon
from console.ui.queue.words import last_words, shown_name
from console.ui.sentences import text_of
from console.ui.text import safe_label

if TYPE_CHECKING:
    from console.ui.window import MainWindow

_ID = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 780, 520
_LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is in hand, and whom it can go to."""

    rows: list[ConversationRow]
    operators: list[Operator]
    teams: list[Team]


def load_sheet(tx: Any, me: int) -> Sheet:
    """One picture of it."""
    return Sheet(handover.in_hand(tx, me), office.operators(tx), office.teams(tx))


class HandoverDialog(VerbDialog):
    """GUI thread. `handed(object)` what came of it; `told(str)` a short word about a file."""

    handed = Signal(object)
    told = Signal(str)

    def __init__(self, bridge: Bridge, clock: Clock, sheet: Sheet, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._bridge = bridge
        self._clock = clock
        self._name = name
        self._rows = sheet.rows
        self.setWindowTitle(self.tr("Hand over my shift"))
        self.resize(_WIDTH, _HEIGHT)
        self.table = self._table_of()
        self.add_line(
            self.tr("What you hold now. Space takes a line out; what stays ticked is handed over.")
            if self._rows
            else self.tr("You hold nothing. There is nothing to hand over."),
            self.table,
        )
        self.body.addWidget(self.table)
        self.to = QComboBox()
        self._fill_targets(sheet.operators, sheet.teams)
        self.add_line(self.tr("To"), self.to)
        self.body.addWidget(self.to)
        self.note = note_field(70)
        self.note.textChanged.connect(self._on_changed)
        self.add_line(self.tr("Note for whoever takes them (needed; no citizen sees it)"), self.note)
        self.body.addWidget(self.note)
        self.problem = safe_label("")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        for text, slot in (
            (self.tr("Print…"), self._on_print),
            (self.tr("Save as…"), self._on_save),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            button.setEnabled(bool(self._rows))
            self.add_button(button)
        self._on_changed()

    def _table_of(self) -> QTableWidget:
        heads = self.heads()
        table = QTableWidget(len(self._rows), len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        for number, (row, texts) in enumerate(zip(self._rows, self.lines(), strict=True)):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column == 0:
                    item.setData(_ID, row.id)
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    item.setCheckState(Qt.CheckState.Checked)
                table.setItem(number, column, item)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
        table.itemChanged.connect(self._on_changed)
        return table

    def heads(self) -> list[str]:
        """The titles of the columns."""
        return [self.tr("Citizen"), self.tr("State"), self.tr("Waits"), self.tr("Topic"), self.tr("Last word")]

    def lines(self) -> list[list[str]]:
        """One line a conversation, as on screen and on paper."""
        now = self._clock.now_ms()
        return [self._line(row, now) for row in self._rows]

    def _line(self, row: ConversationRow, now: int) -> list[str]:
        if row.state is ConversationState.SNOOZED and row.snoozed_until is not None:
            state = self.tr("Snoozed until {time}").format(time=formats.moment(row.snoozed_until, now))
        else:
            state = self.tr("Open")
        waits = "–" if row.waiting_since is None else formats.short_wait(now - row.waiting_since)
        who = clean_name(row.contact_name) if row.preview_direction is Direction.INCOMING else self.tr("We")
        words = self.tr("{who}, {time}: {words}").format(
            who=who, time=formats.moment(row.last_message_at, now), words=one_line(last_words(row), _LONGEST_WORDS)
        )
        return [shown_name(row.contact_name), state, waits, one_line(row.topic or "", 60), words]

    def _fill_targets(self, operators: list[Operator], teams: list[Team]) -> None:
        names = status_names()
        others = [one for one in operators if one.id != self._bridge.me]
        for one in sorted(others, key=lambda each: (each.status != OperatorStatus.AVAILABLE, each.name)):
            status = names.get(OperatorStatus(one.status), "")
            self.to.addItem(action_icon("user"), f"{clean_name(one.name)} · {status}", one.login)
        for team in teams:
            self.to.addItem(action_icon("users"), self.tr("Team {name}").format(name=clean_name(team.name)), team.name)

    def chosen(self) -> list[int]:
        """The conversations that are ticked."""
        items = [self.table.item(number, 0) for number in range(self.table.rowCount())]
        return [
            int(item.data(_ID)) for item in items if item is not None and item.checkState() is Qt.CheckState.Checked
        ]

    @Slot()
    def _on_changed(self) -> None:
        if not hasattr(self, "note"):
            return
        count = len(self.chosen())
        self.accept_button.setText(self.tr("Hand over: {n}").format(n=count))
        self.accept_button.setEnabled(count > 0 and bool(self.note.toPlainText().strip()) and self.to.count() > 0)

    def accept(self) -> None:
        """Hand over on the writer; the dialog closes when it is done and stays when nothing was."""
        desk, chosen = self._bridge.desk, self.chosen()
        to, note = str(self.to.currentData()), self.note.toPlainText()
        self.accept_button.setEnabled(False)
        self._bridge.compute_in_order(
            self, lambda: handover.hand_over(desk, chosen, to, note), done=self._on_handed, failed=self._on_failed
        )

    def _on_handed(self, found: handover.HandedOver) -> None:
        self.handed.emit(found)
        super().accept()

    def _on_failed(self, problem: Problem) -> None:
        self.problem.setText(text_of(problem))
        self.problem.show()
        self._on_changed()

    # --- on paper ------------------------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """Whose sheet it is and when it was made."""
        now = self._clock.now_ms()
        return self.tr("Hand-over of {name}, {time}").format(
            name=clean_name(self._name), time=formats.dated_moment(now, now)
        )

    def document(self) -> QTextDocument:
        """The sheet as text, whatever it holds."""
        from console.ui.board.printing import fill

        document = QTextDocument(self)
        fill(document, self.title(), [self.heads(), *self.lines()], [self._foot()], left=len(self.heads()))
        return document

    def _foot(self) -> str:
        return self.tr("Holds citizens' names and words: keep it at the desk and shred it afterwards.")

    @Slot()
    def _on_print(self) -> None:
        dialog = QPrintDialog(QPrinter(QPrinter.PrinterMode.HighResolution), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda: self.document().print_(dialog.printer()))
        dialog.show()

    @Slot()
    def _on_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save as…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Sheet to print (PDF) (*.pdf)"), self.tr("Web page (HTML) (*.html)")])
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    @Slot(str)
    def save(self, path: str) -> None:
        """Write the sheet: a page of the web where the name says so, else one to print."""
        if Path(path).suffix.lower() in (".html", ".htm"):
            data = self.document().toHtml().encode()
        else:
            from console.ui.board.printing import pdf

            data = pdf(self.title(), [self.heads(), *self.lines()], [], self._foot(), left=len(self.heads()))
        target = QSaveFile(path)
        is_written = target.open(QSaveFile.OpenModeFlag.WriteOnly) and target.write(data) == len(data)
        if not is_written or not target.commit():
            self._on_failed(Problem("file_unwritable", name=Path(path).name))
            return
        self.told.emit(self.tr("Saved as {name}").format(name=Path(path).name))


class HandoverActs(QObject):
    """GUI thread. What the window does for it: reads, opens the dialog, tells what came of it."""

    def __init__(self, window: MainWindow, bridge: Bridge, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._clock = clock
        action = window.registry.action("hand_over")
        action.setEnabled(bridge.me is not None)
        action.triggered.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Ctrl+Shift+H."""
        if self._bridge.me is not None:
            self._bridge.read(self, load_sheet, self._bridge.me, done=self._on_read)

    def _on_read(self, sheet: Sheet) -> None:
        dialog = HandoverDialog(self._bridge, self._clock, sheet, self._bridge.desk.actor.name, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.handed.connect(self._on_handed)
        dialog.told.connect(self._tell)
        dialog.open()

    @Slot(object)
    def _on_handed(self, found: handover.HandedOver) -> None:
        text = self.tr("Handed over: {n}.").format(n=len(found.done))
        if found.refused:
            text += " " + self.tr("Not handed over, because somebody was faster: {n}.").format(n=len(found.refused))
        self._tell(text)

    @Slot(str)
    def _tell(self, text: str) -> None:
        self._window.statusBar().showMessage(text, 6000)
