"""The chain of sealed pieces by itself: nothing comes out of it but what went in, whole and in order."""

import io
import os

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from console.storage.sealed_stream import PIECE, DamagedStream, OpeningReader, SealingWriter

KEY = bytes(range(32))
SEALED = PIECE + 16


def sealed(data: bytes, key: bytes = KEY, bound: bytes = b"header") -> bytes:
    out = io.BytesIO()
    writer = SealingWriter(out, key, bound)
    for at in range(0, len(data), 300_000):
        writer.write(data[at : at + 300_000])
    writer.finish()
    return out.getvalue()


def opened(stream: bytes, key: bytes = KEY, bound: bytes = b"header") -> bytes:
    return OpeningReader(io.BytesIO(stream), key, bound).read()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 5])
def test_what_went_in_comes_out(size: int) -> None:
    data = os.urandom(size)
    stream = sealed(data)
    assert len(stream) == size + 16 * max(1, -(-size // PIECE))
    assert opened(stream) == data


@effort(max_examples=25)
@given(st.lists(st.integers(0, 700_000), max_size=6))
def test_it_reads_in_any_steps(steps: list[int]) -> None:
    data = os.urandom(2 * PIECE + 77)
    reader = OpeningReader(io.BytesIO(sealed(data)), KEY, b"header")
    parts = [reader.read(step) for step in steps]
    assert [len(part) for part in parts[:1]] == steps[:1]
    assert b"".join(parts) + reader.read() == data
    assert reader.read() == reader.read(10) == b""


@pytest.mark.parametrize("size", [PIECE // 2, PIECE, 2 * PIECE, 2 * PIECE + 100])
def test_a_stream_that_ends_early_ends_wrongly(size: int) -> None:
    stream = sealed(os.urandom(size))
    cuts = {0, 1, 15, 16, 17, len(stream) - 1, len(stream) - 16, len(stream) - 17}
    cuts |= {boundary + off for boundary in range(SEALED, len(stream), SEALED) for off in (-1, 0, 1, 15, 16)}
    for cut in sorted(cut for cut in cuts if 0 <= cut < len(stream)):
        with pytest.raises(DamagedStream):
            opened(stream[:cut])


def test_pieces_cannot_be_moved_dropped_repeated_or_added() -> None:
    stream = sealed(os.urandom(3 * PIECE))
    a, b, c = (stream[at : at + SEALED] for at in range(0, len(stream), SEALED))
    other = sealed(os.urandom(3 * PIECE), os.urandom(32))
    for wrong in (b + a + c, a + c, a + a + b + c, a + b + c + c, a + b + c + b"\x00", c, a + b + other[2 * SEALED :]):
        with pytest.raises(DamagedStream):
            opened(wrong)


def test_key_and_header_are_part_of_it() -> None:
    stream = sealed(b"words")
    for key, bound in ((os.urandom(32), b"header"), (KEY, b"other"), (KEY, b"")):
        with pytest.raises(DamagedStream):
            opened(stream, key, bound)


def test_the_rest_is_proved_even_when_nobody_reads_it() -> None:
    stream = bytearray(sealed(os.urandom(2 * PIECE + 5)))
    stream[-1] ^= 1
    reader = OpeningReader(io.BytesIO(bytes(stream)), KEY, b"header")
    assert len(reader.read(100)) == 100
    with pytest.raises(DamagedStream):
        reader.finish()
