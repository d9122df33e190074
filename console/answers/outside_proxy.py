"""The proxy of code outside, from its own setting: none unless somebody says so, whatever the environment names for everything else."""

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

_PORT = 3128


def proxy_for(setting: str, host: str) -> tuple[str, int] | None:
    """Host and port of the proxy for a host: `none`, an address, or what the system says when the setting is `system`."""
    address = setting
    if setting == "system":
        address = "" if proxy_bypass(host) else getproxies().get("https", "")
    if address in ("", "none"):
        return None
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        return (parts.hostname, parts.port or _PORT) if parts.hostname else None
    except ValueError:
        return None
