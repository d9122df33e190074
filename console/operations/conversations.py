"""The verbs on a conversation that are not claims or replies: snooze, resolve, reopen, mark unread, read, topic."""

import json
from collections.abc import Mapping

from console.models.capabilities import BY_KIND
from console.models.problems import Problem
from console.models.states import ConversationState, ResolveReason
from console.operations import reads
from console.operations.activity import add_activity, conversation
from console.operations.claims import Claim, hold, require_free_or_mine
from console.operations.desk import Context
from console.operations.outbox import show_typing
from console.operations.threads import thread_of


def snooze(at: Context, conversation_id: int, until: int) -> None:
    """Hide until a time (epoch ms) or the next message. Raises Problem `past_time`, `is_resolved`."""
    if until <= at.now:
        raise Problem("past_time")
    row = require_free_or_mine(at, conversation_id)
    if row["state"] == ConversationState.RESOLVED:
        raise Problem("is_resolved", id=conversation_id)
    at.tx.execute(
        "UPDATE conversation SET state = 'snoozed', snoozed_until = :until, changed = :stamp WHERE id = :id AND state <> 'resolved'",
        id=conversation_id,
        until=until,
        stamp=at.tx.stamp,
    )
    at.journal("snooze", conversation_id=conversation_id, until=until)
    add_activity(at, conversation_id, "snoozed", operator=at.actor.name, until=str(until))


def wake(at: Context, conversation_id: int) -> None:
    """End a snooze before its time."""
    at.tx.execute(
        "UPDATE conversation SET state = 'open', snoozed_until = NULL, changed = :stamp WHERE id = :id AND state = 'snoozed'",
        id=conversation_id,
        stamp=at.tx.stamp,
    )
    at.journal("wake", conversation_id=conversation_id)
    at.touch(conversation=conversation_id)


def wake_due(at: Context) -> int:
    """Bring back what was snoozed until now. Returns how many."""
    rows = at.tx.execute(
        "UPDATE conversation SET state = 'open', snoozed_until = NULL, unread = CASE WHEN unread = 0 THEN 1 ELSE unread END, changed = :stamp"
        " WHERE state = 'snoozed' AND snoozed_until <= :now RETURNING id",
        now=at.now,
        stamp=at.tx.stamp,
    )
    for row in rows:
        at.journal("wake", conversation_id=int(row["id"]))
        add_activity(at, int(row["id"]), "woke")
        at.touch(incoming=int(row["id"]))
    return len(rows)


def resolve(
    at: Context,
    conversation_id: int,
    reason: str = ResolveReason.SOLVED,
    topic: str | None = None,
    *,
    last_word: int | None = None,
) -> dict[bool, str]:
    """Done. The holder, or anybody when it is free. Held and pending replies still go out; the claim ends.

    `last_word`: the citizen's last message the actor knew of; raises Problem `came_meanwhile` when there is a newer one.
    Drafts are forgotten; those of the actor are returned (True: the note's), for `undo_resolve`.
    """
    row = require_free_or_mine(at, conversation_id)
    if row["state"] == ConversationState.RESOLVED:
        raise Problem("is_resolved", id=conversation_id)
    if last_word is not None and reads.last_word(at.tx, conversation_id) > last_word:
        raise Problem("came_meanwhile")
    at.tx.execute(
        "UPDATE conversation SET state = 'resolved', resolved_at = :now, resolve_reason = :reason, topic = COALESCE(:topic, topic),"
        " operator_id = NULL, claim_until = NULL, claim_token = claim_token + 1, waiting_since = NULL, snoozed_until = NULL, unread = 0,"
        " changed = :stamp WHERE id = :id AND state <> 'resolved'",
        id=conversation_id,
        now=at.now,
        reason=reason,
        topic=topic or None,
        stamp=at.tx.stamp,
    )
    drafts = at.tx.execute(
        "DELETE FROM draft WHERE conversation_id = :id RETURNING operator_id, is_note, text", id=conversation_id
    )
    at.journal(
        "resolve",
        conversation_id=conversation_id,
        reason=reason,
        topic=topic,
        holder_before=row["operator_login"],
        waiting_since=row["waiting_since"],
        unread=row["unread"],
    )
    add_activity(at, conversation_id, "resolved", operator=at.actor.name, reason=reason)
    return {bool(row["is_note"]): row["text"] for row in drafts if row["operator_id"] == at.actor.operator_id}


def reopen(at: Context, conversation_id: int, *, is_undo: bool = False) -> None:
    """An operator's act, never a message's; `is_undo`: the close was a slip, and the same episode goes on. Raises Problem `not_resolved`, or `has_newer` when the citizen has written again since."""
    row = at.tx.one(
        "SELECT c.state, c.contact_id, k.name FROM conversation c JOIN contact k ON k.id = c.contact_id WHERE c.id = :id",
        id=conversation_id,
    )
    if row is None:
        raise Problem("not_found", what="conversation", id=conversation_id)
    # A message that is being filed now opens a new conversation or finds this one; it does not do both.
    at.tx.lock("contact", int(row["contact_id"]))
    if at.tx.scalar("SELECT state FROM conversation WHERE id = :id", id=conversation_id) != ConversationState.RESOLVED:
        raise Problem("not_resolved")
    newer = at.tx.scalar(
        "SELECT id FROM conversation WHERE contact_id = :contact_id AND state <> 'resolved'",
        contact_id=row["contact_id"],
    )
    if newer is not None:
        raise Problem("has_newer", name=row["name"], id=newer)
    at.tx.execute(
        "UPDATE conversation SET state = 'open', resolved_at = NULL, resolve_reason = NULL, changed = :stamp WHERE id = :id",
        id=conversation_id,
        stamp=at.tx.stamp,
    )
    at.journal("reopen", conversation_id=conversation_id, is_undo=is_undo)
    add_activity(at, conversation_id, "reopened", operator=at.actor.name)


