"""Templates from the command line: read by the service, sent after the 24 hours, refused in words, and the evening's holding template."""

import json
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.flows.test_whatsapp import Desk, until
from tests.providers.cloud_town import Citizen, CloudTown

pytestmark = pytest.mark.timeout(180)


@pytest.fixture
def town() -> Iterator[CloudTown]:
    town = CloudTown()
    town.shelf.put("cita", "ca", "Hola {{1}}, la cita és {{2}}.", footer="Ajuntament")
    town.shelf.put("cita", "es", "Hola {{1}}, la cita es {{2}}.")
    town.shelf.put("espera", "ca", "Et respondrem quan obrim.")
    town.shelf.put("nova", "ca", "Fira!", status="PENDING", category="MARKETING")
    yield town
    town.close()


@pytest.fixture
def desk(tmp_path: Path, town: CloudTown) -> Iterator[Desk]:
    desk = Desk(tmp_path, town)
    desk.add()
    desk.run("operator", "add", "marta", "--name", "Marta Puig", "--role", "supervisor")
    yield desk
    desk.stop()


def wrote(town: CloudTown, citizen: Citizen, hours: float) -> None:
    """The citizen wrote so many hours ago, and the call comes only now."""
    at = time.time() - hours * 3600
    town.write(citizen, {"type": "text", "text": {"body": "Bon dia"}}, timestamp=str(int(at)))
    citizen.last_wrote = at


def listed(desk: Desk) -> list[Any]:
    found: list[Any] = desk.json("channel", "templates", "WhatsApp")["templates"]
    return found


def test_a_template_reaches_a_citizen_after_the_window(town: CloudTown, desk: Desk) -> None:
    citizen = town.add("Núria", "34600111222", "ES.88812")
    desk.start()
    assert [each["name"] for each in until(lambda: listed(desk))] == ["cita", "cita", "espera", "nova"]
    wrote(town, citizen, 30)
    row = str(until(lambda: desk.json("conversations", "--state", "open"))[0]["id"])
    assert "24 hours" in desk.run("reply", row, "--text", "Bon dia", "--now", "--as", "laia", code=1)
    words = ("--template", "cita", "--language", "ca", "--as", "laia", "--now")
    assert "Field 2" in desk.run("reply", row, *words, "--field", "1=Núria", code=1)
    pending = desk.run("reply", row, "--template", "nova", "--language", "ca", "--as", "laia", code=1)
    assert "Meta has not looked" in pending
    desk.run("reply", row, *words, "--field", "1=Núria", "--field", "2=dilluns")
    sent = until(lambda: citizen.got)[0]
    assert sent["template"]["components"][0]["parameters"] == [
        {"type": "text", "text": "Núria"},
        {"type": "text", "text": "dilluns"},
    ]
    until(lambda: desk.states(int(row)) == ["sent"])
    town.status(sent, "delivered")
    until(lambda: desk.states(int(row)) == ["delivered"])
    texts = [each["text"] for each in desk.json("messages", row) if each["direction"] == "outgoing"]
    assert texts == ["Hola Núria, la cita és dilluns.\n\nAjuntament"]
    # Meanwhile it has been paused at Meta, and the list was read before.
    town.shelf.templates[0]["status"] = "PAUSED"
    desk.run("reply", row, *words, "--field", "1=Núria", "--field", "2=dimarts")
    until(lambda: desk.states(int(row))[-1] == "failed")
    told = desk.json("messages", row)
    assert "paused" in json.dumps(told)
    desk.run("channel", "templates", "WhatsApp", "--refresh")
    assert {each["status"] for each in listed(desk) if each["name"] == "cita"} == {"PAUSED", "APPROVED"}


def test_the_evening_holds_citizens_over_once(town: CloudTown, desk: Desk, tmp_path: Path) -> None:
    first, second = town.add("Núria", "34600111222", None), town.add("Pau", "34600111333", None)
    desk.start()
    until(lambda: listed(desk))
    wrote(town, first, 20)
    wrote(town, second, 2)
    until(lambda: len(desk.json("conversations", "--state", "open")) == 2)
    # A door that opens in twelve hours, whatever the clock says now.
    opens = (datetime.now(ZoneInfo("Europe/Madrid")) + timedelta(hours=12)).replace(minute=0)
    hours = tmp_path / "hours.json"
    hours.write_text(json.dumps({"weekly": {str(opens.weekday()): [[f"{opens:%H:%M}", "23:59"]]}}))
    desk.run("town", "hours", "--set", str(hours), "--as", "marta")
    found = desk.json("windows")["windows"]
    assert [each["contact"] for each in found] == ["Núria"] and found[0]["holding"] is None
    desk.run("channel", "holding", "WhatsApp", "espera", "--as", "marta")
    came = desk.json("windows", "hold", "--as", "laia")
    assert len(came["sent"]) == 1 and came["skipped"] == []
    until(lambda: first.got)
    again = desk.json("windows", "hold", "--as", "laia")
    assert [each["problem"] for each in again["skipped"]] == ["held_already"] and again["sent"] == []
    assert [each["template"]["name"] for each in first.got] == ["espera"] and second.got == []


def test_the_providers_clock_decides_and_a_template_helps(town: CloudTown, desk: Desk) -> None:
    """Meta says 200, then by a status that its window was closed; what is left is a template, and it goes out."""
    citizen = town.add("Fatou", "34600111222", None)
    desk.start()
    until(lambda: listed(desk))
    wrote(town, citizen, 0)
    citizen.last_wrote = 0.0
    town.is_slow_to_refuse = True
    row = str(until(lambda: desk.json("conversations", "--state", "open"))[0]["id"])
    desk.run("reply", row, "--text", "Bon dia", "--now", "--as", "laia")
    until(lambda: desk.states(int(row)) == ["failed"])
    assert "send a template" in json.dumps(desk.json("messages", row))
    desk.run("reply", row, "--template", "espera", "--language", "ca", "--now", "--as", "laia")
    until(lambda: desk.states(int(row)) == ["failed", "sent"])
    assert [each["type"] for each in citizen.got] == ["template"]
