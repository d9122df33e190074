"""Ten times the messages, the same waits: what must not grow with a desk is measured on a small one and on a big one, in turns."""

import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from console.desk_folder import OpenedDesk, open_or_create
from console.feed import Feed
from console.operations import queue, reads
from console.operations.desk import Desk
from tests.bench import years

AMOUNT = 10_000_000
FACTOR = 10
REPEATS = 200
BARS = {"the head of the queue, 50 rows": 1.5, "newest 20, a common word": 5.0, "newest 20, a middling word": 5.0}


class Side:
    """One desk, opened."""

    def __init__(self, desk: years.Years) -> None:
        self.opened: OpenedDesk = open_or_create(desk.data, desk.key)
        self.desk = Desk(self.opened.engine, Feed())
        self.size = desk
        self._dice = random.Random(4)

    def head(self) -> None:
        ids = self.desk.read(queue.conversation_ids, "waiting", 1, limit=50)
        self.desk.read(queue.conversation_rows, ids, 1)

    def search(self, word: str) -> None:
        plan = reads.plan_search(self.opened.engine, word)
        assert plan is not None
        assert len(self.desk.read(reads.search_messages, plan, limit=20)) == 20

    def acts(self) -> dict[str, Callable[[], None]]:
        return {
            "the head of the queue, 50 rows": self.head,
            "newest 20, a common word": lambda: self.search(years.COMMON),
            "newest 20, a middling word": lambda: self.search(years.MIDDLE),
        }


def run(amount: int) -> bool:
    """Print the figures; True when every bar holds."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-growth-"))
    try:
        sides = []
        for messages in (amount // FACTOR, amount):
            (folder / str(messages)).mkdir()
            desk = years.build(folder / str(messages), messages)
            print(
                f"growth: {desk.messages} messages, {desk.conversations} open conversations, {desk.bytes / 1e9:.1f} GB,"
                f" made in {desk.seconds:.0f} s",
                flush=True,
            )
            sides.append(Side(desk))
        times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in BARS}
        for _ in range(REPEATS):
            for number, side in enumerate(sides):
                for name, act in side.acts().items():
                    started = time.perf_counter()
                    act()
                    times[name][number].append((time.perf_counter() - started) * 1000)
        is_good = True
        for name, bar in BARS.items():
            small, big = (statistics.median(side) for side in times[name])
            is_good &= big / small <= bar
            print(f"  {name:32} {small:6.2f} → {big:6.2f} ms, {big / small:.2f}x (bar {bar}x)")
        for side in sides:
            side.opened.close()
        return is_good
    finally:
        shutil.rmtree(folder, ignore_errors=True)
