"""The sender's half: the table is the queue. One conditional statement takes the next due row; outcomes raise or end its state.

Per recipient the order of presses is kept: a row waits behind every earlier one that is held, pending, sending or uncertain.
"""

import json
import uuid as uuids
from typing import Any

from console.models.capabilities import BY_KIND
from console.models.delivery import Outbound, Outcome, Rejected, Retry, Sent, Unauthorized, Uncertain
from console.operations.activity import add_activity
from console.operations.desk import Context
from console.operations.office import fence
from console.operations.versions import bring_back
from console.storage.engine import Row, Tx

# SQLite takes a partial index only where its own condition stands in the statement word for word; without it a look
# for the few rows that are under way reads every row that ever was.
UNSETTLED = "state IN ('held', 'pending', 'sending', 'uncertain')"
"""Condition of the index `outbox_order`."""
UNSENT = "state IN ('held', 'pending', 'sending', 'uncertain', 'failed')"
"""Condition of the index `outbox_state`."""
INSERT = """
INSERT INTO outbox (message_id, conversation_id, channel_id, recipient, action, seq, uuid, text, attachment_id, payload, state, held_by,
  due_at, created_at)
VALUES (:message_id, :conversation_id, :channel_id, :recipient, :action, :seq, :uuid, :text, :attachment_id, :payload, :state, :held_by,
  :due_at, :now)
"""
TAKE = """
UPDATE outbox SET state = 'sending', epoch = :epoch, attempts = attempts + 1, started_at = :now
WHERE state IN ('held', 'pending')
  AND EXISTS (SELECT 1 FROM lease l WHERE l.channel_id = :channel_id AND l.epoch = :epoch)
  AND id = (
    SELECT o.id FROM outbox o
    WHERE o.channel_id = :channel_id AND o.state IN ('held', 'pending') AND o.due_at <= :now
      AND (o.action IN ('answer_button', 'typing') OR NOT EXISTS (
        SELECT 1 FROM outbox e WHERE e.channel_id = o.channel_id AND e.recipient = o.recipient AND e.id < o.id
          AND e.state IN ('held', 'pending', 'sending', 'uncertain') AND e.action NOT IN ('answer_button', 'typing')))
      AND NOT EXISTS (
        SELECT 1 FROM pause p WHERE p.channel_id = o.channel_id AND p.recipient IN ('', o.recipient) AND p.until > :now)
      AND NOT EXISTS (SELECT 1 FROM channel h WHERE h.id = o.channel_id AND (h.state = 'unauthorized' OR h.removed_at IS NOT NULL))
    ORDER BY o.due_at, o.id LIMIT 1)
RETURNING *
"""
NEXT_DUE = """
SELECT MIN(CASE WHEN p.until > o.due_at THEN p.until ELSE o.due_at END) AS due
FROM outbox o LEFT JOIN pause p ON p.channel_id = o.channel_id AND p.recipient IN ('', o.recipient)
WHERE o.channel_id = :channel_id AND o.state IN ('held', 'pending')
"""


def queue_action(
    at: Context,
    *,
    action: str,
    channel_id: int,
    recipient: str,
    due_at: int,
    message_id: int | None = None,
    conversation_id: int | None = None,
    seq: int = 0,
    text: str = "",
    attachment_id: int | None = None,
    payload: dict[str, Any] | None = None,
    state: str = "pending",
    held_by: str | None = None,
) -> None:
    """Write one request for the sender."""
    at.tx.execute(
        INSERT,
        message_id=message_id,
        conversation_id=conversation_id,
        channel_id=channel_id,
        recipient=recipient,
        action=action,
        seq=seq,
        uuid=str(uuids.uuid4()),
        text=text,
        attachment_id=attachment_id,
        payload=json.dumps(payload or {}, ensure_ascii=False),
        state=state,
        held_by=held_by,
        due_at=due_at,
        now=at.now,
    )


