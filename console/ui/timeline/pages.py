"""What the timeline reads: pages of messages with what they quote, and the news among changed ids. Runs on readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from console.models.records import ConversationRow, Gap, MessageRow
from console.operations import finding, gaps, reads
from console.operations.finding import Place

PAGE = 60


@dataclass(frozen=True, slots=True)
class Page:
    """Messages oldest first; `quotes` are answered ones that lie elsewhere; `has_older`, `has_newer`: there may be more on that side.

    `newest` is where the whole history ends and `unread_from` where its unread messages begin, as far as the page knows them;
    `gaps` are the silences of the channel in which messages of this citizen may have been lost.
    """

    rows: tuple[MessageRow, ...]
    quotes: tuple[MessageRow, ...]
    has_older: bool
    has_newer: bool = False
    newest: Place | None = None
    unread_from: Place | None = None
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """What became of changed ids: rows to show, quotes, known ids that are gone, and episodes that are this citizen's or others'."""

    rows: tuple[MessageRow, ...]
    quotes: tuple[MessageRow, ...]
    gone: frozenset[int]
    own: frozenset[int]
    foreign: frozenset[int]
    conversation: ConversationRow | None


def read_newest(tx: Any, contact_id: int, unread: int) -> Page:
    """The last page."""
    rows = reads.timeline_page(tx, contact_id, limit=PAGE)
    return Page(
        tuple(rows),
        _quotes(tx, rows),
        len(rows) == PAGE,
        newest=(rows[-1].at, rows[-1].id) if rows else None,
        unread_from=finding.unread_place(tx, contact_id, unread),
        gaps=tuple(gaps.gaps_with(tx, contact_id)),
    )


def read_around(tx: Any, contact_id: int, message_id: int, unread: int) -> Page:
    """The page with a message in its middle; the last page when the message is gone."""
    place = finding.place_of_message(tx, contact_id, message_id)
    if place is None:
        return read_newest(tx, contact_id, unread)
    older = reads.timeline_page(tx, contact_id, before=place, limit=PAGE // 2)
    rest = reads.timeline_page(tx, contact_id, after=(place[0], place[1] - 1), limit=PAGE // 2)
    rows = [*older, *rest]
    newest = finding.newest_place(tx, contact_id)
    return Page(
        tuple(rows),
        _quotes(tx, rows),
        len(older) == PAGE // 2,
        has_newer=newest is not None and (rows[-1].at, rows[-1].id) < newest,
        newest=newest,
        unread_from=finding.unread_place(tx, contact_id, unread),
        gaps=tuple(gaps.gaps_with(tx, contact_id)),
    )


def read_older(tx: Any, contact_id: int, before: Place) -> Page:
    """The page before a place."""
    rows = reads.timeline_page(tx, contact_id, before=before, limit=PAGE)
    return Page(tuple(rows), _quotes(tx, rows), len(rows) == PAGE)


def read_newer(tx: Any, contact_id: int, after: Place) -> Page:
    """The page after a place."""
    rows = reads.timeline_page(tx, contact_id, after=after, limit=PAGE)
    return Page(tuple(rows), _quotes(tx, rows), has_older=True, has_newer=len(rows) == PAGE)


def read_span(tx: Any, contact_id: int, first: Place, last: Place | None) -> Page:
    """Everything from one place to another, or to the end."""
    rows = reads.timeline_span(tx, contact_id, first, last)
    return Page(tuple(rows), _quotes(tx, rows), True, gaps=tuple(gaps.gaps_with(tx, contact_id)))


def read_news(
    tx: Any,
    contact_id: int,
    conversation_id: int,
    me: int | None,
    messages: frozenset[int],
    known: frozenset[int],
    conversations: frozenset[int],
    own: frozenset[int],
) -> News:
    """Among changed ids: what belongs to this citizen. `own` are episodes known to be theirs, `conversations` ones to ask about."""
    asked = conversations | {conversation_id}
    found = {row.id: row for row in reads.conversation_rows(tx, sorted(asked), me)}
    theirs = own | {row.id for row in found.values() if row.contact_id == contact_id}
    rows = [row for row in reads.message_rows(tx, sorted(messages)) if row.conversation_id in theirs or row.id in known]
    gone = known - {row.id for row in rows}
    foreign = frozenset(row.id for row in found.values() if row.contact_id != contact_id)
    return News(tuple(rows), _quotes(tx, rows), gone, frozenset(theirs), foreign, found.get(conversation_id))


def _quotes(tx: Any, rows: list[MessageRow]) -> tuple[MessageRow, ...]:
    here = {row.id for row in rows}
    wanted = sorted({row.reply_to for row in rows if row.reply_to is not None and row.reply_to not in here})
    return tuple(reads.message_rows(tx, wanted)) if wanted else ()
