"""Tries drafts of rules on the town's own past messages: how often each would have answered, and where an operator said something else.

Read newest first, page by page of the key, each page in a transaction of its own: a million messages hold nothing up, a cancelled run has
seen the latest, and stopping takes no longer than a page.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from console.answers.simulate import Decision, Trial, agrees
from console.models.opening import Opening
from console.models.record import Record
from console.models.rules import Rule
from console.operations import office, rules, town
from console.operations.confidential import CONFIDENTIAL
from console.operations.desk import Desk
from console.storage.engine import Row, Tx

PAGE = 1_000
MOST_CASES = 500
"""Cases kept of each outcome and rule, the newest; the counts go on."""
_LOOK_EVERY = 50
_REST_SECONDS = 0.001
_CHUNK = 200

_PAGE = f"""
SELECT id, conversation_id, channel_id, at, text FROM message
WHERE id > :after AND id <= :upto AND direction = 'incoming' AND kind = 'text' AND text <> '' AND state <> 'withdrawn' AND deleted_at IS NULL
  AND conversation_id NOT IN ({CONFIDENTIAL})
ORDER BY id DESC
"""
_HUMAN = "r.conversation_id = m.conversation_id AND r.direction = 'outgoing' AND r.is_automatic = 0 AND r.state <> 'withdrawn'"
# What followed each message: the next reply of a person in the episode, whether one was in it already, and what the program said then.
_FATE = f"""
SELECT m.id, k.language,
  (SELECT r.id FROM message r WHERE {_HUMAN} AND (r.at, r.id) > (m.at, m.id) ORDER BY r.at, r.id LIMIT 1) AS reply_id,
  (SELECT 1 FROM message r WHERE {_HUMAN} AND (r.at, r.id) < (m.at, m.id) LIMIT 1) AS is_held,
  (SELECT 1 FROM answer_log l WHERE l.message_id = m.id AND l.outcome = 'answered' LIMIT 1) AS is_answered
FROM message m JOIN contact k ON k.id = m.contact_id WHERE m.id IN
"""
_REPLIES = """
SELECT r.id, r.text, (SELECT e.sent_rule FROM suggestion_event e WHERE e.conversation_id = r.conversation_id AND e.reply_id = r.id LIMIT 1) AS sent_rule
FROM message r WHERE r.id IN
"""


class Outcome(StrEnum):
    """What a draft would have met. The first four are answers it would have given by itself."""

    SAME = "same"
    """An operator then said as much."""
    OTHER = "other"
    """An operator then said something else."""
    UNANSWERED = "unanswered"
    """No operator answered in that episode."""
    BY_HAND = "by_hand"
    """An operator answered; the rule has no text to compare that with (code, a service, a person)."""
    AUTOMATIC = "automatic"
    """The program had answered by itself then."""
    HELD = "held"
    """An operator was in the conversation already, so the rule would have kept silent."""
    ASKED = "asked"
    """The citizen would only have been asked «did you mean …?»."""
    SPOILT = "spoilt"
    """Another automatic rule would only have asked, or answered less, because of the draft."""


ANSWERS = (Outcome.SAME, Outcome.OTHER, Outcome.UNANSWERED, Outcome.BY_HAND)


class Case(Record):
    """One message and what the draft `rule` would have met with it; `reply_id` an operator's reply, `was` the automatic rule it meets today."""

    rule: str
    outcome: Outcome
    conversation_id: int
    message_id: int
    at: int
    keyword: str
    language: str | None
    reply_id: int | None
    was: str | None


class Tally(Record):
    """What one draft would have met. `languages` counts its answers by the citizen's language ("" unknown), `taken` those that another
    automatic rule gives as the table is."""

    rule: str
    counts: dict[Outcome, int]
    languages: dict[str, int]
    taken: dict[str, int]
    cases: tuple[Case, ...]

    @property
    def fired(self) -> int:
        """How often it would have answered by itself."""
        return sum(self.counts.get(outcome, 0) for outcome in ANSWERS)


class Report(Record):
    """`read`: messages looked at; `share`: how far the run is, 0.0 to 1.0; `is_whole`: it was not stopped. Cases come with the last one only."""

    read: int
    share: float
    is_whole: bool
    tallies: tuple[Tally, ...]

    def of(self, rule: str) -> Tally:
        """The tally of one draft."""
        return next(tally for tally in self.tallies if tally.rule == rule)


@dataclass
class _Count:
    counts: Counter[Outcome] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    cases: list[Case] = field(default_factory=list)


@dataclass(frozen=True)
class _Town:
    """What does not change during a run."""

    table: list[Rule]
    opening: Opening
    day: str
    channels: dict[int, str]
    newest: int


