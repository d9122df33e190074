"""A judged town on the system clock, one on a stepped clock, and a plain client."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from console.models.clock import SteppedClock
from console.training.server import TrainingServer
from console.training.town import Person
from tests.training import judge

Answer = tuple[int, dict[str, Any]]

NURIA = Person(5_550_001_000_001, "Núria", "Casadevall", language_code="ca")


@pytest.fixture
def town() -> Iterator[TrainingServer]:
    with judge.install(TrainingServer(seed=3)) as server:
        yield server


@pytest.fixture
def stepped() -> Iterator[TrainingServer]:
    with judge.install(TrainingServer(SteppedClock(), seed=3)) as server:
        yield server


@pytest.fixture
def nuria() -> Person:
    return Person(NURIA.id, NURIA.first_name, NURIA.last_name)


def ask(server: TrainingServer, method: str, **params: Any) -> Answer:
    """POST a JSON body; the status and the decoded answer."""
    request = urllib.request.Request(
        f"{server.base_url}/bot{server.token}/{method}",
        json.dumps(params).encode(),
        {"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


def until(condition: Callable[[], bool]) -> None:
    """Give other threads the processor until the condition holds."""
    pause = threading.Event()
    for _ in range(2000):
        if condition():
            return
        pause.wait(0.005)
    raise AssertionError("waited 10 s in vain")
