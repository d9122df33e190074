"""Confidential teams from the command line: marked, listed, and read only by somebody with a name and, outside, a reason."""

import pytest

from tests.bench.harness import World
from tests.flows.test_command_line import first_question

pytestmark = pytest.mark.timeout(120)


def refused(world: World, *words: str) -> str:
    done = world.run(*words, check=False)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    return done.stderr


def test_a_team_is_marked_and_its_words_are_read_with_a_name_and_a_reason(world: World) -> None:
    world.run("team", "add", "Violències")
    assert "no supervisor" in refused(world, "town", "confidential", "Violències", "on", "--as", "marta")
    world.run("operator", "set", "marta", "--join", "Violències", "--as", "marta")
    assert "supervisor" in refused(world, "town", "confidential", "Violències", "on", "--as", "laia")
    marked = world.json("town", "confidential", "Violències", "on", "--as", "marta")
    assert marked == [{"team": "Violències", "confidential": True}]
    assert "confidential" in world.run("town", "confidential", "--as", "laia").stdout
    number = first_question(world)
    world.run("transfer", str(number), "--to", "Violències", "--note", "és delicat", "--as", "laia")
    assert "--as LOGIN" in refused(world, "messages", str(number))
    assert "reason" in refused(world, "messages", str(number), "--as", "laia")
    words = world.json("messages", str(number), "--as", "laia", "--reason", "em truca la policia")
    assert any(each["direction"] == "incoming" for each in words)
    world.run("messages", str(number), "--as", "marta")
    read = [(entry["actor"], entry["reason"]) for entry in world.json("journal") if entry["verb"] == "read"]
    assert read == [("laia", "em truca la policia"), ("marta", None)]
    assert world.json("town", "confidential", "Violències", "off", "--as", "marta")[0]["confidential"] is False
