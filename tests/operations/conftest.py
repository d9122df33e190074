"""A desk on each engine, with one Telegram channel, two operators and a supervisor."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest

from console.feed import Feed
from console.models.clock import SteppedClock
from console.models.inbound import Batch, Inbound, InboundMessage, Sender, Update
from console.models.records import Change
from console.models.states import MessageKind
from console.operations import incoming, office
from console.operations.desk import Desk
from console.storage.engine import Engine
from console.storage.migrate import migrate
from console.storage.postgres import PostgresEngine
from console.storage.sqlite import SqliteEngine
from tests.servers.offices import OFFICE_PEOPLE, Founded, office_desk
from tests.servers.postgres import PostgresServer

OFFICES: dict[int, Founded] = {}
"""The office behind the engine of a running test."""
TABLES = "incident consent suggestion_event example external_last answer_log dialogue answer_task rule_version rule journal presence draft raw_update seen pause outbox attachment message_version message conversation contact lease channel operator team"


@dataclass
class Office:
    """A desk and what tests need around it."""

    desk: Desk
    engine: Engine
    channel_id: int
    laia: Desk
    jordi: Desk
    marta: Desk
    changes: list[Change] = field(default_factory=list)
    clock: SteppedClock | None = None
    _next: int = 0

    def receive(self, *events: Inbound) -> int:
        """File events as one batch."""
        self._next += 1
        updates = tuple(Update(f"u{self._next}.{n}", "{}", (event,)) for n, event in enumerate(events))
        return self.desk.run(
            incoming.record_batch, self.channel_id, Batch(updates, f'{{"offset": {self._next}}}', False)
        )

    def text(
        self,
        text: str,
        *,
        chat: str = "7000000001",
        number: int | None = None,
        name: str = "Núria Casadevall",
        **extra: Any,
    ) -> InboundMessage:
        """A citizen's message."""
        self._next += 1
        provider_id = str(number or self._next)
        at = extra.pop("at", self.now())
        kind = extra.pop("kind", MessageKind.TEXT)
        return InboundMessage(
            f"m:{chat}:{provider_id}", Sender(chat, name, language="ca"), provider_id, at, kind, text, **extra
        )

    def now(self) -> int:
        return self.desk.read(lambda tx: tx.now)

    def join(self, login: str, name: str) -> Desk:
        """Another operator's desk."""
        founded = OFFICES.get(id(self.engine))
        if founded is None:
            self.desk.run(office.add_operator, login, name)
        else:
            founded.invite(login, name)
        return self.desk.as_actor(self.desk.read(office.actor, login))

    def sql(self, statement: str, **parameters: Any) -> list[Any]:
        with self.engine.transaction("test") as tx:
            return tx.execute(statement, **parameters)


@pytest.fixture(scope="session")
def migrated_database(postgres_server: PostgresServer) -> Iterator[str]:
    """An office's database as its owner meets it, for all tests of these rooms in turn; `emptied` gives it to the next one."""
    founded = Founded(postgres_server, postgres_server.create_database())
    yield founded.dsn
    founded.remove()


@pytest.fixture(scope="session")
def shared_office(office_template: Founded) -> Iterator[Founded]:
    """The same for an office."""
    made = office_template.copy()
    yield made
    made.remove()


def emptied(address: str, people: Sequence[str] = ()) -> None:
    """Take out all a test has left, as if the database were new: in a tenth of the time that making one takes."""
    with psycopg.connect(address, autocommit=True) as connection:
        # No trigger and no foreign key is asked while the rows go.
        connection.execute("SET session_replication_role = replica")
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        keep = {
            "meta": "WHERE key NOT IN ('schema', 'oldest_reader', 'desk_id', 'files_key_print', 'server')",
            "operator": f"WHERE NOT login = ANY ('{{{','.join(people)}}}')",
        }
        names = [str(name) for (name,) in rows if name != "journal_head"]
        statements = [f"DELETE FROM {name} {keep.get(name, '')}" for name in names]
        statements.append("UPDATE journal_head SET seq = 0, hash = ''")
        statements.append(
            "UPDATE operator SET status = 'offline', status_since = NULL, team_id = NULL, is_active = 1,"
            " max_claims = NULL, languages = '', changed = 0"
        )
        # Who was given another name has their own again, whichever test comes next.
        statements += [
            f"UPDATE operator SET name = '{name}' WHERE login = '{login}'" for login, name, _ in OFFICE_PEOPLE
        ]
        numbered = connection.execute(
            "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND is_identity = 'YES'"
        ).fetchall()
        statements += [
            f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), COALESCE(MAX(id), 1), MAX(id) IS NOT NULL) FROM {name}"
            for (name,) in numbered
        ]
        connection.execute("; ".join(statements).encode())


@pytest.fixture(params=["sqlite", "postgres", "office"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Each test runs on both databases, and once more where everybody has a login and rights of their own."""
    made: Engine
    if request.param == "office":
        founded: Founded = request.getfixturevalue("shared_office")
        made = founded.owners_engine()
        OFFICES[id(made)] = founded
        yield made
        del OFFICES[id(made)]
        founded.close()
        emptied(founded.dsn, [login for login, _, _ in OFFICE_PEOPLE])
        return
    if request.param == "sqlite":
        made = SqliteEngine(tmp_path / "desk.db", b"k" * 32, SteppedClock())
        migrate(made)
        yield made
        made.close()
        return
    address: str = request.getfixturevalue("migrated_database")
    made = PostgresEngine(address)
    yield made
    made.close()
    emptied(address)


@pytest.fixture
def town(engine: Engine) -> Office:
    """An office with a channel and three people."""
    return make_office(engine)


def make_office(engine: Engine) -> Office:
    feed = Feed()
    desk = Desk(engine, feed)
    founded = OFFICES.get(id(engine))
    if founded is not None:
        desk = office_desk(founded, desk)
    channel_id = desk.run(office.add_channel, "telegram", "Bot", {"base_url": "http://127.0.0.1"})
    if founded is None:
        for login, name, role in OFFICE_PEOPLE:
            desk.run(office.add_operator, login, name, role)
    people = {login: desk.as_actor(desk.read(office.actor, login)) for login in ("laia", "jordi", "marta")}
    made = Office(
        desk,
        engine,
        channel_id,
        people["laia"],
        people["jordi"],
        people["marta"],
        clock=getattr(engine, "_clock", None),
    )
    feed.subscribe(made.changes.append)
    return made


@pytest.fixture
def sqlite_town(tmp_path: Path) -> Iterator[Callable[..., Office]]:
    """An office on SQLite whose clock can be stepped."""
    engines: list[SqliteEngine] = []

    def build() -> Office:
        engine = SqliteEngine(tmp_path / f"desk{len(engines)}.db", b"k" * 32, SteppedClock())
        engines.append(engine)
        migrate(engine)
        return make_office(engine)

    yield build
    for engine in engines:
        engine.close()
