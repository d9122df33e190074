"""Correcting and deleting what was sent, where the channel can; every earlier wording is kept as a version.

The message changes here at once and at the citizen's side when the sender has done it; a refusal brings the earlier wording back.
"""

from typing import Any

from console.models.capabilities import BY_KIND
from console.models.normalise import searchable
from console.models.problems import Problem
from console.models.reasons import Why, why_not_sent
from console.models.splitting import utf16_length
from console.models.states import MessageKind, MessageState
from console.operations.claims import hold_citizen
from console.operations.desk import Context
from console.operations.outbox import queue_action
from console.operations.replies import message_row
from console.operations.versions import keep_version
from console.storage.engine import Row


def edit(at: Context, message_id: int, text: str) -> None:
    """Correct a sent message where the channel can. The earlier wording is kept. Raises Problem `cannot_edit`."""
    body = text.strip()
    row = message_row(at, message_id)
    able = BY_KIND[row["channel_kind"]]
    parts = _sent_parts(at, row, "cannot_edit")
    limit = able.max_caption if row["kind"] != MessageKind.TEXT else able.max_text
    if not able.can_edit or limit == 0:
        raise Problem("cannot_edit", why=Why.NOT_HERE)
    if len(parts) != 1:
        raise Problem("cannot_edit", why=Why.IN_PARTS)
    if not body or utf16_length(body) > limit:
        raise Problem("cannot_edit", why=Why.TEXT_LENGTH, limit=limit)
    if row["kind"] not in (
        MessageKind.TEXT,
        MessageKind.PHOTO,
        MessageKind.DOCUMENT,
        MessageKind.VIDEO,
        MessageKind.AUDIO,
    ):
        raise Problem("cannot_edit", why=Why.NO_TEXT)
    hold_citizen(at, row["conversation_id"])
    keep_version(at, row)
    at.tx.execute(
        "UPDATE message SET text = :text, search = :search, edited_at = :now, changed = :stamp WHERE id = :id",
        id=message_id,
        text=body,
        search=searchable(body),
        now=at.now,
        stamp=at.tx.stamp,
    )
    _queue_on_part(at, row, parts[0], "edit", body, {"kind": row["kind"]})
    at.journal("edit", conversation_id=row["conversation_id"], message_id=message_id)


def delete(at: Context, message_id: int) -> None:
    """Delete a sent message at the citizen's side where the channel can. Raises Problem `cannot_delete`."""
    row = message_row(at, message_id)
    able = BY_KIND[row["channel_kind"]]
    if not able.can_delete:
        raise Problem("cannot_delete", why=Why.NOT_HERE)
    parts = _sent_parts(at, row, "cannot_delete")
    if able.delete_within_ms is not None and at.now - row["at"] > able.delete_within_ms:
        raise Problem("cannot_delete", why=Why.TOO_OLD, hours=able.delete_within_ms // 3_600_000)
    hold_citizen(at, row["conversation_id"])
    for part in parts:
        _queue_on_part(at, row, part, "delete", "", {})
    at.journal("delete", conversation_id=row["conversation_id"], message_id=message_id)


def _sent_parts(at: Context, row: Row, code: str) -> list[Row]:
    if row["deleted_at"] is not None:
        raise Problem(code, why=Why.ALREADY_DELETED)
    if row["state"] not in (MessageState.SENT, MessageState.DELIVERED, MessageState.READ):
        raise Problem(code, why=why_not_sent(row["state"]))
    parts = at.tx.execute(
        "SELECT * FROM outbox WHERE message_id = :id AND action = 'send' AND state = 'sent' AND provider_id IS NOT NULL ORDER BY seq",
        id=row["id"],
    )
    if not parts:
        raise Problem(code, why=Why.NO_NUMBER)
    return parts


def _queue_on_part(at: Context, row: Row, part: Row, action: str, text: str, payload: dict[str, Any]) -> None:
    queue_action(
        at,
        action=action,
        message_id=row["id"],
        conversation_id=row["conversation_id"],
        channel_id=row["channel_id"],
        recipient=part["recipient"],
        seq=part["seq"],
        text=text,
        payload={**payload, "target": part["provider_id"]},
        due_at=at.now,
    )
    at.touch(conversation=row["conversation_id"], message=row["id"])
    at.flag("outbox")
