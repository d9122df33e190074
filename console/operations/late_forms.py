"""What comes in another order than it happened: providers that call us keep none, and call again for days.

The one decision: the moment a provider gives an event counts, not when it came. So an edit, a withdrawal or a reaction
that overtakes what it is about, or its own successor, leaves a message as if all had come in turn.
"""

import json

from console.models.inbound import InboundMessage
from console.operations.desk import Context
from console.operations.learning import forget_message
from console.storage.engine import Row

STUB = "is_edit_of_unknown"
"""In the `extra` of a message of which only an edit has come."""
_FIRST = 0
"""The number of the version that came after its edits; those that were replaced here begin with one."""
ADD_VERSION = """
INSERT INTO message_version (message_id, version, text, kind, replaced_at) VALUES (:id, :version, :text, :kind, :at)
ON CONFLICT (message_id, version) DO NOTHING
"""
NEXT_VERSION = "SELECT COALESCE(MAX(version), 0) + 1 FROM message_version WHERE message_id = :id"
STUB_OF = """
SELECT * FROM message WHERE contact_id = :contact_id AND provider_id = :provider_id AND direction = 'incoming'
ORDER BY id DESC LIMIT 1
"""
NOTE_GONE = """
INSERT INTO seen (channel_id, key, at) VALUES (:channel_id, :key, :at) ON CONFLICT (channel_id, key) DO NOTHING
"""


def original_of(at: Context, contact_id: int, event: InboundMessage, text: str) -> Row | None:
    """Keep what is the first form of a message whose edit came before it. Returns the message, or None when there is none.

    A repeat of the first form finds the same message again and changes nothing.
    """
    row = at.tx.one(STUB_OF, contact_id=contact_id, provider_id=event.provider_id)
    if row is None or STUB not in (extra := json.loads(row["extra"])):
        return None
    at.tx.execute(ADD_VERSION, id=row["id"], version=_FIRST, text=text, kind=event.kind, at=row["edited_at"] or at.now)
    del extra[STUB]
    at.tx.execute(
        "UPDATE message SET dedupe_key = :key, extra = :extra, changed = :stamp WHERE id = :id",
        id=row["id"],
        key=event.key,
        extra=json.dumps({**event.extra, **extra}, ensure_ascii=False),
        stamp=at.tx.stamp,
    )
    at.touch(conversation=row["conversation_id"], message=int(row["id"]))
    return row


def is_overtaken(at: Context, row: Row, when: int, text: str) -> bool:
    """Whether a message was edited again after `when` (epoch ms); the older wording is kept as an earlier version then."""
    if row["edited_at"] is None or when >= row["edited_at"]:
        return False
    version = at.tx.scalar(NEXT_VERSION, id=row["id"])
    at.tx.execute(ADD_VERSION, id=row["id"], version=version, text=text, kind=row["kind"], at=row["edited_at"])
    return True


def withdraw(at: Context, row: Row, when: int) -> None:
    """The citizen took a message back at `when`."""
    at.tx.execute(
        "UPDATE message SET deleted_at = :at, changed = :stamp WHERE id = :id",
        id=row["id"],
        at=when,
        stamp=at.tx.stamp,
    )
    forget_message(at, int(row["id"]))
    at.journal("message.withdrawn", conversation_id=row["conversation_id"], message_id=row["id"])
    at.touch(conversation=row["conversation_id"], message=row["id"])


def note_withdrawn(at: Context, channel_id: int, chat_id: str, provider_id: str, when: int) -> None:
    """Remember that a message was taken back which has not come yet."""
    at.tx.execute(NOTE_GONE, channel_id=channel_id, key=_gone(chat_id, provider_id), at=max(when, at.now))


def obey_early_withdrawal(at: Context, channel_id: int, chat_id: str, message: Row) -> None:
    """Take a message back that has just come, where its withdrawal was here before it."""
    key = _gone(chat_id, message["provider_id"])
    if at.tx.scalar(
        "SELECT at FROM seen WHERE channel_id = :channel_id AND key = :key", channel_id=channel_id, key=key
    ):
        withdraw(at, message, at.now)


def _gone(chat_id: str, provider_id: str) -> str:
    return f"gone:{chat_id}:{provider_id}"


def marks_now(extra: dict[str, object], by: str, marks: tuple[str, ...], when: int) -> dict[str, object] | None:
    """The `extra` of a message after one person's reaction, or None when a younger one of theirs is there already."""
    times, reactions = extra.get("reacted_at"), extra.get("reactions")
    times = dict(times) if isinstance(times, dict) else {}
    reactions = dict(reactions) if isinstance(reactions, dict) else {}
    if when < times.get(by, when):
        return None
    kept = {who: signs for who, signs in {**reactions, by: list(marks)}.items() if signs}
    return {**extra, "reactions": kept, "reacted_at": {**times, by: when}}