def simulate(
    desk: Desk,
    drafts: Iterable[Rule],
    *,
    on_progress: Callable[[Report], None] | None = None,
    stop: threading.Event | None = None,
) -> Report:
    """Try drafts, all together, on every past message. Any thread with a connection of its own; set `stop` to end it with what was found.

    `on_progress` is called after each page, on this thread. A draft with the name of a rule stands in its place.
    """
    stop = stop or threading.Event()
    here = desk.read(_town)
    trial = Trial(drafts, here.table, here.day)
    found = {name: _Count() for name in trial.drafts}
    read, upto = 0, here.newest
    while upto > 0 and not stop.is_set():
        after = max(0, upto - PAGE)
        rows = desk.read(_page, after, upto)
        hits, looked_at = _decide(trial, here, rows, stop)
        read += looked_at
        if hits:
            desk.read(_sort_out, trial, hits, found)
        upto = after
        if on_progress is not None:
            on_progress(_report(found, read, here.newest, upto, is_whole=False, with_cases=False))
        # The window shares this processor's one Python with us.
        stop.wait(_REST_SECONDS)
    return _report(found, read, here.newest, upto, is_whole=not stop.is_set(), with_cases=True)


def _town(tx: Tx) -> _Town:
    opening = town.opening(tx)
    return _Town(
        [kept.rule for kept in rules.rules(tx)],
        opening,
        opening.local(tx.now).date().isoformat(),
        {channel.id: channel.kind for channel in office.channels(tx)},
        int(tx.scalar("SELECT COALESCE(MAX(id), 0) AS newest FROM message")),
    )


def _page(tx: Tx, after: int, upto: int) -> list[Row]:
    return tx.execute(_PAGE, after=after, upto=upto)


def _decide(
    trial: Trial, here: _Town, rows: list[Row], stop: threading.Event
) -> tuple[list[tuple[Row, Decision]], int]:
    hits: list[tuple[Row, Decision]] = []
    for number, row in enumerate(rows):
        if number % _LOOK_EVERY == 0 and stop.is_set():
            return hits, number
        is_open, against = True, frozenset[str]()
        if trial.needs_hours:
            local = here.opening.local(int(row["at"]))
            is_open, against = here.opening.is_open(local), here.opening.against(local)
        channel = here.channels.get(row["channel_id"], "")
        decision = trial.decide(row["text"], channel, is_open=is_open, against=against)
        if decision is not None:
            hits.append((row, decision))
    return hits, len(rows)


def _sort_out(tx: Tx, trial: Trial, hits: list[tuple[Row, Decision]], found: dict[str, _Count]) -> None:
    fates = {row["id"]: row for row in _by_ids(tx, _FATE, [row["id"] for row, _ in hits])}
    ids = sorted({fate["reply_id"] for fate in fates.values() if fate["reply_id"] is not None})
    replies = {row["id"]: row for row in _by_ids(tx, _REPLIES, ids)}
    for row, decision in hits:
        fate = fates.get(row["id"])
        if fate is None:
            # Erased since the page was read.
            continue
        for name in decision.drafts:
            outcome = _outcome(trial.drafts[name], decision, fate, replies.get(fate["reply_id"]))
            _count(found[name], name, outcome, decision, row, fate)


def _outcome(rule: Rule, decision: Decision, fate: Row, reply: Row | None) -> Outcome:
    if decision.rule != rule.name:
        return Outcome.SPOILT
    if fate["is_held"] and not rule.is_exact:
        return Outcome.HELD
    if decision.is_asked:
        return Outcome.ASKED
    if fate["is_answered"]:
        return Outcome.AUTOMATIC
    if reply is None:
        return Outcome.UNANSWERED
    if reply["sent_rule"] == rule.name:
        return Outcome.SAME
    if not rule.texts:
        return Outcome.BY_HAND
    return Outcome.SAME if agrees(reply["text"], rule) else Outcome.OTHER


def _count(count: _Count, name: str, outcome: Outcome, decision: Decision, row: Row, fate: Row) -> None:
    count.counts[outcome] += 1
    if outcome in ANSWERS:
        count.languages[fate["language"] or ""] += 1
        if decision.was is not None and decision.was != name and not decision.was_asked:
            count.taken[decision.was] += 1
    if count.counts[outcome] <= MOST_CASES:
        count.cases.append(
            Case(
                name,
                outcome,
                int(row["conversation_id"]),
                int(row["id"]),
                int(row["at"]),
                decision.keyword,
                fate["language"],
                fate["reply_id"],
                decision.was,
            )
        )


def _by_ids(tx: Tx, sql: str, ids: list[int]) -> Iterator[Row]:
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        names = ", ".join(f":i{number}" for number in range(len(chunk)))
        yield from tx.execute(f"{sql} ({names})", **{f"i{number}": each for number, each in enumerate(chunk)})


def _report(found: dict[str, _Count], read: int, newest: int, upto: int, *, is_whole: bool, with_cases: bool) -> Report:
    tallies = tuple(
        Tally(
            name,
            dict(count.counts),
            dict(count.languages),
            dict(count.taken),
            tuple(count.cases) if with_cases else (),
        )
        for name, count in found.items()
    )
    return Report(read, 1.0 if newest == 0 else (newest - upto) / newest, is_whole, tallies)
