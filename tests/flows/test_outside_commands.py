"""The commands around code outside, in processes of their own: the list of hosts, the secret, and trying a rule of each kind."""

import json
from typing import Any

import pytest

from console.answers.outside_message import key_id
from console.desk_folder import open_or_create
from console.feed import Feed
from console.models.rules import rule_from
from console.operations import reads, rules
from console.operations.desk import Desk
from tests.bench.harness import World
from tests.providers.wild import Wild, http

pytestmark = pytest.mark.timeout(120)


def save(world: World, *table: dict[str, Any]) -> None:
    opened = open_or_create(world.folder / "desk", world.folder / "key")
    Desk(opened.engine, Feed()).run(rules.save_rules, [rule_from(item) for item in table], "test")
    opened.engine.close()


def test_hosts_secret_and_a_try(world: World) -> None:
    answer = http(200, json.dumps({"text": "L3: 4 min", "public": True}), "Content-Type: application/json")
    with Wild.of(answer) as server:
        host = server.url.removeprefix("http://")
        save(
            world,
            {"name": "bus", "kind": "external", "url": server.url, "keywords": {"ca": ["bus"]}, "arguments": ["3"]},
            {
                "name": "padro",
                "texts": {"ca": "Cal el DNI.", "es": "Hace falta el DNI."},
                "keywords": {"ca": ["padró"]},
            },
            {"name": "avis", "kind": "code", "code": "incident", "keywords": {"ca": ["incidència"]}},
            {"name": "queixes", "kind": "operator", "texts": {"ca": "Ho rep l'equip."}, "keywords": {"ca": ["queixa"]}},
        )
        # Nothing is called before a supervisor has named host and secret.
        assert world.json("answers", "try", "bus", "--text", "BUS 3")["service"]["why"] == "outside_host"
        refused = world.run("town", "hosts", "--add", host, "--internal", "--as", "laia", check=False)
        assert refused.returncode == 1 and "supervisor" in refused.stderr
        world.run("town", "hosts", "--add", host, "--internal", "--as", "marta")
        assert world.json("town", "hosts", "--as", "laia")[0]["is_internal"] is True
        assert f"{host}\tinternal" in world.run("town", "hosts", "--as", "laia").stdout
        assert world.json("answers", "try", "bus", "--text", "BUS 3")["service"]["why"] == "no_secret"
        short = world.run("answers", "secret", "bus", "--stdin", "--as", "marta", stdin="short\n", check=False)
        assert short.returncode == 1 and "--new" in short.stderr
        made = world.json("answers", "secret", "bus", "--new", "--as", "marta")
        assert made["key"] == key_id(made["secret"]) and len(made["secret"]) >= 32
        assert server.connections == 0

        tried = world.json("answers", "try", "bus", "--text", "BUS 3", "--language", "ca")
        assert tried["text"] == "L3: 4 min" and tried["is_called"] and tried["service"]["public"]
        assert (tried["service"]["status"], tried["service"]["request"]["argument"]) == (200, "3")
        assert tried["buttons"][0]["text"] == "Parlar amb una persona"
        assert b'"is_dry_run": true' in server.requests[0]
        shown = world.run("answers", "try", "bus", "--text", "quan passa?").stdout
        assert "would not call the rule" in shown and "status 200" in shown and "public" in shown

        given = "given-by-the-service-0123456789abcdef"
        assert given not in world.run("answers", "secret", "bus", "--stdin", "--as", "marta", stdin=given + "\n").stdout
        world.run("answers", "try", "bus", "--text", "BUS 3")
        assert f"Ventanilla-Key: {key_id(given)}".encode() in server.requests[-1]
        world.run("town", "hosts", "--remove", host, "--as", "marta")
        assert world.json("town", "hosts", "--as", "marta") == []
    assert world.json("answers", "try", "padro", "--text", "padró", "--language", "es")["text"] == "Hace falta el DNI."
    queixa = world.json("answers", "try", "queixes", "--text", "queixa")
    assert (queixa["person"], queixa["why"], queixa["text"]) == (True, "rule", "Ho rep l'equip.")
    incident = world.json("answers", "try", "avis", "--text", "incidència", "--language", "ca")
    assert incident["text"] and incident["state"] and incident["service"] is None
    further = world.json("answers", "try", "avis", "--text", "1", "--state", json.dumps(incident["state"]))
    assert further["text"] and further["text"] != incident["text"]
    assert world.run("answers", "try", "avis", "--text", "1", "--state", "[]", check=False).returncode == 1
    assert world.json("answers", "log", "bus") == []
    assert world.run("answers", "log", "none", check=False).returncode == 1
    # Trying leaves no trace, and no secret is anywhere but in the vault.
    opened = open_or_create(world.folder / "desk", world.folder / "key")
    desk = Desk(opened.engine, Feed())
    journal = desk.read(reads.journal_entries)
    assert [e.detail["key"] for e in journal if e.verb == "rule.secret"] == [key_id(made["secret"]), key_id(given)]
    with opened.engine.transaction("test") as tx:
        for table in ("answer_log", "external_last", "message", "conversation", "outbox"):
            assert tx.execute(f"SELECT * FROM {table}") == []
    with opened.engine.transaction("test") as tx:
        tx.execute(
            "INSERT INTO answer_log (at, rule, version, outcome, why, took_ms, status, attempts, age_ms)"
            " VALUES (1764061200000, 'bus', 1, 'answered', 'timeout', 5040, 0, 1, 180000)"
        )
    opened.engine.close()
    (line,) = world.json("answers", "log", "bus", "--limit", "5")
    assert (line["why"], line["age_ms"], line["at"]) == ("timeout", 180_000, "2025-11-25T09:00:00.000+00:00")
    assert "timeout\t5040 ms\t-\t180 s old" in world.run("answers", "log", "bus").stdout
    for path in (world.folder / "desk").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert given.encode() not in content and made["secret"].encode() not in content, path
