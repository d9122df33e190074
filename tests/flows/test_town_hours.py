"""The town's hours and holidays from the command line: set, shown, and joined with a calendar from a file or a real server."""

import json
from pathlib import Path

import pytest

from tests.answers.test_holidays import NADAL, feed
from tests.bench.harness import World
from tests.providers.wild import Wild, http

pytestmark = pytest.mark.timeout(120)
HOURS = {
    "weekly": {"0": [["09:00", "14:00"]], "2": [["16:00", "19:00"], ["09:00", "14:00"]]},
    "holidays": {"2026-02-12": "Santa Eulàlia"},
}


def refused(world: World, *words: str) -> str:
    done = world.run("town", *words, check=False)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    return done.stderr


def test_hours_and_holidays(world: World, tmp_path: Path) -> None:
    file, calendar = tmp_path / "hours.json", tmp_path / "festius.ics"
    file.write_text(json.dumps(HOURS), encoding="utf-8")
    calendar.write_bytes(feed(NADAL, "DTSTART:20260624T100000Z\nSUMMARY:Concert"))
    assert "supervisor" in refused(world, "hours", "--set", str(file), "--as", "laia")
    assert world.json("town", "hours", "--show", "--as", "laia")["weekly"] == {}
    world.run("town", "hours", "--set", str(file), "--as", "marta")
    shown = world.json("town", "hours", "--show", "--as", "laia")
    assert shown["holidays"] == HOURS["holidays"] and shown["zone"] == "Europe/Madrid"

    assert "supervisor" in refused(world, "holidays", "--ical", str(calendar), "--as", "laia")
    first = world.json("town", "holidays", "--ical", str(calendar), "--as", "marta")
    assert first["passed_over"] == 1 and {row["state"] for row in first["holidays"]} == {"added"}
    again = world.json("town", "holidays", "--ical", str(calendar), "--as", "marta")
    assert {row["state"] for row in again["holidays"]} == {"known"}
    kept = world.json("town", "hours", "--as", "laia")["holidays"]
    assert kept["2026-02-12"] == "Santa Eulàlia", "what somebody typed in stays"
    assert all(kept[row["day"]] == "Nadal" for row in first["holidays"])
    verbs = [entry["verb"] for entry in world.json("journal")]
    assert verbs.count("town.opening") == 3


def test_a_calendar_is_followed_and_left(world: World, tmp_path: Path) -> None:
    calendar = tmp_path / "festius.ics"
    calendar.write_bytes(feed(NADAL))
    assert "supervisor" in refused(world, "calendars", "--add", str(calendar), "--as", "laia")
    assert "may use" in refused(world, "calendars", "--add", "http://example.org/a.ics", "--as", "marta")
    row = world.json("town", "calendars", "--add", str(calendar), "--as", "marta")["calendars"][0]
    assert row["calendar"] == "festius.ics" and row["holidays"] == 3 and row["problem"] is None
    calendar.write_bytes(b"no calendar")
    row = world.json("town", "calendars", "--read", "--as", "marta")["calendars"][0]
    assert row["holidays"] == 3 and "is no calendar" in row["problem"]
    assert world.json("town", "hours", "--as", "marta")["holidays"] == {}, "they are the calendar's, not typed in"
    assert world.json("town", "calendars", "--remove", str(row["number"]), "--as", "marta")["calendars"] == []


def test_what_is_no_such_file_changes_nothing(world: World, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    for text in (
        "",
        "[]",
        '{"weekly": {"7": [["09:00", "14:00"]]}}',
        '{"weekly": {"0": [["14:00", "09:00"]]}}',
        '{"weekly": 3}',
        '{"zone": "Mars"}',
    ):
        bad.write_text(text, encoding="utf-8")
        assert "bad.json holds no opening hours" in refused(world, "hours", "--set", str(bad), "--as", "marta")
    assert "is no calendar" in refused(world, "holidays", "--ical", str(bad), "--as", "marta")
    assert "cannot be read" in refused(world, "holidays", "--ical", str(tmp_path / "none.ics"), "--as", "marta")
    old = tmp_path / "old.ics"
    old.write_bytes(feed("DTSTART;VALUE=DATE:20011225\nSUMMARY:Nadal"))
    assert "names no whole day" in refused(world, "holidays", "--ical", str(old), "--as", "marta")
    assert world.json("town", "hours", "--as", "marta")["holidays"] == {}


def test_a_feed_from_a_server(world: World) -> None:
    calendar = http(200, feed(NADAL).decode(), "Content-Type: text/calendar")
    with Wild.of(calendar) as server:
        found = world.json("town", "holidays", "--ical", f"{server.url}/secret-token/festius.ics?a=b", "--as", "marta")
        assert {row["name"] for row in found["holidays"]} == {"Nadal"}
    with Wild.of(http(404, "no")) as server:
        said = refused(world, "holidays", "--ical", f"{server.url}/secret-token.ics", "--as", "marta")
        assert "could not be fetched" in said and "secret-token" not in said
    with Wild.of(http(200, "x" * 3_000_000)) as server:
        assert "the answer is too long" in refused(world, "holidays", "--ical", f"{server.url}/a.ics", "--as", "marta")
    for address in (
        "http://example.org/a.ics",
        "ftp://example.org/a.ics",
        "https://user:secret@example.org/a.ics",
        "https://[::1/a.ics",
    ):
        said = refused(world, "holidays", "--ical", address, "--as", "marta")
        assert "is not an address the console may use" in said and "secret" not in said


def test_a_redirect_is_followed_on_the_same_server_only(world: World) -> None:
    with Wild.of(http(302, "", "Location: http://127.0.0.1:9/elsewhere.ics")) as server:
        said = refused(world, "holidays", "--ical", f"{server.url}/a.ics", "--as", "marta")
        assert "sends on to 127.0.0.1:9" in said
    with Wild.of(http(302, "", "Location: /festius.ics"), http(200, feed(NADAL).decode())) as server:
        assert world.json("town", "holidays", "--ical", f"{server.url}/a.ics", "--as", "marta")["holidays"]
    with Wild.of(http(302, "", "Location: /round.ics")) as server:
        assert "could not be fetched" in refused(
            world, "holidays", "--ical", f"{server.url}/round.ics", "--as", "marta"
        )
