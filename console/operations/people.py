"""What somebody of the office can and may: languages, teams, and how many conversations they may hold at once.

Languages and teams decide who is offered what next; nobody is kept from answering by them. A closed team is different: in an office only
its members see its conversations at all.
"""

import re

from console.models.problems import Problem
from console.models.record import Record
from console.operations import rating_queues
from console.operations.desk import Context, require_supervisor
from console.operations.office import add_team
from console.storage.engine import Row, Tx

MOST_CLAIMS = 1_000
LONGEST_NAME, LONGEST_TEAM = 128, 64
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}", re.ASCII)


class Skills(Record):
    """`languages` are codes like "ca", empty for all; `most` conversations at once, None for no limit."""

    login: str
    languages: tuple[str, ...]
    most: int | None
    teams: tuple[str, ...]


def skills(tx: Tx) -> list[Skills]:
    """Those of every active operator, by login."""
    teams: dict[int, list[str]] = {}
    for row in tx.execute(
        "SELECT m.operator_id, t.name FROM membership m JOIN team t ON t.id = m.team_id ORDER BY t.name"
    ):
        teams.setdefault(row["operator_id"], []).append(str(row["name"]))
    rows = tx.execute("SELECT id, login, languages, max_claims FROM operator WHERE is_active = 1 ORDER BY login")
    return [
        Skills(row["login"], read_languages(row["languages"]), row["max_claims"], tuple(teams.get(row["id"], ())))
        for row in rows
    ]


class Person(Record):
    """One who may act, as a page shows them: `skills` of theirs, and how many open conversations they hold now."""

    id: int
    name: str
    role: str
    skills: Skills
    holds: int


class TeamFacts(Record):
    """A team: `is_closed` when only its members see its conversations, `is_confidential` when others see only that somebody waits, `members` by login, `waiting` open conversations of it, `asks_rating` when its citizens are asked how it went."""

    id: int
    name: str
    is_closed: bool
    members: tuple[str, ...]
    waiting: int
    is_confidential: bool = False
    asks_rating: bool = False


class Everybody(Record):
    """All people by name and all teams by name. `asks_rating`: whether citizens of no team are asked how it went."""

    people: tuple[Person, ...]
    teams: tuple[TeamFacts, ...]
    asks_rating: bool = False


def everybody(tx: Tx) -> Everybody:
    """Who works here and in which teams. Conversations are counted as far as whoever asks may see them."""
    of_login = {one.login: one for one in skills(tx)}
    holds = {
        row["operator_id"]: int(row["n"])
        for row in tx.execute(
            "SELECT operator_id, COUNT(*) AS n FROM conversation c WHERE operator_id IS NOT NULL AND state <> 'resolved'"
            " AND claim_until >= :now GROUP BY operator_id",
            now=tx.now,
        )
    }
    people = tuple(
        Person(row["id"], row["name"], row["role"], of_login[row["login"]], holds.get(row["id"], 0))
        for row in tx.execute("SELECT id, login, name, role FROM operator WHERE is_active = 1 ORDER BY name, id")
    )
    rows = tx.execute(
        "SELECT t.id, t.name, t.is_restricted, t.is_confidential, (SELECT COUNT(*) FROM conversation c WHERE c.team_id = t.id"
        " AND c.state <> 'resolved') AS waiting FROM team t ORDER BY t.name"
    )
    asked = rating_queues.asking_queues(tx)
    teams = tuple(
        TeamFacts(
            row["id"],
            row["name"],
            bool(row["is_restricted"]),
            tuple(login for login, one in of_login.items() if row["name"] in one.teams),
            int(row["waiting"]),
            bool(row["is_confidential"]),
            row["name"] in asked,
        )
        for row in rows
    )
    return Everybody(people, teams, rating_queues.NO_TEAM in asked)


def rename(at: Context, login: str, name: str) -> None:
    """What an operator is called on every screen. Supervisors only. Raises Problem `no_name`."""
    require_supervisor(at)
    kept = " ".join(name.split())[:LONGEST_NAME]
    if not kept:
        raise Problem("no_name")
    _change(at, login, "name = :value", kept)
    at.journal("operator.rename", login=login)


