"""Sealed files: what was put comes back, what was changed or exchanged does not, and no name leads outside."""

import os
import stat
import time
from pathlib import Path

import pytest

from console.storage.files import YOUNG_SECONDS, FileStore
from tests.storage.desks import killed_at, refusal

DATA = b"%PDF-1.7 certificat d'empadronament canari"


@pytest.fixture(params=["sealed", "plain"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files", os.urandom(32) if request.param == "sealed" else None)


def path_of(tmp_path: Path, name: str) -> Path:
    return tmp_path / "files" / name[:2] / name


@pytest.mark.parametrize("data", [b"", b"x", DATA, os.urandom(3_000_000)], ids=len)
def test_what_was_put_comes_back(store: FileStore, data: bytes) -> None:
    first, second = store.put(data), store.put(data)
    assert first != second
    assert store.get(first) == store.get(second) == data
    assert store.names() == sorted([first, second])
    store.delete(first)
    store.delete(first)
    assert store.names() == [second]
    assert refusal(lambda: store.get(first)).code == "file_damaged"


def test_a_sealed_file_shows_nothing(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files", os.urandom(32))
    names = [store.put(DATA) for _ in range(2)]
    contents = [path_of(tmp_path, name).read_bytes() for name in names]
    assert not any(DATA[at : at + 8] in content for content in contents for at in range(len(DATA) - 8))
    assert contents[0] != contents[1]


def test_files_are_private_whatever_the_umask(store: FileStore, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        name = store.put(DATA)
    finally:
        os.umask(before)
    path = path_of(tmp_path, name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (path.parent, path.parent.parent)} == {0o700}
    assert os.listdir(path.parent) == [name]


def test_every_changed_byte_is_found(store: FileStore, tmp_path: Path) -> None:
    name = store.put(DATA)
    path = path_of(tmp_path, name)
    good = path.read_bytes()
    changed = [good[:at] + bytes([good[at] ^ 0x20]) + good[at + 1 :] for at in range(len(good))]
    for content in (*changed, *(good[:cut] for cut in range(len(good))), good + b"x"):
        path.write_bytes(content)
        assert refusal(lambda: store.get(name)).code == "file_damaged"
    path.write_bytes(good)
    assert store.get(name) == DATA


def test_a_file_in_the_place_of_another_is_found(store: FileStore, tmp_path: Path) -> None:
    mine, other = store.put(DATA), store.put(b"of somebody else")
    path_of(tmp_path, mine).write_bytes(path_of(tmp_path, other).read_bytes())
    assert refusal(lambda: store.get(mine)).code == "file_damaged"


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    name = FileStore(tmp_path / "files", os.urandom(32)).put(DATA)
    for key in (os.urandom(32), None):
        assert refusal(lambda key=key: FileStore(tmp_path / "files", key).get(name)).code == "file_damaged"  # type: ignore[misc]


def hostile_names() -> list[str]:
    """Names that would lead somewhere else if names were paths."""
    up = ["../" * depth + target for depth in range(1, 9) for target in ("etc/passwd", "desk.db", "desk.json", "key")]
    odd = [
        "",
        ".",
        "..",
        "/",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "..\\..\\desk.db",
        "\\\\host\\share",
        "~/.ssh/id",
        "-",
    ]
    good = "0123456789abcdef0123456789abcdef"
    near = [good[:-1], good + "0", good.upper(), good[:-1] + "g", good + "\n", "\x00" + good[1:], good[:-1] + "\x00"]
    near += [
        f"../{good}",
        f"{good}/../x",
        f"./{good}",
        good.replace("0", "٠"),
        good.replace("f", "ｆ"),
        f" {good}",
        f"{good} ",
    ]
    near += [f"{good[:at]}/{good[at + 1 :]}" for at in range(32)] + [
        f"{good[:at]}.{good[at + 1 :]}" for at in range(32)
    ]
    return up + odd + near


def test_no_name_leads_outside(store: FileStore, tmp_path: Path) -> None:
    store.put(DATA)
    (tmp_path / "desk.db").write_bytes(b"precious")
    names = hostile_names()
    assert len(names) > 100
    for name in names:
        for act in (store.get, store.delete, store.sealed):
            assert refusal(lambda act=act, name=name: act(name)).code == "file_damaged"  # type: ignore[misc]
    assert (tmp_path / "desk.db").read_bytes() == b"precious"
    assert len(store.names()) == 1


def age(path: Path, seconds: float) -> None:
    at = time.time() - seconds
    os.utime(path, (at, at))


def test_only_old_files_that_nobody_owns_are_orphans(store: FileStore, tmp_path: Path) -> None:
    owned, young, old = store.put(b"a"), store.put(b"b"), store.put(b"c")
    for name in (owned, old):
        age(path_of(tmp_path, name), YOUNG_SECONDS + 60)
    stranger = path_of(tmp_path, old).with_name("README")
    stranger.write_text("not ours")
    age(stranger, YOUNG_SECONDS + 60)
    assert store.orphans({owned}) == [old]
    assert store.orphans({owned}, young_seconds=-60) == sorted([young, old])
    assert stranger.exists()
    assert FileStore(tmp_path / "nowhere", None).orphans(set()) == []


def test_a_crash_while_putting_leaves_no_half_file(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files", os.urandom(32))
    steps = 0
    while killed_at(steps + 1, lambda: store.put(DATA)):
        steps += 1
    assert steps >= 6
    for name in store.names():
        assert store.get(name) == DATA
    parts = [path for path in (tmp_path / "files").rglob("*.part")]
    assert parts
    for part in parts:
        age(part, YOUNG_SECONDS + 60)
    store.orphans(set(store.names()))
    assert not any(part.exists() for part in parts)


def test_where_nothing_can_be_written_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file where the folder should be")
    store = FileStore(tmp_path / "files", None)
    assert refusal(lambda: store.put(DATA)).code == "storage_read_only"


def test_a_full_disk_is_told_and_nothing_half_stays(
    store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        assert refusal(lambda: store.put(DATA)).code == "storage_full"
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
    assert store.get(store.put(DATA)) == DATA
