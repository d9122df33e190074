"""What an operator sends. One reply is one message and one bubble; its parts are outbox rows with the recipient frozen inside.

An operation never calls a provider: it writes, the sender sends.
"""

import json
import uuid as uuids
from typing import Any

from console.models.capabilities import BY_KIND, Capabilities
from console.models.failpoints import failpoint
from console.models.normalise import searchable
from console.models.problems import Problem
from console.models.record import Record
from console.models.splitting import split_text, utf16_length
from console.models.states import MessageKind, MessageState
from console.models.window import is_closed
from console.operations.activity import conversation
from console.operations.claims import hold, hold_citizen
from console.operations.desk import Context
from console.operations.learning import unlearn_reply
from console.operations.outbox import UNSENT, queue_action, refresh_message
from console.operations.threads import thread_of
from console.storage.engine import Row

MAX_REPLY = 40_000
"""Characters. A longer text is a document, not a message."""
INSERT = """
INSERT INTO message (conversation_id, contact_id, channel_id, direction, kind, text, state, uuid, at, stored_at, author_id, is_automatic,
  reply_to, extra, waited_since, search, changed)
VALUES (:conversation_id, :contact_id, :channel_id, 'outgoing', :kind, :text, :state, :uuid, :at, :at, :author_id, :is_automatic,
  :reply_to, :extra, :waited_since, :search, :stamp)
RETURNING id
"""
ANSWERED = """
UPDATE conversation SET waiting_since = NULL, unread = 0, last_message_at = :at, preview = :preview, preview_kind = :kind,
  preview_direction = 'outgoing', changed = :stamp
WHERE id = :id
"""


class StoredFile(Record):
    """A file already sealed in the desk's folder under a random name. `size` in bytes, `duration_ms` of a recording."""

    name: str
    media_type: str
    kind: MessageKind
    size: int
    stored_as: str
    duration_ms: int | None = None


def reply(
    at: Context,
    conversation_id: int,
    text: str,
    *,
    file: StoredFile | None = None,
    now: bool = False,
    uuid: str | None = None,
    reply_to: int | None = None,
    location: tuple[float, float] | None = None,
    buttons: list[list[dict[str, str]]] | None = None,
    is_from_window: bool = False,
) -> int:
    """Answer the citizen; returns the message id. A free conversation is claimed first.

    `now` skips the undo time. `uuid` makes a repeat harmless: the same uuid with the same text is the same message.
    `location` is (latitude, longitude) in degrees. `is_from_window`: a crash during the undo time turns the reply into a draft.
    Raises ClaimLost, or Problem `empty_text`, `text_too_long`, `file_too_big`, `contact_blocked`, `channel_removed`, `reply_to_resolved`,
    `rejected_window`.
    """
    body = text.strip()
    if not body and file is None and location is None:
        raise Problem("empty_text")
    if len(body) > MAX_REPLY:
        raise Problem("text_too_long", limit=MAX_REPLY)
    known = at.tx.one("SELECT id, text FROM message WHERE uuid = :uuid", uuid=uuid) if uuid else None
    if known is not None:
        if known["text"] != body:
            raise Problem("text_changed")
        return int(known["id"])
    hold(at, conversation_id, closed="reply_to_resolved")
    row = conversation(at, conversation_id)
    if row is None:
        raise Problem("not_found", what="conversation", id=conversation_id)
    refuse_unreachable(row)
    _refuse_closed_window(at, row)
    able = BY_KIND[row["channel_kind"]]
    _refuse_file(file, able)
    kind = MessageKind.LOCATION if location else file.kind if file else MessageKind.TEXT
    state = MessageState.PENDING if now or at.options.undo_ms <= 0 else MessageState.HELD
    when = max(at.now, row["last_message_at"])
    message_id = int(
        at.tx.scalar(
            INSERT,
            conversation_id=conversation_id,
            contact_id=row["contact_id"],
            channel_id=row["channel_id"],
            kind=kind,
            text=body,
            state=state,
            uuid=uuid or str(uuids.uuid4()),
            at=when,
            author_id=at.actor.operator_id,
            is_automatic=0,
            reply_to=reply_to,
            extra=json.dumps(_extra(location, buttons), ensure_ascii=False),
            waited_since=row["waiting_since"],
            search=searchable(body, file.name if file else None),
            stamp=at.tx.stamp,
        )
    )
    thread = thread_of(at, conversation_id, reply_to)
    _queue_parts(at, row, message_id, body, file, location, buttons, state, is_from_window, thread)
    at.tx.execute(ANSWERED, id=conversation_id, at=when, preview=preview_of(body), kind=kind, stamp=at.tx.stamp)
    at.tx.execute(
        "DELETE FROM draft WHERE conversation_id = :id AND operator_id = :operator AND is_note = 0",
        id=conversation_id,
        operator=at.actor.operator_id or 0,
    )
    # What comes now answers the operator: no number of an earlier menu, no step of a code.
    end_dialogue(at, int(row["contact_id"]))
    waited = None if row["waiting_since"] is None else at.now - row["waiting_since"]
    at.journal("reply", conversation_id=conversation_id, message_id=message_id, kind=str(kind), waited_ms=waited)
    at.touch(conversation=conversation_id, message=message_id)
    at.flag("outbox")
    failpoint("reply.before_commit")
    return message_id


