"""Desks for the tests of what lies on disk."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from console import credentials
from console.backup import backup
from tests.guards import MemoryKeyring
from tests.storage.desks import (
    Furnished,
    furnish,
)


@pytest.fixture(autouse=True)
def own_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def trusted_keyring(monkeypatch: pytest.MonkeyPatch, memory_keyring: MemoryKeyring) -> MemoryKeyring:
    monkeypatch.setattr(credentials, "ALLOWED_BACKENDS", ("tests.guards.MemoryKeyring",))
    return memory_keyring


@pytest.fixture
def desk(tmp_path: Path) -> Furnished:
    """A closed desk with a key file, in `tmp_path/"desk"` and `tmp_path/"key"`."""
    made = furnish(tmp_path / "desk", tmp_path / "key")
    made.opened.close()
    return made


@pytest.fixture
def living(tmp_path: Path) -> Iterator[Furnished]:
    """An open desk with a key file, in `tmp_path/"desk"` and `tmp_path/"key"`."""
    made = furnish(tmp_path / "desk", tmp_path / "key")
    yield made
    made.opened.close()


@pytest.fixture
def saved(living: Furnished, tmp_path: Path) -> Path:
    """A backup of it."""
    backup(living.opened, tmp_path / "saved")
    return tmp_path / "saved"
