"""Rules from a file and into one. A file is taken whole or not at all, and the same file taken again changes nothing.

What it would do is worked out by the same function for a look beforehand and inside the transaction that does it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from console.answers.checking import SILENT
from console.answers.rule_columns import COLUMNS, data_of, merged, row_of
from console.models.record import Record
from console.models.rule_checks import Finding
from console.models.rule_files import FileProblem, SheetError
from console.models.rules import Rule, RuleError, rule_data, rule_from, rule_json, without_files
from console.operations import rules
from console.operations.desk import Context, require_supervisor
from console.operations.rule_facts import findings_here, rule_facts
from console.storage.engine import Tx
from console.storage.sheets import FORMATS, Sheet, csv_bytes, format_of, has_extra, json_bytes, read_sheet, yaml_bytes

__all__ = [
    "FORMATS",
    "ImportPlan",
    "check_table",
    "export_rules",
    "format_of",
    "import_rules",
    "plan_import",
    "read_file",
]


class ImportPlan(Record):
    """What a file would do. `problems`: why it cannot be taken; `findings`: what is wrong with the rules it changes."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    problems: tuple[FileProblem, ...]
    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]
    """Those it changes or adds."""

    @property
    def is_refused(self) -> bool:
        """Whether nothing of the file is taken."""
        return bool(self.problems) or any(finding.is_error for finding in self.findings)


@dataclass(frozen=True)
class ReadFile:
    """A file whose rows could be read, or the one problem why not."""

    sheet: Sheet | None
    problem: FileProblem | None = None


def read_file(data: bytes, format_name: str) -> ReadFile:
    """The rows of a file. No database is needed; several seconds for the biggest."""
    try:
        return ReadFile(read_sheet(data, format_name, COLUMNS))
    except SheetError as error:
        return ReadFile(None, FileProblem(error.line, "", error.code, error.blanks))


def plan_import(tx: Tx, file: ReadFile, codes: Collection[str], *, is_automatic: bool | None = None) -> ImportPlan:
    """What taking a file would do. `codes`: the internal code that is installed; `is_automatic` overrules the file when it is not None."""
    if file.sheet is None:
        assert file.problem is not None
        return ImportPlan((), (), (), (file.problem,), (), ())
    known = {kept.rule.name: kept.rule for kept in rules.rules(tx)}
    problems: list[FileProblem] = []
    taken: dict[str, Rule] = {}
    first: dict[str, int] = {}
    for index, row in enumerate(file.sheet.rows):
        try:
            rule = _rule(row, known, is_whole=file.sheet.is_whole)
            if rule.name in taken:
                raise SheetError("row_name_twice", first=file.sheet.line(first[rule.name]))
        except (SheetError, RuleError) as error:
            problems.append(FileProblem(file.sheet.line(index), _name(row), error.code, error.blanks))
            continue
        taken[rule.name] = rule if is_automatic is None else replace(rule, is_automatic=is_automatic)
        first[rule.name] = index
    changed = {name: rule for name, rule in taken.items() if name not in known or _differ(rule, known[name])}
    findings = () if problems else tuple(check_table(tx, codes, changed.values(), only=set(changed)))
    return ImportPlan(
        new=tuple(name for name in changed if name not in known),
        changed=tuple(name for name in changed if name in known),
        same=tuple(name for name in taken if name not in changed),
        problems=tuple(problems),
        findings=findings,
        rules=tuple(changed.values()),
    )


def import_rules(
    at: Context, file: ReadFile, codes: Collection[str], *, is_automatic: bool | None = None, why: str = ""
) -> ImportPlan:
    """Take a file: all of it, or nothing when the plan is refused. Supervisors only (Problem `not_supervisor`)."""
    require_supervisor(at)
    plan = plan_import(at.tx, file, codes, is_automatic=is_automatic)
    if not plan.is_refused:
        rules.save_rules(at, plan.rules, why)
    return plan


def check_table(
    tx: Tx, codes: Collection[str], changed: Iterable[Rule] = (), *, only: Collection[str] | None = None
) -> list[Finding]:
    """What is wrong with the rules of the desk as they would be with some changed: see answers/checking.py."""
    facts = rule_facts(tx)
    table = {kept.rule.name: kept.rule for kept in facts.kept}
    table.update((rule.name, rule) for rule in changed)
    return findings_here(facts, table.values(), codes, only)


def export_rules(table: Iterable[Rule], format_name: str) -> bytes:
    """Rules as a file that `read_file` reads back the same. Attached files stay in the desk."""
    leaving = [without_files(rule) for rule in table]
    if format_name == "csv":
        return csv_bytes(COLUMNS, map(row_of, leaving))
    return (json_bytes if format_name == "json" else yaml_bytes)([rule_data(rule) for rule in leaving])


def _rule(row: object, known: dict[str, Rule], *, is_whole: bool) -> Rule:
    """The rule a row describes, with the files of the one it replaces. Raises RuleError, SheetError."""
    if is_whole:
        if isinstance(row, dict) and row.get("files"):
            raise SheetError("row_has_files")
        rule = rule_from(row)
        return replace(rule, files=known[rule.name].files) if rule.name in known else rule
    if has_extra(row) or not isinstance(row, dict):
        raise SheetError("row_too_long")
    data = data_of(row)
    return rule_from(merged(data, known.get(str(data.get("name", "")).strip())))


def _differ(one: Rule, other: Rule) -> bool:
    return rule_json(one) != rule_json(other)


def _name(row: object) -> str:
    name = row.get("name") if isinstance(row, dict) else None
    return name.strip()[:64] if isinstance(name, str) else ""


def switch_automatic(
    at: Context, names: Collection[str] | None, codes: Collection[str], *, is_automatic: bool, why: str = ""
) -> tuple[int, list[Finding]]:
    """Let rules answer by themselves, or only be suggested. Returns how many changed and what is wrong with those that did not, then
    what keeps those that changed from answering yet.

    Named rules are switched all or, when one would do wrong, none. `names` None is every rule with a keyword, and those that would do
    wrong are left as they were. Supervisors only. Raises Problem `no_rule`, `not_supervisor`.
    """
    require_supervisor(at)
    if names is None:
        chosen = [kept.rule for kept in rules.rules(at.tx) if kept.rule.keywords]
    else:
        chosen = [rules.rule(at.tx, name).rule for name in dict.fromkeys(names)]
    changed = [replace(rule, is_automatic=is_automatic) for rule in chosen if rule.is_automatic != is_automatic]
    errors: list[Finding] = []
    while is_automatic and changed:
        found = [item for item in check_table(at.tx, codes, changed, only=_names(changed)) if item.is_error]
        errors += found
        if not found:
            break
        # Without those, others may be wrong: a button whose rule is not there.
        changed = [] if names is not None else [rule for rule in changed if rule.name not in {f.rule for f in found}]
    saved = rules.save_rules(at, changed, why)
    silent = check_table(at.tx, codes, only=_names(changed)) if is_automatic else []
    return saved, errors + [item for item in silent if item.code in SILENT]


def _names(table: Iterable[Rule]) -> set[str]:
    return {rule.name for rule in table}
