"""Small duties by the clock: snoozes that end, claims that lapse, keys nobody needs any more. Nothing depends on it for correctness."""

import logging
import threading
import time

from console.models.failpoints import failpoint
from console.models.problems import Problem
from console.operations import automatic, claims, conversations, external, figures, media, outbox, promises, ratings
from console.operations.desk import Context
from console.sync.parts import Parts

log = logging.getLogger(__name__)

_EVERY_SECONDS = 5.0
_FIGURES_SECONDS = 1.0
_SWEEP_SECONDS = 3600.0
_TYPING_MS = 10_000
_KEEP_SEEN_MS = 30 * 24 * 3_600_000


def tidy(at: Context) -> None:
    """Everything that is due by the clock, in one transaction."""
    conversations.wake_due(at)
    promises.come_due(at)
    claims.release_lapsed(at)
    automatic.leave_dialogues(at)
    at.tx.execute("DELETE FROM seen WHERE at < :before", before=at.now - _KEEP_SEEN_MS)
    at.tx.execute("DELETE FROM pause WHERE until < :now", now=at.now)
    at.tx.execute("DELETE FROM presence WHERE until < :now", now=at.now)
    outbox.drop_late_typing(at, at.now - _TYPING_MS)
    failpoint("upkeep.before_commit")


class Upkeep(threading.Thread):
    """Owns nothing but its clock."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(name="upkeep", daemon=True)
        self._parts = parts
        self._swept_at = time.monotonic()

    def run(self) -> None:
        while not self._parts.stop.is_set():
            self.step()
            for _ in range(int(_EVERY_SECONDS / _FIGURES_SECONDS)):
                if self._parts.stop.wait(_FIGURES_SECONDS):
                    return
                self.keep_figures()

    def step(self) -> None:
        """One round."""
        try:
            self._parts.desk.run(tidy)
            failpoint("upkeep.after_commit")
            for number in self._parts.desk.read(ratings.due):
                self._parts.desk.run(ratings.ask, number)
            if time.monotonic() - self._swept_at > _SWEEP_SECONDS:
                self._swept_at = time.monotonic()
                self.sweep()
                self._parts.desk.run(external.forget_old_answers)
        except Problem as problem:
            log.warning("upkeep waits: %s", problem.code)

    def keep_figures(self) -> None:
        """Read what is new in the journal into the figures; a long way is gone in many short transactions."""
        try:
            while self._parts.desk.read(figures.is_behind) and self._parts.desk.run(figures.catch_up):
                if self._parts.stop.is_set():
                    return
        except Problem as problem:
            log.warning("the figures wait: %s", problem.code)

    def sweep(self) -> int:
        """Remove sealed files no message owns: left by a crash between storing and recording. Returns how many."""
        names = self._parts.files.orphans(self._parts.desk.read(media.stored_names))
        for name in names:
            self._parts.files.delete(name)
        return len(names)
