"""Starts, watches and stops the threads of all channels; also the headless `sync --once`.

One process at a time serves a desk: the caller holds the desk's lock, so an older epoch is a dead one's and its open sends are in doubt.
"""

import json
import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from console.models.problems import Problem
from console.models.records import Change, Channel
from console.operations import office, outbox, reads, replies
from console.operations.desk import Context
from console.sync.answerers import make_answering
from console.sync.calendars import CalendarReader
from console.sync.media import MediaFetcher
from console.sync.parts import Parts
from console.sync.receiver import Receiver
from console.sync.responder import Responder
from console.sync.round import Round
from console.sync.sender import Sender
from console.sync.trainer import Trainer
from console.sync.upkeep import Upkeep

log = logging.getLogger(__name__)

_WATCH_SECONDS = 2.0
_BEAT_EVERY = 2
STOP_SECONDS = 2.5


def write_beat(at: Context, threads: list[str], started_at: int) -> None:
    """A sign of life for `ventanilla status`."""
    value = json.dumps({"pid": os.getpid(), "started_at": started_at, "at": at.now, "threads": threads})
    at.tx.execute(
        "INSERT INTO meta (key, value) VALUES ('sync', :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        value=value,
    )


def forget_beat(at: Context) -> None:
    """The process has stopped in good order: nobody syncs this desk now."""
    at.tx.execute("DELETE FROM meta WHERE key = 'sync'")


class SyncService:
    """All workers of one desk. Started and stopped by one thread."""

    def __init__(self, parts: Parts, *, is_alone: bool = True) -> None:
        self._parts = parts
        self._is_alone = is_alone
        self._workers: dict[int, tuple[int, Receiver, Responder, Sender, MediaFetcher]] = {}
        self._answering = make_answering(parts)
        self._upkeep = Upkeep(parts)
        self._trainer = Trainer(parts)
        self._calendars = CalendarReader(parts)
        self._watcher = threading.Thread(target=self._watch, name="watcher", daemon=True)
        self._started_at = parts.clock.now_ms()
        self._unsubscribe: Callable[[], None] = parts.desk.feed.subscribe(self._on_change)

    def _on_change(self, change: Change) -> None:
        if change.outbox:
            self._parts.wake_sender.set()
        if change.media:
            self._parts.wake_media.set()
        if change.answers:
            self._parts.wake_responder.set()

    def start(self) -> None:
        """Recover what a crash left, then start everything. Returns at once."""
        self._parts.desk.run(replies.recall_held)
        self._refresh_channels()
        self._upkeep.start()
        self._trainer.start()
        self._calendars.start()
        self._watcher.start()

    def stop(self) -> None:
        """Clean stop within three seconds: no new call is begun, those under way are waited for, the rest is in doubt."""
        self._parts.stop.set()
        self._parts.wake_sender.set()
        self._parts.wake_media.set()
        self._parts.wake_responder.set()
        self._unsubscribe()
        deadline = time.monotonic() + STOP_SECONDS
        for _, _, responder, sender, _ in self._workers.values():
            responder.finish(max(0.0, min(0.5, deadline - time.monotonic())))
            sender.finish(max(0.0, deadline - time.monotonic()))
        self._answering.close()
        if self._trainer.is_alive():
            # It ends its child and writes nothing more: a closed desk must stay closed.
            self._trainer.join(1.0)
        if self._watcher.is_alive():
            self._watcher.join(0.2)
        with suppress(Problem):
            self._parts.desk.run(forget_beat)
        # A receiver may sit in a long poll; it holds no transaction, so it is simply left.

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
        for channel_id, (epoch, *_) in list(self._workers.items()):
            if not self._parts.desk.run(office.renew_lead, channel_id, epoch):
                log.warning("channel %d is led by another process; this one stops", channel_id)
                self._parts.stop.set()
        self._parts.desk.run(write_beat, [thread.name for thread in threading.enumerate()], self._started_at)

    def _refresh_channels(self) -> None:
        """Start workers for channels that are new."""
        for channel in self._parts.desk.read(office.channels):
            if channel.id not in self._workers:
                self._start_channel(channel)

    def _lead(self, channel: Channel) -> int | None:
        epoch = self._parts.desk.run(office.lead_channel, channel.id, f"{os.getpid()}", is_alone=self._is_alone)
        if epoch is not None:
            in_doubt = self._parts.desk.run(outbox.recover, channel.id, epoch)
            if in_doubt:
                log.warning(
                    "%d messages were under way when the program ended; their fate is for a person to decide", in_doubt
                )
        return epoch

    def _start_channel(self, channel: Channel) -> None:
        epoch = self._lead(channel)
        if epoch is None:
            return
        receiver, responder, sender, media = (
            Receiver(self._parts, channel),
            Responder(self._parts, channel, epoch, self._answering),
            Sender(self._parts, channel, epoch),
            MediaFetcher(self._parts, channel),
        )
        self._workers[channel.id] = (epoch, receiver, responder, sender, media)
        for worker in (receiver, responder, sender, media):
            worker.start()

    def run_once(self, seconds: float = 55.0) -> None:
        """Poll without waiting until the provider has nothing more, send what is due, fetch files; at most so long.

        Channels are served side by side, so that a provider who does not answer holds up nobody else's citizens.
        """
        self._parts.desk.run(replies.recall_held)
        self._upkeep.step()
        rounds = []
        for channel in self._parts.desk.read(office.channels):
            epoch = self._lead(channel)
            if epoch is not None:
                rounds.append(Round(self._parts, channel, epoch, self._answering, time.monotonic() + seconds))
        for one in rounds:
            one.start()
        self._calendars.step()
        for one in rounds:
            one.end()
        self._unsubscribe()
        self._answering.close()
        for one in rounds:
            if one.problem is not None:
                raise one.problem


def sync_beat(desk_read: Callable[..., object], now: int) -> list[str]:
    """The threads of the process that syncs this desk, or none when it has not been heard of for 15 seconds."""
    value = desk_read(reads.meta, "sync")
    if not isinstance(value, str):
        return []
    beat = json.loads(value)
    return list(beat["threads"]) if now - beat["at"] < 15_000 else []
