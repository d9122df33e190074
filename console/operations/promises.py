"""The promise book: what was promised to a citizen for a day comes back to whoever promised it when the day has come.

A closed conversation stays closed and its citizen waits for nothing: it is shown to the keeper until the promise is kept or dropped.
"""

from datetime import date, datetime, time, timedelta
from typing import Final

from console.models.opening import Opening
from console.models.problems import Problem
from console.models.promises import Promise
from console.models.states import ConversationState, Direction
from console.operations import conversations
from console.operations.activity import add_activity
from console.operations.claims import require_free_or_mine
from console.operations.confidential import unseen
from console.operations.desk import Context, require_reason
from console.operations.town import opening
from console.storage.engine import Row, Tx

LONGEST: Final = 500
MOST_DAYS: Final = 731
"""How far ahead somebody may promise."""
MOST_AT_ONCE: Final = 200
"""So many come back in one transaction; the rest a moment later."""
_DAY_BEGINS = time(9)
"""In a town that has set no hours."""

SELECT = """
SELECT p.*, o.login AS keeper_login, o.name AS keeper_name, k.name AS contact_name, h.kind AS channel_kind, c.last_incoming_at
FROM promise p JOIN operator o ON o.id = p.operator_id JOIN conversation c ON c.id = p.conversation_id
JOIN contact k ON k.id = c.contact_id JOIN channel h ON h.id = c.channel_id
"""
INSERT = """
INSERT INTO promise (conversation_id, message_id, operator_id, text, day, due_at, created_at)
VALUES (:conversation_id, :message_id, :operator_id, :text, :day, :due_at, :now) RETURNING id
"""
DUE = """
SELECT id, conversation_id FROM promise WHERE settled_at IS NULL AND came_due_at IS NULL AND due_at <= :now
ORDER BY conversation_id, id LIMIT :most
"""
COME_DUE = """
UPDATE promise SET came_due_at = :now WHERE id = :id AND settled_at IS NULL AND came_due_at IS NULL
RETURNING conversation_id, day, text
"""
SETTLE = """
UPDATE promise SET settled_at = :now, outcome = :outcome, reason = :reason WHERE id = :id AND settled_at IS NULL
RETURNING conversation_id, day, text
"""


def due_moment(day: date, hours: Opening, now: datetime) -> datetime:
    """When a promise for a local day comes back: as the door opens that day. `now` is the town's local time.

    On a day the door stays closed it would come too late, so it comes back on the last open day before that is still to come.
    """
    zone = now.tzinfo
    if hours.weekly:
        for earlier in range((day - now.date()).days):
            spans = hours.spans(day - timedelta(days=earlier))
            if spans:
                return datetime.combine(day - timedelta(days=earlier), spans[0][0], zone)
    return datetime.combine(day, _DAY_BEGINS, zone)


def promise(at: Context, conversation_id: int, day: date, text: str, message_id: int | None = None) -> int:
    """Note what the actor has promised for a day; returns its number. `message_id`: the reply it was promised in.

    Raises ClaimLost, or Problem `not_found`, `promise_past`, `promise_empty`, `promise_long`.
    """
    words = " ".join(text.split())
    if not words:
        raise Problem("promise_empty")
    if len(words) > LONGEST:
        raise Problem("promise_long", limit=LONGEST)
    hours = opening(at.tx)
    now = hours.local(at.now)
    if not 0 < (day - now.date()).days <= MOST_DAYS:
        raise Problem("promise_past")
    require_free_or_mine(at, conversation_id)
    if message_id is not None and not at.tx.scalar(
        "SELECT id FROM message WHERE id = :id AND conversation_id = :conversation_id AND direction = :outgoing",
        id=message_id,
        conversation_id=conversation_id,
        outgoing=str(Direction.OUTGOING),
    ):
        raise Problem("not_found", what="message", id=message_id)
    promise_id = int(
        at.tx.scalar(
            INSERT,
            conversation_id=conversation_id,
            message_id=message_id,
            operator_id=at.actor.operator_id,
            text=words,
            day=day.isoformat(),
            due_at=int(due_moment(day, hours, now).timestamp() * 1000),
            now=at.now,
        )
    )
    at.journal(
        "promise", conversation_id=conversation_id, message_id=message_id, promise=promise_id, day=day.isoformat()
    )
    add_activity(at, conversation_id, "promised", operator=at.actor.name, day=day.isoformat(), words=words)
    _show_again(at, conversation_id)
    return promise_id


