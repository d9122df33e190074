"""Where WhatsApp calls us: `/whatsapp` on the address of the setting `webhook_listen`, behind the town's reverse proxy.

The one decision: the only thing done before 200 is what makes a body safe: its signature is proved and it is on our disk.
Reading and filing are the receiver's. Who does not lead the channel, or cannot keep a body, says 503: the provider tries
again for seven days.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import Any
from urllib.parse import parse_qsl

from console.models.capabilities import BY_KIND
from console.models.failpoints import failpoint
from console.models.inbound import Batch
from console.models.problems import Problem
from console.models.record import Record, hidden
from console.models.records import Channel
from console.operations import incoming
from console.providers.base import ProviderError
from console.providers.whatsapp_hook import LARGEST_BODY, accounts_in, is_signed, is_verification
from console.sync.parts import Parts, PushedInbox

log = logging.getLogger(__name__)

PATH = "/whatsapp"
_SECRETS_SECONDS = 5.0
_THREADS = 4
_IDLE_SECONDS = 20
_MOST_CONNECTIONS = 2_000

StartResponse = Callable[[str, list[tuple[str, str]]], Any]


class Door(Record):
    """One channel that is called here."""

    channel: Channel
    app_secret: str = hidden()
    verify_token: str = hidden()
    inbox: PushedInbox = hidden()

    @property
    def names(self) -> set[str]:
        """Under which a body speaks of this channel: first the number, else the account it belongs to."""
        return {str(self.channel.config.get("number", "")), str(self.channel.config.get("waba", ""))} - {""}


class Hook:
    """The WSGI application. Called by the server's threads side by side."""

    def __init__(self, parts: Parts, led: Callable[[], Iterable[Channel]]) -> None:
        """`led`: the channels this process leads now."""
        self._parts = parts
        self._led = led
        self._lock = threading.Lock()
        self._doors: dict[int, tuple[float, Door]] = {}

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> list[bytes]:
        status, body, retry = self._answer(environ)
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
        start_response(status, headers + ([("Retry-After", "30")] if retry else []))
        return [body]

    def _answer(self, environ: dict[str, Any]) -> tuple[str, bytes, bool]:
        if environ.get("PATH_INFO", "").rstrip("/") != PATH:
            return "404 Not Found", b"", False
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "POST"):
            return "405 Method Not Allowed", b"", False
        try:
            doors = self._open_doors()
        except Problem as problem:
            log.warning("the webhook cannot open its secrets: %s", problem.code)
            doors = []
        if not doors:
            return "503 Service Unavailable", b"", True
        if method == "GET":
            return self._verify(environ, doors)
        body = environ["wsgi.input"].read(LARGEST_BODY + 1)
        if len(body) > LARGEST_BODY:
            return "413 Content Too Large", b"", False
        header = environ.get("HTTP_X_HUB_SIGNATURE_256", "")
        signed = [door for door in doors if is_signed(body, header, door.app_secret)]
        if not signed:
            return "403 Forbidden", b"", False
        return self._keep(body, signed)

    def _verify(self, environ: dict[str, Any], doors: list[Door]) -> tuple[str, bytes, bool]:
        query = dict(parse_qsl(environ.get("QUERY_STRING", ""), max_num_fields=20) if _is_short(environ) else ())
        if any(is_verification(query, door.verify_token) for door in doors):
            return "200 OK", query.get("hub.challenge", "")[:200].encode(), False
        return "403 Forbidden", b"", False

    def _keep(self, body: bytes, signed: list[Door]) -> tuple[str, bytes, bool]:
        spoken_of = accounts_in(body)
        # What names nobody we know is kept all the same: it was signed, so it was meant for the town.
        meant = [door for door in signed if door.names & spoken_of] or signed[:1]
        try:
            for door in meant:
                door.inbox.put(body, self._parts.clock.now_ms())
        except Problem as problem:
            log.warning("a webhook could not be kept: %s", problem.code)
            return "503 Service Unavailable", b"", True
        failpoint("hook.after_put")
        return "200 OK", b"", False

    def _open_doors(self) -> list[Door]:
        """The channels that may be called here, with their secrets; a keyring is not asked for every call."""
        found = []
        for channel in list(self._led()):
            if not BY_KIND[channel.kind].is_pushed:
                continue
            with self._lock:
                at, door = self._doors.get(channel.id, (0.0, None))
                if door is None or time.monotonic() - at > _SECRETS_SECONDS:
                    app_secret, verify_token = self._parts.hook_secrets(channel)
                    door = Door(channel, app_secret, verify_token, door.inbox if door else self._parts.inbox(channel))
                    self._doors[channel.id] = time.monotonic(), door
            found.append(door)
        return found


def _is_short(environ: dict[str, Any]) -> bool:
    return len(environ.get("QUERY_STRING", "")) < 2_000


class HookServer:
    """The server and its thread. Started and stopped by one thread."""

    def __init__(self, listen: str, hook: Hook) -> None:
        """`listen`: host:port. Raises Problem `cannot_listen`."""
        import waitress

        # It warns of every moment in which two calls come at once.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        host, _, port = listen.rpartition(":")
        try:
            self._server = waitress.create_server(
                hook,
                host=host.strip("[]") or "127.0.0.1",
                port=int(port),
                threads=_THREADS,
                ident=None,
                connection_limit=_MOST_CONNECTIONS,
                channel_timeout=_IDLE_SECONDS,
                cleanup_interval=5,
                asyncore_use_poll=True,
                max_request_header_size=32 * 1024,
                max_request_body_size=LARGEST_BODY + 1,
                # A body is never laid down on the disk before it is sealed.
                inbuf_overflow=2 * LARGEST_BODY,
            )
        except (OSError, ValueError) as error:
            raise Problem("cannot_listen", value=listen) from error
        self.port = int(getattr(self._server, "effective_port", 0) or port)
        self._thread = threading.Thread(target=self._server.run, name="webhook", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """No new call comes in; those under way are answered or cut, and a cut one is tried again by the provider."""
        self._server.task_dispatcher.shutdown(timeout=1)
        self._server.close()


def file_leftovers(parts: Parts, channel: Channel) -> None:
    """What this computer took in before another began to lead: it is filed all the same, and moves nobody's place."""
    try:
        if parts.inbox(channel).is_empty():
            return
        with closing(parts.open_provider(channel)) as provider:
            batch = provider.fetch(None, 0)
            while batch.updates:
                parts.desk.run(incoming.record_batch, channel.id, Batch(batch.updates, None, False))
                batch = provider.fetch(batch.cursor, 0)
    except ProviderError as error:
        log.info("leftovers of channel %d: %s", channel.id, error.why)
    except Problem as problem:
        log.warning("leftovers of channel %d wait: %s", channel.id, problem.code)
