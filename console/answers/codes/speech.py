"""How codes of the house speak: phrases by language, words of the town before ours, and what a citizen wrote made fit to be repeated.

Nothing a citizen wrote is ever a format string, and nothing invisible in it survives: a mark of direction in an address would turn
around the sentence we put it in.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from console.answers.keywords import KeywordOptions, Keywords
from console.models.rules import LANGUAGES, PAIR

Phrases = Mapping[str, Mapping[str, str]]
_INVISIBLE = re.compile(r"[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_MOST_MARKS = 3
"""Marks above and below one letter; more is a tower of them."""


class Speech:
    """The phrases of one code. `speech("asked", "ca", place=…)` fills the blanks."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases: Final = phrases

    def __call__(self, what: str, language: str, **blanks: object) -> str:
        choices = self.phrases[what]
        return choices.get(language, choices["ca"]).format(**blanks)


def own(texts: Mapping[str, str] | None, language: str) -> str:
    """The town's own text in a language, else in Catalan, Spanish, or any it has; "" without any."""
    if not texts:
        return ""
    for choice in (language, *PAIR):
        if texts.get(choice):
            return texts[choice]
    return next((text for text in texts.values() if text), "")


def repeatable(text: str, most: int) -> str:
    """What a citizen wrote, on one line, without what cannot be seen, at most so many characters."""
    kept: list[str] = []
    marks = 0
    for letter in _INVISIBLE.sub("", text)[: most * 4 + 40]:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS and unicodedata.category(letter) not in ("Cc", "Cs", "Co", "Cn"):
            kept.append(letter)
        elif letter in "\n\r\t":
            kept.append(" ")
    line = " ".join("".join(kept).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def exact_words(words: Mapping[str, str]) -> Keywords:
    """A recogniser of whole messages: names to phrases parted by "|". Courtesy around them is allowed, a misspelling is not one of them."""
    return Keywords(
        {name: phrases.split("|") for name, phrases in words.items()},
        {name: KeywordOptions(exact_only=True) for name in words},
    )


def meant(words: Keywords, text: str) -> str | None:
    """The name of what a text says exactly; a question is no answer."""
    found = words.recognise(text)
    return None if found.ask else found.keyword


def label(text: str, most: int = 60) -> str:
    """Words short enough for a button."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def is_complete(phrases: Any) -> bool:
    """Whether every phrase speaks every language of the hall, with the same blanks."""
    return all(
        set(choices) == set(LANGUAGES)
        and len({tuple(sorted(re.findall(r"{(\w+)", text))) for text in choices.values()}) == 1
        for choices in phrases.values()
    )
