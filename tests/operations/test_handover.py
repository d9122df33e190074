"""At the end of a shift everything in hand is seen and passed on; what a colleague has taken or closed meanwhile keeps nothing back."""

from __future__ import annotations

import pytest

from console.models.problems import Problem
from console.operations import claims, conversations, handover, reads
from tests.operations.conftest import Office


def three(town: Office) -> list[int]:
    """Laia holds three conversations, the middle one snoozed."""
    for number in (1, 2, 3):
        town.receive(town.text(f"pregunta {number}", chat=f"700000000{number}"))
    ids = sorted(row.id for row in town.desk.read(reads.conversations_by_state, "open"))
    for number in ids:
        town.laia.run(claims.claim, number)
    town.laia.run(conversations.snooze, ids[1], town.now() + 3_600_000)
    return ids


def in_hand(town: Office) -> list[int]:
    return [row.id for row in town.laia.read(handover.in_hand, town.laia.actor.operator_id or 0)]


def test_all_in_hand_is_listed_with_its_last_word(town: Office) -> None:
    ids = three(town)
    rows = town.laia.read(handover.in_hand, town.laia.actor.operator_id or 0)
    assert sorted(row.id for row in rows) == ids
    assert {row.state for row in rows} == {"open", "snoozed"}
    assert {row.preview for row in rows} == {"pregunta 1", "pregunta 2", "pregunta 3"}


def test_all_goes_over_with_the_note(town: Office) -> None:
    ids = three(town)
    found = handover.hand_over(town.laia, ids, "jordi", "Espera el padró")
    assert found.done == tuple(ids) and found.refused == ()
    assert in_hand(town) == []
    for number in ids:
        assert town.desk.read(reads.conversation, number).operator_login == "jordi"
        assert [m.text for m in town.jordi.read(reads.messages, number) if m.direction == "note"] == ["Espera el padró"]


def test_what_was_taken_or_closed_meanwhile_stays_and_is_named(town: Office) -> None:
    ids = three(town)
    town.marta.run(claims.take_over, ids[0], "urgent")
    town.laia.run(conversations.resolve, ids[2])
    found = handover.hand_over(town.laia, ids, "jordi", "nota")
    assert found.done == (ids[1],)
    assert {number: problem.code for number, problem in found.refused} == {
        ids[0]: "in_other_hands",
        ids[2]: "is_resolved",
    }
    assert town.desk.read(reads.conversation, ids[0]).operator_login == "marta"


def test_nothing_goes_without_a_note_or_to_nobody(town: Office) -> None:
    ids = three(town)
    for to, note, words in (("jordi", "  ", "note"), ("ningú", "nota", "ningú")):
        with pytest.raises(Problem, match=words):
            handover.hand_over(town.laia, ids, to, note)
    assert sorted(in_hand(town)) == ids
