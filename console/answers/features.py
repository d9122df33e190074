"""What a message is made of, for ranking: pieces of words, words and pairs, and concepts.

Three blocks of equal dignity, so that a long message does not drown what a short one says. Pieces of words forgive slips and cross from
Catalan to Spanish; concepts cross where letters cannot. The same features serve training and questions; nothing here knows an answer.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
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


_Placed = tuple[str, tuple[int, ...]]


def words_of(text: str) -> list[str]:
    """The normalised words that count; what follows after the first hundred or so is not read."""
    return tokens(text[:_LONGEST_TEXT])[:_MOST_WORDS]


def features(words: list[str]) -> Iterator[Feature]:
    """Every feature of a message with its places, with repetitions."""
    for place, word in enumerate(words):
        yield from (Feature(0, piece, (place,)) for piece in _pieces(word))
    for block, found in ((1, _of_words(words)), (2, _of_concepts(words))):
        yield from (Feature(block, name, places) for name, places in found)


def counted(text: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each feature occurs, by block; a pair of concepts counts once."""
    words = words_of(text)
    pieces: Counter[str] = Counter()
    for word in words:
        pieces.update(_pieces(word))
    return pieces, Counter(name for name, _ in _of_words(words)), Counter(name for name, _ in _of_concepts(words))


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(
        padded[start : start + length]
        for length in range(SHORTEST_PIECE, LONGEST_PIECE + 1)
        for start in range(len(padded) - length + 1)
    )


def _of_words(words: list[str]) -> Iterator[_Placed]:
    for place, word in enumerate(words):
        yield f"w:{word}", (place,)
        yield f"s:{word[:BEGINNING]}", (place,)
        stem = arabic_stem(word)
        if stem != word:
            yield f"s:{stem}", (place,)
    for place, (one, other) in enumerate(pairwise(words)):
        yield f"p:{one} {other}", (place, place + 1)
    # Beginnings that stand together anywhere: "the card … has not … arrived".
    first = {word[:BEGINNING]: place for place, word in reversed(list(enumerate(words[:_MOST_PAIRED_WORDS])))}
    for one, other in combinations(sorted(first), 2):
        yield f"b:{one} {other}", (first[one], first[other])


def _of_concepts(words: list[str]) -> Iterator[_Placed]:
    named = town_concepts().of(words)
    for name, places in named:
        yield f"c:{name}", places
    where = {name: places for name, places in reversed(named)}
    for one, other in combinations(sorted(where)[:_MOST_PAIRED_CONCEPTS], 2):
        yield f"c:{one} {other}", (*where[one], *where[other])
