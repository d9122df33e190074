"""The first suggestions: the right answer on top for what citizens write, nothing for a greeting, and every text in three languages."""

from pathlib import Path

import pytest

from console.answers.stored import AnswerIndex, highlight_spans, load_rules

FOLDER = Path(__file__).parents[2] / "resources" / "answers"
INDEX = AnswerIndex(load_rules(FOLDER))


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
def test_the_right_answer_is_first(text: str, answer: str) -> None:
    assert INDEX.suggest([text])[0].answer.name == answer


@pytest.mark.parametrize("text", ["hola", "Gràcies!", "", "👍", "bon dia"])
def test_a_greeting_suggests_nothing(text: str) -> None:
    assert INDEX.suggest([text]) == []


def test_every_answer_has_three_languages_and_a_way_to_find_it() -> None:
    for answer in INDEX.answers:
        assert set(answer.texts) == set(answer.titles) == {"ca", "es", "en"}, answer.name
        assert answer in INDEX.find(answer.shortcut), answer.name
        assert all(len(text) < 1024 for text in answer.texts.values())


def test_matched_words_are_found_in_the_text_despite_accents_and_plurals() -> None:
    assert highlight_spans("Els contenidors i el padró", ("contenidor", "padro")) == [(4, 11), (21, 5)]


def test_a_wrong_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "dolent.json").write_text('[{"id": "x"}]', encoding="utf-8")
    with pytest.raises(ValueError, match=r"dolent\.json"):
        load_rules(tmp_path)


def test_an_index_takes_other_answers_while_it_is_asked() -> None:
    index = AnswerIndex()
    assert index.suggest(["el bus de l'estació"]) == [] and index.find("bus") == []
    index.renew(INDEX.answers)
    assert index.suggest(["quan passa el bus?"]) == INDEX.suggest(["quan passa el bus?"]) != []
