"""Where words stand in a text is found exactly as the search column finds that they stand there at all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.models.normalise import _folded, searchable, spans_of, tokens

LETTERS = "aàáeèéiíïoòóuúüçñlLŀ·' ’.,-_?!\n12²aaalll" + "ABÉÏÑ" + "أإىةكتاب" + "🙂€" + "\u0301\u0327"


def shown(text: str, words: str) -> list[str]:
    return [text[start:end] for start, end in spans_of(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Bon dia! Necessito el volant d’empadronament.", "padro", ["padro"]),
        ("Padró, padró i PADRÓ", "padró", ["Padró", "padró", "PADRÓ"]),
        ("La deixalleria i la DEIXALLERÍA", "deixalleria", ["deixalleria", "DEIXALLERÍA"]),
        ("col·lecció i colleccio", "collec", ["col·lec", "collec"]),
        ("Cita prèvia... 9:30", "previa 9", ["prèvia... 9"]),
        ("Moltíssimes graaaacies", "graacies", ["graaaacies"]),
        ("cafe\u0301 sol", "café", ["cafe\u0301"]),
        ("🙂🙂 l'escola", "l escola", ["l'escola"]),
        ("مدرسة المدينة", "مدرسه", ["مدرسة"]),
        ("res de res", "?!", []),
        ("", "res", []),
    ],
)
def test_words_are_found_where_they_stand(text: str, words: str, found: list[str]) -> None:
    assert shown(text, words) == found


@given(st.text(LETTERS, max_size=60))
def test_the_words_of_a_text_are_those_of_the_search_column(text: str) -> None:
    folded, places = _folded(text)
    assert folded == searchable(text)
    assert len(places) == len(folded)
    assert all(start <= end for start, end in places)
    assert [start for start, _ in places] == sorted(start for start, _ in places)


@given(st.text(LETTERS, max_size=60), st.text(LETTERS, min_size=1, max_size=4))
def test_what_the_column_finds_is_marked(text: str, words: str) -> None:
    needle = " ".join(tokens(words))
    spans = spans_of(text, words)
    if needle:
        assert bool(spans) == (needle in searchable(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
