"""One desk is one folder: makes it, opens it, and refuses everything else. Nothing that exists is ever overwritten.

A desk exists from the moment `desk.json` stands there with the state "made"; it is written last, in one step. A crash
before that leaves a key file, a `desk.json` with the state "making" or a restored copy not yet in its place, and the
next start goes on from there: under the lock, and always forward. A desk that was made and whose database is missing
or empty is damaged; it never becomes a silent new one.
"""

import hashlib
import hmac
import json
import os
import re
import secrets
import shutil
import stat
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from console.credentials import (
    Keyring,
    KeyringVault,
    MasterKey,
    MemoryVault,
    SealedFileVault,
    Vault,
    make_key_file,
    new_recovery_key,
    print_recovery_key,
    read_key_file,
    wrap_master_key,
)
from console.models.clock import Clock, SystemClock
from console.models.problems import Problem
from console.models.record import Record, hidden, replace
from console.storage import private_files
from console.storage.engine import Engine
from console.storage.files import FileStore, Store
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine

FORMAT = 1
DATABASE = "desk.db"
FILES = "files"
SPOOL = "spool"
"""What providers pushed here and nobody has filed yet."""
SECRETS = "secrets.sealed"
KEYRING_NAMES = "keyring.sealed"
STAGED = re.compile(r"\.restore-[0-9a-f]{16}", re.ASCII)
LOCK_MARK = "screen.locked"
_IDENTITY = "desk.json"
_LOCK = "desk.lock"
_SYNC_LOCK = "sync.lock"
_WINDOW_LOCK = "window.lock"
LOCKS = (_LOCK, _SYNC_LOCK, _WINDOW_LOCK, "backup.lock")
_OURS = re.compile(
    r"desk\.(?:db|db-wal|db-shm|json|lock)|office\.(?:json|pem)|files|spool|(?:secrets|keyring)\.sealed|(?:sync|window|backup)\.lock"
    r"|screen\.locked|console\.log(?:\.\d)?|\.(?:restore|backup)-[0-9a-f]{16}|\..*\.part",
    re.ASCII,
)
_HEX_32 = re.compile(r"[0-9a-f]{32}", re.ASCII)
_HEX_64 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_WRAPPED = re.compile(r"([0-9a-f]{2}){60}", re.ASCII)

KeyPlace = Literal["keyring", "keyfile", "none"]


class Identity(Record):
    """What `desk.json` says.

    `wrapped` is the master key sealed by the recovery key; `staged` names a restored copy still to be moved in.
    """

    desk_id: str
    key_in: KeyPlace
    fingerprint: str
    wrapped: str
    state: Literal["making", "restoring", "made"]
    staged: str = ""

    def to_json(self) -> bytes:
        """The file, with a checksum over the rest."""
        content: dict[str, Any] = {
            "format": FORMAT,
            "desk_id": self.desk_id,
            "key_in": self.key_in,
            "fingerprint": self.fingerprint,
            "recovery": self.wrapped,
            "state": self.state,
            "staged": self.staged,
        }
        return (json.dumps({**content, "check": _checksum(content)}, indent=1) + "\n").encode()

    @staticmethod
    def from_json(data: bytes) -> "Identity":
        """Raises Problem `storage_damaged`, `storage_newer`."""
        try:
            content = json.loads(data)
            check = content.pop("check")
            number = content["format"]
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise Problem("storage_damaged") from error
        if not hmac.compare_digest(str(check).encode(), _checksum(content).encode()) or not isinstance(number, int):
            raise Problem("storage_damaged")
        if number > FORMAT:
            raise Problem("storage_newer", found=number, known=FORMAT)
        names = ("desk_id", "key_in", "fingerprint", "recovery", "state", "staged")
        texts = [content.get(name) for name in names]
        if not all(isinstance(text, str) for text in texts):
            raise Problem("storage_damaged")
        identity = Identity(*texts)
        # A checksum proves no intention: what becomes part of a path or a key is looked at as well.
        has_key = _HEX_64.fullmatch(identity.fingerprint) and _WRAPPED.fullmatch(identity.wrapped)
        if (
            not _HEX_32.fullmatch(identity.desk_id)
            or identity.key_in not in ("keyring", "keyfile", "none")
            or not (identity.key_in == "none" or has_key)
            or identity.state not in ("making", "restoring", "made")
            or (identity.state == "restoring" and not STAGED.fullmatch(identity.staged))
        ):
            raise Problem("storage_damaged")
        return identity


