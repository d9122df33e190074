"""One desk in one encrypted file: SQLCipher with a random raw key, WAL and synchronous=FULL.

FULL and not NORMAL, because a provider forgets a message once we have said "got it": an acknowledged commit must survive a power cut
(performance.md section 2; 0 of 2,000 simulated cuts lost one with FULL, 1,573 with NORMAL).
"""

import hashlib
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from console.models.clock import Clock, SystemClock
from console.models.problems import Problem
from console.storage.engine import Row, to_sqlite_schema

_OLDEST_SQLITE = (3, 51, 3)
"""Older ones carry the WAL-reset race or lack FTS5 secure-delete."""
_BUSY_MS = 10_000
_LAST_WORK_SECONDS = 2.0
"""So long a closing engine waits for what is under way on other threads."""
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={_BUSY_MS}",
    "PRAGMA cache_size=-16384",
)


class SqliteTx:
    """A transaction on one SQLite connection."""

    def __init__(self, name: str, connection: Any, now: int) -> None:
        self.name = name
        self.now = now
        self.viewer: int | None = None
        self._connection = connection
        self._stamp: int | None = None

    def execute(self, sql: str, **parameters: Any) -> list[Row]:
        return list(self._connection.execute(sql, parameters).fetchall())

    def one(self, sql: str, **parameters: Any) -> Row | None:
        rows = self.execute(sql, **parameters)
        return rows[0] if rows else None

    def scalar(self, sql: str, **parameters: Any) -> Any:
        row = self.one(sql, **parameters)
        return row[0] if row is not None else None

    def count(self, sql: str, **parameters: Any) -> int:
        return int(self._connection.execute(sql, parameters).rowcount)

    def iterate(self, sql: str, **parameters: Any) -> Iterator[Row]:
        yield from self._connection.execute(sql, parameters)

    def lock(self, table: str, row_id: int) -> None:
        """Nothing to do: there is one writer at a time."""

    @property
    def stamp(self) -> int:
        if self._stamp is None:
            self._stamp = int(self.scalar("UPDATE stamp SET value = value + 1 RETURNING value"))
        return self._stamp


