"""Where the time comes from. Every deadline reads a clock that is handed in, so that tests and the training town can step it."""

import time
from typing import Protocol


class Clock(Protocol):
    """A source of wall time."""

    def now_ms(self) -> int:
        """Milliseconds since 1970-01-01T00:00Z."""


class SystemClock:
    """The clock of this computer."""

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000


class SteppedClock:
    """A clock that stands still until it is told to move."""

    def __init__(self, start_ms: int = 1_790_000_000_000) -> None:
        self._now = start_ms

    def now_ms(self) -> int:
        return self._now

    def step(self, milliseconds: int) -> None:
        """Move by so many milliseconds; a negative number plays a clock that was set back."""
        self._now += milliseconds
