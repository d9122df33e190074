"""The files of the town: bytes that citizens and bots uploaded, found again by `file_id` or download path.

The one decision: a file may claim to be larger than its bytes, so that the 20 MiB rule can be met without 20 MiB.
"""

import base64
import hashlib
import struct
import threading
from dataclasses import dataclass

from console.training.refusals import bad_request

MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
_FOLDERS = {"photo": "photos", "voice": "voice", "audio": "music", "video": "videos", "sticker": "stickers"}
_PREFIXES = {"photo": "AgAC", "voice": "AwAC", "audio": "CQAC", "video": "BAAC", "document": "BQAC", "sticker": "CAAC"}


@dataclass(frozen=True)
class StoredFile:
    """`size` in bytes is what the provider declares; `path` is the last part of the download address."""

    file_id: str
    file_unique_id: str
    path: str
    kind: str
    data: bytes
    size: int
    name: str
    mime_type: str

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, hex."""
        return hashlib.sha256(self.data).hexdigest()


class Shelf:
    """Thread safe; ids are the same in every run that stores the same files in the same order."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def store(self, kind: str, data: bytes, name: str = "", mime_type: str = "", size: int | None = None) -> StoredFile:
        """Keep the bytes; `size` overrides the declared size."""
        with self._lock:
            number = len(self._by_id) + 1
            digest = hashlib.sha256(data).digest()
            tail = base64.urlsafe_b64encode(struct.pack(">I", number) + digest[:21]).decode("ascii")
            unique = "AgAD" + base64.urlsafe_b64encode(digest[:9]).decode("ascii")
            suffix = suffix_for(kind, name)
            path = f"{_FOLDERS.get(kind, 'documents')}/file_{number}{suffix}"
            declared = len(data) if size is None else size
            stored = StoredFile(_PREFIXES.get(kind, "BQAC") + tail, unique, path, kind, data, declared, name, mime_type)
            self._by_id[stored.file_id] = stored
            self._by_path[path] = stored
            return stored

    def find(self, file_id: str) -> StoredFile:
        """The file; refuses an unknown id."""
        with self._lock:
            stored = self._by_id.get(file_id)
        if stored is None:
            raise bad_request("invalid file_id")
        return stored

    def for_download(self, path: str) -> StoredFile | None:
        """The file behind a download path; None when there is none or it is too large to be fetched."""
        with self._lock:
            stored = self._by_path.get(path)
        return stored if stored is not None and stored.size <= MAX_DOWNLOAD_BYTES else None


def suffix_for(kind: str, name: str) -> str:
    """The ending of the download path. The provider does not keep the sender's name."""
    fixed = {"photo": ".jpg", "voice": ".oga", "sticker": ".webp"}.get(kind)
    if fixed is not None:
        return fixed
    ending = name.rpartition(".")[2]
    return f".{ending}" if ending.isascii() and ending.isalnum() and ending != name else ""


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, GIF or JPEG; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return int(width), int(height)
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Walk the segments to the first frame header."""
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            return None
        mark, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + length
    return None
