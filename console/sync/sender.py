"""Sends for one channel: takes one due row at a time, marks it `sending` before the call, writes down what came of it.

Chats run side by side on a few workers, so that one lost answer does not hold up the others; within a chat the outbox keeps the order.
"""

import logging
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for

from console.models.capabilities import BY_KIND
from console.models.delivery import Outbound, OutboundFile, Outcome, Rejected, Retry, Sent, Unauthorized, Uncertain
from console.models.failpoints import failpoint
from console.models.problems import Problem
from console.models.reasons import Why
from console.models.records import Channel
from console.operations import media, outbox
from console.providers.base import Provider
from console.sync.doubts import EVERY_SECONDS, settle
from console.sync.parts import Parts

log = logging.getLogger(__name__)

WORKERS = 8
_LOOK_SECONDS = 0.25
_RECORD_TRIES = 20
_PROBE_SECONDS = 2.0


class Sender(threading.Thread):
    """The only thread that takes rows of one channel under one epoch; its workers make the calls."""

    def __init__(self, parts: Parts, channel: Channel, epoch: int) -> None:
        super().__init__(name=f"sender-{channel.id}", daemon=True)
        self._parts = parts
        self._channel = channel
        self._epoch = epoch
        self._local = threading.local()
        self._providers: list[Provider] = []
        self._under_way: set[Future[None]] = set()
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix=f"send-{channel.id}")
        self.capabilities = BY_KIND[channel.kind]
        self._is_proven = False
        self._probe_at = 0.0
        self._refusals = 0
        self._asked_at = float("-inf")
        self._asking: Future[None] | None = None

    def run(self) -> None:
        while not self._parts.stop.is_set():
            self._ask_about_doubts()
            try:
                is_busy = self.step()
            except Problem as problem:
                log.warning("sending waits: %s", problem.code)
                is_busy = False
            if not is_busy:
                self._parts.wake_sender.wait(_LOOK_SECONDS)
                self._parts.wake_sender.clear()

    def _ask_about_doubts(self) -> None:
        """Now and then, beside the sending, where the provider can be asked."""
        is_due = self.capabilities.can_look_up and time.monotonic() - self._asked_at >= EVERY_SECONDS
        if is_due and (self._asking is None or self._asking.done()) and not self._parts.stop.is_set():
            self._asked_at = time.monotonic()
            self._asking = self._pool.submit(self._settle)

    def _settle(self) -> None:
        try:
            settle(self._parts, self._channel.id, self._provider())
        except Exception as error:
            log.exception("a look at sends in doubt ended unexpectedly: %s", type(error).__name__)

    def step(self) -> bool:
        """Start every call that is due and has a free worker. Returns whether any was started."""
        started = False
        while len(self._under_way) < WORKERS and not self._parts.stop.is_set():
            if self._is_probing():
                break
            due = self._parts.desk.read(outbox.next_due_at, self._channel.id)
            if due is None or due > self._parts.clock.now_ms():
                break
            try:
                item = self._parts.desk.run(outbox.take, self._channel.id, self._epoch)
            except Problem as problem:
                if problem.code != "lead_lost":
                    raise
                break
            if item is None:
                break
            failpoint("send.after_take")
            self._probe_at = time.monotonic()
            try:
                future = self._pool.submit(self._deliver, item)
            except RuntimeError:
                # The stop came between taking and beginning: nothing went out, so nothing is in doubt.
                self._parts.desk.run(outbox.record, item, Retry(0))
                break
            self._under_way.add(future)
            future.add_done_callback(self._on_done)
            started = True
        return started

    def _is_probing(self) -> bool:
        """The first call of a process goes alone: a refused token must stop all sending, not all but seven."""
        return not self._is_proven and bool(self._under_way) and time.monotonic() - self._probe_at < _PROBE_SECONDS

    def _on_done(self, future: "Future[None]") -> None:
        self._under_way.discard(future)
        self._parts.wake_sender.set()

    def drain(self, seconds: float) -> bool:
        """Send all that is due and wait for the answers, at most so long. Returns whether nothing is left under way."""
        deadline = threading.Event()
        timer = threading.Timer(seconds, deadline.set)
        timer.daemon = True
        timer.start()
        if self.capabilities.can_look_up:
            self._settle()
        try:
            while not deadline.is_set():
                if not self.step() and not self._under_way:
                    return True
                self._parts.wake_sender.wait(0.05)
                self._parts.wake_sender.clear()
            return not self._under_way
        finally:
            timer.cancel()

    def finish(self, seconds: float) -> None:
        """After the stop event: wait for calls under way; what is still open then is in doubt."""
        wait_for(list(self._under_way), timeout=seconds)
        self._pool.shutdown(wait=False, cancel_futures=True)
        if self._under_way:
            self._parts.desk.run(outbox.abandon, self._channel.id, self._epoch)
        for provider in self._providers:
            provider.close()

    def _provider(self) -> Provider:
        provider: Provider | None = getattr(self._local, "provider", None)
        if provider is None or self._local.refusals != self._refusals:
            if provider is not None:
                self._providers.remove(provider)
                provider.close()
            self._local.refusals = self._refusals
            provider = self._local.provider = self._parts.open_provider(self._channel)
            self._providers.append(provider)
        return provider

    def _deliver(self, item: Outbound) -> None:
        outcome = self._call(item)
        self._is_proven = self._is_proven or isinstance(outcome, Sent)
        if isinstance(outcome, Unauthorized):
            # No worker goes on with the refused secret, and the first call with the next one goes alone again.
            self._refusals += 1
            self._is_proven = False
        failpoint("send.after_call")
        for attempt in range(_RECORD_TRIES):
            try:
                self._parts.desk.run(outbox.record, item, outcome)
                break
            except Problem as problem:
                # The fate of a message is worth waiting for; after a restart it would be in doubt.
                log.warning("the outcome of a send cannot be written yet: %s (try %d)", problem.code, attempt + 1)
                if self._parts.stop.wait(0.5):
                    break
        failpoint("send.after_record")

    def _call(self, item: Outbound) -> Outcome:
        file: OutboundFile | None = None
        if item.attachment_id is not None:
            found = self._parts.desk.read(media.attachment_by_id, item.attachment_id)
            if found is None or found.stored_as is None:
                return Rejected("rejected_file", {"why": Why.FILE_MISSING})
            try:
                data = self._parts.files.get(found.stored_as)
            except Problem as problem:
                return Rejected(problem.code, dict(problem.blanks))
            file = OutboundFile(
                found.name, found.media_type, item.payload.get("kind", "document"), data, found.duration_ms
            )
        try:
            return self._provider().perform(item, file)
        except Exception as error:
            log.exception("a send ended unexpectedly: %s", type(error).__name__)
            return Uncertain(f"unexpected {type(error).__name__}")
