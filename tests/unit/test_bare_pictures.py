"""What a picture tells besides its pixels does not leave the house, and the pixels stay as they were."""

import struct
import zlib

import pytest

from console.models.bare_pictures import bare_picture

SCAN = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\xff\x00\x34\xff\xd0\x56"
FRAME = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 30, 40) + b"\x01\x01\x11\x00"


def segment(mark: int, body: bytes) -> bytes:
    return bytes((0xFF, mark)) + struct.pack(">H", len(body) + 2) + body


def exif(orientation: int, *, order: str = "<", has_place: bool = True) -> bytes:
    entries = [struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)]
    if has_place:
        entries.append(struct.pack(f"{order}HHII", 0x8825, 4, 1, 38))
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, len(entries))
    return b"Exif\0\0" + head + b"".join(entries) + bytes(4) + b"41.3851N"


def jpeg(*pieces: bytes, behind: bytes = b"") -> bytes:
    return b"\xff\xd8" + b"".join(pieces) + FRAME + SCAN + b"\xff\xd9" + behind


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(*chunks: bytes, behind: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress((b"\0" + bytes(120)) * 30))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + rows + chunk(b"IEND", b"") + behind


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photo_loses_its_place_and_camera_and_nothing_else(order: str) -> None:
    profile = segment(0xE2, b"ICC_PROFILE\0\x01\x01colours")
    photo = jpeg(
        segment(0xE1, exif(1, order=order)),
        profile,
        segment(0xE2, b"MPF\0more"),
        segment(0xFE, b"Laia"),
        behind=b"film",
    )
    bare = bare_picture(photo)
    assert bare is not None and bare.data == jpeg(profile)
    assert (bare.width, bare.height, bare.orientation, bare.had_place, bare.had_more) == (40, 30, 1, True, True)
    again = bare_picture(bare.data)
    assert again is not None and again.data == bare.data and not (again.had_place or again.had_more)


def test_a_turned_photo_keeps_that_one_number() -> None:
    bare = bare_picture(jpeg(segment(0xE1, exif(6))))
    assert bare is not None and bare.orientation == 6 and b"41.3851" not in bare.data
    again = bare_picture(bare.data)
    assert again is not None and (again.orientation, again.had_place) == (6, False) and again.data == bare.data


def test_a_place_written_as_text_is_a_place() -> None:
    bare = bare_picture(jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='41'/>")))
    assert bare is not None and bare.had_place and bare.data == jpeg()


def test_a_png_loses_its_words() -> None:
    drawn = png(chunk(b"tEXt", b"Author\0Laia"), chunk(b"eXIf", exif(1)[6:]), chunk(b"gAMA", bytes(4)), behind=b"zip")
    bare = bare_picture(drawn)
    assert bare is not None and bare.data == png(chunk(b"gAMA", bytes(4))) and bare.had_place


def test_what_is_not_whole_is_left_to_others() -> None:
    photo, drawn = jpeg(segment(0xE1, exif(1))), png(chunk(b"tEXt", b"a\0b"))
    for whole in (photo, drawn):
        for end in range(len(whole)):
            bare = bare_picture(whole[:end])
            assert bare is None, f"cut at {end}"
    assert bare_picture(b"GIF89a") is None
