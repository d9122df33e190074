"""Filing one message of a citizen: contact, the one unresolved conversation, the message, and whether it starts a wait."""

import json
import uuid

from console.models.courtesy import is_courtesy
from console.models.inbound import ENCRYPTED, InboundMessage, RemoteFile, Sender
from console.models.normalise import searchable
from console.models.states import FileState, MessageKind
from console.operations import automatic, ratings
from console.operations.confidential import is_confidential
from console.operations.desk import Context
from console.operations.late_forms import obey_early_withdrawal, original_of
from console.operations.replies import preview_of
from console.operations.unreadable import tell_encrypted
from console.operations.withdrawals import obey_withdrawal
from console.storage.engine import Row

CONTACT = """
INSERT INTO contact (channel_id, provider_id, name, username, phone, language, is_group, search, created_at, changed)
VALUES (:channel_id, :provider_id, :name, :username, :phone, :language, :is_group, :search, :now, :stamp)
ON CONFLICT (channel_id, provider_id) DO UPDATE SET username = excluded.username
RETURNING *
"""
CONVERSATION = """
INSERT INTO conversation (channel_id, contact_id, state, opened_at, last_message_at, changed)
VALUES (:channel_id, :contact_id, 'open', :now, :at, :stamp)
ON CONFLICT (contact_id) WHERE state <> 'resolved' DO NOTHING
RETURNING *
"""
MESSAGE = """
INSERT INTO message (conversation_id, contact_id, channel_id, direction, kind, text, state, uuid, dedupe_key, provider_id, at, stored_at,
  album, reply_to, extra, raw, is_late, edited_at, search, changed)
VALUES (:conversation_id, :contact_id, :channel_id, 'incoming', :kind, :text, 'received', :uuid, :key, :provider_id, :at, :now,
  :album, :reply_to, :extra, :raw, :is_late, :edited_at, :search, :stamp)
ON CONFLICT (channel_id, dedupe_key) WHERE dedupe_key IS NOT NULL DO NOTHING
RETURNING *
"""
RECEIVED = """
UPDATE conversation SET last_message_at = CASE WHEN last_message_at > :at THEN last_message_at ELSE :at END,
  last_incoming_at = :at, preview = :preview, preview_kind = :kind, preview_direction = 'incoming',
  unread = unread + :unread,
  waiting_since = CASE WHEN :starts_wait = 1 THEN COALESCE(waiting_since, CAST(:since AS BIGINT)) ELSE waiting_since END,
  state = CASE WHEN :starts_wait = 1 AND state = 'snoozed' THEN 'open' ELSE state END,
  snoozed_until = CASE WHEN :starts_wait = 1 THEN NULL ELSE snoozed_until END,
  changed = :stamp
WHERE id = :id
"""
_LATE_MS = 60_000
_ALBUM_MS = 60_000
MAX_TEXT = 100_000


def keep_raw(at: Context, channel_id: int, key: str, raw: str, reason: str) -> bool:
    new = at.tx.count(
        "INSERT INTO raw_update (channel_id, key, payload, reason, at) VALUES (:channel_id, :key, :payload, :reason, :now)"
        " ON CONFLICT (channel_id, key) DO NOTHING",
        channel_id=channel_id,
        key=key,
        payload=storable(raw),
        reason=reason,
        now=at.now,
    )
    if new:
        at.journal("raw.kept", channel=channel_id, why=reason)
        at.touch(channel=channel_id)
    return bool(new)


