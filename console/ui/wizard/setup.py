"""What the wizard gathers and whom it asks. Nothing is kept before the last page, so that leaving early leaves nothing half."""

from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class ChannelWish:
    """An account to be connected. `server`: the API's address or the homeserver; `user` only for Matrix."""

    kind: str
    name: str
    server: str
    secret: str = field(repr=False)
    user: str = ""


@dataclass(frozen=True, slots=True)
class ChannelFound:
    """What the test found: the account, its number or address at the provider, and more facts in words of the provider."""

    account: str
    account_id: str = ""
    has_webhook: bool = False


@dataclass(frozen=True, slots=True)
class SetupAnswers:
    """Everything the operator said. Empty `login`: the desk has operators already. `settings`: key to value."""

    login: str = ""
    name: str = ""
    channel: ChannelWish | None = None
    settings: dict[str, Any] = field(default_factory=dict)


class Setup(Protocol):
    """Handed in by the composition root. All may be slow, are called off the GUI thread and raise Problem."""

    def test_channel(self, wish: ChannelWish) -> ChannelFound:
        """Ask the provider who we are, touching no message and keeping nothing."""

    def keep(self, answers: SetupAnswers) -> None:
        """Keep everything, or nothing."""

    def join(self, code: str) -> None:
        """Make this computer a desk of the office that invites, in place of the empty one that was just made."""


class Look(Protocol):
    """Shows a choice before it is kept. GUI thread."""

    def show_language(self, language: str) -> None:
        """ "system", "ca", "es" or "en"."""

    def show_theme(self, theme: str) -> None:
        """ "system", "light" or "dark"."""
