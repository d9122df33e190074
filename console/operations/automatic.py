"""Automatic answers: which messages may get one, and how one goes out. The deciding happens outside, the deciding fact is written here.

A message that may be answered leaves an `answer_task` in the transaction that files it. Whoever answers it deletes that row and
queues the words in one transaction, under the epoch of the channel: after a crash the task is there still, or the answer is, never both.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from console.answers.calls import CallFacts, Consent, Effect, OpenIncident, SetLanguage
from console.models.capabilities import BY_KIND
from console.models.failpoints import failpoint
from console.models.states import ConversationState
from console.operations import confidential, replies
from console.operations.activity import add_activity
from console.operations.activity import conversation as conversation_row
from console.operations.consents import record_consent, subscriptions
from console.operations.desk import Context
from console.operations.incidents import open_incident
from console.operations.quiet_close import close_quietly
from console.operations.replies import StoredFile
from console.operations.withdrawals import obey_withdrawal
from console.storage.engine import Row, Tx

FLOOD_WINDOW_MS = 10 * 60_000
FLOOD_LIMIT = 12
"""Automatic answers to one contact within the window; then a person decides. Ends every echo between two machines too."""
_SPOKEN = "$language"
"""Key beside what a code keeps: in which language it was asked. No code sees it."""
_ASKED = "$asked"
"""Likewise: whether the answer was a question whose first choice is yes."""
_QUESTION = "$question"
"""Likewise: what was asked, as it went out, so that it can be put again after something else was answered."""
_LONGEST_QUESTION = 1_200
MAX_AGE_MS = 60 * 60_000
"""An older message is for a person: an answer to "which bus now" is worse than none an hour later."""
_NEXT = """
SELECT t.message_id FROM answer_task t WHERE t.channel_id = :channel_id
  AND NOT EXISTS (SELECT 1 FROM answer_task e WHERE e.contact_id = t.contact_id AND e.message_id < t.message_id)
ORDER BY t.message_id LIMIT :limit
"""
_TASK = """
SELECT t.message_id, t.conversation_id, t.contact_id, t.channel_id, t.created_at, m.uuid, m.kind, m.text, m.extra, m.at,
  k.name AS contact_name, k.language, k.language_is_corrected, h.kind AS channel_kind, h.name AS channel_name, c.state AS conversation_state,
  c.operator_id, c.claim_until, d.rule AS dialogue_rule, d.state AS dialogue_state, d.choices, d.expires_at
