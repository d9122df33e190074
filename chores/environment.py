"""The folder `.venv`: made once, exactly what the lock says, and mended by itself after an interruption.

The decision: an environment is either known to be whole or it is made again. A marker stands in it while packages are
being put in; whoever finds the marker without its owner starts over instead of guessing which files are half written.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from chores.report import ROOT, Stop, say
from chores.system import ensure_venv_module

RUN_LOCK: Final = "requirements.lock"
DEV_LOCK: Final = "requirements-dev.lock"
OURS: Final = "pyproject.toml"
"""What the command `ventanilla` in `.venv` was made from: a command that starts another way is made again."""

# What pip says when it is the network and not the package. Its exit code does not tell.
NETWORK_WORDS: Final = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "Connection refused",
    "Connection reset",
    "Network is unreachable",
    "ProxyError",
    "SSLError",
    "No matching distribution found",
)


@dataclass(frozen=True)
class Environment:
    """Where one `.venv` lives and how to use it. `root` holds the locks, `.venv` and the program."""

    root: Path = ROOT

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def scripts(self) -> Path:
        return self.folder / ("Scripts" if sys.platform == "win32" else "bin")

    @property
    def python(self) -> Path:
        return self.scripts / ("python.exe" if sys.platform == "win32" else "python")

    @property
    def stamp(self) -> Path:
        """JSON, name of a lock (or of our own pyproject.toml) to the SHA-256 of what is installed."""
        return self.folder / "ventanilla-stamp.json"

    @property
    def marker(self) -> Path:
        """Stands here while packages are being put in."""
        return self.folder / "ventanilla-unfinished"

    def command(self, name: str) -> list[str]:
        """A command line that starts a script some package has put into `.venv`."""
        return [str(self.scripts / (name + (".exe" if sys.platform == "win32" else "")))]


def prepare(environment: Environment, *, dev: bool) -> None:
    """Bring `.venv` to what the lock says; with `dev` also what tests and checks need. Milliseconds if nothing changed.

    Raises `Stop` with one next step: no permission, no venv module, no network, a package that cannot be installed.
    """
    wanted = {name: _digest(environment.root / name) for name in (RUN_LOCK, OURS)}
    if dev:
        wanted[DEV_LOCK] = _digest(environment.root / DEV_LOCK)
    if _is_ready(environment, wanted):
        return
    if not os.access(environment.root, os.W_OK):
        raise Stop(
            f"The folder {environment.root} cannot be written to. Copy it to a place of your own and run it there."
        )
    with _alone(environment.root / ".venv.lock"):
        # The run that was waited for may have done everything.
        if not _is_ready(environment, wanted):
            _install(environment, wanted, dev=dev)


def _is_ready(environment: Environment, wanted: dict[str, str]) -> bool:
    return wanted.items() <= _read_stamp(environment).items() and _is_whole(environment)


def _is_whole(environment: Environment) -> bool:
    return not environment.marker.exists() and _works(environment)


def _install(environment: Environment, wanted: dict[str, str], *, dev: bool) -> None:
    installed = _read_stamp(environment)
    # A changed lock means a fresh environment: packages that the new lock no longer names must not linger.
    outdated = any(installed.get(name, digest) != digest for name, digest in wanted.items() if name != OURS)
    if outdated or not _is_whole(environment):
        _create(environment)
        installed = {}
    lock = DEV_LOCK if dev else RUN_LOCK
    environment.marker.touch()
    say(f"Installing packages from {lock}; the first time this takes a minute or two …")
    _pip(environment, "install", "--require-hashes", "-r", str(environment.root / lock))
    _install_ourselves(environment)
    environment.stamp.write_text(json.dumps(installed | wanted, indent=1), encoding="utf-8")
    environment.marker.unlink()


def _create(environment: Environment) -> None:
    if environment.folder.exists():
        if Path(sys.prefix).resolve() == environment.folder.resolve():
            raise Stop(
                "The folder .venv has to be made again. Run this with the system's Python, not with the one in it."
            )
        say("The folder .venv is unfinished or out of date; making it again …")
    ensure_venv_module()
    try:
        if environment.folder.is_symlink() or environment.folder.is_file():
            environment.folder.unlink()
        elif environment.folder.exists():
            shutil.rmtree(environment.folder)
    except OSError as error:
        raise Stop(
            f"The folder .venv cannot be removed ({error}). Close what uses it, remove it, run this again."
        ) from error
    done = subprocess.run(
        [sys.executable, "-m", "venv", str(environment.folder)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Stop(f"Python could not make the folder .venv: {_last_line(done.stdout + done.stderr)}")


def _install_ourselves(environment: Environment) -> None:
    """Make the command `ventanilla` and the package's own metadata, pointing at this folder."""
    # compat: a plain path file instead of an import hook, which every start of the program would have to run.
    _pip(
        environment,
        *("install", "--no-deps", "--no-build-isolation", "--no-index"),
        *("--config-settings", "editable_mode=compat", "-e", str(environment.root)),
    )


def _pip(environment: Environment, *arguments: str) -> None:
    # Nothing here names an index, a proxy or a certificate: the person's or the town's own pip settings decide.
    command = [str(environment.python), "-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check", *arguments]
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode == 0:
        return
    if "No space left on device" in done.stdout:
        raise Stop("The disk is full: the packages need about 900 MB. Make room and run this again.")
    if any(words in done.stdout for words in NETWORK_WORDS):
        raise Stop(
            f"The packages could not be fetched: {_last_line(done.stdout)}\nNothing is lost. Check the network, or the "
            "proxy and index that `python3 -m pip config list` shows, and run this again."
        )
    raise Stop(f"pip could not install the packages:\n{done.stdout.strip()}")


def _works(environment: Environment) -> bool:
    """Whether the interpreter starts and has pip: false after an interrupted start or when the base Python is gone."""
    if not environment.python.exists():
        return False
    code = "import importlib.util, sys; sys.exit(importlib.util.find_spec('pip') is None)"
    try:
        return subprocess.run([str(environment.python), "-c", code], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _read_stamp(environment: Environment) -> dict[str, str]:
    try:
        stamp = json.loads(environment.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in stamp.items()} if isinstance(stamp, dict) else {}


def _digest(path: Path) -> str:
    try:
        # Line ends do not count: git may have changed them on Windows.
        return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    except OSError as error:
        raise Stop(f"{path.name} is missing. This folder is not complete; fetch the program again.") from error


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason given"


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One run prepares, the others wait. The system drops the lock when its owner dies, however it dies."""
    with path.open("a+b") as file:
        if not _try_lock(file):
            say("Another run is preparing .venv; waiting for it …")
            _lock(file)
        yield


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _lock(file: IO[bytes]) -> None:
        while True:
            file.seek(0)
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # tries for ten seconds, then raises
            except OSError:
                continue
            return

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
