"""One process of the cold-start figure: an empty window, or the program itself on a real desk, up to its first painted queue.

Nothing is imported here that the side under measurement does not import itself. The program is started as `main.py`
starts it; the only addition is an event filter that looks on. A paint counts once every row on screen shows its
conversation, not the grey shape of a page that is still being read.
"""

import os
import sys
import time

BORN = "VENTANILLA_BENCH_BORN"
"""When the parent started this process: `time.monotonic`, which all processes of one computer share."""


def _tell() -> None:
    """Say what was measured, on standard output, and end at once."""
    milliseconds = (time.monotonic() - float(os.environ[BORN])) * 1000
    modules = sorted(sys.modules)
    import json

    print(
        json.dumps(
            {
                "ms": milliseconds,
                "cpu_ms": time.process_time() * 1000,
                "modules": modules,
                "peak_kb": _peak_kb(),
            }
        ),
        flush=True,
    )
    os._exit(0)


def _peak_kb() -> int:
    """The largest resident size of this process so far (0 where the system does not say)."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except OSError:
        return 0


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
    import gc

    # As main.py does.
    gc.disable()

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
