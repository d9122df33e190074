"""An office's PostgreSQL (14 to 18) through psycopg 3, one connection per thread.

Time is the server's: its offset to this computer is measured when a connection opens and again every minute, so that reading the clock
costs no round trip inside a transaction. A server on another machine is spoken to over verified TLS or not at all.
"""

import ipaddress
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.rows import dict_row

from console.models.problems import Problem
from console.models.record import Record, hidden
from console.storage.engine import Row, to_pyformat

_CLOCK = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint"
_REMEASURE_SECONDS = 60.0
OLDEST_SERVER: Final = 14
MOST_SKEW_SECONDS: Final = 120
_WATCHED: Final = ("journal", "journal_chain", "conversation", "message", "outbox", "contact", "operator", "meta")
"""Tables with triggers of ours."""
HANDS_FULL: Final = "VT001"
"""SQLSTATE of rights/2_guards.sql: this operator holds as many conversations as they may."""


class Address(Record):
    """Where an office's database is and who asks. `ca` is the office's certificate authority as a file, None on this very machine.

    `how` is "scram" for a secret of our own, "gss" for Kerberos, "ldap" for a password the server asks a directory about.
    """

    host: str
    port: int
    database: str
    user: str
    secret: str | None = hidden()
    ca: Path | None = None
    how: str = "scram"

    @property
    def is_local(self) -> bool:
        """On this very machine, where nothing crosses a wire."""
        if self.host in ("", "localhost") or self.host.startswith("/"):
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def conninfo(self) -> str:
        """libpq's words for it. Nothing in them can be weakened from outside: each is said, none is left to the environment."""
        words: dict[str, Any] = {
            "host": self.host,
            "port": self.port,
            "dbname": self.database,
            "user": self.user,
            "gssencmode": "disable",
            "require_auth": {"scram": "scram-sha-256", "gss": "gss,sspi", "ldap": "password"}[self.how],
            "tcp_user_timeout": 20_000,
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
        }
        if self.secret is not None:
            words["password"] = self.secret
        if self.is_local:
            words["sslmode"] = "prefer"
        else:
            words |= {"sslmode": "verify-full", "ssl_min_protocol_version": "TLSv1.2"}
            words["sslrootcert"] = str(self.ca) if self.ca is not None else "system"
            if self.how == "scram":
                words["channel_binding"] = "require"
        return make_conninfo(**words)


class PostgresTx:
    """A transaction on one PostgreSQL connection."""

    def __init__(self, name: str, connection: "psycopg.Connection[dict[str, Any]]", now: int) -> None:
        self.name = name
        self.now = now
        self.viewer: int | None = None
        self._connection = connection
        self._stamp: int | None = None

    def execute(self, sql: str, **parameters: Any) -> list[Row]:
        cursor = self._connection.execute(to_pyformat(sql), parameters)
        return cursor.fetchall() if cursor.description else []

    def one(self, sql: str, **parameters: Any) -> Row | None:
        rows = self.execute(sql, **parameters)
        return rows[0] if rows else None

    def scalar(self, sql: str, **parameters: Any) -> Any:
        row = self.one(sql, **parameters)
        return next(iter(row.values())) if row else None

    def count(self, sql: str, **parameters: Any) -> int:
        return self._connection.execute(to_pyformat(sql), parameters).rowcount

    def iterate(self, sql: str, **parameters: Any) -> Iterator[Row]:
        with self._connection.cursor(name="iterate") as cursor:
            cursor.itersize = 1000
            cursor.execute(to_pyformat(sql), parameters)
            yield from cursor

    def lock(self, table: str, row_id: int) -> None:
        self.execute(f"SELECT 1 FROM {table} WHERE id = :id FOR UPDATE", id=row_id)

    @property
    def stamp(self) -> int:
        if self._stamp is None:
            self._stamp = int(self.scalar("SELECT pg_current_xact_id()::text::bigint"))
        return self._stamp


