"""Confidential teams: whose conversations show no words in a list, and to others not even whose they are.

Whose a conversation is follows from its team, so it is confidential from the moment it comes there until somebody of the team passes it on. In an office the
database hides what is here left out (rights/3_policies.sql); on a desk of its own these conditions do.
"""

from console.models.problems import Problem
from console.models.record import Record
from console.operations.desk import Context, require_reason, require_supervisor
from console.storage.engine import Row, Tx

OPENING_MS = 15 * 60_000
"""How long somebody outside the team sees what they have opened. The server allows no longer (guard_opening)."""

CONFIDENTIAL = "SELECT f.id FROM conversation f JOIN team g ON g.id = f.team_id WHERE g.is_confidential = 1"
"""The confidential conversations, for what learns and counts words: whoever reads, these are left out."""
_HIDDEN_TEAMS = """
SELECT team.id FROM team WHERE team.is_confidential = 1
  AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.team_id = team.id AND m.operator_id = :viewer) ORDER BY team.id
"""
_TEAM_OF = """
SELECT t.id, t.name FROM conversation c JOIN team t ON t.id = c.team_id WHERE c.id = :id AND t.is_confidential = 1
"""
_RESERVED_FOR = "SELECT t.id, t.name FROM reserved r JOIN team t ON t.id = r.team_id WHERE r.id = :id"


def hidden_teams(tx: Tx) -> list[int]:
    """The confidential teams whoever reads is not in; none for the program itself."""
    if tx.viewer is None:
        return []
    return [int(row["id"]) for row in tx.execute(_HIDDEN_TEAMS, viewer=tx.viewer)]


def unseen(tx: Tx, column: str) -> str:
    """A condition to add to a query, " AND …": the conversation in `column` is one whoever reads may see. Empty where nothing is hidden."""
    teams = hidden_teams(tx)
    if not teams:
        return ""
    # Numbers of our own making, not parameters: the condition stands in queries whose parameters are others' to name.
    listed = ", ".join(str(team) for team in teams)
    return (
        f" AND ({column} IS NULL OR {column} NOT IN (SELECT h.id FROM conversation h WHERE h.team_id IN ({listed})"
        f" AND h.id NOT IN (SELECT x.conversation_id FROM opening x WHERE x.operator_id = {int(tx.viewer or 0)} AND x.until > {int(tx.now)})))"
    )


def reserved(tx: Tx, alias: str) -> str:
    """The other way round, " AND …": of the view reserved_episode under `alias`, what whoever reads sees only as reserved. Empty where nothing is hidden."""
    teams = hidden_teams(tx)
    if not teams:
        return ""
    return (
        f" AND {alias}.team_id IN ({', '.join(str(team) for team in teams)}) AND {alias}.conversation_id NOT IN"
        f" (SELECT x.conversation_id FROM opening x WHERE x.operator_id = {int(tx.viewer or 0)} AND x.until > {int(tx.now)})"
    )


def unseen_entries(tx: Tx) -> str:
    """The same for entries of the journal: of what is confidential to others whoever reads sees who has read it, and nothing else."""
    condition = unseen(tx, "conversation_id")
    return f" AND (verb = 'read' OR {condition.removeprefix(' AND ')})" if condition else ""


def require_open(tx: Tx, conversation_id: int) -> None:
    """Raises Problem `reserved` to somebody outside the confidential team of a conversation who has not opened it."""
    team = _team_of(tx, conversation_id)
    if team is None or int(team["id"]) not in hidden_teams(tx):
        return
    if not _has_opened(tx, conversation_id):
        raise Problem("reserved", team=team["name"])


def is_confidential(tx: Tx, conversation_id: int) -> bool:
    """Whether its words are its team's alone: nothing answers it, asks after it or learns from it by itself."""
    return tx.one(_TEAM_OF, id=conversation_id) is not None or tx.one(_RESERVED_FOR, id=conversation_id) is not None


def is_outsider(tx: Tx, conversation_id: int) -> bool:
    """Whether whoever reads is not of the confidential team it belongs to."""
    team = _team_of(tx, conversation_id)
    return team is not None and int(team["id"]) in hidden_teams(tx)


def require_insider(at: Context, conversation_id: int) -> None:
    """Raises Problem `reserved` for somebody who is not of the confidential team a conversation belongs to, also once they have opened it."""
    team = _team_of(at.tx, conversation_id)
    if team is not None and int(team["id"]) in hidden_teams(at.tx):
        raise Problem("reserved", team=team["name"])


def require_member(at: Context, conversation_id: int, operator_id: int, name: str) -> None:
    """Raises Problem `reserved_from` when a conversation is a confidential team's and this operator is not in it."""
    team = _team_of(at.tx, conversation_id)
    if team is not None and not _is_member(at.tx, int(team["id"]), operator_id):
        raise Problem("reserved_from", team=team["name"], name=name)


