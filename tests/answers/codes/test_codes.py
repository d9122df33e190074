"""What all codes of the house owe a citizen: complete phrases in five languages, a way on from any state, and no exception for any words."""

import importlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.answers.call_data import answer_data, answer_from, call_data, call_from
from console.answers.calls import Answer, Call, Case, MenuEntry, NoAnswer
from console.answers.codes import appointment_words, dialogue, incident_words, subscribe_words
from console.answers.codes.options import option_problems
from console.answers.codes.registry import BUILT_IN
from console.answers.codes.speech import is_complete, repeatable
from console.answers.composing import shape
from console.answers.rulebook import RuleBook, Said
from console.models.capabilities import BY_KIND
from console.models.rules import KeptRule, rule_from
from tests.answers.codes.calls import NOW, call

SERVICES = [
    {
        "name": "padro",
        "titles": {"ca": "Padró", "es": "Padrón"},
        "words": ["empadronament"],
        "url": "https://cita.example.cat/padro",
        "bring": {"ca": "Porta el DNI."},
    },
    {"name": "llicencies", "titles": {"ca": "Llicències d'obres"}, "url": "https://cita.example.cat/obres"},
]
LISTS = [
    {"name": "avisos", "titles": {"ca": "Avisos urgents", "es": "Avisos urgentes"}},
    {"name": "agenda", "titles": {"ca": "Agenda cultural"}},
]
OPTIONS: dict[str, dict[str, Any]] = {
    "appointment": {"services": SERVICES, "place": "Plaça Major, 1"},
    "hours": {"note": {"ca": "A l'agost, només matins."}},
    "human": {"note": {"ca": "Urgències: 112."}},
    "incident": {"bounds": [41.0, 1.0, 42.0, 3.0]},
    "language": {"languages": ["ca", "es", "en", "fr", "ar"]},
    "menu": {"first": ["bus"]},
    "status": {},
    "subscribe": {
        "lists": LISTS,
        "privacy": {"ca": "Responsable: l'Ajuntament.", "es": "Responsable: el Ayuntamiento."},
        "version": "2026-01",
    },
}
MENU = tuple(
    MenuEntry({"ca": f"Opció {n}", "es": f"Opción {n}"}, f"opcio{n}", f"Tema {n % 3}" if n % 4 else "")
    for n in range(25)
)
CASE = Case("2026-000123", "lighting", "in_progress", 1_790_000_000_000, 1_791_000_000_000)
# One kept state of every step of every dialogue.
STATES: dict[str, list[dict[str, Any]]] = {
    "appointment": [
        {"step": "service"},
        {"step": "when", "service": "padro"},
        {"step": "sure", "service": "padro", "at": "2026-12-25T10:30:00"},
    ],
    "incident": [
        {"step": "kind"},
        {"step": "where", "kind": "lighting"},
        {"step": "photo", "kind": "lighting", "address": "c/ Major 3"},
        {"step": "confirm", "kind": "lighting", "location": [41.4, 2.1], "photo": 9, "text": "fa pampallugues"},
    ],
    "language": [{"step": "choose"}],
    "status": [{"step": "number"}],
    "subscribe": [{"step": "list"}, {"step": "accept", "list": "avisos", "version": "2026-01"}],
}
STEPS = [(code, state) for code in BUILT_IN for state in [None, *STATES.get(code, [])]]


def run(code: str, made: Call) -> Answer:
    """The code as the child runs it, and the answer as the desk takes it: packed, unpacked and checked on both ways."""
    there = call_from(json.loads(json.dumps(call_data(made))))
    answer = importlib.import_module(f"console.answers.codes.{code}").answer(there)
    return answer_from(json.loads(json.dumps(answer_data(answer), allow_nan=False)), is_inside=True)


def tables() -> Iterator[tuple[str, Any]]:
    yield "dialogue", dialogue.PHRASES
    yield "incident", incident_words.PHRASES
    yield "subscribe", subscribe_words.PHRASES
    yield "appointment", appointment_words.PHRASES
    for code in ("hours", "language", "menu", "status"):
        yield code, importlib.import_module(f"console.answers.codes.{code}").PHRASES


