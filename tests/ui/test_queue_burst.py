"""A long list under many changes: what is on screen is read at once, the order now and then, rows nobody looks at never."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from console.models.records import Change
from console.operations import queue
from console.ui.queue import model as model_module
from console.ui.queue.model import QueueModel
from console.ui.queue.sections import MOST_FAR, Section
from tests.ui.queue_town import TARGET, QueueTown, queue_town

PEOPLE = 150


@pytest.fixture
def town(tmp_path: Path, qtbot: QtBot) -> Iterator[QueueTown]:
    with queue_town(tmp_path, qtbot) as made:
        for number in range(PEOPLE):
            made.write(f"Veí {number}", minutes_ago=PEOPLE - number)
        yield made


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Any]]:
    """The ids of each read of rows, and the limits of each read of an order."""
    seen: dict[str, list[Any]] = {"rows": [], "orders": []}
    rows, ids = queue.conversation_rows, queue.conversation_ids

    def watched_rows(tx: Any, numbers: list[int], me: int | None) -> Any:
        seen["rows"].append(list(numbers))
        return rows(tx, numbers, me)

    def watched_ids(tx: Any, which: str, me: int | None, *, limit: int | None = None) -> Any:
        seen["orders"].append(limit)
        return ids(tx, which, me, limit=limit)

    monkeypatch.setattr(queue, "conversation_rows", watched_rows)
    monkeypatch.setattr(queue, "conversation_ids", watched_ids)
    return seen


@pytest.fixture
def model(town: QueueTown, reads: dict[str, list[Any]], qtbot: QtBot) -> QueueModel:
    made = QueueModel(town.bridge, town.clock, TARGET)
    made.show_list("inbox")
    qtbot.waitUntil(lambda: made.rowCount() == PEOPLE + 1)
    return made


def writes(town: QueueTown, numbers: range) -> None:
    for number in numbers:
        town.write(f"Veí {number}", "una paraula més")


def test_the_head_of_a_list_is_shown_before_the_whole_is_read(
    town: QueueTown, reads: dict[str, list[Any]], qtbot: QtBot
) -> None:
    model = QueueModel(town.bridge, town.clock, TARGET)
    lengths: list[int] = []
    model.list_read.connect(lambda: lengths.append(model.rowCount()))
    model.show_list("inbox")
    qtbot.waitUntil(lambda: bool(lengths))
    assert lengths == [model_module.PAGE + 1]
    assert model.figure(Section.WAITING) == PEOPLE
    assert reads["orders"] == [model_module.PAGE] * 3
    model.read_rest()
    qtbot.waitUntil(lambda: model.rowCount() == PEOPLE + 1)
    assert lengths == [model_module.PAGE + 1]
    assert reads["orders"][3:] == [None] * 3


def test_a_burst_far_away_reads_the_order_and_no_row(
    town: QueueTown, model: QueueModel, reads: dict[str, list[Any]], qtbot: QtBot
) -> None:
    writes(town, range(PEOPLE - MOST_FAR - 5, PEOPLE))
    reads["rows"].clear()
    reads["orders"].clear()
    far = {model._keys[-1 - n] for n in range(MOST_FAR + 5)}
    model._rested_at = 0.0
    model.apply(Change(conversations=frozenset(far)))
    qtbot.waitUntil(lambda: bool(reads["orders"]))
    assert not far & {number for numbers in reads["rows"] for number in numbers}


def test_what_is_on_screen_never_waits(
    town: QueueTown, model: QueueModel, reads: dict[str, list[Any]], qtbot: QtBot
) -> None:
    near, far = model._keys[3], model._keys[-3]
    model._rested_at = time.monotonic() + 30
    reads["rows"].clear()
    model.apply(Change(conversations=frozenset({near, far})))
    qtbot.waitUntil(lambda: bool(reads["rows"]))
    assert reads["rows"] == [[near]]
    assert model._wanted_changed == {far}
    assert model._resting.isActive()
    model._rested_at = 0.0
    model._ask()
    qtbot.waitUntil(lambda: far in {number for numbers in reads["rows"] for number in numbers})


def test_the_rest_grows_with_the_work(model: QueueModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    began = time.monotonic()
    assert model._rested_at <= began + 1.0
    monkeypatch.setattr(model_module, "REST_AFTER_LIST", 1_000_000)
    model.apply(Change(everything=True))
    qtbot.waitUntil(lambda: model._rested_at > began + 0.9)
    # However long reading takes, nobody waits more than a second.
    assert model._rested_at <= time.monotonic() + 1.0
