"""The Telegram Bot API as one channel of the desk (reference: Bot API, sections 1 to 3, 6, 7 and 10).

The one decision: the adapter never tidies up at the provider's. It sends no negative offset, drops no pending updates
and deletes no webhook; each of these would throw away what citizens wrote.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from console.models.capabilities import TELEGRAM
from console.models.delivery import Outbound, OutboundFile, Outcome, Rejected, Retry, Uncertain
from console.models.inbound import Batch, RemoteFile
from console.providers.addresses import checked_base_url, host_of
from console.providers.base import ChannelCheck, FileRefused, NetworkDown, Unauthorised
from console.providers.http import (
    CONNECT_SECONDS,
    IDLE_SECONDS,
    Answer,
    AnswerTooBig,
    HttpClient,
    NotOpened,
    multipart,
    unopened_delay_ms,
)
from console.providers.telegram_answers import Reply, decode, error_of, is_secret_refused, read_reply, reply_of
from console.providers.telegram_content import TOO_BIG, full_name
from console.providers.telegram_offset import next_offset, read_cursor, write_cursor
from console.providers.telegram_parse import ALLOWED_UPDATES, parse_update, update_number
from console.providers.telegram_send import Request, build_request, form_fields, judge
from console.providers.telegram_slices import slices_of
from console.providers.telegram_text import Json, amount, as_text, digest, obj, one_line, whole

_BATCH = 100
_LONGEST_POLL_SECONDS = 50
_PATIENCE = 4
"""So often may one and the same batch come back before polling slows down."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds. `poll_margin` is waited beyond the time the provider itself may take."""

    connect: float = CONNECT_SECONDS
    idle: float = IDLE_SECONDS
    ask: float = 15.0
    poll_margin: float = 10.0
    send: float = 60.0
    file: float = 60.0
    file_total: float = 600.0


class TelegramProvider:
    """One bot. Used by one thread. Neither its representation nor anything it raises or logs holds the token."""

    capabilities = TELEGRAM

    def __init__(self, base_url: str, token: str, timeouts: Timeouts | None = None, proxy: str = "system") -> None:
        """Raises Problem `bad_url` for an address the token must not travel to."""
        self._base = checked_base_url(base_url)
        self._token = quote(token, safe=":")
        self._timeouts = timeouts or Timeouts()
        self._client = HttpClient(self._timeouts.connect, self._timeouts.idle, proxy)
        self._last_batch = ""
        self._repeats = 0
        self._silent_until: dict[str, float] = {}

    def __repr__(self) -> str:
        return f"TelegramProvider({host_of(self._base)!r})"

    def close(self) -> None:
        """Let go of connections."""
        self._client.close()

    def check(self) -> ChannelCheck:
        """Who the bot is and whether a webhook is set. Facts: username, name, webhook (its host, only when set),
        pending_updates.

        Raises ProviderError.
        """
        bot = obj(self._ask("getMe", {}))
        bot_id = whole(bot.get("id"))
        if bot_id is None:
            raise NetworkDown("the answer holds no account")
        hook = obj(self._ask("getWebhookInfo", {}))
        name, username = full_name(bot), one_line(bot.get("username"), 64)
        facts = {
            "username": username,
            "name": name,
            "pending_updates": str(amount(hook.get("pending_update_count")) or 0),
        }
        if hook.get("url"):
            facts["webhook"] = host_of(hook["url"]) or "?"
        return ChannelCheck(f"@{username}" if username else name or str(bot_id), str(bot_id), facts)

    def fetch(self, cursor: str | None, wait_seconds: int) -> Batch:
        """The next updates, at most 100. `has_more` is true when any came: the provider is empty only when it says so.

        Raises NetworkDown, Unauthorised, PausedByProvider, TokenInUse or WebhookSet.
        """
        wait = max(0, min(_LONGEST_POLL_SECONDS, wait_seconds))
        asked = read_cursor(cursor)
        params: Json = {"limit": _BATCH, "timeout": wait, "allowed_updates": list(ALLOWED_UPDATES)}
        if asked.ask > 0:
            params["offset"] = asked.ask
        answer = self._call("getUpdates", params, wait + self._timeouts.poll_margin if wait else self._timeouts.ask)
        elements = _elements(answer)
        self._notice_repeat(answer.body if elements else b"")
        now_ms = time.time_ns() // 1_000_000
        updates = tuple(parse_update(element, raw, now_ms) for element, raw in elements)
        if not updates:
            return Batch((), cursor, False)
        came = [(each.key, update_number(element)) for each, (element, _) in zip(updates, elements, strict=True)]
        offset = next_offset(asked, came)
        # Where nothing moves, a caller that asks until nothing comes would ask for ever.
        return Batch(updates, write_cursor(offset), has_more=offset.ask != asked.ask)

    def _notice_repeat(self, body: bytes) -> None:
        """Slow down when one and the same batch keeps coming back, because the provider does not move on or because the
        caller could not file it. Every second time it is still handed out, so it is never withheld for good.
        """
        name = digest(body.decode("latin-1")) if body else ""
        self._repeats = self._repeats + 1 if name and name == self._last_batch else 0
        self._last_batch = name
        if self._repeats >= _PATIENCE and self._repeats % 2:
            raise NetworkDown("the same updates keep coming back")

    def perform(self, item: Outbound, file: OutboundFile | None) -> Outcome:
        """Carry out one outbox row. Never raises for what the network or the provider does."""
        request = build_request(item, file)
        if isinstance(request, Rejected):
            return request
        try:
            answer = self._post(request, self._timeouts.send)
        except NotOpened:
            return Retry(unopened_delay_ms(item.attempts))
        except NetworkDown as error:
            return Uncertain(error.why)
        outcome = judge(item, request, answer, read_reply(answer), {self._token: "…"})
        if isinstance(outcome, Retry) and outcome.is_ordered:
            return self._note_pause(item.recipient, outcome)
        return outcome

    def _note_pause(self, recipient: str, ordered: Retry) -> Retry:
        """A 429 does not say whom it is about: when a third chat hears it while two others must be silent, it is about
        all of us.
        """
        now = time.monotonic()
        self._silent_until = {chat: until for chat, until in self._silent_until.items() if until > now}
        others = len(self._silent_until.keys() - {recipient})
        self._silent_until[recipient] = now + ordered.after_ms / 1000
        return Retry(ordered.after_ms, is_ordered=True, for_channel=others >= 2)

    def download(self, file: RemoteFile, limit: int) -> bytes:
        """The bytes of a citizen's file. Raises FileRefused (`too_big`, or `gone` with is_expired) or ProviderError."""
        most = min(limit, TELEGRAM.max_download)
        reference = file.ref.get("file_id")
        if not isinstance(reference, str) or not reference:
            raise FileRefused("gone", is_expired=True)
        found = obj(self._ask("getFile", {"file_id": reference}, _file_error))
        size = amount(found.get("file_size"))
        if size is not None and size > most:
            raise FileRefused(TOO_BIG)
        path = _safe_path(found.get("file_path"))
        refusal: Exception | None = None
        try:
            answer = self._client.exchange(
                "GET",
                f"{self._base}/file/bot{self._token}/{path}",
                read_seconds=self._timeouts.file,
                total_seconds=self._timeouts.file_total,
                limit=most,
            )
        except AnswerTooBig:
            refusal = FileRefused(TOO_BIG)
        if refusal is not None:
            raise refusal
        if answer.status != 200:
            raise _download_error(answer)
        if size is not None and len(answer.body) < size:
            raise NetworkDown("the file came short")
        return answer.body

    def _ask(self, method: str, params: Json, refine: Callable[[Reply], Exception | None] | None = None) -> Any:
        """A call that only reads: its result. Raises ProviderError, or what `refine` makes of a refusal."""
        answer = self._call(method, params, self._timeouts.ask)
        reply = read_reply(answer)
        if reply is not None and reply.code == 0:
            return reply.result
        refined = refine(reply) if refine is not None and reply is not None else None
        raise refined or error_of(answer, reply)

    def _call(self, method: str, params: Json, read_seconds: float) -> Answer:
        return self._post(Request(method, params), read_seconds)

    def _post(self, request: Request, read_seconds: float) -> Answer:
        if request.upload:
            body, content_type = multipart(form_fields(request.params), request.upload)
        else:
            body, content_type = json.dumps(request.params).encode(), "application/json"
        headers: Mapping[str, str] = {"Content-Type": content_type}
        url = f"{self._base}/bot{self._token}/{request.method}"
        return self._client.exchange("POST", url, read_seconds=read_seconds, body=body, headers=headers)


