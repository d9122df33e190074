"""Answers for one channel without a person: takes each message the receiver left, one of a contact at a time, and settles it.

No transaction is open while an answer is made, and a slow code or service holds up only its own citizen: a few workers make answers side
by side. The decision and its words are written in one transaction, so a process that dies here leaves the question to the next one.
"""

import logging
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for

from console.models.failpoints import failpoint
from console.models.problems import Problem
from console.models.records import Channel
from console.operations import automatic
from console.sync.answering import Answering
from console.sync.parts import Parts

log = logging.getLogger(__name__)

WORKERS = 8
_LOOK_SECONDS = 1.0


class Responder(threading.Thread):
    """The only thread that settles tasks of one channel under one epoch; its workers make the answers."""

    def __init__(self, parts: Parts, channel: Channel, epoch: int, answering: Answering) -> None:
        super().__init__(name=f"responder-{channel.id}", daemon=True)
        self._parts = parts
        self._channel = channel
        self._epoch = epoch
        self._answering = answering
        self._under_way: dict[int, Future[None]] = {}
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix=f"answer-{channel.id}")

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
        """Begin with every message that has a free worker. Returns whether any was begun."""
        for message_id in [number for number, future in self._under_way.items() if future.done()]:
            del self._under_way[message_id]
        if len(self._under_way) >= WORKERS:
            return False
        begun = False
        for message_id in self._parts.desk.read(automatic.next_tasks, self._channel.id):
            if message_id in self._under_way or len(self._under_way) >= WORKERS or self._parts.stop.is_set():
                continue
            future = self._pool.submit(self._settle, message_id)
            self._under_way[message_id] = future
            future.add_done_callback(lambda _: self._parts.wake_responder.set())
            begun = True
        return begun

    def _settle(self, message_id: int) -> None:
        try:
            task = self._parts.desk.read(automatic.task, message_id)
            if task is None:
                return
            outcome = self._answering.outcome(task)
            failpoint("answer.before_take")
            self._parts.desk.run(automatic.settle_task, message_id, self._epoch, outcome)
            failpoint("answer.after_commit")
        except Problem as problem:
            # The task is there still; the next look takes it up again.
            log.warning("an answer waits: %s", problem.code)
        except Exception as error:
            log.exception("a message could not be settled: %s", type(error).__name__)

    def drain(self, seconds: float) -> bool:
        """Settle all there is, at most so long. Returns whether nothing is left."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            begun = self.step()
            if not begun and not self._under_way:
                return True
            wait_for(list(self._under_way.values()), timeout=max(0.0, min(0.2, deadline - time.monotonic())))
        return False

    def finish(self, seconds: float) -> None:
        """After the stop event: wait for answers under way; what is not settled stays for the next process."""
        wait_for(list(self._under_way.values()), timeout=seconds)
        self._pool.shutdown(wait=False, cancel_futures=True)
