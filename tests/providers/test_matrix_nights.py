"""A homeserver that dies in the middle and comes back, and one that has had enough: nothing lost, nothing doubled."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from console.models.delivery import Retry, Sent
from console.models.inbound import InboundMessage
from console.providers.base import NetworkDown, PausedByProvider
from console.providers.matrix import MatrixProvider
from tests.providers.matrix_citizen import Citizen
from tests.providers.matrix_desk import PASSWORD, QUICK, Desk
from tests.servers import synapse as launcher
from tests.servers.synapse import UNLIMITED, SynapseServer

# Five messages at once, then one a second, as a strict server would have it.
STRICT = {
    **UNLIMITED,
    "rc_message": {"per_second": 1, "burst_count": 5},
    "rc_login": {
        **UNLIMITED["rc_login"],
        "account": {"per_second": 0.01, "burst_count": 3},
    },
}


@pytest.fixture(scope="module")
def strict() -> Iterator[SynapseServer]:
    server = launcher.start(STRICT)
    yield server
    server.remove()


def test_a_limit_is_obeyed_to_its_end(strict: SynapseServer) -> None:
    desk = Desk(strict.url, strict.register("ordre", PASSWORD))
    strict.register("lia", "clau")
    lia = Citizen(strict.url, "lia", "clau")
    room = lia.open_room(desk.account)
    desk.drain()
    items = [desk.send(room, f"part {number}") for number in range(8)]
    pauses = 0
    for item in items:
        outcome = desk.provider.perform(item, None)
        while isinstance(outcome, Retry):
            pauses += 1
            assert (outcome.is_ordered, outcome.for_channel) == (True, True)
            assert 0 < outcome.after_ms < 10_000
            # Exactly the ordered silence, and the server must find it long enough.
            assert not threading.Event().wait(outcome.after_ms / 1000)
            outcome = desk.provider.perform(item, None)
            assert isinstance(outcome, Sent), "the ordered silence was too short"
        assert isinstance(outcome, Sent)
    assert pauses >= 2
    assert lia.texts_from(room, desk.account) == [item.text for item in items]
    desk.provider.close()
    lia.close()


def test_too_many_logins_pause_everything(strict: SynapseServer) -> None:
    account = strict.register("porta", PASSWORD)
    desk = Desk(strict.url, account)
    for _ in range(3):
        desk.provider.check()
    with pytest.raises(PausedByProvider) as pause:
        desk.fetch()
    assert 10_000 < pause.value.after_ms <= 100_250
    outcome = desk.provider.perform(desk.send("!a:localhost", "x"), None)
    assert isinstance(outcome, Retry)
    assert (outcome.is_ordered, outcome.for_channel) == (True, True)
    desk.provider.close()


@pytest.mark.timeout(120)
def test_a_server_that_dies_in_the_middle() -> None:
    """SIGKILL while both sides write as fast as they can; then everything is tried again by the rules of the outbox."""
    server = launcher.start()
    try:
        _live_through_a_night(server)
    finally:
        server.remove()


def _live_through_a_night(server: SynapseServer) -> None:
    desk = Desk(server.url, server.register("poble", PASSWORD))
    server.register("nil", "clau")
    nil = Citizen(server.url, "nil", "clau")
    room = nil.open_room(desk.account)
    desk.drain()
    sender = MatrixProvider(server.url, desk.account, PASSWORD, "DESK", QUICK)
    items = [desk.send(room, f"resposta {number}") for number in range(40)]
    halfway = threading.Event()
    written: list[str] = []

    def write() -> None:
        try:
            for number in range(1_000):
                nil.say(room, f"pregunta {number}")
                written.append(f"pregunta {number}")
        except Exception:  # the server has gone, as it should
            return

    def send() -> None:
        for number, item in enumerate(items):
            if number == len(items) // 2:
                halfway.set()
            attempts = 1
            while not isinstance(sender.perform(replace(item, attempts=attempts), None), Sent):
                attempts += 1
                assert attempts < 2_000
                threading.Event().wait(0.05)

    over = threading.Event()
    down: list[str] = []

    def receive() -> None:
        while not over.is_set():
            try:
                desk.fetch(1)
            except NetworkDown as error:
                down.append(error.why)
                desk.crash()
                over.wait(0.05)

    threads = [threading.Thread(target=doing, daemon=True) for doing in (write, send, receive)]
    for thread in threads:
        thread.start()
    # In this thread: a launched server dies with the thread that started it.
    assert halfway.wait(30)
    server.kill()
    server.start()
    for thread in threads[:2]:
        thread.join(40)
        assert not thread.is_alive()
    over.set()
    threads[2].join(20)
    assert not threads[2].is_alive()
    desk.drain()
    sender.close()
    desk.provider.close()
    assert down
    assert nil.texts_from(room, desk.account) == [item.text for item in items]
    came = [event.text for event in desk.came if isinstance(event, InboundMessage)]
    # What the server took just before it died may have no answer: it is there, and only once.
    assert came == nil.texts_from(room, nil.user_id)
    assert came[: len(written)] == written
    assert len(written) > 5
    nil.close()
