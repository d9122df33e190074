"""What every channel must pass, against a real server of its kind: derive a class `Test…` and give it a `harness`.

    class TestTelegram(ChannelContract):
        @pytest.fixture
        def harness(self): yield TelegramHarness(...)

The suite knows the provider protocol only. Everything that happens at the citizen's side goes through the harness.
"""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Protocol

import pytest

from console.models.delivery import Outbound, OutboundFile, Rejected, Retry, Sent, Unauthorized, Uncertain
from console.models.inbound import InboundMessage
from console.models.problems import SENTENCES
from console.models.states import MessageKind
from console.providers.base import FileRefused, NetworkDown, Provider, Unauthorised

FILE = b"%PDF-1.4\n" + bytes(range(256)) * 40
TEXTS = (
    "Bon dia",
    "<b>no</b> *és* _format_ [x](y) `z` & \\ %s {0}",
    "الرد بالعربية 😀👨\u200d👩\u200d👧 l·l",
    "dues\n\n línies  i   espais",
)


class Harness(Protocol):
    """One account of the town and one citizen who may be answered. A fresh one for every test."""

    secret: str
    """What must never show: the token or password."""

    def open(self) -> Provider:
        """A new session with the account, with time limits around one second."""

    def open_with_wrong_secret(self) -> Provider: ...

    def recipient(self) -> str:
        """The chat of the citizen, who has opened the way; what has come so far need not be fetched."""

    def unknown_recipient(self) -> str:
        """A chat of good form that the provider does not know."""

    def citizen_writes(self, text: str) -> None: ...

    def citizen_sends_file(self, name: str, media_type: str, data: bytes) -> None: ...

    def received(self) -> list[str]:
        """The texts the citizen got from the town and still sees, oldest first, in their last wording."""

    def received_files(self) -> list[bytes]: ...

    def shut(self) -> None:
        """New connections are refused from now on; open ones end."""

    def unshut(self) -> None: ...

    def lose_next_answer(self) -> None:
        """The provider carries out the next send, and its answer never arrives."""


def outbound(harness: Harness, text: str = "", **more: Any) -> Outbound:
    """A row of the outbox as the sender hands it out."""
    fields: dict[str, Any] = {
        "outbox_id": 1,
        "message_id": 1,
        "channel_id": 1,
        "recipient": harness.recipient(),
        "action": "send",
        "uuid": f"5b1f6a1e-0000-4000-8000-{time.time_ns() % 10**12:012d}",
        "text": text,
        "attachment_id": None,
        "payload": {},
        "attempts": 1,
    }
    return Outbound(**{**fields, **more})


def drain(provider: Provider, cursor: str | None) -> tuple[list[InboundMessage], str | None]:
    """All messages after the cursor, as `sync --once` reads them, and the new cursor."""
    found: list[InboundMessage] = []
    for _ in range(50):
        batch = provider.fetch(cursor, 0)
        cursor = batch.cursor
        found += [event for each in batch.updates for event in each.events if isinstance(event, InboundMessage)]
        if not batch.has_more:
            return found, cursor
    raise AssertionError("the provider never has enough")


