"""One event as an iCalendar file (RFC 5545) that phones open: in the town's zone, with that zone's rules inside, and a reminder the day before."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Event:
    """What stands in the calendar. `starts` and `ends` carry a zone; `uid` stays the same when the same file is made again."""

    uid: str
    starts: datetime
    ends: datetime
    stamp: datetime
    title: str
    place: str = ""
    note: str = field(default="", repr=False)
    url: str = ""


def calendar_file(event: Event) -> bytes:
    """The file, with lines folded and ended as the standard asks."""
    from icalendar import Alarm, Calendar
    from icalendar import Event as Entry

    calendar = Calendar()
    calendar.add("prodid", "-//Ventanilla//Cita//CA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("dtstamp", event.stamp.astimezone(UTC))
    entry.add("dtstart", event.starts)
    entry.add("dtend", event.ends)
    entry.add("summary", event.title)
    for name, value in (("location", event.place), ("description", event.note), ("url", event.url)):
        if value:
            entry.add(name, value)
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", event.title)
    reminder.add("trigger", timedelta(days=-1))
    entry.add_component(reminder)
    calendar.add_component(entry)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
