"""The promise book by commands, with a service of its own that brings a promise back on its day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.bench.harness import World
from tests.flows.test_command_line import first_question, received, reply

pytestmark = pytest.mark.timeout(120)


def test_noted_listed_kept_and_dropped(tmp_path: Path) -> None:
    world = World(tmp_path).start()
    try:
        number = first_question(world, "Podareu els arbres?")
        told = reply(world, number, "Sí, abans de finals de mes.")
        day = (date.today() + timedelta(days=10)).isoformat()
        made = world.run(
            "promise", str(number), "--until", day, "--text", "podar", "--message", str(told), "--as", "laia"
        ).stdout.strip()
        (found,) = world.json("promises")
        assert (found["id"], found["conversation"], found["message"]) == (int(made), number, told)
        assert (found["keeper"], found["day"], found["is_due"], found["text"]) == ("laia", day, False, "podar")
        assert world.json("promises", "--due") == []
        for until in ("tomorrow", date.today().isoformat()):
            refused = world.run("promise", str(number), "--until", until, "--text", "x", "--as", "laia", check=False)
            assert refused.returncode == 1 and "from tomorrow on" in refused.stderr
        world.run("resolve", str(number), "--as", "laia")
        world.run("promise-kept", made, "--as", "laia")
        again = world.run("promise-kept", made, "--as", "laia", check=False)
        assert "already" in again.stderr and world.json("promises") == []
        other = world.run("promise", str(number), "--until", day, "--text", "més", "--as", "laia").stdout.strip()
        world.run("promise-drop", other, "--reason", "ho fa la Diputació", "--as", "laia")
        verbs = [entry["verb"] for entry in world.json("journal", "--conversation", str(number))]
        assert [verb for verb in verbs if verb.startswith("promise")] == [
            "promise",
            "promise.kept",
            "promise",
            "promise.dropped",
        ]
        # Nothing of it went to the citizen.
        world.run("sync", "--once")
        assert received(world) == ["Sí, abans de finals de mes."]
        assert world.json("conversations")[0]["state"] == "resolved"
    finally:
        world.stop()