class ChannelContract:
    """The promises of providers.base, one test each. `arriving_name`: what a citizen's `padró.pdf` is called here."""

    arriving_name = "padró.pdf"

    @pytest.fixture
    def harness(self) -> Harness:
        raise NotImplementedError

    @pytest.fixture
    def provider(self, harness: Harness) -> Iterator[Provider]:
        opened = harness.open()
        yield opened
        opened.close()

    @pytest.fixture
    def start(self, harness: Harness, provider: Provider) -> str | None:
        """The cursor after everything that happened while the citizen was introduced."""
        harness.recipient()
        return drain(provider, None)[1]

    # Testing the connection

    def test_check_names_the_account(self, provider: Provider) -> None:
        found = provider.check()
        assert found.account
        assert found.account_id
        assert all(isinstance(value, str) for value in found.facts.values())

    def test_wrong_secret(self, harness: Harness) -> None:
        stranger = harness.open_with_wrong_secret()
        with pytest.raises(Unauthorised):
            stranger.check()
        with pytest.raises(Unauthorised):
            stranger.fetch(None, 0)
        assert stranger.perform(outbound(harness, "x"), None) == Unauthorized()
        stranger.close()

    # Receiving

    def test_a_message_arrives_whole(self, harness: Harness, provider: Provider, start: str | None) -> None:
        for text in TEXTS:
            harness.citizen_writes(text)
        before = time.time_ns() // 1_000_000
        messages, _ = drain(provider, start)
        assert [message.text for message in messages] == list(TEXTS)
        for message in messages:
            assert message.kind is MessageKind.TEXT
            assert message.sender.chat_id == harness.recipient()
            assert message.sender.name
            assert message.provider_id
            assert abs(message.at - before) < 60_000
        assert len({message.key for message in messages}) == len(TEXTS)

    def test_what_was_confirmed_does_not_come_again(
        self, harness: Harness, provider: Provider, start: str | None
    ) -> None:
        harness.citizen_writes("una")
        first, cursor = drain(provider, start)
        harness.citizen_writes("dues")
        second, _ = drain(provider, cursor)
        assert [message.text for message in first + second] == ["una", "dues"]

    def test_what_was_not_confirmed_comes_again_under_the_same_key(
        self, harness: Harness, provider: Provider, start: str | None
    ) -> None:
        harness.citizen_writes("una")
        lost = provider.fetch(start, 0)
        # As after a crash before the commit: another session, the old cursor.
        again = harness.open()
        repeated = again.fetch(start, 0)
        again.close()
        keys = [[event.key for each in batch.updates for event in each.events] for batch in (lost, repeated)]
        assert keys[0] == keys[1] != []

    def test_waiting_ends_when_something_comes(self, harness: Harness, provider: Provider, start: str | None) -> None:
        timer = threading.Timer(0.5, harness.citizen_writes, ("una",))
        timer.start()
        began = time.monotonic()
        batch = provider.fetch(start, 20)
        timer.join()
        messages = [event for each in batch.updates for event in each.events if isinstance(event, InboundMessage)]
        assert [message.text for message in messages] == ["una"]
        assert 0.3 < time.monotonic() - began < 19

    def test_waiting_ends_when_nothing_comes(self, provider: Provider, start: str | None) -> None:
        began = time.monotonic()
        batch = provider.fetch(start, 1)
        assert not [event for each in batch.updates for event in each.events]
        assert not batch.has_more
        assert 0.5 < time.monotonic() - began < 20

    def test_a_shut_door_is_no_answer(self, harness: Harness, provider: Provider, start: str | None) -> None:
        harness.shut()
        with pytest.raises(NetworkDown):
            provider.fetch(start, 0)
        harness.unshut()
        harness.citizen_writes("una")
        assert [message.text for message in drain(provider, start)[0]] == ["una"]

    def test_a_file_arrives_whole(self, harness: Harness, provider: Provider, start: str | None) -> None:
        harness.citizen_sends_file("padró.pdf", "application/pdf", FILE)
        messages, _ = drain(provider, start)
        files = [message.file for message in messages if message.file is not None]
        assert len(files) == 1
        assert (files[0].name, files[0].media_type) == (self.arriving_name, "application/pdf")
        assert provider.download(files[0], 1_000_000) == FILE
        with pytest.raises(FileRefused) as refusal:
            provider.download(files[0], len(FILE) - 1)
        assert not refusal.value.is_expired

    # Sending

    @pytest.mark.parametrize("text", TEXTS)
    def test_a_text_goes_out_as_it_is(self, harness: Harness, provider: Provider, text: str) -> None:
        outcome = provider.perform(outbound(harness, text), None)
        assert isinstance(outcome, Sent)
        assert outcome.provider_id
        assert harness.received() == [text]

    def test_order_and_numbers(self, harness: Harness, provider: Provider) -> None:
        outcomes = [provider.perform(outbound(harness, f"part {index}"), None) for index in range(5)]
        numbers = {outcome.provider_id for outcome in outcomes if isinstance(outcome, Sent)}
        assert len(numbers) == 5
        assert harness.received() == [f"part {index}" for index in range(5)]

    def test_a_file_goes_out_whole(self, harness: Harness, provider: Provider) -> None:
        if not provider.capabilities.max_upload:
            pytest.skip("the channel cannot")
        file = OutboundFile("padró.pdf", "application/pdf", "document", FILE)
        item = outbound(harness, attachment_id=1, payload={"kind": "document"})
        assert isinstance(provider.perform(item, file), Sent)
        assert harness.received_files() == [FILE]

    def test_edit_and_delete(self, harness: Harness, provider: Provider) -> None:
        if not (provider.capabilities.can_edit and provider.capabilities.can_delete):
            pytest.skip("the channel cannot")
        sent = provider.perform(outbound(harness, "abans"), None)
        assert isinstance(sent, Sent)
        change = outbound(harness, "després", action="edit", target=sent.provider_id, payload={"kind": "text"})
        assert isinstance(provider.perform(change, None), Sent)
        assert harness.received() == ["després"]
        removal = outbound(harness, action="delete", target=sent.provider_id)
        assert isinstance(provider.perform(removal, None), Sent)
        assert harness.received() == []

    def test_a_reply_to_a_message_that_is_gone_still_goes_out(self, harness: Harness, provider: Provider) -> None:
        assert isinstance(provider.perform(outbound(harness, "x", reply_to="press:77"), None), Sent)

    def test_unknown_chat_is_refused_with_a_sentence(self, harness: Harness, provider: Provider) -> None:
        outcome = provider.perform(outbound(harness, "x", recipient=harness.unknown_recipient()), None)
        assert isinstance(outcome, Rejected)
        assert SENTENCES[outcome.code].format(**outcome.blanks)
        assert harness.received() == []

    def test_typing_shows_nothing(self, harness: Harness, provider: Provider) -> None:
        if not provider.capabilities.has_typing:
            pytest.skip("the channel cannot")
        assert isinstance(provider.perform(outbound(harness, action="typing"), None), Sent)
        assert harness.received() == []

    # The four outcomes when things go wrong

    def test_a_connection_that_never_opened_sent_nothing(self, harness: Harness, provider: Provider) -> None:
        item = outbound(harness, "una")
        harness.shut()
        delays = []
        for attempts in (1, 3, 40):
            outcome = provider.perform(replace(item, attempts=attempts), None)
            assert isinstance(outcome, Retry)
            assert not outcome.is_ordered
            delays.append(outcome.after_ms)
        assert 500 <= delays[0] <= 1_500
        assert delays[0] < delays[1] < delays[2] <= 90_000
        harness.unshut()
        assert isinstance(provider.perform(item, None), Sent)
        assert harness.received() == ["una"]

    def test_a_lost_answer_is_doubt(self, harness: Harness, provider: Provider) -> None:
        item = outbound(harness, "una")
        harness.lose_next_answer()
        outcome = provider.perform(item, None)
        assert isinstance(outcome, Uncertain)
        assert outcome.why
        assert harness.received() == ["una"]
        if provider.capabilities.is_idempotent:
            assert isinstance(provider.perform(item, None), Sent)
            assert harness.received() == ["una"]

    def test_nothing_tells_the_secret(
        self, harness: Harness, provider: Provider, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level("DEBUG")
        told = [repr(provider), str(provider)]
        item = outbound(harness, "una")
        provider.perform(item, None)
        harness.lose_next_answer()
        told.append(repr(provider.perform(item, None)))
        harness.shut()
        told.append(repr(provider.perform(item, None)))
        with pytest.raises(NetworkDown) as caught:
            provider.fetch(None, 0)
        error: BaseException | None = caught.value
        while error is not None:
            told.append(repr(error))
            error = error.__cause__ or error.__context__
        harness.unshut()
        told += [record.getMessage() for record in caplog.records]
        assert not [line for line in told if harness.secret in line]