def take(at: Context, channel_id: int, epoch: int) -> Outbound | None:
    """Mark the next due row as `sending` under this epoch and hand it out, or None. A stale epoch gets nothing.

    Raises Problem `lead_lost` when another has taken the lead meanwhile; the row stays as it was.
    """
    row = at.tx.one(TAKE, channel_id=channel_id, epoch=epoch, now=at.now)
    if row is None:
        return None
    if row["message_id"] is not None and row["action"] == "send":
        refresh_message(at, int(row["message_id"]))
    payload = json.loads(row["payload"])
    reply_to = None
    if row["action"] == "send" and row["seq"] == 0 and row["message_id"] is not None:
        reply_to = at.tx.scalar(
            "SELECT q.provider_id FROM message m JOIN message q ON q.id = m.reply_to WHERE m.id = :id",
            id=row["message_id"],
        )
    fence(at, channel_id, epoch)
    return Outbound(
        outbox_id=int(row["id"]),
        message_id=row["message_id"],
        channel_id=channel_id,
        recipient=row["recipient"],
        action=row["action"],
        uuid=row["uuid"],
        text=row["text"],
        attachment_id=row["attachment_id"],
        payload=payload,
        attempts=int(row["attempts"]),
        target=payload.get("target"),
        reply_to=reply_to,
    )


def next_due_at(tx: Tx, channel_id: int) -> int | None:
    """When the sender should look again, or None when nothing waits."""
    due = tx.scalar(NEXT_DUE, channel_id=channel_id)
    return None if due is None else int(due)


def record(at: Context, item: Outbound, outcome: Outcome) -> None:
    """Write down what came of a send. Only a row that is still ours (`sending`, or `uncertain` since) is changed."""
    row = at.tx.one("SELECT * FROM outbox WHERE id = :id", id=item.outbox_id)
    if row is None or row["state"] not in ("sending", "uncertain"):
        return
    if isinstance(outcome, Sent):
        _record_sent(at, row, outcome)
    elif isinstance(outcome, Retry):
        _record_retry(at, row, outcome)
    elif isinstance(outcome, Unauthorized):
        at.tx.execute("UPDATE outbox SET state = 'pending', due_at = :now WHERE id = :id", id=row["id"], now=at.now)
        at.tx.execute(
            "UPDATE channel SET state = 'unauthorized', detail = 'secret_refused', changed = :stamp WHERE id = :id",
            id=row["channel_id"],
            stamp=at.tx.stamp,
        )
        at.journal("channel.unauthorized", channel=row["channel_id"])
        at.touch(channel=row["channel_id"])
    elif isinstance(outcome, Rejected):
        _record_rejected(at, row, outcome)
    else:
        _record_uncertain(at, row, outcome)
    if row["message_id"] is not None:
        refresh_message(at, int(row["message_id"]))


def _record_sent(at: Context, row: Row, outcome: Sent) -> None:
    if row["action"] == "typing":
        at.tx.execute("DELETE FROM outbox WHERE id = :id", id=row["id"])
        return
    at.tx.execute(
        "UPDATE outbox SET state = 'sent', provider_id = :provider_id, finished_at = :now, error = NULL WHERE id = :id",
        id=row["id"],
        provider_id=outcome.provider_id,
        now=at.now,
    )
    if row["action"] == "delete":
        at.tx.execute(
            "UPDATE message SET state = 'deleted', deleted_at = :now, search = '', changed = :stamp WHERE id = :id",
            id=row["message_id"],
            now=at.now,
            stamp=at.tx.stamp,
        )
        at.journal("deleted", conversation_id=row["conversation_id"], message_id=row["message_id"])
    elif row["action"] == "send":
        at.journal(
            "sent",
            conversation_id=row["conversation_id"],
            message_id=row["message_id"],
            part=row["seq"],
            attempts=row["attempts"],
        )
        _note_reachable(at, row)


def _note_reachable(at: Context, row: Row) -> None:
    """What arrived proves that the way is open again."""
    contact = at.tx.scalar(
        "UPDATE contact SET unreachable_at = NULL, changed = :stamp WHERE channel_id = :channel_id AND provider_id = :recipient"
        " AND unreachable_at IS NOT NULL RETURNING id",
        channel_id=row["channel_id"],
        recipient=row["recipient"],
        stamp=at.tx.stamp,
    )
    if contact is not None:
        at.touch(contact=int(contact))


