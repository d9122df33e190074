"""The ground every test stands on: no window system, no network, no keyring, no person's own settings, real servers.

The environment is set before anything can import Qt; servers are started by the first test that asks for one.
"""

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="ventanilla-tests-"))

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in [name for name in os.environ if name.startswith("VENTANILLA_")]:
    del os.environ[_name]
for _name in ("QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "QT_SCALE_FACTOR", "QT_FONT_DPI", "LANGUAGE", "LC_TIME"):
    os.environ.pop(_name, None)
# A summer and a winter hour, as in the town halls: what only works in UTC must fail here.
os.environ["TZ"] = "Europe/Madrid"
if hasattr(time, "tzset"):
    time.tzset()
for _name in ("CONFIG", "DATA", "CACHE", "STATE"):
    os.environ[f"XDG_{_name}_HOME"] = str(_HOME / _name.lower())
# Programs that a test starts must not find this machine's keyring either; they are given a key file.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# Only now: the imports below may reach Qt or read the environment.
import logging  # noqa: E402
import shutil  # noqa: E402

import hypothesis  # noqa: E402
import keyring  # noqa: E402
import pytest  # noqa: E402

from tests.guards import MemoryKeyring, WarningCollector, loopback_only  # noqa: E402
from tests.servers import postgres as postgres_launcher  # noqa: E402
from tests.servers import synapse as synapse_launcher  # noqa: E402
from tests.servers.offices import OFFICE_PEOPLE, Founded  # noqa: E402
from tests.servers.postgres import PostgresServer, Version  # noqa: E402
from tests.servers.synapse import SynapseServer  # noqa: E402

# A slow machine is no bug; the limit per test is pytest's.
hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")


def pytest_unconfigure() -> None:
    """Remove the borrowed home."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def memory_keyring() -> Iterator[MemoryKeyring]:
    """The keyring of this test, empty at its start."""
    backend, before = MemoryKeyring(), keyring.get_keyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def _usual_umask() -> Iterator[None]:
    """The program makes itself private; the next test starts as a program of its own would."""
    os.umask(0o022)
    yield
    os.umask(0o022)


@pytest.fixture(autouse=True)
def _only_this_machine() -> Iterator[None]:
    with loopback_only() as refused:
        yield
    assert not refused, f"the test tried to reach {', '.join(refused)}"


@pytest.fixture(autouse=True)
def _no_unexpected_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log that nobody expected is a failure: it is what an operator's IT would have to read."""
    collector = WarningCollector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield
    root.removeHandler(collector)
    expected = "caplog" in request.fixturenames or request.node.get_closest_marker("expects_warnings") is not None
    if not expected and collector.lines:
        pytest.fail("unexpected in the log:\n" + "\n".join(collector.lines), pytrace=False)


@pytest.fixture(scope="session")
def postgres_servers() -> Iterator[Callable[[Version], PostgresServer]]:
    """Give a version, 16 or 18, get its server; it runs until the end of the session."""
    running: dict[Version, PostgresServer] = {}

    def server(version: Version) -> PostgresServer:
        if version not in running:
            running[version] = postgres_launcher.start(version)
        return running[version]

    yield server
    for each in running.values():
        each.remove()


@pytest.fixture(scope="session")
def postgres_server(postgres_servers: Callable[[Version], PostgresServer]) -> PostgresServer:
    """PostgreSQL 16, or what TEST_POSTGRES names: the same tests on the newest server are `TEST_POSTGRES=18 pytest tests/operations`."""
    return postgres_servers(18 if os.environ.get("TEST_POSTGRES") == "18" else 16)


@pytest.fixture(scope="session")
def postgres_18_server(postgres_servers: Callable[[Version], PostgresServer]) -> PostgresServer:
    """PostgreSQL 18."""
    return postgres_servers(18)


@pytest.fixture
def postgres_database(postgres_server: PostgresServer) -> Iterator[str]:
    """The superuser's address of an empty database on PostgreSQL 16."""
    with postgres_server.database() as address:
        yield address


@pytest.fixture
def postgres_18_database(postgres_18_server: PostgresServer) -> Iterator[str]:
    """The superuser's address of an empty database on PostgreSQL 18."""
    with postgres_18_server.database() as address:
        yield address


@pytest.fixture(scope="session")
def office_template(postgres_server: PostgresServer) -> Iterator[Founded]:
    """An office with the logins of laia, jordi, marta (a supervisor) and the service; nobody is connected to it."""
    made = Founded(postgres_server, postgres_server.create_database())
    for login, name, role in OFFICE_PEOPLE:
        made.invite(login, name, role)
    made.invite("sync", role="sync")
    yield made
    made.remove()


@pytest.fixture
def founded(office_template: Founded) -> Iterator[Founded]:
    """An office of this test's own."""
    made = office_template.copy()
    yield made
    made.remove()


@pytest.fixture(scope="session")
def synapse() -> Iterator[SynapseServer]:
    """A Matrix homeserver without rate limits. A test that kills or configures one starts its own."""
    server = synapse_launcher.start()
    yield server
    server.remove()


_MOST_UNCOLLECTED = 20_000


def pytest_sessionstart() -> None:
    """No thread may collect garbage but this one: elsewhere it could destroy a window's object, and Qt would crash."""
    gc.disable()


def pytest_runtest_teardown() -> None:
    """Between tests, on the main thread, what the collector would have done."""
    if gc.get_count()[0] > _MOST_UNCOLLECTED:
        gc.collect()
