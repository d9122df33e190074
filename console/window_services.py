"""What the window is handed because it may not know it: the vault, the providers, the folder of the desk.

Part of the composition root. Every method here may be slow and is called off the GUI thread.
"""

import platform
from collections.abc import Callable
from pathlib import Path

from console import __version__
from console.commands.opening import Session
from console.desk_folder import LOCK_MARK, SyncLock
from console.desk_setup import DeskSetup
from console.models.problems import Problem
from console.operations import calendars, office
from console.operations.desk import Desk, require_supervisor
from console.pins import PinKeeper
from console.providers.base import ProviderError
from console.storage import private_files
from console.ui.settings.services import ChannelTest


class WindowServices:
    """See ui.settings.services.DeskServices."""

    def __init__(
        self, session: Session, desk: Desk, *, is_training: bool, is_syncing: Callable[[], bool] = lambda: False
    ) -> None:
        """`desk` acts as the operator; `is_syncing`: this process receives and sends, so no other does."""
        self._session = session
        self._desk = desk
        self._is_syncing = is_syncing
        self.is_training = is_training
        self.setup = DeskSetup(session)
        self.pins = PinKeeper(session.opened.vault, desk.actor.login, lambda: desk.read(lambda tx: tx.now))

    @property
    def _mark(self) -> Path:
        return self._session.opened.path / LOCK_MARK

    def is_locked(self) -> bool:
        """Whether the program ended while the screen was locked. Quick: one look at the folder."""
        return self._mark.exists()

    def mark_locked(self, is_locked: bool) -> None:
        """Remember it for the next start, so that ending the program opens nothing."""
        with private_files.told(self._mark.parent):
            if is_locked:
                self._mark.touch(private_files.FILE_MODE)
            else:
                self._mark.unlink(missing_ok=True)

    def test_channels(self) -> list[ChannelTest]:
        """See DeskServices."""
        from console.commands.desk import problem_of

        found = []
        for channel in self._session.desk.read(office.channels):
            try:
                provider = self._session.open_provider(channel)
            except Problem as problem:
                found.append(ChannelTest(channel.name, problem=problem))
                continue
            try:
                found.append(ChannelTest(channel.name, provider.check().account))
            except ProviderError as error:
                found.append(ChannelTest(channel.name, problem=problem_of(channel, error)))
            finally:
                provider.close()
        return found

    def follow_calendar(self, place: str) -> None:
        """See DeskServices."""
        from console.sync.calendars import checked_place, read_calendar

        added = self._desk.run(calendars.follow, checked_place(place))
        read_calendar(self._desk, added, str(self._session.settings.value("proxy")))

    def read_calendars(self) -> None:
        """See DeskServices."""
        from console.sync.calendars import read_calendar

        for calendar in self._desk.read(calendars.calendars):
            read_calendar(self._desk, calendar, str(self._session.settings.value("proxy")))

    def diagnosis(self) -> str:
        """See DeskServices."""
        from console.commands.doctor import examine

        report = examine(self._session)
        lines = [f"Ventanilla {__version__} · Python {platform.python_version()} · {platform.platform()}"]
        lines += [f"{name} {version}" for name, version in self.versions().items()]
        lines += [f"{each['key']} = {each['value']!r} ({each['origin']})" for each in report["settings"]]
        lines += [f"{'ok  ' if each['ok'] else 'FAIL'} {each['name']}: {each['detail']}" for each in report["tests"]]
        return "\n".join(lines) + "\n"

    def versions(self) -> dict[str, str]:
        """See DeskServices."""
        return dict(self._session.opened.engine.versions())

    def require_wipeable(self) -> None:
        """See DeskServices."""
        self._desk.run(require_supervisor)
        if not self._is_syncing():
            with SyncLock(self._session.opened.path):
                pass
