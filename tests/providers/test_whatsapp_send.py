"""What leaves for WhatsApp, and what each of its errors means for the row in the outbox."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from console.models.delivery import Outbound, OutboundFile, Rejected, Retry, Sent, Unauthorized, Uncertain
from console.models.inbound import RemoteFile
from console.models.problems import SENTENCES
from console.providers.base import FileRefused, NetworkDown
from console.providers.http import Answer
from console.providers.whatsapp import Timeouts, WhatsAppProvider
from console.providers.whatsapp_answers import judge_fault, read_answer
from console.providers.whatsapp_hook import is_signed, is_verification, signature
from tests.providers.cloud_town import NUMBER, TOKEN, CloudTown


@pytest.fixture
def town() -> Iterator[CloudTown]:
    town = CloudTown()
    town.add("Pau", "34600111222", None).last_wrote = 2**40
    town.shelf.put("avis", "ca", "Hola {{1}}")
    town.shelf.put("espera", "ca", "Et respondrem.")
    yield town
    town.close()


@pytest.fixture
def provider(town: CloudTown) -> Iterator[WhatsAppProvider]:
    opened = WhatsAppProvider(town.url, NUMBER, TOKEN, None, Timeouts(ask=5, send=5, file=5))
    yield opened
    opened.close()


def row(text: str = "", payload: dict[str, Any] | None = None, **more: Any) -> Outbound:
    ids = {"outbox_id": 1, "message_id": 1, "channel_id": 1, "recipient": "34600111222", "action": "send"}
    fields = {**ids, "uuid": "u-1", "text": text, "attachment_id": None, "payload": payload or {}, "attempts": 1}
    return Outbound(**{**fields, **more})


def test_our_number_and_the_quote_travel_along(town: CloudTown, provider: WhatsAppProvider) -> None:
    assert isinstance(provider.perform(row("hola", uuid="u-77", reply_to="press:wamid.IN1"), None), Sent)
    assert town.calls[0]["biz_opaque_callback_data"] == "u-77"
    assert town.calls[0]["context"] == {"message_id": "wamid.IN1"}
    assert town.calls[0]["text"]["preview_url"] is False


@pytest.mark.parametrize(
    ("kind", "media_type", "form"),
    [
        ("photo", "image/jpeg", "image"),
        ("photo", "image/webp", "document"),
        ("voice", "audio/ogg", "audio"),
        ("document", "application/pdf", "document"),
        ("video", "video/mp4", "video"),
    ],
)
def test_files(town: CloudTown, provider: WhatsAppProvider, kind: str, media_type: str, form: str) -> None:
    file = OutboundFile("f.bin", media_type, kind, b"\x00\xff" * 50)
    assert isinstance(provider.perform(row(attachment_id=1, payload={"kind": kind}), file), Sent)
    assert town.calls[0]["type"] == form
    assert town.media[town.calls[0][form]["id"]] == (media_type, file.data)
    assert town.calls[0][form].get("voice") == (True if kind == "voice" else None)


def test_buttons_lists_places_and_templates(town: CloudTown, provider: WhatsAppProvider) -> None:
    def keys(count: int, words: str = "Tria {}") -> list[list[dict[str, str]]]:
        return [[{"text": words.format(n), "data": f"d{n}"}] for n in range(count)]

    template = {"name": "avis", "language": "ca", "values": ["Pau"]}
    for payload in (
        {"buttons": keys(3)},
        {"buttons": keys(3, "Una opció amb moltes paraules {}")},
        {"buttons": keys(10)},
        {"buttons": keys(11)},
        {"buttons": [[{"text": "Seu", "url": "https://seu.example"}]]},
        {"kind": "location", "latitude": 41.5, "longitude": 2.4},
        {"kind": "template", "template": template},
    ):
        assert isinstance(provider.perform(row("Què voleu?", payload=payload), None), Sent)
    kinds = [call.get("interactive", {}).get("type") or call["type"] for call in town.calls]
    assert kinds == ["button", "list", "list", "text", "text", "location", "template"]
    assert "https://seu.example" in town.calls[4]["text"]["body"]


def test_the_window_is_closed(town: CloudTown, provider: WhatsAppProvider) -> None:
    town.citizens["34600111222"].last_wrote = 0
    assert provider.perform(row("hola"), None) == Rejected("rejected_window")
    template = {"kind": "template", "template": {"name": "espera", "language": "ca"}}
    assert isinstance(provider.perform(row(payload=template), None), Sent)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (190, Unauthorized),
        (131005, Unauthorized),
        (130429, Retry),
        (131056, Retry),
        (131057, Retry),
        (131000, Uncertain),
        (131026, Rejected),
        (131031, Rejected),
        (132001, Rejected),
        (100, Rejected),
    ],
)
def test_every_error_is_one_of_four_outcomes(
    town: CloudTown, provider: WhatsAppProvider, code: int, kind: type
) -> None:
    town.next_fault = code
    outcome = provider.perform(row("x"), None)
    assert isinstance(outcome, kind)
    if isinstance(outcome, Rejected):
        assert SENTENCES[outcome.code].format(**outcome.blanks)


def test_the_pair_limit_is_about_one_citizen_and_grows() -> None:
    body = json.dumps({"error": {"code": 131056}}).encode()
    answer = Answer(400, body)
    found = [judge_fault(answer, read_answer(answer)[1], attempts, {}) for attempts in (1, 2, 3)]
    assert found == [Retry(4_000, is_ordered=True), Retry(16_000, is_ordered=True), Retry(64_000, is_ordered=True)]


def test_a_file_that_is_not_the_announced_one_is_not_taken(town: CloudTown, provider: WhatsAppProvider) -> None:
    town.media["5"] = ("application/pdf", b"abc")
    file = RemoteFile({"id": "5", "sha256": ""}, "a.pdf", "application/pdf")
    assert provider.download(file, 100) == b"abc"
    town.spoil_hash = True
    with pytest.raises(NetworkDown):
        provider.download(file, 100)
    with pytest.raises(FileRefused) as gone:
        provider.download(RemoteFile({"id": "6"}, "a.pdf", "application/pdf"), 100)
    assert gone.value.is_expired


def test_signatures_and_verification() -> None:
    body = "{«ñ»}".encode()
    assert is_signed(body, signature(body, "k"), "k")
    assert not is_signed(body + b" ", signature(body, "k"), "k")
    assert not is_signed(body, "", "k")
    query = {"hub.mode": "subscribe", "hub.challenge": "7", "hub.verify_token": "t"}
    assert is_verification(query, "t")
    assert not is_verification({**query, "hub.verify_token": ""}, "")
    assert not is_verification({**query, "hub.mode": "x"}, "t")
