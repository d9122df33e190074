"""A real Matrix homeserver, Synapse, on the loopback, with SQLite and nothing that could reach another server.

It can be killed and started again on the same data and port, because what the console does after such a night is the
point of having it. The configuration is written whole instead of editing the generated one: a key that stands twice in
a YAML file silently takes its last value.
"""

import base64
import hmac
import json
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Mapping
from hashlib import sha1
from pathlib import Path
from typing import Any, Final

from tests.servers.process import ServerError, end, free_port, spawn, wait_until

SERVER_NAME: Final = "localhost"

# Tests send faster than any citizen. A test of the limits starts a server of its own with the real ones.
_UNLIMITED: Final = {"per_second": 10_000, "burst_count": 10_000}
UNLIMITED: Final[Mapping[str, Any]] = {
    "rc_message": _UNLIMITED,
    "rc_registration": _UNLIMITED,
    "rc_joins": {"local": _UNLIMITED, "remote": _UNLIMITED},
    "rc_joins_per_room": _UNLIMITED,
    "rc_invites": {"per_room": _UNLIMITED, "per_user": _UNLIMITED, "per_issuer": _UNLIMITED},
    "rc_login": {"address": _UNLIMITED, "account": _UNLIMITED, "failed_attempts": _UNLIMITED},
    "rc_presence": {"per_user": _UNLIMITED},
    "rc_room_creation": _UNLIMITED,
}


class SynapseServer:
    """One homeserver with its data in a folder of its own. Made by `start`; any thread may use it."""

    def __init__(self, folder: Path, options: Mapping[str, Any]) -> None:
        self.port = free_port()
        self._folder = folder
        self._options = dict(options)
        self._secret = secrets.token_hex(16)
        self._process: subprocess.Popen[bytes] | None = None
        self._write_configuration()

    @property
    def url(self) -> str:
        """The base address for clients, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """What the server wrote."""
        return self._folder / "server.log"

    def start(self) -> None:
        """Start, or start again on the same data and port. Returns when it answers, after about 2 s."""
        command = [sys.executable, "-m", "synapse.app.homeserver", "-c", str(self._folder / "homeserver.yaml")]
        self._process = spawn(command, self.log, cwd=self._folder)
        wait_until(self._answers, self._process, self.log, seconds=45, what="Synapse")

    def kill(self) -> None:
        """The power goes: SIGKILL."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """Stop in order. Does nothing when it is not running."""
        if self._process is not None:
            end(self._process, signal.SIGTERM, seconds=10)

    def remove(self) -> None:
        """Stop and delete the data."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def register(self, name: str, password: str, *, admin: bool = False) -> str:
        """Make a user through the shared secret and return the full id, `@name:localhost`."""
        endpoint = "/_synapse/admin/v1/register"
        nonce = self._call("GET", endpoint)["nonce"]
        words = [nonce, name, password, "admin" if admin else "notadmin"]
        mac = hmac.new(self._secret.encode(), "\0".join(words).encode(), sha1).hexdigest()
        body = {"nonce": nonce, "username": name, "password": password, "admin": admin, "mac": mac}
        return str(self._call("POST", endpoint, body)["user_id"])

    def _call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request = urllib.request.Request(
            self.url + path, method=method, data=None if body is None else json.dumps(body).encode()
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return dict(json.load(answer))
        except urllib.error.HTTPError as error:
            with error:
                raise ServerError(
                    f"Synapse refused {method} {path}: {error.read().decode('utf-8', 'replace')}"
                ) from None

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + "/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def _write_configuration(self) -> None:
        key = base64.b64encode(secrets.token_bytes(32)).decode("ascii").rstrip("=")
        (self._folder / "signing.key").write_text(f"ed25519 a_test {key}\n", encoding="ascii")
        logging = {
            "version": 1,
            "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
            "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
            "root": {"level": "WARNING", "handlers": ["console"]},
        }
        configuration = {
            "server_name": SERVER_NAME,
            "public_baseurl": self.url + "/",
            "listeners": [
                {
                    "type": "http",
                    "port": self.port,
                    "bind_addresses": ["127.0.0.1"],
                    "resources": [{"names": ["client"]}],
                }
            ],
            "database": {"name": "sqlite3", "args": {"database": str(self._folder / "homeserver.db")}},
            "media_store_path": str(self._folder / "media"),
            "signing_key_path": str(self._folder / "signing.key"),
            "log_config": str(self._folder / "log.yaml"),
            "pid_file": str(self._folder / "homeserver.pid"),
            "registration_shared_secret": self._secret,
            "macaroon_secret_key": secrets.token_hex(16),
            "form_secret": secrets.token_hex(16),
            "report_stats": False,
            "trusted_key_servers": [],
            "federation_domain_whitelist": [],
            "url_preview_enabled": False,
            **self._options,
        }
        # JSON is YAML, and cannot hold a key twice.
        (self._folder / "log.yaml").write_text(json.dumps(logging), encoding="utf-8")
        (self._folder / "homeserver.yaml").write_text(json.dumps(configuration, indent=1), encoding="utf-8")


def start(options: Mapping[str, Any] = UNLIMITED) -> SynapseServer:
    """Make and start a homeserver. `options` go into its configuration; the default lifts every rate limit.

    Raises `ServerError` with the end of the server's log.
    """
    server = SynapseServer(Path(tempfile.mkdtemp(prefix="ventanilla-synapse-")), options)
    try:
        server.start()
    except BaseException:
        server.remove()
        raise
    return server
