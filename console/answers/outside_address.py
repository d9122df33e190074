"""Which addresses external code may reach: the exact host of the town's list, and behind it no address the list does not mean.

Names are checked where they are written and numbers where the connection is made, every one of them: a name that answers with one
public and one private address is refused whole. Nothing is connected to before all of it has passed.
"""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from console.answers.calls import NoAnswer
from console.models.outside import HTTPS_PORT, AllowedHost, split_host

MAX_URL = 2_000
_HTTP_PORT = 80
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# What the registries of special addresses (IANA, RFC 6890 and later) name, and more than `is_global` knows in every Python. Whatever
# carries another address inside (mapped, NAT64, 6to4, Teredo) is refused even when the one inside would pass: no service of a town is there.
_NEVER = tuple(
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8",
        "169.254.0.0/16",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        # The inner side of a large cloud, on a public number.
        "168.63.129.16/32",
        "::/128",
        "::/96",
        "::ffff:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
        # Where clouds keep the secrets of a machine.
        "fd00:ec2::254/128",
    )
)
_INSIDE = tuple(
    ipaddress.ip_network(text)
    for text in ("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")
)
_GLOBAL_V6 = ipaddress.ip_network("2000::/3")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a rule's address leads: scheme, host and port, read strictly."""

    scheme: str
    host: str
    port: int


def target_from(url: str) -> Target:
    """The host of a rule's address. Raises NoAnswer "outside_url" for what is no plain https address (or http, see `allowed`)."""
    if not url or len(url) > MAX_URL or any(not "!" <= letter <= "~" or letter in '\\"<>^`{|}' for letter in url):
        raise NoAnswer("outside_url")
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("https", "http") or parts.fragment or "#" in url:
            raise ValueError
        return Target(parts.scheme, *split_host(parts.netloc, HTTPS_PORT if parts.scheme == "https" else _HTTP_PORT))
    except ValueError as error:
        raise NoAnswer("outside_url") from error


def allowed(target: Target, hosts: Iterable[AllowedHost]) -> AllowedHost:
    """The entry of the list that allows a target. Raises NoAnswer "outside_host".

    Plain http only to this computer, and only when that host and port are listed as internal: a signature is no secret keeper.
    """
    for entry in hosts:
        is_safe = target.scheme == "https" or (entry.is_internal and is_loopback_name(entry.host))
        if is_safe and (entry.host, entry.port) == (target.host, target.port):
            return entry
    raise NoAnswer("outside_host")


def is_loopback_name(host: str) -> bool:
    """Whether a host as it is written can only mean this computer."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_allowed_address(text: str, entry: AllowedHost) -> bool:
    """Whether a number behind a listed host may be connected to."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if "%" in text or address.is_multicast or address.is_unspecified:
        return False
    if address.is_loopback:
        # A name of the town that suddenly means this computer is an attack, or a mistake that would look like one.
        return entry.is_internal and is_loopback_name(entry.host)
    if any(address in network for network in _NEVER if network.version == address.version):
        return False
    if any(address in network for network in _INSIDE if network.version == address.version):
        return entry.is_internal
    return address.is_global and (address.version == 4 or address in _GLOBAL_V6)
