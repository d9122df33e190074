"""`ventanilla answers import|export|check|list|remove|history|back|automatic`: the rule table without a window.

What is wrong is said on standard error, a sentence a line; then nothing was changed and the exit code is 1.
"""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from console.commands.opening import Session
from console.commands.shape import iso, print_json
from console.models.problems import Problem
from console.models.rule_checks import Finding, finding_text
from console.models.rule_files import FileProblem, SheetError, file_problem_text
from console.models.rules import KeptRule, RuleVersion, rule_data
from console.operations import rule_files, rules
from console.operations.desk import Desk
from console.operations.rule_files import ImportPlan, ReadFile

MOST_SHOWN = 20


def import_file(session: Session, arguments: argparse.Namespace) -> None:
    """`answers import FILE [--check] [--as LOGIN] [--why TEXT] [--automatic|--suggested] [--format csv|json|yaml]`"""
    file = read_rule_file(arguments.file, arguments.format)
    is_automatic = True if arguments.automatic else False if arguments.suggested else None
    if arguments.check:
        plan = session.desk.read(rule_files.plan_import, file, codes(session), is_automatic=is_automatic)
    else:
        why = arguments.why or f"import {Path(arguments.file).name}"
        plan = _desk(session, arguments).run(
            rule_files.import_rules, file, codes(session), is_automatic=is_automatic, why=why
        )
    if arguments.json:
        print_json(plan_json(plan))
    else:
        _say_plan(plan, is_done=not arguments.check)
    if plan.is_refused:
        count = len(plan.problems) or sum(finding.is_error for finding in plan.findings)
        raise Problem("rules_not_imported", count=count)


def export_file(session: Session, arguments: argparse.Namespace) -> None:
    """`answers export FILE [--format csv|json|yaml]`; FILE - is standard output."""
    format_name = arguments.format or _format(arguments.file)
    data = rule_files.export_rules([kept.rule for kept in session.desk.read(rules.rules)], format_name)
    if arguments.file == "-":
        sys.stdout.buffer.write(data)
        return
    target = Path(arguments.file)
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Problem("file_exists", name=target.name) from error
    except OSError as error:
        raise Problem("storage_read_only", path=target.parent) from error
    with os.fdopen(handle, "wb") as out:
        out.write(data)


def check(session: Session, arguments: argparse.Namespace) -> None:
    """`answers check [FILE] [--format csv|json|yaml]`: the table of the desk, or what it would be with a file."""
    if arguments.file is None:
        plan = ImportPlan((), (), (), (), tuple(session.desk.read(rule_files.check_table, codes(session))), ())
    else:
        file = read_rule_file(arguments.file, arguments.format)
        plan = session.desk.read(rule_files.plan_import, file, codes(session))
    if arguments.json:
        print_json([problem_json(item) for item in plan.problems] + [finding_json(item) for item in plan.findings])
    else:
        say(plan.problems, plan.findings, sys.stdout.write)
    if plan.is_refused:
        raise Problem("rules_have_errors")


def list_rules(session: Session, arguments: argparse.Namespace) -> None:
    """`answers list [--json]`"""
    kept = session.desk.read(rules.rules)
    if arguments.json:
        print_json([kept_json(item) for item in kept])
        return
    for item in kept:
        rule = item.rule
        how = "automatic" if rule.is_automatic else "suggested"
        print(f"{rule.name:<28} {rule.kind:<9} {how:<9} v{item.version:<3} {rule.topic:<20} {rule.title('ca')}")


def remove(session: Session, arguments: argparse.Namespace) -> None:
    """`answers remove NAME [--as LOGIN] [--why TEXT]`"""
    _desk(session, arguments).run(rules.remove_rule, arguments.name, arguments.why or "")


def history(session: Session, arguments: argparse.Namespace) -> None:
    """`answers history NAME [--json]`: every version, newest first."""
    found = session.desk.read(rules.versions, arguments.name)
    if not found:
        raise Problem("no_rule", name=arguments.name)
    if arguments.json:
        print_json([version_json(item) for item in found])
        return
    for item in found:
        print(f"v{item.version}  {iso(item.at)}  {item.actor}  {item.why}")


def back(session: Session, arguments: argparse.Namespace) -> None:
    """`answers back NAME VERSION [--as LOGIN] [--why TEXT]`"""
    _desk(session, arguments).run(rules.go_back, arguments.name, arguments.version, arguments.why or "")


