"""Figures through the command line: from citizens' messages to numbers, files and the conversations behind them."""

import csv
import io
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.figures.table import COLUMNS
from tests.bench.harness import FIRST_PERSON, World
from tests.bench.office_town import OfficeTown
from tests.servers.postgres import PostgresServer

pytestmark = pytest.mark.timeout(180)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path).start()
    yield made
    made.stop()


def asked(world: World, person: int) -> int:
    world.town.act("say", person, f"Persona {person}", text="Quan obriu?")
    world.run("sync", "--once")
    found = [row for row in world.json("conversations") if row["contact"]["provider_id"] == str(person)]
    return int(found[0]["id"])


def test_from_messages_to_figures_and_back_to_the_conversations(world: World, tmp_path: Path) -> None:
    first, second = asked(world, FIRST_PERSON), asked(world, FIRST_PERSON + 1)
    world.run("reply", str(first), "--text", "A les nou.", "--now", "--as", "laia")
    world.run("resolve", str(first), "--topic", "Horaris", "--as", "laia")
    found = world.json("stats", "--by", "topic")
    assert (found["whole"]["conversations"], found["whole"]["first_answers"], found["whole"]["pending"]) == (2, 1, 1)
    assert [(line["key"], line["conversations"]) for line in found["lines"]] == [("", 1), ("Horaris", 1)]
    assert list(found["whole"]) == list(COLUMNS)
    found = world.json("stats", "--by", "topic", "--only", "language=ca")
    assert [(line["key"], line["conversations"]) for line in found["lines"]] == [("", 1), ("Horaris", 1)]
    found = world.json("stats", "--by", "topic")
    assert [row["id"] for row in world.json("stats", "--behind", "pending")] == [second]
    assert [row["id"] for row in world.json("stats", "--by", "topic", "--behind", "conversations=Horaris")] == [first]
    [laia] = world.json("stats", "--by", "operator")["lines"]
    assert (laia["key"], laia["first_answers"], laia["messages_out"], laia["conversations"], laia["abandoned"]) == (
        *("laia", 1, 1, None, None),
    )
    text = world.run("stats", "--by", "topic", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["conversations"] for row in rows] == ["1", "1"]
    assert rows[1]["first_answer_median_s"] == str(found["lines"][1]["first_answer_median_s"])
    assert (rows[1]["signed_in_s"], rows[1]["occupancy_percent"]) == ("", "")
    out = tmp_path / "xifres.xlsx"
    world.run("stats", "--format", "xlsx", "--out", str(out))
    assert "xl/worksheets/sheet1.xml" in zipfile.ZipFile(out).namelist()
    assert out.stat().st_mode & 0o077 == 0
    hours = world.json("stats", "--by", "weekday-hour")["lines"]
    assert len(hours) == 7 and sum(line[f"{hour:02}"] for line in hours for hour in range(24)) == 2
    text = world.run("stats", "--by", "weekday-hour", "--format", "open-data").stdout
    assert "<5" in text and len(text.splitlines()) == 8
    assert world.run("stats", "--by", "weekday-hour", "--only", "language=ca", check=False).returncode == 1
    assert world.run("stats", "--by", "month", "--format", "open-data").stdout.splitlines()[1].split(",")[1] == "<5"
    assert world.json("stats", "--recompute")["equal"] is True


def test_an_empty_town_a_period_to_come_and_nonsense(world: World) -> None:
    empty = world.json("stats", "--from", "2031-01-01", "--to", "2031-01-31")
    assert (empty["lines"], empty["whole"]["conversations"], empty["whole"]["wait_median_s"]) == ([], 0, None)
    for words in (["--from", "2026-02-30"], ["--from", "2026-02-02", "--to", "2026-02-01"], ["--by", "colour"]):
        refused = world.run("stats", *words, check=False)
        assert refused.returncode == 1 and len(refused.stderr.splitlines()) == 1, words


def test_targets_are_the_towns(world: World) -> None:
    world.run("operator", "add", "marta", "--name", "Marta Riera", "--role", "supervisor")
    kept = world.json("town", "targets", "--set", "first_answer=7", "--as", "marta")
    assert kept["first_answer"] == 7 and kept["wait"] == 10
    assert world.json("town", "targets", "--as", "laia")["first_answer"] == 7
    for words in (["--set", "first_answer=0"], ["--set", "colour=3"], ["--team", "Cap=3"]):
        assert world.run("town", "targets", *words, "--as", "marta", check=False).returncode == 1
    assert world.run("town", "targets", "--set", "wait=1", "--as", "laia", check=False).returncode == 1


def test_in_an_office_figures_are_the_supervisors(tmp_path: Path, postgres_server: PostgresServer) -> None:
    world = World(tmp_path)
    world.start_town()
    database = postgres_server.create_database()
    town = OfficeTown(tmp_path, postgres_server, database, world)
    town.found()
    town.serve("servei", is_first=True)
    town.join("laia", "Laia Ferrer")
    town.join("marta", "Marta Riera", "supervisor")
    try:
        world.town.act("say", FIRST_PERSON, "Núria", text="Hola?")
        town.run("servei", "sync", "--once")
        [row] = town.json("laia", "conversations")
        town.run("laia", "reply", str(row["id"]), "--text", "Bon dia", "--now", "--as", "laia")
        town.run("servei", "stats")
        assert town.json("marta", "stats")["whole"]["first_answers"] == 1
        assert [each["id"] for each in town.json("marta", "stats", "--behind", "first_answer")] == [row["id"]]
        assert town.json("laia", "stats")["whole"]["conversations"] == 0, "no operator reads how others work"
        assert town.json("servei", "stats", "--recompute")["equal"] is True
    finally:
        world.stop()
        postgres_server.drop_database(database)


def test_a_broken_pipe_is_no_trace(world: World) -> None:
    command = world.command("stats")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
