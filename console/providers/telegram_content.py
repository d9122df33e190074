"""What one Telegram message says: its kind, its words, its file and what else a bubble shows.

The one decision: the readers are tried in a fixed order, the specific before the general, because an animation also
carries a document, a venue a location and a live photo a photo. What no reader understands has no content here, and the
caller keeps it raw.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from console.models.capabilities import TELEGRAM
from console.models.inbound import RemoteFile
from console.models.states import MessageKind
from console.providers.telegram_text import (
    Json,
    amount,
    decimal,
    entities,
    file_name,
    items,
    media_type,
    obj,
    one_line,
    whole,
    words,
)

TOO_BIG = "too_big"
"""Why a file is refused: it is above what a bot may download."""

EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "video/quicktime": "mov",
    "application/pdf": "pdf",
}
SERVICE_FIELDS = frozenset(
    """
    new_chat_members new_chat_member new_chat_participant left_chat_member left_chat_participant new_chat_title
    new_chat_photo delete_chat_photo group_chat_created supergroup_chat_created channel_chat_created
    message_auto_delete_timer_changed pinned_message proximity_alert_triggered boost_added chat_background_set
    forum_topic_created forum_topic_edited forum_topic_closed forum_topic_reopened general_forum_topic_hidden
    general_forum_topic_unhidden giveaway_created giveaway giveaway_winners giveaway_completed video_chat_scheduled
    video_chat_started video_chat_ended video_chat_participants_invited write_access_allowed connected_website
    direct_message_price_changed paid_message_price_changed checklist_tasks_done checklist_tasks_added
    chat_owner_left chat_owner_changed
    """.split()  # noqa: SIM905
)
"""Messages that nobody wrote: they say that something about the chat changed."""
_ABOUT_FIELDS = frozenset(
    """
    message_id message_thread_id direct_messages_topic from sender_chat sender_boost_count sender_business_bot
    sender_tag date business_connection_id chat forward_origin forward_from forward_from_chat
    forward_from_message_id forward_signature forward_sender_name forward_date is_topic_message is_automatic_forward
    reply_to_message external_reply quote reply_to_story reply_to_checklist_task_id via_bot edit_date
    has_protected_content is_from_offline is_paid_post media_group_id author_signature paid_star_count entities
    link_preview_options effect_id suggested_post_info caption caption_entities show_caption_above_media
    has_media_spoiler reply_markup
    """.split()  # noqa: SIM905
)
"""Fields that say something about a message and are not its content."""


@dataclass(frozen=True, slots=True)
class Content:
    kind: MessageKind
    text: str = ""
    file: RemoteFile | None = None
    extra: Json = field(default_factory=dict)


def read_content(message: Json) -> Content | None:
    """The content of a message, or None when it holds nothing that can be shown."""
    for name, reader in _READERS:
        if name in message and (content := reader(message)) is not None:
            return content
    return None


def nature_of(message: Json) -> str:
    """The name of the field that makes this message what it is; empty when there is none."""
    for name, _ in _READERS:
        if name in message:
            return name
    return one_line(next((name for name in message if name not in _ABOUT_FIELDS), ""), 64)


def words_of(message: Json) -> str:
    """Text or caption, whichever is there."""
    return words(message.get("text")) or words(message.get("caption")) or ""


def _text(message: Json) -> Content | None:
    text = words(message.get("text"))
    if text is None:
        return None
    return Content(MessageKind.TEXT, text, extra=_marks(message.get("text"), message.get("entities")))


def _marks(text: object, marks: object) -> Json:
    found = entities(text, marks)
    return {"entities": found} if found else {}


def _with_file(
    message: Json, kind: MessageKind, file: RemoteFile | None, form: str = "", **more: object
) -> Content | None:
    if file is None:
        return None
    extra = _marks(message.get("caption"), message.get("caption_entities"))
    if form:
        extra["form"] = form
    extra.update({name: value for name, value in more.items() if value})
    return Content(kind, words(message.get("caption")) or "", file, extra)


def _file(source: Json, name: str, default_type: str) -> RemoteFile | None:
    """The file a media object speaks of; None without a usable file id. `name` is used when the sender gave none."""
    reference = source.get("file_id")
    if (
        not isinstance(reference, str)
        or not 0 < len(reference) <= 512
        or not (reference.isascii() and reference.isprintable())
    ):
        return None
    kind = media_type(source.get("mime_type"), default_type)
    ending = EXTENSIONS.get(kind)
    if ending and "." in name:
        name = f"{name.rpartition('.')[0]}.{ending}"
    size = amount(source.get("file_size"))
    duration = amount(source.get("duration"))
    return RemoteFile(
        ref={"file_id": reference, "unique_id": one_line(source.get("file_unique_id"), 128)},
        name=file_name(source.get("file_name"), name),
        media_type=kind,
        size=size,
        duration_ms=duration * 1000 if duration is not None and duration < 10_000_000 else None,
        width=_side(source.get("width") or source.get("length")),
        height=_side(source.get("height") or source.get("length")),
        refused=TOO_BIG if size is not None and size > TELEGRAM.max_download else None,
    )


def _side(value: object) -> int | None:
    number = amount(value)
    return number if number is not None and 0 < number < 1_000_000 else None


def _photo(message: Json) -> Content | None:
    best: RemoteFile | None = None
    best_area = -1
    for size in items(message.get("photo")):
        found = _file(obj(size), "photo.jpg", "image/jpeg")
        area = (found.width or 0) * (found.height or 0) if found else -1
        if found is not None and area >= best_area:
            best, best_area = found, area
    return _with_file(message, MessageKind.PHOTO, best, "live_photo" if "live_photo" in message else "")


def _voice(message: Json) -> Content | None:
    return _with_file(message, MessageKind.VOICE, _file(obj(message.get("voice")), "voice.ogg", "audio/ogg"))


def _audio(message: Json) -> Content | None:
    audio = obj(message.get("audio"))
    return _with_file(
        message,
        MessageKind.AUDIO,
        _file(audio, "audio.mp3", "audio/mpeg"),
        title=one_line(audio.get("title")),
        performer=one_line(audio.get("performer")),
    )


def _video(message: Json) -> Content | None:
    return _with_file(message, MessageKind.VIDEO, _file(obj(message.get("video")), "video.mp4", "video/mp4"))


def _video_note(message: Json) -> Content | None:
    file = _file(obj(message.get("video_note")), "video.mp4", "video/mp4")
    return _with_file(message, MessageKind.VIDEO, file, "video_note")


def _animation(message: Json) -> Content | None:
    file = _file(obj(message.get("animation")), "animation.mp4", "video/mp4")
    return _with_file(message, MessageKind.VIDEO, file, "animation")


def _document(message: Json) -> Content | None:
    file = _file(obj(message.get("document")), "document", "application/octet-stream")
    return _with_file(message, MessageKind.DOCUMENT, file)


def _sticker(message: Json) -> Content | None:
    sticker = obj(message.get("sticker"))
    if sticker.get("is_animated") is True:
        file = _file(sticker, "sticker.tgs", "application/x-tgsticker")
    elif sticker.get("is_video") is True:
        file = _file(sticker, "sticker.webm", "video/webm")
    else:
        file = _file(sticker, "sticker.webp", "image/webp")
    emoji = one_line(sticker.get("emoji"), 32)
    return Content(MessageKind.STICKER, emoji, file) if emoji or file else None


def _place(value: object) -> Json | None:
    place = obj(value)
    latitude, longitude = decimal(place.get("latitude"), -90, 90), decimal(place.get("longitude"), -180, 180)
    if latitude is None or longitude is None:
        return None
    found: Json = {"latitude": latitude, "longitude": longitude}
    if (accuracy := decimal(place.get("horizontal_accuracy"), 0, 1_000_000)) is not None:
        found["accuracy"] = accuracy
    if live := amount(place.get("live_period")):
        found["live_seconds"] = live
    return found


def _location(message: Json) -> Content | None:
    place = _place(message.get("location"))
    return None if place is None else Content(MessageKind.LOCATION, extra={"location": place})


def _venue(message: Json) -> Content | None:
    venue = obj(message.get("venue"))
    place = _place(venue.get("location")) or _place(message.get("location"))
    if place is None:
        return None
    title, address = one_line(venue.get("title")), one_line(venue.get("address"), 256)
    text = "\n".join(line for line in (title, address) if line)
    return Content(MessageKind.LOCATION, text, extra={"location": place, "venue": {"title": title, "address": address}})


def _contact(message: Json) -> Content | None:
    card = obj(message.get("contact"))
    phone = one_line(card.get("phone_number"), 40)
    name = full_name(card)
    if not phone and not name:
        return None
    person = whole(card.get("user_id"))
    extra: Json = {
        "contact": {
            "name": name,
            "phone": phone,
            # Only then does the provider vouch that the number is the sender's own.
            "is_own": person is not None and person == whole(obj(message.get("from")).get("id")),
        }
    }
    return Content(MessageKind.CONTACT, "\n".join(line for line in (name, phone) if line), extra=extra)


def full_name(person: Json) -> str:
    """First and last name of a user, chat or card on one line; empty when there is none."""
    return one_line(" ".join((one_line(person.get("first_name")), one_line(person.get("last_name")))))


_READERS: tuple[tuple[str, Callable[[Json], Content | None]], ...] = (
    ("text", _text),
    ("animation", _animation),
    ("photo", _photo),
    ("voice", _voice),
    ("audio", _audio),
    ("video", _video),
    ("video_note", _video_note),
    ("document", _document),
    ("sticker", _sticker),
    ("venue", _venue),
    ("location", _location),
    ("contact", _contact),
)
