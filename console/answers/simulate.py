"""A draft tried on what citizens have already written: which words would have called it, and whether an operator said the same.

The decision is the rule book's own, once with the drafts in force and once as the table is, so a simulation cannot be kinder than the
responder. Dates are not looked at (a draft for next summer is tried on last summer's messages); hours and channels are. Pure.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from console.answers.keywords import may_be_command
from console.answers.likeness import KIN, contains, likeness
from console.answers.rulebook import Plan, RuleBook, Said
from console.models.normalise import tokens
from console.models.record import Record
from console.models.rules import KeptRule, Rule, RuleHours

_MOSTLY: Final = 0.8
"""So much of a stored text in a reply is that text, whatever was written around it."""


class Decision(Record):
    """What a message would have met. `is_asked`: only a question («did you mean …?»). `was`: the automatic rule it meets as the table is,
    `was_asked` likewise. `rule` is a draft, or another rule that `drafts` keep from answering."""

    rule: str
    drafts: tuple[str, ...]
    is_asked: bool
    keyword: str
    was: str | None
    was_asked: bool


class Trial:
    """Drafts beside the rules in force. Any thread; building takes some milliseconds a hundred rules."""

    def __init__(self, drafts: Iterable[Rule], table: Iterable[Rule], day: str) -> None:
        self._day = day
        self.drafts: Mapping[str, Rule] = {rule.name: rule for rule in drafts}
        before = list(table)
        others = [rule for rule in before if rule.name not in self.drafts]
        tried = [replace(rule, is_automatic=True, valid_from="", valid_until="") for rule in self.drafts.values()]
        self._before = _book(before)
        self._after = _book([*others, *tried])
        self.needs_hours = any(rule.hours is not RuleHours.ALWAYS for rule in (*tried, *before) if rule.is_automatic)
        # People write the same short things again and again.
        self._decide = lru_cache(maxsize=65_536)(self._decided)

    def decide(
        self, text: str, channel: str, *, is_open: bool, against: frozenset[str] = frozenset()
    ) -> Decision | None:
        """What the drafts change for a message; None for nothing. `against`: see Said."""
        return self._decide(text, channel, is_open, against) if may_be_command(text) else None

    def _decided(self, text: str, channel: str, is_open: bool, against: frozenset[str]) -> Decision | None:
        said = Said(text, "text", channel, self._day, is_open, against=against)
        after = self._after.plan(said)
        if after.kept is None or not (after.ask or after.kept.rule.name in self.drafts):
            return None
        before = self._before.plan(said)
        if after.kept.rule.name not in self.drafts and _same(before, after):
            return None
        name = after.kept.rule.name
        return Decision(
            name,
            (name,) if name in self.drafts else self._who_spoils(after.keyword),
            after.ask,
            after.keyword,
            before.kept.rule.name if before.kept is not None else None,
            before.ask,
        )

    def _who_spoils(self, keyword: str) -> tuple[str, ...]:
        """The drafts that the same words call; all of them when it cannot be told."""
        words = tokens(keyword)
        guilty = [
            name
            for name, rule in self.drafts.items()
            if any(tokens(other) == words for other in (*rule.all_keywords(), name))
        ]
        return tuple(guilty or self.drafts)


def agrees(reply: str, rule: Rule) -> bool:
    """Whether an operator's reply says what a rule would have said, in any of its languages."""
    return any(likeness(reply, text) >= KIN or contains(reply, text) >= _MOSTLY for text in rule.texts.values())


def _same(one: Plan, other: Plan) -> bool:
    names = [plan.kept.rule.name if plan.kept is not None else None for plan in (one, other)]
    return names[0] == names[1] and one.ask == other.ask


def _book(rules: Iterable[Rule]) -> RuleBook:
    return RuleBook(KeptRule(number, 1, rule, 0) for number, rule in enumerate(rules))
