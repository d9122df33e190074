"""The lists of the queue pane: one order, on both databases, and an index that already has it."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from console.models.states import ConversationState
from console.operations import claims, queue
from tests.operations.conftest import Office


def fill(town: Office, count: int = 60) -> None:
    """Conversations of every kind: waiting, answered, claimed by each, lapsed, snoozed, resolved; many waits are equal."""
    dice = random.Random(5)
    now = town.now()
    town.receive(*(town.text("bon dia", chat=str(8_000_000_000 + n)) for n in range(count)))
    people: list[Any] = [None, town.laia.actor.operator_id, town.jordi.actor.operator_id]
    for row in town.desk.read(queue.conversation_list, "all", None):
        holder = dice.choice(people)
        state = dice.choice(("open", "open", "open", "snoozed", "resolved"))
        town.sql(
            "UPDATE conversation SET state = :state, waiting_since = :since, last_message_at = :last, operator_id = :holder,"
            " claim_until = :until, snoozed_until = :snoozed, resolved_at = :resolved WHERE id = :id",
            id=row.id,
            state=state,
            since=dice.choice((None, now - 1000 * dice.randrange(5))),
            last=now - 1000 * dice.randrange(5),
            holder=holder,
            until=None if holder is None else now + dice.choice((-60_000, 3_600_000)),
            snoozed=now + 1000 * dice.randrange(4),
            resolved=now - 1000 * dice.randrange(4),
        )


def expected(town: Office, which: str, me: int | None) -> list[int]:
    """The same list, worked out from all rows by the words of the manual."""
    now = town.now()

    def belongs(row: Any) -> bool:
        if which in ("snoozed", "resolved"):
            return bool(row["state"] == which)
        holder = row["operator_id"] if (row["claim_until"] or 0) >= now else None
        section = "waiting" if holder is None else "mine" if holder == me else "team"
        return row["state"] == "open" and section == which.removesuffix("_latest")

    def place(row: Any) -> tuple[Any, ...]:
        if which == "snoozed":
            return (row["snoozed_until"], row["id"])
        if which == "resolved":
            return (-row["resolved_at"], -row["id"])
        waits = row["waiting_since"] is not None
        if which == "waiting_latest" and waits:
            return (False, -row["waiting_since"], -row["id"])
        return (not waits, row["waiting_since"] if waits else -row["last_message_at"], row["id"])

    rows = town.sql("SELECT * FROM conversation")
    return [row["id"] for row in sorted(filter(belongs, rows), key=place)]


@pytest.mark.parametrize("which", ["mine", "waiting", "waiting_latest", "snoozed", "team", "resolved"])
def test_each_list_has_its_rows_in_its_order(town: Office, which: str) -> None:
    fill(town)
    me = town.laia.actor.operator_id
    ids = town.desk.read(queue.conversation_ids, which, me)
    assert len(ids) > 3
    assert ids == expected(town, which, me)
    assert town.desk.read(queue.conversation_ids, which, me, limit=3) == ids[:3]
    assert [row.id for row in town.desk.read(queue.conversation_list, which, me, limit=5)] == ids[:5]


def test_the_figures_are_the_lengths_of_the_lists(town: Office) -> None:
    fill(town)
    me = town.jordi.actor.operator_id
    counts = town.desk.read(queue.queue_counts, me)
    lengths = {which: len(expected(town, which, me)) for which in ("mine", "waiting", "snoozed", "team")}
    assert (counts.mine, counts.waiting, counts.snoozed, counts.team) == tuple(lengths.values())
    waiting = town.desk.read(queue.conversation_list, "waiting", me)
    assert counts.longest_waiting_since == min(row.waiting_since for row in waiting if row.waiting_since is not None)


def test_an_empty_desk_has_empty_lists(town: Office) -> None:
    assert town.desk.read(queue.conversation_ids, "waiting", 1) == []
    assert town.desk.read(queue.conversation_ids, "waiting", 1, limit=10) == []
    counts = town.desk.read(queue.queue_counts, 1)
    assert (counts.mine, counts.waiting, counts.snoozed, counts.team, counts.longest_waiting_since) == (
        0,
        0,
        0,
        0,
        None,
    )


def test_a_lapsed_claim_waits_among_the_others(town: Office) -> None:
    town.receive(*(town.text("bon dia", chat=str(n), at=town.now() - 1000 * n) for n in (3, 2, 1)))
    ids = town.desk.read(queue.conversation_ids, "waiting", None)
    town.laia.run(claims.claim, ids[1])
    assert town.desk.read(queue.conversation_ids, "waiting", None) == [ids[0], ids[2]]
    town.sql("UPDATE conversation SET claim_until = 1 WHERE id = :id", id=ids[1])
    assert town.desk.read(queue.conversation_ids, "waiting", None) == ids
    row = town.desk.read(queue.conversation, ids[1])
    assert (row.state, row.operator_login) == (ConversationState.OPEN, None)


def plan_of(town: Office, sql: str) -> list[str]:
    """How SQLite goes about it; the plan of PostgreSQL depends on its statistics."""
    return [row["detail"] for row in town.sql(f"EXPLAIN QUERY PLAN {sql}", me=1, now=town.now())]


@pytest.mark.parametrize("which", ["mine", "waiting", "waiting_latest", "snoozed", "team", "resolved"])
def test_no_list_looks_at_every_conversation(sqlite_town: Callable[[], Office], which: str) -> None:
    town = sqlite_town()
    for part in queue.LISTS[which]:
        for limit in (None, 50):
            plan = plan_of(town, part.sql(limit))
            assert plan
            assert not [step for step in plan if step == "SCAN c"], plan


def test_who_waits_is_read_in_order_and_never_sorted(sqlite_town: Callable[[], Office]) -> None:
    town = sqlite_town()
    for which in ("waiting", "waiting_latest"):
        plan = plan_of(town, queue.LISTS[which][0].sql(None))
        # What is sorted is the handful of lapsed claims, which is then merged in.
        assert plan[plan.index("LEFT") + 1 : plan.index("RIGHT")] == [
            "SEARCH c USING COVERING INDEX conversation_queue (waiting_since>?)"
        ]
    plan = plan_of(town, queue.LISTS["waiting"][1].sql(None))
    assert plan[plan.index("LEFT") + 1 : plan.index("RIGHT")] == [
        "SEARCH c USING COVERING INDEX conversation_idle (waiting_since=?)"
    ]
    # Nor does anybody go through all that are held to find the few that have lapsed.
    assert "SEARCH c USING INDEX conversation_claim (claim_until<?)" in plan
    for which in ("snoozed", "resolved"):
        assert not [step for step in plan_of(town, queue.LISTS[which][0].sql(None)) if "TEMP B-TREE" in step]


def test_whoever_is_switched_off_gives_back_what_they_held_and_the_journal_says_so(town: Office) -> None:
    town.receive(town.text("Hola"))
    (row,) = town.sql("SELECT id FROM conversation")
    town.laia.run(claims.claim, row["id"])
    town.marta.run(claims.disable_operator, "laia")
    assert [now["operator_id"] for now in town.sql("SELECT operator_id FROM conversation")] == [None]
    told = town.sql("SELECT actor FROM journal WHERE verb = 'release' AND conversation_id = :id", id=row["id"])
    assert [entry["actor"] for entry in told] == ["marta"]
