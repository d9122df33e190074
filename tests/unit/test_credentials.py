"""Keys and secrets: what is kept comes back, what was changed is refused, and nothing weak ever holds a key."""

import json
import multiprocessing
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked, NoKeyringError

from console import credentials
from console.credentials import (
    Keyring,
    KeyringVault,
    MasterKey,
    MemoryVault,
    SealedFileVault,
    hkdf,
    make_key_file,
    new_recovery_key,
    print_recovery_key,
    read_key_file,
    read_recovery_key,
    seal,
    unseal,
    unwrap_master_key,
    wrap_master_key,
)
from console.models.problems import Problem
from tests.guards import MemoryKeyring

TOKEN = "8012345678:AAHnotARealTokenButOfItsShape_0123456789"
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.fixture
def trusted_keyring(monkeypatch: pytest.MonkeyPatch, memory_keyring: MemoryKeyring) -> MemoryKeyring:
    """The keyring of this test counts as one that encrypts."""
    monkeypatch.setattr(credentials, "ALLOWED_BACKENDS", ("tests.guards.MemoryKeyring",))
    return memory_keyring


def code_of(problem: "pytest.ExceptionInfo[Problem]") -> str:
    return problem.value.code


# Derived keys


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=40))
def test_derived_keys_are_those_of_rfc_5869(material: bytes, salt: bytes) -> None:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    expected = HKDF(algorithm=SHA256(), length=32, salt=salt or None, info=b"files").derive(material)
    assert hkdf(material, "files", salt) == expected


def test_each_purpose_has_a_key_of_its_own() -> None:
    master = MasterKey.new()
    purposes = ("database", "files", "secrets", "fingerprint", "backup", "recovery")
    assert len({master.derive(purpose) for purpose in purposes} | {master.material}) == len(purposes) + 1


def test_a_fingerprint_tells_whose_key_it_is() -> None:
    master, other = MasterKey.new(), MasterKey.new()
    assert master.fits("desk", master.fingerprint("desk"))
    assert not other.fits("desk", master.fingerprint("desk"))
    assert not master.fits("another", master.fingerprint("desk"))


def test_a_master_key_is_not_shown() -> None:
    master = MasterKey(b"k" * 32)
    assert "kkk" not in repr(master)
    assert master.material.hex() not in repr(master)


def test_a_seal_holds_against_every_changed_byte() -> None:
    key = os.urandom(32)
    sealed = seal(key, b"secret", b"purpose")
    assert unseal(key, sealed, b"purpose") == b"secret"
    assert unseal(key, sealed, b"other") is None
    assert unseal(os.urandom(32), sealed, b"purpose") is None
    for at in range(len(sealed)):
        assert unseal(key, sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :], b"purpose") is None
        assert unseal(key, sealed[:at], b"purpose") is None


# The recovery key


def test_a_recovery_key_is_thirteen_groups_of_four() -> None:
    printed = print_recovery_key(new_recovery_key())
    groups = printed.split("-")
    assert [len(group) for group in groups] == [4] * 13
    assert set("".join(groups)) <= set(LETTERS)


@given(st.binary(min_size=30, max_size=30))
def test_a_recovery_key_comes_back_from_paper(secret: bytes) -> None:
    printed = print_recovery_key(secret)
    assert read_recovery_key(printed) == secret
    assert read_recovery_key(printed.lower().replace("-", " ") + "\n") == secret
    assert read_recovery_key(printed.replace("0", "o").replace("1", "l").replace("-", "–")) == secret
    assert read_recovery_key(printed.replace("0", "O").replace("1", "I").replace("-", "")) == secret


def test_every_slip_of_one_letter_is_told() -> None:
    printed = print_recovery_key(bytes(range(30)))
    letters = printed.replace("-", "")
    slips = {letters[:at] + other + letters[at + 1 :] for at in range(52) for other in LETTERS}
    slips |= {letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :] for at in range(51)}
    slips |= {letters[:at] + letters[at + 1 :] for at in range(52)} | {letters + "0", "", "U" * 52}
    slips -= {letters}
    assert len(slips) > 1_600
    for slip in slips:
        with pytest.raises(Problem) as problem:
            read_recovery_key(slip)
        assert code_of(problem) == "bad_recovery_key"


