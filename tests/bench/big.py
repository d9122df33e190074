"""A desk of many years: opening, one new message to the list, search, and the cold start to a usable queue, as ratios in one run.

The number is of messages; a tenth of it are conversations, all open. 1,000,000 is the honest test size (product, section 1).
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from console.feed import Feed
from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.normalise import searchable
from console.models.states import MessageKind
from console.operations import incoming, office, reads
from console.operations.desk import Desk
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine

AMOUNT = 1_000_000
NOW = 1_790_000_000_000
WORDS = [
    "padró",
    "volant",
    "cita",
    "contenidor",
    "llum",
    "vorera",
    "multa",
    "ibi",
    "bus",
    "beca",
    "deixalleria",
    "permís",
    "obra",
    "soroll",
    "arbre",
    "piscina",
    "taxa",
    "cens",
    "nom",
    "porta",
]
KEY = b"k" * 32


def build(path: Path, messages: int) -> Desk:
    """Fill a desk; returns it."""
    engine = SqliteEngine(path, KEY)
    migrate(engine)
    desk = Desk(engine, Feed())
    channel = desk.run(office.add_channel, "telegram", "Bot", {"base_url": "http://127.0.0.1"})
    desk.run(office.add_operator, "laia", "Laia Ferrer")
    dice = random.Random(1)
    conversations = max(1, messages // 10)
    with engine.transaction("fill") as tx:
        for number in range(1, conversations + 1):
            tx.execute(
                "INSERT INTO contact (id, channel_id, provider_id, name, search, created_at, changed)"
                " VALUES (:id, :channel, :chat, :name, :search, :now, 1)",
                id=number,
                channel=channel,
                chat=str(number),
                name=f"Veí {number}",
                search=f"vei {number}",
                now=NOW,
            )
            tx.execute(
                "INSERT INTO conversation (id, channel_id, contact_id, state, waiting_since, opened_at, last_message_at, preview, changed)"
                " VALUES (:id, :channel, :id, 'open', :now, :now, :now, 'hola', 1)",
                id=number,
                channel=channel,
                now=NOW + number,
            )
        for number in range(messages):
            text = " ".join(dice.choices(WORDS, k=9)) + (" girafa" if number % 50_000 == 7 else "")
            owner = number % conversations + 1
            tx.execute(
                "INSERT INTO message (conversation_id, contact_id, channel_id, direction, kind, text, state, uuid, dedupe_key, provider_id, at,"
                " stored_at, search, changed) VALUES (:owner, :owner, :channel, 'incoming', 'text', :text, 'received', :uuid, :key, :pid, :at,"
                " :at, :search, 1)",
                owner=owner,
                channel=channel,
                text=text,
                uuid=uuid.UUID(int=dice.getrandbits(128)).hex,
                key=f"m:{owner}:{number}",
                pid=str(number),
                at=NOW + number,
                search=searchable(text),
            )
    return desk


def milliseconds(call: Callable[[], object], times: int = 21) -> tuple[float, float]:
    """Median and worst of so many calls."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        spent.append((time.perf_counter() - started) * 1000)
    return statistics.median(spent), max(spent)


def cold_start(path: Path) -> tuple[float, float]:
    """Median wall ms of (empty PySide6 window, our queue painted from this desk), each in processes of its own, interleaved."""
    empty, ours = [], []
    for _ in range(5):
        empty.append(_start("empty", path))
        ours.append(_start("queue", path))
    return statistics.median(empty), statistics.median(ours)


def _start(what: str, path: Path) -> float:
    started = time.perf_counter()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, "-m", "tests.bench.first_paint", what, str(path)],
        env=environment,
        check=True,
        capture_output=True,
    )
    return (time.perf_counter() - started) * 1000


def run(amount: int) -> bool:
    """Print the figures."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-big-"))
    try:
        started = time.monotonic()
        desk = build(folder / "desk.db", amount)
        print(
            f"big: {amount} messages in {max(1, amount // 10)} open conversations, built in {time.monotonic() - started:.0f} s"
        )
        figures: dict[str, tuple[float, float]] = {}
        ids = desk.read(reads.conversation_ids, "waiting", 1)
        figures["all ids of the queue"] = milliseconds(lambda: desk.read(reads.conversation_ids, "waiting", 1), 7)
        figures["64 rows of a page"] = milliseconds(lambda: desk.read(reads.conversation_rows, ids[500:564], 1))
        figures["counts"] = milliseconds(lambda: desk.read(reads.queue_counts, 1), 7)
        figures["open a conversation"] = milliseconds(lambda: desk.read(reads.timeline_page, 1 + amount // 20))
        for name, text in (
            ("common word", "padró"),
            ("two words", "padró volant"),
            ("rare word", "girafa"),
            ("prefix", "deix"),
        ):
            plan = reads.plan_search(desk.engine, text)
            assert plan is not None
            figures[f"search, {name}"] = milliseconds(lambda plan=plan: desk.read(reads.search_messages, plan))  # type: ignore[misc]
        number = iter(range(10**9, 2 * 10**9))

        def receive() -> None:
            n = next(number)
            event = InboundMessage(
                f"m:{n}", Sender(str(1 + n % 1000), "Veí"), str(n), NOW, MessageKind.TEXT, "una pregunta nova"
            )
            desk.run(incoming.record_batch, 1, Batch((Update(event.key, "{}", (event,)),), str(n), False))

        figures["one new message, durable"] = milliseconds(receive)
        for name, (median, worst) in figures.items():
            print(f"  {name:28} median {median:8.2f} ms   worst {worst:8.2f} ms")
        desk.engine.close()
        empty, ours = cold_start(folder / "desk.db")
        print(f"  cold start: queue painted {ours:.0f} ms, empty window {empty:.0f} ms, ratio {ours / empty:.2f}")
        print(json.dumps({"ratio_cold_start": round(ours / empty, 2)}))
        return True
    finally:
        shutil.rmtree(folder, ignore_errors=True)
