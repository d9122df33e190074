"""The command line to the letter: what is refused, how it is said, and that a refusal leaves nothing behind."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.harness import FIRST_PERSON, TOKEN, World

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path).start()
    try:
        yield made
    finally:
        made.stop()


def refused(world: World, *words: str, stdin: str = "") -> str:
    """The one line a command that could not be done says."""
    done = world.run(*words, stdin=stdin, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done
    return done.stderr


def test_wrong_command_lines_are_told_as_such(world: World, tmp_path: Path) -> None:
    wrong: list[list[str]] = [
        ["reply", "1", "--as", "laia", "--location", place] for place in ("here", "91,0", "nan,nan", "1,2,3")
    ]
    wrong += [
        ["reply", "1", "--as", "laia", "--file", "a", "--file", "b"],
        ["restore"],
        ["restore", "backup", "--confirm"],
        ["channel", "add", "telegram", "--name", "Zwei", "--base-url", "http://127.0.0.1:9"],
    ]
    for words in wrong:
        done = world.run(*words, check=False)
        assert (done.returncode, done.stdout) == (2, ""), (words, done)
        assert "Traceback" not in done.stderr


def test_one_channel_for_one_account_and_a_new_secret_for_it(world: World) -> None:
    add = ("channel", "add", "telegram", "--base-url", world.base_url, "--token-stdin", "--name")
    assert "Bot" in refused(world, *add, "Zwei", stdin=TOKEN)
    assert "right shape" in refused(world, *add, "Zwei", stdin="x:y")
    world.town.act("say", FIRST_PERSON, "Núria", text="Bon dia")
    world.run("sync", "--once")
    assert "another account" in refused(world, "channel", "secret", "Bot", "--token-stdin", stdin="4200002:other")
    number = TOKEN.partition(":")[0]
    world.run("channel", "secret", "Bot", "--token-stdin", stdin=f"{number}:revoked")
    world.run("reply", "1", "--text", "hola", "--now", "--as", "laia")
    silent = world.run("sync", "--once")
    assert "refuses the token of Bot" in silent.stderr
    assert world.json("status")["outbox"]["pending"] == 1
    world.run("channel", "secret", "Bot", "--token-stdin", stdin=TOKEN)
    assert world.run("sync", "--once").stderr == ""
    assert [m["state"] for m in world.json("messages", "1")][-1] == "sent"
    verbs = [entry["verb"] for entry in world.json("journal")]
    assert verbs.count("channel.secret") == 2


def test_the_doctor_names_a_setting_that_cannot_be_used(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert world.run("doctor").returncode == 0
    monkeypatch.setenv("VENTANILLA_UNDO_SECONDS", "7")
    done = world.run("doctor", check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "FAIL settings: undo_seconds cannot be «7»" in done.stdout


def test_a_refused_key_makes_nothing(tmp_path: Path) -> None:
    world = World(tmp_path)
    (tmp_path / "key").write_text("{}")
    (tmp_path / "key").chmod(0o640)
    assert "chmod 600" in refused(world, "operator", "add", "laia", "--name", "Laia")
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_a_failed_message_says_why(world: World) -> None:
    world.town.act("say", FIRST_PERSON, "Núria", text="Bon dia")
    world.run("sync", "--once")
    world.town.fault("refuse", method="sendMessage", code=403, description="Forbidden: bot was blocked by the user")
    message = int(world.run("reply", "1", "--text", "hola", "--now", "--as", "laia").stdout)
    world.run("sync", "--once")
    failed = next(m for m in world.json("messages", "1") if m["id"] == message)
    assert failed["error"].startswith("The citizen has blocked")
    assert failed["error_code"] == "rejected_blocked"
    # What a provider said once is no reason to refuse an operator: the way may have opened while nobody listened.
    again = int(world.run("reply", "1", "--text", "hi sou?", "--now", "--as", "laia").stdout)
    world.run("sync", "--once")
    assert next(m for m in world.json("messages", "1") if m["id"] == again)["state"] == "sent"


def test_taking_back_twice_and_places_that_cannot_be_written(world: World, tmp_path: Path) -> None:
    world.town.act("send_document", FIRST_PERSON, "Núria", data=b"%PDF-1.4", name="a.pdf")
    world.run("sync", "--once")
    held = world.run("reply", "1", "--text", "hola", "--as", "laia").stdout.strip()
    world.run("take-back", held, "--as", "laia")
    (tmp_path / "folder").mkdir()
    assert "taken back already" in refused(world, "take-back", held, "--as", "laia")
    assert world.run("draft", "1", "--as", "laia").stdout == "hola\n"
    assert "out.pdf cannot be written" in refused(world, "file", "1", "--out", str(tmp_path / "no" / "out.pdf"))
    assert str(tmp_path / "no") in refused(world, "backup", str(tmp_path / "no" / "desk.backup"))
    (tmp_path / "out.pdf").write_bytes(b"an earlier try, open to all")
    world.run("file", "1", "--out", str(tmp_path / "out.pdf"))
    assert (tmp_path / "out.pdf").read_bytes() == b"%PDF-1.4"
    assert "folder cannot be written" in refused(world, "file", "1", "--out", str(tmp_path / "folder"))
    assert stat.S_IMODE(os.stat(tmp_path / "out.pdf").st_mode) == 0o600


def test_a_restored_copy_asks_no_provider_anything(world: World, tmp_path: Path) -> None:
    world.run("backup", str(tmp_path / "desk.backup"))
    (tmp_path / "copy").mkdir()
    copy = World(tmp_path / "copy")
    (tmp_path / "copy" / "key").write_bytes((tmp_path / "key").read_bytes())
    (tmp_path / "copy" / "key").chmod(0o600)
    copy.run("restore", str(tmp_path / "desk.backup"))
    before = len(world.town.ask("visits"))
    for words in (["doctor"], ["channel", "test", "Bot"], ["sync", "--once"], ["sync"]):
        done = copy.run(*words, check=False)
        assert (done.returncode, done.stderr.count("\n")) == (4, 1), (words, done)
    assert len(world.town.ask("visits")) == before
