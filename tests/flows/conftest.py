"""What several flows begin with. Laia's window for the tests that press keys: one for a file, brought into the state each test needs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.bench.harness import World
from tests.flows.keyboard_office import Office, in_front


@pytest.fixture(scope="module")
def place(qapp: QApplication) -> Iterator[Office]:
    made = Office()
    yield made
    made.close()


@pytest.fixture
def at(place: Office, qtbot: QtBot) -> Iterator[Office]:
    with in_front(place, qtbot):
        yield place


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A training town and a desk on the command line, with Laia and a supervisor, Marta."""
    made = World(tmp_path).start()
    made.run("operator", "add", "marta", "--name", "Marta", "--role", "supervisor")
    yield made
    made.stop()
