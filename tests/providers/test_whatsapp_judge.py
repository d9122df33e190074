"""pywa, a receiver somebody else wrote, judges ours: both take the same calls and refuse the same calls."""

import io
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from pywa.client import WhatsApp

from console.providers.whatsapp_hook import signature
from console.storage.spool import Spool
from console.sync.parts import Parts
from console.sync.webhook import Hook
from tests.providers.cloud_town import APP_SECRET, NUMBER, TOKEN, VERIFY, hook_body
from tests.providers.test_whatsapp_contract import CHANNEL

HEAD = {"id": "wamid.A", "timestamp": "1790000000", "from": "34600111222", "from_user_id": "ES.88812"}
PEOPLE = [{"profile": {"name": "Pau"}, "wa_id": "34600111222", "user_id": "ES.88812"}]
MESSAGES: list[dict[str, Any]] = [
    {"type": "text", "text": {"body": "Bon dia, l·l «ñ» 😀"}},
    {"type": "image", "image": {"id": "1", "mime_type": "image/jpeg", "sha256": "x", "caption": "foto"}},
    {"type": "audio", "audio": {"id": "1", "mime_type": "audio/ogg", "sha256": "x", "voice": True}},
    {"type": "location", "location": {"latitude": 41.5, "longitude": 2.4}},
    {"type": "reaction", "reaction": {"message_id": "wamid.B", "emoji": "👍"}},
    {"type": "interactive", "context": {"id": "wamid.B", "from": "34930000000"}}
    | {"interactive": {"type": "button_reply", "button_reply": {"id": "si", "title": "Sí"}}},
]
BODIES = [hook_body({"contacts": PEOPLE, "messages": [{**HEAD, **message}]}) for message in MESSAGES]
STATUS = {"id": "wamid.B", "status": "delivered", "timestamp": "1790000000", "recipient_id": "34600111222"}
BODIES.append(hook_body({"contacts": PEOPLE, "statuses": [{**STATUS, "recipient_user_id": "ES.88812"}]}))


@pytest.fixture
def ours(tmp_path: Path) -> Hook:
    spool = Spool(tmp_path / "spool", None)
    nothing: Any = None
    parts = Parts(nothing, nothing, nothing, inbox=lambda _: spool, hook_secrets=lambda _: (APP_SECRET, VERIFY))
    return Hook(parts, lambda: [CHANNEL])


@pytest.fixture
def theirs() -> WhatsApp:
    logging.getLogger("pywa").setLevel(logging.CRITICAL)
    return WhatsApp(
        phone_id=NUMBER, token=TOKEN, server=None, verify_token=VERIFY, app_secret=APP_SECRET, validate_updates=True
    )


def ask(hook: Hook, body: bytes, header: str) -> int:
    answered: list[str] = []
    environ = {"PATH_INFO": "/whatsapp", "REQUEST_METHOD": "POST", "wsgi.input": io.BytesIO(body)}
    hook({**environ, "HTTP_X_HUB_SIGNATURE_256": header}, lambda status, headers: answered.append(status))
    return int(answered[0].split()[0])


def ask_theirs(judge: WhatsApp, body: bytes, header: str) -> int:
    refused = judge.webhook_update_validator(body, header)
    return int((refused or judge.webhook_update_handler(body))[1])


@pytest.mark.parametrize("body", BODIES)
def test_what_we_sign_both_take(ours: Hook, theirs: WhatsApp, body: bytes) -> None:
    assert ask_theirs(theirs, body, signature(body, APP_SECRET)) == 200
    assert ask(ours, body, signature(body, APP_SECRET)) == 200


@pytest.mark.parametrize("body", BODIES[:2])
def test_what_they_refuse_we_refuse(ours: Hook, theirs: WhatsApp, body: bytes) -> None:
    good = signature(body, APP_SECRET)
    spaced = json.dumps(json.loads(body), indent=1).encode()
    forged = [
        (body, good[:-1] + ("0" if good[-1] != "0" else "1")),
        (body, signature(body, "another secret")),
        (body + b" ", good),
        (spaced, good),
        (body, "sha256="),
    ]
    for changed, header in forged:
        assert ask_theirs(theirs, changed, header) in (401, 403)
        assert ask(ours, changed, header) == 403
