"""How it went: one question with three answers after a person closed a conversation, and the citizen's tap.

The service asks, a minute after the close: until then a slip can be taken back. Neither question nor answer begins a wait or opens anything.
"""

from typing import Final

from console.answers.calls import Answer, Button
from console.answers.composing import shape
from console.answers.wording import say
from console.models.capabilities import BY_KIND
from console.models.inbound import ButtonPress, InboundMessage
from console.models.ratings import SCORES, button_data
from console.models.states import MessageKind, ResolveReason
from console.models.window import is_closed
from console.operations import replies
from console.operations.activity import add_activity, conversation
from console.operations.desk import Context
from console.operations.rating_queues import asking_queues
from console.storage.engine import Row, Tx

PAUSE_MS: Final = 60_000
"""From the close to the question."""
LATEST_MS: Final = 60 * 60_000
"""Later nobody is asked: the service stood still, or the last reply never arrived."""
OPEN_MS: Final = 72 * 3_600_000
"""So long an answer counts, and may be changed: of several the last one."""
# Closed by a person who had answered, and the citizen has not written again. What is confidential is asked about by nobody.
_DUE: Final = """
SELECT c.id, c.contact_id, COALESCE(t.name, '') AS team FROM conversation c JOIN contact k ON k.id = c.contact_id
JOIN channel h ON h.id = c.channel_id LEFT JOIN team t ON t.id = c.team_id
WHERE c.state = 'resolved' AND c.resolved_at > :since AND c.resolved_at <= :until AND c.rating_asked_at IS NULL
  AND c.resolve_reason IN (:solved, :referred) AND COALESCE(t.is_confidential, 0) = 0
  AND k.blocked_at IS NULL AND k.unreachable_at IS NULL AND k.is_group = 0 AND h.removed_at IS NULL
  AND (CAST(:id AS BIGINT) IS NULL OR c.id = :id)
  AND NOT EXISTS (SELECT 1 FROM conversation later WHERE later.contact_id = c.contact_id AND later.id > c.id)
  AND EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.direction = 'outgoing' AND m.is_automatic = 0
    AND m.state IN ('sent', 'delivered', 'read'))
  AND NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.direction = 'outgoing'
    AND m.state IN ('held', 'pending', 'sending', 'uncertain'))
ORDER BY c.resolved_at, c.id LIMIT 50
"""
_LAST_WORD: Final = """
SELECT MAX(id) AS id FROM message WHERE conversation_id = :id AND direction = 'incoming'
"""
# Nothing was said since the question; whoever has answered has said something.
_NUMBERED: Final = """
SELECT c.id, h.kind, (SELECT m.is_automatic FROM message m WHERE m.contact_id = c.contact_id AND m.direction IN ('incoming', 'outgoing')
  ORDER BY m.id DESC LIMIT 1) AS is_last
FROM conversation c JOIN contact k ON k.id = c.contact_id JOIN channel h ON h.id = c.channel_id
WHERE k.channel_id = :channel_id AND k.provider_id = :chat AND k.blocked_at IS NULL AND c.state = 'resolved'
  AND c.rating_asked_at > :since
  AND NOT EXISTS (SELECT 1 FROM conversation later WHERE later.contact_id = c.contact_id AND later.id > c.id)
"""


def due(tx: Tx) -> list[int]:
    """The conversations whose citizens are to be asked now."""
    queues = asking_queues(tx)
    return [int(row["id"]) for row in _due_rows(tx) if row["team"] in queues] if queues else []


def ask(at: Context, conversation_id: int) -> int | None:
    """Put the question, once for a conversation whoever else asks at the same moment; returns its message id, None when it is not to be put."""
    contact = at.tx.scalar("SELECT contact_id FROM conversation WHERE id = :id", id=conversation_id)
    # A message that is being filed now comes before the question or after it.
    at.tx.lock("contact", int(contact))
    at.tx.lock("conversation", conversation_id)
    if not any(row["team"] in asking_queues(at.tx) for row in _due_rows(at.tx, conversation_id)):
        return None
    row = conversation(at, conversation_id)
    assert row is not None
    last = at.tx.one(
        "SELECT k.language, MAX(c.last_incoming_at) AS at FROM contact k JOIN conversation c ON c.contact_id = k.id WHERE k.id = :id"
        " GROUP BY k.id, k.language",
        id=contact,
    )
    assert last is not None
    answers = at.tx.scalar(_LAST_WORD, id=conversation_id)
    if is_closed(row["channel_kind"], last["at"], at.now) or answers is None:
        return None
    at.tx.execute(
        "UPDATE conversation SET rating_asked_at = :now, changed = :stamp WHERE id = :id",
        id=conversation_id,
        now=at.now,
        stamp=at.tx.stamp,
    )
    text, buttons = _question(row["channel_kind"], conversation_id, last["language"])
    message_id = replies.automatic_reply(at, row, text, buttons=buttons, answers=int(answers))
    # A list of closed conversations says what each was about, not that all were asked the same.
    at.tx.execute(
        "UPDATE conversation SET preview = :preview, preview_kind = :kind, preview_direction = :direction WHERE id = :id",
        id=conversation_id,
        preview=row["preview"],
        kind=row["preview_kind"],
        direction=row["preview_direction"],
    )
    at.journal("rating.asked", conversation_id=conversation_id, message_id=message_id)
    at.flag("outbox")
    return message_id


