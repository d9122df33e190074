"""A wiped desk leaves nothing of itself: no file, no key, no secret; what is not ours and backups stay."""

import os
from pathlib import Path

import pytest

from console.backup import backup, restore
from console.desk_folder import open_or_create
from console.erasing import erase_desk
from console.models.problems import Problem
from tests.guards import MemoryKeyring
from tests.storage.desks import CANARIES, TOKEN, furnish


@pytest.mark.parametrize("place", ["key file", "keyring"])
def test_everything_is_gone(tmp_path: Path, trusted_keyring: MemoryKeyring, place: str) -> None:
    key = tmp_path / "key" if place == "key file" else None
    made = furnish(tmp_path / "desk", key)
    backup(made.opened, tmp_path / "copy.backup")
    (tmp_path / "desk" / "console.log").write_text("x")
    (tmp_path / "desk" / "screen.locked").touch()
    (tmp_path / "desk" / "photo of the dog.jpg").write_text("not ours")
    made.opened.close()
    erase_desk(made.opened, key)
    assert os.listdir(tmp_path / "desk") == ["photo of the dog.jpg"]
    assert trusted_keyring.entries == {}
    assert sorted(os.listdir(tmp_path)) == ["copy.backup", "desk"]
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert not any(word.encode() in left for word in (*CANARIES, TOKEN))
    # The backup still opens with the paper, and a new desk may begin where the old one was.
    restored = restore(tmp_path / "copy.backup", tmp_path / "again", tmp_path / "newkey", made.recovery_key)
    assert restored is not None
    fresh = open_or_create(tmp_path / "desk", tmp_path / "key2")
    assert fresh.is_new
    fresh.close()


def test_a_crash_half_way_leaves_nothing_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = furnish(tmp_path / "desk", tmp_path / "key")
    made.opened.close()

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("console.erasing.own_entries", die)
    with pytest.raises(KeyboardInterrupt):
        erase_desk(made.opened, tmp_path / "key")
    assert not (tmp_path / "key").exists()
    with pytest.raises(Problem) as problem:
        open_or_create(tmp_path / "desk", tmp_path / "key")
    assert problem.value.code == "key_file_missing"
