"""Where we read to at Twilio: which messages of the last days we have filed.

The one decision: Twilio has no «everything since this id», only days by Greenwich time. So the cursor keeps a short mark
of every message since the day before the one we last asked on. It is bounded: what is forgotten is told again, and a
message that is told again changes nothing, because it is filed under its own number.
"""

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

_MARK = 8
MOST = 6_000
"""Marks that are kept: with days and commas about 50 kB."""


def mark_of(sid: str) -> str:
    """48 bits of a message's number: enough to tell a few thousand apart, short enough to keep them all."""
    return urlsafe_b64encode(hashlib.sha256(sid.encode("utf-8", "replace")).digest()[:6]).decode()


def day_of(at_ms: int) -> str:
    """The Greenwich day of a time, YYYY-MM-DD."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).date().isoformat()


class Seen:
    """What was filed, by Greenwich day. Written out as text it is the cursor; `asked_on` is the last day we asked on."""

    def __init__(self, cursor: str | None) -> None:
        self.asked_on: str | None = None
        self._days: dict[str, dict[str, None]] = {}
        try:
            kept = json.loads(cursor or "")
            date.fromisoformat(kept["asked"])
            self.asked_on = kept["asked"]
            for day, marks in kept["seen"].items():
                self._days[day] = dict.fromkeys(marks[at : at + _MARK] for at in range(0, len(marks), _MARK))
        except (ValueError, TypeError, KeyError, AttributeError):
            # A cursor of something else: everything of yesterday and today is told again.
            self.asked_on, self._days = None, {}
        self._marks = {mark for marks in self._days.values() for mark in marks}

    def since(self, today: str) -> str:
        """From which day on to ask: one day of overlap, before the last day we asked on or before today."""
        first = min(self.asked_on or today, today)
        return (date.fromisoformat(first) - timedelta(days=1)).isoformat()

    def __contains__(self, sid: str) -> bool:
        return mark_of(sid) in self._marks

    def add(self, told: Iterable[tuple[str, str]]) -> None:
        """These (number, day) are filed with this cursor."""
        for sid, day in told:
            self._days.setdefault(day, {})[mark_of(sid)] = None
            self._marks.add(mark_of(sid))

    def written(self, today: str, *, is_whole: bool) -> str:
        """The cursor. `is_whole`: nothing of what Twilio listed waits to be filed, so the next question may begin at today."""
        asked = today if is_whole or self.asked_on is None else self.asked_on
        if not is_whole and self.asked_on is None:
            asked = self.since(today)
        first = (date.fromisoformat(min(asked, today)) - timedelta(days=1)).isoformat()
        left, kept = MOST, {}
        for day in sorted((day for day in self._days if day >= first), reverse=True):
            marks = list(self._days[day])[-left:] if left else []
            left -= len(marks)
            if marks:
                kept[day] = "".join(marks)
        return json.dumps({"asked": asked, "seen": kept}, separators=(",", ":"))
