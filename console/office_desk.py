"""The desk of an office: no database and no files in its folder, only where they are and who sits here.

An invitation is used once: the first thing a desk does with it is to give its login another secret that only this computer knows.
"""

import hashlib
import json
import os
import secrets
import tempfile
from pathlib import Path
from typing import Final

from console import desk_folder
from console.credentials import Vault
from console.desk_folder import OpenedDesk
from console.models.failpoints import failpoint
from console.models.problems import Problem
from console.models.record import replace
from console.office_folder import AUTHORITY, OFFICE, OWNER, Invitation, Place, read_place
from console.storage import migrate, private_files, roles
from console.storage.blobs import BlobStore
from console.storage.postgres import Address, PostgresEngine, engine_at

_SECRET: Final = "office:secret"
_NEXT: Final = "office:next"
_FILES_KEY: Final = "office:files"


def open_office(data: Path, key_file: Path | None = None) -> OpenedDesk:
    """Open the desk of an office. Raises Problem `office_…`, `storage_…`, and then nothing was changed."""
    os.umask(0o077)
    folder = Path(os.path.abspath(data))
    place, identity = read_place(folder), desk_folder.read_identity(folder)
    if place is None or identity is None or identity.state != "made":
        raise Problem("storage_damaged")
    desk_folder.tidy(folder, key_file)
    master, vault = desk_folder.open_keys(folder, key_file, identity)
    address = _address(folder, place, vault)
    engine = engine_at(address)
    try:
        _require_schema(engine)
    except BaseException:
        engine.close()
        raise
    key = bytes.fromhex(vault.get(_FILES_KEY) or "")
    if len(key) != 32:
        engine.close()
        raise Problem("key_missing")
    store = BlobStore(engine, key)
    return OpenedDesk(
        engine, store, vault, folder, identity.desk_id, None, False, identity, master, place.login, place.role
    )


def _address(folder: Path, place: Place, vault: Vault) -> Address:
    """Where the desk connects to. A crash in the middle of joining has left the next secret, which may be in force already."""
    ca = folder / AUTHORITY if place.ca else None
    address = Address(place.host, place.port, place.database, place.user, vault.get(_SECRET), ca, place.how)
    fresh = vault.get(_NEXT)
    if fresh is None:
        return address
    with_fresh = replace(address, secret=fresh)
    if _opens(with_fresh):
        vault.set(_SECRET, fresh)
        address = with_fresh
    vault.delete(_NEXT)
    return address


def _opens(address: Address) -> bool:
    """Raises Problem when it cannot be told."""
    engine = engine_at(address)
    try:
        engine.verify()
    except Problem as problem:
        if problem.code == "office_login_refused":
            return False
        raise
    finally:
        engine.close()
    return True


def _require_schema(engine: PostgresEngine) -> None:
    """A desk never changes the schema of its office: it says which side is behind. Raises Problem `office_schema_old`, `storage_newer`."""
    known = migrate.newest(engine.kind)
    with engine.transaction("schema version", write=False) as tx:
        found = int(tx.scalar("SELECT value FROM meta WHERE key = 'schema'") or 0)
        oldest = int(tx.scalar("SELECT value FROM meta WHERE key = 'oldest_reader'") or 0)
    if oldest > known:
        raise Problem("storage_newer", found=found, known=known)
    if found < known:
        raise Problem("office_schema_old", found=found, known=known)


def found(data: Path, key_file: Path | None, address: Address, ca: str) -> OpenedDesk:
    """Make the office of a database, or bring one up to this program. The folder keeps the owner's secret and the files' key.

    Raises Problem `office_…`; safe to repeat, also after an interruption.
    """
    folder = Path(os.path.abspath(data))
    before = read_place(folder)
    if before is not None and before.role != OWNER:
        raise Problem("office_is_there")
    vault, recovery_key = _begin(folder, key_file)
    files_key = vault.get(_FILES_KEY) or secrets.token_hex(32)
    vault.set(_FILES_KEY, files_key)
    _keep_authority(folder, ca)
    office = roles.found_office(
        replace(address, ca=folder / AUTHORITY if ca else None), secrets.token_hex(16), _fingerprint(files_key)
    )
    if address.secret is not None:
        vault.set(_SECRET, address.secret)
    _finish(
        folder,
        Place(
            address.host, address.port, address.database, address.user, address.how, OWNER, OWNER, office.desk_id, ca
        ),
    )
    return replace(open_office(folder, key_file), recovery_key=recovery_key)


def invite(
    desk: OpenedDesk,
    login: str,
    name: str,
    role: str,
    *,
    is_again: bool = False,
    db_role: str | None = None,
    how: str = "scram",
) -> Invitation:
    """Make somebody's personal login from the folder in which the office was founded. Raises Problem `not_allowed`, `office_…`."""
    place, address = owners_address(desk)
    office, user, secret = roles.invite(address, login, name, role, is_again=is_again, db_role=db_role)
    invited = replace(place, user=user, how=how, login=login, role=role, desk_id=office.desk_id)
    return Invitation(invited, secret or "", desk.vault.get(_FILES_KEY) or "")


