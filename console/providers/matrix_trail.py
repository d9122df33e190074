"""What the adapter remembers of the events that passed, because Matrix tells a few things only by pointing backwards.

The one decision: it is a help and never a condition. All of it is bounded; what was forgotten is asked of the server or
costs a tick or a mark, never a message.
"""

from collections import OrderedDict

from console.providers.telegram_text import items

Mark = tuple[str, str, str, str, str]
"""A reaction: its event, the room, the message it is on, who gave it, the sign."""

_MOST_EVENTS = 20_000
_MOST_MARKS = 60


class Trail:
    """Of one receiving instance; the marks also travel in its cursor. Used by one thread."""

    def __init__(self) -> None:
        self._authors: OrderedDict[str, tuple[str, str | None]] = OrderedDict()
        self._last_own: dict[str, str] = {}
        self.marks: tuple[Mark, ...] = ()

    def note(self, room_id: str, event_id: str, author: str, is_own: bool) -> None:
        """An event of a room, in the order of the room."""
        if event_id in self._authors:
            return
        if is_own:
            self._last_own[room_id] = event_id
        self._authors[event_id] = (author, self._last_own.get(room_id))
        while len(self._authors) > _MOST_EVENTS:
            self._authors.popitem(last=False)

    def author_of(self, event_id: str) -> str | None:
        """Who wrote an event, if it passed here."""
        found = self._authors.get(event_id)
        return found[0] if found else None

    def own_up_to(self, event_id: str) -> str | None:
        """Our last event up to and including this one, if both passed here."""
        found = self._authors.get(event_id)
        return found[1] if found else None

    def add_mark(self, mark: Mark) -> tuple[str, ...]:
        """Remember a reaction; all signs this person has on this message now."""
        if mark[0] not in {known[0] for known in self.marks}:
            self.marks = (*self.marks, mark)[-_MOST_MARKS:]
        return self._signs(mark)

    def take_mark(self, room_id: str, event_id: str) -> tuple[Mark, tuple[str, ...]] | None:
        """Forget a withdrawn reaction: what it was, and the signs that are left; None when it is not known."""
        found = next((mark for mark in self.marks if mark[:2] == (event_id, room_id)), None)
        if found is None:
            return None
        self.marks = tuple(mark for mark in self.marks if mark is not found)
        return found, self._signs(found)

    def _signs(self, mark: Mark) -> tuple[str, ...]:
        return tuple(dict.fromkeys(known[4] for known in self.marks if known[1:4] == mark[1:4]))


def read_marks(value: object) -> tuple[Mark, ...]:
    """Marks as a cursor keeps them."""
    found: list[Mark] = []
    for one in items(value):
        if isinstance(one, list) and len(one) == 5 and all(isinstance(part, str) for part in one):
            found.append((one[0], one[1], one[2], one[3], one[4]))
    return tuple(found[-_MOST_MARKS:])
