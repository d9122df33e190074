"""A webhook's body as events of the desk, in both generations of payloads (reference: sections 3 and 8).

The one decision: a person is named by the `user_id` where there is one, because citizens with a user name come without a
telephone number. The first body that holds both says that the old name goes on under the new one. What cannot be read is
kept raw and costs nothing but itself.
"""

from collections.abc import Callable, Iterator

from console.models.inbound import (
    ButtonPress,
    DeliveryFailed,
    Inbound,
    InboundDeletion,
    InboundEdit,
    InboundMessage,
    InboundReaction,
    Migration,
    OwnEcho,
    Receipt,
    RemoteFile,
    Sender,
    Unsupported,
    Update,
)
from console.models.states import MessageKind
from console.providers.telegram_text import (
    Json,
    amount,
    as_text,
    decimal,
    digest,
    file_name,
    items,
    media_type,
    obj,
    one_line,
    storable,
    whole,
    words,
)
from console.providers.whatsapp_answers import Fault, decode, fault_of, refusal

_FILES = {
    "image": (MessageKind.PHOTO, "image/jpeg", "foto.jpg"),
    "video": (MessageKind.VIDEO, "video/mp4", "video.mp4"),
    "sticker": (MessageKind.STICKER, "image/webp", "sticker.webp"),
    "audio": (MessageKind.AUDIO, "audio/ogg", "audio.ogg"),
    "document": (MessageKind.DOCUMENT, "application/octet-stream", "document"),
}
_RECEIPTS = {"delivered": "delivered", "read": "read", "played": "read"}


def parse_body(body: bytes, number: str, came_at: int) -> tuple[Update, ...]:
    """All that a body tells about our number (phone-number id), in its order. `came_at`: epoch ms. Never raises."""
    try:
        return tuple(_updates(body, number, came_at))
    except RecursionError:
        return (_raw("body", body.decode("utf-8", "replace"), "nested too deep"),)


def _updates(body: bytes, number: str, came_at: int) -> Iterator[Update]:
    parsed = decode(body)
    entries = items(obj(parsed).get("entry"))
    if not entries:
        yield _raw("body", body.decode("utf-8", "replace"), "not a webhook")
    for entry in entries:
        changes = items(obj(entry).get("changes"))
        if not changes:
            yield _raw("entry", as_text(entry), "an entry without changes")
        for change in changes:
            value = obj(obj(change).get("value"))
            known = obj(value.get("metadata")).get("phone_number_id")
            if obj(change).get("field") != "messages" or (known is not None and known != number):
                yield _raw("change", as_text(change), f"field {one_line(obj(change).get('field'), 40)}")
                continue
            yield from _of_change(value, came_at)


def _raw(what: str, raw: str, reason: str) -> Update:
    key = f"{what}:{digest(raw)}"
    return Update(key, raw, (Unsupported(key, storable(raw), reason),))


def _of_change(value: Json, came_at: int) -> Iterator[Update]:
    people = [obj(contact) for contact in items(value.get("contacts"))]
    found = False
    for message in items(value.get("messages")):
        found = True
        yield _told(message, lambda it: _message(it, people, came_at))
    for status in items(value.get("statuses")):
        found = True
        yield _told(status, lambda it: _status(it, came_at))
    if not found:
        yield _raw("value", as_text(value), "neither messages nor statuses")


def _told(element: object, read: Callable[[Json], list[Inbound]]) -> Update:
    raw = as_text(element)
    events = read(obj(element))
    if not events:
        return _raw("part", raw, "could not be read")
    # The key names what an update brings, not who the person was before.
    return Update(events[-1].key, raw, tuple(events))


def _at(value: object, came_at: int) -> int:
    """The provider's whole seconds as epoch ms; when it came where there are none that make sense."""
    seconds = whole(value)
    return seconds * 1000 if seconds is not None and 0 < seconds < 10**11 else came_at


