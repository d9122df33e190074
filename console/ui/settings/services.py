"""What the settings page needs beyond settings: the composition root hands it in, since the window knows no vault, provider or folder."""

from dataclasses import dataclass
from typing import Protocol

from console.models.problems import Problem
from console.ui.dialogs.pin import Pins
from console.ui.wizard.setup import Setup


@dataclass(frozen=True, slots=True)
class ChannelTest:
    """What a channel's provider answered: the account, or the problem."""

    name: str
    account: str = ""
    problem: Problem | None = None


class DeskServices(Protocol):
    """Every method may be slow and runs off the GUI thread; each raises Problem."""

    @property
    def pins(self) -> Pins:
        """The operator's PIN."""

    @property
    def setup(self) -> Setup:
        """Tests and keeps another channel."""

    @property
    def is_training(self) -> bool:
        """Whether everything here is thrown away anyway."""

    def test_channels(self) -> list[ChannelTest]:
        """Ask every provider who we are, touching no message."""

    def follow_calendar(self, place: str) -> None:
        """Put a calendar of holidays on the list, an https address or a file, and read it; what it says is noted in the desk."""

    def read_calendars(self) -> None:
        """Read every calendar on the list now."""

    def diagnosis(self) -> str:
        """Settings, versions and tests for IT; no names, texts, numbers or secrets."""

    def versions(self) -> dict[str, str]:
        """Programs behind the desk and their versions."""

    def require_wipeable(self) -> None:
        """Raises Problem when the desk cannot be wiped now: another process works on it, or the operator may not."""