def storable(text: str) -> str:
    """Text both databases take: no NUL, no half of a surrogate pair."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def contact_of(at: Context, channel_id: int, sender: Sender) -> Row:
    """The contact at this address, made or brought up to date. A corrected name or language stays corrected."""
    row = at.tx.one(
        "SELECT * FROM contact WHERE channel_id = :channel_id AND provider_id = :chat",
        channel_id=channel_id,
        chat=sender.chat_id,
    )
    name = storable(sender.name)[:128]
    language = (sender.language or "")[:2].lower() or None
    if row is None:
        row = at.tx.one(
            CONTACT,
            channel_id=channel_id,
            provider_id=sender.chat_id,
            name=name or sender.chat_id,
            username=sender.username,
            phone=sender.phone,
            language=language,
            is_group=int(sender.is_group),
            search=searchable(name, sender.username, sender.phone),
            now=at.now,
            stamp=at.tx.stamp,
        )
        at.touch(contact=int(row["id"]))  # type: ignore[index]
        return row
    is_renamed = bool(name) and not row["name_is_corrected"] and name != row["name"]
    if is_renamed or (sender.username or row["username"]) != row["username"] or (language and row["language"] is None):
        at.tx.execute(
            "UPDATE contact SET name = :name, username = :username, language = COALESCE(language, :language), search = :search,"
            " changed = :stamp WHERE id = :id",
            id=row["id"],
            name=name if is_renamed else row["name"],
            username=sender.username or row["username"],
            language=language,
            search=searchable(name if is_renamed else row["name"], sender.username, row["phone"]),
            stamp=at.tx.stamp,
        )
        if is_renamed:
            at.journal("contact.renamed", contact=row["id"])
        at.touch(contact=int(row["id"]))
        row = at.tx.one("SELECT * FROM contact WHERE id = :id", id=row["id"])
    return row


def _unresolved(at: Context, contact_id: int) -> Row | None:
    """The one unresolved conversation of a contact, or None; nobody closes it before this transaction ends.

    Somebody may be closing it in this very moment: what is filed there then would wait where nobody looks.
    """
    query = "SELECT * FROM conversation WHERE contact_id = :contact_id AND state <> 'resolved'"
    row = at.tx.one(query, contact_id=contact_id)
    if row is None:
        return None
    at.tx.lock("conversation", int(row["id"]))
    return at.tx.one(query, contact_id=contact_id)


def _conversation(at: Context, channel_id: int, contact: Row, when: int) -> Row:
    """A new conversation of a contact, or the one somebody else has opened in the same moment."""
    while True:
        row = at.tx.one(
            CONVERSATION, channel_id=channel_id, contact_id=contact["id"], now=at.now, at=when, stamp=at.tx.stamp
        )
        if row is not None:
            at.journal(
                "open",
                conversation_id=int(row["id"]),
                channel=channel_id,
                contact=contact["id"],
                language=contact["language"],
                written_at=when,
            )
            return row
        row = _unresolved(at, int(contact["id"]))
        if row is not None:
            return row


def _in_arrival_order(conversation: Row, when: int) -> int:
    """Provider times may be whole seconds: within one second the order of arrival counts.

    What came last is the newest message of anybody; after an answer it may still be the citizen's own last word that
    has the same second, when the program was away and files both late.
    """
    for last in (conversation["last_message_at"], conversation["last_incoming_at"]):
        if last is not None and 0 <= last - when < 1000:
            return int(last)
    return when


def file_message(at: Context, channel_id: int, event: InboundMessage, *, edited_at: int | None = None) -> bool:
    """File a message once. `edited_at`: only a later form of it is known. Returns whether it was new."""
    known = at.tx.scalar(
        "SELECT id FROM message WHERE channel_id = :channel_id AND dedupe_key = :key",
        channel_id=channel_id,
        key=event.key,
    )
    if known is not None:
        return False
    contact = contact_of(at, channel_id, event.sender)
    text = storable(event.text)[:MAX_TEXT]
    if edited_at is None and original_of(at, int(contact["id"]), event, text) is not None:
        return True
    # What was just written is never "in the future" because two clocks differ.
    when = min(event.at, at.now)
    rated = ratings.typed(at, channel_id, event)
    conversation, is_quiet = _place(at, channel_id, contact, event, when, is_rating=rated is not None)
    # Provider times may be whole seconds: within one second the order of arrival counts. What belongs together stays together.
    last = conversation["last_message_at"]
    when = _album_begins(at, contact, event, when) or _in_arrival_order(conversation, when)
    extra = dict(event.extra)
    if event.author:
        extra["author"] = storable(event.author)[:128]
    filed = at.tx.one(
        MESSAGE,
        conversation_id=conversation["id"],
        contact_id=contact["id"],
        channel_id=channel_id,
        kind=event.kind,
        text=text,
        uuid=str(uuid.uuid4()),
        key=event.key,
        provider_id=event.provider_id,
        at=when,
        now=at.now,
        album=event.album,
        reply_to=_quoted(at, channel_id, contact, event.reply_to),
        extra=storable(json.dumps(extra, ensure_ascii=False)),
        raw=None if event.raw is None else storable(event.raw),
        is_late=int(last - when > _LATE_MS),
        edited_at=edited_at,
        search=searchable(text, event.file.name if event.file else None),
        stamp=at.tx.stamp,
    )
    if filed is None:
        return False
    message_id = int(filed["id"])
    if event.file is not None:
        attach_file(at, channel_id, message_id, event.file)
    at.tx.execute(
        RECEIVED,
        id=conversation["id"],
        at=when,
        preview=preview_of(text),
        kind=event.kind,
        unread=0 if is_quiet and conversation["state"] == "resolved" else 1,
        starts_wait=int(not is_quiet),
        since=when,
        stamp=at.tx.stamp,
    )
    if contact["unreachable_at"] is not None:
        at.tx.execute(
            "UPDATE contact SET unreachable_at = NULL, changed = :stamp WHERE id = :id",
            id=contact["id"],
            stamp=at.tx.stamp,
        )
    if not is_quiet:
        at.journal("received", conversation_id=conversation["id"], message_id=message_id, written_at=when)
    else:
        at.journal(
            "message.quiet",
            conversation_id=conversation["id"],
            message_id=message_id,
            why="rating" if rated is not None else _why_quiet(contact, event),
        )
    at.touch(conversation=conversation["id"], message=message_id)
    obey_early_withdrawal(at, channel_id, event.sender.chat_id, filed)
    is_blocked = contact["blocked_at"] is not None
    if is_blocked and not event.is_history:
        obey_withdrawal(at, message_id, is_unread=True)
    if rated is not None:
        ratings.rate(at, *rated)
    if is_quiet:
        return True
    if event.extra.get("what") == ENCRYPTED and not (contact["is_group"] or event.is_history):
        tell_encrypted(at, int(conversation["id"]), int(contact["id"]), contact["language"], message_id)
    # Where a rule might answer, it is the responder that says whether a person is needed, and only then the desk rings.
    is_left = (
        not contact["is_group"]
        and not is_confidential(at.tx, int(conversation["id"]))
        and automatic.queue_task(at, message_id, int(conversation["id"]), int(contact["id"]), channel_id)
    )
    if not is_left:
        obey_withdrawal(at, message_id, is_unread=False)
        at.touch(incoming=conversation["id"])
    return True


def _album_begins(at: Context, contact: Row, event: InboundMessage, when: int) -> int | None:
    """The moment of the album a message is part of, when its beginning is here; its items come as messages of their own."""
    if event.album is None:
        return None
    begin = at.tx.scalar(
        "SELECT MIN(at) FROM message WHERE contact_id = :contact_id AND at >= :since AND album = :album AND direction = 'incoming'",
        contact_id=contact["id"],
        since=when - _ALBUM_MS,
        album=event.album,
    )
    return None if begin is None else int(begin)


def _why_quiet(contact: Row, event: InboundMessage) -> str:
    if contact["blocked_at"] is not None:
        return "blocked"
    return "history" if event.is_history else "courtesy"


def _place(
    at: Context, channel_id: int, contact: Row, event: InboundMessage, when: int, *, is_rating: bool
) -> tuple[Row, bool]:
    """The conversation a message belongs to, and whether it is quiet: filed without starting a wait.

    Quiet are a mere thank-you after an answer (product 2.2), the number that answers how it went, what a blocked contact writes, and history
    from before our time.
    """
    is_thanks = (
        event.kind is MessageKind.TEXT
        and at.options.courtesy_files_quietly
        and is_courtesy(event.text)
        # "Ok" is an answer where the program has asked something.
        and not automatic.has_dialogue(at.tx, int(contact["id"]))
    )
    is_blocked = contact["blocked_at"] is not None
    current = _unresolved(at, int(contact["id"]))
    if current is None:
        # Somebody may be opening an earlier one again; whoever comes second sees what the first did.
        at.tx.lock("contact", int(contact["id"]))
        current = _unresolved(at, int(contact["id"]))
    if current is not None:
        return current, is_blocked or event.is_history or (is_thanks and current["waiting_since"] is None)
    last = at.tx.one(
        "SELECT * FROM conversation WHERE contact_id = :contact_id ORDER BY id DESC LIMIT 1", contact_id=contact["id"]
    )
    if last is not None and last["state"] == "resolved":
        is_recent = last["resolved_at"] is not None and at.now - last["resolved_at"] <= at.options.courtesy_window_ms
        if is_blocked or event.is_history or is_rating or (is_thanks and is_recent):
            return last, True
    return _conversation(at, channel_id, contact, when), is_blocked or event.is_history


def _quoted(at: Context, channel_id: int, contact: Row, provider_id: str | None) -> int | None:
    if provider_id is None:
        return None
    ours = at.tx.scalar(
        "SELECT message_id FROM outbox WHERE channel_id = :channel_id AND recipient = :chat AND provider_id = :provider_id",
        channel_id=channel_id,
        chat=contact["provider_id"],
        provider_id=provider_id,
    )
    if ours is not None:
        return int(ours)
    found = at.tx.scalar(
        "SELECT id FROM message WHERE contact_id = :contact_id AND provider_id = :provider_id ORDER BY id DESC LIMIT 1",
        contact_id=contact["id"],
        provider_id=provider_id,
    )
    return None if found is None else int(found)


def attach_file(at: Context, channel_id: int, message_id: int, file: RemoteFile) -> None:
    """The file of a message: fetched after the commit, or refused by name."""
    at.tx.execute(
        "INSERT INTO attachment (message_id, channel_id, name, media_type, size, state, reason, remote, duration_ms, width, height, due_at)"
        " VALUES (:message_id, :channel_id, :name, :media_type, :size, :state, :reason, :remote, :duration_ms, :width, :height, :now)",
        message_id=message_id,
        channel_id=channel_id,
        name=storable(file.name)[:200],
        media_type=storable(file.media_type)[:100],
        size=file.size,
        state=FileState.REFUSED if file.refused else FileState.PENDING,
        reason=file.refused,
        remote=storable(json.dumps(file.ref)),
        duration_ms=file.duration_ms,
        width=file.width,
        height=file.height,
        now=at.now,
    )
    at.flag("media")