FROM answer_task t JOIN message m ON m.id = t.message_id JOIN contact k ON k.id = t.contact_id JOIN channel h ON h.id = t.channel_id
JOIN conversation c ON c.id = t.conversation_id LEFT JOIN dialogue d ON d.contact_id = t.contact_id
WHERE t.message_id = :id
"""
_UNANSWERED = """
SELECT 1 FROM message m WHERE m.conversation_id = :id AND m.direction = 'incoming' AND m.id < :message_id AND m.at >= :since
  AND NOT EXISTS (SELECT 1 FROM answer_log l WHERE l.message_id = m.id AND l.outcome = 'answered') LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Where a citizen stands: the rule whose code asked, what it kept, what the numbers 1, 2, 3 say, and the language that was spoken.

    `question` and its `buttons` as they went out; "" when it is too long to be put again.
    """

    rule: str | None
    state: dict[str, Any]
    choices: tuple[str, ...]
    language: str = ""
    is_question: bool = False
    question: str = field(repr=False, default="")
    buttons: tuple[tuple[dict[str, str], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A message that waits for the decision whether it gets an automatic answer. `button` is what a pressed button says."""

    message_id: int
    conversation_id: int
    contact_id: int
    channel_id: int
    channel_kind: str
    uuid: str
    kind: str
    text: str = field(repr=False)
    at: int
    contact_name: str = field(repr=False)
    language: str | None
    is_language_corrected: bool
    button: str | None
    location: tuple[float, float] | None
    dialogue: Dialogue | None
    earlier: tuple[str, ...] = field(repr=False)
    subscriptions: tuple[str, ...]
    now: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided for a task. Without words and with `person` it simply waits for an operator.

    `buttons` as the outbox wants them; `choices` what the numbers say; `why` a code; `keyword` the alias of the rule that fired;
    `language` what was learned about the citizen, `spoken` what the words are in.
    `goes_on`: another dialogue is under way and stays as it is. `facts` and `age_ms` are of code outside, for the log.
    """

    rule: str = ""
    version: int = 0
    keyword: str = ""
    text: str = field(repr=False, default="")
    buttons: tuple[tuple[dict[str, str], ...], ...] = ()
    files: tuple[StoredFile, ...] = ()
    choices: tuple[str, ...] = ()
    state: dict[str, Any] | None = None
    keeps_ms: int = 24 * 3_600_000
    left: str = "close"
    person: bool = False
    why: str = ""
    effects: tuple[Effect, ...] = ()
    language: str | None = None
    spoken: str = ""
    topic: str = ""
    team: str = ""
    is_exact: bool = False
    took_ms: int = 0
    ends_dialogue: bool = False
    goes_on: bool = False
    facts: CallFacts = field(default_factory=CallFacts)
    age_ms: int | None = None


def may_be_answered(tx: Tx) -> bool:
    """Whether any rule answers by itself at all; the ranking chooses only among those too."""
    return bool(tx.scalar("SELECT 1 FROM rule WHERE removed_at IS NULL AND is_automatic = 1 LIMIT 1"))


def has_dialogue(tx: Tx, contact_id: int) -> bool:
    """Whether the program has asked this contact something that waits for an answer."""
    return bool(
        tx.scalar(
            "SELECT 1 FROM dialogue WHERE contact_id = :id AND expires_at > :now AND rule IS NOT NULL",
            id=contact_id,
            now=tx.now,
        )
    )


def queue_task(at: Context, message_id: int, conversation_id: int, contact_id: int, channel_id: int) -> bool:
    """Leave a message for the responder, when anything could answer it. Returns whether it was left."""
    if not (may_be_answered(at.tx) or has_dialogue(at.tx, contact_id)):
        return False
    at.tx.execute(
        "INSERT INTO answer_task (message_id, channel_id, contact_id, conversation_id, created_at)"
        " VALUES (:message_id, :channel_id, :contact_id, :conversation_id, :now)",
        message_id=message_id,
        channel_id=channel_id,
        contact_id=contact_id,
        conversation_id=conversation_id,
        now=at.now,
    )
    at.flag("answers")
    return True


def next_tasks(tx: Tx, channel_id: int, limit: int = 50) -> list[int]:
    """Ids of the messages to decide about now: the earliest one of each contact, so that answers keep the order of the questions."""
    return [int(row["message_id"]) for row in tx.execute(_NEXT, channel_id=channel_id, limit=limit)]


def task(tx: Tx, message_id: int) -> Task | None:
    """All that the decision needs, or None when it was made already."""
    row = tx.one(_TASK, id=message_id)
    if row is None:
        return None
    extra = json.loads(row["extra"])
    place = extra.get("location") or {}
    is_alive = row["expires_at"] is not None and row["expires_at"] > tx.now
    return Task(
        message_id=int(row["message_id"]),
        conversation_id=int(row["conversation_id"]),
        contact_id=int(row["contact_id"]),
        channel_id=int(row["channel_id"]),
        channel_kind=row["channel_kind"],
        uuid=row["uuid"],
        kind=row["kind"],
        text=row["text"],
        at=int(row["at"]),
        contact_name=row["contact_name"],
        language=row["language"],
        is_language_corrected=bool(row["language_is_corrected"]),
        button=(extra.get("button") or {}).get("data"),
        location=(place["latitude"], place["longitude"]) if {"latitude", "longitude"} <= place.keys() else None,
        dialogue=_dialogue(row) if is_alive else None,
        earlier=_earlier_texts(tx, int(row["contact_id"]), message_id),
        subscriptions=subscriptions(tx, int(row["contact_id"])),
        now=tx.now,
    )


def _dialogue(row: Row) -> Dialogue:
    kept: dict[str, Any] = json.loads(row["dialogue_state"])
    language = str(kept.pop(_SPOKEN, ""))
    is_question = kept.pop(_ASKED, False) is True
    question = kept.pop(_QUESTION, {})
    return Dialogue(
        row["dialogue_rule"],
        kept,
        tuple(json.loads(row["choices"])),
        language,
        is_question,
        str(question.get("text", "")),
        tuple(tuple(line) for line in question.get("buttons", ())),
    )


def _earlier_texts(tx: Tx, contact_id: int, message_id: int, limit: int = 4) -> tuple[str, ...]:
    """The citizen's last texts before a message, newest last: more to tell the language by."""
    rows = tx.execute(
        "SELECT text FROM message WHERE contact_id = :contact_id AND direction = 'incoming' AND id < :id AND text <> ''"
        " AND kind = 'text' ORDER BY at DESC, id DESC LIMIT :limit",
        contact_id=contact_id,
        id=message_id,
        limit=limit,
    )
    return tuple(str(row["text"]) for row in rows)[::-1]


