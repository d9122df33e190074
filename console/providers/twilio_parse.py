"""A message as Twilio lists it, as events of the desk (reference: Twilio, section 2).

The one decision: an address is kept as Twilio writes it, prefix and all, since that is where an answer goes. A WhatsApp
citizen may have a name in place of a number, so nothing is taken for a telephone number that does not look like one.
"""

import re
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime

from console.models.inbound import (
    DeliveryFailed,
    Inbound,
    InboundMessage,
    Receipt,
    RemoteFile,
    Sender,
    Unsupported,
    Update,
)
from console.models.states import MessageKind
from console.providers.telegram_text import Json, amount, as_text, media_type, one_line, storable, whole, words
from console.providers.twilio_answers import Fault, refusal

_PHONE = re.compile(r"\+[0-9]{5,15}")
_KINDS = {
    "image": (MessageKind.PHOTO, "photo"),
    "video": (MessageKind.VIDEO, "video"),
    "audio": (MessageKind.AUDIO, "audio"),
}
_ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
    "video/mp4": "mp4",
    "video/3gpp": "3gp",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/amr": "amr",
    "audio/aac": "aac",
    "application/pdf": "pdf",
    "text/vcard": "vcf",
    "text/plain": "txt",
    "application/msword": "doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
}
_RECEIPTS = {"delivered": "delivered", "read": "read", "partially_delivered": "delivered"}
FAILED = ("failed", "undelivered", "canceled")


@dataclass(frozen=True, slots=True)
class Listed:
    """One element of a list, with what every use of it needs. `at`: epoch ms by Twilio's clock."""

    sid: str
    at: int
    status: str
    is_inbound: bool
    media: int
    raw: Json


def at_of(value: object) -> int | None:
    """A date of Twilio's, RFC 2822, as epoch ms."""
    if not isinstance(value, str):
        return None
    try:
        moment = parsedate_to_datetime(value)
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def listed(element: Json, came_at: int) -> Listed | None:
    """None for what has no number."""
    sid = one_line(element.get("sid"), 64)
    if not sid:
        return None
    at = at_of(element.get("date_created")) or at_of(element.get("date_sent")) or came_at
    is_inbound = element.get("direction") == "inbound"
    return Listed(
        sid, at, one_line(element.get("status"), 30), is_inbound, amount(element.get("num_media")) or 0, element
    )


def bare(address: str) -> str:
    """An address as a person reads it."""
    return address.removeprefix("whatsapp:")


def message_update(one: Listed, media: list[Json]) -> Update:
    """What a citizen wrote. `media`: the files of the message as Twilio lists them; each becomes a message of its own."""
    raw = as_text(one.raw)
    address = one_line(one.raw.get("from"), 200)
    key = f"m:{one.sid}"
    if not address:
        return Update(key, raw, (Unsupported(key, storable(raw), "no sender"),))
    shown = bare(address)
    sender = Sender(chat_id=address, name=shown, phone=shown if _PHONE.fullmatch(shown) else None)
    text = words(one.raw.get("body")) or ""
    if not media:
        kind = MessageKind.TEXT if text else MessageKind.UNSUPPORTED
        extra = {} if text else {"type": "empty"}
        message = InboundMessage(key, sender, one.sid, one.at, kind, text, extra=extra, raw=None if text else raw)
        return Update(key, raw, (message,))
    events: list[Inbound] = []
    for place, each in enumerate(media):
        form, file = _file(one.sid, each)
        first = place == 0
        events.append(
            InboundMessage(
                key if first else f"{key}:{place}",
                sender,
                one.sid if first else f"{one.sid}:{place}",
                one.at,
                form,
                text if first else "",
                file=file,
                album=one.sid if len(media) > 1 else None,
            )
        )
    return Update(key, raw, tuple(events))


def _file(sid: str, element: Json) -> tuple[MessageKind, RemoteFile]:
    its = media_type(element.get("content_type"), "application/octet-stream")
    kind, stem = _KINDS.get(its.partition("/")[0], (MessageKind.DOCUMENT, "document"))
    ending = _ENDINGS.get(its)
    reference = one_line(element.get("sid"), 64)
    ref = {"message": sid, "media": reference, "unique_id": reference}
    return kind, RemoteFile(ref, f"{stem}.{ending}" if ending else stem, its)


def status_update(one: Listed) -> Update | None:
    """What became of one of our messages, where that is worth telling."""
    key = f"{one.status}:{one.sid}"
    event: Inbound
    if one.status in _RECEIPTS:
        event = Receipt(key, "", one.sid, one.at, _RECEIPTS[one.status])
    elif one.status in FAILED:
        said = refusal(Fault(whole(one.raw.get("error_code")) or 30008), {})
        event = DeliveryFailed(key, one.sid, None, said.code, said.blanks, said.is_unreachable)
    else:
        return None
    return Update(key, as_text(one.raw), (event,))
