"""Files of rules: every encoding a spreadsheet writes, every way a file can be wrong, and back again the same."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.answers.stored import load_rules
from console.models.problems import Problem
from console.models.rule_files import FILE_REFUSALS, MOST_BYTES, MOST_ROWS, FileProblem, file_problem_text
from console.models.rules import LANGUAGES, Rule, RuleFile, RuleHours, RuleKind, rule_from
from console.operations import rules
from console.operations.rule_files import FORMATS, ImportPlan, export_rules, import_rules, plan_import, read_file
from tests.operations.conftest import Office

CODES = ("menu",)
STARTER = load_rules(Path(__file__).parents[2] / "resources" / "answers")
TABLE = """name;kind;title_ca;title_es;text_ca;text_es;keywords_ca;keywords_es;topic;automatic
padro;text;Empadronament;Empadronamiento;Cal el DNI.;Hace falta el DNI y más.;padró|empadronament;padrón;Padró;1
bus;text;Autobús;Autobús urbano;Passa cada 20 minuts.;Pasa cada 20 minutos.;bus|autobús;autobús urbano;Mobilitat;0
"""


def plan(town: Office, data: str | bytes, format_name: str = "csv", **extra: Any) -> ImportPlan:
    raw = data.encode() if isinstance(data, str) else data
    return town.desk.read(plan_import, read_file(raw, format_name), CODES, **extra)


def take(town: Office, data: str | bytes, format_name: str = "csv", **extra: Any) -> ImportPlan:
    raw = data.encode() if isinstance(data, str) else data
    return town.marta.run(import_rules, read_file(raw, format_name), CODES, **extra)


def kept(town: Office) -> dict[str, Rule]:
    return {item.rule.name: item.rule for item in town.desk.read(rules.rules)}


def only_problem(data: str | bytes, format_name: str = "csv") -> FileProblem:
    """The problem of a file that cannot be read at all."""
    found = read_file(data.encode() if isinstance(data, str) else data, format_name)
    assert found.problem is not None
    assert "{" not in file_problem_text(found.problem)
    return found.problem


# --- taken whole, or not at all ------------------------------------------------------------------------------------------------------------


def test_a_table_is_taken_and_taken_again_changes_nothing(town: Office) -> None:
    first = take(town, TABLE, why="summer")
    assert (first.new, first.changed, first.is_refused) == (("padro", "bus"), (), False)
    table = kept(town)
    assert table["padro"].is_automatic and table["padro"].keywords == {
        "ca": ("padró", "empadronament"),
        "es": ("padrón",),
    }
    again = take(town, TABLE, why="summer")
    assert (again.new, again.changed, again.same) == ((), (), ("padro", "bus"))
    assert [v.why for v in town.desk.read(rules.versions, "padro")] == ["summer"]


def test_one_bad_row_and_nothing_is_taken(town: Office) -> None:
    bad = (
        TABLE + "Bad Name;text;;;;;;;;\npadro;text;Dues vegades;;;;;;;\nok;horoscope;;;;;;;;\nlong;text;;;;;;;;;extra\n"
    )
    found = take(town, bad)
    assert [(p.line, p.rule, p.code) for p in found.problems] == [
        (4, "Bad Name", "rule_bad_name"),
        (5, "padro", "row_name_twice"),
        (6, "ok", "rule_bad_choice"),
        (7, "long", "row_too_long"),
    ]
    assert kept(town) == {}
    assert file_problem_text(found.problems[1]).startswith("Line 5 (padro): Line 2 has a rule of this name already.")


def test_what_would_go_wrong_with_a_citizen_is_refused_too(town: Office) -> None:
    take(town, TABLE)
    clash = "name,text_ca,keywords_ca,automatic\naltra,Una altra cosa.,PADRÓ,1\n"
    found = take(town, clash)
    assert found.is_refused and "keyword_shared" in {finding.code for finding in found.findings}
    assert "altra" not in kept(town)
    assert not take(town, clash, is_automatic=False).is_refused
    assert not kept(town)["altra"].is_automatic


def test_who_is_no_supervisor_takes_nothing(town: Office) -> None:
    with pytest.raises(Problem, match="supervisor"):
        town.laia.run(import_rules, read_file(TABLE.encode(), "csv"), CODES)
    assert kept(town) == {}


def test_columns_that_are_not_there_stay_as_they_were(town: Office) -> None:
    take(town, TABLE)
    town.marta.run(rules.save_rule, replace(kept(town)["bus"], files=(RuleFile("p.pdf", "application/pdf", 1, "aa"),)))
    found = take(town, "name;text_fr\nbus;Toutes les 20 minutes.\n")
    assert found.changed == ("bus",)
    bus = kept(town)["bus"]
    assert bus.texts == {"ca": "Passa cada 20 minuts.", "es": "Pasa cada 20 minutos.", "fr": "Toutes les 20 minutes."}
    assert bus.titles["ca"] == "Autobús" and bus.files[0].stored_as == "aa"


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_file_of_all_rules_comes_back_the_same(town: Office, format_name: str) -> None:
    town.desk.run(rules.lay_in_starter, STARTER)
    data = export_rules(kept(town).values(), format_name)
    assert plan(town, data, format_name).same == tuple(kept(town))
    for name in kept(town):
        town.marta.run(rules.remove_rule, name)
    assert len(take(town, data, format_name).new) == len(STARTER)
    assert kept(town) == {rule.name: rule for rule in STARTER}


# --- round trip ----------------------------------------------------------------------------------------------------------------------------

# Â, Ã and the mark of a lost letter are what a wrong encoding leaves: a file with them is refused.
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="ÂÃ\ufffd"), max_size=24)
NASTY = st.sampled_from(
    [
        "=1+1",
        "'=x",
        "no",
        "null",
        "1e5",
        "016",
        "2026-12-24",
        "a|b\\",
        "- x",
        "? y",
        "line\nline ",
        "\u2028",
        "x: y",
        "#",
        "~",
    ]
)
TEXT = st.one_of(WORDS, NASTY)
DAY = st.one_of(st.just(""), st.dates().map(lambda day: day.isoformat()))
JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(1 << 62), 1 << 62),
        st.floats(allow_nan=False, allow_infinity=False),
        TEXT,
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=6,
)


def by_language(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(LANGUAGES), values, max_size=3)


LIST = st.lists(TEXT, max_size=4)
BUTTON = st.one_of(
    st.fixed_dictionaries({"labels": by_language(TEXT), "sends": WORDS.filter(lambda text: len(text.encode()) < 60)}),
    st.fixed_dictionaries({"labels": by_language(TEXT), "url": WORDS.map(lambda text: f"https://{text}")}),
)


def is_button(data: dict[str, Any]) -> bool:
    try:
        rule_from({"name": "x", "buttons": [data]})
    except ValueError:
        return False
    return True


RULE = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(list(RuleKind)),
        "titles": by_language(TEXT),
        "texts": by_language(TEXT),
        "keywords": by_language(LIST),
        "examples": by_language(LIST),
        "arguments": LIST,
        "shortcut": TEXT,
        "owner": TEXT,
        "topic": TEXT,
        "team": TEXT,
        "is_automatic": st.booleans(),
        "is_exact": st.booleans(),
        "hours": st.sampled_from(list(RuleHours)),
        "channels": LIST,
        "valid_from": DAY,
        "valid_until": DAY,
        "reviewed_on": DAY,
        "code": TEXT,
        "url": TEXT,
        "options": st.dictionaries(TEXT, JSON, max_size=3),
        "buttons": st.lists(BUTTON.filter(is_button), max_size=2),
    },
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.lists(RULE, min_size=1, max_size=3), st.sampled_from(FORMATS))
def test_whatever_a_rule_holds_comes_back(datas: list[dict[str, Any]], format_name: str) -> None:
    table = [rule_from({**data, "name": f"r{number}"}) for number, data in enumerate(datas)]
    found = plan_from(export_rules(table, format_name), format_name)
    assert [p.code for p in found.problems] == []
    assert list(found.rules) == table


class NoTable:
    """A desk without rules, for what needs no database."""

    now = 1_790_000_000_000

    def execute(self, *_: Any, **__: Any) -> list[Any]:
        return []

    def scalar(self, *_: Any, **__: Any) -> None:
        return None


def plan_from(data: bytes, format_name: str) -> ImportPlan:
    return plan_import(NoTable(), read_file(data, format_name), CODES)  # type: ignore[arg-type]


# --- encodings and separators --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_table_as_spreadsheets_write_it(delimiter: str, encoding: str, ends: str) -> None:
    data = TABLE.replace(";", delimiter).replace("\n", ends).encode(encoding)
    found = plan_from(data, "csv")
    assert found.problems == ()
    assert found.rules[0].texts["es"] == "Hace falta el DNI y más."


def test_the_hint_of_a_spreadsheet_and_empty_lines_are_stepped_over_and_counted() -> None:
    found = plan_from(b'sep=,\r\nname,text_ca,,\r\n\r\nbus,"dues\r\nlinies",,\r\n\r\nNO,x\r\n', "csv")
    assert [(p.line, p.code) for p in found.problems] == [(7, "rule_bad_name")]


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        ("name;text_ca\nbus;El bus\npadro;La carta és així\n".encode("mac_roman"), "file_encoding", 3),
        ("name;text_ca\nbus;El bus\npadro;Els sorolls són molts\n".encode("mac_roman"), "file_encoding", 3),
        ("name;text_ca\nbus;El bus\npadro;El padró\n".encode("cp1252") + b"x;\x81\n", "file_encoding", 4),
        ("name;text_ca\nb;Привет\n".encode("cp1251"), "file_encoding", 2),
        ("name;text_ca\nbus;Passa\npadro;El padrÃ³\n", "file_mojibake", 3),
        ("name;text_ca\nbus;El padr\ufffd\n", "file_mojibake", 2),
        ("name;text_ca\nx;padró".encode("utf-16")[:-1], "file_encoding", 2),
        (b"PK\x03\x04rest", "file_workbook", 0),
        (b"", "file_empty", 0),
        (b"name;text_ca\n", "file_empty", 0),
        (b"nom;text\n1;2\n", "file_no_name", 1),
        (b"name;text_de\n1;2\n", "file_unknown_column", 1),
        (b"name;kind;Kind\n1;2;3\n", "file_column_twice", 1),
        (b'name;text_ca\nbus;"El bus\npadro;x\n', "file_quotes", 2),
        (b'name;text_ca\nok;x\n\nbus;"El bus" diu\n', "file_quotes", 4),
        (b"name;text_ca\n" + b"bus;" + b"x" * 200_000 + b"\n", "file_quotes", 2),
        (b"x" * (MOST_BYTES + 1), "file_too_big", 0),
    ],
)
def test_a_table_that_cannot_be_read_says_where(data: str | bytes, code: str, line: int) -> None:
    problem = only_problem(data)
    assert (problem.code, problem.line) == (code, line)


def test_a_hundred_thousand_rows_are_refused_at_once() -> None:
    data = "name;text_ca\n" + "".join(f"r{n};El text número {n}\n" for n in range(100_000))
    problem = only_problem(data)
    assert problem.code == "file_too_many" and problem.blanks == {"limit": MOST_ROWS}


def test_as_many_rows_as_are_allowed_are_taken(sqlite_town: Any) -> None:
    town = sqlite_town()
    data = "name;text_ca\n" + "".join(f"r{n};El text número {n}\n" for n in range(MOST_ROWS))
    assert len(take(town, data).new) == MOST_ROWS
    assert take(town, data).same[-1] == f"r{MOST_ROWS - 1}"


def test_formulas_are_words(town: Office) -> None:
    take(town, 'name;text_ca;title_ca\nbus;=HYPERLINK(""x"");+34 972\n'.replace('""', '"'))
    rule = kept(town)["bus"]
    assert (rule.texts["ca"], rule.titles["ca"]) == ('=HYPERLINK("x")', "+34 972")
    out = export_rules([rule], "csv").decode("utf-8-sig")
    assert '"\'=HYPERLINK(""x"")"' in out and '"\'+34 972"' in out
    assert not any(
        cell.startswith(("=", "+", "-", "@")) for line in out.splitlines() for cell in line.strip('"').split('";"')
    )


# --- JSON and YAML -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("format_name", "data", "code", "line"),
    [
        ("json", '[\n {"name": "bus",}\n]', "file_syntax", 2),
        ("json", "7", "file_not_a_list", 1),
        ("json", "[" * 100_000, "file_too_deep", 0),
        ("json", "[]", "file_empty", 0),
        ("json", " ", "file_empty", 0),
        ("yaml", "- name: bus\n  texts: {ca: [}\n", "file_syntax", 2),
        ("yaml", "just words", "file_not_a_list", 1),
        ("yaml", "# nothing\n", "file_empty", 0),
        ("yaml", "- name: bus\n  topic: &x Bus\n  owner: *x\n", "file_alias", 2),
        ("yaml", "- name: !!python/object:os.system bus\n", "file_tag", 1),
        ("yaml", "- " * 40 + "x", "file_too_deep", 1),
        ("yaml", "- name: a\x07b\n", "file_syntax", 1),
        ("yaml", "-\n - [" + "x," * 1_000_001 + "]", "file_too_much", 2),
        ("yaml", "x" * (9 * 1024 * 1024), "file_too_big", 0),
    ],
)
def test_other_files_that_cannot_be_read_say_where(format_name: str, data: str, code: str, line: int) -> None:
    problem = only_problem(data, format_name)
    assert (problem.code, problem.line) == (code, line)


def test_a_bad_entry_is_named_by_its_line(town: Office) -> None:
    entries = [{"name": "bus"}, {"name": "x", "colour": 1}, ["list"], {"name": "f", "files": [1]}, {"name": "bus"}]
    found = plan(town, "\n" + json.dumps(entries, indent=1), "json")
    assert [(p.line, p.rule, p.code) for p in found.problems] == [
        (6, "x", "rule_unknown_field"),
        (10, "", "rule_not_a_table"),
        (13, "f", "row_has_files"),
        (19, "bus", "row_name_twice"),
    ]
    text = "- name: bus\n- name: x\n  colour: red\n\n# comment\n- just words\n"
    assert [(p.line, p.code) for p in plan(town, text, "yaml").problems] == [
        (2, "rule_unknown_field"),
        (6, "rule_not_a_table"),
    ]


def test_yaml_as_people_write_it_keeps_words_words(town: Office) -> None:
    text = """
- name: bus
  texts: {ca: Passa a les 12:30, es: no}
  keywords:
    ca: [bus, 016, on, 1.50, 2026-12-24]
  is_automatic: true
  valid_until: 2026-12-24
  options: {limit: 3, share: 0.5, label: '3', deep: [true, null]}
"""
    (rule,) = plan(town, text, "yaml").rules
    assert rule.texts == {"ca": "Passa a les 12:30", "es": "no"}
    assert rule.keywords == {"ca": ("bus", "016", "on", "1.50", "2026-12-24")}
    assert (rule.is_automatic, rule.valid_until) == (True, "2026-12-24")
    assert rule.options == {"limit": 3, "share": 0.5, "label": "3", "deep": [True, None]}


def test_every_refusal_of_a_file_has_been_seen() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    source += (Path(__file__).parents[1] / "answers" / "test_rule_columns.py").read_text(encoding="utf-8")
    assert [code for code in FILE_REFUSALS if f'"{code}"' not in source and code != "file_kind_unknown"] == []
