"""Sends in doubt that a channel can be asked about: which they are, and which of the provider's messages cannot be them."""

from dataclasses import dataclass

from console.models.delivery import Outbound
from console.operations.outbox import UNSETTLED
from console.storage.engine import Tx

_OLDEST_MS = 24 * 3_600_000
_DOUBTS = f"""
SELECT * FROM outbox WHERE channel_id = :channel_id AND {UNSETTLED} AND state = 'uncertain' AND action = 'send'
  AND attachment_id IS NULL AND text <> '' AND started_at > :since ORDER BY id LIMIT 50
"""
_KNOWN = """
SELECT provider_id FROM outbox WHERE channel_id = :channel_id AND recipient = :recipient AND provider_id IS NOT NULL
  AND created_at > :since
"""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A send whose answer was lost. `started_at`: epoch ms; `known`: the provider's numbers of other messages to that citizen."""

    item: Outbound
    started_at: int
    known: frozenset[str]


def doubts(tx: Tx, channel_id: int) -> list[Doubt]:
    """The texts in doubt of the last day, oldest first. An older one is left to people."""
    found = []
    for row in tx.execute(_DOUBTS, channel_id=channel_id, since=tx.now - _OLDEST_MS):
        others = tx.execute(_KNOWN, channel_id=channel_id, recipient=row["recipient"], since=tx.now - 2 * _OLDEST_MS)
        item = Outbound(
            outbox_id=int(row["id"]),
            message_id=row["message_id"],
            channel_id=channel_id,
            recipient=row["recipient"],
            action="send",
            uuid=row["uuid"],
            text=row["text"],
            attachment_id=None,
            payload={},
            attempts=int(row["attempts"]),
        )
        known = frozenset(str(other["provider_id"]) for other in others)
        found.append(Doubt(item, int(row["started_at"]), known))
    return found
