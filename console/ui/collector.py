"""Collects Python's garbage on the GUI thread only.

Left alone, the collector runs on whichever thread allocates next; there it may destroy a QObject whose timer still runs, and Qt crashes.
The thresholds are Python's own.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 1_000


class GarbageCollector(QObject):
    """GUI thread. While it lives no other thread collects; `stop` hands collecting back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """From now on only this thread collects."""
        gc.disable()
        self._timer.start()

    def spare_what_is_there(self) -> None:
        """Never look again at what has been built so far: a look at all of it takes a tenth of a second, and it stays anyway."""
        gc.freeze()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that is due, as Python would."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Python collects again as it likes."""
        self._timer.stop()
        gc.enable()
