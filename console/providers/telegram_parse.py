"""From one Telegram update to what it means for the desk (reference: Bot API, sections 4, 5 and 9).

The one decision: nothing is ever thrown away or thrown. What a conversation can show becomes its event, also when only
the chat and the message number are readable; everything else becomes one `Unsupported` with the update as it came, and
the queue goes on.
"""

from collections.abc import Callable

from console.models.inbound import (
    ButtonPress,
    Inbound,
    InboundEdit,
    InboundMessage,
    InboundReaction,
    Membership,
    Migration,
    Sender,
    Unsupported,
    Update,
)
from console.models.states import MessageKind
from console.providers.telegram_content import SERVICE_FIELDS, Content, full_name, nature_of, read_content, words_of
from console.providers.telegram_text import (
    Json,
    as_text,
    digest,
    items,
    language,
    obj,
    one_line,
    username,
    whole,
    words,
)

TELEGRAM_BEGAN = 1_376_000_000
"""Seconds; August 2013. An earlier date is none at all (0 marks a message that is not accessible)."""
_GROUP_TYPES = ("group", "supergroup", "channel")
_MAX_QUOTE = 1000


def parse_update(update: object, raw: str, now_ms: int) -> Update:
    """What one element of getUpdates means. `raw` is its JSON; `now_ms` stands in for a time it does not tell. Never
    raises.
    """
    number = update_number(update)
    key = f"raw:{digest(raw)}" if number is None else f"u:{number}:{digest(raw)}"
    try:
        events = _events(obj(update), key, raw, number, now_ms)
    except Exception as error:  # whatever a provider sends, the queue goes on
        events = (Unsupported(key, raw, f"could not be read: {type(error).__name__}"),)
    return Update(key, raw, events)


def update_number(update: object) -> int | None:
    """The usable number of an update, or None."""
    number = whole(obj(update).get("update_id"))
    return number if number is not None and 0 < number < 2**52 else None


def _events(update: Json, key: str, raw: str, number: int | None, now_ms: int) -> tuple[Inbound, ...]:
    for name, reader in _READERS.items():
        if isinstance(update.get(name), dict):
            events = reader(update[name], raw, now_ms, key)
            if isinstance(events, tuple):
                return events
            return (Unsupported(key, raw, f"{name}: {events}"),)
    known = next((name for name in update if name != "update_id"), "")
    return (Unsupported(key, raw, f"unknown kind of update: {one_line(known, 40) or 'none'}"),)


# Each reader gives its events, or a few words why there are none.
_Reader = Callable[[Json, str, int, str], tuple[Inbound, ...] | str]


def _read_message(message: Json, raw: str, now_ms: int, key: str) -> tuple[Inbound, ...] | str:
    chat_id = whole(obj(message.get("chat")).get("id"))
    if not chat_id:
        return "no chat"
    if moved := _migration(message, chat_id, now_ms):
        return (moved,)
    if _is_by_bot(message):
        return "written by a bot"
    content = read_content(message)
    nature = nature_of(message)
    if content is None and nature in SERVICE_FIELDS:
        return f"service message: {nature}"
    sender = _sender(message, content)
    extra = _circumstances(message)
    if content is not None:
        extra |= content.extra
    elif nature:
        extra["what"] = nature
    number = whole(message.get("message_id"))
    is_numbered = number is not None and number > 0
    return (
        InboundMessage(
            # 0 is the number of a message that the server has not placed yet: it tells nothing apart.
            key=f"m:{chat_id}:{number}" if is_numbered else f"m:{chat_id}:{digest(raw)}",
            sender=sender,
            provider_id=str(number) if is_numbered else "",
            at=_moment(message.get("date"), now_ms),
            kind=content.kind if content else MessageKind.UNSUPPORTED,
            text=content.text if content else words_of(message),
            author=_author(message) if sender.is_group else None,
            file=content.file if content else None,
            album=one_line(message.get("media_group_id"), 64) or None,
            reply_to=_replied(message, chat_id),
            extra=extra,
            raw=None if content else raw,
        ),
    )


