"""The responder with a town's service that hangs, lies or is slow: the others are answered at once, and nobody waits for ever."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from console.models.clock import SystemClock
from console.models.outside import host_from
from console.models.rules import rule_from
from console.operations import automatic, office, rules
from console.operations import town as towns
from console.operations.answer_log import rule_log
from console.storage.migrate import migrate
from console.storage.sqlite import SqliteEngine
from console.sync import responder as module
from console.sync.answerers import make_answering
from console.sync.parts import Parts
from console.sync.responder import Responder
from tests.bench import responder as bench
from tests.operations.conftest import Office, make_office
from tests.operations.test_automatic import PADRO
from tests.providers.wild import Drip, Rude, Step, Wild, http

GOOD = http(200, json.dumps({"text": "L3: 4 min", "public": True}), "Content-Type: application/json")
SECRET = "a-secret-of-the-tests-with-enough-characters"


class NoFiles:
    """These tests send no file."""

    def put(self, data: bytes) -> str:
        raise AssertionError

    get = delete = orphans = put


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Office]:
    engine = SqliteEngine(tmp_path / "desk.db", b"k" * 32, SystemClock())
    migrate(engine)
    yield make_office(engine)
    engine.close()


def bus(url: str, name: str = "bus", **options: Any) -> dict[str, Any]:
    return {
        "name": name,
        "kind": "external",
        "url": url,
        "keywords": {"ca": [name]},
        "is_automatic": True,
        "options": options,
    }


@contextmanager
def answering(town: Office, *table: dict[str, Any], secret: str = SECRET) -> Iterator[Responder]:
    """The responder of the office's channel, running."""
    town.marta.run(rules.save_rules, [rule_from(item) for item in table], "test")
    for item in table:
        if item.get("url"):
            town.marta.run(towns.allow_host, host_from(item["url"].split("/")[2], is_internal=True))
    parts = Parts(town.desk, NoFiles(), lambda _: None, secret=lambda _: secret)  # type: ignore[arg-type, return-value]
    epoch = town.desk.run(office.lead_channel, town.channel_id, "test", is_alone=True)
    assert epoch is not None
    (channel,) = town.desk.read(office.channels)
    made = make_answering(parts)
    responder = Responder(parts, channel, epoch, made)
    unsubscribe = town.desk.feed.subscribe(lambda change: parts.wake_responder.set() if change.answers else None)
    responder.start()
    yield responder
    parts.stop.set()
    parts.wake_responder.set()
    responder.join(5)
    responder.finish(5)
    unsubscribe()
    made.close()


def until(condition: Callable[[], bool], seconds: float = 15.0) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError(f"waited {seconds} s in vain")


def is_empty(town: Office) -> bool:
    return not town.sql("SELECT 1 FROM answer_task")


def waits(town: Office, prefix: str) -> list[float]:
    """Seconds between a citizen's message and its automatic answer, for the citizens whose chat begins so, in order of length."""
    rows = town.sql(
        "SELECT MIN(a.stored_at) - MIN(m.stored_at) AS ms FROM message m JOIN contact k ON k.id = m.contact_id"
        " JOIN message a ON a.contact_id = k.id AND a.is_automatic = 1 WHERE m.direction = 'incoming' AND k.provider_id LIKE :like"
        " GROUP BY k.id",
        like=prefix + "%",
    )
    return sorted(row["ms"] / 1000 for row in rows)


def says(
    town: Office,
    *texts: str,
    chat: str,
) -> None:
    for text in texts:
        town.receive(town.text(text, chat=chat))


def test_a_service_that_hangs_delays_nobody_else(town: Office) -> None:
    with Wild.of(Rude.SILENCE) as hanging, Wild.of(GOOD) as healthy:
        park = bus(healthy.url, "aparcament")
        with answering(town, PADRO, bus(hanging.url, seconds=2), bus(hanging.url, "piscina", seconds=2), park):
            # More citizens at once than there are workers for code, for two rules.
            for number in range(20):
                says(town, "bus", chat=f"1{number:03}")
                says(town, "piscina", chat=f"2{number:03}")
            for number in range(40):
                says(town, "padró", chat=f"3{number:03}")
                if number % 4 == 0:
                    says(town, "aparcament", chat=f"4{number:03}")
                time.sleep(0.02)
            until(lambda: is_empty(town))
    others, also = waits(town, "3"), waits(town, "4")
    assert len(others) == 40 and others[int(len(others) * 0.95)] < 1.0, others
    # Another service waits for a worker at most until the hanging ones are given up.
    assert len(also) == 10 and also[-1] < 2.5, also
    hung = waits(town, "1") + waits(town, "2")
    assert len(hung) == 40 and max(hung) < 5.0, "within the limit, plus the wait for a worker before the breaker opened"
    assert all(
        "persona" in row["text"]
        for row in town.sql("SELECT text FROM outbox WHERE action = 'send'")
        if "L3" not in row["text"] and "DNI" not in row["text"]
    )
    whys = {line.why for line in town.desk.read(rule_log, "bus", 100)}
    assert whys <= {"timeout", "outside_paused", "outside_busy"} and "timeout" in whys