def automatic(session: Session, arguments: argparse.Namespace) -> None:
    """`answers automatic on|off (NAME… | --all-commands) [--as LOGIN] [--why TEXT]`: prints how many changed, on standard error
    which rules were left as they were, and which answer nobody yet."""
    if bool(arguments.names) == arguments.all_commands:
        raise Problem("no_rules_named")
    found: tuple[int, list[Finding]] = _desk(session, arguments).run(
        rule_files.switch_automatic,
        None if arguments.all_commands else tuple(arguments.names),
        codes(session),
        is_automatic=arguments.state == "on",
        why=arguments.why or "",
    )
    changed, findings = found
    say((), findings, sys.stderr.write)
    left = sorted({finding.rule for finding in findings if finding.is_error})
    if left and not arguments.all_commands:
        raise Problem("rules_not_switched")
    silent = sorted({finding.rule for finding in findings} - set(left))
    print_json({"changed": changed, "left": left, "silent": silent}) if arguments.json else print(changed)


def codes(session: Session) -> frozenset[str]:
    """The internal code that is installed, beside the program or in the town's own folder for it."""
    from console.answers.codes.registry import names

    return frozenset(names(str(session.settings.value("codes_folder"))))


def _desk(session: Session, arguments: argparse.Namespace) -> Desk:
    """The desk as the operator who is named, or as the program itself on the machine of the desk."""
    return session.acting(arguments.login) if arguments.login else session.desk


def _format(name: str) -> str:
    try:
        return rule_files.format_of(name)
    except SheetError as error:
        raise Problem("rule_file_kind", name=name[-80:]) from error


def read_rule_file(name: str, format_name: str | None) -> ReadFile:
    """A file from disk. Raises Problem `rule_file_unreadable`, `rule_file_kind`."""
    from console.models.rule_files import MOST_BYTES

    format_name = format_name or _format(name)
    path = Path(name)
    try:
        if not path.is_file():
            raise OSError
        with path.open("rb") as source:
            # One more than is allowed is enough to be told that it is too much.
            data = source.read(MOST_BYTES + 1)
    except OSError as error:
        raise Problem("rule_file_unreadable", name=path.name) from error
    return rule_files.read_file(data, format_name)


def _say_plan(plan: ImportPlan, *, is_done: bool) -> None:
    say(plan.problems, plan.findings, sys.stderr.write)
    if not plan.is_refused:
        counts = f"{len(plan.new)} new, {len(plan.changed)} changed, {len(plan.same)} as they were"
        print(counts if is_done else f"{counts}; nothing was written")


def say(problems: Iterable[FileProblem], findings: Iterable[Finding], write: Any) -> None:
    """A sentence a line, errors first, twenty at most."""
    lines = [file_problem_text(problem) for problem in problems]
    lines += [f"{'!' if item.is_error else '·'} {item.rule}: {finding_text(item)}" for item in _errors_first(findings)]
    for line in lines[:MOST_SHOWN]:
        write(f"{line}\n")
    if len(lines) > MOST_SHOWN:
        write(f"… and {len(lines) - MOST_SHOWN} more.\n")


def _errors_first(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: not finding.is_error)


# --- shapes of --json ----------------------------------------------------------------------------------------------------------------------


def plan_json(plan: ImportPlan) -> dict[str, Any]:
    """The shape of `answers import --json`."""
    return {
        "taken": not plan.is_refused,
        "new": list(plan.new),
        "changed": list(plan.changed),
        "same": list(plan.same),
        "problems": [problem_json(problem) for problem in plan.problems],
        "findings": [finding_json(finding) for finding in plan.findings],
    }


def problem_json(problem: FileProblem) -> dict[str, Any]:
    """A row that cannot be taken."""
    text = file_problem_text(problem)
    return {"line": problem.line, "rule": problem.rule, "code": problem.code, "is_error": True, "text": text}


def finding_json(finding: Finding) -> dict[str, Any]:
    """One thing about a rule."""
    return {
        "rule": finding.rule,
        "code": finding.code,
        "field": finding.field,
        "language": finding.language,
        "is_error": finding.is_error,
        "text": finding_text(finding),
    }


def kept_json(kept: KeptRule) -> dict[str, Any]:
    """The shape of `answers list --json`."""
    return {**rule_data(kept.rule), "is_automatic": kept.rule.is_automatic, "version": kept.version}


def version_json(version: RuleVersion) -> dict[str, Any]:
    """The shape of `answers history --json`."""
    return {
        "version": version.version,
        "at": iso(version.at),
        "actor": version.actor,
        "why": version.why,
        "rule": rule_data(version.rule),
    }
