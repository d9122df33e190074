"""The HTTP door of the training town: loopback only, HTTP/1.1 with keep-alive, one thread per connection.

The one decision: a fault is carried out on the real socket (reset, cut, silence), not pretended one layer above, so
that a client's whole network stack is under test.
"""

import json
import secrets
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

from console.models.clock import Clock, SystemClock
from console.training import admin
from console.training.faults import Fault, FaultKind
from console.training.methods import perform
from console.training.refusals import Refusal, invalid_token, no_such_method, unauthorized
from console.training.town import Account, Town
from console.training.wire import Call, Json, build_call, read_body, split_target

DEFAULT_TOKEN = "4200001:town-of-vallserena"
_LOOK_SECONDS = 0.02


@dataclass(frozen=True)
class Visit:
    """One request as it ended: `status` is the HTTP status, 0 when the connection was cut; `fault` the kind that hit
    it or empty.
    """

    at_ms: int
    method: str
    chat_id: int | None
    status: int
    fault: str


class TrainingServer:
    """A town with a door. `start` opens it, `stop` closes it; `on_request` hooks see every decoded call before it
    acts.
    """

    def __init__(
        self,
        clock: Clock | None = None,
        seed: int = 1,
        ledger_path: Path | None = None,
        token: str = DEFAULT_TOKEN,
        port: int = 0,
        first_update_id: int | None = None,
    ) -> None:
        self.clock: Clock = clock or SystemClock()
        self.town: Town = Town(self.clock, seed, ledger_path)
        self.token = token
        self.account: Account = self.town.add_bot(token, "Ajuntament de Vallserena", "vallserena_bot", first_update_id)
        self.on_request: list[Callable[[Call], None]] = []
        self.visits: deque[Visit] = deque(maxlen=50_000)
        self.admin_key = secrets.token_urlsafe(16)
        self.is_stopping = False
        self._port = port
        self._listener: _Listener | None = None

    @property
    def base_url(self) -> str:
        """What a client is configured with, without a trailing slash."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def admin_url(self) -> str:
        """Address of the private admin route; verbs are appended."""
        return f"{self.base_url}/town/{self.admin_key}"

    @property
    def on_update(self) -> list[Callable[[Json], None]]:
        """Hooks that see every well-formed update when it is queued."""
        return self.town.update_hooks

    def start(self) -> "TrainingServer":
        """Open the door. OSError when the port is taken."""
        self.is_stopping = False
        self._open_door()
        return self

    def _open_door(self) -> None:
        self._listener = _Listener(("127.0.0.1", self._port), _Handler)
        self._listener.training = self
        self._port = self._listener.server_address[1]
        threading.Thread(target=self._listener.serve_forever, args=(0.05,), name="training-door", daemon=True).start()

    def close_door(self) -> None:
        """Stop listening: new connections are refused by the system, open ones are reset. The town lives on."""
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.shutdown()
            listener.server_close()
            listener.reset_connections()

    def open_door(self) -> None:
        """Listen again on the same port."""
        if self._listener is None:
            self._open_door()

    def stop(self) -> None:
        """Close the door and end every waiting poll. Safe to call twice."""
        self.is_stopping = True
        for account in self.town.accounts.values():
            account.updates.close()
        self.close_door()
        self.town.ledger.close()

    def wait(self, milliseconds: int) -> None:
        """Wait by the clock of the town; ends early when the server stops."""
        until = self.clock.now_ms() + milliseconds
        pause = threading.Event()
        while self.clock.now_ms() < until and not self.is_stopping:
            pause.wait(_LOOK_SECONDS)

    def __enter__(self) -> "TrainingServer":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 128
    training: TrainingServer

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self._open: set[socket.socket] = set()
        self._open_lock = threading.Lock()
        super().__init__(address, handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._open_lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._open_lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def reset_connections(self) -> None:
        with self._open_lock:
            for connection in self._open:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is everyday life here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "nginx"
    sys_version = ""
    disable_nagle_algorithm = True
    wbufsize = -1

    @property
    def _training(self) -> TrainingServer:
        return cast(_Listener, self.server).training

    def log_message(self, format: str, *args: Any) -> None:
        """Addresses hold the token; nothing is logged."""

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        path, query = split_target(self.path)
        try:
            if path.startswith("/town/"):
                self._serve_admin(path)
            elif path.startswith("/file/bot"):
                self._serve_file(path)
            elif path.startswith("/bot"):
                self._serve_method(path, query)
            else:
                self._answer_json(404, {"ok": False, "error_code": 404, "description": "Not Found"})
        except Refusal as refusal:
            self.close_connection = True
            self._answer_json(refusal.code, refusal.body())
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    # The Bot API

    def _serve_method(self, path: str, query: str) -> None:
        token, _, method = path.removeprefix("/bot").rpartition("/")
        training = self._training
        # Whether to hang up without reading must be decided from the address alone.
        early = self._choose_drop(Call(token, method.lower(), {}))
        if early:
            return
        body = read_body(cast(Any, self.rfile), self.headers)
        try:
            call = build_call(self.command, token, method, query, self.headers.get("Content-Type", ""), body)
        except Refusal as refusal:
            self._finish(Call(token, method.lower(), {}), refusal.code, refusal.body(), None)
            return
        self._judge(call)
        try:
            account = self._find_account(token)
        except Refusal as refusal:
            self._finish(call, refusal.code, refusal.body(), None)
            return
        paused = training.town.faults.check_pause(call)
        fault = None if paused else training.town.faults.choose(call)
        if paused is not None:
            self._finish(call, paused.code, paused.body(), None)
        elif fault is None or fault.kind in (FaultKind.SLOW, *_ACTING):
            self._act(account, call, fault)
        else:
            self._refuse(call, fault)

    def _choose_drop(self, call: Call) -> bool:
        """Hang up before reading the body when a DROP rule without a chat is next for this method."""
        book = self._training.town.faults
        matching = next((rule for rule in book.waiting() if rule.matches(call)), None)
        is_due = matching is not None and matching.kind is FaultKind.DROP and not matching.skip
        if not is_due or book.choose(call) is None:
            return False
        self._reset()
        self._record(call, 0, FaultKind.DROP)
        return True

    def _judge(self, call: Call) -> None:
        for hook in self._training.on_request:
            try:
                hook(call)
            except Exception as problem:  # a judge may raise anything; the client must not notice
                self._training.town.faults.note("judge", str(problem), call.method, call.chat_id)

    def _find_account(self, token: str) -> Account:
        bot_id, separator, secret = token.partition(":")
        if not (bot_id.isdigit() and separator and secret):
            raise invalid_token()
        account = self._training.town.accounts.get(token)
        if account is None or account.is_revoked:
            raise unauthorized()
        return account

    def _act(self, account: Account, call: Call, fault: Fault | None) -> None:
        if fault is not None and fault.kind is FaultKind.SLOW:
            self._training.wait(fault.delay_ms)
        try:
            status, answer = 200, {"ok": True, "result": perform(account, call)}
        except Refusal as refusal:
            status, answer = refusal.code, refusal.body()
        if fault is None or fault.kind is FaultKind.SLOW:
            self._finish(call, status, answer, fault)
        else:
            self._lose(call, fault, json.dumps(answer).encode())

    def _refuse(self, call: Call, fault: Fault) -> None:
        """Faults in which the provider did nothing."""
        if fault.kind is FaultKind.DROP:
            self._reset()
            self._record(call, 0, fault.kind)
        elif fault.kind is FaultKind.ANSWER:
            self._record(call, 200, fault.kind)
            self._answer(200, fault.body.encode(), "application/json")
        elif fault.retry_after:
            refusal = self._training.town.faults.order_pause(fault.scope, call.chat_id, fault.retry_after)
            self._finish(call, refusal.code, refusal.body(), fault)
        else:
            self._answer_error(call, fault)

    def _lose(self, call: Call, fault: Fault, answer: bytes) -> None:
        """Faults after the provider acted: the client never learns what happened."""
        if fault.kind is FaultKind.ACT_NOISE:
            self._record(call, 200, fault.kind)
            self._answer(200, fault.body.encode(), "text/html")
            return
        if fault.kind is FaultKind.ACT_ERROR:
            self._answer_error(call, fault)
            return
        if fault.kind is FaultKind.ACT_HANG:
            self._training.wait(fault.delay_ms)
        if fault.kind is FaultKind.ACT_CUT:
            self._write_head(200, len(answer), "application/json")
            self.wfile.write(answer[: len(answer) // 2])
            self.wfile.flush()
            self.close_connection = True
        else:
            self._reset()
        self._record(call, 0, fault.kind)

    def _answer_error(self, call: Call, fault: Fault) -> None:
        self._record(call, fault.code, fault.kind)
        if fault.is_html:
            self._answer(fault.code, fault.body.encode(), "text/html")
        else:
            self._answer_json(fault.code, Refusal(fault.code, fault.description).body())

    def _finish(self, call: Call, status: int, answer: Json, fault: Fault | None) -> None:
        self._record(call, status, fault.kind if fault else None)
        self._answer_json(status, answer)

    def _record(self, call: Call, status: int, kind: FaultKind | None) -> None:
        visit = Visit(self._training.clock.now_ms(), call.method, call.chat_id, status, str(kind or ""))
        self._training.visits.append(visit)

    # Files and the admin route

    def _serve_file(self, path: str) -> None:
        token, _, file_path = path.removeprefix("/file/bot").partition("/")
        self._find_account(token)
        call = Call(token, "file", {"file_path": file_path})
        fault = self._training.town.faults.choose(call)
        if fault is not None and fault.kind is FaultKind.SLOW:
            self._training.wait(fault.delay_ms)
        elif fault is not None and fault.kind in _ACTING:
            stored = self._training.town.shelf.for_download(file_path)
            self._lose(call, fault, stored.data if stored else b"")
            return
        elif fault is not None:
            self._refuse(call, fault)
            return
        stored = self._training.town.shelf.for_download(file_path)
        if stored is None:
            raise Refusal(404, "Not Found")
        self._record(call, 200, fault.kind if fault else None)
        self._answer(200, stored.data, "application/octet-stream")

    def _serve_admin(self, path: str) -> None:
        key, _, verb = path.removeprefix("/town/").partition("/")
        body = read_body(cast(Any, self.rfile), self.headers)
        if not secrets.compare_digest(key.encode(), self._training.admin_key.encode()):
            raise no_such_method()
        try:
            arguments = json.loads(body) if body else {}
            result = admin.perform(self._training, verb, arguments)
        except (KeyError, TypeError, ValueError) as problem:
            self._answer_json(400, {"ok": False, "description": f"{type(problem).__name__}: {problem}"})
            return
        self._answer_json(200, {"ok": True, "result": result})

    # Bytes

    def _answer_json(self, status: int, answer: Json) -> None:
        self._answer(status, json.dumps(answer).encode(), "application/json")

    def _answer(self, status: int, body: bytes, content_type: str) -> None:
        self._write_head(status, len(body), content_type)
        self.wfile.write(body)
        self.wfile.flush()

    def _write_head(self, status: int, length: int, content_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close" if self.close_connection else "keep-alive")
        self.end_headers()

    def _reset(self) -> None:
        """End the connection with a TCP reset, as a crashed peer or an angry firewall does."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        # Closing the duplicate as well is what makes the reset leave now and not at the end of the thread.
        self.rfile.close()
        self.connection.close()


_ACTING = (FaultKind.ACT_RESET, FaultKind.ACT_CUT, FaultKind.ACT_HANG, FaultKind.ACT_NOISE, FaultKind.ACT_ERROR)
