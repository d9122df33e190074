"""What travels between the desk and code: whole there and back, and rubbish refused by name, never passed on."""

import base64
import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.answers.call_data import MAX_STATE, answer_data, answer_from, call_data, call_from
from console.answers.calls import (
    MAX_ANSWER,
    Answer,
    AnswerFile,
    Button,
    Call,
    Case,
    Citizen,
    Consent,
    Incoming,
    MenuEntry,
    NoAnswer,
    OpenIncident,
    SetLanguage,
    Town,
)

CALL = Call(
    rule="incidencia",
    options={"seconds": 5, "kinds": ["fanal"]},
    keyword="incidència",
    argument="3",
    language="ca",
    message=Incoming(7, "u", "location", "l·l 🎈", 1_790_000_000_000, (41.37, 2.06), None),
    citizen=Citizen(3, "Núria", "ca", ("avisos",)),
    conversation_id=5,
    channel="telegram",
    has_buttons=True,
    state={"step": 1},
    now=datetime(2026, 12, 12, 10, 30, tzinfo=ZoneInfo("Europe/Madrid")),
    town=Town(
        "Vilaprova",
        ("ca", "es"),
        {"weekly": {"0": [["09:00", "14:00"]]}, "holidays": {}, "zone": "Europe/Madrid"},
        (MenuEntry({"ca": "Padró"}, "padró", "Padró"),),
        Case("2026-000001", "fanal", "open", 1, 2),
    ),
)
WHOLE = Answer(
    text="Fet.",
    buttons=(Button("Sí", "si"), Button("Web", url="https://example.org/x")),
    files=(AnswerFile("cita.ics", "text/calendar", b"BEGIN:VCALENDAR"),),
    state={"step": "where", "kind": None, "l": [1, 2.5, True]},
    keeps_ms=3_600_000,
    left="handoff",
    handoff="incident",
    effects=(
        SetLanguage("es"),
        Consent("avisos", "given", "2026-01"),
        OpenIncident("fanal", "fa pampallugues", "c/ Major 3", (41.37, 2.06), 9),
    ),
    age_ms=60_000,
)


def through_json(data: dict[str, Any]) -> Any:
    return json.loads(json.dumps(data))


def test_a_call_is_the_same_on_the_other_side() -> None:
    there = call_from(through_json(call_data(CALL)))
    assert there == CALL
    assert there.now.tzinfo == ZoneInfo("Europe/Madrid"), "a code adds days on the town's clock"


def test_what_goes_out_has_these_names_and_no_others() -> None:
    """The town's own services read them: a new field is a decision, not an accident."""
    data = call_data(CALL)
    assert set(data) == {
        *("rule", "options", "keyword", "argument", "language", "message", "citizen", "conversation_id", "channel"),
        *("has_buttons", "state", "now", "town"),
    }
    assert set(data["message"]) == {"id", "uuid", "kind", "text", "at", "location", "file"}
    assert set(data["citizen"]) == {"id", "name", "language", "subscriptions"}
    assert set(data["town"]) == {"name", "languages", "opening", "menu", "case"}


def test_an_answer_is_the_same_on_the_other_side() -> None:
    assert answer_from(through_json(answer_data(WHOLE)), is_inside=True) == WHOLE


def test_the_least_answer_is_a_text() -> None:
    assert answer_from({"text": "Obert fins les 14."}) == Answer(text="Obert fins les 14.")
    assert answer_from({"text": "x", "from_next_year": 1}) == Answer(text="x"), "a newer service may say more"


def test_code_outside_changes_nothing_at_the_desk() -> None:
    data = answer_data(WHOLE)
    with pytest.raises(NoAnswer) as refused:
        answer_from(data)
    assert refused.value.why == "nonsense" and "effects" in str(refused.value.__cause__)
    assert answer_from({**data, "effects": []}).age_ms is None, "the age of an answer is told by whoever kept it"


