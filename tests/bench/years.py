"""A desk of many years, made in bulk: a tenth as many conversations as messages, every one of them open.

The rows are what the operations would have written; only the way there is short: indexes and the search index are
taken away first and built once at the end, from the schema's own statements. Words follow Zipf's law over 20,000
invented ones, with a common, a middling and a rare word among them whose frequency is known.
"""

import itertools
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

from console.desk_folder import open_or_create
from console.feed import Feed
from console.models.normalise import searchable
from console.operations import office
from console.operations.desk import Desk
from console.storage.engine import Tx

DATA, KEY = "desk", "key"
LONG = 2_000
"""Messages of the longest conversation, the one with the first contact."""
COMMON, MIDDLE, RARE = "padró", "deixalleria", "girafa"
_CHUNK = 5_000
_PER_CONVERSATION = 10
_SPACING_MS = 2_000
_NAMES = (
    "Montserrat",
    "Jordi",
    "Núria",
    "Joan",
    "Fatima",
    "Mohamed",
    "Laura",
    "Antonio",
    "Mercè",
    "Lucía",
    "Pau",
    "Anna",
)
_SURNAMES = (
    "Garcia",
    "Puig",
    "Vila",
    "Serra",
    "El Amrani",
    "Roca",
    "Ferrer",
    "López",
    "Soler",
    "Riera",
    "Bosch",
    "Mas",
)
_TOPICS = ("padró", "residus", "via pública", None)


@dataclass(frozen=True, slots=True)
class Years:
    """What was built. `seconds` is how long it took, `bytes` the size of the database."""

    folder: Path
    messages: int
    conversations: int
    seconds: float
    bytes: int

    @property
    def data(self) -> Path:
        return self.folder / DATA

    @property
    def key(self) -> Path:
        return self.folder / KEY


def build(folder: Path, messages: int) -> Years:
    """Fill a new desk below `folder` with so many messages; the newest is some seconds old."""
    started = time.monotonic()
    conversations = max(1, messages // _PER_CONVERSATION)
    opened = open_or_create(folder / DATA, folder / KEY)
    desk = Desk(opened.engine, Feed())
    channel = desk.run(office.add_channel, "telegram", "Bústia", {"base_url": "http://127.0.0.1:9"})
    for login, name in (("laia", "Laia Ferrer"), ("marta", "Marta Riera")):
        desk.run(office.add_operator, login, name)
    now = time.time_ns() // 1_000_000
    dice = random.Random(1)
    with opened.engine.transaction("fill") as tx:
        later = _take_away(tx)
        _contacts(tx, dice, channel, conversations, now - messages * _SPACING_MS)
        _open_conversations(tx, channel)
        _messages(tx, dice, channel, conversations, messages, now - messages * _SPACING_MS)
        _settle_conversations(tx)
        _replies_in_outbox(tx)
        for statement in later:
            tx.execute(statement)
        tx.execute("INSERT INTO message_search (message_search) VALUES ('rebuild')")
    opened.engine.checkpoint()
    opened.close()
    size = (folder / DATA / "desk.db").stat().st_size
    return Years(folder, messages, conversations, time.monotonic() - started, size)


def _take_away(tx: Tx) -> list[str]:
    """Drop indexes and triggers of the big tables; returns the statements that make them again."""
    rows = tx.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name IN"
        " ('message', 'conversation', 'contact', 'outbox') AND type IN ('index', 'trigger') ORDER BY name"
    )
    for row in rows:
        tx.execute(f"DROP {row['type']} {row['name']}")
    return [row["sql"] for row in rows]


def _contacts(tx: Tx, dice: random.Random, channel: int, count: int, start: int) -> None:
    numbers = iter(range(1, count + 1))
    while chunk := list(itertools.islice(numbers, _CHUNK)):
        people = []
        for number in chunk:
            name = f"{dice.choice(_NAMES)} {dice.choice(_SURNAMES)} {number}"
            people.append(
                [number, str(7_000_000_000 + number), name, searchable(name), dice.choice(("ca", "es", "ar"))]
            )
        tx.execute(
            "INSERT INTO contact (id, channel_id, provider_id, name, search, language, created_at, changed)"
            " SELECT value ->> 0, :channel, value ->> 1, value ->> 2, value ->> 3, value ->> 4, :start, 1 FROM json_each(:people)",
            channel=channel,
            start=start,
            people=json.dumps(people, ensure_ascii=False),
        )


