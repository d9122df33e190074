"""What the ranking learns from: which suggestion was there, what the operator then sent, and the examples kept of both.

One undecided event a conversation: what was suggested for the citizen's last words. The reply decides it, in as much as it is a stored
answer, an edited one or something else. Events are the shadow in which the classifier is judged; examples are its only memory.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from console.answers.likeness import KIN, SAME, contains, likeness
from console.answers.shadow import LAST_EVENTS, Event
from console.models.problems import Problem
from console.models.rules import KeptRule, Rule
from console.operations.confidential import CONFIDENTIAL, is_confidential
from console.operations.desk import Context
from console.operations.rules import rules
from console.storage.engine import Row, Tx

_MAY_TEACH = f"(message_id IS NULL OR message_id NOT IN (SELECT m.id FROM message m WHERE m.conversation_id IN ({CONFIDENTIAL})))"
TYPED = 0.8
"""A reply that nobody picked counts as a stored answer from this likeness on."""
LEARNED_WORDS = 60
"""A longer message is not what the next citizen will write; it teaches nothing."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the rule that answers it. `source`: pick, typed, kept (by a person's wish)."""

    id: int
    rule: str
    text: str = field(repr=False)
    language: str | None
    source: str
    message_id: int | None
    author: str
    at: int


@dataclass(frozen=True, slots=True)
class Learned:
    """What a reply taught: this text asks for that rule."""

    rule: str
    text: str = field(repr=False)
    language: str | None


def note_suggestions(at: Context, conversation_id: int, message_id: int, ranked: Sequence[tuple[str, float]]) -> None:
    """Remember what is suggested for a citizen's last words: (rule, probability), best first. An earlier undecided event is forgotten.

    Of a confidential conversation nothing is remembered.
    """
    if is_confidential(at.tx, conversation_id):
        return
    at.tx.execute(
        "DELETE FROM suggestion_event WHERE conversation_id = :conversation_id AND decided_at IS NULL AND message_id <> :message_id",
        conversation_id=conversation_id,
        message_id=message_id,
    )
    first = ranked[0] if ranked else (None, 0.0)
    at.tx.execute(
        "INSERT INTO suggestion_event (message_id, conversation_id, at, first_rule, first_p, shown)"
        " VALUES (:message_id, :conversation_id, :now, :first, :p, :shown)"
        " ON CONFLICT (message_id) DO UPDATE SET first_rule = excluded.first_rule, first_p = excluded.first_p, shown = excluded.shown"
        " WHERE suggestion_event.decided_at IS NULL",
        message_id=message_id,
        conversation_id=conversation_id,
        now=at.now,
        first=first[0],
        p=float(first[1]),
        shown=json.dumps([rule for rule, _ in ranked]),
    )


def learn_from_reply(at: Context, reply_id: int, picked: str | None) -> Learned | None:
    """Decide the open event of a conversation by the reply that was sent; returns what it taught, or None.

    `picked`: the rule whose text was inserted, None when none was.
    """
    reply = at.tx.one(
        "SELECT conversation_id, text, author_id FROM message WHERE id = :id AND direction = 'outgoing'", id=reply_id
    )
    if reply is None or not reply["text"] or is_confidential(at.tx, int(reply["conversation_id"])):
        return None
    event = at.tx.one(
        "SELECT * FROM suggestion_event WHERE conversation_id = :id AND decided_at IS NULL ORDER BY message_id DESC LIMIT 1",
        id=reply["conversation_id"],
    )
    if event is None:
        return None
    sent, how = _what_was_sent(reply["text"], picked, rules(at.tx))
    at.tx.execute(
        "UPDATE suggestion_event SET sent_rule = :sent, how = :how, reply_id = :reply, operator_id = :operator, decided_at = :now"
        " WHERE message_id = :id",
        id=event["message_id"],
        sent=sent,
        how=how,
        reply=reply_id,
        operator=reply["author_id"],
        now=at.now,
    )
    if sent is None:
        return None
    text = asked(at.tx, int(event["conversation_id"]), int(event["message_id"]))
    if not text or len(text.split()) > LEARNED_WORDS:
        return None
    language = _language(at, int(event["message_id"]))
    _add(at, sent, text, "pick" if picked == sent else "typed", int(event["message_id"]), language)
    return Learned(sent, text, language)


