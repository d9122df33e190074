"""What an operator used last and wants first the next time: today the emoji of their box. It follows them from PC to PC."""

import json

from console.operations.desk import Context
from console.storage.engine import Tx

MOST_EMOJI = 16


def used_emoji(tx: Tx, operator_id: int | None) -> list[str]:
    """The emoji an operator used, the last one first."""
    value = tx.scalar("SELECT value FROM meta WHERE key = :key", key=_key(operator_id))
    found = json.loads(value) if value else []
    return [str(one) for one in found] if isinstance(found, list) else []


def use_emoji(at: Context, emoji: str) -> None:
    """Put one first."""
    key = _key(at.actor.operator_id)
    used = [emoji, *(one for one in used_emoji(at.tx, at.actor.operator_id) if one != emoji)][:MOST_EMOJI]
    at.tx.execute(
        "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key=key,
        value=json.dumps(used, ensure_ascii=False),
    )


def _key(operator_id: int | None) -> str:
    return f"emoji:{operator_id or 0}"
