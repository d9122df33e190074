"""What every channel adapter promises. The sync threads know this protocol and nothing of any provider."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from console.models.capabilities import Capabilities
from console.models.delivery import Outbound, OutboundFile, Outcome
from console.models.inbound import Batch, Pushed, RemoteFile
from console.models.reasons import Why
from console.models.templates import FoundTemplate


class ProviderError(Exception):
    """Talking to the provider failed. `why` is short, for a log and a diagnosis; it never holds a token, a URL or a citizen's word.
    `reason` is what an operator is told.
    """

    def __init__(self, why: str, reason: Why = Why.STRANGE_ANSWER) -> None:
        super().__init__(why)
        self.why = why
        self.reason = reason


class NetworkDown(ProviderError):
    """No answer, or none that can be read. Try again later."""


class Unauthorised(ProviderError):
    """The secret is refused."""


class PausedByProvider(ProviderError):
    """Too many requests: not one more before `after_ms` milliseconds have passed."""

    def __init__(self, after_ms: int) -> None:
        super().__init__("too many requests", Why.TOO_MANY)
        self.after_ms = after_ms


class TokenInUse(ProviderError):
    """Somebody else receives with the same secret."""


class WebhookSet(ProviderError):
    """The provider delivers to a web address, so it cannot be polled."""


class FileRefused(ProviderError):
    """The file cannot be had: too big for the channel, or gone (`is_expired`)."""

    def __init__(self, why: str, *, is_expired: bool = False) -> None:
        super().__init__(why)
        self.is_expired = is_expired


@dataclass(frozen=True, slots=True)
class ChannelCheck:
    """What the connection test found: the account's own name and id at the provider, facts to show, warnings in sentences' codes."""

    account: str
    account_id: str
    facts: dict[str, str] = field(default_factory=dict)


class Inbox(Protocol):
    """What a provider pushed to this computer and nobody has filed yet, oldest first. `name` tells one computer's from another's."""

    name: str

    def oldest(self, most: int) -> list[Pushed]:
        """At most so many. Raises Problem."""

    def forget(self, filed: Iterable[Pushed]) -> None:
        """These are filed."""

    def wait(self, seconds: float) -> bool:
        """Whether something is there, waiting up to so long for it."""


class Provider(Protocol):
    """One configured account. Each thread that talks gets an instance of its own; an instance is not shared between threads."""

    capabilities: Capabilities

    def check(self) -> ChannelCheck:
        """Test address and secret without touching any message. Raises ProviderError."""

    def fetch(self, cursor: str | None, wait_seconds: int) -> Batch:
        """Everything after `cursor`, waiting up to `wait_seconds` for something to come (0: do not wait).

        Calling again with the batch's cursor tells the provider "got it", so the caller commits first. Raises ProviderError.
        """

    def perform(self, item: Outbound, file: OutboundFile | None) -> Outcome:
        """Carry out one outbox row. Never raises for what the network or the provider does: it answers one of the outcomes."""

    def download(self, file: RemoteFile, limit: int) -> bytes:
        """The bytes of a citizen's file, at most `limit`. Raises FileRefused or ProviderError."""

    def close(self) -> None:
        """Let go of connections."""


@runtime_checkable
class TemplateSource(Protocol):
    """A provider that keeps message templates for an account of several numbers."""

    def templates(self, account: str) -> list[FoundTemplate]:
        """All of the account's. Raises ProviderError."""
