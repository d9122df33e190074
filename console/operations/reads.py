"""What lists, pages, search and the command line show. Every list is paged by key, every deadline checked against the database's clock."""

import json

from console.models.normalise import tokens
from console.models.problems import Problem
from console.models.record import Record
from console.models.records import (
    Attachment,
    Change,
    Contact,
    ConversationRow,
    Draft,
    JournalEntry,
    MessageRow,
    SearchHit,
)
from console.models.states import Direction, MessageKind
from console.operations import confidential
from console.operations.media import attachment_record
from console.operations.meta import meta as meta
from console.operations.queue import CONVERSATION, conversation_row, reserved_rows
from console.operations.queue import conversation as conversation
from console.operations.queue import conversation_ids as conversation_ids
from console.operations.queue import conversation_list as conversation_list
from console.operations.queue import conversation_rows as conversation_rows
from console.operations.queue import queue_counts as queue_counts
from console.storage.engine import Engine, Row, Tx

_STATE_NOW = "CASE WHEN c.state = 'snoozed' AND c.snoozed_until <= :now THEN 'open' ELSE c.state END"


def conversations_by_state(tx: Tx, state: str | None) -> list[ConversationRow]:
    """All conversations of a state, or all, oldest first. What was put aside until now is open, also while nobody wakes it."""
    condition = f"{_STATE_NOW} = :state" if state else "CAST(:state AS TEXT) IS NULL"
    seen = confidential.unseen(tx, "c.id")
    rows = tx.execute(f"{CONVERSATION} WHERE {condition}{seen} ORDER BY c.id", me=0, now=tx.now, state=state)
    found = [conversation_row(row, tx.now) for row in rows]
    if seen:
        found += [row for row in reserved_rows(tx) if state in (None, row.state)]
    return sorted(found, key=lambda row: row.id)


_MESSAGE = """
SELECT m.*, o.login AS author_login, o.name AS author_name,
  (SELECT COUNT(*) FROM outbox x WHERE x.message_id = m.id AND x.action = 'send') AS parts,
  (SELECT COUNT(*) FROM outbox x WHERE x.message_id = m.id AND x.action = 'send' AND x.state = 'sent') AS parts_sent,
  (SELECT MIN(x.due_at) FROM outbox x WHERE x.message_id = m.id AND x.state = 'held') AS held_until
FROM message m LEFT JOIN operator o ON o.id = m.author_id
"""


def messages(tx: Tx, conversation_id: int) -> list[MessageRow]:
    """All messages of one conversation, oldest first. Raises Problem `not_found`, or `reserved` to somebody outside its confidential team."""
    confidential.require_open(tx, conversation_id)
    if tx.scalar("SELECT id FROM conversation WHERE id = :id", id=conversation_id) is None:
        raise Problem("not_found", what="conversation", id=conversation_id)
    sql = f"{_MESSAGE} WHERE m.conversation_id = :id AND m.state <> 'withdrawn' ORDER BY m.at, m.id"
    return _with_files(tx, tx.execute(sql, id=conversation_id))


def timeline_page(
    tx: Tx,
    contact_id: int,
    *,
    before: tuple[int, int] | None = None,
    after: tuple[int, int] | None = None,
    limit: int = 60,
) -> list[MessageRow]:
    """Messages with a contact over all episodes, oldest first: the newest ones, or those next to a place (at, id), without it."""
    forwards = after is not None
    at, row_id = after or before or (1 << 62, 1 << 62)
    sql = (
        f"{_MESSAGE} WHERE m.contact_id = :contact_id AND (m.at, m.id) {'>' if forwards else '<'} (:at, :row_id)"
        f" AND m.state <> 'withdrawn'{confidential.unseen(tx, 'm.conversation_id')} ORDER BY m.at {'' if forwards else 'DESC'}, m.id {'' if forwards else 'DESC'} LIMIT :limit"
    )
    rows = _with_files(tx, tx.execute(sql, contact_id=contact_id, at=at, row_id=row_id, limit=limit))
    return rows if forwards else rows[::-1]


def timeline_span(tx: Tx, contact_id: int, first: tuple[int, int], last: tuple[int, int] | None) -> list[MessageRow]:
    """All messages with a contact from one place (at, id) to another, or to the newest, oldest first."""
    at, row_id = last or (1 << 62, 1 << 62)
    sql = (
        f"{_MESSAGE} WHERE m.contact_id = :contact_id AND (m.at, m.id) >= (:first_at, :first_id) AND (m.at, m.id) <= (:at, :row_id)"
        f" AND m.state <> 'withdrawn'{confidential.unseen(tx, 'm.conversation_id')} ORDER BY m.at, m.id"
    )
    found = tx.execute(sql, contact_id=contact_id, first_at=first[0], first_id=first[1], at=at, row_id=row_id)
    return _with_files(tx, found)


