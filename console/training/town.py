"""The town: people, chats and their messages, bots, files, and the ledger. Everything here is data; the verbs are in
the neighbours.

The one decision: one lock for the whole town. A message is stored, written to the ledger and queued as an update
under that lock, so order in a chat, order in the ledger and order of updates are the same order.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from console.models.clock import Clock
from console.training.faults import FaultBook
from console.training.ledger import DELIVERED, WRITTEN, Ledger
from console.training.refusals import Refusal, bad_request, forbidden, migrated
from console.training.shelf import Shelf
from console.training.updates import UpdateQueue
from console.training.wire import Json

MEDIA_KINDS = ("photo", "voice", "audio", "video", "document", "sticker", "location", "contact")


@dataclass
class Person:
    """One human with a phone. Ids need up to 52 bits."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "ca"
    is_deactivated: bool = False

    def as_user(self) -> Json:
        """The `User` object."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        optional = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        return user | {key: value for key, value in optional.items() if value}


@dataclass
class Chat:
    """One chat as one bot sees it. `keyboard` is the reply keyboard that the citizen sees now."""

    id: int
    type: str
    title: str = ""
    person: Person | None = None
    messages: dict[int, Json] = field(default_factory=dict)
    next_message_id: int = 1
    is_started: bool = True
    is_blocked: bool = False
    is_kicked: bool = False
    migrated_to: int | None = None
    keyboard: Json | None = None
    last_action: str = ""
    last_action_ms: int = 0
    reactions: dict[int, list[Json]] = field(default_factory=dict)

    def as_chat(self) -> Json:
        """The `Chat` object."""
        chat: Json = {"id": self.id, "type": self.type}
        if self.person is not None and self.type == "private":
            names = {
                "first_name": self.person.first_name,
                "last_name": self.person.last_name,
                "username": self.person.username,
            }
            return chat | {key: value for key, value in names.items() if value}
        return chat | ({"title": self.title} if self.title else {})


@dataclass
class PressedButton:
    """A callback query that waits for its answer."""

    id: str
    chat_id: int
    at_ms: int
    is_answered: bool = False
    answer_text: str = ""


class Account:
    """One bot and what it can see. Fields are guarded by the lock of the town."""

    def __init__(self, town: "Town", bot_id: int, name: str, username: str, first_update_id: int) -> None:
        self.town = town
        self.bot_id = bot_id
        self.name = name
        self.username = username
        self.is_revoked = False
        self.hears_all_in_groups = False
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, PressedButton] = {}
        self.albums = 0
        self.updates = UpdateQueue(town.clock, first_update_id, town.faults.note)

    def as_user(self) -> Json:
        return {"id": self.bot_id, "is_bot": True, "first_name": self.name, "username": self.username}

    def private_chat(self, person: Person, is_started: bool = True) -> Chat:
        """The chat of a person with this bot, made when missing."""
        chat = self.chats.get(person.id)
        if chat is None:
            chat = Chat(person.id, "private", person=person, is_started=is_started)
            chat.next_message_id = self.town.ledger.highest_message_id(self.bot_id, person.id) + 1
            self.chats[person.id] = chat
        chat.is_started = chat.is_started or is_started
        return chat

    def group_chat(self, chat_id: int, title: str, chat_type: str = "group") -> Chat:
        """A group the bot is in, made when missing. A negative id."""
        if chat_id not in self.chats:
            chat = Chat(chat_id, chat_type, title=title)
            chat.next_message_id = self.town.ledger.highest_message_id(self.bot_id, chat_id) + 1
            self.chats[chat_id] = chat
        return self.chats[chat_id]

    def writable_chat(self, raw_chat_id: object) -> Chat:
        """The chat a send is meant for. Refuses as the provider does: empty, unknown, blocked, deactivated, kicked,
        migrated.
        """
        if raw_chat_id in (None, ""):
            raise bad_request("chat_id is empty")
        try:
            chat_id = int(str(raw_chat_id))
        except ValueError:
            raise bad_request("chat not found") from None
        chat = self.chats.get(chat_id)
        if chat is None:
            if chat_id in self.town.people:
                raise forbidden("bot can't initiate conversation with a user")
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            raise migrated(chat.migrated_to)
        if chat.is_kicked:
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        if chat.person is not None:
            self._check_person(chat, chat.person)
        return chat

    def _check_person(self, chat: Chat, person: Person) -> None:
        if person.is_deactivated:
            raise forbidden("user is deactivated")
        if chat.is_blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.is_started:
            raise forbidden("bot can't initiate conversation with a user")

    def message(self, chat: Chat, message_id: int, complaint: str) -> Json:
        """A message of a chat; refuses with `complaint` when it is not there."""
        message = chat.messages.get(message_id)
        if message is None:
            raise bad_request(complaint)
        return message

    def post(
        self, chat: Chat, sender: Json, content: Json, ledger_event: str = DELIVERED, at_ms: int | None = None
    ) -> Json:
        """Put a message into a chat and write a bot's message into the ledger. `content` is every field but the
        envelope.
        """
        now = self.town.clock.now_ms() if at_ms is None else at_ms
        message: Json = {
            "message_id": chat.next_message_id,
            "date": now // 1000,
            "chat": chat.as_chat(),
            "from": sender,
            **content,
        }
        chat.next_message_id += 1
        if ledger_event == DELIVERED:
            chat.last_action = ""
            self.note(DELIVERED, chat, message)
        chat.messages[message["message_id"]] = message
        return message

    def deliver(self, kind: str, chat: Chat, payload: Json, event_ms: int | None = None) -> int | None:
        """Queue an update for the bot and write into the ledger what the citizen did; the update id, or None when the
        bot gets none.
        """
        event = self.town.clock.now_ms() if event_ms is None else event_ms
        update_id = self.updates.push(kind, payload, event)
        if update_id is not None:
            self.town.announce_update({"update_id": update_id, kind: payload})
        if kind in ("message", "edited_message"):
            self.note(WRITTEN, chat, payload, update_id)
        return update_id

    def note(self, event: str, chat: Chat, message: Json, update_id: int | None = None) -> None:
        """One ledger line about a message."""
        self.town.ledger.add(
            event,
            self.town.clock.now_ms(),
            self.bot_id,
            chat.id,
            message["message_id"],
            kind_of(message),
            message.get("text") or message.get("caption") or "",
            self._content_digest(message),
            update_id,
        )

    def _content_digest(self, message: Json) -> str:
        value = message.get(kind_of(message))
        if isinstance(value, list):
            value = value[-1]
        if not isinstance(value, dict) or "file_id" not in value:
            return ""
        try:
            return self.town.shelf.find(value["file_id"]).digest
        except Refusal:
            return ""


class Town:
    """Everything that outlives one request. Take `lock` around reading or changing accounts, chats and people."""

    def __init__(self, clock: Clock, seed: int = 1, ledger_path: Path | None = None) -> None:
        self.clock = clock
        self.seed = seed
        self.lock = threading.RLock()
        self.people: dict[int, Person] = {}
        self.accounts: dict[str, Account] = {}
        self.shelf = Shelf()
        self.ledger = Ledger(ledger_path)
        self.faults = FaultBook(clock, seed)
        self.update_hooks: list[Callable[[Json], None]] = []

    def add_bot(self, token: str, name: str, username: str, first_update_id: int | None = None) -> Account:
        """Register a bot. The token is `<bot id>:<secret>`; ValueError when it is not. Update ids start at a seeded
        place.
        """
        bot_id, separator, secret = token.partition(":")
        if not (separator and secret and bot_id.isascii() and bot_id.isdigit()):
            raise ValueError("a bot token is a number, a colon and a secret")
        with self.lock:
            start = 700_000_000 + (self.seed * 7919) % 1_000_000 if first_update_id is None else first_update_id
            highest = max((e.update_id or 0 for e in self.ledger.entries() if e.bot_id == int(bot_id)), default=0)
            account = Account(self, int(bot_id), name, username, max(start, highest + 1))
            self.accounts[token] = account
            return account

    def add_person(self, person: Person) -> Person:
        """Register a human; a second call with the same id keeps the first."""
        with self.lock:
            return self.people.setdefault(person.id, person)

    def announce_update(self, update: Json) -> None:
        """Show a well-formed update to the hooks; what a hook raises is recorded as a violation, not thrown at the
        citizen.
        """
        for hook in self.update_hooks:
            try:
                hook(update)
            except Exception as problem:  # a judge may raise anything
                self.faults.note("judge", f"update {update.get('update_id')}: {problem}")


def kind_of(message: Json) -> str:
    """What a message is: text, a media kind, or service."""
    if "text" in message:
        return "text"
    return next((kind for kind in MEDIA_KINDS if kind in message), "service")
