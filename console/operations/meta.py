"""The desk's own facts, by name: when it was restored, what was laid in, who syncs it."""

from typing import Any

from console.storage.engine import Tx


def meta(tx: Tx, key: str) -> Any:
    """One of them, or None."""
    return tx.scalar("SELECT value FROM meta WHERE key = :key", key=key)
