"""A WhatsApp Cloud API for tests: one number of the town, citizens with telephones, uploads, limits and statuses.

Written from the provider's own description, not from our adapter: it refuses what the real one refuses, in its codes. It
calls our webhook like Meta does, signed, and keeps a ledger of what citizens got.
"""

import base64
import email.parser
import email.policy
import hashlib
import hmac
import http.client
import itertools
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.providers.cloud_templates import TemplateShelf

TOKEN, APP_SECRET, VERIFY = "EAAG-clau-del-poble-7", "c0ffee00112233445566778899aabbcc", "porta-oberta"
NUMBER, WABA = "109800000000001", "209800000000002"
TEXT_LIMIT = 4096
LOST = ("reset", "cut", "noise", "error")
"""Ways in which the answer to a message that was taken never comes."""
Json = dict[str, Any]


@dataclass
class Citizen:
    """Somebody with a telephone. `user` is None in the older payloads, `phone` with a user name and no shared number."""

    name: str
    phone: str | None
    user: str | None
    last_wrote: float = 0.0
    got: list[Json] = field(default_factory=list)
    errors: list[int] = field(default_factory=list)


class CloudTown:
    """The server and its state. Base address: `url`."""

    def __init__(self) -> None:
        self.token = TOKEN
        self.citizens: dict[str, Citizen] = {}
        self.media: dict[str, tuple[str, bytes]] = {}
        self.calls: list[Json] = []
        self.hook: tuple[str, int] | None = None
        self.shelf = TemplateShelf()
        self.is_slow_to_refuse = False
        self.next_fault: int | None = None
        self.fault_status = 400
        self.spoil_hash = False
        self.lost: list[str] = []
        self.last_body = b""
        self._count = itertools.count(1)
        town = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                town.handle(self, "GET")

            def do_POST(self) -> None:
                town.handle(self, "POST")

            def log_message(self, format: str, *args: Any) -> None:
                return None

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.host = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"{self.host}/v24.0"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def add(self, name: str, phone: str | None, user: str | None) -> Citizen:
        citizen = Citizen(name, phone, user)
        for address in (phone, user):
            if address:
                self.citizens[address] = citizen
        return citizen

    # The provider's side of the API

    def handle(self, handler: BaseHTTPRequestHandler, method: str) -> None:
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        status, kind, content = self._answer(method, handler.path, handler.headers, body)
        if method == "POST" and handler.path.endswith("/messages") and status == 200 and self.lost:
            _lose(handler, self.lost.pop())
            return
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    def _answer(self, method: str, path: str, headers: Any, body: bytes) -> tuple[int, str, bytes]:
        bare = path.partition("?")[0].removeprefix("/v24.0").strip("/").split("/")
        if headers.get("Authorization") != f"Bearer {self.token}":
            return _fault(190, "Invalid OAuth access token", 401)
        if method == "GET":
            if bare == [WABA, "message_templates"]:
                return self.shelf.page(path)
            return self._get(bare, headers)
        if bare == [NUMBER, "media"]:
            return self._upload(headers, body)
        if bare == [NUMBER, "messages"]:
            fault, self.next_fault = self.next_fault, None
            if fault is not None:
                return _fault(fault, "as told", self.fault_status)
            return self._send(json.loads(body))
        return _fault(100, "Unsupported post request", 400)

    def _get(self, bare: list[str], headers: Any) -> tuple[int, str, bytes]:
        if bare == [NUMBER]:
            return _ok({"id": NUMBER, "display_phone_number": "+34 930 00 00 00", "verified_name": "Ajuntament"})
        if bare[0] == "bytes" and bare[1] in self.media:
            return 200, self.media[bare[1]][0], self.media[bare[1]][1]
        if bare[0] in self.media:
            kind, data = self.media[bare[0]]
            digest = hashlib.sha256(data + (b"x" if self.spoil_hash else b"")).hexdigest()
            url = f"http://{headers['Host']}/bytes/{bare[0]}"
            return _ok({"id": bare[0], "url": url, "mime_type": kind, "sha256": digest, "file_size": len(data)})
        return _fault(100, "Unsupported get request. Object does not exist", 400)

    def _upload(self, headers: Any, body: bytes) -> tuple[int, str, bytes]:
        head = f"Content-Type: {headers['Content-Type']}\r\n\r\n".encode()
        parsed = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
        parts = {part.get_param("name", header="content-disposition"): part for part in parsed.iter_parts()}
        if set(parts) != {"messaging_product", "type", "file"}:
            return _fault(100, "missing field", 400)
        data = parts["file"].get_payload(decode=True)
        assert isinstance(data, bytes)
        name = f"88{next(self._count):010d}"
        self.media[name] = (str(parts["type"].get_payload()), data)
        return _ok({"id": name})

    def _send(self, message: Json) -> tuple[int, str, bytes]:
        self.calls.append(message)
        refusal = _refusal(message, self.media)
        if refusal is not None:
            return _fault(*refusal)
        citizen = self.citizens.get(message.get("to") or message.get("recipient") or "")
        if citizen is None:
            return _fault(131026, "Message undeliverable", 400)
        if message["type"] == "template" and (wrong := self.shelf.refusal(message["template"])) is not None:
            return _fault(*wrong, 400)
        is_late = message["type"] != "template" and time.time() - citizen.last_wrote > 24 * 3600
        if is_late and self.is_slow_to_refuse:
            wamid = f"wamid.OUT{next(self._count):06d}"
            late = {**message, "id": wamid}
            refused = [{"code": 131047, "title": "Re-engagement message"}]
            threading.Timer(0.3, self.status, (late, "failed"), {"errors": refused}).start()
            return _ok({"messaging_product": "whatsapp", "messages": [{"id": wamid}]})
        if message["type"] != "template" and time.time() - citizen.last_wrote > 24 * 3600:
            return _fault(131047, "Re-engagement message", 400)
        wamid = f"wamid.OUT{next(self._count):06d}"
        citizen.got.append({**message, "id": wamid})
        address = {"input": message.get("to") or message.get("recipient")}
        return _ok({"messaging_product": "whatsapp", "contacts": [address], "messages": [{"id": wamid}]})

    # The citizens' side

    def write(self, citizen: Citizen, message: Json, **more: Any) -> int:
        """A citizen sends something; the answer of our webhook."""
        citizen.last_wrote = time.time()
        head: Json = {"id": f"wamid.IN{next(self._count):06d}", "timestamp": str(int(time.time())), **more}
        head |= {"from": citizen.phone} if citizen.phone else {}
        head |= {"from_user_id": citizen.user} if citizen.user else {}
        contact: Json = {"profile": {"name": citizen.name}}
        contact |= {"wa_id": citizen.phone} if citizen.phone else {}
        contact |= {"user_id": citizen.user} if citizen.user else {}
        return self.call(hook_body({"contacts": [contact], "messages": [{**head, **message}]}))

    def say(self, citizen: Citizen, text: str) -> int:
        return self.write(citizen, {"type": "text", "text": {"body": text}})

    def send_file(self, citizen: Citizen, name: str, media_type: str, data: bytes) -> int:
        media = f"77{next(self._count):010d}"
        self.media[media] = (media_type, data)
        digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
        document = {"id": media, "mime_type": media_type, "sha256": digest, "filename": name}
        return self.write(citizen, {"type": "document", "document": document})

    def written(self, citizens: list[Citizen], text: str) -> Json:
        """The value of a call in which each of them says the same."""
        now = str(int(time.time()))
        people, messages = [], []
        for citizen in citizens:
            citizen.last_wrote = time.time()
            people.append({"profile": {"name": citizen.name}, "wa_id": citizen.phone, "user_id": citizen.user})
            head = {"from": citizen.phone, "from_user_id": citizen.user, "timestamp": now}
            messages.append({**head, "id": f"wamid.IN{next(self._count):06d}", "type": "text", "text": {"body": text}})
        return {"contacts": people, "messages": messages}

    def status(self, sent: Json, state: str, *, errors: list[Json] | None = None) -> int:
        """A report about a message that went out."""
        return self.call(hook_body({"statuses": [self.report(sent, state, errors=errors)]}))

    def report(self, sent: Json, state: str, *, errors: list[Json] | None = None) -> Json:
        """One entry of `statuses`."""
        report: Json = {"id": sent["id"], "status": state, "timestamp": str(int(time.time()))}
        report["recipient_id"] = sent.get("to") or sent.get("recipient")
        if "biz_opaque_callback_data" in sent:
            report["biz_opaque_callback_data"] = sent["biz_opaque_callback_data"]
        if errors:
            report["errors"] = errors
        return report

    def repeat(self) -> int:
        """The provider did not hear 200 and calls again."""
        return self.call(self.last_body)

    def call(self, body: bytes, signature: str | None = None) -> int:
        """Call our webhook. `signature`: another one than the right one."""
        assert self.hook is not None
        self.last_body = body
        wanted = "sha256=" + hmac.new(APP_SECRET.encode(), body, hashlib.sha256).hexdigest()
        connection = http.client.HTTPConnection(*self.hook, timeout=20)
        headers = {
            "Content-Type": "application/json",
            "X-Hub-Signature-256": wanted if signature is None else signature,
        }
        try:
            connection.request("POST", "/whatsapp", body, headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()


def hook_body(value: Json) -> bytes:
    """A webhook around one value."""
    metadata = {"display_phone_number": "34930000000", "phone_number_id": NUMBER}
    change = {"field": "messages", "value": {"messaging_product": "whatsapp", "metadata": metadata, **value}}
    entry = {"id": WABA, "changes": [change]}
    return json.dumps({"object": "whatsapp_business_account", "entry": [entry]}, ensure_ascii=False).encode()


def _refusal(message: Json, media: Json) -> tuple[int, str, int] | None:
    """What the provider finds wrong with a message, before it looks for the citizen."""
    kind = str(message.get("type"))
    if message.get("messaging_product") != "whatsapp" or not isinstance(message.get(kind), dict):
        return 100, "Invalid parameter", 400
    known = {"messaging_product", "recipient_type", "to", "recipient", "type", kind, "context"} | {
        "biz_opaque_callback_data"
    }
    if set(message) - known:
        return 100, f"Unexpected key {sorted(set(message) - known)}", 400
    content = message[kind]
    if kind == "text" and not 0 < len(content.get("body", "")) <= TEXT_LIMIT:
        return 100, "Param text['body'] must be at most 4096 characters long", 400
    if kind in ("image", "audio", "video", "document", "sticker") and content["id"] not in media:
        return 131053, "Media upload error", 400
    if kind == "interactive":
        action = content["action"]
        buttons, sections = action.get("buttons", []), action.get("sections", [])
        rows = [row for section in sections for row in section["rows"]]
        if len(buttons) > 3 or len(rows) > 10 or not content["body"]["text"] or len(content["body"]["text"]) > 1024:
            return 131009, "Parameter value is not valid", 400
        if any(len(each["reply"]["title"]) > 20 for each in buttons) or any(len(row["title"]) > 24 for row in rows):
            return 131009, "Parameter value is not valid", 400
    if "context" in message and not str(message["context"].get("message_id", "")).startswith("wamid."):
        return 131009, "Parameter value is not valid", 400
    return None


def _lose(handler: BaseHTTPRequestHandler, how: str) -> None:
    """The message was taken; the answer is a hang-up, half of one, another server's page, or an error nobody can read."""
    handler.close_connection = True
    if how == "cut":
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{")
    elif how in ("noise", "error"):
        head = b"200 OK" if how == "noise" else b"502 Bad Gateway"
        handler.wfile.write(b"HTTP/1.1 " + head + b"\r\nContent-Length: 7\r\nConnection: close\r\n\r\n<html/>")


def _ok(body: Json) -> tuple[int, str, bytes]:
    return 200, "application/json", json.dumps(body).encode()


def _fault(code: int, words: str, status: int) -> tuple[int, str, bytes]:
    error = {"message": f"(#{code}) {words}", "type": "OAuthException", "code": code, "fbtrace_id": "A1b2"}
    error["error_data"] = {"messaging_product": "whatsapp", "details": words}
    return status, "application/json", json.dumps({"error": error}).encode()