class OpenedDesk(Record):
    """A desk ready for work.

    `recovery_key` is the text to print, only when the desk was made just now; `master` is None in the training town.
    `login` and `role` say whose desk of an office this is; empty where the desk stands alone.
    """

    engine: Engine
    files: Store
    vault: Vault
    path: Path
    desk_id: str
    recovery_key: str | None = hidden()
    is_new: bool
    identity: Identity = hidden()
    master: MasterKey | None = hidden()
    login: str = ""
    role: str = ""

    @property
    def is_in_office(self) -> bool:
        """Whether the data is an office's, on its server."""
        return bool(self.role)

    def close(self) -> None:
        """Close the database. The folder stays."""
        self.engine.close()


class _OneHolder:
    """Held by one process for the desk in `folder`; the system gives it back when that process dies."""

    name: str

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = private_files.FileLock(folder / self.name)

    def __enter__(self) -> Self:
        """Raises Problem `already_running` at once when another process holds it."""
        with private_files.told(self._folder):
            is_ours = self._lock.acquire(wait=False)
        if not is_ours:
            raise Problem("already_running")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()


class SyncLock(_OneHolder):
    """Held by the process that receives and sends."""

    name = _SYNC_LOCK


class WindowLock(_OneHolder):
    """Held by the process whose window shows the desk on this computer."""

    name = _WINDOW_LOCK


def default_folder() -> Path:
    """The desk of this user when no other is named."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "Ventanilla"
    local = os.environ.get("XDG_DATA_HOME", "")
    # The XDG base directory specification says to ignore a relative path.
    return (Path(local) if os.path.isabs(local) else Path.home() / ".local" / "share") / "ventanilla"


def open_or_create(data: Path, key_file: Path | None = None, *, clock: Clock | None = None) -> OpenedDesk:
    """Open the desk in `data`, or make a new one there. Without `key_file` its key is in the keyring.

    Raises Problem, and then nothing was overwritten. From here on everything this process makes is private (umask).
    """
    os.umask(0o077)
    clock = clock or SystemClock()
    data = Path(os.path.abspath(data))
    identity = read_identity(data) if data.is_dir() else None
    if identity is None:
        _look_at_key_place(key_file)
    with private_files.told(data):
        private_files.make_folder(data)
    if identity is None or identity.state != "made":
        with private_files.told(data), desk_lock(data):
            # Another process may have been faster.
            identity = read_identity(data)
            if identity is not None and identity.state == "restoring":
                identity = finish_restore(data, identity)
            if identity is None or identity.state == "making":
                return _make(data, key_file, identity, clock)
    return _open(data, key_file, identity, clock)


def _look_at_key_place(key_file: Path | None) -> None:
    """Before anything is made: a key file that is refused, or no place at all for a key, leaves not even a folder behind."""
    if key_file is None:
        Keyring()
    elif os.path.lexists(key_file):
        read_key_file(key_file)


def open_training(folder: Path, *, clock: Clock | None = None) -> OpenedDesk:
    """The training town's desk in a folder that is thrown away: no key, and the secrets end with the process."""
    os.umask(0o077)
    clock = clock or SystemClock()
    folder = Path(os.path.abspath(folder))
    with private_files.told(folder):
        private_files.make_folder(folder)
        with desk_lock(folder):
            identity = read_identity(folder)
            if identity is None or identity.state == "making":
                identity = identity or Identity(secrets.token_hex(16), "none", "", "", "making")
                return _make_database(folder, identity, None, MemoryVault(), None, clock)
    return _open(folder, None, identity, clock)


def read_identity(folder: Path) -> Identity | None:
    """What `desk.json` says, or None where no desk was begun.

    Raises Problem `storage_damaged` when there is a desk without it.
    """
    path = folder / _IDENTITY
    try:
        content, _ = private_files.read_regular(path, 65_536)
    except FileNotFoundError:
        if not has_desk(folder):
            return None
        if path.exists():
            # Another process has begun the desk between the two looks.
            return read_identity(folder)
        raise Problem("storage_damaged") from None
    except PermissionError as error:
        raise Problem("storage_read_only", path=folder) from error
    except OSError as error:
        raise Problem("storage_damaged") from error
    return Identity.from_json(content)


def write_identity(folder: Path, identity: Identity) -> None:
    """Put `desk.json` in its place in one step."""
    private_files.replace(folder / _IDENTITY, identity.to_json())


