"""From a commit at one console to the changed row at another, with one listener and with two hundred; and what a commit costs then.

Every listener is a console's own: a login of its own, the thread that waits for hints, and the reading of the rows that changed as the
list's model reads them. Two hundred of them share two cores here with the server and the writer; in an office each has a PC.
The gathering of a window (30 ms) and its painting are not in these figures. What a commit pays for those who listen is measured with
connections that do nothing else, because the work of two hundred consoles on two cores would be measured instead.
"""

import json
import selectors
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

import psycopg

from console.feed import Feed
from console.models.records import Change
from console.operations import claims, office, queue
from console.operations.desk import Desk
from console.storage.postgres import Address, engine_at
from console.sync.listener import Listener
from tests.bench.desks import DESKS, PROCESSES, Town

AMOUNT = 40
"""Commits with each number of listeners."""
PAUSE_SECONDS = 1.5
"""Two hundred consoles on two cores need so long to have read one change; a commit beside them is to be measured, not their work."""
P99_MS = 1_000.0
COST_FACTOR = 2.0
"""A commit beside two hundred connections that listen, against one beside a single one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A listener saw a conversation with this token on `time.monotonic()`, which all processes of a machine share."""

    conversation: int
    token: int
    at: float


def listen(addresses: list[dict[str, Any]]) -> None:
    """Consoles that listen; prints "ready", and at a line from outside all they saw."""
    told: list[list[list[float]]] = []
    listeners = []
    for known in addresses:
        desk = Desk(engine_at(Address(**known)), Feed())
        mine: list[list[float]] = []
        told.append(mine)
        desk.feed.subscribe(_reader(desk, mine))
        listener = Listener(desk)
        listeners.append(listener)
        listener.start()
    while any(listener.in_step_at is None for listener in listeners):
        time.sleep(0.05)
    print("ready", flush=True)
    sys.stdin.readline()
    for listener in listeners:
        listener.end(2.0)
    print(json.dumps(told), flush=True)


def hear(addresses: list[dict[str, Any]]) -> None:
    """Connections that only listen, as the server sees a console, without its reading: what a commit itself pays for them."""
    heard = selectors.DefaultSelector()
    for known in addresses:
        connection = psycopg.connect(Address(**known).conninfo(), autocommit=True)
        connection.execute("LISTEN ventanilla")
        heard.register(connection.fileno(), selectors.EVENT_READ, connection)
    heard.register(sys.stdin, selectors.EVENT_READ)
    print("ready", flush=True)
    while True:
        for key, _ in heard.select():
            if key.data is None:
                print("[]", flush=True)
                return
            for _ in key.data.notifies(timeout=0):
                pass


def _reader(desk: Desk, mine: list[list[float]]) -> Any:
    def on_change(change: Change) -> None:
        rows = desk.read(queue.conversation_rows, sorted(change.conversations), None)
        now = time.monotonic()
        mine.extend([row.id, row.claim_token, now] for row in rows)

    return on_change


class Audience:
    """So many listeners in processes."""

    def __init__(self, town: Town, count: int, what: str) -> None:
        self.processes = []
        for number in range(min(PROCESSES, count)):
            logins = [f"op{n}" for n in range(count) if n % PROCESSES == number]
            addresses = []
            for login in logins:
                address = town.founded.addresses[login]
                addresses.append({key: getattr(address, key) for key in ("host", "port", "database", "user", "secret")})
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.bench.listeners", what],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            assert process.stdin is not None
            process.stdin.write(json.dumps(addresses) + "\n")
            process.stdin.flush()
            self.processes.append(process)
        for process in self.processes:
            assert process.stdout is not None and process.stdout.readline() == "ready\n"

    def end(self) -> list[list[Seen]]:
        """What each saw."""
        found: list[list[Seen]] = []
        for process in self.processes:
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write("end\n")
            process.stdin.flush()
            for mine in json.loads(process.stdout.readline()):
                found.append([Seen(int(number), int(token), at) for number, token, at in mine])
            process.wait(30)
        return found


def measure(town: Town, listeners: int, commits: int, what: str) -> tuple[list[float], list[float], int]:
    """`what`: "consoles", or "ears" that only listen. (ms of each commit, ms from the begin of each to each listener's row, rows never seen)."""
    audience = Audience(town, listeners, what)
    desk = Desk(town.founded.engine(f"op{DESKS - 1}"), Feed())
    desk = desk.as_actor(desk.read(office.actor, f"op{DESKS - 1}"))
    made: list[tuple[int, int, float]] = []
    took: list[float] = []
    for number in range(commits):
        conversation = town.calm[number]
        began = time.monotonic()
        token = desk.run(claims.claim, conversation).token
        took.append((time.monotonic() - began) * 1000)
        made.append((conversation, token, began))
        time.sleep(PAUSE_SECONDS if what == "consoles" else 0.05)
    time.sleep(3.0)
    for conversation, _, _ in made:
        desk.run(claims.release, conversation)
    waits: list[float] = []
    unseen = 0
    for mine in audience.end():
        first: dict[tuple[int, int], float] = {}
        for seen in mine:
            first.setdefault((seen.conversation, seen.token), seen.at)
        for conversation, token, began in made:
            at = first.get((conversation, token))
            if at is None:
                unseen += 1
            else:
                waits.append((at - began) * 1000)
    return took, waits, unseen


def _share(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def run(amount: int) -> bool:
    """Print waits and costs with one listener and with two hundred; True when the bars hold and nobody missed a row."""
    town = Town()
    try:
        costs, is_good = [], True
        for listeners in (1, DESKS):
            took, _, _ = measure(town, listeners, 5 * amount, "ears")
            costs.append(statistics.median(took))
            print(f"listeners: {listeners:>3} that only listen: a commit takes {costs[-1]:.1f} ms", flush=True)
        for listeners in (1, DESKS):
            took, waits, unseen = measure(town, listeners, amount, "consoles")
            p99 = _share(waits, 0.99)
            is_good &= p99 <= P99_MS and not unseen
            print(
                f"  {listeners:>3} consoles, {amount} commits: a commit takes {statistics.median(took):.1f} ms (median;"
                f" 99th percentile {_share(took, 0.99):.1f}); its row is read elsewhere after {statistics.median(waits):.0f} ms,"
                f" 99th percentile {p99:.0f} ms (bar {P99_MS:.0f}), last {max(waits):.0f} ms; never seen {unseen}",
                flush=True,
            )
        ratio = costs[1] / costs[0]
        print(
            f"  a commit with {DESKS} that only listen costs {ratio:.2f}x of one with a single listener (bar {COST_FACTOR}x)"
        )
        return is_good and ratio <= COST_FACTOR
    finally:
        town.close()


if __name__ == "__main__":
    {"consoles": listen, "ears": hear}[sys.argv[1]](json.loads(sys.stdin.readline()))
