"""The provider acts and its answer never comes: every such message is in doubt, and no machine sends it again."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from console.desk_folder import open_or_create
from console.feed import Feed
from console.operations import office, reads, replies
from console.operations.desk import Desk
from tests.bench.harness import FIRST_PERSON, World

AMOUNT = 500
KINDS = ("act_reset", "act_cut", "act_noise", "act_error")


@dataclass(frozen=True)
class Figures:
    cases: int
    uncertain: int
    resent: int


def play(cases: int) -> Figures:
    """One reply to each of so many citizens, every answer lost in one of four ways; then three more rounds of sending."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-lost-"))
    world = World(folder).start()
    try:
        world.town.ask("burst", lines=[[FIRST_PERSON + n, f"pregunta {n}"] for n in range(cases)])
        world.run("sync", "--once")
        opened = open_or_create(folder / "desk", folder / "key")
        desk = Desk(opened.engine, Feed())
        laia = desk.as_actor(desk.read(office.actor, "laia"))
        ids = [
            laia.run(replies.reply, row.id, f"resposta a {row.contact_provider_id}", now=True)
            for row in desk.read(reads.conversations_by_state, "open")
        ]
        for kind in KINDS:
            world.town.fault(kind, method="sendMessage", times=-(-cases // len(KINDS)))
        for _ in range(4):
            world.run("sync", "--once")
        states = [row.state for row in desk.read(reads.message_rows, ids)]
        delivered = [entry["text"] for entry in world.town.ledger() if entry["event"] == "delivered"]
        opened.close()
        return Figures(len(ids), states.count("uncertain"), len(delivered) - len(set(delivered)))
    finally:
        world.stop()
        shutil.rmtree(folder, ignore_errors=True)


def run(amount: int) -> bool:
    """Print the figures; True when all are in doubt and none was sent twice."""
    figures = play(amount)
    print(f"lost answers: {figures.cases} cases, {figures.uncertain} uncertain, {figures.resent} sent twice")
    return figures.uncertain == figures.cases and figures.resent == 0
