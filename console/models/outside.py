"""Where code outside may be called: the town's list of hosts, and how one is written.

A list of what is allowed and never of what is forbidden: whoever adds a host says its exact name and port. The same strict reading
serves the list and the addresses of rules, so there is no second spelling of a host that only one of them understands.
"""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from console.models.problems import Problem

HTTPS_PORT = 443
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
_NETLOC = re.compile(
    r"(?:\[(?P<v6>[0-9a-f:.]{2,45})\]|(?P<name>[a-z0-9.-]{1,253}))(?::(?P<port>[0-9]{1,5}))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class AllowedHost:
    """One host and port. `is_internal`: in the town's own network, so its addresses may be private."""

    host: str
    port: int = HTTPS_PORT
    is_internal: bool = False

    def __str__(self) -> str:
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return shown if self.port == HTTPS_PORT else f"{shown}:{self.port}"


def split_host(netloc: str, port: int = HTTPS_PORT) -> tuple[str, int]:
    """Host (small letters; an address without brackets) and port of `name`, `name:port`, `1.2.3.4:port` or `[::1]:port`.

    Raises ValueError for everything else: a name that is a number in disguise, a dot at the end, an empty label, a user before an @.
    """
    found = _NETLOC.fullmatch(netloc.lower())
    if found is None:
        raise ValueError("not a host")
    number = port if found["port"] is None else int(found["port"])
    if not 0 < number < 65_536 or (found["port"] or "1").startswith("0"):
        raise ValueError("not a port")
    if found["v6"] is not None:
        return str(ipaddress.IPv6Address(found["v6"])), number
    name = found["name"]
    labels = name.split(".")
    if any(not _LABEL.fullmatch(label) for label in labels):
        raise ValueError("not a name")
    # Resolvers read 2130706433, 127.1, 0177.0.0.1 and 0x7f.1 as addresses; only the plain form of one is taken.
    if _is_number(labels[-1]) and str(ipaddress.IPv4Address(name)) != name:
        raise ValueError("not an address")
    return name, number


def host_from(text: str, *, is_internal: bool = False) -> AllowedHost:
    """What a supervisor typed. A name with accents becomes its ASCII form. Raises Problem `bad_host`."""
    typed = text.strip()
    try:
        if not typed.isascii():
            name, colon, port = typed.partition(":")
            typed = name.encode("idna").decode("ascii") + colon + port
        return AllowedHost(*split_host(typed), is_internal)
    except ValueError as error:  # UnicodeError is one too
        raise Problem("bad_host", name=text.strip()[:80]) from error


def hosts_from(data: Any) -> tuple[AllowedHost, ...]:
    """The list as it is stored."""
    return tuple(AllowedHost(str(item["host"]), int(item["port"]), bool(item["is_internal"])) for item in data)


def hosts_data(hosts: Iterable[AllowedHost]) -> list[dict[str, Any]]:
    """The list as it is stored, each host and port once, in order."""
    kept = {(host.host, host.port): host for host in hosts}
    return [{"host": host.host, "port": host.port, "is_internal": host.is_internal} for _, host in sorted(kept.items())]


def _is_number(label: str) -> bool:
    return label.isdecimal() or re.fullmatch(r"0x[0-9a-f]*", label) is not None
