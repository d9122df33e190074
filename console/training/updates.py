"""The queue of updates of one bot: long poll, confirmation by offset, redelivery, and the manners of the real server
towards hasty clients.

The one decision: time comes from the house clock and every wait looks at it every 20 ms, so that a test with a
stepped clock sees the 3-second rules without waiting 3 seconds.
"""

import json
import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from console.models.clock import Clock
from console.training.refusals import ANOTHER_POLLER, WEBHOOK_ACTIVE, WEBHOOK_CAME, Refusal, conflict

DAY_MS = 24 * 3600 * 1000
MAX_BATCH_BYTES = 4 * 1024 * 1024
MAX_TIMEOUT_SECONDS = 50
_LOOK_SECONDS = 0.02
_OFF_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass
class WaitingPoll:
    """A long poll. `ended_by` is the reason of its 409 and `refused_at_ms` when it gets it, both set by whoever displaces it."""

    ended_by: str | None = None
    refused_at_ms: int = 0


@dataclass(frozen=True)
class QueuedUpdate:
    """`position` orders the queue and is what offsets are compared with; `body` goes out, well formed or not."""

    position: int
    body: Any
    expires_at_ms: int
    was_delivered: bool = False


class UpdateQueue:
    """Used by every request thread; one condition guards it."""

    def __init__(self, clock: Clock, first_id: int, note_violation: Callable[[str, str], None]) -> None:
        self._clock = clock
        self._condition = threading.Condition()
        self._note_violation = note_violation
        self._next_id = first_id
        self._restart_at: int | None = None
        self._queue: list[QueuedUpdate] = []
        self._confirmed: list[QueuedUpdate] = []
        self._allowed: list[str] = []
        self._waiting: WaitingPoll | None = None
        self._pollers = 0
        self._closed = False
        self._last_offset: int | None = None
        self._last_start_ms = 0
        self._next_conflict_ms = 0
        self.webhook_url = ""
        self.expired = 0

    # What comes in

    def push(self, kind: str, payload: Any, event_ms: int) -> int | None:
        """Queue one update; None when the bot did not ask for this kind or the event is older than 24 h."""
        with self._condition:
            is_wanted = kind in self._allowed if self._allowed else kind not in _OFF_BY_DEFAULT
            expires = event_ms + DAY_MS
            if not is_wanted or expires <= self._clock.now_ms():
                return None
            position = self._take_id()
            self._append(QueuedUpdate(position, {"update_id": position, kind: payload}, expires))
            return position

    def push_raw(self, body: Any) -> int:
        """Queue anything at all as one element of `result`, for instance a malformed update. A dict without
        `update_id` gets none.
        """
        with self._condition:
            position = self._take_id()
            if isinstance(body, dict) and body.get("update_id") == "next":
                body = {**body, "update_id": position}
            self._append(QueuedUpdate(position, body, self._clock.now_ms() + DAY_MS))
            return position

    def _take_id(self) -> int:
        if self._restart_at is not None:
            self._drop_expired()
            if not self._queue:
                self._next_id, self._restart_at = self._restart_at, None
        self._next_id += 1
        return self._next_id - 1

    def _append(self, update: QueuedUpdate) -> None:
        self._queue.append(update)
        self._condition.notify_all()

    # What goes out

    def poll(self, offset: int, limit: int, timeout: int, allowed: Sequence[str] | None) -> list[Any]:
        """One getUpdates. `timeout` in seconds. Raises Refusal 409 as the real server does; an empty list when time
        is up.
        """
        with self._condition:
            if self.webhook_url:
                self._note_violation("poll_with_webhook", "getUpdates while a webhook is set")
                raise self._refuse(WEBHOOK_ACTIVE, self._next_refusal())
            if allowed is not None:
                self._allowed = list(allowed)
            limit = max(1, min(100, limit)) if limit else 100
            timeout = max(0, min(MAX_TIMEOUT_SECONDS, timeout))
            now = self._clock.now_ms()
            if offset == self._last_offset and timeout < 3 and now < self._last_start_ms + 3000:
                timeout = 3
            if offset == self._last_offset and now < self._last_start_ms + 500:
                limit = 1
            self._last_offset, self._last_start_ms = offset, now
            if offset < 0:
                self._note_violation("negative_offset", f"getUpdates offset={offset} drops every older update")
            batch = self._take_batch(offset, limit)
            if batch or timeout == 0:
                return batch
            return self._wait_for_batch(max(offset, 0), limit, now + timeout * 1000)

    def _wait_for_batch(self, offset: int, limit: int, until_ms: int) -> list[Any]:
        self._displace(ANOTHER_POLLER)
        mine = self._waiting = WaitingPoll()
        self._pollers += 1
        try:
            while not self._closed:
                if mine.ended_by is not None:
                    raise self._refuse(mine.ended_by, mine.refused_at_ms)
                batch = self._take_batch(offset, limit)
                if batch:
                    return batch
                if self._clock.now_ms() >= until_ms:
                    break
                self._condition.wait(_LOOK_SECONDS)
            return []
        finally:
            self._pollers -= 1
            if self._waiting is mine:
                self._waiting = None

    def _displace(self, reason: str) -> None:
        """End the poll that waits, if one does. When it hears of it is settled here and not when its thread wakes: of two that are
        displaced, the first is the one that is told at once, whichever the machine happens to run first.
        """
        if self._waiting is not None:
            self._waiting.ended_by, self._waiting.refused_at_ms = reason, self._next_refusal()
            self._waiting = None
            self._condition.notify_all()

    def _next_refusal(self) -> int:
        """When a 409 that is due now goes out: one that follows another within 3 s is held back 3 s."""
        now = self._clock.now_ms()
        if now < self._next_conflict_ms:
            return now + 3000
        self._next_conflict_ms = now + 3000
        return now

    def _refuse(self, reason: str, at_ms: int) -> Refusal:
        """The 409, when its time has come."""
        while self._clock.now_ms() < at_ms and not self._closed:
            self._condition.wait(_LOOK_SECONDS)
        return conflict(reason)

    def _drop_expired(self) -> None:
        now = self._clock.now_ms()
        if all(update.expires_at_ms > now for update in self._queue):
            return
        alive = [update for update in self._queue if update.expires_at_ms > now]
        self.expired += len(self._queue) - len(alive)
        self._queue = alive

    def _take_batch(self, offset: int, limit: int) -> list[Any]:
        self._drop_expired()
        if offset < 0:
            self._confirmed += self._queue[:offset]
            self._queue = self._queue[offset:]
        elif 0 < offset <= self._next_id + 10:
            # An offset further in the future is unusable to the real server too: it answers from the head and
            # confirms nothing.
            self._confirmed += [update for update in self._queue if update.position < offset]
            self._queue = [update for update in self._queue if update.position >= offset]
        batch: list[Any] = []
        size = 0
        for index, update in enumerate(self._queue[:limit]):
            size += len(json.dumps(update.body))
            if batch and size > MAX_BATCH_BYTES:
                break
            self._queue[index] = replace(update, was_delivered=True)
            batch.append(update.body)
        return batch

    # What a test or a trainer does to it

    def redeliver(self, count: int) -> int:
        """Put the last `count` confirmed updates back at the head, under their old ids; says how many there were."""
        with self._condition:
            again = self._confirmed[-count:] if count > 0 else []
            if again:
                self._confirmed = self._confirmed[: -len(again)]
            self._queue = again + self._queue
            self._condition.notify_all()
            return len(again)

    def duplicate(self) -> int:
        """Every waiting update is queued twice in a row, with the same id; says how many."""
        with self._condition:
            count = len(self._queue)
            self._queue = [copy for update in self._queue for copy in (update, update)]
            self._condition.notify_all()
            return count

    def shuffle(self, seed: int) -> int:
        """Waiting updates change places (ids stay with their updates); says how many."""
        with self._condition:
            random.Random(seed).shuffle(self._queue)
            return len(self._queue)

    def restart_ids(self, first_id: int) -> None:
        """As after a quiet week: once everything old is confirmed, ids go on from `first_id`, which may be lower."""
        with self._condition:
            self._restart_at = first_id

    def set_webhook(self, url: str, drops_pending: bool) -> None:
        """Set or (empty url) remove the webhook. A waiting poll ends with 409 when one is set."""
        with self._condition:
            if drops_pending:
                self._note_violation("drop_pending_updates", f"{len(self._queue)} waiting updates were thrown away")
                self._confirmed += self._queue
                self._queue = []
            self.webhook_url = url
            if url:
                self._displace(WEBHOOK_CAME)
            self._condition.notify_all()

    def set_allowed(self, allowed: Sequence[str] | None) -> None:
        """Remember the kinds a webhook asked for; None keeps the last list."""
        with self._condition:
            if allowed is not None:
                self._allowed = list(allowed)

    @property
    def allowed(self) -> list[str]:
        with self._condition:
            return list(self._allowed)

    def counts(self) -> dict[str, int]:
        """How many updates wait, were confirmed, expired; how many of the waiting were delivered at least once; how
        many polls wait.
        """
        with self._condition:
            self._drop_expired()
            return {
                "waiting": len(self._queue),
                "delivered_unconfirmed": sum(update.was_delivered for update in self._queue),
                "confirmed": len(self._confirmed),
                "expired": self.expired,
                "pollers": self._pollers,
            }

    def close(self) -> None:
        """End every waiting poll."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()
