"""Who was where and since when; and that nothing is offered to somebody who stands at the counter."""

from __future__ import annotations

import pytest

from console.models.problems import Problem
from console.models.states import OperatorStatus
from console.operations import attendance, claims, office, reads
from tests.operations.conftest import Office


def test_the_history_says_who_was_where_from_when_to_when(town: Office) -> None:
    begin = town.now()
    for status, minutes in (("available", None), ("counter", None), ("break", 20), ("available", None)):
        town.laia.run(attendance.set_status, status, minutes)
        town.desk.read(lambda tx: tx.now)
    town.jordi.run(attendance.set_status, "busy")
    end = town.now() + 1
    found = town.laia.read(attendance.spans, "laia", begin, end)
    assert [(one.status, one.minutes) for one in found] == [
        ("available", None),
        ("counter", None),
        ("break", 20),
        ("available", None),
    ]
    assert [one.until for one in found] == [*(one.since for one in found[1:]), None]
    assert town.marta.read(attendance.spans, "jordi", begin, end)[0].status is OperatorStatus.BUSY
    # A period that begins in the middle of a status begins with it.
    (last,) = town.laia.read(attendance.spans, "laia", end, end + 10)
    assert last == found[-1]


def test_the_minutes_of_a_period_are_those_within_it() -> None:
    found = [
        attendance.Span("laia", OperatorStatus.COUNTER, 0, 100, None),
        attendance.Span("laia", OperatorStatus.BREAK, 100, 150, 10),
        attendance.Span("laia", OperatorStatus.COUNTER, 150, None, None),
    ]
    assert attendance.spent_ms(found, 40, 200) == {OperatorStatus.COUNTER: 110, OperatorStatus.BREAK: 50}
    assert attendance.spent_ms(found[:1], 100, 200) == {}


def test_only_a_break_has_minutes(town: Office) -> None:
    for status, minutes in (("counter", 5), ("break", 0), ("break", 100_000)):
        with pytest.raises(Problem, match="Only a break"):
            town.laia.run(attendance.set_status, status, minutes)
    assert town.laia.read(attendance.status_of, town.laia.actor.operator_id or 0)[0] == "offline"


def test_nothing_is_offered_at_the_counter_and_taken_by_hand_it_is(town: Office) -> None:
    town.receive(town.text("bon dia"))
    (row,) = town.desk.read(reads.conversations_by_state, "open")
    town.laia.run(attendance.set_status, "counter")
    with pytest.raises(Problem, match="at the counter"):
        town.laia.run(claims.claim_next)
    with pytest.raises(Problem, match="at the counter"):
        town.desk.run(claims.assign, row.id, "laia")
    assert town.desk.read(reads.conversation, row.id).operator_login is None
    # A person sees where they are, and may give it to them all the same.
    town.marta.run(claims.assign, row.id, "laia")
    assert town.desk.read(reads.conversation, row.id).operator_login == "laia"
    town.laia.run(claims.release, row.id)
    town.laia.run(claims.claim, row.id)
    town.laia.run(claims.release, row.id)
    town.laia.run(attendance.set_status, "available")
    assert town.laia.run(claims.claim_next) is not None


def test_colleagues_see_who_is_at_the_counter(town: Office) -> None:
    town.laia.run(attendance.set_status, "counter")
    assert {one.login: one.status for one in town.jordi.read(office.operators)}["laia"] == "counter"
