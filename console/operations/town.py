"""What the town has told about itself: its opening hours, holidays and the addresses external code may be called at."""

import json

from console.models.opening import Opening, opening_data, opening_from
from console.operations.desk import Context, require_supervisor
from console.storage.engine import Tx

_OPENING = "opening"
_HOSTS = "external_hosts"
_PUT = "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


def opening(tx: Tx) -> Opening:
    """The hours in force; without any the door counts as open."""
    value = tx.scalar("SELECT value FROM meta WHERE key = :key", key=_OPENING)
    return opening_from(json.loads(value)) if value else Opening()


def set_opening(at: Context, hours: Opening) -> None:
    """Set hours and holidays. Supervisors only."""
    require_supervisor(at)
    at.tx.execute(_PUT, key=_OPENING, value=json.dumps(opening_data(hours), ensure_ascii=False))
    at.journal("town.opening", days=len(hours.weekly), holidays=len(hours.holidays))
    _renew(at)


def external_hosts(tx: Tx) -> tuple[str, ...]:
    """The hosts (name or name:port) external code may be called at; none until a supervisor names one."""
    value = tx.scalar("SELECT value FROM meta WHERE key = :key", key=_HOSTS)
    return tuple(json.loads(value)) if value else ()


def set_external_hosts(at: Context, hosts: tuple[str, ...]) -> None:
    """Set that list. Supervisors only."""
    require_supervisor(at)
    at.tx.execute(_PUT, key=_HOSTS, value=json.dumps(sorted(dict.fromkeys(hosts))))
    at.journal("town.external_hosts", count=len(hosts))
    _renew(at)


def _renew(at: Context) -> None:
    """Whoever holds a compiled copy of the rules compiles it again."""
    at.tx.execute(
        "INSERT INTO meta (key, value) VALUES ('rules_stamp', :stamp) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        stamp=str(at.tx.stamp),
    )
    at.flag("rules")
