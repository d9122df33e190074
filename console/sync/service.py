"""Starts, watches and stops the threads of all channels; also the headless `sync --once`.

On one PC the caller holds the desk's lock, so an older epoch is a dead one's and its open sends are in doubt. In an office several
services may run: one leads a channel, the others stand by, and what an earlier leader has begun is left alone until no call can last so long.
"""

import dataclasses
import logging
import os
import platform
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from console.models.capabilities import BY_KIND
from console.models.problems import Problem
from console.models.record import Record
from console.models.records import Change, Channel
from console.operations import heartbeat, office, outbox, replies
from console.sync.answerers import make_answering
from console.sync.calendars import CalendarReader
from console.sync.mail import MailWatch
from console.sync.media import MediaFetcher
from console.sync.parts import Parts
from console.sync.receiver import Receiver
from console.sync.responder import Responder
from console.sync.round import Round
from console.sync.sender import Sender
from console.sync.templates import TemplateReader
from console.sync.trainer import Trainer
from console.sync.upkeep import Upkeep
from console.sync.webhook import Hook, HookServer, file_leftovers

log = logging.getLogger(__name__)

_WATCH_SECONDS = 2.0
_BEAT_EVERY = 2
STOP_SECONDS = 2.5


class Led(Record):
    """A channel this process leads: its epoch, and its workers with an end of their own."""

    epoch: int
    channel: Channel
    parts: Parts
    receiver: Receiver
    responder: Responder
    sender: Sender
    media: MediaFetcher

    def start(self) -> None:
        for worker in (self.receiver, self.responder, self.sender, self.media):
            worker.start()

    def stop(self) -> None:
        """No new call is begun from now on."""
        self.parts.stop.set()

    def finish(self, seconds: float) -> None:
        """Wait for what is under way, at most so long; what is open then is in doubt."""
        deadline = time.monotonic() + seconds
        self.responder.finish(max(0.0, min(0.5, deadline - time.monotonic())))
        self.sender.finish(max(0.0, deadline - time.monotonic()))


