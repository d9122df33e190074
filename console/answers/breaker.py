"""Stops asking a service that fails, and asks again once in a while: a citizen should not wait five seconds for what is known to be away.

Closed after every success. Open after some failures in a row; then one try is let through after a pause that doubles with every
failed try. The state lives in one process and is forgotten with it.
"""

import threading
import time
from collections.abc import Callable

FAILURES = 3
"""In a row; then the breaker opens."""
PAUSE_SECONDS = 30.0
LONGEST_PAUSE_SECONDS = 300.0


class Breaker:
    """One service as one rule sees it. Any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, pause_seconds: float = PAUSE_SECONDS) -> None:
        self._clock = clock
        self._first_pause = pause_seconds
        self._lock = threading.Lock()
        self._failures = 0
        self._pause = pause_seconds
        self._open_until: float | None = None
        self._is_trying = False

    @property
    def is_open(self) -> bool:
        """Whether the service counts as away."""
        with self._lock:
            return self._open_until is not None

    def may_pass(self) -> bool:
        """Whether to ask now. Whoever gets True must report `succeeded`, `failed` or `gave_up`."""
        with self._lock:
            if self._open_until is None:
                return True
            if self._is_trying or self._clock() < self._open_until:
                return False
            self._is_trying = True
            return True

    def succeeded(self) -> None:
        """The service has answered."""
        with self._lock:
            self._failures, self._pause = 0, self._first_pause
            self._open_until, self._is_trying = None, False

    def failed(self) -> None:
        """The service has not answered, or not as agreed."""
        with self._lock:
            self._failures += 1
            was_trying, self._is_trying = self._is_trying, False
            if self._open_until is not None:
                # Calls that were under way when it opened say nothing new; a failed try makes the pause longer.
                if was_trying:
                    self._pause = min(self._pause * 2, LONGEST_PAUSE_SECONDS)
                    self._open_until = self._clock() + self._pause
            elif self._failures >= FAILURES:
                self._open_until = self._clock() + self._pause

    def gave_up(self) -> None:
        """Nothing was asked after all."""
        with self._lock:
            self._is_trying = False