def _sender(message: Json, people: list[Json]) -> tuple[Sender, list[Inbound]] | None:
    """Who writes, and that an older name of theirs is the same person."""
    phone, user = one_line(message.get("from"), 20) or None, one_line(message.get("from_user_id"), 170) or None
    mine = next(
        (each for each in people if (user and each.get("user_id") == user) or (phone and each.get("wa_id") == phone)),
        people[0] if len(people) == 1 and not (phone or user) else {},
    )
    user = user or one_line(mine.get("user_id"), 170) or None
    phone = phone or one_line(mine.get("wa_id"), 20) or None
    chat = user or phone
    if chat is None:
        return None
    profile = obj(mine.get("profile"))
    name = one_line(profile.get("name")) or one_line(profile.get("username")) or (f"+{phone}" if phone else chat)
    events: list[Inbound] = []
    if user and phone:
        events.append(Migration(f"moved:{phone}:{user}", phone, user, 0))
    person = Sender(
        chat_id=chat,
        name=name,
        username=one_line(profile.get("username"), 64) or None,
        phone=f"+{phone}" if phone else None,
    )
    return person, events


def _message(message: Json, people: list[Json], came_at: int) -> list[Inbound]:
    wamid = one_line(message.get("id"), 300)
    if not wamid:
        return []
    at, kind = _at(message.get("timestamp"), came_at), message.get("type")
    if kind == "system":
        return _system(message, wamid, at)
    found = _sender(message, people)
    if found is None:
        return []
    sender, events = found
    key = f"m:{wamid}"
    match kind:
        case "reaction":
            reaction = obj(message.get("reaction"))
            mark = one_line(reaction.get("emoji"), 16)
            events.append(
                InboundReaction(
                    f"r:{wamid}",
                    sender.chat_id,
                    one_line(reaction.get("message_id"), 300),
                    sender.chat_id,
                    at,
                    (mark,) if mark else (),
                )
            )
        case "revoke":
            target = one_line(obj(message.get("revoke")).get("original_message_id"), 300)
            events.append(InboundDeletion(f"d:{wamid}", sender.chat_id, target, at))
        case "edit":
            events += _edit(message, sender, wamid, at)
        case "button" | "interactive":
            events.append(_press(message, sender, wamid, at) or _unreadable(message, sender, key, wamid, at))
        case _:
            events.append(_plain(message, sender, key, wamid, at) or _unreadable(message, sender, key, wamid, at))
    return events


def _extra(message: Json) -> Json:
    context = obj(message.get("context"))
    extra: Json = {}
    if context.get("forwarded") or context.get("frequently_forwarded"):
        extra["forwarded_from"] = ""
    if isinstance(message.get("referral"), dict):
        extra["referral"] = message["referral"]
    return extra


def _reply_to(message: Json) -> str | None:
    return one_line(obj(message.get("context")).get("id"), 300) or None


def _plain(message: Json, sender: Sender, key: str, wamid: str, at: int) -> InboundMessage | None:
    kind, extra, quoted = message.get("type"), _extra(message), _reply_to(message)
    content = obj(message.get(kind)) if isinstance(kind, str) else {}
    if kind == "text":
        text = words(content.get("body"))
        if text is None:
            return None
        return InboundMessage(key, sender, wamid, at, MessageKind.TEXT, text, reply_to=quoted, extra=extra)
    if isinstance(kind, str) and kind in _FILES:
        form, file = _file(kind, content)
        text = words(content.get("caption")) or ""
        return InboundMessage(key, sender, wamid, at, form, text, file=file, reply_to=quoted, extra=extra)
    if kind == "location":
        latitude, longitude = decimal(content.get("latitude"), -90, 90), decimal(content.get("longitude"), -180, 180)
        if latitude is None or longitude is None:
            return None
        named = [one_line(content.get(name), 200) for name in ("name", "address")]
        extra["location"] = {"latitude": latitude, "longitude": longitude}
        text = "\n".join(name for name in named if name)
        return InboundMessage(key, sender, wamid, at, MessageKind.LOCATION, text, reply_to=quoted, extra=extra)
    if kind == "contacts":
        cards = [_contact(obj(each)) for each in items(message.get("contacts"))] or [_contact({})]
        text, extra["contact"] = "\n".join(words for words, _ in cards if words), cards[0][1]
        return InboundMessage(key, sender, wamid, at, MessageKind.CONTACT, text, reply_to=quoted, extra=extra)
    return None


