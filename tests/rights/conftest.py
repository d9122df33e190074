"""An office of this folder's own on each version of PostgreSQL. Attacks are rolled back, so one office serves them all."""

from collections.abc import Callable, Iterator

import pytest

from tests.rights.world import World
from tests.servers.postgres import VERSIONS, PostgresServer, Version


@pytest.fixture(scope="session", params=VERSIONS, ids=[f"postgres{version}" for version in VERSIONS])
def world(request: pytest.FixtureRequest, postgres_servers: Callable[[Version], PostgresServer]) -> Iterator[World]:
    """The office under attack."""
    made = World(postgres_servers(request.param))
    yield made
    made.remove()
