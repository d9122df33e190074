"""`ventanilla town hours` and `town holidays`: when the town hall is open, from a file and from the town's calendar feeds.

A feed is only added to what is there: a holiday somebody typed in by hand is not lost because a calendar does not know it.
"""

import argparse
import json
from datetime import date
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from console.commands.opening import Session
from console.commands.shape import print_json
from console.models.opening import Opening, opening_data, opening_from
from console.models.problems import Problem
from console.models.reasons import Why
from console.operations import town

FEED_SECONDS = 20.0
MOST_HOPS = 3
_REDIRECTS = (301, 302, 303, 307, 308)


def hours(session: Session, arguments: argparse.Namespace) -> None:
    """`town hours [--set FILE] [--show] --as LOGIN`: sets the hours from a JSON file, then prints those in force."""
    desk = session.acting(arguments.login)
    if arguments.set:
        desk.run(town.set_opening, _hours_of(Path(arguments.set)))
    print_json(opening_data(desk.read(town.opening)))


def holidays(session: Session, arguments: argparse.Namespace) -> None:
    """`town holidays --ical FILE|URL --as LOGIN`: adds the whole-day events of a calendar, from this year to the end of the next but one."""
    from console.answers.holidays import MAX_FEED, NoCalendar, holidays_from

    desk = session.acting(arguments.login)
    place = arguments.ical
    is_address = "://" in place
    shown = _server_of(place) if is_address else place
    feed = fetch_feed(place, MAX_FEED) if is_address else _bytes_of(Path(place), MAX_FEED)
    year = desk.read(lambda tx: town.opening(tx).local(tx.now)).year
    first, last = date(year, 1, 1), date(year + 2, 12, 31)
    try:
        found = holidays_from(feed, first, last)
    except NoCalendar as error:
        raise Problem("no_calendar", name=shown) from error
    if not found.days:
        raise Problem("no_holidays", name=shown, first=first.isoformat(), last=last.isoformat())
    before = desk.read(town.opening).holidays
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


def fetch_feed(address: str, limit: int) -> bytes:
    """The bytes behind an address: https only (plain http on this computer), no redirect to another server, at most so many bytes.

    Raises Problem `bad_url`, `feed_elsewhere`, `feed_unreachable`. No message holds more of the address than its server: the
    rest is often a secret.
    """
    from console.providers.base import NetworkDown
    from console.providers.http import HttpClient

    host = _server_of(address)
    client = HttpClient()
    try:
        for _ in range(MOST_HOPS):
            answer = client.exchange(
                "GET",
                address,
                read_seconds=FEED_SECONDS,
                total_seconds=FEED_SECONDS,
                limit=limit,
                headers={"Accept": "text/calendar"},
            )
            if answer.status not in _REDIRECTS:
                break
            address = urljoin(address, answer.headers.get("location", ""))
            if _server_of(address) != host:
                raise Problem("feed_elsewhere", host=host, target=_server_of(address))
    except NetworkDown as error:
        raise Problem("feed_unreachable", host=host, why=error.reason) from error
    finally:
        client.close()
    if answer.status != 200:
        why = Why.SERVER_FAULT if answer.status >= 500 else Why.REQUEST_REFUSED
        raise Problem("feed_unreachable", host=host, why=why)
    return answer.body


def _server_of(address: str) -> str:
    """Host and port of an address the console may open. Raises Problem `bad_url`."""
    from console.providers.addresses import checked_base_url, host_of

    try:
        parts = urlsplit(address)
        place = f"{parts.scheme}://{parts.netloc}"
    except ValueError as error:
        raise Problem("bad_url", url="…") from error
    checked_base_url(place)
    return f"{host_of(place)}:{parts.port or (443 if parts.scheme == 'https' else 80)}"


def _hours_of(path: Path) -> Opening:
    try:
        return opening_from(json.loads(_bytes_of(path, 1024 * 1024)))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Problem("bad_opening", name=path.name) from error


def _bytes_of(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise Problem("file_unreadable", name=path.name) from error
    if len(data) > limit:
        raise Problem("feed_too_big", name=path.name)
    return data
