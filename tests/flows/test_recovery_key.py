"""The recovery key through the real command line: a lost key comes back, a key that is there is never touched."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from console import credentials
from console.cli import main
from tests.guards import MemoryKeyring

PAPER = re.compile(r"(?:[0-9A-Z]{4}-){12}[0-9A-Z]{4}")


def ventanilla(folder: Path, *words: str, key: str = "key", stdin: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the program in a process of its own, on the desk in `folder`."""
    options = ["--data", str(folder / "desk"), *(["--key-file", str(folder / key)] if key else [])]
    return subprocess.run(
        [sys.executable, "-m", "console.cli", *options, *words],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def paper(tmp_path: Path) -> str:
    """A desk with an operator and a channel; returns what was printed when it was made."""
    made = ventanilla(tmp_path, "operator", "add", "laia", "--name", "Laia Ferrer")
    assert made.returncode == 0, made.stderr
    found = PAPER.search(made.stderr)
    assert found
    assert made.stdout == ""
    words = ("channel", "add", "telegram", "--name", "Bot", "--base-url", "http://127.0.0.1:9", "--token-stdin")
    assert ventanilla(tmp_path, *words, stdin="4200001:abc\n").returncode == 0
    return found[0]


def test_a_lost_key_file_comes_back(tmp_path: Path, paper: str) -> None:
    (tmp_path / "key").unlink()
    lost = ventanilla(tmp_path, "operator", "list")
    assert (lost.returncode, "ventanilla recovery-key open" in lost.stderr) == (1, True)
    opened = ventanilla(tmp_path, "recovery-key", "open", stdin=paper.lower().replace("-", " ") + "\n")
    assert (opened.returncode, opened.stderr) == (0, "")
    assert opened.stdout == "The desk opens again on this computer.\n"
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert ventanilla(tmp_path, "operator", "list").stdout == "laia\tLaia Ferrer\toperator\toffline\n"
    verbs = [each["verb"] for each in json.loads(ventanilla(tmp_path, "journal", "--json").stdout)]
    assert "recovery_key.used" in verbs


def test_a_key_that_is_there_is_not_replaced(tmp_path: Path, paper: str) -> None:
    before = (tmp_path / "key").read_bytes()
    refused = ventanilla(tmp_path, "recovery-key", "open", stdin=paper + "\n")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "exists already" in refused.stderr
    assert (tmp_path / "key").read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "not a recovery key"),
        ("ABCD-EFGH", "not a recovery key"),
        (credentials.print_recovery_key(bytes(30)), "does not open this desk"),
    ],
)
def test_a_wrong_recovery_key_makes_nothing(tmp_path: Path, paper: str, typed: str, sentence: str) -> None:
    (tmp_path / "key").unlink()
    refused = ventanilla(tmp_path, "recovery-key", "open", stdin=typed + "\n")
    assert (refused.returncode, refused.stderr.count("\n"), sentence in refused.stderr) == (1, 1, True)
    assert not (tmp_path / "key").exists()
    assert paper not in refused.stderr


def test_where_there_is_no_desk_none_is_made(tmp_path: Path) -> None:
    refused = ventanilla(tmp_path, "recovery-key", "open", stdin=credentials.print_recovery_key(bytes(30)) + "\n")
    assert (refused.returncode, "There is no desk in" in refused.stderr) == (1, True)
    assert not (tmp_path / "key").exists()
    assert not (tmp_path / "desk" / "desk.db").exists()


def test_a_renewed_key_ends_the_old_paper(tmp_path: Path, paper: str) -> None:
    renewed = ventanilla(tmp_path, "recovery-key", "renew")
    assert (renewed.returncode, renewed.stderr) == (0, "")
    fresh = renewed.stdout.strip()
    assert PAPER.fullmatch(fresh)
    assert fresh != paper
    (tmp_path / "key").unlink()
    assert ventanilla(tmp_path, "recovery-key", "open", stdin=paper + "\n").returncode == 1
    assert ventanilla(tmp_path, "recovery-key", "open", stdin=fresh + "\n").returncode == 0
    verbs = [each["verb"] for each in json.loads(ventanilla(tmp_path, "journal", "--json").stdout)]
    assert {"recovery_key.renewed", "recovery_key.used"} <= set(verbs)
    told = json.loads(ventanilla(tmp_path, "recovery-key", "renew", "--json").stdout)
    assert PAPER.fullmatch(told["recovery_key"])


@pytest.fixture
def trusted_keyring(monkeypatch: pytest.MonkeyPatch, memory_keyring: MemoryKeyring) -> MemoryKeyring:
    """The keyring of this test counts as one that encrypts."""
    monkeypatch.setattr(credentials, "ALLOWED_BACKENDS", ("tests.guards.MemoryKeyring",))
    return memory_keyring


def test_a_wiped_keyring_gets_its_key_back(
    tmp_path: Path, trusted_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = ["--data", str(tmp_path / "desk")]
    assert main([*desk, "operator", "add", "laia", "--name", "Laia"]) == 0
    found = PAPER.search(capsys.readouterr().err)
    assert found
    typed = iter((found[0], found[0], "4200001:abc"))
    monkeypatch.setattr("sys.stdin", Typed(typed))
    assert main([*desk, "recovery-key", "open"]) == 1
    assert "already holds the key" in capsys.readouterr().err
    kept = dict(trusted_keyring.entries)
    trusted_keyring.entries.clear()
    assert main([*desk, "operator", "list"]) == 1
    assert "ventanilla recovery-key open" in capsys.readouterr().err
    assert main([*desk, "recovery-key", "open"]) == 0
    assert trusted_keyring.entries == kept


def test_a_secret_lost_with_the_keyring_is_told(
    tmp_path: Path, trusted_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = ["--data", str(tmp_path / "desk")]
    assert main([*desk, "operator", "add", "laia", "--name", "Laia"]) == 0
    found = PAPER.search(capsys.readouterr().err)
    assert found
    monkeypatch.setattr("sys.stdin", Typed(iter(("4200001:abc", found[0]))))
    words = ("channel", "add", "telegram", "--name", "Bot", "--base-url", "http://127.0.0.1:9", "--token-stdin")
    assert main([*desk, *words]) == 0
    trusted_keyring.entries.clear()
    assert main([*desk, "recovery-key", "open", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"opened": True, "channels_without_secret": ["Bot"]}


class Typed:
    """Standard input that is no terminal."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines

    def readline(self) -> str:
        return f"{next(self._lines)}\n"

    def isatty(self) -> bool:
        return False


def test_it_takes_a_forgotten_pin_away(tmp_path: Path, paper: str) -> None:
    from console.desk_folder import open_or_create
    from console.pins import PinKeeper

    opened = open_or_create(tmp_path / "desk", tmp_path / "key")
    keeper = PinKeeper(opened.vault, "laia", lambda: 0)
    keeper.choose("2580")
    assert ventanilla(tmp_path, "operator", "forget-pin", "jordi").returncode == 1
    assert keeper.state().has_pin
    assert ventanilla(tmp_path, "operator", "forget-pin", "laia").returncode == 0
    assert not keeper.state().has_pin
    opened.close()
    verbs = [each["verb"] for each in json.loads(ventanilla(tmp_path, "journal", "--json").stdout)]
    assert "operator.forget_pin" in verbs
