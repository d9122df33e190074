"""Everything the page of opening hours shows, in one read."""

from console.models.calendars import TownCalendar
from console.models.opening import Opening
from console.models.record import Record
from console.operations import calendars, town
from console.storage.engine import Tx


class TownTimes(Record):
    """`own`: what was typed in; `in_force`: with the holidays of the calendars; `owners`: the services rules are of, for a new one's name."""

    own: Opening
    in_force: Opening
    calendars: tuple[TownCalendar, ...]
    owners: tuple[str, ...]


def town_times(tx: Tx) -> TownTimes:
    """The town's times as they stand."""
    from console.operations import rules

    owners = {kept.rule.owner for kept in rules.rules(tx) if kept.rule.owner}
    return TownTimes(town.own_opening(tx), town.opening(tx), calendars.calendars(tx), tuple(sorted(owners)))
