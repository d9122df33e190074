"""What the threads share: the desk, the files, how to open a provider, and the moment to stop."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from console.models.clock import Clock, SystemClock
from console.models.mail import MailRoute
from console.models.records import Channel
from console.operations.desk import Desk
from console.providers.base import Inbox, Provider


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


class PushedInbox(Inbox, Protocol):
    """An inbox that can be filled: see storage.spool."""

    def put(self, body: bytes, at: int) -> None:
        """Keep a body for good. Raises Problem; then it is not kept."""

    def is_empty(self) -> bool:
        """Whether nothing waits."""


def _nothing_pushed(channel: Channel) -> Any:
    raise LookupError(f"nothing is pushed to channel {channel.id} here")


@dataclass
class Parts:
    """Handed to every worker. The `wake_…` events are set after a commit that left work for them.

    `secret` gives what external code is signed with, by the name of its rule, and `ca_file` names the
    authority its services and its mail server are vouched for by, if it is the town's own, `mail_password` gives the one for a mail server, `external_proxy` the way out to them and `proxy` the one to everybody else; `town_name` is what codes may call the town and
    `inbox` is what a channel's provider pushed to this computer, `hook_secrets` its app secret and verify token, `listen` the address
    for such calls, "" for none; and
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
    mail_password: Callable[[MailRoute], str | None] = field(default=lambda _: None)
    ca_file: str = ""
    external_proxy: str = "none"
    proxy: str = "system"
    town_name: str = ""
    codes_folder: str = ""
    inbox: Callable[[Channel], PushedInbox] = field(default=_nothing_pushed)
    hook_secrets: Callable[[Channel], tuple[str, str]] = field(default=_nothing_pushed)
    listen: str = ""
    poll_seconds: int = 25
    clock: Clock = field(default_factory=SystemClock)


def backoff_seconds(failures: int) -> float:
    """Wait after so many failures in a row: 1, 2, 4 … 60 seconds."""
    return float(min(60, 2 ** min(max(failures - 1, 0), 6)))
