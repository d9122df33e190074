"""kill -9 at every named failpoint and at random instants: nothing lost, nothing doubled at the citizen, order kept.

Citizens write and an operator answers all the time; the process that receives and sends is killed again and again.
At the end one clean run drains everything and the desk is compared with the town's ledger. The only human decision in
the bench is "it arrived", which lets later messages go on and can never double anything.
"""

import random
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from console.desk_folder import open_or_create
from console.feed import Feed
from console.models.failpoints import NAMES
from console.operations import office, reads, replies
from console.operations.desk import Desk
from tests.bench.harness import FIRST_PERSON, Verdict, World, audit

AMOUNT = 1000
CITIZENS = 12
POINTS = tuple(name for name in NAMES if not name.startswith("reply."))


class Load:
    """Writes as citizens and answers as an operator, through the desk's own operations in this process."""

    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self._dice = random.Random(seed)
        self._number = 0
        self.decided: set[str] = set()
        self.opened = open_or_create(world.folder / "desk", world.folder / "key")
        self.desk = Desk(self.opened.engine, Feed())
        self.laia = self.desk.as_actor(self.desk.read(office.actor, "laia"))

    def citizens_write(self, count: int) -> None:
        for _ in range(count):
            self._number += 1
            person = FIRST_PERSON + self._dice.randrange(CITIZENS)
            self._world.town.act("say", person, f"Veí{person % 100}", text=f"pregunta {self._number}")
        if self._number % 9 == 0:
            self._world.town.act(
                "send_photo",
                FIRST_PERSON,
                "Veí1",
                data=b"\xff\xd8\xff\xe0" + bytes(200),
                caption=f"foto {self._number}",
            )

    def operator_answers(self) -> None:
        for row in self.desk.read(reads.conversations_by_state, "open"):
            if row.has_uncertain and self._dice.random() < 0.5:
                for message in self.desk.read(reads.messages, row.id):
                    if message.state == "uncertain":
                        self.laia.run(replies.settle, message.id, was_sent=True)
                        self.decided.add(message.text)
            if row.waiting_since is not None:
                self._number += 1
                self.laia.run(replies.reply, row.id, f"resposta {self._number}", now=True)

    def messages(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for row in self.desk.read(reads.conversations_by_state, None):
            for m in self.desk.read(reads.messages, row.id):
                state = "decided" if m.text in self.decided else m.state
                found.append(
                    {"chat": row.contact_provider_id, "direction": str(m.direction), "text": m.text, "state": state}
                )
        return found


def play(kills: int, seed: int = 1, *, report: bool = True) -> tuple[Verdict, float, dict[str, int]]:
    """So many kills; returns the verdict, the slowest restart in seconds, and how often each place killed."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-kills-"))
    dice = random.Random(seed)
    died: dict[str, int] = {}
    slowest = 0.0
    world = World(folder).start()
    try:
        load = Load(world, seed)
        while sum(died.values()) < kills:
            load.citizens_write(dice.randrange(1, 5))
            load.operator_answers()
            place = dice.choice([*POINTS, "random"]) if dice.random() < 0.8 else "random"
            point = "" if place == "random" else f"{place}:{dice.randrange(1, 3)}"
            started = time.monotonic()
            process = world.popen("sync", failpoint=point)
            deadline = started + (dice.uniform(0.3, 1.1) if place == "random" else 1.3)
            while process.poll() is None and time.monotonic() < deadline:
                if dice.random() < 0.05:
                    load.citizens_write(1)
                    load.operator_answers()
                time.sleep(0.02)
            if process.poll() is None:
                process.kill()
                place = "random"
            process.wait()
            died[place] = died.get(place, 0) + 1
            total = sum(died.values())
            if report and total % 100 == 0:
                print(f"  {total} kills", flush=True)
        for _ in range(2):
            world.run("sync", "--once")
        started = time.monotonic()
        world.run("sync", "--once")
        slowest = time.monotonic() - started
        entries = world.town.ledger()
        written = [e for e in entries if e["event"] == "written"]
        delivered = [e for e in entries if e["event"] == "delivered"]
        verdict = audit(load.messages(), written, delivered)
        load.opened.close()
        return verdict, slowest, died
    finally:
        world.stop()
        shutil.rmtree(folder, ignore_errors=True)


def run(amount: int) -> bool:
    """Print the figures; True when the bar holds."""
    verdict, restart, died = play(amount)
    print(f"kills: {sum(died.values())} at {len(died)} places {died}")
    print(
        f"  lost {len(verdict.lost)}, doubled {len(verdict.doubled)}, chats out of order {len(verdict.out_of_order)},"
        f" in doubt {verdict.uncertain}, delivered {verdict.delivered}, a start with nothing to do {restart:.2f} s"
    )
    for line in [*verdict.lost, *verdict.doubled, *verdict.out_of_order][:10]:
        print(f"  {line}")
    return verdict.is_clean and restart <= 3.0
