"""From one outbox row to one Bot API call, and from its answer to one of the four outcomes.

The one decision: what can be refused here, before a byte leaves, is refused here; after that only Telegram's own words
decide, and silence is `Uncertain`. Texts go out plain, without a parse mode, so nothing an operator types can turn into
markup.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from console.models.delivery import Outbound, OutboundFile, Outcome, Rejected, Sent, Uncertain
from console.models.reasons import Why
from console.providers.http import Answer, Part
from console.providers.telegram_answers import Reply, judge_failure
from console.providers.telegram_text import Json, decimal, file_name, items, obj, storable, whole

_UPLOADS = {
    "photo": ("sendPhoto", "photo"),
    "voice": ("sendVoice", "voice"),
    "audio": ("sendAudio", "audio"),
    "video": ("sendVideo", "video"),
    "document": ("sendDocument", "document"),
}
_CAPTIONED = frozenset(_UPLOADS)
_MAX_BUTTON_BYTES = 64


@dataclass(frozen=True, slots=True)
class Request:
    """One call. `params` as JSON values; `upload` by the name of its field."""

    method: str
    params: Json = field(repr=False)
    upload: Mapping[str, Part] = field(default_factory=dict)


def build_request(item: Outbound, file: OutboundFile | None) -> Request | Rejected:
    """The call that carries out a row, or why there can be none."""
    if item.action == "answer_button":
        return _answer_button(item)
    chat = whole(item.recipient)
    if not chat:
        return Rejected("rejected_not_found")
    match item.action:
        case "send":
            return _send(item, chat, file)
        case "edit":
            return _edit(item, chat)
        case "delete":
            target = _message_number(item.target)
            if target is None:
                return _refused(Why.NO_NUMBER)
            return Request("deleteMessage", {"chat_id": chat, "message_id": target})
        case "typing":
            action = item.payload.get("action") or "typing"
            return Request("sendChatAction", {"chat_id": chat, "action": action, **_place_inside(item)})
    return _refused(Why.UNKNOWN_REQUEST)


def _refused(why: Why) -> Rejected:
    return Rejected("provider_rejected", {"why": why})


def _answer_button(item: Outbound) -> Request | Rejected:
    press = item.payload.get("press_id")
    if not isinstance(press, str) or not press:
        return _refused(Why.PRESS_OVER)
    params: Json = {"callback_query_id": press}
    if item.text:
        params["text"] = storable(item.text)[:200]
    return Request("answerCallbackQuery", params)


def _send(item: Outbound, chat: int, file: OutboundFile | None) -> Request | Rejected:
    kind = item.payload.get("kind") or (file.kind if file else "text")
    params: Json = {"chat_id": chat, **_place_inside(item)}
    replied = _message_number(item.reply_to)
    if replied is not None:
        # The citizen may have deleted what is answered; the answer goes out all the same.
        params["reply_parameters"] = {"message_id": replied, "allow_sending_without_reply": True}
    markup = _markup(item.payload.get("buttons"))
    if isinstance(markup, Rejected):
        return markup
    if markup is not None:
        params["reply_markup"] = markup
    if kind == "location":
        return _location(item.payload, params)
    if item.attachment_id is not None or file is not None or kind in _CAPTIONED:
        if file is None:
            return Rejected("rejected_file", {"why": Why.FILE_MISSING})
        return _upload(item, kind, file, params)
    if not item.text:
        return _refused(Why.NOTHING_TO_SEND)
    # Without a preview the citizen sees what the operator wrote, and no third party is asked for a picture.
    return Request(
        "sendMessage", {**params, "text": storable(item.text), "link_preview_options": {"is_disabled": True}}
    )


def _place_inside(item: Outbound) -> Json:
    """The topic of the group an answer belongs to."""
    topic = _message_number(item.payload.get("thread"))
    return {} if topic is None else {"message_thread_id": topic}


def _location(payload: Json, params: Json) -> Request | Rejected:
    latitude, longitude = decimal(payload.get("latitude"), -90, 90), decimal(payload.get("longitude"), -180, 180)
    if latitude is None or longitude is None:
        return _refused(Why.NO_PLACE)
    return Request("sendLocation", {**params, "latitude": latitude, "longitude": longitude})


def _upload(item: Outbound, kind: str, file: OutboundFile, params: Json) -> Request:
    method, name = _UPLOADS.get(kind, _UPLOADS["document"])
    if item.text:
        params = {**params, "caption": storable(item.text)}
    if file.duration_ms and name in ("voice", "audio", "video"):
        params = {**params, "duration": max(1, round(file.duration_ms / 1000))}
    return Request(method, params, {name: Part(file_name(file.name, "file"), file.media_type, file.data)})


def _edit(item: Outbound, chat: int) -> Request | Rejected:
    target = _message_number(item.target)
    if target is None:
        return _refused(Why.NO_NUMBER)
    params: Json = {"chat_id": chat, "message_id": target}
    markup = _markup(item.payload.get("buttons"))
    if isinstance(markup, Rejected):
        return markup
    if markup is not None:
        params["reply_markup"] = markup
    text = storable(item.text)
    if item.payload.get("kind", "text") in _CAPTIONED:
        return Request("editMessageCaption", {**params, "caption": text})
    if not text:
        return _refused(Why.NOTHING_TO_SEND)
    return Request("editMessageText", {**params, "text": text, "link_preview_options": {"is_disabled": True}})


def _message_number(value: str | None) -> int | None:
    """A number of Telegram's; a press and a message without a number have other names."""
    number = whole(value)
    return number if number is not None and number > 0 else None


def _markup(buttons: object) -> Json | Rejected | None:
    """The keyboard under a message, of rows of {text, data or url}; None without buttons."""
    rows: list[list[Json]] = []
    for row in items(buttons):
        keys: list[Json] = []
        for button in items(row):
            text, data, url = (obj(button).get(name) for name in ("text", "data", "url"))
            if not isinstance(text, str) or not text.strip():
                return _refused(Why.BUTTON_WITHOUT_WORDS)
            if isinstance(url, str) and url:
                keys.append({"text": storable(text), "url": url})
            elif isinstance(data, str) and 0 < len(data.encode("utf-8", "replace")) <= _MAX_BUTTON_BYTES:
                keys.append({"text": storable(text), "callback_data": storable(data)})
            else:
                return _refused(Why.BUTTON_DATA)
        if keys:
            rows.append(keys)
    return {"inline_keyboard": rows} if rows else None


def form_fields(params: Json) -> dict[str, str]:
    """Parameters as the text fields of a form: nested values as JSON."""
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}


def judge(item: Outbound, request: Request, answer: Answer, reply: Reply | None, scrub: Mapping[str, str]) -> Outcome:
    """What became of a call that was answered."""
    if reply is not None and reply.code == 0:
        return _success(item, reply.result)
    if reply is not None and reply.code == 400 and _is_done_already(item.action, reply.description.lower()):
        return Sent(item.target)
    return judge_failure(answer, reply, bool(request.upload), scrub)


def _success(item: Outbound, result: Any) -> Outcome:
    if item.action != "send":
        return Sent(item.target)
    number = whole(obj(result).get("message_id"))
    if number is None or number <= 0:
        return Uncertain("the answer holds no message number")
    return Sent(str(number))


def _is_done_already(action: str, said: str) -> bool:
    """Refusals that say that what we want is so already, or that nobody waits for it any more."""
    match action:
        case "edit":
            return "message is not modified" in said
        case "delete":
            return "message to delete not found" in said
        case "answer_button":
            return "query is too old" in said or "query id is invalid" in said
    return False
