"""Fifty thousand damaged updates: none may raise, none may stop the queue, none may vanish."""

import copy
import json
import math
import random
from collections.abc import Iterator
from typing import Any

import pytest

from console.models.inbound import InboundMessage, Unsupported, Update
from console.models.states import MessageKind
from console.providers.telegram_answers import decode
from console.providers.telegram_parse import parse_update
from console.providers.telegram_slices import slices_of
from console.providers.telegram_text import as_text
from tests.providers.samples import NOW, SAMPLES

COUNT = 50_000
JUNK: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    1.5,
    2**31,
    2**63,
    -(2**63) - 1,
    10**30,
    10**400,
    math.nan,
    math.inf,
    1e400,
    "",
    " ",
    "0",
    "12",
    "\x00",
    "\ud83d",
    "\udc00x",
    "\u202egnp.exe",
    "a" * 5000,
    "😀" * 500,
    "e" + "\u0301" * 300,
    "../../etc/passwd",
    [],
    {},
    [[]],
    [None, 1, "x", {"id": 1}],
    {"id": 1},
    {"id": "x", "type": "private"},
    {"": {"": {"": []}}},
]
KEYS = ("message", "chat", "id", "text", "from", "date", "caption", "photo", "\x00", "\ud800", "", "entities", "is_bot")


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every (container, key) inside a JSON value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield value, key
        yield from places(inner)


def mutate(dice: random.Random) -> Any:
    """A sample with one to four injuries; now and then no object at all."""
    if dice.random() < 0.01:
        return dice.choice(JUNK)
    broken = copy.deepcopy(dice.choice(list(SAMPLES.values())))
    for _ in range(dice.randint(1, 4)):
        found = list(places(broken))
        if not found:
            break
        container, key = dice.choice(found)
        injury = dice.randrange(6)
        if injury <= 1:
            container[key] = copy.deepcopy(dice.choice(JUNK))
        elif injury == 2:
            del container[key]
        elif injury == 3:
            # Another part of the update where this one belongs.
            other, place = dice.choice(found)
            container[key] = copy.deepcopy(other[place])
        elif injury == 4 and isinstance(container, dict):
            container[dice.choice(KEYS)] = container.pop(key)
        else:
            container[key] = [copy.deepcopy(container[key])]
    return broken


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


def assert_kept(parsed: Update, original: Any) -> None:
    """Something is told, what is told can be stored, and what could not be read is there as it came."""
    assert len(parsed.events) == 1
    (event,) = parsed.events
    fields = {name: getattr(event, name) for name in type(event).__slots__}
    for value in fields.values():
        told = {name: getattr(value, name) for name in value.__slots__} if hasattr(value, "__slots__") else value
        for text in strings(told):
            text.encode()
            assert "\x00" not in text
    if isinstance(event, Unsupported):
        assert_same(event.raw, original)
    elif isinstance(event, InboundMessage) and event.kind is MessageKind.UNSUPPORTED:
        assert event.raw is not None
        assert_same(event.raw, original)
    json.dumps(getattr(event, "extra", {}), allow_nan=False)


def assert_same(raw: str, original: Any) -> None:
    # NaN differs from itself, so the written forms are compared.
    assert json.dumps(json.loads(raw)) == json.dumps(original)


@pytest.mark.timeout(300)
def test_no_damage_is_fatal_and_none_is_lost() -> None:
    dice = random.Random(20_261_124)
    kinds: dict[str, int] = {}
    for _ in range(COUNT):
        broken = mutate(dice)
        parsed = parse_update(broken, as_text(broken), NOW)
        assert_kept(parsed, broken)
        name = type(parsed.events[0]).__name__
        kinds[name] = kinds.get(name, 0) + 1
        assert "could not be read" not in getattr(parsed.events[0], "reason", ""), broken
    # The damage is neither too mild nor too heavy: most kinds of event still occur.
    assert kinds["Unsupported"] > 1000
    assert kinds["InboundMessage"] > 1000
    assert len(kinds) >= 7


def test_a_crash_of_the_reader_itself_keeps_the_update(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("console.providers.telegram_parse._events", crash)
    parsed = parse_update(SAMPLES["text"], as_text(SAMPLES["text"]), NOW)
    (event,) = parsed.events
    assert isinstance(event, Unsupported)
    assert json.loads(event.raw) == SAMPLES["text"]
    assert event.reason == "could not be read: ZeroDivisionError"


def test_numbers_of_absurd_length_do_not_spoil_a_batch() -> None:
    body = decode(b'{"ok":true,"result":[{"update_id":1,"message":{"date":' + b"9" * 10_000 + b"}}]}")
    assert body["result"][0]["message"]["date"] == "9" * 10_000


def test_slices_read_what_json_reads() -> None:
    batch = [*SAMPLES.values(), {"update_id": 9, "message": {"text": '\\"]},{[ \\\\'}}, 5, "a,b]"]
    body = json.dumps({"ok": True, "result": batch}).encode()
    assert [value for value, _ in slices_of(body) or []] == batch
    assert slices_of(body[:-3]) is None
    assert slices_of(b'{"ok":true,"result":[]}') == []
    assert slices_of(b'{"ok":false,"result":[]}') is None


def test_an_abyss_is_kept_and_its_neighbours_are_read() -> None:
    deep = '{"update_id":8,"message":' + "[" * 50_000 + '"]"' + "]" * 50_000 + "}"
    body = (
        '{"ok":true,"result":[' + json.dumps(SAMPLES["text"]) + "," + deep + "," + json.dumps(SAMPLES["voice"]) + "]}"
    )
    with pytest.raises(RecursionError):
        decode(body.encode())
    found = slices_of(body.encode())
    assert found is not None
    assert [value for value, _ in found] == [SAMPLES["text"], {"update_id": 8}, SAMPLES["voice"]]
    assert found[1][1] == deep
