"""Whether a reply names a day to come: then something may have been promised, and the operator is asked once, quietly."""

import re
from datetime import date, timedelta
from typing import Final

from console.answers.times import MONTHS, all_days
from console.models.normalise import normalise

MOST_DAYS: Final = 200
"""A day further ahead is more likely one of the past whose year was left out."""
LONGEST: Final = 500
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.](?=\S)[^.!?\n]*)*[.!?]?")
_MONTH_OF = {normalise(name): number for code in ("ca", "es", "en") for number, name in enumerate(MONTHS[code], 1)}
_MONTH_OF["setiembre"] = 9
_NAMES = "|".join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))
_WITHIN = re.compile(
    r"(?<!\w)(?:en|a|al|durant|durante|dins|dentro|during|in|within|by|d|de|del|el|mes|month|of|finals|finales|end|a principis|\s)+"
    rf"\s+({_NAMES})(?!\w)"
)
_BEFORE = re.compile(rf"(?<!\w)(?:abans|antes|before)\s+(?:d|de|del|of)?\s*({_NAMES})(?!\w)")
_NEXT = re.compile(r"(?<!\w)(?:next|que ve|que viene|vinent|proper|propera|proximo|proxima)(?!\w)")


def promised_day(text: str, today: date) -> date | None:
    """The first day from tomorrow on that a text names, in Catalan, Spanish or English; a whole month is its last day. None without one."""
    plain = normalise(text)
    found = all_days(text, today)
    if _NEXT.search(plain):
        # On a Tuesday «next Tuesday» is not today.
        found = [day + timedelta(days=7) if day == today else day for day in found]
    for day in found:
        if 0 < (day - today).days <= MOST_DAYS:
            return day
    if found:
        return None
    return _month_day(plain, today)


def promised_words(text: str, day: date, today: date) -> str:
    """The sentence that names the day, as the beginning of what was promised."""
    for sentence in _SENTENCE.findall(text):
        if sentence.strip() and promised_day(sentence, today) == day:
            return " ".join(sentence.split())[:LONGEST]
    return " ".join(text.split())[:LONGEST]


def _month_day(plain: str, today: date) -> date | None:
    before = _BEFORE.search(plain)
    match = before or _WITHIN.search(plain)
    if match is None:
        return None
    month = _MONTH_OF[match[1]]
    year = today.year + (month < today.month)
    # The last day of the month that is named, or of the one before it.
    first = date(year, month, 1) if before else date(year + month // 12, month % 12 + 1, 1)
    last = first - timedelta(days=1)
    return last if 0 < (last - today).days <= MOST_DAYS else None
