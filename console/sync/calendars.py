"""Reads the calendars of holidays a town follows: each once a day, one that failed again in an hour, on a thread of its own.

A calendar is a stranger's file behind a stranger's server: https only, no other server than the one named, a size and a time that are
bounded, and no word of its address beyond the server in any message.
"""

import logging
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from console.models.calendars import TownCalendar
from console.models.problems import Problem
from console.models.reasons import Why
from console.operations import calendars, town
from console.operations.desk import Desk
from console.sync.parts import Parts

if TYPE_CHECKING:
    from console.answers.holidays import Found

log = logging.getLogger(__name__)

LOOK_SECONDS = 15.0
FEED_SECONDS = 20.0
MOST_HOPS = 3
_REDIRECTS = (301, 302, 303, 307, 308)


class CalendarReader(threading.Thread):
    """One for a process that syncs. Holds no transaction while it waits for a server."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(name="calendars", daemon=True)
        self._parts = parts

    def run(self) -> None:
        while not self._parts.stop.wait(LOOK_SECONDS):
            self.step()

    def step(self) -> None:
        """Read those that are due."""
        try:
            for calendar in self._parts.desk.read(calendars.due):
                if not self._parts.stop.is_set():
                    read_calendar(self._parts.desk, calendar, self._parts.proxy, self._parts.stop)
        except Problem as problem:
            log.warning("the calendars wait: %s", problem.code)


def read_calendar(desk: Desk, calendar: TownCalendar, proxy: str, stop: threading.Event | None = None) -> None:
    """Read one now and note what came of it. Raises nothing that is the calendar's own fault."""
    try:
        first, last = years_ahead(desk)
        found = holidays_at(calendar.place, first, last, proxy)
    except Problem as problem:
        if stop is None or not stop.is_set():
            desk.run(calendars.note_failed, calendar.id, problem)
        return
    if stop is None or not stop.is_set():
        desk.run(calendars.note_read, calendar.id, found.days, found.passed_over)


def years_ahead(desk: Desk) -> tuple[date, date]:
    """From the first day of this year to the last of the next but one."""
    year = desk.read(lambda tx: town.own_opening(tx).local(tx.now)).year
    return date(year, 1, 1), date(year + 2, 12, 31)


def holidays_at(place: str, first: date, last: date, proxy: str = "system") -> "Found":
    """The holidays a file or an address names between two days.

    Raises Problem `no_calendar`, `no_holidays`, `file_unreadable`, `feed_too_big`, `bad_url`, `feed_elsewhere`, `feed_unreachable`.
    """
    from console.answers.holidays import MAX_FEED, NoCalendar, holidays_from

    is_address = "://" in place
    shown = server_of(place) if is_address else Path(place).name
    feed = fetch_feed(place, MAX_FEED, proxy) if is_address else bytes_of(Path(place), MAX_FEED)
    try:
        found = holidays_from(feed, first, last)
    except NoCalendar as error:
        raise Problem("no_calendar", name=shown) from error
    if not found.days:
        raise Problem("no_holidays", name=shown, first=first.isoformat(), last=last.isoformat())
    return found


def checked_place(given: str) -> str:
    """What a person named: an address the console may open, or a file by its whole path. Raises Problem `bad_url`, `file_unreadable`."""
    place = given.strip()
    if "://" in place:
        server_of(place)
        return place
    if not place:
        raise Problem("file_unreadable", name="…")
    return str(Path(place).absolute())


def fetch_feed(address: str, limit: int, proxy: str = "system") -> bytes:
    """The bytes behind an address: https only (plain http on this computer), no redirect to another server, at most so many bytes.

    Raises Problem `bad_url`, `feed_elsewhere`, `feed_unreachable`. No message holds more of the address than its server: the
    rest is often a secret.
    """
    from console.providers.base import NetworkDown
    from console.providers.http import HttpClient

    host = server_of(address)
    client = HttpClient(proxy=proxy)
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
            if server_of(address) != host:
                raise Problem("feed_elsewhere", host=host, target=server_of(address))
    except NetworkDown as error:
        raise Problem("feed_unreachable", host=host, why=error.reason) from error
    finally:
        client.close()
    if answer.status != 200:
        why = Why.SERVER_FAULT if answer.status >= 500 else Why.REQUEST_REFUSED
        raise Problem("feed_unreachable", host=host, why=why)
    return answer.body


def server_of(address: str) -> str:
    """Host and port of an address the console may open. Raises Problem `bad_url`."""
    from console.providers.addresses import checked_base_url, host_of

    try:
        parts = urlsplit(address)
        place = f"{parts.scheme}://{parts.netloc}"
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise Problem("bad_url", url="…") from error
    checked_base_url(place)
    return f"{host_of(place)}:{port}"


def bytes_of(path: Path, limit: int) -> bytes:
    """A file whole. Raises Problem `file_unreadable`, `feed_too_big`."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise Problem("file_unreadable", name=path.name) from error
    if len(data) > limit:
        raise Problem("feed_too_big", name=path.name)
    return data
