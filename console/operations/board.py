"""What a supervisor sees at a glance: who waits now, how the day goes, who is there, what must be looked at.

"Now" is read from the conversations themselves, everything about the day from the figures. No phone number, no word of
a message, and of a citizen's name the first and one letter.
"""

import json
from collections import Counter
from datetime import date, timedelta
from statistics import median

from console.figures.digest import Digest
from console.figures.measures import figures_of
from console.models.record import Record
from console.operations import confidential, town
from console.operations.figure_reports import as_of
from console.operations.figures import digests
from console.operations.load import loads
from console.operations.queue import reserved_rows
from console.operations.targets import Targets, targets
from console.storage.engine import Row, Tx

TREND_MS = 2 * 3_600_000
TREND_STEPS = 24
LINE_MS = 3 * 3_600_000
LINE_STEPS = 18
_LINE_LOOK_MS = 1_800_000
USUAL_WEEKS = 4
TOPICS = 5
MOST_ATTENTION = 6
NEARLY = 0.8
_DIGITS_OF_A_PHONE = 5
_FREE = "state = 'open' AND operator_id IS NULL AND waiting_since IS NOT NULL"
_WHO = """
SELECT c.id, c.waiting_since, c.topic, c.operator_id, k.name, h.kind, o.name AS operator_name
FROM conversation c JOIN contact k ON k.id = c.contact_id JOIN channel h ON h.id = c.channel_id
LEFT JOIN operator o ON o.id = c.operator_id
"""
_IS_FREE = "c.state = 'open' AND c.operator_id IS NULL AND c.waiting_since IS NOT NULL"
_IS_HELD_LATE = "c.state <> 'resolved' AND c.operator_id IS NOT NULL AND c.waiting_since < :before"
_CLAIMED = "SELECT at, detail FROM journal WHERE at >= :since AND verb IN ('claim', 'assign')"
_ANSWERED = "SELECT at, message_id, detail FROM journal WHERE at >= :since AND verb = 'reply'"


class Waiting(Record):
    """Somebody who waits: `name` is the first name and an initial, empty where it is confidential to whoever looks, `since` epoch ms, `holder` the operator's name or None."""

    conversation_id: int
    name: str
    topic: str
    channel_kind: str
    since: int
    holder: str | None
    is_reserved: bool = False


class Person(Record):
    """An operator today. `open`: conversations held now, `waiting` of them with a citizen who waits, the longest since `oldest` (epoch ms); `most`: how many they may hold, None for any number; `median`: seconds to their first answers."""

    operator_id: int
    login: str
    name: str
    status: str
    status_since: int | None
    open: int
    most: int | None
    answered: int
    median: int | None
    waiting: int = 0
    oldest: int | None = None


class Attention(Record):
    """`kind`: "late" and "nearly" (nobody has claimed it), "held" (claimed, and still waiting), "channel" (cannot be reached)."""

    kind: str
    waiting: Waiting | None
    channel: str = ""


class Board(Record):
    """`now` and `as_of` in epoch ms: the clock of the database, and when the figures last took the journal in.

    `trend`: how many waited for somebody to claim them over the last two hours, the last one now. `usual_median`: of the last
    four same weekdays, seconds. `hours`: conversations by local hour and channel today; `usual`: the mean by hour of those weekdays.
    `line`: median seconds of the waits answered in the half hour before each moment of the last three hours, None where none was.
    """

    now: int
    as_of: int | None
    targets: Targets
    is_open: bool
    hour: int
    waiting: int
    trend: tuple[int, ...]
    longest: Waiting | None
    in_time: int
    first_answers: int
    first_median: int | None
    usual_median: int | None
    people: tuple[Person, ...]
    channels: tuple[tuple[str, str], ...]
    hours: tuple[tuple[int, ...], ...]
    usual: tuple[float, ...]
    line: tuple[int | None, ...]
    topics: tuple[tuple[str, int], ...]
    attention: tuple[Attention, ...]

    @property
    def connected(self) -> int:
        """Operators who are at work, whatever they are doing."""
        return sum(person.status != "offline" for person in self.people)

    @property
    def available(self) -> int:
        """Operators who take conversations."""
        return sum(person.status == "available" for person in self.people)


