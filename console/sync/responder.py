"""Answers for one channel without a person: takes each message the receiver left, one of a contact at a time, and settles it.

No transaction is open while an answer is made. What needs no code is settled at once by a few workers; code inside and code outside have
workers of their own, so that a service that hangs holds up nobody but those who asked for it. The decision and its words are written in
one transaction, so a process that dies here leaves the question to the next one.
"""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from console.answers.calls import Stopped
from console.models.failpoints import failpoint
from console.models.problems import Problem
from console.models.records import Channel
from console.models.rules import RuleKind
from console.operations import automatic
from console.operations.automatic import Outcome
from console.sync.answering import Answering
from console.sync.parts import Parts

log = logging.getLogger(__name__)

WORKERS = 4
CODE_WORKERS = {RuleKind.CODE: 8, RuleKind.EXTERNAL: 16}
"""Two services of the town may hang with all the calls they are allowed at once, and a third one still answers."""
MOST_BEGUN = 1_000
"""Messages under way at the same time, waiting for a worker or with one."""
MOST_TRIES = 3
"""Unexpected failures of one message; then a person answers it."""
_LOOK_SECONDS = 1.0


class Responder(threading.Thread):
    """The only thread that settles tasks of one channel under one epoch; its workers make the answers."""

    def __init__(self, parts: Parts, channel: Channel, epoch: int, answering: Answering) -> None:
        super().__init__(name=f"responder-{channel.id}", daemon=True)
        self._parts = parts
        self._channel = channel
        self._epoch = epoch
        self._answering = answering
        self._changed = threading.Condition()
        self._under_way: set[int] = set()
        self._resting: dict[int, float] = {}
        self._failures: Counter[int] = Counter()
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix=f"answer-{channel.id}")
        self._code_pools = {
            kind: ThreadPoolExecutor(workers, thread_name_prefix=f"{kind}-{channel.id}")
            for kind, workers in CODE_WORKERS.items()
        }

    def run(self) -> None:
        while not self._parts.stop.is_set():
            try:
                is_busy = self.step()
            except Problem as problem:
                log.warning("answering waits: %s", problem.code)
                is_busy = False
            if not is_busy:
                self._parts.wake_responder.wait(_LOOK_SECONDS)
                self._parts.wake_responder.clear()

    def step(self) -> bool:
        """Begin with every message nobody is at yet. Returns whether any was begun."""
        begun = False
        now = time.monotonic()
        with self._changed:
            self._resting = {number: until for number, until in self._resting.items() if until > now}
            known = len(self._under_way) + len(self._resting)
        for message_id in self._parts.desk.read(automatic.next_tasks, self._channel.id, limit=known + 50):
            with self._changed:
                if message_id in self._under_way or message_id in self._resting:
                    continue
                if len(self._under_way) >= MOST_BEGUN or self._parts.stop.is_set():
                    break
                self._under_way.add(message_id)
            begun = self._submit(self._pool, self._begin, message_id) or begun
        return begun

    def _submit(self, pool: ThreadPoolExecutor, work: Callable[[int], None], message_id: int) -> bool:
        try:
            pool.submit(work, message_id)
        except RuntimeError:  # the pool was shut down: the program ends, and the task stays for the next one
            self._end(message_id, is_settled=False)
            return False
        return True

    def _begin(self, message_id: int) -> None:
        """Settle a message that needs no code; pass one that does on to the workers for it."""
        lane: RuleKind | None = None
        with self._mishaps(message_id):
            task = self._parts.desk.read(automatic.task, message_id)
            lane = None if task is None else self._answering.lane(task)
        if lane is None:
            self._settle(message_id)
        else:
            self._submit(self._code_pools[lane], self._settle, message_id)

    def _settle(self, message_id: int) -> None:
        is_settled = False
        with self._mishaps(message_id):
            task = self._parts.desk.read(automatic.task, message_id)
            if task is not None:
                is_hopeless = self._failures[message_id] >= MOST_TRIES
                outcome = Outcome(person=True, why="error") if is_hopeless else self._answering.outcome(task)
                failpoint("answer.before_take")
                self._parts.desk.run(automatic.settle_task, message_id, self._epoch, outcome)
                failpoint("answer.after_commit")
            is_settled = True
        self._end(message_id, is_settled=is_settled)

    @contextmanager
    def _mishaps(self, message_id: int) -> Iterator[None]:
        """Whatever goes wrong is said in the log; the task is there still, and a later look takes it up again."""
        try:
            yield
        except Stopped:
            pass
        except Problem as problem:
            log.warning("an answer waits: %s", problem.code)
        except Exception as error:
            self._failures[message_id] += 1
            log.exception("message %d could not be settled: %s", message_id, type(error).__name__)

    def _end(self, message_id: int, *, is_settled: bool) -> None:
        with self._changed:
            self._under_way.discard(message_id)
            if not is_settled:
                self._resting[message_id] = time.monotonic() + _LOOK_SECONDS
            self._changed.notify_all()
        if is_settled:
            del self._failures[message_id]
            # The next message of this citizen may begin.
            self._parts.wake_responder.set()

    def drain(self, seconds: float) -> bool:
        """Settle all there is, at most so long. Returns whether nothing is left."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            begun = self.step()
            with self._changed:
                if not begun and not self._under_way and not self._resting:
                    return True
                if self._under_way or self._resting:
                    self._changed.wait(max(0.0, min(0.2, deadline - time.monotonic())))
        return False

    def finish(self, seconds: float) -> None:
        """After the stop event: wait for answers under way; what is not settled stays for the next process."""
        with self._changed:
            self._changed.wait_for(lambda: not self._under_way, timeout=seconds)
        for pool in (self._pool, *self._code_pools.values()):
            pool.shutdown(wait=False, cancel_futures=True)
