"""From the journal of one conversation to its episodes: what was asked, who waited for how long, who answered.

An episode begins with a citizen's message or with somebody opening a closed conversation again, and ends when it is
closed. A reply that never reached the citizen (taken back, or refused by the provider for good) answers nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from console.figures.open_time import OpenTime
from console.figures.spans import LASTS, Span, length, within, without
from console.models.record import Record

AUTOMATIC = ""
"""Who answers where no person does. No operator's login is empty."""
_HOLDS = frozenset({"claim", "assign", "take_over"})
_LETS_GO = frozenset({"release", "claim.lapsed", "transfer", "resolve"})


class Entry(Record):
    """One entry of the journal. `at` is epoch ms, `detail` what the verb's operation wrote down."""

    at: int
    actor: str
    verb: str
    message_id: int | None
    reason: str | None
    detail: Mapping[str, Any]


class Wait(Record):
    """From a citizen's first unanswered message to the answer. `until` is None while it lasts.

    `by`: the operator who answered, AUTOMATIC for the program, None when nobody did before it was closed.
    `day` (YYYY-MM-DD) is the local day it began. `ms` is all of it, `open_ms` what fell into opening hours. `own_ms` and
    `own_open_ms`: of these, while whoever answered held the conversation and was not at the counter.
    """

    since: int
    until: int | None
    by: str | None
    day: str
    ms: int
    open_ms: int
    own_ms: int = 0
    own_open_ms: int = 0


class Share(Record):
    """A count that belongs to the day something happened, not to the day the episode began.

    `kind`: "in" and "out" messages (`key`: the operator's login of an outgoing one), "automatic" answers (`key`: the
    rule), "transfer" hand-overs; milliseconds of an operator (`key`): "handle" worked on it, "held" from claim to release.
    """

    day: str
    kind: str
    key: str
    count: int


class Episode(Record):
    """`outcome`: "open", "answered", "automatic" (closed with no person's word), "abandoned" (closed, and nobody ever answered).

    Times are epoch ms. `first_ms` and `first_open_ms`: from the first message to the first answer of a person; None without one.
    `first_own_ms` and `first_own_open_ms`: of these, what was in that person's hands, as in `Wait`.
    `rating`: the citizen's last answer to how it went (1 to 3), 0 while there is none, None when they were not asked.
    """

    number: int
    channel_id: int | None
    contact_id: int | None
    language: str
    topic: str
    team: str
    opened_at: int
    day: str
    hour: int
    is_after_hours: bool
    resolved_at: int | None
    resolved_by: str
    reason: str
    outcome: str
    first_by: str | None
    first_ms: int | None
    first_open_ms: int | None
    first_own_ms: int | None
    first_own_open_ms: int | None
    has_asked: bool
    transfers: int
    waits: tuple[Wait, ...]
    shares: tuple[Share, ...]
    rating: int | None = None

    @property
    def is_reopened(self) -> bool:
        """Whether somebody opened a closed conversation again."""
        return self.number > 0


@dataclass
class _Open:
    """An episode while its entries are read."""

    number: int
    opened_at: int
    channel_id: int | None
    contact_id: int | None
    language: str
    topic: str
    team: str
    has_asked: bool = False
    asked_at: int | None = None
    """The first message that waits for a person: one the program has answered waits for nobody."""
    waits_since: int | None = None
    waits: list[tuple[int, int | None, str | None]] = field(default_factory=list)
    answers: list[tuple[int, str]] = field(default_factory=list)
    shares: dict[tuple[str, str, str], int] = field(default_factory=dict)
    holds: list[tuple[str, int, int]] = field(default_factory=list)
    """Who held it, from and until; what is held still LASTS."""
    transfers: int = 0
    resolved_at: int | None = None
    resolved_by: str = ""
    reason: str = ""
    is_automatic: bool = False
    rating: int | None = None


def holders_of(entries: Sequence[Entry]) -> set[str]:
    """The logins of all who may have held a conversation: whose statuses its episodes ask for."""
    named = {str(entry.detail.get("to") or entry.actor) for entry in entries if entry.verb in _HOLDS}
    return named | {str(entry.detail.get("to")) for entry in entries if entry.verb == "transfer"}


def episodes_of(
    entries: Sequence[Entry], clock: OpenTime, at_counter: Mapping[str, Sequence[Span]] | None = None
) -> list[Episode]:
    """The episodes of one conversation, from all its entries in the order of the journal.

    `at_counter`: when each of `holders_of` was there (epoch ms); an operator's own times stand still meanwhile.
    """
    return _Fold(entries, clock, at_counter or {}).episodes


def _reached(entries: Sequence[Entry]) -> dict[int, int | None]:
    """For each reply (by message) when it was sent off for good, or None when it never reached the citizen."""
    sent_off: dict[int, int | None] = {}
    for entry in entries:
        if entry.message_id is None:
            continue
        if entry.verb in ("reply", "retry") or (entry.verb == "sent" and sent_off.get(entry.message_id, 0) is None):
            sent_off[entry.message_id] = entry.at
        elif entry.verb == "take_back" or (entry.verb == "rejected" and entry.detail.get("action") == "send"):
            sent_off[entry.message_id] = None
    return sent_off


