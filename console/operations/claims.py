"""Who answers. A claim is a lease with a token that grows per conversation: one conditional statement decides, the loser is told who won."""

from dataclasses import replace

from console.models.problems import ClaimLost, Problem
from console.models.record import Record
from console.operations import confidential
from console.operations.activity import add_activity
from console.operations.attendance import OFFERED_NOTHING, require_offers
from console.operations.desk import Context, require_reason, require_supervisor
from console.operations.notes import keep_note
from console.operations.people import has_hands_full
from console.operations.queue import LISTS
from console.storage.engine import Row

CLAIM = """
UPDATE conversation SET operator_id = :operator_id, claim_token = claim_token + 1, claim_until = :until, changed = :stamp
WHERE id = :id AND state <> 'resolved' AND (operator_id IS NULL OR claim_until < :now)
RETURNING claim_token
"""
RENEW = """
UPDATE conversation SET claim_until = :until
WHERE id = :id AND state <> 'resolved' AND operator_id = :operator_id AND claim_until >= :now
RETURNING claim_token
"""
RENEW_ALL = """
UPDATE conversation SET claim_until = :until
WHERE operator_id = :operator_id AND state <> 'resolved' AND claim_until >= :now
"""
HOLDER = """
SELECT c.state, c.operator_id, c.claim_until, c.claim_token, c.contact_id, c.waiting_since, c.unread,
  o.name AS operator_name, o.login AS operator_login
FROM conversation c LEFT JOIN operator o ON o.id = c.operator_id WHERE c.id = :id
"""
FITTING = """
SELECT c.id FROM conversation c JOIN contact k ON k.id = c.contact_id JOIN operator o ON o.id = :me
WHERE c.state = 'open' AND c.operator_id IS NULL AND c.waiting_since IS NOT NULL
  AND (o.languages = '' OR k.language IS NULL OR ',' || o.languages || ',' LIKE '%,' || k.language || ',%')
  AND (c.team_id IS NULL OR NOT EXISTS (SELECT 1 FROM membership m WHERE m.operator_id = o.id)
    OR EXISTS (SELECT 1 FROM membership m WHERE m.operator_id = o.id AND m.team_id = c.team_id))
"""
"""Those who wait whose language the actor speaks and whose team they are in. Codes are compared, not words."""


class Claim(Record):
    conversation_id: int
    token: int
    is_new: bool


def holder(at: Context, conversation_id: int) -> Row:
    """State and holder of a conversation. Raises Problem `not_found`."""
    row = at.tx.one(HOLDER, id=conversation_id)
    if row is None:
        # A server does not show it to those outside its team; that is no reason to say there is none.
        confidential.require_insider(at, conversation_id)
        raise Problem("not_found", what="conversation", id=conversation_id)
    return row


def _me(at: Context) -> int:
    if at.actor.operator_id is None:
        raise Problem("not_claimed")
    return at.actor.operator_id


def hold(at: Context, conversation_id: int, *, lost: str = "claim_lost", closed: str = "is_resolved") -> Claim:
    """Claim a free conversation or renew my own claim. Raises ClaimLost naming who holds it, or Problem `is_resolved`, `not_found`.

    `lost` and `closed` are the codes of the first two: what was to be done decides what is to be said.
    """
    until = at.now + at.options.claim_lease_ms
    mine = {"id": conversation_id, "operator_id": _me(at), "until": until, "now": at.now}
    token = at.tx.scalar(RENEW, **mine)
    if token is not None:
        return Claim(conversation_id, int(token), is_new=False)
    before = holder(at, conversation_id)
    confidential.require_insider(at, conversation_id)
    if before["state"] != "resolved" and has_hands_full(at):
        raise Problem("hands_full")
    token = at.tx.scalar(CLAIM, **mine, stamp=at.tx.stamp)
    if token is None:
        # Whoever held it may have given it back or passed it on to me since. Now nobody does either, and what is seen holds.
        at.tx.lock("conversation", conversation_id)
        token = at.tx.scalar(RENEW, **mine)
        if token is not None:
            return Claim(conversation_id, int(token), is_new=False)
        token = at.tx.scalar(CLAIM, **mine, stamp=at.tx.stamp)
    if token is None:
        now_held = holder(at, conversation_id)
        if now_held["state"] == "resolved":
            raise Problem(closed, id=conversation_id)
        raise ClaimLost(now_held["operator_name"] or now_held["operator_login"] or "?", lost)
    if before["operator_id"] is not None and before["operator_id"] != at.actor.operator_id:
        at.journal("claim.lapsed", conversation_id=conversation_id, holder=before["operator_login"])
    at.journal("claim", conversation_id=conversation_id, token=int(token), waiting_since=before["waiting_since"])
    add_activity(at, conversation_id, "claimed", operator=at.actor.name)
    at.touch(conversation=conversation_id)
    return Claim(conversation_id, int(token), is_new=True)


