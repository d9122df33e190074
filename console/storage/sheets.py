"""Rows of a table in a file somebody hands in: CSV however a spreadsheet wrote it, JSON, YAML. Nothing in it is believed and nothing in it runs.

The bytes are decoded here, strictly, before anything parses them; rows come through sqlite-utils for CSV and JSON, through the safe C loader of
PyYAML for YAML, without references and types. Where a row stands is worked out only when somebody must be told.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final

from console.models.rule_files import MOST_BYTES, MOST_ROWS, MOST_YAML_BYTES, SheetError

FORMATS: Final = ("csv", "json", "yaml")
_BY_ENDING: Final = {
    "csv": "csv", "tsv": "csv", "txt": "csv", "json": "json", "yaml": "yaml", "yml": "yaml",
}  # fmt: skip
_DELIMITERS: Final = (";", ",", "\t")
_EXTRA = "\x00extra"
_DEEPEST = 24
_MOST_VALUES = 1_000_000
# Letters and marks our languages write beyond ASCII, as far as Windows-1252 has them.
_WINDOWS: Final = frozenset(
    "ÀÁÂÄÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜŒŸàáâäæçèéêëìíîïñòóôöùúûüœÿß·ºª¿¡«»‹›€–—‘’“”…•´°©®§±²³¼½¾×\u00a0\u00ad"
)
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|\ufffd")
# Between letters there is no dash here; other encodings keep an accented letter in that place.
_ODD = re.compile(r"[^\W\d_][–—][^\W\d_]")
_TRUTH: Final = {"true": True, "false": False}
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)


class Sheet:
    """The rows of a file and where each stands. `is_whole`: a row says all about its rule; else only what its columns name."""

    def __init__(self, rows: list[Any], *, is_whole: bool, lines: Callable[[], list[int]]) -> None:
        self.rows = rows
        self.is_whole = is_whole
        self._find_lines = lines
        self._lines: list[int] | None = None

    def line(self, index: int) -> int:
        """The line (from 1) on which a row begins."""
        if self._lines is None:
            self._lines = self._find_lines()
        return self._lines[index] if index < len(self._lines) else 0


def format_of(name: str) -> str:
    """The format a file name speaks of. Raises SheetError `file_kind_unknown`."""
    found = _BY_ENDING.get(name.rpartition(".")[2].lower())
    if found is None:
        raise SheetError("file_kind_unknown", name=name[-80:])
    return found


def read_sheet(data: bytes, format_name: str, columns: Collection[str]) -> Sheet:
    """The rows of a file. `columns`: those a CSV may have, "name" among them. Raises SheetError with the line."""
    most = MOST_YAML_BYTES if format_name == "yaml" else MOST_BYTES
    if len(data) > most:
        raise SheetError("file_too_big", limit=most // (1024 * 1024))
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    reader = {"csv": _read_csv, "json": _read_json, "yaml": _read_yaml}[format_name]
    sheet = reader(text, columns)
    if not sheet.rows:
        raise SheetError("file_empty")
    return sheet


# --- bytes to text -------------------------------------------------------------------------------------------------------------------------


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 with or without a mark, or Windows-1252. Raises SheetError naming the line it cannot read."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise SheetError("file_workbook")
    text = _utf16(data)
    if text is None:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text = _windows(data, error)
    found = _MOJIBAKE.search(text)
    if found:
        sample = text[max(0, found.start() - 12) : found.end() + 6].split("\n")
        raise SheetError("file_mojibake", _line_at(text, found.start()), sample=max(sample, key=len).strip())
    return text


def _utf16(data: bytes) -> str | None:
    head = data[:2000]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = "utf-16"
    elif len(head) > 3 and head[1::2].count(0) > len(head) // 4:
        name = "utf-16-le"
    elif len(head) > 3 and head[0::2].count(0) > len(head) // 4:
        name = "utf-16-be"
    else:
        return None
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise SheetError("file_encoding", data.count(b"\n", 0, error.start) + 1) from error


def _windows(data: bytes, error: UnicodeDecodeError) -> str:
    """What Excel writes as «CSV» here. A text with letters nobody here uses was written in something else."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as other:
        raise SheetError("file_encoding", data.count(b"\n", 0, other.start) + 1) from error
    odd = _ODD.search(text)
    foreign = [position for position, letter in enumerate(text) if letter > "\x7e" and letter not in _WINDOWS]
    if odd or foreign:
        raise SheetError("file_encoding", _line_at(text, min([*foreign[:1], *([odd.start()] if odd else [])])))
    return text