def unlearn_reply(at: Context, reply_id: int) -> None:
    """The reply was taken back: its event is open again and its example gone."""
    event = at.tx.one("SELECT message_id, sent_rule FROM suggestion_event WHERE reply_id = :id", id=reply_id)
    if event is None:
        return
    at.tx.execute(
        "UPDATE suggestion_event SET sent_rule = NULL, how = '', reply_id = NULL, operator_id = NULL, decided_at = NULL WHERE message_id = :id",
        id=event["message_id"],
    )
    at.tx.execute("DELETE FROM example WHERE message_id = :id AND source IN ('pick', 'typed')", id=event["message_id"])
    _renew(at)


def keep_example(at: Context, rule: str, message_id: int) -> int:
    """Teach by hand: this message is a way to ask for that rule. Returns the example's id. Raises Problem `not_found`, `no_rule`."""
    if not any(kept.rule.name == rule for kept in rules(at.tx)):
        raise Problem("no_rule", name=rule)
    row = at.tx.one(
        "SELECT text, conversation_id FROM message WHERE id = :id AND direction = 'incoming' AND text <> ''",
        id=message_id,
    )
    if row is None:
        raise Problem("not_found", what="message", id=message_id)
    if is_confidential(at.tx, int(row["conversation_id"])):
        raise Problem("confidential_teaches_nothing")
    return _add(at, rule, row["text"], "kept", message_id, _language(at, message_id))


def remove_example(at: Context, example_id: int) -> None:
    """Undo an example; the next training knows nothing of it."""
    row = at.tx.one("DELETE FROM example WHERE id = :id RETURNING rule", id=example_id)
    if row is None:
        raise Problem("not_found", what="example", id=example_id)
    at.journal("example.remove", rule=row["rule"])
    _renew(at)


def forget_message(at: Context, message_id: int) -> None:
    """A citizen's message goes: so does what was learned from it."""
    if at.tx.count("DELETE FROM example WHERE message_id = :id", id=message_id):
        at.journal("example.forget", message_id=message_id)
        _renew(at)


def examples(tx: Tx, rule: str | None = None) -> list[Example]:
    """All examples, or those of one rule, oldest first."""
    condition = "rule = :rule" if rule is not None else "CAST(:rule AS TEXT) IS NULL"
    return [
        Example(
            int(row["id"]),
            row["rule"],
            row["text"],
            row["language"],
            row["source"],
            row["message_id"],
            row["author"],
            row["at"],
        )
        for row in tx.execute(f"SELECT * FROM example WHERE {condition} AND {_MAY_TEACH} ORDER BY id", rule=rule)
    ]


def learning_stamp(tx: Tx) -> int:
    """Grows whenever rules or examples change: a model made at this stamp knows all there is."""
    value = int(tx.scalar("SELECT value FROM meta WHERE key = 'examples_stamp'") or 0)
    return max(value, int(tx.scalar("SELECT COALESCE(MAX(changed), 0) AS stamp FROM rule")))


def shadow_events(tx: Tx, limit: int = LAST_EVENTS) -> list[Event]:
    """The last judged messages, newest first: those answered otherwise count as errors (answers/shadow.py judges them)."""
    rows = tx.execute(
        "SELECT first_rule, first_p, sent_rule FROM suggestion_event WHERE decided_at IS NOT NULL"
        f" AND conversation_id NOT IN ({CONFIDENTIAL})"
        " ORDER BY decided_at DESC, message_id DESC LIMIT :limit",
        limit=limit,
    )
    return [
        Event(float(row["first_p"]), row["first_rule"] is not None and row["first_rule"] == row["sent_rule"])
        for row in rows
    ]


def last_used(tx: Tx) -> dict[str, int]:
    """When each rule last went out, by itself or by an operator's hand (epoch ms)."""
    used = {
        row["rule"]: int(row["at"])
        for row in tx.execute("SELECT rule, MAX(at) AS at FROM answer_log WHERE outcome = 'answered' GROUP BY rule")
    }
    for row in tx.execute(
        "SELECT sent_rule, MAX(decided_at) AS at FROM suggestion_event WHERE sent_rule IS NOT NULL GROUP BY sent_rule"
    ):
        used[row["sent_rule"]] = max(used.get(row["sent_rule"], 0), int(row["at"]))
    return used


