"""Seeded histories of a town as its journal has them, and the definitions of the figures once more, in plain SQL.

Everything awkward is in them: reopened and undone closes, hand-overs, replies taken back, refused and sent again,
the days the clocks change, holidays, a clock that was put back, and operators who go to the counter with work in their hands.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from console.storage.engine import Tx

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
ZONE = ZoneInfo("Europe/Madrid")
SPRING, AUTUMN = datetime(2026, 3, 29, tzinfo=ZONE), datetime(2026, 10, 25, tzinfo=ZONE)
OPERATORS = ("laia", "jordi", "marta")
TEAMS = ("Padró", "Residus")
TOPICS = ("Cita prèvia", "Padró", "Multes", "Residus")
Line = dict[str, Any]
COLUMNS = ["id", "at", "actor", "host", "verb", "conversation_id", "message_id", "reason", "detail"]


def history(seed: int, lines: int, *, with_automatic: bool) -> list[Line]:
    """So many entries of a journal, in the order in which they were written. Ids of conversations begin at 1."""
    chance = random.Random(seed)
    found: list[tuple[int, int, Line]] = []
    number = 0
    while len(found) < lines:
        number += 1
        for order, line in enumerate(_conversation(chance, number, with_automatic=with_automatic)):
            found.append((line.pop("when"), order, line))
    # By the true time: an entry's own clock may have been put back.
    found.sort(key=lambda each: (each[0], each[2]["conversation_id"] or 0, each[1]))
    return [line for _, _, line in found[:lines]]


def _begin(chance: random.Random) -> int:
    day = chance.choice([SPRING, AUTUMN]) if chance.random() < 0.1 else None
    if day is None:
        day = datetime.fromordinal(datetime(2026, 1, 1).toordinal() + chance.randrange(330)).replace(tzinfo=ZONE)
    at = day.replace(hour=chance.randrange(24), minute=chance.randrange(60), fold=chance.randrange(2))
    return int(at.astimezone(UTC).timestamp() * 1000)


def _conversation(chance: random.Random, number: int, *, with_automatic: bool) -> Iterator[Line]:
    now, message = _begin(chance), number * 1_000
    slip = -chance.randrange(2 * HOUR) if chance.random() < 0.02 else 0

    def line(
        verb: str, actor: str = "sync", message_id: int | None = None, reason: str | None = None, **detail: Any
    ) -> Line:
        return {
            "when": now,
            "at": now + slip,
            "actor": actor,
            "verb": verb,
            "conversation_id": number,
            "message_id": message_id,
            "reason": reason,
            "detail": detail,
        }

    yield line(
        "open",
        channel=1 + number % 2,
        contact=1 + number // 3,
        language=chance.choice(["ca", "es", None]),
        written_at=now + slip,
    )
    yield line("received", message_id=message, written_at=now + slip)
    for _ in range(chance.randrange(1, 4)):
        now += chance.randrange(3 * HOUR)
        if with_automatic and chance.random() < 0.3:
            message += 1
            yield line(
                "automatic", message_id=message, rule=chance.choice(["horaris", "bus"]), handoff=chance.random() < 0.3
            )
            if chance.random() < 0.4:
                yield {**line("resolve"), "reason": "automatic"}
                return
        operator = chance.choice(OPERATORS)
        yield line("claim", operator, token=1)
        if chance.random() < 0.4:
            yield from _status(chance, line("status", operator), ["available", "busy", "counter"])
        for _ in range(chance.randrange(4)):
            now += chance.randrange(12 * MINUTE)
            if chance.random() < 0.3:
                yield from _status(
                    chance, line("status", operator), ["counter", "counter", "available", "break", "offline"]
                )
            until = now + slip - chance.randrange(20_000)
            yield line("worked", operator, since=until - chance.randrange(5 * MINUTE), until=until)
        if chance.random() < 0.2:
            to = chance.choice([*OPERATORS, *TEAMS])
            yield line("transfer", operator, to=to, is_team=to in TEAMS)
            now += chance.randrange(HOUR)
        if chance.random() < 0.8:
            message += 1
            reply = message
            yield line("reply", operator, reply)
            fate = chance.random()
            if fate < 0.08:
                yield line("take_back", operator, reply)
            elif fate < 0.16:
                yield line("rejected", message_id=reply, action="send", code="blocked")
                if chance.random() < 0.5:
                    now += chance.randrange(HOUR)
                    yield line("retry", operator, reply)
                    yield line("sent", message_id=reply)
            else:
                yield line("sent", message_id=reply)
        if chance.random() < 0.3:
            now += chance.randrange(DAY)
            message += 1
            yield line("received", message_id=message, written_at=now + slip)
    if chance.random() < 0.85:
        yield line("resolve", operator, reason=None, topic=chance.choice(TOPICS))
        # How it went has dice of its own: everything else of a seed stays as it was.
        dice = random.Random(f"{number} how it went")
        answers = [dice.choice([1, 2, 3]) for _ in range(dice.randrange(3))] if dice.random() < 0.6 else None
        if answers is not None:
            message += 1
            yield line("rating.asked", message_id=message)
            yield (
                line("rejected", message_id=message, action="send")
                if dice.random() < 0.1
                else line("sent", message_id=message)
            )
            if dice.random() < 0.7:
                yield from (line("rated", score=score) for score in answers)
                answers = []
        if chance.random() < 0.1:
            now += 4_000
            yield line("reopen", operator, is_undo=True)
            yield line("resolve", operator)
        elif chance.random() < 0.1:
            now += chance.randrange(5 * DAY)
            yield line("reopen", operator, is_undo=False)
            message += 1
            yield line("reply", operator, message)
            yield from (line("rated", score=score) for score in answers or ())
            yield line("resolve", operator)


def _status(chance: random.Random, line: Line, statuses: list[str]) -> Iterator[Line]:
    """What an operator says of themselves; now and then from a computer whose clock is late."""
    late = chance.randrange(HOUR) if chance.random() < 0.05 else 0
    yield {**line, "at": line["at"] - late, "conversation_id": None, "detail": {"status": chance.choice(statuses)}}


def rows(lines: list[Line], first: int) -> Iterator[list[Any]]:
    """Rows for the journal, numbered from `first`."""
    for number, line in enumerate(lines, start=first):
        yield [
            *(number, line["at"], line["actor"], "pc", line["verb"], line["conversation_id"], line["message_id"]),
            *(line["reason"], json.dumps(line["detail"], sort_keys=True)),
        ]


def midnight(day: str) -> int:
    """When a local day begins (epoch ms)."""
    return int(datetime.fromisoformat(day).replace(tzinfo=ZONE).timestamp() * 1000)


FATE = """
WITH fate AS (
  SELECT conversation_id, message_id, verb, at, ROW_NUMBER() OVER (PARTITION BY message_id ORDER BY id DESC) AS back
  FROM journal WHERE verb IN ('reply', 'retry', 'take_back') OR (verb = 'rejected' AND json_extract(detail, '$.action') = 'send')
), kept AS (
  SELECT r.id, r.conversation_id, f.at FROM journal r JOIN fate f ON f.message_id = r.message_id AND f.back = 1
  WHERE r.verb = 'reply' AND f.verb IN ('reply', 'retry')
)
"""
EPISODES = """
, edges AS (
  SELECT id, conversation_id, verb, at, detail FROM journal
  WHERE verb = 'open' OR (verb = 'reopen' AND json_extract(detail, '$.is_undo') = 0)
), spans AS (
  SELECT conversation_id, id AS since, COALESCE(LEAD(id) OVER (PARTITION BY conversation_id ORDER BY id), 1 << 60) AS until FROM edges
), firsts AS (
  SELECT s.conversation_id, s.since, s.until,
    (SELECT MIN(json_extract(j.detail, '$.written_at')) FROM journal j WHERE j.conversation_id = s.conversation_id
      AND j.verb = 'received' AND j.id > s.since AND j.id < s.until) AS asked,
    (SELECT MIN(k.at) FROM kept k WHERE k.conversation_id = s.conversation_id AND k.id > s.since AND k.id < s.until) AS answered
  FROM spans s
)
"""


FATE_OF_QUESTION = """
WITH question AS (
  SELECT q.conversation_id, (SELECT json_extract(j.detail, '$.score') FROM journal j
    WHERE j.conversation_id = q.conversation_id AND j.verb = 'rated' AND j.id > q.id ORDER BY j.id DESC LIMIT 1) AS score
  FROM journal q WHERE q.verb = 'rating.asked' AND NOT EXISTS (
    SELECT 1 FROM journal r WHERE r.message_id = q.message_id AND r.verb = 'rejected')
)
"""


def counted(tx: Tx) -> dict[str, int]:
    """Counts over the whole history, straight from the journal (SQLite)."""
    one = "SELECT COUNT(*) FROM journal WHERE "
    return {
        "opened": int(tx.scalar(FATE + EPISODES + "SELECT COUNT(*) FROM spans") or 0),
        "reopened": int(tx.scalar(one + "verb = 'reopen' AND json_extract(detail, '$.is_undo') = 0") or 0),
        "messages_in": int(tx.scalar(one + "verb = 'received'") or 0),
        "messages_out": int(tx.scalar(FATE + "SELECT COUNT(*) FROM kept") or 0),
        "transfers": int(tx.scalar(one + "verb = 'transfer'") or 0),
        "automatic_answers": int(tx.scalar(one + "verb = 'automatic'") or 0),
    }


def rated(tx: Tx) -> dict[str, int]:
    """How many were asked, answered, and answered with the best, by the conversation: each is asked once (SQLite)."""
    (row,) = tx.execute(
        FATE_OF_QUESTION + "SELECT COUNT(*) AS asked, COUNT(score) AS rated, SUM(score = 3) AS satisfied FROM question"
    )
    return {"rating_asked": row["asked"], "rated": row["rated"], "satisfied": row["satisfied"]}


def first_answers(tx: Tx) -> Counter[int]:
    """Seconds to the first answer of each episode and how often each occurred, all hours; for histories without automatic answers."""
    found = tx.execute(
        FATE + EPISODES + "SELECT asked, answered FROM firsts WHERE asked IS NOT NULL AND answered IS NOT NULL"
    )
    return Counter(max(0, int(row["answered"]) - int(row["asked"])) // 1000 for row in found)
