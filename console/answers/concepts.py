"""What words mean, as far as a town hall needs it: "poubelle", "brossa" and "rubbish" touch the same thing.

The groups stand in concepts.txt, written for this program. They carry a suggestion from one language to another and from one wording
to the next, where letters alone cannot; a word with one slip still finds its group.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from console.answers.spelling import distance
from console.models.normalise import tokens

CONCEPTS_FILE: Final = Path(__file__).with_name("concepts.txt")
_SHORTEST_BEGINNING = 3
_SHORTEST_GUESS = 6
# Articles, prepositions and endings that Arabic writes in one word with the noun; the longest come first.
_ARABIC_BEFORE = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_ARABIC_AFTER = ("ها", "نا", "كم", "هم", "ات", "ين", "ون", "وا", "ه", "ي")
_SHORTEST_ARABIC = 3


def arabic_stem(word: str) -> str:
    """An Arabic word without what is written onto it; any other word as it is."""
    if not "\u0600" <= word[0] <= "\u06ff":
        return word
    for before in _ARABIC_BEFORE:
        if word.startswith(before) and len(word) - len(before) >= _SHORTEST_ARABIC:
            word = word.removeprefix(before)
            break
    for after in _ARABIC_AFTER:
        if word.endswith(after) and len(word) - len(after) >= _SHORTEST_ARABIC:
            return word.removesuffix(after)
    return word


def _folded(word: str) -> str:
    """What a word is compared by: without a plural s, without what Arabic writes onto it."""
    return word[:-1] if len(word) > 4 and word.endswith("s") else arabic_stem(word)


class Concepts:
    """Groups of words. Looking up one message takes some hundredths of a millisecond."""

    def __init__(self, lines: Sequence[str]) -> None:
        phrases: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        beginnings: dict[str, dict[str, None]] = defaultdict(dict)
        for line in lines:
            name, colon, group = line.partition(":")
            if not colon or line.startswith("#"):
                continue
            for word in group.split():
                said = tokens(word.replace("_", " "))
                if word.endswith("*") and len(said) == 1:
                    beginnings[said[0]][name] = None
                elif said:
                    phrases[tuple(_folded(each) for each in said)][name] = None
        self._phrases: Mapping[tuple[str, ...], tuple[str, ...]] = {
            phrase: tuple(names) for phrase, names in phrases.items()
        }
        self._beginnings: Mapping[str, tuple[str, ...]] = {begun: tuple(names) for begun, names in beginnings.items()}
        self._longest = max((len(said) for said in self._phrases), default=0)
        self._near: dict[str, list[str]] = defaultdict(list)
        self._single = {phrase[0]: names for phrase, names in self._phrases.items() if len(phrase) == 1}
        self._whole = {**self._beginnings, **self._single}
        for known in (word for word in (*self._single, *self._beginnings) if len(word) >= _SHORTEST_GUESS):
            for shorter in _with_one_letter_less(known):
                self._near[shorter].append(known)
        self._guess = lru_cache(maxsize=4096)(self._guess_once)

    def of(self, words: Sequence[str]) -> list[tuple[str, tuple[int, ...]]]:
        """The concepts in normalised words, each with the places of the words that name it; one may come several times."""
        stems = [_folded(word) for word in words]
        found: list[tuple[str, tuple[int, ...]]] = []
        for start, word in enumerate(words):
            before = len(found)
            for length in range(min(self._longest, len(words) - start), 0, -1):
                names = self._phrases.get(tuple(stems[start : start + length]), ())
                found.extend((name, tuple(range(start, start + length))) for name in names)
            for length in range(_SHORTEST_BEGINNING, len(word) + 1):
                found.extend((name, (start,)) for name in self._beginnings.get(word[:length], ()))
            if len(found) == before and len(stems[start]) >= _SHORTEST_GUESS:
                found.extend((name, (start,)) for name in self._guess(stems[start]))
        return found

    def _guess_once(self, word: str) -> tuple[str, ...]:
        """The groups of a word with one slip, or of one that begins with a slip: "enpadronar"."""
        names: dict[str, None] = {}
        for length in range(_SHORTEST_GUESS - 1, len(word) + 1):
            begun = word[:length]
            groups = self._beginnings if length < len(word) else self._whole
            for shorter in _with_one_letter_less(begun):
                for known in self._near.get(shorter, ()):
                    if known in groups and distance(known, begun, 1) is not None:
                        names.update(dict.fromkeys(groups[known]))
        return tuple(names)


def _with_one_letter_less(word: str) -> list[str]:
    return list(dict.fromkeys([word, *(word[:place] + word[place + 1 :] for place in range(len(word)))]))


@lru_cache(maxsize=1)
def town_concepts() -> Concepts:
    """The groups that come with the program; read once."""
    return Concepts(CONCEPTS_FILE.read_text(encoding="utf-8").splitlines())
