"""Trains the ranking anew when what it is made of has changed: soon after a rule changed, in a while after picks, each night at the latest.

The model lies sealed among the desk's files and its name in the database, so that every console of the desk ranks with the same one.
"""

import logging
import threading
import time

from console.answers.training import examples_of, train_in_child
from console.answers.translating import installed_modes
from console.models.problems import Problem
from console.models.rules import RuleKind
from console.operations import learning, ranking_store, rules
from console.sync.parts import Parts

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
FIRST_SECONDS = 1.0
"""A new desk has suggestions before its first conversation is read."""
QUIET_SECONDS = 20.0
"""A supervisor who saves five rules in a row causes one training."""
PICKS = 500
AGE_MS = 24 * 3_600_000


class Trainer(threading.Thread):
    """One for a process; several processes of an office may train the same thing, and the last one stands."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(name="trainer", daemon=True)
        self._parts = parts
        self._seen: int | None = None
        self._seen_at = 0.0
        self._failed: int | None = None
        self._has_model = False

    def run(self) -> None:
        while not self._parts.stop.wait(LOOK_SECONDS if self._has_model else FIRST_SECONDS):
            try:
                if self.is_due():
                    self.train()
            except Problem as problem:
                log.warning("training waits: %s", problem.code)

    def is_due(self) -> bool:
        """Whether the model is worth making again now."""
        wanted = self._parts.desk.read(ranking_store.state)
        self._has_model = wanted.made_at is not None or wanted.stamp == self._failed
        if wanted.is_current or wanted.stamp == self._failed:
            return False
        if wanted.stamp != self._seen:
            self._seen, self._seen_at = wanted.stamp, time.monotonic()
        if wanted.made_at is None:
            return True
        if time.monotonic() - self._seen_at < QUIET_SECONDS:
            return False
        age = self._parts.clock.now_ms() - wanted.made_at
        return wanted.has_new_rules or wanted.has_lost_examples or wanted.new_examples >= PICKS or age >= AGE_MS

    def train(self) -> bool:
        """Make a model of all there is now and put it in place of the old one. Returns whether it could be made."""
        stamp = self._parts.desk.read(learning.learning_stamp)
        table = [kept.rule for kept in self._parts.desk.read(rules.rules) if kept.rule.kind is RuleKind.TEXT]
        kept = self._parts.desk.read(learning.examples)
        names = {rule.name for rule in table}
        # The first model is there in a second; the next ones may take the time to translate.
        is_first = not self._has_model
        own = [*examples_of(table), *ranking_store.as_examples(kept, names)]
        made = train_in_child(own, self._parts.stop, has_extras=not is_first)
        if self._parts.stop.is_set():
            return False
        if made is None:
            log.warning("the ranking could not be trained; the old one stays")
            # The same examples would fail again; the next change is another try.
            self._failed = stamp
            return False
        old = self._parts.desk.run(ranking_store.keep_model, self._parts.files.put(made), stamp, len(kept))
        if old is not None:
            self._parts.files.delete(old)
        self._has_model = True
        return self.train() if is_first and installed_modes() else True
