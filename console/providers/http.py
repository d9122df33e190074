"""The one HTTP client of the adapters, over one requests session, and the one place that knows what a broken request
proves.

The decision that shaped it: the connection itself notes the moment before the first byte of a request leaves. An
exchange that fails before that moment provably sent nothing (`NotOpened`); after it, nobody knows (`AnswerLost`). The
kind of exception is never the proof.
"""

import logging
import os
import random
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from http.cookiejar import DefaultCookiePolicy
from io import BytesIO
from typing import Any, Literal

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.filepost import encode_multipart_formdata

from console.models.reasons import WHY, Why
from console.providers.addresses import host_of, is_this_computer
from console.providers.base import NetworkDown

CONNECT_SECONDS = 10.0
IDLE_SECONDS = 3.0
"""A pooled connection that rested longer is not used again: its far end may be gone, and a reset would leave a send in
doubt.
"""
ANSWER_LIMIT = 64 * 1024 * 1024
_BLOCK = 64 * 1024

Dial = Callable[[str, int, float], socket.socket]
"""Opens a connection to (host, port) within so many seconds, in place of the name look-up and connect of the libraries
below; raises OSError. TLS still proves the name that was asked for.
"""

_QUIET_LOGGERS = ("urllib3.connectionpool", "urllib3.connection", "urllib3.util.retry", "urllib3.response")


class NotOpened(NetworkDown):
    """No connection came about: provably not one byte of the request left this computer."""


def unopened_delay_ms(attempts: int) -> int:
    """One second, doubled with every attempt up to a minute, a little less by chance so that many consoles do not knock
    together.
    """
    longest = min(60_000, 1000 * 2 ** min(max(attempts - 1, 0), 6))
    return int(longest * random.uniform(0.8, 1.0))


class AnswerLost(NetworkDown):
    """The request went out, at least in part, and no whole answer came."""


class AnswerTooBig(AnswerLost):
    """The answer is longer than the caller allows; reading stopped."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; the status may be anything. Header names are lower case."""

    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a multipart body."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


class _Silence(logging.Filter):
    """The libraries below log every address they open, and Telegram's addresses hold the token."""

    def filter(self, record: logging.LogRecord) -> bool:
        return False


_SILENCE = _Silence()
for _name in _QUIET_LOGGERS:
    logging.getLogger(_name).addFilter(_SILENCE)


class _Wire(threading.local):
    """What the exchange of this thread has done so far."""

    has_begun = False
    dial: Dial | None = None


_wire = _Wire()


class _PlainConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return super()._new_conn() if _wire.dial is None else _wire.dial(self._dns_host, *_dialled(self))

    def request(self, *args: Any, **options: Any) -> None:
        # Opening first keeps a refused connection on the side of "nothing was sent".
        if self.sock is None:
            self.connect()
        _wire.has_begun = True
        super().request(*args, **options)


class _TlsConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return super()._new_conn() if _wire.dial is None else _wire.dial(self._dns_host, *_dialled(self))

    def request(self, *args: Any, **options: Any) -> None:
        if self.sock is None:
            self.connect()
        _wire.has_begun = True
        super().request(*args, **options)


def _dialled(connection: HTTPConnection) -> tuple[int, float]:
    seconds = connection.timeout
    return connection.port, float(seconds) if isinstance(seconds, int | float) else CONNECT_SECONDS


class _PlainPool(urllib3.HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _TlsPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


_POOLS = {"http": _PlainPool, "https": _TlsPool}


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: Any, **options: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **options)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = _POOLS
        return manager


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """Never follow, nor read the body of, a redirect: it could lead a token elsewhere."""
        return None