class PostgresEngine:
    """One office database, named by a libpq connection string or made by `engine_at`."""

    kind = "postgres"

    def __init__(self, conninfo: str | Callable[[], str], host: str = "") -> None:
        self._conninfo = conninfo if callable(conninfo) else lambda: conninfo
        self._host = host
        self._local = threading.local()
        self._connections: list[psycopg.Connection[dict[str, Any]]] = []
        self._lock = threading.Lock()

    def _open(self) -> "psycopg.Connection[dict[str, Any]]":
        try:
            connection = psycopg.connect(
                self._conninfo(),
                autocommit=True,
                row_factory=dict_row,
                connect_timeout=5,
                application_name="ventanilla",
            )
        except psycopg.OperationalError as error:
            raise not_connected(error, self._host) from error
        self._local.connection = connection
        self._measure_clock(connection)
        with self._lock:
            self._connections.append(connection)
        return connection

    def _measure_clock(self, connection: "psycopg.Connection[dict[str, Any]]") -> None:
        before = time.monotonic()
        row = connection.execute(_CLOCK).fetchone()
        after = time.monotonic()
        server_ms = int(next(iter(row.values()))) if row else 0
        self._local.offset_ms = server_ms - (before + after) / 2 * 1000
        self._local.measured_at = after

    def _connection(self) -> "psycopg.Connection[dict[str, Any]]":
        connection: psycopg.Connection[dict[str, Any]] | None = getattr(self._local, "connection", None)
        if connection is None or connection.closed or connection.broken:
            return self._open()
        if time.monotonic() - self._local.measured_at > _REMEASURE_SECONDS:
            self._measure_clock(connection)
        return connection

    def _begin(self, stack: ExitStack) -> "psycopg.Connection[dict[str, Any]]":
        """A transaction on this thread's connection. One that was cut while nobody used it is replaced: nothing was done on it yet."""
        connection = self._connection()
        try:
            stack.enter_context(connection.transaction())
        except psycopg.OperationalError:
            if not (connection.closed or connection.broken):
                raise
            connection = self._connection()
            stack.enter_context(connection.transaction())
        return connection

    @contextmanager
    def transaction(self, name: str, *, write: bool = True) -> Iterator[PostgresTx]:
        try:
            with ExitStack() as stack:
                connection = self._begin(stack)
                if not write:
                    # As in SQLite, everything that is read in one transaction is of one moment.
                    connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                yield PostgresTx(name, connection, int(time.monotonic() * 1000 + self._local.offset_ms))
        except psycopg.errors.DiskFull as error:
            raise Problem("storage_full") from error
        except psycopg.errors.InsufficientPrivilege as error:
            raise Problem("not_allowed") from error
        except psycopg.errors.DeadlockDetected as error:
            raise Problem("storage_busy") from error
        except (psycopg.OperationalError, psycopg.InterfaceError) as error:
            raise Problem("storage_unreachable") from error
        except psycopg.DatabaseError as error:
            if error.sqlstate == HANDS_FULL:
                raise Problem("hands_full") from error
            raise

    def run_script(self, tx: Any, script: str) -> None:
        tx._connection.execute(script)

    def insert_many(self, tx: Any, table: str, columns: list[str], rows: Iterable[list[Any]]) -> None:
        with tx._connection.cursor() as cursor:
            with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN".encode()) as copy:
                for row in rows:
                    copy.write_row(row)
            if "id" in columns:
                # The next key of the server's own comes after the ones that were brought.
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), COALESCE(MAX(id), 1), MAX(id) IS NOT NULL)"
                    f" FROM {table}".encode()
                )

    def quiet(self, tx: Any) -> None:
        for table in _WATCHED:
            tx.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")

    def loud(self, tx: Any) -> None:
        # What waits for the end of the transaction must have been looked at before a table can be changed again.
        tx.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in _WATCHED:
            tx.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    def horizon(self, tx: Any) -> int:
        return int(tx.scalar("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"))

    def search_source(self) -> tuple[str, str, str]:
        # Under the policies an index of words is of no use: the database looks for them (rights/1_who.sql).
        return "found_messages(:pattern, :limit) f JOIN message m ON m.id = f", "true", "m.id"

    def search_pattern(self, words: list[str], *, is_last_begun: bool = False) -> str:
        return " & ".join(f"'{word}'" for word in words) + (":*" if is_last_begun else "")

    def people_source(self, words: list[str]) -> tuple[str, dict[str, str]]:
        return "SELECT found_contacts(:pattern, :most)", {"pattern": " & ".join(f"'{word}':*" for word in words)}

    def interrupt(self) -> None:
        with self._lock:
            for connection in self._connections:
                with suppress(psycopg.Error):
                    connection.cancel()

    def notify(self) -> None:
        with suppress(psycopg.Error, Problem):
            self._connection().execute("NOTIFY ventanilla")

    def await_hint(self, stop: threading.Event, seconds: float) -> None:
        """Wait on this thread's connection, which listens from now on."""
        until = time.monotonic() + seconds
        try:
            connection = self._connection()
            if getattr(self._local, "is_listening", None) is not connection:
                connection.execute("LISTEN ventanilla")
                self._local.is_listening = connection
                # What was said before it listened is not said again.
                return
            while (left := until - time.monotonic()) > 0 and not stop.is_set():
                # The last of a burst is waited for no longer than the first: one look answers all of them.
                for _ in connection.notifies(timeout=min(left, 0.25), stop_after=1):
                    return
        except (psycopg.OperationalError, psycopg.InterfaceError) as error:
            raise Problem("storage_unreachable") from error

    def verify(self) -> None:
        """What a doctor asks of the server. Raises Problem `office_too_old`, `office_clock`."""
        connection = self._connection()
        if connection.info.server_version < OLDEST_SERVER * 10_000:
            raise Problem("office_too_old", found=connection.info.server_version // 10_000)
        self._measure_clock(connection)
        skew = abs(time.time() * 1000 - (time.monotonic() * 1000 + self._local.offset_ms)) / 1000
        if skew > MOST_SKEW_SECONDS:
            raise Problem("office_clock", seconds=round(skew))

    def checkpoint(self) -> None:
        """Nothing to do: the server keeps its own log."""

    def snapshot(self, target: Path) -> None:
        """Refused: the data of an office is on its server and copied there."""
        raise Problem("office_no_backup")

    def versions(self) -> dict[str, str]:
        with self.transaction("versions", write=False) as tx:
            return {"postgresql": str(tx.scalar("SHOW server_version"))}

    def close(self) -> None:
        with self._lock:
            for connection in self._connections:
                with suppress(psycopg.Error):
                    connection.close()
            self._connections.clear()
        self._local = threading.local()


def engine_at(address: Address) -> PostgresEngine:
    """The engine of an office's desk; connects with its first transaction."""
    return PostgresEngine(address.conninfo(), address.host)


def not_connected(error: psycopg.Error, host: str) -> Problem:
    """Why no connection came about, in an operator's words. libpq tells most reasons only in English text."""
    text = str(error).lower()
    # A server without a database for us answers with a code of class 28; libpq passes it on only in its text.
    if "password authentication failed" in text or "not permitted to log in" in text or "authentication failed" in text:
        return Problem("office_login_refused")
    if "authentication method requirement" in text or "channel binding" in text:
        return Problem("office_weak_login")
    plain = "no pg_hba.conf entry" in text and "no encryption" in text
    if plain or "does not support ssl" in text or "unsupported protocol" in text or "protocol version" in text:
        return Problem("office_no_tls")
    if "certificate" in text or "ssl error" in text or "tlsv1 alert" in text:
        return Problem("office_bad_certificate", host=host)
    if "could not translate host name" in text or "name or service not known" in text:
        return Problem("office_unknown_host", host=host)
    return Problem("storage_unreachable")
