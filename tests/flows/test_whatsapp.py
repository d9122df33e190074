"""The main job on WhatsApp: a signed call of the provider, claim, answer, and its ticks; then the bad days."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.providers.cloud_town import APP_SECRET, NUMBER, TOKEN, VERIFY, WABA, CloudTown, hook_body
from tests.providers.matrix_front import Front

pytestmark = pytest.mark.timeout(180)
SECRETS = f"token={TOKEN}\napp_secret={APP_SECRET}\nverify_token={VERIFY}\n"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(condition: Callable[[], Any], seconds: float = 60.0) -> Any:
    """Wait for something to become true; the limit is generous and only ends a broken run."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.1)
    raise AssertionError("it never came about")


class Desk:
    def __init__(self, folder: Path, town: CloudTown) -> None:
        self._folder, self._town = folder, town
        self.port = free_port()
        self.sync: subprocess.Popen[bytes] | None = None
        self._words = [sys.executable, "-m", "console.cli", "--data", str(folder / "desk"), "--key-file"]
        self._words.append(str(folder / "key"))
        self.environment = {**os.environ, "VENTANILLA_WEBHOOK_LISTEN": f"127.0.0.1:{self.port}"}
        town.hook = ("127.0.0.1", self.port)

    def run(self, *words: str, stdin: str = "", code: int = 0) -> str:
        done = subprocess.run(
            [*self._words, *words],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
            env=self.environment,
        )
        assert done.returncode == code, (words, done.stderr)
        return done.stdout if code == 0 else done.stderr

    def json(self, *words: str) -> Any:
        return json.loads(self.run(*words, "--json"))

    def add(self, base_url: str = "") -> None:
        ids = ("--phone-number-id", NUMBER, "--waba-id", WABA, "--base-url", base_url or self._town.url)
        self.run("channel", "add", "whatsapp", "--name", "WhatsApp", *ids, "--secrets-stdin", stdin=SECRETS)
        self.run("operator", "add", "laia", "--name", "Laia Ferrer")

    def start(self, **more: str) -> None:
        self.sync = subprocess.Popen([*self._words, "sync"], env={**self.environment, **more})
        until(self.is_open)

    def is_open(self) -> bool:
        assert self.sync is not None
        if self.sync.poll() is not None:
            raise AssertionError(f"sync ended with {self.sync.returncode}")
        try:
            # A body nobody signed: 403 once the channel is led, 503 before.
            return self._town.call(b"{}", "sha256=00") == 403
        except OSError:
            return False

    def stop(self) -> None:
        if self.sync is not None and self.sync.poll() is None:
            self.sync.send_signal(signal.SIGTERM)
            self.sync.wait(20)

    def states(self, conversation: int) -> list[str]:
        rows = self.json("messages", str(conversation))
        return [row["state"] for row in rows if row["direction"] == "outgoing"]


@pytest.fixture
def town() -> Iterator[CloudTown]:
    town = CloudTown()
    yield town
    town.close()


@pytest.fixture
def desk(tmp_path: Path, town: CloudTown) -> Iterator[Desk]:
    desk = Desk(tmp_path, town)
    desk.add()
    yield desk
    desk.stop()


def test_a_citizen_on_whatsapp_is_answered(town: CloudTown, desk: Desk) -> None:
    citizen = town.add("Núria", "34600111222", "ES.88812")
    assert desk.json("channel", "test", "WhatsApp")["account"] == "+34 930 00 00 00"
    desk.start()
    assert town.say(citizen, "Bon dia, necessito el volant") == 200
    assert town.send_file(citizen, "padró.pdf", "application/pdf", b"%PDF-1.4 " + bytes(range(256))) == 200
    row = until(lambda: desk.json("conversations", "--state", "open"))[0]
    until(lambda: [m for m in desk.json("messages", str(row["id"])) if m["file"] and m["file"]["state"] == "ready"])
    desk.run("claim", str(row["id"]), "--as", "laia")
    desk.run("reply", str(row["id"]), "--text", "Bon dia, Núria!", "--now", "--as", "laia")
    sent = until(lambda: citizen.got)[0]
    assert sent["text"]["body"] == "Bon dia, Núria!"
    until(lambda: desk.states(row["id"]) == ["sent"])
    # Out of order and repeated: the highest tick stays.
    assert [town.status(sent, state) for state in ("read", "delivered", "sent", "read")] == [200] * 4
    until(lambda: desk.states(row["id"]) == ["read"])
    channel = desk.json("status")["channels"][0]
    assert (channel["kind"], channel["state"]) == ("whatsapp", "connected")


def test_what_was_refused_later_says_so(town: CloudTown, desk: Desk) -> None:
    citizen = town.add("Pau", "34600111333", None)
    desk.start()
    town.say(citizen, "hola")
    row = until(lambda: desk.json("conversations", "--state", "open"))[0]
    desk.run("claim", str(row["id"]), "--as", "laia")
    desk.run("reply", str(row["id"]), "--text", "Bon dia", "--now", "--as", "laia")
    sent = until(lambda: citizen.got)[0]
    until(lambda: desk.states(row["id"]) == ["sent"])
    town.status(sent, "failed", errors=[{"code": 131047, "title": "Re-engagement message"}])
    until(lambda: desk.states(row["id"]) == ["failed"])
    told = next(m for m in desk.json("messages", str(row["id"])) if m["direction"] == "outgoing")
    assert "24 hours" in json.dumps(told)


