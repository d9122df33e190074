"""What citizens do: write, send photos and voice notes, correct themselves, press buttons, block the bot. Each act is
one plain function.

The one decision: an act changes the town and queues the update in one breath, and returns the message as the bot will
see it, so that a test can compare it with what the console shows. Every text gets the entities that the provider
would find in it.
"""

from collections.abc import Sequence
from typing import Any

from console.training.formatting import find_entities
from console.training.shelf import picture_size
from console.training.town import Account, Chat, Person, PressedButton
from console.training.wire import Json

_NO_LEDGER = "written"


def start_chat(account: Account, person: Person) -> Chat:
    """The citizen pressed Start (or is known from before); nothing is sent."""
    with account.town.lock:
        account.town.add_person(person)
        return account.private_chat(person)


def _send(
    account: Account,
    person: Person,
    content: Json,
    reply_to: int | None = None,
    at_ms: int | None = None,
    chat: Chat | None = None,
) -> Json:
    with account.town.lock:
        account.town.add_person(person)
        where = chat or account.private_chat(person)
        if where.is_blocked:
            unblock(account, person)
        fields = dict(content)
        if reply_to is not None and reply_to in where.messages:
            target = where.messages[reply_to]
            fields["reply_to_message"] = {key: value for key, value in target.items() if key != "reply_to_message"}
        message = account.post(where, person.as_user(), fields, _NO_LEDGER, at_ms)
        if where.type == "private" or account.hears_all_in_groups or _concerns_bot(account, message):
            account.deliver("message", where, message, message["date"] * 1000)
        return message


def _concerns_bot(account: Account, message: Json) -> bool:
    """Privacy mode: in a group the bot hears commands, mentions of itself and replies to itself."""
    text = message.get("text", "")
    reply = message.get("reply_to_message", {})
    is_reply = reply.get("from", {}).get("id") == account.bot_id
    return text.startswith("/") or f"@{account.username}" in text or is_reply or "text" not in message


def _captioned(content: Json, caption: str) -> Json:
    if not caption:
        return content
    found = find_entities(caption)
    return content | {"caption": caption} | ({"caption_entities": list(found)} if found else {})


def text_content(text: str, entities: Sequence[Json] | None = None) -> Json:
    """The fields of a text; `entities` None means those that the provider finds."""
    found = list(entities) if entities is not None else list(find_entities(text))
    return {"text": text} | ({"entities": found} if found else {})


def say(
    account: Account,
    person: Person,
    text: str,
    reply_to: int | None = None,
    entities: Sequence[Json] | None = None,
    at_ms: int | None = None,
) -> Json:
    """A text. `entities` None: those that the provider finds."""
    return _send(account, person, text_content(text, entities), reply_to, at_ms)


def _file(account: Account, kind: str, data: bytes, name: str = "", mime: str = "", size: int | None = None) -> Json:
    stored = account.town.shelf.store(kind, data, name, mime, size)
    fields: Json = {"file_id": stored.file_id, "file_unique_id": stored.file_unique_id, "file_size": stored.size}
    return fields | ({"file_name": name} if name else {}) | ({"mime_type": mime} if mime else {})