class HttpClient:
    """Used by one thread. Never follows redirects, keeps no cookies, reads no netrc, retries nothing, logs nothing."""

    def __init__(
        self,
        connect_seconds: float = CONNECT_SECONDS,
        idle_seconds: float = IDLE_SECONDS,
        proxy: str = "system",
        *,
        dial: Dial | None = None,
        verify: Literal[True] | str | None = None,
    ) -> None:
        """`proxy`: "system" (environment, on Windows the registry too), "none", or the address of one.

        `verify`: True for the authorities everybody knows, or a file of others; None asks the environment.
        """
        self._dial = dial
        self._proxy = proxy
        self._connect_seconds = connect_seconds
        self._idle_seconds = idle_seconds
        self._last_used = 0.0
        # Proxies and certificate bundles of the environment are applied below, by hand: trust_env would also read
        # passwords from netrc.
        named = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or True
        self._verify: bool | str = named if verify is None else verify
        self._session = _Session()
        self._session.trust_env = False
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.headers.update({"User-Agent": "ventanilla", "Accept-Encoding": "identity"})
        self._adapter = _Adapter(max_retries=0)
        self._session.mount("https://", self._adapter)
        self._session.mount("http://", self._adapter)

    def exchange(
        self,
        verb: str,
        url: str,
        *,
        read_seconds: float,
        total_seconds: float | None = None,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        limit: int = ANSWER_LIMIT,
    ) -> Answer:
        """One request and its whole answer, whatever the status.

        `read_seconds`: longest silence while waiting; `total_seconds`: longest time for the body of the answer
        (default: half a minute more than the silence); `limit`: bytes. Raises NotOpened, AnswerLost or AnswerTooBig;
        none of them holds the address or a header.
        """
        if time.monotonic() - self._last_used > self._idle_seconds:
            self._drop_connections()
        _wire.has_begun = False
        _wire.dial = self._dial
        failure: NetworkDown
        try:
            return self._exchange(verb, url, read_seconds, total_seconds, body, headers, limit)
        except AnswerTooBig as error:
            failure = error
        except _FAILURES as error:
            reason = _reason_of(error)
            failure = AnswerLost(WHY[reason], reason) if _wire.has_begun else NotOpened(WHY[reason], reason)
        finally:
            self._last_used = time.monotonic()
            _wire.dial = None
        self._drop_connections()
        # Raised out here, so that no context of it leads back to an exception that quotes the address.
        raise failure

    def _exchange(
        self,
        verb: str,
        url: str,
        read_seconds: float,
        total_seconds: float | None,
        body: bytes | None,
        headers: Mapping[str, str] | None,
        limit: int,
    ) -> Answer:
        with self._session.request(
            verb,
            url,
            # A stream is written block by block, each with its own time limit; bytes would have to leave whole within
            # one limit.
            data=None if body is None else BytesIO(body),
            headers=dict(headers or {}),
            timeout=(self._connect_seconds, read_seconds),
            verify=self._verify,
            proxies=self._proxies(url),
            allow_redirects=False,
            stream=True,
        ) as response:
            until = time.monotonic() + (read_seconds + 30.0 if total_seconds is None else total_seconds)
            content = _read_up_to(response, limit, until)
            return Answer(response.status_code, content, {k.lower(): v for k, v in response.headers.items()})

    def _proxies(self, url: str) -> dict[str, str]:
        if self._proxy == "none" or is_this_computer(host_of(url)):
            return {}
        if self._proxy == "system":
            found: dict[str, str] = get_environ_proxies(url)
            return found
        return {"http": self._proxy, "https": self._proxy}

    def close(self) -> None:
        """Let go of connections."""
        self._session.close()

    def _drop_connections(self) -> None:
        self._adapter.close()


_FAILURES = (requests.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError)
"""All that the layers below raise for what a network, a server or an address does; ValueError covers host names no
resolver takes.
"""


def _read_up_to(response: requests.Response, limit: int, until: float) -> bytes:
    content = bytearray()
    for block in _blocks(response):
        content += block
        if len(content) > limit:
            raise AnswerTooBig("the answer is too long", Why.ANSWER_TOO_LONG)
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(content)


def _blocks(response: requests.Response) -> Iterator[bytes]:
    # read1 hands over what has come, so a server that drips single bytes meets the time limit too.
    while block := response.raw.read1(_BLOCK):
        yield block


def multipart(fields: Mapping[str, str], files: Mapping[str, Part]) -> tuple[bytes, str]:
    """A multipart/form-data body and its content type. Half surrogate pairs become question marks."""
    parts: list[tuple[str, Any]] = [(name, text.encode("utf-8", "replace")) for name, text in fields.items()]
    for name, part in files.items():
        file_name = part.name.encode("utf-8", "replace").decode("utf-8")
        parts.append((name, (file_name, part.data, part.media_type)))
    body, content_type = encode_multipart_formdata(parts)
    return body, content_type


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An exception and all that it wraps, each once."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        if isinstance(found, BaseException) and id(found) not in seen:
            seen.add(id(found))
            yield found
            waiting += [found.__cause__, found.__context__, getattr(found, "reason", None), *found.args]


def _reason_of(error: BaseException) -> Why:
    """Why an exchange failed; never in the exceptions' own words, which quote addresses."""
    causes = list(_causes(error))

    def is_any(*kinds: type[BaseException]) -> bool:
        return any(isinstance(cause, kinds) for cause in causes)

    if is_any(requests.exceptions.ProxyError):
        return Why.PROXY
    if is_any(ssl.SSLCertVerificationError):
        return Why.CERTIFICATE
    if is_any(ssl.SSLError):
        return Why.ENCRYPTION
    if is_any(socket.gaierror):
        return Why.NO_SUCH_SERVER
    if is_any(ConnectionRefusedError):
        return Why.CONNECTION_REFUSED
    if is_any(requests.exceptions.ConnectTimeout):
        return Why.NOT_REACHED
    if is_any(requests.exceptions.Timeout, TimeoutError, urllib3.exceptions.TimeoutError):
        return Why.NO_ANSWER
    if is_any(requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, requests.exceptions.MissingSchema):
        return Why.BAD_ADDRESS
    if is_any(ConnectionError, HTTPException, urllib3.exceptions.ProtocolError):
        return Why.CUT
    return Why.FAILED
