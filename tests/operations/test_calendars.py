"""The calendars a town follows, on both engines and over real HTTP: what one names is in force until it is taken off the list."""

import json
from pathlib import Path
from typing import Any

import pytest

from console.models.calendars import MOST_CALENDARS
from console.models.opening import opening_from
from console.models.problems import Problem
from console.operations import calendars, rules
from console.operations import town as hall
from console.operations.calendars import EVERY_MS, RETRY_MS
from console.sync.calendars import CalendarReader
from console.sync.parts import Parts
from tests.answers.test_holidays import NADAL, feed
from tests.operations.conftest import Office
from tests.providers.wild import Wild, http

MINUTE = 60_000
REIS = "DTSTART;VALUE=DATE:20260106\nRRULE:FREQ=YEARLY\nSUMMARY:Reis"


def reader(office: Office) -> CalendarReader:
    nothing: Any = None
    return CalendarReader(Parts(office.desk, nothing, nothing, proxy="none"))


def kept(office: Office) -> Any:
    return office.desk.read(calendars.calendars)


def holidays(office: Office) -> dict[str, str]:
    return office.desk.read(hall.opening).holidays


def verbs(office: Office) -> list[str]:
    return [row["verb"] for row in office.sql("SELECT verb FROM journal ORDER BY id") if "calendar" in row["verb"]]


def test_a_calendar_is_read_in_force_and_gone_with_its_place(town: Office, tmp_path: Path) -> None:
    file = tmp_path / "festius.ics"
    file.write_bytes(feed(NADAL, REIS, "DTSTART:20260624T100000Z\nSUMMARY:Concert"))
    hand = opening_from({"weekly": {"0": [["09:00", "14:00"]]}, "holidays": {"2026-12-25": "Nadal, a mà"}})
    town.marta.run(hall.set_opening, hand)
    before = town.desk.read(rules.rules_stamp)
    town.marta.run(calendars.follow, str(file))
    assert holidays(town) == hand.holidays, "named is not yet read"
    reader(town).step()
    found = kept(town)[0]
    assert found.problem is None and found.passed_over == 1 and found.read_at is not None
    assert abs(found.next_at - town.now() - EVERY_MS) < MINUTE
    assert any(name == "Reis" for name in holidays(town).values())
    assert holidays(town)["2026-12-25"] == "Nadal, a mà", "a hand knows better than a calendar"
    assert town.desk.read(rules.rules_stamp) > before, "whoever holds the hours reads them again"
    reader(town).step()
    assert kept(town)[0] == found, "it is not due"
    town.marta.run(calendars.unfollow, found.id)
    assert holidays(town) == hand.holidays
    assert verbs(town) == ["town.calendar_added", "town.calendar_read", "town.calendar_removed"]


def test_one_that_cannot_be_read_keeps_its_days_and_is_tried_again(town: Office) -> None:
    good = http(200, feed(NADAL).decode(), "Content-Type: text/calendar")
    with Wild.of(good, http(503, "no")) as server:
        address = f"{server.url}/secret-token/festius.ics"
        town.marta.run(calendars.follow, address)
        reader(town).step()
        days = holidays(town)
        assert set(days.values()) == {"Nadal"}
        with town.engine.transaction("test") as tx:
            later = json.loads(tx.scalar("SELECT value FROM meta WHERE key = 'calendars'"))
            later[0]["next_at"] = 0
            tx.execute("UPDATE meta SET value = :value WHERE key = 'calendars'", value=json.dumps(later))
        reader(town).step()
    found = kept(town)[0]
    assert found.problem is not None and found.problem[0] == "feed_unreachable"
    assert abs(found.next_at - town.now() - RETRY_MS) < MINUTE
    assert holidays(town) == days, "what it named stays while it is away"
    told = str(Problem(found.problem[0], **found.problem[1]))
    written = json.dumps([dict(row) for row in town.sql("SELECT * FROM journal")], default=str)
    assert "secret-token" not in told + written + repr(found)


def test_only_a_supervisor_names_calendars_and_each_once(town: Office, tmp_path: Path) -> None:
    place = str(tmp_path / "a.ics")
    with pytest.raises(Problem) as refused:
        town.laia.run(calendars.follow, place)
    assert refused.value.code == "not_supervisor"
    number = town.marta.run(calendars.follow, place).id
    with pytest.raises(Problem) as refused:
        town.marta.run(calendars.follow, place)
    assert refused.value.code == "calendar_known"
    with pytest.raises(Problem) as refused:
        town.laia.run(calendars.unfollow, number)
    assert refused.value.code == "not_supervisor"
    for name in range(MOST_CALENDARS - 1):
        town.marta.run(calendars.follow, f"{place}{name}")
    with pytest.raises(Problem) as refused:
        town.marta.run(calendars.follow, "one-more.ics")
    assert refused.value.code == "too_many_calendars"
