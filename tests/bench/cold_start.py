"""Cold start to a usable queue, as a ratio to an empty PySide6 window: time, memory, and what was loaded."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.first_paint import BORN

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
    environment[BORN] = repr(time.monotonic())
    command = [sys.executable, "-m", "tests.bench.first_paint", what, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0 or not done.stdout:
        raise AssertionError(f"{what}: exit {done.returncode}: {done.stderr[-2000:]}")
    return Paint(done.stdout)
