"""The logic of the citizen's phone: what one citizen sees and may do, for the window in which a trainee or trainer
plays a citizen.

The one decision: the phone shows what the town holds and nothing that the console believes, so a message that never
arrived is not there.
"""

from dataclasses import dataclass, replace

from console.training import acts
from console.training.ledger import DELIVERED
from console.training.town import Account, Chat, Person, kind_of
from console.training.wire import Json

TYPING_MS = 5_000

_FIRST_PLAYED_ID = 7_900_000_001
_PREVIEWS = {
    "photo": "📷",
    "voice": "🎤",
    "audio": "🎵",
    "video": "🎬",
    "document": "📎",
    "location": "📍",
    "contact": "👤",
}


@dataclass(frozen=True)
class PhoneButton:
    """A button under a message or in the keyboard; `data` is empty where pressing it sends the label as a text or
    opens a page.
    """

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True)
class PhoneMessage:
    """One bubble. `at_ms` epoch; `file_id` and `file_name` for media; `place` latitude and longitude; `buttons` row
    by row.
    """

    message_id: int
    is_mine: bool
    at_ms: int
    kind: str
    text: str
    is_edited: bool = False
    file_id: str = ""
    file_name: str = ""
    seconds: int = 0
    place: tuple[float, float] | None = None
    reply_to: int | None = None
    buttons: tuple[tuple[PhoneButton, ...], ...] = ()
    reaction: str = ""


@dataclass(frozen=True)
class PhoneChat:
    """One line of the list of phones: whose it is, the last bubble in short, and whether the town hall spoke last."""

    person_id: int
    name: str
    language: str
    last_at_ms: int
    preview: str
    is_answered: bool
    is_blocked: bool


