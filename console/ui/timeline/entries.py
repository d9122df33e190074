"""Weaves messages into what the timeline shows: day lines, the unread line, silences, albums, and one row for everything else.

A pure function of its input, with a stable key per row: the model compares two weavings and tells the view only what
really came, went or changed, so that the row under the reader's eye stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from console.models.records import Gap, MessageRow
from console.models.states import Direction, MessageKind, MessageState

Key = tuple[str, int]

_ALBUM_REACH = 5
NEVER_SENT = frozenset({MessageState.FAILED, MessageState.UNCERTAIN})


class Shape(Enum):
    """How an entry is drawn."""

    DAY = "day"
    UNREAD = "unread"
    GAP = "gap"
    ACTIVITY = "activity"
    AUTOMATIC = "automatic"
    NOTE = "note"
    INCOMING = "incoming"
    OUTGOING = "outgoing"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the timeline. `rows` is empty for lines of our own, has several messages for an album.

    `at` in epoch ms, of a silence its begin and `until` its end; `count` is the figure of the unread line; `quoted` the message
    this one answers, when it is known.
    """

    key: Key
    shape: Shape
    at: int
    rows: tuple[MessageRow, ...] = ()
    count: int = 0
    quoted: MessageRow | None = None
    until: int | None = None

    @property
    def row(self) -> MessageRow | None:
        """The first message, which gives the entry its side, its state and its author; None for a line of our own."""
        return self.rows[0] if self.rows else None

    @property
    def first(self) -> MessageRow:
        """The same for an entry that is known to have messages. IndexError for a line of our own."""
        return self.rows[0]

    @property
    def last(self) -> MessageRow:
        """The last message: its time and its ticks are shown for all. IndexError for a line of our own."""
        return self.rows[-1]

    @property
    def text(self) -> str:
        """The words of all its messages, an empty line between two; none for an activity, whose sentence is made on screen."""
        if self.shape is Shape.ACTIVITY:
            return ""
        return "\n\n".join(row.text for row in self.rows if row.text)


def order(row: MessageRow) -> tuple[int, int]:
    """Where a message stands; the same from the key press to the last tick."""
    return row.at, row.id


def shape_of(row: MessageRow) -> Shape:
    """How one message is drawn. An automatic answer that did not arrive needs a bubble with its buttons."""
    match row.direction:
        case Direction.ACTIVITY:
            return Shape.ACTIVITY
        case Direction.NOTE:
            return Shape.NOTE
        case Direction.INCOMING:
            return Shape.INCOMING
    is_quiet = row.kind is MessageKind.TEXT and row.state not in NEVER_SENT and not row.extra.get("buttons")
    return Shape.AUTOMATIC if row.is_automatic and is_quiet else Shape.OUTGOING


def day_of(at: int) -> int:
    """Number of the local day of a moment."""
    return datetime.fromtimestamp(at / 1000).toordinal()


def weave(
    rows: Iterable[MessageRow],
    quotes: Mapping[int, MessageRow],
    unread_from: tuple[int, int] | None,
    gaps: Iterable[Gap] = (),
    *,
    has_older: bool = False,
    has_newer: bool = False,
) -> list[Entry]:
    """The entries of messages that are sorted by `order`.

    The unread line stands before the first of the citizen's at or after `unread_from`; a silence before the first message
    that came after its begin, unless that message may be one that is not here.
    """
    entries: list[Entry] = []
    sorted_rows = list(rows)
    silences = [gap for gap in gaps if sorted_rows and (not has_older or gap.since >= sorted_rows[0].at)]
    unread = 0
    if unread_from is not None:
        unread = sum(row.direction is Direction.INCOMING and order(row) >= unread_from for row in sorted_rows)
    day = None
    for row in sorted_rows:
        while silences and row.at > silences[0].since:
            entries.append(_silence(silences.pop(0)))
        if day_of(row.at) != day:
            day = day_of(row.at)
            entries.append(Entry(("day", day), Shape.DAY, row.at))
        is_first_unread = (
            unread > 0 and unread_from is not None and row.direction is Direction.INCOMING and order(row) >= unread_from
        )
        if is_first_unread:
            entries.append(Entry(("unread", 0), Shape.UNREAD, row.at, count=unread))
            unread = 0
        place = _album_of(entries, row)
        if place is not None:
            before = entries[place]
            entries[place] = Entry(before.key, before.shape, before.at, (*before.rows, row), quoted=before.quoted)
            continue
        quoted = quotes.get(row.reply_to) if row.reply_to is not None else None
        entries.append(Entry(("message", row.id), shape_of(row), row.at, (row,), quoted=quoted))
    if not has_newer:
        entries += [_silence(gap) for gap in silences]
    return entries


def following(
    entries: list[Entry], rows: list[MessageRow], quotes: Mapping[int, MessageRow], unread_from: tuple[int, int] | None
) -> list[Entry] | None:
    """What comes after `entries` when nothing but later messages came: the ordinary case, without weaving all again.

    None when more may change than the end: no message last, a photo of an album, somebody's earlier place.
    `unread_from` is given only when the unread line is not there yet.
    """
    last = entries[-1].rows[-1] if entries and len(entries[-1].rows) == 1 else None
    if (
        last is None
        or last.album is not None
        or any(row.album is not None or order(row) <= order(last) for row in rows)
    ):
        return None
    woven = weave([last, *rows], quotes, unread_from)
    return woven[next(place for place, entry in enumerate(woven) if entry.rows) + 1 :]


def _silence(gap: Gap) -> Entry:
    return Entry(("gap", gap.since), Shape.GAP, gap.since, until=gap.until)


def _album_of(entries: list[Entry], row: MessageRow) -> int | None:
    """Where the album of a photo stands, also when somebody got a word in between; never across a line of our own."""
    if row.album is None:
        return None
    for place in range(len(entries) - 1, max(-1, len(entries) - 1 - _ALBUM_REACH), -1):
        if not entries[place].rows:
            return None
        if _is_same_album(entries[place], row):
            return place
    return None


def _is_same_album(before: Entry, row: MessageRow) -> bool:
    first = before.row
    return (
        first is not None
        and row.album is not None
        and first.album == row.album
        and first.direction is row.direction
        and first.kind is row.kind is MessageKind.PHOTO
        and first.deleted_at is None
        and row.deleted_at is None
    )
