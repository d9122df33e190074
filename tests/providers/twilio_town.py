"""A Twilio for tests: an account with senders, citizens with telephones, lists by Greenwich day and page, files, statuses.

Written from Twilio's own description, not from our adapter: it refuses what Twilio refuses, in its codes, and keeps a
ledger of what citizens got. Twilio's own SDK judges its answers in `test_twilio_judge.py`.
"""

import base64
import itertools
import json
import socket
import struct
import threading
import time
import uuid
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

ACCOUNT, KEY, SECRET = "AC" + "0a" * 16, "SK" + "1b" * 16, "clau-del-poble-de-vallserena-0099"
WHATSAPP, SMS = "whatsapp:+34930000000", "+34930000001"
LIMIT = 1600
Json = dict[str, Any]


@dataclass
class Citizen:
    """Somebody with a telephone; `address` with its prefix. `got` is what arrived there."""

    address: str
    last_wrote: float = 0.0
    got: list[Json] = field(default_factory=list)
    has_opted_out: bool = False


class TwilioTown:
    """The server and its state. Base address: `url`."""

    def __init__(self) -> None:
        self.secret = SECRET
        self.now = time.time
        self.citizens: dict[str, Citizen] = {}
        self.messages: list[Json] = []
        self.media: dict[str, list[tuple[str, str, bytes]]] = {}
        self.calls: list[str] = []
        self.next_fault: tuple[int, int] | None = None
        self.loses_next_send = False
        self.drops_next_send = False
        self.redirect = ""
        self.bare_requests = 0
        self._count = itertools.count(1)
        town = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                town.handle(self)

            do_POST = do_GET

            def log_message(self, format: str, *args: Any) -> None:
                return None

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def add(self, address: str) -> Citizen:
        self.citizens[address] = Citizen(address)
        return self.citizens[address]

    # The API

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        self.calls.append(handler.requestline)
        is_send = handler.command == "POST"
        if is_send and self.drops_next_send:
            self.drops_next_send = False
            self._cut(handler)
            return
        status, kind, content, headers = self._answer(handler, body)
        if is_send and self.loses_next_send:
            self.loses_next_send = False
            self._cut(handler)
            return
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    @staticmethod
    def _cut(handler: BaseHTTPRequestHandler) -> None:
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.shutdown(socket.SHUT_RDWR)
        handler.connection.close()
        handler.close_connection = True

    def _answer(self, handler: BaseHTTPRequestHandler, body: bytes) -> tuple[int, str, bytes, dict[str, str]]:
        parts = urlsplit(handler.path)
        if parts.path.startswith("/bytes/"):
            self.bare_requests += handler.headers.get("Authorization") is None
            sid = parts.path.removeprefix("/bytes/")
            _, kind, data = next(each for each in itertools.chain(*self.media.values()) if each[0] == sid)
            return 200, kind, data, {}
        allowed = {f"{user}:{self.secret}" for user in (ACCOUNT, KEY)}
        word = handler.headers.get("Authorization", "").removeprefix("Basic ")
        if base64.b64decode(word or "").decode("utf-8", "replace") not in allowed:
            return _fault(401, 20003, "Authenticate")
        bare = parts.path.removeprefix("/2010-04-01/Accounts/").split("/")
        if bare[0] != ACCOUNT:
            return _fault(401, 20003, "Authenticate")
        if self.next_fault is not None:
            (status, code), self.next_fault = self.next_fault, None
            return _fault(status, code, "as told") if code else (status, "text/html", b"<html>Bad Gateway</html>", {})
        query = dict(parse_qsl(parts.query))
        if handler.command == "POST" and bare[1:] == ["Messages.json"]:
            return self._send(parse_qs(body.decode(), keep_blank_values=True))
        if bare[1:] == ["Messages.json"]:
            return self._list(query)
        if len(bare) == 4 and bare[3] == "Media.json" and bare[2] in self.media:
            return _ok(200, self._media_list(bare[2]))
        if len(bare) == 5 and bare[3] == "Media" and any(bare[4] == each[0] for each in self.media.get(bare[2], [])):
            host = handler.headers.get("Host")
            return 307, "application/json", b"{}", {"Location": self.redirect or f"http://{host}/bytes/{bare[4]}"}
        if len(bare) == 3 and bare[1] == "Messages":
            found = [each for each in self.messages if each["sid"] == bare[2].removesuffix(".json")]
            if found:
                return _ok(200, _shown(found[0]))
        return _fault(404, 20404, "The requested resource was not found")

    def _list(self, query: Json) -> tuple[int, str, bytes, dict[str, str]]:
        size, page = min(int(query.get("PageSize", 50)), 1000), int(query.get("Page", 0))
        found = [each for each in reversed(self.messages) if _is_asked(each, query)]
        if token := query.get("PageToken"):
            # What came after the first page does not push the others along.
            places = [at for at, each in enumerate(found) if each["sid"] == token.removeprefix("PA")]
            found = found[places[0] + 1 :] if places else []
            shown, rest = found[:size], found[size:]
        else:
            shown, rest = found[:size], found[size:]
        path = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
        following = None
        if rest:
            more = {**query, "PageSize": str(size), "Page": str(page + 1), "PageToken": "PA" + shown[-1]["sid"]}
            following = f"{path}?{urlencode(more)}"
        first = {name: value for name, value in query.items() if name not in ("PageToken",)}
        body = {
            "messages": [_shown(each) for each in shown],
            "first_page_uri": f"{path}?{urlencode({**first, 'Page': '0', 'PageSize': str(size)})}",
            "next_page_uri": following,
            "previous_page_uri": None,
            "uri": f"{path}?{urlencode({**query, 'Page': str(page), 'PageSize': str(size)})}",
            "page": page,
            "page_size": size,
            "start": page * size,
            "end": page * size + max(0, len(shown) - 1),
        }
        return _ok(200, body)

    def _media_list(self, sid: str) -> Json:
        path = f"/2010-04-01/Accounts/{ACCOUNT}/Messages/{sid}/Media"
        when = formatdate(self.now(), usegmt=True).replace("GMT", "+0000")
        elements = [
            {
                "sid": media,
                "account_sid": ACCOUNT,
                "parent_sid": sid,
                "content_type": kind,
                "date_created": when,
                "date_updated": when,
                "uri": f"{path}/{media}.json",
            }
            for media, kind, _ in self.media[sid]
        ]
        paging: Json = {"first_page_uri": f"{path}.json?PageSize=50&Page=0", "uri": f"{path}.json?PageSize=50&Page=0"}
        paging |= {"next_page_uri": None, "previous_page_uri": None}
        return {"media_list": elements, **paging, "page": 0, "page_size": 50, "start": 0, "end": len(elements) - 1}

    def _send(self, form: dict[str, list[str]]) -> tuple[int, str, bytes, dict[str, str]]:
        fields = {name: values[0] for name, values in form.items()}
        refusal = self._refusal(fields)
        if refusal is not None:
            return _fault(400, *refusal)
        citizen = self.citizens[fields["To"]]
        message = self._keep("outbound-api", fields["From"], fields["To"], fields.get("Body", ""), "queued")
        message["action"] = fields.get("PersistentAction", "")
        citizen.got.append(message)
        return _ok(201, _shown(message))

    def _refusal(self, fields: dict[str, str]) -> tuple[int, str] | None:
        if "To" not in fields:
            return 21604, "A 'To' phone number is required."
        if fields.get("From") not in (WHATSAPP, SMS):
            return 21606, "The 'From' phone number provided is not a valid message-capable Twilio phone number."
        if fields["To"].startswith("whatsapp:") != fields["From"].startswith("whatsapp:"):
            return 63007, "Twilio could not find a Channel with the specified From address"
        if not fields.get("Body") and "MediaUrl" not in fields:
            return 21602, "Message body is required."
        if len(fields["Body"]) > LIMIT:
            return 21617, "The concatenated message body exceeds the 1600 character limit."
        citizen = self.citizens.get(fields["To"])
        if citizen is None:
            return 21211, f"Invalid 'To' Phone Number: {fields['To']}"
        if citizen.has_opted_out:
            return 21610, "Attempt to send to unsubscribed recipient"
        if fields["To"].startswith("whatsapp:") and self.now() - citizen.last_wrote > 24 * 3600:
            return 63016, "Failed to send freeform message because you are outside the allowed window."
        return None

    def _keep(self, direction: str, sender: str, to: str, text: str, status: str, media: int = 0) -> Json:
        message = {
            "sid": ("MM" if media else "SM") + uuid.uuid4().hex,
            "direction": direction,
            "from": sender,
            "to": to,
            "body": text,
            "status": status,
            "num_media": str(media),
            "at": self.now(),
            "error_code": None,
        }
        self.messages.append(message)
        return message

    # The citizens' side

    def say(self, citizen: Citizen, text: str, to: str = WHATSAPP, status: str = "received") -> Json:
        citizen.last_wrote = self.now()
        return self._keep("inbound", citizen.address, to, text, status)

    def send_files(self, citizen: Citizen, text: str, *files: tuple[str, bytes], to: str = WHATSAPP) -> Json:
        citizen.last_wrote = self.now()
        told = [("ME" + uuid.uuid4().hex, kind, data) for kind, data in files]
        message = self._keep("inbound", citizen.address, to, text, "receiving", len(files))
        self.media[message["sid"]] = told
        message["status"] = "received"
        return message

    def report(self, message: Json, status: str, error: int | None = None) -> None:
        """What became of a message that went out."""
        message["status"], message["error_code"] = status, error