def _elements(answer: Answer) -> list[tuple[object, str]]:
    """The updates of an answer, each with its JSON. Raises the ProviderError that the answer stands for."""
    try:
        body = decode(answer.body)
        reply = reply_of(body, answer)
        if reply is not None and reply.code == 0 and isinstance(reply.result, list):
            return [(element, as_text(element)) for element in reply.result]
    except ValueError:
        reply = None
    except RecursionError:
        # One update is nested beyond reason: it alone shall be kept raw, and not hold up the others.
        slices = slices_of(answer.body) if answer.status == 200 else None
        if slices is not None:
            return slices
        reply = None
    raise error_of(answer, reply)


def _file_error(reply: Reply) -> Exception | None:
    said = reply.description.lower()
    if "too big" in said:
        return FileRefused(TOO_BIG)
    if "temporarily unavailable" in said:
        return NetworkDown("the file is not there at the moment")
    if reply.code == 400 or (reply.code == 404 and not is_secret_refused(reply)):
        return FileRefused("gone", is_expired=True)
    return None


def _download_error(answer: Answer) -> Exception:
    if answer.status == 401:
        return Unauthorised("the token is refused")
    if answer.status == 429:
        return error_of(answer, None)
    if answer.status == 410:
        return FileRefused("gone", is_expired=True)
    # A link may have grown old between two calls: asking again gives a new one, and after some attempts the file counts
    # as gone.
    return NetworkDown(f"the file could not be fetched (status {answer.status})")


def _safe_path(value: object) -> str:
    """A file path that stays below the bot's own folder. Raises FileRefused for an address, an absolute path or a way
    upwards.
    """
    if not isinstance(value, str) or not value:
        raise NetworkDown("the answer holds no path")
    parts = value.split("/")
    if "\\" in value or ":" in value or len(value) > 1000 or any(part in ("", ".", "..") for part in parts):
        raise FileRefused("the server names a path that is not its own")
    if any(ord(ch) < 32 or ord(ch) == 127 for ch in value) or not value.isprintable():
        raise FileRefused("the server names a path that is not its own")
    return quote(value, safe="/")
