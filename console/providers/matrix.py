"""A Matrix homeserver as one channel of the desk (reference: Client-Server API, sections 1 to 8).

The one decision: this is the channel with true repetition. A send carries our own id and the server answers a repeated
one with the message it already has, so a lost answer is settled by asking again and never by a person's guess.
"""

from collections import OrderedDict
from dataclasses import dataclass
from urllib.parse import urlencode

from console.models.capabilities import MATRIX
from console.models.delivery import Outbound, OutboundFile, Outcome, Rejected, Retry, Sent, Unauthorized, Uncertain
from console.models.inbound import Batch, RemoteFile
from console.models.reasons import Why
from console.providers.base import (
    ChannelCheck,
    FileRefused,
    NetworkDown,
    PausedByProvider,
    ProviderError,
    Unauthorised,
)
from console.providers.http import (
    CONNECT_SECONDS,
    IDLE_SECONDS,
    Answer,
    AnswerTooBig,
    HttpClient,
    NotOpened,
    unopened_delay_ms,
)
from console.providers.matrix_answers import (
    Refused,
    error_of,
    is_paused,
    judge,
    pause_ms,
    read_reply,
    too_long,
)
from console.providers.matrix_content import mxc_parts
from console.providers.matrix_send import build_request
from console.providers.matrix_session import GrantKeeper, MatrixSession, segment
from console.providers.matrix_sync import Inbox
from console.providers.telegram_content import TOO_BIG
from console.providers.telegram_text import amount, items, obj, one_line, storable

