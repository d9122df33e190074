"""A call and an answer as plain JSON: what travels to code in a child process and to a town's own service, and what comes back.

Whoever made an answer is believed nothing: `answer_from` takes exactly what a citizen may get and refuses the rest, so a code that
returns rubbish ends with a person, never with rubbish at a citizen's. The cause of a refusal names the field, for whoever writes the code.
"""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from console.answers.calls import (
    MAX_ANSWER,
    MAX_FILE_BYTES,
    MAX_FILES,
    Answer,
    AnswerFile,
    Button,
    Call,
    Case,
    Citizen,
    Consent,
    Effect,
    Incoming,
    MenuEntry,
    NoAnswer,
    OpenIncident,
    SetLanguage,
    Town,
)

MAX_BUTTONS = 30
MAX_STATE = 16_000
"""Bytes of JSON a dialogue may keep."""
MAX_KEEPS_HOURS = 30 * 24
_HOUR_MS = 3_600_000
_FAR = 2**53
_MAX_LABEL = 100
_MAX_SENDS = 64
_MAX_URL = 2_000
_MAX_HANDOFF = 200
_MAX_NAME = 120
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,80}", re.ASCII)
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]')
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def call_data(call: Call) -> dict[str, Any]:
    """A call as plain data. `now` is ISO 8601 with its offset; places are [latitude, longitude]."""
    data = asdict(call)
    data["now"] = call.now.isoformat()
    return data


def call_from(data: dict[str, Any]) -> Call:
    """The call again, on the other side of a pipe of our own; `now` in the town's zone."""
    message, citizen, town = data["message"], data["citizen"], data["town"]
    now = datetime.fromisoformat(data["now"])
    zone = town["opening"].get("zone")
    place = message["location"]
    return Call(
        **{
            **data,
            "message": Incoming(**{**message, "location": None if place is None else (place[0], place[1])}),
            "citizen": Citizen(**{**citizen, "subscriptions": tuple(citizen["subscriptions"])}),
            "now": now.astimezone(ZoneInfo(zone)) if zone else now,
            "town": Town(
                town["name"],
                tuple(town["languages"]),
                town["opening"],
                tuple(MenuEntry(**entry) for entry in town["menu"]),
                None if town["case"] is None else Case(**town["case"]),
            ),
        }
    )


def answer_data(answer: Answer) -> dict[str, Any]:
    """An answer as plain data, with its effects; `answer_from(…, is_inside=True)` gives the same answer back."""
    return {
        "text": answer.text,
        "buttons": [_without_empty(asdict(button)) for button in answer.buttons],
        "files": [
            {"name": file.name, "media_type": file.media_type, "data": base64.b64encode(file.data).decode("ascii")}
            for file in answer.files
        ],
        "state": answer.state,
        "keeps_hours": answer.keeps_ms / _HOUR_MS,
        "left": answer.left,
        "handoff": answer.handoff,
        "not_understood": answer.is_lost,
        "effects": [_effect_data(effect) for effect in answer.effects],
        "age_ms": answer.age_ms,
    }


def answer_from(data: Any, *, is_inside: bool = False) -> Answer:
    """An answer from plain data: {"text", "buttons": [{"text", "sends" or "url"}], "files": [{"name", "media_type", "data"}], "state",
    "keeps_hours", "left", "handoff", "not_understood"}, all of them optional. Unknown keys are let pass.

    `is_inside`: may also carry effects and an age, which only code of the house can have. Raises NoAnswer "nonsense", "too_long",
    "too_big" or "empty"; its cause says what exactly.
    """
    table = _table(data, "the answer")
    answer = Answer(
        text=_words(table.get("text"), "text", MAX_ANSWER, "too_long"),
        buttons=tuple(_button(item) for item in _list(table.get("buttons"), "buttons", MAX_BUTTONS)),
        files=tuple(_file(item) for item in _list(table.get("files"), "files", MAX_FILES)),
        state=_state(table.get("state")),
        keeps_ms=_keeps(table.get("keeps_hours", 24)),
        left=_left(table.get("left", "close")),
        handoff=_handoff(table.get("handoff")),
        is_lost=_is_lost(table.get("not_understood")),
        effects=tuple(_effects(table.get("effects"), is_inside)),
        age_ms=_age(table.get("age_ms")) if is_inside else None,
    )
    if not answer.text and not answer.files and answer.handoff is None:
        raise _refused("empty", "there is neither a text nor a file nor a handoff")
    return answer


def _refused(why: str, reason: str) -> NoAnswer:
    error = NoAnswer(why)
    error.__cause__ = ValueError(reason)
    return error


