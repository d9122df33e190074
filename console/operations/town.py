"""What the town has told about itself: its opening hours, holidays and the addresses external code may be called at."""

import json
from collections.abc import Mapping
from dataclasses import replace

from console.models.calendars import calendars_from
from console.models.opening import Opening, opening_data, opening_from
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
    at.tx.execute(PUT, key=_OPENING, value=json.dumps(opening_data(hours), ensure_ascii=False))
    at.journal("town.opening", days=len(hours.weekly), holidays=len(hours.holidays), services=sorted(hours.services))
    renew(at)


def add_holidays(at: Context, holidays: Mapping[str, str]) -> None:
    """Add days (YYYY-MM-DD) with their names to the holidays that are there; a day that is known takes the new name. Supervisors only."""
    hours = own_opening(at.tx)
    set_opening(at, replace(hours, holidays={**hours.holidays, **holidays}))


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
