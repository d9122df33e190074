"""The settings page on a throw-away file, with a desk whose services answer from memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from console.credentials import MemoryVault
from console.feed import Feed
from console.models.clock import SteppedClock
from console.models.problems import Problem
from console.operations.desk import SYSTEM
from console.pins import PinKeeper
from console.settings import Settings
from console.ui.bridge import Bridge
from console.ui.settings.services import ChannelTest
from console.ui.settings.view import SettingsDialog


@dataclass
class Services:
    """See console.ui.settings.services.DeskServices."""

    pins: PinKeeper
    setup: Any = None
    is_training: bool = False
    tests: list[ChannelTest] = field(default_factory=list)
    wipe_problem: Problem | None = None

    def test_channels(self) -> list[ChannelTest]:
        return self.tests

    def follow_calendar(self, place: str) -> None:
        raise NotImplementedError

    def read_calendars(self) -> None:
        raise NotImplementedError

    def diagnosis(self) -> str:
        return "Ventanilla 0\nok  storage\n"

    def versions(self) -> dict[str, str]:
        return {"sqlite": "3.99"}

    def require_wipeable(self) -> None:
        if self.wipe_problem is not None:
            raise self.wipe_problem


def _read_nothing(*_: object) -> None:
    """There is no desk behind these pages; the page of opening hours has tests with one."""
    raise Problem("not_found", what="conversation", id=0)


class Place:
    """Everything a settings page needs; `applied` collects the keys it announces."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = SteppedClock()
        desk: Any = SimpleNamespace(feed=Feed(), actor=SYSTEM, engine=None, options=None, read=_read_nothing)
        self.bridge = Bridge(desk)
        self.vault = MemoryVault()
        self.services = Services(PinKeeper(self.vault, "laia", self.clock.now_ms))
        self.applied: list[str] = []
        self.settings = self.load()

    def load(self, **environment: str) -> Settings:
        """The settings as a new start reads them."""
        return Settings.load(
            environment=environment, user_file=self.folder / "settings.toml", policy_file=self.folder / "policy.toml"
        )

    def open(self, add: Callable[[Any], None], **environment: str) -> SettingsDialog:
        """The page, shown; `add` is qtbot.addWidget."""
        self.settings = self.load(**environment)
        dialog = SettingsDialog(self.settings, self.services, self.bridge)
        dialog.applied.connect(self.applied.append)
        add(dialog)
        dialog.show()
        return dialog
