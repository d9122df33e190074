"""A desk brought back from a backup neither polls nor sends until somebody says that the old one is off.

What waited in the outbox when the backup was made may have gone out since, from the desk that was lost. Nobody can
know, so it becomes `uncertain`, like every send whose answer was lost: a person decides about each, and no citizen
gets a message twice.
"""

from console.models.problems import Problem
from console.operations.desk import Context
from console.storage.engine import Tx

KEY = "quarantined"


def is_quarantined(tx: Tx) -> bool:
    """Whether this is a restored copy that nobody has confirmed."""
    return tx.scalar("SELECT value FROM meta WHERE key = :key", key=KEY) is not None


def begin_quarantine(at: Context, since: str) -> int:
    """Put a restored copy in quarantine. `since` is the ISO time.

    Returns how many messages are in doubt from now on.
    """
    from console.operations.outbox import refresh_message

    at.tx.execute(
        "INSERT INTO meta (key, value) VALUES (:key, :since) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key=KEY,
        since=since,
    )
    at.tx.execute("DELETE FROM outbox WHERE action IN ('typing', 'answer_button') AND state <> 'sent'")
    rows = at.tx.execute(
        "UPDATE outbox SET state = 'uncertain', error = 'restored from a backup', finished_at = :now"
        " WHERE action = 'send' AND state IN ('held', 'pending', 'sending') RETURNING message_id, conversation_id",
        now=at.now,
    )
    messages = {row["message_id"]: row["conversation_id"] for row in rows if row["message_id"] is not None}
    for message_id, conversation_id in messages.items():
        refresh_message(at, int(message_id))
        at.journal("uncertain", conversation_id=conversation_id, message_id=message_id, why="restored from a backup")
    at.journal("restore", in_doubt=len(messages))
    return len(messages)


def end_quarantine(at: Context) -> None:
    """The old desk is off: poll and send again. Raises Problem `not_quarantined`."""
    if not at.tx.count("DELETE FROM meta WHERE key = :key", key=KEY):
        raise Problem("not_quarantined")
    at.journal("restore.confirmed")