def end_dialogue(at: Context, contact_id: int) -> None:
    """Forget what a code asked this contact, and what the numbers of the last answer say."""
    at.tx.execute("DELETE FROM dialogue WHERE contact_id = :id", id=contact_id)


def automatic_reply(
    at: Context,
    row: Row,
    text: str,
    *,
    answers: int,
    file: StoredFile | None = None,
    buttons: list[list[dict[str, str]]] | None = None,
) -> int:
    """Queue an answer of the program in a conversation (its row); returns the message id. It leaves at once and claims nothing.

    `answers`: the id of the citizen's message. What it means for the wait is the caller's to say.
    """
    able = BY_KIND[row["channel_kind"]]
    _refuse_file(file, able)
    kind = file.kind if file else MessageKind.TEXT
    when = max(at.now, row["last_message_at"])
    message_id = int(
        at.tx.scalar(
            INSERT,
            conversation_id=row["id"],
            contact_id=row["contact_id"],
            channel_id=row["channel_id"],
            kind=kind,
            text=text,
            state=MessageState.PENDING,
            uuid=str(uuids.uuid4()),
            at=when,
            author_id=None,
            is_automatic=1,
            reply_to=None,
            extra=json.dumps({**_extra(None, buttons), "answers": answers}, ensure_ascii=False),
            waited_since=None,
            search=searchable(text, file.name if file else None),
            stamp=at.tx.stamp,
        )
    )
    thread = thread_of(at, row["id"], answers)
    _queue_parts(at, row, message_id, text, file, None, buttons, MessageState.PENDING, False, thread)
    at.tx.execute(
        "UPDATE conversation SET last_message_at = :at, preview = :preview, preview_kind = :kind, preview_direction = 'outgoing',"
        " changed = :stamp WHERE id = :id",
        id=row["id"],
        at=when,
        preview=preview_of(text),
        kind=kind,
        stamp=at.tx.stamp,
    )
    at.touch(conversation=row["id"], message=message_id)
    return message_id


def preview_of(text: str) -> str:
    """The first line a queue row shows."""
    return " ".join(text.split())[:160]


def _extra(location: tuple[float, float] | None, buttons: list[list[dict[str, str]]] | None) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if location:
        extra["location"] = {"latitude": location[0], "longitude": location[1]}
    if buttons:
        extra["buttons"] = buttons
    return extra


def refuse_unreachable(row: Row) -> None:
    """Raises Problem `contact_blocked`, `channel_removed`: nothing at all goes out in this conversation (its row)."""
    _refuse_removed(row)
    # Who was unreachable may be back without our knowing: the provider forgets to tell what is older than a day.
    if row["blocked_at"] is not None:
        raise Problem("contact_blocked", name=row["contact_name"])


def _refuse_closed_window(at: Context, row: Row) -> None:
    """Some channels take free text only for so long after the citizen's last word, in whatever conversation."""
    if BY_KIND[row["channel_kind"]].window_ms is None:
        return
    last = at.tx.scalar("SELECT MAX(last_incoming_at) FROM conversation WHERE contact_id = :id", id=row["contact_id"])
    if is_closed(row["channel_kind"], last, at.now):
        raise Problem("rejected_window")


def _refuse_removed(row: Row) -> None:
    if row["channel_removed_at"] is not None:
        raise Problem("channel_removed")


def _refuse_file(file: StoredFile | None, able: Capabilities) -> None:
    if file is None:
        return
    if file.size == 0:
        raise Problem("file_empty", name=file.name)
    if not able.max_upload:
        raise Problem("file_not_here")
    limit = able.max_photo if file.kind is MessageKind.PHOTO else able.max_upload
    if file.size > limit:
        raise Problem("file_too_big", name=file.name, limit=f"{limit // (1024 * 1024)} MB")


