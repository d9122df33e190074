"""Internal code from outside: citizens on their phones, the training town's server, the program in processes of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from console.desk_folder import open_or_create
from console.feed import Feed
from console.models.rules import rule_from
from console.operations import consents, incidents, rules
from console.operations.desk import Desk
from tests.answers.codes import nasty
from tests.bench.harness import FIRST_PERSON, World
from tests.operations.test_codes import ALL, PRIVACY

pytestmark = pytest.mark.timeout(180)
EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "ventanilla-code-example"
PUNT_MOBIL = {
    "name": "punt-mobil",
    "kind": "code",
    "code": "punt_mobil",
    "titles": {"ca": "Punt mòbil", "es": "Punto móvil"},
    "keywords": {"ca": ["puntmobil"], "es": ["punto móvil"]},
    "arguments": ["centre", "estació", "mar"],
    "is_automatic": True,
}


class Hall(World):
    """A desk with the codes of the house, and citizens who use them."""

    def start(self) -> "Hall":
        super().start()
        self.run("operator", "add", "marta", "--name", "Marta", "--role", "supervisor")
        self.save(*ALL)
        return self

    def save(self, *table: dict[str, Any]) -> None:
        opened = open_or_create(self.folder / "desk", self.folder / "key")
        Desk(opened.engine, Feed()).run(rules.save_rules, [rule_from(item) for item in table], "test")
        opened.engine.close()

    def read(self, question: Any, *arguments: Any) -> Any:
        opened = open_or_create(self.folder / "desk", self.folder / "key")
        found = Desk(opened.engine, Feed()).read(question, *arguments)
        opened.engine.close()
        return found

    def say(self, text: str, person: int = FIRST_PERSON) -> str:
        """A citizen writes and the desk answers; returns what reached their phone, "" for nothing."""
        return self._after(lambda: self.town.act("say", person, "Núria", text=text), person)

    def press(self, sends: str, person: int = FIRST_PERSON) -> str:
        message = self.delivered(person)[-1]
        return self._after(
            lambda: self.town.act("press", person, "Núria", message_id=message["message_id"], data=sends), person
        )

    def send(self, act: str, person: int = FIRST_PERSON, **content: Any) -> str:
        return self._after(lambda: self.town.act(act, person, "Núria", **content), person)

    def delivered(self, person: int = FIRST_PERSON) -> list[dict[str, Any]]:
        return [entry for entry in self.town.ledger() if entry["event"] == "delivered" and entry["chat_id"] == person]

    def soon(self, person: int, seconds: float) -> str:
        """What reaches a phone next, waited for while another process syncs."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = self.delivered(person)
            if found:
                return str(found[-1]["text"])
            time.sleep(0.05)
        raise AssertionError("nothing reached the phone")

    def _after(self, act: Any, person: int) -> str:
        before = len(self.delivered(person))
        act()
        self.run("sync", "--once")
        found = self.delivered(person)
        return "\n".join(entry["text"] or "" for entry in found[before:])


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path).start()
    yield made
    made.stop()


def test_a_report_from_the_phone_to_the_ledger_and_the_queue(hall: Hall) -> None:
    assert hall.say("INCIDÈNCIA").startswith("Què ha passat?")
    assert hall.press("Enllumenat").startswith("On és?")
    assert hall.send("send_location", latitude=41.2754, longitude=1.9871).startswith("Si tens una foto")
    photo = (Path(__file__).resolve().parents[2] / "resources" / "training" / "fanal.jpg").read_bytes()
    confirm = hall.send("send_photo", data=photo, caption="fa pampallugues")
    assert confirm.startswith("Ho envio així?") and "• Amb foto\n• fa pampallugues" in confirm
    assert hall.json("conversations", "--state", "open")[0]["waiting_since"] is None
    done = hall.press("Enviar")
    (row,) = hall.read(incidents.incidents)
    assert f"incidència {row['number']}" in done
    assert (row["kind"], row["description"], row["state"]) == ("lighting", "fa pampallugues", "open")
    assert (row["latitude"], row["longitude"]) == (41.2754, 1.9871)
    messages = hall.json("messages", str(row["conversation_id"]))
    assert next(m for m in messages if m["id"] == row["photo_message_id"])["kind"] == "photo"
    (conversation,) = hall.json("conversations", "--state", "open")
    assert conversation["id"] == row["conversation_id"] and conversation["waiting_since"] is not None
    assert conversation["topic"] == "Incidències"
    handoffs = [entry["detail"] for entry in hall.json("journal") if entry["verb"] == "handoff"]
    assert handoffs == [{"rule": "incidencia", "why": "incident"}]
    # Whoever is asked later, anybody may know how it stands.
    answer = hall.say(f"ESTAT {row['number']}", FIRST_PERSON + 1)
    assert answer.startswith(f"Incidència {row['number']} (Enllumenat)") and "Núria" not in answer


def test_from_alta_to_baixa_with_the_proofs(hall: Hall) -> None:
    asked = hall.say("ALTA")
    assert PRIVACY["ca"] in asked and "versió 2026-01" in asked
    assert hall.say("aceptto").startswith("Has volgut dir ACCEPTO?")
    assert hall.press("ACCEPTO").startswith("Fet: t'hem apuntat")
    assert hall.say("BAIXA").startswith("Fet: t'hem donat de baixa")
    (contact,) = hall.read(lambda tx: tx.execute("SELECT id FROM contact"))
    steps = hall.read(consents.consent_history, contact["id"])
    assert [(row["step"], row["proof"]) for row in steps] == [
        ("asked", "ALTA"),
        ("given", "ACCEPTO"),
        ("withdrawn", "BAIXA"),
    ]
    assert steps[0]["answer_text"] == asked and {row["text_version"] for row in steps} == {"2026-01"}
    assert hall.json("conversations", "--state", "open") == []


