"""One request to a provider and its four possible outcomes (architecture section 4.4)."""

from dataclasses import dataclass, field
from typing import Any

from console.models.record import Record, hidden


class OutboundFile(Record):
    name: str
    media_type: str
    kind: str
    data: bytes = hidden()
    duration_ms: int | None = None


class Outbound(Record):
    """What the sender hands to an adapter. `recipient` was frozen when the operator pressed; `uuid` is ours, for channels that know repeats.

    `action` is send, edit, delete, answer_button or typing; `target` is the provider's id of the message to edit or delete;
    `reply_to` the one that is answered.
    """

    outbox_id: int
    message_id: int | None
    channel_id: int
    recipient: str
    action: str
    uuid: str
    text: str
    attachment_id: int | None
    payload: dict[str, Any]
    attempts: int
    target: str | None = None
    reply_to: str | None = None


class Sent(Record):
    """The provider took it and gave it an id."""

    provider_id: str | None


class Retry(Record):
    """It surely did not go out; try again after so many milliseconds. `is_ordered`: the provider asked for silence towards this chat.

    `for_channel`: towards everybody.
    """

    after_ms: int
    is_ordered: bool = False
    for_channel: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """The provider refused it for good; `code` is a key of problems.SENTENCES. `new_recipient`: the chat goes on under another id."""

    code: str
    blanks: dict[str, Any] = field(default_factory=dict)
    new_recipient: str | None = None
    is_unreachable: bool = False


class Unauthorized(Record):
    """The token was refused: it did not go out, and all sending of the channel stops."""


class Uncertain(Record):
    """The request went out and no readable answer came: nobody knows, so nobody repeats it but a person."""

    why: str


Outcome = Sent | Retry | Rejected | Unauthorized | Uncertain
