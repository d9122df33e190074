"""The door WhatsApp calls, under clients without manners: the largest body, one byte more, and many that never come to an end."""

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from console.providers.whatsapp_hook import LARGEST_BODY, signature
from console.storage.spool import Spool
from console.sync.parts import Parts
from console.sync.webhook import Hook, HookServer
from tests.providers.cloud_town import APP_SECRET, VERIFY
from tests.providers.test_whatsapp_contract import CHANNEL


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
