"""The WhatsApp Cloud API as one channel of the desk (reference: WhatsApp Cloud API, sections 1 to 4).

The one decision: the provider has no list of what citizens wrote, it only calls us. So `fetch` reads the inbox of this
computer, where the webhook has put each body before it said 200, and the cursor is the place in that inbox.
"""

import base64
import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from console.models.capabilities import WHATSAPP
from console.models.delivery import Outbound, OutboundFile, Outcome, Rejected, Retry, Sent, Uncertain
from console.models.inbound import Batch, Pushed, RemoteFile
from console.models.reasons import Why
from console.models.templates import FoundTemplate
from console.providers.addresses import checked_base_url, host_of
from console.providers.base import ChannelCheck, FileRefused, Inbox, NetworkDown
from console.providers.http import (
    CONNECT_SECONDS,
    IDLE_SECONDS,
    Answer,
    AnswerTooBig,
    HttpClient,
    NotOpened,
    Part,
    multipart,
    unopened_delay_ms,
)
from console.providers.telegram_text import Json, amount, file_name, items, obj, one_line
from console.providers.whatsapp_answers import error_of, judge_fault, read_answer
from console.providers.whatsapp_parse import parse_body
from console.providers.whatsapp_send import build_message, checked_file
from console.providers.whatsapp_templates import read_templates

