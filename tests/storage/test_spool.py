"""What was pushed to this computer: in order, sealed, still there after a restart, and never read when it was changed."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from console.models.problems import Problem
from console.storage import private_files
from console.storage.spool import Spool

KEY = bytes(range(32))


def bodies(spool: Spool) -> list[bytes]:
    return [each.body for each in spool.oldest(100)]


def test_in_order_and_gone_only_when_told(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "spool", KEY)
    assert spool.is_empty()
    for n in range(5):
        spool.put(b"body %d" % n, 1_000 + n)
    found = spool.oldest(3)
    assert [each.body for each in found] == [b"body 0", b"body 1", b"body 2"]
    assert [each.at for each in found] == [1_000, 1_001, 1_002]
    assert bodies(spool) == [b"body %d" % n for n in range(5)]
    spool.forget(found)
    assert bodies(spool) == [b"body 3", b"body 4"]


def test_another_process_goes_on(tmp_path: Path) -> None:
    first = Spool(tmp_path / "spool", KEY)
    first.put(b"una", 1)
    first.forget(first.oldest(1))
    first.put(b"dues", 2)
    second = Spool(tmp_path / "spool", KEY)
    assert second.name == first.name
    second.put(b"tres", 3)
    assert bodies(second) == [b"dues", b"tres"]
    assert Spool(tmp_path / "other", KEY).name != first.name


def test_nothing_can_be_read_on_the_disk(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "spool", KEY)
    spool.put(b"canari del padro", 1)
    assert not [path for path in (tmp_path / "spool").iterdir() if b"canari" in path.read_bytes()]


def test_a_damaged_one_is_put_aside_and_holds_up_nobody(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "spool", KEY)
    spool.put(b"una", 1)
    spool.put(b"dues", 2)
    path = min(path for path in (tmp_path / "spool").iterdir() if path.name[0].isdigit())
    sealed = path.read_bytes()
    path.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    assert bodies(spool) == [b"dues"]
    assert [name for name in os.listdir(tmp_path / "spool") if name.startswith("damaged-")]


def test_what_cannot_be_kept_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool(tmp_path / "spool", KEY)

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(private_files, "write_new", full)
    with pytest.raises(Problem) as told:
        spool.put(b"una", 1)
    assert told.value.code == "storage_full"
    assert spool.is_empty()


def test_who_waits_hears_of_a_body_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("console.storage.spool._LOOK_AGAIN_SECONDS", 60.0)
    taken, looked = Spool(tmp_path / "spool", KEY), threading.Event()
    filed = Spool(tmp_path / "spool", KEY)
    is_empty = filed.is_empty

    def looks() -> bool:
        found = is_empty()
        looked.set()
        return found

    monkeypatch.setattr(filed, "is_empty", looks)
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(filed.wait, 60.0)
        assert looked.wait(30) and not waiting.done()
        taken.put(b"una", 1)
        assert waiting.result(30)
    assert filed.wait(0) and bodies(filed) == [b"una"]
    filed.forget(filed.oldest(1))
    assert not filed.wait(0)
