"""What providers push to this computer, kept on its disk until it is filed: one sealed file per body, numbered as it came.

The one decision: everything goes through here, also while the database is well. A body is on the disk before the
provider hears 200, the order is kept however long the database is away, and no second way exists that only an outage
would try out.
"""

import os
import re
import secrets
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from console.models.inbound import Pushed
from console.models.problems import Problem
from console.storage import private_files
from console.storage.files import open_sealed, seal_named

_LOOK_AGAIN_SECONDS = 5.0
"""A body another process left here, or one that was there before, is found without a bell."""
_NAME = re.compile(r"(\d{20})-(\d{13})", re.ASCII)
_MARK = "spool.id"
_CAME = threading.Condition()
"""One bell for all spools of this process: who takes a call in and who files it hold different ones of the same folder."""


class Spool:
    """One channel's folder. `key` is 32 bytes, or None for a desk without encryption. Safe from any thread.

    Only one process at a time may put bodies in: the one that holds the desk's sync lock.
    """

    def __init__(self, folder: Path, key: bytes | None) -> None:
        """Raises Problem `storage_full`, `storage_read_only`."""
        self._folder = folder
        self._key = key
        self._lock = threading.Lock()
        with private_files.told(folder):
            private_files.make_folder(folder)
            mark = folder / _MARK
            if not mark.exists():
                with suppress(FileExistsError):
                    private_files.write_new(mark, secrets.token_hex(8).encode())
            self.name = mark.read_text()
            self._last = max((number for number, _, _ in self._listed()), default=0)

    def put(self, body: bytes, at: int) -> None:
        """Keep a body; when this returns, a power cut does not take it away.

        Raises Problem `storage_full`, `storage_read_only`; then it is not kept.
        """
        with self._lock:
            self._last = max(self._last + 1, time.time_ns())
            name = f"{self._last:020d}-{at:013d}"
        # Several calls wait for the disk at once; of those that came together none was first.
        with private_files.told(self._folder):
            private_files.write_new(self._folder / name, seal_named(self._key, name, body))
        with _CAME:
            _CAME.notify_all()

    def wait(self, seconds: float) -> bool:
        """Whether something waits: at once when it does, else as soon as something is put in, at the latest after so long."""
        until = time.monotonic() + seconds
        with _CAME:
            # Looked at while nobody can ring: what is put in between the look and the wait rings afterwards.
            while self.is_empty():
                if not _CAME.wait(min(_LOOK_AGAIN_SECONDS, max(0.0, until - time.monotonic()))) and (
                    time.monotonic() >= until
                ):
                    return False
        return True

    def oldest(self, most: int) -> list[Pushed]:
        """The oldest bodies that wait, at most so many. Raises Problem `storage_read_only`."""
        found = []
        with private_files.told(self._folder):
            for its, at, name in sorted(self._listed())[:most]:
                try:
                    found.append(Pushed(its, at, open_sealed(self._key, name, (self._folder / name).read_bytes())))
                except Problem:
                    # Damaged on the disk: kept aside, so that it holds up nothing behind it.
                    os.replace(self._folder / name, self._folder / f"damaged-{name}")
        return found

    def forget(self, filed: Iterable[Pushed]) -> None:
        """Remove exactly what is filed: an older number may reach the disk after a younger one."""
        for each in filed:
            with suppress(FileNotFoundError):
                (self._folder / f"{each.number:020d}-{each.at:013d}").unlink()

    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not self._listed()

    def _listed(self) -> list[tuple[int, int, str]]:
        names = (_NAME.fullmatch(entry.name) for entry in os.scandir(self._folder))
        return [(int(found[1]), int(found[2]), found[0]) for found in names if found]
