"""From one outbox row to one message of the Cloud API (reference: WhatsApp Cloud API, section 2).

The one decision: the row's own uuid travels as `biz_opaque_callback_data`. The provider knows no repeats, but it says
these words again with every status, so a message whose answer was lost settles itself.
"""

import re

from console.models.delivery import Outbound, OutboundFile, Rejected
from console.models.reasons import Why
from console.providers.telegram_text import Json, decimal, file_name, items, obj, storable

_MIB = 1024 * 1024
_PHONE = re.compile(r"[0-9]{5,20}")
_BSUID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9.]{1,160}")
_FORMS = {"photo": "image", "voice": "audio", "audio": "audio", "video": "video", "sticker": "sticker"}
_LIMITS = {"image": 5 * _MIB, "audio": 16 * _MIB, "video": 16 * _MIB, "document": 100 * _MIB}
_IMAGES = ("image/jpeg", "image/png")
_MOST_BUTTONS, _MOST_ROWS = 3, 10
_BUTTON_TITLE, _ROW_TITLE, _ROW_WORDS = 20, 24, 72
_BUTTON_ID, _ROW_ID = 256, 200
_LIST_WORDS = {"ca": "Opcions", "es": "Opciones", "en": "Options"}
_INTERACTIVE_BODY = 1024


def form_of(item: Outbound, file: OutboundFile) -> str:
    """The provider's kind of message for a file. What it would not take as a picture or a sound goes as a document."""
    form = _FORMS.get(str(item.payload.get("kind") or file.kind), "document")
    if form == "image" and (file.media_type not in _IMAGES or len(file.data) > _LIMITS["image"]):
        return "document"
    return form


def checked_file(item: Outbound, file: OutboundFile) -> Rejected | None:
    """Why a file cannot go out, before it is carried anywhere."""
    too_big = len(file.data) > _LIMITS.get(form_of(item, file), _LIMITS["document"])
    return Rejected("rejected_file", {"why": Why.TOO_BIG}) if too_big else None


def build_message(item: Outbound, file: OutboundFile | None, media_id: str | None) -> Json | Rejected:
    """The body of the request, or why there can be none. `media_id`: what the provider calls the uploaded file."""
    if item.action != "send":
        return _refused(Why.NOT_HERE)
    content = _content(item, file, media_id)
    if isinstance(content, Rejected):
        return content
    address = {"to": item.recipient} if _PHONE.fullmatch(item.recipient) else {"recipient": item.recipient}
    if not _PHONE.fullmatch(item.recipient) and not _BSUID.fullmatch(item.recipient):
        return Rejected("rejected_not_found")
    message: Json = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        **address,
        **content,
        "biz_opaque_callback_data": item.uuid,
    }
    quoted = (item.reply_to or "").removeprefix("press:")
    if quoted.startswith("wamid."):
        message["context"] = {"message_id": quoted}
    return message


def _refused(why: Why) -> Rejected:
    return Rejected("provider_rejected", {"why": why})


def _content(item: Outbound, file: OutboundFile | None, media_id: str | None) -> Json | Rejected:
    kind = item.payload.get("kind")
    if kind == "template":
        return _template(obj(item.payload.get("template")))
    if kind == "location":
        return _location(item.payload)
    if item.attachment_id is not None or file is not None:
        if file is None or media_id is None:
            return Rejected("rejected_file", {"why": Why.FILE_MISSING})
        return _file(item, file, media_id)
    text = storable(item.text)
    if not text:
        return _refused(Why.NOTHING_TO_SEND)
    buttons = items(item.payload.get("buttons"))
    if buttons:
        return _interactive(text, buttons, str(item.payload.get("language", "")))
    # Without a preview the citizen sees what the operator wrote, and no third party is asked for a picture.
    return {"type": "text", "text": {"body": text, "preview_url": False}}


def _location(payload: Json) -> Json | Rejected:
    latitude, longitude = decimal(payload.get("latitude"), -90, 90), decimal(payload.get("longitude"), -180, 180)
    if latitude is None or longitude is None:
        return _refused(Why.NO_PLACE)
    return {"type": "location", "location": {"latitude": latitude, "longitude": longitude}}


def _file(item: Outbound, file: OutboundFile, media_id: str) -> Json:
    form = form_of(item, file)
    content: Json = {"id": media_id}
    if item.text and form != "audio":
        content["caption"] = storable(item.text)
    if form == "document":
        content["filename"] = file_name(file.name, "file")
    if form == "audio" and item.payload.get("kind") == "voice":
        content["voice"] = True
    return {"type": form, form: content}


def _template(template: Json) -> Json | Rejected:
    """`template`: {name, language, values}: the words for its fields, in order; `names` where they have some."""
    name, language = template.get("name"), template.get("language")
    if not isinstance(name, str) or not isinstance(language, str) or not name or not language:
        return _refused(Why.NOTHING_TO_SEND)
    content: Json = {"name": name, "language": {"code": language}}
    values = [storable(str(value)) for value in items(template.get("values"))]
    if values:
        parameters = [{"type": "text", "text": text} for text in values]
        for parameter, field in zip(parameters, items(template.get("names")), strict=False):
            parameter["parameter_name"] = str(field)
        content["components"] = [{"type": "body", "parameters": parameters}]
    return {"type": "template", "template": content}


def _interactive(text: str, rows: list[object], language: str) -> Json | Rejected:
    """Buttons where three suffice, a list where there are more; addresses stand below the text, where they can be pressed."""
    choices: list[tuple[str, str]] = []
    for row in rows:
        for button in items(row):
            words, data, url = (obj(button).get(name) for name in ("text", "data", "url"))
            if not isinstance(words, str) or not words.strip():
                return _refused(Why.BUTTON_WITHOUT_WORDS)
            if isinstance(url, str) and url:
                text = f"{text}\n{storable(words)}: {storable(url)}"
            elif isinstance(data, str) and 0 < len(data) <= _ROW_ID:
                choices.append((storable(data), storable(words)))
            else:
                return _refused(Why.BUTTON_DATA)
    if not choices:
        return {"type": "text", "text": {"body": text, "preview_url": False}}
    if len(choices) > _MOST_ROWS or len(text) > _INTERACTIVE_BODY:
        # More than the provider shows: the citizen answers with words instead.
        lines = "\n".join(f"• {words}" for _, words in choices)
        return {"type": "text", "text": {"body": f"{text}\n{lines}", "preview_url": False}}
    if len(choices) <= _MOST_BUTTONS and all(len(words) <= _BUTTON_TITLE for _, words in choices):
        keys = [{"type": "reply", "reply": {"id": data, "title": words}} for data, words in choices]
        return _wrapped("button", text, {"buttons": keys})
    found = [_row(data, words) for data, words in choices]
    name = _LIST_WORDS.get(language, _LIST_WORDS["ca"])
    return _wrapped("list", text, {"button": name, "sections": [{"rows": found}]})


def _row(data: str, words: str) -> Json:
    if len(words) <= _ROW_TITLE:
        return {"id": data, "title": words}
    return {"id": data, "title": words[: _ROW_TITLE - 1] + "…", "description": words[:_ROW_WORDS]}


def _wrapped(kind: str, text: str, action: Json) -> Json:
    return {"type": "interactive", "interactive": {"type": kind, "body": {"text": text}, "action": action}}
