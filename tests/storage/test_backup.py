"""Backups: whole or refused, opened by their key alone, and what comes back is the desk, in quarantine."""

import os
import random
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from console import backup as backups
from console.backup import backup, confirm, is_quarantined, restore
from console.credentials import MasterKey, make_key_file
from console.desk_folder import open_or_create, open_training
from console.models.problems import Problem
from console.operations import claims, outbox, reads, replies
from console.storage.sealed_stream import PIECE
from tests.guards import MemoryKeyring
from tests.storage.desks import (
    CANARIES,
    FILE,
    TOKEN,
    Furnished,
    assert_nothing_comes_of,
    content,
    desk_is_there,
    furnish,
    killed_at,
    open_code,
    refusal,
    tree,
)
from tests.storage.disks import small_disk

# What a quarantine changes: it marks the desk, puts what waited in doubt, and writes both down.
CHANGED = ("meta", "outbox", "message", "conversation", "journal")


def nothing_left(folder: Path) -> bool:
    return not folder.exists() or os.listdir(folder) == []


# Writing


def test_a_backup_is_one_private_file_that_says_nothing(living: Furnished, tmp_path: Path) -> None:
    before = tree(tmp_path / "desk")
    os.umask(0)
    backup(living.opened, tmp_path / "out")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o600
    assert sorted(os.listdir(tmp_path)) == ["desk", "key", "out"]
    assert {name for name in tree(tmp_path / "desk")} - {name for name in before} <= {"backup.lock"}
    written = (tmp_path / "out").read_bytes()
    assert living.opened.master is not None
    secret = [living.opened.master.material, living.opened.master.material.hex().encode(), living.recovery_key.encode()]
    for needle in [canary.encode() for canary in CANARIES] + [TOKEN.encode(), FILE[:16], b"hola bon dia"] + secret:
        assert needle not in written


@pytest.mark.parametrize("what", ["file", "folder", "dangling link"])
def test_a_backup_takes_nobodys_place(living: Furnished, tmp_path: Path, what: str) -> None:
    target = tmp_path / "out"
    if what == "file":
        target.write_text("precious")
    elif what == "folder":
        target.mkdir()
    else:
        target.symlink_to(tmp_path / "nowhere")
    before = target.lstat()
    assert refusal(lambda: backup(living.opened, target)).code == "file_exists"
    assert target.lstat() == before
    assert sorted(os.listdir(tmp_path)) == ["desk", "key", "out"]


