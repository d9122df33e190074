"""Filing what a provider sent: all events of a batch and the cursor in one transaction (architecture section 3.3).

The provider hears "got it" only after this has committed, so a crash before only means that it tells us again; every event has a key,
so telling again changes nothing. An event that breaks the filing is kept raw and stepped over: it never stops the queue.
"""

import json
import logging
import uuid

from console.models.capabilities import BY_KIND
from console.models.courtesy import is_courtesy
from console.models.failpoints import failpoint
from console.models.inbound import (
    Batch,
    ButtonPress,
    Inbound,
    InboundDeletion,
    InboundEdit,
    InboundMessage,
    InboundReaction,
    Membership,
    Migration,
    OwnEcho,
    Receipt,
    RemoteFile,
    Sender,
    Unsupported,
)
from console.models.normalise import searchable
from console.models.problems import Problem
from console.models.states import FileState, MessageKind
from console.operations.activity import add_activity
from console.operations.desk import Context
from console.operations.outbox import move_contact, queue_action, refresh_message
from console.operations.replies import keep_version, preview_of
from console.storage.engine import Row

log = logging.getLogger(__name__)

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
  album, reply_to, extra, raw, is_late, search, changed)
VALUES (:conversation_id, :contact_id, :channel_id, 'incoming', :kind, :text, 'received', :uuid, :key, :provider_id, :at, :now,
  :album, :reply_to, :extra, :raw, :is_late, :search, :stamp)
ON CONFLICT (channel_id, dedupe_key) WHERE dedupe_key IS NOT NULL DO NOTHING
RETURNING id
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
MAX_TEXT = 100_000


def record_batch(at: Context, channel_id: int, batch: Batch) -> int:
    """File a batch and save its cursor. Returns how many updates were new."""
    filed = 0
    for update in batch.updates:
        at.tx.execute("SAVEPOINT filing")
        try:
            if any([_file(at, channel_id, event) for event in update.events]):
                filed += 1
            at.tx.execute("RELEASE SAVEPOINT filing")
        except Problem:
            raise
        except Exception as error:
            # Whatever it was, the update is kept as it came and the queue goes on.
            at.tx.execute("ROLLBACK TO SAVEPOINT filing")
            at.tx.execute("RELEASE SAVEPOINT filing")
            log.info("an update could not be filed and is kept raw: %s", type(error).__name__)
            _keep_raw(at, channel_id, update.key, update.raw, f"filing failed: {type(error).__name__}")
    previous = at.tx.one("SELECT state, last_contact_at, kind FROM channel WHERE id = :id", id=channel_id)
    at.tx.execute(
        "UPDATE channel SET cursor = COALESCE(:cursor, cursor), last_contact_at = :now, poll_paused_until = NULL,"
        " state = CASE WHEN state IN ('unauthorized', 'removed') THEN state ELSE 'connected' END,"
        " detail = CASE WHEN state IN ('unauthorized', 'removed') THEN detail END WHERE id = :id",
        id=channel_id,
        cursor=batch.cursor,
        now=at.now,
    )
    if previous is not None:
        _note_gap(at, channel_id, previous)
        if previous["state"] not in ("connected", "unauthorized", "removed"):
            at.journal("channel.connected", channel=channel_id)
            at.touch(channel=channel_id)
    failpoint("receive.before_commit")
    return filed


def _note_gap(at: Context, channel_id: int, previous: Row) -> None:
    """After a silence longer than the provider keeps messages, say so for ever: some may be missing."""
    retention = BY_KIND[previous["kind"]].retention_ms
    last = previous["last_contact_at"]
    if retention is not None and last is not None and at.now - last > retention:
        at.journal("channel.gap", channel=channel_id, since=last, until=at.now)
        at.tx.execute(
            "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            key=f"gap:{channel_id}",
            value=json.dumps({"since": last, "until": at.now}),
        )
        at.touch(channel=channel_id)


def _file(at: Context, channel_id: int, event: Inbound) -> bool:
    """File one event. Returns whether it was new."""
    match event:
        case InboundMessage():
            return _file_message(at, channel_id, event)
        case Unsupported():
            return _keep_raw(at, channel_id, event.key, event.raw, event.reason)
        case OwnEcho():
            return _file_echo(at, channel_id, event)
        case Receipt():
            return _file_receipt(at, channel_id, event)
    if not _first_time(at, channel_id, event.key):
        return False
    match event:
        case InboundEdit():
            _file_edit(at, channel_id, event)
        case InboundDeletion():
            _file_deletion(at, channel_id, event)
        case InboundReaction():
            _file_reaction(at, channel_id, event)
        case ButtonPress():
            _file_press(at, channel_id, event)
        case Membership():
            _file_membership(at, channel_id, event)
        case Migration():
            move_contact(at, channel_id, event.old_chat_id, event.new_chat_id)
    return True


