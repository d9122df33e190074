"""What Telegram's answer to a call means: the one table of its error codes and words, for sending and for everything
else.

The one decision: codes and parameters decide, words only refine a refusal that is certain anyway, because they are
written for people and change. Whatever is not a readable answer of the Bot API itself says nothing about what happened.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from console.models.delivery import Outcome, Rejected, Retry, Unauthorized, Uncertain
from console.models.reasons import Why
from console.providers.base import (
    NetworkDown,
    PausedByProvider,
    ProviderError,
    TokenInUse,
    Unauthorised,
    WebhookSet,
)
from console.providers.http import Answer
from console.providers.telegram_text import obj, one_line, whole

DEFAULT_PAUSE_SECONDS = 5
PAUSE_MARGIN_MS = 250
"""Added to an ordered pause: not one request before its end, also when two clocks run a little apart."""
_LONGEST_PAUSE_SECONDS = 7 * 24 * 3600
_LONGEST_NUMBER = 300
_RETRY_AFTER = re.compile(r"retry after (\d{1,9})", re.IGNORECASE)
_PREFIX = re.compile(
    r"^(Bad Request|Forbidden|Not Found|Conflict|Unauthorized|Too Many Requests)\s*:\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the Bot API itself. `code` is 0 for success."""

    code: int
    result: Any
    description: str
    retry_after: int | None
    new_chat_id: int | None


def decode(body: bytes) -> Any:
    """A JSON body as Python values. Raises ValueError when it is none, RecursionError when nested too deep."""
    # Bytes that are no UTF-8 are a damaged character inside a text, not a reason to lose the batch it came in.
    return json.loads(body.decode("utf-8-sig", "replace"), parse_int=_integer)


def _integer(digits: str) -> int | str:
    """A number; one of absurd length stays text, which Python would refuse to convert and no field takes."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def read_reply(answer: Answer) -> Reply | None:
    """The answer as the Bot API's own, or None when it is something else: a proxy's page, a cut or empty body."""
    try:
        body = decode(answer.body)
    except (ValueError, RecursionError):
        return None
    return reply_of(body, answer)


def reply_of(body: object, answer: Answer) -> Reply | None:
    """The same, of a body that is decoded already."""
    if not isinstance(body, dict) or not isinstance(body.get("ok"), bool):
        return None
    if body["ok"]:
        # A success inside a failure is neither.
        return Reply(0, body.get("result"), "", None, None) if answer.status == 200 else None
    parameters = obj(body.get("parameters"))
    code = whole(body.get("error_code"))
    return Reply(
        code if code is not None and 400 <= code < 600 else max(answer.status, 400),
        None,
        one_line(body.get("description"), 300),
        whole(parameters.get("retry_after")),
        whole(parameters.get("migrate_to_chat_id")),
    )


def pause_ms(reply: Reply | None, headers: Mapping[str, str]) -> int:
    """How long a 429 orders silence, in milliseconds."""
    found = _RETRY_AFTER.search(reply.description) if reply else None
    for seconds in (
        reply.retry_after if reply else None,
        int(found[1]) if found else None,
        whole(headers.get("retry-after", "").strip()),
    ):
        if seconds is not None and seconds > 0:
            return min(seconds, _LONGEST_PAUSE_SECONDS) * 1000 + PAUSE_MARGIN_MS
    return DEFAULT_PAUSE_SECONDS * 1000 + PAUSE_MARGIN_MS


def is_secret_refused(reply: Reply) -> bool:
    """401; and a bare 404, which older servers give for an address with a token they do not know."""
    bare = reply.description.strip(" .").lower()
    return reply.code == 401 or (reply.code == 404 and bare in ("", "not found", "not found: bot not found"))


def error_of(answer: Answer, reply: Reply | None) -> ProviderError:
    """The error that the answer to a reading call stands for."""
    if answer.status == 429 or (reply is not None and reply.code == 429):
        return PausedByProvider(pause_ms(reply, answer.headers))
    if reply is None or reply.code == 0:
        return NetworkDown(f"the answer cannot be read (status {answer.status})")
    if is_secret_refused(reply):
        return Unauthorised("the token is refused")
    if reply.code == 409:
        if "webhook" in reply.description.lower():
            return WebhookSet("a webhook is set")
        return TokenInUse("another program receives with this token")
    return NetworkDown(f"error {reply.code}", Why.SERVER_FAULT if reply.code >= 500 else Why.REQUEST_REFUSED)


def judge_failure(answer: Answer, reply: Reply | None, has_file: bool, scrub: Mapping[str, str]) -> Outcome:
    """The outcome of a send that was not plainly successful. `scrub`: words that must not be repeated, and what stands
    for them.
    """
    if answer.status == 429 or (reply is not None and reply.code == 429):
        return Retry(pause_ms(reply, answer.headers), is_ordered=True)
    if answer.status == 413:
        return Rejected("rejected_file" if has_file else "rejected_too_long", {"why": Why.TOO_BIG} if has_file else {})
    if answer.status >= 500 or (reply is not None and reply.code >= 500):
        return Uncertain(f"the server answered {max(answer.status, reply.code if reply else 0)}")
    if reply is None or reply.code == 0:
        return Uncertain(f"the answer could not be read (status {answer.status})")
    if is_secret_refused(reply):
        return Unauthorized()
    if reply.new_chat_id:
        return Rejected("provider_rejected", {"why": Why.GROUP_MOVED}, str(reply.new_chat_id))
    return _rejected(reply, has_file, scrub)


_UNREACHABLE = (
    "blocked by the user",
    "user is deactivated",
    "bot was kicked",
    "can't initiate conversation",
    "bot is not a member",
    "can't send messages to bots",
    "group chat was deleted",
    "group chat was deactivated",
    "user_is_blocked",
    "input_user_deactivated",
)
_UNKNOWN_CHAT = (
    "chat not found",
    "user not found",
    "chat_id is empty",
    "peer_id_invalid",
    "group chat was upgraded",
    "chat_id_invalid",
)
_TOO_LONG = ("too long", "too_long")
_ABOUT_FILES = ("file", "photo", "image", "voice", "video", "audio", "document", "media", "sticker", "entity too large")


def _rejected(reply: Reply, has_file: bool, scrub: Mapping[str, str]) -> Rejected:
    said = reply.description.lower()

    def says(phrases: tuple[str, ...]) -> bool:
        return any(phrase in said for phrase in phrases)

    words = _PREFIX.sub("", reply.description)[:120]
    for secret, stand_in in scrub.items():
        words = words.replace(secret, stand_in)
    blanks = {"why": Why.SAID, "said": words} if words else {"why": Why.ERROR_NUMBER, "number": reply.code}
    if says(_UNREACHABLE):
        return Rejected("rejected_blocked", is_unreachable=True)
    if says(_UNKNOWN_CHAT):
        return Rejected("rejected_not_found", is_unreachable=True)
    if says(_TOO_LONG):
        return Rejected("rejected_too_long")
    if has_file and says(_ABOUT_FILES):
        return Rejected("rejected_file", blanks)
    return Rejected("provider_rejected", blanks)
