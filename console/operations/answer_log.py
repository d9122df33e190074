"""What became of each message a rule fired for: the log of the editor page. Codes and numbers, never a word of anybody."""

from dataclasses import dataclass

from console.storage.engine import Row, Tx


@dataclass(frozen=True, slots=True)
class LogLine:
    """One decision. `outcome`: answered, handoff or withheld; `why` a code.

    For code outside also the `status` of HTTP (0: no answer came), how often it was asked, and the age of a repeated last good answer.
    """

    at: int
    rule: str
    version: int
    outcome: str
    why: str
    took_ms: int
    status: int
    attempts: int
    age_ms: int | None
    conversation_id: int | None


def rule_log(tx: Tx, rule: str, limit: int = 100) -> list[LogLine]:
    """The newest lines of one rule, newest first."""
    rows = tx.execute(
        "SELECT * FROM answer_log WHERE rule = :rule ORDER BY at DESC, id DESC LIMIT :limit", rule=rule, limit=limit
    )
    return [_line(row) for row in rows]


def _line(row: Row) -> LogLine:
    return LogLine(
        at=int(row["at"]),
        rule=str(row["rule"]),
        version=int(row["version"]),
        outcome=str(row["outcome"]),
        why=str(row["why"]),
        took_ms=int(row["took_ms"]),
        status=int(row["status"]),
        attempts=int(row["attempts"]),
        age_ms=None if row["age_ms"] is None else int(row["age_ms"]),
        conversation_id=None if row["conversation_id"] is None else int(row["conversation_id"]),
    )
