"""What the footer says: the worst state of any channel, in one word and one age."""

from typing import TYPE_CHECKING

from console.models.records import Channel

if TYPE_CHECKING:
    from console.ui.timeline.away import Away

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


def away_of(channels: list[Channel], now_ms: int) -> "Away | None":
    """What keeps the worst channel away, or None while everything comes in. A pause the provider has ordered counts once nothing came for two minutes."""
    from console.ui.timeline.away import Away

    state, name, age = worst_connection(channels, now_ms)
    if state not in AWAY or age is None:
        return None
    worst = next(channel for channel in channels if channel.name == name)
    pause = worst.poll_paused_until
    paused_until = pause if pause is not None and pause > now_ms else None
    return Away(now_ms - age * 1000, state, worst.detail or "", paused_until)