def press(at: Context, channel_id: int, event: ButtonPress, conversation_id: int, score: int) -> str:
    """A button of the question was pressed; returns what the citizen is told. Nothing happens when it was somebody else's or comes too late."""
    row = at.tx.one(
        "SELECT c.id, c.rating, c.rating_asked_at, c.last_incoming_at, k.language FROM conversation c JOIN contact k ON k.id = c.contact_id"
        " WHERE c.id = :id AND k.channel_id = :channel_id AND k.provider_id = :chat AND k.blocked_at IS NULL",
        id=conversation_id,
        channel_id=channel_id,
        chat=event.sender.chat_id,
    )
    if row is None or row["rating_asked_at"] is None:
        return ""
    if at.now - row["rating_asked_at"] > OPEN_MS:
        return say("rating_late", row["language"])
    at.tx.lock("conversation", conversation_id)
    # A channel with a window has just opened it again.
    at.tx.execute(
        "UPDATE conversation SET last_incoming_at = :at, changed = :stamp WHERE id = :id AND COALESCE(last_incoming_at, 0) < :at",
        id=conversation_id,
        at=min(event.at, at.now),
        stamp=at.tx.stamp,
    )
    at.touch(conversation=conversation_id)
    rate(at, conversation_id, score)
    return say("rating_thanks", row["language"])


def typed(at: Context, channel_id: int, event: InboundMessage) -> tuple[int, int] | None:
    """The conversation and the score, where a message is nothing but the number of an answer and its channel has no buttons."""
    said = event.text.strip()
    if event.kind is not MessageKind.TEXT or said not in ("1", "2", "3") or event.is_history:
        return None
    row = at.tx.one(_NUMBERED, channel_id=channel_id, chat=event.sender.chat_id, since=at.now - OPEN_MS)
    if row is None or BY_KIND[row["kind"]].has_buttons or not row["is_last"]:
        return None
    return int(row["id"]), SCORES[int(said) - 1]


def rate(at: Context, conversation_id: int, score: int) -> None:
    """Keep an answer. The same one again is none."""
    changed = at.tx.count(
        "UPDATE conversation SET rating = :score, changed = :stamp WHERE id = :id AND (rating IS NULL OR rating <> :score)",
        id=conversation_id,
        score=score,
        stamp=at.tx.stamp,
    )
    if changed:
        at.journal("rated", conversation_id=conversation_id, score=score)
        add_activity(at, conversation_id, f"rated_{score}")


def _question(
    channel_kind: str, conversation_id: int, language: str | None
) -> tuple[str, list[list[dict[str, str]]] | None]:
    labels = {score: say(f"rating_{score}", language) for score in SCORES}
    if BY_KIND[channel_kind].has_buttons:
        row = [{"text": labels[score], "data": button_data(conversation_id, score)} for score in SCORES]
        return say("rating_question", language), [row]
    buttons = tuple(Button(labels[score], str(score)) for score in SCORES)
    # No way to a person beside it: whoever writes anything else has one before them.
    answer = Answer(text=say("rating_question", language), buttons=buttons, handoff="rating")
    return shape(answer, language or "ca", has_buttons=False).text, None


def _due_rows(tx: Tx, conversation_id: int | None = None) -> list[Row]:
    return tx.execute(
        _DUE,
        id=conversation_id,
        since=tx.now - LATEST_MS,
        until=tx.now - PAUSE_MS,
        solved=ResolveReason.SOLVED,
        referred=ResolveReason.REFERRED,
    )
