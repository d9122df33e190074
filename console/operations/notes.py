"""Internal notes: they never leave the house. A note has no recipient and no outbox row, so no mistake can send it."""

import json
import uuid

from console.models.normalise import searchable
from console.models.problems import Problem
from console.operations.confidential import require_insider
from console.operations.desk import Context

INSERT = """
INSERT INTO message (conversation_id, contact_id, channel_id, direction, kind, text, state, uuid, at, stored_at, author_id, extra, search,
  changed)
SELECT id, contact_id, channel_id, 'note', 'text', :text, 'kept', :uuid, :at, :at, :author_id, :extra, :search, :stamp
FROM conversation WHERE id = :conversation_id
RETURNING id
"""


def add_note(at: Context, conversation_id: int, text: str) -> int:
    """Keep a note on a conversation. Raises Problem `empty_text`, `not_found`, or `reserved` to somebody outside its confidential team."""
    require_insider(at, conversation_id)
    return keep_note(at, conversation_id, text)


def keep_note(at: Context, conversation_id: int, text: str) -> int:
    """The same of a conversation that has just been passed on, maybe to a team its giver is not in."""
    body = text.strip()
    if not body:
        raise Problem("empty_text")
    note_id = at.tx.scalar(
        INSERT,
        conversation_id=conversation_id,
        text=body,
        uuid=str(uuid.uuid4()),
        at=at.now,
        author_id=at.actor.operator_id,
        extra=json.dumps({}),
        search=searchable(body),
        stamp=at.tx.stamp,
    )
    if note_id is None:
        raise Problem("not_found", what="conversation", id=conversation_id)
    at.tx.execute(
        "DELETE FROM draft WHERE conversation_id = :id AND operator_id = :operator AND is_note = 1",
        id=conversation_id,
        operator=at.actor.operator_id or 0,
    )
    at.journal("note", conversation_id=conversation_id, message_id=int(note_id))
    at.touch(conversation=conversation_id, message=int(note_id))
    return int(note_id)
