"""One day of a town's service, added up: counts, and how many times each duration occurred, so that a median stays exact.

Digests are merged by adding, and are what a year's report is made from. Durations are whole seconds, cut, not rounded.
"""

import json
from collections import Counter
from dataclasses import dataclass, field

from console.figures.duty import Duty
from console.figures.episodes import AUTOMATIC, Episode, Share, Wait
from console.models.ratings import GOOD
from console.models.record import Record

COUNTS = (
    *("opened", "reopened", "answered", "automatic", "abandoned", "still_open", "deflected", "after_hours"),
    *("asked", "unanswered", "transfers", "messages_in", "messages_out", "automatic_answers", "handled"),
    *("signed_in", "at_counter", "busy", "rating_asked", "rated", "satisfied"),
)
"""The counts of a digest. `asked`: episodes in which a citizen wrote; `unanswered`: open ones whose first answer is still to come;
`handled`: how often somebody worked on an episode on a day. `signed_in`, `at_counter` and `busy` are seconds of operators' days,
and only of a day as a whole and of each operator. `rating_asked`: episodes after which the citizen was asked how it went; `rated`: and has
answered; `satisfied`: with the best of the answers."""
SPREADS = ("first", "first_open", "wait", "wait_open", "resolution", "handle", "held")
"""The durations of a digest, in seconds. `_open` counts opening hours only."""
DIMENSIONS = ("total", "hour", "channel", "team", "topic", "language", "operator", "keyword")
_SHARED = {"in": "messages_in", "out": "messages_out", "automatic": "automatic_answers", "transfer": "transfers"}


