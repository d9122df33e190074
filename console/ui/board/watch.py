"""Tells a supervisor who is not looking at the board that a threshold was crossed: once for each crossing, without anybody's name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from console.models.clock import Clock
from console.models.problems import Problem
from console.operations.board import Board, board
from console.operations.thresholds import CALM_MS, Alarm, alarms
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_name

EVERY_MS = 15_000


class BoardWatch(QObject):
    """GUI thread. `tell(words)` is called for each crossing."""

    def __init__(self, bridge: Bridge, clock: Clock, tell: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._tell = tell
        self._seen_at: dict[Alarm, int] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Read the board; what cannot be read is told elsewhere."""
        self._bridge.read(self, board, done=self.take, failed=self._on_failed)

    def _on_failed(self, _: Problem) -> None:
        """The window says already that the data cannot be reached."""

    def take(self, found: Board) -> None:
        """Compare with what was told before."""
        now = self._clock.now_ms()
        for alarm in sorted(alarms(found)):
            if now - self._seen_at.get(alarm, -CALM_MS) >= CALM_MS:
                self._tell(self._words(alarm, found))
            self._seen_at[alarm] = now

    def _words(self, alarm: Alarm, found: Board) -> str:
        kind, what = alarm
        return {
            "waiting": self.tr("Waiting for somebody to answer: {n}").format(n=found.waiting),
            "longest": self.tr("Somebody has waited longer than the target of {n} minutes").format(
                n=found.targets.wait
            ),
            "within": self.tr("Fewer than {n} % of the first answers are in time today").format(
                n=found.targets.within_red
            ),
            "available": self.tr("No operator is available"),
            "channel": self.tr("{channel} cannot be reached").format(channel=clean_name(what)),
        }[kind]