@given(st.text(max_size=80))
def test_any_text_is_a_recovery_key_or_told(typed: str) -> None:
    outcome: bytes | str
    try:
        outcome = read_recovery_key(typed)
    except Problem as problem:
        outcome = problem.code
    assert outcome == "bad_recovery_key" or len(outcome) == 30


def test_only_its_recovery_key_unwraps_a_master_key() -> None:
    master, secret = MasterKey.new(), new_recovery_key()
    wrapped = wrap_master_key(master, secret)
    assert unwrap_master_key(wrapped, secret) == master
    assert unwrap_master_key(wrapped, new_recovery_key()) is None
    assert master.material.hex() not in wrapped


# The key file


def test_a_key_file_is_made_private_and_comes_back(tmp_path: Path) -> None:
    master, path = MasterKey.new(), tmp_path / "sub" / "key"
    before = os.umask(0)
    try:
        make_key_file(path, master)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert os.listdir(path.parent) == ["key"]
    assert read_key_file(path) == master


@pytest.mark.parametrize("what", ["file", "link", "dangling", "folder"])
def test_a_key_file_never_takes_the_place_of_anything(tmp_path: Path, what: str) -> None:
    path, other = tmp_path / "key", tmp_path / "other"
    if what == "file":
        path.write_text("precious")
    elif what == "folder":
        path.mkdir()
    else:
        if what == "link":
            other.write_text("precious")
        path.symlink_to(other)
    before = {entry: entry.lstat() for entry in tmp_path.iterdir()}
    with pytest.raises(FileExistsError):
        make_key_file(path, MasterKey.new())
    assert {entry: entry.lstat() for entry in tmp_path.iterdir()} == before


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o660, 0o400, 0o700, 0o666, 0o4600])
def test_only_mode_0600_will_do(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "key"
    make_key_file(path, MasterKey.new())
    path.chmod(mode)
    with pytest.raises(Problem) as problem:
        read_key_file(path)
    assert code_of(problem) == "key_file_mode"
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize("what", ["link", "pipe", "folder", "device", "big"])
def test_a_key_file_is_a_regular_file(tmp_path: Path, what: str) -> None:
    path, real = tmp_path / "key", tmp_path / "real"
    make_key_file(real, MasterKey.new())
    if what == "link":
        path.symlink_to(real)
    elif what == "pipe":
        os.mkfifo(path, 0o600)
    elif what == "folder":
        path.mkdir(mode=0o600)
    elif what == "device":
        path = Path("/dev/zero")
    else:
        path.write_bytes(real.read_bytes() + b" " * 10_000)
        path.chmod(0o600)
    with pytest.raises(Problem) as problem:
        read_key_file(path)
    assert code_of(problem) == "key_file_damaged"


def test_a_missing_key_file_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "key", tmp_path / "no" / "key"):
        with pytest.raises(Problem) as problem:
            read_key_file(path)
        assert code_of(problem) == "key_file_missing"
    assert list(tmp_path.iterdir()) == []


def test_a_changed_key_file_is_never_taken_for_another_key(tmp_path: Path) -> None:
    path, master = tmp_path / "key", MasterKey.new()
    make_key_file(path, master)
    good = path.read_bytes()
    damaged = [good[:cut] for cut in range(len(good) - 1)] + [good + b"x", good * 2, b"null", b"[]", b'{"key": 5}']
    damaged += [
        good[:at] + bytes([good[at] ^ (1 << bit)]) + good[at + 1 :] for at in range(len(good)) for bit in range(8)
    ]
    accepted, codes = [], set()
    for content in damaged:
        path.write_bytes(content)
        try:
            assert read_key_file(path) == master
            accepted.append(content)
        except Problem as problem:
            codes.add(problem.code)
        assert path.read_bytes() == content
    # Another kind of blank between the lines says nothing about the key.
    assert all(content.split() == good.split() for content in accepted)
    assert len(accepted) < len(damaged) * 0.03
    assert codes == {"key_file_damaged"}