def hold_citizen(at: Context, conversation_id: int, *, must_be_open: bool = False) -> None:
    """Hold whatever conversation the citizen of this one has under way: what was sent in an earlier episode is put right by who answers now.

    When none is under way anybody may, unless `must_be_open`. Raises ClaimLost, or Problem `is_resolved`.
    """
    row = holder(at, conversation_id)
    if row["state"] != "resolved":
        hold(at, conversation_id)
        return
    newer = at.tx.scalar(
        "SELECT id FROM conversation WHERE contact_id = :contact_id AND state <> 'resolved'",
        contact_id=row["contact_id"],
    )
    if newer is not None:
        hold(at, int(newer))
    elif must_be_open:
        raise Problem("is_resolved", id=conversation_id)


def claim(at: Context, conversation_id: int) -> Claim:
    """Take a conversation for myself. Exactly one of many claimants wins; the others get ClaimLost with the winner's name."""
    return hold(at, conversation_id, lost="taken_first")


def claim_next(at: Context) -> Claim | None:
    """Take the longest wait that fits my languages and teams, or, when none does, the longest of all; None when nobody waits.

    Raises Problem `hands_full`, `at_counter`.
    """
    require_offers(at)
    for _ in range(3):
        row = _next(at)
        if row is None:
            return None
        try:
            return hold(at, int(row["id"]))
        except ClaimLost:
            continue
    return None


def _next(at: Context) -> Row | None:
    """The longest wait that fits the actor, else the head of the list the queue shows; nothing that is confidential to a team they are not in."""
    teams = ", ".join(str(team) for team in confidential.hidden_teams(at.tx))
    ours = f" AND (c.team_id IS NULL OR c.team_id NOT IN ({teams}))" if teams else ""
    waiting = LISTS["waiting"][0]
    anybodys = replace(waiting, ranges=tuple(one + ours for one in waiting.ranges))
    fitting = at.tx.one(f"{FITTING}{ours} ORDER BY c.waiting_since, c.id LIMIT 1", me=_me(at))
    return fitting or at.tx.one(anybodys.sql(1), now=at.now)


def renew_claims(at: Context) -> int:
    """Show life: lengthen every claim of the actor that has not lapsed. Returns how many."""
    return at.tx.count(RENEW_ALL, operator_id=_me(at), until=at.now + at.options.claim_lease_ms, now=at.now)


def require_free_or_mine(at: Context, conversation_id: int) -> Row:
    """Who holds it, and nobody else until the transaction ends.

    Raises ClaimLost when somebody else's claim is alive, unless the actor is a supervisor or the program.
    """
    at.tx.lock("conversation", conversation_id)
    row = holder(at, conversation_id)
    confidential.require_insider(at, conversation_id)
    theirs = row["operator_id"] is not None and row["operator_id"] != at.actor.operator_id
    if (
        theirs
        and (row["claim_until"] or 0) >= at.now
        and at.actor.operator_id is not None
        and not at.actor.is_supervisor
    ):
        raise ClaimLost(row["operator_name"], "in_other_hands")
    return row


def release(at: Context, conversation_id: int) -> None:
    """Give a conversation back to the queue; the wait goes on where it was."""
    row = require_free_or_mine(at, conversation_id)
    if row["operator_id"] is None:
        raise Problem("not_claimed")
    _set_holder(at, conversation_id, None, row["claim_token"])
    at.journal("release", conversation_id=conversation_id)
    add_activity(at, conversation_id, "released", operator=at.actor.name)


def _set_holder(at: Context, conversation_id: int, operator_id: int | None, token: int) -> bool:
    """Another holder, or none, in place of the claim with this token. False when that claim is no more; then nothing is done."""
    is_done = at.tx.count(
        "UPDATE conversation SET operator_id = :operator_id, claim_token = claim_token + 1, claim_until = :until, changed = :stamp"
        " WHERE id = :id AND claim_token = :token",
        id=conversation_id,
        operator_id=operator_id,
        until=None if operator_id is None else at.now + at.options.claim_lease_ms,
        stamp=at.tx.stamp,
        token=token,
    )
    if is_done:
        at.touch(conversation=conversation_id)
    return bool(is_done)


def assign(at: Context, conversation_id: int, login: str) -> None:
    """Give a conversation to an operator. A supervisor may always; an operator only a free one or their own.

    The program itself gives nothing to somebody who is at the counter, on a break or offline. Raises Problem `offered_nothing`.
    """
    row = require_free_or_mine(at, conversation_id)
    if row["state"] == "resolved":
        raise Problem("is_resolved", id=conversation_id)
    target = _operator(at, login)
    if at.actor.operator_id is None and target["status"] in OFFERED_NOTHING:
        raise Problem("offered_nothing", login=login)
    confidential.require_member(at, conversation_id, int(target["id"]), target["name"])
    _set_holder(at, conversation_id, int(target["id"]), row["claim_token"])
    waiting_since = row["waiting_since"] if row["operator_id"] is None else None
    at.journal(
        "assign",
        conversation_id=conversation_id,
        to=login,
        holder_before=row["operator_login"],
        waiting_since=waiting_since,
    )
    add_activity(at, conversation_id, "assigned", operator=at.actor.name, to=target["name"])


