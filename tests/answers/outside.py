"""What the tests of code outside share: a question, a rule, and everything `ExternalCode` asks of the desk, in memory."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from console.answers.calls import Call, Citizen, Incoming, Town
from console.answers.external import ExternalCode
from console.models.outside import AllowedHost, host_from
from console.models.rules import KeptRule, Rule, RuleKind

SECRET = "a-secret-of-the-tests-with-enough-characters"
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=ZoneInfo("Europe/Madrid"))


def call(argument: str | None = "3", **changes: Any) -> Call:
    """«BUS 3» of a citizen."""
    parts: dict[str, Any] = {
        "rule": "bus",
        "options": {},
        "keyword": "bus",
        "argument": argument,
        "language": "ca",
        "message": Incoming(7, "0b7e1c52-uuid", "text", f"BUS {argument or ''}".strip(), 1_764_061_200_000),
        "citizen": Citizen(5, "Núria Casadevall", "ca"),
        "conversation_id": 9,
        "channel": "telegram",
        "has_buttons": True,
        "state": None,
        "now": NOW,
        "town": Town("Vallserena"),
    }
    return Call(**{**parts, **changes})


def kept(url: str, version: int = 1, **options: Any) -> KeptRule:
    """A rule that calls `url`."""
    rule = Rule("bus", RuleKind.EXTERNAL, keywords={"ca": ("bus",)}, is_automatic=True, url=url, options=options)
    return KeptRule(1, version, rule, 1)


@dataclass
class Memory:
    """Last good answers, with ages the test sets."""

    kept: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    age_ms: int = 180_000

    def get(self, rule: str, key: str) -> tuple[str, int] | None:
        found = self.kept.get((rule, key))
        return None if found is None else (found[0], self.age_ms)

    def keep(self, rule: str, key: str, body: str) -> None:
        self.kept[rule, key] = (body, 0)


@dataclass
class Outside:
    """External code and what surrounds it."""

    hosts: tuple[AllowedHost, ...] = ()
    secret: str | None = SECRET
    memory: Memory = field(default_factory=Memory)
    code: ExternalCode = field(init=False)

    @classmethod
    def to(cls, *urls: str, **more: Any) -> Outside:
        """The services at these addresses are allowed as internal ones."""
        hosts = tuple(host_from(url.partition("://")[2].partition("/")[0], is_internal=True) for url in urls)
        return cls.with_hosts(*hosts, **more)

    @classmethod
    def with_hosts(cls, *hosts: AllowedHost, memory: Memory | None = None, **more: Any) -> Outside:
        made = cls(hosts, memory=memory or Memory())
        made.code = ExternalCode(lambda: made.hosts, lambda _: made.secret, made.memory, **more)
        return made


@contextmanager
def no_connections() -> Iterator[list[Any]]:
    """Collects every address a socket is connected to, without connecting."""
    tried: list[Any] = []

    def connect(_: socket.socket, address: Any) -> None:
        tried.append(address)
        raise ConnectionRefusedError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket.socket, "connect_ex", connect)
        yield tried


def self_signed(folder: Path, name: str) -> Path:
    """A certificate for `name` that nobody but itself vouches for, with its key in the same file."""
    from datetime import UTC, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(
            subject, subject, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1)
        )
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    path.write_bytes(made.public_bytes(pem) + key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    return path


@contextmanager
def tls(certificate: Path, answer: bytes) -> Iterator[int]:
    """A server with that certificate, on the loopback; gives its port."""
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                try:
                    with connection, context.wrap_socket(connection, server_side=True) as safe:
                        request = b""
                        # The whole of it: closing with something unread would reset the connection under the answer.
                        while not request.endswith(b"}"):
                            block = safe.recv(65536)
                            if not block:
                                raise OSError
                            request += block
                        safe.sendall(answer)
                except OSError:
                    continue

        threading.Thread(target=serve, daemon=True).start()
        yield int(listener.getsockname()[1])