def _line_at(text: str, position: int) -> int:
    return len(re.findall("\r\n|\r|\n", text[:position])) + 1


# --- CSV -----------------------------------------------------------------------------------------------------------------------------------


def _read_csv(text: str, columns: Collection[str]) -> Sheet:
    from sqlite_utils.utils import Format, RowError, rows_from_file

    first, body = _without_hint(text.replace("\x00", ""))
    delimiter = _delimiter(body, columns)
    header = _header(body, delimiter, columns)

    class Dialect(csv.excel):
        strict = True

    Dialect.delimiter = delimiter

    def lines() -> list[int]:
        return [first + line for line in _starts(body, Dialect)][1:]

    rows: list[dict[str, Any]] = []
    try:
        found, _ = rows_from_file(
            io.BytesIO(body.encode("utf-8", "ignore")), Format.CSV, Dialect, "utf-8", extras_key=_EXTRA
        )
        for row in found:
            if len(rows) == MOST_ROWS:
                raise SheetError("file_too_many", limit=MOST_ROWS)
            rows.append({column: row.get(written) for written, column in header.items()})
            if _EXTRA in row:
                rows[-1][_EXTRA] = row[_EXTRA]
    except (csv.Error, RowError) as error:
        raise SheetError("file_quotes", _last(lines())) from error
    return Sheet(rows, is_whole=False, lines=lines)


def has_extra(row: Any) -> bool:
    """Whether a row has more cells than the table has columns."""
    return isinstance(row, dict) and _EXTRA in row


def _without_hint(text: str) -> tuple[int, str]:
    """Without the line `sep=;` that Excel understands; how many lines were left out."""
    if re.match(r"sep=[;,\t]\n", text, re.IGNORECASE):
        return 1, text.split("\n", 1)[1]
    return 0, text


def _delimiter(body: str, columns: Collection[str]) -> str:
    """The separator under which the first line names most columns that exist."""
    line = body.lstrip("\n").split("\n", 1)[0]

    def known(delimiter: str) -> int:
        try:
            cells = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            return 0
        return sum(_column(cell) in columns for cell in cells)

    best = max(_DELIMITERS, key=known)
    return best if known(best) else ";"


def _header(body: str, delimiter: str, columns: Collection[str]) -> dict[str, str]:
    """Columns as written, with their names. Raises SheetError."""
    start = len(body) - len(body.lstrip("\n"))
    written = next(csv.reader([body[start:].split("\n", 1)[0]], delimiter=delimiter), [])
    if not body.strip():
        raise SheetError("file_empty")
    names: dict[str, str] = {}
    # Spreadsheets end lines with separators of columns that are not there.
    while written and not written[-1].strip():
        written.pop()
    if "name" not in map(_column, written):
        raise SheetError("file_no_name", 1)
    for cell in written:
        column = _column(cell)
        if column not in columns:
            raise SheetError("file_unknown_column", 1, column=cell.strip()[:40])
        if column in names.values():
            raise SheetError("file_column_twice", 1, column=column)
        names[cell] = column
    return names


def _column(cell: str) -> str:
    return cell.strip().lower().replace(" ", "_")


def _starts(body: str, dialect: type[csv.Dialect]) -> list[int]:
    """The line on which each row begins, the header's first; where a row cannot be read, its own is the last."""
    reader = csv.reader(io.StringIO(body, newline=""), dialect)
    starts: list[int] = []
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return starts
        except csv.Error:
            return [*starts, line]
        if row:
            starts.append(line)


def _last(lines: list[int]) -> int:
    return lines[-1] if lines else 1


# --- JSON ----------------------------------------------------------------------------------------------------------------------------------