@pytest.mark.parametrize(("name", "phrases"), list(tables()))
def test_every_phrase_speaks_every_language_with_the_same_blanks(name: str, phrases: Any) -> None:
    incomplete = [what for what, choices in phrases.items() if not is_complete({what: choices})]
    assert not incomplete, f"{name}: {incomplete}"


def test_an_incomplete_phrase_is_found() -> None:
    assert not is_complete({"a": {"ca": "{x}", "es": "{x}", "en": "{x}", "fr": "{x}"}})
    assert not is_complete({"a": {"ca": "{x}", "es": "{x}", "en": "{x}", "fr": "{x}", "ar": "{y}"}})


# What a citizen may send at any step: words, nothing, marks of direction, towers of accents, thousands of pictures.
HARD = [
    "",
    " ",
    "\n",
    "🎈" * 4_000,
    "x" * 8_000,
    "\u202eabc\u2066" * 500,
    "a" + "\u0301" * 3_000,
    "{number} {0} %s {",
    "٢٥/١٢",
    "\ud83d",
    "\x00\x07",
]
WORDS = st.one_of(
    st.text(max_size=300),
    st.sampled_from(
        [
            *HARD,
            "ACCEPTO",
            "aceptto",
            "no",
            "sí",
            "12/12 10:30",
            "2026-000123",
            "padró demà a les 10",
            "BAIXA",
            "avui",
            "sense foto",
            "carrer Major 3",
        ]
    ),
    st.text(alphabet="0123456789/-.: hamp", max_size=20),
)
KINDS = st.sampled_from(
    ["text", "text", "text", "photo", "voice", "video", "document", "sticker", "location", "contact"]
)


def every_call(
    text: str, code: str, state: dict[str, Any] | None, kind: str, language: str, *, is_called_again: bool = False
) -> Call:
    return call(
        text if kind in ("text", "photo", "video", "document") else "",
        state=state,
        options=OPTIONS[code],
        keyword=text[:40] if state is None or is_called_again else None,
        argument=text if state is None else None,
        language=language,
        kind=kind,
        location=(41.4, 2.1) if kind == "location" else None,
        menu=MENU,
        rule=code,
    )


@pytest.mark.parametrize(("code", "state"), STEPS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(text=WORDS, kind=KINDS, language=st.sampled_from(["ca", "es", "en", "fr", "ar", "xx"]), again=st.booleans())
def test_no_words_break_a_code_at_any_step(
    code: str, state: dict[str, Any] | None, text: str, kind: str, language: str, again: bool
) -> None:
    answer = run(code, every_call(text, code, state, kind, language, is_called_again=again))
    for able in BY_KIND.values():
        shaped = shape(answer, language, has_buttons=able.has_buttons)
        assert len(shaped.text) <= 8_000
    assert answer.text, "every message is answered with words"
    assert not any(mark in answer.text for mark in "\u202e\u2066"), "no sentence of ours is turned around"


@pytest.mark.parametrize(("code", "state"), STEPS)
@pytest.mark.parametrize("text", HARD)
def test_the_hardest_words_at_every_step(code: str, state: dict[str, Any] | None, text: str) -> None:
    assert run(code, every_call(text, code, state, "text", "ca")).text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**12) | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda x: st.lists(x, max_size=3) | st.dictionaries(st.text(max_size=8), x, max_size=3),
    max_leaves=6,
)
KEYS = ["step", "kind", "text", "address", "location", "photo", "misses", "service", "at", "list", "version"]


@pytest.mark.parametrize("code", BUILT_IN)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    state=st.dictionaries(
        st.sampled_from(KEYS),
        JSON
        | st.sampled_from(
            [
                "kind",
                "where",
                "photo",
                "confirm",
                "when",
                "sure",
                "service",
                "accept",
                "list",
                "choose",
                "number",
                "lighting",
                "avisos",
                "padro",
            ]
        ),
    ),
    text=st.sampled_from(["", "sí", "hola", "12/12 10:30", "ACCEPTO", "carrer Major 3"]),
)
def test_a_state_of_another_version_begins_again_or_goes_on(code: str, state: dict[str, Any], text: str) -> None:
    assert run(code, every_call(text, code, state, "text", "ca")).text