_MOST_UPLOADS = 64
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds."""

    connect: float = CONNECT_SECONDS
    idle: float = IDLE_SECONDS
    send: float = 60.0
    file: float = 60.0
    file_total: float = 600.0


class MatrixProvider:
    """One account. Used by one thread. Neither its representation nor anything it raises or logs holds a secret."""

    capabilities = MATRIX

    def __init__(
        self,
        homeserver: str,
        user: str,
        password: str,
        device_id: str,
        timeouts: Timeouts | None = None,
        keeper: GrantKeeper | None = None,
        proxy: str = "system",
    ) -> None:
        """`device_id` is chosen once per channel and kept: transaction ids count per device. `keeper` outlives the process.

        Raises Problem `bad_url` for an address the password must not travel to.
        """
        self._timeouts = timeouts or Timeouts()
        self._client = HttpClient(self._timeouts.connect, self._timeouts.idle, proxy)
        self._session = MatrixSession(homeserver, user, password, device_id, self._client, keeper)
        self._inbox = Inbox(self._session)
        self._device_id = device_id
        self._upload_limit: int | None = None
        self._uploads: OrderedDict[str, str] = OrderedDict()

    def __repr__(self) -> str:
        return f"MatrixProvider({self._session!r})"

    def close(self) -> None:
        """Let go of connections. The device stays signed in: its transaction ids must outlive this process."""
        self._client.close()

    def check(self) -> ChannelCheck:
        """Address and password, tried with a login of their own, which ends again; the token in use is not touched.

        Facts: name, versions (the newest the server speaks). Raises ProviderError.
        """
        versions = [one_line(one, 16) for one in items(self._session.ask_openly("/versions").get("versions"))]
        if not versions:
            raise NetworkDown("there is no Matrix server at this address", Why.NO_MATRIX)
        grant = self._session.log_in(f"{self._device_id}-test")
        try:
            user_id = one_line(self._session.ask_with(grant, "/v3/account/whoami").get("user_id"), 255)
            facts = {"versions": versions[-1]}
            try:
                profile = self._session.ask_with(grant, f"/v3/profile/{segment(user_id)}")
                facts["name"] = one_line(profile.get("displayname"))
            except Refused:
                # A new account may have no profile yet.
                facts["name"] = ""
        finally:
            self._session.log_out(grant)
        return ChannelCheck(user_id, user_id, facts)

    def fetch(self, cursor: str | None, wait_seconds: int) -> Batch:
        """What came after the cursor. Raises NetworkDown, Unauthorised or PausedByProvider."""
        return self._inbox.fetch(cursor, wait_seconds)

    def perform(self, item: Outbound, file: OutboundFile | None) -> Outcome:
        """Carry out one outbox row. Never raises for what the network or the server does."""
        # A row without a file is checked before anything goes out; one with a file, before the upload.
        draft = build_request(item, file, "", "")
        if isinstance(draft, Rejected):
            return draft
        try:
            us = self._session.sign_in()
            if item.action == "send" and item.attempts > 1 and (found := self._find_sent(item, us)):
                return Sent(found)
            mxc = None if file is None or item.action != "send" else self._upload(item, file)
        except NetworkDown:
            # Whatever broke, no message went out: a file alone shows nothing to anybody.
            return Retry(unopened_delay_ms(item.attempts))
        except PausedByProvider as pause:
            return Retry(pause.after_ms, is_ordered=True, for_channel=True)
        except Unauthorised:
            return Unauthorized()
        if isinstance(mxc, Rejected):
            return mxc
        return self._send(item, file, us, mxc)

    def _send(self, item: Outbound, file: OutboundFile | None, us: str, mxc: str | None) -> Outcome:
        request = build_request(item, file, us, mxc)
        if isinstance(request, Rejected):
            return request
        try:
            answer = self._session.put(request.path, request.body, self._timeouts.send)
        except NotOpened:
            return Retry(unopened_delay_ms(item.attempts))
        except NetworkDown as error:
            return Uncertain(error.why)
        except PausedByProvider as pause:
            return Retry(pause.after_ms, is_ordered=True, for_channel=True)
        except ProviderError:
            return Unauthorized()
        outcome = judge(answer, item.action, file is not None)
        if isinstance(outcome, Sent):
            self._uploads.pop(item.uuid, None)
        return outcome

    def _find_sent(self, item: Outbound, us: str) -> str | None:
        """The message an earlier attempt of this row left in the room. Servers forget transaction ids after a day, but
        the message itself remembers its own. Raises ProviderError, but not for a room that shows us nothing.
        """
        path = f"/v3/rooms/{segment(item.recipient)}/messages"
        try:
            page = self._session.ask(path, {"dir": "b", "limit": "100"})
        except Refused as refusal:
            if refusal.is_final:
                return None
            raise
        for one in items(page.get("chunk")):
            event = obj(one)
            event_id = event.get("event_id")
            is_ours = event.get("sender") == us and obj(event.get("unsigned")).get("transaction_id") == item.uuid
            if is_ours and isinstance(event_id, str):
                return event_id
        return None

    def _upload(self, item: Outbound, file: OutboundFile) -> str | Rejected:
        """Where the file lies on the server; uploaded once, however often the row is tried. Raises ProviderError."""
        if (known := self._uploads.get(item.uuid)) is not None:
            return known
        if self._upload_limit is None:
            self._upload_limit = self._asked_upload_limit()
        if len(file.data) > self._upload_limit:
            return too_long(has_file=True)
        answer = self._session.call(
            "POST",
            "/_matrix/media/v3/upload?" + urlencode({"filename": storable(file.name)}, errors="replace"),
            body=file.data,
            media_type=file.media_type,
            read_seconds=self._timeouts.file,
            total_seconds=self._timeouts.file_total,
        )
        reply = read_reply(answer)
        if answer.status == 413:
            return too_long(has_file=True)
        if reply is None or reply.errcode:
            error = error_of(answer, reply)
            if isinstance(error, Refused) and error.is_final:
                return Rejected(
                    "rejected_file", {"why": Why.ERROR_NUMBER, "number": f"{error.status} {error.errcode}".strip()}
                )
            raise error
        mxc = reply.body.get("content_uri")
        if mxc_parts(mxc) is None or not isinstance(mxc, str):
            raise NetworkDown("the answer to the upload holds no address")
        self._uploads[item.uuid] = mxc
        while len(self._uploads) > _MOST_UPLOADS:
            self._uploads.popitem(last=False)
        return mxc

    def _asked_upload_limit(self) -> int:
        """Bytes. Asked beforehand, because a server may simply hang up on a bigger file. Raises ProviderError."""
        try:
            said = amount(self._session.ask("/v1/media/config").get("m.upload.size"))
        except Refused as refusal:
            if not refusal.is_final:
                raise
            said = None
        return min(said, MATRIX.max_upload) if said else MATRIX.max_upload

    def download(self, file: RemoteFile, limit: int) -> bytes:
        """The bytes of a citizen's file. Raises FileRefused (`too_big`, or `gone` with is_expired) or ProviderError."""
        parts = mxc_parts(file.ref.get("mxc"))
        if parts is None:
            raise FileRefused("gone", is_expired=True)
        most = min(limit, MATRIX.max_download)
        place = f"{segment(parts[0])}/{segment(parts[1])}"
        answer = self._ask_file(f"/_matrix/client/v1/media/download/{place}", most)
        reply = read_reply(answer) if answer.status != 200 else None
        if reply is not None and reply.errcode == "M_UNRECOGNIZED":
            # A server from before version 1.11 has its files without a lock.
            answer = self._ask_file(f"/_matrix/media/v3/download/{place}", most)
        if answer.status == 200:
            return answer.body
        raise _download_error(answer)

    def _ask_file(self, path: str, most: int) -> Answer:
        read, total = self._timeouts.file, self._timeouts.file_total
        try:
            answer = self._session.call("GET", path, read_seconds=read, total_seconds=total, limit=most)
            if answer.status in _REDIRECTS:
                answer = self._session.follow(answer, path, read_seconds=read, total_seconds=total, limit=most)
                if answer.status in _REDIRECTS:
                    raise NetworkDown("the server sends us on and on")
        except AnswerTooBig:
            pass
        else:
            return answer
        raise FileRefused(TOO_BIG)


def _download_error(answer: Answer) -> Exception:
    reply = read_reply(answer)
    if is_paused(answer, reply):
        return PausedByProvider(pause_ms(reply, answer.headers))
    if answer.status == 401:
        return Unauthorised("the access token is refused")
    if answer.status == 410 or (reply is not None and answer.status == 404):
        return FileRefused("gone", is_expired=True)
    if reply is not None and reply.errcode == "M_TOO_LARGE":
        return FileRefused(TOO_BIG)
    # Also a file that its own server has not handed over yet (504): asked again later, and after some attempts it
    # counts as gone.
    return NetworkDown(f"the file could not be fetched (status {answer.status})")
