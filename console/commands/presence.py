"""Commands about who is there: `operator status`, `operator history`, `operator load`."""

import argparse

from console.commands.opening import Session
from console.commands.shape import iso, parse_time, print_json
from console.models.problems import Problem
from console.operations import attendance, office
from console.operations.load import loads


def operator_status(session: Session, arguments: argparse.Namespace) -> None:
    """`operator status [available|counter|busy|break|offline] --as LOGIN [--minutes N]`"""
    desk = session.acting(arguments.by)
    if arguments.status is not None:
        desk.run(attendance.set_status, arguments.status, arguments.minutes)
    status, since = desk.read(attendance.status_of, desk.actor.operator_id or 0)
    if arguments.json:
        print_json({"login": arguments.by, "status": status, "since": iso(since)})
    else:
        print(f"{arguments.by}\t{status}\t{iso(since) or '-'}")


def operator_history(session: Session, arguments: argparse.Namespace) -> None:
    """`operator history LOGIN [--since TIME] [--until TIME]`: in an office one's own, a supervisor's everybody's."""
    now = session.desk.read(lambda tx: tx.now)
    session.desk.read(office.actor, arguments.login)
    since = _moment(arguments.since, now)
    until = now if arguments.until is None else _moment(arguments.until, now)
    if since >= until:
        raise Problem("bad_time", value=arguments.since[:40])
    found = session.desk.read(attendance.spans, arguments.login, since, until)
    spent = attendance.spent_ms(found, since, until)
    if arguments.json:
        spans = [
            {"status": one.status, "since": iso(one.since), "until": iso(one.until), "minutes": one.minutes}
            for one in found
        ]
        sums = {status: length // 1000 for status, length in spent.items()}
        print_json({"login": arguments.login, "spans": spans, "seconds": sums})
        return
    for one in found:
        planned = "" if one.minutes is None else f"\t{one.minutes} min"
        print(f"{one.status}\t{iso(one.since)}\t{iso(one.until) or '-'}{planned}")
    for status, length in spent.items():
        print(f"sum\t{status}\t{length // 60_000} min")


def _moment(value: str, now: int) -> int:
    """A time of `parse_time`, or `8h` for so long ago."""
    return 2 * now - parse_time(f"+{value}", now) if value[:-1].isdecimal() else parse_time(value, now)


def operator_load(session: Session, arguments: argparse.Namespace) -> None:
    """`operator load`"""
    now, found = session.desk.read(lambda tx: (tx.now, loads(tx)))
    if arguments.json:
        print_json(
            [
                {
                    "login": one.login,
                    "name": one.name,
                    "status": one.status,
                    "held": one.held,
                    "most": one.most,
                    "waiting": one.waiting,
                    "longest_wait_seconds": None if one.oldest is None else max(0, now - one.oldest) // 1000,
                }
                for one in found
            ]
        )
        return
    for one in found:
        longest = "-" if one.oldest is None else f"{max(0, now - one.oldest) // 60_000} min"
        print(f"{one.login}\t{one.status}\t{one.held}/{one.most or '-'}\t{one.waiting}\t{longest}")
