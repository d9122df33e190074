"""`ventanilla answers simulate`: a rule, or a file of them, tried on what citizens have already written. Nothing is sent or changed."""

import argparse
import sys
from pathlib import Path
from typing import Any

from console.commands.opening import Session
from console.commands.rule_files import codes, read_rule_file, say
from console.commands.shape import iso, print_json
from console.models.problems import Problem
from console.models.rules import Rule
from console.operations import rule_files, rules
from console.operations.simulating import ANSWERS, Case, Outcome, Report, Tally, simulate

_SHOWN = 10
_WORDS = {
    Outcome.SAME: "an operator said as much",
    Outcome.OTHER: "an operator said something else",
    Outcome.UNANSWERED: "no operator answered",
    Outcome.BY_HAND: "an operator answered, not to be compared",
    Outcome.AUTOMATIC: "answered by the program then",
    Outcome.HELD: "an operator was in the conversation, so it would have kept silent",
    Outcome.ASKED: "would only have been asked «did you mean …?»",
    Outcome.SPOILT: "another rule would only have asked because of it",
}


def simulate_rules(session: Session, arguments: argparse.Namespace) -> None:
    """`answers simulate FILE|NAME [--format csv|json|yaml] [--json]`"""
    drafts = _drafts(session, arguments)
    report = simulate(session.desk, drafts, on_progress=_show_progress if sys.stderr.isatty() else None)
    if arguments.json:
        print_json(report_json(report))
        return
    for tally in sorted(report.tallies, key=lambda tally: -tally.fired):
        _print(tally)
    print(f"{report.read} messages looked at.")


def _drafts(session: Session, arguments: argparse.Namespace) -> list[Rule]:
    """The rule of that name, or all rules of the file. Raises Problem `no_rule`, `rules_have_errors`."""
    kept = {item.rule.name: item.rule for item in session.desk.read(rules.rules)}
    if not Path(arguments.target).is_file():
        if arguments.target in kept:
            return [kept[arguments.target]]
        raise Problem("no_rule", name=arguments.target)
    file = read_rule_file(arguments.target, arguments.format)
    plan = session.desk.read(rule_files.plan_import, file, codes(session))
    if plan.problems:
        say(plan.problems, (), sys.stderr.write)
        raise Problem("rules_have_errors")
    return [*plan.rules, *(kept[name] for name in plan.same)]


def _show_progress(report: Report) -> None:
    sys.stderr.write(f"\r{report.share:4.0%}  {report.read} messages")
    if report.share >= 1:
        sys.stderr.write("\n")
    sys.stderr.flush()


def _print(tally: Tally) -> None:
    other = tally.counts.get(Outcome.OTHER, 0)
    print(f"{tally.rule}: would have answered {tally.fired} times; in {other} an operator said something else")
    for outcome in Outcome:
        if outcome is not Outcome.OTHER and tally.counts.get(outcome):
            print(f"  {tally.counts[outcome]:>6}  {_WORDS[outcome]}")
    for name, count in sorted(tally.taken.items(), key=lambda item: -item[1]):
        print(f"  {count:>6}  answered today by the rule {name}")
    if tally.languages:
        shown = ", ".join(f"{name or '?'} {count}" for name, count in sorted(tally.languages.items()))
        print(f"          languages: {shown}")
    cases = [case for case in tally.cases if case.outcome is Outcome.OTHER]
    for case in cases[:_SHOWN]:
        print(f"          conversation {case.conversation_id}, message {case.message_id}, {iso(case.at)}")
    if other > _SHOWN:
        print(f"          … and {other - _SHOWN} more (--json)")


def report_json(report: Report) -> dict[str, Any]:
    """The shape of `answers simulate --json`."""
    return {"read": report.read, "whole": report.is_whole, "rules": [tally_json(tally) for tally in report.tallies]}


def tally_json(tally: Tally) -> dict[str, Any]:
    """One rule; the cases are the newest of each outcome."""
    return {
        "rule": tally.rule,
        "fired": tally.fired,
        "answers": {str(outcome): tally.counts.get(outcome, 0) for outcome in ANSWERS},
        "others": {str(outcome): tally.counts.get(outcome, 0) for outcome in Outcome if outcome not in ANSWERS},
        "languages": tally.languages,
        "taken": tally.taken,
        "cases": [case_json(case) for case in tally.cases],
    }


def case_json(case: Case) -> dict[str, Any]:
    """One message: where it is, never what it says."""
    return {
        "outcome": str(case.outcome),
        "conversation": case.conversation_id,
        "message": case.message_id,
        "at": iso(case.at),
        "keyword": case.keyword,
        "language": case.language,
        "reply": case.reply_id,
        "was": case.was,
    }
