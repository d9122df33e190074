"""Two consoles and sixteen threads claim the same conversations on both engines: exactly one winner each, every loser is told who.

The consoles are processes of their own, as they are in an office; each has eight operators on eight threads, and all
sixteen go through the same conversations in the same order, so that every claim is a race.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from console.feed import Feed
from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.problems import ClaimLost
from console.models.states import MessageKind
from console.operations import claims, incoming, office
from console.operations import queue as lists
from console.operations.desk import Desk
from console.storage.engine import Engine
from console.storage.migrate import migrate
from console.storage.postgres import PostgresEngine
from console.storage.sqlite import SqliteEngine
from tests.servers import postgres

AMOUNT = 10_000
"""Conversations, each of them claimed by everybody."""
CONSOLES, THREADS = 2, 8
KEY = b"k" * 32
_BATCH = 500


def open_engine(place: str) -> Engine:
    """The engine behind an address: a path, or a connection string of PostgreSQL."""
    return SqliteEngine(Path(place), KEY) if place.endswith(".db") else PostgresEngine(place)


@dataclass
class Race:
    """What the consoles told: who won each conversation, and what each loser heard."""

    conversations: int
    won: Counter[int] = field(default_factory=Counter)
    winner: dict[int, str] = field(default_factory=dict)
    told: list[tuple[int, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def attempts(self) -> int:
        return self.conversations * CONSOLES * THREADS

    @property
    def told_truly(self) -> int:
        return sum(self.winner.get(conversation) == name for conversation, name in self.told)

    @property
    def is_good(self) -> bool:
        everyone_once = len(self.won) == self.conversations and set(self.won.values()) <= {1}
        losers = self.attempts - self.conversations
        return everyone_once and self.told_truly == len(self.told) == losers and not self.errors


def prepare(place: str, conversations: int) -> None:
    """A desk with so many waiting conversations and an operator for each thread."""
    engine = open_engine(place)
    migrate(engine)
    desk = Desk(engine, Feed())
    channel = desk.run(office.add_channel, "telegram", "Bot", {"base_url": "http://127.0.0.1"})
    for start in range(0, conversations, _BATCH):
        events = [
            InboundMessage(f"m:{n}", Sender(str(n), f"Veí {n}"), "1", 1_790_000_000_000 + n, MessageKind.TEXT, "hola")
            for n in range(start, min(start + _BATCH, conversations))
        ]
        batch = Batch(tuple(Update(event.key, "{}", (event,)) for event in events), "c", False)
        desk.run(incoming.record_batch, channel, batch)
    for n in range(CONSOLES * THREADS):
        desk.run(office.add_operator, f"op{n}", f"Operator {n}")
    engine.close()


def race(place: str, conversations: int) -> Race:
    """Let the consoles loose at the same moment."""
    prepare(place, conversations)
    consoles = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.claims", place, str(number)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for number in range(CONSOLES)
    ]  # fmt: skip
    outcome = Race(conversations)
    for console in consoles:
        assert console.stdout is not None
        assert console.stdout.readline() == "ready\n"
    started = time.monotonic()
    for console in consoles:
        assert console.stdin is not None
        console.stdin.write("go\n")
        console.stdin.flush()
    for console in consoles:
        said, _ = console.communicate()
        told: dict[str, Any] = json.loads(said)
        for conversation, name in told["won"]:
            outcome.won[conversation] += 1
            outcome.winner[conversation] = name
        outcome.told += [(conversation, name) for conversation, name in told["told"]]
        outcome.errors += told["errors"]
    outcome.seconds = time.monotonic() - started
    return outcome


def console(place: str, number: int) -> None:
    """One console: eight operators claim everything that waits."""
    engine = open_engine(place)
    desk = Desk(engine, Feed())
    ids = desk.read(lists.conversation_ids, "waiting", None)
    won: list[tuple[int, str]] = []
    told: list[tuple[int, str]] = []
    errors: list[str] = []
    barrier = threading.Barrier(THREADS + 1)

    def work(login: str) -> None:
        mine = desk.as_actor(desk.read(office.actor, login))
        barrier.wait()
        for conversation in ids:
            try:
                mine.run(claims.claim, conversation)
                won.append((conversation, mine.actor.name))
            except ClaimLost as lost:
                told.append((conversation, lost.winner))
            except Exception as error:
                errors.append(f"{type(error).__name__}: {error}"[:200])

    threads = [threading.Thread(target=work, args=(f"op{number * THREADS + n}",)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    print("ready", flush=True)
    sys.stdin.readline()
    barrier.wait()
    for thread in threads:
        thread.join()
    print(json.dumps({"won": won, "told": told, "errors": errors}))
    engine.close()


def run(amount: int) -> bool:
    """Print the figures; True when every conversation has one winner and every loser heard the name."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-claims-"))
    is_good = True
    server = postgres.start(18)
    try:
        for name, place in (
            ("sqlite", str(folder / "desk.db")),
            ("postgres", server.dsn(server.create_database())),
        ):
            outcome = race(place, amount)
            losers = outcome.attempts - amount
            print(
                f"claims on {name}: {amount} conversations, {outcome.attempts} attempts by {CONSOLES} consoles with"
                f" {THREADS} threads each in {outcome.seconds:.0f} s"
            )
            print(
                f"  {len(outcome.won)} won, {sum(count > 1 for count in outcome.won.values())} of them twice;"
                f" {outcome.told_truly} of {losers} losers told the true winner; {len(outcome.errors)} errors"
            )
            for error in outcome.errors[:5]:
                print(f"  {error}")
            is_good &= outcome.is_good
    finally:
        server.stop()
        server.remove()
        shutil.rmtree(folder, ignore_errors=True)
    return is_good


if __name__ == "__main__":
    console(sys.argv[1], int(sys.argv[2]))