def test_forged_calls_leave_no_trace(town: CloudTown, desk: Desk) -> None:
    desk.start()
    body = hook_body({"messages": [{"id": "wamid.X", "from": "1", "type": "text", "text": {"body": "fals"}}]})
    for signature in ("", "sha256=", "sha256=" + "0" * 64, "x" * 5_000):
        assert town.call(body, signature) == 403
    # It may hang up in the middle of a body that is too big.
    with suppress(OSError):
        assert town.call(b"x" * (3 * 1024 * 1024 + 10)) == 413
    desk.stop()
    desk.run("sync", "--once")
    assert desk.json("conversations") == []


def test_killed_between_the_disk_and_the_answer(town: CloudTown, desk: Desk) -> None:
    """What was on the disk when the process died is filed by the next one, and the provider's repeat changes nothing."""
    citizen = town.add("Fatou", None, "ES.777")
    desk.start(VENTANILLA_FAILPOINT="hook.after_put")
    with pytest.raises(ConnectionError):
        town.say(citizen, "una")
    assert desk.sync is not None
    desk.sync.wait(20)
    desk.start()
    assert town.repeat() == 200
    assert town.say(citizen, "dues") == 200
    row = until(lambda: desk.json("conversations", "--state", "open"))[0]
    until(lambda: len(desk.json("messages", str(row["id"]))) >= 2)
    assert [m["text"] for m in desk.json("messages", str(row["id"]))] == ["una", "dues"]


@pytest.mark.parametrize("point", ["receive.before_commit", "receive.after_commit"])
def test_killed_around_the_commit_of_what_was_heard(town: CloudTown, desk: Desk, point: str) -> None:
    """What lies on the disk is filed once and in its order, however often the process dies while it files it."""
    citizen = town.add("Fatou", None, "ES.777")
    desk.start(VENTANILLA_FAILPOINT="hook.after_put")
    with pytest.raises(ConnectionError):
        town.say(citizen, "una")
    for _ in range(2):
        assert desk.sync is not None
        desk.sync.wait(20)
        # It files at once, and may be gone before its door is looked at.
        with suppress(AssertionError):
            desk.start(VENTANILLA_FAILPOINT=point)
    assert desk.sync is not None
    desk.sync.wait(20)
    desk.start()
    assert town.say(citizen, "dues") == 200
    row = until(lambda: desk.json("conversations", "--state", "open"))[0]
    until(lambda: len(desk.json("messages", str(row["id"]))) >= 2)
    assert [m["text"] for m in desk.json("messages", str(row["id"]))] == ["una", "dues"]


@pytest.mark.parametrize("point", ["send.after_call", "send.after_record"])
def test_killed_between_the_call_and_its_status(town: CloudTown, desk: Desk, point: str) -> None:
    """The citizen has it; the status finds its message, and no machine sends it again."""
    citizen = town.add("Pau", "34600111444", "ES.5")
    desk.start()
    town.say(citizen, "hola")
    row = until(lambda: desk.json("conversations", "--state", "open"))[0]
    desk.run("claim", str(row["id"]), "--as", "laia")
    desk.stop()
    desk.run("reply", str(row["id"]), "--text", "Bon dia", "--now", "--as", "laia")
    # It is due at once, so it may be sent and the process gone before its door is looked at.
    with suppress(AssertionError):
        desk.start(VENTANILLA_FAILPOINT=point)
    assert desk.sync is not None
    desk.sync.wait(30)
    assert len(citizen.got) == 1
    desk.start()
    until(lambda: desk.states(row["id"]) == ["uncertain" if point == "send.after_call" else "sent"])
    assert town.status(citizen.got[0], "delivered") == 200
    until(lambda: desk.states(row["id"]) == ["delivered"])
    assert len(citizen.got) == 1


def test_a_lost_answer_is_settled_by_its_status(town: CloudTown, tmp_path: Path) -> None:
    front = Front(town.port)
    desk = Desk(tmp_path, town)
    try:
        desk.add(f"{front.url}/v24.0")
        citizen = town.add("Pau", "34600111444", "ES.5")
        desk.start()
        town.say(citizen, "hola")
        row = until(lambda: desk.json("conversations", "--state", "open"))[0]
        desk.run("claim", str(row["id"]), "--as", "laia")
        front.lose_answer("/messages")
        desk.run("reply", str(row["id"]), "--text", "Bon dia", "--now", "--as", "laia")
        until(lambda: desk.states(row["id"]) == ["uncertain"])
        assert town.status(citizen.got[0], "delivered") == 200
        until(lambda: desk.states(row["id"]) == ["delivered"])
        assert len(citizen.got) == 1
    finally:
        desk.stop()
        front.shut()
