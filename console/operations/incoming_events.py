"""Filing what is not a message: edits, deletions, reactions, button presses, membership, receipts and our own echo."""

import json

from console.models.delivery import Rejected
from console.models.inbound import (
    ButtonPress,
    DeliveryFailed,
    InboundDeletion,
    InboundEdit,
    InboundMessage,
    InboundReaction,
    Membership,
    OwnEcho,
    Receipt,
    RemoteFile,
)
from console.models.normalise import searchable
from console.models.ratings import rating_in
from console.models.states import MessageKind
from console.operations import ratings
from console.operations.activity import add_activity
from console.operations.desk import Context
from console.operations.filing import MAX_TEXT, attach_file, contact_of, file_message, keep_raw, storable
from console.operations.late_forms import STUB, is_overtaken, marks_now, note_withdrawn, withdraw
from console.operations.outbox import arrived_late, fail_late, queue_action, refresh_message
from console.operations.replies import preview_of
from console.operations.threads import THREAD
from console.operations.versions import keep_version, put_file_away
from console.storage.engine import Row

_ABOUT_FILES = ("form", "title", "performer")
"""What the `extra` of a message says about its file."""


def _incoming_by_provider_id(at: Context, channel_id: int, chat_id: str, provider_id: str) -> Row | None:
    return at.tx.one(
        "SELECT m.* FROM message m JOIN contact k ON k.id = m.contact_id WHERE k.channel_id = :channel_id AND k.provider_id = :chat"
        " AND m.provider_id = :provider_id AND m.direction = 'incoming' ORDER BY m.id DESC LIMIT 1",
        channel_id=channel_id,
        chat=chat_id,
        provider_id=provider_id,
    )


def file_edit(at: Context, channel_id: int, event: InboundEdit) -> None:
    """A new wording, another file or both; the form before is kept as a version."""
    row = _incoming_by_provider_id(at, channel_id, event.sender.chat_id, event.provider_id)
    text = storable(event.text)[:MAX_TEXT]
    if row is None:
        # An edit of a message we never saw: what it says now is all we have, so it is filed as a message.
        file_message(
            at,
            channel_id,
            InboundMessage(
                key=f"{event.key}:stub",
                sender=event.sender,
                provider_id=event.provider_id,
                at=event.at,
                kind=event.kind,
                text=text,
                file=event.file,
                extra={**event.extra, STUB: True},
            ),
            edited_at=event.at,
        )
        return
    message_id = int(row["id"])
    if is_overtaken(at, row, event.at, text):
        return
    is_other = _is_other_file(at, message_id, event.file)
    is_other_form = row["text"] != text or is_other
    if not is_other_form and not event.extra.get("location"):
        return
    # Somebody who shares where they walk edits every few seconds: a place that moved is no other form.
    version = keep_version(at, row) if is_other_form else 0
    extra = json.loads(row["extra"])
    if is_other and event.file is not None:
        put_file_away(at, message_id, version)
        attach_file(at, channel_id, message_id, event.file)
        extra = {name: value for name, value in extra.items() if name not in _ABOUT_FILES}
    at.tx.execute(
        "UPDATE message SET text = :text, kind = :kind, search = :search, extra = :extra, edited_at = :at, changed = :stamp WHERE id = :id",
        id=message_id,
        text=text,
        kind=event.kind if is_other else row["kind"],
        search=searchable(text, event.file.name if event.file else None),
        extra=storable(json.dumps({**extra, **event.extra}, ensure_ascii=False)),
        at=event.at,
        stamp=at.tx.stamp,
    )
    at.tx.execute(
        "UPDATE conversation SET preview = :preview, changed = :stamp WHERE id = :id AND preview = :old AND preview_direction = 'incoming'",
        id=row["conversation_id"],
        preview=preview_of(text),
        old=preview_of(row["text"]),
        stamp=at.tx.stamp,
    )
    at.journal("message.edited", conversation_id=row["conversation_id"], message_id=message_id, other_file=is_other)
    at.touch(conversation=row["conversation_id"], message=message_id)


def _is_other_file(at: Context, message_id: int, file: RemoteFile | None) -> bool:
    """Whether an edit brought a file that is not the one we have. A provider may name one file differently each time it speaks of it."""
    if file is None:
        return False
    known = at.tx.scalar("SELECT remote FROM attachment WHERE message_id = :id AND version IS NULL", id=message_id)
    before = json.loads(known) if known else {}
    if before.get("unique_id") and file.ref.get("unique_id"):
        return bool(before["unique_id"] != file.ref["unique_id"])
    return bool(before != file.ref)


def file_deletion(at: Context, channel_id: int, event: InboundDeletion) -> None:
    row = _incoming_by_provider_id(at, channel_id, event.chat_id, event.provider_id)
    if row is None:
        note_withdrawn(at, channel_id, event.chat_id, event.provider_id, event.at)
    elif row["deleted_at"] is None:
        withdraw(at, row, event.at)


def file_reaction(at: Context, channel_id: int, event: InboundReaction) -> None:
    ours = at.tx.scalar(
        "SELECT message_id FROM outbox WHERE channel_id = :channel_id AND recipient = :chat AND provider_id = :provider_id",
        channel_id=channel_id,
        chat=event.chat_id,
        provider_id=event.provider_id,
    )
    row = (
        at.tx.one("SELECT * FROM message WHERE id = :id", id=ours)
        if ours is not None
        else _incoming_by_provider_id(at, channel_id, event.chat_id, event.provider_id)
    )
    if row is None:
        if event.marks:
            # It is a word of a citizen all the same; whoever looks after the desk sees that something came.
            what = {"chat": event.chat_id, "message": event.provider_id, "by": event.by, "marks": list(event.marks)}
            keep_raw(
                at, channel_id, event.key, json.dumps(what, ensure_ascii=False), "a reaction to an unknown message"
            )
        return
    extra = marks_now(json.loads(row["extra"]), event.by, event.marks, event.at)
    if extra is None:
        return
    at.tx.execute(
        "UPDATE message SET extra = :extra, changed = :stamp WHERE id = :id",
        id=row["id"],
        extra=storable(json.dumps(extra, ensure_ascii=False)),
        stamp=at.tx.stamp,
    )
    at.touch(conversation=row["conversation_id"], message=row["id"])


