"""Keeping the figures in step with the journal: what is new is read, what it changes is taken away and added again.

The step is told by the journal's chain, which has the order of the commits. Nobody waits for it: whoever writes the
journal knows nothing of figures. `difference` makes everything anew in memory and says where the kept figures are off.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from console.figures.digest import Days, Digest, Place, Slot, digest_from
from console.figures.episodes import Entry, Episode, Share, Wait, episodes_of, holders_of
from console.figures.open_time import OpenTime
from console.models.opening import Opening, opening_data
from console.operations import figure_duty, town
from console.operations.desk import Context
from console.storage.engine import Row, Tx

ENTRIES_AT_ONCE = 500
"""Read in one transaction. Whoever else would read meanwhile waits for it, and desks go on in between."""
_MADE = ("figure_day", "figure_month", "episode_touch", "episode", "duty")
DAY_MS = 24 * 3_600_000
_NEW = """
SELECT DISTINCT j.conversation_id AS id FROM journal_chain c JOIN journal j ON j.id = c.journal_id
WHERE c.seq > :seq AND c.seq <= :until AND j.conversation_id IS NOT NULL
"""
# Entries from before the chain have no link. What comes after `until` belongs to the next step, whoever takes it.
_ENTRIES = """
SELECT j.at, j.actor, j.verb, j.message_id, j.reason, j.detail FROM journal j LEFT JOIN journal_chain c ON c.journal_id = j.id
WHERE j.conversation_id = :id AND (c.seq IS NULL OR c.seq <= :until) ORDER BY j.id
"""
# First of all statements: two services that read at once come one after the other, and the second sees what the first wrote.
_HOLD = """
INSERT INTO figure_step (one, seq, hours, at) VALUES (1, 0, '', 0)
ON CONFLICT (one) DO UPDATE SET at = figure_step.at RETURNING seq, hours
"""
_STEP = "UPDATE figure_step SET seq = :seq, hours = :hours, at = :now WHERE one = 1"
_KEEP = """
INSERT INTO episode (conversation_id, number, channel, contact_id, language, topic, team, opened_at, day, hour, resolved_at,
  outcome, first_by, first_seconds, first_own_seconds, is_waiting, is_after_hours, rating, last_at, body)
VALUES (:conversation_id, :number, :channel, :contact_id, :language, :topic, :team, :opened_at, :day, :hour, :resolved_at,
  :outcome, :first_by, :first_seconds, :first_own_seconds, :is_waiting, :is_after_hours, :rating, :last_at, :body)
