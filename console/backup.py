"""One sealed file that brings a desk back: the database, the files, the secrets of the channels, and the key for
whoever has the recovery key.

A backup is believed only after it has been read back whole and its database checked. A restore believes nothing
before its seal holds, builds the desk in a hidden folder inside the target and gives it its place by writing one
file, so that there is a whole desk or none. The copy has an identity of its own and starts in quarantine.

The file: a line that says what it is, the length of the header, the header as JSON, its SHA-256, and a sealed stream
of a tar archive.
"""

import hashlib
import io
import json
import os
import re
import secrets
import shutil
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from console import desk_folder
from console.credentials import MasterKey, Vault, read_key_file, read_recovery_key, seal, unseal, unwrap_master_key
from console.desk_folder import DATABASE, FILES, Identity, KeyPlace, OpenedDesk
from console.feed import Feed
from console.models.clock import Clock, SystemClock
from console.models.problems import Problem
from console.operations.desk import Desk
from console.operations.quarantine import begin_quarantine, end_quarantine
from console.operations.quarantine import is_quarantined as _is_quarantined
from console.storage import private_files
from console.storage.engine import Engine
from console.storage.sealed_stream import PIECE, DamagedStream, OpeningReader, SealingWriter

_MAGIC = b"VENTANILLA BACKUP 1\n"
_HEADER_LIMIT = 65_536
_IDENTITY = "desk.json"
_SECRETS = "secrets"
_SALT_BYTES = 32
_LOCK = "backup.lock"
_STORED = re.compile(r"files/([0-9a-f]{2})/(\1[0-9a-f]{30})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Header:
    """What a backup says in the open. `bound` is the SHA-256 of all that stands before the sealed stream."""

    identity: Identity
    created: str
    salt: bytes
    bound: bytes


@dataclass(frozen=True, slots=True)
class _Source:
    """An opened backup, read up to its sealed stream."""

    path: Path
    file: BinaryIO
    header: Header


@dataclass(frozen=True, slots=True)
class _Key:
    """The key of a backup, where it will live, and whether it must be written there."""

    master: MasterKey
    place: KeyPlace
    file: Path | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: the new identity of the copy, the ISO time of the backup, and how many messages a person must
    settle."""

    desk_id: str
    created: str
    in_doubt: int


def backup(desk: OpenedDesk, target: Path, *, clock: Clock | None = None) -> None:
    """Write a verified backup to a new file while others go on working.

    Raises Problem `file_exists`, `storage_full`, `storage_read_only`, `storage_damaged`, or what keeps the secrets
    from being read; then there is no file of that name.
    """
    if desk.master is None:
        raise Problem("training_only")
    target = Path(os.path.abspath(target))
    if os.path.lexists(target):
        raise Problem("file_exists", name=target.name)
    temporary = private_files.temporary_beside(target)
    try:
        with private_files.told(target.parent):
            if not target.parent.is_dir():
                raise NotADirectoryError(target.parent)
        with _work_folder(desk.path) as work, private_files.told(target.parent):
            created = datetime.fromtimestamp((clock or SystemClock()).now_ms() / 1000, UTC).isoformat(
                timespec="seconds"
            )
            with os.fdopen(private_files.open_new(temporary), "wb") as file:
                _write(file, desk, desk.master, work, created)
                file.flush()
                os.fsync(file.fileno())
            _verify(temporary, desk.master, work)
            try:
                private_files.publish(temporary, target)
            except FileExistsError as error:
                raise Problem("file_exists", name=target.name) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def restore(
    path: Path, data: Path, key_file: Path | None = None, recovery_key: str | None = None, *, clock: Clock | None = None
) -> Restored:
    """Bring a desk back into the empty or new folder `data`, in quarantine. Opened by a copy of the key file, the
    keyring, or the recovery key; with the recovery key the key is then kept in a new file `key_file`, or in the
    keyring when none is named.

    Raises Problem `backup_damaged`, `backup_unreadable`, `backup_wrong_key`, `desk_exists`, `folder_not_empty`,
    `bad_recovery_key`, a problem of the key file or the keyring, `storage_full`, `storage_read_only`,
    `storage_newer`; then nothing is left behind.
    """
    os.umask(0o077)
    data = Path(os.path.abspath(data))
    try:
        file = path.open("rb")
    except OSError as error:
        raise Problem("backup_unreadable", path=path) from error
    with file:
        source = _Source(path, file, _read_header(file, path))
        if data.is_dir():
            _refuse_occupied(data, key_file)
        return _restore(source, data, _key_for(source.header.identity, key_file, recovery_key), clock or SystemClock())


def is_quarantined(engine: Engine) -> bool:
    """Whether this database is a restored copy that nobody has confirmed."""
    with engine.transaction("is quarantined", write=False) as tx:
        return _is_quarantined(tx)


def confirm(engine: Engine) -> None:
    """The old desk is off: end the quarantine. Raises Problem `not_quarantined`."""
    Desk(engine, Feed()).run(end_quarantine)


# Writing


def _write(file: BinaryIO, desk: OpenedDesk, master: MasterKey, work: Path, created: str) -> None:
    identity = desk_folder.read_identity(desk.path) or desk.identity
    salt = secrets.token_bytes(_SALT_BYTES)
    snapshot = work / DATABASE
    os.close(private_files.open_new(snapshot))
    desk.engine.snapshot(snapshot)
    # The snapshot first and the files after it: every file it names was there, and what came later is only extra.
    held = {name: desk.vault.get(name) for name in desk.vault.names()}
    sealed_secrets = seal(master.derive("secrets"), json.dumps(held).encode(), b"secrets")
    content = {
        "format": 1,
        "created": created,
        "kdf": "HKDF-SHA256",
        "cipher": "AES-256-GCM STREAM, 1 MiB",
        "salt": salt.hex(),
        "desk": json.loads(identity.to_json()),
    }
    header = json.dumps(content).encode()
    start = _MAGIC + len(header).to_bytes(4, "big") + header
    bound = hashlib.sha256(start).digest()
    file.write(start + bound)
    writer = SealingWriter(file, master.derive("backup", salt), bound)
    with tarfile.open(fileobj=cast(Any, writer), mode="w|", format=tarfile.PAX_FORMAT) as tar:
        _add(tar, _IDENTITY, identity.to_json())
        _add(tar, _SECRETS, sealed_secrets)
        with snapshot.open("rb") as source:
            member = tarfile.TarInfo(DATABASE)
            member.size = os.fstat(source.fileno()).st_size
            tar.addfile(member, source)
        for name in desk.files.names():
            sealed = desk.files.sealed(name)
            if sealed is not None:
                _add(tar, f"{FILES}/{name[:2]}/{name}", sealed)
    writer.finish()


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    member.mode = private_files.FILE_MODE
    tar.addfile(member, io.BytesIO(content))


def _verify(path: Path, master: MasterKey, work: Path) -> None:
    """Read a backup as a restore would, and check its database."""
    check = work / "check"
    check.mkdir(mode=private_files.FOLDER_MODE)
    with path.open("rb") as file:
        _unpack(_Source(path, file, _read_header(file, path)), master, check, keep_files=False)
    engine = desk_folder.open_database(check, master, SystemClock())
    try:
        engine.verify()
    finally:
        engine.close()


@contextmanager
def _work_folder(folder: Path) -> Iterator[Path]:
    """A private folder inside the desk's, gone afterwards; what a killed backup left is swept, since one runs at a
    time."""
    with private_files.told(folder), private_files.FileLock(folder / _LOCK):
        for left in folder.glob(".backup-*"):
            shutil.rmtree(left, ignore_errors=True)
        work = folder / f".backup-{secrets.token_hex(8)}"
        work.mkdir(mode=private_files.FOLDER_MODE)
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


# Reading


class _Medium:
    """The file of a backup; a medium that cannot be read is a damaged one."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int) -> bytes:
        try:
            return self._file.read(size)
        except OSError as error:
            raise DamagedStream from error


def _read_header(file: BinaryIO, path: Path) -> Header:
    medium = _Medium(file)
    try:
        start = medium.read(len(_MAGIC) + 4)
        length = int.from_bytes(start[-4:], "big")
        if not start.startswith(_MAGIC) or len(start) != len(_MAGIC) + 4 or length > _HEADER_LIMIT:
            raise DamagedStream
        header = medium.read(length)
        bound = medium.read(32)
        if hashlib.sha256(start + header).digest() != bound:
            raise DamagedStream
        content = json.loads(header)
        identity = Identity.from_json(json.dumps(content["desk"]).encode())
        return Header(identity, str(content["created"]), bytes.fromhex(content["salt"]), bound)
    except (DamagedStream, ValueError, TypeError, KeyError, RecursionError) as error:
        raise Problem("backup_damaged", path=path) from error
    except Problem as problem:
        raise _as_backup(problem, path) from problem


def _unpack(source: _Source, master: MasterKey, folder: Path, *, keep_files: bool) -> dict[str, str]:
    """Unpack the stream into an empty private folder and return the channels' secrets: once every byte has proved
    itself."""
    header = source.header
    held: dict[str, str] | None = None
    identity: Identity | None = None
    seen: set[str] = set()
    try:
        reader = OpeningReader(cast(BinaryIO, _Medium(source.file)), master.derive("backup", header.salt), header.bound)
        with tarfile.open(fileobj=cast(Any, reader), mode="r|") as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isreg() else None
                if content is None or member.name in seen:
                    raise DamagedStream
                seen.add(member.name)
                stored = _STORED.fullmatch(member.name)
                if member.name == _IDENTITY:
                    identity = Identity.from_json(content.read(_HEADER_LIMIT))
                elif member.name == _SECRETS:
                    opened = unseal(master.derive("secrets"), content.read(), b"secrets")
                    held = None if opened is None else json.loads(opened)
                elif member.name == DATABASE:
                    _copy(content, folder / DATABASE)
                elif stored and keep_files:
                    private_files.make_folder(folder / FILES / stored[1])
                    _copy(content, folder / FILES / stored[1] / stored[2])
                elif not stored:
                    raise DamagedStream
        reader.finish()
    except (DamagedStream, tarfile.TarError, ValueError, EOFError) as error:
        raise Problem("backup_damaged", path=source.path) from error
    if held is None or identity is None or DATABASE not in seen or identity.desk_id != header.identity.desk_id:
        raise Problem("backup_damaged", path=source.path)
    return held


def _copy(source: Any, target: Path) -> None:
    with os.fdopen(private_files.open_new(target), "wb") as file:
        shutil.copyfileobj(source, file, PIECE)
        file.flush()
        os.fsync(file.fileno())


def _key_for(identity: Identity, key_file: Path | None, recovery_key: str | None) -> _Key:
    if key_file is not None and os.path.lexists(key_file):
        master = read_key_file(key_file)
        if master.fits(identity.desk_id, identity.fingerprint):
            return _Key(master, "keyfile", key_file, is_new=False)
        if recovery_key is None:
            raise Problem("backup_wrong_key")
    if recovery_key is not None:
        found = unwrap_master_key(identity.wrapped, read_recovery_key(recovery_key))
        if found is None or not found.fits(identity.desk_id, identity.fingerprint):
            raise Problem("backup_wrong_key")
        if key_file is not None and os.path.lexists(key_file):
            raise Problem("file_exists", name=key_file.name)
        return _Key(found, "keyring" if key_file is None else "keyfile", key_file, is_new=True)
    if key_file is not None:
        raise Problem("key_file_missing", path=key_file)
    master = desk_folder.key_in_keyring(identity.desk_id)
    if not master.fits(identity.desk_id, identity.fingerprint):
        raise Problem("backup_wrong_key")
    return _Key(master, "keyring", None, is_new=True)


# Restoring


def _refuse_occupied(data: Path, key_file: Path | None) -> None:
    with private_files.told(data):
        if desk_folder.has_desk(data):
            raise Problem("desk_exists", path=data)
        if desk_folder.foreign_entries(data, key_file):
            raise Problem("folder_not_empty", path=data)


def _restore(source: _Source, data: Path, key: _Key, clock: Clock) -> Restored:
    """Build the copy in a hidden folder, keep its key, and only then let `desk.json` say that it is there."""
    undo: list[Callable[[], object]] = []
    desk_id = secrets.token_hex(16)
    staged = data / f".restore-{secrets.token_hex(8)}"
    with private_files.told(data):
        if not data.is_dir():
            private_files.make_folder(data)
            undo.append(data.rmdir)
        with desk_folder.desk_lock(data) as lock:
            try:
                _refuse_occupied(data, key.file)
                undo.append(lock.remove)
                desk_folder.make_private(data, key.file)
                for left in data.glob(".restore-*"):
                    shutil.rmtree(left, ignore_errors=True)
                undo.append(lambda: shutil.rmtree(staged, ignore_errors=True))
                staged.mkdir(mode=private_files.FOLDER_MODE)
                (staged / FILES).mkdir(mode=private_files.FOLDER_MODE)
                held = _unpack(source, key.master, staged, keep_files=True)
                in_doubt = _check_database(staged, source.path, key.master, clock)
                vault = desk_folder.vault_in(staged, desk_id, key.master, key.place)
                undo.append(lambda: _forget_all(vault, held))
                for name, secret in held.items():
                    vault.set(name, secret)
                if key.is_new:
                    # A copy in the keyring has an entry of its own, under its own identity.
                    desk_folder.keep_key(key.master, desk_id, key.file)
                    undo.append(key.file.unlink if key.file else lambda: desk_folder.forget_key(desk_id))
                for folder in (*(staged / FILES).iterdir(), staged / FILES, staged, data):
                    private_files.sync_folder(folder)
                fingerprint = key.master.fingerprint(desk_id)
                wrapped = source.header.identity.wrapped
                identity = Identity(desk_id, key.place, fingerprint, wrapped, "restoring", staged.name)
                desk_folder.write_identity(data, identity)
            except BaseException:
                for step in reversed(undo):
                    with suppress(OSError, Problem):
                        step()
                raise
            desk_folder.finish_restore(data, identity)
    return Restored(desk_id, source.header.created, in_doubt)


def _check_database(staged: Path, path: Path, master: MasterKey, clock: Clock) -> int:
    """Check the database of a copy and put it in quarantine. Returns how many messages are in doubt."""
    try:
        engine = desk_folder.open_database(staged, master, clock)
        try:
            engine.verify()
            since = datetime.fromtimestamp(clock.now_ms() / 1000, UTC).isoformat(timespec="seconds")
            in_doubt = Desk(engine, Feed()).run(begin_quarantine, since)
            engine.checkpoint()
        finally:
            engine.close()
    except Problem as problem:
        raise _as_backup(problem, path) from problem
    with (staged / DATABASE).open("rb+") as file:
        os.fsync(file.fileno())
    return in_doubt


def _as_backup(problem: Problem, path: Path) -> Problem:
    """A damaged desk inside a backup is a damaged backup to whoever holds it."""
    return Problem("backup_damaged", path=path) if problem.code == "storage_damaged" else problem


def _forget_all(vault: Vault, held: dict[str, str]) -> None:
    for name in held:
        vault.delete(name)
