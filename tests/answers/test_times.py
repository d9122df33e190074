"""Days and times in the citizens' languages: said as people say them, read as people write them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.answers.times import MONTHS, WEEKDAYS, date_words, day_title, find_days, find_time, span_words, when
from tests.answers.codes.calls import MADRID, NOW

TODAY = NOW.date()
LANGUAGES = ("ca", "es", "en", "fr", "ar")


def at(day: int, hour: int = 9, minute: int = 0, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=MADRID)


@pytest.mark.parametrize(
    ("moment", "language", "words"),
    [
        (at(7, 16), "ca", "avui a les 16:00"),
        (at(8, 9, 30), "ca", "demà a les 9:30"),
        (at(9, 1), "ca", "dimecres a la 1:00"),
        (at(13), "ca", "diumenge a les 9:00"),
        (at(14), "ca", "dilluns 14 de desembre a les 9:00"),
        (at(9), "es", "el miércoles a las 9:00"),
        (at(14), "es", "el lunes 14 de diciembre a las 9:00"),
        (at(8), "es", "mañana a las 9:00"),
        (at(9), "en", "on Wednesday at 9:00"),
        (at(8), "en", "tomorrow at 9:00"),
        (at(9), "fr", "mercredi à 9 h"),
        (at(7, 16, 30), "fr", "aujourd'hui à 16 h 30"),
        (at(9), "ar", "يوم الأربعاء الساعة 9:00"),
        (at(7, 16), "ar", "اليوم الساعة 16:00"),
    ],
)
def test_a_moment_is_said_as_people_say_it(moment: datetime, language: str, words: str) -> None:
    assert when(moment, NOW, language) == words


def test_a_year_is_said_only_when_it_is_another_one() -> None:
    far = date(2025, 10, 1)
    assert [date_words(far, language, TODAY) for language in LANGUAGES] == [
        "1 d'octubre de 2025",
        "1 de octubre de 2025",
        "1 October 2025",
        "1er octobre 2025",
        "1 أكتوبر 2025",
    ]
    assert date_words(date(2026, 10, 1), "ca", TODAY) == "1 d'octubre"


def test_catalan_elides_before_a_vowel_and_french_counts_the_first() -> None:
    assert [date_words(date(2027, month, 1), "ca") for month in (4, 8, 10, 12)] == [
        "1 d'abril",
        "1 d'agost",
        "1 d'octubre",
        "1 de desembre",
    ]
    assert date_words(date(2027, 5, 1), "fr") == "1er mai"
    assert day_title(date(2026, 12, 12), "ca") == "Dissabte 12 de desembre"
    assert span_words(at(7, 9), at(7, 14), "fr") == "de 9 h à 14 h"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("avui", [TODAY]),
        ("hoy", [TODAY]),
        ("demà", [date(2026, 12, 8)]),
        ("DEMA", [date(2026, 12, 8)]),
        ("mañana", [date(2026, 12, 8)]),
        ("demà passat", [date(2026, 12, 9)]),
        ("pasado mañana", [date(2026, 12, 9)]),
        ("après-demain", [date(2026, 12, 9)]),
        ("the day after tomorrow", [date(2026, 12, 9)]),
        ("بعد غد", [date(2026, 12, 9)]),
        ("aujourd'hui", [TODAY]),
        ("dissabte", [date(2026, 12, 12)]),
        ("dilluns", [TODAY]),
        ("sábado", [date(2026, 12, 12)]),
        ("ds", [date(2026, 12, 12)]),
        ("السبت", [date(2026, 12, 12)]),
        ("cap de setmana", [date(2026, 12, 12), date(2026, 12, 13)]),
        ("25/12", [date(2026, 12, 25)]),
        ("25-12-2026", [date(2026, 12, 25)]),
        ("25.12.26", [date(2026, 12, 25)]),
        ("2026-12-25", [date(2026, 12, 25)]),
        ("1/1", [date(2027, 1, 1)]),
        ("25 de desembre", [date(2026, 12, 25)]),
        ("25 diciembre", [date(2026, 12, 25)]),
        ("December 25th", [date(2026, 12, 25)]),
        ("1er mai", [date(2027, 5, 1)]),
        ("12 d'abril de 2027", [date(2027, 4, 12)]),
        ("٢٥ ديسمبر", [date(2026, 12, 25)]),
        ("29/2", [date(2028, 2, 29)]),
        ("31/2", []),
        ("12/25", []),
        ("25/12/1066", []),
        ("10.30", []),
        ("10:30", []),
        ("", []),
        ("qualsevol dia", []),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, days: list[date]) -> None:
    assert find_days(text, date(2027, 3, 1) if text == "29/2" else TODAY)[0] == days


def test_on_a_sunday_the_weekend_is_the_one_under_way() -> None:
    assert find_days("weekend", date(2026, 12, 13))[0] == [date(2026, 12, 12), date(2026, 12, 13)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_is_understood(language: str) -> None:
    for day in (date(2026, 12, 25), date(2027, 4, 1), date(2027, 8, 15)):
        assert find_days(day_title(day, language), TODAY)[0] == [day]
    for ahead in (0, 1, 3):
        assert find_days(when(at(7 + ahead), NOW, language), TODAY)[0] == [date(2026, 12, 7 + ahead)]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("12/12 10:30", (10, 30)),
        ("12/12 a les 10.30", (10, 30)),
        ("12/12 10h30", (10, 30)),
        ("dissabte a les 10", (10, 0)),
        ("dissabte 10h", (10, 0)),
        ("12 de desembre a les 9.15 h", (9, 15)),
        ("sábado a las 5 de la tarde", (17, 0)),
        ("Saturday 5 pm", (17, 0)),
        ("samedi à 9 h 30", (9, 30)),
        ("12/12", None),
        ("12/12 25:00", None),
        ("12/12 10:75", None),
        ("12/12 entre 10 i 11", None),
        ("12/12 9:00 o 10:00", None),
        ("", None),
    ],
)
def test_a_time_is_read_beside_its_date(text: str, time: tuple[int, int] | None) -> None:
    _, rest = find_days(text, TODAY)
    assert find_time(rest) == time


def test_names_are_complete() -> None:
    assert all(len(WEEKDAYS[language]) == 7 and len(MONTHS[language]) == 12 for language in LANGUAGES)


@given(st.text(max_size=200))
def test_any_text_is_safe(text: str) -> None:
    days, rest = find_days(text, TODAY)
    assert len(days) <= 2
    find_time(rest)
