"""How it went, from the command line: switched on by queue, listed, and counted with what is behind it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.desk_folder import open_or_create
from console.models.ratings import button_data
from tests.bench.harness import FIRST_PERSON, World
from tests.flows.test_codes import Hall
from tests.flows.test_confidential_commands import refused

pytestmark = pytest.mark.timeout(120)


def test_a_queue_asks_and_another_does_not(world: World) -> None:
    world.run("team", "add", "Padró")
    assert "supervisor" in refused(world, "town", "rating", "Padró", "on", "--as", "laia")
    assert "Cap" in refused(world, "town", "rating", "Cap", "on", "--as", "marta")
    found = world.json("town", "rating", "Padró", "on", "--as", "marta")
    assert found == [{"team": None, "asks": False}, {"team": "Padró", "asks": True}]
    world.run("town", "rating", "-", "--as", "marta")
    world.run("town", "rating", "Padró", "off", "--as", "marta")
    assert world.run("town", "rating", "--as", "laia").stdout == "-\tasks\nPadró\t-\n"
    entries = [entry["detail"] for entry in world.json("journal") if entry["verb"] == "town.rating"]
    assert sorted(entry["is_on"] for entry in entries) == [False, True, True]
    whole = world.json("stats")["whole"]
    assert (whole["rating_asked"], whole["satisfied"], whole["satisfied_percent"]) == (0, 0, None)
    assert world.json("stats", "--behind", "satisfied") == []


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path).start()
    yield made
    made.stop()


def closed_earlier(hall: Hall, number: int) -> None:
    """Some minutes go by."""
    opened = open_or_create(hall.folder / "desk", hall.folder / "key")
    with opened.engine.transaction("some minutes") as tx:
        at = int(time.time() * 1000) - 5 * 60_000
        tx.execute("UPDATE conversation SET resolved_at = :at WHERE id = :id", at=at, id=number)
    opened.engine.close()


def test_from_the_close_to_the_tap_and_to_the_figures(hall: Hall) -> None:
    hall.run("town", "rating", "-", "on", "--as", "marta")
    hall.say("Quan passa el camió dels trastos?")
    (row,) = hall.json("conversations", "--state", "open")
    hall.run("claim", str(row["id"]), "--as", "laia")
    hall.run("reply", str(row["id"]), "--text", "Dijous a les nou.", "--now", "--as", "laia")
    hall.run("sync", "--once")
    hall.run("resolve", str(row["id"]), "--as", "laia")
    hall.run("sync", "--once")
    assert hall.delivered()[-1]["text"] == "Dijous a les nou.", "not in the first minute"
    closed_earlier(hall, row["id"])
    hall.run("sync", "--once")
    assert "Com t'hem atès?" in hall.delivered()[-1]["text"]
    hall.run("sync", "--once")
    count = len(hall.delivered())
    assert hall.press(button_data(row["id"], 2)) == "", "a tap is thanked for where it was made"
    hall.press(button_data(row["id"], 1))
    assert len(hall.delivered(FIRST_PERSON)) == count
    assert hall.json("conversations", "--state", "open") == []
    rated = [entry["detail"]["score"] for entry in hall.json("journal") if entry["verb"] == "rated"]
    assert sorted(rated) == [1, 2]
    whole = hall.json("stats")["whole"]
    assert [whole[name] for name in ("rating_asked", "rated", "rated_percent", "satisfied", "satisfied_percent")] == [
        *(1, 1, 100.0, 0, 0.0),
    ]
    assert [each["rating"] for each in hall.json("stats", "--behind", "satisfied")] == [1]
    assert hall.json("stats", "--recompute")["equal"] is True
    assert whole["conversations"] == whole["messages_in"] == whole["messages_out"] == 1
