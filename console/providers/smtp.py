"""Hands one message to the town's mail server (RFC 5321), over a connection whose certificate is verified.

Only what certainly did not arrive may be tried again: an end of the connection while the server takes the message is told apart.
"""

import smtplib
import socket
import ssl
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP as WIRE

from console.models.mail import MailRoute, checked
from console.models.problems import Problem
from console.models.reasons import Why

SECONDS = 20.0
"""How long one exchange may take."""


def deliver(route: MailRoute, password: str | None, ca_file: str, message: EmailMessage) -> int:
    """Send a message to all recipients and return how many of them the server refused.

    `ca_file`: the certificates of the town's own authority, "" for the usual ones. Raises Problem `mail_unreachable`,
    `mail_login_refused`, `mail_refused`, `mail_no_password`: nothing has arrived; `mail_in_doubt`: nobody can know.
    """
    server = _opened(route, password, ca_file)
    try:
        refused = _addressed(server, route)
        # Seven bits, since an old server promises no more.
        content = message.as_bytes(policy=WIRE.clone(cte_type="7bit"))
        try:
            code, _ = server.data(content)
        except smtplib.SMTPDataError as error:
            raise Problem("mail_refused", host=route.host, found=error.smtp_code) from error
        except (OSError, smtplib.SMTPException) as error:
            raise Problem("mail_in_doubt", host=route.host) from error
        if code != 250:
            raise Problem("mail_refused", host=route.host, found=code)
        return refused
    finally:
        _leave(server)


def probe(route: MailRoute, password: str | None, ca_file: str) -> None:
    """Go as far as the login and send nothing. Raises as `deliver` does."""
    _leave(_opened(route, password, ca_file))


def _opened(route: MailRoute, password: str | None, ca_file: str) -> smtplib.SMTP:
    checked(route)
    if route.user and not password:
        raise Problem("mail_no_password", host=route.host)
    server: smtplib.SMTP | None = None
    # A name the mail server knows; the computer's own is none of its business.
    ours = route.sender.partition("@")[2]
    try:
        if route.tls == "implicit":
            server = smtplib.SMTP_SSL(
                route.host, route.port, local_hostname=ours, timeout=SECONDS, context=_trusting(ca_file)
            )
        else:
            server = smtplib.SMTP(route.host, route.port, local_hostname=ours, timeout=SECONDS)
            if route.tls == "starttls":
                server.starttls(context=_trusting(ca_file))
        server.ehlo_or_helo_if_needed()
        if route.user:
            server.login(route.user, password or "")
    except smtplib.SMTPAuthenticationError as error:
        _leave(server)
        raise Problem("mail_login_refused", host=route.host) from error
    except (OSError, smtplib.SMTPException) as error:
        _leave(server)
        raise _unreachable(route.host, _why(error)) from error
    except ValueError as error:
        _leave(server)
        raise _unreachable(route.host, Why.BAD_ADDRESS) from error
    return server


def _trusting(ca_file: str) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=ca_file or None)


def _addressed(server: smtplib.SMTP, route: MailRoute) -> int:
    try:
        code, _ = server.mail(route.sender)
        if code != 250:
            raise Problem("mail_refused", host=route.host, found=code)
        codes = [server.rcpt(each)[0] for each in route.recipients]
    except (OSError, smtplib.SMTPException) as error:
        raise _unreachable(route.host, _why(error)) from error
    refused = [code for code in codes if code not in (250, 251)]
    if len(refused) == len(codes):
        raise Problem("mail_refused", host=route.host, found=refused[0])
    return len(refused)


def _leave(server: smtplib.SMTP | None) -> None:
    if server is not None:
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


def _unreachable(host: str, why: Why) -> Problem:
    return Problem("mail_unreachable", host=host, why=why)


def _why(error: Exception) -> Why:
    match error:
        case ssl.SSLCertVerificationError():
            return Why.CERTIFICATE
        case ssl.SSLError() | smtplib.SMTPNotSupportedError():
            return Why.ENCRYPTION
        case socket.gaierror():
            return Why.NO_SUCH_SERVER
        case ConnectionRefusedError():
            return Why.CONNECTION_REFUSED
        case TimeoutError():
            return Why.NOT_REACHED
        case smtplib.SMTPServerDisconnected() | ConnectionError():
            return Why.CUT
        case smtplib.SMTPResponseException():
            return Why.REQUEST_REFUSED
    return Why.FAILED
