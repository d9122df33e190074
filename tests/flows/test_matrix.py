"""The main job against a real server that nobody here wrote: a citizen on another client, Synapse between us, the command line at the desk."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.providers.matrix_citizen import Citizen
from tests.servers import synapse as synapse_launcher
from tests.servers.synapse import SynapseServer

pytestmark = pytest.mark.timeout(180)
PASSWORD = "l4-clau-del-poble"


class Desk:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def run(self, *words: str, stdin: str = "") -> str:
        command = [
            sys.executable,
            "-m",
            "console.cli",
            "--data",
            str(self._folder / "desk"),
            "--key-file",
            str(self._folder / "key"),
        ]
        done = subprocess.run([*command, *words], input=stdin, capture_output=True, text=True, timeout=90, check=False)
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    def json(self, *words: str) -> Any:
        return json.loads(self.run(*words, "--json"))


def test_a_citizen_on_matrix_is_answered(synapse: SynapseServer, tmp_path: Path) -> None:
    town = synapse.register("oac", PASSWORD)
    citizen = Citizen(synapse.url, synapse.register("nuria", PASSWORD), PASSWORD)
    try:
        desk = Desk(tmp_path)
        desk.run(
            "channel",
            "add",
            "matrix",
            "--name",
            "Xat",
            "--homeserver",
            synapse.url,
            "--user",
            town,
            "--password-stdin",
            stdin=PASSWORD + "\n",
        )
        desk.run("operator", "add", "laia", "--name", "Laia Ferrer")
        assert desk.json("channel", "test", "Xat")["ok"] is True
        room = citizen.open_room(town)
        desk.run("sync", "--once")
        citizen.say(room, "Bon dia, necessito el volant")
        picture = bytes(range(256)) * 40
        citizen.send_file(room, "m.file", "requisits.pdf", "application/pdf", picture)
        desk.run("sync", "--once")
        row = desk.json("conversations", "--state", "open")[0]
        messages = desk.json("messages", str(row["id"]))
        assert [m["text"] for m in messages if m["kind"] == "text" and m["direction"] == "incoming"] == [
            "Bon dia, necessito el volant"
        ]
        file = next(m for m in messages if m["file"])
        desk.run("file", str(file["id"]), "--out", str(tmp_path / "out.pdf"))
        assert (tmp_path / "out.pdf").read_bytes() == picture
        desk.run("claim", str(row["id"]), "--as", "laia")
        message = int(desk.run("reply", str(row["id"]), "--text", "Bon dia, Núria!", "--now", "--as", "laia"))
        desk.run("sync", "--once")
        assert citizen.texts_from(room, town) == ["Bon dia, Núria!"]
        assert next(m for m in desk.json("messages", str(row["id"])) if m["id"] == message)["state"] in ("sent", "read")
        desk.run("resolve", str(row["id"]), "--as", "laia")
        citizen.say(room, "Gràcies!")
        for n in range(70):
            citizen.say(room, f"pregunta {n}")
        desk.run("sync", "--once")
        states = [r["state"] for r in desk.json("conversations")]
        assert states == ["resolved", "open"]
        later = desk.json("messages", str(desk.json("conversations", "--state", "open")[0]["id"]))
        assert [m["text"] for m in later if m["direction"] == "incoming"] == [f"pregunta {n}" for n in range(70)]
    finally:
        citizen.close()


def test_a_login_outlives_its_process(tmp_path: Path) -> None:
    """A homeserver with its default limits: five logins, then one every few minutes; twelve runs need one."""
    few = {"per_second": 0.003, "burst_count": 3}
    limits = {**synapse_launcher.UNLIMITED, "rc_login": {**synapse_launcher.UNLIMITED["rc_login"], "account": few}}
    strict = synapse_launcher.start(limits)
    try:
        town = strict.register("oac3", PASSWORD)
        citizen = Citizen(strict.url, strict.register("pau", PASSWORD), PASSWORD)
        desk = Desk(tmp_path)
        words = ("--name", "Xat", "--homeserver", strict.url, "--user", town, "--password-stdin")
        desk.run("channel", "add", "matrix", *words, stdin=PASSWORD)
        room = citizen.open_room(town)
        for _ in range(6):
            desk.run("sync", "--once")
        citizen.say(room, "encara hi sou?")
        desk.run("sync", "--once")
        assert [row["state"] for row in desk.json("conversations")] == ["open"]
        citizen.close()
    finally:
        strict.stop()
        strict.remove()


def test_the_server_dies_in_the_middle(synapse: SynapseServer, tmp_path: Path) -> None:
    town = synapse.register("oac2", PASSWORD)
    citizen = Citizen(synapse.url, synapse.register("fatou", PASSWORD), PASSWORD)
    try:
        desk = Desk(tmp_path)
        desk.run(
            "channel",
            "add",
            "matrix",
            "--name",
            "Xat",
            "--homeserver",
            synapse.url,
            "--user",
            town,
            "--password-stdin",
            stdin=PASSWORD + "\n",
        )
        desk.run("operator", "add", "laia", "--name", "Laia Ferrer")
        room = citizen.open_room(town)
        desk.run("sync", "--once")
        citizen.say(room, "hola")
        desk.run("sync", "--once")
        conversation = desk.json("conversations")[0]["id"]
        synapse.kill()
        message = int(desk.run("reply", str(conversation), "--text", "hola, Fatou", "--now", "--as", "laia"))
        desk.run("sync", "--once")
        assert desk.json("status")["outbox"]["pending"] == 1
        synapse.start()
        for _ in range(4):
            desk.run("sync", "--once")
            if desk.json("status")["outbox"]["pending"] == 0:
                break
        assert citizen.texts_from(room, town) == ["hola, Fatou"]
        assert next(m for m in desk.json("messages", str(conversation)) if m["id"] == message)["state"] in (
            "sent",
            "read",
        )
    finally:
        citizen.close()
