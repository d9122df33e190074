"""When the town hall is open: hours by weekday, holidays by date, in the town's own time zone; and the hours of services that have their own.

All questions are answered from local wall time, so a day of daylight-saving change has the hours the door has.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DEFAULT_ZONE = "Europe/Madrid"
_AHEAD_DAYS = 370
MOST_SERVICES = 40
MOST_SPANS = 6
LONGEST_NAME = 60
Spans = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """`weekly`: for Monday (0) to Sunday (6) the spans as ("09:00", "14:00"); `holidays`: YYYY-MM-DD to its name. No hours at all: always open.

    `services`: the weeks of services that do not keep the town hall's hours, by name; the holidays are everybody's.
    """

    weekly: dict[int, Spans] = field(default_factory=dict)
    holidays: dict[str, str] = field(default_factory=dict)
    zone: str = DEFAULT_ZONE
    services: dict[str, dict[int, Spans]] = field(default_factory=dict)

    def of(self, service: str) -> "Opening":
        """The hours of one service; the town hall's where it has none of its own."""
        return replace(self, weekly=self.services.get(service) or self.weekly, services={})

    def against(self, moment: datetime) -> frozenset[str]:
        """The services whose door is open while the town hall's is closed, or the other way round."""
        is_open = self.is_open(moment)
        return frozenset(name for name in self.services if self.of(name).is_open(moment) != is_open)

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
    """Hours from plain data: {"weekly": {"0": [["09:00", "14:00"]]}, "holidays": {"2026-12-25": "Nadal"}, "zone": …, "services": {name: week}}.

    Raises ValueError.
    """
    if not isinstance(data, dict):
        raise ValueError("the hours are not a table")
    weekly = _week_from(data.get("weekly"))
    services = {str(name).strip(): _week_from(week) for name, week in dict(data.get("services") or {}).items()}
    if len(services) > MOST_SERVICES or any(not 0 < len(name) <= LONGEST_NAME for name in services):
        raise ValueError("there are too many services, or one has no name or a very long one")
    holidays = {
        date.fromisoformat(str(day)).isoformat(): str(name) for day, name in dict(data.get("holidays") or {}).items()
    }
    zone = str(data.get("zone") or DEFAULT_ZONE)
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"there is no time zone {zone}") from error
    return Opening(weekly, holidays, zone, services)


def _week_from(data: Any) -> dict[int, Spans]:
    week: dict[int, Spans] = {}
    for key, spans in dict(data or {}).items():
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
            week[day] = found
    return week


def opening_data(opening: Opening) -> dict[str, Any]:
    """Plain data; `opening_from` gives the same hours back."""
    data: dict[str, Any] = {
        "weekly": _week_data(opening.weekly),
        "holidays": dict(sorted(opening.holidays.items())),
        "zone": opening.zone,
    }
    if opening.services:
        data["services"] = {name: _week_data(week) for name, week in sorted(opening.services.items())}
    return data


def _week_data(week: dict[int, Spans]) -> dict[str, Any]:
    return {str(day): [list(span) for span in spans] for day, spans in sorted(week.items())}


class BadSpans(ValueError):
    """`code`: unread (`part` is no span), turned (it ends before it begins), overlap (`part` and the one before), many."""

    def __init__(self, code: str, part: str = "") -> None:
        super().__init__(f"{code} {part}")
        self.code = code
        self.part = part


_SPAN = re.compile(r"(\d{1,2})(?:[:.h](\d{2})?)?\s*h?\s*[-–—]\s*(\d{1,2})(?:[:.h](\d{2})?)?\s*h?", re.ASCII)


def spans_from(text: str) -> Spans:
    """Spans as people write them: «9-14, 16:30-19», also with full stops or an h for the colon. Empty for closed. Raises BadSpans."""
    found: list[tuple[str, str]] = []
    rest = text
    for match in _SPAN.finditer(text):
        rest = rest.replace(match[0], " ", 1)
        found.append((_time_of(match[1], match[2], match[0]), _time_of(match[3], match[4], match[0])))
        if found[-1][1] <= found[-1][0]:
            raise BadSpans("turned", match[0])
    # Between spans stand only signs and «and».
    strange = [word for word in re.split(r"[\s,;/+&]+", rest) if word and word.lower() not in ("i", "y", "e", "and")]
    if strange:
        raise BadSpans("unread", strange[0][:20])
    if len(found) > MOST_SPANS:
        raise BadSpans("many")
    found.sort()
    for (_, until), (start, end) in pairwise(found):
        if start < until:
            raise BadSpans("overlap", f"{start}-{end}")
    return tuple(found)


def spans_text(spans: Spans) -> str:
    """Spans as the editor shows them; `spans_from` gives them back."""
    return ", ".join(f"{start}-{end}" for start, end in sorted(spans))


def _time_of(hours: str, minutes: str | None, part: str) -> str:
    clock = f"{int(hours):02}:{minutes or '00'}"
    if clock == "24:00":
        # The last minute there is; the door that never closes is open again with the next day's first span.
        return "23:59"
    if int(hours) > 23 or int(minutes or 0) > 59:
        raise BadSpans("unread", part)
    return clock


def _clock(text: str) -> time:
    clock = time.fromisoformat(text)
    if clock.tzinfo is not None:
        raise ValueError(f"{text} names a zone; the town's is meant")
    return clock
