"""The calendars of holidays a town follows: who may name one, what each said when it was last read, when it is due again.

Reading them is whoever syncs' work (sync/calendars.py). What a calendar named stays in force while it cannot be reached, and goes with it
when a supervisor takes it off the list; what somebody typed in by hand is never touched.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from console.models.calendars import (
    LONGEST_PLACE,
    MOST_CALENDARS,
    TownCalendar,
    calendars_data,
    calendars_from,
)
from console.models.problems import Problem
from console.operations import town
from console.operations.desk import Context, require_supervisor
from console.storage.engine import Tx

EVERY_MS = 24 * 3_600_000
RETRY_MS = 3_600_000


def calendars(tx: Tx) -> tuple[TownCalendar, ...]:
    """Those on the list, in the order they were named."""
    return calendars_from(json.loads(tx.scalar("SELECT value FROM meta WHERE key = :key", key=town.CALENDARS) or "[]"))


def due(tx: Tx) -> tuple[TownCalendar, ...]:
    """Those to be read now."""
    return tuple(each for each in calendars(tx) if each.next_at <= tx.now)


def follow(at: Context, place: str) -> TownCalendar:
    """Put one on the list; it is due at once. Supervisors only. Raises Problem `calendar_known`, `too_many_calendars`."""
    require_supervisor(at)
    place = place.strip()
    before = calendars(at.tx)
    if any(each.place == place for each in before):
        raise Problem("calendar_known", name=TownCalendar(0, place).shown)
    if len(before) >= MOST_CALENDARS or not 0 < len(place) <= LONGEST_PLACE:
        raise Problem("too_many_calendars", limit=MOST_CALENDARS)
    added = TownCalendar(max((each.id for each in before), default=0) + 1, place)
    _keep(at, (*before, added))
    at.journal("town.calendar_added", calendar=added.shown)
    return added


def unfollow(at: Context, number: int) -> None:
    """Take one off the list, and its holidays with it. Supervisors only. Raises Problem `not_found`."""
    require_supervisor(at)
    before = calendars(at.tx)
    gone = [each for each in before if each.id == number]
    if not gone:
        raise Problem("not_found", what="calendar", id=number)
    _keep(at, tuple(each for each in before if each.id != number))
    at.journal("town.calendar_removed", calendar=gone[0].shown, holidays=len(gone[0].days))
    if gone[0].days:
        town.renew(at)


def note_read(at: Context, number: int, days: Mapping[str, str], passed_over: int) -> None:
    """One was read: its holidays are in force from now on. Nothing happens when it was taken off the list meanwhile."""

    def change(old: TownCalendar) -> TownCalendar:
        if old.days != dict(days):
            at.journal("town.calendar_read", calendar=old.shown, holidays=len(days))
            town.renew(at)
        return replace(
            old, days=dict(days), passed_over=passed_over, read_at=at.now, next_at=at.now + EVERY_MS, problem=None
        )

    _change(at, number, change)


def note_failed(at: Context, number: int, problem: Problem) -> None:
    """One could not be read: what it named before stays, and it is tried again in an hour."""

    def change(old: TownCalendar) -> TownCalendar:
        if old.problem is None or old.problem[0] != problem.code:
            at.journal("town.calendar_failed", calendar=old.shown, why=problem.code)
        blanks = {key: str(value) for key, value in problem.blanks.items()}
        return replace(old, next_at=at.now + RETRY_MS, problem=(problem.code, blanks))

    _change(at, number, change)


def _change(at: Context, number: int, change: Callable[[TownCalendar], TownCalendar]) -> None:
    before = calendars(at.tx)
    after = tuple(change(each) if each.id == number else each for each in before)
    if after != before:
        _keep(at, after)


def _keep(at: Context, kept: tuple[TownCalendar, ...]) -> None:
    at.tx.execute(town.PUT, key=town.CALENDARS, value=json.dumps(calendars_data(kept), ensure_ascii=False))
