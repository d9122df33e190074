"""Activity lines: what was done with a conversation, told between its bubbles. The sentence is made on screen, in the reader's language."""

import json
import uuid

from console.operations.desk import Context
from console.storage.engine import Row

INSERT = """
INSERT INTO message (conversation_id, contact_id, channel_id, direction, kind, text, state, uuid, at, stored_at, author_id, extra, changed)
SELECT id, contact_id, channel_id, 'activity', 'text', :text, 'kept', :uuid, :at, :at, :author_id, :extra, :stamp
FROM conversation WHERE id = :conversation_id
RETURNING id
"""


def add_activity(at: Context, conversation_id: int, what: str, **blanks: str) -> int:
    """Add one line; `what` names the sentence, `blanks` fill it."""
    message_id = int(
        at.tx.scalar(
            INSERT,
            conversation_id=conversation_id,
            text=what,
            uuid=str(uuid.uuid4()),
            at=at.now,
            author_id=at.actor.operator_id,
            extra=json.dumps({"what": what, **blanks}, ensure_ascii=False),
            stamp=at.tx.stamp,
        )
    )
    at.touch(message=message_id, conversation=conversation_id)
    return message_id


def conversation(at: Context, conversation_id: int) -> Row | None:
    """The whole row of a conversation with its contact's address and name."""
    return at.tx.one(
        "SELECT c.*, k.provider_id AS recipient, k.name AS contact_name, k.blocked_at, k.unreachable_at, h.kind AS channel_kind, h.removed_at AS channel_removed_at"
        " FROM conversation c JOIN contact k ON k.id = c.contact_id JOIN channel h ON h.id = c.channel_id WHERE c.id = :id",
        id=conversation_id,
    )
