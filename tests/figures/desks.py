"""A desk that has read a history: the tests ask it what they like and change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from console.feed import Feed
from console.models.opening import Opening
from console.operations import figures, office, town
from console.operations.desk import Desk
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine
from tests.figures import histories

HOURS = Opening(
    weekly={day: (("09:00", "14:00"), ("16:00", "19:00")) for day in range(5)}, holidays={"2026-05-01": "1 de maig"}
)
LINES = 3_300
_CONTACT = ["id", "channel_id", "provider_id", "name", "search", "created_at", "changed"]
_CONVERSATION = ["id", "channel_id", "contact_id", "state", "opened_at", "last_message_at", "changed"]


@contextmanager
def desk_with_past(folder: Path, seed: int) -> Iterator[Desk]:
    """Two channels, LINES entries of a year, and somebody behind each conversation; an odd seed brings automatic answers."""
    engine = SqliteEngine(folder / "desk.db", None)
    migrate(engine)
    desk = Desk(engine, Feed())
    desk.run(town.set_opening, HOURS)
    channel, _ = (
        desk.run(office.add_channel, "telegram", name, {"base_url": "http://127.0.0.1"}) for name in ("Bot", "Sala")
    )
    base = int(desk.read(lambda tx: tx.scalar("SELECT COALESCE(MAX(id), 0) FROM journal")))
    lines = histories.history(seed, LINES, with_automatic=bool(seed % 2))
    numbers = sorted({line["conversation_id"] for line in lines if line["conversation_id"] is not None})
    with engine.transaction("history") as tx:
        engine.insert_many(tx, "journal", histories.COLUMNS, histories.rows(lines, base + 1))
        engine.insert_many(tx, "contact", _CONTACT, ([n, channel, str(n), "Veí", "", 0, 1] for n in numbers))
        engine.insert_many(tx, "conversation", _CONVERSATION, ([n, channel, n, "resolved", 0, 0, 1] for n in numbers))
    while desk.run(figures.catch_up):
        pass
    yield desk
    engine.close()
