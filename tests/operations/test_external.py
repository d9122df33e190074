"""What the desk keeps for code outside: hosts, last good answers, the log of a rule; on both engines."""

from typing import Any

import pytest

from console.answers.calls import Answer, CallFacts, NoAnswer
from console.models.outside import AllowedHost, host_from
from console.models.problems import Problem
from console.models.rules import rule_from
from console.operations import external, reads, rules
from console.operations import town as towns
from console.operations.answer_log import rule_log
from tests.operations.conftest import Office
from tests.operations.test_automatic import PADRO, Hall

BUS = {
    "name": "bus",
    "kind": "external",
    "url": "https://bus.town.example/",
    "keywords": {"ca": ["bus"]},
    "is_automatic": True,
}


def test_only_a_supervisor_changes_the_list_of_hosts(town: Office) -> None:
    bus, park = host_from("bus.town.example:8443", is_internal=True), host_from("aparcaments.town.example")
    for act in (towns.allow_host, towns.forbid_host):
        with pytest.raises(Problem) as caught:
            town.laia.run(act, bus)
        assert caught.value.code == "not_supervisor"
    town.marta.run(towns.allow_host, bus)
    town.marta.run(towns.allow_host, park)
    town.marta.run(towns.allow_host, host_from("bus.town.example:8443"))
    assert town.desk.read(towns.external_hosts) == (park, AllowedHost("bus.town.example", 8443))
    town.marta.run(towns.forbid_host, park)
    assert town.desk.read(towns.external_hosts) == (AllowedHost("bus.town.example", 8443),)
    with pytest.raises(Problem) as caught:
        town.marta.run(towns.forbid_host, park)
    assert caught.value.code == "no_host"
    verbs = [(e.verb, e.actor, e.detail["host"]) for e in town.desk.read(reads.journal_entries) if "host" in e.verb]
    assert verbs[0] == ("town.host_allow", "marta", "bus.town.example:8443") and len(verbs) == 4


def test_last_good_answers_have_an_age_and_an_end(sqlite_town: Any) -> None:
    office = sqlite_town()
    office.desk.run(external.keep_good, "bus", "ca:3", "first")
    office.desk.run(external.keep_good, "bus", "ca:3", "second")
    office.clock.step(60_000)
    assert office.desk.read(external.last_good, "bus", "ca:3") == ("second", 60_000)
    assert office.desk.read(external.last_good, "bus", "ca:4") is None
    office.clock.step(external.KEEP_MS)
    assert office.desk.read(external.last_good, "bus", "ca:3") is None
    assert office.desk.run(external.forget_old_answers) == 1


def test_words_of_citizens_do_not_fill_the_desk(town: Office) -> None:
    def many(at: Any) -> None:
        for number in range(external.MOST_KEYS + 20):
            external.keep_good(at, "bus", f"ca:{number}", "x")
            external.keep_good(at, "park", "ca:", "y")

    town.desk.run(many)
    assert town.sql("SELECT count(*) AS n FROM external_last WHERE rule = 'bus'")[0]["n"] == external.MOST_KEYS
    assert town.desk.read(external.last_good, "park", "ca:") is not None


def test_the_log_of_a_rule_has_numbers_and_no_words(town: Office) -> None:
    made = [
        Answer(text="L3: 4 min", facts=CallFacts(200, 1)),
        Answer(text="L3: 4 min", facts=CallFacts(503, 1, "outside_status"), age_ms=180_000),
        NoAnswer("timeout", CallFacts(0, 1, "timeout")),
        Answer(handoff="deu 312 € de l'IBI", facts=CallFacts(200, 1)),
    ]
    hall = Hall(
        town, {**BUS, "kind": "code", "code": "x", "url": ""}, PADRO, codes={"x": lambda _: raised(made.pop(0))}
    )
    for text in ("bus", "bus", "bus", "bus", "padró"):
        hall.write(text)
    lines = town.desk.read(rule_log, "bus", 10)
    assert [(line.outcome, line.why, line.status, line.attempts, line.age_ms) for line in lines] == [
        ("handoff", "said", 200, 1, None),
        ("handoff", "timeout", 0, 1, None),
        ("answered", "outside_status", 503, 1, 180_000),
        ("answered", "", 200, 1, None),
    ]
    assert "Dada de fa 3 min" in hall.sent()[1], "the citizen is told the age"
    assert len(town.desk.read(rule_log, "bus", 2)) == 2
    assert "4 min" not in repr(lines) and "deu 312" not in repr(town.sql("SELECT * FROM answer_log"))


def raised(made: Any) -> Any:
    if isinstance(made, Exception):
        raise made
    return made


def test_a_secret_leaves_only_its_key_id(town: Office) -> None:
    town.marta.run(rules.save_rules, [rule_from(BUS), rule_from(PADRO)], "test")
    for desk, name, code in (
        (town.laia, "bus", "not_supervisor"),
        (town.marta, "padro", "not_external"),
        (town.marta, "none", "no_rule"),
    ):
        with pytest.raises(Problem) as caught:
            desk.run(external.record_secret, name, "0123")
        assert caught.value.code == code
    town.marta.run(external.record_secret, "bus", "0123")
    (entry,) = [e for e in town.desk.read(reads.journal_entries) if e.verb == "rule.secret"]
    assert entry.detail == {"rule": "bus", "key": "0123"}