def board(tx: Tx) -> Board:
    """The board of this moment."""
    hours, goals = town.opening(tx), targets(tx)
    local = hours.local(tx.now)
    today = local.date()
    free = f"SELECT id FROM conversation WHERE {_FREE}"
    if confidential.hidden_teams(tx):
        # A server hides them, and they wait like all others.
        free += f" UNION SELECT id FROM reserved WHERE {_FREE}"
    waiting = int(tx.scalar(f"SELECT COUNT(*) FROM ({free}) AS counted") or 0)
    late = _who(tx, _IS_FREE)
    whole = _merged(tx, "total", today.isoformat(), today.isoformat())
    figures = figures_of(whole, goals.first_answer)
    usual_days = [(today - timedelta(weeks=weeks)).isoformat() for weeks in range(1, USUAL_WEEKS + 1)]
    usual = Digest()
    for day in usual_days:
        usual.add(_merged(tx, "total", day, day))
    channels = [
        row for row in tx.execute("SELECT name, kind, state FROM channel WHERE removed_at IS NULL ORDER BY name")
    ]
    topics = Counter(
        {key: digest.counts["opened"] for _, key, digest in digests(tx, "topic", today.isoformat(), today.isoformat())}
    )
    return Board(
        now=tx.now,
        as_of=as_of(tx),
        targets=goals,
        is_open=hours.is_open(local),
        hour=local.hour,
        waiting=waiting,
        trend=_trend(tx, waiting),
        longest=late[0] if late else None,
        in_time=figures.within_target.part,
        first_answers=figures.within_target.whole,
        first_median=figures.first_answer.median,
        usual_median=figures_of(usual, goals.first_answer).first_answer.median,
        people=_people(tx, today),
        channels=tuple((row["name"], row["kind"]) for row in channels),
        hours=_hours(tx, today, [row["name"] for row in channels]),
        usual=_usual(tx, usual_days),
        line=_line(tx),
        topics=_topics(topics),
        attention=_attention(tx, goals, late, channels),
    )


def short_name(name: str) -> str:
    """ "Ramon T." of "Ramon Torres i Vila": enough for a colleague, too little for a passer-by. Nothing of a phone number."""
    words = name.split()
    if not words or sum(sign.isdigit() for sign in name) >= _DIGITS_OF_A_PHONE:
        return ""
    return words[0][:20] if len(words) < 2 else f"{words[0][:20]} {words[1][:1]}."


def _who(tx: Tx, condition: str, **values: int) -> list[Waiting]:
    """The longest waits of a kind; those that are confidential to whoever looks without name and topic."""
    seen = confidential.unseen(tx, "c.id")
    rows = tx.execute(
        f"{_WHO} WHERE {condition}{seen} ORDER BY c.waiting_since, c.id LIMIT :most", most=MOST_ATTENTION, **values
    )
    found = [_waiting(row) for row in rows]
    if seen:
        ids = tx.execute(
            f"SELECT c.id FROM reserved c WHERE {condition} ORDER BY c.waiting_since, c.id LIMIT :most",
            most=MOST_ATTENTION,
            **values,
        )
        found += [
            Waiting(row.id, "", "", row.channel_kind, row.waiting_since or tx.now, row.operator_name, is_reserved=True)
            for row in reserved_rows(tx, [int(each["id"]) for each in ids])
        ]
    return sorted(found, key=lambda each: (each.since, each.conversation_id))[:MOST_ATTENTION]


def _waiting(row: Row) -> Waiting:
    return Waiting(
        int(row["id"]),
        short_name(row["name"]),
        row["topic"] or "",
        row["kind"],
        int(row["waiting_since"]),
        row["operator_name"],
    )


def _merged(tx: Tx, dimension: str, since: str, until: str) -> Digest:
    made = Digest()
    for _, _, digest in digests(tx, dimension, since, until):
        made.add(digest)
    return made