@pytest.mark.parametrize("code", sorted(STATES))
def test_an_unknown_state_begins_again_politely(code: str) -> None:
    answer = run(code, every_call("hola", code, {"v": 9, "where_was_i": "here"}, "text", "ca"))
    assert answer.text.startswith("Ho sento, he perdut el fil")
    assert answer.state is not None and answer.handoff is None


@pytest.mark.parametrize(("code", "state"), [(code, state) for code, state in STEPS if state])
def test_the_third_misunderstanding_ends_with_a_person_or_an_end(code: str, state: dict[str, Any]) -> None:
    """No dialogue goes round for ever: a machine that answers it nonsense is at its end after a few messages."""
    kept: dict[str, Any] | None = state
    for _ in range(8):
        answer = run(code, every_call("🎈", code, kept, "voice", "ca"))
        kept = answer.state
        if kept is None:
            return
    pytest.fail(f"still asking: {answer.text}")


def test_what_is_wrong_with_options_is_named_with_an_example() -> None:
    assert list(option_problems("subscribe", OPTIONS["subscribe"])) == []
    found = dict(option_problems("subscribe", {"lists": "avisos", "versoin": "1", "seconds": 60}))
    assert found["option_unknown"] == {"name": "subscribe", "option": "versoin"}
    wrong = [blanks["option"] for what, blanks in option_problems("subscribe", {"lists": "avisos", "seconds": 60})]
    assert wrong == ["lists", "privacy", "version", "seconds"]
    assert list(option_problems("town_bus", {"anything": 1})) == []


@pytest.mark.parametrize("code", BUILT_IN)
def test_every_example_of_an_option_is_one(code: str) -> None:
    module = importlib.import_module(f"console.answers.codes.{code}")
    for option in module.OPTIONS:
        option.check(json.loads(option.example))
    assert list(option_problems(code, OPTIONS[code])) == []


@pytest.mark.parametrize("code", ["appointment", "subscribe"])
def test_a_code_without_what_it_needs_gives_no_answer(code: str) -> None:
    with pytest.raises(NoAnswer) as refused:
        run(code, call("x", options={}))
    assert refused.value.why == "options"


def test_what_a_citizen_wrote_is_repeated_without_what_cannot_be_seen() -> None:
    assert repeatable("c/ Major\u202e 3\n2n 1a\x00", 100) == "c/ Major 3 2n 1a"
    assert repeatable("a" + "\u0301" * 50, 100) == "a" + "\u0301" * 3
    assert repeatable("x" * 500, 10) == "x" * 9 + "…"
    assert repeatable("🎈" * 4_000, 5) == "🎈🎈🎈🎈…"
    assert repeatable("شارع الرئيسي", 100) == "شارع الرئيسي"


def test_the_clock_is_the_towns() -> None:
    assert NOW.utcoffset() == timedelta(hours=1)


def test_the_words_our_texts_tell_citizens_to_write_are_keywords_of_the_shipped_rules() -> None:
    shipped = json.loads(
        (Path(__file__).parents[3] / "resources" / "answers" / "codis.json").read_text(encoding="utf-8")
    )
    rules = {rule.code: rule for rule in map(rule_from, shipped)}
    assert set(rules) == set(BUILT_IN)
    book = RuleBook([KeptRule(1, 1, replace(rule, is_automatic=True), 1) for rule in rules.values()])

    def called(text: str) -> str | None:
        plan = book.plan(Said(text, "text", "telegram", "2026-12-07", True))
        return None if plan.kept is None or plan.ask else plan.kept.rule.code

    for word in incident_words.PHRASES["status_word"].values():
        assert called(f"{word} 2026-000123") == "status", word
    for language, text in subscribe_words.PHRASES["joined"].items():
        leave = next(word for word in ("BAIXA", "BAJA", "STOP") if word in text)
        assert called(leave) == "subscribe", language
    assert called("ALTA") == "subscribe"
    for code, rule in rules.items():
        assert list(option_problems(code, rule.options)) == []
