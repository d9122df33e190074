"""WhatsApp passes the contract of channels: its messages come through our real webhook server and its spool on the disk."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.models.records import Channel
from console.providers.whatsapp import Timeouts, WhatsAppProvider
from console.storage.spool import Spool
from console.sync.parts import Parts
from console.sync.webhook import Hook, HookServer
from tests.providers.cloud_town import APP_SECRET, NUMBER, TOKEN, VERIFY, WABA, CloudTown
from tests.providers.contract import ChannelContract
from tests.providers.matrix_front import Front

QUICK = Timeouts(connect=1, idle=3, ask=5, send=1, file=2, file_total=5, proven=0)
CHANNEL = Channel(1, "WhatsApp", "whatsapp", {"number": NUMBER, "waba": WABA}, "new", None, None, None, None, 0)


class WhatsAppHarness:
    secret = TOKEN

    def __init__(self, town: CloudTown, front: Front, spool: Spool) -> None:
        self._town, self._front, self._spool = town, front, spool
        self._citizen = town.add("Núria", "34600111222", "ES.88812")
        self._citizen.last_wrote = time.time()

    def _open(self, token: str) -> WhatsAppProvider:
        return WhatsAppProvider(f"{self._front.url}/v24.0", NUMBER, token, self._spool, QUICK)

    def open(self) -> WhatsAppProvider:
        return self._open(TOKEN)

    def open_with_wrong_secret(self) -> WhatsAppProvider:
        return self._open("another")

    def recipient(self) -> str:
        return "ES.88812"

    def unknown_recipient(self) -> str:
        return "34600999999"

    def citizen_writes(self, text: str) -> None:
        assert self._town.say(self._citizen, text) == 200

    def citizen_sends_file(self, name: str, media_type: str, data: bytes) -> None:
        assert self._town.send_file(self._citizen, name, media_type, data) == 200

    def received(self) -> list[str]:
        return [message["text"]["body"] for message in self._citizen.got if message["type"] == "text"]

    def received_files(self) -> list[bytes]:
        found = [message["document"]["id"] for message in self._citizen.got if message["type"] == "document"]
        return [self._town.media[name][1] for name in found]

    def shut(self) -> None:
        self._front.shut()

    def unshut(self) -> None:
        self._front.unshut()

    def lose_next_answer(self) -> None:
        self._front.lose_answer("/messages")


class TestWhatsApp(ChannelContract):
    @pytest.fixture
    def harness(self, tmp_path: Path) -> Iterator[WhatsAppHarness]:
        spool = Spool(tmp_path / "spool", bytes(32))
        parts = Parts(
            desk=None,  # type: ignore[arg-type]
            files=None,  # type: ignore[arg-type]
            open_provider=None,  # type: ignore[arg-type]
            inbox=lambda _: spool,
            hook_secrets=lambda _: (APP_SECRET, VERIFY),
        )
        server = HookServer("127.0.0.1:0", Hook(parts, lambda: [CHANNEL]))
        server.start()
        town = CloudTown()
        town.hook = ("127.0.0.1", server.port)
        front = Front(town.port)
        yield WhatsAppHarness(town, front, spool)
        front.shut()
        town.close()
        server.close()