def _vocabulary(dice: random.Random) -> tuple[list[str], list[float]]:
    syllables = [a + b for a in "bcdfglmnprstvx" for b in ("a", "e", "i", "o", "u", "an", "es", "or", "et", "ia")]
    words = {COMMON, MIDDLE, RARE}
    while len(words) < 20_000:
        words.add("".join(dice.choices(syllables, k=dice.randrange(2, 5))))
    invented = sorted(words - {COMMON, MIDDLE, RARE})
    dice.shuffle(invented)
    return invented, list(itertools.accumulate(1 / (rank + 10) for rank in range(len(invented))))


def _messages(tx: Tx, dice: random.Random, channel: int, conversations: int, count: int, start: int) -> None:
    """The first conversation is long, the others share the rest in turns: neighbours in time are strangers, as in life."""
    words, weights = _vocabulary(dice)
    long = min(LONG, count // 2)
    fifth = max(1, count // 20)
    numbers = iter(range(count))
    while chunk := list(itertools.islice(numbers, _CHUNK)):
        drawn = iter(dice.choices(words, cum_weights=weights, k=10 * len(chunk)))
        lines = []
        for number in chunk:
            parts = list(itertools.islice(drawn, dice.randrange(4, 10)))
            if dice.random() < 0.25:
                parts.insert(dice.randrange(len(parts)), COMMON)
            if dice.random() < 0.005:
                parts.insert(dice.randrange(len(parts)), MIDDLE)
            if number % fifth == 0:
                parts.append(RARE)
            text = " ".join(parts)
            owner = 1 if number < long else number % conversations + 1
            # Words here are lower case; only the accents of three of them need folding.
            folded = text.replace(COMMON, "padro")
            is_reply = (number // conversations) % 10 in (2, 5, 7) if number >= long else number % 3 == 1
            lines.append([number + 1, owner, text, folded, int(is_reply), start + number * _SPACING_MS])
        tx.execute(
            "INSERT INTO message (id, conversation_id, contact_id, channel_id, direction, kind, text, state, uuid, dedupe_key,"
            " provider_id, at, stored_at, author_id, search, changed)"
            " SELECT value ->> 0, value ->> 1, value ->> 1, :channel, iif(value ->> 4, 'outgoing', 'incoming'), 'text', value ->> 2,"
            " iif(value ->> 4, 'sent', 'received'), lower(hex(randomblob(16))), iif(value ->> 4, NULL, 'm:' || (value ->> 0)), value ->> 0,"
            " value ->> 5, value ->> 5, iif(value ->> 4, 1, NULL), value ->> 3, 1 FROM json_each(:lines)",
            channel=channel,
            lines=json.dumps(lines, ensure_ascii=False),
        )


def _replies_in_outbox(tx: Tx) -> None:
    tx.execute(
        "INSERT INTO outbox (message_id, conversation_id, channel_id, recipient, action, uuid, text, state, due_at, epoch, started_at,"
        " finished_at, provider_id, created_at)"
        " SELECT id, conversation_id, channel_id, CAST(7000000000 + contact_id AS TEXT), 'send', uuid, text, 'sent', at, 1, at, at,"
        " provider_id, at FROM message WHERE direction = 'outgoing'"
    )


def _open_conversations(tx: Tx, channel: int) -> None:
    tx.execute(
        "INSERT INTO conversation (id, channel_id, contact_id, state, opened_at, last_message_at, changed)"
        " SELECT id, :channel, id, 'open', created_at, created_at, 1 FROM contact",
        channel=channel,
    )


def _settle_conversations(tx: Tx) -> None:
    """One in 500 is Laia's, one in 500 Marta's; in one of ten the word is with the citizen and nobody waits."""
    tx.execute(
        "UPDATE conversation SET (topic, operator_id, claim_token, claim_until, waiting_since, opened_at, last_message_at,"
        " last_incoming_at, preview, unread) ="
        " (CASE conversation.id % 4 WHEN 0 THEN 'padró' WHEN 1 THEN 'residus' WHEN 2 THEN 'via pública' END,"
        " CASE conversation.id % 500 WHEN 7 THEN 1 WHEN 8 THEN 2 END, conversation.id % 500 IN (7, 8), CASE WHEN conversation.id % 500 IN (7, 8) THEN :until END,"
        " CASE WHEN conversation.id % 10 <> 3 THEN a.last - (conversation.id * 7919) % 3600000 END, a.first, a.last, a.last, substr(n.text, 1, 160), conversation.id % 3)"
        " FROM (SELECT conversation_id, MIN(at) AS first, MAX(at) AS last, MAX(id) AS newest FROM message"
        " GROUP BY conversation_id) a JOIN message n ON n.id = a.newest WHERE a.conversation_id = conversation.id",
        until=1 << 52,
    )