def founder(data: Path, key_file: Path | None) -> tuple[Place, Address] | None:
    """Where the owner connects to, from the folder in which the office was founded; its schema may be an older one.

    None where no office was founded in this folder. Raises Problem `office_is_there` in anybody else's.
    """
    folder = Path(os.path.abspath(data))
    place, identity = read_place(folder), desk_folder.read_identity(folder) if folder.is_dir() else None
    if place is None or identity is None:
        return None
    if place.role != OWNER:
        raise Problem("office_is_there")
    return place, _address(folder, place, desk_folder.open_keys(folder, key_file, identity)[1])


def owners_address(desk: OpenedDesk) -> tuple[Place, Address]:
    """Where the owner connects to. Raises Problem `not_allowed` from any other desk."""
    place = read_place(desk.path)
    if place is None:
        raise Problem("office_not_found")
    if place.role != OWNER:
        raise Problem("not_allowed")
    return place, _address(desk.path, place, desk.vault)


def join(data: Path, key_file: Path | None, invitation: Invitation, *, password: str | None = None) -> OpenedDesk:
    """Make this folder a desk of the office it is invited to: tests the way there, then takes the login for itself alone.

    `password` is for a login the server asks a directory about. Raises Problem `office_…`; safe to repeat.
    """
    folder = Path(os.path.abspath(data))
    place = invitation.place
    before = read_place(folder)
    identity = desk_folder.read_identity(folder) if folder.is_dir() else None
    if before is not None and (before != place or (identity is not None and identity.state == "made")):
        raise Problem("office_is_there")
    vault, recovery_key = _begin(folder, key_file)
    failpoint("join.keys")
    _keep_authority(folder, place.ca)
    ca = folder / AUTHORITY if place.ca else None
    secret = password if place.how != "scram" else invitation.secret
    address = Address(place.host, place.port, place.database, place.user, secret, ca, place.how)
    vault.set(_FILES_KEY, invitation.files_key)
    if place.how == "scram":
        _take_login(address, vault)
    else:
        engine_at(address).verify()
        if secret is not None:
            vault.set(_SECRET, secret)
    _finish(folder, place)
    return replace(open_office(folder, key_file), recovery_key=recovery_key)


def try_way(invitation: Invitation) -> None:
    """Test what joining needs, changing nothing: the server's name, its certificate, its version, its clock and the login.

    Raises Problem `office_…`, `storage_unreachable`.
    """
    place = invitation.place
    with tempfile.TemporaryDirectory(prefix="ventanilla-") as folder:
        ca = Path(folder) / AUTHORITY if place.ca else None
        if ca is not None:
            ca.write_text(place.ca, encoding="ascii")
        secret = invitation.secret if place.how == "scram" else None
        address = Address(place.host, place.port, place.database, place.user, secret, ca, place.how)
        _look(address)


def _look(address: Address) -> None:
    """Raises Problem `office_code_used` where the login of an invitation is refused."""
    engine = engine_at(address)
    try:
        engine.verify()
        _require_schema(engine)
    except Problem as problem:
        raise (Problem("office_code_used") if problem.code == "office_login_refused" else problem) from problem
    finally:
        engine.close()


def _take_login(address: Address, vault: Vault) -> None:
    # An earlier try may have come so far that the server knows the new secret.
    for kept in (vault.get(_NEXT), vault.get(_SECRET)):
        if kept is not None and _opens(replace(address, secret=kept)):
            vault.set(_SECRET, kept)
            vault.delete(_NEXT)
            return
    _look(address)
    fresh = roles.new_secret()
    vault.set(_NEXT, fresh)
    failpoint("join.next")
    roles.renew_secret(address, fresh)
    failpoint("join.renewed")
    vault.set(_SECRET, fresh)
    vault.delete(_NEXT)


def _begin(folder: Path, key_file: Path | None) -> tuple[Vault, str | None]:
    """The vault of a folder that is to belong to an office; an empty folder gets its keys. Raises Problem `office_is_there`."""
    os.umask(0o077)
    with private_files.told(folder):
        private_files.make_folder(folder)
        with desk_folder.desk_lock(folder):
            identity = desk_folder.read_identity(folder)
            if identity is not None and identity.state == "made":
                if read_place(folder) is None:
                    raise Problem("office_is_there")
                return desk_folder.open_keys(folder, key_file, identity)[1], None
            if identity is not None and read_place(folder) is not None:
                # Only the last word is missing; the login is this folder's already.
                return desk_folder.open_keys(folder, key_file, identity)[1], None
            if (folder / desk_folder.DATABASE).exists():
                raise Problem("office_is_there")
            identity, _, vault, recovery_key = desk_folder.make_keys(folder, key_file, identity)
            desk_folder.write_identity(folder, identity)
    return vault, recovery_key


def _keep_authority(folder: Path, ca: str) -> None:
    if ca:
        private_files.replace(folder / AUTHORITY, ca.encode("ascii"))


def _finish(folder: Path, place: Place) -> None:
    """From here on the folder is a desk of the office: `desk.json` says so last."""
    private_files.replace(folder / OFFICE, (json.dumps(place.to_json(), indent=1) + "\n").encode())
    failpoint("join.place")
    identity = desk_folder.read_identity(folder)
    if identity is None:
        raise Problem("storage_damaged")
    desk_folder.write_identity(folder, replace(identity, state="made"))


def _fingerprint(files_key: str) -> str:
    """Tells whether two folders hold the same key, and nothing about it."""
    return hashlib.sha256(b"ventanilla files" + bytes.fromhex(files_key)).hexdigest()[:32]