def open_conversation(at: Context, conversation_id: int, reason: str | None = None) -> None:
    """Write down that the actor reads a confidential conversation; whoever is not of its team sees it for OPENING_MS from then on.

    Nothing happens for any other conversation, nor while what they opened is still open. Raises Problem `no_reason`: an operator outside the team says why, a supervisor may.
    """
    team = _team_of(at.tx, conversation_id)
    if team is None or at.actor.operator_id is None:
        return
    is_outside = int(team["id"]) in hidden_teams(at.tx)
    why = (reason or "").strip()
    if is_outside and not why and _has_opened(at.tx, conversation_id):
        return
    if is_outside and not at.actor.is_supervisor:
        why = require_reason(reason)
    at.journal("read", conversation_id=conversation_id, reason=why or None, team=team["name"], is_outside=is_outside)
    if is_outside:
        at.tx.execute(
            "INSERT INTO opening (conversation_id, operator_id, until) VALUES (:id, :me, :until)"
            " ON CONFLICT (conversation_id, operator_id) DO UPDATE SET until = excluded.until",
            id=conversation_id,
            me=at.actor.operator_id,
            until=at.now + OPENING_MS,
        )
        at.touch(conversation=conversation_id)


def close_openings(at: Context, keep: int | None = None) -> None:
    """The actor looks elsewhere: what they had opened, but for `keep`, is reserved again."""
    for row in at.tx.execute(
        "DELETE FROM opening WHERE operator_id = :me AND conversation_id <> :keep RETURNING conversation_id",
        me=at.actor.operator_id,
        keep=keep or 0,
    ):
        at.touch(conversation=int(row["conversation_id"]))


class Mark(Record):
    """A team and whether it is confidential."""

    team: str
    is_confidential: bool


def marks(tx: Tx) -> list[Mark]:
    """All teams by name."""
    return [
        Mark(row["name"], bool(row["is_confidential"]))
        for row in tx.execute("SELECT name, is_confidential FROM team ORDER BY name")
    ]


def mark(at: Context, name: str, *, is_on: bool) -> None:
    """Make a team confidential, or lay it open again. Supervisors only; laying open, a supervisor of the team.

    Whoever outside holds one of its conversations gives it back. Raises Problem `no_team`, `reserved` or `confidential_alone` when no supervisor is a
    member, who alone could let somebody in or undo it.
    """
    require_supervisor(at)
    team = at.tx.one("SELECT id, is_confidential FROM team WHERE name = :name", name=name)
    if team is None:
        raise Problem("no_team", name=name)
    if bool(team["is_confidential"]) == is_on:
        return
    if int(team["id"]) in hidden_teams(at.tx):
        raise Problem("reserved", team=name)
    if is_on:
        if not _has_supervisor(at.tx, int(team["id"])):
            raise Problem("confidential_alone", team=name)
        _give_back(at, int(team["id"]))
    at.tx.execute("UPDATE team SET is_confidential = :is_on WHERE id = :id", is_on=int(is_on), id=team["id"])
    at.journal("team.confidential", team=name, is_on=is_on)
    at.touch(operator=at.actor.operator_id)


def settle(at: Context, conversation_id: int) -> None:
    """A conversation has come to a team: if that is a confidential one, a holder outside it gives back and the program asks nothing more."""
    team = _team_of(at.tx, conversation_id)
    if team is not None:
        _give_back(at, int(team["id"]), conversation_id)
        at.tx.execute("DELETE FROM dialogue WHERE conversation_id = :id", id=conversation_id)


def _give_back(at: Context, team_id: int, conversation_id: int | None = None) -> None:
    held = at.tx.execute(
        "SELECT c.id, o.login FROM conversation c JOIN operator o ON o.id = c.operator_id WHERE c.team_id = :team AND c.state <> 'resolved'"
        " AND (CAST(:id AS BIGINT) IS NULL OR c.id = :id) AND NOT EXISTS"
        " (SELECT 1 FROM membership m WHERE m.team_id = c.team_id AND m.operator_id = c.operator_id)",
        team=team_id,
        id=conversation_id,
    )
    for row in held:
        at.tx.execute(
            "UPDATE conversation SET operator_id = NULL, claim_token = claim_token + 1, claim_until = NULL, changed = :stamp WHERE id = :id",
            id=row["id"],
            stamp=at.tx.stamp,
        )
        at.journal("release", conversation_id=int(row["id"]), holder_before=row["login"])
        at.touch(conversation=int(row["id"]))


def _has_opened(tx: Tx, conversation_id: int) -> bool:
    opened = "SELECT 1 AS one FROM opening WHERE conversation_id = :id AND operator_id = :viewer AND until > :now"
    return tx.one(opened, id=conversation_id, viewer=tx.viewer, now=tx.now) is not None


def _team_of(tx: Tx, conversation_id: int) -> Row | None:
    # A server hides the conversation itself from those outside, and tells them its team.
    return tx.one(_TEAM_OF, id=conversation_id) or tx.one(_RESERVED_FOR, id=conversation_id)


def _is_member(tx: Tx, team_id: int, operator_id: int) -> bool:
    return (
        tx.one(
            "SELECT 1 AS one FROM membership WHERE team_id = :team AND operator_id = :operator",
            team=team_id,
            operator=operator_id,
        )
        is not None
    )


def _has_supervisor(tx: Tx, team_id: int) -> bool:
    return (
        tx.one(
            "SELECT 1 AS one FROM membership m JOIN operator o ON o.id = m.operator_id WHERE m.team_id = :team"
            " AND o.role = 'supervisor' AND o.is_active = 1",
            team=team_id,
        )
        is not None
    )
