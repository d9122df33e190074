"""Small and read-only disks, for what only a real disk can refuse. They need the right to mount."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, kibibytes: int) -> Iterator[Path]:
    """A disk of so many KiB under `folder`, skipping the test where none may be mounted."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount the small disk this test fills")
    folder.mkdir()
    made = _run("mount", "-t", "tmpfs", "-o", f"size={kibibytes}k,mode=700", "none", str(folder))
    if made.returncode:
        pytest.skip(f"this machine does not let root mount a small disk: {made.stderr.strip()}")
    try:
        yield folder
    finally:
        _run("umount", "-l", str(folder))


def make_read_only(folder: Path) -> None:
    """From now on nothing can be written to a small disk."""
    assert _run("mount", "-o", "remount,ro", str(folder)).returncode == 0


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)
