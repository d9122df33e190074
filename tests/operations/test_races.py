"""Two hands on one conversation in the same instant, each in a transaction of its own: what the first did holds for the second."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from console.models.inbound import Batch, Update
from console.models.problems import ClaimLost, Problem
from console.operations import claims, conversations, incoming
from console.operations.desk import Context, Desk
from console.storage.postgres import PostgresTx
from tests.operations.conftest import Office


class Hand(threading.Thread):
    """One operation at a desk, in a thread; `result` or `problem` when it has come to an end."""

    def __init__(self, act: Callable[[], Any]) -> None:
        super().__init__(daemon=True)
        self._act = act
        self.result: Any = None
        self.problem: Problem | None = None
        self.start()

    def run(self) -> None:
        try:
            self.result = self._act()
        except Problem as problem:
            self.problem = problem


@pytest.fixture
def two_writers(town: Office) -> Office:
    if town.engine.kind == "sqlite":
        pytest.skip("one file has one writer at a time")
    return town


@contextmanager
def held_open(desk: Desk, operation: Callable[..., Any], *values: Any) -> Iterator[None]:
    """The operation is done at this desk and not committed before the block ends."""
    is_done, may_end = threading.Event(), threading.Event()

    def slowly(at: Context) -> None:
        operation(at, *values)
        is_done.set()
        assert may_end.wait(30)

    first = Hand(lambda: desk.run(slowly))
    assert is_done.wait(30), first.problem
    try:
        yield
    finally:
        may_end.set()
        first.join(30)
    assert first.problem is None


def wait_for_a_lock(town: Office) -> None:
    """Until somebody waits for what the other one holds."""
    for _ in range(300):
        if town.sql("SELECT 1 FROM pg_locks WHERE NOT granted"):
            return
        time.sleep(0.05)
    raise AssertionError("nobody waits")


def one(town: Office) -> int:
    town.receive(town.text("Bon dia"))
    return int(town.sql("SELECT MAX(id) AS id FROM conversation")[0]["id"])


def holder(town: Office, number: int) -> str | None:
    rows = town.sql(
        "SELECT o.login FROM conversation c LEFT JOIN operator o ON o.id = c.operator_id WHERE c.id = :id", id=number
    )
    return rows[0]["login"]  # type: ignore[no-any-return]


def test_what_comes_while_it_is_being_closed_opens_a_new_one(two_writers: Office) -> None:
    town = two_writers
    number = one(town)
    with held_open(town.laia, conversations.resolve, number):
        second = Hand(lambda: town.receive(town.text("Encara una cosa")))
        wait_for_a_lock(town)
    second.join(30)
    assert second.problem is None
    rows = town.sql("SELECT id, state, waiting_since FROM conversation ORDER BY id")
    assert [(row["state"], row["waiting_since"] is not None) for row in rows] == [("resolved", False), ("open", True)]
    assert (
        town.sql("SELECT conversation_id FROM message WHERE text = 'Encara una cosa'")[0]["conversation_id"] != number
    )


def test_nobody_reopens_over_what_is_just_coming(two_writers: Office) -> None:
    town = two_writers
    number = one(town)
    town.laia.run(conversations.resolve, number)
    event = town.text("Una altra pregunta, sisplau")
    batch = Batch((Update("late", "{}", (event,)),), "late", False)
    with held_open(town.desk, incoming.record_batch, town.channel_id, batch):
        late = Hand(lambda: town.laia.run(conversations.reopen, number))
        wait_for_a_lock(town)
    late.join(30)
    assert late.problem is not None and late.problem.code == "has_newer"
    states = [row["state"] for row in town.sql("SELECT state FROM conversation ORDER BY id")]
    assert states == ["resolved", "open"]


def test_two_who_reopen_do_it_once(two_writers: Office) -> None:
    town = two_writers
    number = one(town)
    town.laia.run(conversations.resolve, number)
    with held_open(town.jordi, conversations.reopen, number):
        late = Hand(lambda: town.laia.run(conversations.reopen, number))
        wait_for_a_lock(town)
    late.join(30)
    assert late.problem is not None and late.problem.code == "not_resolved"
    assert len(town.sql("SELECT 1 FROM journal WHERE verb = 'reopen'")) == 1


def test_a_hand_over_is_not_undone_by_a_late_release(two_writers: Office) -> None:
    town = two_writers
    number = one(town)
    town.laia.run(claims.claim, number)
    with held_open(town.marta, claims.assign, number, "jordi"):
        late = Hand(lambda: town.laia.run(claims.release, number))
        wait_for_a_lock(town)
    late.join(30)
    assert isinstance(late.problem, ClaimLost) and late.problem.winner == "Jordi Puig"
    assert holder(town, number) == "jordi"


@pytest.mark.parametrize("verb", ["transfer", "resolve", "snooze"])
def test_whoever_was_faster_is_named(verb: str, two_writers: Office) -> None:
    town = two_writers
    number = one(town)
    acts: dict[str, Callable[[], Any]] = {
        "transfer": lambda: town.laia.run(claims.transfer, number, "marta", "per a tu"),
        "resolve": lambda: town.laia.run(conversations.resolve, number),
        "snooze": lambda: town.laia.run(conversations.snooze, number, town.now() + 3_600_000),
    }
    with held_open(town.jordi, claims.claim, number):
        late = Hand(acts[verb])
        wait_for_a_lock(town)
    late.join(30)
    assert isinstance(late.problem, ClaimLost) and late.problem.winner == "Jordi Puig"
    assert holder(town, number) == "jordi"


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], Any]) -> None:
    """The act of somebody else comes between the first look of a claim and the lock before its second."""
    lock, is_done = PostgresTx.lock, threading.Event()

    def late(tx: PostgresTx, table: str, row_id: int) -> None:
        if not is_done.is_set():
            is_done.set()
            other = Hand(act)
            other.join(30)
            assert other.problem is None
        lock(tx, table, row_id)

    monkeypatch.setattr(PostgresTx, "lock", late)


def test_what_is_given_back_in_that_moment_is_had(two_writers: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    town = two_writers
    number = one(town)
    town.jordi.run(claims.claim, number)
    lapse = "UPDATE conversation SET operator_id = NULL, claim_token = claim_token + 1 WHERE id = :id"
    meanwhile(monkeypatch, lambda: town.sql(lapse, id=number))
    assert town.laia.run(claims.claim, number).is_new
    assert holder(town, number) == "laia"


def test_nobody_loses_to_themselves(two_writers: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    town = two_writers
    number = one(town)
    town.jordi.run(claims.claim, number)
    me = town.laia.actor.operator_id
    passed_on = "UPDATE conversation SET operator_id = :me, claim_token = claim_token + 1 WHERE id = :id"
    meanwhile(monkeypatch, lambda: town.sql(passed_on, id=number, me=me))
    assert not town.laia.run(claims.claim, number).is_new
    assert holder(town, number) == "laia"


def test_who_claims_a_lapsed_one_keeps_it_when_the_lapsed_are_given_back(two_writers: Office) -> None:
    town = two_writers
    number = one(town)
    town.laia.run(claims.claim, number)
    town.sql("UPDATE conversation SET claim_until = 1 WHERE id = :id", id=number)
    with held_open(town.jordi, claims.claim, number):
        late = Hand(lambda: town.desk.run(claims.release_lapsed))
        wait_for_a_lock(town)
    late.join(30)
    assert late.problem is None and late.result == 0
    assert holder(town, number) == "jordi"
    assert not town.sql(
        "SELECT 1 FROM journal WHERE verb = 'claim.lapsed' AND conversation_id = :id AND actor <> 'jordi'", id=number
    )
