"""`ventanilla stats`: the figures of any period, in the formats people go on with, and the proof that they are right."""

import argparse
import sys
from datetime import date, timedelta
from pathlib import Path

from console.commands.looking import write_out
from console.commands.opening import Session
from console.commands.shape import iso, print_json
from console.figures.table import COLUMNS, OPEN_DATA, Cell, heat_rows, open_heat_rows, open_rows, rows_of, to_csv
from console.models.problems import Problem
from console.operations import figure_reports, figures, targets, town
from console.operations.desk import Desk
from console.operations.figure_reports import Question, Report

WEEKDAY_HOUR = "weekday-hour"
FORMATS = ("table", "csv", "json", "xlsx", "open-data")
_SHOWN = (
    "conversations",
    "messages_in",
    "messages_out",
    "first_answer_median_s",
    "wait_median_s",
    "wait_p90_s",
    "within_target_percent",
)
_MOST_WRONG = 20


def stats(session: Session, arguments: argparse.Namespace) -> None:
    """`stats [--from DAY] [--to DAY] [--by WHAT] [--only WHAT=KEY] [--all-hours] [--format F] [--out PATH] [--recompute]`"""
    _catch_up(session.desk, must=arguments.recompute)
    if arguments.recompute:
        _recompute(session, arguments)
        return
    question = _question(session.desk, arguments)
    if question.by == WEEKDAY_HOUR:
        _heat(session, arguments, question)
        return
    found = session.desk.read(figure_reports.report, question)
    if arguments.behind:
        _behind(session, arguments, question)
        return
    form = "json" if arguments.json else arguments.format
    if form == "json":
        print_json(_report_json(found))
        return
    _give(arguments.out, _formatted(found, form))


def _heat(session: Session, arguments: argparse.Namespace, question: Question) -> None:
    """Conversations by weekday and hour: a row for each weekday, a column for each local hour."""
    if question.only or arguments.behind:
        # Weekdays and hours are kept of everything together.
        raise Problem("bad_slice", by=WEEKDAY_HOUR)
    figure_reports.check(Question(question.since, question.until))
    header, rows = heat_rows(session.desk.read(figure_reports.heat, question.since, question.until))
    form = "json" if arguments.json else arguments.format
    if form == "json":
        lines = [dict(zip(header, row, strict=True)) for row in rows]
        print_json({"from": question.since, "to": question.until, "by": WEEKDAY_HOUR, "lines": lines})
    elif form == "xlsx":
        from console.figures.workbook import workbook

        _give(arguments.out, workbook((f"{question.since} {question.until}", header, rows)))
    elif form == "table":
        every: list[list[Cell]] = [list(header), *rows]
        _give(arguments.out, "".join("\t".join(str(cell) for cell in row) + "\n" for row in every).encode())
    else:
        told = open_heat_rows(rows) if form == "open-data" else rows
        _give(arguments.out, to_csv(header, told).encode())


def town_targets(session: Session, arguments: argparse.Namespace) -> None:
    """`town targets [--set NAME=NUMBER] [--team TEAM=MINUTES] --as LOGIN`: changes some, then prints all."""
    desk = session.acting(arguments.login)
    changes = dict(_pair(text) for text in arguments.set)
    teams = dict(_pair(text) for text in arguments.team)
    unknown = [name for name in changes if name not in targets.LIMITS]
    if unknown or None in changes.values():
        raise Problem("bad_slice", by=(unknown or list(changes))[0])
    if changes or teams:
        desk.run(targets.set_targets, {name: number for name, number in changes.items() if number is not None}, teams)
    kept = desk.read(targets.targets)
    print_json({**{name: getattr(kept, name) for name in targets.LIMITS}, "teams": dict(kept.teams)})


def _pair(text: str) -> tuple[str, int | None]:
    name, _, number = text.rpartition("=")
    try:
        return name, int(number) if number else None
    except ValueError as error:
        raise Problem("bad_target", least=1, most=targets.MOST_MINUTES) from error


def _catch_up(desk: Desk, *, must: bool) -> None:
    """Read what is new; in an office that is the service's part, and whoever may only read takes what is there."""
    try:
        while desk.run(figures.catch_up):
            pass
    except Problem as problem:
        if must or problem.code != "not_allowed":
            raise


