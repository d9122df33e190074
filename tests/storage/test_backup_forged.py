"""Backups that only somebody with the key could make: what is inside is still not trusted."""

import hashlib
import io
import json
import os
import tarfile
from pathlib import Path
from typing import Any, cast

import pytest

from console import backup as backups
from console.backup import restore
from console.credentials import seal
from console.desk_folder import Identity
from console.storage.sealed_stream import PIECE, SealingWriter
from tests.storage.desks import (
    Furnished,
    assert_nothing_comes_of,
    open_code,
)

# What only somebody with the key could make


def forge(desk: Furnished, members: list[tuple[tarfile.TarInfo, bytes]], *, after: bytes = b"") -> bytes:
    """A backup sealed with the right key and holding these members, and `after` behind the end of the archive."""
    master = desk.opened.master
    assert master is not None
    out = io.BytesIO()
    salt = os.urandom(32)
    identity = json.loads(desk.opened.identity.to_json())
    header = json.dumps({"format": 1, "created": "x", "salt": salt.hex(), "desk": identity}).encode()
    start = backups._MAGIC + len(header).to_bytes(4, "big") + header
    bound = hashlib.sha256(start).digest()
    out.write(start + bound)
    writer = SealingWriter(out, master.derive("backup", salt), bound)
    with tarfile.open(fileobj=cast(Any, writer), mode="w|") as tar:
        for member, data in members:
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    writer.write(after)
    writer.finish()
    return out.getvalue()


def good_members(desk: Furnished, tmp_path: Path) -> list[tuple[tarfile.TarInfo, bytes]]:
    assert desk.opened.master is not None
    snapshot = tmp_path / "snapshot"
    desk.opened.engine.snapshot(snapshot)
    database = snapshot.read_bytes()
    snapshot.unlink()
    held = seal(desk.opened.master.derive("secrets"), b"{}", b"secrets")
    parts = {"desk.json": desk.opened.identity.to_json(), "secrets": held, "desk.db": database}
    return [(tarfile.TarInfo(name), data) for name, data in parts.items()]


def test_the_forge_makes_good_backups(living: Furnished, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(forge(living, good_members(living, tmp_path)))
    restore(tmp_path / "out", tmp_path / "copy", tmp_path / "key")
    assert open_code(tmp_path / "copy", tmp_path / "key") == ""


def test_what_stands_behind_the_archive_is_proved_too(living: Furnished, tmp_path: Path) -> None:
    forged = bytearray(forge(living, good_members(living, tmp_path), after=bytes(2 * PIECE)))
    forged[-PIECE // 2] ^= 1
    (tmp_path / "out").write_bytes(forged)
    act = lambda: restore(tmp_path / "out", tmp_path / "copy", tmp_path / "key")  # noqa: E731
    assert_nothing_comes_of(act, "backup_damaged", tmp_path)


def test_a_database_that_was_damaged_before_is_not_brought_back(living: Furnished, tmp_path: Path) -> None:
    members = good_members(living, tmp_path)
    database = bytearray(members[2][1])
    for at in range(len(database) - 12_000, len(database), 2_000):
        database[at] ^= 1
    members[2] = (members[2][0], bytes(database))
    (tmp_path / "out").write_bytes(forge(living, members))
    act = lambda: restore(tmp_path / "out", tmp_path / "copy", tmp_path / "key")  # noqa: E731
    assert_nothing_comes_of(act, "backup_damaged", tmp_path)


NAMES = [
    "../evil",
    "/etc/evil",
    "files/../../evil",
    "files/aa/../evil",
    "files/aa/" + "b" * 32,
    "files/aa/" + "a" * 31,
    "files/AA/" + "A" * 32,
    "files/aa/" + "a" * 32 + "\n",
    "evil",
    "desk.lock",
    "./desk.db",
    "desk.db-wal",
    "secrets.sealed",
]


@pytest.mark.parametrize("name", NAMES)
def test_no_name_in_a_backup_leads_elsewhere(living: Furnished, tmp_path: Path, name: str) -> None:
    members = [*good_members(living, tmp_path), (tarfile.TarInfo(name), b"evil")]
    (tmp_path / "out").write_bytes(forge(living, members))
    act = lambda: restore(tmp_path / "out", tmp_path / "copy", tmp_path / "key")  # noqa: E731
    assert_nothing_comes_of(act, "backup_damaged", tmp_path)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_a_backup_holds_only_files(living: Furnished, tmp_path: Path, kind: bytes) -> None:
    member = tarfile.TarInfo("files/aa/" + "a" * 32)
    member.type, member.linkname = kind, str(tmp_path / "key")
    (tmp_path / "out").write_bytes(forge(living, [(member, b""), *good_members(living, tmp_path)]))
    act = lambda: restore(tmp_path / "out", tmp_path / "copy", tmp_path / "key")  # noqa: E731
    assert_nothing_comes_of(act, "backup_damaged", tmp_path)


@pytest.mark.parametrize("what", ["desk.json", "secrets", "desk.db", "twice", "other desk", "empty database", "no tar"])
def test_a_backup_is_complete_or_refused(living: Furnished, tmp_path: Path, what: str) -> None:
    members = [member for member in good_members(living, tmp_path) if member[0].name != what]
    if what == "twice":
        members += good_members(living, tmp_path)[:1]
    elif what == "other desk":
        own = living.opened.identity
        other = Identity("0" * 32, own.key_in, own.fingerprint, own.wrapped, "made")
        members[0] = (tarfile.TarInfo("desk.json"), other.to_json())
    elif what == "empty database":
        members[2] = (tarfile.TarInfo("desk.db"), b"")
    elif what == "no tar":
        members = []
    (tmp_path / "out").write_bytes(forge(living, members))
    act = lambda: restore(tmp_path / "out", tmp_path / "copy", tmp_path / "key")  # noqa: E731
    assert_nothing_comes_of(act, "backup_damaged", tmp_path)