def settle_task(at: Context, message_id: int, epoch: int, outcome: Outcome) -> int | None:
    """Carry out a decision; returns the message id of the answer, None when a person answers or somebody else has decided.

    Nothing happens under a stale epoch: then another process serves the channel.
    """
    row = at.tx.one(_TASK, id=message_id)
    if row is None:
        return None
    leads = at.tx.scalar(
        "SELECT 1 FROM lease WHERE channel_id = :channel_id AND epoch = :epoch",
        channel_id=row["channel_id"],
        epoch=epoch,
    )
    if not leads or not at.tx.count("DELETE FROM answer_task WHERE message_id = :id", id=message_id):
        return None
    failpoint("answer.after_take")
    _learn_language(at, row, outcome)
    # What an operator does or a citizen writes in this moment comes before or after all of this, never in between.
    at.tx.lock("conversation", int(row["conversation_id"]))
    conversation = conversation_row(at, int(row["conversation_id"]))
    assert conversation is not None
    # What is a file alone goes nowhere on a channel that sends none: a person answers.
    can_go = bool(outcome.text or (outcome.files and BY_KIND[row["channel_kind"]].max_upload))
    reason = _why_not(at, row, conversation, outcome) if can_go else "files" if outcome.files else None
    answer_id: int | None = None
    if reason is None and can_go:
        answer_id = _answer(at, row, conversation, outcome)
    is_blocked = conversation["blocked_at"] is not None
    # After the effects: what the rule for it has ended already is not there to be ended again.
    obey_withdrawal(at, message_id, is_unread=is_blocked)
    if (outcome.person or reason is not None) and not is_blocked:
        _pass_on(at, row, outcome, reason)
    if outcome.rule:
        _log(at, row, outcome, reason, answer_id)
    elif reason or outcome.why:
        at.journal(
            "automatic.none", conversation_id=row["conversation_id"], message_id=message_id, why=reason or outcome.why
        )
    failpoint("answer.before_commit")
    return answer_id


def _why_not(at: Context, row: Row, conversation: Row, outcome: Outcome) -> str | None:
    """Why words that are ready must not go out after all, or None."""
    if conversation["blocked_at"] is not None or conversation["unreachable_at"] is not None:
        return "unreachable"
    if confidential.is_confidential(at.tx, int(row["conversation_id"])):
        return "confidential"
    if conversation["state"] == ConversationState.RESOLVED and not outcome.is_exact:
        return "resolved"
    is_held = conversation["operator_id"] is not None and (conversation["claim_until"] or 0) >= at.now
    if is_held and not outcome.is_exact:
        return "held"
    # Whoever has left a list is off it, however long the program stood still.
    is_leaving = any(isinstance(effect, Consent) and effect.step == "withdrawn" for effect in outcome.effects)
    if at.now - row["at"] > MAX_AGE_MS and not is_leaving:
        return "old"
    recent = at.tx.scalar(
        "SELECT count(*) AS n FROM message WHERE contact_id = :contact_id AND is_automatic = 1 AND at > :since",
        contact_id=row["contact_id"],
        since=at.now - FLOOD_WINDOW_MS,
    )
    return "flood" if recent >= FLOOD_LIMIT and not outcome.is_exact else None


def _answer(at: Context, row: Row, conversation: Row, outcome: Outcome) -> int:
    """Queue the words and files, apply the effects, keep the dialogue, and end the wait when nobody else is waiting for a person."""
    text = _apply(at, row, outcome)
    first: int | None = None
    buttons = [list(line) for line in outcome.buttons] if BY_KIND[row["channel_kind"]].has_buttons else None
    if text:
        first = replies.automatic_reply(at, conversation, text, buttons=buttons, answers=row["message_id"])
    for file in outcome.files if BY_KIND[row["channel_kind"]].max_upload else ():
        sent = replies.automatic_reply(at, conversation, "", file=file, answers=row["message_id"])
        first = first if first is not None else sent
    assert first is not None
    goes_on = _keep_dialogue(at, row, outcome)
    at.journal(
        "automatic",
        conversation_id=row["conversation_id"],
        message_id=first,
        rule=outcome.rule,
        version=outcome.version,
        keyword=outcome.keyword,
        took_ms=outcome.took_ms,
        handoff=outcome.person,
    )
    if not outcome.person:
        _end_wait(at, row, conversation, is_over=not goes_on)
    if outcome.topic or outcome.team:
        _route(at, row, outcome)
    at.touch(conversation=row["conversation_id"], message=first)
    at.flag("outbox")
    return first


