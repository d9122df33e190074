"""The PostgreSQL launcher keeps what the storage tests rely on."""

import os
from collections.abc import Callable

import psycopg
import pytest

from tests.servers import postgres
from tests.servers.postgres import VERSIONS, PostgresServer, Version

Servers = Callable[[Version], PostgresServer]


@pytest.mark.parametrize("version", VERSIONS)
def test_is_the_version_asked_for(postgres_servers: Servers, version: Version) -> None:
    with psycopg.connect(postgres_servers(version).dsn()) as connection:
        assert connection.info.server_version // 10_000 == version


@pytest.mark.parametrize("version", VERSIONS)
def test_wrong_password_is_refused(postgres_servers: Servers, version: Version) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(postgres_servers(version).dsn(password="wrong"))


def test_databases_are_fresh_and_go_away(postgres_server: PostgresServer) -> None:
    with postgres_server.database() as first, psycopg.connect(first) as connection:
        connection.execute("CREATE TABLE mark (n int)")
        connection.commit()
        with postgres_server.database() as second, psycopg.connect(second) as other:
            assert other.execute("SELECT to_regclass('mark')").fetchone() == (None,)
    # Dropped although `connection` was still open when the block ended.
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(first)


def test_starts_under_a_strict_umask() -> None:
    before = os.umask(0o077)
    try:
        server = postgres.start(16)
    finally:
        os.umask(before)
    server.remove()


def test_committed_rows_survive_a_kill() -> None:
    server = postgres.start(16, durable=True)
    try:
        with psycopg.connect(server.dsn(), autocommit=True) as connection:
            assert connection.execute("SHOW fsync").fetchone() == ("on",)
            connection.execute("CREATE TABLE mark AS SELECT generate_series(1, 500) AS n")
            server.kill()
            with pytest.raises(psycopg.OperationalError):
                connection.execute("SELECT 1")
        server.start()
        with psycopg.connect(server.dsn()) as connection:
            assert connection.execute("SELECT count(*) FROM mark").fetchone() == (500,)
    finally:
        server.remove()


def test_a_paused_server_hangs_and_comes_back() -> None:
    server = postgres.start(16)
    try:
        server.pause()
        with pytest.raises(psycopg.OperationalError, match="timeout"):
            psycopg.connect(server.dsn(), connect_timeout=2)
        server.resume()
        psycopg.connect(server.dsn(), connect_timeout=10).close()
    finally:
        server.remove()
