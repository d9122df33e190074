"""The last good answers of external code: what a citizen gets, with its age, while the town's service is away."""

from console.operations.desk import Context
from console.storage.engine import Tx

KEEP_MS = 7 * 24 * 3_600_000
"""An older answer is none."""


def last_good(tx: Tx, rule: str, key: str) -> tuple[str, int] | None:
    """The body kept for a rule and key, and when it came (epoch ms), or None when there is none young enough."""
    row = tx.one(
        "SELECT body, at FROM external_last WHERE rule = :rule AND key = :key AND at > :since",
        rule=rule,
        key=key,
        since=tx.now - KEEP_MS,
    )
    return None if row is None else (str(row["body"]), int(row["at"]))


def keep_good(at: Context, rule: str, key: str, body: str) -> None:
    """Keep an answer, in place of the one before."""
    at.tx.execute(
        "INSERT INTO external_last (rule, key, body, at) VALUES (:rule, :key, :body, :now)"
        " ON CONFLICT (rule, key) DO UPDATE SET body = excluded.body, at = excluded.at",
        rule=rule,
        key=key,
        body=body,
        now=at.now,
    )
