"""From a citizen's message to the number on a supervisor's board on another PC, and the board's reading while two hundred desks work.

An office on PostgreSQL. The board is the program's own, in a process of its own with a supervisor's login, its listener and its
readers; the messages are filed by the service in this one.
"""

import json
import os
import random
import subprocess
import sys
import threading
import time
from typing import Any

from console.feed import Feed
from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.states import MessageKind
from console.operations import board, incoming, office
from console.operations.desk import Desk
from console.storage.postgres import Address, engine_at
from tests.bench.desks import Town
from tests.servers.offices import office_desk

AMOUNT = 60
"""Messages."""
P95_MS = 2_000.0
QUERY_P99_MS = 100.0
FRAME_MS = 32.0
"""A frame of 16 ms, and never more than 16 above it."""
CALLS_A_SECOND = 50.0


def look(known: dict[str, Any]) -> None:
    """A supervisor's board; prints "ready", and at a line from outside each (waiting, moment) it had painted, and the ms of each reading and painting."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from console.models.clock import SystemClock
    from console.sync.listener import Listener
    from console.ui.board.model import BoardModel
    from console.ui.board.view import BoardView
    from console.ui.bridge import Bridge

    application = QApplication([])
    login = known.pop("login")
    desk = Desk(engine_at(Address(**known)), Feed())
    desk = desk.as_actor(desk.read(office.actor, login))
    readings: list[float] = []
    read = board.board

    def timed(tx: Any) -> board.Board:
        began = time.perf_counter()
        found = read(tx)
        readings.append((time.perf_counter() - began) * 1000)
        return found

    sys.modules["console.ui.board.model"].board = timed  # type: ignore[attr-defined]
    bridge = Bridge(desk)
    model = BoardModel(bridge, SystemClock())
    shown: list[tuple[int, float]] = []
    paints: list[float] = []
    view = BoardView(model, "Ajuntament de Vallserena")
    view.resize(1920, 1080)
    view.show()

    def paint() -> None:
        began = time.thread_time()
        view.repaint()
        paints.append((time.thread_time() - began) * 1000)
        if model.board is not None:
            shown.append((model.board.waiting, time.monotonic()))

    model.changed.connect(paint)
    listener = Listener(desk)
    listener.start()
    model.start()
    while listener.in_step_at is None or model.board is None:
        application.processEvents()
    print("ready", flush=True)
    threading.Thread(target=lambda: (sys.stdin.readline(), application.exit()), daemon=True).start()
    application.exec()
    listener.end(2.0)
    bridge.stop()
    print(json.dumps({"shown": shown, "readings": readings, "paints": paints}), flush=True)


class Supervisor:
    """The process with the board."""

    def __init__(self, town: Town) -> None:
        address = town.founded.addresses["op0"]
        known = {key: getattr(address, key) for key in ("host", "port", "database", "user", "secret")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.tiles"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._say(json.dumps({**known, "login": "op0"}))
        assert self._hear() == "ready\n"

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def end(self) -> tuple[list[tuple[int, float]], list[float], list[float]]:
        """What it showed, how long each reading took, and each painting of the whole board at 1920x1080 (ms of its thread's processor time)."""
        self._say("end")
        found = json.loads(self._hear())
        self._process.wait(30)
        return [(int(waiting), float(at)) for waiting, at in found["shown"]], found["readings"], found["paints"]


def share(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def run(amount: int) -> bool:
    """Print both; True when both bars hold and no message was missed."""
    town = Town()
    try:
        service = office_desk(town.founded, Desk(town.founded.owners_engine(), Feed()))
        channel = int(service.read(lambda tx: tx.scalar("SELECT MIN(id) FROM channel")))
        before = int(service.read(board.board).waiting)
        chance = random.Random(5)
        watching, sent = Supervisor(town), []
        for number in range(amount):
            event = InboundMessage(
                f"t:{number}", Sender(f"new{number}", "Veí"), "1", 1_790_000_100_000 + number, MessageKind.TEXT, "hola"
            )
            sent.append(time.monotonic())
            service.run(incoming.record_batch, channel, Batch((Update(event.key, "{}", (event,)),), "c", False))
            time.sleep(chance.uniform(0.2, 1.6))
        time.sleep(3)
        shown, _, _ = watching.end()
        waits = []
        for number, at in enumerate(sent, start=1):
            seen = [moment for waiting, moment in shown if waiting >= before + number]
            waits += [(seen[0] - at) * 1000] if seen else []
        p95 = share(waits, 0.95)
        print(
            f"tiles: {amount} messages, {amount - len(waits)} never shown (bar 0); on the board of another PC after"
            f" {share(waits, 0.5):.0f} ms, 95th percentile {p95:.0f} ms (bar {P95_MS:.0f}), last {max(waits):.0f} ms"
        )
        watching = Supervisor(town)
        town.send_out(town.calm, 30.0, pace=CALLS_A_SECOND)
        _, readings, paints = watching.end()
        p99 = share(readings, 0.99)
        print(
            f"  while 200 desks work, {CALLS_A_SECOND:.0f} calls a second: {len(readings)} readings of the board, median"
            f" {share(readings, 0.5):.0f} ms, 99th percentile {p99:.0f} ms (bar {QUERY_P99_MS:.0f})"
        )
        print(
            f"  {len(paints)} paintings, median {share(paints, 0.5):.1f} ms, longest {max(paints):.1f} ms (bar {FRAME_MS:.0f})"
        )
        return p95 <= P95_MS and len(waits) == amount and p99 <= QUERY_P99_MS and max(paints) <= FRAME_MS
    finally:
        town.close()


if __name__ == "__main__":
    look(json.loads(sys.stdin.readline()))
