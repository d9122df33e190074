"""Which lists the queue pane has, where a conversation stands in them, and the one read that fills them.

Everything a list needs comes out of one reading transaction, so its order, its rows and its figures never contradict
each other. The order is the database's; `place_of` only tells whether a changed row may have moved, so that an ordinary
change reads its own rows and not a list of 100,000 ids.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from console.models.record import Record
from console.models.records import ConversationRow, QueueCounts
from console.models.states import ConversationState
from console.operations import reads
from console.ui.paint import LATE_FROM


class Section(StrEnum):
    """One run of rows under one heading; the value is a key of `reads.LISTS`."""

    MINE = "mine"
    WAITING = "waiting"
    SNOOZED = "snoozed"
    TEAM = "team"
    RESOLVED = "resolved"


_ORDER = tuple(Section)

LISTS: dict[str, tuple[Section, ...]] = {
    "inbox": (Section.MINE, Section.WAITING),
    "snoozed": (Section.SNOOZED,),
    "team": (Section.TEAM,),
    "closed": (Section.RESOLVED,),
}
"""The tabs, and the sections each of them shows, in order."""

NARROWED_ROWS = 5_000
"""A narrowed list looks at so many rows at most: it has to read them whole."""

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
    stand elsewhere. `listed` are those of them that are in the list now. `window` is the stretch of the list on screen,
    as first and one past the last.
    """

    sections: tuple[Section, ...]
    me: int | None
    narrowing: Narrowing
    target_ms: int
    changed: tuple[int, ...]
    page: tuple[int, ...]
    places: dict[int, Place]
    listed: frozenset[int]
    window: tuple[int, int]
    wants_lists: bool


class Answered(Record):
    """`keys` is the whole list in order, headings included (see `heading_key`), or None when no row can have moved."""

    asked: Asked
    rows: tuple[ConversationRow, ...]
    keys: list[int] | None
    figures: dict[Section, int]
    counts: QueueCounts | None


def heading_key(section: Section) -> int:
    """What stands for a heading among conversation ids: a negative number."""
    return -_ORDER.index(section) - 1


def section_of_key(key: int) -> Section | None:
    """The section a key is the heading of, or None for a conversation."""
    return _ORDER[-key - 1] if key < 0 else None


def is_late(row: ConversationRow, now_ms: int, target_ms: int) -> bool:
    """Whether a wait is drawn amber or red."""
    return row.waiting_since is not None and now_ms - row.waiting_since >= target_ms * LATE_FROM


def section_of(row: ConversationRow, me: int | None) -> Section:
    """Where a row belongs, by the same rules as `reads.LISTS`."""
    if row.state is ConversationState.SNOOZED:
        return Section.SNOOZED
    if row.state is ConversationState.RESOLVED:
        return Section.RESOLVED
    if row.operator_id is None:
        return Section.WAITING
    return Section.MINE if row.operator_id == me else Section.TEAM


def place_of(row: ConversationRow, me: int | None) -> Place:
    """Section and sort key, as `reads.LISTS` orders them."""
    section = section_of(row, me)
    if section is Section.SNOOZED:
        return (section, row.snoozed_until)
    if section is Section.RESOLVED:
        return (section, row.resolved_at)
    return (section, row.waiting_since, row.last_message_at)


def read_queue(tx: Any, asked: Asked) -> Answered:
    """Answer one question, on a reader thread. `tx` is its transaction, a type of storage/ that ui/ may not name."""
    wanted = dict.fromkeys((*asked.changed, *asked.page))
    rows = reads.conversation_rows(tx, list(wanted), asked.me)
    keys, figures = None, {}
    if asked.wants_lists or _may_have_moved(asked, rows):
        lists = {section: _ids(tx, section, asked) for section in asked.sections}
        figures = {section: len(ids) for section, ids in lists.items()}
        keys = _flatten(asked.sections, lists)
        first, last = asked.window
        seen = [key for key in keys[first:last] if key > 0 and key not in wanted]
        rows += reads.conversation_rows(tx, seen, asked.me)
    counts = reads.queue_counts(tx, asked.me) if asked.changed or asked.wants_lists else None
    return Answered(asked, tuple(rows), keys, figures, counts)


def _flatten(sections: tuple[Section, ...], lists: dict[Section, list[int]]) -> list[int]:
    keys: list[int] = []
    for section in sections:
        # Nobody waiting is worth a heading; an empty list has none.
        if lists[section] or (section is Section.WAITING and any(lists.values())):
            keys.append(heading_key(section))
            keys.extend(lists[section])
    return keys


def _ids(tx: Any, section: Section, asked: Asked) -> list[int]:
    if asked.narrowing == EVERYTHING:
        return reads.conversation_ids(tx, section, asked.me)
    rows = reads.conversation_list(tx, section, asked.me, limit=NARROWED_ROWS)
    return [row.id for row in rows if asked.narrowing.keeps(row, tx.now, asked.target_ms)]


def _may_have_moved(asked: Asked, rows: list[ConversationRow]) -> bool:
    found = {row.id: row for row in rows}
    for number in asked.changed:
        row = found.get(number)
        if row is None:
            if number in asked.listed:
                return True
            continue
        place = place_of(row, asked.me)
        if number not in asked.listed and place[0] not in asked.sections:
            continue
        # A narrowed list may gain or lose the row for reasons that its place does not tell.
        if asked.narrowing != EVERYTHING or number not in asked.listed or asked.places.get(number) != place:
            return True
    return False