FILE = {"name": "a.ics", "media_type": "text/calendar", "data": base64.b64encode(b"x").decode()}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (None, "nonsense"),
        ([], "nonsense"),
        ("words", "nonsense"),
        ({}, "empty"),
        ({"text": " \n\t"}, "empty"),
        ({"text": 3}, "nonsense"),
        ({"text": "x" * (MAX_ANSWER + 1)}, "too_long"),
        ({"text": "x", "buttons": {}}, "nonsense"),
        ({"text": "x", "buttons": [{"text": "a"}]}, "nonsense"),
        ({"text": "x", "buttons": [{"text": "a", "sends": "b", "url": "https://c"}]}, "nonsense"),
        ({"text": "x", "buttons": [{"text": "", "sends": "b"}]}, "nonsense"),
        ({"text": "x", "buttons": [{"text": "a", "sends": "à" * 40}]}, "nonsense"),
        ({"text": "x", "buttons": [{"text": "a", "url": "http://example.org"}]}, "nonsense"),
        ({"text": "x", "buttons": [{"text": "a", "url": "javascript:alert(1)"}]}, "nonsense"),
        ({"text": "x", "buttons": [{"text": "a", "url": "https://a b"}]}, "nonsense"),
        ({"text": "x", "buttons": [{"text": "a", "sends": "b"}] * 31}, "too_big"),
        ({"text": "x", "files": [FILE] * 6}, "too_big"),
        ({"text": "x", "files": [{**FILE, "data": "?"}]}, "nonsense"),
        ({"text": "x", "files": [{**FILE, "data": ""}]}, "nonsense"),
        ({"text": "x", "files": [{**FILE, "media_type": "calendar"}]}, "nonsense"),
        ({"text": "x", "files": [{**FILE, "name": "///"}]}, "nonsense"),
        ({"text": "x", "files": [{**FILE, "data": "A" * 14_000_000}]}, "too_big"),
        ({"text": "x", "state": "where"}, "nonsense"),
        ({"text": "x", "state": {"a": float("nan")}}, "nonsense"),
        ({"text": "x", "state": {"a": "x" * MAX_STATE}}, "too_big"),
        ({"text": "x", "keeps_hours": 0}, "nonsense"),
        ({"text": "x", "keeps_hours": 1e9}, "nonsense"),
        ({"text": "x", "keeps_hours": 10**400}, "nonsense"),
        ({"text": "x", "keeps_hours": True}, "nonsense"),
        ({"text": "x", "left": "stay"}, "nonsense"),
        ({"text": "x", "handoff": True}, "nonsense"),
        ({"text": "x", "handoff": "x" * 201}, "nonsense"),
    ],
)
def test_rubbish_is_refused(data: Any, why: str) -> None:
    with pytest.raises(NoAnswer) as refused:
        answer_from(data)
    assert refused.value.why == why and refused.value.__cause__ is not None


@pytest.mark.parametrize(
    "effect",
    [
        {"effect": "Erase"},
        {"effect": "SetLanguage", "language": "catalan"},
        {"effect": "SetLanguage", "language": "ÀÈ"},
        {"effect": "Consent", "list": "", "step": "given", "version": "1"},
        {"effect": "Consent", "list": "avisos", "step": "perhaps", "version": "1"},
        {"effect": "OpenIncident", "kind": ""},
        {"effect": "OpenIncident", "kind": "fanal", "location": [1]},
        {"effect": "OpenIncident", "kind": "fanal", "location": [91, 0]},
        {"effect": "OpenIncident", "kind": "fanal", "photo_message": True},
        {"effect": "OpenIncident", "kind": "fanal", "photo_message": 10**30},
        "SetLanguage",
    ],
)
def test_an_effect_is_one_of_the_known_ones_or_none(effect: Any) -> None:
    with pytest.raises(NoAnswer):
        answer_from({"text": "x", "effects": [effect]}, is_inside=True)


def test_a_file_name_stays_a_name() -> None:
    (file,) = answer_from({"files": [{**FILE, "name": "../..\\\u202egnp.cita.ics"}]}).files
    assert file.name == "gnp.cita.ics"


def test_half_characters_and_control_characters_do_not_reach_the_database() -> None:
    answer = answer_from({"text": "a\ud83d\x00\x07b\ud83d\ude00", "state": {"k\udc00": ["\ud800", "\\u0000"]}})
    assert answer.text == "a�b😀"
    assert answer.state == {"k�": ["�", "\\u0000"]}
    json.dumps(answer.state, ensure_ascii=False).encode()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda x: st.lists(x) | st.dictionaries(st.text(), x),
)


@given(
    st.dictionaries(
        st.sampled_from(["text", "buttons", "files", "state", "keeps_hours", "left", "handoff", "effects", "age_ms"]),
        ANYTHING,
    ),
    st.booleans(),
)
def test_anything_is_an_answer_or_refused(data: Any, is_inside: bool) -> None:
    try:
        answer = answer_from(data, is_inside=is_inside)
    except NoAnswer:
        return
    json.dumps(answer_data(answer), ensure_ascii=False).encode()
