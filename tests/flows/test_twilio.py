"""The main job on a channel that is asked: poll, claim, answer, ticks; then lost answers and a process that dies."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.providers.twilio_town import ACCOUNT, KEY, SECRET, SMS, WHATSAPP, TwilioTown

pytestmark = pytest.mark.timeout(240)


def until(condition: Callable[[], Any], seconds: float = 90.0) -> Any:
    """Wait for something to become true; the limit is generous and only ends a broken run."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.1)
    raise AssertionError("it never came about")


class Desk:
    def __init__(self, folder: Path, town: TwilioTown, sender: str = WHATSAPP) -> None:
        self._words = [sys.executable, "-m", "console.cli", "--data", str(folder / "desk"), "--key-file"]
        self._words.append(str(folder / "key"))
        self.sync: subprocess.Popen[bytes] | None = None
        whose = ("--account", ACCOUNT, "--key", KEY, "--sender", sender, "--base-url", town.url)
        self.run("channel", "add", "twilio", "--name", "Twilio", *whose, "--token-stdin", stdin=SECRET)
        self.run("operator", "add", "laia", "--name", "Laia Ferrer")

    def run(self, *words: str, stdin: str = "", code: int = 0) -> str:
        done = subprocess.run(
            [*self._words, *words], input=stdin, capture_output=True, text=True, timeout=90, check=False
        )
        assert done.returncode == code, (words, done.stderr)
        assert SECRET not in done.stdout + done.stderr
        return done.stdout if code == 0 else done.stderr

    def json(self, *words: str) -> Any:
        return json.loads(self.run(*words, "--json"))

    def start(self, **more: str) -> None:
        self.sync = subprocess.Popen([*self._words, "sync"], env={**os.environ, **more})

    def end(self) -> None:
        """Wait for a process that kills itself."""
        assert self.sync is not None
        self.sync.wait(60)

    def stop(self) -> None:
        if self.sync is not None and self.sync.poll() is None:
            self.sync.send_signal(signal.SIGTERM)
            self.sync.wait(30)

    def open_row(self) -> int:
        return int(until(lambda: self.json("conversations", "--state", "open"))[0]["id"])

    def texts(self, conversation: int) -> list[str]:
        return [m["text"] for m in self.json("messages", str(conversation)) if m["direction"] == "incoming"]

    def states(self, conversation: int) -> list[str]:
        rows = self.json("messages", str(conversation))
        return [row["state"] for row in rows if row["direction"] == "outgoing"]

    def reply(self, conversation: int, text: str, code: int = 0, *more: str) -> str:
        return self.run("reply", str(conversation), "--text", text, "--now", "--as", "laia", *more, code=code)


@pytest.fixture
def town() -> Iterator[TwilioTown]:
    town = TwilioTown()
    yield town
    town.close()


@pytest.fixture
def desk(tmp_path: Path, town: TwilioTown) -> Iterator[Desk]:
    desk = Desk(tmp_path, town)
    yield desk
    desk.stop()


def test_a_citizen_is_answered_without_a_public_address(town: TwilioTown, desk: Desk) -> None:
    citizen = town.add("whatsapp:+34600111222")
    tested = desk.json("channel", "test", "Twilio")
    assert (tested["account"], tested["kind"]) == ("+34930000000", "twilio_whatsapp")
    town.say(citizen, "Bon dia, necessito el volant")
    town.send_files(citizen, "mireu", ("application/pdf", b"%PDF-1.4 1"), ("image/jpeg", b"\xff\xd8\xff two"))
    desk.start()
    row = desk.open_row()
    until(lambda: [f["file"]["state"] for f in desk.json("messages", str(row)) if f["file"]] == ["ready", "ready"])
    # The secret went to the first host only.
    assert town.bare_requests == 2
    desk.run("claim", str(row), "--as", "laia")
    desk.reply(row, "Bon dia, Núria! " + "Vine demà al matí. " * 100)
    until(lambda: len(citizen.got) == 2)
    assert all(len(message["body"]) <= 1600 for message in citizen.got)
    until(lambda: desk.states(row) == ["sent"])
    town.report(citizen.got[0], "read")
    until(lambda: desk.states(row) == ["read"])
    assert desk.texts(row) == ["Bon dia, necessito el volant", "mireu", ""]


