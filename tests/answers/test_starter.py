"""The shipped rules: enough of them, in every language a citizen may write, none in another's way, and no question taken for a command."""

from dataclasses import replace
from pathlib import Path

import pytest

from console.answers.checking import check_rules
from console.answers.codes.registry import BUILT_IN
from console.answers.rulebook import RuleBook, Said
from console.answers.stored import load_rules
from console.models.rules import LANGUAGES, KeptRule, Rule, RuleKind

TABLE = load_rules(Path(__file__).parents[2] / "resources" / "answers")
TEXTS = [rule for rule in TABLE if rule.kind is RuleKind.TEXT]
ALL_ON = [replace(rule, is_automatic=True) for rule in TABLE]
BOOK = RuleBook(KeptRule(number, 1, rule, 0) for number, rule in enumerate(ALL_ON))
DAY = "2026-11-25"


def said(text: str) -> Said:
    return Said(text, "text", "telegram", DAY, True)


def test_there_are_rules_for_what_a_town_hall_is_asked() -> None:
    assert len(TEXTS) >= 45 and len({rule.name for rule in TABLE}) == len(TABLE)
    assert {rule.code for rule in TABLE if rule.kind is RuleKind.CODE} == set(BUILT_IN)
    assert len({rule.topic for rule in TABLE}) >= 15 and all(rule.owner and rule.reviewed_on for rule in TABLE)


def test_nothing_answers_by_itself_at_a_new_desk() -> None:
    assert not any(rule.is_automatic for rule in TABLE)


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.name)
def test_a_rule_speaks_the_languages_of_citizens(rule: Rule) -> None:
    assert {"ca", "es", "en"} <= set(rule.titles) and set(rule.keywords) == set(LANGUAGES)
    if rule.kind is RuleKind.TEXT:
        assert {"ca", "es", "en"} <= set(rule.texts) and max(map(len, rule.texts.values())) < 700
        # Without an Arabic example no Arabic question is ever recognised.
        assert set(rule.examples) == set(LANGUAGES) and all(
            len(rule.examples[name]) >= 2 for name in ("ca", "es", "en")
        )


def test_all_of_them_may_be_switched_on_at_once() -> None:
    found = check_rules(ALL_ON, today=DAY, codes=BUILT_IN, channels=("telegram", "matrix"))
    # The booking page is the one thing every town has to put in.
    assert [(finding.rule, finding.code) for finding in found] == [("cita", "example_address")]


def test_each_keyword_calls_its_own_rule() -> None:
    for rule in ALL_ON:
        for keyword in rule.all_keywords():
            plan = BOOK.plan(said(keyword))
            assert plan.kept is not None and (plan.kept.rule.name, plan.ask) == (rule.name, False), keyword


def test_no_question_is_taken_for_a_command() -> None:
    questions = [text for rule in TABLE for texts in rule.examples.values() for text in texts]
    assert len(questions) > 550
    answered = [text for text in questions if (plan := BOOK.plan(said(text))).kept or plan.wants_person]
    assert answered == []


def test_an_example_belongs_to_one_rule() -> None:
    questions = [text.casefold() for rule in TABLE for texts in rule.examples.values() for text in texts]
    assert len(set(questions)) == len(questions)


def test_one_who_suffers_violence_is_told_what_protects_her() -> None:
    rule = next(rule for rule in TABLE if rule.name == "violencia_masclista")
    for text in rule.texts.values():
        assert "112" in text and "016" in text and "900 900 120" in text
