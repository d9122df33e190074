"""What somebody of the office can and may: languages, teams, and how many conversations they may hold at once.

Languages and teams decide who is offered what next; nobody is kept from answering by them. A closed team is different: in an office only
its members see its conversations at all.
"""

import re

from console.models.problems import Problem
from console.models.record import Record
from console.operations.desk import Context, require_supervisor
from console.storage.engine import Row, Tx

MOST_CLAIMS = 1_000
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


def leave_team(at: Context, login: str, team: str) -> None:
    """Take an operator out of a team. Supervisors only."""
    require_supervisor(at)
    at.tx.execute(
        "DELETE FROM membership WHERE team_id = :team AND operator_id = :operator",
        team=_team(at.tx, team)["id"],
        operator=_operator(at.tx, login)["id"],
    )
    at.journal("team.leave", login=login, team=team)


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
