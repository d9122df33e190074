"""How the desk and a child speak: four bytes of length, then JSON. A length beyond the agreed one ends the talk before it is read."""

import json
import struct
from typing import IO, Any

MAX_QUESTION = 4 * 1024 * 1024
MAX_REPLY = 16 * 1024 * 1024
"""An answer with its files in base64; ten megabytes of files fit."""
_LENGTH = struct.Struct(">I")


class BadFrame(Exception):
    """What came is no frame; `why` is "too_big" or "nonsense"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def packed(data: dict[str, Any], most: int) -> bytes:
    """One frame. Raises BadFrame `too_big`; TypeError or ValueError for what is no JSON."""
    body = json.dumps(data, ensure_ascii=True, allow_nan=False).encode("ascii")
    if len(body) > most:
        raise BadFrame("too_big")
    return _LENGTH.pack(len(body)) + body


def read(source: IO[bytes], most: int) -> dict[str, Any] | None:
    """The next frame, or None when the other side has ended. Raises BadFrame."""
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise BadFrame("too_big")
    body = source.read(length)
    if len(body) < length:
        return None
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadFrame("nonsense") from error
    if not isinstance(data, dict):
        raise BadFrame("nonsense")
    return data
