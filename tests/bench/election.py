"""Two machines receive and send for one office; the leader is killed, frozen or cut off from the database, again and again.

A follower must lead within 20 seconds; a leader that comes back must change nothing under its old epoch; and nobody at the phone
gets a message twice, whatever was under way.
"""

import os
import random
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.bench.harness import FIRST_PERSON, World
from tests.bench.office_town import OfficeTown
from tests.servers import postgres

AMOUNT = 90
"""A third of each way to lose a leader."""
BAR_SECONDS = 20.0
WAYS = ("killed", "frozen", "cut off")
MACHINES = ("nord", "sud")
DESK = "laia"


@dataclass
class Verdict:
    """What happened. `stale` are rows an old epoch took after another one led; `seconds` by the way the leader was lost."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {way: [] for way in WAYS})
    stale: int = 0
    doubled: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    in_doubt: int = 0
    sent: int = 0

    @property
    def is_good(self) -> bool:
        longest = max((max(times) for times in self.seconds.values() if times), default=0.0)
        return longest <= BAR_SECONDS and not (self.stale or self.doubled or self.lost)


class Scene:
    """The office, its two machines, and a look into the database as its owner."""

    def __init__(self, town: OfficeTown) -> None:
        self.town = town
        self.owner = psycopg.connect(town.server.dsn(town.database), autocommit=True)
        self.processes: dict[int, tuple[str, subprocess.Popen[bytes]]] = {}
        self.said = 0

    def prepare(self, citizens: int) -> None:
        town = self.town
        town.found()
        for login in MACHINES:
            town.serve(login, is_first=login == MACHINES[0])
        town.join(DESK, "Laia Ferrer")
        for person in range(FIRST_PERSON, FIRST_PERSON + citizens):
            town.world.town.act("say", person, "Núria", text=f"Bon dia {person}")
        for login in MACHINES:
            self.begin(login)
        self.wait_until(
            lambda: self.number("SELECT COUNT(*) FROM conversation") == citizens, "the first messages are filed"
        )
        # A call takes long enough to be under way when its caller is lost.
        town.world.town.fault("slow", method="sendMessage", times=0, delay_ms=300)

    def begin(self, login: str) -> None:
        process = self.town.start(login, "sync")
        self.processes[process.pid] = login, process

    def number(self, statement: str) -> int:
        row = self.owner.execute(statement.encode()).fetchone()
        return int(row[0]) if row is not None and row[0] is not None else 0

    def leader(self) -> tuple[int, int]:
        """(epoch, process) of who leads the one channel."""
        row = self.owner.execute("SELECT epoch, holder FROM lease").fetchone()
        return (int(row[0]), int(str(row[1]).rpartition(":")[2])) if row is not None else (0, 0)

    def reply(self) -> None:
        """An operator's words in every conversation, one more for each."""
        self.said += 1
        for row in self.owner.execute("SELECT id FROM conversation ORDER BY id").fetchall():
            self.town.run(
                DESK, "reply", str(row[0]), "--text", f"{row[0]}-{self.said}", "--now", "--as", DESK, check=False
            )

    def wait_until(self, is_so: Callable[[], bool], what: str, seconds: float = 60.0) -> float:
        """How long it took."""
        began = time.monotonic()
        while not is_so():
            if time.monotonic() - began > seconds:
                raise AssertionError(f"not within {seconds} s: {what}")
            time.sleep(0.05)
        return time.monotonic() - began

    def close(self) -> None:
        for _, process in self.processes.values():
            with suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGCONT)
            process.kill()
            process.wait()
        self.owner.close()


