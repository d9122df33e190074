"""The door WhatsApp calls, asked by schemathesis and by clients without manners: it never breaks and keeps nothing unsigned."""

import http.client
import json
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import requests
import schemathesis
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error

from console.providers.whatsapp_hook import LARGEST_BODY, signature
from console.storage.spool import Spool
from console.sync.parts import Parts
from console.sync.webhook import Hook, HookServer
from tests.providers.cloud_town import APP_SECRET, VERIFY
from tests.providers.test_whatsapp_contract import CHANNEL

_ANY = {"description": "what the door answers"}
_ELEMENTS = {"type": "array", "items": {"type": "object"}}
_VALUE = {
    "type": "object",
    "properties": {
        "metadata": {"type": "object", "properties": {"phone_number_id": {"type": "string"}}},
        **dict.fromkeys(("contacts", "messages", "statuses", "errors"), _ELEMENTS),
    },
}
_CHANGE = {"type": "object", "properties": {"field": {"type": "string"}, "value": _VALUE}}
_ENTRY = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "changes": {"type": "array", "items": _CHANGE}},
}
_BODY = {"type": "object", "properties": {"object": {"type": "string"}, "entry": {"type": "array", "items": _ENTRY}}}
_WORDS = {"type": "string"}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "The receiver", "version": "1"},
    "paths": {
        "/whatsapp": {
            "get": {
                "parameters": [
                    {"name": f"hub.{name}", "in": "query", "required": True, "schema": _WORDS}
                    for name in ("mode", "challenge", "verify_token")
                ],
                "responses": {"200": _ANY, "403": _ANY},
            },
            "post": {
                "parameters": [{"name": "X-Hub-Signature-256", "in": "header", "required": True, "schema": _WORDS}],
                "requestBody": {"required": True, "content": {"application/json": {"schema": _BODY}}},
                "responses": {"200": _ANY, "403": _ANY, "413": _ANY},
            },
        }
    },
}
"""The provider's side of the contract, as its reference tells it (section 3)."""


class Signed(requests.auth.AuthBase):
    """Signs the bytes that go out, as the provider does."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        body = request.body or b""
        raw = body if isinstance(body, bytes) else str(body).encode()
        request.headers["X-Hub-Signature-256"] = signature(raw, APP_SECRET)
        return request


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "spool", bytes(32))


@pytest.fixture
def port(spool: Spool) -> Iterator[int]:
    nothing: Any = None
    parts = Parts(nothing, nothing, nothing, inbox=lambda _: spool, hook_secrets=lambda _: (APP_SECRET, VERIFY))
    server = HookServer("127.0.0.1:0", Hook(parts, lambda: [CHANNEL]))
    server.start()
    yield server.port
    server.close()


def ask(port: int, mode: GenerationMode, auth: requests.auth.AuthBase | None) -> Counter[int]:
    """Questions of every kind to every path; what came back."""
    found: Counter[int] = Counter()
    for made in schemathesis.openapi.from_dict(DOCUMENT).get_all_operations():
        operation = made.ok()  # type: ignore[union-attr]

        @hypothesis.settings(
            max_examples=25,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(hypothesis.HealthCheck),
            phases=[hypothesis.Phase.generate],
        )
        @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
        def question(case: Any) -> None:
            response = case.call(base_url=f"http://127.0.0.1:{port}", auth=auth, timeout=20)
            found[response.status_code] += 1
            case.validate_response(response, checks=[not_a_server_error])

        question()
    return found


@pytest.mark.timeout(180)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_schemathesis_finds_no_server_error(port: int, spool: Spool, mode: GenerationMode) -> None:
    unsigned = ask(port, mode, None)
    assert sum(unsigned.values()) > 20
    assert not [status for status in unsigned if status >= 500 or status == 200]
    assert spool.is_empty()
    signed = ask(port, mode, Signed())
    assert not [status for status in signed if status >= 500]
    assert len(spool.oldest(10_000)) == signed[200] > 0


def post(port: int, body: bytes) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("POST", "/whatsapp", body, {"X-Hub-Signature-256": signature(body, APP_SECRET)})
        return connection.getresponse().status


def test_the_largest_body_is_kept_and_one_byte_more_is_not(port: int, spool: Spool) -> None:
    largest = json.dumps({"object": "x" * (LARGEST_BODY - len('{"object": ""}'))}).encode()
    assert len(largest) == LARGEST_BODY
    assert post(port, largest) == 200
    # It may hang up in the middle of a body that is too big.
    with suppress(OSError):
        assert post(port, largest + b" ") == 413
    assert [len(each.body) for each in spool.oldest(9)] == [LARGEST_BODY]


def test_slow_clients_hold_up_nobody(port: int, spool: Spool) -> None:
    """Many more than there are threads, each in the middle of its head or of its body."""
    slow = []
    for number in range(60):
        connection = socket.create_connection(("127.0.0.1", port))
        head = b"POST /whatsapp HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
        connection.sendall(head if number % 2 else head + b"\r\n{")
        slow.append(connection)
    body = b'{"entry": []}'
    assert [post(port, body) for _ in range(20)] == [200] * 20
    for connection in slow:
        connection.sendall(b"x")
    assert post(port, body) == 200
    for connection in slow:
        connection.close()
    assert len(spool.oldest(99)) == 21
