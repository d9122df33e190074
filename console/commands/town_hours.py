"""`ventanilla town hours`, `town holidays` and `town calendars`: when the town hall is open, from a file, by hand and from calendars.

`town holidays` adds the days of a calendar once, as if somebody typed them in; `town calendars` follows one, which is read again each day.
"""

import argparse
import json
from pathlib import Path

from console.commands.opening import Session
from console.commands.shape import print_json
from console.models.opening import Opening, opening_data, opening_from
from console.models.problems import Problem
from console.operations import calendars, town
from console.operations.desk import Desk
from console.sync.calendars import bytes_of, checked_place, holidays_at, read_calendar, years_ahead


def hours(session: Session, arguments: argparse.Namespace) -> None:
    """`town hours [--set FILE] [--show] --as LOGIN`: sets the hours from a JSON file, then prints those typed in."""
    desk = session.acting(arguments.login)
    if arguments.set:
        desk.run(town.set_opening, _hours_of(Path(arguments.set)))
    print_json(opening_data(desk.read(town.own_opening)))


def holidays(session: Session, arguments: argparse.Namespace) -> None:
    """`town holidays --ical FILE|URL --as LOGIN`: adds the whole-day events of a calendar, from this year to the end of the next but one."""
    desk = session.acting(arguments.login)
    found = holidays_at(arguments.ical, *years_ahead(desk), str(session.settings.value("proxy")))
    before = desk.read(town.own_opening).holidays
    desk.run(town.add_holidays, found.days)
    rows = [
        {
            "day": day,
            "name": name,
            "state": "known" if before.get(day) == name else "renamed" if day in before else "added",
        }
        for day, name in found.days.items()
    ]
    if arguments.json:
        print_json({"holidays": rows, "passed_over": found.passed_over})
        return
    for row in rows:
        print(f"{row['day']}\t{row['name']}\t{row['state']}")


def followed(session: Session, arguments: argparse.Namespace) -> None:
    """`town calendars [--add FILE|URL] [--remove NUMBER] [--read] --as LOGIN`: changes the list, reads what is on it, prints it."""
    desk, proxy = session.acting(arguments.login), str(session.settings.value("proxy"))
    if arguments.remove:
        desk.run(calendars.unfollow, arguments.remove)
    if arguments.add:
        _read(desk, desk.run(calendars.follow, checked_place(arguments.add)).id, proxy)
    if arguments.read:
        for calendar in desk.read(calendars.calendars):
            _read(desk, calendar.id, proxy)
    rows = [
        {
            "number": each.id,
            "calendar": each.shown,
            "holidays": len(each.days),
            "passed_over": each.passed_over,
            "read_at": each.read_at,
            "next_at": each.next_at,
            "problem": None if each.problem is None else str(Problem(each.problem[0], **each.problem[1])),
        }
        for each in desk.read(calendars.calendars)
    ]
    if arguments.json:
        print_json({"calendars": rows})
        return
    for row in rows:
        print("\t".join(str(row[key]) for key in ("number", "calendar", "holidays")), row["problem"] or "", sep="\t")


def _read(desk: Desk, number: int, proxy: str) -> None:
    calendar = next(each for each in desk.read(calendars.calendars) if each.id == number)
    read_calendar(desk, calendar, proxy)


def _hours_of(path: Path) -> Opening:
    try:
        return opening_from(json.loads(bytes_of(path, 1024 * 1024)))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Problem("bad_opening", name=path.name) from error