def message_rows(tx: Tx, ids: list[int]) -> list[MessageRow]:
    """These messages; those taken back or unknown are left out."""
    rows: list[MessageRow] = []
    seen = confidential.unseen(tx, "m.conversation_id")
    for start in range(0, len(ids), 200):
        chunk = ids[start : start + 200]
        names = ", ".join(f":i{n}" for n in range(len(chunk)))
        found = tx.execute(
            f"{_MESSAGE} WHERE m.id IN ({names}) AND m.state <> 'withdrawn'{seen} ORDER BY m.at, m.id",
            **{f"i{n}": i for n, i in enumerate(chunk)},
        )
        rows += _with_files(tx, found)
    return rows


def _with_files(tx: Tx, rows: list[Row]) -> list[MessageRow]:
    files: dict[int, Row] = {}
    ids = [row["id"] for row in rows if row["kind"] != "text" or row["direction"] == "outgoing"]
    for start in range(0, len(ids), 200):
        chunk = ids[start : start + 200]
        names = ", ".join(f":i{n}" for n in range(len(chunk)))
        for row in tx.execute(
            f"SELECT * FROM attachment WHERE version IS NULL AND message_id IN ({names})",
            **{f"i{n}": i for n, i in enumerate(chunk)},
        ):
            files[row["message_id"]] = row
    return [_message(row, files.get(row["id"])) for row in rows]


def _message(row: Row, file: Row | None) -> MessageRow:
    is_deleted = row["deleted_at"] is not None and row["direction"] == "outgoing"
    return MessageRow(
        id=row["id"],
        conversation_id=row["conversation_id"],
        direction=Direction(row["direction"]),
        kind=MessageKind(row["kind"]),
        text=row["text"],
        state="deleted" if is_deleted else row["state"],
        provider_id=row["provider_id"],
        at=row["at"],
        author_login=row["author_login"],
        author_name=row["author_name"],
        is_automatic=bool(row["is_automatic"]),
        attachment=None if file is None else attachment_record(file),
        album=row["album"],
        reply_to=row["reply_to"],
        extra=json.loads(row["extra"]),
        error=row["error"],
        error_blanks=json.loads(row["error_blanks"]),
        held_until=row["held_until"],
        parts=row["parts"],
        parts_sent=row["parts_sent"],
        edited_at=row["edited_at"],
        deleted_at=row["deleted_at"],
        is_late=bool(row["is_late"]),
        changed=row["changed"],
    )


class Version(Record):
    """A form a message had before it was edited; `number` counts from 1, `replaced_at` is when it ended here."""

    number: int
    text: str
    kind: MessageKind
    replaced_at: int
    attachment: Attachment | None


def versions(tx: Tx, conversation_id: int) -> dict[int, list[Version]]:
    """The earlier forms of the messages of a conversation, by message, the first one first."""
    files = {
        (row["message_id"], row["version"]): attachment_record(row)
        for row in tx.execute(
            "SELECT a.* FROM attachment a JOIN message m ON m.id = a.message_id"
            " WHERE m.conversation_id = :id AND a.version IS NOT NULL",
            id=conversation_id,
        )
    }
    found: dict[int, list[Version]] = {}
    for row in tx.execute(
        "SELECT v.*, COALESCE(v.kind, m.kind) AS form FROM message_version v JOIN message m ON m.id = v.message_id"
        " WHERE m.conversation_id = :id ORDER BY v.message_id, v.version",
        id=conversation_id,
    ):
        # The file that was there while a wording was in force may have been replaced only later.
        file = next(
            (files[key] for key in sorted(files) if key[0] == row["message_id"] and key[1] >= row["version"]), None
        )
        found.setdefault(row["message_id"], []).append(
            Version(row["version"], row["text"], MessageKind(row["form"]), row["replaced_at"], file)
        )
    return found


def earlier_forms(tx: Tx, message_id: int) -> list[Version]:
    """The earlier forms of one message, the first one first."""
    conversation_id = tx.scalar("SELECT conversation_id FROM message WHERE id = :id", id=message_id)
    return [] if conversation_id is None else versions(tx, int(conversation_id)).get(message_id, [])


def raw_message(tx: Tx, message_id: int) -> str | None:
    """What the provider sent for a message that could not be read."""
    value = tx.scalar("SELECT raw FROM message WHERE id = :id", id=message_id)
    return None if value is None else str(value)