def _table(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _refused("nonsense", f"{name} is not an object")
    return value


def _list(value: Any, name: str, most: int) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise _refused("nonsense", f"{name} is not a list")
    if len(value) > most:
        raise _refused("too_big", f"{name} has more than {most} entries")
    return value


def _words(value: Any, name: str, most: int, too_much: str = "nonsense") -> str:
    """A text that any database and any channel takes: no half characters, no control characters but line ends and tabs."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _refused("nonsense", f"{name} is not a text")
    if len(value) > most:
        raise _refused(too_much, f"{name} is longer than {most} characters")
    whole = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNSEEN.sub("", whole.replace("\r\n", "\n")).strip()


def _button(item: Any) -> Button:
    button = _table(item, "a button")
    label = _words(button.get("text"), "the text of a button", _MAX_LABEL)
    sends = _words(button.get("sends"), "what a button sends", _MAX_SENDS)
    url = _words(button.get("url"), "the address of a button", _MAX_URL)
    if not label or bool(sends) == bool(url):
        raise _refused("nonsense", "a button has a text and either sends or url")
    if len(sends.encode()) > _MAX_SENDS:
        raise _refused("nonsense", f"what a button sends is longer than {_MAX_SENDS} bytes")
    if url and (not url.startswith("https://") or any(letter.isspace() for letter in url)):
        raise _refused("nonsense", "the address of a button does not begin with https://")
    return Button(label, sends, url)


def _file(item: Any) -> AnswerFile:
    file = _table(item, "a file")
    name = _UNFIT.sub("", _words(file.get("name"), "the name of a file", _MAX_NAME)).strip(" .")
    media_type = _words(file.get("media_type"), "the media_type of a file", _MAX_NAME).lower()
    coded = file.get("data")
    if not name or not _MEDIA_TYPE.fullmatch(media_type) or not isinstance(coded, str):
        raise _refused("nonsense", "a file has a name, a media_type like text/calendar and its data in base64")
    if len(coded) > MAX_FILE_BYTES * 4 // 3 + 4:
        raise _refused("too_big", f"a file is larger than {MAX_FILE_BYTES} bytes")
    try:
        data = base64.b64decode(coded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _refused("nonsense", "the data of a file is not base64") from error
    if not data:
        raise _refused("nonsense", "a file is empty")
    return AnswerFile(name, media_type, data)


def _state(value: Any) -> dict[str, Any] | None:
    if value is None:
        return None
    state = _table(value, "state")
    try:
        coded = json.dumps(state, ensure_ascii=False, allow_nan=False).encode("utf-8", "surrogatepass")
    except (TypeError, ValueError, RecursionError) as error:
        raise _refused("nonsense", "state is not JSON") from error
    if len(coded) > MAX_STATE:
        raise _refused("too_big", f"state is larger than {MAX_STATE} bytes")
    kept: dict[str, Any] = _whole(state)
    return kept


def _whole(value: Any) -> Any:
    """The same data with every text fit for a database."""
    if isinstance(value, str):
        return _words(value, "state", MAX_STATE)
    if isinstance(value, (list, tuple)):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_words(str(key), "state", MAX_STATE): _whole(item) for key, item in value.items()}
    return value


def _number(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not -_FAR < value < _FAR:
        raise _refused("nonsense", f"{name} is not a number")
    return float(value)


def _is_lost(value: Any) -> bool:
    if value is not None and not isinstance(value, bool):
        raise _refused("nonsense", "not_understood is neither true nor false")
    return value is True


def _keeps(value: Any) -> int:
    hours = _number(value, "keeps_hours")
    if not 0 < hours <= MAX_KEEPS_HOURS:
        raise _refused("nonsense", f"keeps_hours is not between 0 and {MAX_KEEPS_HOURS}")
    return round(hours * _HOUR_MS)


def _left(value: Any) -> str:
    if value not in ("close", "handoff"):
        raise _refused("nonsense", "left is neither close nor handoff")
    return str(value)


def _handoff(value: Any) -> str | None:
    return None if value is None else _words(value, "handoff", _MAX_HANDOFF)


def _age(value: Any) -> int | None:
    return None if value is None else max(0, round(_number(value, "age_ms")))


def _effect_data(effect: Effect) -> dict[str, Any]:
    return {"effect": type(effect).__name__, **asdict(effect)}


def _effects(value: Any, is_inside: bool) -> list[Effect]:
    items = _list(value, "effects", 10)
    if items and not is_inside:
        raise _refused("nonsense", "only code of the house may have effects")
    return [_effect(_table(item, "an effect")) for item in items]


def _effect(data: Mapping[str, Any]) -> Effect:
    match data.get("effect"):
        case "SetLanguage":
            language = _words(data.get("language"), "language", 2)
            if not re.fullmatch(r"[a-z]{2}", language):
                raise _refused("nonsense", "language is not two letters")
            return SetLanguage(language)
        case "Consent":
            step = data.get("step")
            name = _words(data.get("list"), "list", 100)
            if step not in ("asked", "given", "withdrawn") or not name:
                raise _refused("nonsense", "a consent has a list and a step: asked, given or withdrawn")
            return Consent(name, step, _words(data.get("version"), "version", 100))
        case "OpenIncident":
            kind = _words(data.get("kind"), "kind", 100)
            photo = data.get("photo_message")
            if not kind or not (photo is None or (type(photo) is int and 0 < photo < _FAR)):
                raise _refused("nonsense", "an incident has a kind, and photo_message is the id of a message")
            return OpenIncident(
                kind,
                _words(data.get("description"), "description", 4_000),
                _words(data.get("address"), "address", 500),
                _place(data.get("location")),
                photo,
            )
    raise _refused("nonsense", "there is no such effect")


def _place(value: Any) -> tuple[float, float] | None:
    if value is None:
        return None
    pair = _list(value, "location", 2)
    if len(pair) != 2:
        raise _refused("nonsense", "location is not [latitude, longitude]")
    latitude, longitude = (_number(part, "location") for part in pair)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise _refused("nonsense", "location is nowhere on earth")
    return latitude, longitude


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}
