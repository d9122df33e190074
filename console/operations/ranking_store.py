"""Where the trained ranking lies: one sealed file, its name and what it was made of in the database."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from console.models.record import Record
from console.operations.desk import Context
from console.operations.learning import Example, learning_stamp
from console.storage.engine import Tx

if TYPE_CHECKING:
    from console.answers import examples as answers

_KEY = "ranking"


class KeptModel(Record):
    """`stored_as`: its name in the sealed store; `stamp`: what it knows; `made_at` epoch ms; `examples`: how many picks it was made of."""

    stored_as: str
    stamp: int
    rules_stamp: int
    made_at: int
    examples: int


class TrainingState(Record):
    """What is known of the model in force against what there is to learn from."""

    stamp: int
    made_at: int | None
    is_current: bool
    has_new_rules: bool
    has_lost_examples: bool
    new_examples: int


def kept_model(tx: Tx) -> KeptModel | None:
    """The model in force, or None before the first training."""
    value = tx.scalar("SELECT value FROM meta WHERE key = :key", key=_KEY)
    return KeptModel(**json.loads(value)) if value else None


def state(tx: Tx) -> TrainingState:
    """How far the model in force is behind."""
    stamp = learning_stamp(tx)
    model = kept_model(tx)
    if model is None:
        has_rules = bool(tx.scalar("SELECT 1 FROM rule WHERE removed_at IS NULL LIMIT 1"))
        return TrainingState(stamp, None, not has_rules, True, False, 0)
    count = int(tx.scalar("SELECT count(*) AS n FROM example"))
    return TrainingState(
        stamp,
        model.made_at,
        model.stamp == stamp,
        model.rules_stamp != _rules_stamp(tx),
        count < model.examples,
        max(0, count - model.examples),
    )


def keep_model(at: Context, stored_as: str, stamp: int, examples: int) -> str | None:
    """Put a model in force; returns the name of the file it replaces."""
    old = kept_model(at.tx)
    model = {
        "stored_as": stored_as,
        "stamp": stamp,
        "rules_stamp": _rules_stamp(at.tx),
        "made_at": at.now,
        "examples": examples,
    }
    at.tx.execute(
        "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key=_KEY,
        value=json.dumps(model),
    )
    at.journal("ranking.trained", examples=examples)
    at.flag("rules")
    return None if old is None else old.stored_as


def as_examples(kept: Iterable[Example], names: set[str]) -> "list[answers.Example]":
    """The desk's examples as the ranking takes them; those of rules that are gone are left out."""
    from console.answers.examples import Example as Taught

    return [Taught(item.text, item.rule, item.language, str(item.id)) for item in kept if item.rule in names]


def _rules_stamp(tx: Tx) -> int:
    return int(tx.scalar("SELECT COALESCE(MAX(changed), 0) AS stamp FROM rule"))