def _file(kind: str, content: Json) -> tuple[MessageKind, RemoteFile | None]:
    form, usual, name = _FILES[kind]
    if kind == "audio" and content.get("voice") is True:
        form = MessageKind.VOICE
    reference = one_line(content.get("id"), 200)
    if not reference:
        return form, None
    its = media_type(content.get("mime_type"), usual)
    ref = {"id": reference, "sha256": one_line(content.get("sha256"), 100), "unique_id": reference}
    return form, RemoteFile(ref, file_name(content.get("filename"), name), its, amount(content.get("file_size")))


def _contact(card: Json) -> tuple[str, Json]:
    name = one_line(obj(card.get("name")).get("formatted_name"))
    phones = [one_line(obj(each).get("phone"), 30) for each in items(card.get("phones"))]
    phone = next((each for each in phones if each), "")
    return "\n".join(part for part in (name, phone) if part), {"name": name, "phone": phone, "is_own": False}


def _press(message: Json, sender: Sender, wamid: str, at: int) -> ButtonPress | None:
    if message.get("type") == "button":
        pressed = obj(message.get("button"))
        data, label = pressed.get("payload"), pressed.get("text")
    else:
        interactive = obj(message.get("interactive"))
        form = interactive.get("type")
        if form not in ("button_reply", "list_reply"):
            return None
        pressed = obj(interactive.get(form))
        data, label = pressed.get("id"), pressed.get("title")
    label = one_line(label, 300)
    data = words(data) or label
    if not data:
        return None
    return ButtonPress(f"b:{wamid}", sender, at, wamid, _reply_to(message), data, label)


def _edit(message: Json, sender: Sender, wamid: str, at: int) -> list[Inbound]:
    edit = obj(message.get("edit"))
    target, inner = one_line(edit.get("original_message_id"), 300), obj(edit.get("message"))
    new = _plain(inner, sender, "", wamid, at)
    if not target or new is None:
        return [_unreadable(message, sender, f"m:{wamid}", wamid, at)]
    return [InboundEdit(f"e:{wamid}", sender, target, at, new.text, new.kind, new.extra, new.file)]


def _unreadable(message: Json, sender: Sender, key: str, wamid: str, at: int) -> InboundMessage:
    """Shown to the operator as a message that cannot be displayed, and kept as it came."""
    kind = one_line(message.get("type"), 40)
    extra = {**_extra(message), "type": kind}
    return InboundMessage(key, sender, wamid, at, MessageKind.UNSUPPORTED, "", extra=extra, raw=as_text(message))


def _system(message: Json, wamid: str, at: int) -> list[Inbound]:
    """A number or a user id that changed: the person goes on under the new one."""
    system, key = obj(message.get("system")), f"s:{wamid}"
    new = one_line(system.get("user_id"), 170) or one_line(system.get("wa_id"), 20)
    old = one_line(system.get("previous_user_id"), 170) or one_line(message.get("from"), 20)
    if system.get("type") in ("user_changed_number", "user_changed_user_id") and new and old and new != old:
        moves: list[Inbound] = [Migration(key, old, new, at)]
        phone = one_line(message.get("from"), 20)
        if phone and phone not in (old, new):
            moves.append(Migration(f"{key}:phone", phone, new, at))
        return moves
    return [Unsupported(key, as_text(message), "system")]


def _status(status: Json, came_at: int) -> list[Inbound]:
    wamid, state = one_line(status.get("id"), 300), one_line(status.get("status"), 40)
    if not wamid or not state:
        return []
    at, ours = _at(status.get("timestamp"), came_at), one_line(status.get("biz_opaque_callback_data"), 512)
    key = f"{state}:{wamid}"
    if state == "failed":
        fault = next((found for each in items(status.get("errors")) if (found := fault_of(each))), Fault(1, "", ""))
        said = refusal(fault, {})
        return [DeliveryFailed(key, wamid, ours or None, said.code, said.blanks, said.is_unreachable)]
    events: list[Inbound] = []
    if ours:
        events.append(OwnEcho(f"echo:{wamid}", ours, wamid))
    if state in _RECEIPTS:
        events.append(Receipt(key, "", wamid, at, _RECEIPTS[state]))
    elif state != "sent":
        events.append(Unsupported(key, as_text(status), f"status {state}"))
    return events or [Receipt(key, "", wamid, at, "sent")]
