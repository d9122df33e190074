"""The journal, newest first and page by page: who did what, when, on which conversation, from which PC."""

import json

from console.models.record import Record
from console.models.records import JournalEntry
from console.operations import confidential
from console.storage.engine import Tx

PAGE = 200


class Narrowing(Record):
    """What is asked for; None is everything. `since` and `until` in epoch ms, the latter not included."""

    since: int | None = None
    until: int | None = None
    actor: str | None = None
    verbs: tuple[str, ...] | None = None
    conversation_id: int | None = None


def journal_page(tx: Tx, narrowing: Narrowing, before_id: int | None = None, limit: int = PAGE) -> list[JournalEntry]:
    """The newest entries before one, as far as the asker may see them."""
    conditions, values = ["1 = 1"], {"limit": limit}
    named: dict[str, int | str | None] = {
        "id < :before": before_id,
        "at >= :since": narrowing.since,
        "at < :until": narrowing.until,
        "actor = :actor": narrowing.actor,
        "conversation_id = :conversation": narrowing.conversation_id,
    }
    for condition, value in named.items():
        if value is not None:
            conditions.append(condition)
            values[condition.rpartition(":")[2]] = value  # type: ignore[assignment]
    if narrowing.verbs is not None:
        places = [f"v{number}" for number in range(len(narrowing.verbs))]
        conditions.append(f"verb IN ({', '.join(f':{place}' for place in places)})")
        values.update(zip(places, narrowing.verbs, strict=True))  # type: ignore[arg-type]
    asked = " AND ".join(conditions) + confidential.unseen_entries(tx)
    rows = tx.execute(f"SELECT * FROM journal WHERE {asked} ORDER BY id DESC LIMIT :limit", **values)
    return [
        JournalEntry(
            row["id"],
            row["at"],
            row["actor"],
            row["host"],
            row["verb"],
            row["conversation_id"],
            row["message_id"],
            row["reason"],
            json.loads(row["detail"]),
        )
        for row in rows
    ]


def actors(tx: Tx) -> list[tuple[str, str]]:
    """(login, name) of everybody who ever had one, by name; what the program does stands under its own name."""
    return [(row["login"], row["name"]) for row in tx.execute("SELECT login, name FROM operator ORDER BY name, login")]
