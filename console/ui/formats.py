"""Waits, times, dates and sizes as an operator reads them, in the language of the window.

All take epoch milliseconds or milliseconds, as everything stored does, and the moment "now" as an argument: nothing
here reads the clock, so a test or the training town can set it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QDateTime

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS


def short_wait(milliseconds: int) -> str:
    """ "now" under a minute, then "3 min", "1 h 05", "2 d 4 h". Never negative."""
    total_minutes = max(0, milliseconds) // MINUTE_MS
    if total_minutes < 1:
        return QCoreApplication.translate("formats", "now")
    hours, minutes = divmod(total_minutes, 60)
    if hours < 1:
        return QCoreApplication.translate("formats", "{n} min").format(n=minutes)
    days, hours_of_day = divmod(hours, 24)
    if days < 1:
        return QCoreApplication.translate("formats", "{h} h {m}").format(h=hours, m=f"{minutes:02d}")
    return QCoreApplication.translate("formats", "{d} d {h} h").format(d=days, h=hours_of_day)


def spoken_wait(milliseconds: int) -> str:
    """The same for screen readers, in whole words: "1 hour 5 minutes"."""
    total_minutes = max(0, milliseconds) // MINUTE_MS
    if total_minutes < 1:
        return QCoreApplication.translate("formats", "less than a minute")
    hours, minutes = divmod(total_minutes, 60)
    parts = []
    if hours:
        parts.append(_hours(hours))
    if minutes or not hours:
        parts.append(_minutes(minutes))
    return " ".join(parts)


def play_time(milliseconds: int) -> str:
    """Length of a sound: "0:07", "12:30", "1:02:03"."""
    minutes, seconds = divmod(max(0, milliseconds) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def clock_time(at_ms: int) -> str:
    """Local time of day, short: "9:41"."""
    return QLocale().toString(_moment(at_ms).time(), QLocale.FormatType.ShortFormat)


def day_label(at_ms: int, now_ms: int) -> str:
    """The words of a day line: "Today, Thursday 19 November"; with the year when it is another one."""
    day, today = _moment(at_ms).date(), _moment(now_ms).date()
    written = _long_day(day, with_year=day.year() != today.year())
    if day == today:
        return QCoreApplication.translate("formats", "Today, {date}").format(date=written)
    if day == today.addDays(-1):
        return QCoreApplication.translate("formats", "Yesterday, {date}").format(date=written)
    return written[:1].upper() + written[1:]


def day_of(at_ms: int) -> QDate:
    """The local day of a moment."""
    return _moment(at_ms).date()


def whole_day(at_ms: int) -> str:
    """A day in words: "Thursday 19 November"."""
    written = _long_day(_moment(at_ms).date(), with_year=False)
    return written[:1].upper() + written[1:]


def moment(at_ms: int, now_ms: int) -> str:
    """A point in time as short as it stays clear: "9:41" today, "yesterday 9:41", "Mon 9:41" this week, else the date.

    The same for the days to come: "tomorrow 9:00".
    """
    when, today = _moment(at_ms), _moment(now_ms).date()
    distance = today.daysTo(when.date())
    time = clock_time(at_ms)
    if distance == 0:
        return time
    if distance == -1:
        return QCoreApplication.translate("formats", "yesterday {time}").format(time=time)
    if distance == 1:
        return QCoreApplication.translate("formats", "tomorrow {time}").format(time=time)
    if -7 < distance < 7:
        weekday = QLocale().dayName(when.date().dayOfWeek(), QLocale.FormatType.ShortFormat)
        return f"{weekday} {time}"
    return QLocale().toString(when.date(), QLocale.FormatType.ShortFormat)


def short_date(day: QDate, today: QDate) -> str:
    """ "7 Nov." in the order and with the abbreviation of the language; with the year when it is another one."""
    month = QLocale().standaloneMonthName(day.month(), QLocale.FormatType.ShortFormat)
    if day.year() == today.year():
        return QCoreApplication.translate("formats", "{day} {month}").format(day=day.day(), month=month)
    return QCoreApplication.translate("formats", "{day} {month} {year}").format(
        day=day.day(), month=month, year=day.year()
    )


def kept_day(iso_day: str, now_ms: int) -> str:
    """A day kept as YYYY-MM-DD, as short as `short_date`; anything else as it is."""
    day = QDate.fromString(iso_day, Qt.DateFormat.ISODate)
    return short_date(day, _moment(now_ms).date()) if day.isValid() else iso_day[:20]


def dated_moment(at_ms: int, now_ms: int) -> str:
    """A point in time with its date whatever the day: "7 Nov. 9:41"."""
    when = _moment(at_ms)
    return f"{short_date(when.date(), _moment(now_ms).date())} {clock_time(at_ms)}"


def file_size(size_bytes: int) -> str:
    """ "214 kB", "1.6 MB" with the decimal sign of the language; powers of 1000 as the file managers show."""
    precision = 0 if size_bytes < 1_000_000 else 1
    return QLocale().formattedDataSize(max(0, size_bytes), precision, QLocale.DataSizeFormat.DataSizeSIFormat)


def percent(part: int, whole: int) -> str:
    """ "87 %", rounded down so that 99.9 never reads 100; "–" of nothing."""
    if whole <= 0:
        return "–"
    return QCoreApplication.translate("formats", "{n} %").format(n=QLocale().toString(100 * part // whole))


# Our three languages count alike (one, many), so English needs no translation file only for its plurals.
def _hours(number: int) -> str:
    if number == 1:
        return QCoreApplication.translate("formats", "1 hour")
    return QCoreApplication.translate("formats", "{n} hours").format(n=number)


def _minutes(number: int) -> str:
    if number == 1:
        return QCoreApplication.translate("formats", "1 minute")
    return QCoreApplication.translate("formats", "{n} minutes").format(n=number)


def _moment(at_ms: int) -> QDateTime:
    from PySide6.QtCore import QDateTime

    return QDateTime.fromMSecsSinceEpoch(at_ms)


def _long_day(day: QDate, *, with_year: bool) -> str:
    locale = QLocale()
    weekday = locale.dayName(day.dayOfWeek(), QLocale.FormatType.LongFormat)
    month = locale.monthName(day.month(), QLocale.FormatType.LongFormat)  # in Catalan with its "de" or "d’"
    if with_year:
        pattern = QCoreApplication.translate("formats", "{weekday} {day} {month} {year}")
    else:
        pattern = QCoreApplication.translate("formats", "{weekday} {day} {month}")
    return pattern.format(weekday=weekday, day=day.day(), month=month, year=day.year())
