"""How much of a stretch of time the town hall's door was open, and on which local day and hour a moment falls."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from console.models.opening import Opening

_MOST_DAYS = 3_700
"""A stretch longer than ten years is a clock that was wrong; only its first ten years are looked at."""


class OpenTime:
    """Questions about one town's hours, with the spans of each day worked out once. All times are epoch milliseconds."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._zone = ZoneInfo(opening.zone)
        self._spans: dict[date, tuple[tuple[int, int], ...]] = {}

    def local(self, ms: int) -> datetime:
        """The town's wall clock at a moment."""
        return datetime.fromtimestamp(ms / 1000, self._zone)

    def is_open(self, ms: int) -> bool:
        """Whether the door was open. Without hours it always is."""
        return self._opening.is_open(self.local(ms))

    def between(self, since: int, until: int) -> int:
        """Milliseconds of open door from one moment to another; all of them where the town has set no hours.

        A clock that was put back between them gives 0, never a negative time.
        """
        if until <= since:
            return 0
        if not self._opening.weekly:
            return until - since
        day, last, sum_ms = self.local(since).date(), self.local(until).date(), 0
        for _ in range(_MOST_DAYS):
            if day > last:
                break
            for start, end in self._of(day):
                sum_ms += max(0, min(end, until) - max(start, since))
            day += timedelta(days=1)
        return sum_ms

    def midnight(self, day: date) -> int:
        """The moment a local day begins."""
        return int(datetime(day.year, day.month, day.day, tzinfo=self._zone).astimezone(UTC).timestamp() * 1000)

    def _of(self, day: date) -> tuple[tuple[int, int], ...]:
        found = self._spans.get(day)
        if found is None:
            # Through UTC: on the day the clocks change, the difference of two wall times is not the time between them.
            found = self._spans[day] = tuple(
                (
                    int(datetime.combine(day, start, self._zone).astimezone(UTC).timestamp() * 1000),
                    int(datetime.combine(day, end, self._zone).astimezone(UTC).timestamp() * 1000),
                )
                for start, end in self._opening.spans(day)
            )
        return found
