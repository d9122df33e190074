"""What no test may do unnoticed: reach beyond this machine, touch a real keyring, leave a warning in the log.

A guard both stops the act and remembers it: the code under test may swallow an error in a thread of its own, and the
test must fail all the same.
"""

import ipaddress
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

# Reserved for tests by RFC 2606: such a name never resolves, here without asking anybody.
_NEVER_RESOLVES: Final = (".invalid", ".test", ".example")

# Loggers of other people's code whose warnings say nothing about ours.
IGNORED_LOGGERS: Final = (
    "nio",  # the citizen's Matrix client reports each schema it does not know
    "aiogram",  # an outside judge of the training town
    "hypothesis",
    "mail",  # the mail server that takes our notices
)


class MemoryKeyring(KeyringBackend):
    """A keyring that lives as long as the test. Every test gets an empty one."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")


class OutsideAddress(OSError):
    """A test tried to reach something that is not this machine."""


@contextmanager
def loopback_only() -> Iterator[list[str]]:
    """Refuse every address but the loopback. Yields the list of refused ones, in order."""
    refused: list[str] = []
    original_connect, original_connect_ex = socket.socket.connect, socket.socket.connect_ex
    original_sendto, original_getaddrinfo = socket.socket.sendto, socket.getaddrinfo

    def refuse(host: object) -> OutsideAddress:
        refused.append(str(host))
        return OutsideAddress(f"tests may only reach this machine, not {host}")

    def check(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_local(address[0]):
            raise refuse(address[0])

    def connect(self: socket.socket, address: Any) -> None:
        check(self, address)
        original_connect(self, address)

    def connect_ex(self: socket.socket, address: Any) -> int:
        check(self, address)
        return original_connect_ex(self, address)

    def sendto(self: socket.socket, data: Any, *rest: Any) -> int:
        check(self, rest[-1])
        return original_sendto(self, data, *rest)

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name and name.rstrip(".").endswith(_NEVER_RESOLVES):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if name and not is_local(name):
            raise refuse(name)
        return original_getaddrinfo(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket.socket, "connect_ex", connect_ex)
        patch.setattr(socket.socket, "sendto", sendto)
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        yield refused


def is_local(host: str) -> bool:
    """Whether a host name or address is this machine: the loopback, or the wildcard a server listens on."""
    if host in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


class WarningCollector(logging.Handler):
    """Keeps what was logged at WARNING or above. Any thread."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.split(".")[0] not in IGNORED_LOGGERS:
            self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")
