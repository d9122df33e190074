"""Words that mean the same meet in one group, across languages and over a slip."""

import pytest

from console.answers.concepts import CONCEPTS_FILE, Concepts, arabic_stem, town_concepts
from console.models.normalise import tokens

SMALL = Concepts(
    [
        "# a comment",
        "",
        "waste: brossa basur* poubelle",
        "night: nit de_nit",
        "bus: bus autobus الحافلة",
        "stop: parada parada_de_bus",
    ]
)


def names(concepts: Concepts, text: str) -> list[str]:
    return [name for name, _ in concepts.of(tokens(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("la brossa", ["waste"]),
        ("las basuras", ["waste"]),
        ("les poubeles", ["waste"]),
        ("fan soroll de nit", ["night", "night"]),
        ("parada de bus", ["stop", "stop", "bus"]),
        ("للحافلات", ["bus"]),
        ("autobsu", ["bus"]),
        ("bos", []),
        ("", []),
    ],
)
def test_groups_are_found(text: str, found: list[str]) -> None:
    assert names(SMALL, text) == found


def test_a_slip_at_the_beginning_of_a_longer_word_is_forgiven() -> None:
    assert names(Concepts(["census: empadron*"]), "vull enpadronarme") == ["census"]


def test_the_places_are_those_of_the_words() -> None:
    assert SMALL.of(tokens("la parada de bus")) == [("stop", (1, 2, 3)), ("stop", (1,)), ("bus", (3,))]


@pytest.mark.parametrize(
    ("word", "stem"), [("والبلدية".replace("ة", "ه"), "بلدي"), ("bus", "bus"), ("من", "من"), ("مدارس", "مدارس")]
)
def test_what_arabic_writes_onto_a_word_is_taken_off(word: str, stem: str) -> None:
    assert arabic_stem(word) == stem


def test_one_thing_in_five_languages() -> None:
    for said in (
        "farola apagada",
        "fanal apagat",
        "the street lamp is out",
        "le lampadaire est éteint",
        "عمود النور مطفأ",
    ):
        assert "street_lamp" in names(town_concepts(), said), said


def test_every_line_of_the_file_can_be_read() -> None:
    lines = [
        line for line in CONCEPTS_FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]
    for line in lines:
        name, colon, words = line.partition(":")
        assert colon and name.replace("_", "").isascii() and len(words.split()) >= 3, line
        assert all(tokens(word.replace("_", " ")) for word in words.split()), line