"""
# Closed by the program, and no person had to answer the same citizen within a day.
_DEFLECTED = """
SELECT e.conversation_id, e.number, e.is_deflected, CASE WHEN EXISTS (
  SELECT 1 FROM episode later WHERE later.contact_id = e.contact_id AND later.first_by IS NOT NULL
  AND later.opened_at >= e.resolved_at AND later.opened_at <= e.resolved_at + :day
) THEN 0 ELSE 1 END AS really
FROM episode e WHERE e.contact_id = :contact AND e.outcome = 'automatic' AND e.resolved_at IS NOT NULL
"""
_ROLLED = "SELECT DISTINCT month FROM figure_month WHERE dimension = 'total'"
_TO_ROLL = f"""
SELECT DISTINCT substr(day, 1, 7) AS month FROM figure_day WHERE dimension = 'total' AND substr(day, 1, 7) < :now
AND substr(day, 1, 7) NOT IN ({_ROLLED})
"""


def catch_up(at: Context) -> bool:
    """Read the next entries of the journal into the figures. True when there are more. Run by whoever keeps a desk in step."""
    step = at.tx.one(_HOLD)
    assert step is not None
    hours = town.opening(at.tx)
    clock = OpenTime(hours)
    seq = int(step["seq"])
    is_foreign = at.tx.scalar("SELECT 1 FROM episode WHERE last_at = 0 LIMIT 1") is not None
    if seq and (is_foreign or not _same_past(step["hours"], hours, clock.local(at.now).date().isoformat())):
        # Every wait may have another length now, or an older program has kept figures that mean something else.
        for table in _MADE:
            at.tx.execute(f"DELETE FROM {table}")
        seq = 0
    last = int(at.tx.scalar("SELECT COALESCE(MAX(seq), 0) FROM journal_chain") or 0)
    until = min(last, seq + ENTRIES_AT_ONCE)
    if until > seq or json.loads(step["hours"] or "null") != opening_data(hours):
        days = Days()
        channels = _channels(at.tx)
        numbers = {int(row["id"]) for row in at.tx.execute(_NEW, seq=seq, until=until)}
        for number in sorted(numbers | figure_duty.conversations_reached(at.tx, seq, until)):
            _renew(at.tx, number, until, clock, channels, days)
        figure_duty.renew(at.tx, seq, until, clock, days)
        _write(at.tx, days)
        _roll_up(at.tx, clock.local(at.now).date().isoformat()[:7])
        at.tx.execute(_STEP, seq=until, hours=json.dumps(opening_data(hours)), now=at.now)
    return until < last


def is_behind(tx: Tx) -> bool:
    """Whether the journal holds what the figures do not know yet."""
    return bool(tx.scalar("SELECT COALESCE((SELECT seq FROM figure_step), 0) < (SELECT seq FROM journal_head)"))


def difference(tx: Tx) -> list[Slot]:
    """The digests that are not what the journal says up to where it was read, from a computation that starts with nothing."""
    until = int(tx.scalar("SELECT seq FROM figure_step") or 0)
    clock, channels, days = OpenTime(town.opening(tx)), _channels(tx), Days()
    every: list[tuple[int, Episode]] = []
    for row in tx.execute(_NEW, seq=0, until=until):
        entries = _entries(tx, int(row["id"]), until)
        every.extend((int(row["id"]), episode) for episode in _episodes(tx, entries, until, clock))
    answered: dict[int, list[int]] = {}
    for _, episode in every:
        if episode.contact_id is not None and episode.first_by is not None:
            answered.setdefault(episode.contact_id, []).append(episode.opened_at)
    for _, episode in every:
        days.add(_place(episode, channels), episode, is_deflected=_is_deflected(episode, answered))
    for duty in figure_duty.every(tx, until, clock):
        days.add_duty(duty)
    kept = {(r["day"], r["dimension"], r["key"]): r["body"] for r in tx.execute("SELECT * FROM figure_day")}
    kept |= {(r["month"], r["dimension"], r["key"]): r["body"] for r in tx.execute("SELECT * FROM figure_month")}
    rolled = {row["month"] for row in tx.execute(_ROLLED)}
    every_slot = days.slots | _months(days, rolled)
    right = {slot: digest.to_text() for slot, digest in every_slot.items() if not digest.is_empty}
    return sorted(slot for slot in kept.keys() | right.keys() if kept.get(slot) != right.get(slot))


def start_anew(at: Context) -> None:
    """Forget all figures, so that `catch_up` makes them from the first entry on."""
    at.tx.execute(_HOLD)
    for table in _MADE:
        at.tx.execute(f"DELETE FROM {table}")
    at.tx.execute(_STEP, seq=0, hours="", now=0)


def _is_deflected(episode: Episode, answered: dict[int, list[int]]) -> bool:
    if episode.outcome != "automatic" or episode.resolved_at is None or episode.contact_id is None:
        return False
    since = episode.resolved_at
    return not any(since <= opened <= since + DAY_MS for opened in answered.get(episode.contact_id, ()))


def _same_past(kept: str, hours: Opening, today: str) -> bool:
    """Whether nothing of the hours changed that could have counted already: a holiday to come changes no wait that is over."""
    before = json.loads(kept or "null")
    now = opening_data(hours)
    if not isinstance(before, dict) or {**before, "holidays": None} != {**now, "holidays": None}:
        return False
    changed = {day for day, _ in set(before["holidays"].items()) ^ set(now["holidays"].items())}
    return all(day > today for day in changed)


def _channels(tx: Tx) -> dict[int, str]:
    return {int(row["id"]): str(row["name"]) for row in tx.execute("SELECT id, name FROM channel")}


def _entries(tx: Tx, conversation_id: int, until: int) -> list[Entry]:
    return [
        Entry(row["at"], row["actor"], row["verb"], row["message_id"], row["reason"], json.loads(row["detail"]))
        for row in tx.execute(_ENTRIES, id=conversation_id, until=until)
    ]


def _episodes(tx: Tx, entries: list[Entry], until: int, clock: OpenTime) -> list[Episode]:
    """The episodes of a conversation, with what its holders' statuses were meanwhile."""
    moments = [entry.at for entry in entries]
    at_counter = figure_duty.counter_spans(
        tx, holders_of(entries), min(moments, default=0), max(moments, default=0), until
    )
    return episodes_of(entries, clock, at_counter)


