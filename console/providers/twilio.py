"""One sender at Twilio, a WhatsApp or an SMS number, as a channel that is asked and never calls (reference: Twilio).

The one decision: nothing is told to this computer, so no public address is needed. Each question lists the messages to our
number from the day before the last question on, newest first, down to a page that holds nothing new; now and then it
reads all pages, since nobody promises the order. What a list brought is filed oldest first, so that a crash leaves the
newest untold, and those stand on the first page.
"""

import time
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urljoin, urlsplit

from console.models.capabilities import BY_KIND
from console.models.delivery import Outbound, OutboundFile, Outcome, Rejected, Retry, Sent, Uncertain
from console.models.inbound import Batch, RemoteFile, Update
from console.providers.addresses import checked_base_url, host_of
from console.providers.base import ChannelCheck, FileRefused, NetworkDown
from console.providers.http import (
    CONNECT_SECONDS,
    IDLE_SECONDS,
    Answer,
    AnswerTooBig,
    HttpClient,
    NotOpened,
    unopened_delay_ms,
)
from console.providers.telegram_text import Json, items, obj, one_line
from console.providers.twilio_account import kind_of
from console.providers.twilio_answers import error_of, judge_fault, read_answer
from console.providers.twilio_cursor import Seen, day_of
from console.providers.twilio_parse import FAILED, Listed, bare, listed, message_update, status_update
from console.providers.twilio_send import build_fields, encoded

TOO_BIG = "too big"
_PAGE, _SWEEP_PAGE, _MOST_PAGES = 50, 1000, 500
_BATCH = 50
_UNFINISHED_MS = 60_000
"""A message that is still coming in is waited for so long."""
_YOUNG_MS = 10 * 60_000
"""So long the state of one of ours is told again and again: our own note of having sent it may come later than it."""
_CLOCKS_MS = 120_000
_MEDIA_HOSTS = (".twilio.com", ".twiliocdn.com", ".amazonaws.com")
"""Where Twilio keeps files. The secret goes to none of them, only to the first host."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds. `poll`: between two questions; `status`: between two looks at what became of ours; `sweep`: between two
    readings of all pages.
    """

    connect: float = CONNECT_SECONDS
    idle: float = IDLE_SECONDS
    ask: float = 15.0
    send: float = 60.0
    file: float = 60.0
    file_total: float = 600.0
    poll: float = 3.0
    status: float = 10.0
    sweep: float = 600.0


@dataclass(frozen=True, slots=True)
class Account:
    """`user`: an API key, or the account's own number where there is none; `sender`: ours, with its prefix."""

    base_url: str
    sid: str
    user: str
    sender: str


