"""Days and times as a citizen says and reads them, in the five languages of the hall.

One table of names serves both ways, so whatever the program says it also understands.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from console.models.normalise import normalise, tokens

# Monday first, as in `date.weekday`.
WEEKDAYS: Final = {
    "ca": ("dilluns", "dimarts", "dimecres", "dijous", "divendres", "dissabte", "diumenge"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
}
MONTHS: Final = {
    "ca": [
        "gener",
        "febrer",
        "març",
        "abril",
        "maig",
        "juny",
        "juliol",
        "agost",
        "setembre",
        "octubre",
        "novembre",
        "desembre",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "ar": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
}
_NEAR: Final = {
    "ca": ("avui", "demà"),
    "es": ("hoy", "mañana"),
    "en": ("today", "tomorrow"),
    "fr": ("aujourd'hui", "demain"),
    "ar": ("اليوم", "غدا"),
}
_MORE_WEEKDAYS = ("dl", "dt", "dc", "dj", "dv", "ds", "dg")
_AHEAD: Final = {
    2: "demà passat|passat demà|pasado mañana|day after tomorrow|après-demain|apres demain|بعد غد",
    1: "demà|mañana|tomorrow|demain|غدا|بكرة",
    0: "avui|hoy|today|tonight|aujourd'hui|اليوم|ara|ahora|now|maintenant|الآن",
}
_WEEKEND = "cap de setmana|fin de semana|finde|weekend|week-end|نهاية الأسبوع"
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_NUMBERS = re.compile(r"(?<![\d:.])(\d{1,2})\s?([/.-])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2}))?(?![\d:]|[./-]\d)")
_HOUR_AND_MINUTES = re.compile(r"(?<!\d)(\d{1,2})\s?(?:[:.h]|hores|horas)\s?(\d{2})(?!\d)\s?h?")
_HOUR = re.compile(r"(?<![\d/.-])(\d{1,2})(?![\d/.-])")
_AFTERNOON = re.compile(r"\b(?:tarda|vespre|tarde|noche|pm|afternoon|evening|apres midi|soir)\b|p\.m\.|مساء|عصرا")


def clock(moment: datetime, language: str) -> str:
    """A time of day: 9:00, in French 9 h or 9 h 30."""
    if language == "fr":
        return f"{moment.hour} h {moment.minute:02}" if moment.minute else f"{moment.hour} h"
    return f"{moment.hour}:{moment.minute:02}"


def date_words(day: date, language: str, today: date | None = None) -> str:
    """A day of a month: 25 de desembre, 1 d'abril, 25 December; with its year when that is not the year of `today`."""
    month = MONTHS.get(language, MONTHS["ca"])[day.month - 1]
    is_far = today is not None and day.year != today.year
    match language:
        case "es":
            words, year = f"{day.day} de {month}", f" de {day.year}"
        case "en" | "ar":
            words, year = f"{day.day} {month}", f" {day.year}"
        case "fr":
            words, year = f"{'1er' if day.day == 1 else day.day} {month}", f" {day.year}"
        case _:
            words, year = f"{day.day} d'{month}" if month[0] in "ao" else f"{day.day} de {month}", f" de {day.year}"
    return words + year if is_far else words


def day_title(day: date, language: str) -> str:
    """A day as a heading: Dissabte 12 de desembre."""
    name = WEEKDAYS.get(language, WEEKDAYS["ca"])[day.weekday()]
    return f"{name[0].upper()}{name[1:]} {date_words(day, language)}"


def when(moment: datetime, now: datetime, language: str) -> str:
    """A moment to come, as it stands after a verb: «avui a les 16:00», «dilluns a les 9:00», «dilluns 14 de desembre a les 9:00»."""
    ahead = (moment.date() - now.date()).days
    at = _at(moment, language)
    if ahead in (0, 1):
        return f"{_NEAR.get(language, _NEAR['ca'])[ahead]} {at}"
    name = WEEKDAYS.get(language, WEEKDAYS["ca"])[moment.weekday()]
    day = name if 1 < ahead < 7 else f"{name} {date_words(moment.date(), language)}"
    return f"{ {'es': 'el ', 'en': 'on ', 'ar': 'يوم '}.get(language, '') }{day} {at}".strip()


def _at(moment: datetime, language: str) -> str:
    time = clock(moment, language)
    match language:
        case "es":
            return f"a la {time}" if moment.hour == 1 else f"a las {time}"
        case "en":
            return f"at {time}"
        case "fr":
            return f"à {time}"
        case "ar":
            return f"الساعة {time}"
    return f"a la {time}" if moment.hour == 1 else f"a les {time}"


