"""The send… methods: what a bot may put on a citizen's phone, and the words in which the provider refuses the rest."""

from collections.abc import Callable
from typing import Any

from console.training.formatting import Formatted, read_formatted, utf16_length
from console.training.refusals import Refusal, bad_request
from console.training.shelf import StoredFile, picture_size
from console.training.town import Account, Chat
from console.training.wire import Call, Json, Upload, take_flag, take_integer, take_nested, take_number, take_text

MAX_TEXT_UNITS = 4096
MAX_CAPTION_UNITS = 1024
MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_UPLOAD_BYTES = 50 * 1024 * 1024
CHAT_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
_MIME_GUESSES = {"photo": "image/jpeg", "voice": "audio/ogg", "audio": "audio/mpeg", "video": "video/mp4"}


def read_text(call: Call) -> Formatted:
    """The text of sendMessage or editMessageText, within its limits."""
    if not take_text(call, "text"):
        raise bad_request("message text is empty")
    formatted = read_formatted(call, "text", "entities")
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if utf16_length(formatted.text) > MAX_TEXT_UNITS:
        raise bad_request("message is too long")
    return formatted


def read_caption(call: Call) -> Formatted:
    """The caption of a media message, within its limit."""
    formatted = read_formatted(call, "caption", "caption_entities")
    if utf16_length(formatted.text) > MAX_CAPTION_UNITS:
        raise bad_request("message caption is too long")
    return formatted


def read_markup(call: Call) -> Json | None:
    """The reply_markup, checked as far as citizens can see it."""
    markup = take_nested(call, "reply_markup", "can't parse reply keyboard markup JSON object")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    for row in markup.get("inline_keyboard", []):
        if not isinstance(row, list):
            raise bad_request('field "inline_keyboard" must be an Array of Arrays')
        for button in row:
            _check_button(button)
    return markup


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad_request('field "text" of an InlineKeyboardButton must be non-empty')
    kinds = {"callback_data", "url", "web_app", "login_url", "copy_text", "switch_inline_query"} & button.keys()
    if not kinds:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")


def _envelope(account: Account, chat: Chat, call: Call) -> Json:
    """Reply target and inline keyboard; also puts a reply keyboard on the citizen's screen."""
    fields: Json = {}
    target = _reply_target(account, chat, call)
    if target is not None:
        fields["reply_to_message"] = {key: value for key, value in target.items() if key != "reply_to_message"}
    markup = read_markup(call)
    if markup and "inline_keyboard" in markup:
        fields["reply_markup"] = markup
    elif markup and "keyboard" in markup:
        chat.keyboard = markup
    elif markup and markup.get("remove_keyboard"):
        chat.keyboard = None
    return fields


def _reply_target(account: Account, chat: Chat, call: Call) -> Json | None:
    parameters = take_nested(call, "reply_parameters", "can't parse reply parameters JSON object") or {}
    if not isinstance(parameters, dict):
        raise bad_request("object expected as reply parameters")
    message_id = parameters.get("message_id") or take_integer(call, "reply_to_message_id")
    if not message_id:
        return None
    target = chat.messages.get(int(message_id))
    if target is None:
        may_go_alone = parameters.get("allow_sending_without_reply") or take_flag(call, "allow_sending_without_reply")
        if not may_go_alone:
            raise bad_request("message to be replied not found")
    return target


def send_message(account: Account, call: Call) -> Json:
    formatted = read_text(call)
    chat = account.writable_chat(call.raw_params.get("chat_id"))
    fields = _envelope(account, chat, call)
    return account.post(chat, account.as_user(), formatted.as_fields("text", "entities") | fields)


def find_upload(call: Call, value: object, field: str) -> Upload | None:
    """The part that a media value means: `attach://name`, or a part under the field's own name."""
    if isinstance(value, str) and value.startswith("attach://"):
        upload = call.files.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f'file "{value}" not found in the request')
        return upload
    return call.files.get(field) if value in (None, "") else None


def read_media(account: Account, call: Call, kind: str, value: object) -> StoredFile:
    """The file of a media value: an upload, or the id of a file the town already has. Web addresses cannot be fetched
    here.
    """
    upload = find_upload(call, value, kind)
    if upload is None:
        if value in (None, ""):
            raise bad_request(f"there is no {kind} in the request")
        if str(value).startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        try:
            return account.town.shelf.find(str(value))
        except Refusal:
            raise bad_request("wrong file identifier/HTTP URL specified") from None
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > MAX_UPLOAD_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    if kind == "photo":
        _check_photo(upload.data)
    stored_kind = kind
    if kind == "voice" and not is_voice(upload.data):
        stored_kind = "document"
    mime = (
        upload.content_type
        if upload.content_type != "application/octet-stream"
        else _MIME_GUESSES.get(kind, upload.content_type)
    )
    return account.town.shelf.store(stored_kind, upload.data, upload.name, mime)


