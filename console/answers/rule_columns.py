"""A rule as one row of a table and back: names of columns, lists in one cell, and what a spreadsheet does to cells.

A spreadsheet runs a cell that begins with = + - or @. On the way out such a cell gets an apostrophe in front, on the way in exactly that
one is taken away again, so an exported table comes back as it was.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from console.models.rule_files import SheetError
from console.models.rules import LANGUAGES, Rule, rule_data

BY_LANGUAGE: Final = {"title": "titles", "text": "texts", "keywords": "keywords", "examples": "examples"}
_LISTS: Final = frozenset({"keywords", "examples"})
_PLAIN: Final = {
    "kind": "kind",
    "shortcut": "shortcut",
    "topic": "topic",
    "owner": "owner",
    "team": "team",
    "automatic": "is_automatic",
    "exact": "is_exact",
    "hours": "hours",
    "channels": "channels",
    "arguments": "arguments",
    "valid_from": "valid_from",
    "valid_until": "valid_until",
    "reviewed_on": "reviewed_on",
    "code": "code",
    "url": "url",
    "options": "options",
    "buttons": "buttons",
}
COLUMNS: Final = (
    "name",
    "kind",
    *(f"{column}_{language}" for column in BY_LANGUAGE for language in LANGUAGES),
    *(column for column in _PLAIN if column != "kind"),
)
_RUNS = re.compile(r"'*[=+\-@\t\n]")
_GUARDED = re.compile(r"'+[=+\-@\t\n]")
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_YES: Final = frozenset(
    ["1", "true", "yes", "y", "x", "si", "sí", "s", "vrai", "oui", "cert", "verdader", "verdadero", "نعم"]
)
_NO: Final = frozenset(["0", "false", "no", "n", "non", "fals", "faux", "falso", "لا"])


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def joined(words: tuple[str, ...]) -> str:
    """A list as one cell: | between its items."""
    return "|".join(word.replace("\\", "\\\\").replace("|", "\\|") for word in words)


def parted(cell: str) -> list[str]:
    """The items of such a cell. A backslash is only special before | or another backslash."""
    items, item, rest = [], "", iter(cell)
    for letter in rest:
        if letter == "|":
            items.append(item)
            item = ""
        elif letter == "\\":
            after = next(rest, "")
            item += after if after in ("\\", "|") and after else f"\\{after}"
        else:
            item += letter
    return [part for part in (*items, item) if part.strip()]


def row_of(rule: Rule) -> dict[str, str]:
    """All columns of a rule, as they are written."""
    data = rule_data(rule)
    row = {"name": rule.name, "kind": str(rule.kind)}
    for column, field in BY_LANGUAGE.items():
        for language in LANGUAGES:
            value = getattr(rule, field).get(language, "")
            row[f"{column}_{language}"] = joined(value) if column in _LISTS and value else value or ""
    for column, field in _PLAIN.items():
        value = data.get(field, "")
        if field in ("is_automatic", "is_exact"):
            value = "1" if value else "0"
        elif field in ("options", "buttons"):
            value = json.dumps(value, ensure_ascii=False) if value else ""
        elif isinstance(value, tuple):
            value = joined(value)
        row[column] = str(value)
    return {column: guarded(row[column]) for column in COLUMNS}


def data_of(row: Mapping[str, str | None]) -> dict[str, Any]:
    """What a row says about a rule, as plain data with the columns it has and no others. Raises SheetError."""
    data: dict[str, Any] = {}
    for column, cell in row.items():
        value = unguarded(cell or "")
        stem, _, language = column.rpartition("_")
        if stem in BY_LANGUAGE:
            table = data.setdefault(BY_LANGUAGE[stem], {})
            table[language] = parted(value) if stem in _LISTS else value
        elif column == "name":
            data["name"] = value
        else:
            data[_PLAIN[column]] = _READ.get(column, _stripped)(column, value)
    return data


def merged(data: Mapping[str, Any], rule: Rule | None) -> dict[str, Any]:
    """Plain data of a rule: what a row says, and from the rule as it is whatever the table has no column for."""
    whole = rule_data(rule) if rule is not None else {}
    for field, value in data.items():
        whole[field] = {**whole.get(field, {}), **value} if field in BY_LANGUAGE.values() else value
    return whole


def _stripped(_: str, value: str) -> Any:
    return value.strip()


def _choice(column: str, value: str) -> Any:
    return value.strip().lower() or {"kind": "text", "hours": "always"}[column]


def _yes_no(column: str, value: str) -> Any:
    said = value.strip().lower()
    if said in _YES:
        return True
    if said in _NO or not said:
        return False
    raise SheetError("row_bad_yes_no", column=column, value=value[:40])


def _list(_: str, value: str) -> Any:
    return parted(value)


def _date(_: str, value: str) -> Any:
    """Spreadsheets here write day/month/year."""
    found = _DAY_FIRST.fullmatch(value.strip())
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else value.strip()


def _json(column: str, value: str) -> Any:
    try:
        return json.loads(value) if value.strip() else None
    except (ValueError, RecursionError) as error:
        raise SheetError("row_bad_json", column=column) from error


_READ: Final[Mapping[str, Callable[[str, str], Any]]] = {
    "kind": _choice,
    "hours": _choice,
    "automatic": _yes_no,
    "exact": _yes_no,
    "arguments": _list,
    "channels": _list,
    "valid_from": _date,
    "valid_until": _date,
    "reviewed_on": _date,
    "options": _json,
    "buttons": _json,
}