@pytest.mark.parametrize(
    "step",
    [
        Rude.SILENCE,
        Rude.RESET,
        Rude.CLOSE,
        Drip(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n", b"{" * 999, 0.05),
        http(500, "<h1>Oops</h1>", "Content-Type: text/html"),
        http(302, "", "Location: http://127.0.0.1/"),
        http(200, "<html>", "Content-Type: text/html"),
        http(200, json.dumps({"text": "x" * 300_000}), "Content-Type: application/json"),
    ],
)
def test_the_last_good_answer_with_its_age_or_a_person_in_time(town: Office, step: Step) -> None:
    with Wild.of(GOOD, step) as server, answering(town, bus(server.url, seconds=0.6)):
        says(town, "bus 3", chat="1")
        until(lambda: is_empty(town))
        says(town, "bus 3", chat="2")
        says(town, "bus 4", chat="3")
        until(lambda: is_empty(town))
    sent = [row["text"] for row in town.sql("SELECT text FROM outbox WHERE action = 'send' ORDER BY id")]
    assert sent[0] == "L3: 4 min"
    assert sorted("fa 1 min" in text for text in sent[1:]) == [False, True]
    assert any("Ho passo a una persona" in text for text in sent[1:])
    assert max(waits(town, "")) < 2.0
    waiting = town.sql(
        "SELECT k.provider_id AS chat FROM conversation c JOIN contact k ON k.id = c.contact_id WHERE c.waiting_since IS NOT NULL"
    )
    assert [row["chat"] for row in waiting] == ["3"], "only who got no answer waits for a person"


def test_a_citizens_messages_keep_their_order(town: Office) -> None:
    slow = Drip(b"", GOOD, 0.004)
    with Wild.of(slow) as server, answering(town, PADRO, bus(server.url)):
        says(town, "bus", "padró", "bus 4", "padró", chat="1")
        until(lambda: is_empty(town))
    sent = [row["text"] for row in town.sql("SELECT text FROM outbox WHERE action = 'send' ORDER BY id")]
    assert sent == ["L3: 4 min", "Cal el DNI i el contracte.", "L3: 4 min", "Cal el DNI i el contracte."]


@pytest.mark.expects_warnings
def test_a_message_nobody_can_settle_ends_with_a_person(town: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LOOK_SECONDS", 0.05)
    real, tries = automatic.settle_task, []

    def settle_task(at: Any, message_id: int, epoch: int, outcome: automatic.Outcome) -> int | None:
        tries.append(outcome)
        if outcome.text == "Cal el DNI i el contracte.":
            raise ValueError("a text no database takes")
        return real(at, message_id, epoch, outcome)

    monkeypatch.setattr(automatic, "settle_task", settle_task)
    with answering(town, PADRO):
        says(town, "padró", chat="1")
        until(lambda: is_empty(town))
    assert len(tries) == module.MOST_TRIES + 1
    assert town.sql("SELECT waiting_since FROM conversation")[0]["waiting_since"] is not None


def test_stopping_waits_no_longer_than_it_is_told(town: Office) -> None:
    with Wild.of(Rude.SILENCE) as server, answering(town, bus(server.url, seconds=8)) as responder:
        says(town, "bus", chat="1")
        until(lambda: server.connections == 1)
        began = time.monotonic()
        responder.finish(0.1)
        assert time.monotonic() - began < 4


@pytest.mark.timeout(120)
def test_kill_9_at_every_step_loses_and_doubles_no_answer() -> None:
    """The short form of `run.py bench responder`."""
    verdict = bench.play(len(bench.POINTS) + 1, report=False)
    assert verdict.is_clean, [*verdict.lost, *verdict.doubled]
    assert set(bench.POINTS) <= set(verdict.died)
    assert verdict.answered == verdict.asked >= 40 and verdict.bookings >= 5