def _record_retry(at: Context, row: Row, outcome: Retry) -> None:
    due = at.now + outcome.after_ms
    if row["action"] == "typing":
        at.tx.execute("DELETE FROM outbox WHERE id = :id", id=row["id"])
    else:
        at.tx.execute("UPDATE outbox SET state = 'pending', due_at = :due WHERE id = :id", id=row["id"], due=due)
    if outcome.is_ordered:
        pause(at, row["channel_id"], "" if outcome.for_channel else row["recipient"], due)


def pause(at: Context, channel_id: int, recipient: str, until: int) -> None:
    """Obey a provider's silence: nothing goes to this recipient ('' = nobody) before `until`."""
    at.tx.execute(
        "INSERT INTO pause (channel_id, recipient, until) VALUES (:channel_id, :recipient, :until)"
        " ON CONFLICT (channel_id, recipient) DO UPDATE SET"
        " until = CASE WHEN excluded.until > pause.until THEN excluded.until ELSE pause.until END",
        channel_id=channel_id,
        recipient=recipient,
        until=until,
    )
    at.journal("pause", channel=channel_id, until=until, whole_channel=recipient == "")


def _follow(at: Context, row: Row, new: str) -> bool:
    """The chat goes on under another id. False for one it had before: a chat sent in a circle is not followed for ever."""
    payload = json.loads(row["payload"])
    before = [*payload.get("moved_from", []), row["recipient"]]
    if new in before:
        return False
    move_contact(at, row["channel_id"], row["recipient"], new)
    at.tx.execute(
        "UPDATE outbox SET state = 'pending', due_at = :now, payload = :payload WHERE id = :id",
        id=row["id"],
        now=at.now,
        payload=json.dumps({**payload, "moved_from": before}, ensure_ascii=False),
    )
    return True


def _record_rejected(at: Context, row: Row, outcome: Rejected) -> None:
    if outcome.new_recipient and _follow(at, row, outcome.new_recipient):
        return
    if row["action"] == "typing":
        at.tx.execute("DELETE FROM outbox WHERE id = :id", id=row["id"])
        return
    # Before the conversation: filing a message takes the two in this order.
    if outcome.is_unreachable:
        at.tx.execute(
            "UPDATE contact SET unreachable_at = :now, changed = :stamp WHERE channel_id = :channel_id AND provider_id = :recipient",
            channel_id=row["channel_id"],
            recipient=row["recipient"],
            now=at.now,
            stamp=at.tx.stamp,
        )
    at.tx.execute(
        "UPDATE outbox SET state = 'failed', error = :error, finished_at = :now WHERE id = :id",
        id=row["id"],
        error=outcome.code,
        now=at.now,
    )
    at.journal(
        "rejected",
        conversation_id=row["conversation_id"],
        message_id=row["message_id"],
        action=row["action"],
        code=outcome.code,
    )
    if row["message_id"] is not None:
        at.tx.execute(
            "UPDATE message SET error = :error, error_blanks = :blanks, changed = :stamp WHERE id = :id",
            id=row["message_id"],
            error=outcome.code,
            blanks=json.dumps(outcome.blanks, ensure_ascii=False),
            stamp=at.tx.stamp,
        )
    if row["action"] == "send":
        # Half a message is worse than none: what had not gone out yet stays here.
        at.tx.execute(
            "UPDATE outbox SET state = 'failed', error = 'earlier_part_failed', finished_at = :now"
            " WHERE message_id = :message_id AND action = 'send' AND state IN ('held', 'pending') AND seq > :seq",
            message_id=row["message_id"],
            seq=row["seq"],
            now=at.now,
        )
        message = at.tx.one(
            "SELECT id, conversation_id, waited_since FROM message WHERE id = :id", id=row["message_id"]
        )
        if message is not None and message["waited_since"] is not None:
            at.tx.execute(
                "UPDATE conversation SET waiting_since = COALESCE(waiting_since, :since) WHERE id = :id AND state <> 'resolved'",
                id=message["conversation_id"],
                since=message["waited_since"],
            )
    elif row["action"] in ("edit", "delete"):
        if row["action"] == "edit":
            bring_back(at, int(row["message_id"]))
        add_activity(at, int(row["conversation_id"]), f"{row['action']}_refused")


