"""Where somebody is, said and asked for by commands; and a queue that offers nothing to who is at the counter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.harness import World
from tests.flows.test_command_line import first_question

pytestmark = pytest.mark.timeout(120)


def test_the_sheet_of_a_shift_and_its_hand_over(tmp_path: Path) -> None:
    world = World(tmp_path).start()
    try:
        number = first_question(world)
        world.run("claim", str(number), "--as", "laia")
        (line,) = world.json("hand-over", "--as", "laia")
        assert (line["id"], line["state"], line["last_word"]["by"]) == (number, "open", "incoming")
        (load,) = [one for one in world.json("operator", "load") if one["login"] == "laia"]
        assert (load["held"], load["waiting"], load["most"]) == (1, 1, None) and load["longest_wait_seconds"] >= 0
        world.run("team", "add", "Obres")
        assert "note" in world.run("hand-over", "--to", "Obres", "--as", "laia", check=False).stderr
        done = world.json("hand-over", "--to", "Obres", "--note", "falta el plànol", "--as", "laia")
        assert done == {"handed_over": [number], "refused": {}}
        assert world.json("hand-over", "--as", "laia") == []
    finally:
        world.stop()


def test_at_the_counter_and_back(tmp_path: Path) -> None:
    world = World(tmp_path).start()
    try:
        first_question(world)
        assert world.json("operator", "status", "counter", "--as", "laia")["status"] == "counter"
        assert world.json("operator", "status", "break", "--minutes", "15", "--as", "laia")["status"] == "break"
        history = world.json("operator", "history", "laia", "--since", "1h")
        assert [(one["status"], one["minutes"]) for one in history["spans"]] == [("counter", None), ("break", 15)]
        assert history["spans"][0]["until"] == history["spans"][1]["since"]
        assert set(history["seconds"]) <= {"counter", "break"}
        assert {one["login"]: one["status"] for one in world.json("operator", "list")}["laia"] == "break"
    finally:
        world.stop()