class SqliteEngine:
    """The encrypted file of one desk. `key` is 32 random bytes, or None for the training town's throw-away file."""

    kind = "sqlite"

    def __init__(self, path: Path, key: bytes | None, clock: Clock | None = None, *, must_exist: bool = False) -> None:
        self._path = path
        self._key = key
        self._clock: Clock = clock or SystemClock()
        self._local = threading.local()
        self._connections: list[Any] = []
        self._used: list[Any] = []
        self._lock = threading.Condition()
        self._write_lock = threading.RLock()
        self._set_aside: list[Row] = []
        if driver.sqlite_version_info < _OLDEST_SQLITE:
            raise RuntimeError(f"SQLite {driver.sqlite_version} is too old; {_OLDEST_SQLITE} is needed")
        if must_exist and not path.exists():
            raise Problem("storage_damaged")
        if path.parent.exists() and not os.access(path if path.exists() else path.parent, os.W_OK):
            raise Problem("storage_read_only", path=path.parent)

    def _open(self) -> Any:
        try:
            connection = driver.connect(
                str(self._path), isolation_level=None, check_same_thread=False, timeout=_BUSY_MS / 1000
            )
        except driver.Error as error:
            raise self._problem(error) from error
        try:
            # A wrong key is told by our own sentence; the cipher's log would only put noise on standard error.
            connection.execute("PRAGMA cipher_log_level = NONE")
            if self._key is not None:
                connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in _PRAGMAS:
                connection.execute(pragma)
        except driver.Error as error:
            connection.close()
            raise self._problem(error) from error
        connection.row_factory = driver.Row
        # The journal's chain (schema 005) is sealed by the same function as the server's.
        connection.create_function("sealed", 1, _sealed, deterministic=True)
        return connection

    def _connection(self) -> Any:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._open()
            with self._lock:
                self._connections.append(connection)
        return connection

    @contextmanager
    def _in_use(self) -> Iterator[Any]:
        """This thread's connection, which nobody closes meanwhile: SQLite would go on in memory given back."""
        while True:
            connection = self._connection()
            with self._lock:
                # Closed since it was handed out: the next one is another.
                if connection in self._connections:
                    self._used.append(connection)
                    break
        try:
            yield connection
        finally:
            with self._lock:
                self._used.remove(connection)
                if connection not in self._connections and connection not in self._used:
                    connection.close()
                self._lock.notify_all()

    def _problem(self, error: Exception) -> Exception:
        """What the driver said, in an operator's words; anything unknown stays what it is."""
        text = str(error).lower()
        if "not a database" in text or "hmac" in text:
            return Problem("storage_wrong_key")
        if "malformed" in text or "corrupt" in text:
            return Problem("storage_damaged")
        if "readonly" in text or "read-only" in text or "unable to open" in text:
            return Problem("storage_read_only", path=self._path.parent)
        if "full" in text:
            return Problem("storage_full")
        if "disk i/o" in text:
            return Problem("storage_damaged") if self._is_truncated() else Problem("storage_full")
        if "locked" in text or "busy" in text:
            return Problem("storage_busy")
        return error

    def _is_truncated(self) -> bool:
        with suppress(OSError):
            return self._path.stat().st_size % 512 != 0
        return True

    @contextmanager
    def transaction(self, name: str, *, write: bool = True) -> Iterator[SqliteTx]:
        # Writers of one process queue here: SQLite's own busy back-off is unfair (performance.md section 6).
        with self._in_use() as connection, self._write_lock if write else _NO_LOCK:
            try:
                connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
            except driver.Error as error:
                raise self._problem(error) from error
            try:
                yield SqliteTx(name, connection, self._clock.now_ms())
                connection.execute("COMMIT")
            except BaseException as error:
                with suppress(driver.Error):
                    connection.execute("ROLLBACK")
                if isinstance(error, driver.DatabaseError) and not isinstance(error, driver.IntegrityError):
                    raise self._problem(error) from error
                raise

    def run_script(self, tx: Any, script: str) -> None:
        statement = ""
        for line in to_sqlite_schema(script).splitlines(keepends=True):
            statement += line
            if driver.complete_statement(statement):
                tx.execute(statement)
                statement = ""

    def insert_many(self, tx: Any, table: str, columns: list[str], rows: Iterable[list[Any]]) -> None:
        marks = ", ".join("?" * len(columns))
        tx._connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

    def quiet(self, tx: Any) -> None:
        self._set_aside = tx.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal_%'"
        )
        for row in self._set_aside:
            tx.execute(f"DROP TRIGGER {row['name']}")

    def loud(self, tx: Any) -> None:
        for row in self._set_aside:
            tx.execute(row["sql"])

    def horizon(self, tx: Any) -> int:
        return int(tx.scalar("SELECT value FROM stamp")) + 1

    def search_source(self) -> tuple[str, str, str]:
        return "message_search s JOIN message m ON m.id = s.rowid", "message_search MATCH :pattern", "s.rowid"

    def search_pattern(self, words: list[str], *, is_last_begun: bool = False) -> str:
        return " ".join(f'"{word}"' for word in words) + ("*" if is_last_begun else "")

    def people_source(self, words: list[str]) -> tuple[str, dict[str, str]]:
        # Words of `tokens` hold neither % nor _, so nothing needs to be escaped.
        condition = " AND ".join(f"(' ' || p.search) LIKE :w{n}" for n in range(len(words)))
        source = f"SELECT p.id FROM contact p WHERE {condition} ORDER BY p.id DESC LIMIT :most"
        return source, {f"w{n}": f"% {word}%" for n, word in enumerate(words)}

    def interrupt(self) -> None:
        with self._lock:
            for connection in self._connections:
                connection.interrupt()

    def notify(self) -> None:
        """Nothing to do: consoles of one desk share the process, others look at the stamp."""

    def await_hint(self, stop: threading.Event, seconds: float) -> None:
        """Nobody can tell; half the time is a good moment to look."""
        stop.wait(seconds / 2)

    def checkpoint(self) -> None:
        """Move the log into the file and truncate it, so that nothing erased lingers in it."""
        with self._in_use() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def snapshot(self, target: Path) -> None:
        """Copy the whole database, encrypted with the same key, to a new file while others go on working."""
        copy = driver.connect(str(target), isolation_level=None)
        try:
            if self._key is not None:
                copy.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
            with self._in_use() as connection:
                connection.backup(copy)
        except driver.Error as error:
            raise self._problem(error) from error
        finally:
            copy.close()

    def verify(self) -> None:
        """Read every page. Raises Problem `storage_damaged` when one does not hold."""
        try:
            with self._in_use() as connection:
                rows = connection.execute("PRAGMA integrity_check(1)").fetchall()
        except driver.Error as error:
            raise Problem("storage_damaged") from error
        if [row[0] for row in rows] != ["ok"]:
            raise Problem("storage_damaged")

    def versions(self) -> dict[str, str]:
        with self._in_use() as connection:
            cipher = connection.execute("PRAGMA cipher_version").fetchone()
        return {"sqlite": str(driver.sqlite_version), "sqlcipher": str(cipher[0]) if cipher else ""}

    def close(self) -> None:
        """Close every connection. One that is in use is waited for a moment, then left to its thread to close."""
        with self._lock:
            mine = getattr(self._local, "connection", None)
            self._lock.wait_for(lambda: all(each is mine for each in self._used), _LAST_WORK_SECONDS)
            for connection in self._connections:
                if connection not in self._used:
                    with suppress(driver.Error):
                        connection.close()
            self._connections.clear()
        self._local = threading.local()


def _sealed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class _NoLock:
    def __enter__(self) -> None:
        return None

    def __exit__(self, *exc: object) -> None:
        return None


_NO_LOCK = _NoLock()