def fail_late(at: Context, row: Row, outcome: Rejected) -> None:
    """What the provider had accepted is refused after all, by a later report."""
    _record_rejected(at, row, outcome)
    refresh_message(at, int(row["message_id"]))


def arrived_late(at: Context, row: Row) -> None:
    """What was reported as failed has arrived after all: reports come in any order, and the telephone knows best."""
    at.tx.execute("UPDATE outbox SET state = 'sent', error = NULL WHERE id = :id", id=row["id"])
    at.journal("sent", conversation_id=row["conversation_id"], message_id=row["message_id"], by="receipt")
    at.tx.execute(
        "UPDATE conversation SET waiting_since = NULL WHERE id = :id"
        " AND waiting_since = (SELECT waited_since FROM message WHERE id = :message)",
        id=row["conversation_id"],
        message=row["message_id"],
    )
    _note_reachable(at, row)
    refresh_message(at, int(row["message_id"]))


def _record_uncertain(at: Context, row: Row, outcome: Uncertain) -> None:
    able = BY_KIND[at.tx.scalar("SELECT kind FROM channel WHERE id = :id", id=row["channel_id"])]
    if row["action"] in ("answer_button", "typing"):
        at.tx.execute("DELETE FROM outbox WHERE id = :id", id=row["id"])
        return
    # Edits and deletions may be repeated, and so may a send where the provider knows our id.
    if row["action"] != "send" or able.is_idempotent:
        at.tx.execute(
            "UPDATE outbox SET state = 'pending', due_at = :due WHERE id = :id",
            id=row["id"],
            due=at.now + retry_delay_ms(row["attempts"]),
        )
        return
    at.tx.execute(
        "UPDATE outbox SET state = 'uncertain', error = :why, finished_at = :now WHERE id = :id",
        id=row["id"],
        why=outcome.why[:120],
        now=at.now,
    )
    at.journal(
        "uncertain",
        conversation_id=row["conversation_id"],
        message_id=row["message_id"],
        part=row["seq"],
        why=outcome.why[:120],
    )


def retry_delay_ms(attempts: int) -> int:
    """Doubling from one second to one minute."""
    return int(min(60_000, 1000 * 2 ** min(max(attempts - 1, 0), 6)))


LONGEST_CALL_MS = 180_000
"""So long a call to a provider may be under way; an earlier leader that is only cut off may still be told its answer."""


def recover(at: Context, channel_id: int, epoch: int, *, spare_ms: int = 0) -> int:
    """Rows a crash left in `sending` under an older epoch: nobody knows whether they went out. Returns how many.

    `spare_ms`: those begun so recently are left alone, where the one who began them may still live.
    """
    rows = at.tx.execute(
        f"SELECT * FROM outbox WHERE channel_id = :channel_id AND {UNSENT} AND state = 'sending' AND epoch < :epoch"
        " AND started_at <= :before ORDER BY id",
        channel_id=channel_id,
        epoch=epoch,
        before=at.now - spare_ms,
    )
    for row in rows:
        _record_uncertain(at, row, Uncertain("the program ended before the answer came"))
        if row["message_id"] is not None:
            refresh_message(at, int(row["message_id"]))
    return len(rows)


def abandon(at: Context, channel_id: int, epoch: int) -> int:
    """On stopping: what is still under way is in doubt from now on. A late answer may still settle it."""
    return recover(at, channel_id, epoch + 1)


def fail_waiting(at: Context, channel_id: int) -> int:
    """A channel is taken away: what it had not sent fails visibly, each with its sentence. Returns how many messages."""
    rows = at.tx.execute(
        "UPDATE outbox SET state = 'failed', error = 'channel_removed', finished_at = :now"
        " WHERE channel_id = :channel_id AND state IN ('held', 'pending') AND message_id IS NOT NULL RETURNING message_id",
        channel_id=channel_id,
        now=at.now,
    )
    numbers = sorted({int(row["message_id"]) for row in rows})
    for number in numbers:
        at.tx.execute("UPDATE message SET error = 'channel_removed' WHERE id = :id", id=number)
        refresh_message(at, number)
    return len(numbers)


