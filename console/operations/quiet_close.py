"""The end of an episode nobody had to look at."""

from console.operations.desk import Context


def close_quietly(at: Context, conversation_id: int) -> None:
    """End an episode that the program answered alone. A new question opens a new one, in front of a person if need be."""
    at.tx.execute(
        "UPDATE conversation SET state = 'resolved', resolved_at = :now, resolve_reason = 'automatic', waiting_since = NULL, unread = 0,"
        " changed = :stamp WHERE id = :id AND state <> 'resolved' AND operator_id IS NULL",
        id=conversation_id,
        now=at.now,
        stamp=at.tx.stamp,
    )
    at.journal("resolve", conversation_id=conversation_id, reason="automatic")
    at.touch(conversation=conversation_id)
