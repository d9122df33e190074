"""The verbs on a contact: correct a name or language, block with a reason, unblock."""

from console.models.normalise import searchable
from console.models.problems import Problem
from console.operations.activity import add_activity
from console.operations.desk import Context, require_reason
from console.operations.replies import end_dialogue
from console.storage.engine import Row


def _contact(at: Context, contact_id: int) -> Row:
    row = at.tx.one("SELECT * FROM contact WHERE id = :id", id=contact_id)
    if row is None:
        raise Problem("not_found", what="contact", id=contact_id)
    return row


def _touch(at: Context, contact_id: int) -> int | None:
    """Mark the contact and its latest conversation as changed; returns that conversation."""
    latest = at.tx.scalar("SELECT id FROM conversation WHERE contact_id = :id ORDER BY id DESC LIMIT 1", id=contact_id)
    if latest is not None:
        at.tx.execute("UPDATE conversation SET changed = :stamp WHERE id = :id", id=latest, stamp=at.tx.stamp)
    at.touch(contact=contact_id, conversation=latest)
    return None if latest is None else int(latest)


def correct_contact(at: Context, contact_id: int, *, name: str | None = None, language: str | None = None) -> None:
    """Correct what the provider says of a citizen; the correction outlives what the provider says later."""
    row = _contact(at, contact_id)
    new_name = (name or "").strip()[:128] or row["name"]
    new_language = (language or "").strip().lower()[:2] or row["language"]
    at.tx.execute(
        "UPDATE contact SET name = :name, language = :language, search = :search, changed = :stamp,"
        " name_is_corrected = CASE WHEN :has_name = 1 THEN 1 ELSE name_is_corrected END,"
        " language_is_corrected = CASE WHEN :has_language = 1 THEN 1 ELSE language_is_corrected END WHERE id = :id",
        id=contact_id,
        name=new_name,
        language=new_language,
        search=searchable(new_name, row["username"], row["phone"]),
        has_name=int(name is not None),
        has_language=int(language is not None),
        stamp=at.tx.stamp,
    )
    at.journal(
        "contact.correct",
        conversation_id=_touch(at, contact_id),
        contact=contact_id,
        name=name is not None,
        language=language,
    )


def block(at: Context, contact_id: int, reason: str) -> None:
    """Stop listening to an abuser: what they write is filed and starts no wait; nothing is sent to them. The reason is journalled."""
    why = require_reason(reason)
    _contact(at, contact_id)
    at.tx.execute(
        "UPDATE contact SET blocked_at = :now, block_reason = :why, changed = :stamp WHERE id = :id",
        id=contact_id,
        now=at.now,
        why=why,
        stamp=at.tx.stamp,
    )
    at.tx.execute(
        "UPDATE conversation SET waiting_since = NULL WHERE contact_id = :id AND state <> 'resolved'", id=contact_id
    )
    # Nobody goes on with it any more; left open, it would call a person once it ran out.
    end_dialogue(at, contact_id)
    conversation_id = _touch(at, contact_id)
    at.journal("block", conversation_id=conversation_id, reason=why, contact=contact_id)
    if conversation_id is not None:
        add_activity(at, conversation_id, "blocked", operator=at.actor.name, reason=why)


def unblock(at: Context, contact_id: int) -> None:
    """Listen to a contact again."""
    _contact(at, contact_id)
    at.tx.execute(
        "UPDATE contact SET blocked_at = NULL, block_reason = NULL, changed = :stamp WHERE id = :id",
        id=contact_id,
        stamp=at.tx.stamp,
    )
    conversation_id = _touch(at, contact_id)
    at.journal("unblock", conversation_id=conversation_id, contact=contact_id)
    if conversation_id is not None:
        add_activity(at, conversation_id, "unblocked", operator=at.actor.name)


def learn_language(at: Context, contact_id: int, language: str) -> None:
    """What a citizen's own words say of their language; a corrected one stays."""
    changed = at.tx.count(
        "UPDATE contact SET language = :language, changed = :stamp WHERE id = :id AND language_is_corrected = 0"
        " AND COALESCE(language, '') <> :language",
        id=contact_id,
        language=language,
        stamp=at.tx.stamp,
    )
    if changed:
        at.journal("contact.language", conversation_id=_touch(at, contact_id), contact=contact_id, language=language)