def undo_resolve(at: Context, conversation_id: int, drafts: Mapping[bool, str]) -> Claim:
    """Take back one's own close: open and mine again, with the wait and the drafts it had. Raises like `reopen`."""
    detail = at.tx.scalar(
        "SELECT detail FROM journal WHERE conversation_id = :id AND verb = 'resolve' ORDER BY id DESC LIMIT 1",
        id=conversation_id,
    )
    reopen(at, conversation_id, is_undo=True)
    before = json.loads(detail) if detail else {}
    at.tx.execute(
        "UPDATE conversation SET waiting_since = :waiting_since, unread = :unread WHERE id = :id",
        id=conversation_id,
        waiting_since=before.get("waiting_since"),
        unread=before.get("unread", 0),
    )
    for is_note, text in drafts.items():
        save_draft(at, conversation_id, text, is_note=is_note)
    return hold(at, conversation_id)


def mark_unread(at: Context, conversation_id: int) -> None:
    """Show it bold again, so that it is not forgotten."""
    count = at.tx.count(
        "UPDATE conversation SET unread = CASE WHEN unread = 0 THEN 1 ELSE unread END, changed = :stamp WHERE id = :id",
        id=conversation_id,
        stamp=at.tx.stamp,
    )
    if not count:
        raise Problem("not_found", what="conversation", id=conversation_id)
    at.journal("unread", conversation_id=conversation_id)
    at.touch(conversation=conversation_id)


def mark_read(at: Context, conversation_id: int) -> None:
    """The holder has looked. No journal entry: looking is not an act, and the wait goes on."""
    at.tx.execute(
        "UPDATE conversation SET unread = 0, changed = :stamp WHERE id = :id AND unread <> 0",
        id=conversation_id,
        stamp=at.tx.stamp,
    )
    at.touch(conversation=conversation_id)


def set_topic(at: Context, conversation_id: int, topic: str) -> None:
    """What the conversation is about; an empty topic takes it away."""
    at.tx.execute(
        "UPDATE conversation SET topic = :topic, changed = :stamp WHERE id = :id",
        id=conversation_id,
        topic=topic.strip()[:80] or None,
        stamp=at.tx.stamp,
    )
    at.journal("topic", conversation_id=conversation_id, topic=topic.strip()[:80])
    at.touch(conversation=conversation_id)


def save_draft(at: Context, conversation_id: int, text: str, *, is_note: bool = False) -> None:
    """Keep unsent words; an empty text forgets them."""
    operator = at.actor.operator_id
    if not text:
        at.tx.execute(
            "DELETE FROM draft WHERE conversation_id = :id AND operator_id = :operator AND is_note = :is_note",
            id=conversation_id,
            operator=operator,
            is_note=int(is_note),
        )
    else:
        at.tx.execute(
            "INSERT INTO draft (conversation_id, operator_id, is_note, text, updated_at) VALUES (:id, :operator, :is_note, :text, :now)"
            " ON CONFLICT (conversation_id, operator_id, is_note) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at",
            id=conversation_id,
            operator=operator,
            is_note=int(is_note),
            text=text,
            now=at.now,
        )
    at.touch(conversation=conversation_id)


def set_presence(at: Context, conversation_id: int, *, is_typing: bool) -> None:
    """Say that the actor looks at (or types in) a conversation for the next 15 seconds, by the database's clock."""
    at.tx.execute(
        "INSERT INTO presence (conversation_id, operator_id, is_typing, until) VALUES (:id, :operator, :is_typing, :until)"
        " ON CONFLICT (conversation_id, operator_id) DO UPDATE SET is_typing = excluded.is_typing, until = excluded.until",
        id=conversation_id,
        operator=at.actor.operator_id,
        is_typing=int(is_typing),
        until=at.now + 15_000,
    )
    if is_typing:
        row = conversation(at, conversation_id)
        is_mine = (
            row is not None and row["operator_id"] == at.actor.operator_id and row["state"] == ConversationState.OPEN
        )
        if row is not None and is_mine and BY_KIND[row["channel_kind"]].has_typing:
            show_typing(at, conversation_id, row["channel_id"], row["recipient"], thread_of(at, conversation_id, None))
    at.touch(conversation=conversation_id)


def end_presence(at: Context, conversation_id: int) -> None:
    """The actor looks elsewhere."""
    at.tx.execute(
        "DELETE FROM presence WHERE conversation_id = :id AND operator_id = :operator",
        id=conversation_id,
        operator=at.actor.operator_id,
    )
    at.touch(conversation=conversation_id)
