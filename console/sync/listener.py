"""Hears that another process has written to this desk, reads what changed and tells the feed.

A notification is a hint and may be lost: without one the desk is looked at once a second. After a cut everything that is shown is
read again whole, because nobody knows what was missed.
"""

import logging
import threading
import time

from console.models.problems import Problem
from console.models.records import Change
from console.operations import reads
from console.operations.desk import Desk

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
MOST_OFTEN_SECONDS = 0.05
"""A burst of commits is one look."""


class Listener(threading.Thread):
    """Owns one connection that waits for hints and one that reads. `in_step_at` is when this desk last saw all there is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="listener", daemon=True)
        self._desk = desk
        self._ending = threading.Event()
        self._seen: reads.Seen | None = None
        self._is_cut = False
        self.in_step_at: float | None = None
        """`time.monotonic()`, None before the first look."""

    @property
    def is_cut(self) -> bool:
        """Whether the last look failed."""
        return self._is_cut

    def end(self, seconds: float = 0.2) -> None:
        """Ask it to end and wait a moment; a look under way holds nothing."""
        self._ending.set()
        self.join(seconds)

    def run(self) -> None:
        while not self._ending.is_set():
            began = time.monotonic()
            try:
                self.look()
                self._desk.engine.await_hint(self._ending, LOOK_SECONDS)
            except Problem as problem:
                if not self._is_cut and not self._ending.is_set():
                    log.warning("following waits: %s", problem.code)
                self._is_cut = True
                self._ending.wait(LOOK_SECONDS)
            self._ending.wait(max(0.0, began + MOST_OFTEN_SECONDS - time.monotonic()))

    def look(self) -> None:
        """Read what changed since the last look and publish it. Raises Problem when the database does not answer."""
        began = time.monotonic()
        before = self._seen
        self._seen = seen = self._desk.read(reads.changed_since, self._desk.engine, before)
        if self._is_cut or before is None:
            # After a cut nobody knows what was missed; and the first picture was read before this first look.
            self._is_cut = False
            self._desk.feed.publish(Change(everything=True, outbox=True, media=True, answers=True))
        elif seen.change != Change():
            self._desk.feed.publish(seen.change)
        self.in_step_at = began
