"""The town's holidays: the coming ones with where each comes from, a line to add one, and the calendars that are followed."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDateEdit,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.models.calendars import TownCalendar
from console.models.opening import Opening
from console.models.problems import Problem
from console.ui import formats
from console.ui.cleaning import clean_name, one_line
from console.ui.sentences import text_of
from console.ui.text import item_lines, item_text, safe_label
from console.ui.tokens import TypeRole

SHOWN = 60
LONGEST_NAME = 80


class DeletingList(QListWidget):
    """A list of which one row is taken away by Delete. `delete_pressed` with a row chosen."""

    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("calm", True)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentItem() is not None:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def fit(self, rows: int) -> None:
        """As high as so many rows of one line."""
        self.setFixedHeight(self.fontMetrics().lineSpacing() * rows + 14 * min(rows, 4) + 14)


class HolidayList(QWidget):
    """GUI thread. `added(str, str)` a day (YYYY-MM-DD) and its name, `removed(str)` a day somebody had typed in."""

    added = Signal(str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = DeletingList()
        self.list.delete_pressed.connect(self._on_remove)
        self.list.currentItemChanged.connect(self._fit)
        self.day = QDateEdit(QDate.currentDate())
        self.day.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.day.lineEdit().setTextMargins(6, 0, 6, 0)
        # Whatever the language, all four digits of the year are written: a holiday is of one year.
        self.day.setDisplayFormat("yyyy-MM-dd" if QLocale().language() == QLocale.Language.English else "dd/MM/yyyy")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textEdited.connect(self._fit)
        self.name.returnPressed.connect(self._on_add)
        self.add_button, self.remove_button = button(self.tr("Add"), self._on_add), button("", self._on_remove)
        self.remove_button.setText(self.tr("Remove"))
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.day)
        below.addWidget(self.name, 1)
        below.addWidget(self.add_button)
        below.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addLayout(below)
        self.list.setAccessibleName(self.tr("Holidays"))
        self.day.setAccessibleName(self.tr("Day of the new holiday"))
        self.name.setAccessibleName(self.tr("Name of the new holiday"))
        self.name.setPlaceholderText(self.tr("Name of the holiday"))
        self._is_allowed = True
        self._fit()

    def set_allowed(self, is_allowed: bool) -> None:
        """Whether anything may be changed."""
        self._is_allowed = is_allowed
        self.day.setEnabled(is_allowed)
        self.name.setEnabled(is_allowed)
        self._fit()

    def show_holidays(self, own: Opening, in_force: Opening, calendars: tuple[TownCalendar, ...], today: str) -> None:
        """The coming ones, soonest first."""
        chosen = self.list.currentItem().data(Qt.ItemDataRole.UserRole)[0] if self.list.currentItem() else ""
        self.list.clear()
        coming = sorted((day, name) for day, name in in_force.holidays.items() if day >= today)
        for day, name in coming[:SHOWN]:
            is_own = day in own.holidays
            source = self.tr("typed in") if is_own else _source(day, calendars)
            date = QLocale().toString(QDate.fromString(day, Qt.DateFormat.ISODate), QLocale.FormatType.LongFormat)
            item = QListWidgetItem(item_text(f"{date} · {one_line(name, 90)} · {source}"))
            item.setData(Qt.ItemDataRole.UserRole, (day, is_own))
            self.list.addItem(item)
            if day == chosen:
                self.list.setCurrentItem(item)
        if not coming:
            nothing = QListWidgetItem(self.tr("No coming holiday is known: every weekday is a working day."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.fit(min(5, max(1, len(coming))))
        self._fit()

    @Slot()
    def _fit(self) -> None:
        item = self.list.currentItem()
        chosen = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        self.add_button.setEnabled(self._is_allowed and bool(self.name.text().strip()))
        self.remove_button.setEnabled(self._is_allowed and chosen is not None and chosen[1])

    @Slot()
    def _on_add(self) -> None:
        if self.add_button.isEnabled():
            self.added.emit(self.day.date().toString(Qt.DateFormat.ISODate), self.name.text().strip())
            self.name.clear()
            self._fit()

    @Slot()
    def _on_remove(self) -> None:
        if self.remove_button.isEnabled():
            self.removed.emit(self.list.currentItem().data(Qt.ItemDataRole.UserRole)[0])


class CalendarList(QWidget):
    """GUI thread. `follow_wanted(str)` a place, `leave_wanted(object)` a number, `read_wanted` all of them now."""

    follow_wanted = Signal(str)
    leave_wanted = Signal(object)
    read_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = DeletingList()
        self.list.setAccessibleName(self.tr("Calendars that are followed"))
        self.list.delete_pressed.connect(self._on_leave)
        self.list.currentItemChanged.connect(self._fit)
        self.address_button = button(self.tr("Address…"), self._on_address)
        self.file_button = button(self.tr("File…"), self._on_file)
        self.read_button = button(self.tr("Read now"), self.read_wanted.emit)
        self.leave_button = button(self.tr("Remove"), self._on_leave)
        self.result = safe_label("", TypeRole.META, "text2", wraps=True, selectable=True)
        self.result.hide()
        below = QHBoxLayout()
        below.setSpacing(8)
        for each in (self.address_button, self.file_button, self.read_button, self.leave_button):
            below.addWidget(each)
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addLayout(below)
        column.addWidget(self.result)
        self._is_allowed = True
        self._fit()

    def set_allowed(self, is_allowed: bool) -> None:
        """Whether anything may be changed."""
        self._is_allowed = is_allowed
        self._fit()

    def show_calendars(self, calendars: tuple[TownCalendar, ...], now_ms: int) -> None:
        """Each with what came of the last look and when the next is."""
        self.list.clear()
        for calendar in calendars:
            item = QListWidgetItem(item_lines(*self._told(calendar, now_ms)))
            item.setData(Qt.ItemDataRole.UserRole, calendar.id)
            self.list.addItem(item)
        if not calendars:
            nothing = QListWidgetItem(self.tr("None: name one, and its holidays are read every day."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        # A problem takes lines of its own.
        self.list.fit(max(1, min(8, sum(2 if each.problem is None else 5 for each in calendars))))
        self._fit()

    def tell(self, text: str, *, is_bad: bool = False) -> None:
        """What came of a press."""
        self.result.set_colour("bad_text" if is_bad else "text2")
        self.result.setText(text)
        self.result.setVisible(bool(text))

    def _told(self, calendar: TownCalendar, now_ms: int) -> list[str]:
        lines = [clean_name(calendar.shown)]
        if calendar.read_at is not None:
            read = self.tr("{n} holidays, read {when}").format(
                n=len(calendar.days), when=formats.dated_moment(calendar.read_at, now_ms)
            )
        else:
            read = self.tr("not read yet")
        if calendar.next_at > now_ms:
            following = self.tr("next time {when}").format(when=formats.dated_moment(calendar.next_at, now_ms))
        else:
            following = self.tr("due now")
        lines.append(f"{read} · {following}")
        if calendar.problem is not None:
            lines.append(text_of(Problem(calendar.problem[0], **calendar.problem[1])))
        return lines

    @Slot()
    def _fit(self) -> None:
        item = self.list.currentItem()
        has_one = item is not None and item.data(Qt.ItemDataRole.UserRole) is not None
        self.leave_button.setEnabled(self._is_allowed and has_one)
        first = self.list.item(0)
        has_any = first is not None and first.data(Qt.ItemDataRole.UserRole) is not None
        self.read_button.setEnabled(self._is_allowed and has_any)
        self.address_button.setEnabled(self._is_allowed)
        self.file_button.setEnabled(self._is_allowed)

    @Slot()
    def _on_address(self) -> None:
        place, is_given = QInputDialog.getText(
            self, self.tr("Follow a calendar"), self.tr("The https address of its iCalendar file (.ics)")
        )
        if is_given and place.strip():
            self.follow_wanted.emit(place.strip())

    @Slot()
    def _on_file(self) -> None:
        place, _ = QFileDialog.getOpenFileName(
            self, self.tr("Follow a calendar"), "", self.tr("Calendars") + " (*.ics *.ical *.ifb)"
        )
        if place:
            self.follow_wanted.emit(place)

    @Slot()
    def _on_leave(self) -> None:
        if self.leave_button.isEnabled():
            self.leave_wanted.emit(self.list.currentItem().data(Qt.ItemDataRole.UserRole))


def button(text: str, slot: Callable[[], object]) -> QPushButton:
    """A button that Enter in a field never presses."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.clicked.connect(slot)
    return made


def _source(day: str, calendars: tuple[TownCalendar, ...]) -> str:
    return clean_name(next((each.shown for each in calendars if day in each.days), "…"))
