"""What one operator has in hand, read in one picture for the supervisor who looks into it."""

from typing import Any

from console.models.record import Record
from console.models.records import ConversationRow
from console.operations import handover
from console.operations.load import Load, loads


class Hands(Record):
    """`rows`: the longest wait first, then who does not wait."""

    load: Load
    rows: tuple[ConversationRow, ...]


def load_hands(tx: Any, operator_id: int) -> Hands | None:
    """None for somebody who has no access any more."""
    load = next((one for one in loads(tx) if one.operator_id == operator_id), None)
    return None if load is None else Hands(load, tuple(handover.in_hand(tx, operator_id)))
