"""Receives from one channel. The provider is told "got it" by the next fetch, which comes only after the batch has committed.

Everything is written under the epoch of the lead: who was frozen and comes back stores nothing and moves no cursor.
"""

import logging
import threading
import time

from console.models.capabilities import BY_KIND
from console.models.failpoints import failpoint
from console.models.problems import Problem
from console.models.records import Channel
from console.models.states import ChannelState
from console.operations import incoming, office
from console.providers.base import (
    NetworkDown,
    PausedByProvider,
    Provider,
    ProviderError,
    TokenInUse,
    Unauthorised,
    WebhookSet,
)
from console.sync.parts import Parts, backoff_seconds

log = logging.getLogger(__name__)

RECHECK_SECONDS = 60.0
ALARM_AFTER, ALARM_WITHIN_SECONDS = 3, 300.0
"""So often displaced by another poll in so long, while the lead is ours: no former leader of this office, but a stranger."""
ALARM_ENDS_SECONDS = 600.0
"""So long nobody has displaced us: the stranger has stopped."""
_LOOK_SECONDS = 2.0


class Receiver(threading.Thread):
    """Owns one provider session and the cursor of one channel."""

    def __init__(self, parts: Parts, channel: Channel, epoch: int) -> None:
        super().__init__(name=f"receiver-{channel.id}", daemon=True)
        self._parts = parts
        self._channel_id = channel.id
        self._provider: Provider | None = None
        self._epoch = epoch
        self._is_pushed = BY_KIND[channel.kind].is_pushed
        self._failures = 0
        self._displaced_at: list[float] = []
        self._quiet_since = time.monotonic()
        self._is_in_step = False
        self.has_more = False

    def run(self) -> None:
        while not self._parts.stop.is_set():
            try:
                # The first look after a start or a failure does not wait, so that the desk knows at once where it stands.
                wait = self.step(self._parts.poll_seconds if self._is_in_step else 0)
            except Problem as problem:
                # The database would not take it; the provider keeps it for us until it does.
                log.warning("receiving waits: %s", problem.code)
                wait = 5.0
            if wait is None:
                break
            if wait:
                self._rest(wait)
        self.close()

    def _rest(self, seconds: float) -> None:
        """Wait, but no longer than until somebody has put in a new secret."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self._parts.stop.wait(min(left, _LOOK_SECONDS)):
            if left > _LOOK_SECONDS and self._has_new_secret():
                return

    def _has_new_secret(self) -> bool:
        try:
            channel = self._parts.desk.read(office.channel, self._channel_id)
        except Problem:
            return False
        return channel is not None and channel.state == ChannelState.NEW

    def step(self, wait_seconds: int) -> float | None:
        """One fetch and its filing. Returns how long to wait before the next, or None when the channel or the lead is gone."""
        try:
            return self._step(wait_seconds)
        except Problem as problem:
            if problem.code != "lead_lost":
                raise
            log.info("channel %d is led by another process; what was fetched is left to it", self._channel_id)
            return None

    def _step(self, wait_seconds: int) -> float | None:
        desk = self._parts.desk
        channel = desk.read(office.channel, self._channel_id)
        if channel is None:
            return None
        now = self._parts.clock.now_ms()
        if channel.poll_paused_until is not None and channel.poll_paused_until > now:
            return min((channel.poll_paused_until - now) / 1000, 5.0)
        try:
            if self._provider is None:
                self._provider = self._parts.open_provider(channel)
            if channel.state == ChannelState.UNAUTHORIZED and not self._is_pushed:
                self._recheck(channel)
            batch = self._provider.fetch(channel.cursor, wait_seconds)
        except ProviderError as error:
            return self._on_error(channel, error)
        if channel.state == ChannelState.UNAUTHORIZED and self._is_pushed and not batch.updates:
            # What citizens write comes in also with a refused token; a wait that ended well has tried it.
            self._recheck(channel)
        if batch.updates or batch.cursor != channel.cursor or self._is_contact_stale(channel, now):
            desk.run(incoming.record_batch, self._channel_id, batch, epoch=self._epoch)
            failpoint("receive.after_commit")
        if channel.state == ChannelState.TOKEN_IN_USE and time.monotonic() - self._quiet_since > ALARM_ENDS_SECONDS:
            desk.run(office.set_channel_state, self._channel_id, ChannelState.CONNECTED, epoch=self._epoch)
        self._failures = 0
        self._is_in_step = True
        self.has_more = batch.has_more
        return 0.0

    def _is_contact_stale(self, channel: Channel, now: int) -> bool:
        """An idle channel writes its sign of life every few seconds, not with every empty answer."""
        return (
            channel.state != ChannelState.CONNECTED
            or channel.last_contact_at is None
            or now - channel.last_contact_at > 2_000
        )

    def _recheck(self, channel: Channel) -> None:
        """After a refused token: sending begins again only when the provider has accepted it."""
        assert self._provider is not None
        self._provider.check()
        self._parts.desk.run(office.set_channel_state, channel.id, ChannelState.CONNECTED)
        self._parts.wake_sender.set()

    def _on_error(self, channel: Channel, error: ProviderError) -> float:
        self._failures += 1
        self._is_in_step = False
        self.has_more = False
        state, wait = ChannelState.RECONNECTING, backoff_seconds(self._failures)
        paused_until = None
        match error:
            case Unauthorised():
                # The next attempt asks the keyring again: a new secret may have been put in.
                self.close()
                state, wait = ChannelState.UNAUTHORIZED, RECHECK_SECONDS
            case PausedByProvider():
                # The clock that will be asked is the one that is written here, so not one request goes out too early.
                paused_until = self._parts.clock.now_ms() + error.after_ms
                state, wait = ChannelState(channel.state), error.after_ms / 1000
            case TokenInUse():
                state, wait = self._on_displaced(), max(5.0, wait)
            case WebhookSet():
                state, wait = ChannelState.WEBHOOK_SET, RECHECK_SECONDS
            case NetworkDown():
                pass
        log.info("receiver of channel %d: %s", channel.id, error.why)
        if channel.state == ChannelState.UNAUTHORIZED and state is not ChannelState.UNAUTHORIZED:
            state = ChannelState.UNAUTHORIZED
        if channel.state == ChannelState.TOKEN_IN_USE and state in (ChannelState.RECONNECTING, ChannelState.CONFLICT):
            state = ChannelState.TOKEN_IN_USE
        # Why a network is down needs telling; the other states say themselves what is the matter.
        detail = str(error.reason) if state is ChannelState.RECONNECTING else error.why
        self._parts.desk.run(office.set_channel_state, channel.id, state, detail, paused_until, epoch=self._epoch)
        return wait

    def _on_displaced(self) -> ChannelState:
        """Another poll ended ours. Once is a former leader's last; again and again is somebody with our token."""
        self._quiet_since = now = time.monotonic()
        self._displaced_at = [at for at in self._displaced_at if now - at < ALARM_WITHIN_SECONDS] + [now]
        return ChannelState.TOKEN_IN_USE if len(self._displaced_at) >= ALARM_AFTER else ChannelState.CONFLICT

    def close(self) -> None:
        """Let go of the connection."""
        if self._provider is not None:
            self._provider.close()
            self._provider = None
