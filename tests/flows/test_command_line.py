"""The whole main job through the command line, against the training town over real HTTP, in processes of their own."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bench.harness import FIRST_PERSON, World

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path).start()
    yield made
    made.stop()


def first_question(world: World, text: str = "Bon dia, necessito el volant", person: int = FIRST_PERSON) -> int:
    """A citizen writes; returns the conversation."""
    world.town.act("say", person, "Núria", text=text)
    world.run("sync", "--once")
    rows = [
        row for row in world.json("conversations", "--state", "open") if row["contact"]["provider_id"] == str(person)
    ]
    assert len(rows) == 1
    return int(rows[0]["id"])


def reply(world: World, conversation: int, text: str, *more: str) -> int:
    return int(world.run("reply", str(conversation), "--text", text, "--now", "--as", "laia", *more).stdout)


def state(world: World, conversation: int, message: int) -> str:
    return str(next(m for m in world.json("messages", str(conversation)) if m["id"] == message)["state"])


def received(world: World) -> list[str]:
    return [entry["text"] for entry in world.town.ledger() if entry["event"] == "delivered"]


def test_question_claim_answer_close(world: World, tmp_path: Path) -> None:
    conversation = first_question(world)
    row = world.json("conversations")[0]
    assert set(row) == {
        "id",
        "channel",
        "contact",
        "state",
        "topic",
        "operator",
        "waiting_since",
        "last_message_at",
        "unread",
    }
    assert row["contact"]["provider_id"] == str(FIRST_PERSON)
    world.run("claim", str(conversation), "--as", "laia")
    message = reply(world, conversation, "Bon dia, Núria!")
    world.run("sync", "--once")
    assert state(world, conversation, message) == "sent"
    assert received(world) == ["Bon dia, Núria!"]
    world.town.act("say", FIRST_PERSON, "Núria", text="Moltes gràcies!")
    world.run("resolve", str(conversation), "--topic", "Padró", "--as", "laia")
    world.run("sync", "--once")
    assert [(r["id"], r["state"], r["waiting_since"]) for r in world.json("conversations")] == [
        (conversation, "resolved", None)
    ]
    world.town.act("say", FIRST_PERSON, "Núria", text="I per a la beca?")
    world.run("sync", "--once")
    assert [r["state"] for r in world.json("conversations")] == ["resolved", "open"]
    verbs = [entry["verb"] for entry in world.json("journal", "--conversation", str(conversation))]
    assert verbs == ["open", "received", "claim", "reply", "sent", "resolve", "message.quiet"]


def test_files_come_and_go_whole(world: World, tmp_path: Path) -> None:
    conversation = first_question(world)
    data = b"%PDF-1.4 " + os.urandom(5000)
    world.town.act("send_document", FIRST_PERSON, "Núria", data=data, name="requisits.pdf")
    world.run("sync", "--once")
    file = world.json("messages", str(conversation))[-1]
    assert file["kind"] == "document"
    assert file["file"]["state"] == "ready"
    world.run("file", str(file["id"]), "--out", str(tmp_path / "out.pdf"))
    assert (tmp_path / "out.pdf").read_bytes() == data
    (tmp_path / "planol.pdf").write_bytes(data)
    message = reply(world, conversation, "Aquí el teniu", "--file", str(tmp_path / "planol.pdf"))
    world.run("sync", "--once")
    assert state(world, conversation, message) == "sent"
    assert not any(data in path.read_bytes() for path in (tmp_path / "desk").rglob("*") if path.is_file())


def test_a_long_text_is_one_message_in_ordered_parts(world: World) -> None:
    conversation = first_question(world)
    text = " ".join(f"Frase número {n} de la resposta." for n in range(400))
    message = reply(world, conversation, text)
    world.run("sync", "--once")
    parts = received(world)
    assert len(parts) > 2
    assert all(len(part) <= 4096 for part in parts)
    assert " ".join(parts) == text
    assert state(world, conversation, message) == "sent"


def test_429_pauses_the_chat_and_not_one_request_goes_before(world: World) -> None:
    conversation = first_question(world)
    other = first_question(world, "hola", FIRST_PERSON + 1)
    world.town.fault("refuse", method="sendMessage", chat_id=FIRST_PERSON, code=429, retry_after=3)
    reply(world, conversation, "u")
    reply(world, conversation, "dos")
    reply(world, other, "altre")
    process = world.popen("sync")
    deadline = time.monotonic() + 40
    while len(received(world)) < 3 and time.monotonic() < deadline:
        time.sleep(0.1)
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    assert received(world) == ["altre", "u", "dos"]
    assert world.town.violations("inside_pause") == []


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: something new"),
    ],
)
def test_refusals_fail_with_a_sentence(world: World, code: int, description: str) -> None:
    conversation = first_question(world)
    world.town.fault("refuse", method="sendMessage", code=code, description=description)
    message = reply(world, conversation, "hola")
    world.run("sync", "--once")
    assert state(world, conversation, message) == "failed"
    assert received(world) == []
    assert world.json("status")["outbox"]["failed"] == 1
    assert world.json("conversations")[0]["waiting_since"] is not None


def test_401_stops_all_sending_and_keeps_the_queue(world: World) -> None:
    conversation = first_question(world)
    other = first_question(world, "hola", FIRST_PERSON + 1)
    world.town.fault("refuse", method="sendMessage", code=401, description="Unauthorized")
    first, second = reply(world, conversation, "u"), reply(world, other, "dos")
    world.run("sync", "--once")
    assert received(world) == []
    assert {state(world, conversation, first), state(world, other, second)} == {"pending"}
    assert world.json("status")["channels"][0]["state"] == "unauthorized"
    world.run("sync", "--once")
    assert sorted(received(world)) == ["dos", "u"]


@pytest.mark.parametrize("kind", ["act_reset", "act_cut", "act_noise", "act_error"])
def test_a_lost_answer_is_doubt_and_never_resent_by_machine(world: World, kind: str) -> None:
    conversation = first_question(world)
    world.town.fault(kind, method="sendMessage")
    first, second = reply(world, conversation, "u"), reply(world, conversation, "dos")
    for _ in range(3):
        world.run("sync", "--once")
    assert received(world) == ["u"]
    assert [state(world, conversation, m) for m in (first, second)] == ["uncertain", "pending"]
    world.run("settle", str(first), "--sent", "--as", "laia")
    world.run("sync", "--once")
    assert received(world) == ["u", "dos"]


def test_two_operators_one_winner_named(world: World) -> None:
    world.run("operator", "add", "jordi", "--name", "Jordi Puig")
    conversation = first_question(world)
    world.run("claim", str(conversation), "--as", "laia")
    for words in (("claim", str(conversation)), ("reply", str(conversation), "--text", "jo")):
        lost = world.run(*words, "--as", "jordi", check=False)
        assert lost.returncode == 3
        assert "Laia Ferrer" in lost.stderr
        assert lost.stderr.count("\n") == 1


def test_unknown_kinds_are_kept(world: World) -> None:
    first_question(world)
    world.town.ask("feed", do="raw", body={"update_id": 900_000_001, "hologram": {"x": 1}})
    world.run("sync", "--once")
    assert world.json("status")["raw_unread"] == 1


def test_backup_restore_quarantine(world: World, tmp_path: Path) -> None:
    conversation = first_question(world)
    message = reply(world, conversation, "encara no enviat")
    world.run("backup", str(tmp_path / "desk.backup"))
    assert (tmp_path / "desk.backup").stat().st_mode & 0o777 == 0o600
    elsewhere = World(tmp_path / "new")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "key").write_bytes((tmp_path / "key").read_bytes())
    (tmp_path / "new" / "key").chmod(0o600)
    elsewhere.run("restore", str(tmp_path / "desk.backup"))
    assert elsewhere.json("status")["quarantined"] is True
    refused = elsewhere.run("sync", "--once", check=False)
    assert (refused.returncode, received(world)) == (4, [])
    elsewhere.run("restore", "--confirm")
    elsewhere.run("sync", "--once")
    assert received(world) == [], "the old desk may have sent it after the backup: a person decides"
    assert state(elsewhere, conversation, message) == "uncertain"
    elsewhere.run("settle", str(message), "--again", "--as", "laia")
    elsewhere.run("sync", "--once")
    assert received(world) == ["encara no enviat"]
    damaged = bytearray((tmp_path / "desk.backup").read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (tmp_path / "bad.backup").write_bytes(damaged)
    (tmp_path / "third").mkdir()
    third = World(tmp_path / "third")
    (tmp_path / "third" / "key").write_bytes((tmp_path / "key").read_bytes())
    (tmp_path / "third" / "key").chmod(0o600)
    bad = third.run("restore", str(tmp_path / "bad.backup"), check=False)
    assert (bad.returncode, bad.stderr.count("\n")) == (1, 1)


def test_wrong_command_lines_and_keys(world: World, tmp_path: Path) -> None:
    assert world.run("settle", "1", "--as", "laia", check=False).returncode == 2
    assert world.run("claim", "999", "--as", "laia", check=False).returncode == 1
    assert world.run("claim", "999", "--as", "ningú", check=False).returncode == 1
    (tmp_path / "key").chmod(0o644)
    open_key = world.run("status", check=False)
    assert (open_key.returncode, "chmod 600" in open_key.stderr) == (1, True)
    (tmp_path / "key").rename(tmp_path / "elsewhere")
    gone = world.run("status", check=False)
    assert gone.returncode == 1
    assert not (tmp_path / "key").exists()


def test_sync_imports_no_qt(world: World) -> None:
    code = "import sys; from console.cli import main; main(sys.argv[1:]); assert not [m for m in sys.modules if m.startswith('PySide6')]"
    command = world.command("sync", "--once")
    done = subprocess.run(
        [sys.executable, "-c", code, *command[3:]], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


def test_json_is_one_document(world: World) -> None:
    for words in (("status",), ("channel", "list"), ("operator", "list"), ("journal",), ("search", "volant")):
        value: Any = json.loads(world.run(*words, "--json").stdout)
        assert isinstance(value, list | dict)
