"""The hand-over at the end of a shift: what an operator still has in hand, and passing each or all of it on.

Every conversation goes in a transaction of its own: one that a colleague has just taken keeps none of the others back.
"""

from collections.abc import Iterable

from console.models.problems import Problem
from console.models.record import Record
from console.models.records import ConversationRow
from console.models.states import ConversationState
from console.operations import claims
from console.operations.confidential import unseen
from console.operations.desk import Desk
from console.operations.queue import CONVERSATION, conversation_row, reserved_rows
from console.storage.engine import Tx

_IN_HAND = f"{CONVERSATION} WHERE c.operator_id = :me AND c.state <> 'resolved'"


class HandedOver(Record):
    """`refused`: what stayed where it was, and why."""

    done: tuple[int, ...]
    refused: tuple[tuple[int, Problem], ...]


def in_hand(tx: Tx, operator_id: int) -> list[ConversationRow]:
    """Everything an operator holds that is not closed, snoozed included: the longest wait first, then who does not wait.

    What is confidential to whoever reads comes as reserved.
    """
    seen = unseen(tx, "c.id")
    rows = [conversation_row(row, tx.now) for row in tx.execute(_IN_HAND + seen, me=operator_id, now=tx.now)]
    if seen:
        rows += [
            row
            for row in reserved_rows(tx)
            if row.operator_id == operator_id and row.state is not ConversationState.RESOLVED
        ]
    return sorted(rows, key=lambda row: (row.waiting_since is None, row.waiting_since or 0, row.id))


def hand_over(desk: Desk, conversations: Iterable[int], to: str, note: str) -> HandedOver:
    """Pass conversations on to an operator (by login) or a team (by name), each with the same note. Raises Problem `no_note`, `no_team`.

    What was closed or taken meanwhile stays and is named.
    """
    if not note.strip():
        raise Problem("no_note")
    done: list[int] = []
    refused: list[tuple[int, Problem]] = []
    for number in conversations:
        try:
            desk.run(claims.transfer, number, to, note)
        except Problem as problem:
            if problem.code == "no_team":
                raise
            refused.append((number, problem))
        else:
            done.append(number)
    return HandedOver(tuple(done), tuple(refused))