def span_words(start: datetime, end: datetime, language: str) -> str:
    """«de 9:00 a 14:00»."""
    first, last = clock(start, language), clock(end, language)
    match language:
        case "en":
            return f"{first}–{last}"
        case "fr":
            return f"de {first} à {last}"
        case "ar":
            return f"من {first} إلى {last}"
    return f"de {first} a {last}"


def find_days(text: str, today: date) -> tuple[list[date], str]:
    """The days a text names (a weekend is two) and the text without them, folded; no day at all when it names none."""
    plain = normalise(text)
    for days, rest in _readings(plain, today):
        return days, rest
    return [], plain


def all_days(text: str, today: date) -> list[date]:
    """Every day that a text may mean, read in every way; a weekend is its Saturday."""
    return [days[0] for days, _ in _readings(normalise(text), today)]


def find_time(text: str) -> tuple[int, int] | None:
    """The time of day in a text without its date, as hour and minute; None when there is none or more than one meaning."""
    plain = normalise(text)
    found = _HOUR_AND_MINUTES.findall(plain)
    if len(found) > 1:
        return None
    if found:
        hour, minute = int(found[0][0]), int(found[0][1])
    else:
        hours = _HOUR.findall(plain)
        if len(hours) != 1:
            return None
        hour, minute = int(hours[0]), 0
    if _AFTERNOON.search(plain) and 1 <= hour < 12:
        hour += 12
    return (hour, minute) if hour < 24 and minute < 60 else None


def _readings(plain: str, today: date) -> Iterator[tuple[list[date], str]]:
    for match in _ISO.finditer(plain):
        day = _date(int(match[1]), int(match[2]), int(match[3]), today)
        if day is not None:
            yield [day], _without(plain, match)
    for match in _NUMBERS.finditer(plain):
        # 10.30 is a time of day as often as a date: with a dot only a year makes it a date.
        if match[2] == "." and match[4] is None:
            continue
        day = _date(match[4], int(match[3]), int(match[1]), today)
        if day is not None:
            yield [day], _without(plain, match)
    for match in _NAMED.finditer(plain):
        number, name = (match[1], match[2]) if match[1] else (match[4], match[3])
        day = _date(match[5], _MONTH_OF[name], int(number), today)
        if day is not None:
            yield [day], _without(plain, match)
    for ahead, pattern in _NEAR_PATTERNS:
        near = pattern.search(plain)
        if near:
            yield [today + timedelta(days=ahead)], _without(plain, near)
    weekend = _WEEKEND_PATTERN.search(plain)
    if weekend:
        saturday = today + timedelta(days=(5 - today.weekday()) % 7 if today.weekday() != 6 else -1)
        yield [saturday, saturday + timedelta(days=1)], _without(plain, weekend)
    for match in _WEEKDAY_PATTERN.finditer(plain):
        yield [today + timedelta(days=(_WEEKDAY_OF[match[1]] - today.weekday()) % 7)], _without(plain, match)


def _date(year: str | int | None, month: int, day: int, today: date) -> date | None:
    """A date near today: without a year the next one with that day; None when there is no such date or it lies far away."""
    if year is None:
        for candidate in range(today.year, today.year + 9):
            found = _real(candidate, month, day)
            if found is not None and found >= today:
                return found
        return None
    number = int(year)
    found = _real(number + 2000 if number < 100 else number, month, day)
    return found if found is not None and abs(found.year - today.year) <= 2 else None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _without(plain: str, match: "re.Match[str]") -> str:
    return f"{plain[: match.start()]} {plain[match.end() :]}"


def _any_of(phrases: str) -> "re.Pattern[str]":
    ways = [r"[\s'-]+".join(map(re.escape, tokens(phrase))) for phrase in phrases.split("|")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


_MONTH_OF = {normalise(name): number for names in MONTHS.values() for number, name in enumerate(names, 1)}
_MONTH_OF["setiembre"] = 9
_WEEKDAY_OF = {normalise(name): number for names in WEEKDAYS.values() for number, name in enumerate(names)}
_WEEKDAY_OF |= {name: number for number, name in enumerate(_MORE_WEEKDAYS)}
_MONTH_NAMES = "|".join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))
_NAMED = re.compile(
    rf"(?<!\w)(?:(\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:de\s+|d\s+|del\s+|of\s+)?({_MONTH_NAMES})|({_MONTH_NAMES})\s+(\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:\s+(?:de\s+|del\s+|of\s+)?(\d{4}))?(?!\w)"
)
_NEAR_PATTERNS = [(ahead, _any_of(phrases)) for ahead, phrases in _AHEAD.items()]
_WEEKEND_PATTERN = _any_of(_WEEKEND)
_WEEKDAY_PATTERN = re.compile(rf"(?<!\w)({'|'.join(sorted(map(re.escape, _WEEKDAY_OF), key=len, reverse=True))})(?!\w)")
