"""The messages with one citizen as a list model, newest last: a window of the history that grows at both ends by pages.

It keeps messages by id and weaves the entries anew on each change, save when words only come at the end, then tells the view the differences between the two
lists of keys. Order never changes for a message, so nothing moves; an older version never replaces a newer one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from console.models.clock import Clock
from console.models.records import Gap, MessageRow
from console.models.states import Direction, MessageState
from console.ui.text import item_text
from console.ui.timeline.entries import Entry, Key, Shape, following, order, weave
from console.ui.timeline.words import spoken_entry, state_words

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TimelineRole(IntEnum):
    """What a delegate asks for besides Qt's own roles."""

    ENTRY = int(Qt.ItemDataRole.UserRole) + 1


class TimelineModel(QAbstractListModel):
    """GUI thread. `arrived` carries messages (a tuple of MessageRow, no activity) that came after all others, shown here or not;
    `end_reached`: the newest message of all is here now, also when no row came with the news.
    """

    arrived = Signal(object)
    end_reached = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._messages: dict[int, MessageRow] = {}
        self._quotes: dict[int, MessageRow] = {}
        self._entries: list[Entry] = []
        self._places: dict[int, int] = {}
        self._unread_from: tuple[int, int] | None = None
        self._has_older = self._has_newer = False
        self._newest_known: tuple[int, int] = (0, 0)
        self._gaps: tuple[Gap, ...] = ()
        self._contact_name = ""
        self._my_login: str | None = None

    @property
    def has_older(self) -> bool:
        """Whether there may be messages before the first one here."""
        return self._has_older

    @property
    def has_newer(self) -> bool:
        """Whether there may be messages after the last one here."""
        return self._has_newer

    @property
    def oldest(self) -> tuple[int, int] | None:
        """(at, id) of the first message, to ask for the page before it."""
        return min((order(row) for row in self._messages.values()), default=None)

    @property
    def newest(self) -> tuple[int, int] | None:
        """(at, id) of the last message here, to ask for the page after it."""
        return max((order(row) for row in self._messages.values()), default=None)

    @property
    def unread_from(self) -> tuple[int, int] | None:
        """(at, id) where the unread line stands, or None."""
        return self._unread_from

    @property
    def conversation_ids(self) -> frozenset[int]:
        """The episodes the messages here belong to."""
        return frozenset(row.conversation_id for row in self._messages.values())

    @property
    def message_count(self) -> int:
        """How many messages are here."""
        return len(self._messages)

    @property
    def message_ids(self) -> frozenset[int]:
        """The ids of all messages here."""
        return frozenset(self._messages)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == TimelineRole.ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return item_text(entry.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_entry(entry, self._contact_name, self._clock.now_ms(), self._my_login)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return state_words(entry.last) if entry.rows else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def entry(self, row: int) -> Entry:
        """The entry of a row. IndexError outside."""
        return self._entries[row]

    def message(self, message_id: int) -> MessageRow | None:
        """A message that is here, or None."""
        return self._messages.get(message_id)

    def row_of(self, message_id: int) -> int | None:
        """The row that shows a message, or None."""
        return self._places.get(message_id)

    def knows(self, message_ids: Iterable[int]) -> frozenset[int]:
        """Those of the ids that are shown here, as messages or as quotes."""
        return frozenset(number for number in message_ids if number in self._messages or number in self._quotes)

    def show(
        self,
        rows: Iterable[MessageRow],
        quotes: Iterable[MessageRow],
        *,
        has_older: bool,
        contact_name: str,
        my_login: str | None,
        unread_from: tuple[int, int] | None,
        has_newer: bool = False,
        newest: tuple[int, int] | None = None,
        gaps: tuple[Gap, ...] = (),
    ) -> None:
        """Another conversation or another place in it: everything is new. `newest` is where the whole history ends, if it is known."""
        self.beginResetModel()
        self._messages = {row.id: row for row in rows}
        self._quotes = {row.id: row for row in quotes}
        self._has_older, self._has_newer = has_older, has_newer
        self._newest_known = max(newest or (0, 0), self.newest or (0, 0))
        self._gaps = gaps
        self._contact_name = contact_name
        self._my_login = my_login
        self._unread_from = None if self._is_answered(unread_from) else unread_from
        self._set_entries(self._woven())
        self.endResetModel()

    def prepend(self, rows: Iterable[MessageRow], quotes: Iterable[MessageRow], *, has_older: bool) -> None:
        """An older page."""
        self._has_older = has_older
        self._keep(rows, quotes)
        self._tell(self._woven())

    def append(self, rows: Iterable[MessageRow], quotes: Iterable[MessageRow], *, has_newer: bool) -> None:
        """A newer page, of a history whose end is not here yet."""
        self._has_newer = has_newer
        self._keep(rows, quotes)
        self._newest_known = max(self._newest_known, self.newest or (0, 0))
        self._tell(self._woven())
        if not has_newer:
            self.end_reached.emit()

    def set_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """The silences of the channel, oldest first."""
        if gaps != self._gaps:
            self._gaps = gaps
            self._tell(self._woven())

    def merge(self, rows: Iterable[MessageRow], quotes: Iterable[MessageRow] = (), gone: Iterable[int] = ()) -> None:
        """Messages that changed or came, and ids that are no more. Those beyond an open end of the window stay out."""
        told = list(rows)
        if not gone and self._lengthen(told, list(quotes)):
            return
        welcome = [row for row in told if row.id in self._messages or self._is_inside(order(row))]
        new = [row for row in welcome if row.id not in self._messages]
        latest = [row for row in told if row.id not in self._messages and order(row) > self._newest_known]
        for message_id in gone:
            self._messages.pop(message_id, None)
        self._keep(welcome, quotes)
        self._newest_known = max([self._newest_known, *(order(row) for row in told)])
        if self._unread_from is None:
            self._unread_from = min((order(row) for row in new if row.direction is Direction.INCOMING), default=None)
        if self._is_answered(self._unread_from):
            self._unread_from = None
        self._tell(self._woven())
        arrived = tuple(row for row in latest if row.direction is not Direction.ACTIVITY)
        if arrived:
            self.arrived.emit(arrived)

    def _lengthen(self, rows: list[MessageRow], quotes: list[MessageRow]) -> bool:
        """Add messages that come after all others. False, and nothing was done, when there is more to it."""
        if (
            not rows
            or self._has_newer
            or quotes
            or any(row.id in self._messages or row.id in self._quotes for row in rows)
        ):
            return False
        new = sorted(rows, key=order)
        if order(new[0]) <= self._newest_known:
            return False
        incoming = [row for row in new if row.direction is Direction.INCOMING]
        has_line = self._unread_from is not None
        if has_line and len(incoming) < len(new):
            # An answer takes the line away; a word of the citizen's makes its number grow.
            return False
        unread_from = order(incoming[0]) if incoming and not has_line else None
        if unread_from is not None and any(row.direction is Direction.OUTGOING for row in new):
            return False
        line = self._unread_place() if has_line else None
        if has_line and line is None:
            return False
        answered = {
            row.reply_to: self._messages.get(row.reply_to) or self._quotes.get(row.reply_to)
            for row in new
            if row.reply_to
        }
        if any(row.id in answered for row in new):
            return False
        shown = {number: row for number, row in answered.items() if row is not None}
        added = following(self._entries, new, shown, unread_from)
        if added is None or any(gap.since >= self._entries[-1].at for gap in self._gaps):
            return False
        self._messages.update((row.id, row) for row in new)
        self._newest_known = max(self._newest_known, order(new[-1]))
        self._unread_from = self._unread_from or unread_from
        if line is not None:
            entry = self._entries[line]
            self._entries[line] = replace(entry, count=entry.count + len(incoming))
            self.dataChanged.emit(self.index(line), self.index(line))
        first = len(self._entries)
        self.beginInsertRows(_NOWHERE, first, first + len(added) - 1)
        self._entries += added
        self._places.update((row.id, first + n) for n, entry in enumerate(added) for row in entry.rows)
        self.endInsertRows()
        arrived = tuple(row for row in rows if row.direction is not Direction.ACTIVITY)
        if arrived:
            self.arrived.emit(arrived)
        return True

    def _unread_place(self) -> int | None:
        places = range(len(self._entries) - 1, -1, -1)
        return next((place for place in places if self._entries[place].shape is Shape.UNREAD), None)

    def _is_inside(self, place: tuple[int, int]) -> bool:
        oldest, newest = self.oldest, self.newest
        is_too_old = self._has_older and oldest is not None and place < oldest
        return not is_too_old and not (self._has_newer and newest is not None and place > newest)

    def rename(self, contact_name: str) -> None:
        """The citizen's name, as it is read aloud."""
        self._contact_name = contact_name

    def _keep(self, rows: Iterable[MessageRow], quotes: Iterable[MessageRow]) -> None:
        for row in quotes:
            self._quotes[row.id] = _newer(self._quotes.get(row.id), row)
        for row in rows:
            self._messages[row.id] = _newer(self._messages.get(row.id), row)
            if row.id in self._quotes:
                self._quotes[row.id] = self._messages[row.id]

    def _is_answered(self, unread_from: tuple[int, int] | None) -> bool:
        """Whether an operator has written to the citizen since; notes, automatic answers and failures do not count."""
        if unread_from is None:
            return False
        return any(
            row.direction is Direction.OUTGOING
            and not row.is_automatic
            and order(row) > unread_from
            and row.state != MessageState.FAILED
            for row in self._messages.values()
        )

    def _woven(self) -> list[Entry]:
        quotes = {**self._quotes, **self._messages}
        return weave(
            sorted(self._messages.values(), key=order),
            quotes,
            self._unread_from,
            self._gaps,
            has_older=self._has_older,
            has_newer=self._has_newer,
        )

    def _set_entries(self, entries: list[Entry]) -> None:
        self._entries = entries
        self._places = {row.id: place for place, entry in enumerate(entries) for row in entry.rows}

    def _tell(self, wanted: list[Entry]) -> None:
        """Go from the entries that are shown to the wanted ones by removals, insertions and repaints."""
        wanted_keys = {entry.key for entry in wanted}
        self._remove_all_but(wanted_keys)
        self._drop_moved(wanted)
        self._insert_missing(wanted)
        changed = [place for place, (old, new) in enumerate(zip(self._entries, wanted, strict=True)) if old != new]
        self._set_entries(wanted)
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _remove_all_but(self, keys: set[Key]) -> None:
        doomed = [place for place, entry in enumerate(self._entries) if entry.key not in keys]
        for first, last in reversed(_runs(doomed)):
            self.beginRemoveRows(_NOWHERE, first, last)
            self._set_entries(self._entries[:first] + self._entries[last + 1 :])
            self.endRemoveRows()

    def _drop_moved(self, wanted: list[Entry]) -> None:
        """Only lines of our own can change their place; they leave the old one here and come back at the new one."""
        kept = {entry.key for entry in self._entries}
        expected = [entry.key for entry in wanted if entry.key in kept]
        if [entry.key for entry in self._entries] == expected:
            return
        self._remove_all_but({key for key in kept if key[0] not in ("unread", "gap")})

    def _insert_missing(self, wanted: list[Entry]) -> None:
        shown = {entry.key for entry in self._entries}
        missing = [place for place, entry in enumerate(wanted) if entry.key not in shown]
        for first, last in _runs(missing):
            self.beginInsertRows(_NOWHERE, first, last)
            self._set_entries(self._entries[:first] + wanted[first : last + 1] + self._entries[first:])
            self.endInsertRows()


def _newer(old: MessageRow | None, new: MessageRow) -> MessageRow:
    return old if old is not None and old.changed > new.changed else new


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """[1, 2, 3, 7] as [(1, 3), (7, 7)]."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