def found_team(at: Context, name: str, *, is_closed: bool) -> int:
    """A new team; whoever founds a closed one is its first member and lets the others in. Supervisors only.

    Raises Problem `no_name`, `team_exists`.
    """
    require_supervisor(at)
    kept = " ".join(name.split())[:LONGEST_TEAM]
    if not kept:
        raise Problem("no_name")
    if at.tx.scalar("SELECT 1 FROM team WHERE name = :name", name=kept):
        raise Problem("team_exists", name=kept)
    team_id = add_team(at, kept, is_closed=is_closed)
    at.journal("team.add", team=kept, closed=int(is_closed))
    if is_closed and at.actor.operator_id is not None:
        join_team(at, at.actor.login, kept)
    at.touch(operator=at.actor.operator_id)
    return team_id


def read_languages(kept: str) -> tuple[str, ...]:
    """Codes as the column keeps them."""
    return tuple(code for code in kept.split(",") if code)


def set_languages(at: Context, login: str, languages: list[str]) -> None:
    """Which languages an operator answers in; none means all. Supervisors only. Raises Problem `bad_language`."""
    require_supervisor(at)
    for code in languages:
        if not _LANGUAGE_CODE.fullmatch(code):
            raise Problem("bad_language", language=code)
    kept = ",".join(dict.fromkeys(languages))
    _change(at, login, "languages = :value", kept)
    at.journal("operator.languages", login=login, languages=kept)


def set_most(at: Context, login: str, most: int | None) -> None:
    """How many conversations an operator may hold at once; None for no limit. Supervisors only. Raises Problem `bad_most`."""
    require_supervisor(at)
    if most is not None and not 1 <= most <= MOST_CLAIMS:
        raise Problem("bad_most", limit=MOST_CLAIMS)
    _change(at, login, "max_claims = :value", most)
    at.journal("operator.max_claims", login=login, most=most)


def join_team(at: Context, login: str, team: str) -> None:
    """Put an operator into a team. Supervisors only; into a closed one, in an office, only a supervisor who is a member."""
    require_supervisor(at)
    at.tx.execute(
        "INSERT INTO membership (team_id, operator_id) VALUES (:team, :operator) ON CONFLICT (team_id, operator_id) DO NOTHING",
        team=_team(at.tx, team)["id"],
        operator=_operator(at.tx, login)["id"],
    )
    at.journal("team.join", login=login, team=team)
    at.touch(operator=int(_operator(at.tx, login)["id"]))


def leave_team(at: Context, login: str, team: str) -> None:
    """Take an operator out of a team. Supervisors only."""
    require_supervisor(at)
    at.tx.execute(
        "DELETE FROM membership WHERE team_id = :team AND operator_id = :operator",
        team=_team(at.tx, team)["id"],
        operator=_operator(at.tx, login)["id"],
    )
    at.journal("team.leave", login=login, team=team)
    at.touch(operator=int(_operator(at.tx, login)["id"]))


def has_hands_full(at: Context) -> bool:
    """Whether the actor holds as many conversations as they may."""
    return bool(
        at.tx.scalar(
            "SELECT 1 FROM operator o WHERE o.id = :me AND o.max_claims IS NOT NULL AND o.max_claims <= (SELECT COUNT(*)"
            " FROM conversation c WHERE c.operator_id = :me AND c.operator_id IS NOT NULL AND c.state <> 'resolved'"
            " AND c.state = 'open' AND c.claim_until >= :now)",
            me=at.actor.operator_id,
            now=at.now,
        )
    )


def _change(at: Context, login: str, what: str, value: object) -> None:
    row = _operator(at.tx, login)
    at.tx.execute(
        f"UPDATE operator SET {what}, changed = :stamp WHERE id = :id", id=row["id"], value=value, stamp=at.tx.stamp
    )
    at.touch(operator=int(row["id"]))


def _operator(tx: Tx, login: str) -> Row:
    row = tx.one("SELECT id FROM operator WHERE login = :login AND is_active = 1", login=login)
    if row is None:
        raise Problem("no_operator", login=login)
    return row


def _team(tx: Tx, name: str) -> Row:
    row = tx.one("SELECT id FROM team WHERE name = :name", name=name)
    if row is None:
        raise Problem("no_team", name=name)
    return row
