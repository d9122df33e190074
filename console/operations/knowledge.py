"""What the rule table lacks and what in it lies idle, from what operators really sent.

Read by a supervisor once a week; everything is worked out from the events of suggestions and the log of automatic answers when asked.
"""

from dataclasses import dataclass

from console.answers.grouping import Group, Question, group_questions
from console.operations import learning
from console.operations.rules import rules
from console.storage.engine import Tx

WEEK_MS = 7 * 24 * 3_600_000
LOOK_BACK_MS = 90 * 24 * 3_600_000
LEAST_EDITS = 3


@dataclass(frozen=True, slots=True)
class IdleRule:
    """A rule with its title's languages; `used_at` None when it was never used; `edited` and `as_is`: how its text was sent."""

    name: str
    titles: dict[str, str]
    used_at: int | None
    edited: int = 0
    as_is: int = 0


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`gaps`: alike questions answered by hand; `unused`: rules nobody used in ninety days; `edited`: rules always sent changed."""

    since: int
    gaps: tuple[Group, ...]
    unused: tuple[IdleRule, ...]
    edited: tuple[IdleRule, ...]


def knowledge(tx: Tx, days: int = 30) -> Knowledge:
    """The weekly page, for the questions of the last `days`."""
    since = tx.now - days * 24 * 3_600_000
    return Knowledge(since, tuple(group_questions(_by_hand(tx, since))), _unused(tx), _always_edited(tx))


def _by_hand(tx: Tx, since: int) -> list[Question]:
    questions = []
    for row in learning.events_of(tx, "own", since):
        reply = tx.scalar("SELECT text FROM message WHERE id = :id AND state <> 'withdrawn'", id=row["reply_id"])
        text = learning.asked(tx, int(row["conversation_id"]), int(row["message_id"]))
        if reply and len(text.split()) >= 2:
            questions.append(
                Question(int(row["message_id"]), int(row["conversation_id"]), int(row["decided_at"]), text, str(reply))
            )
    return questions


def _unused(tx: Tx) -> tuple[IdleRule, ...]:
    used = learning.last_used(tx)
    made = {
        row["name"]: int(row["at"])
        for row in tx.execute(
            "SELECT r.name, MIN(v.at) AS at FROM rule r JOIN rule_version v ON v.rule_id = r.id GROUP BY r.name"
        )
    }
    horizon = tx.now - LOOK_BACK_MS
    return tuple(
        IdleRule(kept.rule.name, kept.rule.titles, used.get(kept.rule.name))
        for kept in rules(tx)
        if used.get(kept.rule.name, 0) < horizon and made.get(kept.rule.name, tx.now) < horizon
    )


def _always_edited(tx: Tx) -> tuple[IdleRule, ...]:
    counts = {
        row["sent_rule"]: (int(row["edited"]), int(row["as_is"]), int(row["last"]))
        for row in tx.execute(
            "SELECT sent_rule, SUM(CASE WHEN how = 'edited' THEN 1 ELSE 0 END) AS edited,"
            " SUM(CASE WHEN how = 'as_is' THEN 1 ELSE 0 END) AS as_is, MAX(decided_at) AS last"
            " FROM suggestion_event WHERE sent_rule IS NOT NULL AND decided_at >= :since GROUP BY sent_rule",
            since=tx.now - LOOK_BACK_MS,
        )
    }
    return tuple(
        IdleRule(kept.rule.name, kept.rule.titles, last, edited, as_is)
        for kept in rules(tx)
        for edited, as_is, last in [counts.get(kept.rule.name, (0, 0, 0))]
        if edited >= LEAST_EDITS and edited > 4 * as_is
    )