def _queue_parts(
    at: Context,
    row: Row,
    message_id: int,
    body: str,
    file: StoredFile | None,
    location: tuple[float, float] | None,
    buttons: list[list[dict[str, str]]] | None,
    state: MessageState,
    is_from_window: bool,
    thread: str | None,
) -> None:
    able = BY_KIND[row["channel_kind"]]
    texts = split_text(body, able.max_text) if body else []
    caption = ""
    # A voice note never carries a caption: the citizen would not see it on every app.
    if file is not None and body and file.kind is not MessageKind.VOICE and utf16_length(body) <= able.max_caption:
        caption, texts = body, []
    parts: list[tuple[str, int | None, dict[str, Any]]] = [(part, None, {}) for part in texts]
    if file is not None:
        parts.append((caption, _attach(at, message_id, row["channel_id"], file), {"kind": str(file.kind)}))
    if location is not None:
        parts.append(("", None, {"kind": "location", "latitude": location[0], "longitude": location[1]}))
    if buttons and parts:
        parts[-1][2]["buttons"] = buttons
    if thread is not None:
        for _, _, payload in parts:
            payload["thread"] = thread
    is_held = state is MessageState.HELD
    for seq, (text, attachment_id, payload) in enumerate(parts):
        queue_action(
            at,
            action="send",
            message_id=message_id,
            conversation_id=row["id"],
            channel_id=row["channel_id"],
            recipient=row["recipient"],
            seq=seq,
            text=text,
            attachment_id=attachment_id,
            payload=payload,
            state=str(state),
            due_at=at.now + at.options.undo_ms if is_held else at.now,
            held_by=at.session if is_held and is_from_window else None,
        )


def _attach(at: Context, message_id: int, channel_id: int, file: StoredFile) -> int:
    return int(
        at.tx.scalar(
            "INSERT INTO attachment (message_id, channel_id, name, media_type, size, state, stored_as, duration_ms)"
            " VALUES (:message_id, :channel_id, :name, :media_type, :size, 'ready', :stored_as, :duration_ms) RETURNING id",
            message_id=message_id,
            channel_id=channel_id,
            name=file.name,
            media_type=file.media_type,
            size=file.size,
            stored_as=file.stored_as,
            duration_ms=file.duration_ms,
        )
    )


def message_row(at: Context, message_id: int, *, outgoing: bool = True) -> Row:
    """A message with its conversation's and contact's facts. Raises Problem `not_found`."""
    row = at.tx.one(
        "SELECT m.*, k.provider_id AS recipient, h.kind AS channel_kind, h.removed_at AS channel_removed_at FROM message m JOIN contact k ON k.id = m.contact_id"
        " JOIN channel h ON h.id = m.channel_id WHERE m.id = :id",
        id=message_id,
    )
    if row is None or (outgoing and row["direction"] != "outgoing"):
        raise Problem("not_found", what="message", id=message_id)
    return row


def take_back(at: Context, message_id: int) -> str:
    """Undo a reply during its undo time; the text becomes the draft again and is returned ("" for a template's). Raises Problem `too_late`."""
    row = message_row(at, message_id)
    if (
        at.actor.operator_id is not None
        and row["author_id"] not in (at.actor.operator_id, None)
        and not at.actor.is_supervisor
    ):
        raise Problem("not_claimed")
    if row["state"] == "withdrawn":
        raise Problem("taken_back")
    taken = at.tx.count(
        "UPDATE outbox SET state = 'withdrawn', finished_at = :now WHERE message_id = :id AND action = 'send' AND state = 'held'"
        " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.message_id = :id AND o.action = 'send' AND o.state <> 'held')",
        id=message_id,
        now=at.now,
    )
    if not taken:
        raise Problem("too_late")
    _become_draft(at, row)
    unlearn_reply(at, message_id)
    at.journal("take_back", conversation_id=row["conversation_id"], message_id=message_id)
    return "" if "template" in json.loads(row["extra"]) else str(row["text"])


