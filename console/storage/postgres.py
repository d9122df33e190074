"""An office's PostgreSQL (14 to 18) through psycopg 3, one connection per thread.

Time is the server's: its offset to this computer is measured when a connection opens and again every minute, so that reading the clock
costs no round trip inside a transaction.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg.rows import dict_row

from console.models.problems import Problem
from console.storage.engine import Row, to_pyformat

_CLOCK = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint"
_REMEASURE_SECONDS = 60.0


class PostgresTx:
    """A transaction on one PostgreSQL connection."""

    def __init__(self, name: str, connection: "psycopg.Connection[dict[str, Any]]", now: int) -> None:
        self.name = name
        self.now = now
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

    @property
    def stamp(self) -> int:
        if self._stamp is None:
            self._stamp = int(self.scalar("SELECT pg_current_xact_id()::text::bigint"))
        return self._stamp


class PostgresEngine:
    """One office database, named by a libpq connection string."""

    kind = "postgres"

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._local = threading.local()
        self._connections: list[psycopg.Connection[dict[str, Any]]] = []
        self._lock = threading.Lock()

    def _open(self) -> "psycopg.Connection[dict[str, Any]]":
        try:
            connection = psycopg.connect(
                self._conninfo, autocommit=True, row_factory=dict_row, connect_timeout=5, application_name="ventanilla"
            )
        except psycopg.OperationalError as error:
            raise Problem("storage_unreachable") from error
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

    @contextmanager
    def transaction(self, name: str, *, write: bool = True) -> Iterator[PostgresTx]:
        try:
            connection = self._connection()
            with connection.transaction():
                if not write:
                    connection.execute("SET TRANSACTION READ ONLY")
                yield PostgresTx(name, connection, int(time.monotonic() * 1000 + self._local.offset_ms))
        except psycopg.errors.DiskFull as error:
            raise Problem("storage_full") from error
        except (psycopg.OperationalError, psycopg.InterfaceError) as error:
            raise Problem("storage_unreachable") from error

    def run_script(self, tx: Any, script: str) -> None:
        tx._connection.execute(script)

    def horizon(self, tx: Any) -> int:
        return int(tx.scalar("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"))

    def search_source(self) -> tuple[str, str, str]:
        return "message m", "to_tsvector('simple', m.search) @@ to_tsquery('simple', :pattern)", "m.id"

    def search_pattern(self, words: list[str]) -> str:
        return " & ".join([f"'{word}'" for word in words[:-1]] + [f"'{words[-1]}':*"])

    def interrupt(self) -> None:
        with self._lock:
            for connection in self._connections:
                with suppress(psycopg.Error):
                    connection.cancel()

    def notify(self) -> None:
        with suppress(psycopg.Error, Problem):
            self._connection().execute("NOTIFY ventanilla")

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
