"""A front door before a real homeserver, as a reverse proxy is one: it can be shut, lose an answer, or be out of order."""

import contextlib
import http.client
import socket
import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Front:
    """Forwards to a port of the loopback. The port it listens on stays the same when it is shut and opened again."""

    def __init__(self, target_port: int) -> None:
        self._target_port = target_port
        self._port = 0
        self._server: ThreadingHTTPServer | None = None
        self._connections: set[socket.socket] = set()
        self._lose: str | None = None
        self._broken: dict[str, tuple[int, bytes]] = {}
        self.requests: list[str] = []
        self.unshut()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def lose_answer(self, words: str) -> None:
        """The next request whose line holds these words is carried out and its answer thrown away."""
        self._lose = words

    def break_path(self, words: str, status: int, body: bytes = b"<html>Bad Gateway</html>") -> None:
        """Requests whose line holds these words do not reach the server."""
        self._broken[words] = (status, body)

    def mend(self) -> None:
        """All requests reach the server again."""
        self._broken.clear()

    def shut(self) -> None:
        """Refuse new connections, end open ones."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
        for connection in list(self._connections):
            _reset(connection)
        self._connections.clear()

    def unshut(self) -> None:
        """Listen again."""
        front = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                front._connections.add(self.connection)

            def finish(self) -> None:
                front._connections.discard(self.connection)
                with contextlib.suppress(OSError):
                    super().finish()

            def _forward(self) -> None:
                front.handle(self)

            do_GET = do_PUT = do_POST = _forward

            def log_message(self, format: str, *args: Any) -> None:
                return None

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, request: Any, client_address: Any) -> None:
                return None

        self._server = Server(("127.0.0.1", self._port), Handler)
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        line = handler.requestline
        self.requests.append(line)
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        for words, (status, page) in self._broken.items():
            if words in line:
                _answer(handler, status, page, "text/html")
                return
        upstream = http.client.HTTPConnection("127.0.0.1", self._target_port, timeout=60)
        headers = {name: value for name, value in handler.headers.items() if name.lower() != "connection"}
        upstream.request(handler.command, handler.path, body or None, headers)
        answer = upstream.getresponse()
        content = answer.read()
        upstream.close()
        if self._lose is not None and self._lose in line:
            self._lose = None
            _reset(handler.connection)
            handler.close_connection = True
            return
        extra = {name: answer.headers[name] for name in ("Retry-After", "Location") if answer.headers[name]}
        _answer(handler, answer.status, content, answer.headers.get("Content-Type", ""), extra)


def _answer(
    handler: BaseHTTPRequestHandler, status: int, body: bytes, kind: str, extra: dict[str, str] | None = None
) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in (extra or {}).items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def _reset(connection: socket.socket) -> None:
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RDWR)
        connection.close()
    except OSError:
        return
