"""From Send to the outbox: reads and seals the files, then writes the reply. Runs on the writer thread, in key-press order."""

import mimetypes
import uuid
from pathlib import Path
from typing import Protocol

from console.models.bare_pictures import bare_picture
from console.models.file_kinds import kind_of
from console.models.problems import Problem
from console.models.records import OutgoingFile
from console.operations import replies
from console.operations.desk import Desk
from console.operations.replies import StoredFile
from console.ui.composer.intent import ReplyIntent


class Files(Protocol):
    """Where attachments are sealed."""

    def put(self, data: bytes) -> str:
        """Store bytes under a new random name."""

    def get(self, stored_as: str) -> bytes:
        """The bytes of that name."""


def submit_reply(desk: Desk, files: Files, intent: ReplyIntent, *, now: bool = False) -> list[int]:
    """Write a reply down; several files become several messages in order. Returns their ids.

    Raises Problem and then nothing more is written; what was written before carries its own id, so pressing again repeats nothing.
    """
    first = seal(files, intent.files[0]) if intent.files else None
    ids = [
        desk.run(
            replies.reply,
            intent.conversation_id,
            intent.text,
            file=first,
            now=now,
            uuid=intent.uuid,
            reply_to=intent.reply_to,
            is_from_window=True,
        )
    ]
    for number, file in enumerate(intent.files[1:], 1):
        own = str(uuid.uuid5(uuid.UUID(intent.uuid), str(number)))
        ids.append(
            desk.run(
                replies.reply,
                intent.conversation_id,
                "",
                file=seal(files, file),
                now=now,
                uuid=own,
                is_from_window=True,
            )
        )
    return ids


def seal(files: Files, file: OutgoingFile | Path) -> StoredFile:
    """Store a file that is to go out. Raises Problem `file_unreadable` or `file_empty`."""
    if isinstance(file, Path):
        try:
            data = file.read_bytes()
        except OSError as error:
            raise Problem("file_unreadable", name=file.name) from error
    else:
        data = file.data
    if not data:
        raise Problem("file_empty", name=file.name)
    media_type, kind = kind_of(data, file.name, mimetypes.guess_type(file.name)[0])
    if isinstance(file, OutgoingFile) and file.kind is not None:
        kind = file.kind
    bare = bare_picture(data)
    if bare is not None:
        data = bare.data
    return StoredFile(file.name, media_type, kind, len(data), files.put(data))
