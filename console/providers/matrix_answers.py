"""What a homeserver's answer means: the one table of its status and error codes, for sending and for everything else.

The one decision: only a JSON answer with the protocol's own error code says what happened. A page of a proxy in front
of the server proves nothing, so a send that met one is in doubt, and the transaction id makes repeating it harmless.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from console.models.delivery import Outcome, Rejected, Retry, Sent, Unauthorized, Uncertain
from console.models.reasons import Why
from console.providers.base import NetworkDown, PausedByProvider, ProviderError, Unauthorised
from console.providers.http import Answer
from console.providers.telegram_answers import decode
from console.providers.telegram_text import Json, decimal, obj, one_line

DEFAULT_PAUSE_MS = 5_000
PAUSE_MARGIN_MS = 250
"""Added to an ordered pause: not one request before its end, also when two clocks run a little apart."""
_LONGEST_PAUSE_MS = 7 * 24 * 3_600_000
_DEEPEST = 64
_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_OURS = ("M_USER_SUSPENDED", "M_USER_DEACTIVATED", "M_CONSENT_NOT_GIVEN", "M_RESOURCE_LIMIT_EXCEEDED")
"""Refusals that are about the town's own account and not about the citizen."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A JSON answer of the server itself. `errcode` is empty for success."""

    status: int
    body: Json
    errcode: str


def read_reply(answer: Answer) -> Reply | None:
    """The answer as the server's own, or None when it is something else: a proxy's page, a cut or empty body."""
    try:
        body = _decoded(answer.body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(body, dict):
        return None
    errcode = one_line(body.get("errcode"), 64)
    if answer.status != 200 and not errcode:
        return None
    return Reply(answer.status, body, errcode if answer.status != 200 else "")


def _decoded(body: bytes) -> object:
    try:
        return decode(body)
    except RecursionError:
        # One event is nested beyond reason: it alone shall lose its depth, and not hold up the others.
        return decode(without_depths(body))


def without_depths(body: bytes) -> bytes:
    """JSON in which everything nested deeper than any readable event is null."""
    kept: list[bytes] = []
    depth = place = 0
    for found in _BRACKETS.finditer(body):
        sign = found[0]
        if sign in b"[{":
            depth += 1
            if depth == _DEEPEST + 1:
                kept += [body[place : found.start()], b"null"]
        elif sign in b"]}":
            if depth == _DEEPEST + 1:
                place = found.end()
            depth -= 1
    kept.append(body[place:])
    return b"".join(kept)


def pause_ms(reply: Reply | None, headers: Mapping[str, str]) -> int:
    """How long a 429 orders silence, in milliseconds: the longer of what the header and the body say."""
    try:
        from_header = float(headers.get("retry-after", "")) * 1000
    except ValueError:
        from_header = 0.0
    from_body = decimal(reply.body.get("retry_after_ms"), 0, _LONGEST_PAUSE_MS) if reply else None
    longest = max(from_header if 0 < from_header < float("inf") else 0.0, from_body or 0.0)
    return int(min(longest, _LONGEST_PAUSE_MS) or DEFAULT_PAUSE_MS) + PAUSE_MARGIN_MS


def is_paused(answer: Answer, reply: Reply | None) -> bool:
    """Whether the server asks for silence."""
    return answer.status == 429 or (reply is not None and reply.errcode == "M_LIMIT_EXCEEDED")


def error_of(answer: Answer, reply: Reply | None) -> ProviderError:
    """The error that the answer to a reading call stands for."""
    if is_paused(answer, reply):
        return PausedByProvider(pause_ms(reply, answer.headers))
    if reply is None:
        return NetworkDown(f"the answer cannot be read (status {answer.status})")
    if answer.status == 401:
        return Unauthorised("the access token is refused")
    return Refused(answer.status, reply.errcode)


class Refused(NetworkDown):
    """The server answered, and its answer is no. `status` and `errcode` tell which."""

    def __init__(self, status: int, errcode: str) -> None:
        super().__init__(
            f"the server answered {status} {errcode}".rstrip(),
            Why.SERVER_FAULT if status >= 500 else Why.REQUEST_REFUSED,
        )
        self.status = status
        self.errcode = errcode

    @property
    def is_final(self) -> bool:
        """Whether asking again would bring the same answer."""
        return 400 <= self.status < 500 and self.status != 408


def judge(answer: Answer, action: str, has_file: bool) -> Outcome:
    """The outcome of a request that carried out one row."""
    reply = read_reply(answer)
    if is_paused(answer, reply):
        # Homeservers count the messages of a sender, not of a room: the silence is towards everybody.
        return Retry(pause_ms(reply, answer.headers), is_ordered=True, for_channel=True)
    if answer.status == 413:
        return too_long(has_file)
    if reply is None:
        return Uncertain(f"the answer could not be read (status {answer.status})")
    if not reply.errcode:
        if action == "typing":
            return Sent(None)
        event_id = reply.body.get("event_id")
        return Sent(event_id) if isinstance(event_id, str) and event_id else Uncertain("the answer holds no event")
    if answer.status == 401:
        return Unauthorized()
    if answer.status >= 500:
        return Uncertain(f"the server answered {answer.status}")
    return _rejected(reply, action, has_file)


def too_long(has_file: bool) -> Rejected:
    """Beyond what the server takes."""
    return Rejected("rejected_file", {"why": Why.TOO_BIG}) if has_file else Rejected("rejected_too_long")


def _rejected(reply: Reply, action: str, has_file: bool) -> Outcome:
    if reply.errcode == "M_TOO_LARGE":
        return too_long(has_file)
    if reply.status == 403 and reply.errcode not in _OURS and action == "send":
        return Rejected("rejected_blocked", is_unreachable=True)
    if reply.status == 404 and reply.errcode == "M_NOT_FOUND":
        return Rejected("rejected_not_found")
    if reply.status == 404:
        # An unknown path: the request met something that is not, or not yet again, the homeserver.
        return Uncertain(f"the server answered 404 {reply.errcode}")
    said = one_line(obj(reply.body).get("error"), 120)
    return Rejected(
        "provider_rejected",
        {"why": Why.SAID, "said": said}
        if said
        else {"why": Why.ERROR_NUMBER, "number": f"{reply.status} {reply.errcode}"},
    )