def file_press(at: Context, channel_id: int, event: ButtonPress) -> None:
    rated = rating_in(event.data)
    told = "" if rated is None else ratings.press(at, channel_id, event, *rated)
    if rated is None:
        _file_choice(at, channel_id, event)
    queue_action(
        at,
        action="answer_button",
        channel_id=channel_id,
        recipient=event.sender.chat_id,
        due_at=at.now,
        text=told,
        payload={"press_id": event.press_id},
    )
    at.flag("outbox")


def _file_choice(at: Context, channel_id: int, event: ButtonPress) -> None:
    """What a button says is what the citizen says."""
    label = event.label or event.data
    file_message(
        at,
        channel_id,
        InboundMessage(
            key=f"{event.key}:message",
            sender=event.sender,
            provider_id=f"press:{event.press_id}",
            at=event.at,
            kind=MessageKind.TEXT,
            text=label,
            reply_to=event.provider_id,
            extra={
                "button": {"data": event.data, "label": event.label},
                **({THREAD: event.thread} if event.thread else {}),
            },
        ),
    )


def file_membership(at: Context, channel_id: int, event: Membership) -> None:
    contact = contact_of(at, channel_id, event.sender)
    at.tx.execute(
        "UPDATE contact SET unreachable_at = :when, changed = :stamp WHERE id = :id",
        id=contact["id"],
        when=None if event.is_reachable else event.at,
        stamp=at.tx.stamp,
    )
    at.touch(contact=int(contact["id"]))
    conversation = at.tx.scalar(
        "SELECT id FROM conversation WHERE contact_id = :id ORDER BY id DESC LIMIT 1", id=contact["id"]
    )
    at.journal(
        "contact.reachable" if event.is_reachable else "contact.unreachable",
        conversation_id=conversation,
        contact=contact["id"],
    )
    if conversation is not None:
        add_activity(at, int(conversation), "came_back" if event.is_reachable else "left")


def file_receipt(at: Context, channel_id: int, event: Receipt) -> bool:
    # Where numbers are unique in the channel, a person may have another name by now than when the message went out.
    narrowed = " AND o.recipient = :chat" if event.chat_id else ""
    target = at.tx.one(
        "SELECT o.*, m.contact_id, m.at FROM outbox o JOIN message m ON m.id = o.message_id"
        f" WHERE o.channel_id = :channel_id AND o.provider_id = :provider_id AND o.action = 'send'{narrowed}",
        channel_id=channel_id,
        chat=event.chat_id,
        provider_id=event.provider_id,
    )
    if target is None:
        return False
    if target["state"] == "failed" and event.state in ("delivered", "read"):
        arrived_late(at, target)
    # Ranks only rise: a late receipt never takes a tick away.
    rows = at.tx.execute(
        "UPDATE message SET state = :state, changed = :stamp WHERE direction = 'outgoing' AND contact_id = :contact_id"
        " AND (id = :id OR (:up_to = 1 AND at <= :at))"
        " AND (state = 'sent' OR (state = 'delivered' AND :state = 'read')) RETURNING id, conversation_id",
        state=event.state,
        stamp=at.tx.stamp,
        contact_id=target["contact_id"],
        id=target["message_id"],
        up_to=int(event.up_to),
        at=target["at"],
    )
    for row in rows:
        at.touch(conversation=row["conversation_id"], message=row["id"])
    return bool(rows)


def file_echo(at: Context, channel_id: int, event: OwnEcho) -> bool:
    row = at.tx.one(
        "UPDATE outbox SET state = 'sent', provider_id = :provider_id, finished_at = :now WHERE uuid = :uuid AND channel_id = :channel_id"
        " AND state IN ('uncertain', 'pending', 'sending') AND action = 'send' AND attempts > 0 RETURNING message_id, conversation_id",
        uuid=event.our_id,
        channel_id=channel_id,
        provider_id=event.provider_id,
        now=at.now,
    )
    if row is None:
        return False
    at.journal("sent", conversation_id=row["conversation_id"], message_id=row["message_id"], by="echo")
    refresh_message(at, int(row["message_id"]))
    return True


def file_failure(at: Context, channel_id: int, event: DeliveryFailed) -> bool:
    """A message the provider had taken did not arrive. What was delivered or read stays so: such a report comes late."""
    row = at.tx.one(
        "SELECT o.* FROM outbox o JOIN message m ON m.id = o.message_id WHERE o.channel_id = :channel_id AND o.action = 'send'"
        " AND (o.provider_id = :provider_id OR o.uuid = :uuid) AND o.attempts > 0"
        " AND o.state IN ('sent', 'uncertain', 'pending', 'sending') AND m.state NOT IN ('delivered', 'read', 'deleted')",
        channel_id=channel_id,
        provider_id=event.provider_id,
        uuid=event.our_id or "",
    )
    if row is None:
        return False
    fail_late(at, row, Rejected(event.code, dict(event.blanks), is_unreachable=event.is_unreachable))
    return True
