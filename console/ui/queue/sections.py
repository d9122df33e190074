"""Which lists the queue pane has, where a conversation stands in them, and the one read that fills them.

Everything a list needs comes out of one reading transaction, so its order, its rows and its figures never contradict
each other. The order is the database's; `place_of` only tells whether a changed row may have moved, so that an ordinary
change reads its own rows and not a list of 100,000 ids.
"""

from __future__ import annotations

import time
from enum import StrEnum
from typing import Any

from console.models.record import Record
from console.models.records import ConversationRow, QueueCounts
from console.models.states import ConversationState
from console.operations import queue
from console.ui.paint import LATE_FROM
from console.ui.queue.steps import Steps, arrivals, steps_to


class Section(StrEnum):
    """One run of rows under one heading; the value is a key of `queue.LISTS`."""

    MINE = "mine"
    WAITING = "waiting"
    SNOOZED = "snoozed"
    TEAM = "team"
    RESOLVED = "resolved"
    PROMISED = "promised"


class WaitOrder(StrEnum):
    """In which order those who wait stand on screen. Who is next never depends on it."""

    LONGEST = "longest"
    LATEST = "latest"


_ORDER = tuple(Section)

LISTS: dict[str, tuple[Section, ...]] = {
    "inbox": (Section.PROMISED, Section.MINE, Section.WAITING),
    "snoozed": (Section.SNOOZED,),
    "team": (Section.TEAM,),
    "closed": (Section.RESOLVED,),
}
"""The tabs, and the sections each of them shows, in order."""

NARROWED_ROWS = 5_000
"""A narrowed list looks at so many rows at most: it has to read them whole."""

MOST_FAR = 20
"""Of more changed rows that are not on screen only the order is read."""

Place = tuple[object, ...]
"""Section and sort key of a row; two equal places mean that the row did not move."""


class Narrowing(Record):
    """What the filter button lets through; nothing set lets everything through."""

    unread_only: bool = False
    late_only: bool = False
    channel_kind: str | None = None

    def keeps(self, row: ConversationRow, now_ms: int, target_ms: int) -> bool:
        """Whether a row stays in the list."""
        if self.unread_only and row.unread == 0:
            return False
        if self.channel_kind is not None and row.channel_kind != self.channel_kind:
            return False
        return not self.late_only or is_late(row, now_ms, target_ms)


EVERYTHING = Narrowing()


class Asked(Record):
    """One question to a reader. `changed` are ids a commit touched, `page` ids about to be shown.

    `places` are the places the changed rows had in the transaction that read the list: a row read later may already
    stand elsewhere. `held` are those whose rows are at hand, on screen or scrolled past. `shown` is the list as it is on show, which nobody changes in place; `is_held` says that its rows
    must stay where they are. `window` is the stretch of it on screen, as first and one past the last. A glance wants
    the head of each section, enough for the screen, before the whole is read.
    """

    sections: tuple[Section, ...]
    me: int | None
    narrowing: Narrowing
    target_ms: int
    changed: tuple[int, ...]
    page: tuple[int, ...]
    places: dict[int, Place]
    held: frozenset[int]
    shown: list[int]
    is_held: bool
    window: tuple[int, int]
    wants_lists: bool
    is_glance: bool
    order: WaitOrder = WaitOrder.LONGEST


class Answered(Record):
    """`keys` is the list in order, headings included (see `heading_key`), or None when no row can have moved.

    `steps` lead from what was on show to what may be shown now. `is_whole` is False for the head of a longer list. `list_seconds` is what reading
    the order took.
    """

    asked: Asked
    rows: tuple[ConversationRow, ...]
    keys: list[int] | None
    steps: Steps | None
    figures: dict[Section, int]
    counts: QueueCounts | None
    is_whole: bool
    list_seconds: float


def heading_key(section: Section) -> int:
    """What stands for a heading among conversation ids: a negative number."""
    return -_ORDER.index(section) - 1


def section_of_key(key: int) -> Section | None:
    """The section a key is the heading of, or None for a conversation."""
    return _ORDER[-key - 1] if key < 0 else None


def is_late(row: ConversationRow, now_ms: int, target_ms: int) -> bool:
    """Whether a wait is drawn amber or red."""
    return row.waiting_since is not None and now_ms - row.waiting_since >= target_ms * LATE_FROM


def section_of(row: ConversationRow, me: int | None, sections: tuple[Section, ...]) -> Section:
    """Where a row belongs in a list of these sections, by the same rules as `queue.LISTS`."""
    if row.state is ConversationState.SNOOZED:
        return Section.SNOOZED
    if row.state is ConversationState.RESOLVED:
        # The one kind of conversation that stands in two lists: closed, and to be done.
        return Section.PROMISED if row.is_promise_mine and Section.PROMISED in sections else Section.RESOLVED
    if row.operator_id is None:
        return Section.WAITING
    return Section.MINE if row.operator_id == me else Section.TEAM