def drop_late_typing(at: Context, before: int) -> None:
    """Signs of life that were not shown in time: those asked for before a moment (epoch ms)."""
    at.tx.execute(
        f"DELETE FROM outbox WHERE {UNSENT} AND action = 'typing' AND state = 'pending' AND created_at < :before",
        before=before,
    )


def show_typing(at: Context, conversation_id: int, channel_id: int, recipient: str, thread: str | None = None) -> None:
    """Let the citizen see that somebody writes: at most one request waits per chat, and a late one is worth nothing."""
    at.tx.execute(
        f"DELETE FROM outbox WHERE channel_id = :channel_id AND recipient = :recipient AND {UNSETTLED}"
        " AND action = 'typing' AND state = 'pending'",
        channel_id=channel_id,
        recipient=recipient,
    )
    queue_action(
        at,
        action="typing",
        conversation_id=conversation_id,
        channel_id=channel_id,
        recipient=recipient,
        due_at=at.now,
        payload={"thread": thread} if thread else None,
    )
    at.flag("outbox")


def move_contact(at: Context, channel_id: int, old: str, new: str) -> None:
    """A chat goes on under another id: the contact and everything not yet sent follow it."""
    clash = at.tx.scalar(
        "SELECT id FROM contact WHERE channel_id = :channel_id AND provider_id = :new", channel_id=channel_id, new=new
    )
    if clash is None:
        at.tx.execute(
            "UPDATE contact SET provider_id = :new, changed = :stamp WHERE channel_id = :channel_id AND provider_id = :old",
            channel_id=channel_id,
            old=old,
            new=new,
            stamp=at.tx.stamp,
        )
    at.tx.execute(
        f"UPDATE outbox SET recipient = :new WHERE channel_id = :channel_id AND recipient = :old AND {UNSETTLED}"
        " AND state <> 'uncertain'",
        channel_id=channel_id,
        old=old,
        new=new,
    )
    at.journal("contact.moved", channel=channel_id)


_RANK = ("failed", "uncertain", "sending", "held", "pending")


def refresh_message(at: Context, message_id: int) -> None:
    """Give a message the state its parts add up to, and its conversation the counts a row shows."""
    message = at.tx.one(
        "SELECT id, conversation_id, state, provider_id, deleted_at FROM message WHERE id = :id", id=message_id
    )
    if message is None:
        return
    parts = at.tx.execute(
        "SELECT state, provider_id, seq FROM outbox WHERE message_id = :id AND action = 'send' ORDER BY seq",
        id=message_id,
    )
    states = {part["state"] for part in parts}
    state = next((name for name in _RANK if name in states), "sent")
    if "sent" in states and state == "pending":
        state = "sending"
    if state == "sent" and message["state"] in ("delivered", "read", "deleted"):
        state = message["state"]
    provider_id = next((part["provider_id"] for part in parts if part["provider_id"]), None)
    at.tx.execute(
        "UPDATE message SET state = :state, provider_id = :provider_id, changed = :stamp,"
        " error = CASE WHEN :state = 'failed' THEN error WHEN :state = 'uncertain' THEN 'uncertain' END WHERE id = :id",
        id=message_id,
        state=state,
        provider_id=provider_id,
        stamp=at.tx.stamp,
    )
    at.tx.execute(
        "UPDATE conversation SET changed = :stamp,"
        " failed_count = (SELECT COUNT(*) FROM message m WHERE m.conversation_id = :id AND m.state = 'failed'),"
        " uncertain_count = (SELECT COUNT(*) FROM message m WHERE m.conversation_id = :id AND m.state = 'uncertain')"
        " WHERE id = :id",
        id=message["conversation_id"],
        stamp=at.tx.stamp,
    )
    at.touch(conversation=message["conversation_id"], message=message_id)