def _apply(at: Context, row: Row, outcome: Outcome) -> str:
    """Effects, in order; returns the text with what they fill in."""
    text = outcome.text
    for effect in outcome.effects:
        match effect:
            case SetLanguage(language):
                at.tx.execute(
                    "UPDATE contact SET language = :language, language_is_corrected = 1, changed = :stamp WHERE id = :id",
                    id=row["contact_id"],
                    language=language,
                    stamp=at.tx.stamp,
                )
                at.journal("contact.language", conversation_id=row["conversation_id"], language=language)
                at.touch(contact=row["contact_id"])
            case Consent():
                record_consent(at, int(row["contact_id"]), int(row["message_id"]), effect, text)
            case OpenIncident():
                number = open_incident(at, int(row["contact_id"]), int(row["conversation_id"]), effect)
                text = text.replace("{number}", number)
    return text


def _keep_dialogue(at: Context, row: Row, outcome: Outcome) -> bool:
    """Write down where the citizen stands now; returns whether a dialogue is under way."""
    is_alive = row["dialogue_rule"] is not None and (row["expires_at"] or 0) > at.now
    if outcome.goes_on and is_alive:
        return True
    if outcome.state is None and not outcome.choices:
        replies.end_dialogue(at, int(row["contact_id"]))
        return False
    asked: dict[str, Any] = {_ASKED: True} if outcome.why == "asked_first" else {}
    if outcome.state is not None and len(outcome.text) <= _LONGEST_QUESTION:
        asked[_QUESTION] = {"text": outcome.text, "buttons": outcome.buttons}
    at.tx.execute(
        "INSERT INTO dialogue (contact_id, conversation_id, rule, state, choices, left_action, updated_at, expires_at)"
        " VALUES (:contact_id, :conversation_id, :rule, :state, :choices, :left, :now, :expires)"
        " ON CONFLICT (contact_id) DO UPDATE SET conversation_id = excluded.conversation_id, rule = excluded.rule, state = excluded.state,"
        " choices = excluded.choices, left_action = excluded.left_action, updated_at = excluded.updated_at, expires_at = excluded.expires_at",
        contact_id=row["contact_id"],
        conversation_id=row["conversation_id"],
        rule=None if outcome.state is None else outcome.rule,
        state=json.dumps({**(outcome.state or {}), _SPOKEN: outcome.spoken, **asked}, ensure_ascii=False),
        choices=json.dumps(list(outcome.choices), ensure_ascii=False),
        left=outcome.left,
        now=at.now,
        expires=at.now + max(60_000, min(outcome.keeps_ms, 30 * 24 * 3_600_000)),
    )
    return outcome.state is not None


def _end_wait(at: Context, row: Row, conversation: Row, *, is_over: bool) -> None:
    """The answer ends the wait this message began, never one that began earlier; an episode nobody else is part of is then over."""
    if conversation["waiting_since"] is not None and at.tx.scalar(
        _UNANSWERED, id=row["conversation_id"], message_id=row["message_id"], since=conversation["waiting_since"]
    ):
        return
    at.tx.execute(
        "UPDATE conversation SET waiting_since = NULL, unread = 0, changed = :stamp WHERE id = :id",
        id=row["conversation_id"],
        stamp=at.tx.stamp,
    )
    has_person = conversation["operator_id"] is not None or at.tx.scalar(
        "SELECT 1 FROM message WHERE conversation_id = :id AND (direction = 'note' OR (direction = 'outgoing' AND is_automatic = 0)) LIMIT 1",
        id=row["conversation_id"],
    )
    has_more = at.tx.scalar("SELECT 1 FROM answer_task WHERE conversation_id = :id LIMIT 1", id=row["conversation_id"])
    if is_over and not has_person and not has_more and conversation["state"] == ConversationState.OPEN:
        close_quietly(at, int(row["conversation_id"]))


def _route(at: Context, row: Row, outcome: Outcome) -> None:
    team = at.tx.scalar("SELECT id FROM team WHERE name = :name", name=outcome.team) if outcome.team else None
    at.journal(
        "route",
        conversation_id=row["conversation_id"],
        topic=outcome.topic or None,
        team=outcome.team if team is not None else None,
    )
    at.tx.execute(
        "UPDATE conversation SET topic = COALESCE(topic, :topic), team_id = COALESCE(CAST(:team AS BIGINT), team_id), changed = :stamp"
        " WHERE id = :id",
        id=row["conversation_id"],
        topic=outcome.topic or None,
        team=team,
        stamp=at.tx.stamp,
    )
    confidential.settle(at, int(row["conversation_id"]))


