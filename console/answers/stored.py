"""The shipped rules, read from their files, and which rules an operator may send as they stand."""

import json
from collections.abc import Iterable
from pathlib import Path

from console.models.rules import Rule, RuleError, RuleKind, rule_from


def load_rules(folder: Path) -> list[Rule]:
    """All shipped rules of a folder of JSON files. A file that is not as it should be raises ValueError naming it."""
    found: list[Rule] = []
    for path in sorted(folder.glob("*.json")):
        try:
            found += [rule_from(item) for item in json.loads(path.read_text(encoding="utf-8"))]
        except (RuleError, TypeError, json.JSONDecodeError) as error:
            raise ValueError(f"{path.name}: {error}") from error
    return found


def suggestible(rules: Iterable[Rule], day: str) -> list[Rule]:
    """The rules an operator may send as they stand on a day (YYYY-MM-DD): stored texts in force, automatic or not."""
    return [rule for rule in rules if rule.kind is RuleKind.TEXT and rule.texts and rule.is_valid_on(day)]
