"""Where one account has read to, as the text the desk keeps.

The one decision: a long absence is part of the place. A room of which the server left something out stands here as a
gap until the last message of it was handed over, so a crash in the middle goes on exactly there.
"""

import json
from dataclasses import dataclass, replace

from console.providers.matrix_trail import Mark, read_marks
from console.providers.telegram_text import amount, items, obj

_MOST_INVITES = 2_000


@dataclass(frozen=True, slots=True)
class Gap:
    """What one room still owes us: everything after `start` up to `end`, two places of the server's own."""

    room_id: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Invite:
    """A room we will enter; not before `due_at` (epoch milliseconds), after `tries` failed ones."""

    room_id: str
    due_at: int = 0
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """`since` is None before the first answer. `entered`: rooms just joined, of which nothing was handed over yet."""

    since: str | None = None
    gaps: tuple[Gap, ...] = ()
    invites: tuple[Invite, ...] = ()
    entered: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()

    def with_gap(self, gap: Gap) -> "Place":
        """The gap as the last one; one that is open already for its room only reaches further now."""
        if any(known.room_id == gap.room_id for known in self.gaps):
            return replace(
                self,
                gaps=tuple(replace(k, end=gap.end) if k.room_id == gap.room_id else k for k in self.gaps),
            )
        return replace(self, gaps=(*self.gaps, gap))

    def has_gap(self, room_id: str) -> bool:
        """Whether a room still owes us something."""
        return any(gap.room_id == room_id for gap in self.gaps)


def read_cursor(cursor: str | None) -> Place:
    """The place a cursor names; the very beginning for one that cannot be read."""
    try:
        found = obj(json.loads(cursor or "{}"))
    except (ValueError, RecursionError):
        return Place()
    since = found.get("since")
    if not isinstance(since, str) or not since:
        return Place()
    gaps = [one for one in items(found.get("gaps")) if _is_texts(one, 3)]
    invites = [one for one in items(found.get("invites")) if isinstance(one, list) and len(one) == 3]
    return Place(
        since,
        tuple(Gap(*gap) for gap in gaps),
        tuple(Invite(str(one[0]), amount(one[1]) or 0, amount(one[2]) or 0) for one in invites),
        tuple(one for one in items(found.get("entered")) if isinstance(one, str)),
        read_marks(found.get("marks")),
    )


def _is_texts(value: object, count: int) -> bool:
    return isinstance(value, list) and len(value) == count and all(isinstance(part, str) for part in value)


def write_cursor(place: Place) -> str:
    """The place as text; what is empty is left out."""
    content = {
        "since": place.since,
        "gaps": [[gap.room_id, gap.start, gap.end] for gap in place.gaps],
        "invites": [[one.room_id, one.due_at, one.tries] for one in place.invites[:_MOST_INVITES]],
        "entered": list(place.entered),
        "marks": [list(mark) for mark in place.marks],
    }
    return json.dumps({name: value for name, value in content.items() if value}, ensure_ascii=False)
