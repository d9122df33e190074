"""Sessions of an office that hold others up: idle inside a transaction, or in one transaction for minutes.

Every login may lift its own time limits (PostgreSQL lets it), so the limits alone stop nobody who wants to. The owner looks once a
minute and ends such sessions; what was not committed is undone by the server.
"""

from typing import Final

from psycopg import sql

from console.models.record import Record
from console.storage.postgres import Address
from console.storage.roles import as_owner, find_office, journal_as_owner

IDLE_SECONDS: Final = 60
LONGEST_SECONDS: Final = 300
_STUCK = """
SELECT pid, usename, CASE WHEN state LIKE 'idle in transaction%%' AND now() - state_change > make_interval(secs => %(idle)s)
    THEN 'idle' ELSE 'long' END
FROM pg_stat_activity
WHERE datname = current_database() AND usename = ANY (%(users)s) AND pid <> pg_backend_pid()
  AND (state LIKE 'idle in transaction%%' AND now() - state_change > make_interval(secs => %(idle)s)
    OR now() - xact_start > make_interval(secs => %(longest)s))
"""


class Ended(Record):
    """Whose session was ended; `why` is "idle" (inside a transaction) or "long" (one transaction)."""

    login: str
    why: str


def end_stuck(
    address: Address, *, idle_seconds: float = IDLE_SECONDS, longest_seconds: float = LONGEST_SECONDS
) -> list[Ended]:
    """End what holds others up, as the owner at `address`; each end is journalled. The service's own sessions are left: its limits are longer."""
    with as_owner(address) as connection:
        find_office(connection)
        logins = {
            str(user): str(login)
            for user, login in connection.execute(
                "SELECT o.db_role, o.login FROM public.operator o JOIN pg_roles r ON r.rolname = o.db_role"
            )
        }
        is_super = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
        if is_super is None or not is_super[0]:
            for user in logins:
                # Who is no member of a role is not shown what its sessions do, and may not end them.
                connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(user)))
        limits = {"users": list(logins), "idle": idle_seconds, "longest": longest_seconds}
        ended = []
        for pid, user, why in connection.execute(_STUCK, limits).fetchall():
            found = connection.execute("SELECT pg_terminate_backend(%s)", (pid,)).fetchone()
            if found is not None and found[0]:
                ended.append(Ended(logins[str(user)], str(why)))
                journal_as_owner(connection, "office.end_stuck", f'{{"login": "{logins[str(user)]}", "why": "{why}"}}')
        return ended
