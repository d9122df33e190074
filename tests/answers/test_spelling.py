"""How far two words are apart, against cases counted by hand and a definition written out in full."""

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.answers.spelling import distance


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("padro", "padro", 0),
        ("padro", "padri", 1),
        ("dexalleria", "deixalleria", 1),
        ("famracia", "farmacia", 1),
        ("orari", "horari", 1),
        ("bibiloteca", "biblioteca", 1),
        ("", "ab", 2),
        ("ca", "abc", 3),
    ],
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 3) == slips
    assert distance(other, one, 3) == slips


def by_definition(one: str, other: str) -> int:
    @functools.cache
    def at(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        least = min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (one[i - 1] != other[j - 1]))
        if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
            least = min(least, at(i - 2, j - 2) + 1)
        return least

    return at(len(one), len(other))


@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(0, 3))
def test_it_is_the_optimal_string_alignment_distance(one: str, other: str, most: int) -> None:
    slips = by_definition(one, other)
    assert distance(one, other, most) == (slips if slips <= most else None)
