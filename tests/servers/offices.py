"""An office on a real server: founded by its owner, with a login of its own for each person, as `ventanilla office` makes them."""

from console.models.record import replace
from console.operations.desk import Actor, Desk
from console.storage import roles
from console.storage.engine import Engine
from console.storage.postgres import Address, PostgresEngine, engine_at
from tests.servers.postgres import PostgresServer

DESK_ID = "0f" * 16
OFFICE_PEOPLE = (
    ("laia", "Laia Ferrer", "operator"),
    ("jordi", "Jordi Puig", "operator"),
    ("marta", "Marta Riera", "supervisor"),
)


class Founded:
    """An office's database and the logins made so far. Close it to close every connection it opened."""

    def __init__(self, server: PostgresServer, database: str, desk_id: str = DESK_ID) -> None:
        self.owner = Address("127.0.0.1", server.port, database, "postgres", server.password)
        self.server = server
        self.office = roles.found_office(self.owner, desk_id)
        self.addresses: dict[str, Address] = {}
        self._engines: dict[str, PostgresEngine] = {}

    def copy(self) -> "Founded":
        """The same office with the same logins in a database of its own; in a twentieth of the time."""
        made: Founded = object.__new__(Founded)
        made.server, made.office = self.server, self.office
        made.owner = replace(self.owner, database=self.server.create_database(self.owner.database))
        made.addresses = {
            login: replace(address, database=made.owner.database) for login, address in self.addresses.items()
        }
        made._engines = {}
        return made

    def invite(self, login: str, name: str = "", role: str = "operator") -> Address:
        """Somebody's address, made when asked for the first time."""
        if login not in self.addresses:
            _, user, secret = roles.invite(self.owner, login, name or login, role, is_again=True)
            self.addresses[login] = replace(self.owner, user=user, secret=secret)
        return self.addresses[login]

    def engine(self, login: str, role: str = "operator") -> PostgresEngine:
        """Somebody's own engine, one for all who ask."""
        if login not in self._engines:
            self._engines[login] = engine_at(self.invite(login, role=role))
        return self._engines[login]

    def owners_engine(self) -> Engine:
        """The owner's: what tests look into the tables with."""
        if "" not in self._engines:
            self._engines[""] = engine_at(self.owner)
        return self._engines[""]

    @property
    def dsn(self) -> str:
        """The superuser's address of the database."""
        return self.server.dsn(self.owner.database)

    def close(self) -> None:
        """End every connection; the engines open new ones when they are used again."""
        for engine in self._engines.values():
            engine.close()

    def remove(self) -> None:
        """Close it and drop its database."""
        self.close()
        self.server.drop_database(self.owner.database)


class OfficeDesk(Desk):
    """The service's desk; whoever acts gets a desk over their own login, as on their own PC."""

    founded: Founded

    def as_actor(self, actor: Actor) -> Desk:
        if actor.operator_id is None:
            return super().as_actor(actor)
        engine = self.founded.engine(actor.login, actor.role)
        return Desk(engine, self.feed, actor, options=self.options, session=self.session)


def office_desk(founded: Founded, desk: Desk) -> OfficeDesk:
    """A desk like `desk` on the service's own login."""
    made = OfficeDesk(founded.engine("sync", "sync"), desk.feed, desk.actor, options=desk.options, session=desk.session)
    made.founded = founded
    return made