def test_a_file_cannot_go_out_and_the_clerk_is_told(town: TwilioTown, desk: Desk, tmp_path: Path) -> None:
    citizen = town.add("whatsapp:+34600111222")
    town.say(citizen, "hola")
    desk.run("sync", "--once")
    row = desk.open_row()
    desk.run("claim", str(row), "--as", "laia")
    (tmp_path / "padró.pdf").write_bytes(b"%PDF-1.4")
    told = desk.reply(row, "aquí", 1, "--file", str(tmp_path / "padró.pdf"))
    assert "cannot send files" in told
    assert citizen.got == []


def test_a_lost_answer_is_looked_for_and_not_sent_twice(town: TwilioTown, desk: Desk) -> None:
    citizen = town.add("whatsapp:+34600111444")
    town.say(citizen, "hola")
    desk.run("sync", "--once")
    row = desk.open_row()
    desk.run("claim", str(row), "--as", "laia")
    desk.reply(row, "Bon dia")
    desk.run("sync", "--once")
    town.loses_next_send = True
    desk.reply(row, "Bon dia")
    desk.run("sync", "--once")
    assert desk.states(row) == ["sent", "uncertain"]
    desk.run("sync", "--once")
    # The same words once before are another message.
    assert desk.states(row) == ["sent", "sent"]
    assert len(citizen.got) == 2
    town.drops_next_send = True
    desk.reply(row, "Fins aviat")
    desk.run("sync", "--once")
    desk.run("sync", "--once")
    assert desk.states(row) == ["sent", "sent", "uncertain"]
    assert len(citizen.got) == 2


def test_killed_between_the_call_and_its_note(town: TwilioTown, desk: Desk) -> None:
    citizen = town.add("whatsapp:+34600111555")
    town.say(citizen, "una")
    desk.start(VENTANILLA_FAILPOINT="receive.after_commit")
    desk.end()
    town.say(citizen, "dues")
    desk.run("sync", "--once")
    row = desk.open_row()
    assert desk.texts(row) == ["una", "dues"]
    desk.run("claim", str(row), "--as", "laia")
    desk.reply(row, "Bon dia")
    desk.start(VENTANILLA_FAILPOINT="send.after_call")
    desk.end()
    assert len(citizen.got) == 1
    desk.run("sync", "--once")
    assert desk.states(row) == ["sent"]
    assert len(citizen.got) == 1


def test_sms_and_what_is_refused_later(town: TwilioTown, tmp_path: Path) -> None:
    desk = Desk(tmp_path, town, SMS)
    citizen = town.add("+34600111666")
    town.say(citizen, "hola", SMS)
    desk.run("sync", "--once")
    row = desk.open_row()
    desk.run("claim", str(row), "--as", "laia")
    desk.reply(row, "Bon dia")
    desk.run("sync", "--once")
    town.report(citizen.got[0], "undelivered", 30003)
    desk.run("sync", "--once")
    assert desk.states(row) == ["failed"]
    citizen.has_opted_out = True
    desk.reply(row, "Bon dia")
    desk.run("sync", "--once")
    assert "STOP" in json.dumps(desk.json("messages", str(row)))


def test_a_mistake_in_the_account_keeps_nothing(town: TwilioTown, desk: Desk) -> None:
    for change in (("--account", "AC1"), ("--sender", "whatsapp:núria"), ("--key", "PK" + "0" * 32)):
        words = {"--account": ACCOUNT, "--key": KEY, "--sender": SMS, "--base-url": town.url, change[0]: change[1]}
        flat = [part for pair in words.items() for part in pair]
        told = desk.run("channel", "add", "twilio", "--name", "Altre", *flat, "--token-stdin", stdin=SECRET, code=1)
        assert "Nothing was kept" in told
    assert [channel["name"] for channel in desk.json("channel", "list")] == ["Twilio"]
