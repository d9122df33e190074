"""Examples: what citizens wrote and which stored answer was right. They are what learning keeps; a model is only made of them.

So undo is deleting an example and training again, and a citizen's erased message leaves nothing behind. Plain data, no numpy.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from console.models.normalise import tokens

MOST_PER_ANSWER: Final = 200
# More than any answer has: what is none of ours is wider than any answer.
MOST_OF_NONE: Final = 2_000
NONE_FILE: Final = Path(__file__).with_name("none_of_ours.txt")


@dataclass(frozen=True, slots=True)
class Example:
    """`label` is the stored answer's, or None for "none of ours". `key` is the owner's own name for it, to find it again."""

    text: str
    label: str | None
    language: str | None = None
    key: str | None = None


class Examples:
    """Examples in the order they came. Of one answer the newest are kept; the same words again only become newer."""

    def __init__(self, examples: Iterable[Example] = (), most_per_answer: int = MOST_PER_ANSWER) -> None:
        self.most_per_answer = most_per_answer
        self._kept: dict[tuple[str | None, str], Example] = {}
        self._numbers: Counter[str | None] = Counter()
        for example in examples:
            self.add(example)

    def __iter__(self) -> Iterator[Example]:
        return iter(self._kept.values())

    def __len__(self) -> int:
        return len(self._kept)

    def add(self, example: Example) -> Example | None:
        """Keep an example; returns the oldest of that answer when it had to make room."""
        name = _name(example)
        if self._kept.pop(name, None) is None:
            self._numbers[example.label] += 1
        self._kept[name] = example
        if self._numbers[example.label] <= (MOST_OF_NONE if example.label is None else self.most_per_answer):
            return None
        oldest = next(each for each in self._kept.values() if each.label == example.label)
        self._remove(_name(oldest))
        return oldest

    def discard(self, example: Example) -> bool:
        """Forget one example; False when it was not there."""
        name = _name(example)
        if name not in self._kept:
            return False
        self._remove(name)
        return True

    def forget(self, key: str) -> int:
        """Forget every example with this key, such as an erased message's; returns how many there were."""
        names = [name for name, example in self._kept.items() if example.key == key]
        for name in names:
            self._remove(name)
        return len(names)

    def number(self, label: str | None) -> int:
        """How many examples an answer has."""
        return self._numbers[label]

    def labels(self) -> list[str]:
        """The answers that have examples, in the order they first came."""
        return list(dict.fromkeys(example.label for example in self if example.label is not None))

    def languages(self, label: str) -> frozenset[str]:
        """The languages an answer has examples in: in any other its rank is luck."""
        return frozenset(example.language for example in self if example.label == label and example.language)

    def _remove(self, name: tuple[str | None, str]) -> None:
        gone = self._kept.pop(name)
        self._numbers[gone.label] -= 1
        if not self._numbers[gone.label]:
            del self._numbers[gone.label]


def _name(example: Example) -> tuple[str | None, str]:
    return example.label, " ".join(tokens(example.text))


@lru_cache(maxsize=1)
def none_of_ours() -> tuple[str, ...]:
    """Greetings, thanks, insults and other people's business that come with the program, in five languages."""
    lines = NONE_FILE.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
