"""What a picture says besides its pixels (where, when, with what it was taken), and the same picture without it.

Cut out piece by piece, so that the pixels stay bit for bit as they were. Only lengths and marks are read: nothing is
decoded. Formats: JPEG (ITU-T T.81, Exif 2.32), PNG (third edition).
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

_SCAN_END = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_SIZE_MARKS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset((b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT").split())
"""What the look of a picture needs; words, times and places are none of it."""
_ORIENTATION, _GPS = 0x0112, 0x8825
_MOST_ENTRIES = 500


@dataclass(frozen=True, slots=True)
class BarePicture:
    """`data` without what it said; sides in pixels as stored, `orientation` 1 to 8 as Exif counts (1: upright)."""

    data: bytes
    width: int
    height: int
    orientation: int
    had_place: bool
    had_more: bool


def bare_picture(data: bytes) -> BarePicture | None:
    """A JPEG or PNG without what it says about its making; None for all else and for what is not whole.

    A turned picture keeps that one number, or it would lie on its side.
    """
    try:
        if data[:3] == b"\xff\xd8\xff":
            return _bare_jpeg(data)
        if data[:8] == _PNG_HEAD:
            return _bare_png(data)
    except (struct.error, IndexError):
        return None
    return None


def _bare_jpeg(data: bytes) -> BarePicture | None:
    kept = [b"\xff\xd8"]
    sides = (0, 0)
    orientation, had_place, had_more = 1, False, False
    for mark, piece in _pieces(data):
        body = piece[4:]
        if mark in _SIZE_MARKS:
            height, width = struct.unpack_from(">HH", body, 1)
            sides = (width, height)
        if _belongs(mark, body):
            kept.append(piece)
            continue
        if mark == 0xE1 and body.startswith(b"Exif\0\0"):
            turned, has_place = _exif(body[6:])
            orientation = orientation if turned == 1 else turned
            had_place = had_place or has_place
        elif mark == 0xE1 and b"GPSL" in body:
            had_place = True
        had_more = True
    if not kept[-1].startswith(b"\xff\xd9") or 0 in sides:
        return None
    if orientation != 1:
        kept.insert(1, _turned(orientation))
    bare = b"".join(kept)
    # A camera's short film may stand behind the end of the picture.
    return BarePicture(bare, *sides, orientation, had_place, had_more or len(bare) < len(data))


def _pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Mark and bytes of each piece, up to the end of the picture; a scan comes with what it holds."""
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            raise IndexError
        while data[at + 1] == 0xFF:
            at += 1
        mark = data[at + 1]
        if mark == 0xD9:
            yield mark, b"\xff\xd9"
            return
        if mark in _ALONE:
            end = at + 2
        else:
            (length,) = struct.unpack_from(">H", data, at + 2)
            end = at + 2 + max(2, length)
            if mark == 0xDA:
                found = _SCAN_END.search(data, end)
                if found is None:
                    raise IndexError
                end = found.start()
        if end > len(data):
            raise IndexError
        yield mark, data[at:end]
        at = end


def _belongs(mark: int, body: bytes) -> bool:
    if mark == 0xE0:
        return body.startswith(b"JFIF\0") and len(body) == 14
    if mark == 0xE2:
        return body.startswith(b"ICC_PROFILE\0")
    if mark == 0xEE:
        return body.startswith(b"Adobe")
    return not (0xE0 <= mark <= 0xEF or mark == 0xFE)


def _turned(orientation: int) -> bytes:
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    body = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _exif(tiff: bytes) -> tuple[int, bool]:
    """Orientation, and whether a place stands in it."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return 1, False
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    orientation, has_place = 1, False
    if first + 2 > len(tiff):
        return 1, False
    (count,) = struct.unpack_from(f"{order}H", tiff, first)
    for number in range(min(count, _MOST_ENTRIES)):
        at = first + 2 + number * 12
        if at + 12 > len(tiff):
            break
        tag, kind = struct.unpack_from(f"{order}HH", tiff, at)
        if tag == _ORIENTATION and kind == 3:
            (said,) = struct.unpack_from(f"{order}H", tiff, at + 8)
            orientation = said if 1 <= said <= 8 else 1
        has_place = has_place or tag == _GPS
    return orientation, has_place


def _bare_png(data: bytes) -> BarePicture | None:
    width, height = struct.unpack_from(">II", data, 16)
    kept = [_PNG_HEAD]
    at, had_place, had_more, is_whole = 8, False, False, False
    while at < len(data) and not is_whole:
        (length,) = struct.unpack_from(">I", data, at)
        name, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            return None
        if name in _PNG_KEPT:
            kept.append(data[at:end])
        else:
            body = data[at + 8 : end - 4]
            had_more = True
            had_place = had_place or (name == b"eXIf" and _exif(body)[1]) or b"GPSL" in body
        is_whole = name == b"IEND"
        at = end
    if not is_whole or not width or not height:
        return None
    return BarePicture(b"".join(kept), width, height, 1, had_place, had_more or at < len(data))