def _read_edit(message: Json, raw: str, now_ms: int, key: str) -> tuple[Inbound, ...] | str:
    chat_id, number = whole(obj(message.get("chat")).get("id")), whole(message.get("message_id"))
    if not chat_id or number is None or number <= 0:
        return "no chat or message"
    if _is_by_bot(message):
        return "written by a bot"
    content = read_content(message)
    if content is None:
        return f"nothing readable: {nature_of(message) or 'empty'}"
    # An edit replaces all marks of the earlier wording, so none must be said too.
    extra = {"entities": [], **_place_inside(message), **content.extra}
    fingerprint = digest(as_text([content.text, extra, content.file.ref if content.file else None]))
    return (
        InboundEdit(
            key=f"m:{chat_id}:{number}:e{whole(message.get('edit_date')) or 0}:{fingerprint}",
            sender=_sender(message, content),
            provider_id=str(number),
            at=_moment(message.get("edit_date"), _moment(message.get("date"), now_ms)),
            text=content.text,
            kind=content.kind,
            extra=extra,
            file=content.file,
        ),
    )


def _read_press(press: Json, raw: str, now_ms: int, key: str) -> tuple[Inbound, ...] | str:
    press_id = one_line(press.get("id"), 64)
    message = obj(press.get("message"))
    chat = obj(message.get("chat"))
    if not press_id or not whole(chat.get("id")):
        return "no press id or chat"
    number = whole(message.get("message_id"))
    data = words(press.get("data")) or ""
    return (
        ButtonPress(
            key=f"c:{press_id}",
            sender=_sender({"chat": chat, "from": press.get("from")}, None),
            at=now_ms,
            press_id=press_id,
            provider_id=str(number) if number is not None and number > 0 else None,
            data=data[:256],
            label=_label(message, press.get("data")),
            thread=_place_inside(message).get("thread"),
        ),
    )


def _label(message: Json, data: object) -> str:
    for row in items(obj(message.get("reply_markup")).get("inline_keyboard")):
        for button in items(row):
            if data is not None and obj(button).get("callback_data") == data:
                return one_line(obj(button).get("text"), 256)
    return ""


def _read_reaction(reaction: Json, raw: str, now_ms: int, key: str) -> tuple[Inbound, ...] | str:
    chat_id, number = whole(obj(reaction.get("chat")).get("id")), whole(reaction.get("message_id"))
    by = whole(obj(reaction.get("user")).get("id")) or whole(obj(reaction.get("actor_chat")).get("id"))
    if not chat_id or number is None or number <= 0 or not by or not isinstance(reaction.get("new_reaction"), list):
        return "no chat, message, person or marks"
    marks = tuple(mark for mark in map(_mark, reaction["new_reaction"][:20]) if mark)
    return (
        InboundReaction(
            # Without the number of the update, two changes within one second could look like one.
            key=f"r:{chat_id}:{number}:{by}:{key}",
            chat_id=str(chat_id),
            provider_id=str(number),
            by=str(by),
            at=_moment(reaction.get("date"), now_ms),
            marks=marks,
        ),
    )


def _mark(value: object) -> str:
    mark = obj(value)
    match mark.get("type"):
        case "emoji":
            return one_line(mark.get("emoji"), 16)
        case "paid":
            return "\N{WHITE MEDIUM STAR}"
        case "custom_emoji":
            return "\N{WHITE STAR}"
    return ""


def _read_membership(change: Json, raw: str, now_ms: int, key: str) -> tuple[Inbound, ...] | str:
    chat = obj(change.get("chat"))
    chat_id = whole(chat.get("id"))
    status = obj(change.get("new_chat_member")).get("status")
    if not chat_id or status not in ("kicked", "left", "member", "administrator", "restricted"):
        return "no chat or status"
    return (
        Membership(
            key=f"b:{chat_id}:{key}",
            sender=_sender({"chat": chat, "from": change.get("from")}, None),
            at=_moment(change.get("date"), now_ms),
            is_reachable=status in ("member", "administrator", "restricted"),
        ),
    )


