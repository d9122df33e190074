"""The roles and rights of an office in its database: made by its owner, one login a person, none shared.

Rights are policies, column grants and guarding triggers, so that the operations keep their one SQL text on both engines
(docs/decisions/0005-an-office.md). Every function here runs as the owner and may be run again: it makes what is missing.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql

from console.models.problems import Problem
from console.models.record import Record
from console.storage.migrate import migrate
from console.storage.postgres import OLDEST_SERVER, Address, PostgresEngine, not_connected

_SCRIPTS = Path(__file__).parent / "rights"
INVITED_DAYS: Final = 7
"""How long an invitation may lie about."""
MOST_CONNECTIONS: Final = {"member": 12, "sync": 60}
SECRET_BYTES: Final = 32
OFFICE_ROLES: Final = ("operator", "supervisor", "sync")
_LOGIN = re.compile(r"[a-z][a-z0-9._-]{0,31}", re.ASCII)
_LIMITS: Final = {
    "member": {"statement_timeout": "30s", "lock_timeout": "10s", "idle_in_transaction_session_timeout": "60s"},
    "sync": {"statement_timeout": "120s", "lock_timeout": "30s", "idle_in_transaction_session_timeout": "120s"},
}


class Names(Record):
    """What the roles of one office are called. Roles belong to the whole server, so each name carries the office's tag."""

    tag: str

    @property
    def member(self) -> str:
        """The group of those who sit at a desk."""
        return f"vt_{self.tag}__member"

    @property
    def sync(self) -> str:
        """The group of the services that talk to the providers."""
        return f"vt_{self.tag}__sync"

    def login(self, name: str) -> str:
        """The personal role of somebody."""
        return f"vt_{self.tag}_{name}"


class Office(Record):
    """An office as its owner sees it."""

    desk_id: str
    names: Names


def new_secret() -> str:
    """A secret nobody types: 256 random bits."""
    return secrets.token_urlsafe(SECRET_BYTES)


@contextmanager
def as_owner(address: Address) -> Iterator["psycopg.Connection[tuple[Any, ...]]"]:
    """One connection of the database's owner, in autocommit. Raises Problem `office_…`, `storage_unreachable`."""
    try:
        connection = psycopg.connect(address.conninfo(), autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as error:
        raise not_connected(error, address.host) from error
    with connection:
        if connection.info.server_version < OLDEST_SERVER * 10_000:
            raise Problem("office_too_old", found=connection.info.server_version // 10_000)
        try:
            yield connection
        except psycopg.errors.InsufficientPrivilege as error:
            raise Problem("office_not_owner") from error


def found_office(address: Address, desk_id: str, files_key_print: str = "") -> Office:
    """Bring the schema, the roles and the rights up to this program. `desk_id` (32 hex) is used when there is none yet.

    `files_key_print` tells whether the founder's folder holds the key of this office's files. Raises Problem
    `office_not_owner`, `office_too_old`, `office_key_elsewhere`, `storage_newer`; safe to repeat.
    """
    with as_owner(address) as connection:
        may = connection.execute(
            "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        if may is None or not may[0]:
            raise Problem("office_not_owner")
        engine = PostgresEngine(address.conninfo(), address.host)
        try:
            migrate(engine)
        finally:
            engine.close()
        connection.execute(
            "INSERT INTO public.meta (key, value) VALUES ('desk_id', %s) ON CONFLICT (key) DO NOTHING", (desk_id,)
        )
        connection.execute(
            "INSERT INTO public.meta (key, value) VALUES ('files_key_print', %s) ON CONFLICT (key) DO NOTHING",
            (files_key_print,),
        )
        kept = connection.execute("SELECT value FROM public.meta WHERE key = 'files_key_print'").fetchone()
        if kept is not None and kept[0] != files_key_print:
            raise Problem("office_key_elsewhere")
        office = find_office(connection)
        with connection.transaction():
            for group in (office.names.member, office.names.sync):
                if not _has_role(connection, group):
                    connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(group)))
            database = sql.Identifier(connection.info.dbname)
            connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
            for group in (office.names.member, office.names.sync):
                connection.execute(
                    sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(group))
                )
            _settle_on_this_server(connection)
            for script in sorted(_SCRIPTS.glob("*.sql")):
                connection.execute(_with_names(script.read_text(encoding="utf-8"), office.names).encode())
        return office


