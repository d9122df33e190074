"""What figures read of operators' statuses and of the stretches they worked: who was at the counter, and how a day was spent.

Like everything of the figures it looks at the journal up to one link of its chain, so that what is kept and what is made
anew see the same.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from console.figures.digest import Days
from console.figures.duty import Duty, duty_of, spans_of
from console.figures.episodes import stretch_of
from console.figures.open_time import OpenTime
from console.figures.spans import Span
from console.models.states import OperatorStatus
from console.operations.handling import MOST_MS
from console.storage.engine import Row, Tx

_KNOWN = "LEFT JOIN journal_chain c ON c.journal_id = j.id WHERE (c.seq IS NULL OR c.seq <= :seq) AND j.actor = :login"
_STATUSES = f"SELECT j.at, j.detail FROM journal j {_KNOWN} AND j.verb = 'status' AND j.at >= :since AND j.at < :until ORDER BY j.at, j.id"
_BEFORE = f"SELECT j.at, j.detail FROM journal j {_KNOWN} AND j.verb = 'status' AND j.at < :since ORDER BY j.at DESC, j.id DESC LIMIT 1"
_WORKED = f"SELECT j.at, j.detail FROM journal j {_KNOWN} AND j.verb = 'worked' AND j.at >= :since AND j.at < :until ORDER BY j.at, j.id"
_NEW = """
SELECT j.at, j.actor, j.verb, j.detail FROM journal_chain c JOIN journal j ON j.id = c.journal_id
WHERE c.seq > :seq AND c.seq <= :until AND j.verb IN ('status', 'worked')
"""
_LATER = tuple(
    f"SELECT j.at FROM journal j {_KNOWN} AND j.verb = '{verb}' AND j.at >= :since" for verb in ("status", "worked")
)
_REACHED = "SELECT DISTINCT conversation_id AS id FROM episode WHERE last_at >= :at"
_KEEP = """
INSERT INTO duty (login, day, signed_in, at_counter, busy) VALUES (:login, :day, :signed_in, :at_counter, :busy)
"""
_COUNTER = frozenset({OperatorStatus.COUNTER})


def counter_spans(tx: Tx, logins: Iterable[str], since: int, until: int, seq: int) -> dict[str, list[Span]]:
    """When each was at the counter between two moments, as the journal knows it up to link `seq`; a stretch may reach beyond them."""
    found: dict[str, list[Span]] = {}
    for login in logins:
        known = {"login": login, "since": since, "until": until + 1, "seq": seq}
        rows = [*_status_before(tx, login, since, seq), *tx.execute(_STATUSES, **known)]
        statuses = [_status(row) for row in rows]
        if any(status == OperatorStatus.COUNTER for _, status in statuses):
            found[login] = spans_of(statuses, _COUNTER)
    return found


def conversations_reached(tx: Tx, seq: int, until: int) -> set[int]:
    """The conversations whose kept episodes reach into the time of statuses that have become known between two links."""
    moments = [int(row["at"]) for row in tx.execute(_NEW, seq=seq, until=until) if row["verb"] == "status"]
    return {int(row["id"]) for row in tx.execute(_REACHED, at=min(moments))} if moments else set()


def renew(tx: Tx, seq: int, until: int, clock: OpenTime, days: Days) -> None:
    """Put the operators' days that new entries speak of in the place of what was known of them."""
    for login, day in sorted(_days(tx, seq, until, clock)):
        kept = tx.one("DELETE FROM duty WHERE login = :login AND day = :day RETURNING *", login=login, day=day)
        if kept is not None:
            days.add_duty(_duty(kept), times=-1)
        found = _made(tx, login, day, until, clock)
        if found is not None:
            tx.execute(_KEEP, **{name: getattr(found, name) for name in Duty.__match_args__})
            days.add_duty(found)


def every(tx: Tx, until: int, clock: OpenTime) -> Iterator[Duty]:
    """All operators' days, from nothing but the journal up to a link."""
    for login, day in sorted(_acted(tx, 0, until, clock)):
        found = _made(tx, login, day, until, clock)
        if found is not None:
            yield found


def _acted(tx: Tx, seq: int, until: int, clock: OpenTime) -> set[tuple[str, str]]:
    """Whose days, and which, the entries between two links speak of."""
    found = set()
    for row in tx.execute(_NEW, seq=seq, until=until):
        moments = [int(row["at"])]
        if row["verb"] == "worked":
            moments.append(stretch_of(int(row["at"]), json.loads(row["detail"]))[0])
        found |= {(str(row["actor"]), clock.local(moment).date().isoformat()) for moment in moments}
    return found


def _days(tx: Tx, seq: int, until: int, clock: OpenTime) -> set[tuple[str, str]]:
    """The same with the days after: what a later day began with may be another status now, when a clock was put back."""
    found = _acted(tx, seq, until, clock)
    first: dict[str, str] = {}
    for login, day in found:
        first[login] = min(day, first.get(login, day))
    for login, day in first.items():
        end = clock.midnight(date.fromisoformat(day) + timedelta(days=1))
        for later in _LATER:
            rows = tx.execute(later, login=login, since=end, seq=until)
            found |= {(login, clock.local(int(row["at"])).date().isoformat()) for row in rows}
    return found


def _made(tx: Tx, login: str, day: str, until: int, clock: OpenTime) -> Duty | None:
    start = clock.midnight(date.fromisoformat(day))
    end = clock.midnight(date.fromisoformat(day) + timedelta(days=1))
    known = {"login": login, "since": start, "until": end, "seq": until}
    before = [_status(row)[1] for row in _status_before(tx, login, start, until)]
    statuses = [_status(row) for row in tx.execute(_STATUSES, **known)]
    # A stretch is written down when it is over, which may be after midnight.
    worked = [
        stretch_of(int(row["at"]), json.loads(row["detail"]))
        for row in tx.execute(_WORKED, **{**known, "until": end + 2 * MOST_MS})
    ]
    return duty_of(login, day, (start, end), before[0] if before else None, statuses, worked)


def _status_before(tx: Tx, login: str, since: int, seq: int) -> list[Row]:
    return tx.execute(_BEFORE, login=login, since=since, seq=seq)


def _status(row: Row) -> tuple[int, str]:
    return int(row["at"]), str(json.loads(row["detail"])["status"])


def _duty(row: Row) -> Duty:
    return Duty(row["login"], row["day"], row["signed_in"], row["at_counter"], row["busy"])
