"""What the town has promised itself: how soon a citizen is answered, and from when on a board shows amber and red.

They are the town's, not a computer's: every board and every report of an office knows the same.
"""

import json
from collections.abc import Mapping
from typing import Any

from console.models.problems import Problem
from console.models.record import Record
from console.operations.desk import Context, require_supervisor
from console.operations.town import PUT
from console.storage.engine import Tx

_KEY = "targets"
MOST_MINUTES = 10_080
LIMITS = {
    "first_answer": (1, MOST_MINUTES),
    "wait": (1, MOST_MINUTES),
    "waiting_amber": (1, 1_000),
    "waiting_red": (1, 1_000),
    "within_amber": (1, 100),
    "within_red": (1, 100),
    "available_amber": (0, 1_000),
}


class Targets(Record):
    """`first_answer` and `wait` in minutes of opening hours; `teams` has another `first_answer` for some teams, by name.

    The board turns amber from `waiting_amber` citizens who wait for somebody to claim them, red from `waiting_red`; amber
    below `within_amber` percent of first answers in time, red below `within_red`; amber from `available_amber` operators down.
    """

    first_answer: int = 5
    wait: int = 10
    waiting_amber: int = 6
    waiting_red: int = 10
    within_amber: int = 90
    within_red: int = 80
    available_amber: int = 2
    teams: tuple[tuple[str, int], ...] = ()

    def of_team(self, team: str) -> int:
        """Minutes to the first answer of a team's conversations."""
        return dict(self.teams).get(team, self.first_answer)


def targets(tx: Tx) -> Targets:
    """The targets in force; what nobody has set is as in the beginning."""
    value = tx.scalar("SELECT value FROM meta WHERE key = :key", key=_KEY)
    data = json.loads(value) if value else {}
    return Targets(**{**data, "teams": tuple((str(name), int(minutes)) for name, minutes in data.get("teams", ()))})


def set_targets(at: Context, changes: Mapping[str, int], teams: Mapping[str, int | None] | None = None) -> Targets:
    """Change some targets; a team's None takes its own away. Supervisors only. Raises Problem `bad_target`, `no_team`."""
    require_supervisor(at)
    now = targets(at.tx)
    values: dict[str, Any] = {name: getattr(now, name) for name in LIMITS}
    for name, number in changes.items():
        least, most = LIMITS[name]
        if not least <= number <= most:
            raise Problem("bad_target", least=least, most=most)
        values[name] = number
    own = dict(now.teams)
    for team, minutes in (teams or {}).items():
        if at.tx.scalar("SELECT 1 FROM team WHERE name = :name", name=team) is None:
            raise Problem("no_team", name=team)
        if minutes is None:
            own.pop(team, None)
        elif 1 <= minutes <= MOST_MINUTES:
            own[team] = minutes
        else:
            raise Problem("bad_target", least=1, most=MOST_MINUTES)
    kept = Targets(**values, teams=tuple(sorted(own.items())))
    at.tx.execute(PUT, key=_KEY, value=json.dumps({**values, "teams": kept.teams}, ensure_ascii=False))
    at.journal("town.targets", **values, teams=own)
    return kept


def goals_and_teams(tx: Tx) -> tuple[Targets, list[str]]:
    """The targets in force and the names of all teams."""
    return targets(tx), [str(row["name"]) for row in tx.execute("SELECT name FROM team ORDER BY name")]
