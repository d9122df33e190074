"""Holidays from a town's iCalendar feed: every whole day that an event of the feed covers, with the event's name. Pure: bytes in, days out.

Only events of whole days count; an event with hours is a concert, not a closed door. A feed is a stranger's file: what would take for ever
to unfold is passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from console.answers.codes.speech import repeatable

MAX_FEED = 2 * 1024 * 1024
MAX_EVENTS = 2_000
_MOST_DAYS = 1_500
_LONGEST_DAYS = 366
_MOST_NAME = 80
_RHYTHMS = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
_CLOCK_RULES = ("BYHOUR", "BYMINUTE", "BYSECOND")


class NoCalendar(ValueError):
    """The bytes are no iCalendar file, or one that is too large."""


@dataclass(frozen=True, slots=True)
class Found:
    """`days`: YYYY-MM-DD to the name of the holiday, in order. `passed_over`: events with hours, cancelled ones and those without an end."""

    days: dict[str, str]
    passed_over: int


def holidays_from(feed: bytes, first: date, last: date) -> Found:
    """The holidays between two days, both included. Raises NoCalendar."""
    if len(feed) > MAX_FEED:
        raise NoCalendar("the feed is too large")
    names: dict[date, list[str]] = {}
    passed_over = 0
    for series in _series(_calendars(feed)):
        try:
            found = list(_unfolded(series, first, last)) if all(map(_is_holiday, series)) else None
        except Exception:
            # A stranger's file breaks the library in as many ways as it has properties; the other holidays are none the worse.
            found = None
        passed_over += len(series) if found is None else 0
        for start, end, name in found or ():
            for day in _days(max(start, first), min(end, last + timedelta(days=1))):
                if name not in names.setdefault(day, []):
                    names[day].append(name)
    ordered = sorted(names.items())[:_MOST_DAYS]
    return Found({day.isoformat(): repeatable(" · ".join(each), _MOST_NAME) for day, each in ordered}, passed_over)


def _calendars(feed: bytes) -> list[Any]:
    from icalendar import Calendar

    try:
        found = Calendar.from_ical(_text(feed), multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise NoCalendar("the feed cannot be read") from error
    calendars = [each for each in found if each.name == "VCALENDAR"]
    if not calendars:
        raise NoCalendar("there is no calendar in the feed")
    if sum(len(each.subcomponents) for each in calendars) > MAX_EVENTS:
        raise NoCalendar("the feed has too many events")
    return calendars


def _text(feed: bytes) -> str:
    """The words of a feed; UTF-8 as the standard asks, else what old programs write."""
    if feed.startswith((b"\xff\xfe", b"\xfe\xff")):
        return feed.decode("utf-16", "replace")
    try:
        return feed.decode("utf-8-sig")
    except UnicodeDecodeError:
        return feed.decode("cp1252", "replace")


def _series(calendars: list[Any]) -> list[list[Any]]:
    """The events with those that change one of their days, which bear the same UID."""
    found: dict[tuple[int, str], list[Any]] = {}
    for number, calendar in enumerate(calendars):
        for place, event in enumerate(calendar.walk("VEVENT")):
            found.setdefault((number, str(event.get("UID", f"#{place}"))), []).append(event)
    return list(found.values())


def _is_holiday(event: Any) -> bool:
    """Whether an event is of whole days and can be unfolded; what changes one day of a series is looked at when it has been."""
    if "RECURRENCE-ID" in event:
        return True
    day = event["DTSTART"].dt
    if not isinstance(day, date) or isinstance(day, datetime) or _is_cancelled(event):
        return False
    rules = event.get("RRULE")
    for rule in rules if isinstance(rules, list) else [rules] if rules is not None else []:
        rhythm = rule.get("FREQ") if hasattr(rule, "get") else None
        if not rhythm or str(rhythm[0]).upper() not in _RHYTHMS or any(key in rule for key in _CLOCK_RULES):
            return False
    return True


def _unfolded(series: list[Any], first: date, last: date) -> Iterator[tuple[date, date, str]]:
    """Every occurrence as its first day, the day after its last, and its name."""
    from icalendar import Calendar
    from recurring_ical_events import of

    calendar = Calendar()
    for event in series:
        calendar.add_component(event)
    # A holiday of several days may have begun before the first day asked about.
    found = of(calendar).between(first - timedelta(days=_LONGEST_DAYS), last + timedelta(days=1))
    for event in found:
        start, end = event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else None
        if isinstance(start, datetime) or not isinstance(start, date) or _is_cancelled(event):
            continue
        if not isinstance(end, date) or isinstance(end, datetime) or end <= start:
            end = start + timedelta(days=1)
        yield (
            start,
            min(end, start + timedelta(days=_LONGEST_DAYS)),
            repeatable(str(event.get("SUMMARY", "")), 60) or "—",
        )


def _is_cancelled(event: Any) -> bool:
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def _days(start: date, end: date) -> Iterator[date]:
    for ahead in range(max(0, (end - start).days)):
        yield start + timedelta(days=ahead)
