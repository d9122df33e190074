"""The optional extras: lost where they are not installed, and harmless where they are wrong."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from console.answers import second_look, translating
from console.answers.examples import Example
from console.answers.index import AnswerIndex
from console.answers.ranking import Ranked, train
from console.answers.second_look import SecondLook, Table, mixed
from console.answers.translating import ENOUGH, installed_modes, translate, translated
from console.models.rules import Rule, RuleKind

BOTH = frozenset({"cat-spa", "spa-cat"})


def shouting(command: Sequence[str], text: str) -> str | None:
    """A stand-in that turns each line into capitals, as a translator turns it into another language."""
    assert command[:2] == ["apertium", "-u"]
    return text.upper()


def test_each_answer_gets_examples_in_the_languages_it_lacks() -> None:
    own = [
        Example("vull el volant", "padro", "ca", "m1"),
        Example("quiero el bus", "bus", "es"),
        Example("bon dia", None, "ca"),
        *(Example(f"el bus {n}", "bus", "ca") for n in range(ENOUGH)),
    ]
    made = translated(own, BOTH, shouting)
    assert Example("VULL EL VOLANT", "padro", "es", "m1") in made
    assert not [each for each in made if each.label is None]
    # Of its own it has enough in Catalan, and one in Spanish is not enough.
    assert {each.language for each in made if each.label == "bus"} == {"es"}


@pytest.mark.parametrize("said", [None, "", "ONLY ONE\n", "A\nB\nC\nD\n"])
def test_lines_that_went_astray_are_no_translations(said: str | None) -> None:
    assert translate(["a", "b"], "cat-spa", lambda *_: said) in ([None, None],)


def test_a_line_with_breaks_stays_one_line_and_a_story_is_cut() -> None:
    heard: list[str] = []

    def listen(_: Sequence[str], text: str) -> str:
        heard.append(text)
        return text

    translate(["dues\nlínies\u2028i més", "x" * 5_000], "cat-spa", listen)
    assert heard[0].count("\n") == 2 and len(heard[0]) < 500


def test_without_the_program_nothing_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert installed_modes() == frozenset()
    assert translated([Example("a", "b", "ca")]) == []


@pytest.mark.parametrize(
    ("code", "seconds"),
    [("import sys; sys.exit(3)", 60.0), ("import time; time.sleep(60)", 0.3), ("print('\\udcff')", 60.0)],
)
def test_a_program_that_fails_hangs_or_babbles_is_no_trouble(
    code: str, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translating, "BATCH_SECONDS", seconds)
    assert translating.run([sys.executable, "-c", code], "a\n") is None
    assert translating.run(["/no/such/program"], "a\n") is None


@pytest.mark.skipif("cat-spa" not in installed_modes(), reason="Apertium is not installed on this computer")
def test_the_real_program_translates_line_by_line() -> None:
    assert translate(["Quin horari teniu?", "Vull un certificat"], "cat-spa") == [
        "Qué horario tenéis?",
        "Quiero un certificado",
    ]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """A table like the package's, of four words that lie in two directions."""
    tokenizers = pytest.importorskip("tokenizers")
    safetensors = pytest.importorskip("safetensors.numpy")
    words = {"[UNK]": 0, "dog": 1, "hound": 2, "tax": 3, "levy": 4}
    vectors = np.array([[0, 0], [1, 0], [0.9, 0.1], [0, 1], [0.1, 0.9]], dtype=np.float16)
    for parts in (second_look.TABLE, second_look.WORDS):
        (tmp_path / parts[0]).mkdir()
    safetensors.save_file({"embedding.weight": vectors}, str(tmp_path.joinpath(*second_look.TABLE)))
    pieces = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, unk_token="[UNK]"))
    pieces.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    pieces.save(str(tmp_path.joinpath(*second_look.WORDS)))
    return Table(tmp_path)


EXAMPLES = [Example("dog", "animals", "en"), Example("tax", "tributs", "en"), Example("gos", "animals", "ca")]


def test_a_word_nobody_wrote_before_is_found_by_what_it_means(table: Table) -> None:
    look = SecondLook(table, EXAMPLES)
    shares = look.shares("hound", "en")
    assert shares["animals"] > shares["tributs"] and abs(sum(shares.values()) - 1) < 1e-6
    assert look.shares("sabueso", "es") == {} or look.shares("sabueso", "es").keys() == shares.keys()
    assert mixed([Ranked("tributs", 0.0), Ranked("animals", 0.0)], shares)[0][0] == "animals"
    assert mixed([Ranked("tributs", 0.9), Ranked("animals", 0.0)], shares)[0][0] == "tributs"
    assert mixed([Ranked("tributs", 0.2)], {}) == [("tributs", 0.2)]


def test_it_only_fills_places_that_were_left_empty(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = [Rule(name, RuleKind.TEXT, texts={"en": name}) for name in ("animals", "tributs")]
    index = AnswerIndex(rules)
    index.rank_with(train(EXAMPLES))
    monkeypatch.setattr(second_look, "installed_table", lambda: table)
    first = index.suggest(["hound"], "en", limit=1)
    assert [each.answer.name for each in first] == ["tributs"]
    more = index.second_look(["hound"], "en", first)
    assert [(each.answer.name, each.is_by_meaning) for each in more] == [("animals", True)]
    assert [each.answer.name for each in index.second_look(["hound"], "en", [], limit=1)] == ["animals"]
    assert index.second_look(["hound"], "en", [*first, *more], limit=2) == []


def test_without_the_package_there_is_no_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_look, "installed_table", lambda: None)
    index = AnswerIndex([Rule("animals", RuleKind.TEXT, texts={"en": "x"})])
    index.rank_with(train(EXAMPLES))
    assert index.second_look(["hound"], "en", []) == []


def test_a_package_that_is_not_whole_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_look, "package_folder", lambda: tmp_path)
    find: Callable[[], Table | None] = second_look.installed_table.__wrapped__
    assert find() is None
