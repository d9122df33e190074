"""The desk's folder against what happens to folders: flipped bytes, lost keys, full disks, curious eyes."""

import json
import os
import random
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from console import desk_folder
from console.credentials import MasterKey, make_key_file
from console.desk_folder import (
    SyncLock,
    open_or_create,
)
from console.models.problems import Problem
from console.recovery import recover_key, renew_recovery_key
from tests.guards import MemoryKeyring
from tests.storage.desks import (
    CANARIES,
    FILE,
    TOKEN,
    Furnished,
    content,
    furnish,
    open_code,
    refusal,
    tree,
)
from tests.storage.disks import make_read_only, small_disk

# Damage


@pytest.mark.parametrize("what", ["missing", "empty", "cut", "another desk's", "no desk", "header"])
def test_a_lost_database_is_told_and_never_made_anew(desk: Furnished, tmp_path: Path, what: str) -> None:
    database = tmp_path / "desk" / "desk.db"
    good = database.read_bytes()
    for log in ("desk.db-wal", "desk.db-shm"):
        (tmp_path / "desk" / log).unlink(missing_ok=True)
    if what == "missing":
        database.unlink()
    elif what == "empty":
        database.write_bytes(b"")
    elif what == "cut":
        database.write_bytes(good[: len(good) // 2 + 100])
    elif what == "another desk's":
        other = furnish(tmp_path / "other", tmp_path / "other_key")
        other.opened.close()
        shutil.copy(tmp_path / "other" / "desk.db", database)
    elif what == "no desk":
        (tmp_path / "desk" / "desk.json").unlink()
    else:
        database.write_bytes(bytes(100) + good[100:])
    before = tree(tmp_path / "desk")
    for key in (tmp_path / "key", None):
        code = open_code(tmp_path / "desk", key)
        assert code == ("storage_damaged" if key or what == "no desk" else "key_file_needed")
    assert tree(tmp_path / "desk") == before


@pytest.mark.parametrize("left", ["desk.db", "files", "secrets.sealed", "keyring.sealed"])
def test_what_is_left_of_a_desk_is_no_empty_folder(tmp_path: Path, left: str) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / left).mkdir() if left == "files" else (tmp_path / "desk" / left).write_bytes(b"x")
    assert open_code(tmp_path / "desk", tmp_path / "key") == "storage_damaged"
    assert not (tmp_path / "key").exists()
    assert os.listdir(tmp_path / "desk") == [left]


def test_every_changed_byte_of_the_identity_is_found(desk: Furnished, tmp_path: Path) -> None:
    path = tmp_path / "desk" / "desk.json"
    good = path.read_bytes()
    contents = [good[:at] + bytes([good[at] ^ (1 << random.randrange(8))]) + good[at + 1 :] for at in range(len(good))]
    contents += [good[:cut] for cut in range(0, len(good) - 1, 7)] + [
        b"null",
        b"[]",
        b"{}",
        b"[" * 9000,
        b"\xff" * 90_000,
    ]
    opened = 0
    for changed in contents:
        path.write_bytes(changed)
        code = open_code(tmp_path / "desk", tmp_path / "key")
        if code == "":
            # Only a blank between two lines can change without a word.
            assert changed.split() == good.split()
            opened += 1
        else:
            assert code == "storage_damaged"
            assert path.read_bytes() == changed
    assert opened < 10


@pytest.mark.parametrize("field", ["state", "staged", "desk_id", "key_in", "recovery", "fingerprint"])
def test_an_identity_somebody_rewrote_leads_nowhere(desk: Furnished, tmp_path: Path, field: str) -> None:
    path = tmp_path / "desk" / "desk.json"
    stored = json.loads(path.read_text())
    del stored["check"]
    before = tree(tmp_path / "desk" / "files")
    for value in ("../../other", "", "restoring", "none", "0" * 64, ["made"], None, 5):
        changed = {**stored, field: value}
        if field == "staged":
            changed["state"] = "restoring"
        path.write_text(json.dumps({**changed, "check": desk_folder._checksum(changed)}))
        code = open_code(tmp_path / "desk", tmp_path / "key")
        assert code in ("storage_damaged", "storage_wrong_key") or (field == "recovery" and value == "none"), value
        assert tree(tmp_path / "desk" / "files") == before


def test_a_newer_desk_is_left_alone(desk: Furnished, tmp_path: Path) -> None:
    path = tmp_path / "desk" / "desk.json"
    good = path.read_text()
    stored = json.loads(good)
    del stored["check"]
    stored["format"] = 2
    path.write_text(json.dumps({**stored, "check": desk_folder._checksum(stored)}))
    assert open_code(tmp_path / "desk", tmp_path / "key") == "storage_newer"
    path.write_text(good)
    opened = open_or_create(tmp_path / "desk", tmp_path / "key")
    with opened.engine.transaction("test") as tx:
        tx.execute("UPDATE meta SET value = '999' WHERE key IN ('schema', 'oldest_reader')")
    opened.close()
    problem = refusal(lambda: open_or_create(tmp_path / "desk", tmp_path / "key"))
    assert problem.code == "storage_newer"
    assert "999" in str(problem)


def test_flipped_bytes_of_the_database_are_found_or_harmless(desk: Furnished, tmp_path: Path) -> None:
    """300 copies with 1 to 64 flipped bytes or cut short: each is refused in an operator's words or still says the same."""
    opened = open_or_create(tmp_path / "desk", tmp_path / "key")
    opened.engine.checkpoint()
    before = content(opened)
    opened.close()
    database = tmp_path / "desk" / "desk.db"
    good = database.read_bytes()
    chance = random.Random(14)
    codes = []
    for number in range(300):
        changed = bytearray(good)
        for _ in range(chance.randint(1, 64)):
            changed[chance.randrange(len(good))] ^= 1 << chance.randrange(8)
        if number % 5 == 0:
            changed = changed[: chance.randrange(len(good))]
        for log in ("desk.db-wal", "desk.db-shm"):
            (tmp_path / "desk" / log).unlink(missing_ok=True)
        database.write_bytes(changed)
        try:
            damaged = open_or_create(tmp_path / "desk", tmp_path / "key")
        except Problem as problem:
            codes.append(problem.code)
            assert database.read_bytes() == changed
            continue
        try:
            damaged.engine.verify()
            assert content(damaged) == before
            codes.append("")
        except Problem as problem:
            codes.append(problem.code)
        finally:
            damaged.close()
        assert database.read_bytes() == changed
    assert set(codes) <= {"storage_damaged", ""}
    assert codes.count("storage_damaged") > 280


# The lost key


@pytest.mark.parametrize("where", ["wiped keyring", "another computer", "backend switched", "lost key file"])
def test_a_lost_key_comes_back_with_the_recovery_key(
    tmp_path: Path, trusted_keyring: MemoryKeyring, where: str
) -> None:
    key_file = tmp_path / "key" if where == "lost key file" else None
    made = furnish(tmp_path / "desk", key_file)
    before = content(made.opened)
    made.opened.close()
    entries = dict(trusted_keyring.entries)
    trusted_keyring.entries.clear()
    if key_file:
        key_file.unlink()
    new_key_file = tmp_path / "new" if where in ("backend switched", "lost key file") else None
    wrong = "0" + made.recovery_key[1:] if made.recovery_key[0] != "0" else "1" + made.recovery_key[1:]
    assert refusal(lambda: recover_key(tmp_path / "desk", new_key_file, wrong)).code == "bad_recovery_key"
    other = furnish(tmp_path / "other", tmp_path / "other_key")
    other.opened.close()
    assert refusal(lambda: recover_key(tmp_path / "desk", new_key_file, other.recovery_key)).code == "storage_wrong_key"
    assert trusted_keyring.entries == {}
    recover_key(tmp_path / "desk", new_key_file, made.recovery_key.lower().replace("-", " "))
    again = open_or_create(tmp_path / "desk", new_key_file)
    after = content(again)
    again.close()
    kept_secrets = where == "lost key file"
    assert after["secrets"] == (
        before["secrets"] if kept_secrets else dict.fromkeys(before["secrets"]) if not new_key_file else {}
    )
    assert {**after, "secrets": None} == {**before, "secrets": None}
    assert set(trusted_keyring.entries) <= set(entries)


def test_recovering_never_replaces_a_key_file(desk: Furnished, tmp_path: Path) -> None:
    make_key_file(tmp_path / "other", MasterKey.new())
    before = (tmp_path / "other").read_bytes(), (tmp_path / "key").read_bytes()
    for name in ("other", "key"):
        with pytest.raises(Problem) as problem:
            recover_key(tmp_path / "desk", tmp_path / name, desk.recovery_key)
        assert problem.value.code == "file_exists"
    assert ((tmp_path / "other").read_bytes(), (tmp_path / "key").read_bytes()) == before


def test_a_new_recovery_key_ends_the_old_one(desk: Furnished, tmp_path: Path) -> None:
    opened = open_or_create(tmp_path / "desk", tmp_path / "key")
    fresh = renew_recovery_key(opened)
    opened.close()
    assert (
        refusal(lambda: recover_key(tmp_path / "desk", tmp_path / "a", desk.recovery_key)).code == "storage_wrong_key"
    )
    recover_key(tmp_path / "desk", tmp_path / "b", fresh)
    assert open_code(tmp_path / "desk", tmp_path / "b") == ""


def test_secrets_move_with_the_key(desk: Furnished, tmp_path: Path, trusted_keyring: MemoryKeyring) -> None:
    recover_key(tmp_path / "desk", None, desk.recovery_key)
    opened = open_or_create(tmp_path / "desk")
    assert opened.vault.get(f"channel:{desk.office.channel_id}") == TOKEN
    opened.close()


# Disks


def test_a_full_disk_makes_no_half_desk(tmp_path: Path) -> None:
    key = tmp_path / "key"
    for kibibytes in (8, 40, 120, 200):
        with small_disk(tmp_path / f"disk{kibibytes}", kibibytes) as disk:
            assert open_code(disk / "desk", key) == "storage_full"
            kept = key.read_bytes()
            # On a bigger disk the same key and folder go on.
            subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
            made = open_or_create(disk / "desk", key)
            assert made.is_new
            made.close()
            assert key.read_bytes() == kept


def test_a_disk_that_fills_up_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 2_000) as disk:
        made = furnish(disk / "desk", tmp_path / "key")
        saved, told = 0, ""
        for _ in range(3_000):
            try:
                made.office.receive(made.office.text("paraula " * 200, chat=f"8{saved:09}"))
                saved += 1
            except Problem as problem:
                told = problem.code
                break
        assert told == "storage_full"
        assert refusal(lambda: made.opened.files.put(b"x" * 2_000_000)).code == "storage_full"
        filler = disk / "filler"
        with pytest.raises(OSError, match="No space"):
            filler.write_bytes(bytes(4_000_000))
        assert refusal(lambda: made.opened.vault.set("a", "b" * 100_000)).code == "storage_full"
        made.opened.close()
        filler.unlink()
        again = open_or_create(disk / "desk", tmp_path / "key")
        again.engine.verify()
        with again.engine.transaction("count", write=False) as tx:
            assert tx.scalar("SELECT COUNT(*) FROM message WHERE text LIKE 'paraula%'") == saved
        assert again.files.get(made.files[0]) == FILE
        assert again.vault.get(f"channel:{made.office.channel_id}") == TOKEN
        again.close()


