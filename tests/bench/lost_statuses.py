"""WhatsApp takes a message and its answer never comes: the status that follows settles it, and no machine sends it again.

The real `ventanilla sync` sends to a provider that acts and then hangs up, stutters or answers nonsense; afterwards it
tells about each message what Meta tells.
"""

import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from console.desk_folder import open_or_create
from console.feed import Feed
from console.operations import office, reads, replies
from console.operations.desk import Desk as Operations
from tests.flows.test_whatsapp import Desk, until
from tests.providers.cloud_town import LOST, CloudTown, hook_body

AMOUNT = 5_000
_BATCH = 50
STATES = ("sent", "delivered", "read")


@dataclass(frozen=True)
class Figures:
    """`uncertain` before any status came, `settled` after them all, `resent` as the citizens counted."""

    cases: int
    uncertain: int
    settled: int
    resent: int


def play(cases: int) -> Figures:
    """One reply to each of so many citizens, every answer lost in one of four ways, then one status for each."""
    folder, town = Path(tempfile.mkdtemp(prefix="ventanilla-statuses-")), CloudTown()
    desk = Desk(folder, town)
    try:
        desk.add()
        desk.start()
        citizens = [town.add(f"Veí {n}", f"346{n:08d}", f"ES.{n:011d}") for n in range(cases)]
        for first in range(0, cases, _BATCH):
            assert town.call(hook_body(town.written(citizens[first : first + _BATCH], "hola"))) == 200
        opened = open_or_create(folder / "desk", folder / "key")
        inside = Operations(opened.engine, Feed())
        until(lambda: len(inside.read(reads.conversations_by_state, "open")) == cases, 300)
        laia = inside.as_actor(inside.read(office.actor, "laia"))
        town.lost = [LOST[n % len(LOST)] for n in range(cases)]
        ids = [
            laia.run(replies.reply, row.id, f"resposta a {row.contact_provider_id}", now=True)
            for row in inside.read(reads.conversations_by_state, "open")
        ]

        def states() -> Counter[str]:
            return Counter(row.state for some in _pages(ids) for row in inside.read(reads.message_rows, some))

        # Whatever is not in doubt after that is not settled by its status alone, and is counted so.
        with suppress(AssertionError):
            until(lambda: not states().keys() & {"pending", "sending"}, 600)
        uncertain = states()["uncertain"]
        sent = [message for citizen in citizens for message in citizen.got]
        for first in range(0, len(sent), _BATCH):
            some = sent[first : first + _BATCH]
            reports = [town.report(each, STATES[n % len(STATES)]) for n, each in enumerate(some)]
            assert town.call(hook_body({"statuses": reports})) == 200
        with suppress(AssertionError):
            until(lambda: not states()["uncertain"], 300)
        settled = sum(states()[state] for state in STATES)
        opened.close()
        return Figures(cases, uncertain, settled, sum(len(citizen.got) - 1 for citizen in citizens))
    finally:
        desk.stop()
        town.close()
        shutil.rmtree(folder, ignore_errors=True)


def _pages(ids: list[int]) -> list[list[int]]:
    return [ids[first : first + 500] for first in range(0, len(ids), 500)]


def run(amount: int) -> bool:
    """Print the figures; True when nearly all are settled and none was sent twice."""
    figures = play(amount)
    share = 100 * figures.settled / figures.cases
    print(
        f"lost answers of WhatsApp: {figures.cases} cases, {figures.uncertain} in doubt, {figures.settled} settled by"
    )
    print(f"their status alone ({share:.1f} %, bar 99), {figures.resent} sent again by machine")
    return figures.uncertain == figures.cases and share >= 99 and figures.resent == 0
