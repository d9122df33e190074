"""The stored answers an operator may send today, read again only when the rule table is another one or the day is."""

from console.answers.stored import suggestible
from console.models.record import Record
from console.models.rules import Rule
from console.operations import rules, town
from console.storage.engine import Tx


class InForce(Record):
    """`seen`: the stamp of the table and the day (YYYY-MM-DD) the answers are of."""

    seen: tuple[int, str]
    answers: list[Rule]


def answers_in_force(tx: Tx, seen: tuple[int, str] | None) -> InForce | None:
    """The stored texts in force, or None while they are those of `seen` still."""
    now = (rules.rules_stamp(tx), town.opening(tx).local(tx.now).date().isoformat())
    if now == seen:
        return None
    return InForce(now, suggestible((kept.rule for kept in rules.rules(tx)), now[1]))