def _become_draft(at: Context, row: Row) -> None:
    """The bubble goes, the words stay as the author's draft, and the wait goes on as if nothing had been pressed."""
    # The words of a template are nobody's own: it is picked again, and no free text of it lies in the box.
    if row["author_id"] is not None and row["text"] and "template" not in json.loads(row["extra"]):
        at.tx.execute(
            "INSERT INTO draft (conversation_id, operator_id, is_note, text, updated_at) VALUES (:id, :operator, 0, :text, :now)"
            " ON CONFLICT (conversation_id, operator_id, is_note) DO UPDATE SET"
            " text = CASE WHEN draft.text = '' THEN excluded.text ELSE excluded.text || :gap || draft.text END, updated_at = excluded.updated_at",
            id=row["conversation_id"],
            operator=row["author_id"],
            text=row["text"],
            gap="\n\n",
            now=at.now,
        )
    at.tx.execute(
        "UPDATE message SET state = 'withdrawn', deleted_at = :now, search = '', changed = :stamp WHERE id = :id",
        id=row["id"],
        now=at.now,
        stamp=at.tx.stamp,
    )
    restore_wait(at, row)
    at.touch(conversation=row["conversation_id"], message=row["id"])


def restore_wait(at: Context, message: Row) -> None:
    """The answer that ended a wait did not go out: the citizen waits again, since the same moment."""
    at.tx.execute(
        "UPDATE conversation SET waiting_since = COALESCE(waiting_since, CAST(:since AS BIGINT)), changed = :stamp"
        " WHERE id = :id AND state <> 'resolved'",
        id=message["conversation_id"],
        since=message["waited_since"],
        stamp=at.tx.stamp,
    )
    at.touch(conversation=message["conversation_id"])


def recall_held(at: Context, *, is_own: bool = False) -> int:
    """After a crash or on quitting: replies of windows that are gone, still in their undo time, become drafts. Never a late send.

    `is_own`: only those of this window, because other desks of the office go on working.
    """
    rows = at.tx.execute(
        f"SELECT message_id FROM outbox WHERE {UNSENT} AND state = 'held' AND held_by IS NOT NULL"
        " AND (CAST(:session AS TEXT) IS NULL OR held_by = :session) ORDER BY id",
        session=at.session if is_own else None,
    )
    numbers = dict.fromkeys(int(row["message_id"]) for row in rows)
    for number in numbers:
        take_back(at, number)
    return len(numbers)


def send_now(at: Context, message_id: int) -> None:
    """End the undo time of a held reply."""
    row = message_row(at, message_id)
    at.tx.execute(
        "UPDATE outbox SET state = 'pending', due_at = :now, held_by = NULL WHERE message_id = :id AND state = 'held'",
        id=message_id,
        now=at.now,
    )
    refresh_message(at, message_id)
    at.touch(conversation=row["conversation_id"], message=message_id)
    at.flag("outbox")


def retry(at: Context, message_id: int) -> None:
    """Send a failed message again, by a person's decision. Parts that arrived are not repeated. Raises Problem `not_retryable`."""
    row = message_row(at, message_id)
    hold_citizen(at, row["conversation_id"], must_be_open=True)
    _refuse_removed(row)
    count = at.tx.count(
        "UPDATE outbox SET state = 'pending', due_at = :now, error = NULL WHERE message_id = :id AND action = 'send' AND state = 'failed'",
        id=message_id,
        now=at.now,
    )
    if not count:
        raise Problem("not_retryable", state=row["state"])
    at.tx.execute("UPDATE conversation SET waiting_since = NULL WHERE id = :id", id=row["conversation_id"])
    refresh_message(at, message_id)
    at.journal("retry", conversation_id=row["conversation_id"], message_id=message_id)
    at.flag("outbox")


def settle(at: Context, message_id: int, *, was_sent: bool) -> None:
    """Decide about a message whose fate nobody knows: it arrived, or send it again. Raises Problem `not_uncertain`."""
    row = message_row(at, message_id)
    hold_citizen(at, row["conversation_id"])
    if not was_sent:
        _refuse_removed(row)
    count = at.tx.count(
        "UPDATE outbox SET state = :state, due_at = :now, finished_at = CASE WHEN :state = 'sent' THEN CAST(:now AS BIGINT) END"
        " WHERE message_id = :id AND action = 'send' AND state = 'uncertain'",
        id=message_id,
        state="sent" if was_sent else "pending",
        now=at.now,
    )
    if not count:
        raise Problem("not_uncertain", state=row["state"])
    refresh_message(at, message_id)
    at.journal(
        "settle",
        conversation_id=row["conversation_id"],
        message_id=message_id,
        decision="sent" if was_sent else "again",
    )
    at.flag("outbox")
