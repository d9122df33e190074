"""Ranking finds the answer in other words and languages, learns at once, forgets wholly, and is the same everywhere."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.answers import ranking
from console.answers.examples import Example, Examples
from console.answers.explain import why
from console.answers.features import features, words_of
from console.answers.means import Means
from console.answers.numbers import np
from console.answers.ranking import Model, train
from console.answers.softmax import Softmax, passes_for
from tests.answers.town import QUESTIONS, examples

ROOT = Path(__file__).resolve().parent.parent.parent
MODEL = train(examples())


@pytest.fixture
def broad(monkeypatch: pytest.MonkeyPatch) -> Model:
    """A model as it is made for thousands of answers."""
    monkeypatch.setattr(ranking, "FEWEST_PASSES", 99)
    return train(examples())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("necesito el certificado de empadronamiento", "padro"),
        ("me voy a enpadronar", "padro"),
        ("a què hora surt l'autobus", "bus"),
        ("j'ai un vieux canapé à jeter", "deixalleria"),
        ("الجيران يعملون ضجيج", "soroll"),
        ("mon chien s'est perdu", "gos"),
        ("me han puesto una multa injusta", "multa"),
    ],
)
def test_other_words_and_languages_find_the_answer(text: str, label: str) -> None:
    assert MODEL.rank(text)[0].label == label


def test_certainties_are_sorted_and_add_up_to_less_than_one() -> None:
    ranked = MODEL.rank("multa de aparcament", None)
    assert [each.p for each in ranked] == sorted((each.p for each in ranked), reverse=True)
    assert {each.label for each in ranked} == set(QUESTIONS)
    assert 0 < sum(each.p for each in ranked) < 1
    assert len(MODEL.rank("multa", 3)) == 3


@pytest.mark.parametrize("text", ["hola bon dia", "muchas gracias", "tell me a joke", "quin temps farà demà"])
def test_what_is_none_of_ours_is_doubted(text: str) -> None:
    assert MODEL.rank(text)[0].p < 0.5 * MODEL.rank("com pago la multa")[0].p


@pytest.mark.parametrize("text", ["", "🙏", "?", "жщю"])
def test_nothing_known_is_no_certainty(text: str) -> None:
    assert all(each.p == 0 for each in MODEL.rank(text))


def test_a_lone_answer_is_not_certain_of_everything() -> None:
    lone = train([Example("On és la deixalleria?", "deixalleria")])
    assert lone.rank("zzkq xkcd")[0].p < 0.35
    assert lone.rank("hola com estàs")[0].p < 0.5 < lone.rank("on es la deixalleria")[0].p


def test_without_examples_there_is_nothing_to_rank() -> None:
    assert train([]).rank("bus") == []
    assert train([Example("hola", None)]).rank("bus") == []


def test_a_question_of_the_hall_outweighs_our_own_lines() -> None:
    greeting = "hola qué tal"
    assert (
        train([*examples(), *(Example(text, "menu") for text in (greeting, "hola", "bon dia"))]).rank(greeting)[0].label
        == "menu"
    )


def test_a_pick_is_learnt_at_once_and_makes_new_answers() -> None:
    model = train(examples())
    before = model.rank("puc portar-hi roba vella")[0]
    model.learn(Example("puc portar-hi roba vella", "roba", key="pick"))
    after = model.rank("on portar roba vella")[0]
    assert before.label != "roba" and after.label == "roba"
    assert model.rank("com pago una multa")[0].label == "multa"
    assert model.labels == [*QUESTIONS, "roba"]


def test_undo_leaves_nothing_behind() -> None:
    model = train(examples())
    model.learn(Example("puc portar-hi roba vella", "roba", key="pick"))
    assert model.examples.forget("pick") == 1
    again = model.trained_again()
    assert again.labels == list(QUESTIONS)
    assert "w:roba" not in again.vocabulary.rows
    assert [each.p for each in again.rank("roba")] == [each.p for each in MODEL.rank("roba")]


def test_picks_of_none_of_ours_lower_the_certainty() -> None:
    model = train(examples())
    text = "necessito el bus per anar a la lluna"
    before = model.rank(text)[0].p
    for _ in range(3):
        model.learn(Example(text, None))
    assert model.rank(text)[0].p < before


def test_training_tells_its_progress_and_can_be_cancelled() -> None:
    told: list[tuple[int, int]] = []
    train(examples(), lambda done, passes: told.append((done, passes)))
    assert told == [(done, 10) for done in range(10)]

    def cancel(done: int, passes: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(examples(), cancel)


def test_thousands_of_answers_are_ranked_by_means(broad: Model) -> None:
    assert isinstance(broad.scorer, Means) and isinstance(MODEL.scorer, Softmax)
    assert passes_for(25_000, 5_000) < 3 <= passes_for(100_000, 77)
    assert broad.rank("a què hora surt l'autobus")[0].label == "bus"
    for _ in range(2):
        broad.learn(Example("roba vella i sabates", "roba"))
    assert broad.rank("sabates velles")[0].label == "roba"
    assert why(broad, "sabates velles", "roba").words


def test_learning_by_means_is_adding(broad: Model) -> None:
    rows = range(len(broad.vocabulary))
    text, column = QUESTIONS["bus"][0], broad.labels.index("bus") + 1
    scorer = broad.scorer
    assert isinstance(scorer, Means)
    vector = broad.vocabulary.read(text)
    scorer.add(vector, column)
    sums = np.array([scorer.sum_of(row, column) for row in rows])
    assert scorer.likeness(vector)[column] == pytest.approx(
        float(vector.values @ sums[vector.rows]) / float(np.sqrt(sums @ sums)), rel=0.05
    )


def test_a_suggestion_says_why() -> None:
    reasons = why(MODEL, "hola, se ha escapado mi perrito del patio", "gos")
    assert "escapado" in reasons.words and "hola" not in reasons.words
    assert reasons.example is not None and reasons.example.text == "Se ha escapado mi perro"
    assert why(MODEL, "", "gos").words == () and why(MODEL, "perro", "nobody").words == ()


def test_the_order_of_examples_survives_and_the_seed_is_fixed() -> None:
    assert [each.p for each in train(examples()).rank("bus")] == [each.p for each in MODEL.rank("bus")]
    kept = Examples(examples(), most_per_answer=7)
    assert train(kept).examples.most_per_answer == 7


def test_the_order_of_python_hashes_changes_nothing() -> None:
    code = (
        "import json; from console.answers.ranking import train; from tests.answers.town import examples;"
        "m = train(examples()); print(json.dumps([[r.label, r.p] for r in m.rank('quan passa el bus de nit')]))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert json.loads(told.pop())[0][0] == "bus"


def test_features_stand_on_their_words() -> None:
    words = words_of("He perdut l'autobús")
    found = list(features(words))
    assert {feature.block for feature in found} == {0, 1, 2}
    assert all(0 <= place < len(words) for feature in found for place in feature.places)
    assert ("w:autobus", (3,)) in {(feature.name, feature.places) for feature in found}
    assert "c:bus" in {feature.name for feature in found}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_ranked(text: str) -> None:
    ranked = MODEL.rank(text)
    assert len(ranked) == 5 and all(0 <= each.p <= 1 for each in ranked)
    why(MODEL, text, "bus")


@pytest.mark.parametrize("text", ["😀" * 4000, "a" * 100_000, "bus " * 25_000, "ﷺ" * 4000])
def test_monstrous_texts_are_cut(text: str) -> None:
    assert len(MODEL.rank(text)) == 5
