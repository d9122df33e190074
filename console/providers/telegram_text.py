"""Reading single values out of what the provider sent, where any value may be missing, of a wrong type or hostile.

The one decision: each function gives a value that is safe to store and show, or None; none raises. The parser above
them therefore never guards against types, and a broken field costs that field and not the message.
"""

import hashlib
import json
import re
import unicodedata
from bisect import bisect_left
from typing import Any

Json = dict[str, Any]

_WHOLE = re.compile(r"-?[0-9]{1,18}")
_BIGGEST = 2**63 - 1
_USERNAME = re.compile(r"[A-Za-z0-9_]{1,64}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+_-]*/[a-z0-9][a-z0-9.+_-]*")
_FORBIDDEN_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_RESERVED_NAME = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
_MAX_ENTITIES = 500


def obj(value: object) -> Json:
    """A JSON object, or an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """A JSON array, or an empty one."""
    return value if isinstance(value, list) else []


def whole(value: object) -> int | None:
    """A whole number that fits 64 bits, also when it came as digits; never a truth value."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if -_BIGGEST <= value <= _BIGGEST else None
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    return None


def amount(value: object) -> int | None:
    """A whole number that is not negative, such as a size."""
    number = whole(value)
    return number if number is not None and number >= 0 else None


def decimal(value: object, low: float, high: float) -> float | None:
    """A number within limits; NaN is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if low <= number <= high else None


def storable(text: str) -> str:
    """Text every database and every font takes: NUL and halves of surrogate pairs become the replacement character, one
    for one.
    """
    if text.isascii() and "\x00" not in text:
        return text
    return "".join("\ufffd" if ch == "\x00" or "\ud800" <= ch <= "\udfff" else ch for ch in text)


def words(value: object) -> str | None:
    """What a citizen wrote, kept as it is but storable; None when it is no text or empty."""
    return storable(value) if isinstance(value, str) and value else None


def one_line(value: object, limit: int = 128) -> str:
    """A name or a title on one line: no control, direction or other invisible formatting characters. Empty when there
    is none.
    """
    if not isinstance(value, str):
        return ""
    kept = (" " if ch.isspace() else ch for ch in storable(value[: limit * 8]) if ch.isspace() or _is_visible(ch))
    return " ".join("".join(kept).split())[:limit].rstrip()


def _is_visible(ch: str) -> bool:
    # The joiners (U+200C, U+200D) shape Arabic and Persian words and emoji families.
    return ch in "\u200c\u200d" or unicodedata.category(ch) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def username(value: object) -> str | None:
    return value if isinstance(value, str) and _USERNAME.fullmatch(value) else None


def language(value: object) -> str | None:
    """The first part of a language tag, lower case: `ca` of `ca-ES`."""
    first = value.replace("_", "-").partition("-")[0] if isinstance(value, str) else ""
    return first.lower() if _LANGUAGE.fullmatch(first) else None


def media_type(value: object, default: str) -> str:
    """A media type of plain form, without parameters."""
    bare = value.partition(";")[0].strip().lower() if isinstance(value, str) else ""
    return bare if len(bare) <= 100 and _MEDIA_TYPE.fullmatch(bare) else default


def file_name(value: object, default: str) -> str:
    """A file name the sender chose, made harmless: no folder, no character a system forbids, no hidden direction
    change.
    """
    # The ending is what matters most of a name that is too long.
    short = value[:200] + value[-200:] if isinstance(value, str) and len(value) > 400 else value
    base = one_line(short, 400)
    base = re.split(r"[/\\]", base)[-1]
    base = _FORBIDDEN_IN_NAMES.sub("_", base).strip(" .")
    if not base:
        return default
    if _RESERVED_NAME.match(base):
        base = "_" + base
    if len(base) > 120:
        stem, dot, ending = base.rpartition(".")
        base = f"{stem[: 119 - len(ending)]}.{ending}" if dot and len(ending) <= 12 else base[:120]
    return base


def entities(text: object, value: object) -> list[Json]:
    """Marks on a text, with offset and length in characters of a Python string instead of UTF-16 code units.

    Each is {type, offset, length} and, where there is one, url (the hidden target of a `text_link`), user_id or
    language.
    """
    if not isinstance(text, str) or not items(value):
        return []
    place = _characters(text)
    found: list[Json] = []
    for entity in items(value)[:_MAX_ENTITIES]:
        mark = obj(entity)
        kind, offset, length = one_line(mark.get("type"), 32), amount(mark.get("offset")), amount(mark.get("length"))
        if not kind or offset is None or not length:
            continue
        start, end = place(offset), place(offset + length)
        if start >= end:
            continue
        one: Json = {"type": kind, "offset": start, "length": end - start}
        if target := one_line(mark.get("url"), 2048):
            one["url"] = target
        if (person := whole(obj(mark.get("user")).get("id"))) is not None:
            one["user_id"] = str(person)
        if tongue := one_line(mark.get("language"), 32):
            one["language"] = tongue
        found.append(one)
    return found


def _characters(text: str) -> Any:
    """A function from an offset in UTF-16 code units to one in characters, held within the text."""
    if not text or max(text) <= "\uffff":
        return lambda offset: min(offset, len(text))
    units = [0]
    for ch in text:
        units.append(units[-1] + (2 if ch > "\uffff" else 1))
    return lambda offset: min(bisect_left(units, offset), len(text))


def as_text(value: object) -> str:
    """A JSON value written out, readable where it can be, storable always. Raises RecursionError for absurdly deep
    values.
    """
    readable = json.dumps(value, ensure_ascii=False)
    try:
        readable.encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return readable


def digest(text: str) -> str:
    """A short fixed name for a content."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