TOO_BIG = "too big"
_BATCH = 50
_MEDIA_HOSTS = (".fbsbx.com", ".whatsapp.net", ".facebook.com")
"""Where the provider keeps files; the token travels nowhere else."""
SECRETS = ("token", "app_secret", "verify_token")


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds. `proven`: so long an accepted token counts as good without asking again."""

    connect: float = CONNECT_SECONDS
    idle: float = IDLE_SECONDS
    ask: float = 15.0
    send: float = 60.0
    file: float = 60.0
    file_total: float = 600.0
    proven: float = 60.0


def read_secrets(secret: str) -> dict[str, str]:
    """The three secrets of an account, by the names of SECRETS, from how they are kept. Raises ValueError."""
    found = json.loads(secret)
    if not isinstance(found, dict) or any(not isinstance(found.get(name), str) or not found[name] for name in SECRETS):
        raise ValueError("not the secrets of a WhatsApp account")
    return {name: found[name] for name in SECRETS}


class WhatsAppProvider:
    """One number of the town. Used by one thread. Neither its representation nor anything it raises or logs holds a secret."""

    capabilities = WHATSAPP

    def __init__(
        self,
        base_url: str,
        number: str,
        token: str,
        inbox: Inbox | None = None,
        timeouts: Timeouts | None = None,
        proxy: str = "system",
    ) -> None:
        """`base_url` with the version; `number`: the phone-number id; `inbox`: what was pushed here, None where this
        process receives nothing. Raises Problem `bad_url`.
        """
        self._base = checked_base_url(base_url)
        self._number = number
        self._token = token
        self._inbox = inbox
        self._timeouts = timeouts or Timeouts()
        self._client = HttpClient(self._timeouts.connect, self._timeouts.idle, proxy)
        self._proven_until = 0.0
        self._handed: list[Pushed] = []

    def __repr__(self) -> str:
        return f"WhatsAppProvider({host_of(self._base)!r})"

    def close(self) -> None:
        """Let go of connections."""
        self._client.close()

    def check(self) -> ChannelCheck:
        """Which number this is. Facts: name, quality (only what the provider tells). Raises ProviderError."""
        found = self._get(
            f"{self._base}/{quote(self._number)}?fields=display_phone_number,verified_name,quality_rating"
        )
        shown = one_line(found.get("display_phone_number"), 40)
        if one_line(found.get("id"), 40) != self._number and not shown:
            raise NetworkDown("the answer holds no account")
        facts = {"name": one_line(found.get("verified_name")), "quality": one_line(found.get("quality_rating"), 20)}
        return ChannelCheck(shown or self._number, self._number, {name: text for name, text in facts.items() if text})

    def templates(self, account: str) -> list[FoundTemplate]:
        """Those of the business account the number belongs to. Raises ProviderError."""
        return read_templates(self._get, self._base, account)

    def fetch(self, cursor: str | None, wait_seconds: int) -> Batch:
        """What was pushed and is not filed; with nothing there the token is tried now and then, and the wait begins.

        Raises NetworkDown, Unauthorised, PausedByProvider; Problem when the inbox cannot be read.
        """
        if self._inbox is not None and self._handed and cursor == self._name_of(self._handed):
            self._inbox.forget(self._handed)
            self._handed = []
        until, is_proven = time.monotonic() + wait_seconds, time.monotonic() < self._proven_until
        while True:
            waiting = self._inbox.oldest(_BATCH) if self._inbox is not None else []
            if waiting:
                break
            if not is_proven:
                self.check()
                is_proven, self._proven_until = True, time.monotonic() + self._timeouts.proven
                continue
            left = until - time.monotonic()
            if left <= 0:
                return Batch((), cursor, False)
            if self._inbox is None:
                time.sleep(left)
            else:
                self._inbox.wait(left)
        updates = tuple(update for each in waiting for update in parse_body(each.body, self._number, each.at))
        self._handed = waiting
        return Batch(updates, self._name_of(waiting), has_more=True)

    def _name_of(self, handed: list[Pushed]) -> str:
        """The cursor after these. Who comes with another one gets what waits again, and repeats are harmless."""
        return f"{self._inbox.name if self._inbox else ''}:{handed[-1].number}"

    def perform(self, item: Outbound, file: OutboundFile | None) -> Outcome:
        """Carry out one outbox row. Never raises for what the network or the provider does."""
        if item.action in ("answer_button", "typing"):
            # Nobody waits for an answer to a press here, and a typing mark would mark the message as read.
            return Sent(None)
        media_id: str | None = None
        if item.action == "send" and file is not None:
            uploaded = checked_file(item, file) or self._upload(item, file)
            if not isinstance(uploaded, str):
                return uploaded
            media_id = uploaded
        message = build_message(item, file, media_id)
        if isinstance(message, Rejected):
            return message
        try:
            answer = self._post("messages", json.dumps(message).encode(), "application/json", self._timeouts.send)
        except NotOpened:
            return Retry(unopened_delay_ms(item.attempts))
        except NetworkDown as error:
            return Uncertain(error.why)
        body, fault = read_answer(answer)
        if body is None:
            return judge_fault(answer, fault, item.attempts, {self._token: "…"})
        wamid = one_line(obj(next(iter(items(body.get("messages"))), None)).get("id"), 300)
        return Sent(wamid) if wamid else Uncertain("the answer holds no message number")

    def _upload(self, item: Outbound, file: OutboundFile) -> str | Outcome:
        """The provider's name for a file. Until then nothing has gone to the citizen, so whatever happens may be repeated."""
        fields = {"messaging_product": "whatsapp", "type": file.media_type}
        part = Part(file_name(file.name, "file"), file.media_type, file.data)
        body, content_type = multipart(fields, {"file": part})
        try:
            answer = self._post("media", body, content_type, self._timeouts.file)
        except NetworkDown:
            return Retry(unopened_delay_ms(item.attempts))
        found, fault = read_answer(answer)
        if found is not None and (name := one_line(found.get("id"), 200)):
            return name
        if answer.status == 413:
            return Rejected("rejected_file", {"why": Why.TOO_BIG})
        outcome = judge_fault(answer, fault, item.attempts, {self._token: "…"})
        if isinstance(outcome, Uncertain):
            return Retry(unopened_delay_ms(item.attempts))
        if isinstance(outcome, Rejected) and outcome.code == "provider_rejected":
            return Rejected("rejected_file", outcome.blanks)
        return outcome

    def download(self, file: RemoteFile, limit: int) -> bytes:
        """The bytes of a citizen's file, proved by its hash. Raises FileRefused or ProviderError."""
        reference, most = file.ref.get("id"), min(limit, WHATSAPP.max_download)
        if not isinstance(reference, str) or not reference:
            raise FileRefused("gone", is_expired=True)
        # The address lives five minutes, so each try asks for a new one.
        found = self._get(f"{self._base}/{quote(reference, safe='')}", is_file=True)
        size = amount(found.get("file_size"))
        if size is not None and size > most:
            raise FileRefused(TOO_BIG)
        address = self._safe_address(found.get("url"))
        refusal: Exception | None = None
        try:
            answer = self._client.exchange(
                "GET",
                address,
                read_seconds=self._timeouts.file,
                total_seconds=self._timeouts.file_total,
                headers=self._headers(),
                limit=most,
            )
        except AnswerTooBig:
            refusal = FileRefused(TOO_BIG)
        if refusal is not None:
            raise refusal
        if answer.status != 200:
            raise error_of(answer, read_answer(answer)[1])
        for told in (file.ref.get("sha256"), found.get("sha256")):
            if isinstance(told, str) and told and not _is_hash_of(told, answer.body):
                raise NetworkDown("the file is not the one that was announced")
        return answer.body

    def _safe_address(self, url: object) -> str:
        """An address the token may travel to: the provider's own, by an encrypted way. Raises FileRefused."""
        if isinstance(url, str) and len(url) < 2000 and url.isascii() and url.isprintable():
            there, here = urlsplit(url), urlsplit(self._base)
            is_ours = (there.scheme, there.netloc) == (here.scheme, here.netloc)
            host = there.hostname or ""
            if is_ours or (there.scheme == "https" and "@" not in there.netloc and host.endswith(_MEDIA_HOSTS)):
                return url
        raise FileRefused("the server names an address that is not its own")

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"}

    def _get(self, url: str, *, is_file: bool = False) -> Json:
        answer = self._client.exchange("GET", url, read_seconds=self._timeouts.ask, headers=self._headers())
        body, fault = read_answer(answer)
        if body is not None:
            return body
        if is_file and (answer.status == 404 or (fault is not None and fault.code in (100, 131052))):
            raise FileRefused("gone", is_expired=True)
        raise error_of(answer, fault)

    def _post(self, what: str, body: bytes, content_type: str, read_seconds: float) -> Answer:
        url = f"{self._base}/{quote(self._number)}/{what}"
        headers = {**self._headers(), "Content-Type": content_type}
        return self._client.exchange("POST", url, read_seconds=read_seconds, body=body, headers=headers)


def _is_hash_of(told: str, data: bytes) -> bool:
    """SHA-256, written in hexadecimal or in base64; both are met."""
    digest = hashlib.sha256(data).digest()
    forms = (digest.hex(), base64.b64encode(digest).decode())
    return any(hmac.compare_digest(told.encode("utf-8", "replace"), form.encode()) for form in forms)
