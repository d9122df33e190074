"""WhatsApp and SMS through Twilio pass the contract of channels, asked by polling; then what only Twilio can do to us."""

from collections.abc import Iterator

import pytest

from console.models.delivery import OutboundFile, Rejected
from console.models.problems import SENTENCES
from console.providers.base import Provider
from console.providers.twilio import Account, Timeouts, TwilioProvider
from tests.providers.contract import ChannelContract, Harness, outbound
from tests.providers.matrix_front import Front
from tests.providers.twilio_town import ACCOUNT, KEY, SECRET, SMS, WHATSAPP, TwilioTown

QUICK = Timeouts(connect=1, idle=3, ask=5, send=1, file=2, file_total=5, poll=0.1, status=0)


class TwilioHarness:
    secret = SECRET

    def __init__(self, town: TwilioTown, front: Front, sender: str, address: str) -> None:
        self._town, self._front, self._sender = town, front, sender
        self._citizen = town.add(address)
        self._citizen.last_wrote = town.now()

    def _open(self, secret: str) -> TwilioProvider:
        return TwilioProvider(Account(self._front.url, ACCOUNT, KEY, self._sender), secret, QUICK)

    def open(self) -> TwilioProvider:
        return self._open(SECRET)

    def open_with_wrong_secret(self) -> TwilioProvider:
        return self._open("another")

    def recipient(self) -> str:
        return self._citizen.address

    def unknown_recipient(self) -> str:
        return f"{self._citizen.address[:-3]}999"

    def citizen_writes(self, text: str) -> None:
        self._town.say(self._citizen, text, self._sender)

    def citizen_sends_file(self, name: str, media_type: str, data: bytes) -> None:
        self._town.send_files(self._citizen, "", (media_type, data), to=self._sender)

    def received(self) -> list[str]:
        return [message["body"] for message in self._citizen.got]

    def received_files(self) -> list[bytes]:
        return []

    def shut(self) -> None:
        self._front.shut()

    def unshut(self) -> None:
        self._front.unshut()

    def lose_next_answer(self) -> None:
        self._town.loses_next_send = True


class TwilioContract(ChannelContract):
    # Twilio tells no names of files.
    arriving_name = "document.pdf"

    def test_a_file_is_refused_with_a_sentence(self, harness: Harness, provider: Provider) -> None:
        file = OutboundFile("padró.pdf", "application/pdf", "document", b"%PDF")
        outcome = provider.perform(outbound(harness, attachment_id=1, payload={"kind": "document"}), file)
        assert outcome == Rejected("file_not_here")
        assert "files" in SENTENCES["file_not_here"]
        assert harness.received() == []


@pytest.fixture
def town() -> Iterator[TwilioTown]:
    town = TwilioTown()
    yield town
    town.close()


@pytest.fixture
def front(town: TwilioTown) -> Iterator[Front]:
    front = Front(town.port)
    yield front
    front.shut()


class TestWhatsAppThroughTwilio(TwilioContract):
    @pytest.fixture
    def harness(self, town: TwilioTown, front: Front) -> TwilioHarness:
        return TwilioHarness(town, front, WHATSAPP, "whatsapp:+34600111222")


class TestSms(TwilioContract):
    @pytest.fixture
    def harness(self, town: TwilioTown, front: Front) -> TwilioHarness:
        return TwilioHarness(town, front, SMS, "+34600111222")
