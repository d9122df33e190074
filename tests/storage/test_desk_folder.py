"""Making and opening a desk: once, whole, with one key, by whoever comes first."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from console import desk_folder
from console.credentials import MasterKey, make_key_file
from console.desk_folder import (
    SyncLock,
    default_folder,
    open_or_create,
    open_training,
)
from tests.guards import MemoryKeyring
from tests.storage.desks import (
    FILE,
    TOKEN,
    Furnished,
    content,
    desk_is_there,
    furnish,
    killed_at,
    open_code,
    refusal,
    tree,
)

# Making and opening


def test_a_desk_is_made_once_and_opened_again(tmp_path: Path) -> None:
    first = open_or_create(tmp_path / "desk", tmp_path / "key")
    assert first.is_new
    assert first.recovery_key
    first.close()
    second = open_or_create(tmp_path / "desk", tmp_path / "key")
    assert (second.is_new, second.recovery_key, second.desk_id) == (False, None, first.desk_id)
    assert first.recovery_key not in repr(first)
    second.close()


def test_what_a_desk_holds_is_there_again(tmp_path: Path) -> None:
    made = furnish(tmp_path / "desk", tmp_path / "key")
    before = content(made.opened)
    made.opened.close()
    again = open_or_create(tmp_path / "desk", tmp_path / "key")
    assert content(again) == before
    assert again.files.get(made.files[0]) == FILE
    assert again.vault.get(f"channel:{made.office.channel_id}") == TOKEN
    again.close()


def test_a_relative_folder_is_the_same_desk_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = open_or_create(Path("desk"), Path("key"))
    assert made.path == tmp_path / "desk"
    made.close()
    assert open_code(tmp_path / "desk", tmp_path / "key") == ""


def test_a_key_file_that_is_there_opens_a_new_desk_and_stays(tmp_path: Path) -> None:
    make_key_file(tmp_path / "key", MasterKey.new())
    before = (tmp_path / "key").read_bytes()
    assert open_code(tmp_path / "desk", tmp_path / "key") == ""
    assert (tmp_path / "key").read_bytes() == before


@pytest.mark.parametrize("what", ["damaged", "open to others"])
def test_a_bad_key_file_makes_no_desk(tmp_path: Path, what: str) -> None:
    key = tmp_path / "key"
    make_key_file(key, MasterKey.new())
    if what == "damaged":
        key.write_bytes(key.read_bytes()[:-20])
    else:
        key.chmod(0o640)
    before = key.read_bytes()
    assert open_code(tmp_path / "desk", key) == ("key_file_damaged" if what == "damaged" else "key_file_mode")
    assert key.read_bytes() == before
    assert not desk_is_there(tmp_path / "desk")


def test_an_existing_desk_never_gets_a_new_key_file(desk: Furnished, tmp_path: Path) -> None:
    before = tree(tmp_path / "desk")
    (tmp_path / "key").rename(tmp_path / "kept")
    assert open_code(tmp_path / "desk", tmp_path / "key") == "key_file_missing"
    assert open_code(tmp_path / "desk", None) == "key_file_needed"
    assert not (tmp_path / "key").exists()
    make_key_file(tmp_path / "key", MasterKey.new())
    assert open_code(tmp_path / "desk", tmp_path / "key") == "storage_wrong_key"
    (tmp_path / "key").chmod(0o644)
    assert open_code(tmp_path / "desk", tmp_path / "key") == "key_file_mode"
    assert open_code(tmp_path / "desk", tmp_path / "kept") == ""
    assert tree(tmp_path / "desk") == before


def test_a_desk_with_its_key_in_the_keyring(tmp_path: Path, trusted_keyring: MemoryKeyring) -> None:
    made = furnish(tmp_path / "desk", None)
    before = content(made.opened)
    made.opened.close()
    desk_id = made.opened.desk_id
    assert set(trusted_keyring.entries) == {
        ("ventanilla", f"desk:{desk_id}"),
        ("ventanilla", f"channel:{desk_id}:channel:{made.office.channel_id}"),
    }
    again = open_or_create(tmp_path / "desk")
    assert content(again) == before
    again.close()
    kept = dict(trusted_keyring.entries)
    trusted_keyring.entries.clear()
    untouched = tree(tmp_path / "desk")
    assert open_code(tmp_path / "desk", None) == "key_missing"
    trusted_keyring.entries[("ventanilla", f"desk:{desk_id}")] = "00" * 32
    assert open_code(tmp_path / "desk", None) == "storage_wrong_key"
    trusted_keyring.entries[("ventanilla", f"desk:{desk_id}")] = "not hexadecimal"
    assert open_code(tmp_path / "desk", None) == "storage_wrong_key"
    assert tree(tmp_path / "desk") == untouched
    trusted_keyring.entries.update(kept)
    assert open_code(tmp_path / "desk", None) == ""


def test_without_a_keyring_nothing_is_made(tmp_path: Path) -> None:
    assert open_code(tmp_path / "desk", None) == "no_keyring"
    assert not desk_is_there(tmp_path / "desk")
    assert open_code(tmp_path / "desk", tmp_path / "key") == ""


def test_the_training_town_needs_no_key(tmp_path: Path) -> None:
    first = open_training(tmp_path / "town")
    stored = first.files.put(FILE)
    first.vault.set("channel:1", TOKEN)
    first.close()
    again = open_training(tmp_path / "town")
    assert again.files.get(stored) == FILE
    assert again.vault.get("channel:1") is None
    assert (again.is_new, again.recovery_key) == (False, None)
    again.close()
    assert sorted(os.listdir(tmp_path)) == ["town"]


def test_where_the_desk_of_a_person_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "ventanilla"
    for value in ("", "relative"):
        monkeypatch.setenv("XDG_DATA_HOME", value)
        assert default_folder() == Path.home() / ".local" / "share" / "ventanilla"


# Crashes and races


@pytest.mark.parametrize("key", ["file", "keyring"])
def test_a_crash_at_any_step_of_the_making_leaves_something_to_go_on_from(
    tmp_path: Path, trusted_keyring: MemoryKeyring, key: str
) -> None:
    step = 0
    shown = 0
    while True:
        step += 1
        data, key_file = tmp_path / f"desk{step}", tmp_path / f"key{step}" if key == "file" else None
        was_killed = killed_at(step, lambda data=data, key_file=key_file: open_or_create(data, key_file))  # type: ignore[misc]
        if not was_killed:
            break
        if (
            key == "keyring"
            and (data / "desk.json").exists()
            and json.loads((data / "desk.json").read_text())["state"] == "made"
        ):
            # The keyring of this test died with its process; a real one keeps what it was given.
            continue
        again = open_or_create(data, key_file)
        shown += again.recovery_key is not None
        again.vault.set("a", "b")
        before = content(again)
        again.close()
        last = open_or_create(data, key_file)
        assert content(last) == before
        last.close()
        assert sorted(name for name in os.listdir(data) if desk_folder._OURS.fullmatch(name) is None) == []
    assert step > 20
    # Only when it had been made whole was the recovery key shown already.
    assert shown >= step - 4


MAKER = """
import sys
from pathlib import Path
from console.desk_folder import open_or_create
sys.stdin.readline()
desk = open_or_create(Path(sys.argv[1]), Path(sys.argv[2]))
desk.vault.set(sys.argv[3], "here")
with desk.engine.transaction("test") as tx:
    tx.execute("INSERT INTO team (name) VALUES (:name)", name=sys.argv[3])
