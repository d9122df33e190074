"""Through which server notices leave by mail, from whom and to whom. The password is no part of it: it lies among the secrets of the computer that sends."""

import ipaddress
import re
from collections.abc import Mapping
from typing import Any

from console.models.problems import Problem
from console.models.record import Record

KINDS = ("waiting", "longest", "within", "available", "channel")
"""The thresholds a mail may tell of."""
PORTS = {"implicit": 465, "starttls": 587, "none": 25}
"""How the way is encrypted, and the usual port (RFC 8314, RFC 6409); "none" only to a server on this computer."""
LANGUAGES = ("ca", "es", "en")
MOST_RECIPIENTS = 20
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*", re.ASCII)
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}", re.ASCII)


class MailRoute(Record):
    """`tls`: one of PORTS. `user` is empty where the server asks for no login. `kinds`: of KINDS, in that order. `language`: of LANGUAGES."""

    host: str
    port: int
    tls: str
    user: str
    sender: str
    recipients: tuple[str, ...]
    kinds: tuple[str, ...] = KINDS
    language: str = "ca"

    @property
    def login(self) -> str:
        """Whose password may be told to which server: what is kept for one is never shown to another."""
        return f"{self.user}@{self.host}:{self.port}"


def checked(route: MailRoute) -> MailRoute:
    """The same, if mail may go that way. Raises Problem `bad_mail` with the value that cannot be used, `mail_unencrypted`."""
    wrong = [each for each in (route.sender, *route.recipients) if not _ADDRESS.fullmatch(each)]
    if not _HOST.fullmatch(route.host):
        wrong.append(route.host)
    if not 0 < route.port < 65_536:
        wrong.append(str(route.port))
    wrong += [each for each in route.kinds if each not in KINDS]
    if route.tls not in PORTS or route.language not in LANGUAGES:
        wrong.append(route.tls)
    if len(route.user) > 200 or not route.user.isprintable() or not route.user.isascii():
        wrong.append(route.user[:40])
    if not 0 < len(route.recipients) <= MOST_RECIPIENTS:
        wrong.append(str(len(route.recipients)))
    if wrong:
        raise Problem("bad_mail", value=wrong[0][:80])
    if route.tls == "none" and not is_loopback(route.host):
        raise Problem("mail_unencrypted", host=route.host)
    return route


def is_loopback(host: str) -> bool:
    """Whether a name or address is this very computer's."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def mail_data(route: MailRoute) -> dict[str, Any]:
    """As it is kept."""
    return {
        "host": route.host,
        "port": route.port,
        "tls": route.tls,
        "user": route.user,
        "sender": route.sender,
        "recipients": list(route.recipients),
        "kinds": list(route.kinds),
        "language": route.language,
    }


def mail_from(data: Mapping[str, Any]) -> MailRoute:
    """What was kept, looked at again: another program may have written it. Raises Problem `bad_mail`, `mail_unencrypted`."""
    try:
        return checked(
            MailRoute(
                str(data["host"]),
                int(data["port"]),
                str(data["tls"]),
                str(data["user"]),
                str(data["sender"]),
                tuple(map(str, data["recipients"])),
                tuple(map(str, data["kinds"])),
                str(data["language"]),
            )
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Problem("bad_mail", value="mail") from error
