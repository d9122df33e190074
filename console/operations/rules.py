"""The rule table: list, save, remove, go back to an earlier version. Every version stays with who and why.

A rule is saved whole or not at all. The same text saved again makes no new version, so an import can be repeated.
"""

import json
from collections.abc import Iterable

from console.models.problems import Problem
from console.models.rules import KeptRule, Rule, RuleVersion, rule_from, rule_json
from console.operations.desk import Context, require_supervisor
from console.storage.engine import Row, Tx

STARTER = "starter_rules"
"""Key in `meta`: that the starter set was laid in once. What a town removed does not come back."""


def rules(tx: Tx) -> list[KeptRule]:
    """All rules in force, by name."""
    return [_kept(row) for row in tx.execute("SELECT * FROM rule WHERE removed_at IS NULL ORDER BY name")]


def rule(tx: Tx, name: str) -> KeptRule:
    """One rule. Raises Problem `no_rule`."""
    row = tx.one("SELECT * FROM rule WHERE name = :name AND removed_at IS NULL", name=name)
    if row is None:
        raise Problem("no_rule", name=name)
    return _kept(row)


def rules_stamp(tx: Tx) -> int:
    """Grows with every change of the table or of the town's hours: a compiled copy with this stamp is current."""
    table = int(tx.scalar("SELECT COALESCE(MAX(changed), 0) AS stamp FROM rule"))
    return max(table, int(tx.scalar("SELECT value FROM meta WHERE key = 'rules_stamp'") or 0))


def versions(tx: Tx, name: str) -> list[RuleVersion]:
    """Every version of a rule, newest first; also of a removed one."""
    rows = tx.execute(
        "SELECT v.* FROM rule_version v JOIN rule r ON r.id = v.rule_id WHERE r.name = :name ORDER BY v.version DESC",
        name=name,
    )
    return [
        RuleVersion(int(row["version"]), rule_from(json.loads(row["body"])), row["at"], row["actor"], row["why"])
        for row in rows
    ]


def save_rule(at: Context, new: Rule, why: str = "") -> bool:
    """Keep a rule as its newest version. Returns whether anything changed. Supervisors only (Problem `not_supervisor`)."""
    require_supervisor(at)
    version = _write(at, new, why)
    if version is None:
        return False
    at.journal("rule.save", reason=why.strip()[:400] or None, rule=new.name, version=version)
    at.flag("rules")
    return True


def _write(at: Context, new: Rule, why: str) -> int | None:
    """Keep a rule as its newest version; returns its number, None when it says what is kept already."""
    body = rule_json(new)
    row = at.tx.one("SELECT * FROM rule WHERE name = :name", name=new.name)
    if row is not None and row["body"] == body and row["removed_at"] is None:
        return None
    if row is None:
        version = 1
        rule_id = at.tx.scalar(
            "INSERT INTO rule (name, version, body, is_automatic, changed) VALUES (:name, 1, :body, :is_automatic, :stamp) RETURNING id",
            name=new.name,
            body=body,
            is_automatic=int(new.is_automatic),
            stamp=at.tx.stamp,
        )
    else:
        version, rule_id = int(row["version"]) + 1, row["id"]
        at.tx.execute(
            "UPDATE rule SET version = :version, body = :body, is_automatic = :is_automatic, removed_at = NULL, changed = :stamp"
            " WHERE id = :id",
            id=rule_id,
            version=version,
            body=body,
            is_automatic=int(new.is_automatic),
            stamp=at.tx.stamp,
        )
    at.tx.execute(
        "INSERT INTO rule_version (rule_id, version, body, at, actor, why) VALUES (:id, :version, :body, :now, :actor, :why)",
        id=rule_id,
        version=version,
        body=body,
        now=at.now,
        actor=at.actor.login,
        why=why.strip()[:400],
    )
    return version


def save_rules(at: Context, new: Iterable[Rule], why: str = "") -> int:
    """Keep many rules in one transaction: all or none. Returns how many changed."""
    return sum(save_rule(at, item, why) for item in new)


def remove_rule(at: Context, name: str, why: str = "") -> None:
    """Take a rule out of the table; its versions stay. Raises Problem `no_rule`, `not_supervisor`."""
    require_supervisor(at)
    kept = rule(at.tx, name)
    at.tx.execute(
        "UPDATE rule SET removed_at = :now, is_automatic = 0, changed = :stamp WHERE id = :id",
        id=kept.id,
        now=at.now,
        stamp=at.tx.stamp,
    )
    at.journal("rule.remove", reason=why.strip()[:400] or None, rule=name, version=kept.version)
    at.flag("rules")


def go_back(at: Context, name: str, version: int, why: str = "") -> None:
    """Make an earlier version the newest one again. Raises Problem `no_rule`, `not_supervisor`."""
    earlier = next((item for item in versions(at.tx, name) if item.version == version), None)
    if earlier is None:
        raise Problem("no_rule", name=f"{name} v{version}")
    save_rule(at, earlier.rule, why or f"v{version}")


def lay_in_starter(at: Context, starter: Iterable[Rule]) -> int:
    """Give a desk the shipped rules once, only suggested: nothing answers by itself before a supervisor says so.

    Two consoles of one office may try at the same time, and a rule of the town's own with the same name stays as it is.
    """
    if not at.tx.count("INSERT INTO meta (key, value) VALUES (:key, '1') ON CONFLICT (key) DO NOTHING", key=STARTER):
        return 0
    known = {row["name"] for row in at.tx.execute("SELECT name FROM rule")}
    laid = [_write(at, item, "starter") for item in starter if item.name not in known]
    at.journal("rules.starter", count=len(laid))
    at.flag("rules")
    return len(laid)


def rule_file_names(tx: Tx) -> set[str]:
    """The random names of all files that some version of some rule still needs."""
    names: set[str] = set()
    for row in tx.iterate("SELECT body FROM rule_version"):
        names.update(item["stored_as"] for item in json.loads(row["body"]).get("files", ()))
    return names


def _kept(row: Row) -> KeptRule:
    return KeptRule(int(row["id"]), int(row["version"]), rule_from(json.loads(row["body"])), int(row["changed"]))