def _read_json(text: str, _: Collection[str]) -> Sheet:
    from sqlite_utils.utils import Format, RowsFromFileError, rows_from_file

    if not text.strip():
        raise SheetError("file_empty")
    try:
        found, _format = rows_from_file(io.BytesIO(text.encode("utf-8", "ignore")), Format.JSON)
    except json.JSONDecodeError as error:
        raise SheetError("file_syntax", error.lineno, format="JSON") from error
    except RowsFromFileError as error:
        raise SheetError("file_not_a_list", 1) from error
    except RecursionError as error:
        raise SheetError("file_too_deep") from error
    rows: list[Any] = list(found)
    if len(rows) > MOST_ROWS:
        raise SheetError("file_too_many", limit=MOST_ROWS)
    return Sheet(rows, is_whole=True, lines=lambda: list(_json_starts(text)))


def _json_starts(text: str) -> Iterator[int]:
    """The line of each entry of a list that is known to be well formed."""
    decoder, blank = json.JSONDecoder(), re.compile(r"[\s,]*")
    position = text.index(text.strip()[0])
    line, counted = 1, 0
    is_list = text[position] == "["
    position += is_list
    while True:
        start = blank.match(text, position).end()  # type: ignore[union-attr]
        if start >= len(text) or text[start] == "]":
            return
        line, counted = line + text.count("\n", counted, start), start
        yield line
        _, position = decoder.raw_decode(text, start)
        if not is_list:
            return


# --- YAML ----------------------------------------------------------------------------------------------------------------------------------


def _read_yaml(text: str, _: Collection[str]) -> Sheet:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_tricks(yaml.parse(text, Loader=loader))
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise SheetError("file_syntax", mark.line + 1 if mark else 0, format="YAML") from error
    except yaml.YAMLError as error:
        # A character that YAML does not allow.
        raise SheetError("file_syntax", _line_at(text, int(getattr(error, "position", 0))), format="YAML") from error
    if root is None:
        raise SheetError("file_empty")
    nodes = root.value if isinstance(root, yaml.SequenceNode) else [root]
    if isinstance(root, yaml.ScalarNode):
        raise SheetError("file_not_a_list", 1)
    if len(nodes) > MOST_ROWS:
        raise SheetError("file_too_many", limit=MOST_ROWS)
    return Sheet(
        [_plain(node, is_typed=False) for node in nodes],
        is_whole=True,
        lines=lambda: [node.start_mark.line + 1 for node in nodes],
    )


def _refuse_tricks(events: Iterator[Any]) -> None:
    """No references, no types, no towers: looked at as events, before anything is built."""
    import yaml

    depth = 0
    for count, event in enumerate(events):
        line = event.start_mark.line + 1
        if count > _MOST_VALUES:
            raise SheetError("file_too_much", line, limit=_MOST_VALUES)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise SheetError("file_alias", line)
        if getattr(event, "tag", None) not in (None, "!"):
            raise SheetError("file_tag", line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise SheetError("file_too_deep", line)


def _plain(node: Any, *, is_typed: bool) -> Any:
    """The values of a node. Words stay words (no, 016, 2026-12-24): only yes/no fields and `options` know other values."""
    import yaml

    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, is_typed=is_typed) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {
            str(key.value): _plain(
                value, is_typed=is_typed or str(key.value) in ("options", "is_automatic", "is_exact")
            )
            for key, value in node.value
        }
    text = str(node.value)
    if node.style:
        return text
    if not text or text in ("null", "~"):
        return None
    if is_typed and text in _TRUTH:
        return _TRUTH[text]
    if is_typed and (number := _NUMBER.fullmatch(text)):
        return float(text) if number[1] or number[2] else int(text)
    return text


# --- the other way -------------------------------------------------------------------------------------------------------------------------


def csv_bytes(columns: Collection[str], rows: Iterator[dict[str, str]]) -> bytes:
    """A table as spreadsheets here open it by a double click: semicolons, every cell in quotation marks, marked as UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def json_bytes(entries: list[dict[str, Any]]) -> bytes:
    """A list of objects."""
    return (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode()


def yaml_bytes(entries: list[dict[str, Any]]) -> bytes:
    """A list of mappings; whatever a reader could take for something else than words stands in quotation marks."""
    import yaml

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        def ignore_aliases(self, data: Any) -> bool:
            return True

    def words(dumper: Any, text: str) -> Any:
        style = "|" if "\n" in text else None if text[:1].isalpha() and text not in ("null", *_TRUTH) else '"'
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    Dumper.add_representer(str, words)
    done: str = yaml.dump(
        json.loads(json.dumps(entries)), Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return done.encode()
