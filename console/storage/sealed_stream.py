"""A long file as a chain of sealed pieces: any byte changed, cut off, added or moved is found before it is believed.

The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015) with AES-256-GCM: each piece is numbered in its
nonce and the last one is marked there, so that a file that ends too early ends wrongly. The key must be used for one
stream only.
"""

from collections.abc import Callable
from typing import BinaryIO

PIECE = 1 << 20
"""Bytes of content in each piece but the last."""
_TAG = 16
_MOST_PIECES = 2**32


class DamagedStream(Exception):
    """The bytes are not the ones that were sealed, or the key is another one."""


def _nonce(number: int, is_last: bool) -> bytes:
    if number >= _MOST_PIECES:
        raise DamagedStream
    return bytes(7) + number.to_bytes(4, "big") + bytes([is_last])


class SealingWriter:
    """Seals what is written to it. `bound` is authenticated with every piece. Nothing is complete before `finish`."""

    def __init__(self, target: BinaryIO, key: bytes, bound: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._encrypt = AESGCM(key).encrypt
        self._target = target
        self._bound = bound
        self._waiting = bytearray()
        self._number = 0

    def write(self, data: bytes) -> int:
        """Take bytes; a whole piece is kept back until it is known whether it is the last."""
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._seal(bytes(self._waiting[:PIECE]), is_last=False)
            del self._waiting[:PIECE]
        return len(data)

    def finish(self) -> None:
        """Write the last piece."""
        self._seal(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        self._target.write(self._encrypt(_nonce(self._number, is_last), piece, self._bound))
        self._number += 1


class OpeningReader:
    """Reads what a SealingWriter wrote.

    Bytes come out only after their piece has proved itself; else DamagedStream is raised.
    """

    def __init__(self, source: BinaryIO, key: bytes, bound: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._decrypt: Callable[[bytes, bytes, bytes], bytes] = AESGCM(key).decrypt
        self._source = source
        self._bound = bound
        self._ready = bytearray()
        self._next = source.read(PIECE + _TAG)
        self._number = 0
        self._is_done = False

    def read(self, size: int = -1) -> bytes:
        """So many bytes, or fewer at the end; all that remain when negative."""
        while not self._is_done and (size < 0 or len(self._ready) < size):
            self._open_next()
        taken = bytes(self._ready) if size < 0 else bytes(self._ready[:size])
        del self._ready[: len(taken)]
        return taken

    def finish(self) -> None:
        """Read to the end, so that what follows is proved too."""
        while not self._is_done:
            self._open_next()

    def _open_next(self) -> None:
        from cryptography.exceptions import InvalidTag

        piece, self._next = self._next, self._source.read(PIECE + _TAG)
        is_last = not self._next
        if len(piece) < _TAG:
            raise DamagedStream
        try:
            self._ready += self._decrypt(_nonce(self._number, is_last), piece, self._bound)
        except InvalidTag as error:
            raise DamagedStream from error
        self._number += 1
        self._is_done = is_last
