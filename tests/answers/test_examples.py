"""What is kept, what makes room, and what is forgotten."""

from hypothesis import given
from hypothesis import strategies as st

from console.answers.examples import MOST_PER_ANSWER, Example, Examples, none_of_ours


def test_the_newest_of_an_answer_are_kept() -> None:
    kept = Examples()
    other = Example("una altra cosa", "bus")
    kept.add(other)
    dropped = [kept.add(Example(f"pregunta {number}", "padro")) for number in range(MOST_PER_ANSWER + 3)]
    assert [each.text for each in dropped if each] == ["pregunta 0", "pregunta 1", "pregunta 2"]
    assert kept.number("padro") == MOST_PER_ANSWER and other in list(kept)


def test_the_same_words_again_only_become_newer() -> None:
    kept = Examples([Example("On és?", "bus", key="1"), Example("Quan?", "bus"), Example("on es", "bus", key="2")])
    assert [each.key for each in kept] == [None, "2"]
    assert kept.number("bus") == 2


def test_the_same_words_may_stand_for_two_answers() -> None:
    kept = Examples([Example("hora", "bus"), Example("hora", "padro")])
    assert (kept.number("bus"), kept.number("padro"), len(kept)) == (1, 1, 2)


def test_one_example_or_all_of_a_message_are_forgotten() -> None:
    kept = Examples([Example("a", "bus", key="7"), Example("b", "bus", key="7"), Example("c", "padro", key="8")])
    assert kept.forget("7") == 2 and kept.forget("7") == 0
    assert kept.discard(Example("c", "padro")) and not kept.discard(Example("c", "padro"))
    assert kept.labels() == [] and len(kept) == 0


def test_languages_of_an_answer() -> None:
    kept = Examples(
        [Example("a", "bus", "ca"), Example("b", "bus", "ar"), Example("c", "bus"), Example("d", "gos", "fr")]
    )
    assert kept.languages("bus") == {"ca", "ar"}
    assert kept.languages("nobody") == frozenset()


def test_there_are_lines_of_our_own_in_five_languages() -> None:
    lines = none_of_ours()
    assert len(lines) > 300
    assert not [line for line in lines if line.startswith("#") or not line.strip()]


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from(["x", "y", None])), max_size=30))
def test_numbers_are_those_of_what_is_kept(given_examples: list[tuple[str, str | None]]) -> None:
    kept = Examples((Example(text, label) for text, label in given_examples), most_per_answer=3)
    for label in ("x", "y", None):
        assert kept.number(label) == sum(each.label == label for each in kept)
    assert kept.number("x") <= 3
