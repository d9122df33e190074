"""Cold start to a usable queue, as a ratio to an empty PySide6 window: time, memory, and what was loaded."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.first_paint import BORN
from tests.bench.years import Years, build

HEAVY = (
    "http.client",
    "ssl",
    "urllib.request",
    "asyncio",
    "psycopg2",
    "psycopg",
    "msgspec",
    "snowballstemmer",
    "PySide6.QtQuick",
    "PySide6.QtMultimedia",
    "PySide6.QtGraphs",
    "PySide6.QtWebEngineCore",
    "telegram",
    "sqlalchemy",
    "sqlite_utils",
    "requests",
    "urllib3",
    "httpx",
    "keyring",
    "numpy",
    "pyqtgraph",
    "aiohttp",
    "sklearn",
    "aiogram",
    "cryptography",
    "av",
)
"""The heavy and the medium ones of the performance page, and those of our own: none may be there at the first paint."""


class Paint:
    """What one process said: wall milliseconds from its birth to the paint, of those on a processor, peak resident KiB, modules loaded."""

    def __init__(self, said: str) -> None:
        told = json.loads(said)
        self.ms: float = told["ms"]
        self.cpu_ms: float = told["cpu_ms"]
        self.peak_kb: int = told["peak_kb"]
        self.modules: frozenset[str] = frozenset(told["modules"])

    @property
    def heavy(self) -> list[str]:
        """Heavy modules that were loaded."""
        return sorted(name for name in HEAVY if name in self.modules)


def measure(what: str, *arguments: str, settings: Path) -> Paint:
    """Run one side in a process of its own. `settings` is a folder in place of this user's."""
    # Both sides run from compiled files, as installed programs do.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"XDG_CONFIG_HOME": str(settings), "APPDATA": str(settings), "VENTANILLA_OPERATOR": "laia"}
    environment["VENTANILLA_SYNC_IN_CONSOLE"] = "no"
    environment[BORN] = repr(time.monotonic())
    command = [sys.executable, "-m", "tests.bench.first_paint", what, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0 or not done.stdout:
        raise AssertionError(f"{what}: exit {done.returncode}: {done.stderr[-2000:]}")
    return Paint(done.stdout)


class Outcome:
    """Both sides, measured in turns."""

    TIME_BAR, MEMORY_BAR = 1.6, 1.5

    def __init__(self, empty: list[Paint], ours: list[Paint]) -> None:
        self.empty_ms, self.ours_ms = (statistics.median(paint.ms for paint in side) for side in (empty, ours))
        self.empty_cpu, self.ours_cpu = (statistics.median(paint.cpu_ms for paint in side) for side in (empty, ours))
        self.empty_mb, self.ours_mb = (statistics.median(p.peak_kb for p in side) / 1024 for side in (empty, ours))
        self.heavy = ours[0].heavy
        self.repeats = len(ours)

    @property
    def is_good(self) -> bool:
        time_ratio, memory_ratio = self.ours_ms / self.empty_ms, self.ours_mb / self.empty_mb
        return time_ratio <= self.TIME_BAR and memory_ratio <= self.MEMORY_BAR and not self.heavy

    def tell(self) -> None:
        """Print the figures."""
        print(f"  cold start to the painted queue, medians of {self.repeats} in turns with an empty window")
        print(
            f"    wall {self.empty_ms:.0f} → {self.ours_ms:.0f} ms, {self.ours_ms / self.empty_ms:.2f}x (bar {self.TIME_BAR}x);"
            f" processor {self.empty_cpu:.0f} → {self.ours_cpu:.0f} ms, {self.ours_cpu / self.empty_cpu:.2f}x"
        )
        print(
            f"    peak memory {self.empty_mb:.0f} → {self.ours_mb:.0f} MB, {self.ours_mb / self.empty_mb:.2f}x"
            f" (bar {self.MEMORY_BAR}x); heavy modules loaded: {', '.join(self.heavy) or 'none'}"
        )


def compare(desk: Years, settings: Path, repeats: int) -> Outcome:
    """Start both so many times, one after the other."""
    arguments = ("--data", str(desk.data), "--key-file", str(desk.key))
    # Once for the compiled files and the pages of the disk.
    measure("empty", settings=settings)
    measure("console", *arguments, settings=settings)
    empty, ours = [], []
    for _ in range(repeats):
        empty.append(measure("empty", settings=settings))
        ours.append(measure("console", *arguments, settings=settings))
    return Outcome(empty, ours)


AMOUNT = 1_000_000


def run(amount: int) -> bool:
    """The cold start alone; `big` has it too."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-start-"))
    try:
        desk = build(folder, amount)
        print(f"cold start: {desk.messages} messages in {desk.conversations} open conversations")
        settings = folder / "settings"
        settings.mkdir()
        outcome = compare(desk, settings, 15)
        outcome.tell()
        return outcome.is_good
    finally:
        shutil.rmtree(folder, ignore_errors=True)