def _settle_on_this_server(connection: "psycopg.Connection[tuple[Any, ...]]") -> None:
    """A policy lets somebody see what their own transaction wrote; rows of another server must carry none of the numbers to come."""
    connection.execute("UPDATE public.conversation SET changed = 0 WHERE changed >= pg_current_xact_id()::text::bigint")
    connection.execute(
        "INSERT INTO public.meta (key, value) SELECT 'server', system_identifier::text FROM pg_control_system()"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    )


def find_office(connection: "psycopg.Connection[tuple[Any, ...]]") -> Office:
    """The office of this database. Raises Problem `office_not_found`."""
    try:
        row = connection.execute("SELECT value FROM public.meta WHERE key = 'desk_id'").fetchone()
    except psycopg.errors.UndefinedTable:
        row = None
    if row is None:
        raise Problem("office_not_found")
    return Office(str(row[0]), Names(str(row[0])[:8]))


def invite(
    address: Address, login: str, name: str, role: str, *, is_again: bool = False, db_role: str | None = None
) -> tuple[Office, str, str | None]:
    """Make a personal login, or give an existing one another secret (`is_again`).

    `db_role` is a role of the server that is there already, as with LDAP or Kerberos; then no secret is made.
    Returns the office, the role of the database and the secret. Raises Problem `bad_login`, `office_role_exists`.
    """
    if not _LOGIN.fullmatch(login) or role not in OFFICE_ROLES:
        raise Problem("bad_login", login=login)
    kind = "sync" if role == "sync" else "member"
    with as_owner(address) as connection:
        office = find_office(connection)
        user = db_role or office.names.login(login)
        group = office.names.sync if kind == "sync" else office.names.member
        secret = None if db_role else new_secret()
        with connection.transaction():
            is_there = _has_role(connection, user)
            if is_there and not is_again and db_role is None:
                raise Problem("office_role_exists", login=login)
            if not is_there:
                if db_role is not None:
                    raise Problem("office_no_login", login=db_role)
                connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(user)))
            if secret is not None:
                _give_secret(connection, user, secret)
                # A new role has no attribute. Taking them away as well is what PostgreSQL 16 lets only superusers do.
                connection.execute(
                    sql.SQL("ALTER ROLE {} LOGIN INHERIT CONNECTION LIMIT {}").format(
                        sql.Identifier(user), sql.Literal(MOST_CONNECTIONS[kind])
                    )
                )
            connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), sql.Identifier(user)))
            for setting, value in _LIMITS[kind].items():
                connection.execute(
                    sql.SQL("ALTER ROLE {} IN DATABASE {} SET {} = {}").format(
                        sql.Identifier(user),
                        sql.Identifier(connection.info.dbname),
                        sql.Identifier(setting),
                        sql.Literal(value),
                    )
                )
            if kind == "member":
                _put_operator(connection, login, name, role, user)
        return office, user, secret


def _put_operator(
    connection: "psycopg.Connection[tuple[Any, ...]]", login: str, name: str, role: str, user: str
) -> None:
    connection.execute(
        "INSERT INTO public.operator (login, name, role, db_role, created_at, changed)"
        " VALUES (%s, %s, %s, %s, public.office_now(), pg_current_xact_id()::text::bigint)"
        " ON CONFLICT (login) DO UPDATE SET role = excluded.role, db_role = excluded.db_role, is_active = 1,"
        " changed = excluded.changed",
        (login, name.strip()[:128] or login, role, user),
    )
    journal_as_owner(connection, "office.invite", f'{{"login": "{login}", "role": "{role}"}}')


