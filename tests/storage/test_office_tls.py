"""The way to an office's server: verified and strong, or no connection at all and a sentence that says why."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from console.models.problems import Problem
from console.models.record import replace
from console.storage.postgres import Address, engine_at
from tests.servers.tls_postgres import HOST, Authority, TlsServer, debian_binaries, start_with_tls

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(
        debian_binaries() is None, reason="no PostgreSQL with TLS here: install Debian's package postgresql"
    ),
]


@dataclass
class Place:
    """A server, the authority its office hands out, and a login on it."""

    server: TlsServer
    folder: Path
    ours: Authority = field(default_factory=lambda: Authority("Vallserena"))
    stranger: Authority = field(default_factory=lambda: Authority("Somebody"))

    def address(self, **changes: object) -> Address:
        ca = self.folder / "ca.pem"
        ca.write_text(self.ours.pem, encoding="ascii")
        usual = Address(HOST, self.server.port, "postgres", "laia", "a secret of her own", ca)
        return replace(usual, **changes)

    def sql(self, *statements: str) -> None:
        with psycopg.connect(self.server.socket(), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def why_not(self, address: Address | None = None) -> str:
        """The code of the refusal, or "" when the connection came about. The server takes a moment to take new rules."""
        engine = engine_at(address or self.address())
        try:
            engine.verify()
        except Problem as problem:
            return problem.code
        finally:
            engine.close()
        return ""

    def becomes(self, code: str, address: Address | None = None) -> bool:
        until = time.monotonic() + 10
        while self.why_not(address) != code and time.monotonic() < until:
            time.sleep(0.05)
        return self.why_not(address) == code


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    binaries = debian_binaries()
    assert binaries is not None
    server = start_with_tls(binaries)
    made = Place(server, tmp_path_factory.mktemp("tls"))
    made.server.dress(made.ours.certificate())
    made.sql("SET password_encryption = 'scram-sha-256'", "CREATE ROLE laia LOGIN PASSWORD 'a secret of her own'")
    yield made
    server.remove()


@pytest.fixture(autouse=True)
def _this_machine_has_that_name(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """libpq finds the server here, and still checks the name it was told."""
    monkeypatch.setenv("PGHOSTADDR", "127.0.0.1")
    place.server.dress(place.ours.certificate())
    assert place.becomes("")


def test_the_right_server_is_spoken_to_with_tls(place: Place) -> None:
    engine = engine_at(place.address())
    with engine.transaction("look", write=False) as tx:
        row = tx.one("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
    engine.close()
    assert row is not None and row["ssl"] and row["version"] in ("TLSv1.2", "TLSv1.3")


def test_certificates_of_strangers_of_others_and_of_yesterday_are_refused(place: Place) -> None:
    for certificate in (
        place.stranger.certificate(),
        place.ours.certificate("other.example"),
        place.ours.certificate(days=-1),
    ):
        place.server.dress(certificate)
        assert place.becomes("office_bad_certificate")


def test_a_server_without_tls_is_not_spoken_to(place: Place) -> None:
    place.server.dress(None)
    assert place.becomes("office_no_tls")


def test_weak_protocols_are_refused(place: Place) -> None:
    place.server.dress(
        place.ours.certificate(), lines="ssl_min_protocol_version = 'TLSv1'\nssl_max_protocol_version = 'TLSv1.1'"
    )
    assert place.becomes("office_no_tls")


@pytest.mark.parametrize("auth", ["trust", "password", "md5"])
def test_a_server_that_asks_for_a_password_in_a_weak_way_gets_none(place: Place, auth: str) -> None:
    place.sql("SET password_encryption = 'md5'", "ALTER ROLE laia PASSWORD 'a secret of her own'")
    place.server.dress(place.ours.certificate(), auth=auth)
    assert place.becomes("office_weak_login")
    place.sql("SET password_encryption = 'scram-sha-256'", "ALTER ROLE laia PASSWORD 'a secret of her own'")


def test_a_wrong_secret_an_expired_and_a_closed_login(place: Place) -> None:
    assert place.why_not(place.address(secret="wrong")) == "office_login_refused"
    place.sql("ALTER ROLE laia VALID UNTIL 'yesterday'")
    assert place.why_not() == "office_login_refused"
    place.sql("ALTER ROLE laia VALID UNTIL 'infinity'", "ALTER ROLE laia NOLOGIN")
    assert place.why_not() == "office_login_refused"
    place.sql("ALTER ROLE laia LOGIN")
    assert place.why_not() == ""


def test_nothing_in_the_environment_weakens_it(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("PGSSLMODE", "disable"),
        ("PGREQUIREAUTH", "none"),
        ("PGCHANNELBINDING", "disable"),
        ("PGSSLROOTCERT", "/nowhere"),
        ("PGGSSENCMODE", "prefer"),
    ):
        monkeypatch.setenv(name, value)
    assert place.why_not() == ""
    place.server.dress(place.stranger.certificate())
    assert place.becomes("office_bad_certificate")


def test_a_name_nobody_knows(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGHOSTADDR")
    assert place.why_not(place.address(host="no-such-host.invalid")) in ("office_unknown_host", "storage_unreachable")


def test_a_port_where_nobody_listens(place: Place) -> None:
    assert place.why_not(place.address(port=1)) == "storage_unreachable"
