"""The last resort for BAIXA: which lists a citizen's words leave when no rule is there to hear them.

A consent must be as easy to take back as to give (GDPR, article 7.3), so the word that our own confirmation names works for whoever is
blocked, while the rule is switched off, and outside its hours. What it leaves is read like the rule reads it: one exact word.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from console.answers.calls import NoAnswer
from console.answers.codes.options import read
from console.answers.codes.speech import exact_words, meant
from console.answers.codes.subscribe import OPTIONS
from console.answers.codes.subscribe_words import LEAVE
from console.answers.keywords import KeywordOptions, Keywords
from console.models.normalise import tokens
from console.models.rules import Rule, RuleKind

_CODE: Final = "subscribe"
_PROMISED: Final = ("baixa", "baja", "stop")
"""The words the confirmations of `subscribe` name."""
_LEAVE: Final = exact_words({"leave": LEAVE})


def lists_left(text: str, subscriptions: Sequence[str], rules: Iterable[Rule], *, is_unread: bool) -> tuple[str, ...]:
    """The lists among `subscriptions` that a message leaves: the one it names, else all; none when it is no such word.

    `rules`: the table, switched on or not. `is_unread`: nobody will read the message, so that every word for leaving counts and not
    only those the town and the program have printed.
    """
    words = [*_PROMISED, *(LEAVE.split("|") if is_unread else ())]
    names = {name: {name} for name in subscriptions}
    for rule in rules:
        if rule.kind is RuleKind.CODE and rule.code == _CODE:
            words += _leave_words(rule, names)
    every_name = tuple(written for written_names in names.values() for written in written_names)
    book = Keywords({"leave": words}, {"leave": KeywordOptions(exact_only=True, arguments=every_name)})
    found = book.recognise(text)
    if found.keyword is None or found.ask:
        return ()
    said = tokens(found.argument or "")
    named = [
        name
        for name, written_names in names.items()
        if said and any(tokens(written) == said for written in written_names)
    ]
    return tuple(named[:1] or subscriptions)


def _leave_words(rule: Rule, names: dict[str, set[str]]) -> list[str]:
    """The words of a rule that leave; the titles of its lists are added to `names`."""
    try:
        options = read(rule.options, OPTIONS)
    except NoAnswer:
        return [word for word in rule.all_keywords() if meant(_LEAVE, word)]
    for item in options["lists"]:
        if item["name"] in names:
            names[item["name"]].update(item["titles"].values())
    if options["action"] == "join":
        return []
    is_leaving = options["action"] == "leave"
    return [*options["leave_words"], *(word for word in rule.all_keywords() if is_leaving or meant(_LEAVE, word))]