def place_of(row: ConversationRow, me: int | None, sections: tuple[Section, ...]) -> Place:
    """Section and sort key, as `queue.LISTS` orders them."""
    section = section_of(row, me, sections)
    if section is Section.PROMISED:
        return (section, row.promised_at)
    if section is Section.SNOOZED:
        return (section, row.snoozed_until)
    if section is Section.RESOLVED:
        return (section, row.resolved_at)
    # A new word of somebody who waits already moves nobody.
    return (section, row.waiting_since) if row.waiting_since is not None else (section, None, row.last_message_at)


def read_queue(tx: Any, asked: Asked) -> Answered:
    """Answer one question, on a reader thread. `tx` is its transaction, a type of storage/ that ui/ may not name."""
    wanted = dict.fromkeys((*asked.changed, *asked.page))
    far = [number for number in asked.changed if number not in asked.held and number not in asked.page]
    is_burst = len(far) > MOST_FAR
    if is_burst:
        # So many that nobody looks at: the order is read again anyway, and their rows when somebody scrolls there.
        for number in far:
            del wanted[number]
    rows = queue.conversation_rows(tx, list(wanted), asked.me)
    counts = queue.queue_counts(tx, asked.me) if asked.changed or asked.wants_lists or asked.is_glance else None
    if not (asked.wants_lists or asked.is_glance or is_burst or _may_have_moved(asked, rows)):
        return Answered(asked, tuple(rows), None, None, {}, counts, True, 0.0)
    started = time.perf_counter()
    limit = asked.window[1] if asked.is_glance else None
    lists = {section: _ids(tx, section, asked, limit) for section in asked.sections}
    figures = {section: len(ids) for section, ids in lists.items()}
    is_whole = True
    if limit is not None and counts is not None:
        known = {Section.PROMISED: counts.promised, Section.MINE: counts.mine, Section.WAITING: counts.waiting}
        is_whole = figures == known
        # The first section that goes on ends what can be seen: nothing may stand below it yet.
        if figures[Section.PROMISED] < counts.promised:
            lists[Section.MINE] = lists[Section.WAITING] = []
        elif figures[Section.MINE] < counts.mine:
            lists[Section.WAITING] = []
        figures = known
    keys = _flatten(asked.sections, lists, figures)
    first, last = asked.window
    seen = [key for key in keys[first:last] if key > 0 and key not in wanted]
    rows += queue.conversation_rows(tx, seen, asked.me)
    target = asked.shown + arrivals(asked.shown, keys) if asked.is_held and asked.shown else keys
    steps = steps_to(asked.shown, target)
    return Answered(asked, tuple(rows), keys, steps, figures, counts, is_whole, time.perf_counter() - started)


def can_glance(sections: tuple[Section, ...], narrowing: Narrowing) -> bool:
    """Whether the head of a list can be read alone: its figures must be known without it."""
    return sections == LISTS["inbox"] and narrowing == EVERYTHING


def _flatten(sections: tuple[Section, ...], lists: dict[Section, list[int]], figures: dict[Section, int]) -> list[int]:
    keys: list[int] = []
    for section in sections:
        # Nobody waiting is worth a heading; an empty list has none.
        if figures[section] or (section is Section.WAITING and any(figures.values())):
            keys.append(heading_key(section))
            keys.extend(lists[section])
    return keys


def _ids(tx: Any, section: Section, asked: Asked, limit: int | None) -> list[int]:
    which = "waiting_latest" if section is Section.WAITING and asked.order is WaitOrder.LATEST else str(section)
    if asked.narrowing == EVERYTHING:
        return queue.conversation_ids(tx, which, asked.me, limit=limit)
    rows = queue.conversation_list(tx, which, asked.me, limit=NARROWED_ROWS)
    return [row.id for row in rows if asked.narrowing.keeps(row, tx.now, asked.target_ms)]


def _may_have_moved(asked: Asked, rows: list[ConversationRow]) -> bool:
    found = {row.id: row for row in rows}
    # A set costs as much as looking through the list a few times.
    shown = set(asked.shown) if len(asked.changed) > 4 else asked.shown
    for number in asked.changed:
        row = found.get(number)
        is_listed = number in shown
        if row is None:
            if is_listed:
                return True
            continue
        place = place_of(row, asked.me, asked.sections)
        if not is_listed and place[0] not in asked.sections:
            continue
        # A narrowed list may gain or lose the row for reasons that its place does not tell.
        if asked.narrowing != EVERYTHING or not is_listed or asked.places.get(number) != place:
            return True
    return False
