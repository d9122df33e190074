"""The stored answers an operator may send today and the ranking that puts them in order, read again only when something is new."""

from console.answers.stored import suggestible
from console.models.record import Record
from console.models.rules import Rule
from console.operations import learning, ranking_store, rules, town
from console.operations.ranking_store import KeptModel
from console.storage.engine import Tx

Seen = tuple[int, str, str]
"""The stamp of the table, the day (YYYY-MM-DD), and the name of the model's file."""


class InForce(Record):
    """`used`: when each rule last went out (epoch ms); `model`: None before the first training."""

    seen: Seen
    answers: list[Rule]
    used: dict[str, int]
    model: KeptModel | None


def answers_in_force(tx: Tx, seen: Seen | None) -> InForce | None:
    """The stored texts in force with their ranking, or None while all is as in `seen`."""
    model = ranking_store.kept_model(tx)
    day = town.opening(tx).local(tx.now).date().isoformat()
    now = (rules.rules_stamp(tx), day, model.stored_as if model else "")
    if now == seen:
        return None
    answers = suggestible((kept.rule for kept in rules.rules(tx)), day)
    return InForce(now, answers, learning.last_used(tx), model)
