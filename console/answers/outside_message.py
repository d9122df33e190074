"""What is said between the program and a town's service: the signed request, and the strict reading of its answer.

The service gets what it needs to answer and nothing about the person: no name, no number, no earlier message. docs/external-code.md and
its OpenAPI file are the promise; a test holds the requests made here against that file.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from console.answers.call_data import answer_from, call_data
from console.answers.calls import Answer, Call, NoAnswer
from console.models.normalise import normalise

TIMESTAMP: Final = "Ventanilla-Timestamp"
KEY: Final = "Ventanilla-Key"
SIGNATURE: Final = "Ventanilla-Signature"
IDEMPOTENCY: Final = "Idempotency-Key"
SHORTEST_SECRET: Final = 32
"""Characters. A signature lets whoever sees one request try secrets at home."""
MAX_WORDS_BYTES: Final = 256 * 1024
MAX_FILES_BYTES: Final = 5 * 1024 * 1024
MAX_BODY: Final = MAX_WORDS_BYTES + MAX_FILES_BYTES * 4 // 3 + 16
_MOST_PARTS = 20_000
"""Commas and brackets of an answer: a small body of empty lists would fill the memory."""
_MOST_DEEP = 20
OWN_OPTIONS: Final = frozenset({"seconds", "last_good_hours", "hidden"})
"""Options of a rule that are for the program and not for the service."""
_ANSWER_KEYS = frozenset(
    {"text", "buttons", "files", "state", "keeps_hours", "left", "handoff", "public", "not_understood"}
)
_BUTTON_KEYS = frozenset({"text", "sends", "url"})
_FILE_KEYS = frozenset({"name", "media_type", "data"})
_MOST_KEPT = 32 * 1024
_LONGEST_ARGUMENT = 40
_MOST_DIGITS = 5


def key_id(secret: str) -> str:
    """Tells the service which secret signed, and nothing about it."""
    return hmac.new(secret.encode(), b"ventanilla key id", hashlib.sha256).hexdigest()[:16]


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 over timestamp + "." + body, as `v1=` and hexadecimal digits."""
    return "v1=" + hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def request_body(call: Call, *, is_dry_run: bool = False) -> bytes:
    """The body of a request."""
    data = call_data(call)
    message = data["message"]
    sent = {
        "id": message["uuid"],
        **{key: data[key] for key in ("rule", "keyword", "argument", "language", "channel", "has_buttons", "now")},
        "town": call.town.name,
        "message": {
            **{key: message[key] for key in ("kind", "text", "location", "file")},
            "at": datetime.fromtimestamp(message["at"] / 1000, call.now.tzinfo).isoformat(),
        },
        "state": data["state"],
        "options": {key: value for key, value in call.options.items() if key not in OWN_OPTIONS},
        "is_dry_run": is_dry_run,
    }
    # Half characters of a messenger become question marks, as everywhere on the way out.
    return json.dumps(sent, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


def request_headers(secret: str, body: bytes, identity: str, now: float) -> dict[str, str]:
    """The headers of a request; `now` in seconds. `identity` is the same for every repeat of one question."""
    timestamp = str(int(now))
    return {
        "Content-Type": "application/json",
        "Accept": "application/json",
        TIMESTAMP: timestamp,
        KEY: key_id(secret),
        SIGNATURE: signature(secret, timestamp, body),
        IDEMPOTENCY: identity,
    }


def read_answer(body: bytes, headers: Mapping[str, str]) -> tuple[Answer, bool]:
    """The answer, and whether the service says that anybody may get it. Header names in small letters.

    Raises NoAnswer "nonsense", "too_long", "too_big" or "empty"; its cause says what exactly.
    """
    media_type, _, parameters = headers.get("content-type", "").lower().partition(";")
    if media_type.strip() != "application/json" or ("charset" in parameters and "utf-8" not in parameters):
        raise _nonsense("the content type is not application/json in UTF-8")
    if headers.get("content-encoding", "identity").strip().lower() not in ("identity", ""):
        raise _nonsense("the answer is compressed")
    data = _table(_parsed(body), _ANSWER_KEYS, "the answer")
    for button in _each(data.get("buttons")):
        _table(button, _BUTTON_KEYS, "a button")
    coded = [_table(file, _FILE_KEYS, "a file").get("data") for file in _each(data.get("files"))]
    in_files = sum(len(text) for text in coded if isinstance(text, str))
    if in_files * 3 // 4 > MAX_FILES_BYTES:
        raise _refused("too_big", "the files are larger than 5 MiB together")
    if len(body) - in_files > MAX_WORDS_BYTES:
        raise _refused("too_big", "the answer without its files is larger than 256 KiB")
    is_public = data.pop("public", None)
    if not isinstance(is_public, bool | None):
        raise _nonsense("public is neither true nor false")
    if data.get("state") is not None and data.get("handoff") is not None:
        raise _nonsense("a handoff ends the dialogue, so it keeps no state")
    return answer_from({key: value for key, value in data.items() if value is not None}), is_public is True


def last_good_key(call: Call) -> str | None:
    """Under which name an answer to this may be kept for others, or None: the argument must be a word, not somebody's number or address."""
    argument = call.argument or ""
    if call.state is not None or len(argument) > _LONGEST_ARGUMENT or "@" in argument:
        return None
    if sum(letter.isdecimal() for letter in argument) > _MOST_DIGITS:
        return None
    return f"{call.language}:{' '.join(normalise(argument).split())}"


def kept_body(answer: Answer) -> str | None:
    """An answer as it is kept for others; None when it is not for keeping."""
    if answer.state is not None or answer.handoff is not None or answer.files:
        return None
    buttons = [{key: value for key in ("text", "sends", "url") if (value := getattr(b, key))} for b in answer.buttons]
    body = json.dumps({"text": answer.text, "buttons": buttons}, ensure_ascii=False)
    return body if len(body) <= _MOST_KEPT else None


def kept_answer(body: str) -> Answer:
    """The answer that was kept. Raises NoAnswer when an older program kept what this one would not take."""
    try:
        return answer_from(json.loads(body))
    except ValueError as error:
        raise NoAnswer("nonsense") from error


def _parsed(body: bytes) -> Any:
    if sum(body.count(mark) for mark in (b",", b"[", b"{")) > _MOST_PARTS:
        raise _refused("too_big", f"the answer has more than {_MOST_PARTS} parts")
    try:
        data = json.loads(body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise _nonsense("the body is not JSON") from error
    if _depth(data) > _MOST_DEEP:
        raise _nonsense("the answer is nested too deeply")
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError("a key stands twice")
    return table


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _depth(data: Any) -> int:
    """Levels of nesting, without recursion: it is asked about what may be nested to hurt."""
    level, deep = [data], 0
    while level:
        deep += 1
        level = [
            part
            for item in level
            if isinstance(item, (dict, list))
            for part in (item.values() if isinstance(item, dict) else item)
        ]
    return deep


def _table(value: Any, keys: frozenset[str], name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _nonsense(f"{name} is not an object")
    unknown = sorted(set(value) - keys)
    if unknown:
        raise _nonsense(f"{name} has a field «{unknown[0][:40]}» that is not agreed")
    return value


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _nonsense(reason: str) -> NoAnswer:
    return _refused("nonsense", reason)


def _refused(why: str, reason: str) -> NoAnswer:
    error = NoAnswer(why)
    error.__cause__ = ValueError(reason)
    return error
