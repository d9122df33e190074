"""What the town has told about itself: its opening hours, holidays and the addresses external code may be called at."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from console.models.calendars import calendars_from
from console.models.opening import Opening, Spans, opening_data, opening_from
from console.models.outside import AllowedHost, hosts_data, hosts_from
from console.models.problems import Problem
from console.operations.desk import Context, require_supervisor
from console.storage.engine import Tx

_OPENING = "opening"
_HOSTS = "external_hosts"
CALENDARS = "calendars"
PUT = "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


def opening(tx: Tx) -> Opening:
    """The hours in force, with the holidays of the calendars the town follows; without any hours the door counts as open."""
    own = own_opening(tx)
    value = tx.scalar("SELECT value FROM meta WHERE key = :key", key=CALENDARS)
    followed: dict[str, str] = {}
    for calendar in reversed(calendars_from(json.loads(value)) if value else ()):
        followed.update(calendar.days)
    # What somebody typed in by hand knows better than any calendar.
    return replace(own, holidays={**followed, **own.holidays}) if followed else own


def own_opening(tx: Tx) -> Opening:
    """The hours and holidays somebody typed in, without those of calendars."""
    value = tx.scalar("SELECT value FROM meta WHERE key = :key", key=_OPENING)
    return opening_from(json.loads(value)) if value else Opening()


def set_opening(at: Context, hours: Opening) -> None:
    """Set hours and holidays. Supervisors only."""
    require_supervisor(at)
    _keep_opening(at, hours)


def set_week(at: Context, service: str, week: Mapping[int, Spans]) -> None:
    """Set one week: the town hall's for "", else that of a service, which has hours of its own from now on. Supervisors only.

    Raises ValueError for a name that is no name.
    """
    require_supervisor(at)
    hours = own_opening(at.tx)
    if service:
        changed = replace(hours, services={**hours.services, service: dict(week)})
    else:
        changed = replace(hours, weekly=dict(week))
    _keep_opening(at, opening_from(opening_data(changed)), service=service)


def remove_service(at: Context, service: str) -> None:
    """A service keeps the town hall's hours again. Supervisors only; nothing happens when it did already."""
    require_supervisor(at)
    hours = own_opening(at.tx)
    if service in hours.services:
        rest = {name: week for name, week in hours.services.items() if name != service}
        _keep_opening(at, replace(hours, services=rest), removed=service)


def add_holidays(at: Context, holidays: Mapping[str, str]) -> None:
    """Add days (YYYY-MM-DD) with their names to the holidays that are there; a day that is known takes the new name. Supervisors only."""
    require_supervisor(at)
    hours = own_opening(at.tx)
    _keep_opening(at, replace(hours, holidays={**hours.holidays, **holidays}), added=len(holidays))


def remove_holiday(at: Context, day: str) -> None:
    """Take a day off that somebody typed in. Supervisors only; nothing happens when it is not there."""
    require_supervisor(at)
    hours = own_opening(at.tx)
    if day in hours.holidays:
        rest = {each: name for each, name in hours.holidays.items() if each != day}
        _keep_opening(at, replace(hours, holidays=rest), removed=day)


def _keep_opening(at: Context, hours: Opening, **told: Any) -> None:
    at.tx.execute(PUT, key=_OPENING, value=json.dumps(opening_data(hours), ensure_ascii=False))
    at.journal(
        "town.opening", days=len(hours.weekly), holidays=len(hours.holidays), services=len(hours.services), **told
    )
    renew(at)


def external_hosts(tx: Tx) -> tuple[AllowedHost, ...]:
    """The hosts external code may be called at, in order; none until a supervisor names one."""
    value = tx.scalar("SELECT value FROM meta WHERE key = :key", key=_HOSTS)
    return hosts_from(json.loads(value)) if value else ()


def allow_host(at: Context, host: AllowedHost) -> None:
    """Put a host on that list, or change whether it is internal. Supervisors only."""
    require_supervisor(at)
    others = [item for item in external_hosts(at.tx) if (item.host, item.port) != (host.host, host.port)]
    _keep_hosts(at, [*others, host])
    at.journal("town.host_allow", host=str(host), is_internal=host.is_internal)


def forbid_host(at: Context, host: AllowedHost) -> None:
    """Take a host off that list. Supervisors only. Raises Problem `no_host`."""
    require_supervisor(at)
    before = external_hosts(at.tx)
    others = [item for item in before if (item.host, item.port) != (host.host, host.port)]
    if len(others) == len(before):
        raise Problem("no_host", name=str(host))
    _keep_hosts(at, others)
    at.journal("town.host_forbid", host=str(host))


def _keep_hosts(at: Context, hosts: list[AllowedHost]) -> None:
    at.tx.execute(PUT, key=_HOSTS, value=json.dumps(hosts_data(hosts)))


def renew(at: Context) -> None:
    """Hours or hosts have changed: whoever holds a compiled copy of the rules compiles it again."""
    at.tx.execute(
        "INSERT INTO meta (key, value) VALUES ('rules_stamp', :stamp) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        stamp=str(at.tx.stamp),
    )
    at.flag("rules")