def _worked(entries: Sequence[Entry]) -> dict[str, list[Span]]:
    """The stretches in which each operator had the conversation on their screen and worked on it."""
    found: dict[str, list[Span]] = {}
    for entry in entries:
        if entry.verb == "worked":
            found.setdefault(entry.actor, []).append(stretch_of(entry.at, entry.detail))
    return found


def stretch_of(at: int, detail: Mapping[str, Any]) -> Span:
    """The stretch of a "worked" entry (epoch ms), which ends with its entry at the latest."""
    return int(detail.get("since") or at), min(at, int(detail.get("until") or at))


class _Fold:
    def __init__(self, entries: Sequence[Entry], clock: OpenTime, at_counter: Mapping[str, Sequence[Span]]) -> None:
        self._clock = clock
        self._at_counter = at_counter
        self._sent_off = _reached(entries)
        self._now: _Open | None = None
        self._done: list[_Open] = []
        self._holder: tuple[str, int] | None = None
        for entry in entries:
            self._read(entry)
        self._stop_holding(LASTS)
        every = [*self._done, *([self._now] if self._now else [])]
        self._share_out(every, _worked(entries))
        self.episodes = [self._finished(each) for each in every]

    def _read(self, entry: Entry) -> None:
        if entry.verb == "open":
            self._begin(entry, number=0)
            return
        if entry.verb == "reopen":
            self._reopen(entry)
            return
        if entry.verb in ("rating.asked", "rated"):
            self._rate(entry)
            return
        episode = self._now
        if episode is None:
            if entry.verb == "message.quiet" and entry.detail.get("why") == "courtesy" and self._done:
                self._count(self._done[-1], entry.at, "in", "")
            return
        if entry.verb in _LETS_GO:
            self._stop_holding(entry.at)
        match entry.verb:
            case "received":
                written_at = int(entry.detail.get("written_at") or entry.at)
                self._count(episode, written_at, "in", "")
                episode.has_asked = True
                episode.asked_at = written_at if episode.asked_at is None else episode.asked_at
                episode.waits_since = written_at if episode.waits_since is None else episode.waits_since
            case "message.quiet" if entry.detail.get("why") == "courtesy":
                self._count(episode, entry.at, "in", "")
            case "reply" if entry.message_id is not None:
                sent_off = self._sent_off.get(entry.message_id)
                if sent_off is not None:
                    self._count(episode, sent_off, "out", entry.actor)
                    episode.answers.append((sent_off, entry.actor))
                    self._end_wait(episode, sent_off, entry.actor)
            case "automatic":
                self._count(episode, entry.at, "automatic", str(entry.detail.get("rule") or ""))
                if not entry.detail.get("handoff"):
                    self._end_wait(episode, entry.at, AUTOMATIC)
                    if not episode.answers:
                        episode.asked_at = None
            case "topic":
                episode.topic = str(entry.detail.get("topic") or "")
            case "route":
                episode.topic = episode.topic or str(entry.detail.get("topic") or "")
                episode.team = str(entry.detail.get("team") or "") or episode.team
            case "transfer":
                self._transfer(episode, entry)
            case "resolve":
                self._resolve(episode, entry)
            case "contact.language":
                episode.language = str(entry.detail.get("language") or "") or episode.language
            case _ if entry.verb in _HOLDS:
                self._hold(str(entry.detail.get("to") or entry.actor), entry.at)

    def _begin(self, entry: Entry, number: int) -> None:
        last = self._done[-1] if self._done else None
        self._now = _Open(
            number=number,
            opened_at=int(entry.detail.get("written_at") or entry.at),
            channel_id=entry.detail.get("channel") if last is None else last.channel_id,
            contact_id=entry.detail.get("contact") if last is None else last.contact_id,
            language=str(entry.detail.get("language") or "") if last is None else last.language,
            topic="" if last is None else last.topic,
            team="" if last is None else last.team,
        )

    def _reopen(self, entry: Entry) -> None:
        if not self._done or self._now is not None:
            return
        if not entry.detail.get("is_undo"):
            self._begin(entry, number=self._done[-1].number + 1)
            return
        # One's own close, taken back at once: the same episode goes on, and so does the wait it cut off.
        episode = self._now = self._done.pop()
        if episode.waits and episode.waits[-1][2] is None:
            episode.waits_since = episode.waits.pop()[0]
        episode.resolved_at, episode.resolved_by, episode.reason, episode.is_automatic = None, "", "", False

    def _rate(self, entry: Entry) -> None:
        """The question belongs to the close it came after, and the answer to the question, whatever has begun since."""
        every = [*self._done, *([self._now] if self._now else [])]
        if entry.verb == "rated":
            for episode in every:
                if episode.rating is not None:
                    episode.rating = int(entry.detail.get("score") or 0)
        elif every and (entry.message_id is None or self._sent_off.get(entry.message_id, 0) is not None):
            every[-1].rating = 0

    def _transfer(self, episode: _Open, entry: Entry) -> None:
        episode.transfers += 1
        self._count(episode, entry.at, "transfer", "")
        if entry.detail.get("is_team"):
            episode.team = str(entry.detail.get("to") or "")
        else:
            self._hold(str(entry.detail.get("to") or ""), entry.at)

    def _resolve(self, episode: _Open, entry: Entry) -> None:
        if episode.waits_since is not None:
            self._end_wait(episode, entry.at, None)
        episode.topic = str(entry.detail.get("topic") or "") or episode.topic
        episode.resolved_at, episode.resolved_by = entry.at, entry.actor
        episode.reason = str(entry.reason or entry.detail.get("reason") or "")
        episode.is_automatic = episode.reason == "automatic"
        self._done.append(episode)
        self._now = None

    def _end_wait(self, episode: _Open, at: int, by: str | None) -> None:
        if episode.waits_since is not None:
            episode.waits.append((episode.waits_since, at, by))
            episode.waits_since = None

    def _hold(self, login: str, at: int) -> None:
        self._stop_holding(at)
        self._holder = (login, at)

    def _stop_holding(self, at: int) -> None:
        if self._holder is not None and self._now is not None:
            self._now.holds.append((*self._holder, at))
        self._holder = None

    def _share_out(self, episodes: Sequence[_Open], worked: Mapping[str, list[Span]]) -> None:
        """Whose time went into which episode. What is held still is not counted as held: a day that is over never changes by waiting."""
        for episode in episodes:
            for login in sorted({login for login, _, _ in episode.holds}):
                ended = [(since, until) for holder, since, until in episode.holds if holder == login and until != LASTS]
                for since, until in without(ended, self._at_counter.get(login, ())):
                    self._count(episode, since, "held", login, until - since)
                for since, until in within(worked.get(login, ()), self._own(episode, login)):
                    self._count(episode, since, "handle", login, until - since)

    def _own(self, episode: _Open, login: str) -> list[Span]:
        """When an operator held an episode and was not at the counter."""
        held = [(since, until) for holder, since, until in episode.holds if holder == login]
        return without(held, self._at_counter.get(login, ()))

    def _own_ms(self, episode: _Open, login: str, since: int, until: int) -> tuple[int, int]:
        """How much of a wait was in an operator's hands: all of it, and in opening hours."""
        spans = within([(since, until)], self._own(episode, login))
        return length(spans), sum(self._clock.between(*span) for span in spans)

    def _count(self, episode: _Open, at: int, kind: str, key: str, count: int = 1) -> None:
        slot = (self._clock.local(at).date().isoformat(), kind, key)
        episode.shares[slot] = episode.shares.get(slot, 0) + count

    def _wait(self, episode: _Open, since: int, until: int | None, by: str | None) -> Wait:
        day = self._clock.local(since).date().isoformat()
        if until is None:
            return Wait(since, None, None, day, 0, 0)
        own = self._own_ms(episode, by, since, until) if by else (0, 0)
        return Wait(since, until, by, day, max(0, until - since), self._clock.between(since, until), *own)

    def _finished(self, episode: _Open) -> Episode:
        local = self._clock.local(episode.opened_at)
        first_by, first_ms, first_open_ms = None, None, None
        own: tuple[int | None, int | None] = (None, None)
        if episode.answers:
            first_at, first_by = min(episode.answers)
            if episode.asked_at is not None:
                first_ms = max(0, first_at - episode.asked_at)
                first_open_ms = self._clock.between(episode.asked_at, first_at)
                own = self._own_ms(episode, first_by, episode.asked_at, first_at)
        waits = [self._wait(episode, *each) for each in episode.waits]
        if episode.waits_since is not None:
            waits.append(self._wait(episode, episode.waits_since, None, None))
        return Episode(
            number=episode.number,
            channel_id=episode.channel_id,
            contact_id=episode.contact_id,
            language=episode.language,
            topic=episode.topic,
            team=episode.team,
            opened_at=episode.opened_at,
            day=local.date().isoformat(),
            hour=local.hour,
            is_after_hours=not self._clock.is_open(episode.opened_at),
            resolved_at=episode.resolved_at,
            resolved_by=episode.resolved_by,
            reason=episode.reason,
            outcome=_outcome(episode),
            first_by=first_by,
            first_ms=first_ms,
            first_open_ms=first_open_ms,
            first_own_ms=own[0],
            first_own_open_ms=own[1],
            has_asked=episode.has_asked,
            transfers=episode.transfers,
            waits=tuple(waits),
            shares=tuple(Share(*slot, count) for slot, count in sorted(episode.shares.items())),
            rating=episode.rating,
        )


def _outcome(episode: _Open) -> str:
    if episode.resolved_at is None:
        return "open"
    if episode.answers:
        return "answered"
    is_answered = any(by == AUTOMATIC for _, _, by in episode.waits)
    if episode.is_automatic or (is_answered and not any(by is None for _, _, by in episode.waits)):
        return "automatic"
    return "abandoned" if episode.has_asked else "answered"
