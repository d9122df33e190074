"""A small service of a town hall that answers citizens through Ventanilla. One file, Python's standard library only.

    python3 service.py --secret-file secret.txt [--port 8123] [--certificate service.pem]

It answers two keywords. /parking says how many places are free: one question, one answer, the same for everybody. /swimming enrols
in a swimming course: two steps, so it hands back a `state` that comes again with the citizen's next message.

What every such service must do is in `checked`: the signature first, over the bytes as they came and before anything reads them;
then the time, so that an old request cannot be played again; then the shape. A request that comes twice (Ventanilla asks again after
a crash) gets the answer of the first time and books nothing twice. `openapi.yaml` beside this file describes both sides.
"""

import argparse
import hashlib
import hmac
import json
import ssl
import sys
import threading
import time
from collections import OrderedDict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

WINDOW_SECONDS = 300
LONGEST_BODY = 256 * 1024
REMEMBERED = 10_000
LANGUAGES = ("ca", "es", "en", "fr", "ar")

CAR_PARKS = {"centre": 42, "estacio": 7, "mercat": 0}
TURNS = {"dt": ("dimarts 18 h", "martes 18 h", "Tuesday 6 pm"), "dj": ("dijous 18 h", "jueves 18 h", "Thursday 6 pm")}
WORDS = {
    "free": ("{name}: {n} places lliures", "{name}: {n} plazas libres", "{name}: {n} free places"),
    "which": ("Quin torn vols?", "¿Qué turno quieres?", "Which turn would you like?"),
    "booked": (
        "Fet: {turn}. El teu número és {n}; porta'l el primer dia.",
        "Hecho: {turn}. Tu número es {n}; tráelo el primer día.",
        "Done: {turn}. Your number is {n}; bring it on the first day.",
    ),
    "trial": ("(prova, no s'ha reservat res)", "(prueba, no se ha reservado nada)", "(a trial, nothing was booked)"),
}


def say(what, language, **blanks):
    """A phrase in Catalan, Spanish or English."""
    return WORDS[what][{"ca": 0, "es": 1}.get(language, 2)].format(**blanks)


class Refused(Exception):
    """A request that is not answered: HTTP status and a word that says why."""

    def __init__(self, status, error):
        super().__init__(error)
        self.status = status
        self.error = error


def key_id(secret):
    """The name of a secret in the header Ventanilla-Key; `ventanilla answers secret` prints it too."""
    return hmac.new(secret.encode(), b"ventanilla key id", hashlib.sha256).hexdigest()[:16]


def signature(secret, timestamp, body):
    """HMAC-SHA256 over timestamp, a dot and the raw body."""
    return "v1=" + hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


# What a question must have, and of which type. More fields may come one day: they are let pass.
TEXT, FLAG, TABLE, MAYBE_TEXT, MAYBE_TABLE = (str,), (bool,), (dict,), (str, type(None)), (dict, type(None))
QUESTION = {
    **dict.fromkeys(("id", "rule", "language", "channel", "now", "town"), TEXT),
    **dict.fromkeys(("keyword", "argument"), MAYBE_TEXT),
    **dict.fromkeys(("has_buttons", "is_dry_run"), FLAG),
    **dict.fromkeys(("message", "options"), TABLE),
    "state": MAYBE_TABLE,
}
MESSAGE = {**dict.fromkeys(("kind", "text", "at"), TEXT), "file": MAYBE_TEXT}


def checked(headers, body, secrets, now):
    """The question in a request. Raises Refused; nothing of the body is looked at before its signature is right."""
    secret = secrets.get(headers.get("Ventanilla-Key", ""))
    timestamp = headers.get("Ventanilla-Timestamp", "")
    given = headers.get("Ventanilla-Signature", "")
    # An unknown key takes as long as a wrong signature, and compare_digest does not tell how much of it was right.
    right = signature(secret or "nobody", timestamp if timestamp.isascii() else "", body)
    if not hmac.compare_digest(right.encode(), given.encode("latin-1", "replace")) or secret is None:
        raise Refused(401, "signature")
    if not timestamp.isdecimal() or len(timestamp) > 12 or abs(now - int(timestamp)) > WINDOW_SECONDS:
        raise Refused(401, "timestamp")
    if headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "content_type")
    try:
        question = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(400, "json") from None
    if (
        not _fits(question, QUESTION)
        or not _fits(question["message"], MESSAGE)
        or question["language"] not in LANGUAGES
    ):
        raise Refused(400, "question")
    place = question["message"].get("location", ())
    is_place = isinstance(place, list) and len(place) == 2 and all(type(part) in (int, float) for part in place)
    if place is not None and not is_place:
        raise Refused(400, "location")
    return question


def _fits(data, shape):
    return isinstance(data, dict) and all(name in data and isinstance(data[name], kind) for name, kind in shape.items())