def contact(tx: Tx, contact_id: int) -> Contact:
    """One contact. Raises Problem `not_found`."""
    row = tx.one("SELECT * FROM contact WHERE id = :id", id=contact_id)
    if row is None:
        raise Problem("not_found", what="contact", id=contact_id)
    return Contact(
        id=row["id"],
        channel_id=row["channel_id"],
        provider_id=row["provider_id"],
        name=row["name"],
        username=row["username"],
        phone=row["phone"],
        language=row["language"],
        is_group=bool(row["is_group"]),
        blocked_at=row["blocked_at"],
        block_reason=row["block_reason"],
        unreachable_at=row["unreachable_at"],
        created_at=row["created_at"],
        changed=row["changed"],
    )


def contact_history(tx: Tx, contact_id: int, *, limit: int = 50) -> list[ConversationRow]:
    """The episodes with a contact, newest first."""
    sql = f"{CONVERSATION} WHERE c.contact_id = :contact_id{confidential.unseen(tx, 'c.id')} ORDER BY c.id DESC LIMIT :limit"
    return [conversation_row(row) for row in tx.execute(sql, contact_id=contact_id, me=0, now=tx.now, limit=limit)]


def drafts(tx: Tx, conversation_id: int, operator_id: int) -> dict[bool, Draft]:
    """The operator's drafts of a conversation, by whether they are notes."""
    rows = tx.execute(
        "SELECT * FROM draft WHERE conversation_id = :id AND operator_id = :me", id=conversation_id, me=operator_id
    )
    return {
        bool(r["is_note"]): Draft(
            r["conversation_id"], r["operator_id"], bool(r["is_note"]), r["text"], r["updated_at"]
        )
        for r in rows
    }


def onlookers(tx: Tx, conversation_id: int, me: int | None) -> list[tuple[str, bool]]:
    """Names of colleagues who look at a conversation now, and whether they type."""
    rows = tx.execute(
        "SELECT o.name, p.is_typing FROM presence p JOIN operator o ON o.id = p.operator_id"
        " WHERE p.conversation_id = :id AND p.operator_id <> :me AND p.until > :now ORDER BY o.name",
        id=conversation_id,
        me=me or 0,
        now=tx.now,
    )
    return [(row["name"], bool(row["is_typing"])) for row in rows]


def last_word(tx: Tx, conversation_id: int) -> int:
    """The id of the citizen's last message in a conversation; 0 while there is none."""
    return int(
        tx.scalar(
            "SELECT MAX(id) FROM message WHERE conversation_id = :id AND direction = 'incoming'", id=conversation_id
        )
        or 0
    )


def topics(tx: Tx) -> list[str]:
    """Topics in use, the commonest first."""
    return [
        row["topic"]
        for row in tx.execute(
            "SELECT topic, COUNT(*) AS n FROM conversation WHERE topic IS NOT NULL GROUP BY topic ORDER BY n DESC, topic LIMIT 100"
        )
    ]


class SearchPlan(Record):
    """A search prepared for one engine: where and in which order, for whole words, and for the last one as a beginning."""

    source: str
    condition: str
    order: str
    whole: str
    begun: str


def plan_search(engine: Engine, text: str) -> SearchPlan | None:
    """Prepare a search for messages holding all words of `text`, newest first; None when there is no word in it."""
    words = tokens(text)
    if not words:
        return None
    patterns = engine.search_pattern(words), engine.search_pattern(words, is_last_begun=True)
    return SearchPlan(*engine.search_source(), *patterns)


def search_messages(tx: Tx, plan: SearchPlan, limit: int = 50) -> list[SearchHit]:
    """Run a prepared search.

    A beginning must gather every message of every word that begins so before it knows the newest, whole words need not:
    where whole words alone fill the answer, longer ones are not looked for.
    """
    sql = (
        f"SELECT m.id, m.conversation_id, m.at, m.direction, m.text, k.name FROM {plan.source} JOIN contact k ON k.id = m.contact_id"
        f" WHERE {plan.condition} AND m.state <> 'withdrawn'{confidential.unseen(tx, 'm.conversation_id')}"
        f" ORDER BY {plan.order} DESC LIMIT :limit"
    )
    rows = tx.execute(sql, pattern=plan.whole, limit=limit)
    if len(rows) < limit:
        rows = tx.execute(sql, pattern=plan.begun, limit=limit)
    return [
        SearchHit(r["id"], r["conversation_id"], r["name"], r["at"], Direction(r["direction"]), r["text"]) for r in rows
    ]


MOST_NAMESAKES = 1_000
"""Among more people of one name the newest are looked at: nobody finds the right one of more without another word."""


def search_contacts(tx: Tx, engine: Engine, text: str, limit: int = 20) -> list[ConversationRow]:
    """The latest conversations of contacts whose name, username or phone holds every word, as a word's beginning."""
    words = tokens(text)
    if not words:
        return []
    source, parameters = engine.people_source(words)
    rows = tx.execute(
        f"{CONVERSATION} WHERE k.id IN ({source}) AND c.id = (SELECT MAX(x.id) FROM conversation x WHERE x.contact_id = k.id{confidential.unseen(tx, 'x.id')})"
        " ORDER BY c.last_message_at DESC LIMIT :limit",
        me=0,
        now=tx.now,
        limit=limit,
        most=MOST_NAMESAKES,
        **parameters,
    )
    return [conversation_row(row) for row in rows]


