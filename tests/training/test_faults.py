"""Faults on the real socket: what the client sees, what the ledger knows, and what counts as breaking the rules."""

import http.client
import json
from typing import Any

import pytest

from console.models.clock import SteppedClock
from console.training import acts
from console.training.faults import Fault, FaultKind, PauseScope
from console.training.server import TrainingServer
from console.training.town import Person
from tests.training.conftest import ask, until


def send(server: TrainingServer, chat_id: int, text: str, timeout: float = 10) -> tuple[int, bytes]:
    """One sendMessage on a fresh connection; whatever goes wrong is raised as http.client sees it."""
    connection = http.client.HTTPConnection(server.base_url.removeprefix("http://"), timeout=timeout)
    try:
        body = json.dumps({"chat_id": chat_id, "text": text})
        connection.request("POST", f"/bot{server.token}/sendMessage", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def delivered(server: TrainingServer) -> list[str]:
    return [entry.text for entry in server.town.ledger.entries(events=["delivered"])]


@pytest.mark.parametrize(
    ("kind", "seen"),
    [
        (FaultKind.ACT_RESET, ConnectionResetError),
        (FaultKind.ACT_CUT, http.client.IncompleteRead),
        (FaultKind.ACT_HANG, ConnectionResetError),
    ],
)
def test_acted_and_lost_the_answer(town: TrainingServer, nuria: Person, kind: FaultKind, seen: Any) -> None:
    acts.start_chat(town.account, nuria)
    town.town.faults.add(Fault(kind, method="send", delay_ms=50))
    with pytest.raises(seen) as lost:
        send(town, nuria.id, "una")
    # A plain end of the stream would be RemoteDisconnected; the town promises a real reset.
    assert kind is FaultKind.ACT_CUT or lost.type is ConnectionResetError
    assert send(town, nuria.id, "dues")[0] == 200
    assert delivered(town) == ["una", "dues"]
    assert [(visit.status, visit.fault) for visit in town.visits] == [(0, str(kind)), (200, "")]


@pytest.mark.parametrize(("kind", "status"), [(FaultKind.ACT_NOISE, 200), (FaultKind.ACT_ERROR, 502)])
def test_acted_and_said_nonsense(town: TrainingServer, nuria: Person, kind: FaultKind, status: int) -> None:
    acts.start_chat(town.account, nuria)
    town.town.faults.add(Fault(kind, code=502, is_html=True))
    answer = send(town, nuria.id, "una")
    assert answer[0] == status
    with pytest.raises(ValueError, match="Expecting value"):
        json.loads(answer[1])
    assert delivered(town) == ["una"]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(FaultKind.DROP),
        Fault(FaultKind.DROP, chat_id=5_550_001_000_001),
        Fault(FaultKind.REFUSE, code=500),
        Fault(FaultKind.REFUSE, code=503, is_html=True),
        Fault(FaultKind.ANSWER, body='{"ok":true}'),
    ],
)
def test_did_not_act(town: TrainingServer, nuria: Person, fault: Fault) -> None:
    acts.start_chat(town.account, nuria)
    town.town.faults.add(fault)
    if fault.kind is FaultKind.DROP:
        with pytest.raises(ConnectionError):
            send(town, nuria.id, "una")
    else:
        assert send(town, nuria.id, "una")[0] == (200 if fault.kind is FaultKind.ANSWER else fault.code)
    assert delivered(town) == []
    assert town.town.faults.hits == 1
    assert send(town, nuria.id, "dues")[0] == 200


def test_a_hanging_answer_outlasts_the_client(town: TrainingServer, nuria: Person) -> None:
    acts.start_chat(town.account, nuria)
    town.town.faults.add(Fault(FaultKind.ACT_HANG, delay_ms=60_000))
    with pytest.raises(TimeoutError):
        send(town, nuria.id, "una", timeout=0.2)
    assert delivered(town) == ["una"]