# Vaults


def vaults(tmp_path: Path) -> list[Any]:
    sealed = SealedFileVault(tmp_path / "secrets.sealed", os.urandom(32), tmp_path / "lock")
    index = SealedFileVault(tmp_path / "keyring.sealed", os.urandom(32), tmp_path / "lock")
    return [MemoryVault(), sealed, KeyringVault("desk", Keyring(), index)]


def test_every_vault_keeps_its_promise(tmp_path: Path, trusted_keyring: MemoryKeyring) -> None:
    for vault in vaults(tmp_path):
        assert vault.get("channel:1") is None
        vault.delete("channel:1")
        vault.set("channel:1", TOKEN)
        vault.set("channel:2", "contrasenya amb accents à")
        assert vault.get("channel:1") == TOKEN
        vault.set("channel:1", "new")
        assert (vault.get("channel:1"), vault.names()) == ("new", ["channel:1", "channel:2"])
        vault.delete("channel:1")
        assert (vault.get("channel:1"), vault.names()) == (None, ["channel:2"])
        assert vault.get("channel:2") == "contrasenya amb accents à"


def test_a_sealed_vault_shows_nothing(tmp_path: Path) -> None:
    vault = SealedFileVault(tmp_path / "secrets.sealed", os.urandom(32), tmp_path / "lock")
    vault.set("channel:1", TOKEN)
    content = (tmp_path / "secrets.sealed").read_bytes()
    assert TOKEN.encode() not in content
    assert b"channel" not in content
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_a_damaged_vault_is_told_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "secrets.sealed"
    vault = SealedFileVault(path, os.urandom(32), tmp_path / "lock")
    vault.set("channel:1", TOKEN)
    good = path.read_bytes()
    for at in range(len(good)):
        for content in (good[:at], good[:at] + bytes([good[at] ^ 0x40]) + good[at + 1 :]):
            path.write_bytes(content)
            for act in (
                lambda: vault.get("channel:1"),
                lambda: vault.set("a", "b"),
                vault.names,
                lambda: vault.delete("a"),
            ):
                with pytest.raises(Problem) as problem:
                    act()
                assert code_of(problem) == "secrets_damaged"
            assert path.read_bytes() == content


def _set_many(folder: str, key: bytes, who: int) -> None:
    vault = SealedFileVault(Path(folder) / "secrets.sealed", key, Path(folder) / "lock")
    for number in range(25):
        vault.set(f"{who}:{number}", str(number))


def test_processes_do_not_lose_each_others_secrets(tmp_path: Path) -> None:
    key = os.urandom(32)
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_set_many, args=(str(tmp_path), key, who)) for who in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(40)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    vault = SealedFileVault(tmp_path / "secrets.sealed", key, tmp_path / "lock")
    assert len(vault.names()) == 75


# The keyring


class PlaintextKeyring(MemoryKeyring):
    """Stands for every backend we know nothing about."""


@pytest.mark.parametrize("kind", [null.Keyring, fail.Keyring, PlaintextKeyring, MemoryKeyring])
def test_only_keyrings_known_to_encrypt_hold_a_key(kind: Any) -> None:
    backend = kind()
    keyring.set_keyring(backend)
    with pytest.raises(Problem) as problem:
        Keyring()
    assert code_of(problem) == "no_keyring"
    assert getattr(backend, "entries", {}) == {}


