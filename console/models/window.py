"""The customer service window of a channel: how long after a citizen's last word we may write freely.

The provider's clock decides in the end; ours closes a little earlier, so that nobody writes into a door that is shutting
(reference: WhatsApp Cloud API, section 5; reliability, section 3.3).
"""

from console.models.capabilities import BY_KIND

MARGIN_MS = 2 * 60_000
SOON_MS = 4 * 3_600_000
"""From here on a row says how much time is left."""


def closes_at(channel_kind: str, last_incoming_at: int | None) -> int | None:
    """When free text ends, in epoch ms; None where a channel has no window. A citizen who never wrote has none open: 0."""
    window = BY_KIND[channel_kind].window_ms
    if window is None:
        return None
    return 0 if last_incoming_at is None else last_incoming_at + window - MARGIN_MS


def is_closed(channel_kind: str, last_incoming_at: int | None, now: int) -> bool:
    """Whether free text would be refused."""
    end = closes_at(channel_kind, last_incoming_at)
    return end is not None and now >= end