@dataclass
class Digest:
    """`counts`: name of COUNTS to number. `spreads`: name of SPREADS to how often each number of seconds occurred."""

    counts: Counter[str] = field(default_factory=Counter)
    spreads: dict[str, Counter[int]] = field(default_factory=dict)

    def add(self, other: "Digest", times: int = 1) -> None:
        """Add another digest to this one, or take it away (`times` -1)."""
        for name, number in other.counts.items():
            self.counts[name] += times * number
        for name, spread in other.spreads.items():
            mine = self.spreads.setdefault(name, Counter())
            for seconds, number in spread.items():
                mine[seconds] += times * number

    def occurred(self, name: str, ms: int) -> None:
        """One more duration."""
        spread = self.spreads.get(name)
        if spread is None:
            spread = self.spreads[name] = Counter()
        spread[ms // 1000] += 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened."""
        return not any(self.counts.values()) and not any(any(spread.values()) for spread in self.spreads.values())

    def to_text(self) -> str:
        """The digest as JSON, the same text for the same figures."""
        counts = {name: number for name, number in sorted(self.counts.items()) if number}
        spreads = {
            name: [[seconds, number] for seconds, number in sorted(spread.items()) if number]
            for name, spread in sorted(self.spreads.items())
        }
        return json.dumps({"counts": counts, "spreads": {name: rows for name, rows in spreads.items() if rows}})


def digest_from(text: str) -> Digest:
    """The digest of `to_text`."""
    data = json.loads(text)
    spreads = {name: Counter(dict(rows)) for name, rows in data["spreads"].items()}
    return Digest(Counter(data["counts"]), spreads)


class Place(Record):
    """What an episode belongs to, by dimension; the names are stored, so that a figure outlives what it is named after."""

    channel: str
    team: str
    topic: str
    language: str
    hour: int


Slot = tuple[str, str, str]
"""A local day (YYYY-MM-DD), a dimension and a key in it; (day, "total", "") is everything of a day."""


class Days:
    """The digests of local days, by dimension and key. What is taken away again leaves nothing behind."""

    def __init__(self) -> None:
        self.slots: dict[Slot, Digest] = {}

    def add(self, place: Place, episode: Episode, *, is_deflected: bool, times: int = 1) -> None:
        """Everything one episode leaves on the days it touches; with `times` -1 taken away again."""
        left = self if times == 1 else Days()
        left._episode(place, episode, is_deflected=is_deflected)
        for wait in episode.waits:
            left._wait(place, wait)
        for share in episode.shares:
            left._share(place, share)
        if left is self:
            return
        for slot, digest in left.slots.items():
            self.slots.setdefault(slot, Digest()).add(digest, times)

    def add_duty(self, duty: Duty, times: int = 1) -> None:
        """How an operator's day was spent; with `times` -1 taken away again."""
        seconds = Counter({"signed_in": duty.signed_in, "at_counter": duty.at_counter, "busy": duty.busy})
        for slot in ((duty.day, "total", ""), (duty.day, "operator", duty.login)):
            self._slot(*slot).add(Digest(seconds), times)

    def _episode(self, place: Place, episode: Episode, *, is_deflected: bool) -> None:
        for digest in self._named(episode.day, place):
            _add_episode(digest, episode, is_deflected=is_deflected)
        if episode.first_by is not None:
            digest = self._slot(episode.day, "operator", episode.first_by)
            digest.counts["answered"] += 1
            _add_first(digest, episode.first_own_ms, episode.first_own_open_ms)

    def _wait(self, place: Place, wait: Wait) -> None:
        # One that lasts, or that ended with nobody's answer, is in no median.
        if wait.until is None or wait.by in (None, AUTOMATIC):
            return
        for digest in self._named(wait.day, place):
            digest.occurred("wait", wait.ms)
            digest.occurred("wait_open", wait.open_ms)
        # What nobody held, somebody else held, or passed at the counter, is not that operator's.
        own = self._slot(wait.day, "operator", str(wait.by))
        own.occurred("wait", wait.own_ms)
        own.occurred("wait_open", wait.own_open_ms)

    def _share(self, place: Place, share: Share) -> None:
        slots = self._named(share.day, place)
        if share.kind in ("out", "handle", "held"):
            slots.append(self._slot(share.day, "operator", share.key))
        if share.kind == "automatic" and share.key:
            slots.append(self._slot(share.day, "keyword", share.key))
        for digest in slots:
            if share.kind in ("handle", "held"):
                digest.counts["handled"] += share.kind == "handle"
                digest.occurred(share.kind, share.count)
            else:
                digest.counts[_SHARED[share.kind]] += share.count

    def _named(self, day: str, place: Place) -> list[Digest]:
        named = (("total", ""), ("hour", f"{place.hour:02}"), ("channel", place.channel), ("team", place.team))
        return [self._slot(day, *slot) for slot in (*named, ("topic", place.topic), ("language", place.language))]

    def _slot(self, day: str, dimension: str, key: str) -> Digest:
        found = self.slots.get((day, dimension, key))
        if found is None:
            # A default would be made and thrown away each time; this is asked a hundred times for each episode.
            found = self.slots[day, dimension, key] = Digest()
        return found


def _add_episode(digest: Digest, episode: Episode, *, is_deflected: bool) -> None:
    counts = digest.counts
    counts["opened"] += 1
    counts["reopened"] += episode.is_reopened
    counts["still_open" if episode.outcome == "open" else episode.outcome] += 1
    counts["deflected"] += is_deflected
    counts["after_hours"] += episode.is_after_hours
    counts["asked"] += episode.has_asked
    counts["unanswered"] += (
        episode.outcome == "open" and any(wait.until is None for wait in episode.waits) and not episode.first_by
    )
    counts["rating_asked"] += episode.rating is not None
    counts["rated"] += bool(episode.rating)
    counts["satisfied"] += episode.rating == GOOD
    _add_first(digest, episode.first_ms, episode.first_open_ms)
    if episode.resolved_at is not None:
        digest.occurred("resolution", max(0, episode.resolved_at - episode.opened_at))


def _add_first(digest: Digest, ms: int | None, open_ms: int | None) -> None:
    if ms is not None and open_ms is not None:
        digest.occurred("first", ms)
        digest.occurred("first_open", open_ms)