def take_over(at: Context, conversation_id: int, reason: str) -> Claim:
    """Take a conversation from its holder: a supervisor at once, anybody once the claim has lapsed. The reason is journalled."""
    why = require_reason(reason)
    at.tx.lock("conversation", conversation_id)
    row = holder(at, conversation_id)
    if row["state"] == "resolved":
        raise Problem("is_resolved", id=conversation_id)
    is_alive = row["operator_id"] is not None and (row["claim_until"] or 0) >= at.now
    if is_alive and row["operator_id"] != at.actor.operator_id and not at.actor.is_supervisor:
        raise Problem("still_claimed", winner=row["operator_name"])
    confidential.require_insider(at, conversation_id)
    _set_holder(at, conversation_id, _me(at), row["claim_token"])
    at.journal("take_over", conversation_id=conversation_id, reason=why, holder_before=row["operator_login"])
    add_activity(
        at, conversation_id, "taken_over", operator=at.actor.name, before=row["operator_name"] or "", reason=why
    )
    return Claim(conversation_id, int(row["claim_token"]) + 1, is_new=True)


def transfer(at: Context, conversation_id: int, to: str, note: str) -> None:
    """Pass a conversation on to an operator (by login) or a team (by name) with a note they will read first."""
    text = note.strip()
    if not text:
        raise Problem("no_note")
    row = require_free_or_mine(at, conversation_id)
    if row["state"] == "resolved":
        raise Problem("is_resolved", id=conversation_id)
    operator = at.tx.one("SELECT id, name FROM operator WHERE login = :to AND is_active = 1", to=to)
    team = None if operator else at.tx.one("SELECT id, name FROM team WHERE name = :to", to=to)
    target = operator or team
    if target is None:
        raise Problem("no_team", name=to)
    if operator is not None:
        confidential.require_member(at, conversation_id, int(operator["id"]), operator["name"])
    was_confidential = confidential.is_confidential(at.tx, conversation_id)
    _set_holder(at, conversation_id, int(operator["id"]) if operator else None, row["claim_token"])
    if team is not None:
        at.tx.execute("UPDATE conversation SET team_id = :team WHERE id = :id", team=team["id"], id=conversation_id)
        confidential.settle(at, conversation_id)
    at.journal(
        "transfer",
        conversation_id=conversation_id,
        to=to,
        is_team=team is not None,
        holder_before=row["operator_login"],
    )
    if team is not None and was_confidential and not confidential.is_confidential(at.tx, conversation_id):
        at.journal("confidential.end", conversation_id=conversation_id, reason=text, to=to)
    add_activity(at, conversation_id, "transferred", operator=at.actor.name, to=target["name"])
    keep_note(at, conversation_id, text)


def _operator(at: Context, login: str) -> Row:
    row = at.tx.one("SELECT id, name, login, status FROM operator WHERE login = :login AND is_active = 1", login=login)
    if row is None:
        raise Problem("no_operator", login=login)
    return row


def release_lapsed(at: Context) -> int:
    """Give back to the queue what belongs to operators who are gone. Returns how many; each is journalled."""
    rows = at.tx.execute(
        "SELECT c.id, c.claim_token, o.login, o.name FROM conversation c JOIN operator o ON o.id = c.operator_id"
        " WHERE c.state <> 'resolved' AND c.operator_id IS NOT NULL AND c.claim_until < :now",
        now=at.now,
    )
    given_back = 0
    for row in rows:
        # Who claimed it in this very moment keeps it.
        if not _set_holder(at, int(row["id"]), None, row["claim_token"]):
            continue
        at.journal("claim.lapsed", conversation_id=int(row["id"]), holder=row["login"])
        add_activity(at, int(row["id"]), "lapsed", operator=row["name"])
        given_back += 1
    return given_back


def disable_operator(at: Context, login: str) -> None:
    """End an operator's access and give their conversations back. Supervisors only."""
    require_supervisor(at)
    row = _operator(at, login)
    for held in at.tx.execute(
        "SELECT id, claim_token FROM conversation WHERE operator_id = :id AND state <> 'resolved'", id=row["id"]
    ):
        if _set_holder(at, int(held["id"]), None, held["claim_token"]):
            at.journal("release", conversation_id=int(held["id"]), holder_before=login)
    at.tx.execute("UPDATE operator SET is_active = 0, changed = :stamp WHERE id = :id", id=row["id"], stamp=at.tx.stamp)
    at.journal("operator.disable", login=login)
    at.touch(operator=int(row["id"]))
