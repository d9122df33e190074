"""Fetches the files of messages, after the commit that filed the message and apart from it."""

import logging
import threading

from console.models.capabilities import BY_KIND
from console.models.failpoints import failpoint
from console.models.problems import Problem
from console.models.records import Channel
from console.models.states import FileState
from console.operations import media
from console.providers.base import FileRefused, PausedByProvider, Provider, ProviderError, Unauthorised
from console.sync.parts import Parts

log = logging.getLogger(__name__)

_LOOK_SECONDS = 1.0


class MediaFetcher(threading.Thread):
    """Owns one provider session for downloads of one channel."""

    def __init__(self, parts: Parts, channel: Channel) -> None:
        super().__init__(name=f"media-{channel.id}", daemon=True)
        self._parts = parts
        self._channel = channel
        self._provider: Provider | None = None

    def run(self) -> None:
        while not self._parts.stop.is_set():
            try:
                is_busy = self.step()
            except Problem as problem:
                log.warning("files wait: %s", problem.code)
                is_busy = False
            if not is_busy:
                self._parts.wake_media.wait(_LOOK_SECONDS)
                self._parts.wake_media.clear()
        self.close()

    def step(self) -> bool:
        """Fetch the next due file. Returns whether there was one."""
        desk = self._parts.desk
        due = desk.read(media.next_file, self._channel.id)
        if due is None:
            return False
        try:
            if self._provider is None:
                self._provider = self._parts.open_provider(self._channel)
            data = self._provider.download(due.file, BY_KIND[self._channel.kind].max_download)
        except FileRefused as refusal:
            state = FileState.EXPIRED if refusal.is_expired else FileState.REFUSED
            desk.run(media.record_refusal, due.attachment_id, state, refusal.why)
            return True
        except ProviderError as error:
            if isinstance(error, Unauthorised):
                self.close()
            if isinstance(error, PausedByProvider):
                # Silence ordered here is silence for the whole queue of files.
                desk.run(media.pause_files, self._channel.id, error.after_ms)
            else:
                desk.run(media.postpone_file, due.attachment_id, due.attempts, error.why)
            return True
        failpoint("media.after_download")
        stored_as = self._parts.files.put(data)
        failpoint("media.after_store")
        desk.run(media.record_file, due.attachment_id, stored_as, len(data))
        failpoint("media.after_record")
        return True

    def close(self) -> None:
        """Let go of the connection."""
        if self._provider is not None:
            self._provider.close()
            self._provider = None
