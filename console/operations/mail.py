"""Notices by mail: the town's way out for them, which crossings are still to be told, and what became of the last one.

A crossing is one row. Whoever sends takes it with one statement and commits before the server is called, so that of many processes one
sends and a crash loses a mail rather than doubling it.
"""

import json
from typing import Any

from console.models.mail import MailRoute, mail_data, mail_from
from console.models.problems import Problem
from console.models.record import Record
from console.operations.board import board
from console.operations.desk import Context, require_supervisor
from console.operations.meta import meta
from console.operations.thresholds import CALM_MS, Alarm, Measure, alarms, measure
from console.operations.town import PUT
from console.storage.engine import Row, Tx

_ROUTE = "mail"
_TROUBLE = "mail_trouble"
FIRST_PAUSE_MS = 60_000
GIVE_UP_MS = 3_600_000
"""A notice an hour late helps nobody."""
_CROSS = """
INSERT INTO crossing (kind, what, since, figure, target, due_at) VALUES (:kind, :what, :now, :figure, :target, :now)
ON CONFLICT (kind, what) DO UPDATE SET calm_at = NULL WHERE crossing.calm_at IS NOT NULL
"""
_CALM = "UPDATE crossing SET calm_at = :now WHERE kind = :kind AND what = :what AND calm_at IS NULL"
_OVER = "DELETE FROM crossing WHERE calm_at <= :before AND state <> 'due'"
_TAKE = """
UPDATE crossing SET state = 'sending', attempts = attempts + 1 WHERE state = 'due' AND due_at <= :now AND (kind, what) IN
  (SELECT d.kind, d.what FROM crossing d WHERE d.state = 'due' AND d.due_at <= :now ORDER BY d.due_at, d.kind, d.what LIMIT 1)
RETURNING kind, what, since, figure, target, attempts
"""
_SETTLE = """
UPDATE crossing SET state = :state, due_at = :due_at WHERE kind = :kind AND what = :what AND state = 'sending' AND attempts = :attempts
"""


class Notice(Record):
    """A crossing whose mail is this process's to send. `since`: epoch ms of the crossing; `attempts` counts this one."""

    kind: str
    what: str
    since: int
    measure: Measure
    attempts: int


class Look(Record):
    """What differs from what was noted: crossings to note with their figures, and those that are calm now."""

    crossed: tuple[tuple[Alarm, Measure], ...]
    calm: tuple[Alarm, ...]
    is_over: bool

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to write."""
        return not self.crossed and not self.calm and not self.is_over


class MailState(Record):
    """For whoever asks: the way, None when there is none; the last failure, None after a mail has gone; how many wait for another try."""

    route: MailRoute | None
    trouble: Problem | None
    waiting: int


def route(tx: Tx) -> MailRoute | None:
    """The town's way for notices, or None when they do not leave by mail. Raises Problem `bad_mail`, `mail_unencrypted`."""
    value = meta(tx, _ROUTE)
    return mail_from(json.loads(value)) if value else None


def set_route(at: Context, wanted: MailRoute) -> None:
    """Send notices this way from now on; what waits for another try is tried at once. Supervisors only."""
    require_supervisor(at)
    at.tx.execute(PUT, key=_ROUTE, value=json.dumps(mail_data(wanted), ensure_ascii=False))
    at.tx.execute("DELETE FROM meta WHERE key = :key", key=_TROUBLE)
    at.tx.execute("UPDATE crossing SET due_at = :now WHERE state = 'due'", now=at.now)
    at.journal("town.mail", host=wanted.host, recipients=len(wanted.recipients), kinds=list(wanted.kinds))


def end_route(at: Context) -> None:
    """Send no notices by mail any more. Supervisors only. Raises Problem `no_mail`."""
    require_supervisor(at)
    if not at.tx.count("DELETE FROM meta WHERE key = :key", key=_ROUTE):
        raise Problem("no_mail")
    at.tx.execute("DELETE FROM meta WHERE key = :key", key=_TROUBLE)
    at.journal("town.mail_off")


