"""The Synapse launcher: users, and the same data after a kill."""

from collections.abc import Iterator

import pytest
import requests

from tests.servers import synapse as launcher
from tests.servers.process import ServerError
from tests.servers.synapse import SynapseServer


@pytest.fixture
def own_server() -> Iterator[SynapseServer]:
    server = launcher.start({"rc_login": {"account": {"per_second": 0.01, "burst_count": 2}}})
    yield server
    server.remove()


def log_in(server: SynapseServer, name: str, password: str) -> requests.Response:
    body = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": name}, "password": password}
    return requests.post(f"{server.url}/_matrix/client/v3/login", json=body, timeout=30)


def test_registers_users_who_can_log_in(synapse: SynapseServer) -> None:
    assert synapse.register("marta", "one two three") == "@marta:localhost"
    assert log_in(synapse, "marta", "one two three").status_code == 200
    assert log_in(synapse, "marta", "another").status_code == 403
    with pytest.raises(ServerError, match="M_USER_IN_USE"):
        synapse.register("marta", "again")


def test_same_data_after_a_kill_and_real_limits_when_asked(own_server: SynapseServer) -> None:
    own_server.register("jordi", "secret")
    own_server.kill()
    own_server.start()
    answers = [log_in(own_server, "jordi", "secret").status_code for _ in range(4)]
    assert answers[0] == 200
    assert answers[-1] == 429
