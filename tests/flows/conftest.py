"""Laia's window for the tests that press keys: one for a file, brought into the state each test needs."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

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