def parking(question, _desk):
    """How many places are free; of one car park, when the citizen names it. Anybody may get this answer, so it is `public`."""
    language, wanted = question["language"], (question["argument"] or "").strip().lower()
    parks = {wanted: CAR_PARKS[wanted]} if wanted in CAR_PARKS else CAR_PARKS
    lines = [say("free", language, name=name.capitalize(), n=places) for name, places in parks.items()]
    return {"text": "\n".join(lines), "public": True}


def swimming(question, desk):
    """Enrol in two steps. What the citizen gets is theirs alone, so it is not `public`."""
    language, state = question["language"], question["state"] or {}
    if state.get("step") == "turn":
        said = question["message"]["text"].strip().lower()
        for turn, names in TURNS.items():
            if said in (turn, *(name.lower() for name in names)):
                name = names[{"ca": 0, "es": 1}.get(language, 2)]
                if question["is_dry_run"]:
                    return {"text": say("booked", language, turn=name, n=0) + " " + say("trial", language)}
                return {"text": say("booked", language, turn=name, n=desk.book(turn))}
        if state.get("asked") == 2:
            return {"handoff": "does not find a turn", "not_understood": True}
    buttons = [{"text": names[{"ca": 0, "es": 1}.get(language, 2)], "sends": turn} for turn, names in TURNS.items()]
    asked = 2 if state.get("step") == "turn" else 1
    return {
        "text": say("which", language),
        "buttons": buttons,
        "state": {"step": "turn", "asked": asked},
        "keeps_hours": 2,
        "left": "close",
        # A word of another rule in the middle of this is answered by that rule, and then this question comes again.
        "not_understood": asked == 2,
    }


class Desk:
    """What the service remembers: bookings, and its answers of the last minutes."""

    def __init__(self, secrets):
        self.secrets = {key_id(secret): secret for secret in secrets}
        self.clock = time.time
        self.bookings = []
        self._lock = threading.Lock()
        self._answers = OrderedDict()

    def book(self, turn):
        self.bookings.append(turn)
        return len(self.bookings)

    def answer(self, route, identity, question):
        """The answer to a question, the same one for a repeat. One at a time: this town is small."""
        with self._lock:
            if (route, identity) not in self._answers:
                self._answers[route, identity] = ROUTES[route](question, self)
                while len(self._answers) > REMEMBERED:
                    self._answers.popitem(last=False)
            return self._answers[route, identity]


ROUTES = {"/parking": parking, "/swimming": swimming}


class Handler(BaseHTTPRequestHandler):
    """One request; any thread."""

    protocol_version = "HTTP/1.1"
    server_version = "town"
    sys_version = ""
    timeout = 10

    def do_POST(self):
        try:
            route = self.path.partition("?")[0]
            if route not in ROUTES:
                raise Refused(404, "path")
            length = self.headers.get("Content-Length", "")
            if not length.isdecimal():
                raise Refused(411, "length")
            if len(length) > 9 or int(length) > LONGEST_BODY:
                raise Refused(413, "length")
            body = self.rfile.read(int(length))
            desk = self.server.desk
            question = checked(self.headers, body, desk.secrets, desk.clock())
            identity = self.headers.get("Idempotency-Key", "")
            if not identity:
                raise Refused(400, "idempotency_key")
            self._send(200, desk.answer(route, identity, question))
        except Refused as refused:
            self._send(refused.status, {"error": refused.error})

    def do_GET(self):
        self._send(405 if self.path.partition("?")[0] in ROUTES else 404, {"error": "method"})

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_HEAD = do_GET

    def send_error(self, code, message=None, explain=None):
        """What the library refuses by itself (a broken line, a method nobody knows) is refused in JSON too."""
        self._send(405 if code == 501 else code, {"error": "request"})

    def _send(self, status, data):
        body = json.dumps(data, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if status == 405:
            self.send_header("Allow", "POST")
        if status != 200:
            # What was not read of a refused request must not be taken for the next one.
            self.close_connection = True
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_):
        """Nothing: what citizens write does not belong in a log."""


class Server(ThreadingHTTPServer):
    """A thread for each connection."""

    daemon_threads = True
    desk = None

    def handle_error(self, *_):
        """A client that went away is no error of ours."""


def serve(secrets, port=0, certificate=None):
    """A server that is ready to `serve_forever`."""
    server = Server(("127.0.0.1", port), Handler)
    server.desk = Desk(secrets)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    return server


def main():
    """Run until Ctrl+C. A secret a line, so that a new one can come before the old one goes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--secret-file", required=True)
    parser.add_argument("--port", type=int, default=8123)
    parser.add_argument(
        "--certificate", help="certificate and key in one PEM file; without it plain http, for this computer only"
    )
    arguments = parser.parse_args()
    server = serve(Path(arguments.secret_file).read_text().split(), arguments.port, arguments.certificate)
    scheme = "https" if arguments.certificate else "http"
    print(f"{scheme}://127.0.0.1:{server.server_address[1]}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