def _place(episode: Episode, channels: dict[int, str]) -> Place:
    channel = channels.get(episode.channel_id or 0, "")
    return Place(channel, episode.team, episode.topic, episode.language, episode.hour)


def _renew(tx: Tx, conversation_id: int, until: int, clock: OpenTime, channels: dict[int, str], days: Days) -> None:
    """Put the episodes of one conversation in the place of what was known of it."""
    contacts: set[int] = set()
    for row in tx.execute("SELECT * FROM episode WHERE conversation_id = :id", id=conversation_id):
        before = episode_from(row["body"])
        days.add(place_of(row), before, is_deflected=bool(row["is_deflected"]), times=-1)
        contacts.update([before.contact_id] if before.contact_id else [])
    for table in ("episode", "episode_touch"):
        tx.execute(f"DELETE FROM {table} WHERE conversation_id = :id", id=conversation_id)
    entries = _entries(tx, conversation_id, until)
    for episode in _episodes(tx, entries, until, clock):
        place = _place(episode, channels)
        _keep(tx, conversation_id, place, episode, max(1, *(entry.at for entry in entries)))
        days.add(place, episode, is_deflected=False)
        contacts.update([episode.contact_id] if episode.contact_id else [])
    for contact in sorted(contacts):
        _judge_deflection(tx, contact, days)


def _judge_deflection(tx: Tx, contact: int, days: Days) -> None:
    """Say anew which episodes the program settled for good: a later one may have undone that, or done it again."""
    for row in tx.execute(_DEFLECTED, contact=contact, day=DAY_MS):
        if bool(row["is_deflected"]) == bool(row["really"]):
            continue
        found = tx.one(
            "UPDATE episode SET is_deflected = :really WHERE conversation_id = :id AND number = :number RETURNING *",
            really=row["really"],
            id=row["conversation_id"],
            number=row["number"],
        )
        assert found is not None
        episode, place = episode_from(found["body"]), place_of(found)
        days.add(place, episode, is_deflected=not row["really"], times=-1)
        days.add(place, episode, is_deflected=bool(row["really"]))


def _keep(tx: Tx, conversation_id: int, place: Place, episode: Episode, last_at: int) -> None:
    tx.execute(
        _KEEP,
        conversation_id=conversation_id,
        number=episode.number,
        channel=place.channel,
        contact_id=episode.contact_id,
        language=place.language,
        topic=place.topic,
        team=place.team,
        opened_at=episode.opened_at,
        day=episode.day,
        hour=episode.hour,
        resolved_at=episode.resolved_at,
        outcome=episode.outcome,
        first_by=episode.first_by,
        first_seconds=None if episode.first_open_ms is None else episode.first_open_ms // 1000,
        first_own_seconds=None if episode.first_own_open_ms is None else episode.first_own_open_ms // 1000,
        is_waiting=int(any(wait.until is None for wait in episode.waits)),
        is_after_hours=int(episode.is_after_hours),
        rating=episode.rating,
        last_at=last_at,
        body=_body(episode),
    )
    for day, kind in sorted(_touches(episode)):
        tx.execute(
            "INSERT INTO episode_touch (day, kind, conversation_id, number) VALUES (:day, :kind, :id, :number)",
            day=day,
            kind=kind,
            id=conversation_id,
            number=episode.number,
        )


def touch_kind(kind: str, key: str) -> str:
    """How a trace is kept that belongs to an operator or to a rule, beside the one without them."""
    return f"{kind} {key}"


def _touches(episode: Episode) -> set[tuple[str, str]]:
    traces = [(wait.day, "wait", str(wait.by)) for wait in episode.waits if wait.until is not None and wait.by]
    traces += [(share.day, share.kind, share.key) for share in episode.shares]
    return {(day, kind) for day, kind, _ in traces} | {(day, touch_kind(kind, key)) for day, kind, key in traces if key}


def _months(days: Days, months: set[str]) -> dict[Slot, Digest]:
    """What the days leave on those of their months."""
    found: dict[Slot, Digest] = {}
    for (day, dimension, key), change in days.slots.items():
        if day[:7] in months:
            found.setdefault((day[:7], dimension, key), Digest()).add(change)
    return found


def _write(tx: Tx, days: Days) -> None:
    rolled = {row["month"] for row in tx.execute(_ROLLED)}
    for table, column, slots in (("figure_day", "day", days.slots), ("figure_month", "month", _months(days, rolled))):
        for (when, dimension, key), change in slots.items():
            if not change.is_empty:
                _add(tx, table, column, {"when": when, "dimension": dimension, "key": key}, change)


