"""What the timeline reads: a page of messages with what they quote, and the news among changed ids. Runs on readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from console.models.records import ConversationRow, MessageRow
from console.operations import reads

PAGE = 60


@dataclass(frozen=True, slots=True)
class Page:
    """Messages oldest first; `quotes` are answered ones that lie elsewhere; `has_older`: there may be more before."""

    rows: tuple[MessageRow, ...]
    quotes: tuple[MessageRow, ...]
    has_older: bool


@dataclass(frozen=True, slots=True)
class News:
    """What became of changed ids: rows to show, quotes, known ids that are gone, and episodes that are this citizen's or others'."""

    rows: tuple[MessageRow, ...]
    quotes: tuple[MessageRow, ...]
    gone: frozenset[int]
    own: frozenset[int]
    foreign: frozenset[int]
    conversation: ConversationRow | None


def read_page(tx: Any, contact_id: int, before: tuple[int, int] | None, limit: int) -> Page:
    """The page before a place, or the newest one."""
    rows = reads.timeline_page(tx, contact_id, before=before, limit=limit)
    return Page(tuple(rows), _quotes(tx, rows), len(rows) == limit)


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
