"""The few facts about a citizen that an operator wants beside the answer: language, how often, about what, and consent."""

from console.models.problems import Problem
from console.models.record import Record
from console.storage.engine import Tx

_YEAR_MS = 365 * 24 * 3_600_000


class Facts(Record):
    """`conversations`: begun in the last twelve months, this one included. `last_topic`: of the latest other conversation that has one.

    `consent`: the last step of any list, "asked", "given" or "withdrawn", or None.
    """

    language: str | None
    is_language_corrected: bool
    conversations: int
    last_topic: str | None
    last_topic_at: int | None
    consent: str | None
    consent_at: int | None


def facts_of(tx: Tx, contact_id: int, conversation_id: int) -> Facts:
    """The facts, seen from one conversation. Raises Problem `not_found`."""
    contact = tx.one("SELECT language, language_is_corrected FROM contact WHERE id = :id", id=contact_id)
    if contact is None:
        raise Problem("not_found", what="contact", id=contact_id)
    count = tx.scalar(
        "SELECT COUNT(*) FROM conversation WHERE contact_id = :id AND opened_at >= :since",
        id=contact_id,
        since=tx.now - _YEAR_MS,
    )
    topic = tx.one(
        "SELECT topic, last_message_at FROM conversation WHERE contact_id = :id AND id <> :this AND topic IS NOT NULL"
        " ORDER BY id DESC LIMIT 1",
        id=contact_id,
        this=conversation_id,
    )
    consent = tx.one("SELECT step, at FROM consent WHERE contact_id = :id ORDER BY id DESC LIMIT 1", id=contact_id)
    return Facts(
        language=contact["language"],
        is_language_corrected=bool(contact["language_is_corrected"]),
        conversations=int(count or 0),
        last_topic=topic["topic"] if topic else None,
        last_topic_at=topic["last_message_at"] if topic else None,
        consent=consent["step"] if consent else None,
        consent_at=consent["at"] if consent else None,
    )
