"""The wallboard keeps the screen awake: asked on a real message bus, and taken back when it is closed."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from console.ui.board.awake import Awake

needs_bus = pytest.mark.skipif(
    not (shutil.which("dbus-daemon") and shutil.which("dbus-monitor")), reason="no message bus on this computer"
)


class Bus:
    """A message bus of its own, and all that is said on it."""

    def __init__(self) -> None:
        self._daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()
        self._monitor = subprocess.Popen(
            ["dbus-monitor", "--address", self.address], stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.said: list[str] = []
        self._thread = threading.Thread(target=self._hear, daemon=True)
        self._thread.start()

    def _hear(self) -> None:
        assert self._monitor.stdout is not None
        for line in self._monitor.stdout:
            self.said.append(line.strip())

    def close(self) -> None:
        for process in (self._monitor, self._daemon):
            process.terminate()
            process.wait(10)
        self._thread.join(10)
        for process in (self._monitor, self._daemon):
            assert process.stdout is not None
            process.stdout.close()


@pytest.fixture
def bus() -> Iterator[Bus]:
    made = Bus()
    yield made
    made.close()


@needs_bus
def test_the_desktop_is_asked_and_the_request_ends_with_the_board(bus: Bus, qtbot: QtBot) -> None:
    # The monitor hears of itself first; from then on it hears everything.
    qtbot.waitUntil(lambda: bool(bus.said), timeout=20_000)
    awake = Awake(bus.address)
    qtbot.waitUntil(lambda: any("member=Inhibit" in line for line in bus.said), timeout=20_000)
    asked = next(line for line in bus.said if "member=Inhibit" in line)
    assert "destination=org.freedesktop.ScreenSaver" in asked and "path=/org/freedesktop/ScreenSaver" in asked
    assert 'string "Ventanilla"' in bus.said
    sender = asked.split("sender=")[1].split(" ")[0]
    heard = len(bus.said)
    awake.release()
    # Its name has no owner any more: whoever keeps the screen awake for it stops.
    qtbot.waitUntil(lambda: f'string "{sender}"' in bus.said[heard:], timeout=20_000)
    awake.release()


def test_without_a_bus_nothing_happens(tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot) -> None:
    awake = Awake(f"unix:path={tmp_path_factory.mktemp('bus')}/none")
    awake.release()
