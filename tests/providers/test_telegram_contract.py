"""Telegram passes the contract of channels, against the training town, while aiogram's models watch every request."""

from collections.abc import Iterator

import pytest

from console.providers.telegram import TelegramProvider, Timeouts
from console.training import acts
from console.training.faults import Fault, FaultKind
from console.training.server import TrainingServer
from console.training.town import Person
from tests.providers.contract import ChannelContract
from tests.training import judge

QUICK = Timeouts(connect=1, idle=3, ask=5, poll_margin=5, send=1, file=2, file_total=5)


class TelegramHarness:
    def __init__(self, server: TrainingServer) -> None:
        self._server = server
        self._citizen = Person(5_550_001_000_001, "Núria", "Casadevall", language_code="ca")
        acts.start_chat(server.account, self._citizen)
        self.secret = server.token.partition(":")[2]

    def open(self) -> TelegramProvider:
        return TelegramProvider(self._server.base_url, self._server.token, QUICK)

    def open_with_wrong_secret(self) -> TelegramProvider:
        return TelegramProvider(self._server.base_url, "4200001:wrong", QUICK)

    def recipient(self) -> str:
        return str(self._citizen.id)

    def unknown_recipient(self) -> str:
        return "77"

    def citizen_writes(self, text: str) -> None:
        acts.say(self._server.account, self._citizen, text)

    def citizen_sends_file(self, name: str, media_type: str, data: bytes) -> None:
        acts.send_document(self._server.account, self._citizen, data, name, media_type)

    def _phone(self) -> list[dict[str, object]]:
        messages = self._server.account.chats[self._citizen.id].messages
        return [messages[number] for number in sorted(messages) if messages[number]["from"]["is_bot"]]

    def received(self) -> list[str]:
        return [str(message["text"]) for message in self._phone() if "text" in message]

    def received_files(self) -> list[bytes]:
        found = [message["document"] for message in self._phone() if "document" in message]
        return [self._server.town.shelf.find(file["file_id"]).data for file in found]  # type: ignore[index]

    def shut(self) -> None:
        self._server.close_door()

    def unshut(self) -> None:
        self._server.open_door()

    def lose_next_answer(self) -> None:
        self._server.town.faults.add(Fault(FaultKind.ACT_RESET, method="send"))


class TestTelegram(ChannelContract):
    @pytest.fixture
    def harness(self) -> Iterator[TelegramHarness]:
        with judge.install(TrainingServer(seed=5)) as server:
            yield TelegramHarness(server)
            judge.assert_clean(server)