class CitizenPhone:
    """All phones of one bot's citizens. Thread safe, because the town is; every answer is a snapshot."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._seen: dict[int, int] = {}

    @property
    def revision(self) -> int:
        """Grows with everything that happens; a window that polls compares it with the last one it drew."""
        return self._account.town.ledger.count + len(self._account.chats)

    def chats(self) -> list[PhoneChat]:
        """Every citizen with a phone, the latest first."""
        with self._account.town.lock:
            private = [chat for chat in self._account.chats.values() if chat.person is not None]
            return sorted((self._as_line(chat) for chat in private), key=lambda line: -line.last_at_ms)

    def _as_line(self, chat: Chat) -> PhoneChat:
        assert chat.person is not None
        last = next(reversed(chat.messages.values()), None)
        name = f"{chat.person.first_name} {chat.person.last_name}".strip()
        if last is None:
            return PhoneChat(chat.id, name, chat.person.language_code, 0, "", False, chat.is_blocked)
        text = last.get("text") or last.get("caption") or ""
        preview = f"{_PREVIEWS.get(kind_of(last), '')} {text}".strip()
        is_answered = last["from"]["id"] == self._account.bot_id
        return PhoneChat(
            chat.id, name, chat.person.language_code, last["date"] * 1000, preview, is_answered, chat.is_blocked
        )

    def messages(self, person_id: int) -> list[PhoneMessage]:
        """The bubbles of one phone, oldest first. KeyError for nobody's phone."""
        with self._account.town.lock:
            chat = self._account.chats[person_id]
            return [self._as_bubble(chat, message) for message in chat.messages.values()]

    def _as_bubble(self, chat: Chat, message: Json) -> PhoneMessage:
        kind = kind_of(message)
        text = message.get("text") or message.get("caption") or ""
        reactions = chat.reactions.get(message["message_id"], [])
        bubble = PhoneMessage(
            message["message_id"],
            message["from"]["id"] != self._account.bot_id,
            message["date"] * 1000,
            kind,
            text,
            is_edited="edit_date" in message,
            reply_to=message.get("reply_to_message", {}).get("message_id"),
            buttons=_inline_buttons(message),
            reaction=reactions[0]["emoji"] if reactions else "",
        )
        media = message.get(kind)
        if isinstance(media, list):
            media = media[-1]
        if kind == "location" and isinstance(media, dict):
            return replace(bubble, place=(media["latitude"], media["longitude"]))
        if isinstance(media, dict) and "file_id" in media:
            name, seconds = media.get("file_name", ""), media.get("duration", 0)
            return replace(bubble, file_id=media["file_id"], file_name=name, seconds=seconds)
        return bubble

    def keyboard(self, person_id: int) -> tuple[tuple[PhoneButton, ...], ...]:
        """The reply keyboard on the citizen's screen, row by row; empty when there is none."""
        with self._account.town.lock:
            markup = self._account.chats[person_id].keyboard or {}
        rows = markup.get("keyboard", [])
        labels = [[key if isinstance(key, str) else key.get("text", "") for key in row] for row in rows]
        return tuple(tuple(PhoneButton(label) for label in row) for row in labels)

    def is_typing(self, person_id: int) -> bool:
        """Whether the town hall shows as typing: five seconds, or until its message arrives. Moves no `revision`."""
        with self._account.town.lock:
            chat = self._account.chats[person_id]
            return chat.last_action == "typing" and self._account.town.clock.now_ms() < chat.last_action_ms + TYPING_MS

    def unseen(self, person_id: int) -> int:
        """Messages of the town hall that arrived since `mark_seen`."""
        delivered = self._account.town.ledger.entries(self._seen.get(person_id, 0), person_id, [DELIVERED])
        return len(delivered)

    def mark_seen(self, person_id: int) -> None:
        self._seen[person_id] = self.revision

    def file(self, file_id: str) -> bytes:
        """The bytes behind a bubble. Refusal for an unknown id."""
        return self._account.town.shelf.find(file_id).data

    def add_person(self, first_name: str, last_name: str = "", language: str = "ca") -> int:
        """A new citizen presses Start; gives the id of the phone."""
        with self._account.town.lock:
            person_id = max([_FIRST_PLAYED_ID - 1, *self._account.town.people]) + 1
            acts.start_chat(self._account, Person(person_id, first_name, last_name, language_code=language))
            return person_id

    def write(self, person_id: int, text: str, reply_to: int | None = None) -> int:
        """Send a text; gives the message id. ValueError for an empty text."""
        if not text.strip():
            raise ValueError("an empty message is not sent")
        return _number(acts.say(self._account, self._person(person_id), text.strip(), reply_to))

    def send_photo(self, person_id: int, data: bytes, caption: str = "") -> int:
        return _number(acts.send_photo(self._account, self._person(person_id), data, caption))

    def send_voice(self, person_id: int, data: bytes, seconds: int) -> int:
        return _number(acts.send_voice(self._account, self._person(person_id), data, seconds))

    def send_document(self, person_id: int, data: bytes, name: str, media_type: str) -> int:
        return _number(acts.send_document(self._account, self._person(person_id), data, name, media_type))

    def send_location(self, person_id: int, latitude: float, longitude: float) -> int:
        return _number(acts.send_location(self._account, self._person(person_id), latitude, longitude))

    def edit(self, person_id: int, message_id: int, text: str) -> None:
        """Correct an own message. KeyError when it is gone."""
        acts.edit(self._account, self._person(person_id), message_id, text)

    def press(self, person_id: int, message_id: int, button: PhoneButton) -> None:
        """Press a button under a message. KeyError when the message is gone, ValueError when it has no such button."""
        acts.press(self._account, self._person(person_id), message_id, button.data)

    def set_blocked(self, person_id: int, is_blocked: bool) -> None:
        change = acts.block if is_blocked else acts.unblock
        change(self._account, self._person(person_id))

    def _person(self, person_id: int) -> Person:
        return self._account.town.people[person_id]


def _number(message: Json) -> int:
    return int(message["message_id"])


def _inline_buttons(message: Json) -> tuple[tuple[PhoneButton, ...], ...]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return tuple(
        tuple(PhoneButton(key["text"], key.get("callback_data", ""), key.get("url", "")) for key in row) for row in rows
    )
