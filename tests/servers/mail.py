"""A real mail server on this computer (aiosmtpd), with TLS and logins, and certificates to trust or not."""

from __future__ import annotations

import ssl
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.servers.tls_postgres import Authority

USER, PASSWORD = "avisos", "paraula 4711"


class Letters:
    """What aiosmtpd hands over. `refused`: recipients it does not know; `cuts`: it hangs up while it takes a message."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.refused: set[str] = set()
        self.cuts = False
        self.asks_login = True

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, _options: Any) -> str:
        if self.asks_login and not session.authenticated:
            return "530 log in first"
        if address in self.refused:
            return "550 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:
        if self.cuts:
            server.transport.close()
            return "451 gone"
        made = message_from_bytes(envelope.content, policy=default)
        assert isinstance(made, EmailMessage)
        self.taken.append(made)
        return "250 taken"


class MailServer:
    """`authority` is the file that vouches for it; of another name than localhost it vouches for nothing here."""

    def __init__(self, folder: Path, tls: str = "implicit", *, name: str = "localhost") -> None:
        self.tls, self.letters, self._folder = tls, Letters(), folder
        self.letters.asks_login = tls != "none"
        made = Authority("Vallserena")
        self.authority = folder / "authority.pem"
        self.authority.write_text(made.pem, encoding="ascii")
        for suffix, text in zip(("crt", "key"), made.certificate(name), strict=True):
            (folder / f"mail.{suffix}").write_text(text, encoding="ascii")
        self.port = 0
        self._controller: Controller | None = None

    def start(self) -> MailServer:
        """Listen; on the same port as before when it was stopped."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self._folder / "mail.crt", self._folder / "mail.key")
        self._controller = Controller(
            self.letters,
            hostname="127.0.0.1",
            port=self.port or free_port(),
            ssl_context=context if self.tls == "implicit" else None,
            tls_context=context if self.tls == "starttls" else None,
            require_starttls=self.tls == "starttls",
            auth_require_tls=self.tls == "starttls",
            authenticator=_knows,
        )
        self._controller.start()
        self.port = self._controller.port
        return self

    def stop(self) -> None:
        """Hang up and listen no more."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None


def free_port() -> int:
    """A port nobody listens on."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _knows(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
    is_known = isinstance(given, LoginPassword) and (given.login, given.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_known, handled=False)
