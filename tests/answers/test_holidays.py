"""Holidays from calendar feeds as towns really publish them, and from files that are none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.answers.holidays import MAX_FEED, NoCalendar, holidays_from

FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)


def feed(*events: str, newline: str = "\r\n") -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//Ajuntament//Festius//CA",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Festius locals",
    ]
    for number, event in enumerate(events):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}@vallserena.example",
            "DTSTAMP:20251001T080000Z",
            *event.splitlines(),
            "END:VEVENT",
        ]
    return newline.join([*lines, "END:VCALENDAR", ""]).encode()


def days(*events: str) -> dict[str, str]:
    return holidays_from(feed(*events), FIRST, LAST).days


NADAL = "DTSTART;VALUE=DATE:20251225\nDTEND;VALUE=DATE:20251226\nRRULE:FREQ=YEARLY\nSUMMARY:Nadal\nTRANSP:TRANSPARENT"


def test_a_yearly_holiday_falls_in_every_year_asked_about() -> None:
    assert days(NADAL) == {"2026-12-25": "Nadal", "2027-12-25": "Nadal", "2028-12-25": "Nadal"}


def test_a_moved_and_a_cancelled_year() -> None:
    moved = feed(
        "DTSTART;VALUE=DATE:20250908\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20270908\nSUMMARY:Festa major",
    ).replace(
        b"END:VCALENDAR",
        b"BEGIN:VEVENT\r\nUID:0@vallserena.example\r\nDTSTAMP:20251001T080000Z\r\nRECURRENCE-ID;VALUE=DATE:20260908\r\n"
        b"DTSTART;VALUE=DATE:20260907\r\nSUMMARY:Festa major\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )
    assert holidays_from(moved, FIRST, LAST).days == {"2026-09-07": "Festa major", "2028-09-08": "Festa major"}


def test_one_year_of_a_series_that_is_cancelled_or_has_hours_is_no_holiday() -> None:
    for changed in ("DTSTART;VALUE=DATE:20261225\r\nSTATUS:CANCELLED", "DTSTART:20261225T100000Z"):
        data = feed(NADAL).replace(
            b"END:VCALENDAR",
            f"BEGIN:VEVENT\r\nUID:0@vallserena.example\r\nDTSTAMP:20251001T080000Z\r\nRECURRENCE-ID;VALUE=DATE:20261225\r\n{changed}\r\nSUMMARY:Nadal\r\nEND:VEVENT\r\nEND:VCALENDAR".encode(),
        )
        assert list(holidays_from(data, FIRST, LAST).days) == ["2027-12-25", "2028-12-25"]


def test_several_days_in_a_row_end_before_dtend() -> None:
    assert days("DTSTART;VALUE=DATE:20260817\nDTEND;VALUE=DATE:20260820\nSUMMARY:Tancat per vacances") == {
        "2026-08-17": "Tancat per vacances",
        "2026-08-18": "Tancat per vacances",
        "2026-08-19": "Tancat per vacances",
    }
    assert list(days("DTSTART;VALUE=DATE:20260817\nDURATION:P2D\nSUMMARY:Pont")) == ["2026-08-17", "2026-08-18"]
    assert list(days("DTSTART;VALUE=DATE:20251230\nDTEND;VALUE=DATE:20260102\nSUMMARY:Cap d'any")) == ["2026-01-01"]


def test_a_folded_line_with_escapes_is_one_name() -> None:
    folded = feed(
        "DTSTART;VALUE=DATE:20261012\nSUMMARY;LANGUAGE=ca:Festa Nacional\\, dia de la \n Hispanitat\\; tancat\\n(tot el dia)"
    )
    assert holidays_from(folded, FIRST, LAST).days == {
        "2026-10-12": "Festa Nacional, dia de la Hispanitat; tancat (tot el dia)"
    }


def test_an_event_with_hours_is_no_holiday() -> None:
    found = holidays_from(
        feed(
            "DTSTART;TZID=Europe/Madrid:20260623T210000\nSUMMARY:Revetlla",
            "DTSTART:20260624T100000Z\nSUMMARY:Concert",
            NADAL,
        ),
        FIRST,
        LAST,
    )
    assert len(found.days) == 3 and found.passed_over == 2


def test_a_cancelled_event_is_none() -> None:
    found = holidays_from(
        feed("DTSTART;VALUE=DATE:20260601\nSTATUS:CANCELLED\nSUMMARY:Segona Pasqua", NADAL), FIRST, LAST
    )
    assert "2026-06-01" not in found.days and found.passed_over == 1


def test_two_names_of_one_day() -> None:
    assert days(
        "DTSTART;VALUE=DATE:20260911\nSUMMARY:Diada",
        "DTSTART;VALUE=DATE:20260911\nSUMMARY:Fira",
        "DTSTART;VALUE=DATE:20260911\nSUMMARY:Diada",
    ) == {"2026-09-11": "Diada · Fira"}


def test_what_has_no_name_is_still_closed_and_no_name_can_turn_a_line_around() -> None:
    assert days("DTSTART;VALUE=DATE:20260911") == {"2026-09-11": "—"}
    assert days("DTSTART;VALUE=DATE:20260911\nSUMMARY:Dia\u202eda " + "x" * 300)["2026-09-11"].startswith("Diada xxx")
    assert len(days("DTSTART;VALUE=DATE:20260911\nSUMMARY:" + "x" * 300)["2026-09-11"]) <= 80


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=HOURLY", "FREQ=YEARLY;BYHOUR=1,2,3", "FREQ=SOMETIMES", "INTERVAL=2"]
)
def test_a_rhythm_that_is_no_holidays_is_passed_over(rule: str) -> None:
    found = holidays_from(feed(f"DTSTART;VALUE=DATE:20260101\nRRULE:{rule}\nSUMMARY:x", NADAL), FIRST, LAST)
    assert len(found.days) == 3


def test_a_daily_event_without_an_end_is_bounded() -> None:
    assert len(days("DTSTART;VALUE=DATE:19000101\nRRULE:FREQ=DAILY\nSUMMARY:sempre")) == 1096


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_files_of_other_programs(newline: str) -> None:
    text = feed("DTSTART;VALUE=DATE:20261208\nSUMMARY:La Immaculada Concepció", newline=newline).decode()
    for data in (text.encode(), b"\xef\xbb\xbf" + text.encode(), text.encode("cp1252"), text.encode("utf-16")):
        assert holidays_from(data, FIRST, LAST).days == {"2026-12-08": "La Immaculada Concepció"}


def test_two_calendars_in_one_file() -> None:
    both = feed(NADAL) + feed("DTSTART;VALUE=DATE:20260424\nSUMMARY:Sant Jordi")
    assert (
        "2026-04-24" in holidays_from(both, FIRST, LAST).days and "2026-12-25" in holidays_from(both, FIRST, LAST).days
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 100,
        b"<html><body>404</body></html>",
        b"%PDF-1.7",
        b"festius.csv;2026-12-25",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\n",
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ajuntament\r\nEND:VCARD\r\n",
        b"x" * (MAX_FEED + 1),
        feed(*["DTSTART;VALUE=DATE:20261225\nSUMMARY:x"] * 2_001),
    ],
)
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    with pytest.raises(NoCalendar):
        holidays_from(data, FIRST, LAST)


@pytest.mark.parametrize(
    "line",
    [
        "DTSTART;VALUE=DATE:2026122",
        "DTSTART;VALUE=DATE:20261399",
        "DTSTART:",
        "SUMMARY:x",
        "DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261220",
        "DTSTART;VALUE=DATE:20261225\nDTEND:20261226T100000Z",
        "DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;UNTIL=banana",
        "DTSTART;VALUE=DATE:99991231\nDURATION:P3650D",
    ],
)
def test_a_broken_event_spoils_no_other(line: str) -> None:
    try:
        found = holidays_from(feed(line, NADAL), FIRST, LAST)
    except NoCalendar:
        return
    assert found.days["2027-12-25"].endswith("Nadal")


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: feed(text)))
def test_any_bytes_are_days_or_refused(data: bytes) -> None:
    try:
        found = holidays_from(data, FIRST, LAST)
    except NoCalendar:
        return
    assert all("2026" <= day < "2029" for day in found.days)