def test_somebody_faster_keeps_the_name(living: Furnished, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verify = backups._verify

    def slow(*args: Any) -> None:
        verify(*args)
        (tmp_path / "out").write_text("somebody else's")

    monkeypatch.setattr(backups, "_verify", slow)
    assert refusal(lambda: backup(living.opened, tmp_path / "out")).code == "file_exists"
    assert (tmp_path / "out").read_text() == "somebody else's"
    assert sorted(os.listdir(tmp_path)) == ["desk", "key", "out"]


def test_a_backup_that_does_not_read_back_is_no_backup(
    living: Furnished, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = backups._write

    def badly(file: Any, *args: Any) -> None:
        write(file, *args)
        file.seek(-40, os.SEEK_END)
        file.write(b"\x00")
        file.seek(0, os.SEEK_END)

    monkeypatch.setattr(backups, "_write", badly)
    assert refusal(lambda: backup(living.opened, tmp_path / "out")).code == "backup_damaged"
    assert sorted(os.listdir(tmp_path)) == ["desk", "key"]


def test_a_damaged_database_is_not_backed_up(living: Furnished, tmp_path: Path) -> None:
    # The last pages are to hold words, and nothing that is read when the desk opens.
    living.office.receive(*[living.office.text("hola bon dia " * 60, chat=f"71000{n}") for n in range(40)])
    living.opened.engine.checkpoint()
    living.opened.close()
    database = tmp_path / "desk" / "desk.db"
    damaged = bytearray(database.read_bytes())
    for at in range(len(damaged) - 12_000, len(damaged), 2_000):
        damaged[at] ^= 1
    database.write_bytes(damaged)
    opened = open_or_create(tmp_path / "desk", tmp_path / "key")
    assert refusal(lambda: backup(opened, tmp_path / "out")).code == "storage_damaged"
    opened.close()
    assert sorted(os.listdir(tmp_path)) == ["desk", "key"]


def test_a_damaged_attachment_does_not_stop_a_backup(living: Furnished, tmp_path: Path) -> None:
    name = living.files[0]
    (tmp_path / "desk" / "files" / name[:2] / name).write_bytes(b"damaged")
    backup(living.opened, tmp_path / "out")
    restore(tmp_path / "out", tmp_path / "copy", tmp_path / "key")
    copy = open_or_create(tmp_path / "copy", tmp_path / "key")
    assert refusal(lambda: copy.files.get(name)).code == "file_damaged"
    assert copy.files.get(living.files[1]) == b"x"
    copy.close()


def test_a_backup_is_one_moment_while_others_work(living: Furnished, tmp_path: Path) -> None:
    stop, failures = threading.Event(), list[BaseException]()

    def work() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            try:
                stored = living.opened.files.put(f"file {number}".encode())
                with living.opened.engine.transaction("pair") as tx:
                    for table in ("left", "right"):
                        tx.execute("INSERT INTO team (name) VALUES (:name)", name=f"{table} {number} {stored}")
            except BaseException as error:
                failures.append(error)
                return

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for number in range(4):
            backup(living.opened, tmp_path / f"out{number}")
    finally:
        stop.set()
        worker.join()
    assert failures == []
    sizes = []
    for number in range(4):
        restore(tmp_path / f"out{number}", tmp_path / f"copy{number}", tmp_path / "key")
        copy = open_or_create(tmp_path / f"copy{number}", tmp_path / "key")
        with copy.engine.transaction("look", write=False) as tx:
            names = [row["name"].split() for row in tx.execute("SELECT name FROM team")]
        left, right = ({(n, stored) for side, n, stored in names if side == which} for which in ("left", "right"))
        assert left == right
        assert all(copy.files.get(stored) == f"file {n}".encode() for n, stored in left)
        sizes.append(len(left))
        copy.close()
    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0]


def test_the_training_town_is_not_backed_up(tmp_path: Path) -> None:
    town = open_training(tmp_path / "town")
    assert refusal(lambda: backup(town, tmp_path / "out")).code == "training_only"
    town.close()


def test_a_killed_backup_leaves_no_file_of_that_name(living: Furnished, tmp_path: Path) -> None:
    def work() -> None:
        opened = open_or_create(tmp_path / "desk", tmp_path / "key")
        for step_file in (tmp_path / "out",):
            backup(opened, step_file)

    step = 0
    while killed_at(step + 1, work):
        step += 1
        if (tmp_path / "out").exists():
            # It had its name already; then it is whole.
            restore(tmp_path / "out", tmp_path / f"copy{step}", tmp_path / "key")
            (tmp_path / "out").unlink()
    assert step > 15
    (tmp_path / "out").unlink()
    backup(living.opened, tmp_path / "out")
    assert [name for name in os.listdir(tmp_path / "desk") if name.startswith(".backup-")] == []


# Restoring


@pytest.mark.parametrize("with_key", ["key file", "recovery key"])
def test_what_comes_back_is_the_desk(living: Furnished, saved: Path, tmp_path: Path, with_key: str) -> None:
    before = content(living.opened)
    key = tmp_path / "key" if with_key == "key file" else tmp_path / "newkey"
    restored = restore(saved, tmp_path / "copy", key, None if with_key == "key file" else living.recovery_key)
    assert restored.desk_id != living.opened.desk_id
    copy = open_or_create(tmp_path / "copy", key)
    assert copy.desk_id == restored.desk_id
    after = content(copy)
    assert {name: after[name] for name in before if name not in CHANGED} == {
        name: before[name] for name in before if name not in CHANGED
    }
    for name in ("message", "conversation", "outbox"):
        assert len(after[name]) == len(before[name])
    assert set(before["journal"]) <= set(after["journal"])
    assert copy.vault.get(f"channel:{living.office.channel_id}") == TOKEN
    assert copy.files.get(living.files[0]) == FILE
    copy.engine.verify()
    copy.close()
    for path in [tmp_path / "copy", *(tmp_path / "copy").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    assert [name for name in os.listdir(tmp_path / "copy") if name.startswith(".")] == []


def test_the_recovery_key_of_a_restored_desk_is_the_old_one(living: Furnished, saved: Path, tmp_path: Path) -> None:
    restore(saved, tmp_path / "copy", tmp_path / "key")
    copy = open_or_create(tmp_path / "copy", tmp_path / "key")
    backup(copy, tmp_path / "second")
    copy.close()
    restore(tmp_path / "second", tmp_path / "third", tmp_path / "other", living.recovery_key)
    assert (tmp_path / "other").read_bytes() == (tmp_path / "key").read_bytes()
    assert open_code(tmp_path / "third", tmp_path / "other") == ""


def test_from_keyring_to_keyring(tmp_path: Path, trusted_keyring: MemoryKeyring) -> None:
    made = furnish(tmp_path / "desk", None)
    backup(made.opened, tmp_path / "out")
    restored = restore(tmp_path / "out", tmp_path / "copy")
    copy = open_or_create(tmp_path / "copy")
    name = f"channel:{made.office.channel_id}"
    assert copy.vault.get(name) == TOKEN
    # Each has entries of its own: removing a channel here leaves the other desk its token.
    copy.vault.delete(name)
    assert made.opened.vault.get(name) == TOKEN
    assert ("ventanilla", f"desk:{restored.desk_id}") in trusted_keyring.entries
    copy.close()
    made.opened.close()


@pytest.mark.parametrize("drill", range(10))
def test_a_new_computer_needs_only_the_paper(tmp_path: Path, trusted_keyring: MemoryKeyring, drill: int) -> None:
    made = furnish(tmp_path / "desk", None if drill % 2 else tmp_path / "key", texts=drill + 1)
    before = content(made.opened)
    backup(made.opened, tmp_path / "out")
    made.opened.close()
    trusted_keyring.entries.clear()
    key = None if drill % 3 else tmp_path / "new"
    if drill % 2:
        assert refusal(lambda: restore(tmp_path / "out", tmp_path / "copy")).code == "key_missing"
    typed = made.recovery_key.lower() if drill % 4 else made.recovery_key.replace("-", " ").replace("0", "O")
    restore(tmp_path / "out", tmp_path / "copy", key, typed)
    copy = open_or_create(tmp_path / "copy", key)
    after = content(copy)
    assert {n: after[n] for n in after if n not in CHANGED} == {n: before[n] for n in before if n not in CHANGED}
    copy.close()


def test_an_empty_folder_will_do_and_a_key_file_in_it_too(living: Furnished, saved: Path, tmp_path: Path) -> None:
    data = tmp_path / "copy"
    data.mkdir(mode=0o755)
    (data / "key").write_bytes((tmp_path / "key").read_bytes())
    (data / "key").chmod(0o600)
    restore(saved, data, data / "key")
    assert open_code(data, data / "key") == ""
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_a_desk_is_never_restored_over(living: Furnished, saved: Path, tmp_path: Path) -> None:
    assert refusal(lambda: restore(saved, tmp_path / "desk", tmp_path / "key")).code == "desk_exists"
    for name in ("desk.json", "desk.db", "secrets.sealed"):
        folder = tmp_path / f"half {name}"
        folder.mkdir()
        (folder / name).write_bytes((tmp_path / "desk" / name).read_bytes())
        assert_nothing_comes_of(lambda: restore(saved, folder, tmp_path / "key"), "desk_exists", folder)  # noqa: B023
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("precious")
    act = lambda: restore(saved, tmp_path / "full", tmp_path / "key")  # noqa: E731
    assert_nothing_comes_of(act, "folder_not_empty", tmp_path / "full")


def test_only_its_own_key_opens_a_backup(living: Furnished, saved: Path, tmp_path: Path) -> None:
    other = furnish(tmp_path / "other", tmp_path / "otherkey")
    other.opened.close()
    copy = tmp_path / "copy"
    make_key_file(tmp_path / "wrong", MasterKey.new())
    for key, recovery, code in (
        ("wrong", None, "backup_wrong_key"),
        ("otherkey", None, "backup_wrong_key"),
        ("missing", None, "key_file_missing"),
        ("missing", other.recovery_key, "backup_wrong_key"),
        ("missing", "XXXX-YYYY", "bad_recovery_key"),
        ("wrong", living.recovery_key, "file_exists"),
        (None, None, "no_keyring"),
    ):
        act = lambda key=key, recovery=recovery: restore(saved, copy, tmp_path / key if key else None, recovery)  # noqa: E731
        assert_nothing_comes_of(act, code, tmp_path)
    (tmp_path / "wrong").chmod(0o640)
    assert refusal(lambda: restore(saved, copy, tmp_path / "wrong", living.recovery_key)).code == "key_file_mode"
    assert nothing_left(copy)


@pytest.mark.parametrize("what", ["missing", "folder", "empty", "text", "huge header"])
def test_what_is_no_backup_is_refused(living: Furnished, tmp_path: Path, what: str) -> None:
    path = tmp_path / "out"
    if what == "folder":
        path.mkdir()
    elif what != "missing":
        path.write_bytes({"empty": b"", "text": b"hello " * 100, "huge header": backups._MAGIC + b"\xff" * 9000}[what])
    problem = refusal(lambda: restore(path, tmp_path / "copy", tmp_path / "key"))
    assert problem.code == ("backup_unreadable" if what in ("missing", "folder") else "backup_damaged")
    assert nothing_left(tmp_path / "copy")


def test_any_damage_is_found_and_nothing_is_left_behind(living: Furnished, saved: Path, tmp_path: Path) -> None:
    living.opened.files.put(os.urandom(2 * PIECE))
    backup(living.opened, tmp_path / "long")
    good = (tmp_path / "long").read_bytes()
    start = good.index(b"}}") + 2 + 32
    sealed = PIECE + 16
    assert len(good) > start + 2 * sealed
    chance = random.Random(13)
    places = [
        *range(0, start, 9),
        *(chance.randrange(len(good)) for _ in range(40)),
        len(good) - 1,
        start,
        start + sealed,
    ]
    damaged = [good[:at] + bytes([good[at] ^ (1 << chance.randrange(8))]) + good[at + 1 :] for at in places]
    cuts = [0, 1, 20, start - 1, start, start + 15, start + sealed, start + 2 * sealed, len(good) - 1, len(good) - 16]
    damaged += [good[:cut] for cut in [*cuts, *(chance.randrange(len(good)) for _ in range(15))]]
    damaged += [good + b"\x00", good + good, good + bytes(sealed)]
    first, second = good[start : start + sealed], good[start + sealed : start + 2 * sealed]
    rest = good[start + 2 * sealed :]
    damaged += [
        good[:start] + second + first + rest,
        good[:start] + first + rest,
        good[:start] + first + first + second + rest,
    ]
    (tmp_path / "empty").mkdir()
    path = tmp_path / "bad"
    for number, bad in enumerate(damaged):
        assert bad != good
        path.write_bytes(bad)
        folder = tmp_path / ("empty" if number % 2 else "absent")
        assert refusal(lambda folder=folder: restore(path, folder, tmp_path / "key")).code == "backup_damaged"  # type: ignore[misc]
        assert nothing_left(folder)
        assert path.read_bytes() == bad
    assert not (tmp_path / "absent").exists()
    # With the recovery key no key file is left either.
    assert (
        refusal(lambda: restore(path, tmp_path / "absent", tmp_path / "newkey", living.recovery_key)).code
        == "backup_damaged"
    )
    assert not (tmp_path / "newkey").exists()
    path.write_bytes(good)
    restore(path, tmp_path / "absent", tmp_path / "key")


def test_a_damaged_backup_leaves_nothing_in_the_keyring(tmp_path: Path, trusted_keyring: MemoryKeyring) -> None:
    made = furnish(tmp_path / "desk", None)
    backup(made.opened, tmp_path / "out")
    made.opened.close()
    before = dict(trusted_keyring.entries)
    good = (tmp_path / "out").read_bytes()
    (tmp_path / "out").write_bytes(good[:-1])
    assert refusal(lambda: restore(tmp_path / "out", tmp_path / "copy")).code == "backup_damaged"
    assert trusted_keyring.entries == before


def test_a_late_failure_takes_everything_back(
    tmp_path: Path, trusted_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = furnish(tmp_path / "desk", None)
    backup(made.opened, tmp_path / "out")
    made.opened.close()
    before, entries = tree(tmp_path), dict(trusted_keyring.entries)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("console.desk_folder.write_identity", refuse)
    assert refusal(lambda: restore(tmp_path / "out", tmp_path / "copy")).code == "storage_full"
    assert (
        refusal(lambda: restore(tmp_path / "out", tmp_path / "copy", tmp_path / "k", made.recovery_key)).code
        == "storage_full"
    )
    assert tree(tmp_path) == before
    assert trusted_keyring.entries == entries


def test_a_killed_restore_leaves_a_whole_desk_or_none(living: Furnished, saved: Path, tmp_path: Path) -> None:
    step, whole = 0, 0
    while True:
        step += 1
        data, key = tmp_path / f"copy{step}", tmp_path / f"newkey{step}"
        if not killed_at(step, lambda data=data, key=key: restore(saved, data, key, living.recovery_key)):  # type: ignore[misc]
            break
        if desk_is_there(data):
            whole += 1
        else:
            # Once more; the key may have been kept already.
            restore(saved, data, key, None if key.exists() else living.recovery_key)
        copy = open_or_create(data, key)
        assert is_quarantined(copy.engine)
        assert copy.files.get(living.files[0]) == FILE
        assert copy.vault.get(f"channel:{living.office.channel_id}") == TOKEN
        copy.close()
        assert [name for name in os.listdir(data) if name.startswith(".restore-")] == []
    assert step > 30
    assert whole >= 4


def test_a_newer_schema_is_not_restored(living: Furnished, tmp_path: Path) -> None:
    with living.opened.engine.transaction("test") as tx:
        tx.execute("UPDATE meta SET value = '999' WHERE key IN ('schema', 'oldest_reader')")
    assert refusal(lambda: backup(living.opened, tmp_path / "out")).code == "storage_newer"
    assert sorted(os.listdir(tmp_path)) == ["desk", "key"]


def test_full_disks(living: Furnished, saved: Path, tmp_path: Path) -> None:
    size = saved.stat().st_size // 1024
    for share in (0.1, 0.5, 0.9):
        with small_disk(tmp_path / f"disk{share}", int(size * share)) as disk:
            assert refusal(lambda disk=disk: backup(living.opened, disk / "out")).code == "storage_full"  # type: ignore[misc]
            assert os.listdir(disk) == []
            problem = refusal(lambda disk=disk: restore(saved, disk / "desk", tmp_path / "key"))  # type: ignore[misc]
            assert problem.code == "storage_full"
            assert os.listdir(disk) == []


# Quarantine


def test_a_restored_desk_waits_for_a_person(living: Furnished, saved: Path, tmp_path: Path) -> None:
    assert not is_quarantined(living.opened.engine)
    restore(saved, tmp_path / "copy", tmp_path / "key")
    copy = open_or_create(tmp_path / "copy", tmp_path / "key")
    assert is_quarantined(copy.engine)
    confirm(copy.engine)
    assert not is_quarantined(copy.engine)
    assert refusal(lambda: confirm(copy.engine)).code == "not_quarantined"
    with copy.engine.transaction("look", write=False) as tx:
        verbs = [entry.verb for entry in reads.journal_entries(tx)]
    assert verbs[-1] == "restore.confirmed"
    assert "restore" in verbs
    copy.close()
    assert open_code(tmp_path / "copy", tmp_path / "key") == ""


def test_what_waited_to_be_sent_is_in_doubt_and_never_sent_by_itself(living: Furnished, tmp_path: Path) -> None:
    """The lost desk may have sent it after the backup: a copy that sends it again would tell the citizen twice."""
    town = living.office
    conversation = int(town.sql("SELECT MIN(id) AS id FROM conversation")[0]["id"])
    held = town.laia.run(replies.reply, conversation, "encara es pot desfer")
    waiting = int(town.sql("SELECT id FROM message WHERE state = 'pending'")[0]["id"])
    backup(living.opened, tmp_path / "out")
    result = restore(tmp_path / "out", tmp_path / "copy", tmp_path / "key")
    assert result.in_doubt == 2
    copy = open_or_create(tmp_path / "copy", tmp_path / "key")
    desk = town.desk.__class__(copy.engine, town.desk.feed)
    assert desk.read(reads.outbox_counts) == {"held": 0, "pending": 0, "sending": 0, "uncertain": 2, "failed": 0}
    confirm(copy.engine)
    with copy.engine.transaction("test") as tx:
        tx.execute(
            "INSERT INTO lease (channel_id, epoch, holder, until) VALUES (:channel, 7, 'test', :until)"
            " ON CONFLICT (channel_id) DO UPDATE SET epoch = 7",
            channel=town.channel_id,
            until=tx.now + 60_000,
        )
    assert desk.run(outbox.take, town.channel_id, 7) is None
    shown = {row.id: (row.state, row.error) for row in desk.read(reads.messages, conversation)}
    assert shown[held] == shown[waiting] == ("uncertain", "uncertain")
    row = desk.read(reads.conversation, conversation)
    assert row.has_uncertain
    # A person decides; what is written anew goes its way after that.
    laia = desk.as_actor(town.laia.actor)
    laia.run(claims.claim, conversation)
    laia.run(replies.settle, waiting, was_sent=True)
    laia.run(replies.settle, held, was_sent=False)
    taken = desk.run(outbox.take, town.channel_id, 7)
    assert taken is not None
    assert taken.message_id == held
    copy.close()


def test_the_problem_names_the_file(living: Furnished, saved: Path, tmp_path: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:-1])
    with pytest.raises(Problem, match=str(saved)):
        restore(saved, tmp_path / "copy", tmp_path / "key")
