"""Which server addresses an adapter may talk to: https anywhere, plain http only on this computer.

A token or a password travels in every request, so an unencrypted address beyond this computer would hand it to the
whole network.
"""

import ipaddress
from urllib.parse import SplitResult, urlsplit

from console.models.problems import Problem


def checked_base_url(url: str) -> str:
    """The address without its last slash. Raises Problem `bad_url`, whose blank shows scheme and host only."""
    parts = _split(url.strip())
    if parts is None:
        raise Problem("bad_url", url="…")
    host = parts.hostname or ""
    is_allowed = parts.scheme == "https" or (parts.scheme == "http" and is_this_computer(host))
    # A password, a query or a fragment in a base address is a mistake, and might be a secret in the wrong place.
    is_plain = not (parts.username or parts.password or parts.query or parts.fragment or "\\" in url)
    if not (host and is_allowed and is_plain) or any(ord(ch) <= 32 or ord(ch) == 127 for ch in url.strip()):
        raise Problem("bad_url", url=f"{parts.scheme}://{host}" if host else "…")
    return url.strip().rstrip("/")


def is_this_computer(host: str) -> bool:
    """Whether a host name or address is the loopback: 127.0.0.0/8, ::1 or localhost."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_of(url: object) -> str:
    """The host of an address, for showing; empty when there is none."""
    parts = _split(url) if isinstance(url, str) else None
    return (parts.hostname or "") if parts else ""


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises when it is no number
    except ValueError:
        return None
    return parts