def desk_lock(folder: Path) -> private_files.FileLock:
    """Held while a desk is made, restored or given another key."""
    return private_files.FileLock(folder / _LOCK)


def has_desk(folder: Path) -> bool:
    """Whether anything of a desk is there."""
    return any(os.path.lexists(folder / name) for name in (_IDENTITY, DATABASE, SECRETS, FILES, KEYRING_NAMES))


def foreign_entries(folder: Path, key_file: Path | None) -> list[str]:
    """What lies in the folder that is neither a desk's nor the key file."""
    key_name = key_file.name if key_file and Path(os.path.abspath(key_file)).parent == folder else None
    return [name for name in os.listdir(folder) if name != key_name and not _OURS.fullmatch(name)]


def own_entries(folder: Path) -> list[str]:
    """What in the folder is a desk's, `desk.json` first and without the locks: a desk half gone is none any more."""
    found = [name for name in os.listdir(folder) if _OURS.fullmatch(name) and name not in LOCKS]
    return sorted(found, key=lambda name: name != _IDENTITY)


def make_private(folder: Path, key_file: Path | None) -> None:
    """Close the folder to others, unless it also holds what is not ours: then its files are private one by one."""
    if sys.platform == "win32" or foreign_entries(folder, key_file):
        return
    if stat.S_IMODE(folder.stat().st_mode) != private_files.FOLDER_MODE:
        folder.chmod(private_files.FOLDER_MODE)


def finish_restore(folder: Path, identity: Identity) -> Identity:
    """Move a restored copy to its place, from wherever an interruption left it, and declare the desk made.

    The caller holds the lock.
    """
    staged = folder / identity.staged
    for name in (FILES, SECRETS, KEYRING_NAMES, DATABASE):
        if (staged / name).exists():
            os.rename(staged / name, folder / name)
    private_files.sync_folder(folder)
    identity = replace(identity, state="made", staged="")
    write_identity(folder, identity)
    shutil.rmtree(staged, ignore_errors=True)
    return identity


def keep_key(master: MasterKey, desk_id: str, key_file: Path | None) -> KeyPlace:
    """Keep a key in a new key file or in the keyring.

    Raises Problem `file_exists` when the key file is there already.
    """
    if key_file is None:
        Keyring().set(keyring_user(desk_id), master.material.hex())
        return "keyring"
    try:
        make_key_file(key_file, master)
    except FileExistsError as error:
        raise Problem("file_exists", name=key_file.name) from error
    return "keyfile"


def forget_key(desk_id: str) -> None:
    """Take the key of a desk that came to nothing out of the keyring again."""
    Keyring().delete(keyring_user(desk_id))


def keyring_user(desk_id: str) -> str:
    """Under which name the keyring holds the key of a desk."""
    return f"desk:{desk_id}"


def key_in_keyring(desk_id: str) -> MasterKey:
    """Raises Problem `key_missing`, `no_keyring`, `keyring_locked`, `storage_wrong_key`."""
    kept = Keyring().get(keyring_user(desk_id))
    if kept is None:
        raise Problem("key_missing")
    try:
        master = MasterKey(bytes.fromhex(kept))
    except ValueError as error:
        raise Problem("storage_wrong_key") from error
    return master


def vault_in(folder: Path, desk_id: str, master: MasterKey, place: KeyPlace) -> Vault:
    """Where the secrets of the channels go: beside the key."""
    key = master.derive("secrets")
    if place == "keyfile":
        return SealedFileVault(folder / SECRETS, key, folder / _LOCK)
    index = SealedFileVault(folder / KEYRING_NAMES, key, folder / _LOCK)
    return KeyringVault(desk_id, Keyring(), index)


def open_database(folder: Path, master: MasterKey | None, clock: Clock) -> SqliteEngine:
    """The database of a folder, at this program's schema.

    Raises Problem; the key is known to be right, so what it does not open is damaged.
    """
    path = folder / DATABASE
    # An empty file is a valid new database to SQLite; to us it is a desk that was lost.
    if not path.is_file() or path.stat().st_size == 0:
        raise Problem("storage_damaged")
    engine = SqliteEngine(path, master.derive("database") if master else None, clock, must_exist=True)
    try:
        migrate(engine)
    except Problem as problem:
        engine.close()
        raise (Problem("storage_damaged") if problem.code == "storage_wrong_key" else problem) from problem
    except BaseException:
        engine.close()
        raise
    return engine


