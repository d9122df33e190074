"""The shipped rules: whole, in three languages, and a wrong file is named."""

from pathlib import Path

import pytest

from console.answers.stored import load_rules, suggestible

FOLDER = Path(__file__).parents[2] / "resources" / "answers"


def test_every_stored_text_has_three_languages() -> None:
    answers = suggestible(load_rules(FOLDER), "2026-11-25")
    assert answers
    for answer in answers:
        assert {"ca", "es", "en"} <= set(answer.texts) and {"ca", "es", "en"} <= set(answer.titles), answer.name


def test_a_wrong_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "dolent.json").write_text('[{"id": "x"}]', encoding="utf-8")
    with pytest.raises(ValueError, match=r"dolent\.json"):
        load_rules(tmp_path)


def test_a_rule_out_of_force_is_not_suggested() -> None:
    answers = load_rules(FOLDER)
    assert all(rule.texts for rule in suggestible(answers, "2026-11-25"))
