"""When the town hall is open: hours by weekday, holidays by date, in the town's own time zone.

All questions are answered from local wall time, so a day of daylight-saving change has the hours the door has.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DEFAULT_ZONE = "Europe/Madrid"
_AHEAD_DAYS = 370


@dataclass(frozen=True, slots=True)
class Opening:
    """`weekly`: for Monday (0) to Sunday (6) the spans as ("09:00", "14:00"); `holidays`: YYYY-MM-DD to its name. No hours at all: always open."""

    weekly: dict[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    holidays: dict[str, str] = field(default_factory=dict)
    zone: str = DEFAULT_ZONE

    def local(self, milliseconds: int) -> datetime:
        """An epoch time as the town's wall clock shows it."""
        return datetime.fromtimestamp(milliseconds / 1000, ZoneInfo(self.zone))

    def spans(self, day: date) -> tuple[tuple[time, time], ...]:
        """The open spans of a day, in order; none on a holiday."""
        if day.isoformat() in self.holidays:
            return ()
        return tuple((_clock(start), _clock(end)) for start, end in sorted(self.weekly.get(day.weekday(), ())))

    def is_open(self, moment: datetime) -> bool:
        """Whether the door is open at a local moment."""
        if not self.weekly:
            return True
        now = moment.time().replace(tzinfo=None)
        return any(start <= now < end for start, end in self.spans(moment.date()))

    def holiday(self, day: date) -> str | None:
        """The name of the holiday on a day, or None."""
        return self.holidays.get(day.isoformat())

    def closes_at(self, moment: datetime) -> datetime | None:
        """When the span that is open now ends, or None while closed."""
        now = moment.time().replace(tzinfo=None)
        for start, end in self.spans(moment.date()):
            if start <= now < end:
                return datetime.combine(moment.date(), end, moment.tzinfo)
        return None

    def next_opening(self, moment: datetime) -> datetime | None:
        """When the door opens next, or None when no hours are set or none come within a year."""
        for ahead in range(_AHEAD_DAYS):
            day = moment.date() + timedelta(days=ahead)
            for start, _ in self.spans(day):
                opens = datetime.combine(day, start, moment.tzinfo)
                if opens > moment:
                    return opens
        return None


def opening_from(data: Any) -> Opening:
    """Hours from plain data: {"weekly": {"0": [["09:00", "14:00"]]}, "holidays": {"2026-12-25": "Nadal"}, "zone": …}. Raises ValueError."""
    if not isinstance(data, dict):
        raise ValueError("the hours are not a table")
    weekly: dict[int, tuple[tuple[str, str], ...]] = {}
    for key, spans in dict(data.get("weekly") or {}).items():
        day = int(key)
        if not 0 <= day <= 6:
            raise ValueError(f"there is no weekday {day}")
        found = tuple((str(start), str(end)) for start, end in spans)
        until = time.min
        for start, end in sorted(found):
            if not until <= _clock(start) < _clock(end):
                raise ValueError(f"{start}-{end} does not end after it begins, or overlaps with another")
            until = _clock(end)
        if found:
            weekly[day] = found
    holidays = {
        date.fromisoformat(str(day)).isoformat(): str(name) for day, name in dict(data.get("holidays") or {}).items()
    }
    zone = str(data.get("zone") or DEFAULT_ZONE)
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"there is no time zone {zone}") from error
    return Opening(weekly, holidays, zone)


def opening_data(opening: Opening) -> dict[str, Any]:
    """Plain data; `opening_from` gives the same hours back."""
    return {
        "weekly": {str(day): [list(span) for span in spans] for day, spans in sorted(opening.weekly.items())},
        "holidays": dict(sorted(opening.holidays.items())),
        "zone": opening.zone,
    }


def _clock(text: str) -> time:
    clock = time.fromisoformat(text)
    if clock.tzinfo is not None:
        raise ValueError(f"{text} names a zone; the town's is meant")
    return clock