def _trend(tx: Tx, waiting: int) -> tuple[int, ...]:
    """From the waits that go on and those a claim has ended meanwhile."""
    since = tx.now - TREND_MS
    stretches = [
        (int(row["waiting_since"]), tx.now + 1)
        for row in tx.execute(
            f"SELECT waiting_since FROM conversation WHERE {_FREE} AND waiting_since > :since", since=since
        )
    ]
    older = waiting - len(stretches)
    for row in tx.execute(_CLAIMED, since=since):
        began = json.loads(row["detail"]).get("waiting_since")
        if began is not None:
            stretches.append((int(began), int(row["at"])))
    moments = [since + TREND_MS * step // TREND_STEPS for step in range(1, TREND_STEPS)]
    return (*(older + sum(began <= at < ended for began, ended in stretches) for at in moments), waiting)


def _line(tx: Tx) -> tuple[int | None, ...]:
    answered = []
    undone = {
        row["message_id"]
        for row in tx.execute(
            "SELECT message_id FROM journal WHERE at >= :since AND verb = 'take_back'", since=tx.now - LINE_MS
        )
    }
    for row in tx.execute(_ANSWERED, since=tx.now - LINE_MS - _LINE_LOOK_MS):
        waited = json.loads(row["detail"]).get("waited_ms")
        if waited is not None and row["message_id"] not in undone:
            answered.append((int(row["at"]), max(0, int(waited)) // 1000))
    marks = [tx.now - LINE_MS + LINE_MS * step // LINE_STEPS for step in range(LINE_STEPS + 1)]
    return tuple(_median([waited for at, waited in answered if mark - _LINE_LOOK_MS < at <= mark]) for mark in marks)


def _median(values: list[int]) -> int | None:
    return int(median(values)) if values else None


def _people(tx: Tx, today: date) -> tuple[Person, ...]:
    day = today.isoformat()
    done = {key: digest for _, key, digest in digests(tx, "operator", day, day)}
    people = []
    for one in loads(tx):
        figures = figures_of(done.get(one.login, Digest()), 1)
        people.append(
            Person(
                one.operator_id,
                one.login,
                one.name,
                one.status,
                one.status_since,
                one.held,
                one.most,
                figures.first_answer.count,
                figures.first_answer.median,
                one.waiting,
                one.oldest,
            )
        )
    return tuple(people)


def _hours(tx: Tx, today: date, channels: list[str]) -> tuple[tuple[int, ...], ...]:
    found: Counter[tuple[int, str]] = Counter()
    rows = tx.execute(
        "SELECT hour, channel, COUNT(*) AS n FROM episode WHERE day = :day GROUP BY hour, channel",
        day=today.isoformat(),
    )
    for row in rows:
        found[int(row["hour"]), row["channel"]] += int(row["n"])
    return tuple(tuple(found[hour, name] for name in channels) for hour in range(24))


def _usual(tx: Tx, days: list[str]) -> tuple[float, ...]:
    """The mean of the same weekdays that had any conversation at all: a town that began last week has no zeros before it."""
    counts, seen = Counter[int](), 0
    for day in days:
        found = [(int(key), digest.counts["opened"]) for _, key, digest in digests(tx, "hour", day, day)]
        seen += bool(found)
        for hour, number in found:
            counts[hour] += number
    return tuple(counts[hour] / seen for hour in range(24)) if seen else ()


def _topics(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """The most frequent ones; ("", n) last is everything else, also what has no topic yet."""
    named = sorted(
        ((name, number) for name, number in counts.items() if name and number), key=lambda each: (-each[1], each[0])
    )
    rest = sum(counts.values()) - sum(number for _, number in named[:TOPICS])
    return (*named[:TOPICS], *([("", rest)] if rest else []))


def _attention(tx: Tx, goals: Targets, late: list[Waiting], channels: list[Row]) -> tuple[Attention, ...]:
    target = goals.wait * 60_000
    down = [Attention("channel", None, row["name"]) for row in channels if row["state"] not in ("new", "connected")]
    held = _who(tx, _IS_HELD_LATE, before=tx.now - target)
    waits = [
        *(Attention("late", each) for each in late if tx.now - each.since >= target),
        *(Attention("held", each) for each in held),
        *(Attention("nearly", each) for each in late if NEARLY * target <= tx.now - each.since < target),
    ]
    return (*down, *waits)[:MOST_ATTENTION]