_READERS: dict[str, _Reader] = {
    "message": _read_message,
    "edited_message": _read_edit,
    "channel_post": _read_message,
    "edited_channel_post": _read_edit,
    "callback_query": _read_press,
    "my_chat_member": _read_membership,
    "message_reaction": _read_reaction,
}
ALLOWED_UPDATES = tuple(_READERS)
"""Named on every poll: the provider remembers the last list, whoever sent it, and leaves out reactions unless asked."""


def _moment(seconds: object, otherwise: int) -> int:
    """Epoch milliseconds of a date in seconds, or `otherwise` when there is no believable one."""
    number = whole(seconds)
    return number * 1000 if number is not None and TELEGRAM_BEGAN <= number < 2**33 else otherwise


def _is_by_bot(message: Json) -> bool:
    # Anonymous administrators and channels write through service bots and name themselves in sender_chat.
    return obj(message.get("from")).get("is_bot") is True and not obj(message.get("sender_chat"))


def _migration(message: Json, chat_id: int, now_ms: int) -> Migration | None:
    old, new = chat_id, whole(message.get("migrate_to_chat_id"))
    if not new:
        old, new = whole(message.get("migrate_from_chat_id")) or 0, chat_id
    if not old or not new or old == new:
        return None
    # Both chats tell it; one key makes it one event.
    return Migration(f"g:{old}:{new}", str(old), str(new), _moment(message.get("date"), now_ms))


def _sender(message: Json, content: Content | None) -> Sender:
    """Where an answer goes: the person in a private chat, the group itself elsewhere. The caller has seen that the chat
    has an id.
    """
    chat, person = obj(message.get("chat")), obj(message.get("from"))
    chat_id = whole(chat.get("id")) or 0
    if chat.get("type") in _GROUP_TYPES or chat_id < 0:
        name = one_line(chat.get("title")) or full_name(chat)
        return Sender(str(chat_id), name, username(chat.get("username")), is_group=True)
    card = content.extra.get("contact", {}) if content else {}
    return Sender(
        chat_id=str(chat_id),
        name=full_name(person) or full_name(chat) or one_line(chat.get("title")),
        username=username(person.get("username")) or username(chat.get("username")),
        phone=card.get("phone") or None if card.get("is_own") else None,
        language=language(person.get("language_code")),
    )


def _author(message: Json) -> str | None:
    stand_in = obj(message.get("sender_chat"))
    name = (
        one_line(message.get("author_signature"))
        or one_line(stand_in.get("title"))
        or full_name(obj(message.get("from")))
    )
    return name or None


def _replied(message: Json, chat_id: int) -> str | None:
    replied = obj(message.get("reply_to_message"))
    number = whole(replied.get("message_id"))
    # Every message of a forum topic "answers" the service message that opened the topic.
    if number is None or number <= 0 or "forum_topic_created" in replied:
        return None
    other = whole(obj(replied.get("chat")).get("id"))
    return str(number) if other in (None, chat_id) else None


def _place_inside(message: Json) -> Json:
    """The topic a message stands in. Where a chat has none, the number only names a chain of replies."""
    number = whole(message.get("message_thread_id"))
    return {"thread": str(number)} if message.get("is_topic_message") is True and number and number > 0 else {}


def _circumstances(message: Json) -> Json:
    """What is told around a message: what it quotes and whom it is forwarded from."""
    extra = _place_inside(message)
    quote = words(obj(message.get("quote")).get("text"))
    if quote is None and _replied(message, whole(obj(message.get("chat")).get("id")) or 0):
        quote = words_of(obj(message.get("reply_to_message"))) or None
    if quote is not None:
        extra["quote"] = quote[:_MAX_QUOTE]
    origin = obj(message.get("forward_origin"))
    forwarded = (
        full_name(obj(origin.get("sender_user")))
        or one_line(origin.get("sender_user_name"))
        or one_line(obj(origin.get("sender_chat")).get("title"))
        or one_line(obj(origin.get("chat")).get("title"))
        or full_name(obj(message.get("forward_from")))
        or one_line(message.get("forward_sender_name"))
        or one_line(obj(message.get("forward_from_chat")).get("title"))
    )
    if forwarded or origin:
        extra["forwarded_from"] = forwarded
    return extra
