"""Tells the foot of the list since when an office's screen is in step with what its colleagues do."""

import time
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 500
LATE_SECONDS = 4.0
"""A desk looks once a second: after four the way is cut, not slow."""


class Follower(Protocol):
    """Who looks; `in_step_at` is `time.monotonic()` of the last look that succeeded, None before the first."""

    @property
    def in_step_at(self) -> float | None: ...


class StepFoot(Protocol):
    """Who shows it."""

    def set_step(self, seconds_since: float | None, *, is_cut: bool) -> None: ...


class Following(QObject):
    """GUI thread; looks at a number twice a second."""

    def __init__(self, foot: StepFoot, follower: Follower, parent: QObject) -> None:
        super().__init__(parent)
        self._foot, self._follower = foot, follower
        self._began = time.monotonic()
        timer = QTimer(self)
        timer.setInterval(EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Show it now."""
        now, seen = time.monotonic(), self._follower.in_step_at
        since = None if seen is None else now - seen
        self._foot.set_step(since, is_cut=now - (seen if seen is not None else self._began) > LATE_SECONDS)
