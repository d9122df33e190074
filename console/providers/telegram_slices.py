"""A second way to read a batch, for the day one update in it is nested so deep that no JSON reader takes the whole.

The one decision: it looks only at brackets and quotes, character by character, so no content can break it; each update
is then read alone, and the one that cannot be read keeps its text and at least its number.
"""

import re

from console.providers.telegram_answers import decode
from console.providers.telegram_text import as_text

_RESULT = re.compile(r'"result"\s*:\s*\[')
_NUMBER = re.compile(r'"update_id"\s*:\s*(\d{1,18})\b')
_OK = re.compile(r'^\s*\{\s*"ok"\s*:\s*true\b')


def slices_of(body: bytes) -> list[tuple[object, str]] | None:
    """The updates in the `result` of a successful answer, each with its JSON; None when the body is no such answer or
    is cut.
    """
    text = body.decode("utf-8-sig", "replace")
    start = _RESULT.search(text)
    if start is None or not _OK.match(text):
        return None
    found: list[tuple[object, str]] = []
    depth, begin, in_string, at = 0, start.end(), False, start.end()
    while at < len(text):
        ch = text[at]
        if in_string:
            if ch == "\\":
                at += 1
            elif ch == '"':
                in_string = False
        elif ch == '"':
            in_string = True
        elif ch in "[{":
            depth += 1
        elif depth and ch in "]}":
            depth -= 1
        elif not depth and ch in ",]}":
            piece = text[begin:at].strip()
            if piece:
                found.append(_one(piece))
            if ch != ",":
                return found
            begin = at + 1
        at += 1
    return None


def _one(piece: str) -> tuple[object, str]:
    try:
        value = decode(piece.encode("utf-8", "replace"))
        return value, as_text(value)
    except (ValueError, RecursionError):
        number = _NUMBER.search(piece)
        return ({"update_id": int(number[1])} if number else None), piece