def _check_photo(data: bytes) -> None:
    if len(data) > MAX_PHOTO_BYTES:
        raise bad_request(
            f"file of size {len(data)} bytes is too big for a photo; the maximum size is {MAX_PHOTO_BYTES} bytes"
        )
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return
    size = picture_size(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > 10000 or max(size) > 20 * max(1, min(size)):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def is_voice(data: bytes) -> bool:
    """Whether the provider would show the bytes as a voice note: Ogg with Opus, MP3 or M4A."""
    if data[:4] == b"OggS":
        return b"OpusHead" in data[:128]
    return data[:3] == b"ID3" or data[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2") or data[4:8] == b"ftyp"


def media_fields(stored: StoredFile, call: Call) -> Json:
    """The field of a Message that carries a file."""
    common: Json = {"file_id": stored.file_id, "file_unique_id": stored.file_unique_id, "file_size": stored.size}
    mime: Json = {"mime_type": stored.mime_type} if stored.mime_type else {}
    name: Json = {"file_name": stored.name} if stored.name else {}
    duration = take_integer(call, "duration", 0, 0)
    match stored.kind:
        case "photo":
            width, height = picture_size(stored.data) or (640, 480)
            return {"photo": [common | {"width": width, "height": height}]}
        case "voice":
            return {"voice": common | mime | {"duration": duration}}
        case "audio":
            titles = {key: take_text(call, key) for key in ("performer", "title") if take_text(call, key)}
            return {"audio": common | mime | name | {"duration": duration} | titles}
        case "video":
            size = {"width": take_integer(call, "width", 320), "height": take_integer(call, "height", 240)}
            return {"video": common | mime | name | {"duration": duration} | size}
        case _:
            return {"document": common | mime | name}


def send_media(kind: str) -> Callable[[Account, Call], Json]:
    """The method that sends one kind of file."""

    def send(account: Account, call: Call) -> Json:
        caption = read_caption(call)
        chat = account.writable_chat(call.raw_params.get("chat_id"))
        fields = _envelope(account, chat, call)
        stored = read_media(account, call, kind, call.raw_params.get(kind))
        content = media_fields(stored, call) | caption.as_fields("caption", "caption_entities")
        return account.post(chat, account.as_user(), content | fields)

    return send


def send_location(account: Account, call: Call) -> Json:
    latitude, longitude = take_number(call, "latitude"), take_number(call, "longitude")
    if latitude is None or longitude is None or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("latitude and longitude must be valid")
    chat = account.writable_chat(call.raw_params.get("chat_id"))
    location: Json = {"latitude": latitude, "longitude": longitude}
    accuracy = take_number(call, "horizontal_accuracy")
    if accuracy is not None:
        location["horizontal_accuracy"] = min(1500.0, max(0.0, accuracy))
    return account.post(chat, account.as_user(), {"location": location} | _envelope(account, chat, call))


def send_contact(account: Account, call: Call) -> Json:
    phone, first_name = take_text(call, "phone_number"), take_text(call, "first_name")
    if not phone:
        raise bad_request('field "phone_number" must be non-empty')
    if not first_name:
        raise bad_request('field "first_name" must be non-empty')
    chat = account.writable_chat(call.raw_params.get("chat_id"))
    contact: Json = {"phone_number": phone, "first_name": first_name}
    contact |= {key: take_text(call, key) for key in ("last_name", "vcard") if take_text(call, key)}
    return account.post(chat, account.as_user(), {"contact": contact} | _envelope(account, chat, call))


def send_media_group(account: Account, call: Call) -> list[Json]:
    """An album: all items or none."""
    items = take_nested(call, "media", "can't parse media JSON object")
    if not isinstance(items, list) or not items:
        raise bad_request("there are no messages to send")
    if len(items) == 1:
        raise bad_request("expected 2-10 messages in an album")
    if len(items) > 10:
        raise bad_request("too many messages to send as an album")
    chat = account.writable_chat(call.raw_params.get("chat_id"))
    fields = _envelope(account, chat, call)
    contents: list[Json] = []
    for item in items:
        if not isinstance(item, dict) or item.get("type") not in ("photo", "video", "audio", "document"):
            raise bad_request("can't parse InputMedia: wrong type")
        item_call = Call(call.token, call.method, {**item, "parse_mode": item.get("parse_mode", "")}, call.files)
        caption = read_caption(item_call)
        stored = read_media(account, item_call, item["type"], item.get("media"))
        contents.append(media_fields(stored, item_call) | caption.as_fields("caption", "caption_entities"))
    account.albums += 1
    group = {"media_group_id": str(13_500_000_000_000_000 + account.albums)}
    return [account.post(chat, account.as_user(), content | group | fields) for content in contents]


def send_chat_action(account: Account, call: Call) -> bool:
    chat = account.writable_chat(call.raw_params.get("chat_id"))
    action = take_text(call, "action")
    if action not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.last_action, chat.last_action_ms = action, account.town.clock.now_ms()
    return True
