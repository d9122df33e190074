"""The way out for one exchange with a town's service: looks a name up once, checks every address, connects only to those, ends on time.

The connection goes to a checked number, so a name that answers differently a moment later gains nothing; TLS still proves the name.
The door keeps a second handle of the socket, because a server that drips one byte a second meets no silence limit: at the end of
its time the door shuts the connection under whoever still reads from it.
"""

import queue
import re
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from console.answers.outside_address import Target, is_allowed_address
from console.models.outside import AllowedHost

Resolve = Callable[[str, int], list[tuple[int, Any]]]
"""(family, socket address) of a host and port, as the system's resolver orders them; raises OSError."""
_MOST_ADDRESSES = 4
_MOST_FOUND = 64
_LONGEST_PROXY_HEAD = 8_192
_IS_OPEN = re.compile(rb"HTTP/1\.[01] 2\d\d[ \r]")


class AddressRefused(OSError):
    """Behind the name is an address the list does not mean."""


def resolve(host: str, port: int) -> list[tuple[int, Any]]:
    """The system's resolver."""
    return [(int(found[0]), found[4]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Door:
    """Opens one connection before `until` (time.monotonic) and shuts it then. Used by one thread; `shut` by any."""

    def __init__(
        self,
        target: Target,
        entry: AllowedHost,
        until: float,
        look_up: Resolve = resolve,
        proxy: tuple[str, int] | None = None,
    ) -> None:
        """`proxy`: host and port of the one way out of the town's network, for a host that is not internal."""
        self._target = target
        self._entry = entry
        self._until = until
        self._look_up = look_up
        self._proxy = None if entry.is_internal else proxy
        self._lock = threading.Lock()
        self._handles: list[socket.socket] = []
        self._timer: threading.Timer | None = None
        self.is_opened = False
        """A connection came about."""
        self.is_refused = False
        """An address did not pass the check."""
        self.is_shut = False
        """The time was over before the exchange was."""

    def __enter__(self) -> "Door":
        self._timer = threading.Timer(max(0.0, self.left()), self.shut)
        self._timer.daemon = True
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            for handle in self._handles:
                handle.close()
            self._handles.clear()

    def left(self) -> float:
        """Seconds that are left."""
        return self._until - time.monotonic()

    def shut(self) -> None:
        """End every connection of this door."""
        with self._lock:
            self.is_shut = True
            for handle in self._handles:
                with suppress(OSError):
                    handle.shutdown(socket.SHUT_RDWR)

    def dial(self, host: str, port: int, _seconds: float) -> socket.socket:
        """See providers.http.Dial. Raises OSError."""
        if (host, port) != (self._target.host, self._target.port):
            # The layers between read the address otherwise than the check did.
            self.is_refused = True
            raise AddressRefused
        try:
            addresses = self._addresses(host, port)
        except OSError:
            if self._proxy is None or self.left() <= 0:
                raise
            # Behind a proxy the names of the world often have no numbers; then the proxy is trusted to know them.
            addresses = []
        is_known = bool(addresses) or self._proxy is not None
        if not is_known or not all(is_allowed_address(str(address[0]), self._entry) for _, address in addresses):
            self.is_refused = True
            raise AddressRefused
        if self._proxy is not None:
            return self._through(self._proxy)
        return self._first_connected(addresses)

    def _through(self, proxy: tuple[str, int]) -> socket.socket:
        """A tunnel through the proxy to the very name and port; the certificate must still prove the name."""
        connection = self._first_connected(self._addresses(*proxy))
        self.is_opened = False
        try:
            name = f"{self._target.host}:{self._target.port}"
            connection.sendall(f"CONNECT {name} HTTP/1.1\r\nHost: {name}\r\n\r\n".encode("ascii"))
            # Byte by byte: what follows the empty line is the service's already.
            head = b""
            while not head.endswith(b"\r\n\r\n") and len(head) < _LONGEST_PROXY_HEAD:
                connection.settimeout(max(0.001, self.left()))
                byte = connection.recv(1)
                if not byte:
                    break
                head += byte
            if not _IS_OPEN.match(head) or not head.endswith(b"\r\n\r\n"):
                raise ConnectionRefusedError("the proxy did not let the connection through")
        except BaseException:
            connection.close()
            raise
        self.is_opened = True
        return connection

    def _first_connected(self, addresses: list[tuple[int, Any]]) -> socket.socket:
        failure: OSError = TimeoutError()
        for number, (family, address) in enumerate(addresses[:_MOST_ADDRESSES]):
            # A dead first address must leave time for the next one.
            is_last = number == len(addresses[:_MOST_ADDRESSES]) - 1
            seconds = self.left() if is_last else self.left() / 2
            if seconds <= 0:
                break
            try:
                return self._connected(family, address, seconds)
            except OSError as error:
                failure = error
        raise failure

    def _addresses(self, host: str, port: int) -> list[tuple[int, Any]]:
        # A resolver cannot be interrupted: it is asked on a thread that is left alone when the time is over.
        answer: queue.SimpleQueue[list[tuple[int, Any]] | OSError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answer.put(self._look_up(host, port))
            except OSError as error:
                answer.put(error)
            except ValueError:  # a name no resolver takes
                answer.put(OSError("no such name"))

        threading.Thread(target=ask, name="resolver", daemon=True).start()
        try:
            found = answer.get(timeout=max(0.001, self.left()))
        except queue.Empty:
            raise TimeoutError from None
        if isinstance(found, OSError):
            raise found
        if len(found) > _MOST_FOUND:
            raise OSError("too many addresses")
        return found

    def _connected(self, family: int, address: Any, seconds: float) -> socket.socket:
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(seconds)
            connection.connect(address)
            if connection.getpeername()[0] != address[0]:
                self.is_refused = True
                raise AddressRefused
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                if self.is_shut:
                    raise TimeoutError
                self._handles.append(connection.dup())
        except BaseException:
            connection.close()
            raise
        self.is_opened = True
        return connection
