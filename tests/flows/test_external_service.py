"""The sample service of docs/ in a process of its own, over real HTTP: the program against it, and it against its own OpenAPI file."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import hypothesis
import jsonschema_rs
import pytest
from hypothesis import strategies as some

from console.answers.calls import Call, Incoming, NoAnswer
from console.answers.outside_message import (
    IDEMPOTENCY,
    KEY,
    SIGNATURE,
    TIMESTAMP,
    key_id,
    read_answer,
    request_body,
    request_headers,
)
from console.providers.http import Answer, HttpClient
from tests.answers.outside import Outside, call, kept
from tests.answers.test_external import GOOD
from tests.bench import contract
from tests.bench.contract import SECRET, SampleService
from tests.flows.test_responder import answering, bus, is_empty, says, town, until
from tests.operations.conftest import Office
from tests.operations.test_automatic import PADRO
from tests.providers.wild import Wild, http

__all__ = ["town"]

OTHER = "another-secret-of-the-tests-with-enough-characters"
COMPONENTS = contract.document()["components"]
JSON = {"content-type": "application/json"}


@cache
def validator(name: str) -> Any:
    return jsonschema_rs.Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": COMPONENTS})


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleService]:
    with SampleService(tmp_path_factory.mktemp("service"), SECRET, OTHER) as running:
        yield running


def outside(service: SampleService, secret: str = SECRET, **more: Any) -> Outside:
    made = Outside.to(service.url, **more)
    made.secret = secret
    return made


def natacio(text: str, state: dict[str, Any] | None = None, uuid: str = "1", **more: Any) -> Call:
    return call(None, message=Incoming(7, uuid, "text", text, 1_764_061_200_000), state=state, **more)


def post(service: SampleService, body: bytes, headers: dict[str, str], path: str = "/swimming") -> Answer:
    client = HttpClient(proxy="none")
    try:
        return client.exchange("POST", service.url + path, read_seconds=5, body=body, headers=headers)
    finally:
        client.close()


def test_one_question_one_answer(service: SampleService) -> None:
    code = outside(service).code
    answer = code.answer(kept(f"{service.url}/parking"), call("centre", language="es"))
    assert answer.text == "Centre: 42 plazas libres"
    assert len(code.answer(kept(f"{service.url}/parking"), natacio("aparcament", uuid="p2")).text.splitlines()) == 3
    another = replace(call("mercat"), message=natacio("aparcament mercat", uuid="p3").message)
    run = code.dry_run(kept(f"{service.url}/parking").rule, another)
    assert run.is_public and run.answer is not None and run.answer.text == "Mercat: 0 places lliures"


def test_a_dialogue_in_two_steps_and_its_repeat_after_a_crash(service: SampleService) -> None:
    code, rule = outside(service).code, kept(f"{service.url}/swimming")
    first = code.answer(rule, natacio("natació", uuid="a1"))
    assert [button.sends for button in first.buttons] == ["dt", "dj"] and first.state == {"step": "turn", "asked": 1}
    tried = code.dry_run(rule.rule, natacio("dt", first.state, "a2"))
    assert tried.answer is not None and "(prova" in tried.answer.text and not tried.is_public
    booked = code.answer(rule, natacio("dt", first.state, "a3"))
    number = booked.text.split("número és ")[1].split(";")[0]
    assert booked.state is None
    again = code.answer(rule, natacio("dt", first.state, "a3", now=call().now.replace(hour=11)))
    assert again.text == booked.text, "the same question books nothing twice"
    other = code.answer(rule, natacio("dt", first.state, "a4"))
    assert other.text.split("número és ")[1].split(";")[0] == str(int(number) + 1)
    lost = code.answer(rule, natacio("potser", first.state, "a5"))
    assert lost.state == {"step": "turn", "asked": 2}
    assert code.answer(rule, natacio("no ho sé", lost.state, "a6")).handoff == "does not find a turn"


def test_a_citizen_enrols_through_the_whole_program(service: SampleService, town: Office) -> None:
    rule = {**bus(f"{service.url}/swimming"), "name": "natacio", "keywords": {"ca": ["natació"]}}
    with answering(town, rule, PADRO, secret=SECRET):
        for text in ("natació", "padró", "2"):
            says(town, text, chat="1")
            until(lambda: is_empty(town))
    sent = [row["text"] for row in town.sql("SELECT text FROM outbox WHERE action = 'send' ORDER BY id")]
    # The service said that it did not understand, so the word's own rule answered and the question came again.
    assert sent.pop(1) == "Cal el DNI i el contracte.\n\nContinuem amb «natacio»:\nQuin torn vols?"
    assert sent[0] == "Quin torn vols?" and sent[1].startswith("Fet: dijous 18 h. El teu número és")
    assert town.sql("SELECT state FROM conversation")[0]["state"] == "resolved"
    assert not town.sql("SELECT * FROM dialogue WHERE rule IS NOT NULL")


# An hour, not the five minutes and a second: a question of a clock that runs ahead grows younger on its way.
@pytest.mark.parametrize("seconds", [-301, 3_600, -86_400])
def test_clocks_that_disagree_are_told_and_a_person_answers(service: SampleService, seconds: int) -> None:
    with pytest.raises(NoAnswer) as caught:
        outside(service, clock=lambda: time.time() + seconds).code.answer(kept(f"{service.url}/parking"), call())
    assert caught.value.why == "outside_status"
    assert caught.value.facts is not None and caught.value.facts.status == 401
    assert (
        outside(service, clock=lambda: time.time() + seconds * 0.9 % 290)
        .code.answer(kept(f"{service.url}/parking"), call())
        .text
    )


def test_two_secrets_at_once_so_that_one_can_be_changed(service: SampleService) -> None:
    for secret in (SECRET, OTHER):
        assert outside(service, secret).code.answer(kept(f"{service.url}/parking"), call()).text
    with pytest.raises(NoAnswer):
        outside(service, "a-secret-that-the-service-does-not-know").code.answer(kept(f"{service.url}/parking"), call())


def test_what_is_not_signed_right_is_refused(service: SampleService) -> None:
    body = request_body(natacio("natació", uuid="f"))
    good = request_headers(SECRET, body, "f", time.time())
    assert post(service, body, good).status == 200
    foreign = request_headers(OTHER, body, "f", time.time())
    late = request_headers(SECRET, body, "f", time.time() - 400)
    wrong: list[tuple[bytes, dict[str, str]]] = [
        (body + b" ", good),
        (body.replace(b"false", b"true "), good),
        (body, {**good, SIGNATURE: good[SIGNATURE][:-1] + ("0" if good[SIGNATURE][-1] != "0" else "1")}),
        (body, {**good, SIGNATURE: good[SIGNATURE].removeprefix("v1=")}),
        (body, {**good, SIGNATURE: ""}),
        (body, {**good, SIGNATURE: "v1=ñ"}),
        (body, {**good, SIGNATURE: foreign[SIGNATURE]}),
        (body, {**good, KEY: foreign[KEY]}),
        (body, {**good, KEY: "0" * 16}),
        (body, {**good, KEY: ""}),
        (body, {**good, TIMESTAMP: str(int(good[TIMESTAMP]) + 1)}),
        (body, {**good, TIMESTAMP: ""}),
        (body, {**late, TIMESTAMP: good[TIMESTAMP]}),
        (body, late),
        *(
            (body, {name: value for name, value in good.items() if name != missing})
            for missing in (SIGNATURE, KEY, TIMESTAMP)
        ),
    ]
    for number, (sent, headers) in enumerate(wrong):
        headers = {name: value.encode("latin-1") if not value.isascii() else value for name, value in headers.items()}  # type: ignore[misc]
        assert post(service, sent, headers).status == 401, number
    without = {name: value for name, value in good.items() if name != IDEMPOTENCY}
    assert post(service, body, without).status == 400
    assert post(service, body, good, "/elsewhere").status == 404
    assert post(service, b"x" * 300_000, good).status == 413


def test_an_old_request_played_again_changes_nothing(service: SampleService) -> None:
    body = request_body(natacio("dt", {"step": "turn", "asked": 1}, "replayed"))
    headers = request_headers(SECRET, body, "replayed", time.time())
    answers = {post(service, body, headers).body for _ in range(3)}
    assert len(answers) == 1


@pytest.mark.timeout(120)
def test_the_service_keeps_to_its_openapi_file(service: SampleService) -> None:
    figures = contract.play(service.url, 25)
    assert figures.wrong == []
    assert len(figures.asked) == 4 and min(figures.asked.values()) >= 10
    assert set(figures.statuses) == {200, 400, 401}


def test_a_service_that_does_not_is_found() -> None:
    with Wild.of(http(200, '{"text": 7}', "Content-Type: application/json")) as lying:
        assert len(contract.play(lying.url, 2).wrong) >= 4


QUESTIONS = [
    call(),
    call(None, keyword=None, state={"step": "turn", "list": [1, None]}, language="ar"),
    call("x" * 4_000, channel="matrix", has_buttons=False, options={"tone": "short", "seconds": 3}),
    call("\ud83d", message=Incoming(7, "u", "location", "", 0, (41.65, 2.14))),
    call(message=Incoming(7, "u", "photo", "una foto\x00\u202e", 1, None, "photo")),
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_requests_of_the_program_are_as_the_file_says(question: Call) -> None:
    schema = validator("Question")
    body = json.loads(request_body(question, is_dry_run=True))
    schema.validate(body)
    # A field nobody wrote into the file would be a promise nobody reads.
    assert set(body) == set(COMPONENTS["schemas"]["Question"]["properties"])
    assert set(body["message"]) == set(COMPONENTS["schemas"]["Question"]["properties"]["message"]["properties"])
    for name in body:
        assert not schema.is_valid({key: value for key, value in body.items() if key != name})


def test_the_headers_of_the_program_are_as_the_file_says() -> None:
    headers = request_headers(SECRET, b"{}", "0b7e1c52-9c0e-4c86-9a70-0f6f7c8e1f5d", 1_795_597_200.7)
    for parameter in COMPONENTS["parameters"].values():
        jsonschema_rs.Draft202012Validator(parameter["schema"]).validate(headers[parameter["name"]])
    assert COMPONENTS["securitySchemes"]["signature"]["name"] == SIGNATURE
    assert key_id(SECRET) == headers[KEY]


def test_the_examples_of_the_file_are_what_it_says() -> None:
    answers = contract.document()["paths"]["/parking"]["post"]["responses"]["200"]["content"]["application/json"][
        "examples"
    ]
    for example in answers.values():
        validator("Answer").validate(example["value"])
        read_answer(json.dumps(example["value"]).encode(), JSON)
    questions = COMPONENTS["requestBodies"]["Question"]["content"]["application/json"]["examples"]
    for example in questions.values():
        validator("Question").validate(example["value"])
    assert validator("Answer").is_valid(GOOD)


def mostly(right: some.SearchStrategy[Any], wrong: some.SearchStrategy[Any]) -> some.SearchStrategy[Any]:
    """So that an answer of many fields is right as a whole often enough."""
    return some.integers(0, 15).flatmap(lambda number: wrong if number == 15 else right)


WORD = some.from_regex(r"[a-zà-ÿ0-9 ,;.\-'\n]{0,20}[a-z0-9]", fullmatch=True)
BUTTON = mostly(
    some.one_of(
        some.fixed_dictionaries({"text": WORD, "sends": WORD}),
        some.fixed_dictionaries(
            {"text": WORD, "url": some.sampled_from(["https://x.example/a?b=c", "https://x.example"])}
        ),
    ),
    some.dictionaries(
        some.sampled_from(["text", "sends", "url", "style"]),
        some.one_of(WORD, some.sampled_from(["http://x.example", "https://a b", "", 7])),
        max_size=3,
    ),
)
FILE = some.fixed_dictionaries(
    {
        "name": mostly(some.sampled_from(["a.pdf", "plànol 2.png"]), some.sampled_from(["..", "", "x" * 121, 7])),
        "media_type": mostly(
            some.sampled_from(["text/plain", "application/pdf"]), some.sampled_from(["text", "Text/P", "a/b;c"])
        ),
        "data": mostly(some.sampled_from(["YQ==", "YWI=", "YWJj"]), some.sampled_from(["YQ=", "*", "", None])),
    }
)
ANSWERS = some.fixed_dictionaries(
    {"text": mostly(WORD, some.sampled_from([None, 7, "x" * 8_001, ["a"]]))},
    optional={
        "buttons": mostly(some.lists(BUTTON, max_size=3), some.sampled_from([None, "a", {}, [[]]])),
        "files": mostly(some.lists(FILE, max_size=2), some.sampled_from([None, "a", [7]])),
        "state": mostly(
            some.dictionaries(WORD, some.one_of(some.integers(-9, 9), some.none(), WORD)),
            some.sampled_from([None, [], 7]),
        ),
        "keeps_hours": mostly(some.sampled_from([1, 0.5, 720, None]), some.sampled_from([721, 0, -1, "1", True])),
        "left": mostly(some.sampled_from(["close", "handoff", None]), some.sampled_from(["stay", "", 7])),
        "handoff": mostly(some.one_of(WORD, some.none()), some.sampled_from(["x" * 201, 7, True])),
        "public": mostly(some.sampled_from([True, False, None]), some.sampled_from([1, "yes"])),
    },
)


def _is_beyond_what_a_schema_can_say(data: dict[str, Any]) -> bool:
    """Limits in bytes, texts of nothing but what cannot be seen, and a state beside a handoff."""
    buttons = [button for button in data.get("buttons") or () if isinstance(button, dict)]
    words = [data.get("text"), *(button.get(name) for button in buttons for name in ("text", "sends"))]
    texts = [word for word in words if isinstance(word, str)]
    is_seen = all(any(letter.isalnum() for letter in text) for text in texts)
    is_short = all(len(str(button.get("sends", "")).encode("utf-8", "replace")) <= 64 for button in buttons)
    # The file asks for a link or for what is sent; null or an empty link beside the other one is let pass.
    has_null = any(value in (None, "") for button in buttons for value in button.values())
    is_both = data.get("state") is not None and data.get("handoff") is not None
    return not is_seen or not is_short or has_null or is_both


@hypothesis.settings(max_examples=400, suppress_health_check=list(hypothesis.HealthCheck))
@hypothesis.given(ANSWERS)
def test_the_file_and_the_program_agree_on_every_answer(data: dict[str, Any]) -> None:
    hypothesis.assume(not _is_beyond_what_a_schema_can_say(data))
    body = json.dumps(data).encode()
    if validator("Answer").is_valid(data):
        answer, is_public = read_answer(body, JSON)
        assert is_public is (data.get("public") is True)
        assert answer.text or answer.files or answer.handoff is not None
    else:
        with pytest.raises(NoAnswer):
            read_answer(body, JSON)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"text": " "},
        {"text": None},
        {"text": "x" * 8_001},
        {"txt": "a"},
        {"text": "a", "html": "b"},
        {"text": "a", "buttons": [{"text": "a"}]},
        {"text": "a", "buttons": [{"text": "a", "sends": "b", "url": "https://x.example"}]},
        {"text": "a", "buttons": [{"text": "a", "url": "http://x.example"}]},
        {"text": "a", "files": [{"name": "a", "media_type": "text", "data": "YQ=="}]},
        {"text": "a", "files": [{"name": "a", "media_type": "text/plain", "data": "*"}]},
        {"text": "a", "state": []},
        {"text": "a", "keeps_hours": 0},
        {"text": "a", "left": "stay"},
        {"text": "a", "public": 1},
        {"handoff": 3},
    ],
)
def test_what_the_file_forbids_the_program_refuses(data: dict[str, Any]) -> None:
    assert not validator("Answer").is_valid(data)
    with pytest.raises(NoAnswer):
        read_answer(json.dumps(data).encode(), JSON)
