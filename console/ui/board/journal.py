"""Who did what, when, on which conversation: the journal with filters, further pages on the way down, and as a file."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QDate,
    QDateTime,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from console.figures.table import Cell, to_csv
from console.models.clock import Clock
from console.models.problems import Problem
from console.models.records import JournalEntry
from console.operations.desk import SYSTEM
from console.operations.journal_pages import PAGE, Narrowing, actors, journal_page
from console.ui import formats
from console.ui.board.journal_words import GROUPS, group_words, verb_words
from console.ui.board.parts import DayEdit, ReadingTable, fill, write_file
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind
from console.ui.cleaning import clean_name, one_line
from console.ui.sentences import text_of
from console.ui.text import safe_label, tooltip_text
from console.ui.tokens import TypeRole

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
MOST_IN_A_FILE = 100_000
LOOK_BACK_DAYS = 7
_A_MOMENT = 1_000_000_000_000
"""Epoch milliseconds of any year of ours are larger, numbers of rows are not."""
_AIR = 16


class JournalModel(QAbstractTableModel):
    """Newest first. Grows by pages at its end."""

    def __init__(self, parent: QWidget, clock: Clock) -> None:
        super().__init__(parent)
        self._clock = clock
        self.names: dict[str, str] = {}
        """Logins to names."""
        self.entries: list[JournalEntry] = []
        self._cells: list[tuple[str, ...]] = []

    def begin(self, entries: list[JournalEntry]) -> None:
        """The first page."""
        self.beginResetModel()
        self.entries = list(entries)
        self._cells = self._told(entries)
        self.endResetModel()

    def go_on(self, entries: list[JournalEntry]) -> None:
        """One more page."""
        if entries:
            self.beginInsertRows(_ROOT, len(self.entries), len(self.entries) + len(entries) - 1)
            self.entries.extend(entries)
            self._cells.extend(self._told(entries))
            self.endInsertRows()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._cells = self._told(self.entries)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        if self.entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.entries) - 1, self.columnCount() - 1))

    def _told(self, entries: list[JournalEntry]) -> list[tuple[str, ...]]:
        now = self._clock.now_ms()
        return [told(entry, self.names, now) for entry in entries]

    def header(self) -> list[str]:
        """The names of the columns."""
        return [
            self.tr("When"),
            self.tr("Who"),
            self.tr("What"),
            self.tr("Conversation"),
            self.tr("Why"),
            self.tr("From"),
            self.tr("Details"),
        ]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 7

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self._cells[index.row()][index.column()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.header()[section]
        return None


class JournalPane(QWidget):
    """GUI thread. `conversation_wanted(object)` opens one; `told(str)` is for the status bar."""

    conversation_wanted = Signal(object)
    told = Signal(str)

    def __init__(self, bridge: Bridge, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._asked = 0
        self._is_read = False
        self._is_whole = True
        self.since, self.until = DayEdit(), DayEdit()
        today = formats.day_of(clock.now_ms())
        for edit, day in ((self.since, today.addDays(-LOOK_BACK_DAYS)), (self.until, today)):
            edit.setDate(day)
            edit.dateChanged.connect(self.ask)
        self.who, self.what = QComboBox(), QComboBox()
        self.number = QLineEdit()
        self.number.setMaximumWidth(150)
        self.number.textChanged.connect(self.ask)
        self.export_button = ActionButton("", ButtonKind.SECONDARY, "table-export")
        self.export_button.clicked.connect(self._save)
        self.table = ReadingTable()
        self.model = JournalModel(self.table, clock)
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.table.opened.connect(self._open)
        self.words = safe_label("", TypeRole.META, "text3", elides=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.since, self.until, self.who, self.what, self.number):
            head.addWidget(widget)
        head.addStretch()
        head.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.words)
        self.retranslate()
        self.who.currentIndexChanged.connect(self.ask)
        self.what.currentIndexChanged.connect(self.ask)

    def retranslate(self) -> None:
        """Every word in the language in force; the choices stay."""
        fill(self.what, [(None, self.tr("Everything")), *((group, group_words(group)) for group in GROUPS)])
        if self.who.count():
            self.who.setItemText(0, self.tr("Everybody"))
        self.since.setAccessibleName(self.tr("First day"))
        self.until.setAccessibleName(self.tr("Last day"))
        self.who.setAccessibleName(self.tr("Who"))
        self.what.setAccessibleName(self.tr("What"))
        self.number.setPlaceholderText(self.tr("Conversation number"))
        self.number.setAccessibleName(self.tr("Conversation number"))
        self.export_button.set_words(self.tr("Export…"))
        self.table.setAccessibleName(self.tr("Journal"))
        self.model.retranslate()
        self._say_how_many()

    def start(self) -> None:
        """Read who there is, then the newest page."""
        self._bridge.read(self, actors, done=self._on_actors)

    def _on_actors(self, found: list[tuple[str, str]]) -> None:
        self.model.names = dict(found)
        fill(self.who, [(None, self.tr("Everybody")), *((login, clean_name(name)) for login, name in found)])
        self.ask()

    def narrowing(self) -> Narrowing:
        """What is asked for now."""
        group = self.what.currentData()
        text = self.number.text().strip()
        return Narrowing(
            since=_midnight(self.since.date()),
            until=_midnight(self.until.date().addDays(1)),
            actor=self.who.currentData(),
            verbs=None if group is None else tuple(GROUPS[group][1]),
            conversation_id=int(text) if text.isdecimal() and len(text) < 19 else None,
        )

    @Slot()
    def ask(self) -> None:
        """The newest page of what is asked for; only the answer to the last question counts."""
        self._asked += 1
        self._read(self._asked, None)

    def _read(self, asked: int, before: int | None) -> None:
        self._bridge.read(
            self,
            journal_page,
            self.narrowing(),
            before,
            done=lambda found: self._on_read(asked, before, found),
            failed=lambda problem: self._on_failed(asked, problem),
        )

    def _on_read(self, asked: int, before: int | None, found: list[JournalEntry]) -> None:
        if asked != self._asked:
            return
        self._is_whole = len(found) < PAGE
        if before is None:
            self.model.begin(found)
            self.table.fit(self.model.columnCount() - 1, _AIR)
            self.table.scrollToTop()
            if found:
                self.table.selectRow(0)
        else:
            self.model.go_on(found)
        self._is_read = True
        self._say_how_many()

    def _say_how_many(self) -> None:
        many = len(self.model.entries)
        if not self._is_read:
            self.words.setText("")
        elif not many:
            self.words.setText(self.tr("Nothing of this kind in these days."))
        elif self._is_whole:
            self.words.setText(self.tr("Entries: {n}. Enter opens the conversation.").format(n=many))
        else:
            self.words.setText(
                self.tr("The newest {n}; more come as you scroll. Enter opens the conversation.").format(n=many)
            )

    def _on_failed(self, asked: int, problem: Problem) -> None:
        if asked == self._asked:
            self.words.setText(text_of(problem))

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        if not self._is_whole and self.model.entries and value >= self.table.verticalScrollBar().maximum():
            # Until this page has come no other one is asked for.
            self._is_whole = True
            self._read(self._asked, self.model.entries[-1].id)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        number = self.model.entries[index.row()].conversation_id
        if number is not None:
            self.conversation_wanted.emit(number)

    @Slot()
    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export…"), "journal.csv")
        if path:
            self.export(path)

    def export(self, path: str) -> None:
        """All that is asked for, not only the pages that were read, as CSV; at most MOST_IN_A_FILE entries, the newest."""
        self._bridge.read(
            self,
            journal_page,
            self.narrowing(),
            None,
            MOST_IN_A_FILE,
            done=lambda found: self._write(path, found),
            failed=lambda problem: self.told.emit(text_of(problem)),
        )

    def _write(self, path: str, found: list[JournalEntry]) -> None:
        header, names, now = ["id", *self.model.header()], self.model.names, self._clock.now_ms()
        self._bridge.compute(
            self,
            lambda: write_file(path, to_csv(header, [_row(entry, names, now) for entry in found]).encode()),
            done=lambda name: self.told.emit(self.tr("Saved as {name}").format(name=name)),
            failed=lambda problem: self.told.emit(text_of(problem)),
        )


def told(entry: JournalEntry, names: dict[str, str], now_ms: int) -> tuple[str, ...]:
    """When, who, what, which conversation, why, where, and the details for IT. `names`: logins to names. Any thread."""
    details = ", ".join(
        f"{key}: {_value(value, now_ms)}" for key, value in sorted(entry.detail.items()) if value not in (None, "")
    )
    program = QCoreApplication.translate("JournalModel", "the program")
    return (
        formats.dated_moment(entry.at, now_ms),
        clean_name(names.get(entry.actor, "")) or (program if entry.actor == SYSTEM.login else clean_name(entry.actor)),
        verb_words(entry.verb),
        "" if entry.conversation_id is None else str(entry.conversation_id),
        one_line(entry.reason or "", 200),
        clean_name(entry.host),
        one_line(details, 300),
    )


def _value(value: object, now_ms: int) -> str:
    """A detail as people read it: what is so large is a moment."""
    if isinstance(value, int) and value > _A_MOMENT:
        return formats.dated_moment(value, now_ms)
    return str(value)


def _row(entry: JournalEntry, names: dict[str, str], now_ms: int) -> list[Cell]:
    at = QDateTime.fromMSecsSinceEpoch(entry.at).toString(Qt.DateFormat.ISODate)
    return [entry.id, at, *told(entry, names, now_ms)[1:]]


def _midnight(day: QDate) -> int:
    return day.startOfDay().toMSecsSinceEpoch()