def state(tx: Tx) -> MailState:
    """How it stands; a way that cannot be used any more is its own trouble."""
    try:
        way, trouble = route(tx), _trouble(tx)
    except Problem as problem:
        way, trouble = None, problem
    waiting = int(tx.scalar("SELECT COUNT(*) FROM crossing WHERE state = 'due' AND attempts > 0") or 0)
    return MailState(way, trouble, waiting)


def look(tx: Tx) -> Look:
    """Compare the board of this moment with the crossings noted; the board is read only where notices leave by mail."""
    way = route(tx)
    noted = {(row["kind"], row["what"]): row for row in tx.execute("SELECT * FROM crossing")}
    if way is None:
        # Turned off: what is crossed when it is turned on again is told.
        return Look((), (), bool(noted))
    found = board(tx)
    now = {alarm for alarm in alarms(found) if alarm[0] in way.kinds}
    crossed = [alarm for alarm in sorted(now) if alarm not in noted or noted[alarm]["calm_at"] is not None]
    calm = [alarm for alarm, row in noted.items() if alarm not in now and row["calm_at"] is None]
    over = [row["calm_at"] for row in noted.values() if row["calm_at"] is not None and row["state"] != "due"]
    is_over = any(calm_at <= tx.now - CALM_MS for calm_at in over)
    return Look(tuple((alarm, measure(alarm, found)) for alarm in crossed), tuple(calm), is_over)


def note(at: Context, seen: Look) -> None:
    """Write down what has crossed and what has calmed. Safe in several processes: the row says whether it is news."""
    # First what is over, so that a crossing after the calm is a new one.
    at.tx.execute(_OVER, before=at.now - CALM_MS)
    if route(at.tx) is None:
        at.tx.execute("DELETE FROM crossing")
        return
    for (kind, what), found in seen.crossed:
        at.tx.execute(_CROSS, kind=kind, what=what, now=at.now, figure=found.figure, target=found.target)
    for kind, what in seen.calm:
        at.tx.execute(_CALM, kind=kind, what=what, now=at.now)


def take(at: Context) -> Notice | None:
    """Take one notice that is due, so that nobody else sends it; None when there is none."""
    row: Row | None = at.tx.one(_TAKE, now=at.now)
    if row is None:
        return None
    figures = Measure(int(row["figure"]), int(row["target"]))
    return Notice(row["kind"], row["what"], int(row["since"]), figures, int(row["attempts"]))


def note_sent(at: Context, notice: Notice, refused: int) -> None:
    """The server has it. `refused`: how many recipients it would not take."""
    _settle(at, notice, "told", at.now)
    at.journal("mail.sent", threshold=notice.kind, attempts=notice.attempts, refused=refused)
    _keep_trouble(at, Problem("mail_some_refused", count=refused) if refused else None)


def note_failed(at: Context, notice: Notice, problem: Problem) -> None:
    """The server does not have it for sure: it is tried again after growing pauses, for an hour; one that may have arrived is not."""
    due_at = at.now + FIRST_PAUSE_MS * 2 ** (notice.attempts - 1)
    is_dropped = problem.code == "mail_in_doubt" or due_at > notice.since + GIVE_UP_MS
    _settle(at, notice, "dropped" if is_dropped else "due", due_at)
    if is_dropped:
        at.journal("mail.dropped", threshold=notice.kind, attempts=notice.attempts, why=problem.code)
    _keep_trouble(at, problem)


def _settle(at: Context, notice: Notice, new: str, due_at: int) -> None:
    at.tx.execute(_SETTLE, state=new, due_at=due_at, kind=notice.kind, what=notice.what, attempts=notice.attempts)


def _keep_trouble(at: Context, problem: Problem | None) -> None:
    if problem is None:
        at.tx.execute("DELETE FROM meta WHERE key = :key", key=_TROUBLE)
        return
    kept: dict[str, Any] = {"code": problem.code, "blanks": {key: str(value) for key, value in problem.blanks.items()}}
    at.tx.execute(PUT, key=_TROUBLE, value=json.dumps(kept, ensure_ascii=False))


def _trouble(tx: Tx) -> Problem | None:
    value = meta(tx, _TROUBLE)
    if not value:
        return None
    kept = json.loads(value)
    return Problem(kept["code"], **kept["blanks"])
