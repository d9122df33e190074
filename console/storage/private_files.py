"""Files that only their owner may read: made whole or not at all, never through somebody's link, and never in place
of another.

Every write goes to a temporary file beside its target, is forced to the disk, and then takes its name in one step, so
that a power cut leaves the old content or the new one. On Windows a new folder is private by the access list that
`mkdir` with mode 700 gives it; modes are not checked there.
"""

import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from console.models.problems import Problem

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS)


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn what the system says about writing in `folder` into Problem `storage_full` or `storage_read_only`."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise Problem("storage_full") from error
        raise Problem("storage_read_only", path=folder) from error


def make_folder(folder: Path) -> None:
    """Make a private folder, with private parents where they are missing. Raises OSError."""
    if not folder.is_dir():
        folder.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            folder.mkdir(mode=FOLDER_MODE)
            sync_folder(folder.parent)
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk. Windows does that by itself and refuses to open one."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def open_new(path: Path) -> int:
    """A descriptor for writing to a private file that did not exist. Raises FileExistsError, also for a link."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY, FILE_MODE)
    if sys.platform != "win32":
        # A stricter umask of the caller would take away the owner's own rights.
        os.fchmod(handle, FILE_MODE)
    return handle


def replace(path: Path, data: bytes) -> None:
    """Give `path` this content in one step, whatever was there before. Raises OSError and leaves the old content."""
    temporary = _written(path, data)
    try:
        os.replace(temporary, path)
    except BaseException:
        _forget(temporary)
        raise
    sync_folder(path.parent)


def write_new(path: Path, data: bytes) -> None:
    """Make `path` with this content in one step.

    Raises FileExistsError and touches nothing when something has that name already.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    temporary = _written(path, data)
    try:
        publish(temporary, path)
    except BaseException:
        _forget(temporary)
        raise


def publish(temporary: Path, path: Path) -> None:
    """Give a finished temporary file its name in one step, unless something has that name: then FileExistsError."""
    if sys.platform == "win32":
        os.rename(temporary, path)
        return
    try:
        os.link(temporary, path, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A memory stick knows no links; there the name is looked at first.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        os.rename(temporary, path)
    else:
        os.unlink(temporary)
    sync_folder(path.parent)


def read_regular(path: Path, limit: int) -> tuple[bytes, int]:
    """Content and mode bits of a regular file of at most `limit` bytes.

    Raises OSError, also for a link, a pipe or a bigger file.
    """
    handle = os.open(path, os.O_RDONLY | _NO_FOLLOW | _NO_WAIT | _BINARY)
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > limit:
            raise OSError(errno.EINVAL, "not a regular file of that size", str(path))
        return file.read(limit), stat.S_IMODE(status.st_mode)


def temporary_beside(path: Path) -> Path:
    """A fresh hidden name in the folder of `path`."""
    return path.with_name(f".{path.name[:100]}.{secrets.token_hex(8)}.part")


def _written(path: Path, data: bytes) -> Path:
    temporary = temporary_beside(path)
    handle = open_new(temporary)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        _forget(temporary)
        raise
    return temporary


def _forget(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


class FileLock:
    """An exclusive lock between processes, given up by the system when its holder dies.

    One object is used by one thread.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self, *, wait: bool = True) -> bool:
        """Take the lock; without `wait`, False at once when somebody else has it.

        Raises OSError when the file cannot be made.
        """
        while True:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | _NO_FOLLOW | _BINARY, FILE_MODE)
            try:
                is_taken = _lock(handle, wait)
                # Its holder may have removed the file while we waited; then ours is nobody's lock any more.
                is_current = is_taken and self._is_at_its_path(handle)
            except BaseException:
                os.close(handle)
                raise
            if is_current:
                self._handle = handle
                return True
            os.close(handle)
            if not is_taken:
                return False

    def remove(self) -> None:
        """Remove the file while holding it, so that nothing is left behind."""
        self._path.unlink(missing_ok=True)

    def release(self) -> None:
        """Give the lock back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _is_at_its_path(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat(follow_symlinks=False))
        except FileNotFoundError:
            return False

    def __enter__(self) -> "FileLock":
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt
    import time

    def _lock(handle: int, wait: bool) -> bool:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
                return True
            except OSError:
                if not wait:
                    return False
                time.sleep(0.05)

else:
    import fcntl

    def _lock(handle: int, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
