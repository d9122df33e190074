"""Places in the history with one citizen: where words stand, where a message stands, where the end is.

A place is (at, id), the order of the timeline. Words are looked for in the normalised column, so that what is counted here is what
`models.normalise.spans_of` can mark on screen.
"""

from console.models.normalise import tokens
from console.operations import confidential
from console.storage.engine import Tx

Place = tuple[int, int]

MOST_PLACES = 10_000
"""More hits than this are not worth stepping through; the newest ones are returned."""


def _shown(tx: Tx) -> str:
    return f"m.contact_id = :contact_id AND m.state <> 'withdrawn'{confidential.unseen(tx, 'm.conversation_id')}"


def places_of_words(tx: Tx, contact_id: int, words: str) -> list[Place]:
    """Messages with a contact that hold these words next to each other, newest first; the first and last word may be parts of longer ones.

    A reply that was deleted shows no words any more, so it is not found.
    """
    needle = " ".join(tokens(words))
    if not needle:
        return []
    # Words of `tokens` hold neither % nor _, so nothing needs to be escaped.
    rows = tx.execute(
        f"SELECT m.at, m.id FROM message m WHERE {_shown(tx)} AND m.search LIKE :pattern"
        " AND (m.deleted_at IS NULL OR m.direction = 'incoming') ORDER BY m.at DESC, m.id DESC LIMIT :limit",
        contact_id=contact_id,
        pattern=f"%{needle}%",
        limit=MOST_PLACES,
    )
    return [(row["at"], row["id"]) for row in rows]


def place_of_message(tx: Tx, contact_id: int, message_id: int) -> Place | None:
    """Where a message stands in the history with a contact; None when it is not there (any more)."""
    row = tx.one(
        f"SELECT m.at, m.id FROM message m WHERE {_shown(tx)} AND m.id = :id", contact_id=contact_id, id=message_id
    )
    return None if row is None else (row["at"], row["id"])


def newest_place(tx: Tx, contact_id: int) -> Place | None:
    """Where the history with a contact ends."""
    row = tx.one(
        f"SELECT m.at, m.id FROM message m WHERE {_shown(tx)} ORDER BY m.at DESC, m.id DESC LIMIT 1",
        contact_id=contact_id,
    )
    return None if row is None else (row["at"], row["id"])


def unread_place(tx: Tx, contact_id: int, unread: int) -> Place | None:
    """Where the last `unread` messages of a citizen begin."""
    if unread <= 0:
        return None
    row = tx.one(
        f"SELECT m.at, m.id FROM message m WHERE {_shown(tx)} AND m.direction = 'incoming'"
        " ORDER BY m.at DESC, m.id DESC LIMIT 1 OFFSET :skipped",
        contact_id=contact_id,
        skipped=unread - 1,
    )
    return None if row is None else (row["at"], row["id"])
