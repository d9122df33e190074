"""One round of `sync --once` for one channel: poll until nothing more comes, then answer, send and fetch what is due.

Every step looks at the same deadline. What hangs in the network at the deadline is left to itself: a poll holds no transaction, a send
is in doubt from then on, a file is asked for again by the next round.
"""

import threading
import time

from console.models.problems import Problem
from console.models.records import Channel
from console.sync.answering import Answering
from console.sync.media import MediaFetcher
from console.sync.parts import Parts
from console.sync.receiver import Receiver
from console.sync.responder import Responder
from console.sync.sender import Sender

_MOST_FOR_ANSWERS = 30.0
_GRACE_SECONDS = 1.0


class Round(threading.Thread):
    """A daemon thread; `problem` is what stopped it."""

    def __init__(self, parts: Parts, channel: Channel, epoch: int, answering: Answering, deadline: float) -> None:
        super().__init__(name=f"round-{channel.id}", daemon=True)
        self._parts = parts
        self._channel = channel
        self._epoch = epoch
        self._answering = answering
        self._deadline = deadline
        self.problem: Problem | None = None

    def end(self) -> None:
        """Wait for the end of the round, a moment beyond its deadline at most."""
        self.join(max(0.0, self._deadline + _GRACE_SECONDS - time.monotonic()))

    def run(self) -> None:
        try:
            self._poll()
            # A slow answer to a send must not keep files waiting, nor a file that trickles for minutes a send.
            fetching = threading.Thread(target=self._fetch_files, name=f"files-{self._channel.id}", daemon=True)
            fetching.start()
            self._answer()
            self._send()
            fetching.join(self._left())
        except Problem as problem:
            self.problem = problem

    def _left(self) -> float:
        return max(0.0, self._deadline - time.monotonic())

    def _poll(self) -> None:
        receiver = Receiver(self._parts, self._channel, self._epoch)
        while self._left():
            if receiver.step(0) != 0.0 or not receiver.has_more:
                break
        receiver.close()

    def _answer(self) -> None:
        responder = Responder(self._parts, self._channel, self._epoch, self._answering)
        responder.drain(min(_MOST_FOR_ANSWERS, self._left()))
        responder.finish(0.0)

    def _send(self) -> None:
        sender = Sender(self._parts, self._channel, self._epoch)
        sender.drain(self._left())
        sender.finish(self._left())

    def _fetch_files(self) -> None:
        media = MediaFetcher(self._parts, self._channel)
        try:
            while self._left() and media.step():
                pass
        except Problem as problem:
            self.problem = problem
        media.close()
