"""No English word reaches an operator through the blank of a problem: blanks hold codes, and every code has its phrase."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import console
from console.models.problems import SENTENCES, Problem
from console.models.reasons import BLANKS, WHY, BadValue, Why, filled, why_not_sent
from console.models.states import FileState, MessageState

CODE = Path(console.__file__).parent
FORMATTED = frozenset(
    [
        "name",
        "since",
        "until",
        "by",
        "least",
        "most",
        "path",
        "id",
        "login",
        "owner",
        "language",
        "host",
        "seconds",
        "known",
        "key",
        "value",
        "origin",
        "winner",
        "limit",
        "url",
        "found",
        "known",
        "kind",
        "count",
        "first",
        "last",
        "host",
        "target",
        "team",
        "least",
        "most",
        "seconds",
    ]
)
"""Blanks that hold names, places and figures, in no language. `kind` is the name of an exception, for IT."""


def free_words(code: str, place: str) -> Iterator[str]:
    """Blanks with codes that are given words of their own: a text, a made-up text, or anything nobody vouches for."""
    for node in ast.walk(ast.parse(code)):
        given: list[tuple[str, ast.expr]] = []
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("Problem", "Rejected"):
                given += [(word.arg, word.value) for word in node.keywords if word.arg in BLANKS]
                for argument in node.args:
                    given += list(_pairs(argument))
        for blank, value in given:
            if not _is_code(blank, value):
                yield f"{place}:{value.lineno}: {blank}={ast.unparse(value)}"


def _pairs(node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """The entries of a dictionary, also of one that is chosen."""
    for part in ast.walk(node):
        if isinstance(part, ast.Dict):
            for key, value in zip(part.keys, part.values, strict=True):
                if isinstance(key, ast.Constant) and key.value in BLANKS:
                    yield str(key.value), value


def _is_code(blank: str, value: ast.expr) -> bool:
    match value:
        case ast.Constant():
            return value.value in BLANKS[blank]
        case ast.Attribute(value=ast.Name(id="Why")):
            return value.attr in Why.__members__
        case ast.Attribute(attr="reason" | "why"):
            return True  # of a ProviderError or a BadValue: typed as Why
        case ast.Name(id="why"):
            return True  # a parameter of the type Why
        case ast.IfExp():
            return _is_code(blank, value.body) and _is_code(blank, value.orelse)
        case ast.Call(func=ast.Name(id="why_not_sent")):
            return True
        case ast.Call(func=ast.Name(id="str")) | ast.Attribute(attr="state") | ast.Subscript():
            return blank in ("state", "file_state")  # what the database holds
    return False


def test_blanks_with_codes_are_given_codes() -> None:
    files = sorted(CODE.rglob("*.py"))
    found = [line for file in files for line in free_words(file.read_text(encoding="utf-8"), file.name)]
    assert not found, "\n".join(found)


def test_words_in_a_blank_are_found() -> None:
    careless = "\n".join(
        [
            "raise Problem('cannot_edit', why='the channel cannot')",
            "raise Problem('cannot_edit', why=f'it is {state}')",
            "raise Problem('cannot_edit', why=str(error))",
            "raise Problem('not_found', what='thingy', id=1)",
            "return Rejected('rejected_file', {'why': 'too big'} if big else {})",
            "return Rejected('provider_rejected', {'why': Why.SAID, 'said': words})",
            "raise Problem('cannot_edit', why=Why.NOT_HERE)",
            "raise Problem('cannot_edit', why=Why.NOT_THERE)",
            "raise Problem('not_found', what='conversation', id=1)",
        ]
    )
    assert [line.split(":")[1] for line in free_words(careless, "x.py")] == ["1", "2", "3", "4", "5", "8"]


def test_every_blank_holds_a_code_or_no_language_at_all() -> None:
    import string

    for code, sentence in SENTENCES.items():
        blanks = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        assert blanks <= FORMATTED | set(BLANKS), code


def test_every_code_has_its_phrase() -> None:
    assert set(WHY) == set(Why)
    assert {str(state) for state in MessageState} <= set(BLANKS["state"])
    assert {str(state) for state in FileState} <= set(BLANKS["file_state"])
    assert all(why_not_sent(state) in WHY for state in MessageState)


def test_phrases_stand_in_their_sentence_with_their_own_blanks() -> None:
    assert str(Problem("cannot_edit", why=Why.TEXT_LENGTH, limit=4096)) == (
        "This message cannot be edited: the new text must have 1 to 4096 characters. Nothing was changed; send a correction instead."
    )
    assert "(waiting to be sent)" in str(Problem("not_uncertain", state="pending")).replace("it is ", "")
    assert "no conversation with" in str(Problem("not_found", what="conversation", id=3))
    assert str(BadValue(Why.NOT_BETWEEN, minimum=1, maximum=9)) == "it must be between 1 and 9"


def test_words_an_older_program_wrote_are_quoted() -> None:
    assert "(the channel says «it is missing»)" in str(Problem("rejected_file", why="it is missing"))


def test_words_of_others_are_cleaned_and_cannot_fill_blanks() -> None:
    ready = filled({"why": Why.SAID, "said": "{limit} x"}, clean=lambda text: f"[{text}]")
    assert ready["why"] == "the channel says «[{limit} x]»"


@pytest.mark.parametrize("why", list(Why))
def test_no_phrase_is_a_sentence(why: Why) -> None:
    assert not WHY[why].endswith(".") and (WHY[why][0].islower() or WHY[why][0] == "{")