def play(rounds: int, seed: int = 1, *, citizens: int = 3) -> Verdict:
    """So many leaders lost, each in the middle of sending."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-election-"))
    dice, verdict = random.Random(seed), Verdict()
    server = postgres.start(16)
    world = World(folder)
    try:
        world.start_town()
        scene = Scene(OfficeTown(folder, server, server.create_database(), world))
        try:
            scene.prepare(citizens)
            for number in range(rounds):
                _lose_a_leader(scene, WAYS[number % len(WAYS)], dice, verdict)
            _judge(scene, verdict)
        finally:
            scene.close()
    finally:
        world.stop()
        server.remove()
        shutil.rmtree(folder, ignore_errors=True)
    return verdict


def _lose_a_leader(scene: Scene, way: str, dice: random.Random, verdict: Verdict) -> None:
    scene.wait_until(lambda: scene.leader()[1] in scene.processes, "somebody leads")
    epoch, pid = scene.leader()
    login, process = scene.processes[pid]
    scene.reply()
    time.sleep(dice.uniform(0, 0.4))
    if way == "killed":
        process.kill()
        process.wait()
    elif way == "frozen":
        os.kill(pid, signal.SIGSTOP)
    else:
        _cut(scene, login, is_cut=True)
    verdict.seconds[way].append(scene.wait_until(lambda: scene.leader()[0] > epoch, f"a follower leads, {way}"))
    taken = f"SELECT COUNT(*) FROM outbox WHERE epoch = {epoch}"
    before = scene.number(taken)
    if way == "killed":
        del scene.processes[pid]
        scene.begin(login)
    elif way == "frozen":
        os.kill(pid, signal.SIGCONT)
    else:
        _cut(scene, login, is_cut=False)
    scene.reply()
    waiting = (
        "SELECT COUNT(*) FROM outbox WHERE state IN ('held', 'pending') AND NOT EXISTS (SELECT 1 FROM outbox e WHERE"
    )
    waiting += " e.recipient = outbox.recipient AND e.id < outbox.id AND e.state IN ('sending', 'uncertain'))"
    scene.wait_until(lambda: scene.number(waiting) == 0, "all that may go out has gone")
    verdict.stale += scene.number(taken) - before
    _settle(scene, verdict)


def _cut(scene: Scene, login: str, *, is_cut: bool) -> None:
    """Take the way to the database away from one machine, and give it back."""
    row = scene.owner.execute("SELECT value FROM meta WHERE key = 'desk_id'").fetchone()
    assert row is not None
    role = f"vt_{str(row[0])[:8]}_{login}"
    scene.owner.execute(f'ALTER ROLE "{role}" {"NOLOGIN" if is_cut else "LOGIN"}'.encode())
    if is_cut:
        scene.owner.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (role,))


def _settle(scene: Scene, verdict: Verdict) -> None:
    """The three minutes an old leader's call is waited for are over, and a person has decided: it arrived."""
    scene.owner.execute("UPDATE outbox SET started_at = started_at - 200000 WHERE state = 'sending'")
    scene.wait_until(lambda: scene.number("SELECT COUNT(*) FROM outbox WHERE state = 'sending'") == 0, "doubt is told")
    for row in scene.owner.execute("SELECT DISTINCT message_id FROM outbox WHERE state = 'uncertain'").fetchall():
        verdict.in_doubt += 1
        scene.town.run(DESK, "settle", str(row[0]), "--sent", "--as", DESK)


def _judge(scene: Scene, verdict: Verdict) -> None:
    scene.wait_until(
        lambda: scene.number("SELECT COUNT(*) FROM outbox WHERE state IN ('held', 'pending', 'sending')") == 0,
        "everything is settled",
    )
    at_phone = Counter(entry["text"] for entry in scene.town.world.town.ledger() if entry["event"] == "delivered")
    verdict.doubled = [text for text, count in at_phone.items() if count > 1]
    rows = scene.owner.execute("SELECT text, error FROM message WHERE direction = 'outgoing'").fetchall()
    sent = {str(text) for text, _ in rows}
    verdict.sent = len(sent)
    missing = sorted(sent - set(at_phone))
    # What a person decided has arrived may never have gone out; there is no more of it than there was doubt.
    verdict.lost = missing if len(missing) > verdict.in_doubt else []


def run(amount: int) -> bool:
    """Print how long each follower took, and what was sent twice, lost or taken by an old epoch."""
    verdict = play(amount)
    print(f"election: {amount} leaders lost while they were sending, {verdict.sent} replies")
    for way, times in verdict.seconds.items():
        if times:
            print(
                f"  {way:<8} {len(times):>3} times: a follower led after {statistics.median(times):.1f} s,"
                f" slowest {max(times):.1f} s (bar {BAR_SECONDS:.0f} s)"
            )
    print(
        f"  taken by an old epoch {verdict.stale}, sent twice {len(verdict.doubled)}, lost {len(verdict.lost)},"
        f" in doubt for a person {verdict.in_doubt}"
    )
    return verdict.is_good
