"""Damaged updates, filed through the adapter and the desk: nothing uncaught, no stop of the queue, each kept raw or shown."""

import json
import random
import shutil
import tempfile
from pathlib import Path

from console.feed import Feed
from console.models.inbound import Batch
from console.operations import incoming, office, reads
from console.operations.desk import Desk
from console.providers.telegram_parse import parse_update
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine
from tests.providers.samples import NOW
from tests.providers.test_telegram_mutations import mutate

AMOUNT = 50_000
BATCH = 100


def run(amount: int) -> bool:
    """Print the figures; True when every update left a trace and none stopped the queue."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-mutations-"))
    dice = random.Random(1)
    try:
        engine = SqliteEngine(folder / "desk.db", b"k" * 32)
        migrate(engine)
        desk = Desk(engine, Feed())
        channel = desk.run(office.add_channel, "telegram", "Bot", {"base_url": "http://127.0.0.1"})
        uncaught = silent = 0
        for start in range(0, amount, BATCH):
            updates = []
            for _ in range(min(BATCH, amount - start)):
                update = mutate(dice)
                try:
                    parsed = parse_update(update, json.dumps(update), NOW)
                except Exception:
                    uncaught += 1
                    continue
                silent += not parsed.events
                updates.append(parsed)
            try:
                desk.run(incoming.record_batch, channel, Batch(tuple(updates), str(start), True))
            except Exception:
                uncaught += 1
        raw = desk.read(reads.raw_unread)
        shown = desk.read(lambda tx: int(tx.scalar("SELECT COUNT(*) AS n FROM message WHERE direction = 'incoming'")))
        unread = desk.read(lambda tx: int(tx.scalar("SELECT COUNT(*) AS n FROM message WHERE kind = 'unsupported'")))
        engine.close()
        print(f"mutations: {amount} updates, {uncaught} uncaught, {silent} without a trace in the parser,")
        print(f"  {shown} messages on screen ({unread} as «unsupported»), {raw} kept raw")
        return uncaught == 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)
