"""Stretches of time, and operators' days worked out by hand."""

from __future__ import annotations

from console.figures.digest import Days
from console.figures.duty import Duty, duty_of
from console.figures.measures import Share, figures_of
from console.figures.spans import length, merged, within, without

HOUR = 3_600_000
DAY = (0, 24 * HOUR)


def at(hour: float, status: str) -> tuple[int, str]:
    return int(hour * HOUR), status


def worked(*hours: tuple[float, float]) -> list[tuple[int, int]]:
    return [(int(since * HOUR), int(until * HOUR)) for since, until in hours]


def test_what_two_stretches_share_and_what_is_left() -> None:
    assert merged([(5, 9), (1, 3), (3, 4), (8, 8), (7, 6)]) == [(1, 4), (5, 9)]
    assert within([(1, 4), (5, 9)], [(3, 6)]) == [(3, 4), (5, 6)]
    assert without([(1, 10)], [(2, 3), (0, 1), (5, 20)]) == [(1, 2), (3, 5)]
    assert length(without([(1, 10)], [])) == 9 and without([(1, 10)], [(0, 11)]) == []


def test_a_day_at_work_without_the_counter_and_the_break() -> None:
    statuses = [
        at(9, "available"),
        at(10, "counter"),
        at(11, "busy"),
        at(12, "break"),
        at(13, "available"),
        at(14, "offline"),
    ]
    found = duty_of(
        "laia", "2026-11-23", DAY, None, statuses, worked((9.5, 10.5), (9.75, 10), (11, 11.5), (12.5, 13.25))
    )
    # Signed in from 9 to 12 and from 13 to 14; worked 9:30 to 10, 11 to 11:30 and 13 to 13:15.
    assert found == Duty("laia", "2026-11-23", 4 * 3600, 3600, 75 * 60)
    days = Days()
    days.add_duty(found)
    for slot in (("2026-11-23", "total", ""), ("2026-11-23", "operator", "laia")):
        assert figures_of(days.slots[slot], 5).occupancy == Share(75 * 60, 3 * 3600)
    days.add_duty(found, times=-1)
    assert all(digest.is_empty for digest in days.slots.values())


def test_a_computer_that_was_switched_off_signs_nobody_in_overnight() -> None:
    assert duty_of("laia", "2026-11-24", DAY, "available", [], []) is None
    assert duty_of("laia", "2026-11-24", DAY, None, [], worked((9, 10))) is None, "nobody knows whether they were there"
    found = duty_of("laia", "2026-11-24", DAY, "available", [], worked((-0.5, 0.5), (9, 9.5), (23.5, 24.5)))
    assert found == Duty("laia", "2026-11-24", 24 * 3600, 0, 90 * 60)
    assert duty_of("laia", "2026-11-24", DAY, "offline", [at(8, "available")], worked((8, 9))) == Duty(
        "laia", "2026-11-24", 3600, 0, 3600
    )
