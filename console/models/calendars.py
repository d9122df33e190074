"""A calendar of holidays the town follows: where it is, what it named when it was last read, and when it is read again."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

MOST_CALENDARS = 12
LONGEST_PLACE = 500


@dataclass(frozen=True, slots=True)
class TownCalendar:
    """`place`: an https address or the path of a file on the computer that receives. It may hold a secret: only `shown` leaves the desk.

    `days`: YYYY-MM-DD to the name of the holiday, as last read; `passed_over`: events that are no whole day. `read_at` of the last success,
    `next_at` of the next try, epoch ms. `problem`: code and blanks of what went wrong at the last try, or None.
    """

    id: int
    place: str = field(repr=False)
    days: dict[str, str] = field(default_factory=dict)
    passed_over: int = 0
    read_at: int | None = None
    next_at: int = 0
    problem: tuple[str, dict[str, Any]] | None = None

    @property
    def is_address(self) -> bool:
        """Whether it is fetched from a server."""
        return "://" in self.place

    @property
    def shown(self) -> str:
        """The server, or the name of the file: what a screen and the journal may say."""
        if not self.is_address:
            return self.place.replace("\\", "/").rpartition("/")[2]
        try:
            return urlsplit(self.place).hostname or "…"
        except ValueError:
            return "…"


def calendars_from(data: Any) -> tuple[TownCalendar, ...]:
    """From what `calendars_data` made."""
    return tuple(
        TownCalendar(
            int(each["id"]),
            str(each["place"]),
            {str(day): str(name) for day, name in each["days"].items()},
            int(each["passed_over"]),
            each["read_at"],
            int(each["next_at"]),
            None if each["problem"] is None else (str(each["problem"][0]), dict(each["problem"][1])),
        )
        for each in data
    )


def calendars_data(calendars: tuple[TownCalendar, ...]) -> list[dict[str, Any]]:
    """Plain data; `calendars_from` gives the same calendars back."""
    return [
        {
            "id": each.id,
            "place": each.place,
            "days": each.days,
            "passed_over": each.passed_over,
            "read_at": each.read_at,
            "next_at": each.next_at,
            "problem": None if each.problem is None else list(each.problem),
        }
        for each in calendars
    ]
