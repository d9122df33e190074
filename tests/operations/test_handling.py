"""Time worked on a conversation is written down without waking anybody."""

from __future__ import annotations

import json

from console.operations import claims, handling
from tests.operations.conftest import OFFICES, Office
from tests.operations.test_figures import asks

_COUNT = "SELECT COUNT(*) FROM journal WHERE verb = 'worked'"


def stretches(town: Office) -> list[tuple[str, int, int]]:
    rows = town.sql("SELECT at, actor, detail FROM journal WHERE verb = 'worked' ORDER BY id")
    found = [(row["actor"], int(row["at"]), json.loads(row["detail"])) for row in rows]
    return [(actor, detail["until"] - detail["since"], at - detail["until"]) for actor, at, detail in found]


def test_a_stretch_is_written_once_by_the_databases_clock_and_wakes_nobody(town: Office) -> None:
    number = asks(town)
    town.laia.run(claims.claim, number)
    told, stamp = len(town.changes), town.sql("SELECT changed FROM conversation WHERE id = :id", id=number)
    assert town.laia.run(handling.worked, number, 70_000, 4_000)
    assert stretches(town) == [("laia", 70_000, 4_000)]
    assert len(town.changes) == told and town.sql("SELECT changed FROM conversation WHERE id = :id", id=number) == stamp


def test_what_cannot_be_is_not_written(town: Office) -> None:
    number = asks(town)
    assert not town.laia.run(handling.worked, number, 900)
    assert not town.desk.run(handling.worked, number, 70_000), "the program works on nothing"
    assert town.laia.run(handling.worked, number, 9_000_000, -5)
    assert stretches(town) == [("laia", handling.MOST_MS, 0)]


def test_in_an_office_colleagues_do_not_read_how_long_somebody_worked(town: Office) -> None:
    number = asks(town)
    town.laia.run(claims.claim, number)
    town.laia.run(handling.worked, number, 70_000)
    found = {desk.actor.login: desk.read(lambda tx: tx.scalar(_COUNT)) for desk in (town.laia, town.jordi, town.marta)}
    # A desk of its own has one door and no roles behind it.
    assert found == {"laia": 1, "jordi": 0 if id(town.engine) in OFFICES else 1, "marta": 1}