def test_a_closed_door_refuses_connections_and_opens_on_the_same_port(town: TrainingServer, nuria: Person) -> None:
    acts.start_chat(town.account, nuria)
    town.close_door()
    with pytest.raises(ConnectionRefusedError):
        send(town, nuria.id, "una")
    town.open_door()
    assert send(town, nuria.id, "dues")[0] == 200
    assert delivered(town) == ["dues"]


def test_skip_times_and_chat_choose_the_calls(town: TrainingServer, nuria: Person) -> None:
    acts.start_chat(town.account, nuria)
    pau = acts.start_chat(town.account, Person(9, "Pau")).id
    town.town.faults.add(Fault(FaultKind.REFUSE, method="sendMessage", chat_id=nuria.id, skip=1, times=2))
    codes = [
        ask(town, "sendMessage", chat_id=chat, text="a")[0] for chat in (nuria.id, pau, nuria.id, nuria.id, nuria.id)
    ]
    assert codes == [200, 200, 500, 500, 200]
    assert town.town.faults.waiting() == []


@pytest.mark.parametrize("scope", list(PauseScope))
def test_a_request_inside_a_pause_is_a_violation(stepped: TrainingServer, nuria: Person, scope: PauseScope) -> None:
    acts.start_chat(stepped.account, nuria)
    pau = acts.start_chat(stepped.account, Person(9, "Pau")).id
    method = "getUpdates" if scope is PauseScope.POLLING else "sendMessage"
    stepped.town.faults.add(Fault(FaultKind.REFUSE, method=method, retry_after=7, scope=scope))

    def statuses() -> tuple[int, int, int]:
        sends = [ask(stepped, "sendMessage", chat_id=chat, text="a")[0] for chat in (nuria.id, pau)]
        return sends[0], sends[1], ask(stepped, "getUpdates", timeout=0)[0]

    params = {} if scope is PauseScope.POLLING else {"chat_id": nuria.id, "text": "a"}
    status, answer = ask(stepped, method, **params)
    assert (status, answer["parameters"]) == (429, {"retry_after": 7})
    assert answer["description"] == "Too Many Requests: retry after 7"
    assert isinstance(stepped.clock, SteppedClock)
    stepped.clock.step(6999)
    expected = {
        PauseScope.CHAT: (429, 200, 200),
        PauseScope.GLOBAL: (429, 429, 200),
        PauseScope.POLLING: (200, 200, 429),
    }
    assert statuses() == expected[scope]
    assert len(stepped.town.faults.violations("inside_pause")) == expected[scope].count(429)
    stepped.clock.step(4001)
    assert statuses() == (200, 200, 200)
    assert len(stepped.town.faults.violations("inside_pause")) == expected[scope].count(429)


def test_a_slow_answer_acts_after_the_delay(stepped: TrainingServer, nuria: Person) -> None:
    acts.start_chat(stepped.account, nuria)
    stepped.town.faults.add(Fault(FaultKind.SLOW, delay_ms=60_000))
    with pytest.raises(TimeoutError):
        send(stepped, nuria.id, "una", timeout=0.2)
    assert delivered(stepped) == []
    assert isinstance(stepped.clock, SteppedClock)
    stepped.clock.step(60_000)
    until(lambda: delivered(stepped) == ["una"])


def test_a_revoked_token(town: TrainingServer, nuria: Person) -> None:
    acts.start_chat(town.account, nuria)
    town.account.is_revoked = True
    assert ask(town, "sendMessage", chat_id=nuria.id, text="a") == (
        401,
        {"ok": False, "error_code": 401, "description": "Unauthorized"},
    )


def test_the_bell_of_the_judge_does_not_disturb_the_client(town: TrainingServer, nuria: Person) -> None:
    def grumble(call: Any) -> None:
        raise AssertionError("no")

    acts.start_chat(town.account, nuria)
    town.on_request.append(grumble)
    assert ask(town, "sendMessage", chat_id=nuria.id, text="a")[0] == 200
    assert town.town.faults.violations("judge")[0].detail == "no"
