"""Takes a whole desk off this computer: keys first, so that what a crash leaves behind can be read by nobody.

Backups stay and open with their own copy of the key or with the recovery key. The folder itself stays too: it may hold
what is not ours.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from console.desk_folder import LOCKS, OpenedDesk, desk_lock, forget_key, own_entries
from console.storage import private_files


def erase_desk(opened: OpenedDesk, key_file: Path | None) -> None:
    """Forget secrets and key, then remove every file of the desk. It must be closed already.

    Raises Problem `storage_read_only`, `no_keyring`, `keyring_locked`.
    """
    for name in opened.vault.names():
        opened.vault.delete(name)
    if key_file is not None:
        with private_files.told(key_file.parent):
            key_file.unlink(missing_ok=True)
    elif opened.identity.key_in == "keyring":
        forget_key(opened.desk_id)
    folder = opened.path
    with private_files.told(folder), desk_lock(folder):
        for name in own_entries(folder):
            path = folder / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    for name in LOCKS:
        # On Windows a lock that is still held stays behind, empty.
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)
