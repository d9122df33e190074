"""WhatsApp's calls in anger: forged ones and idle sockets beside valid ones, the price of safety, and kill -9 before 200.

Everything runs against the real `ventanilla sync`; the yardstick is a handler that only forces each body to the disk.
"""

import http.client
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from console.providers.whatsapp_hook import signature
from tests.flows.test_whatsapp import Desk, free_port, until
from tests.providers.cloud_town import APP_SECRET, CloudTown, hook_body

AMOUNT = 10_000
"""Forged calls. The other figures keep their own sizes."""
IDLE, VALID, LOAD, KILLS, PER_KILL = 1_000, 500, 1_000, 10, 8
BARE = """
import sys, itertools
import waitress
from pathlib import Path
from console.storage import private_files
folder, count = Path(sys.argv[2]), itertools.count()
def app(environ, start):
    private_files.write_new(folder / str(next(count)), environ["wsgi.input"].read())
    start("200 OK", [("Content-Length", "0")])
    return [b""]
waitress.serve(app, host="127.0.0.1", port=int(sys.argv[1]), threads=4, ident=None)
"""


def body_of(number: int) -> bytes:
    """A citizen's message, one of a kind."""
    message = {"id": f"wamid.N{number}", "timestamp": str(int(time.time())), "from": "34600111222", "type": "text"}
    person = {"profile": {"name": "Pau"}, "wa_id": "34600111222"}
    return hook_body({"contacts": [person], "messages": [{**message, "text": {"body": f"m{number}"}}]})


class Caller:
    """One connection that is kept."""

    def __init__(self, port: int, path: str = "/whatsapp") -> None:
        self._connection, self._path = http.client.HTTPConnection("127.0.0.1", port, timeout=60), path

    def call(self, body: bytes, header: str) -> int:
        self._connection.request("POST", self._path, body, {"X-Hub-Signature-256": header})
        answer = self._connection.getresponse()
        answer.read()
        return answer.status

    def close(self) -> None:
        self._connection.close()


def call_until_heard(caller: Caller, port: int, body: bytes, header: str) -> tuple[Caller, int]:
    """Call as the provider does: again and again until 200. Returns the connection that was heard and how often it was not."""
    missed = 0
    while True:
        try:
            if caller.call(body, header) == 200:
                return caller, missed
        except (OSError, http.client.HTTPException):
            caller.close()
            caller = Caller(port)
        missed += 1
        time.sleep(0.2)


def per_second(port: int, first: int, amount: int) -> float:
    """Valid calls on four connections: how many a second."""

    def load(offset: int) -> None:
        caller = Caller(port)
        for number in range(first + offset, first + amount, 4):
            body = body_of(number)
            assert caller.call(body, signature(body, APP_SECRET)) == 200
        caller.close()

    threads = [threading.Thread(target=load, args=(offset,)) for offset in range(4)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return amount / (time.perf_counter() - began)


def texts(desk: Desk) -> list[str]:
    """What the one citizen wrote, as the desk shows it."""
    rows = desk.json("conversations")
    return [m["text"] for row in rows for m in desk.json("messages", str(row["id"]))]


def attacked(desk: Desk, forged: int) -> bool:
    idle = [socket.create_connection(("127.0.0.1", desk.port)) for _ in range(IDLE)]
    answers: list[int] = []

    def forge() -> None:
        caller, rng = Caller(desk.port), random.Random(7)
        for number in range(forged):
            body = body_of(10**6 + number)
            good = signature(body, APP_SECRET)
            header = rng.choice(["", "sha256=", good[:-4] + "0000", signature(body, "wrong"), good.swapcase()[::-1]])
            answers.append(caller.call(body + b" ", header))
        caller.close()

    thread = threading.Thread(target=forge)
    thread.start()
    caller, took = Caller(desk.port), []
    for number in range(VALID):
        body = body_of(number)
        began = time.perf_counter()
        assert caller.call(body, signature(body, APP_SECRET)) == 200
        took.append((time.perf_counter() - began) * 1000)
        time.sleep(0.01)
    caller.close()
    thread.join()
    for connection in idle:
        with suppress(OSError):
            connection.close()
    until(lambda: len(texts(desk)) >= VALID, 120)
    rows = len(texts(desk))
    took.sort()
    p99 = took[int(len(took) * 0.99)]
    errors = sum(answer >= 500 for answer in answers)
    print(f"forged: {answers.count(403)} of {forged} refused, {errors} server errors, {rows - VALID} rows of theirs")
    print(f"beside them and {IDLE} idle sockets: median {statistics.median(took):.1f} ms, p99 {p99:.1f} ms (bar 250)")
    return answers.count(403) == forged and rows == VALID and p99 <= 250


def priced(desk: Desk, folder: Path) -> bool:
    port = free_port()
    (folder / "bare").mkdir()
    bare = subprocess.Popen([sys.executable, "-c", BARE, str(port), str(folder / "bare")])
    try:
        until(lambda: _opens(port))
        pairs = [(per_second(desk.port, 20_000 + n * LOAD, LOAD), per_second(port, n * LOAD, LOAD)) for n in range(3)]
    finally:
        bare.kill()
        bare.wait()
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    ours, theirs = (statistics.median(each) for each in zip(*pairs, strict=True))
    print(f"durable before 200: {ours:.0f} a second, the bare handler {theirs:.0f}: {ratio:.2f} of it, while filing")
    return True


def _opens(port: int) -> bool:
    with suppress(OSError):
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    return False


def killed(desk: Desk) -> bool:
    """The process dies between the disk and its answer; the provider calls again until it hears 200."""
    desk.stop()
    before, rng, sent = len(texts(desk)), random.Random(11), 0
    for _ in range(KILLS):
        desk.start(VENTANILLA_FAILPOINT=f"hook.after_put:{rng.randint(1, PER_KILL)}")
        for _ in range(PER_KILL):
            body = body_of(5 * 10**6 + sent)
            if not _heard(lambda body=body: Caller(desk.port).call(body, signature(body, APP_SECRET))):  # type: ignore[misc]
                assert desk.sync is not None
                desk.sync.wait(20)
                desk.start()
                assert Caller(desk.port).call(body, signature(body, APP_SECRET)) == 200
            sent += 1
        desk.stop()
    desk.run("sync", "--once")
    found = texts(desk)[before:]
    wanted = [f"m{5 * 10**6 + number}" for number in range(sent)]
    lost, doubled = len(set(wanted) - set(found)), len(found) - len(set(found))
    print(
        f"killed before 200: {KILLS} times, {sent} messages: {lost} lost, {doubled} doubled, in order: {found == wanted}"
    )
    return found == wanted


def _heard(call: Callable[[], int]) -> bool:
    try:
        return call() == 200
    except (OSError, http.client.HTTPException):
        return False


def run(amount: int) -> bool:
    """Print the figures; True when every bar is held."""
    folder, town = Path(tempfile.mkdtemp(prefix="ventanilla-hooks-")), CloudTown()
    desk = Desk(folder, town)
    try:
        desk.add()
        desk.start()
        return all([attacked(desk, amount), priced(desk, folder), killed(desk)])
    finally:
        desk.stop()
        town.close()
        shutil.rmtree(folder, ignore_errors=True)