def asked(tx: Tx, conversation_id: int, message_id: int, most: int = 3) -> str:
    """What the citizen asked with a message: it and what they wrote just before, since we last said something; at most `most` texts."""
    rows = tx.execute(
        "SELECT text FROM message WHERE conversation_id = :conversation_id AND direction = 'incoming' AND text <> '' AND id <= :message_id"
        " AND deleted_at IS NULL AND id > COALESCE((SELECT MAX(o.id) FROM message o WHERE o.conversation_id = :conversation_id"
        " AND o.direction = 'outgoing' AND o.id < :message_id AND o.state <> 'withdrawn'), 0) ORDER BY id DESC LIMIT :most",
        conversation_id=conversation_id,
        message_id=message_id,
        most=most,
    )
    return "\n".join(str(row["text"]) for row in reversed(rows))


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its reply, the contact's language, and the names that rules have."""

    question: str = field(repr=False)
    reply: str = field(repr=False)
    language: str | None
    rule_names: frozenset[str]


def exchange(tx: Tx, reply_id: int) -> Exchange | None:
    """What a citizen asked and what we replied; None when there is no such reply with words."""
    row = tx.one(
        "SELECT m.conversation_id, m.text, k.language FROM message m JOIN contact k ON k.id = m.contact_id"
        " WHERE m.id = :id AND m.direction = 'outgoing' AND m.text <> '' AND m.deleted_at IS NULL"
        f" AND m.conversation_id NOT IN ({CONFIDENTIAL})",
        id=reply_id,
    )
    if row is None:
        return None
    names = frozenset(kept.rule.name for kept in rules(tx))
    return Exchange(asked(tx, int(row["conversation_id"]), reply_id), str(row["text"]), row["language"], names)


def _what_was_sent(text: str, picked: str | None, table: Sequence[KeptRule]) -> tuple[str | None, str]:
    """The rule whose words went out, and how: as_is, edited, typed or own."""
    by_name = {kept.rule.name: kept.rule for kept in table}
    if picked in by_name:
        if max((likeness(text, stored) for stored in by_name[picked].texts.values()), default=0.0) >= SAME:
            return picked, "as_is"
        if _nearness(text, by_name[picked]) >= KIN:
            return picked, "edited"
    best = max(by_name.values(), key=lambda rule: _nearness(text, rule), default=None)
    if best is not None and _nearness(text, best) >= TYPED:
        return best.name, "typed"
    return None, "own"


def _nearness(text: str, rule: Rule) -> float:
    """The better of: the same words; all of the stored words with a little around them."""
    values = [max(likeness(text, stored), contains(text, stored)) for stored in rule.texts.values() if len(stored) > 15]
    return max(values, default=0.0)


def _language(at: Context, message_id: int) -> str | None:
    known = at.tx.scalar(
        "SELECT k.language FROM message m JOIN contact k ON k.id = m.contact_id WHERE m.id = :id", id=message_id
    )
    return None if known is None else str(known)


def _add(at: Context, rule: str, text: str, source: str, message_id: int, language: str | None) -> int:
    number = int(
        at.tx.scalar(
            "INSERT INTO example (rule, text, language, source, message_id, author, at, changed)"
            " VALUES (:rule, :text, :language, :source, :message_id, :author, :now, :stamp) RETURNING id",
            rule=rule,
            text=text,
            language=language,
            source=source,
            message_id=message_id,
            author=at.actor.login,
            now=at.now,
            stamp=at.tx.stamp,
        )
    )
    at.journal("example.add", message_id=message_id, rule=rule, source=source)
    _renew(at)
    return number


def _renew(at: Context) -> None:
    at.tx.execute(
        "INSERT INTO meta (key, value) VALUES ('examples_stamp', :stamp) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        stamp=str(at.tx.stamp),
    )
    at.flag("examples")


def events_of(tx: Tx, how: str, since: int) -> list[Row]:
    """Decided events of one kind since a time, oldest first."""
    return tx.execute(
        "SELECT * FROM suggestion_event WHERE how = :how AND decided_at >= :since"
        f" AND conversation_id NOT IN ({CONFIDENTIAL}) ORDER BY decided_at, message_id",
        how=how,
        since=since,
    )