def journal_entries(
    tx: Tx, *, conversation_id: int | None = None, after_id: int = 0, limit: int = 1_000_000
) -> list[JournalEntry]:
    """Journal entries, oldest first, of one conversation or of all. Of what is confidential to others, only who read it."""
    rows = tx.execute(
        "SELECT * FROM journal WHERE id > :after AND (CAST(:conversation_id AS BIGINT) IS NULL OR conversation_id = :conversation_id)"
        f"{confidential.unseen_entries(tx)}"
        " ORDER BY id LIMIT :limit",
        after=after_id,
        conversation_id=conversation_id,
        limit=limit,
    )
    return [
        JournalEntry(
            r["id"],
            r["at"],
            r["actor"],
            r["host"],
            r["verb"],
            r["conversation_id"],
            r["message_id"],
            r["reason"],
            json.loads(r["detail"]),
        )
        for r in rows
    ]


def outbox_counts(tx: Tx) -> dict[str, int]:
    """Messages by the state of their unsent parts: held, pending, sending, uncertain, failed."""
    counts = dict.fromkeys(("held", "pending", "sending", "uncertain", "failed"), 0)
    for row in tx.execute(
        "SELECT state, COUNT(DISTINCT message_id) AS n FROM outbox WHERE state IN ('held', 'pending', 'sending', 'uncertain', 'failed')"
        " AND action = 'send' GROUP BY state"
    ):
        counts[row["state"]] = int(row["n"])
    return counts


def raw_unread(tx: Tx) -> int:
    """Updates kept raw that no conversation shows and nobody has dismissed."""
    return int(tx.scalar("SELECT COUNT(*) AS n FROM raw_update WHERE dismissed_at IS NULL"))


class Seen(Record):
    """Up to where a desk has been looked at, and what was new since the look before."""

    horizon: int
    newest_message: int
    rules: str
    examples: str
    change: Change


def changed_since(tx: Tx, engine: Engine, before: Seen | None) -> Seen:
    """What other processes have changed since the look `before`; the first look finds nothing and only takes its bearings."""
    horizon = engine.horizon(tx)
    stamps = {row["key"]: row["value"] for row in tx.execute(STAMPS)}
    rules, examples = stamps.get("rules_stamp", ""), stamps.get("examples_stamp", "")
    if before is None:
        newest = int(tx.scalar("SELECT COALESCE(MAX(id), 0) FROM message"))
        return Seen(horizon, newest, rules, examples, Change())
    stamped: dict[str, frozenset[int]] = {}
    also = " UNION SELECT id FROM reserved WHERE changed >= :since AND changed < :horizon"
    with_reserved = bool(confidential.hidden_teams(tx))
    for table in ("conversation", "contact", "channel", "operator"):
        rows = tx.execute(
            f"SELECT id FROM {table} WHERE changed >= :since AND changed < :horizon"
            + (also if with_reserved and table == "conversation" else ""),
            since=before.horizon,
            horizon=horizon,
        )
        stamped[table] = frozenset(row["id"] for row in rows)
    messages = tx.execute(
        "SELECT id, conversation_id, direction, state FROM message WHERE changed >= :since AND changed < :horizon"
        f"{confidential.unseen(tx, 'conversation_id')}",
        since=before.horizon,
        horizon=horizon,
    )
    words = tx.scalar(WORDS, since=before.horizon, horizon=horizon)
    fresh = [row for row in messages if row["id"] > before.newest_message]
    change = Change(
        conversations=stamped["conversation"],
        messages=frozenset(row["id"] for row in messages),
        contacts=stamped["contact"],
        channels=stamped["channel"],
        operators=stamped["operator"],
        incoming=frozenset(row["conversation_id"] for row in fresh if row["direction"] == "incoming"),
        outbox=any(row["direction"] == "outgoing" for row in messages),
        media=any(row["direction"] == "incoming" for row in messages),
        rules=rules != before.rules,
        examples=examples != before.examples,
        words=bool(words),
    )
    newest = max([before.newest_message, *(int(row["id"]) for row in messages)])
    return Seen(horizon, newest, rules, examples, change)


WORDS = """
SELECT (SELECT COUNT(*) FROM word WHERE changed >= :since AND changed < :horizon)
  + (SELECT COUNT(*) FROM word_seen WHERE changed >= :since AND changed < :horizon)
"""
STAMPS = "SELECT key, value FROM meta WHERE key IN ('rules_stamp', 'examples_stamp')"
