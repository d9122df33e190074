"""Who is there: available, at the counter, busy, on a break. Every change is journalled; the history is read from there and nowhere else.

Whoever stands at the counter with a citizen is at work and yet can take nothing here: they are offered nothing, by nobody but a
person who sees where they are, and clocks that are theirs can leave these minutes out.
"""

import json
from itertools import pairwise

from console.models.problems import Problem
from console.models.record import Record
from console.models.states import OperatorStatus
from console.operations.desk import Context
from console.storage.engine import Row, Tx

OFFERED_NOTHING = frozenset({OperatorStatus.COUNTER, OperatorStatus.BREAK, OperatorStatus.OFFLINE})
"""Statuses in which no rule assigns anything to somebody."""
LONGEST_BREAK_MINUTES = 24 * 60

_WITHIN = "SELECT actor, at, detail FROM journal WHERE verb = 'status' AND actor = :login AND at >= :since AND at < :until ORDER BY at, id"
_BEFORE = "SELECT actor, at, detail FROM journal WHERE verb = 'status' AND actor = :login AND at < :since ORDER BY at DESC, id DESC LIMIT 1"


class Span(Record):
    """A status of one operator from `since` to `until` (epoch ms), which is None while it lasts. `minutes` a break was to last, if said."""

    login: str
    status: OperatorStatus
    since: int
    until: int | None
    minutes: int | None


def set_status(at: Context, status: str, minutes: int | None = None) -> None:
    """The actor is available, at the counter, busy, on a break of so many minutes, or offline. Raises Problem `bad_minutes`."""
    chosen = OperatorStatus(status)
    if minutes is not None and (chosen is not OperatorStatus.BREAK or not 0 < minutes <= LONGEST_BREAK_MINUTES):
        raise Problem("bad_minutes", most=LONGEST_BREAK_MINUTES)
    before, since = status_of(at.tx, at.actor.operator_id or 0)
    at.tx.execute(
        "UPDATE operator SET status = :status, status_since = :now, changed = :stamp WHERE id = :id",
        id=at.actor.operator_id,
        status=chosen,
        now=at.now,
        stamp=at.tx.stamp,
    )
    at.journal("status", status=chosen, before=before, since=since, minutes=minutes)
    at.touch(operator=at.actor.operator_id)


def status_of(tx: Tx, operator_id: int) -> tuple[str, int | None]:
    """An operator's status and since when (epoch ms)."""
    row = tx.one("SELECT status, status_since FROM operator WHERE id = :id", id=operator_id)
    return ("offline", None) if row is None else (str(row["status"]), row["status_since"])


def require_offers(at: Context) -> None:
    """Raises Problem `at_counter` when the actor is there: the next one goes to a colleague who can answer."""
    if at.actor.operator_id is not None and status_of(at.tx, at.actor.operator_id)[0] == OperatorStatus.COUNTER:
        raise Problem("at_counter")


def spans(tx: Tx, login: str, since: int, until: int) -> list[Span]:
    """One operator's statuses in a period (epoch ms, the end not included), oldest first; the first may have begun before it.

    Colleagues see their own only, supervisors everybody's: as far as they may read the journal.
    """
    rows = [
        *tx.execute(_BEFORE, login=login, since=since),
        *tx.execute(_WITHIN, login=login, since=since, until=until),
    ]
    next_at = tx.scalar("SELECT MIN(at) FROM journal WHERE verb = 'status' AND actor = :login AND at >= :until", login=login, until=until)  # fmt: skip
    ends: list[int | None] = [int(later["at"]) for _, later in pairwise(rows)]
    return [_span(row, end) for row, end in zip(rows, [*ends, next_at], strict=False)]


def _span(row: Row, until: int | None) -> Span:
    detail = json.loads(row["detail"])
    return Span(str(row["actor"]), OperatorStatus(detail["status"]), int(row["at"]), until, detail.get("minutes"))


def spent_ms(found: list[Span], since: int, until: int) -> dict[OperatorStatus, int]:
    """How long of a period went into each status (ms); what lasts, lasts to the end of the period."""
    sums: dict[OperatorStatus, int] = {}
    for one in found:
        length = min(until, until if one.until is None else one.until) - max(since, one.since)
        if length > 0:
            sums[one.status] = sums.get(one.status, 0) + length
    return sums