def test_in_a_chain_the_encrypting_keyring_is_taken(
    monkeypatch: pytest.MonkeyPatch, trusted_keyring: MemoryKeyring
) -> None:
    plain = PlaintextKeyring()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain, trusted_keyring])
    keyring.set_keyring(chainer.ChainerBackend())  # type: ignore[no-untyped-call]
    Keyring().set("desk:1", "key")
    assert trusted_keyring.entries == {("ventanilla", "desk:1"): "key"}
    assert plain.entries == {}
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain])
    with pytest.raises(Problem) as problem:
        Keyring()
    assert code_of(problem) == "no_keyring"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyringLocked("locked"), "keyring_locked"),
        (NoKeyringError("gone"), "no_keyring"),
        (RuntimeError("the bus has gone away"), "keyring_locked"),
    ],
)
def test_what_a_keyring_cannot_do_is_told(
    monkeypatch: pytest.MonkeyPatch, trusted_keyring: MemoryKeyring, error: Exception, code: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    ring = Keyring()
    for name in ("get_password", "set_password"):
        monkeypatch.setattr(trusted_keyring, name, refuse)
    acts: list[Callable[[], object]] = [lambda: ring.get("a"), lambda: ring.set("a", "b"), lambda: ring.delete("a")]
    for act in acts:
        with pytest.raises(Problem) as problem:
            act()
        assert code_of(problem) == code


def test_a_keyring_that_forgets_at_once_is_none(
    monkeypatch: pytest.MonkeyPatch, trusted_keyring: MemoryKeyring
) -> None:
    monkeypatch.setattr(trusted_keyring, "set_password", lambda *_: None)
    with pytest.raises(Problem) as problem:
        Keyring().set("a", "b")
    assert code_of(problem) == "no_keyring"


def test_windows_takes_1280_characters(trusted_keyring: MemoryKeyring) -> None:
    ring = Keyring(limit=1280)
    ring.set("a", "x" * 1280)
    assert ring.get("a") == "x" * 1280
    # A letter outside the basic plane takes two of Windows' characters.
    for secret in ("x" * 1281, "x" * 1279 + "😀"):
        with pytest.raises(Problem) as problem:
            ring.set("a", secret)
        assert code_of(problem) == "secret_too_long"
    assert ring.get("a") == "x" * 1280
    Keyring(limit=None).set("a", "x" * 5000)


def test_a_secret_that_could_not_be_kept_has_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trusted_keyring: MemoryKeyring
) -> None:
    vault = vaults(tmp_path)[2]
    monkeypatch.setattr(trusted_keyring, "set_password", lambda *_: None)
    with pytest.raises(Problem):
        vault.set("channel:1", TOKEN)
    assert vault.get("channel:1") is None
    assert TOKEN.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


SECRET_SERVICE = """
import keyring
from keyring.backends import SecretService
keyring.set_keyring(SecretService.Keyring())
from console.credentials import Keyring
ring = Keyring()
assert ring.get("desk:test") is None
ring.set("desk:test", "à" * 64)
assert ring.get("desk:test") == "à" * 64
ring.set("desk:test", "second")
assert ring.get("desk:test") == "second"
ring.delete("desk:test")
ring.delete("desk:test")
assert ring.get("desk:test") is None
print("kept and forgotten")
"""


@pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="no Secret Service here: install gnome-keyring and dbus to try a real keyring",
)
def test_a_real_secret_service_keeps_a_key(tmp_path: Path) -> None:
    script = tmp_path / "ask.py"
    script.write_text(SECRET_SERVICE)
    command = f"printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec {sys.executable} {script}"
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "PYTHONPATH": str(Path(credentials.__file__).parents[1]),
    }
    environment.pop("PYTHON_KEYRING_BACKEND", None)
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", command], capture_output=True, text=True, env=environment, timeout=50
    )
    assert done.stdout.strip() == "kept and forgotten", done.stderr
    found = [path for path in tmp_path.rglob("*.keyring")]
    assert found
    assert not any(b"second" in path.read_bytes() for path in found)


def test_a_key_file_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "key"
    make_key_file(path, MasterKey.new())
    assert json.loads(path.read_text())["what"] == "key file of ventanilla"
