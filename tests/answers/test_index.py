"""The window's stored answers: ranked with the shipped rules, found while typing, quick with thousands, and never from a stale table."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.answers.index import AnswerIndex, highlight_spans
from console.answers.ranking import train
from console.answers.stored import load_rules, suggestible
from console.answers.training import examples_of
from console.models.rules import Rule

FOLDER = Path(__file__).parents[2] / "resources" / "answers"


@pytest.fixture(scope="module")
def index() -> AnswerIndex:
    made = AnswerIndex(suggestible(load_rules(FOLDER), "2026-11-25"))
    made.rank_with(train(examples_of(made.answers)))
    return made


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Bon dia! Necessito el volant de convivència per a l'escola", "volant_convivencia"),
        ("quan obre la DEIXALLERIA?", "deixalleria"),
        ("Buenos días, ¿dónde pago una multa de aparcamiento?", "multes"),
        ("em vull empadronar", "empadronament"),
        ("tengo un sofa y muebles viejos", "mobles_vells"),
        ("hi ha un fanal apagat al carrer Major", "enllumenat"),
        ("My neighbour makes noise all night", "soroll"),
        ("la farmacia de guardia?", "farmacia"),
    ],
)
def test_the_right_answer_is_first_and_says_why(index: AnswerIndex, text: str, answer: str) -> None:
    found = index.suggest([text])
    assert found[0].answer.name == answer
    assert found[0].words and 0.05 <= found[0].p <= 1


@pytest.mark.parametrize("text", ["hola", "Gràcies!", "", "👍", "bon dia", "qui va guanyar el partit d'ahir?"])
def test_what_is_none_of_ours_suggests_nothing_certain(index: AnswerIndex, text: str) -> None:
    assert all(suggestion.p < 0.5 for suggestion in index.suggest([text]))


def test_without_a_ranking_nothing_is_suggested() -> None:
    assert AnswerIndex(suggestible(load_rules(FOLDER), "2026-11-25")).suggest(["em vull empadronar"]) == []


def test_a_removed_rule_is_not_suggested_although_the_ranking_knows_it(index: AnswerIndex) -> None:
    smaller = AnswerIndex([rule for rule in index.answers if rule.name != "deixalleria"])
    smaller.rank_with(train(examples_of(index.answers)))
    assert "deixalleria" not in [found.answer.name for found in smaller.suggest(["quan obre la deixalleria?"])]


def test_teaching_works_at_once(index: AnswerIndex) -> None:
    made = AnswerIndex(index.answers)
    made.rank_with(train(examples_of(index.answers)))
    words = "on puc llençar els pneumàtics del tractor"
    for _ in range(3):
        made.teach(words, "deixalleria", "ca")
    assert made.suggest([words])[0].answer.name == "deixalleria"


def test_a_new_answer_is_suggested_before_the_next_training(index: AnswerIndex) -> None:
    carpa = Rule("carpa", titles={"ca": "Carpa gegant"}, texts={"ca": "La carpa es demana a Cultura."})
    made = AnswerIndex(index.answers)
    made.rank_with(train(examples_of(index.answers)))
    made.renew([*index.answers, carpa])
    assert "carpa" not in [found.answer.name for found in made.suggest(["què costa la carpa gegant?"])]
    made.teach_new()
    assert "carpa" in [found.answer.name for found in made.suggest(["què costa la carpa gegant?"])]
    many = [Rule(f"nova_{n}", titles={"ca": f"Cosa nova {n}"}, texts={"ca": "Text."}) for n in range(101)]
    made.renew([*index.answers, *many])
    made.teach_new()
    assert not [found for found in made.suggest(["cosa nova 7"]) if found.answer.name.startswith("nova_")]


def test_in_arabic_only_what_was_taught_in_arabic_is_suggested() -> None:
    rules = [
        Rule(
            "padro", texts={"ca": "Cal el DNI."}, keywords={"ca": ("padró",)}, examples={"ca": ("em vull empadronar",)}
        )
    ]
    made = AnswerIndex(rules)
    made.rank_with(train(examples_of(rules)))
    assert made.suggest(["padró"], "ca") and not made.suggest(["padró"], "ar")
    made.teach("اريد التسجيل في البادرون", "padro", "ar")
    assert made.suggest(["اريد التسجيل في البادرون"], "ar")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("volant", "volant_convivencia"),
        ("/ibi", "ibi"),
        ("DEIXALL", "deixalleria"),
        ("farmàcia", "farmacia"),
        ("dexalleria", "deixalleria"),
    ],
)
def test_typing_finds_by_shortcut_word_and_misspelling(index: AnswerIndex, typed: str, first: str) -> None:
    assert index.find(typed)[0].name == first


def test_every_answer_is_found_by_its_shortcut(index: AnswerIndex) -> None:
    for answer in index.answers:
        if answer.shortcut:
            assert answer in index.find(answer.shortcut), answer.name


def test_words_of_the_body_are_found_after_those_of_the_title(index: AnswerIndex) -> None:
    found = index.find("dni", limit=50)
    assert len(found) >= 2
    assert index.find("zzzzzz") == []


def test_a_key_press_finds_among_five_thousand_answers(index: AnswerIndex) -> None:
    words = ["padro", "bus", "cita", "escola", "llum", "aigua", "gual", "terrassa", "multa", "piscina"]
    many = [
        Rule(
            f"r{n}",
            titles={"ca": f"{words[n % 10]} {n}"},
            texts={"ca": f"text {n} {words[n % 7]}"},
            shortcut=f"{words[n % 10]}{n}",
        )
        for n in range(5000)
    ]
    made = AnswerIndex(many)
    for typed in ("p", "pa", "pad", "padr", "padro 12", "padrx 12"):
        assert made.find(typed), typed


def test_matched_words_are_found_in_the_text_despite_accents_and_plurals() -> None:
    assert highlight_spans("Els contenidors i el padró", ("contenidor", "padro")) == [(4, 11), (21, 5)]
