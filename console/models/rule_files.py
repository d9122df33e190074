"""What can be wrong with a file of rules, in words: which line, which rule, what, and what to do."""

from collections.abc import Mapping
from typing import Final

from console.models.problems import QT_TRANSLATE_NOOP
from console.models.record import Record
from console.models.rule_checks import REFUSALS, Change, as_written, filled_sentence

MOST_BYTES: Final = 24 * 1024 * 1024
MOST_YAML_BYTES: Final = 8 * 1024 * 1024
"""YAML takes ten times as long to read."""
MOST_ROWS: Final = 10_000
"""Rules in one file. Ranking is measured with 5,000; a file of ten times as many is no table of rules."""


class FileProblem(Record):
    """`line`: where it is in the file, 0 when it is about the whole; `rule`: its name as far as it could be read."""

    line: int
    rule: str
    code: str
    blanks: dict[str, object]


class SheetError(Exception):
    """A file, or one of its rows, cannot be read; `code` is a key of FILE_REFUSALS."""

    def __init__(self, code: str, line: int = 0, **blanks: object) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.blanks = blanks


FILE_REFUSALS: Final[Mapping[str, str]] = {
    "file_kind_unknown": QT_TRANSLATE_NOOP(
        "Rule",
        "The name {name} does not say what kind of file this is. Name it .csv, .json or .yaml, or say which with --format.",
    ),
    "file_too_big": QT_TRANSLATE_NOOP("Rule", "The file is bigger than {limit} MB. Divide it."),
    "file_too_many": QT_TRANSLATE_NOOP("Rule", "The file has more than {limit} rules. Divide it."),
    "file_too_much": QT_TRANSLATE_NOOP("Rule", "The file holds more than {limit} values. Divide it."),
    "file_empty": QT_TRANSLATE_NOOP("Rule", "There is no rule in the file. Compare it with an exported one."),
    "file_workbook": QT_TRANSLATE_NOOP(
        "Rule", "This is a workbook of a spreadsheet program, not a table of text. Save it there as «CSV UTF-8»."
    ),
    "file_encoding": QT_TRANSLATE_NOOP(
        "Rule", "The letters cannot be read: they are neither UTF-8 nor Windows-1252. Save the file as UTF-8."
    ),
    "file_mojibake": QT_TRANSLATE_NOOP(
        "Rule",
        "«{sample}» is what a wrong encoding leaves of a letter with an accent. Open the original again and save it as UTF-8.",
    ),
    "file_no_name": QT_TRANSLATE_NOOP(
        "Rule",
        "There is no column «name» in the first line. It must name the columns; compare it with an exported file.",
    ),
    "file_unknown_column": QT_TRANSLATE_NOOP(
        "Rule", "There is no column «{column}» in a table of rules. Correct its name or take it out."
    ),
    "file_column_twice": QT_TRANSLATE_NOOP("Rule", "The column «{column}» is there twice. Take one of them out."),
    "file_quotes": QT_TRANSLATE_NOOP(
        "Rule", "A quotation mark is not closed, or something follows it. Write a quotation mark inside a text twice."
    ),
    "file_syntax": QT_TRANSLATE_NOOP("Rule", "This is not {format}. Compare the file with an exported one."),
    "file_not_a_list": QT_TRANSLATE_NOOP("Rule", "The file is not a list of rules. Compare it with an exported one."),
    "file_alias": QT_TRANSLATE_NOOP(
        "Rule",
        "References (& and *) are not followed, because a short file could grow without end. Write the value out.",
    ),
    "file_tag": QT_TRANSLATE_NOOP("Rule", "Types with an exclamation mark are not read. Write the plain value."),
    "file_too_deep": QT_TRANSLATE_NOOP("Rule", "There are too many levels, one inside the other. Write it flatter."),
    "row_too_long": QT_TRANSLATE_NOOP(
        "Rule", "The row has more cells than the first line has columns. Look for a missing quotation mark."
    ),
    "row_bad_json": QT_TRANSLATE_NOOP(
        "Rule", "The cell «{column}» is not JSON. Compare it with one of an exported file."
    ),
    "row_bad_yes_no": QT_TRANSLATE_NOOP("Rule", "«{value}» in «{column}» is neither yes nor no. Write 1 or 0."),
    "row_name_twice": QT_TRANSLATE_NOOP(
        "Rule", "Line {first} has a rule of this name already. Take one of them out or rename it."
    ),
    "row_has_files": QT_TRANSLATE_NOOP(
        "Rule", "Files cannot come with a file of text. Take «files» out; a rule that is here keeps the ones it has."
    ),
}


def file_problem_text(problem: FileProblem, translate: Change = as_written, guard: Change = as_written) -> str:
    """The sentence with its line and rule in front. `translate` gets texts of the context "Rule"."""
    known = FILE_REFUSALS if problem.code in FILE_REFUSALS else REFUSALS
    said = filled_sentence(known[problem.code], problem.blanks, translate, guard)
    if not problem.line:
        return said
    rule = guard(problem.rule)
    if problem.rule:
        place = translate(QT_TRANSLATE_NOOP("Rule", "Line {line} ({rule}):")).format(line=problem.line, rule=rule)
    else:
        place = translate(QT_TRANSLATE_NOOP("Rule", "Line {line}:")).format(line=problem.line)
    return f"{place} {said}"