def _pass_on(at: Context, row: Row, outcome: Outcome, reason: str | None) -> None:
    """A person answers: the citizen waits, since this message unless they waited already, and the desk is told."""
    # What was withheld was a step the citizen never saw: nothing can go on from there, and a person reads it all.
    if outcome.ends_dialogue or outcome.person or reason is not None:
        replies.end_dialogue(at, int(row["contact_id"]))
    at.tx.execute(
        "UPDATE conversation SET waiting_since = COALESCE(waiting_since, CAST(:since AS BIGINT)),"
        " unread = CASE WHEN unread = 0 THEN 1 ELSE unread END, changed = :stamp WHERE id = :id AND state <> 'resolved'",
        id=row["conversation_id"],
        since=row["at"],
        stamp=at.tx.stamp,
    )
    why = reason or outcome.why
    if outcome.rule and why and why not in ("held", "resolved"):
        at.journal(
            "handoff", conversation_id=row["conversation_id"], message_id=row["message_id"], rule=outcome.rule, why=why
        )
        add_activity(at, int(row["conversation_id"]), "handoff", rule=outcome.rule, why=why)
    if outcome.topic or outcome.team:
        _route(at, row, outcome)
    at.touch(incoming=row["conversation_id"])


def _log(at: Context, row: Row, outcome: Outcome, reason: str | None, answer_id: int | None) -> None:
    at.tx.execute(
        "INSERT INTO answer_log (at, rule, version, outcome, why, took_ms, status, attempts, age_ms, message_id, answer_id,"
        " conversation_id) VALUES (:at, :rule, :version, :outcome, :why, :took_ms, :status, :attempts, CAST(:age_ms AS BIGINT),"
        " :message_id, :answer_id, :conversation_id)",
        at=at.now,
        rule=outcome.rule,
        version=outcome.version,
        outcome="withheld" if reason else "handoff" if outcome.person else "answered",
        why=_code(reason or outcome.why or outcome.facts.why),
        took_ms=outcome.took_ms,
        status=outcome.facts.status,
        attempts=outcome.facts.attempts,
        age_ms=outcome.age_ms,
        message_id=row["message_id"],
        answer_id=answer_id,
        conversation_id=row["conversation_id"],
    )


def _code(why: str) -> str:
    """The reason as the log keeps it: a code, or that a code outside said it in words, which stay with the conversation."""
    return why if not why or re.fullmatch(r"[a-z0-9_]{1,40}", why, re.ASCII) else "said"


def _learn_language(at: Context, row: Row, outcome: Outcome) -> None:
    if outcome.language and not row["language_is_corrected"] and outcome.language != row["language"]:
        at.tx.execute(
            "UPDATE contact SET language = :language, changed = :stamp WHERE id = :id",
            id=row["contact_id"],
            language=outcome.language,
            stamp=at.tx.stamp,
        )
        at.touch(contact=row["contact_id"], conversation=row["conversation_id"])


def leave_dialogues(at: Context) -> int:
    """Dialogues nobody went on with: what a person must see goes to the queue, the rest is closed. Returns how many ended."""
    rows = at.tx.execute("DELETE FROM dialogue WHERE expires_at <= :now RETURNING *", now=at.now)
    for row in rows:
        conversation = conversation_row(at, int(row["conversation_id"]))
        if row["rule"] is None or conversation is None or conversation["state"] == ConversationState.RESOLVED:
            continue
        if row["left_action"] == "handoff":
            at.tx.execute(
                "UPDATE conversation SET waiting_since = COALESCE(waiting_since, CAST(:now AS BIGINT)), unread = 1, changed = :stamp"
                " WHERE id = :id",
                id=row["conversation_id"],
                now=at.now,
                stamp=at.tx.stamp,
            )
            at.journal("handoff", conversation_id=row["conversation_id"], rule=row["rule"], why="left_half_way")
            add_activity(at, int(row["conversation_id"]), "handoff", rule=row["rule"], why="left_half_way")
            at.touch(incoming=row["conversation_id"])
        elif conversation["waiting_since"] is None and conversation["operator_id"] is None:
            close_quietly(at, int(row["conversation_id"]))
    return len(rows)
