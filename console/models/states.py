"""The states of the house, drawn in docs/architecture.md sections 3 and 4. The strings are what the database holds."""

from enum import StrEnum


class ConversationState(StrEnum):
    OPEN = "open"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"


class Direction(StrEnum):
    INCOMING = "incoming"
    OUTGOING = "outgoing"
    NOTE = "note"
    ACTIVITY = "activity"


class MessageKind(StrEnum):
    TEXT = "text"
    PHOTO = "photo"
    VOICE = "voice"
    AUDIO = "audio"
    VIDEO = "video"
    DOCUMENT = "document"
    LOCATION = "location"
    CONTACT = "contact"
    STICKER = "sticker"
    UNSUPPORTED = "unsupported"


class MessageState(StrEnum):
    """An outgoing message goes from HELD to READ; an incoming one is RECEIVED; a note is KEPT."""

    RECEIVED = "received"
    KEPT = "kept"
    HELD = "held"
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    DELETED = "deleted"


class FileState(StrEnum):
    PENDING = "pending"
    READY = "ready"
    REFUSED = "refused"
    EXPIRED = "expired"


class ChannelState(StrEnum):
    NEW = "new"
    CONNECTED = "connected"
    RECONNECTING = "reconnecting"
    UNAUTHORIZED = "unauthorized"
    CONFLICT = "conflict"
    TOKEN_IN_USE = "token_in_use"
    """Somebody outside receives with our token, again and again, while we are the one who should."""
    WEBHOOK_SET = "webhook_set"
    REMOVED = "removed"


class Role(StrEnum):
    OPERATOR = "operator"
    SUPERVISOR = "supervisor"


class OperatorStatus(StrEnum):
    AVAILABLE = "available"
    COUNTER = "counter"
    """With a citizen who has come in person: at work, and offered nothing here."""
    BUSY = "busy"
    BREAK = "break"
    OFFLINE = "offline"


class ResolveReason(StrEnum):
    SOLVED = "solved"
    REFERRED = "referred"
    NO_ANSWER = "no_answer"
    SPAM = "spam"
    AUTOMATIC = "automatic"
    """Answered by the program alone; no operator chooses it."""


OUTBOX_WAITING = ("held", "pending", "sending", "uncertain")
"""Outbox states that hold back the later messages to the same recipient."""

OUTBOX_OPEN_COUNTS = ("held", "pending", "sending", "uncertain", "failed")
"""Outbox states that `status --json` counts."""
