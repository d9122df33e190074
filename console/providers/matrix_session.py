"""One signed-in account at a homeserver: who we are, and every request with its access token.

The one decision: all instances of one process that serve the same account share one token in memory. A server may end
a device's older tokens at each login, so instances that signed in one by one would throw each other out.
"""

import contextlib
import hashlib
import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import quote, urlencode, urljoin, urlsplit

from console.providers.addresses import checked_base_url, host_of, is_this_computer
from console.providers.base import NetworkDown, PausedByProvider, ProviderError, Unauthorised
from console.providers.http import Answer, HttpClient, NotOpened
from console.providers.matrix_answers import error_of, is_paused, pause_ms, read_reply
from console.providers.telegram_text import Json

ASK_SECONDS = 30.0
_SIGN_IN_SECONDS = 30.0
_CLIENT = "/_matrix/client"


@dataclass(frozen=True, slots=True)
class Grant:
    """What a login gave us."""

    token: str = field(repr=False)
    user_id: str


class GrantKeeper(Protocol):
    """Keeps a grant between processes, sealed: homeservers allow only a few logins an hour."""

    def load(self) -> str | None:
        """What was saved, or None."""

    def save(self, grant: str) -> None:
        """Keep this instead of what was kept before."""


class _Slot:
    """The grant of one account in this process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.grant: Grant | None = None


_slots: dict[tuple[str, str, str, str], _Slot] = {}
_slots_lock = threading.Lock()


def _slot(homeserver: str, user: str, device_id: str, password: str) -> _Slot:
    # Part of the key, so that a changed password is tried and a wrong one never profits from a grant of the right one.
    proof = hashlib.sha256(password.encode("utf-8", "surrogatepass")).hexdigest()
    with _slots_lock:
        return _slots.setdefault((homeserver, user, device_id, proof), _Slot())


def segment(value: str) -> str:
    """A value as one segment of a path."""
    return quote(value, safe="", errors="replace")


class MatrixSession:
    """Used by one thread; the token behind it is shared. Neither its representation nor its errors hold a secret."""

    def __init__(
        self,
        homeserver: str,
        user: str,
        password: str,
        device_id: str,
        client: HttpClient,
        keeper: GrantKeeper | None = None,
    ) -> None:
        """Raises Problem `bad_url` for an address the password must not travel to."""
        self._base = checked_base_url(homeserver)
        self._user = user
        self._password = password
        self._device_id = device_id
        self._client = client
        self._slot = _slot(self._base, user, device_id, password)
        self._keeper = keeper

    def __repr__(self) -> str:
        return f"MatrixSession({host_of(self._base)!r})"

    def sign_in(self) -> str:
        """Our full user id, after a login when there was none in this process.

        Raises Unauthorised, PausedByProvider or NotOpened: whatever failed, no request of the caller's went out.
        """
        return self._grant().user_id

    def _grant(self, refused: Grant | None = None) -> Grant:
        """The shared grant; a new one when there is none or when it is the one that was just refused."""
        with self._slot.lock:
            if self._slot.grant is None and refused is None:
                self._slot.grant = self._kept()
            if self._slot.grant is None or self._slot.grant is refused:
                self._slot.grant = None
                self._slot.grant = self.log_in(self._device_id)
                self._keep(self._slot.grant)
            return self._slot.grant

    def _kept(self) -> Grant | None:
        """The grant of an earlier process. Whether it still holds shows at its first use."""
        saved = self._keeper.load() if self._keeper is not None else None
        if saved is None:
            return None
        try:
            found = json.loads(saved)
            return Grant(str(found["token"]), str(found["user_id"]))
        except (ValueError, KeyError, TypeError):
            return None

    def _keep(self, grant: Grant) -> None:
        if self._keeper is not None:
            self._keeper.save(json.dumps({"token": grant.token, "user_id": grant.user_id}))

    def log_in(self, device_id: str) -> Grant:
        """A new token for a device. Raises Unauthorised, PausedByProvider or NotOpened."""
        body = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": self._user},
            "password": self._password,
            "device_id": device_id,
            "initial_device_display_name": "Ventanilla",
        }
        try:
            answer = self._exchange("POST", f"{_CLIENT}/v3/login", None, body, _SIGN_IN_SECONDS)
        except NetworkDown as error:
            lost = error.why
        else:
            return _grant_of(answer)
        raise NotOpened(lost)

    def log_out(self, grant: Grant) -> None:
        """End a token and its device, if the server can be asked."""
        with contextlib.suppress(ProviderError):
            self._exchange("POST", f"{_CLIENT}/v3/logout", grant.token, {}, _SIGN_IN_SECONDS)

    def ask_openly(self, path: str) -> Json:
        """A reading call without a token. Raises ProviderError."""
        return _result(self._exchange("GET", _CLIENT + path, None, None, ASK_SECONDS))

    def ask_with(self, grant: Grant, path: str) -> Json:
        """A reading call with a token of its own. Raises ProviderError."""
        return _result(self._exchange("GET", _CLIENT + path, grant.token, None, ASK_SECONDS))

    def ask(self, path: str, params: Mapping[str, str] | None = None, read_seconds: float = ASK_SECONDS) -> Json:
        """A reading call: the object that came. Raises ProviderError; Refused when the server said no."""
        return _result(self.call("GET", _CLIENT + path, params=params, read_seconds=read_seconds))

    def act(self, path: str, body: Json | None = None) -> Json:
        """A POST whose repetition does no harm: join, leave. Raises ProviderError; Refused when the server said no."""
        return _result(self.call("POST", _CLIENT + path, body=body or {}))

    def put(self, path: str, body: Json, read_seconds: float) -> Answer:
        """A PUT, whatever its answer. Raises NotOpened, AnswerLost, Unauthorised or PausedByProvider."""
        return self.call("PUT", _CLIENT + path, body=body, read_seconds=read_seconds)

    def call(
        self,
        verb: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        body: Json | bytes | None = None,
        media_type: str = "application/json",
        read_seconds: float = ASK_SECONDS,
        total_seconds: float | None = None,
        limit: int | None = None,
    ) -> Answer:
        """One request as ourselves. When the token is refused, one new login and one more try."""
        grant = self._grant()
        target = path + ("?" + urlencode(params) if params else "")
        for is_last in (False, True):
            answer = self._exchange(
                verb, target, grant.token, body, read_seconds, total_seconds, media_type, limit=limit
            )
            if answer.status != 401 or is_last:
                break
            grant = self._grant(refused=grant)
        return answer

    def follow(self, answer: Answer, path: str, *, read_seconds: float, total_seconds: float, limit: int) -> Answer:
        """Where a redirect points, asked once and without the token, unless it stays on the homeserver itself.

        Raises NetworkDown, also for an address that must not be asked.
        """
        target = urljoin(self._base + path, answer.headers.get("location", ""))
        parts = urlsplit(target)
        is_home = target.startswith(self._base + "/")
        is_elsewhere = parts.scheme == "https" and host_of(target) and not is_this_computer(host_of(target))
        # A server on this computer may keep its files beside it; one out there may not send us looking inside.
        is_beside = parts.scheme in ("http", "https") and all(map(is_this_computer, map(host_of, (self._base, target))))
        if parts.username or not (is_home or is_elsewhere or is_beside):
            raise NetworkDown("the server sends us to an address that may not be used")
        token = self._grant().token if is_home else None
        return self._exchange("GET", target, token, None, read_seconds, total_seconds, limit=limit)

    def _exchange(
        self,
        verb: str,
        target: str,
        token: str | None,
        body: Json | bytes | None,
        read_seconds: float,
        total_seconds: float | None = None,
        media_type: str = "application/json",
        limit: int | None = None,
    ) -> Answer:
        headers = {"Accept": "application/json"} if limit is None else {}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        content = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        if content is not None:
            headers["Content-Type"] = media_type
        url = target if target.startswith("http") else self._base + target
        limits = {} if limit is None else {"limit": limit}
        return self._client.exchange(
            verb, url, read_seconds=read_seconds, total_seconds=total_seconds, body=content, headers=headers, **limits
        )


def _result(answer: Answer) -> Json:
    reply = read_reply(answer)
    if reply is not None and not reply.errcode:
        return reply.body
    raise error_of(answer, reply)


def _grant_of(answer: Answer) -> Grant:
    reply = read_reply(answer)
    if is_paused(answer, reply):
        raise PausedByProvider(pause_ms(reply, answer.headers))
    if reply is None:
        raise NotOpened(f"the answer to the login cannot be read (status {answer.status})")
    if reply.errcode:
        if answer.status in (401, 403):
            raise Unauthorised("the password is refused")
        raise NotOpened(f"the server takes no login by password ({answer.status} {reply.errcode})")
    token, user_id = reply.body.get("access_token"), reply.body.get("user_id")
    if not (isinstance(token, str) and token.isascii() and token and isinstance(user_id, str) and user_id):
        raise NotOpened("the answer to the login holds no token")
    return Grant(token, user_id)
