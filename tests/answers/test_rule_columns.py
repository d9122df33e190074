"""A rule as a row of a table: what a spreadsheet does to cells, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.answers.rule_columns import COLUMNS, data_of, guarded, joined, merged, parted, row_of, unguarded
from console.models.rule_files import SheetError
from console.models.rules import rule_from


@given(st.text())
def test_a_guarded_cell_runs_nowhere_and_comes_back(cell: str) -> None:
    safe = guarded(cell)
    assert not safe.startswith(("=", "+", "-", "@", "\t"))
    assert unguarded(safe) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+34 972 000 000", "-", "@sum", "'=1", "''=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["'hola'", "'", "l'ajuntament", "", "a=b"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell == unguarded(cell)


@given(st.lists(st.text().filter(str.strip)))
def test_a_list_in_one_cell_comes_back(words: list[str]) -> None:
    assert parted(joined(tuple(words))) == words


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("padró|empadronament", ["padró", "empadronament"]),
        (" a | |b|", [" a ", "b"]),
        ("c:\\x", ["c:\\x"]),
        ("\\", ["\\"]),
    ],
)
def test_a_list_as_people_write_it(cell: str, items: list[str]) -> None:
    assert parted(cell) == items


def test_a_row_says_only_what_its_columns_name() -> None:
    rule = rule_from({"name": "bus", "titles": {"ca": "Bus", "es": "Bus"}, "topic": "Mobilitat", "is_automatic": True})
    after = rule_from(merged(data_of({"name": "bus", "title_ca": "Autobús", "title_es": ""}), rule))
    assert (after.titles, after.topic, after.is_automatic) == ({"ca": "Autobús"}, "Mobilitat", True)


@pytest.mark.parametrize(("written", "is_automatic"), [("VERDADERO", True), ("Sí", True), ("", False), ("FALS", False)])
def test_yes_and_no_as_spreadsheets_write_them(written: str, is_automatic: bool) -> None:
    assert data_of({"automatic": written}) == {"is_automatic": is_automatic}


def test_days_as_spreadsheets_write_them() -> None:
    assert data_of({"valid_from": "4/12/2026"}) == {"valid_from": "2026-12-04"}
    assert data_of({"valid_from": "2026-12-04"}) == {"valid_from": "2026-12-04"}


@pytest.mark.parametrize(
    ("column", "cell", "code"), [("exact", "perhaps", "row_bad_yes_no"), ("options", "{", "row_bad_json")]
)
def test_a_cell_that_cannot_be_read_is_named(column: str, cell: str, code: str) -> None:
    with pytest.raises(SheetError) as caught:
        data_of({column: cell})
    assert caught.value.code == code and caught.value.blanks["column"] == column


def test_every_field_of_a_rule_but_its_files_has_a_column() -> None:
    assert set(row_of(rule_from({"name": "bus"}))) == set(COLUMNS)
    from dataclasses import fields

    from console.models.rules import Rule

    assert {item.name for item in fields(Rule)} == set(data_of(dict.fromkeys(COLUMNS, "") | {"name": "bus"})) | {
        "files"
    }
