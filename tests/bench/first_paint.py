"""One process for the cold-start figure: shows an empty window, or the queue pane of a desk, and ends once it is painted."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

KEY = b"k" * 32


class UntilPainted(QObject):
    """Ends the program after the first paint of what it watches (and, for the queue, once its rows are there)."""

    def __init__(self, ready: "object") -> None:
        super().__init__()
        self._ready = ready

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.look)
        return False

    def look(self) -> None:
        if callable(self._ready) and not self._ready():
            QTimer.singleShot(2, self.look)
            return
        QApplication.quit()


def main() -> int:
    what, path = sys.argv[1], Path(sys.argv[2])
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1440, 900)
    ready = None
    if what == "queue":
        from console.feed import Feed
        from console.models.clock import SystemClock
        from console.operations import office
        from console.operations.desk import Desk
        from console.storage.sqlite import SqliteEngine
        from console.ui.bridge import Bridge
        from console.ui.queue.view import QueuePane

        desk = Desk(SqliteEngine(path, KEY), Feed())
        bridge = Bridge(desk.as_actor(desk.read(office.actor, "laia")))
        pane = QueuePane(bridge, SystemClock(), 600_000)
        window.setCentralWidget(pane)
        ready = lambda: (
            pane.findChildren(QObject)
            and any(  # noqa: E731
                hasattr(child, "model") and child.model() is not None and child.model().rowCount() > 10
                for child in pane.findChildren(QObject)
                if hasattr(child, "viewport")
            )
        )
    watcher = UntilPainted(ready)
    window.installEventFilter(watcher)
    window.show()
    code = application.exec()
    sys.stdout.flush()
    import os

    os._exit(code)


if __name__ == "__main__":
    main()