def _first_time(at: Context, channel_id: int, key: str) -> bool:
    return bool(
        at.tx.count(
            "INSERT INTO seen (channel_id, key, at) VALUES (:channel_id, :key, :now) ON CONFLICT (channel_id, key) DO NOTHING",
            channel_id=channel_id,
            key=key,
            now=at.now,
        )
    )


def _keep_raw(at: Context, channel_id: int, key: str, raw: str, reason: str) -> bool:
    new = at.tx.count(
        "INSERT INTO raw_update (channel_id, key, payload, reason, at) VALUES (:channel_id, :key, :payload, :reason, :now)"
        " ON CONFLICT (channel_id, key) DO NOTHING",
        channel_id=channel_id,
        key=key,
        payload=_storable(raw),
        reason=reason,
        now=at.now,
    )
    if new:
        at.journal("raw.kept", channel=channel_id, why=reason)
        at.touch(channel=channel_id)
    return bool(new)


def _storable(text: str) -> str:
    """Text both databases take: no NUL, no half of a surrogate pair."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _contact(at: Context, channel_id: int, sender: Sender) -> Row:
    """The contact at this address, made or brought up to date. A corrected name or language stays corrected."""
    row = at.tx.one(
        "SELECT * FROM contact WHERE channel_id = :channel_id AND provider_id = :chat",
        channel_id=channel_id,
        chat=sender.chat_id,
    )
    name = _storable(sender.name)[:128]
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


def _conversation(at: Context, channel_id: int, contact_id: int, when: int) -> Row:
    """The one unresolved conversation of a contact, opened when there is none."""
    query = "SELECT * FROM conversation WHERE contact_id = :contact_id AND state <> 'resolved'"
    row = at.tx.one(query, contact_id=contact_id)
    if row is None:
        row = at.tx.one(
            CONVERSATION, channel_id=channel_id, contact_id=contact_id, now=at.now, at=when, stamp=at.tx.stamp
        )
        if row is None:
            row = at.tx.one(query, contact_id=contact_id)
        else:
            at.journal("open", conversation_id=int(row["id"]))
    return row


def _file_message(at: Context, channel_id: int, event: InboundMessage) -> bool:
    known = at.tx.scalar(
        "SELECT id FROM message WHERE channel_id = :channel_id AND dedupe_key = :key",
        channel_id=channel_id,
        key=event.key,
    )
    if known is not None:
        return False
    contact = _contact(at, channel_id, event.sender)
    # What was just written is never "in the future" because two clocks differ.
    when = min(event.at, at.now)
    conversation, is_quiet = _place(at, channel_id, contact, event, when)
    # Provider times may be whole seconds: within one second the order of arrival counts.
    last = conversation["last_message_at"]
    when = max(when, last) if 0 <= last - when < 1000 else when
    text = _storable(event.text)[:MAX_TEXT]
    extra = dict(event.extra)
    if event.author:
        extra["author"] = _storable(event.author)[:128]
    message_id = at.tx.scalar(
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
        extra=_storable(json.dumps(extra, ensure_ascii=False)),
        raw=None if event.raw is None else _storable(event.raw),
        is_late=int(last - when > _LATE_MS),
        search=searchable(text, event.file.name if event.file else None),
        stamp=at.tx.stamp,
    )
    if message_id is None:
        return False
    if event.file is not None:
        _attach(at, channel_id, int(message_id), event.file)
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
    if is_quiet:
        at.journal(
            "message.quiet",
            conversation_id=conversation["id"],
            message_id=int(message_id),
            why=_why_quiet(contact, event),
        )
    at.touch(conversation=conversation["id"], message=int(message_id))
    if not is_quiet:
        at.touch(incoming=conversation["id"])
    return True


def _why_quiet(contact: Row, event: InboundMessage) -> str:
    if contact["blocked_at"] is not None:
        return "blocked"
    return "history" if event.is_history else "courtesy"


def _place(at: Context, channel_id: int, contact: Row, event: InboundMessage, when: int) -> tuple[Row, bool]:
    """The conversation a message belongs to, and whether it is quiet: filed without starting a wait.

    Quiet are a mere thank-you after an answer (product 2.2), what a blocked contact writes, and history from before our time.
    """
    is_thanks = event.kind is MessageKind.TEXT and at.options.courtesy_files_quietly and is_courtesy(event.text)
    is_blocked = contact["blocked_at"] is not None
    query = "SELECT * FROM conversation WHERE contact_id = :contact_id AND state <> 'resolved'"
    current = at.tx.one(query, contact_id=contact["id"])
    if current is not None:
        return current, is_blocked or event.is_history or (is_thanks and current["waiting_since"] is None)
    last = at.tx.one(
        "SELECT * FROM conversation WHERE contact_id = :contact_id ORDER BY id DESC LIMIT 1", contact_id=contact["id"]
    )
    if last is not None and last["state"] == "resolved":
        is_recent = last["resolved_at"] is not None and at.now - last["resolved_at"] <= at.options.courtesy_window_ms
        if is_blocked or event.is_history or (is_thanks and is_recent):
            return last, True
    return _conversation(at, channel_id, contact["id"], when), is_blocked or event.is_history


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


def _attach(at: Context, channel_id: int, message_id: int, file: RemoteFile) -> None:
    at.tx.execute(
        "INSERT INTO attachment (message_id, channel_id, name, media_type, size, state, reason, remote, duration_ms, width, height, due_at)"
        " VALUES (:message_id, :channel_id, :name, :media_type, :size, :state, :reason, :remote, :duration_ms, :width, :height, :now)",
        message_id=message_id,
        channel_id=channel_id,
        name=_storable(file.name)[:200],
        media_type=_storable(file.media_type)[:100],
        size=file.size,
        state=FileState.REFUSED if file.refused else FileState.PENDING,
        reason=file.refused,
        remote=_storable(json.dumps(file.ref)),
        duration_ms=file.duration_ms,
        width=file.width,
        height=file.height,
        now=at.now,
    )
    at.flag("media")


def _incoming_by_provider_id(at: Context, channel_id: int, chat_id: str, provider_id: str) -> Row | None:
    return at.tx.one(
        "SELECT m.* FROM message m JOIN contact k ON k.id = m.contact_id WHERE k.channel_id = :channel_id AND k.provider_id = :chat"
        " AND m.provider_id = :provider_id AND m.direction = 'incoming' ORDER BY m.id DESC LIMIT 1",
        channel_id=channel_id,
        chat=chat_id,
        provider_id=provider_id,
    )


def _file_edit(at: Context, channel_id: int, event: InboundEdit) -> None:
    row = _incoming_by_provider_id(at, channel_id, event.sender.chat_id, event.provider_id)
    text = _storable(event.text)[:MAX_TEXT]
    if row is None:
        # An edit of a message we never saw: the new wording is all we have, so it is filed as a message.
        _file_message(
            at,
            channel_id,
            InboundMessage(
                key=f"{event.key}:stub",
                sender=event.sender,
                provider_id=event.provider_id,
                at=event.at,
                kind=event.kind,
                text=text,
                extra={**event.extra, "is_edit_of_unknown": True},
            ),
        )
        return
    if row["text"] == text and not event.extra.get("location"):
        return
    keep_version(at, row)
    extra = {**json.loads(row["extra"]), **event.extra}
    at.tx.execute(
        "UPDATE message SET text = :text, search = :search, extra = :extra, edited_at = :at, changed = :stamp WHERE id = :id",
        id=row["id"],
        text=text,
        search=searchable(text),
        extra=_storable(json.dumps(extra, ensure_ascii=False)),
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
    at.journal("message.edited", conversation_id=row["conversation_id"], message_id=row["id"])
    at.touch(conversation=row["conversation_id"], message=row["id"])


def _file_deletion(at: Context, channel_id: int, event: InboundDeletion) -> None:
    row = _incoming_by_provider_id(at, channel_id, event.chat_id, event.provider_id)
    if row is None or row["deleted_at"] is not None:
        return
    at.tx.execute(
        "UPDATE message SET deleted_at = :at, changed = :stamp WHERE id = :id",
        id=row["id"],
        at=event.at,
        stamp=at.tx.stamp,
    )
    at.journal("message.withdrawn", conversation_id=row["conversation_id"], message_id=row["id"])
    at.touch(conversation=row["conversation_id"], message=row["id"])


def _file_reaction(at: Context, channel_id: int, event: InboundReaction) -> None:
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
        return
    extra = json.loads(row["extra"])
    reactions = {**extra.get("reactions", {}), event.by: list(event.marks)}
    extra["reactions"] = {who: marks for who, marks in reactions.items() if marks}
    at.tx.execute(
        "UPDATE message SET extra = :extra, changed = :stamp WHERE id = :id",
        id=row["id"],
        extra=_storable(json.dumps(extra, ensure_ascii=False)),
        stamp=at.tx.stamp,
    )
    at.touch(conversation=row["conversation_id"], message=row["id"])


def _file_press(at: Context, channel_id: int, event: ButtonPress) -> None:
    label = event.label or event.data
    _file_message(
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
            extra={"button": {"data": event.data, "label": event.label}},
        ),
    )
    queue_action(
        at,
        action="answer_button",
        channel_id=channel_id,
        recipient=event.sender.chat_id,
        due_at=at.now,
        payload={"press_id": event.press_id},
    )
    at.flag("outbox")


def _file_membership(at: Context, channel_id: int, event: Membership) -> None:
    contact = _contact(at, channel_id, event.sender)
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


def _file_receipt(at: Context, channel_id: int, event: Receipt) -> bool:
    target = at.tx.one(
        "SELECT o.message_id, m.contact_id, m.at FROM outbox o JOIN message m ON m.id = o.message_id"
        " WHERE o.channel_id = :channel_id AND o.recipient = :chat AND o.provider_id = :provider_id AND o.action = 'send'",
        channel_id=channel_id,
        chat=event.chat_id,
        provider_id=event.provider_id,
    )
    if target is None:
        return False
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


def _file_echo(at: Context, channel_id: int, event: OwnEcho) -> bool:
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