def _date(at: float) -> str:
    return formatdate(at, usegmt=True).replace("GMT", "+0000")


def _is_asked(message: Json, query: Json) -> bool:
    day = time.strftime("%Y-%m-%d", time.gmtime(message["at"]))
    asked = [query.get("To", message["to"]) == message["to"], query.get("From", message["from"]) == message["from"]]
    asked += [day == query.get("DateSent", day)[:10], day >= query.get("DateSent>", day)[:10]]
    return all(asked)


def _shown(message: Json) -> Json:
    """As the API tells it: every documented field, numbers as strings."""
    path = f"/2010-04-01/Accounts/{ACCOUNT}/Messages/{message['sid']}"
    return {
        "account_sid": ACCOUNT,
        "api_version": "2010-04-01",
        "body": message["body"],
        "date_created": _date(message["at"]),
        "date_sent": _date(message["at"]),
        "date_updated": _date(message["at"]),
        "direction": message["direction"],
        "error_code": message["error_code"],
        "error_message": None,
        "from": message["from"],
        "messaging_service_sid": None,
        "num_media": message["num_media"],
        "num_segments": "1",
        "price": None,
        "price_unit": "USD",
        "sid": message["sid"],
        "status": message["status"],
        "subresource_uris": {"media": f"{path}/Media.json"},
        "to": message["to"],
        "uri": f"{path}.json",
    }


def _ok(status: int, body: Json) -> tuple[int, str, bytes, dict[str, str]]:
    return status, "application/json", json.dumps(body, ensure_ascii=False).encode(), {}


def _fault(status: int, code: int, words: str) -> tuple[int, str, bytes, dict[str, str]]:
    error = {
        "code": code,
        "message": words,
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status,
    }
    return status, "application/json", json.dumps(error).encode(), {}
