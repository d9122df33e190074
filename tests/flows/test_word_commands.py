"""Words to the team by commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.harness import World
from tests.flows.test_command_line import first_question, received

pytestmark = pytest.mark.timeout(120)


def test_said_read_and_taken_back(tmp_path: Path) -> None:
    world = World(tmp_path).start()
    try:
        first_question(world)
        world.run("operator", "add", "marta", "--name", "Marta Riera", "--role", "supervisor")
        made = world.run(
            "word", "--to", "all", "--text", "Avui tanquem", "--until", "+2h", "--as", "marta"
        ).stdout.strip()
        (found,) = world.json("words", "--for", "laia")
        assert (found["id"], found["from"], found["to"], found["text"]) == (int(made), "marta", None, "Avui tanquem")
        world.run("word-read", made, "--as", "laia")
        assert world.json("words", "--for", "laia") == []
        (found,) = world.json("words")
        assert {each["login"] for each in found["readers"] if each["read_at"]} == {"laia"}
        refused = world.run("word", "--to", "all", "--text", "x", "--as", "laia", check=False)
        assert refused.returncode == 1 and "supervisor" in refused.stderr
        assert "Obres" in world.run("word", "--to", "Obres", "--text", "x", "--as", "marta", check=False).stderr
        world.run("word-withdraw", made, "--as", "marta")
        assert world.json("words") == []
        world.run("sync", "--once")
        assert received(world) == []
    finally:
        world.stop()
