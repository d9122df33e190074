"""Attachments on disk: one sealed file each, under a random name that says nothing about it.

The name goes into the seal, so that a file put in the place of another is found out: the wrong document never reaches
a citizen. A name is 32 hexadecimal digits and nothing else can be asked for, so that no path outside the folder can
be named.
"""

import hashlib
import os
import re
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from console.models.problems import Problem
from console.storage import private_files

_NAME = re.compile(r"[0-9a-f]{32}", re.ASCII)
_PART = re.compile(r"\.[0-9a-f]{32}\.[0-9a-f]{16}\.part", re.ASCII)
_SEALED = b"VF1"
_PLAIN = b"VP1"
_NONCE_BYTES = 12
YOUNG_SECONDS = 24 * 3600
"""A file this young may still be on its way into the database, so it counts as owned."""


class Store(Protocol):
    """Where attachments lie: sealed files of one desk, or sealed rows of an office's database (see `blobs`)."""

    def put(self, data: bytes) -> str:
        """Store bytes under a new random name and return it. Raises Problem `storage_…`; then nothing is stored."""

    def put_as(self, stored_as: str, data: bytes) -> None:
        """Store bytes that were moved here under the name they had; one that is there already stays."""

    def get(self, stored_as: str) -> bytes:
        """The bytes of that name. Raises Problem `file_damaged` when they are missing, changed or another file's."""

    def delete(self, stored_as: str) -> None:
        """Forget a file; one that is not there is fine."""

    def names(self) -> list[str]:
        """All stored names, sorted."""

    def orphans(self, known: set[str], *, young_seconds: float = YOUNG_SECONDS) -> list[str]:
        """Names outside `known` that are at least `young_seconds` old."""

    def sealed(self, stored_as: str) -> bytes | None:
        """The file as it is stored; None when it was erased meanwhile."""


class FileStore:
    """The files of one desk. `key` is 32 bytes, or None for the training town.

    Safe from any thread and any number of processes.
    """

    def __init__(self, folder: Path, key: bytes | None) -> None:
        self._folder = folder
        self._key = key

    def put(self, data: bytes) -> str:
        """Store bytes under a new random name and return it.

        Raises Problem `storage_full`, `storage_read_only`; then nothing is stored.
        """
        stored_as = secrets.token_hex(16)
        self.put_as(stored_as, data)
        return stored_as

    def put_as(self, stored_as: str, data: bytes) -> None:
        """See Store."""
        path = self._path(stored_as)
        if path.exists():
            return
        with private_files.told(self._folder):
            private_files.make_folder(path.parent)
            private_files.write_new(path, seal_named(self._key, stored_as, data))

    def get(self, stored_as: str) -> bytes:
        """The bytes of that name. Raises Problem `file_damaged` when they are missing, changed or another file's."""
        try:
            sealed = self._path(stored_as).read_bytes()
        except OSError as error:
            raise Problem("file_damaged") from error
        return open_sealed(self._key, stored_as, sealed)

    def delete(self, stored_as: str) -> None:
        """Forget a file; one that is not there is fine. Raises Problem `storage_read_only`."""
        path = self._path(stored_as)
        with private_files.told(self._folder):
            path.unlink(missing_ok=True)
            if path.parent.is_dir():
                private_files.sync_folder(path.parent)

    def names(self) -> list[str]:
        """All stored names, sorted."""
        return sorted(path.name for path in self._folder.glob("??/*") if _NAME.fullmatch(path.name))

    def orphans(self, known: set[str], *, young_seconds: float = YOUNG_SECONDS) -> list[str]:
        """Names outside `known` that are at least `young_seconds` old.

        Half-written files of that age are removed on the way.
        """
        before = time.time() - young_seconds
        found = []
        for path in sorted(self._folder.glob("??/*")) + sorted(self._folder.glob("??/.*.part")):
            with suppress(OSError):
                if path.stat().st_mtime > before:
                    continue
                if _PART.fullmatch(path.name):
                    path.unlink()
                elif _NAME.fullmatch(path.name) and path.name not in known:
                    found.append(path.name)
        return sorted(found)

    def sealed(self, stored_as: str) -> bytes | None:
        """The file as it lies on disk, for a backup; None when it was erased meanwhile."""
        try:
            return self._path(stored_as).read_bytes()
        except FileNotFoundError:
            return None

    def _path(self, stored_as: str) -> Path:
        return self._folder / checked_name(stored_as)[:2] / stored_as


def checked_name(stored_as: str) -> str:
    """The name itself. Raises Problem `file_damaged` unless it can be one."""
    if not _NAME.fullmatch(stored_as):
        raise Problem("file_damaged")
    return stored_as


def seal_named(key: bytes | None, stored_as: str, data: bytes) -> bytes:
    """What is stored: bound to the name, and without a key only checked."""
    if key is None:
        return _PLAIN + hashlib.sha256(stored_as.encode() + data).digest() + data
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    return _SEALED + nonce + AESGCM(key).encrypt(nonce, data, _SEALED + stored_as.encode())


def open_sealed(key: bytes | None, stored_as: str, sealed: bytes) -> bytes:
    """The bytes that were sealed. Raises Problem `file_damaged`."""
    if key is None:
        data = sealed[len(_PLAIN) + 32 :]
        if sealed != seal_named(None, stored_as, data):
            raise Problem("file_damaged")
        return data
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce, body = sealed[len(_SEALED) : len(_SEALED) + _NONCE_BYTES], sealed[len(_SEALED) + _NONCE_BYTES :]
    if not sealed.startswith(_SEALED) or len(nonce) != _NONCE_BYTES:
        raise Problem("file_damaged")
    try:
        return AESGCM(key).decrypt(nonce, body, _SEALED + stored_as.encode())
    except InvalidTag as error:
        raise Problem("file_damaged") from error
