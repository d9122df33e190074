"""What every launched server needs: a free port, a watched process, an end that comes even if the tests are killed."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

NOBODY: Final = 65534
"""User and group that servers run as when the tests run as root; PostgreSQL refuses root."""

_libc = ctypes.CDLL(None) if sys.platform == "linux" else None
_PR_SET_PDEATHSIG: Final = 1


class ServerError(Exception):
    """A server did not start or did not stop. The text ends with the last lines of its log."""


def free_port() -> int:
    """A TCP port of 127.0.0.1 that is free now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def as_nobody() -> dict[str, Any]:
    """Keyword arguments for `subprocess` that drop root's rights; nothing to drop for a plain user."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    return {}


def spawn(
    command: Sequence[str | Path],
    log: Path,
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    **rights: Any,
) -> "subprocess.Popen[bytes]":
    """Start a server that writes to `log` and dies with this process, even if this process is killed."""
    if _libc is not None:
        rights["preexec_fn"] = _die_with_parent
    with log.open("ab") as output:
        return subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=env,
            cwd=cwd,
            # Its own group: a Ctrl+C in the terminal is for the tests, which then stop their servers in order.
            start_new_session=True,
            **rights,
        )


def _die_with_parent() -> None:
    assert _libc is not None
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGINT)


def wait_until(
    ready: Callable[[], bool], process: "subprocess.Popen[bytes]", log: Path, *, seconds: float, what: str
) -> None:
    """Ask `ready` every 20 ms. Raises `ServerError` when the process ends first or the time is over."""
    deadline = time.monotonic() + seconds
    while not ready():
        if process.poll() is not None:
            raise ServerError(f"{what} ended with {process.returncode} while starting:\n{tail(log)}")
        if time.monotonic() > deadline:
            raise ServerError(f"{what} did not answer within {seconds:.0f} s:\n{tail(log)}")
        time.sleep(0.02)


def end(process: "subprocess.Popen[bytes]", ask: signal.Signals, *, seconds: float) -> None:
    """Ask a server to stop; kill it when it does not within `seconds`."""
    if process.poll() is not None:
        return
    process.send_signal(ask)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def children(pid: int) -> list[int]:
    """Direct children of a process. Linux only; elsewhere none are found."""
    lists = Path("/proc", str(pid), "task").glob("*/children")
    return [int(child) for each in lists for child in each.read_text(encoding="ascii").split()]


def tail(log: Path, lines: int = 20) -> str:
    """The last lines of a log, for an error's text."""
    if not log.exists():
        return "(no log)"
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