class SyncService:
    """All workers of one desk. Started and stopped by one thread."""

    def __init__(self, parts: Parts, *, is_alone: bool = True) -> None:
        self._parts = parts
        self._is_alone = is_alone
        self._led: dict[int, Led] = {}
        self._answering = make_answering(parts)
        self._upkeep = Upkeep(parts)
        self._trainer = Trainer(parts)
        self._calendars = CalendarReader(parts)
        self._templates = TemplateReader(parts, self._channels_led)
        self._mail = MailWatch(parts, lambda: is_alone or bool(self._led))
        self._watcher = threading.Thread(target=self._watch, name="watcher", daemon=True)
        self._started_at = parts.clock.now_ms()
        self._hook: HookServer | None = None
        self._unsubscribe: Callable[[], None] = parts.desk.feed.subscribe(self._on_change)

    def _on_change(self, change: Change) -> None:
        if change.outbox:
            self._parts.wake_sender.set()
        if change.media:
            self._parts.wake_media.set()
        if change.answers:
            self._parts.wake_responder.set()

    def start(self) -> None:
        """Recover what a crash left, then start everything. Returns at once. Raises Problem `cannot_listen`."""
        if self._parts.listen:
            self._hook = HookServer(self._parts.listen, Hook(self._parts, self._channels_led))
        if self._is_alone:
            self._parts.desk.run(replies.recall_held)
        self._refresh_channels()
        if self._hook is not None:
            self._hook.start()
        self._upkeep.start()
        self._trainer.start()
        self._calendars.start()
        self._templates.start()
        self._mail.start()
        self._watcher.start()

    def stop(self) -> None:
        """Clean stop within three seconds: no new call is begun, those under way are waited for, the rest is in doubt."""
        self._parts.stop.set()
        if self._hook is not None:
            self._hook.close()
        for led in self._led.values():
            led.stop()
        self._wake_all()
        self._unsubscribe()
        deadline = time.monotonic() + STOP_SECONDS
        for led in self._led.values():
            led.finish(deadline - time.monotonic())
        self._answering.close()
        if self._trainer.is_alive():
            # It ends its child and writes nothing more: a closed desk must stay closed.
            self._trainer.join(1.0)
        for thread in (self._mail, self._watcher):
            if thread.is_alive():
                thread.join(0.2)
        with suppress(Problem):
            for channel_id, led in self._led.items():
                self._parts.desk.run(office.end_lead, channel_id, led.epoch)
            self._parts.desk.run(heartbeat.forget_beat, self._started_at)
        # A receiver may sit in a long poll; it holds no transaction, so it is simply left.

    def _channels_led(self) -> list[Channel]:
        return [led.channel for led in list(self._led.values())]

    def _wake_all(self) -> None:
        for event in (self._parts.wake_sender, self._parts.wake_media, self._parts.wake_responder):
            event.set()

    def _watch(self) -> None:
        beats = 0
        while not self._parts.stop.wait(_WATCH_SECONDS if beats else 0):
            try:
                self._refresh_channels()
                if beats % _BEAT_EVERY == 0:
                    self._beat()
            except Problem as problem:
                log.warning("watching waits: %s", problem.code)
            beats += 1

    def _beat(self) -> None:
        for channel_id, led in list(self._led.items()):
            if not self._parts.desk.run(office.renew_lead, channel_id, led.epoch):
                log.warning("channel %d is led by another process; this one stands by", channel_id)
                self._stand_by(channel_id)
            elif not self._is_alone:
                self._recover(channel_id, led.epoch)
        self._parts.desk.run(heartbeat.write_beat, [thread.name for thread in threading.enumerate()], self._started_at)

    def _stand_by(self, channel_id: int) -> None:
        led = self._led.pop(channel_id)
        led.stop()
        self._wake_all()
        led.finish(STOP_SECONDS)

    def _refresh_channels(self) -> None:
        """Start workers for channels that are new, and for those whose leader is gone."""
        for channel in self._parts.desk.read(office.channels):
            if channel.id not in self._led and not self._parts.stop.is_set():
                self._start_channel(channel)

    def _lead(self, channel: Channel) -> int | None:
        holder = f"{platform.node()}:{os.getpid()}"
        epoch = self._parts.desk.run(office.lead_channel, channel.id, holder, is_alone=self._is_alone)
        if epoch is not None:
            self._recover(channel.id, epoch)
        return epoch

    def _recover(self, channel_id: int, epoch: int) -> None:
        spare_ms = 0 if self._is_alone else outbox.LONGEST_CALL_MS
        in_doubt = self._parts.desk.run(outbox.recover, channel_id, epoch, spare_ms=spare_ms)
        if in_doubt:
            log.warning(
                "%d messages were under way when the program ended; their fate is for a person to decide", in_doubt
            )

    def _start_channel(self, channel: Channel) -> None:
        epoch = self._lead(channel)
        if epoch is None:
            if BY_KIND[channel.kind].is_pushed:
                file_leftovers(self._parts, channel)
            return
        # An end of its own: the lead of one channel may be lost while the others go on.
        parts = dataclasses.replace(self._parts, stop=threading.Event())
        led = Led(
            epoch,
            channel,
            parts,
            Receiver(parts, channel, epoch),
            Responder(parts, channel, epoch, self._answering),
            Sender(parts, channel, epoch),
            MediaFetcher(parts, channel),
        )
        self._led[channel.id] = led
        led.start()

    def run_once(self, seconds: float = 55.0) -> None:
        """Poll without waiting until the provider has nothing more, send what is due, fetch files; at most so long.

        Channels are served side by side, so that a provider who does not answer holds up nobody else's citizens.
        """
        if self._is_alone:
            self._parts.desk.run(replies.recall_held)
        self._upkeep.step()
        rounds, leads, led = [], [], []
        for channel in self._parts.desk.read(office.channels):
            epoch = self._lead(channel)
            if epoch is not None:
                leads.append((channel.id, epoch))
                led.append(channel)
                rounds.append(Round(self._parts, channel, epoch, self._answering, time.monotonic() + seconds))
        for one in rounds:
            one.start()
        self._calendars.step()
        self._templates.step(led)
        for one in rounds:
            one.end()
        if self._is_alone or leads:
            self._mail.step()
        for channel_id, epoch in leads:
            self._parts.desk.run(office.end_lead, channel_id, epoch)
        self._unsubscribe()
        self._answering.close()
        for one in rounds:
            if one.problem is not None:
                raise one.problem