def disable(address: Address, login: str) -> int:
    """End somebody's access at once: no new login, open windows cut, conversations given back. Returns how many sessions were cut.

    Raises Problem `office_no_login`.
    """
    with as_owner(address) as connection:
        office = find_office(connection)
        row = connection.execute("SELECT id, db_role FROM public.operator WHERE login = %s", (login,)).fetchone()
        user = str(row[1]) if row is not None and row[1] else office.names.login(login)
        is_there = _has_role(connection, user)
        if row is None and not is_there:
            raise Problem("office_no_login", login=login)
        with connection.transaction():
            if row is not None:
                connection.execute(
                    "UPDATE public.operator SET is_active = 0, status = 'offline',"
                    " changed = pg_current_xact_id()::text::bigint WHERE id = %s",
                    (row[0],),
                )
                connection.execute(
                    "UPDATE public.conversation SET operator_id = NULL, claim_until = NULL, claim_token = claim_token + 1,"
                    " changed = pg_current_xact_id()::text::bigint WHERE operator_id = %s AND state <> 'resolved'",
                    (row[0],),
                )
            if is_there:
                connection.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(sql.Identifier(user)))
                for group in (office.names.member, office.names.sync):
                    connection.execute(sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(group), sql.Identifier(user)))
            journal_as_owner(connection, "office.disable", f'{{"login": "{login}"}}')
        return _cut(connection, user) if is_there else 0


def _cut(connection: "psycopg.Connection[tuple[Any, ...]]", user: str) -> int:
    """End the open sessions of a role. An owner without superuser's rights must be a member of it for that."""
    is_super = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if is_super is None or not is_super[0]:
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(user)))
    cut = connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (user,))
    return sum(bool(row[0]) for row in cut.fetchall())


def renew_secret(address: Address, fresh: str) -> None:
    """Give the login of `address` another secret, known to this computer alone, and end its invitation's time.

    Raises Problem `office_code_used` when the invited secret does not open any more.
    """
    try:
        connection = psycopg.connect(address.conninfo(), autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as error:
        problem = not_connected(error, address.host)
        raise (Problem("office_code_used") if problem.code == "office_login_refused" else problem) from error
    with connection, connection.transaction():
        connection.execute("SELECT keep_login()")
        _give_secret(connection, address.user, fresh, is_invitation=False)


def _give_secret(
    connection: "psycopg.Connection[tuple[Any, ...]]", user: str, secret: str, *, is_invitation: bool = True
) -> None:
    """The server gets SCRAM's verifier and never the secret, so that no log of it can hold one."""
    verifier = connection.pgconn.encrypt_password(secret.encode(), user.encode(), b"scram-sha-256").decode()
    connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(user), sql.Literal(verifier)))
    if is_invitation:
        until = connection.execute(f"SELECT (now() + interval '{INVITED_DAYS} days')::text".encode()).fetchone()
        connection.execute(
            sql.SQL("ALTER ROLE {} VALID UNTIL {}").format(sql.Identifier(user), sql.Literal(until[0] if until else ""))
        )


def journal_as_owner(connection: "psycopg.Connection[tuple[Any, ...]]", verb: str, detail: str) -> None:
    """An entry of the owner's; `detail` is JSON."""
    connection.execute(
        "INSERT INTO public.journal (at, actor, host, verb, detail) VALUES (public.office_now(), 'owner', '', %s, %s)",
        (verb, detail),
    )


def _has_role(connection: "psycopg.Connection[tuple[Any, ...]]", name: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).fetchone() is not None


def _with_names(script: str, names: Names) -> str:
    """The groups in place of their braces. A tag is eight hexadecimal digits, so nothing in a name needs escaping."""
    for word, name in (("member", names.member), ("sync", names.sync)):
        script = script.replace(f"{{{word}}}", f'"{name}"').replace(f"{{{word}_text}}", f"'{name}'")
    return script
