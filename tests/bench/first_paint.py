"""One process of the cold-start figure: an empty window, or the program itself on a real desk, up to its first painted queue.

The program is started as `main.py` starts it; the only addition is an event filter that looks on. What is painted
counts once every row on screen shows its conversation, not the grey shape of a page that is still being read.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

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
BORN = "VENTANILLA_BENCH_BORN"
"""When the parent started this process: `time.monotonic`, which all processes of one computer share."""


def _tell(**more: object) -> None:
    """Say what was measured, on standard output, and end at once."""
    milliseconds = (time.monotonic() - float(os.environ[BORN])) * 1000
    print(json.dumps({"ms": milliseconds, "modules": sorted(sys.modules), "peak_kb": _peak_kb(), **more}), flush=True)
    os._exit(0)


def _peak_kb() -> int:
    """The largest resident size of this process so far (0 where the system does not say)."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except OSError:
        return 0


class Paint:
    """What one process said: wall milliseconds from its birth to the paint, peak resident KiB, modules loaded."""

    def __init__(self, said: str) -> None:
        told = json.loads(said)
        self.ms: float = told["ms"]
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


def empty() -> None:
    """The floor: a window with nothing in it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            QTimer.singleShot(0, _tell)

    application = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1440, 900)
    window.show()
    application.exec()


def console(arguments: list[str]) -> None:
    """The program on a desk."""
    from console import app

    run = app.Console.run

    def watched_run(self: app.Console) -> int:
        from PySide6.QtCore import QEvent, QObject, QTimer

        table = self.window.queue.table

        class Watcher(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint and is_whole():
                    QTimer.singleShot(0, _tell)
                return False

        def is_whole() -> bool:
            model = table.queue
            last = table.rowAt(table.viewport().height() - 1)
            shown = range(last + 1 if last >= 0 else model.rowCount())
            rows = [n for n in shown if model.section_at(n) is None]
            return bool(rows) and all(model.row_at(n) is not None for n in rows)

        self.watcher = Watcher()  # type: ignore[attr-defined]
        table.viewport().installEventFilter(self.watcher)  # type: ignore[attr-defined]
        return run(self)

    app.Console.run = watched_run  # type: ignore[method-assign]
    raise SystemExit(app.main(arguments))


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        console(sys.argv[2:])