print(desk.desk_id, desk.is_new)
"""


def test_two_processes_that_make_the_same_desk_make_one(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(desk_folder.__file__).parents[1])}
    for round_number in range(3):
        data, key = tmp_path / f"desk{round_number}", tmp_path / f"key{round_number}"
        makers = [
            subprocess.Popen(
                [sys.executable, "-c", MAKER, str(data), str(key), f"maker{number}"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env=environment,
            )
            for number in range(4)
        ]
        for maker in makers:
            assert maker.stdin
            maker.stdin.write("go\n")
            maker.stdin.flush()
        said = [maker.communicate(timeout=50) for maker in makers]
        assert [errors for _, errors in said] == [""] * 4
        answers = [out.split() for out, _ in said]
        assert len({desk_id for desk_id, _ in answers}) == 1
        assert sorted(is_new for _, is_new in answers) == ["False", "False", "False", "True"]
        opened = open_or_create(data, key)
        assert opened.vault.names() == [f"maker{number}" for number in range(4)]
        with opened.engine.transaction("test", write=False) as tx:
            assert tx.scalar("SELECT COUNT(*) FROM team") == 4
        opened.close()


def test_one_process_syncs_at_a_time(tmp_path: Path) -> None:
    open_or_create(tmp_path / "desk", tmp_path / "key").close()
    with SyncLock(tmp_path / "desk"):
        with pytest.raises(Exception, match="already receiving"), SyncLock(tmp_path / "desk"):
            pass
        # Opening and making are not in its way.
        assert open_code(tmp_path / "desk", tmp_path / "key") == ""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "desk")],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(desk_folder.__file__).parents[1])},
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    assert refusal(lambda: SyncLock(tmp_path / "desk").__enter__()).code == "already_running"
    holder.kill()
    holder.communicate()
    with SyncLock(tmp_path / "desk"):
        pass


HOLDER = """
import sys, time
from pathlib import Path
from console.desk_folder import SyncLock
with SyncLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read() or time.sleep(60)
"""