def keep(at: Context, promise_id: int) -> None:
    """What was promised has been done. Raises ClaimLost, or Problem `no_promise`, `promise_settled`."""
    _settle(at, promise_id, "kept", None)


def drop(at: Context, promise_id: int, reason: str) -> None:
    """What was promised is not to be done any more. Raises like `keep`, and Problem `no_reason`."""
    _settle(at, promise_id, "dropped", require_reason(reason))


def _settle(at: Context, promise_id: int, outcome: str, reason: str | None) -> None:
    found = at.tx.one("SELECT conversation_id FROM promise WHERE id = :id", id=promise_id)
    if found is None:
        raise Problem("no_promise", id=promise_id)
    conversation_id = int(found["conversation_id"])
    require_free_or_mine(at, conversation_id)
    row = at.tx.one(SETTLE, id=promise_id, now=at.now, outcome=outcome, reason=reason)
    if row is None:
        raise Problem("promise_settled")
    at.journal(f"promise.{outcome}", conversation_id=conversation_id, reason=reason, promise=promise_id, day=row["day"])
    blanks = {"reason": reason} if reason else {}
    add_activity(
        at, conversation_id, f"promise_{outcome}", operator=at.actor.name, day=row["day"], words=row["text"], **blanks
    )
    _show_again(at, conversation_id)


def come_due(at: Context) -> int:
    """Bring back what is due by now, each once however many services look. Returns how many.

    What was put aside is open again; what is closed stays closed, and nobody's wait begins.
    """
    count = 0
    for due in at.tx.execute(DUE, now=at.now, most=MOST_AT_ONCE):
        conversation_id = int(due["conversation_id"])
        # In the order in which an operator takes them who keeps one now: neither waits for the other in a circle.
        at.tx.lock("conversation", conversation_id)
        row = at.tx.one(COME_DUE, id=due["id"], now=at.now)
        if row is None:
            continue
        count += 1
        at.journal("promise.due", conversation_id=conversation_id, promise=int(due["id"]), day=row["day"])
        add_activity(at, conversation_id, "promise_due", day=row["day"], words=row["text"])
        state = at.tx.scalar("SELECT state FROM conversation WHERE id = :id", id=conversation_id)
        if state == ConversationState.SNOOZED:
            conversations.wake(at, conversation_id)
        _show_again(at, conversation_id)
    return count


def promises(tx: Tx, *, due_only: bool = False) -> list[Promise]:
    """All that are neither kept nor dropped, the soonest first; or only those whose day has come."""
    due = " AND p.came_due_at IS NOT NULL" if due_only else ""
    seen = unseen(tx, "c.id")
    return [
        _promise(row) for row in tx.execute(f"{SELECT} WHERE p.settled_at IS NULL{due}{seen} ORDER BY p.due_at, p.id")
    ]


def promises_of(tx: Tx, conversation_id: int) -> list[Promise]:
    """The open ones of one conversation, the soonest first."""
    rows = tx.execute(
        f"{SELECT} WHERE p.conversation_id = :id AND p.settled_at IS NULL{unseen(tx, 'c.id')} ORDER BY p.due_at, p.id",
        id=conversation_id,
    )
    return [_promise(row) for row in rows]


def _show_again(at: Context, conversation_id: int) -> None:
    at.tx.execute("UPDATE conversation SET changed = :stamp WHERE id = :id", id=conversation_id, stamp=at.tx.stamp)
    at.touch(conversation=conversation_id)


def _promise(row: Row) -> Promise:
    return Promise(
        id=row["id"],
        conversation_id=row["conversation_id"],
        contact_name=row["contact_name"],
        channel_kind=row["channel_kind"],
        last_incoming_at=row["last_incoming_at"],
        message_id=row["message_id"],
        keeper_login=row["keeper_login"],
        keeper_name=row["keeper_name"],
        day=row["day"],
        due_at=row["due_at"],
        came_due_at=row["came_due_at"],
        settled_at=row["settled_at"],
        outcome=row["outcome"],
        text=row["text"],
    )
