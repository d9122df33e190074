"""What a message is made of, for ranking: pieces of words, words and pairs, and concepts.

Three blocks of equal dignity, so that a long message does not drown what a short one says. Pieces of words forgive slips and cross from
Catalan to Spanish; concepts cross where letters cannot. The same features serve training and questions; nothing here knows an answer.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from console.answers.concepts import arabic_stem, town_concepts
from console.models.normalise import tokens

# How much each block counts: pieces, words, concepts. Their squares' sum is one.
BLOCK_SHARES: Final = (0.35, 0.25, 0.4)
SHORTEST_PIECE, LONGEST_PIECE = 2, 4
BEGINNING: Final = 5
_LONGEST_TEXT = 4_000
_MOST_WORDS = 120
_MOST_PAIRED_WORDS = 24
_MOST_PAIRED_CONCEPTS = 12


class Feature(NamedTuple):
    """One feature of a message: its block, its name, and the places of the words it stands on."""

    block: int
    name: str
    places: tuple[int, ...]


def words_of(text: str) -> list[str]:
    """The normalised words that count; what follows after the first hundred or so is not read."""
    return tokens(text[:_LONGEST_TEXT])[:_MOST_WORDS]


def features(words: list[str]) -> Iterator[Feature]:
    """Every feature of a message, with repetitions."""
    for place, word in enumerate(words):
        padded = f" {word} "
        for length in range(SHORTEST_PIECE, LONGEST_PIECE + 1):
            for start in range(len(padded) - length + 1):
                yield Feature(0, padded[start : start + length], (place,))
        yield Feature(1, f"w:{word}", (place,))
        yield Feature(1, f"s:{word[:BEGINNING]}", (place,))
        stem = arabic_stem(word)
        if stem != word:
            yield Feature(1, f"s:{stem}", (place,))
    for place, (one, other) in enumerate(pairwise(words)):
        yield Feature(1, f"p:{one} {other}", (place, place + 1))
    # Beginnings that stand together anywhere: "the card … has not … arrived".
    first = {word[:BEGINNING]: place for place, word in reversed(list(enumerate(words[:_MOST_PAIRED_WORDS])))}
    for one, other in combinations(sorted(first), 2):
        yield Feature(1, f"b:{one} {other}", (first[one], first[other]))
    named = town_concepts().of(words)
    for name, places in named:
        yield Feature(2, f"c:{name}", places)
    where = {name: places for name, places in reversed(named)}
    for one, other in combinations(sorted(where)[:_MOST_PAIRED_CONCEPTS], 2):
        yield Feature(2, f"c:{one} {other}", (*where[one], *where[other]))


def counted(text: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each feature occurs, by block."""
    blocks: tuple[Counter[str], Counter[str], Counter[str]] = (Counter(), Counter(), Counter())
    for feature in features(words_of(text)):
        blocks[feature.block][feature.name] += 1
    for name in blocks[2]:
        if " " in name:
            blocks[2][name] = 1
    return blocks
