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
from tests.providers import cloud_updates as cloud
from tests.providers.cloud_town import APP_SECRET, NUMBER, TOKEN, VERIFY
from tests.providers.test_whatsapp_contract import CHANNEL

PEOPLE = cloud.people(600_111)
CHANGES = {
    f"{kind}, {name}": [
        cloud.change({"contacts": [who.card()], "messages": [cloud.message(who, "wamid.A", 0, content)]})
    ]
    for kind, content in {
        **cloud.CONTENT,
        "reaction": cloud.reaction("wamid.B", "👍"),
        "reaction gone": cloud.reaction("wamid.B", None),
        "edit": cloud.edit("wamid.B", "dos"),
        "revoke": cloud.revoke("wamid.B"),
    }.items()
    for name, who in PEOPLE.items()
}
CHANGES |= {
    f"{state}, {name}": [
        cloud.change({"contacts": [who.card()], "statuses": [cloud.status(who, "wamid.B", 0, state, "u")]})
    ]
    for state in cloud.STATES
    for name, who in PEOPLE.items()
}
CHANGES |= {kind: [other] for kind, other in cloud.OTHERS.items()}
CHANGES["several"] = [change for some in list(CHANGES.values())[::9] for change in some]
BODIES = {name: cloud.body([changes]) for name, changes in CHANGES.items()}


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


@pytest.mark.parametrize("name", sorted(BODIES))
def test_what_we_sign_both_take(ours: Hook, theirs: WhatsApp, name: str) -> None:
    body = BODIES[name]
    assert ask_theirs(theirs, body, signature(body, APP_SECRET)) == 200
    assert ask(ours, body, signature(body, APP_SECRET)) == 200


@pytest.mark.parametrize("name", ["text, older", "image, hidden", "read, named", "several"])
def test_what_they_refuse_we_refuse(ours: Hook, theirs: WhatsApp, name: str) -> None:
    body = BODIES[name]
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