class TwilioProvider:
    """One sender of the town. Used by one thread. Neither its representation nor anything it raises or logs holds a secret."""

    def __init__(self, account: Account, secret: str, timeouts: Timeouts | None = None, proxy: str = "system") -> None:
        """Raises Problem `bad_url`."""
        self.capabilities = BY_KIND[kind_of(account.sender)]
        self._base = checked_base_url(account.base_url)
        self._account = account
        self._secret = secret
        self._timeouts = timeouts or Timeouts()
        self._client = HttpClient(self._timeouts.connect, self._timeouts.idle, proxy)
        self._waiting: list[Listed] = []
        self._handed: str | None = None
        self._swept_at = self._looked_at = float("-inf")
        self._told: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"TwilioProvider({host_of(self._base)!r})"

    def close(self) -> None:
        """Let go of connections."""
        self._client.close()

    def check(self) -> ChannelCheck:
        """Whether the secret opens this account's messages; a key of one console may see no more. Raises ProviderError."""
        self._get(self._list_url(To=self._account.sender, PageSize="1"))
        return ChannelCheck(bare(self._account.sender), self._account.sid)

    # Receiving

    def fetch(self, cursor: str | None, wait_seconds: int) -> Batch:
        """What came since, then what became of ours. Raises ProviderError."""
        until = time.monotonic() + wait_seconds
        while True:
            seen = Seen(cursor)
            if self._handed is None or self._handed != cursor:
                # A start, or somebody else filed meanwhile: what was read here may be another's by now.
                self._waiting = []
            today = day_of(int(time.time() * 1000))
            if not self._waiting:
                self._waiting = self._list_new(seen, today)
            if self._waiting:
                return self._hand(seen, today)
            ours = self._look(seen.since(today))
            self._handed = cursor
            # The day moves on with the cursor, else the overlap would grow without end.
            moved = seen.asked_on != today
            if ours or moved:
                self._handed = seen.written(today, is_whole=True)
                return Batch(tuple(ours), self._handed, has_more=False)
            left = until - time.monotonic()
            if left <= 0:
                return Batch((), cursor, has_more=False)
            time.sleep(min(left, self._timeouts.poll))

    def _hand(self, seen: Seen, today: str) -> Batch:
        now, self._waiting = self._waiting[:_BATCH], self._waiting[_BATCH:]
        updates = tuple(message_update(one, self._media(one)) for one in now)
        seen.add((one.sid, day_of(one.at)) for one in now)
        self._handed = seen.written(today, is_whole=not self._waiting)
        return Batch(updates, self._handed, has_more=bool(self._waiting))

    def _list_new(self, seen: Seen, today: str) -> list[Listed]:
        """What was not filed yet, oldest first."""
        is_sweep = time.monotonic() - self._swept_at >= self._timeouts.sweep
        came_at = int(time.time() * 1000)
        found: dict[str, Listed] = {}
        size = _SWEEP_PAGE if is_sweep else _PAGE
        for page in self._pages(**{"To": self._account.sender, "DateSent>": seen.since(today), "PageSize": str(size)}):
            known = 0
            for element in page:
                one = listed(obj(element), came_at)
                if one is None or not one.is_inbound:
                    continue
                if one.sid in seen or one.sid in found:
                    known += 1
                elif one.status != "receiving" or came_at - one.at > _UNFINISHED_MS:
                    found[one.sid] = one
            if not is_sweep and page and known == len(page):
                break
        if is_sweep:
            self._swept_at = time.monotonic()
        # Newest first in the list; within one second the list's own order is all there is.
        return sorted(reversed(found.values()), key=lambda one: one.at)

    def _look(self, since: str) -> list[Update]:
        """What became of the messages we sent."""
        if time.monotonic() - self._looked_at < self._timeouts.status:
            return []
        updates: list[Update] = []
        told: dict[str, str] = {}
        now = int(time.time() * 1000)
        for page in self._pages(**{"From": self._account.sender, "DateSent>": since, "PageSize": str(_SWEEP_PAGE)}):
            for element in page:
                one = listed(obj(element), now)
                if one is None or one.is_inbound:
                    continue
                told[one.sid] = one.status
                if self._told.get(one.sid) != one.status or now - one.at < _YOUNG_MS:
                    update = status_update(one)
                    if update is not None:
                        updates.append(update)
        self._told = told
        self._looked_at = time.monotonic()
        return updates

    def _media(self, one: Listed) -> list[Json]:
        if not one.media:
            return []
        answer = self._ask(f"{self._url()}/Messages/{quote(one.sid, safe='')}/Media.json")
        if answer.status == 404:
            return []
        return [obj(each) for each in items(self._read(answer).get("media_list"))]

    def _pages(self, **query: str) -> Iterator[list[object]]:
        url: str | None = self._list_url(**query)
        for _ in range(_MOST_PAGES):
            if url is None:
                return
            body = self._get(url)
            yield items(body.get("messages"))
            following = body.get("next_page_uri")
            url = self._own_address(following) if isinstance(following, str) and following else None

    def _own_address(self, path: str) -> str:
        """The next page, at our server and nowhere else. Raises NetworkDown."""
        url = urljoin(self._base + "/", path)
        there, here = urlsplit(url), urlsplit(self._base)
        if (there.scheme, there.netloc) != (here.scheme, here.netloc) or not url.isprintable():
            raise NetworkDown("the next page is at another server")
        return url

    # Files

    def download(self, file: RemoteFile, limit: int) -> bytes:
        """The bytes of a citizen's file. Raises FileRefused or ProviderError."""
        message, media = file.ref.get("message"), file.ref.get("media")
        if not isinstance(message, str) or not isinstance(media, str) or not message or not media:
            raise FileRefused("gone", is_expired=True)
        url = f"{self._url()}/Messages/{quote(message, safe='')}/Media/{quote(media, safe='')}"
        most = min(limit, self.capabilities.max_download)
        answer = self._bytes(url, self._headers(), most)
        for _ in range(3):
            if answer.status not in (301, 302, 303, 307, 308):
                break
            url = self._safe_address(url, answer.headers.get("location"))
            answer = self._bytes(url, {}, most)
        if answer.status in (404, 410):
            raise FileRefused("gone", is_expired=True)
        if answer.status != 200:
            raise error_of(answer, read_answer(answer)[1])
        return answer.body

    def _bytes(self, url: str, headers: dict[str, str], most: int) -> Answer:
        seconds = self._timeouts
        try:
            return self._client.exchange(
                "GET", url, read_seconds=seconds.file, total_seconds=seconds.file_total, headers=headers, limit=most
            )
        except AnswerTooBig:
            pass
        raise FileRefused(TOO_BIG)

    def _safe_address(self, origin: str, location: str | None) -> str:
        """Where a file is fetched without the secret: Twilio's stores, encrypted. Raises FileRefused."""
        url = urljoin(origin, location or "")
        there, here = urlsplit(url), urlsplit(self._base)
        is_ours = (there.scheme, there.netloc) == (here.scheme, here.netloc)
        host = there.hostname or ""
        is_store = there.scheme == "https" and "@" not in there.netloc and host.endswith(_MEDIA_HOSTS)
        if location and len(url) < 4000 and url.isascii() and url.isprintable() and (is_ours or is_store):
            return url
        raise FileRefused("the server names an address that is not its own")

    # Sending

    def perform(self, item: Outbound, file: OutboundFile | None) -> Outcome:
        """Carry out one outbox row. Never raises for what the network or the provider does."""
        if item.action in ("answer_button", "typing"):
            return Sent(None)
        fields = build_fields(item, file, self._account.sender)
        if isinstance(fields, Rejected):
            return fields
        try:
            answer = self._client.exchange(
                "POST",
                f"{self._url()}/Messages.json",
                read_seconds=self._timeouts.send,
                body=encoded(fields),
                headers={**self._headers(), "Content-Type": "application/x-www-form-urlencoded"},
            )
        except NotOpened:
            return Retry(unopened_delay_ms(item.attempts))
        except NetworkDown as error:
            return Uncertain(error.why)
        body, fault = read_answer(answer)
        if body is None:
            return judge_fault(answer, fault, {self._secret: "…", self._headers()["Authorization"]: "…"})
        sid = one_line(body.get("sid"), 64)
        return Sent(sid) if sid else Uncertain("the answer holds no message number")

    def look_up(self, recipient: str, text: str, since_ms: int, until_ms: int, known: frozenset[str]) -> Outcome | None:
        """What became of a send whose answer was lost: a message to this citizen with these words, made between these
        moments, that is none of the `known` numbers. None unless exactly one is there. Raises ProviderError.
        """
        first = day_of(since_ms - _CLOCKS_MS)
        found: set[str] = set()
        for page in self._pages(
            **{"To": recipient, "From": self._account.sender, "DateSent>": first, "PageSize": str(_SWEEP_PAGE)}
        ):
            for element in page:
                one = listed(obj(element), 0)
                if one is None or one.is_inbound or one.sid in known or one.status in FAILED:
                    continue
                is_then = since_ms - _CLOCKS_MS <= one.at <= until_ms + _CLOCKS_MS
                if is_then and str(one.raw.get("body")).strip() == text.strip():
                    found.add(one.sid)
        return Sent(found.pop()) if len(found) == 1 else None

    # The wire

    def _url(self) -> str:
        return f"{self._base}/2010-04-01/Accounts/{quote(self._account.sid, safe='')}"

    def _list_url(self, **query: str) -> str:
        return f"{self._url()}/Messages.json?{urlencode(query)}"

    def _headers(self) -> dict[str, str]:
        pair = b64encode(f"{self._account.user}:{self._secret}".encode()).decode()
        return {"Authorization": f"Basic {pair}"}

    def _ask(self, url: str) -> Answer:
        return self._client.exchange("GET", url, read_seconds=self._timeouts.ask, headers=self._headers())

    def _get(self, url: str) -> Json:
        return self._read(self._ask(url))

    def _read(self, answer: Answer) -> Json:
        body, fault = read_answer(answer)
        if body is None:
            raise error_of(answer, fault)
        return body
