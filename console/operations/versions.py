"""Earlier forms of a message: wording, kind and file. An edit adds one and never overwrites.

A file that was replaced stays where it is and names the version it belonged to, so that what a citizen sent first can still be shown.
"""

from console.models.normalise import searchable
from console.operations.desk import Context
from console.storage.engine import Row


def keep_version(at: Context, row: Row) -> int:
    """Keep the form a message has now, before it changes. Returns the number of the version."""
    return int(
        at.tx.scalar(
            "INSERT INTO message_version (message_id, version, text, kind, replaced_at) VALUES (:id,"
            " (SELECT COALESCE(MAX(version), 0) + 1 FROM message_version WHERE message_id = :id), :text, :kind, :now)"
            " RETURNING version",
            id=row["id"],
            text=row["text"],
            kind=row["kind"],
            now=at.now,
        )
    )


def put_file_away(at: Context, message_id: int, version: int) -> None:
    """The file a message has now belongs to an earlier version from here on."""
    at.tx.execute(
        "UPDATE attachment SET version = :version WHERE message_id = :id AND version IS NULL",
        id=message_id,
        version=version,
    )


def bring_back(at: Context, message_id: int) -> None:
    """The provider refused an edit: the wording before it is in force again, as if nothing had been pressed."""
    last = at.tx.one(
        "SELECT version, text FROM message_version WHERE message_id = :id ORDER BY version DESC LIMIT 1", id=message_id
    )
    if last is None:
        return
    at.tx.execute(
        "DELETE FROM message_version WHERE message_id = :id AND version = :version",
        id=message_id,
        version=last["version"],
    )
    # When the version before was replaced is when this wording began.
    began = at.tx.scalar("SELECT MAX(replaced_at) FROM message_version WHERE message_id = :id", id=message_id)
    at.tx.execute(
        "UPDATE message SET text = :text, search = :search, edited_at = :edited_at, changed = :stamp WHERE id = :id",
        id=message_id,
        text=last["text"],
        search=searchable(last["text"]),
        edited_at=began,
        stamp=at.tx.stamp,
    )
