"""Stored answers and a first ranking by keywords. A suggestion explains itself: it carries the words that matched.

Weights follow the idea that a keyword says most, a title word less, a body word least; one answer never outranks another by length.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from console.models.normalise import normalise, tokens
from console.models.rules import Rule, RuleError, RuleKind, rule_from

_KEYWORD, _TITLE, _BODY = 100, 10, 1
_LEAST_SCORE = _TITLE
_SHORT = frozenset(
    [
        "a",
        "al",
        "als",
        "amb",
        "com",
        "de",
        "del",
        "dels",
        "des",
        "el",
        "els",
        "em",
        "en",
        "es",
        "i",
        "ja",
        "l",
        "la",
        "les",
        "li",
        "m",
        "me",
        "mes",
        "o",
        "on",
        "per",
        "perque",
        "pot",
        "puc",
        "que",
        "qui",
        "s",
        "se",
        "si",
        "son",
        "t",
        "te",
        "un",
        "una",
        "us",
        "y",
        "el",
        "los",
        "las",
        "con",
        "como",
        "del",
        "por",
        "para",
        "que",
        "se",
        "su",
        "una",
        "un",
        "mi",
        "tu",
        "es",
        "son",
        "lo",
        "le",
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "to",
        "in",
        "is",
        "are",
        "it",
        "for",
        "on",
        "at",
        "my",
        "can",
        "do",
        "how",
        "where",
        "what",
        "when",
        "hola",
        "bon",
        "bona",
        "dia",
        "buenos",
        "buenas",
        "gracies",
        "gracias",
        "please",
        "vull",
        "quiero",
        "want",
        "necessito",
        "necesito",
        "need",
    ]
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`words`: what the citizen wrote that matched, normalised."""

    answer: Rule
    score: int
    words: tuple[str, ...]


def load_rules(folder: Path) -> list[Rule]:
    """All shipped rules of a folder of JSON files. A file that is not as it should be raises ValueError naming it."""
    found: list[Rule] = []
    for path in sorted(folder.glob("*.json")):
        try:
            found += [rule_from(item) for item in json.loads(path.read_text(encoding="utf-8"))]
        except (RuleError, TypeError, json.JSONDecodeError) as error:
            raise ValueError(f"{path.name}: {error}") from error
    return found


def _folded(words: list[str]) -> list[str]:
    """Words with a plural s dropped, so that "contenidors" meets "contenidor"."""
    return [word[:-1] if len(word) > 4 and word.endswith("s") else word for word in words]


def suggestible(rules: Iterable[Rule], day: str) -> list[Rule]:
    """The rules an operator may send as they stand on a day (YYYY-MM-DD): stored texts in force, automatic or not."""
    return [rule for rule in rules if rule.kind is RuleKind.TEXT and rule.texts and rule.is_valid_on(day)]


class _Words:
    """What is looked up, built once for a list of answers and never changed."""

    def __init__(self, answers: list[Rule]) -> None:
        self.answers = answers
        self.phrases: list[tuple[tuple[str, ...], int]] = []
        self.titles: dict[str, set[int]] = {}
        self.bodies: dict[str, set[int]] = {}
        for index, answer in enumerate(answers):
            for keyword in answer.all_keywords():
                words = tuple(_folded(tokens(keyword)))
                if words:
                    self.phrases.append((words, index))
            for words_by, texts in ((self.titles, answer.titles), (self.bodies, answer.texts)):
                for text in texts.values():
                    for word in _folded(tokens(text)):
                        if word not in _SHORT and len(word) > 2:
                            words_by.setdefault(word, set()).add(index)


class AnswerIndex:
    """The words of every answer, folded once; ranking looks up and never scans a text again. Any thread may ask or renew."""

    def __init__(self, answers: list[Rule] | None = None) -> None:
        self._words = _Words(answers or [])

    @property
    def answers(self) -> list[Rule]:
        """The answers in force."""
        return self._words.answers

    def renew(self, answers: list[Rule]) -> None:
        """Take other answers: who is asking meanwhile still gets the old ones, whole."""
        self._words = _Words(answers)

    def suggest(self, texts: list[str], limit: int = 3) -> list[Suggestion]:
        """The best answers for what a citizen wrote, newest text last, best first; none when nothing speaks for any."""
        known = self._words
        words = _folded([word for text in texts for word in tokens(text)])
        joined = f" {' '.join(words)} "
        score: dict[int, int] = {}
        why: dict[int, dict[str, None]] = {}
        for phrase, index in known.phrases:
            if f" {' '.join(phrase)} " in joined:
                score[index] = score.get(index, 0) + _KEYWORD * len(phrase)
                why.setdefault(index, {}).update(
                    dict.fromkeys(word for word in phrase if word not in _SHORT and len(word) > 1)
                )
        for weight, table in ((_TITLE, known.titles), (_BODY, known.bodies)):
            for word in dict.fromkeys(words):
                for index in table.get(word, ()):
                    score[index] = score.get(index, 0) + weight
                    why.setdefault(index, {})[word] = None
        ranked = sorted(score, key=lambda index: (-score[index], index))
        return [Suggestion(known.answers[i], score[i], tuple(why[i])) for i in ranked if score[i] >= _LEAST_SCORE][
            :limit
        ]

    def find(self, typed: str, limit: int = 8) -> list[Rule]:
        """Answers for what an operator types after `/`: shortcut first, then every word anywhere, accent-blind."""
        asked = normalise(typed).strip().lstrip("/")
        words = tokens(asked)
        hits: list[tuple[int, int, Rule]] = []
        for index, answer in enumerate(self.answers):
            shortcut = normalise(answer.shortcut)
            whole = normalise(" ".join([*answer.titles.values(), *answer.all_keywords(), *answer.texts.values()]))
            if shortcut.startswith(asked):
                hits.append((0, index, answer))
            elif all(word in normalise(" ".join(answer.titles.values())) for word in words):
                hits.append((1, index, answer))
            elif all(word in whole for word in words):
                hits.append((2, index, answer))
            elif words and _in_order(asked.replace(" ", ""), shortcut):
                hits.append((3, index, answer))
        return [answer for _, _, answer in sorted(hits, key=lambda hit: hit[:2])][:limit]


def _in_order(letters: str, word: str) -> bool:
    """Whether all letters occur in the word in their order: forgives what was left out."""
    rest = iter(word)
    return len(letters) >= 2 and all(letter in rest for letter in letters)


def highlight_spans(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the matched words stand in a text, as (start, length) in characters; plural and accents do not matter."""
    wanted = set(words)
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for position, character in enumerate(text + " "):
        if character.isalnum() or character == "·":
            start = position if start is None else start
        elif start is not None:
            if set(_folded(tokens(text[start:position]))) & wanted:
                spans.append((start, position - start))
            start = None
    return spans
