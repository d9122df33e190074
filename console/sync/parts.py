"""What the threads share: the desk, the files, how to open a provider, and the moment to stop."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from console.models.clock import Clock, SystemClock
from console.models.records import Channel
from console.operations.desk import Desk
from console.providers.base import Provider


class Files(Protocol):
    """Where the bytes of attachments are sealed."""

    def put(self, data: bytes) -> str:
        """Store bytes under a new random name and return it."""

    def get(self, stored_as: str) -> bytes:
        """The bytes of that name."""

    def delete(self, stored_as: str) -> None:
        """Forget them."""

    def orphans(self, known: set[str]) -> list[str]:
        """Names nobody owns."""


@dataclass
class Parts:
    """Handed to every worker. The `wake_…` events are set after a commit that left work for them.

    `secret` gives what external code is signed with, by the name of its rule, and `ca_file` names the
    authority its services are vouched for by, if it is the town's own, `external_proxy` the way out to them and `proxy` the one to everybody else; `town_name` is what codes may call the town and
    `codes_folder` where the town has installed codes of its own, "" for beside the program.
    """

    desk: Desk
    files: Files
    open_provider: Callable[[Channel], Provider]
    stop: threading.Event = field(default_factory=threading.Event)
    wake_sender: threading.Event = field(default_factory=threading.Event)
    wake_media: threading.Event = field(default_factory=threading.Event)
    wake_responder: threading.Event = field(default_factory=threading.Event)
    secret: Callable[[str], str | None] = field(default=lambda _: None)
    ca_file: str = ""
    external_proxy: str = "none"
    proxy: str = "system"
    town_name: str = ""
    codes_folder: str = ""
    poll_seconds: int = 25
    clock: Clock = field(default_factory=SystemClock)


def backoff_seconds(failures: int) -> float:
    """Wait after so many failures in a row: 1, 2, 4 … 60 seconds."""
    return float(min(60, 2 ** min(max(failures - 1, 0), 6)))
