"""What was promised to a citizen for a day: how it looks to a screen and to the command line."""

from console.models.record import Record, hidden


class Promise(Record):
    """`day` is YYYY-MM-DD in the town; `due_at` when it comes back, `came_due_at` when it did. `outcome`: "kept", "dropped" or None."""

    id: int
    conversation_id: int
    contact_name: str
    channel_kind: str
    last_incoming_at: int | None
    message_id: int | None
    keeper_login: str
    keeper_name: str
    day: str
    due_at: int
    came_due_at: int | None
    settled_at: int | None
    outcome: str | None
    text: str = hidden(default="")
