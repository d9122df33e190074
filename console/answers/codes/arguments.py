"""The words a code of the house understands after its keyword, out of its options: what a town offers it need not write down twice.

CITA padró is a command where there are appointments for the padró; elsewhere it would only be asked about.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from console.answers.calls import NoAnswer
from console.models.rules import Rule, RuleKind

Words = Callable[[Mapping[str, Any]], tuple[str, ...]]


def arguments_of(rule: Rule, services: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The arguments of a rule with those of its code; options that cannot be used add none. `services`: those with hours of their own."""
    if rule.kind is RuleKind.CODE and rule.code == "hours":
        return (*rule.arguments, *services)
    words = _WORDS.get(rule.code) if rule.kind is RuleKind.CODE else None
    if words is None:
        return rule.arguments
    try:
        return (*rule.arguments, *words(rule.options))
    except NoAnswer:
        return rule.arguments


def _services(options: Mapping[str, Any]) -> tuple[str, ...]:
    from console.answers.codes.appointment import OPTIONS
    from console.answers.codes.options import read

    return tuple(
        word
        for item in read(options, OPTIONS)["services"]
        for word in (item["name"], *item["titles"].values(), *item["words"])
    )


def _kinds(options: Mapping[str, Any]) -> tuple[str, ...]:
    from console.answers.codes.incident import OPTIONS
    from console.answers.codes.kinds import kinds_of
    from console.answers.codes.options import read

    return tuple(word for kind in kinds_of(read(options, OPTIONS)) for word in (*kind.titles.values(), *kind.words))


def _lists(options: Mapping[str, Any]) -> tuple[str, ...]:
    from console.answers.codes.options import read
    from console.answers.codes.subscribe import OPTIONS

    return tuple(word for item in read(options, OPTIONS)["lists"] for word in (item["name"], *item["titles"].values()))


def _languages(_: Mapping[str, Any]) -> tuple[str, ...]:
    from console.answers.codes.language import LANGUAGE_WORDS

    return tuple(word for words in LANGUAGE_WORDS.values() for word in words.split("|"))


_WORDS: Final[Mapping[str, Words]] = {
    "appointment": _services,
    "incident": _kinds,
    "subscribe": _lists,
    "language": _languages,
}
