"""Files of messages: fetched after the commit that filed their message, by id, so that a slow file never delays a word."""

import json

from console.models.inbound import RemoteFile
from console.models.record import Record
from console.models.records import Attachment
from console.models.states import FileState
from console.operations.desk import Context
from console.operations.outbox import pause
from console.operations.ranking_store import kept_model
from console.operations.rules import rule_file_names
from console.storage.engine import Row, Tx

RETRY_DELAYS_MS = (5_000, 30_000, 300_000, 3_600_000, 21_600_000)
"""Source: reliability, section 3.2."""
DUE = """
SELECT a.id, a.message_id, a.name, a.media_type, a.size, a.remote, a.attempts FROM attachment a
WHERE a.channel_id = :channel_id AND a.state = 'pending' AND a.remote IS NOT NULL AND a.due_at <= :now
  AND NOT EXISTS (SELECT 1 FROM pause p WHERE p.channel_id = a.channel_id AND p.recipient = :files AND p.until > :now)
ORDER BY a.due_at, a.id LIMIT 1
"""


_FILES = "files"
"""Stands for a recipient in an ordered pause; no chat has such an id."""


class DueFile(Record):
    attachment_id: int
    message_id: int
    file: RemoteFile
    attempts: int


def next_file(tx: Tx, channel_id: int) -> DueFile | None:
    """The next file to fetch from a channel, or None."""
    row = tx.one(DUE, channel_id=channel_id, files=_FILES, now=tx.now)
    if row is None:
        return None
    return DueFile(
        int(row["id"]),
        int(row["message_id"]),
        RemoteFile(json.loads(row["remote"]), row["name"], row["media_type"], row["size"]),
        int(row["attempts"]),
    )


def record_file(at: Context, attachment_id: int, stored_as: str, size: int) -> None:
    """The file is here."""
    _set(at, attachment_id, FileState.READY, None, stored_as, size)


def record_refusal(at: Context, attachment_id: int, state: FileState, reason: str) -> None:
    """The file will not come: refused (too big) or expired (gone at the provider)."""
    _set(at, attachment_id, state, reason, None, None)


def _set(
    at: Context, attachment_id: int, state: FileState, reason: str | None, stored_as: str | None, size: int | None
) -> None:
    at.tx.execute(
        "UPDATE attachment SET state = :state, reason = :reason, stored_as = COALESCE(:stored_as, stored_as), size = COALESCE(:size, size)"
        " WHERE id = :id AND state = 'pending'",
        id=attachment_id,
        state=state,
        reason=reason,
        stored_as=stored_as,
        size=size,
    )
    _touch(at, attachment_id)


def postpone_file(at: Context, attachment_id: int, attempts: int, reason: str) -> None:
    """Try again later; after the last delay the file counts as expired."""
    if attempts >= len(RETRY_DELAYS_MS):
        record_refusal(at, attachment_id, FileState.EXPIRED, reason)
        return
    at.tx.execute(
        "UPDATE attachment SET attempts = attempts + 1, due_at = :due, reason = :reason WHERE id = :id",
        id=attachment_id,
        due=at.now + RETRY_DELAYS_MS[attempts],
        reason=reason,
    )
    _touch(at, attachment_id)


def pause_files(at: Context, channel_id: int, after_ms: int) -> None:
    """The provider ordered silence about files: not one is asked for before, by whatever process, and no try is counted."""
    pause(at, channel_id, _FILES, at.now + after_ms)


def fetch_again(at: Context, message_id: int) -> None:
    """An operator asks for a file once more."""
    at.tx.execute(
        "UPDATE attachment SET state = 'pending', attempts = 0, due_at = :now WHERE message_id = :id AND version IS NULL AND state = 'expired' AND remote IS NOT NULL",
        id=message_id,
        now=at.now,
    )
    at.flag("media")


def _touch(at: Context, attachment_id: int) -> None:
    row = at.tx.one(
        "UPDATE message SET changed = :stamp WHERE id = (SELECT message_id FROM attachment WHERE id = :id) RETURNING id, conversation_id",
        id=attachment_id,
        stamp=at.tx.stamp,
    )
    if row is not None:
        at.touch(message=row["id"], conversation=row["conversation_id"])


def stored_names(tx: Tx) -> set[str]:
    """The random names of all files some message or some version of a rule still owns, and of the ranking in force."""
    owned = {row["stored_as"] for row in tx.iterate("SELECT stored_as FROM attachment WHERE stored_as IS NOT NULL")}
    model = kept_model(tx)
    return owned | rule_file_names(tx) | ({model.stored_as} if model else set())


def attachment(tx: Tx, message_id: int, version: int | None = None) -> Attachment | None:
    """The file of a message, or of an earlier version of it; None when there is none."""
    # A file stays through several wordings: it names the last one it belonged to.
    row = tx.one(
        "SELECT * FROM attachment WHERE message_id = :id AND CASE WHEN CAST(:version AS BIGINT) IS NULL THEN version IS NULL"
        " ELSE version >= :version END ORDER BY version LIMIT 1",
        id=message_id,
        version=version,
    )
    return None if row is None else attachment_record(row)


def attachment_by_id(tx: Tx, attachment_id: int) -> Attachment | None:
    """One file by its own id, or None."""
    row = tx.one("SELECT * FROM attachment WHERE id = :id", id=attachment_id)
    return None if row is None else attachment_record(row)


def attachment_record(row: Row) -> Attachment:
    """A row of the table as a record."""
    return Attachment(
        id=row["id"],
        message_id=row["message_id"],
        name=row["name"],
        media_type=row["media_type"],
        size=row["size"],
        state=FileState(row["state"]),
        reason=row["reason"],
        stored_as=row["stored_as"],
        duration_ms=row["duration_ms"],
        width=row["width"],
        height=row["height"],
    )
