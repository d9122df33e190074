"""The rule table through the command line, in processes of their own: in, out, back, and nothing half done."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bench.harness import World

pytestmark = pytest.mark.timeout(120)
TABLE = """name;title_ca;title_es;text_ca;text_es;keywords_ca;keywords_es;automatic
carpa;Carpa;Carpa;La carpa es demana a Cultura.;La carpa se pide en Cultura.;carpa|envelat;carpa municipal;1
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A desk without a town: nothing is sent here."""
    made = World(tmp_path)
    made.run("operator", "add", "marta", "--name", "Marta", "--role", "supervisor")
    made.run("operator", "add", "laia", "--name", "Laia")
    return made


def write(world: World, name: str, text: str | bytes) -> str:
    path = world.folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def names(world: World) -> set[str]:
    return {rule["name"] for rule in world.json("answers", "list")}


def test_a_new_desk_has_the_shipped_rules_and_none_answers_by_itself(world: World) -> None:
    table = world.json("answers", "list")
    assert len(table) >= 20 and not any(rule["is_automatic"] for rule in table)
    assert world.run("answers", "list").stdout.count("suggested") == len(table)


def test_a_table_goes_in_once_and_comes_out_the_same(world: World) -> None:
    source = write(world, "carpa.csv", TABLE.encode("utf-16"))
    assert world.run("answers", "import", source, "--check").stdout.startswith("1 new, 0 changed, 0 as they were")
    assert "carpa" not in names(world)
    world.run("answers", "import", source, "--as", "marta", "--why", "festa major")
    assert world.json("answers", "import", source)["same"] == ["carpa"]
    (version,) = world.json("answers", "history", "carpa")
    assert (version["actor"], version["why"], version["rule"]["is_automatic"]) == ("marta", "festa major", True)
    before = world.json("answers", "list")
    for ending in ("csv", "json", "yaml"):
        target = str(world.folder / f"all.{ending}")
        world.run("answers", "export", target)
        again = world.json("answers", "import", target)
        assert (again["new"], again["changed"], len(again["same"])) == ([], [], len(before))
        assert world.run("answers", "export", target, check=False).stderr.startswith(f"all.{ending} exists already")
    assert world.json("answers", "list") == before
    shown = world.run("answers", "export", "-", "--format", "json").stdout
    assert {rule["name"] for rule in json.loads(shown)} == names(world)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "bad.csv",
            TABLE + "Nom dolent;;;;;;;\nbus;;;;;;;perhaps\n",
            ["Line 3 (Nom dolent): «Nom dolent»", "Line 4 (bus): «perhaps»"],
        ),
        ("mac.csv", TABLE.replace("Carpa", "És", 1).encode("mac_roman"), ["Line 2: The letters cannot be read"]),
        ("bad.json", '[{"name": "carpa"},\n{"name": 7}]', ["Line 2: What stands in the field name cannot be read."]),
        ("bomb.yaml", "- &a name: x\n- *a\n", ["Line 1: References (& and *) are not followed"]),
        ("many.csv", "name\n" + "\n".join(f"r{n}" for n in range(100_000)), ["The file has more than 10000 rules."]),
        (
            "clash.csv",
            TABLE + "segona;Segona;Segona;Un.;Dos.;ENVELAT;dos;1\n",
            ["! carpa: «envelat» also calls the rule segona"],
        ),
    ],
)
def test_a_file_with_anything_wrong_changes_nothing(world: World, name: str, text: Any, said: list[str]) -> None:
    before = names(world)
    done = world.run("answers", "import", write(world, name, text), check=False)
    lines = done.stderr.splitlines()
    assert done.returncode == 1 and done.stdout == ""
    for line in said:
        assert any(shown.startswith(line) for shown in lines), done.stderr
    assert lines[-1].startswith("Nothing was imported, because something in the file is wrong")
    assert names(world) == before


def test_only_twenty_lines_of_what_is_wrong_are_shown(world: World) -> None:
    source = write(world, "bad.csv", "name\n" + "Bad\n" * 50)
    lines = world.run("answers", "import", source, check=False).stderr.splitlines()
    assert len(lines) == 22 and lines[20] == "… and 30 more."
    assert len(json.loads(world.run("answers", "import", source, "--json", check=False).stdout)["problems"]) == 50


def test_versions_are_kept_and_one_goes_back(world: World) -> None:
    world.run("answers", "import", write(world, "carpa.csv", TABLE))
    world.run("answers", "import", write(world, "b.csv", "name;text_ca\ncarpa;Un altre text.\n"), "--as", "marta")
    world.run("answers", "remove", "carpa", "--why", "mistake")
    assert "carpa" not in names(world)
    world.run("answers", "back", "carpa", "1", "--as", "marta", "--why", "it was right")
    history = world.json("answers", "history", "carpa")
    assert (history[0]["version"], history[0]["why"]) == (3, "it was right")
    assert history[0]["rule"]["texts"]["ca"] == "La carpa es demana a Cultura."
    assert world.run("answers", "back", "carpa", "9", check=False).returncode == 1
    assert world.run("answers", "history", "cap", check=False).returncode == 1


def test_rules_are_switched_by_name_and_all_at_once_by_a_supervisor(world: World) -> None:
    refused = world.run("answers", "automatic", "on", "bus", "--as", "laia", check=False)
    assert refused.returncode == 1 and "supervisor" in refused.stderr
    assert world.json("answers", "automatic", "on", "bus", "deixalleria", "--as", "marta")["changed"] == 2
    on = [rule["name"] for rule in world.json("answers", "list") if rule["is_automatic"]]
    assert on == ["bus", "deixalleria"]
    assert world.run("answers", "automatic", "off", "--all-commands").stdout == "2\n"
    for words in (("on",), ("on", "bus", "--all-commands")):
        assert "--all-commands" in world.run("answers", "automatic", *words, check=False).stderr
    world.run("answers", "import", write(world, "empty.csv", "name;title_ca;text_ca\nbuida;Buida;Text.\n"))
    failed = world.run("answers", "automatic", "on", "bus", "buida", check=False)
    assert failed.returncode == 1 and "! buida: The rule is automatic, but no word calls it" in failed.stderr
    assert not any(rule["is_automatic"] for rule in world.json("answers", "list"))
    done = world.run("answers", "automatic", "on", "--all-commands")
    off = [rule["name"] for rule in world.json("answers", "list") if not rule["is_automatic"]]
    # The booking page of the shipped rule is an example, and a rule without a keyword is no command.
    assert off == ["buida", "cita"] and "! cita: «https://cita.vallserena.example» is only an example" in done.stderr
    assert int(done.stdout) == len(world.json("answers", "list")) - 2
    # It answers by itself now, but the town has not told its hours yet.
    unset = "· horari: The town's opening hours are not set"
    assert unset in done.stderr and unset in world.run("answers", "check").stdout
    world.run("answers", "automatic", "off", "horari")
    assert world.json("answers", "automatic", "on", "horari") == {"changed": 1, "left": [], "silent": ["horari"]}
    set_hours = write(world, "hours.json", '{"weekly": {"0": [["09:00", "14:00"]]}}')
    world.run("town", "hours", "--set", set_hours, "--as", "marta")
    world.run("answers", "automatic", "off", "horari")
    assert unset not in world.run("answers", "automatic", "on", "horari").stderr
    assert unset not in world.run("answers", "check").stdout


def test_a_check_says_what_is_wrong_and_ends_with_one(world: World) -> None:
    assert world.run("answers", "check").returncode == 0
    source = write(world, "b.csv", "name;text_ca;keywords_ca;automatic\ncarpa;La carpa.;hola;1\n")
    done = world.run("answers", "check", source, check=False)
    assert done.returncode == 1 and "! carpa: «hola» is a greeting" in done.stdout
    codes = {item["code"] for item in json.loads(world.run("answers", "check", source, "--json", check=False).stdout)}
    assert {"keyword_courtesy", "no_title", "text_missing"} <= codes
    unknown = world.run("answers", "check", write(world, "b.xlsx", "x"), check=False)
    assert unknown.stderr.startswith("b.xlsx does not say") or unknown.stderr.endswith("--format.\n")


def test_a_draft_is_tried_on_what_citizens_wrote(world: World) -> None:
    source = write(world, "carpa.csv", TABLE)
    assert world.run("answers", "simulate", source).stdout.splitlines() == [
        "carpa: would have answered 0 times; in 0 an operator said something else",
        "0 messages looked at.",
    ]
    found = world.json("answers", "simulate", "bus")
    assert found["whole"] and found["rules"][0]["rule"] == "bus" and found["rules"][0]["cases"] == []
    assert world.run("answers", "simulate", "cap", check=False).stderr.startswith("There is no rule called cap")
    bad = world.run("answers", "simulate", write(world, "bad.csv", "name\nBad\n"), check=False)
    assert bad.returncode == 1 and bad.stderr.startswith("Line 2 (Bad)")
