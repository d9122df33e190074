"""A table of examples from somebody else's program: `text,label[,lang]` as CSV.

Spreadsheets of different countries write commas, semicolons or tabs, with or without a byte order mark; that is forgiven. What cannot
be read for certain is refused with the line it stands on: half a training set would rank wrongly and say nothing.
"""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from console.answers.examples import Example
from console.models.problems import Problem

NONE_LABEL: Final = "oos"
_LONGEST_FIELD = 100_000


def read_examples(path: Path) -> list[Example]:
    """The examples of a file; the label `oos` is "none of ours". Raises Problem `table_…`, naming the line when it is one."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Problem("table_unreadable", path=path) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem("table_encoding", path=path, id=content.count(b"\n", 0, error.start) + 1) from error
    if "\0" in text:
        raise Problem("table_encoding", path=path, id=text.count("\n", 0, text.index("\0")) + 1)
    header = next(iter(text[:1_000].splitlines()), "")
    delimiter = max(",;\t", key=header.count)
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return _examples(rows, lambda: rows.line_num, path)
    except csv.Error as error:
        raise Problem("table_row", path=path, id=rows.line_num) from error


def _examples(rows: Iterator[list[str]], line: Callable[[], int], path: Path) -> list[Example]:
    names = [name.strip().lower() for name in next(rows, [])]
    if "text" not in names or "label" not in names:
        raise Problem("table_header", path=path)
    text_at, label_at = names.index("text"), names.index("label")
    language_at = names.index("lang") if "lang" in names else None
    examples: list[Example] = []
    for row in rows:
        if not any(field.strip() for field in row):
            continue
        if len(row) != len(names) or not row[text_at].strip() or not row[label_at].strip():
            raise Problem("table_row", path=path, id=line())
        label = row[label_at].strip()
        language = row[language_at].strip() or None if language_at is not None else None
        examples.append(Example(row[text_at], None if label == NONE_LABEL else label, language))
    if not any(example.label is not None for example in examples):
        raise Problem("table_empty", path=path)
    return examples