def _add(tx: Tx, table: str, column: str, where: dict[str, str], change: Digest) -> None:
    condition = f"{column} = :when AND dimension = :dimension AND key = :key"
    kept = tx.scalar(f"SELECT body FROM {table} WHERE {condition}", **where)
    digest = digest_from(kept) if kept else Digest()
    digest.add(change)
    if digest.is_empty:
        tx.execute(f"DELETE FROM {table} WHERE {condition}", **where)
        return
    tx.execute(
        f"INSERT INTO {table} ({column}, dimension, key, body) VALUES (:when, :dimension, :key, :body)"
        f" ON CONFLICT ({column}, dimension, key) DO UPDATE SET body = excluded.body",
        **where,
        body=digest.to_text(),
    )


def _roll_up(tx: Tx, this_month: str) -> None:
    """Add up the days of months that are over and have not been added up; what comes late is added by `_write`."""
    for row in tx.execute(_TO_ROLL, now=this_month):
        month: dict[Slot, Digest] = {}
        for day in tx.execute("SELECT * FROM figure_day WHERE substr(day, 1, 7) = :month", month=row["month"]):
            slot = (row["month"], day["dimension"], day["key"])
            month.setdefault(slot, Digest()).add(digest_from(day["body"]))
        for (when, dimension, key), digest in month.items():
            _add(tx, "figure_month", "month", {"when": when, "dimension": dimension, "key": key}, digest)


def digests(
    tx: Tx, dimension: str, since: str, until: str, key: str | None = None, *, by_month: bool = False
) -> Iterator[tuple[str, str, Digest]]:
    """(day, key, digest) of a dimension from one local day to another, both included, in order.

    `by_month`: whole months that are over may come as one, with the month (YYYY-MM) in place of the day.
    """
    months = _whole_months(since, until) & {row["month"] for row in tx.execute(_ROLLED)} if by_month else set()
    only = "" if key is None else " AND key = :key"
    narrowed = {"dimension": dimension, **({} if key is None else {"key": key})}
    for month in sorted(months):
        query = f"SELECT key, body FROM figure_month WHERE dimension = :dimension AND month = :month{only} ORDER BY key"
        for row in tx.execute(query, month=month, **narrowed):
            yield month, row["key"], digest_from(row["body"])
    for first, last in _other_days(since, until, months):
        query = f"SELECT day, key, body FROM figure_day WHERE dimension = :dimension AND day >= :first AND day <= :last{only} ORDER BY day, key"
        for row in tx.execute(query, first=first, last=last, **narrowed):
            yield row["day"], row["key"], digest_from(row["body"])


def _whole_months(since: str, until: str) -> set[str]:
    """The months (YYYY-MM) that lie wholly between two days, if both are days."""
    try:
        first, last = date.fromisoformat(since), date.fromisoformat(until)
    except ValueError:
        return set()
    found, month = set(), first if first.day == 1 else _next_month(first)
    while (following := _next_month(month)) - timedelta(days=1) <= last:
        found.add(month.isoformat()[:7])
        month = following
    return found


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _other_days(since: str, until: str, months: set[str]) -> Iterator[tuple[str, str]]:
    """The stretches of days between two that lie in none of the months."""
    start = since
    for month in sorted(months):
        first = date.fromisoformat(f"{month}-01")
        before = (first - timedelta(days=1)).isoformat()
        if start <= before:
            yield start, before
        start = _next_month(first).isoformat()
    if start <= until:
        yield start, until


def place_of(row: Row) -> Place:
    """What a kept episode belongs to."""
    return Place(row["channel"], row["team"], row["topic"], row["language"], int(row["hour"]))


def _plain(record: Any) -> list[Any]:
    return [getattr(record, name) for name in type(record).__match_args__]


def _body(episode: Episode) -> str:
    values = {name: getattr(episode, name) for name in Episode.__match_args__}
    values["waits"] = [_plain(wait) for wait in episode.waits]
    values["shares"] = [_plain(share) for share in episode.shares]
    return json.dumps(values, ensure_ascii=False)


def episode_from(body: str) -> Episode:
    """An episode as it is kept."""
    values = json.loads(body)
    waits: Iterable[Sequence[Any]] = values.pop("waits")
    shares: Iterable[Sequence[Any]] = values.pop("shares")
    return Episode(**values, waits=tuple(Wait(*each) for each in waits), shares=tuple(Share(*each) for each in shares))
