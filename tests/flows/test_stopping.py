"""A stop is a stop: whatever a provider does meanwhile, the program as it is installed ends within three seconds."""

import signal
import time
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.bench.harness import FIRST_PERSON, World

pytestmark = pytest.mark.timeout(60)


def test_the_installed_command_is_the_one_that_ends() -> None:
    # A command that waits for its threads waits for a provider that does not answer.
    (command,) = entry_points(group="console_scripts", name="ventanilla")
    assert command.value == "console.cli:entry"


def test_a_hanging_send_does_not_hold_up_the_stop(tmp_path: Path) -> None:
    world = World(tmp_path).start()
    try:
        world.town.act("say", FIRST_PERSON, "Núria", text="Bon dia")
        world.run("sync", "--once")
        world.town.fault("act_hang", method="sendMessage", delay_ms=40_000)
        world.run("reply", "1", "--text", "hola", "--now", "--as", "laia")
        process = world.popen("sync")
        deadline = time.monotonic() + 10
        while not any(e["event"] == "delivered" for e in world.town.ledger()) and time.monotonic() < deadline:
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        status = world.json("status")
        assert (status["outbox"]["uncertain"], status["threads"]) == (1, [])
    finally:
        world.stop()
