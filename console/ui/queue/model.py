"""The queue as rows: headings and conversations in one flat column, known by id, read in pages around what is seen.

The model keeps one read in flight and gathers everything that comes up meanwhile, so two answers never overtake each
other. What it knows of the right order (`_target`) and what it shows are two things: while an operator aims at a row
the shown order is held, and rows only change in place.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from console.models.clock import Clock
from console.models.problems import Problem
from console.models.records import Change, ConversationRow
from console.ui.bridge import Bridge
from console.ui.queue.sections import (
    EVERYTHING,
    LISTS,
    Answered,
    Asked,
    Narrowing,
    Place,
    Section,
    WaitOrder,
    can_glance,
    place_of,
    read_queue,
    section_of_key,
)
from console.ui.queue.shelf import MOST, RowShelf
from console.ui.queue.steps import Steps, arrivals, steps_to
from console.ui.queue.words import Face, heading, number, spoken_details, spoken_heading, spoken_name, title_of
from console.ui.text import item_text

PAGE = 64
"""Rows read at once around the viewport."""
RETRY_MS = 2_000
REST_MS = 300
"""The head of a list is shown first; when nobody says that it is painted, the rest is read so much later."""
REST_AFTER_LIST = 4
"""Rest after reading a list, as a multiple of the time that took, for changes that nobody can see."""
TICK_MS = 15_000

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class QueueModel(QAbstractTableModel):
    """GUI thread. One column of headings and conversations. Reads go through the bridge, `data()` only looks up."""

    counts_read = Signal(object)
    """A QueueCounts, for the tabs and the badge."""
    order_changing = Signal()
    """Rows are about to come, go or move."""
    order_changed = Signal()
    """Rows came, went or moved."""
    list_read = Signal()
    """The first answer after `show_list`."""

    def __init__(self, bridge: Bridge, clock: Clock, target_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.target_ms = target_ms
        """How long a citizen may wait; `tick` draws a new one."""
        self.now_ms = clock.now_ms()
        self.narrowing = EVERYTHING
        self.order = WaitOrder.LONGEST
        self.shelf = RowShelf(bridge.me)
        self._bridge = bridge
        self._clock = clock
        self._asked: Asked | None = None
        self._sections: tuple[Section, ...] = LISTS["inbox"]
        self._keys: list[int] = []
        self._target: list[int] = []
        self._headings: list[int] = []
        self._figures: dict[Section, int] = {}
        self._places: dict[int, Place] = {}
        self._window = (0, PAGE)
        self._is_held = False
        self._is_read = False
        self._is_asking = False
        self._is_failing = False
        self._wanted_changed: set[int] = set()
        self._wanted_page: set[int] = set()
        self._wants_lists = self._wants_glance = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._ask)
        self._rested_at = 0.0
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.timeout.connect(self._ask)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.read_rest)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()

    # What Qt asks.

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._keys[index.row()] < 0:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        section = self.section_at(index.row())
        if section is not None:
            return self._heading_data(section, role)
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return item_text(title_of(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_name(row, self.me, self.now_ms, self.target_ms)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return spoken_details(row, self.me)
        return None

    def _heading_data(self, section: Section, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(section) + " " + number(self.figure(section))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_heading(section, self.figure(section))
        return None

    # What delegate and view ask.

    @property
    def me(self) -> int | None:
        """The operator at this desk."""
        return self._bridge.me

    @property
    def is_read(self) -> bool:
        """Whether the list on show has been read: an unread list is not an empty one."""
        return self._is_read

    def section_at(self, row: int) -> Section | None:
        """The section whose heading this row is, or None when it is a conversation."""
        return section_of_key(self._keys[row])

    def id_at(self, row: int) -> int | None:
        """The conversation at a row, or None for a heading or no such row."""
        if not 0 <= row < len(self._keys):
            return None
        key = self._keys[row]
        return key if key > 0 else None

    def row_at(self, row: int) -> ConversationRow | None:
        """What is known of the conversation at a row, or None before its page is read."""
        return self.shelf.row(self._keys[row])

    def face_at(self, row: int) -> Face | None:
        """The texts of a row."""
        return self.shelf.face(self._keys[row])

    def position(self, conversation_id: int | None) -> int:
        """The row of a conversation, or -1."""
        try:
            return -1 if conversation_id is None else self._keys.index(conversation_id)
        except ValueError:
            return -1

    def figure(self, section: Section) -> int:
        """How many conversations a section has."""
        return self._figures.get(section, 0)

    def heading_rows(self) -> list[int]:
        """The rows that are headings."""
        return self._headings

    # What the pane tells.

    def show_list(self, name: str) -> None:
        """Show another list (a key of LISTS), read anew. KeyError for any other name."""
        self._show(LISTS[name], self.narrowing)

    def narrow(self, narrowing: Narrowing) -> None:
        """Show only what the filter lets through."""
        self._show(self._sections, narrowing)

    def set_order(self, order: WaitOrder) -> None:
        """Show those who wait in another order, read anew."""
        if order is not self.order:
            self.order = order
            self._show(self._sections, self.narrowing)

    def _show(self, sections: tuple[Section, ...], narrowing: Narrowing) -> None:
        self.beginResetModel()
        self._sections, self.narrowing = sections, narrowing
        self._keys, self._target, self._headings, self._figures = [], [], [], {}
        self.shelf.keep_only(set())
        self._places.clear()
        self._wanted_page.clear()
        self._window = (0, PAGE)
        self._is_read = False
        self.endResetModel()
        self._wants_glance = can_glance(sections, narrowing)
        self._wants_lists = not self._wants_glance
        self._ask()

    def apply(self, change: Change) -> None:
        """Something was committed: read the touched rows again, and the order when one of them may have moved."""
        wanted = change.conversations | self.shelf.touched_by(change)
        if change.everything:
            wanted |= set(self._looked_at())
            self.shelf.keep_only(set(wanted))
            self._wants_lists = True
        if wanted or change.everything:
            self._wanted_changed |= wanted
            self._ask()

    def look_at(self, first: int, last: int) -> None:
        """Rows `first` to `last` are on screen: read what is missing there and a little around."""
        self._window = (max(0, first - PAGE // 4), last + PAGE // 4 + 1)
        missing = {key for key in self._looked_at() if key not in self.shelf}
        if missing:
            start, stop = self._window
            if stop - start < PAGE:
                missing |= {key for key in self._keys[start : start + PAGE] if key > 0 and key not in self.shelf}
            self._wanted_page = missing
            self._ask()

    @Slot()
    def read_rest(self) -> None:
        """The head of the list has been painted: read all of it."""
        if self._rest.isActive() or self.sender() is self._rest:
            self._rest.stop()
            self._wants_lists = True
            self._ask()

    def hold_order(self, is_held: bool) -> None:
        """While held, rows change in place but do not come, go or move, save for new ones at the very end."""
        self._is_held = is_held
        if not is_held:
            self._settle()

    @Slot()
    def tick(self) -> None:
        """Time went by: waits are drawn again; nothing is read."""
        self.now_ms = self._clock.now_ms()
        if self._keys:
            first, last = self._window
            self._repaint(range(first, min(last, len(self._keys))))

    # Reading.

    def _looked_at(self) -> list[int]:
        first, last = self._window
        return [key for key in self._keys[first:last] if key > 0]

    @Slot()
    def _ask(self) -> None:
        wants_order = self._wants_lists or self._wants_glance
        if self._is_asking or not (self._wanted_changed or self._wanted_page or wants_order):
            return
        changed = tuple(self._due_changes())
        if not (changed or self._wanted_page or wants_order):
            return
        self._is_asking = True
        asked = Asked(
            sections=self._sections,
            me=self.me,
            narrowing=self.narrowing,
            target_ms=self.target_ms,
            changed=changed,
            page=tuple(self._wanted_page),
            places={key: self._places[key] for key in changed if key in self._places},
            held=frozenset(key for key in changed if key in self.shelf),
            shown=self._keys,
            is_held=self._is_held,
            window=self._window,
            wants_lists=self._wants_lists,
            is_glance=self._wants_glance,
            order=self.order,
        )
        self._wanted_changed.difference_update(changed)
        self._wanted_page = set()
        self._wants_lists = self._wants_glance = False
        self._asked = asked
        self._bridge.read(self, read_queue, asked, done=self._on_answered, failed=self._on_failed)

    def _due_changes(self) -> set[int]:
        """The changed rows to read now.

        One that nobody looks at may have moved, and then the whole list is read again. A list of 100,000 is a twentieth
        of a second of work, so after reading it the others wait a little and are done together; what is on screen never
        waits.
        """
        wait_ms = round((self._rested_at - time.monotonic()) * 1000)
        if wait_ms <= 0 or self._wants_lists:
            return self._wanted_changed
        if not self._resting.isActive():
            self._resting.start(wait_ms)
        return {key for key in self._wanted_changed if key in self.shelf}

    def _on_answered(self, answered: Answered) -> None:
        self._is_asking = self._is_failing = False
        self.now_ms = max(self.now_ms, self._clock.now_ms())
        asked = answered.asked
        shown = (self._sections, self.narrowing, self.order)
        is_current = (asked.sections, asked.narrowing, asked.order) == shown
        if is_current:
            self._take_rows(answered.rows)
            if answered.keys is not None:
                was_read, self._is_read = self._is_read, True
                self._rested_at = time.monotonic() + min(REST_AFTER_LIST * answered.list_seconds, 1.0)
                self._figures = answered.figures
                self._target = answered.keys
                self._places = {row.id: place_of(row, self.me, self._sections) for row in answered.rows}
                self._settle(answered.steps)
                if not was_read:
                    self.list_read.emit()
                if not answered.is_whole:
                    self._rest.start()
        elif asked.changed:
            self._wanted_changed |= set(asked.changed)
        if answered.counts is not None:
            self.counts_read.emit(answered.counts)
        self._ask()

    def _on_failed(self, problem: Problem) -> None:
        self._is_asking = False
        if self._asked is None:
            return
        self._wanted_changed |= set(self._asked.changed)
        if self._asked.sections == self._sections:
            self._wanted_page |= set(self._asked.page)
            self._wants_lists = self._wants_lists or self._asked.wants_lists
            self._wants_glance = self._wants_glance or self._asked.is_glance
        self._retry.start()
        if not self._is_failing:
            self._is_failing = True
            self._bridge.problem_raised.emit(problem)

    def _take_rows(self, rows: Iterable[ConversationRow]) -> None:
        fresh = self.shelf.put(rows)
        if fresh:
            first, last = self._window
            self._repaint(n for n in range(first, min(last, len(self._keys))) if self._keys[n] in fresh)
        if len(self.shelf) > MOST:
            self.shelf.keep_only(set(self._looked_at()))

    def _repaint(self, rows: Iterable[int]) -> None:
        """Tell about changed rows in runs."""
        first = last = -1
        for row in rows:
            if row != last + 1 or first < 0:
                if first >= 0:
                    self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
                first = row
            last = row
        if first >= 0:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    # Order.

    def _settle(self, steps: Steps | None = None) -> None:
        """Bring what is shown to what is right, or as near to it as the hold allows; `steps` if a reader knows them."""
        is_held = self._is_held and bool(self._keys)
        # A reader's steps are good as long as nobody has changed the list, or begun or ended to hold it, since.
        if steps is None or steps.old is not self._keys or (steps.new is self._target) == is_held:
            target = self._keys + arrivals(self._keys, self._target) if is_held else self._target
            steps = steps_to(self._keys, target)
        if steps.changes_nothing:
            self._repaint_headings()
            return
        self.order_changing.emit()
        if steps.is_reset:
            self.beginResetModel()
            self._keys, self._headings = steps.new, steps.headings
            self.endResetModel()
        else:
            self._carry_out(steps)
        self._repaint_headings()
        self.order_changed.emit()

    def _carry_out(self, steps: Steps) -> None:
        if steps.is_single_stretch:
            # What happens nearly always, without a copy of a long list.
            if steps.removals:
                self.beginRemoveRows(_NOWHERE, *steps.removals[0])
                self._keys, self._headings = steps.new, steps.headings
                self.endRemoveRows()
            else:
                self.beginInsertRows(_NOWHERE, *steps.insertions[0])
                self._keys, self._headings = steps.new, steps.headings
                self.endInsertRows()
            return
        # The list a reader may be looking at stays as it is; the last step leaves the one the reader made.
        keys = self._keys = list(self._keys)
        for first, last in reversed(steps.removals):
            self.beginRemoveRows(_NOWHERE, first, last)
            del keys[first : last + 1]
            self.endRemoveRows()
        if steps.order is not None:
            self._reorder(steps.order)
            keys = self._keys
        for first, last in steps.insertions:
            self.beginInsertRows(_NOWHERE, first, last)
            keys[first:first] = steps.new[first : last + 1]
            self.endInsertRows()
        self._keys, self._headings = steps.new, steps.headings

    def _reorder(self, order: list[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        new = [self.index(order.index(self._keys[index.row()]), 0) for index in old]
        self._keys = list(order)
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _repaint_headings(self) -> None:
        self._repaint(self.heading_rows())