def _photo_sizes(account: Account, data: bytes) -> list[Json]:
    """Two sizes, smallest first, as the provider lists them; both are the same picture here."""
    width, height = picture_size(data) or (1, 1)
    small = _file(account, "photo", data) | {"width": max(1, width // 4), "height": max(1, height // 4)}
    return [small, _file(account, "photo", data) | {"width": width, "height": height}]


def photo_content(account: Account, data: bytes, caption: str = "") -> Json:
    return _captioned({"photo": _photo_sizes(account, data)}, caption)


def voice_content(account: Account, data: bytes, duration: int) -> Json:
    """A voice note, Ogg with Opus; duration in seconds."""
    return {"voice": _file(account, "voice", data, mime="audio/ogg") | {"duration": duration}}


def document_content(
    account: Account, data: bytes, name: str, mime: str, caption: str = "", size: int | None = None
) -> Json:
    """A file; `size` makes it claim to be larger than it is."""
    return _captioned({"document": _file(account, "document", data, name, mime, size)}, caption)


def send_photo(account: Account, person: Person, data: bytes, caption: str = "", reply_to: int | None = None) -> Json:
    return _send(account, person, photo_content(account, data, caption), reply_to)


def send_album(account: Account, person: Person, pictures: Sequence[bytes], caption: str = "") -> list[Json]:
    """Several photos under one group id; they arrive as separate messages, the caption on the first."""
    with account.town.lock:
        account.albums += 1
        group = {"media_group_id": str(13_500_000_000_000_000 + account.albums)}
        return [
            _send(account, person, _captioned({"photo": _photo_sizes(account, data)} | group, "" if index else caption))
            for index, data in enumerate(pictures)
        ]


def send_voice(account: Account, person: Person, data: bytes, duration: int, reply_to: int | None = None) -> Json:
    """A voice note, Ogg with Opus; duration in seconds."""
    return _send(account, person, voice_content(account, data, duration), reply_to)


def send_audio(
    account: Account, person: Person, data: bytes, name: str, duration: int, mime: str = "audio/mpeg"
) -> Json:
    audio = _file(account, "audio", data, name, mime) | {"duration": duration, "title": name.rpartition(".")[0] or name}
    return _send(account, person, {"audio": audio})


def send_video(account: Account, person: Person, data: bytes, name: str, duration: int, caption: str = "") -> Json:
    video = _file(account, "video", data, name, "video/mp4") | {"duration": duration, "width": 320, "height": 240}
    return _send(account, person, _captioned({"video": video}, caption))


def send_document(
    account: Account,
    person: Person,
    data: bytes,
    name: str,
    mime: str = "application/pdf",
    caption: str = "",
    size: int | None = None,
) -> Json:
    """A file; `size` makes it claim to be larger than it is, for instance above the 20 MiB that a bot may fetch."""
    return _send(account, person, document_content(account, data, name, mime, caption, size))


def send_location(account: Account, person: Person, latitude: float, longitude: float) -> Json:
    return _send(account, person, {"location": {"latitude": latitude, "longitude": longitude}})


def send_contact(account: Account, person: Person, phone: str, first_name: str, user_id: int | None = None) -> Json:
    contact: Json = {"phone_number": phone, "first_name": first_name}
    return _send(account, person, {"contact": contact | ({"user_id": user_id} if user_id else {})})


def send_sticker(account: Account, person: Person, emoji: str, data: bytes = b"RIFF\x0c\x00\x00\x00WEBPVP8 ") -> Json:
    sticker: Json = {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": emoji,
    }
    return _send(account, person, {"sticker": _file(account, "sticker", data) | sticker})


def send_other(account: Account, person: Person, content: Json) -> Json:
    """A message with any other content, for instance a dice, a poll, or a field nobody has heard of."""
    return _send(account, person, content)


def edit(account: Account, person: Person, message_id: int, text: str) -> Json:
    """The citizen corrects a text or a caption. KeyError when there is no such message."""
    with account.town.lock:
        chat = account.private_chat(person)
        message = dict(chat.messages[message_id])
        text_key, entities_key = ("text", "entities") if "text" in message else ("caption", "caption_entities")
        message |= {text_key: text, "edit_date": account.town.clock.now_ms() // 1000}
        message.pop(entities_key, None)
        found = find_entities(text)
        if found:
            message[entities_key] = list(found)
        chat.messages[message_id] = message
        account.deliver("edited_message", chat, message)
        return message


def react(account: Account, person: Person, message_id: int, emoji: str) -> Json:
    """A reaction; an empty emoji takes it back. The bot hears of it only when it asked for reactions."""
    with account.town.lock:
        chat = account.private_chat(person)
        fresh = [{"type": "emoji", "emoji": emoji}] if emoji else []
        payload: Json = {
            "chat": chat.as_chat(),
            "message_id": message_id,
            "user": person.as_user(),
            "date": account.town.clock.now_ms() // 1000,
            "old_reaction": chat.reactions.get(message_id, []),
            "new_reaction": fresh,
        }
        chat.reactions[message_id] = fresh
        account.deliver("message_reaction", chat, payload)
        return payload


def press(account: Account, person: Person, message_id: int, data: str) -> Json:
    """Press an inline button. KeyError when the message is gone, ValueError when it has no such button."""
    with account.town.lock:
        chat = account.private_chat(person)
        message = chat.messages[message_id]
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        if not any(button.get("callback_data") == data for row in rows for button in row):
            raise ValueError("the message has no such button")
        press_id = str((account.bot_id << 20) + len(account.presses) + 1)
        account.presses[press_id] = PressedButton(press_id, chat.id, account.town.clock.now_ms())
        payload: Json = {
            "id": press_id,
            "from": person.as_user(),
            "message": message,
            "chat_instance": str(chat.id * 31 + 7),
            "data": data,
        }
        account.deliver("callback_query", chat, payload)
        return payload


def _member_change(account: Account, person: Person, chat: Chat, before: str, after: str) -> Json:
    bot = account.as_user()
    payload: Json = {
        "chat": chat.as_chat(),
        "from": person.as_user(),
        "date": account.town.clock.now_ms() // 1000,
        "old_chat_member": _member(bot, before),
        "new_chat_member": _member(bot, after),
    }
    account.deliver("my_chat_member", chat, payload)
    return payload


def _member(bot: Json, status: str) -> Json:
    return {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})


def block(account: Account, person: Person) -> Json:
    """The citizen blocks the bot: sends to that chat are refused from now on."""
    with account.town.lock:
        chat = account.private_chat(person)
        chat.is_blocked = True
        return _member_change(account, person, chat, "member", "kicked")


def unblock(account: Account, person: Person) -> Json:
    with account.town.lock:
        chat = account.private_chat(person)
        chat.is_blocked = False
        return _member_change(account, person, chat, "kicked", "member")


def deactivate(account: Account, person: Person) -> None:
    """The citizen deletes the account; the bot is not told."""
    with account.town.lock:
        account.town.add_person(person).is_deactivated = True


def say_in_group(
    account: Account, person: Person, group_id: int, title: str, text: str, reply_to: int | None = None
) -> Json:
    """A text in a group the bot is in; it is heard as privacy mode allows."""
    with account.town.lock:
        chat = account.group_chat(group_id, title)
        return _send(account, person, text_content(text), reply_to, chat=chat)


def kick_from_group(account: Account, person: Person, group_id: int) -> Json:
    """Someone removes the bot from a group. KeyError for an unknown group."""
    with account.town.lock:
        chat = account.chats[group_id]
        chat.is_kicked = True
        return _member_change(account, person, chat, "member", "kicked")


def migrate_group(account: Account, person: Person, group_id: int, new_id: int) -> tuple[Json, Json]:
    """A group becomes a supergroup: service messages in both chats; sends to the old id are refused. KeyError for an
    unknown group.
    """
    with account.town.lock:
        old = account.chats[group_id]
        new = account.group_chat(new_id, old.title, "supergroup")
        leaving = _send(account, person, {"migrate_to_chat_id": new_id}, chat=old)
        arriving = _send(account, person, {"migrate_from_chat_id": group_id}, chat=new)
        old.migrated_to = new_id
        return leaving, arriving


def send_unknown_update(account: Account, kind: str = "hologram_message", payload: Any = None) -> int:
    """An update of a kind that does not exist yet. Gives its id."""
    return account.updates.push_raw({"update_id": "next", kind: payload if payload is not None else {"depth": 3}})
