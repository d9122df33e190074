"""The rule table on both engines: the shipped rules come once, and what the town has stays the town's."""

from pathlib import Path

from console.answers.stored import load_rules
from console.commands import opening
from console.models.rules import RuleKind, rule_from
from console.operations import reads, rules
from console.operations.in_force import answers_in_force
from tests.operations.conftest import Office

STARTER = load_rules(Path(__file__).parents[2] / "resources" / "answers")


def test_the_starter_rules_come_once_and_one_that_was_removed_stays_away(town: Office) -> None:
    assert town.desk.run(rules.lay_in_starter, STARTER) == len(STARTER)
    assert {kept.rule.name for kept in town.desk.read(rules.rules)} == {item.name for item in STARTER}
    assert not any(kept.rule.is_automatic for kept in town.desk.read(rules.rules))
    name = STARTER[0].name
    assert [(v.why, v.actor) for v in town.desk.read(rules.versions, name)] == [("starter", "system")]
    (entry,) = [e for e in town.desk.read(reads.journal_entries) if e.verb == "rules.starter"]
    assert entry.detail == {"count": len(STARTER)}
    town.marta.run(rules.remove_rule, name)
    assert town.desk.run(rules.lay_in_starter, STARTER) == 0
    assert name not in {kept.rule.name for kept in town.desk.read(rules.rules)}


def test_a_rule_of_the_town_is_not_overwritten_by_a_shipped_one(town: Office) -> None:
    mine = rule_from({"name": STARTER[0].name, "titles": {"ca": "El nostre"}, "texts": {"ca": "Com ho fem aquí."}})
    town.marta.run(rules.save_rule, mine)
    assert town.desk.run(rules.lay_in_starter, STARTER) == len(STARTER) - 1
    assert town.desk.read(rules.rule, mine.name).rule == mine


def test_answers_are_read_again_only_after_a_change(town: Office) -> None:
    town.desk.run(rules.lay_in_starter, STARTER)
    found = town.desk.read(answers_in_force, None)
    assert found is not None
    assert {rule.name for rule in found.answers} == {rule.name for rule in STARTER if rule.kind is RuleKind.TEXT}
    assert town.desk.read(answers_in_force, found.seen) is None
    old = rule_from({"name": "vell", "texts": {"ca": "Fins ahir."}, "valid_until": "2001-01-01"})
    new = rule_from({"name": "nou", "texts": {"ca": "Des d'avui."}})
    team = rule_from({"name": "equip", "kind": "operator", "texts": {"ca": "Ho rep l'equip."}})
    town.marta.run(rules.save_rules, [old, new, team])
    assert town.changes[-1].rules
    after = town.desk.read(answers_in_force, found.seen)
    assert after is not None
    assert {rule.name for rule in after.answers} - {rule.name for rule in found.answers} == {"nou"}


def test_a_copy_in_quarantine_gets_no_rules_and_the_confirmed_desk_does(town: Office) -> None:
    town.sql("INSERT INTO meta (key, value) VALUES ('quarantined', '1')")
    opening.lay_in_starter(town.desk)
    assert town.desk.read(rules.rules) == []
    town.sql("DELETE FROM meta WHERE key = 'quarantined'")
    opening.lay_in_starter(town.desk)
    assert len(town.desk.read(rules.rules)) == len(STARTER)
    town.sql("DELETE FROM meta WHERE key = 'starter_rules'")
