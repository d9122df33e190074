"""What an adapter makes of a provider's update. One update becomes zero or more of these; `key` is what makes a repeat harmless."""

from dataclasses import dataclass, field
from typing import Any

from console.models.record import Record, hidden
from console.models.states import MessageKind


class Sender(Record):
    """The citizen, or the group, as the provider names it. `chat_id` is where an answer goes."""

    chat_id: str
    name: str
    username: str | None = None
    phone: str | None = None
    language: str | None = None
    is_group: bool = False


class RemoteFile(Record):
    """A file that still lies with the provider. `ref` is all that `Provider.download` needs; size in bytes when told."""

    ref: dict[str, Any]
    name: str
    media_type: str
    size: int | None = None
    duration_ms: int | None = None
    width: int | None = None
    height: int | None = None
    refused: str | None = None


ENCRYPTED = "encrypted"
"""What `extra["what"]` of a message says that cannot be read because its chat is encrypted, and a file's `refused`."""


@dataclass(frozen=True, slots=True)
class InboundMessage:
    key: str
    sender: Sender
    provider_id: str
    at: int
    kind: MessageKind
    text: str = ""
    author: str | None = None
    """Who wrote it inside a group; None in a private chat."""
    file: RemoteFile | None = None
    album: str | None = None
    reply_to: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    raw: str | None = None
    """Kept only for what could not be read."""
    is_history: bool = False
    """Written before the desk came into the chat: shown, but starts no wait."""


@dataclass(frozen=True, slots=True)
class InboundEdit:
    key: str
    sender: Sender
    provider_id: str
    at: int
    text: str
    kind: MessageKind = MessageKind.TEXT
    extra: dict[str, Any] = field(default_factory=dict)
    file: RemoteFile | None = None
    """The file the message has now; it may be another one than before."""


class InboundDeletion(Record):
    key: str
    chat_id: str
    provider_id: str
    at: int


class InboundReaction(Record):
    """The marks one person has on one message now; an empty tuple takes them back."""

    key: str
    chat_id: str
    provider_id: str
    by: str
    at: int
    marks: tuple[str, ...]


class ButtonPress(Record):
    """A citizen pressed a button under one of our messages; the provider waits for an answer to `press_id`."""

    key: str
    sender: Sender
    at: int
    press_id: str
    provider_id: str | None
    data: str
    label: str
    thread: str | None = None
    """The place inside the chat where the button stands."""


class Membership(Record):
    """The citizen closed (`is_reachable` False) or opened the way to them."""

    key: str
    sender: Sender
    at: int
    is_reachable: bool


class Migration(Record):
    """A group goes on under another chat id."""

    key: str
    old_chat_id: str
    new_chat_id: str
    at: int


class Receipt(Record):
    """A provider's report on one of our messages; `state` is delivered or read. `up_to` covers all earlier ones of the chat.

    `chat_id` may be empty where the provider's numbers are unique in the whole channel.
    """

    key: str
    chat_id: str
    provider_id: str
    at: int
    state: str
    up_to: bool = False


class OwnEcho(Record):
    """Our own message coming back: proof that a send in doubt arrived. `our_id` is the id we sent it with."""

    key: str
    our_id: str
    provider_id: str


@dataclass(frozen=True, slots=True)
class DeliveryFailed:
    """The provider took one of our messages and could not deliver it after all; `code` is a key of problems.SENTENCES.

    `our_id` is the id we sent it with, when the provider repeats it.
    """

    key: str
    provider_id: str
    our_id: str | None
    code: str
    blanks: dict[str, Any] = field(default_factory=dict)
    is_unreachable: bool = False


class Unsupported(Record):
    """An update no conversation can show: kept raw, counted, stepped over."""

    key: str
    raw: str
    reason: str


Inbound = (
    InboundMessage
    | InboundEdit
    | InboundDeletion
    | InboundReaction
    | ButtonPress
    | Membership
    | Migration
    | Receipt
    | OwnEcho
    | DeliveryFailed
    | Unsupported
)


class Update(Record):
    """One update of a provider and what it means; `raw` is kept only when filing its events fails."""

    key: str
    raw: str = hidden()
    events: tuple[Inbound, ...]


class Batch(Record):
    """What one fetch brought. `cursor` is saved with the events in one transaction; `has_more` tells whether the provider holds more."""

    updates: tuple[Update, ...]
    cursor: str | None
    has_more: bool


class Pushed(Record):
    """One body a provider pushed to us, as it came; `at` is when, in epoch ms. Later ones have greater numbers."""

    number: int
    at: int
    body: bytes = hidden()