def test_a_read_only_disk_is_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4_000) as disk:
        furnish(disk / "desk", disk / "key").opened.close()
        before = tree(disk)
        make_read_only(disk)
        for data, key in (("desk", "key"), ("new", "key"), ("new", "newkey")):
            problem = refusal(lambda data=data, key=key: open_or_create(disk / data, disk / key))  # type: ignore[misc]
            assert problem.code == "storage_read_only"
            assert str(disk) in str(problem)
        assert tree(disk) == before


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("precious")
    assert open_code(tmp_path / "desk", tmp_path / "key") == "storage_read_only"
    assert (tmp_path / "desk").read_text() == "precious"
    assert not (tmp_path / "key").exists()


# Eyes


@pytest.mark.parametrize("umask", [0, 0o022, 0o277])
def test_nothing_under_the_folder_is_for_others(tmp_path: Path, umask: int) -> None:
    (tmp_path / "desk").mkdir(mode=0o777)
    (tmp_path / "desk").chmod(0o755)
    os.umask(umask)
    made = furnish(tmp_path / "desk", tmp_path / "desk" / "key")
    made.opened.engine.checkpoint()
    with SyncLock(tmp_path / "desk"):
        found = [tmp_path / "desk", *(tmp_path / "desk").rglob("*")]
        assert len(found) > 8
        for path in found:
            expected = 0o700 if path.is_dir() else 0o600
            assert stat.S_IMODE(path.lstat().st_mode) == expected, path
    made.opened.close()


