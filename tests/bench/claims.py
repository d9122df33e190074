"""Two consoles and sixteen threads claim the same conversations on both engines: exactly one winner each, every loser is told who."""

import shutil
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from console.feed import Feed
from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.problems import ClaimLost
from console.models.states import MessageKind
from console.operations import claims, incoming, office, reads
from console.operations.desk import Desk
from console.storage.engine import Engine
from console.storage.migrate import migrate
from console.storage.postgres import PostgresEngine
from console.storage.sqlite import SqliteEngine
from tests.servers import postgres

AMOUNT = 10_000
THREADS = 16


def race(first: Engine, second: Engine, attempts: int) -> tuple[int, int, int]:
    """So many claims by sixteen people on two engines; returns conversations, wins and losers told the true winner."""
    migrate(first)
    desk = Desk(first, Feed())
    channel = desk.run(office.add_channel, "telegram", "Bot", {"base_url": "http://127.0.0.1"})
    rows = attempts // THREADS
    for start in range(0, rows, 100):
        events = [
            InboundMessage(f"m:{n}", Sender(str(n), f"Veí {n}"), "1", 1_790_000_000_000 + n, MessageKind.TEXT, "hola")
            for n in range(start, min(start + 100, rows))
        ]
        batch = Batch(tuple(Update(event.key, "{}", (event,)) for event in events), "c", False)
        desk.run(incoming.record_batch, channel, batch)
    for n in range(THREADS):
        desk.run(office.add_operator, f"op{n}", f"Operator {n}")
    ids = desk.read(reads.conversation_ids, "waiting", None)
    won: Counter[int] = Counter()
    winner: dict[int, str] = {}
    told: list[tuple[int, str]] = []
    lock = threading.Lock()
    barrier = threading.Barrier(THREADS)

    def work(number: int) -> None:
        mine = Desk(first if number % 2 else second, Feed())
        mine = mine.as_actor(mine.read(office.actor, f"op{number}"))
        barrier.wait()
        for conversation in ids:
            try:
                mine.run(claims.claim, conversation)
                with lock:
                    won[conversation] += 1
                    winner[conversation] = mine.actor.name
            except ClaimLost as lost:
                with lock:
                    told.append((conversation, lost.winner))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    true = sum(winner.get(conversation) == name for conversation, name in told)
    assert all(count == 1 for count in won.values()), won.most_common(3)
    return len(ids), sum(won.values()), true


def run(amount: int) -> bool:
    """Print the figures; True when every conversation has one winner and every loser heard the name."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-claims-"))
    is_good = True
    try:
        key = b"k" * 32
        server = postgres.start(18)
        try:
            dsn = server.dsn(server.create_database())
            pairs: list[tuple[str, Engine, Engine]] = [
                ("sqlite", SqliteEngine(folder / "d.db", key), SqliteEngine(folder / "d.db", key)),
                ("postgres", PostgresEngine(dsn), PostgresEngine(dsn)),
            ]
            for name, first, second in pairs:
                started = time.monotonic()
                conversations, wins, told = race(first, second, amount)
                seconds = time.monotonic() - started
                losers = conversations * (THREADS - 1)
                print(
                    f"claims on {name}: {conversations * THREADS} attempts, {conversations} conversations, {wins} winners,"
                )
                print(f"  {told} of {losers} losers told who; {seconds:.1f} s")
                is_good &= wins == conversations and told == losers
                first.close()
                second.close()
        finally:
            server.stop()
            server.remove()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return is_good
