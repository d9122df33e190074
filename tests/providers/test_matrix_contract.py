"""Matrix passes the contract of channels, against a real Synapse, with a citizen who writes by another client.

All tests share one room, because making accounts and rooms is what takes the time; each looks only at what came after
its own start.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from console.providers.matrix import MatrixProvider, Timeouts
from tests.providers.contract import ChannelContract, drain
from tests.providers.matrix_citizen import Citizen
from tests.providers.matrix_front import Front
from tests.servers.synapse import SynapseServer

QUICK = Timeouts(connect=1, idle=3, send=2, file=5, file_total=10)
PASSWORD = "l4-clau-del-poble"


@dataclass
class Town:
    """The town's account, the door between the console and the server, and a citizen with whom the town talks."""

    front: Front
    account: str
    citizen: Citizen
    room: str

    def open(self, password: str = PASSWORD) -> MatrixProvider:
        return MatrixProvider(self.front.url, self.account, password, "CONTRACT", QUICK)


@pytest.fixture(scope="module")
def town(synapse: SynapseServer) -> Iterator[Town]:
    account = synapse.register("contracte", PASSWORD)
    synapse.register("rosa", "roses")
    front = Front(synapse.port)
    citizen = Citizen(synapse.url, "rosa", "roses")
    town = Town(front, account, citizen, citizen.open_room(account))
    provider = town.open()
    drain(provider, None)
    provider.close()
    yield town
    citizen.close()
    front.shut()


class MatrixHarness:
    secret = PASSWORD

    def __init__(self, town: Town) -> None:
        self._town = town
        self._earlier = len(town.citizen.events(town.room))

    def open(self) -> MatrixProvider:
        return self._town.open()

    def open_with_wrong_secret(self) -> MatrixProvider:
        return self._town.open("another")

    def recipient(self) -> str:
        return self._town.room

    def unknown_recipient(self) -> str:
        return "!nobody:localhost"

    def citizen_writes(self, text: str) -> None:
        self._town.citizen.say(self._town.room, text)

    def citizen_sends_file(self, name: str, media_type: str, data: bytes) -> None:
        self._town.citizen.send_file(self._town.room, "m.file", name, media_type, data)

    def received(self) -> list[str]:
        return self._town.citizen.texts_from(self._town.room, self._town.account, self._earlier)

    def received_files(self) -> list[bytes]:
        return self._town.citizen.files_from(self._town.room, self._town.account, self._earlier)

    def shut(self) -> None:
        self._town.front.shut()

    def unshut(self) -> None:
        self._town.front.unshut()

    def lose_next_answer(self) -> None:
        self._town.front.lose_answer("/send/")


class TestMatrix(ChannelContract):
    @pytest.fixture
    def harness(self, town: Town) -> MatrixHarness:
        return MatrixHarness(town)