def test_hello_the_menu_and_a_button(hall: Hall) -> None:
    menu = hall.say("Hola!")
    assert menu.startswith("Hola! Tria una opció")
    assert hall.press("padró") == "Cal el DNI."
    assert hall.json("conversations", "--state", "open") == []


def install(target: Path) -> None:
    """`pip install --target` of the example, from its own folder, with nothing from any index."""
    source = target.with_name("example-source")
    # A build writes beside the sources: a copy keeps the repository clean.
    subprocess.run(
        [sys.executable, "-c", f"import shutil; shutil.copytree({str(EXAMPLE)!r}, {str(source)!r})"], check=True
    )
    command = [
        *(sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"),
        *("--disable-pip-version-check", "--target", str(target), str(source)),
    ]
    subprocess.run(command, check=True, capture_output=True)


def test_the_example_package_is_installed_and_answers(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.save(PUNT_MOBIL)
    assert hall.say("PUNTMOBIL").startswith("Ara mateix no ho puc respondre"), "not installed yet: a person"
    assert [e["detail"]["why"] for e in hall.json("journal") if e["verb"] == "handoff"] == ["no_code"]
    folder = tmp_path / "codes"
    install(folder)
    assert (folder / "vallserena_codes.py").exists()
    monkeypatch.setenv("VENTANILLA_CODES_FOLDER", str(folder))
    person = FIRST_PERSON + 2
    assert hall.say("PUNTMOBIL", person) == "A quin barri vius?"
    assert "passeig de Mar, 40" in hall.press("mar", person)
    assert "aparcament de l'estació" in hall.say("puntmobil estació", person)
    assert hall.say("punto móvil", person) == "¿En qué barrio vives?"
    assert hall.say("Gràcia", person).startswith("No conozco ese barrio.")
    assert hall.say("¿?", person).startswith("Se lo paso a una persona")
    whys = [entry["detail"]["why"] for entry in hall.json("journal") if entry["verb"] == "handoff"]
    assert whys == ["no_code", "unknown neighbourhood"]
    found = hall.json("answers", "check")
    assert not [item for item in found if item["rule"] == "punt-mobil" and item["code"] == "unknown_code"]


def test_a_code_that_loops_costs_its_own_citizen_the_answer_and_nobody_else_a_second(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "codes"
    folder.mkdir()
    monkeypatch.setenv("VENTANILLA_CODES_FOLDER", nasty.install(folder))
    hall.save(
        {
            "name": "bucle",
            "kind": "code",
            "code": "loop",
            "keywords": {"ca": ["bucle"]},
            "options": {"seconds": 8},
            "is_automatic": True,
        },
        {"name": "eco", "kind": "code", "code": "echo", "keywords": {"ca": ["eco"]}, "is_automatic": True},
    )
    process = hall.popen("sync")
    try:
        people = range(FIRST_PERSON + 10, FIRST_PERSON + 20)
        hall.town.act("say", FIRST_PERSON + 9, "Primer", text="eco")
        assert hall.soon(FIRST_PERSON + 9, 20).startswith("eco|"), "the first child has started"
        for person in people:
            hall.town.act("say", person, "Pep", text="bucle")
        time.sleep(0.5)
        hall.town.act("say", FIRST_PERSON + 30, "Núria", text="eco")
        assert hall.soon(FIRST_PERSON + 30, 10).startswith("eco|")
        assert not all(hall.delivered(person) for person in people), "not behind ten who called what hangs"
        for person in people:
            assert hall.soon(person, 30).startswith("Ara mateix no ho puc respondre automàticament.")
    finally:
        process.terminate()
        process.wait(10)
    whys = {entry["detail"]["why"] for entry in hall.json("journal") if entry["verb"] == "handoff"}
    assert whys == {"timeout"}
    assert len(hall.json("conversations", "--state", "open")) == 10


def test_the_packaged_program_is_its_own_child(tmp_path: Path) -> None:
    """`main.py --code` is what a packaged build starts: it answers one question over its pipes and ends with them."""
    from console.answers.call_data import call_data
    from console.answers.codes.frames import MAX_REPLY, packed, read
    from tests.answers.codes.calls import call

    main = Path(__file__).resolve().parents[2] / "main.py"
    child = subprocess.Popen(
        [sys.executable, str(main), "--code", ""],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
    )
    assert child.stdin is not None and child.stdout is not None
    with child.stdin, child.stdout:
        assert read(child.stdout, MAX_REPLY) == {"ready": True}
        question = {"id": "7", "code": "hours", "seconds": 5, "call": json.loads(json.dumps(call_data(call("horari"))))}
        child.stdin.write(packed(question, MAX_REPLY))
        child.stdin.flush()
        reply = read(child.stdout, MAX_REPLY)
    assert reply is not None and reply["id"] == "7" and reply["answer"]["text"].startswith("Ara és obert")
    assert child.wait(10) == 0
