"""Filing what happened before the desk: earlier conversations with their own times, for the training town and for imports.

Nothing filed here is ever sent: the replies are already `sent`, and no outbox row is made.
"""

import json
import uuid

from console.models.normalise import searchable
from console.models.record import Record
from console.models.states import ConversationState, Direction, FileState, MessageKind
from console.operations.desk import Context
from console.operations.filing import CONTACT
from console.operations.replies import preview_of


class PastFile(Record):
    name: str
    media_type: str
    size: int
    stored_as: str
    duration_ms: int | None = None


class PastMessage(Record):
    """`author` is an operator's login for replies and notes, None for the citizen."""

    direction: Direction
    at: int
    text: str
    kind: MessageKind = MessageKind.TEXT
    author: str | None = None
    file: PastFile | None = None
    provider_id: str | None = None


class PastConversation(Record):
    """Times in epoch ms. `holder` is the login of who holds it now."""

    chat_id: str
    name: str
    language: str | None
    state: ConversationState
    messages: tuple[PastMessage, ...]
    topic: str | None = None
    holder: str | None = None
    unread: int = 0
    snoozed_until: int | None = None
    reason: str | None = None
    draft: str = ""


def file_past(at: Context, channel_id: int, past: PastConversation) -> int:
    """File one conversation as it was; returns its id. The messages must be in order."""
    people = {row["login"]: row["id"] for row in at.tx.execute("SELECT login, id FROM operator")}
    contact = at.tx.one(
        CONTACT,
        channel_id=channel_id,
        provider_id=past.chat_id,
        name=past.name,
        username=None,
        phone=None,
        language=past.language,
        is_group=0,
        search=searchable(past.name),
        now=past.messages[0].at,
        stamp=at.tx.stamp,
    )
    last = past.messages[-1]
    incoming = [message for message in past.messages if message.direction is Direction.INCOMING]
    last_answer = max((m.at for m in past.messages if m.direction is Direction.OUTGOING), default=0)
    unanswered = [message.at for message in incoming if message.at >= last_answer]
    is_open = past.state is not ConversationState.RESOLVED
    holder = people.get(past.holder) if past.holder and is_open else None
    conversation_id = int(
        at.tx.scalar(
            "INSERT INTO conversation (channel_id, contact_id, state, topic, operator_id, claim_token, claim_until, waiting_since, opened_at,"
            " last_message_at, last_incoming_at, preview, preview_kind, preview_direction, unread, snoozed_until, resolved_at, resolve_reason, changed)"
            " VALUES (:channel_id, :contact_id, :state, :topic, :operator_id, :token, :until, :waiting, :opened, :last_at, :last_in, :preview,"
            " :kind, :direction, :unread, :snoozed, :resolved, :reason, :stamp) RETURNING id",
            channel_id=channel_id,
            contact_id=contact["id"],  # type: ignore[index]
            state=past.state,
            topic=past.topic,
            operator_id=holder,
            token=1 if holder else 0,
            until=at.now + at.options.claim_lease_ms if holder else None,
            waiting=min(unanswered) if unanswered and past.state is ConversationState.OPEN else None,
            opened=past.messages[0].at,
            last_at=last.at,
            last_in=incoming[-1].at if incoming else None,
            preview=preview_of(last.text),
            kind=last.kind,
            direction=last.direction,
            unread=past.unread if is_open else 0,
            snoozed=past.snoozed_until,
            resolved=None if is_open else last.at,
            reason=None if is_open else past.reason or "solved",
            stamp=at.tx.stamp,
        )
    )
    for message in past.messages:
        _file_message(at, channel_id, int(contact["id"]), conversation_id, message, people)  # type: ignore[index]
    if past.draft and holder:
        at.tx.execute(
            "INSERT INTO draft (conversation_id, operator_id, is_note, text, updated_at) VALUES (:id, :operator, 0, :text, :now)",
            id=conversation_id,
            operator=holder,
            text=past.draft,
            now=at.now,
        )
    at.journal("import", conversation_id=conversation_id, messages=len(past.messages))
    at.touch(conversation=conversation_id)
    return conversation_id


def _file_message(
    at: Context, channel_id: int, contact_id: int, conversation_id: int, message: PastMessage, people: dict[str, int]
) -> None:
    states = {
        Direction.INCOMING: "received",
        Direction.OUTGOING: "sent",
        Direction.NOTE: "kept",
        Direction.ACTIVITY: "kept",
    }
    message_id = at.tx.scalar(
        "INSERT INTO message (conversation_id, contact_id, channel_id, direction, kind, text, state, uuid, dedupe_key, provider_id, at, stored_at,"
        " author_id, extra, search, changed) VALUES (:conversation_id, :contact_id, :channel_id, :direction, :kind, :text, :state, :uuid, :key,"
        " :provider_id, :at, :now, :author, :extra, :search, :stamp) RETURNING id",
        conversation_id=conversation_id,
        contact_id=contact_id,
        channel_id=channel_id,
        direction=message.direction,
        kind=message.kind,
        text=message.text,
        state=states[message.direction],
        uuid=str(uuid.uuid4()),
        key=f"past:{contact_id}:{message.provider_id}" if message.provider_id else None,
        provider_id=message.provider_id,
        at=message.at,
        now=at.now,
        author=people.get(message.author) if message.author else None,
        extra=json.dumps({}),
        search=searchable(message.text, message.file.name if message.file else None),
        stamp=at.tx.stamp,
    )
    if message.file is not None:
        at.tx.execute(
            "INSERT INTO attachment (message_id, channel_id, name, media_type, size, state, stored_as, duration_ms)"
            " VALUES (:message_id, :channel_id, :name, :media_type, :size, :state, :stored_as, :duration_ms)",
            message_id=message_id,
            channel_id=channel_id,
            name=message.file.name,
            media_type=message.file.media_type,
            size=message.file.size,
            state=FileState.READY,
            stored_as=message.file.stored_as,
            duration_ms=message.file.duration_ms,
        )
