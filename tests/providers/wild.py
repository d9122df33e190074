"""A server without manners, on the loopback: it answers each request with whatever bytes the test says, or hangs up."""

import socket
import struct
import threading
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum


class Rude(Enum):
    """What to do instead of an answer. EARLY does not even read the request."""

    RESET = "reset"
    RESET_EARLY = "reset early"
    CLOSE = "close"
    SILENCE = "silence"


@dataclass(frozen=True)
class Drip:
    """An answer whose body comes byte by byte, this many seconds apart."""

    head: bytes
    body: bytes
    seconds: float


Step = bytes | Rude | Drip


def http(status: int, body: bytes | str, *headers: str, length: int | None = None) -> bytes:
    """A whole answer; `length` lies about its length."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(content) if length is None else length}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


@dataclass
class Wild:
    """Steps are used up in order, across connections; when none is left the last one is repeated."""

    steps: deque[Step]
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0

    @classmethod
    def of(cls, *steps: Step) -> "Wild":
        return cls(deque(steps))

    def __enter__(self) -> "Wild":
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._over = threading.Event()
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._listener.close()
        for connection in self._open:
            connection.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def bodies(self) -> Iterable[bytes]:
        return [request.partition(b"\r\n\r\n")[2] for request in self.requests]

    def hang_up(self) -> None:
        """Close every open connection politely, as a server does with idle ones."""
        for connection in self._open:
            connection.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            while self._one(connection):
                pass
        except OSError:
            return

    def _one(self, connection: socket.socket) -> bool:
        step = self.steps.popleft() if len(self.steps) > 1 else self.steps[0]
        if step is not Rude.RESET_EARLY and not self._read(connection):
            self.steps.appendleft(step)
            return False
        if isinstance(step, bytes):
            connection.sendall(step)
            if b"Connection: close" in step or _is_cut(step):
                connection.close()
                return False
            return True
        if isinstance(step, Drip):
            connection.sendall(step.head)
            for byte in step.body:
                if self._over.wait(step.seconds):
                    return False
                connection.sendall(bytes([byte]))
            return True
        if step is Rude.SILENCE:
            self._over.wait(30)
        elif step is not Rude.CLOSE:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
        return False

    def _read(self, connection: socket.socket) -> bool:
        """One request; False when the client has gone."""
        data = b""
        while b"\r\n\r\n" not in data:
            block = connection.recv(65536)
            if not block:
                return False
            data += block
        head, _, body = data.partition(b"\r\n\r\n")
        wanted = 0
        for line in head.split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                wanted = int(value)
        while len(body) < wanted:
            block = connection.recv(65536)
            if not block:
                return False
            body += block
        self.requests.append(head + b"\r\n\r\n" + body)
        return True


def _is_cut(answer: bytes) -> bool:
    head, _, body = answer.partition(b"\r\n\r\n")
    lengths = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    return bool(lengths) and int(lengths[0].partition(b":")[2]) != len(body)
