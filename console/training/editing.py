"""What a bot may change after sending: edits, deletions, reactions, answers to pressed buttons."""

from console.training.ledger import DELETED, EDITED, REACTED
from console.training.refusals import NOT_MODIFIED, bad_request
from console.training.sending import read_caption, read_markup, read_text
from console.training.town import MEDIA_KINDS, Account, Chat
from console.training.wire import Call, Json, take_flag, take_integer, take_nested, take_text

DELETE_WITHIN_SECONDS = 48 * 3600
PRESS_LIVES_MS = 15 * 60 * 1000


def _own_message(account: Account, call: Call) -> tuple[Chat, Json]:
    chat = account.writable_chat(call.raw_params.get("chat_id"))
    message_id = take_integer(call, "message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    message = account.message(chat, message_id, "message to edit not found")
    if message["from"]["id"] != account.bot_id:
        raise bad_request("message can't be edited")
    return chat, message


def _store_edit(account: Account, chat: Chat, message: Json, fresh: Json, dropped: tuple[str, ...]) -> Json:
    """Replace fields; an edit that changes nothing is refused."""
    edited = {key: value for key, value in message.items() if key not in dropped} | fresh
    compared = [{key: value for key, value in version.items() if key != "edit_date"} for version in (edited, message)]
    if compared[0] == compared[1]:
        raise bad_request(NOT_MODIFIED)
    edited["edit_date"] = account.town.clock.now_ms() // 1000
    account.note(EDITED, chat, edited)
    chat.messages[edited["message_id"]] = edited
    return edited


def _markup_fields(call: Call) -> Json:
    markup = read_markup(call)
    return {"reply_markup": markup} if markup and markup.get("inline_keyboard") else {}


def edit_text(account: Account, call: Call) -> Json:
    formatted = read_text(call)
    chat, message = _own_message(account, call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    fresh = formatted.as_fields("text", "entities") | _markup_fields(call)
    return _store_edit(account, chat, message, fresh, ("text", "entities", "reply_markup"))


def edit_caption(account: Account, call: Call) -> Json:
    caption = read_caption(call)
    chat, message = _own_message(account, call)
    if not any(kind in message for kind in ("photo", "voice", "audio", "video", "document")):
        raise bad_request("there is no caption in the message to edit")
    fresh = caption.as_fields("caption", "caption_entities") | _markup_fields(call)
    return _store_edit(account, chat, message, fresh, ("caption", "caption_entities", "reply_markup"))


def edit_markup(account: Account, call: Call) -> Json:
    chat, message = _own_message(account, call)
    return _store_edit(account, chat, message, _markup_fields(call), ("reply_markup",))


def _delete_one(account: Account, chat: Chat, message: Json) -> None:
    age = account.town.clock.now_ms() // 1000 - message["date"]
    is_own = message["from"]["id"] == account.bot_id
    if age > DELETE_WITHIN_SECONDS or not (is_own or chat.type == "private"):
        raise bad_request("message can't be deleted for everyone")
    account.note(DELETED, chat, message)
    del chat.messages[message["message_id"]]


def delete_message(account: Account, call: Call) -> bool:
    chat = account.writable_chat(call.raw_params.get("chat_id"))
    message_id = take_integer(call, "message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    _delete_one(account, chat, account.message(chat, message_id, "message to delete not found"))
    return True


def delete_messages(account: Account, call: Call) -> bool:
    """Up to 100 at once; those that are missing are skipped."""
    chat = account.writable_chat(call.raw_params.get("chat_id"))
    message_ids = take_nested(call, "message_ids", "can't parse message identifiers JSON object")
    if not isinstance(message_ids, list) or not message_ids:
        raise bad_request("message identifiers are not specified")
    if len(message_ids) > 100:
        raise bad_request("too many message identifiers specified")
    for message_id in message_ids:
        message = chat.messages.get(int(message_id))
        if message is not None:
            _delete_one(account, chat, message)
    return True


def set_reaction(account: Account, call: Call) -> bool:
    chat = account.writable_chat(call.raw_params.get("chat_id"))
    message = account.message(chat, take_integer(call, "message_id"), "message to react not found")
    reactions = take_nested(call, "reaction", "can't parse reaction types JSON object") or []
    is_valid = isinstance(reactions, list) and all(
        isinstance(item, dict) and item.get("type") == "emoji" and item.get("emoji") for item in reactions
    )
    if not is_valid:
        raise bad_request("REACTION_INVALID")
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    chat.reactions[message["message_id"]] = reactions
    account.note(REACTED, chat, message)
    return True


def answer_press(account: Account, call: Call) -> bool:
    press = account.presses.get(take_text(call, "callback_query_id"))
    if press is None or press.at_ms + PRESS_LIVES_MS < account.town.clock.now_ms():
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = take_text(call, "text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    press.is_answered = True
    press.answer_text = text
    return True


def copy_message(account: Account, call: Call) -> Json:
    """Send the content of a message again without its sender."""
    chat = account.writable_chat(call.raw_params.get("chat_id"))
    source = account.chats.get(take_integer(call, "from_chat_id"))
    if source is None:
        raise bad_request("chat not found")
    message = account.message(source, take_integer(call, "message_id"), "message to copy not found")
    kept = ("text", "entities", "caption", "caption_entities", *MEDIA_KINDS)
    content = {key: message[key] for key in kept if key in message}
    if "caption" in call.raw_params:
        content = {key: value for key, value in content.items() if key not in ("caption", "caption_entities")}
        content |= read_caption(call).as_fields("caption", "caption_entities")
    if take_flag(call, "remove_caption"):
        content.pop("caption", None)
    return {"message_id": account.post(chat, account.as_user(), content | _markup_fields(call))["message_id"]}
