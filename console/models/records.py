"""The frozen records that travel between rooms and threads.

Times are epoch milliseconds, absent times None. Every record that is shown carries `changed`, the stamp of the transaction that wrote it:
an older one never replaces a newer one on screen.
"""

from typing import Any

from console.models.record import Record, hidden
from console.models.states import ConversationState, Direction, FileState, MessageKind


class Operator(Record):
    id: int
    login: str
    name: str
    role: str
    status: str
    team_id: int | None
    is_active: bool
    changed: int


class Team(Record):
    id: int
    name: str


class Channel(Record):
    """One configured account at a provider. `config` holds no secret; `cursor` is where we have read to."""

    id: int
    name: str
    kind: str
    config: dict[str, Any]
    state: str
    detail: str | None
    cursor: str | None
    last_contact_at: int | None
    poll_paused_until: int | None
    changed: int


class Contact(Record):
    id: int
    channel_id: int
    provider_id: str
    name: str
    username: str | None
    phone: str | None
    language: str | None
    is_group: bool
    blocked_at: int | None
    block_reason: str | None
    unreachable_at: int | None
    created_at: int
    changed: int


class ConversationRow(Record):
    """One row of the queue, with what its delegate paints; nothing more is read to draw a list.

    `is_confidential`: its team's alone, and no words in any list. `is_reserved`: and whoever reads it is not of the team (`team_name`); then
    it says that somebody waits and since when, and `contact_id` is 0.
    """

    id: int
    state: ConversationState
    channel_id: int
    channel_kind: str
    channel_name: str
    contact_id: int
    contact_name: str
    contact_provider_id: str
    contact_language: str | None
    is_group: bool
    is_blocked: bool
    topic: str | None
    team_id: int | None
    operator_id: int | None
    operator_login: str | None
    operator_name: str | None
    claim_token: int
    claim_until: int | None
    waiting_since: int | None
    opened_at: int
    last_message_at: int
    last_incoming_at: int | None
    preview: str
    preview_kind: MessageKind
    preview_direction: Direction
    has_failed: bool
    has_uncertain: bool
    unread: int
    snoozed_until: int | None
    resolved_at: int | None
    draft: str | None
    changed: int
    promised_at: int | None = None
    """When the first of the open promises comes back."""
    is_promise_due: bool = False
    is_promise_mine: bool = False
    """It is due, and it comes back to whoever reads the row."""
    is_confidential: bool = False
    is_reserved: bool = False
    team_name: str = ""


class Attachment(Record):
    """A file of a message. `stored_as` is the random name under the desk's folder, None until it is READY."""

    id: int
    message_id: int | None
    name: str
    media_type: str
    size: int | None
    state: FileState
    reason: str | None
    stored_as: str | None
    duration_ms: int | None = None
    width: int | None = None
    height: int | None = None


class MessageRow(Record):
    """One bubble, note or activity line. `error` is a problem code with its blanks, for the sentence under a failed message."""

    id: int
    conversation_id: int
    direction: Direction
    kind: MessageKind
    text: str
    state: str
    provider_id: str | None
    at: int
    author_login: str | None
    author_name: str | None
    is_automatic: bool
    attachment: Attachment | None
    album: str | None
    reply_to: int | None
    extra: dict[str, Any]
    error: str | None
    error_blanks: dict[str, Any]
    held_until: int | None
    parts: int
    parts_sent: int
    edited_at: int | None
    deleted_at: int | None
    is_late: bool
    changed: int


class Draft(Record):
    conversation_id: int
    operator_id: int
    is_note: bool
    text: str
    updated_at: int


class JournalEntry(Record):
    id: int
    at: int
    actor: str
    host: str
    verb: str
    conversation_id: int | None
    message_id: int | None
    reason: str | None
    detail: dict[str, Any]


class Change(Record):
    """What a committed transaction touched, as ids; a hint for screens, never a transport."""

    conversations: frozenset[int] = frozenset()
    messages: frozenset[int] = frozenset()
    contacts: frozenset[int] = frozenset()
    channels: frozenset[int] = frozenset()
    operators: frozenset[int] = frozenset()
    incoming: frozenset[int] = frozenset()
    """Conversations that got a new message from a citizen and started or lengthened a wait: what rings."""
    outbox: bool = False
    media: bool = False
    answers: bool = False
    """A message waits for the decision whether the program answers it."""
    rules: bool = False
    """The rule table is another one."""
    examples: bool = False
    """Something was learned or unlearned."""
    words: bool = False
    """A word to the team was said, read or taken back."""
    everything: bool = False

    def merge(self, other: "Change") -> "Change":
        """Both changes in one."""
        return Change(
            self.conversations | other.conversations,
            self.messages | other.messages,
            self.contacts | other.contacts,
            self.channels | other.channels,
            self.operators | other.operators,
            self.incoming | other.incoming,
            self.outbox or other.outbox,
            self.media or other.media,
            self.answers or other.answers,
            self.rules or other.rules,
            self.examples or other.examples,
            self.words or other.words,
            self.everything or other.everything,
        )


class Gap(Record):
    """A silence of a channel, longer than its provider keeps messages: what was written in it may be lost."""

    channel_id: int
    channel_name: str
    since: int
    until: int


class SearchHit(Record):
    message_id: int
    conversation_id: int
    contact_name: str
    at: int
    direction: Direction
    text: str


class QueueCounts(Record):
    mine: int
    waiting: int
    snoozed: int
    team: int
    longest_waiting_since: int | None
    promised: int = 0
    """Closed conversations with a promise that is due and mine."""


class OutgoingFile(Record):
    """A file picked by an operator, read and checked before the reply is written."""

    name: str
    media_type: str
    data: bytes = hidden()
    kind: MessageKind | None = None
    """What it goes out as when its bytes do not say it: a voice note, or a picture that no channel shows as one."""
