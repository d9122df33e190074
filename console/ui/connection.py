"""What the footer says: the worst state of any channel, in one word and one age."""

from console.models.records import Channel

_RANK = ("connected", "new", "reconnecting", "conflict", "token_in_use", "webhook_set", "unauthorized")
AWAY = frozenset({"reconnecting", "conflict", "webhook_set", "unauthorized"})
"""States in which nothing comes from the channel."""
OFFLINE_AFTER_S = 120


def worst_connection(channels: list[Channel], now_ms: int) -> tuple[str, str, int | None]:
    """(state, channel name, seconds since the oldest contact). No channel at all is "new"."""
    if not channels:
        return "new", "", None
    worst = max(channels, key=lambda channel: _RANK.index(channel.state) if channel.state in _RANK else 0)
    ages = [(now_ms - channel.last_contact_at) // 1000 for channel in channels if channel.last_contact_at is not None]
    age = max(0, max(ages)) if ages else None
    state = str(worst.state)
    if state == "connected" and age is not None and age > OFFLINE_AFTER_S:
        state = "reconnecting"
    return state, worst.name, age