def _question(desk: Desk, arguments: argparse.Namespace) -> Question:
    zone_today = desk.read(lambda tx: town.opening(tx).local(tx.now).date())
    until = arguments.to or zone_today.isoformat()
    since = arguments.since or (_day(until) - timedelta(days=29)).isoformat()
    only = None
    if arguments.only:
        dimension, _, key = arguments.only.partition("=")
        only = ("team" if dimension == "queue" else dimension, key)
    by = "team" if arguments.by == "queue" else arguments.by
    return Question(since, until, by, only, open_hours=not arguments.all_hours)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Problem("bad_period", since="", until=text[:40]) from error


def _recompute(session: Session, arguments: argparse.Namespace) -> None:
    """Make everything anew from the journal, compare, and put right what is off. Exit 1 when something was."""
    wrong = session.desk.read(figures.difference)
    entries = session.desk.read(lambda tx: int(tx.scalar("SELECT COUNT(*) FROM journal") or 0))
    if wrong:
        session.desk.run(figures.start_anew)
        _catch_up(session.desk, must=True)
    if arguments.json:
        print_json({"entries": entries, "equal": not wrong, "different": [list(slot) for slot in wrong]})
    elif not wrong:
        print(f"Equal: the kept figures are those of {entries} entries of the journal.")
    for day, dimension, key in wrong[:_MOST_WRONG]:
        sys.stderr.write(f"different: {day} {dimension} {key}\n")
    if wrong:
        raise Problem("figures_off", count=len(wrong))


def _behind(session: Session, arguments: argparse.Namespace, question: Question) -> None:
    figure, _, key = arguments.behind.partition("=")
    if figure not in figure_reports.FIGURES:
        raise Problem("bad_slice", by=figure)
    # Somebody outside a confidential team is told of its conversations as reserved.
    is_person = session.opened.is_in_office and session.opened.role in ("operator", "supervisor")
    desk = session.acting(session.opened.login) if is_person else session.desk
    rows = desk.read(figure_reports.behind, question, figure, key if "=" in arguments.behind else None)
    print_json(
        [
            {
                "id": row.conversation_id,
                "channel": row.channel,
                "topic": row.topic,
                "team": row.team,
                "opened_at": iso(row.opened_at),
                "outcome": row.outcome,
                "first_by": row.first_by,
                "seconds": row.seconds,
                "rating": row.rating,
                "reserved": row.is_reserved,
            }
            for row in rows
        ]
    )


def _report_json(found: Report) -> dict[str, object]:
    names = list(COLUMNS)
    lines = [
        dict(zip(["key", *names], row, strict=True))
        for row in rows_of(((line.key, line.figures) for line in found.lines), found.question.cut_along(lines=True))
    ]
    (whole,) = rows_of([("", found.whole)], found.question.cut_along(lines=False))
    return {
        "from": found.question.since,
        "to": found.question.until,
        "by": found.question.by,
        "as_of": iso(found.as_of),
        "lines": lines,
        "whole": dict(zip(names, whole[1:], strict=True)),
    }


def _formatted(found: Report, form: str) -> bytes:
    lines = [(line.key, line.figures) for line in found.lines]
    if form == "open-data":
        return to_csv([found.question.by, *OPEN_DATA], open_rows(lines)).encode()
    header = [found.question.by, *COLUMNS]
    rows = rows_of(lines, found.question.cut_along(lines=True))
    if form == "xlsx":
        from console.figures.workbook import workbook

        return workbook((f"{found.question.since} {found.question.until}", header, rows))
    if form == "csv":
        return to_csv(header, rows).encode()
    return _table(
        [*rows, *rows_of([("=", found.whole)], found.question.cut_along(lines=False))], found.question.by
    ).encode()


def _table(every: list[list[Cell]], by: str) -> str:
    places = [list(COLUMNS).index(name) + 1 for name in _SHOWN]
    rows: list[list[Cell]] = [[row[0], *(row[place] for place in places)] for row in every]
    text = [[by, *_SHOWN], *(["-" if cell is None else str(cell) for cell in row] for row in rows)]
    return "".join("\t".join(row) + "\n" for row in text)


def _give(out: str | None, data: bytes) -> None:
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    write_out(Path(out), data)
