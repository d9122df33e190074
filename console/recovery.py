"""The recovery key of a desk that exists: it puts a lost key back, and a new one can take its place.

The one decision: a key that is still there is never replaced, so whoever finds the paper can harm nobody's way in.
"""

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from console.credentials import (
    MasterKey,
    new_recovery_key,
    print_recovery_key,
    read_recovery_key,
    unwrap_master_key,
    wrap_master_key,
)
from console.desk_folder import (
    Identity,
    KeyPlace,
    OpenedDesk,
    desk_lock,
    keep_key,
    key_in_keyring,
    read_identity,
    vault_in,
    write_identity,
)
from console.models.problems import Problem
from console.storage import private_files


def renew_recovery_key(desk: OpenedDesk) -> str:
    """A new recovery key to print, when the old paper is lost or seen.

    The old one opens this desk no more, but still the backups made before.
    """
    assert desk.master is not None, "the training town has no key to recover"
    secret = new_recovery_key()
    with private_files.told(desk.path), desk_lock(desk.path):
        identity = read_identity(desk.path)
        assert identity is not None
        write_identity(desk.path, replace(identity, wrapped=wrap_master_key(desk.master, secret)))
    return print_recovery_key(secret)


def recover_key(data: Path, key_file: Path | None, recovery_key: str) -> None:
    """Put the lost key of an existing desk back: into the keyring, or into a new key file.

    Raises Problem `bad_recovery_key`, `storage_wrong_key`, `storage_damaged`, `no_desk`; `key_not_lost` or
    `file_exists` rather than replace a key that is there.
    """
    data = Path(os.path.abspath(data))
    identity = read_identity(data)
    if identity is None:
        raise Problem("no_desk", path=data)
    if _keyring_opens(identity, is_asked=key_file is None):
        raise Problem("key_not_lost")
    master = unwrap_master_key(identity.wrapped, read_recovery_key(recovery_key))
    if master is None or not master.fits(identity.desk_id, identity.fingerprint):
        raise Problem("storage_wrong_key")
    place = keep_key(master, identity.desk_id, key_file)
    if place != identity.key_in:
        _move_secrets(data, identity, master, place)
    with private_files.told(data), desk_lock(data):
        write_identity(data, replace(read_identity(data) or identity, key_in=place))


def _keyring_opens(identity: Identity, *, is_asked: bool) -> bool:
    """Whether the keyring of this computer holds the right key. `is_asked`: the key is to go there, so it must answer."""
    try:
        return key_in_keyring(identity.desk_id).fits(identity.desk_id, identity.fingerprint)
    except Problem as problem:
        if is_asked and problem.code not in ("key_missing", "storage_wrong_key"):
            raise
        return False


def _move_secrets(folder: Path, identity: Identity, master: MasterKey, place: KeyPlace) -> None:
    """Take the channels' secrets along where the old place still gives them; the others must be typed again."""
    target = vault_in(folder, identity.desk_id, master, place)
    with suppress(Problem):
        source = vault_in(folder, identity.desk_id, master, identity.key_in)
        for name in source.names():
            secret = source.get(name)
            if secret is not None:
                target.set(name, secret)
