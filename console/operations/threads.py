"""Where inside a chat an answer goes. Groups may be divided into topics, and a chat may hold threads: an answer beside the question is lost.

The provider's name of the place travels in the `extra` of the citizen's message and, frozen like the recipient, in the row that is sent.
"""

import json

from console.operations.desk import Context

THREAD = "thread"


def thread_of(at: Context, conversation_id: int, answered: int | None) -> str | None:
    """The place of the message that is answered, or of the citizen's last one; None for the chat itself."""
    if answered is not None:
        extra = at.tx.scalar("SELECT extra FROM message WHERE id = :id", id=answered)
    else:
        extra = at.tx.scalar(
            "SELECT extra FROM message WHERE conversation_id = :id AND direction = 'incoming' ORDER BY at DESC, id DESC LIMIT 1",
            id=conversation_id,
        )
    thread = json.loads(extra).get(THREAD) if extra else None
    return thread if isinstance(thread, str) and thread else None