def test_a_folder_that_holds_other_things_stays_open_to_them(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk").chmod(0o755)
    (tmp_path / "desk" / "letters.txt").write_text("of somebody")
    open_or_create(tmp_path / "desk", tmp_path / "key").close()
    assert stat.S_IMODE((tmp_path / "desk").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "desk" / "desk.db").stat().st_mode) == 0o600
    assert (tmp_path / "desk" / "letters.txt").read_text() == "of somebody"


@pytest.mark.parametrize("key", ["file", "keyring"])
def test_no_word_name_token_or_file_can_be_read_from_the_disk(
    tmp_path: Path, trusted_keyring: MemoryKeyring, key: str
) -> None:
    made = furnish(tmp_path / "desk", tmp_path / "key" if key == "file" else None, texts=40)

    def seen() -> list[str]:
        needles = [canary.encode() for canary in CANARIES] + [
            TOKEN.encode(),
            TOKEN[11:].encode(),
            FILE[:16],
            FILE[20:40],
        ]
        needles += [canary.encode("utf-16-le") for canary in CANARIES] + [b"hola bon dia", b"telegram", b"laia"]
        assert made.opened.master is not None
        needles += [made.opened.master.material, made.opened.master.material.hex().encode()]
        needles += [made.opened.master.derive("database").hex().encode(), made.recovery_key.encode()]
        folder = tree(tmp_path / "desk")
        names = " ".join(folder).encode()
        return [repr(n) for n in needles for held in (names, *filter(None, folder.values())) if n in held]

    assert seen() == []
    made.opened.engine.checkpoint()
    assert seen() == []
    made.opened.close()
    assert seen() == []
    # The search finds what is there: the same words, unsealed.
    (tmp_path / "desk" / "unsealed").write_text(CANARIES[0])
    assert seen() != []