def _open(folder: Path, key_file: Path | None, identity: Identity, clock: Clock) -> OpenedDesk:
    tidy(folder, key_file)
    if identity.key_in == "none":
        return _opened(folder, identity, None, MemoryVault(), None, open_database(folder, None, clock))
    master, vault = open_keys(folder, key_file, identity)
    return _opened(folder, identity, master, vault, None, open_database(folder, master, clock))


def open_keys(folder: Path, key_file: Path | None, identity: Identity) -> tuple[MasterKey, Vault]:
    """The key of a desk that was made, and its vault. Raises Problem `key_file_needed`, `key_missing`, `storage_wrong_key`, …"""
    place: KeyPlace
    if key_file is not None:
        master, place = read_key_file(key_file), "keyfile"
    elif identity.key_in == "keyfile":
        raise Problem("key_file_needed")
    else:
        master, place = key_in_keyring(identity.desk_id), "keyring"
    if not master.fits(identity.desk_id, identity.fingerprint):
        raise Problem("storage_wrong_key")
    return master, vault_in(folder, identity.desk_id, master, place)


def tidy(folder: Path, key_file: Path | None) -> None:
    """Close the folder to others and sweep what a restore left that was killed after its last step.

    A read-only one stays.
    """
    with suppress(OSError):
        make_private(folder, key_file)
        left = [folder / name for name in os.listdir(folder) if STAGED.fullmatch(name)]
        if left:
            # Into a desk that is made nobody restores, so nothing of these is in use.
            with desk_lock(folder):
                for staged in left:
                    shutil.rmtree(staged, ignore_errors=True)


def make_keys(folder: Path, key_file: Path | None, begun: Identity | None) -> tuple[Identity, MasterKey, Vault, str]:
    """The key of a desk that is being made, kept at its place; one found from an interrupted making is used again.

    Returns its identity in the state "making", the key, the vault and the recovery key to print.
    """
    make_private(folder, key_file)
    desk_id = begun.desk_id if begun else secrets.token_hex(16)
    place: KeyPlace
    if key_file is not None:
        place = "keyfile"
        try:
            master = MasterKey.new()
            make_key_file(key_file, master)
        except FileExistsError:
            master = read_key_file(key_file)
    else:
        place = "keyring"
        keyring = Keyring()
        kept = keyring.get(keyring_user(desk_id))
        master = MasterKey(bytes.fromhex(kept)) if kept else MasterKey.new()
        keyring.set(keyring_user(desk_id), master.material.hex())
    secret = new_recovery_key()
    identity = Identity(desk_id, place, master.fingerprint(desk_id), wrap_master_key(master, secret), "making")
    return identity, master, vault_in(folder, desk_id, master, place), print_recovery_key(secret)


def _make(folder: Path, key_file: Path | None, begun: Identity | None, clock: Clock) -> OpenedDesk:
    """Make a desk, or go on where a crash stopped the making.

    Nobody has worked with it yet, and nobody has read its recovery key.
    """
    identity, master, vault, recovery_key = make_keys(folder, key_file, begun)
    if begun is not None and begun.fingerprint != identity.fingerprint:
        # The half-made database of another key holds nothing: no process has come further than its schema.
        for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
            (folder / name).unlink(missing_ok=True)
    return _make_database(folder, identity, master, vault, recovery_key, clock)


def _make_database(
    folder: Path, identity: Identity, master: MasterKey | None, vault: Vault, recovery_key: str | None, clock: Clock
) -> OpenedDesk:
    write_identity(folder, identity)
    with suppress(FileExistsError):
        os.close(private_files.open_new(folder / DATABASE))
    private_files.make_folder(folder / FILES)
    engine = SqliteEngine(folder / DATABASE, master.derive("database") if master else None, clock)
    try:
        migrate(engine)
        engine.checkpoint()
        private_files.sync_folder(folder)
        identity = replace(identity, state="made")
        write_identity(folder, identity)
    except BaseException:
        engine.close()
        raise
    return _opened(folder, identity, master, vault, recovery_key, engine)


def _opened(
    folder: Path,
    identity: Identity,
    master: MasterKey | None,
    vault: Vault,
    recovery_key: str | None,
    engine: SqliteEngine,
) -> OpenedDesk:
    files = FileStore(folder / FILES, master.derive("files") if master else None)
    is_new = recovery_key is not None
    return OpenedDesk(engine, files, vault, folder, identity.desk_id, recovery_key, is_new, identity, master)


def _checksum(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
