"""One process for the cold-start figure: shows an empty window, or the queue pane of a desk, and ends once it is painted."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow

KEY = b"k" * 32


class UntilPainted(QObject):
    """Ends the program after the first paint of what it watches (and, for the queue, once its rows are there)."""

    def __init__(self, ready: Callable[[], bool] | None) -> None:
        super().__init__()
        self._ready = ready

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.look)
        return False

    def look(self) -> None:
        if self._ready is not None and not self._ready():
            QTimer.singleShot(2, self.look)
            return
        QApplication.quit()


def main() -> int:
    what, path = sys.argv[1], Path(sys.argv[2])
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1440, 900)
    ready: Callable[[], bool] | None = None
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

        def are_rows_there() -> bool:
            views = [child for child in pane.findChildren(QAbstractItemView) if child.model() is not None]
            return any(view.model().rowCount() > 10 for view in views)

        ready = are_rows_there

    watcher = UntilPainted(ready)
    window.installEventFilter(watcher)
    window.show()
    code = application.exec()
    sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
