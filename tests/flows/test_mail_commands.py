"""Notices by mail from the command line to the letter box, with a `sync` of its own and a real mail server."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.harness import World
from tests.flows.test_command_line import first_question
from tests.servers.mail import PASSWORD, USER, MailServer

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    made = MailServer(tmp_path).start()
    monkeypatch.setenv("VENTANILLA_EXTERNAL_CA_FILE", str(made.authority))
    yield made
    made.stop()


def set_mail(
    world: World, server: MailServer, *more: str, password: str = PASSWORD, check: bool = True
) -> subprocess.CompletedProcess[str]:
    return world.run(
        *(
            "town",
            "mail",
            "set",
            "--host",
            "localhost",
            "--port",
            str(server.port),
            "--from",
            "avisos@vallserena.example",
        ),
        *("--to", "cap@vallserena.example", "--as", "marta", "--user", USER, "--password-stdin"),
        *more,
        stdin=password + "\n",
        check=check,
    )


def doctors_word(world: World) -> tuple[bool, str]:
    # It ends with 1 when a test fails.
    told = json.loads(world.run("doctor", "--json", check=False).stdout)
    (found,) = [test for test in told["tests"] if test["name"] == "mail"]
    return found["ok"], found["detail"]


def test_set_tested_sent_once_and_off(world: World, server: MailServer) -> None:
    assert world.json("town", "mail", "show") == {"on": False, "trouble": None, "waiting": 0}
    set_mail(world, server, "--only", "waiting")
    shown = world.json("town", "mail", "show", "--as", "marta")
    assert (shown["on"], shown["kinds"], shown["language"]) == (True, ["waiting"], "ca")
    assert PASSWORD not in str(shown) and PASSWORD not in world.run("journal").stdout
    assert world.json("town", "mail", "test")["sent"] is True
    assert server.letters.taken.pop()["Subject"] == "Prova dels avisos per correu"
    world.run("town", "targets", "--as", "marta", "--set", "waiting_amber=1", "--set", "waiting_red=1")
    first_question(world, "Bon dia")
    for _ in range(2):
        world.run("sync", "--once")
    (letter,) = server.letters.taken
    assert letter["Subject"] == "Esperen que algú els atengui: 1 (llindar: 1)"
    assert doctors_word(world) == (True, "localhost") and world.json("status")["mail"]["trouble"] is None
    world.run("town", "mail", "off", "--as", "marta")
    assert world.run("town", "mail", "test", check=False).stderr.startswith("Notices do not leave by mail here.")
    verbs = [entry["verb"] for entry in world.json("journal")]
    assert [verb for verb in verbs if "mail" in verb] == ["town.mail", "mail.sent", "town.mail_off"]


def test_a_failure_is_told_and_harms_no_message(world: World, server: MailServer) -> None:
    set_mail(world, server, "--only", "waiting", password="not this one")
    world.run("town", "targets", "--as", "marta", "--set", "waiting_amber=1", "--set", "waiting_red=1")
    number = first_question(world, "Bon dia")
    world.run("sync", "--once")
    assert "refuses the user or the password" in world.json("status")["mail"]["trouble"]
    assert "refuses the user or the password" in world.run("status").stdout
    assert doctors_word(world)[0] is False and not server.letters.taken
    world.run("claim", str(number), "--as", "laia")
    world.run("reply", str(number), "--text", "Digues", "--now", "--as", "laia")
    world.run("sync", "--once")
    assert world.json("messages", str(number))[-1]["state"] in ("sent", "delivered")
    set_mail(world, server, "--only", "waiting")
    # The wait is over, the crossing was: it is told once the server lets us in.
    world.run("sync", "--once")
    assert len(server.letters.taken) == 1 and world.json("status")["mail"]["trouble"] is None


def test_a_password_is_for_the_server_and_user_it_was_put_in_for(
    world: World, server: MailServer, tmp_path: Path
) -> None:
    set_mail(world, server)
    (tmp_path / "other").mkdir()
    other = MailServer(tmp_path / "other", "none").start()
    try:
        bad = set_mail(world, server, "--tls", "none", "--host", "mail.vallserena.example", check=False)
        assert bad.returncode == 1 and "encrypted only" in bad.stderr
        assert world.json("town", "mail", "test")["sent"] is True
        assert (
            world.run(
                "town", "mail", "set", "--host", "x", "--from", "a@b.c", "--to", "a@b.c", "--user", "u", check=False
            ).returncode
            == 2
        )
        refused = world.run(
            *("town", "mail", "set", "--host", "x", "--from", "a@b.c", "--to", "a@b.c", "--as", "laia"), check=False
        )
        assert "supervisor" in refused.stderr and world.json("town", "mail", "test")["host"] == "localhost"
    finally:
        other.stop()
