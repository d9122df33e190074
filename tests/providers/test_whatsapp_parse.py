"""Webhooks of WhatsApp in both generations become events, and whatever is strange is kept raw and hurts nothing."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.models.inbound import (
    ButtonPress,
    DeliveryFailed,
    Inbound,
    InboundDeletion,
    InboundEdit,
    InboundMessage,
    InboundReaction,
    Migration,
    OwnEcho,
    Receipt,
    Unsupported,
)
from console.models.problems import SENTENCES
from console.models.states import MessageKind
from console.providers.whatsapp_parse import parse_body
from tests.providers.cloud_town import NUMBER, hook_body

NOW = 1_790_000_000_000
HEAD = {"id": "wamid.A", "timestamp": "1790000000"}
OLD = {"from": "34600111222"}
NEW = {"from": "34600111222", "from_user_id": "ES.88812"}
HIDDEN = {"from_user_id": "ES.88812"}


def people(sender: dict[str, str]) -> list[dict[str, Any]]:
    contact: dict[str, Any] = {"profile": {"name": "Pau"}}
    contact |= {"wa_id": sender["from"]} if "from" in sender else {}
    return [contact | ({"user_id": sender["from_user_id"]} if "from_user_id" in sender else {})]


def events(message: dict[str, Any], sender: dict[str, str] = OLD) -> list[Inbound]:
    body = hook_body({"contacts": people(sender), "messages": [{**HEAD, **sender, **message}]})
    return [event for update in parse_body(body, NUMBER, NOW) for event in update.events]


def statuses(*reports: dict[str, Any]) -> list[Inbound]:
    body = hook_body({"statuses": [{"id": "wamid.B", "timestamp": "1790000000", **each} for each in reports]})
    return [event for update in parse_body(body, NUMBER, NOW) for event in update.events]


@pytest.mark.parametrize(("sender", "chat"), [(OLD, "34600111222"), (NEW, "ES.88812"), (HIDDEN, "ES.88812")])
def test_a_text_in_every_generation(sender: dict[str, str], chat: str) -> None:
    message = events({"type": "text", "text": {"body": "Bon dia"}}, sender)[-1]
    assert isinstance(message, InboundMessage)
    assert (message.text, message.at, message.sender.chat_id, message.sender.name) == ("Bon dia", NOW, chat, "Pau")
    assert message.sender.phone == ("+34600111222" if "from" in sender else None)


def test_who_was_known_by_the_number_goes_on_under_the_user_id() -> None:
    moved = events({"type": "text", "text": {"body": "x"}}, NEW)[0]
    assert isinstance(moved, Migration)
    assert (moved.old_chat_id, moved.new_chat_id) == ("34600111222", "ES.88812")


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ({"type": "image", "image": {"id": "1", "mime_type": "image/jpeg", "caption": "foto"}}, MessageKind.PHOTO),
        ({"type": "audio", "audio": {"id": "1", "mime_type": "audio/ogg; codecs=opus", "voice": True}}, "voice"),
        ({"type": "audio", "audio": {"id": "1", "mime_type": "audio/mpeg"}}, MessageKind.AUDIO),
        ({"type": "video", "video": {"id": "1"}}, MessageKind.VIDEO),
        ({"type": "sticker", "sticker": {"id": "1", "animated": False}}, MessageKind.STICKER),
        ({"type": "document", "document": {"id": "1", "filename": "../p.pdf"}}, MessageKind.DOCUMENT),
        ({"type": "location", "location": {"latitude": 41.5, "longitude": 2.4, "name": "Plaça"}}, "location"),
        (
            {"type": "contacts", "contacts": [{"name": {"formatted_name": "Anna"}, "phones": [{"phone": "6"}]}]},
            "contact",
        ),
        ({"type": "unsupported", "errors": [{"code": 131051}]}, MessageKind.UNSUPPORTED),
        ({"type": "order", "order": {"catalog_id": "1"}}, MessageKind.UNSUPPORTED),
        ({"type": "interactive", "interactive": {"type": "nfm_reply"}}, MessageKind.UNSUPPORTED),
        ({"type": "text"}, MessageKind.UNSUPPORTED),
        ({}, MessageKind.UNSUPPORTED),
    ],
)
def test_every_kind(message: dict[str, Any], kind: str) -> None:
    found = events(message)[-1]
    assert isinstance(found, InboundMessage)
    assert found.kind == kind
    assert (found.raw is not None) == (kind == MessageKind.UNSUPPORTED)
    if found.file is not None:
        assert "/" not in found.file.name
        assert found.file.ref["id"] == "1"


def test_buttons_reactions_edits_and_withdrawals() -> None:
    pressed = events(
        {
            "type": "interactive",
            "context": {"id": "wamid.OUT"},
            "interactive": {"type": "button_reply", "button_reply": {"id": "si", "title": "Sí"}},
        }
    )[-1]
    assert isinstance(pressed, ButtonPress)
    assert (pressed.data, pressed.label, pressed.provider_id) == ("si", "Sí", "wamid.OUT")
    assert isinstance(events({"type": "button", "button": {"text": "Sí", "payload": "si"}})[-1], ButtonPress)
    mark = events({"type": "reaction", "reaction": {"message_id": "wamid.OUT", "emoji": "👍"}})[-1]
    gone = events({"type": "reaction", "reaction": {"message_id": "wamid.OUT"}})[-1]
    assert isinstance(mark, InboundReaction)
    assert isinstance(gone, InboundReaction)
    assert (mark.marks, gone.marks) == (("👍",), ())
    inner = {"type": "text", "text": {"body": "dos"}}
    edit = events({"type": "edit", "edit": {"original_message_id": "wamid.Z", "message": inner}})[-1]
    assert isinstance(edit, InboundEdit)
    assert (edit.provider_id, edit.text) == ("wamid.Z", "dos")
    gone_message = events({"type": "revoke", "revoke": {"original_message_id": "wamid.Z"}})[-1]
    assert isinstance(gone_message, InboundDeletion)


def test_a_number_that_changed() -> None:
    system = {"type": "user_changed_number", "wa_id": "34600999000", "user_id": "ES.2", "previous_user_id": "ES.1"}
    moves = events({"type": "system", "system": system})
    assert [(move.old_chat_id, move.new_chat_id) for move in moves if isinstance(move, Migration)] == [
        ("ES.1", "ES.2"),
        ("34600111222", "ES.2"),
    ]


def test_statuses() -> None:
    ours = {"biz_opaque_callback_data": "u-1"}
    found = statuses({"status": "sent", **ours}, {"status": "delivered", **ours}, {"status": "played"})
    assert [type(event) for event in found] == [OwnEcho, OwnEcho, Receipt, Receipt]
    assert [event.state for event in found if isinstance(event, Receipt)] == ["delivered", "read"]
    failed = statuses({"status": "failed", "errors": [{"code": 131047}], **ours})[0]
    assert isinstance(failed, DeliveryFailed)
    assert (failed.our_id, failed.code) == ("u-1", "rejected_window")


@pytest.mark.parametrize("code", [0, 1, 4, 100, 131026, 131047, 131049, 131053, 132001, 131042, 131056, 999_999])
def test_every_failure_has_a_sentence(code: int) -> None:
    failed = statuses({"status": "failed", "errors": [{"code": code, "title": "x"}]})[0]
    assert isinstance(failed, DeliveryFailed)
    assert SENTENCES[failed.code].format(**failed.blanks)


def test_a_repeat_has_the_same_keys() -> None:
    body = hook_body({"contacts": people(NEW), "messages": [{**HEAD, **NEW, "type": "text", "text": {"body": "x"}}]})
    assert [u.key for u in parse_body(body, NUMBER, NOW)] == [u.key for u in parse_body(body, NUMBER, NOW + 5)]


def test_what_is_about_another_number_is_kept_raw() -> None:
    found = [event for update in parse_body(hook_body({"messages": []}), "77", NOW) for event in update.events]
    assert [type(event) for event in found] == [Unsupported]


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
_fields = st.sampled_from(
    [
        "id",
        "type",
        "text",
        "image",
        "from",
        "from_user_id",
        "context",
        "reaction",
        "interactive",
        "system",
        "edit",
        "status",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(_fields, _values | st.sampled_from(["text", "image", "edit", "system", "failed", "wamid.Q"])))
def test_nothing_breaks_the_parser_and_nothing_vanishes(part: dict[str, Any]) -> None:
    for value in ({"messages": [part], "contacts": [part]}, {"statuses": [part]}):
        body = json.dumps({"entry": [{"changes": [{"field": "messages", "value": value}]}]}).encode()
        found = parse_body(body, NUMBER, NOW)
        assert found
        assert all(update.events for update in found)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[1]", b"\xff\xfe", b'{"a":' * 5_000, b'{"entry": [{}]}', b'{"entry": [7]}']
)
def test_what_is_no_webhook_is_kept(body: bytes) -> None:
    found = [event for update in parse_body(body, NUMBER, NOW) for event in update.events]
    assert [type(event) for event in found] == [Unsupported]
