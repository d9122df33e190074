"""The last good answers of external code: what a citizen gets, with its age, while the town's service is away.

Only answers the service called public come here, under the word and language they were for. Their number is bounded for each rule,
since citizens choose the words.
"""

from console.models.problems import Problem
from console.models.rules import RuleKind
from console.operations import rules
from console.operations.desk import Context, require_supervisor
from console.storage.engine import Tx

KEEP_MS = 7 * 24 * 3_600_000
"""An older answer is none."""
MOST_KEYS = 200
"""Kept answers of one rule; the oldest go first."""


def last_good(tx: Tx, rule: str, key: str) -> tuple[str, int] | None:
    """The body kept for a rule and key, and its age in milliseconds, or None when there is none young enough."""
    row = tx.one(
        "SELECT body, at FROM external_last WHERE rule = :rule AND key = :key AND at > :since",
        rule=rule,
        key=key,
        since=tx.now - KEEP_MS,
    )
    return None if row is None else (str(row["body"]), max(0, tx.now - int(row["at"])))


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
    at.tx.execute(
        "DELETE FROM external_last WHERE rule = :rule AND key NOT IN"
        " (SELECT key FROM external_last WHERE rule = :rule ORDER BY at DESC, key LIMIT :most)",
        rule=rule,
        most=MOST_KEYS,
    )


def record_secret(at: Context, rule: str, key: str) -> None:
    """Write down that a rule got a new secret, known by its key id; the secret itself is never here. Supervisors only.

    Raises Problem `no_rule`, `not_external`.
    """
    require_supervisor(at)
    if rules.rule(at.tx, rule).rule.kind is not RuleKind.EXTERNAL:
        raise Problem("not_external", name=rule)
    at.journal("rule.secret", rule=rule, key=key)


def forget_old_answers(at: Context) -> int:
    """Remove kept answers that are too old for anybody. Returns how many."""
    return at.tx.count("DELETE FROM external_last WHERE at <= :before", before=at.now - KEEP_MS)
