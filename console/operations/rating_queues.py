"""In which queues citizens are asked how it went. In the beginning in none."""

import json
from typing import Final

from console.models.problems import Problem
from console.models.record import Record
from console.operations.desk import Context, require_supervisor
from console.operations.town import PUT
from console.storage.engine import Tx

NO_TEAM: Final = ""
"""How the queue is called that belongs to no team."""
_KEY: Final = "ratings"


class Asking(Record):
    """A queue, and whether its citizens are asked. `team` is NO_TEAM for what belongs to no team."""

    team: str
    is_on: bool


def asking(tx: Tx) -> list[Asking]:
    """All queues: what belongs to no team, then the teams by name."""
    on = asking_queues(tx)
    names = [NO_TEAM, *(str(row["name"]) for row in tx.execute("SELECT name FROM team ORDER BY name"))]
    return [Asking(name, name in on) for name in names]


def set_asking(at: Context, team: str, *, is_on: bool) -> None:
    """Ask the citizens of a queue after a close, or no longer. Supervisors only. Raises Problem `no_team`, `rating_confidential`."""
    require_supervisor(at)
    if team != NO_TEAM:
        row = at.tx.one("SELECT is_confidential FROM team WHERE name = :name", name=team)
        if row is None:
            raise Problem("no_team", name=team)
        if is_on and row["is_confidential"]:
            raise Problem("rating_confidential", team=team)
    before = asking_queues(at.tx)
    after = before | {team} if is_on else before - {team}
    if after != before:
        at.tx.execute(PUT, key=_KEY, value=json.dumps(sorted(after), ensure_ascii=False))
        at.journal("town.rating", team=team, is_on=is_on)
        at.touch(operator=at.actor.operator_id)


def asking_queues(tx: Tx) -> set[str]:
    """Those that ask, by name."""
    value = tx.scalar("SELECT value FROM meta WHERE key = :key", key=_KEY)
    return set(json.loads(value)) if value else set()
