"""The recipes of docs/operations.md in front of the receiver, word for word: real nginx and real Caddy, real TLS, calls as the provider makes them."""

from __future__ import annotations

import getpass
import hashlib
import hmac
import http.client
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.flows.test_whatsapp import Desk, free_port, until
from tests.providers.cloud_town import APP_SECRET, VERIFY, CloudTown, hook_body
from tests.servers.tls_postgres import Authority

pytestmark = pytest.mark.timeout(180)
NAME = "whatsapp.town.example"
OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"


@pytest.fixture
def town() -> Iterator[CloudTown]:
    town = CloudTown()
    yield town
    town.close()


@pytest.fixture
def desk(tmp_path: Path, town: CloudTown) -> Iterator[Desk]:
    desk = Desk(tmp_path, town)
    desk.add()
    desk.start()
    yield desk
    desk.stop()


def recipe(name: str, port: int) -> str:
    """What stands in the manual behind `name`, with the receiver's own port."""
    found = re.search(rf"{name}:\n\n +```\n(.*?)\n +```", OPERATIONS.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None, f"the manual has no recipe for {name}"
    assert "127.0.0.1:8480" in found[1]
    return found[1].replace("127.0.0.1:8480", f"127.0.0.1:{port}")


class Proxy:
    """A proxy with the town's name in front of the receiver. `port`: where it listens."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        folder.mkdir()
        authority = Authority("Vallserena")
        for suffix, text in zip(("crt", "key"), authority.certificate(NAME), strict=True):
            (folder / f"town.{suffix}").write_text(text, encoding="ascii")
        self.context = ssl.create_default_context(cadata=authority.pem)

    @contextmanager
    def running(self, words: list[str], config: str) -> Iterator[None]:
        """Serve until the end; `words` may name the file as {config}."""
        file = self.folder / "proxy.conf"
        file.write_text(config, encoding="ascii")
        environment = {"HOME": str(self.folder), "PATH": "/usr/sbin:/usr/bin:/bin"}
        with (self.folder / "proxy.log").open("wb") as log:
            process = subprocess.Popen(
                [word.format(config=file) for word in words], stdout=log, stderr=log, env=environment
            )
            try:
                until(self._listens)
                yield
            finally:
                process.terminate()
                process.wait(20)

    def _listens(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=2):
            return True
        return False

    def ask(self, method: str, path: str, body: bytes = b"", *, signature: str | None = None) -> tuple[int, bytes]:
        """As the provider does: by TLS, to the town's name, signed."""
        wanted = "sha256=" + hmac.new(APP_SECRET.encode(), body, hashlib.sha256).hexdigest()
        connection = http.client.HTTPConnection(NAME, self.port, timeout=30)
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        connection.sock = self.context.wrap_socket(plain, server_hostname=NAME)
        headers = {"Content-Type": "application/json", "X-Hub-Signature-256": signature or wanted}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def nginx(proxy: Proxy, hook: int) -> str:
    folder = proxy.folder
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi"))
    temporary += "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("uwsgi", "scgi"))
    return (
        f"daemon off;\nuser {getpass.getuser()};\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}server {{\nlisten 127.0.0.1:{proxy.port} ssl;\nserver_name {NAME};\n"
        f"ssl_certificate {folder}/town.crt;\nssl_certificate_key {folder}/town.key;\n{recipe('nginx', hook)}\n}}\n}}\n"
    )


def caddy(proxy: Proxy, hook: int) -> str:
    """The town's own certificate instead of one from a public authority, and another port than 443; the rest is the manual's."""
    site = recipe("Caddy", hook).replace(
        f"{NAME} {{", f"{NAME}:{proxy.port} {{\nbind 127.0.0.1\ntls {proxy.folder}/town.crt {proxy.folder}/town.key\n"
    )
    assert "tls " in site
    return f"{{\nadmin off\nauto_https disable_redirects\n}}\n{site}\n"


def which(program: str) -> str:
    return shutil.which(program, path="/usr/sbin:/usr/bin:/bin:/usr/local/bin") or ""


@pytest.mark.parametrize("program", ["nginx", "caddy"])
def test_the_recipe_of_the_manual(program: str, tmp_path: Path, town: CloudTown, desk: Desk) -> None:
    if not which(program):
        pytest.skip(f"{program} is not installed")
    proxy = Proxy(tmp_path / "proxy")
    if program == "nginx":
        words, config = [which("nginx"), "-p", str(proxy.folder), "-c", "{config}"], nginx(proxy, desk.port)
    else:
        words = [which("caddy"), "run", "--adapter", "caddyfile", "--config", "{config}"]
        config = caddy(proxy, desk.port)
    with proxy.running(words, config):
        challenge = f"/whatsapp?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token={VERIFY}"
        assert proxy.ask("GET", challenge) == (200, b"1158201444")
        assert proxy.ask("GET", challenge + "x")[0] == 403
        # Letters that a proxy might write otherwise: the signature is over these very bytes.
        text = "Bon dia · l’à\u00a0\U0001f44b \\u00e9 " + "x" * 60_000
        message = {"id": "wamid.PROXY", "from": "34600111222", "timestamp": "1790000000", "type": "text"}
        body = hook_body({"messages": [{**message, "text": {"body": text}}]})
        assert proxy.ask("POST", "/whatsapp", body)[0] == 200
        assert proxy.ask("POST", "/whatsapp", body, signature="sha256=" + "0" * 64)[0] == 403
        # The largest call the provider makes still comes through, and is the receiver's to judge.
        assert proxy.ask("POST", "/whatsapp", b"x" * (3 * 1024 * 1024 - 10), signature="sha256=00")[0] == 403
        for path in ("/", "/whatsapp/more", "/metrics"):
            status, said = proxy.ask("GET", path)
            assert (status == 404) or (status == 200 and said == b""), "nothing but the one path is passed on"
        # A proxy may hang up before it has heard the whole of what is far too big.
        with suppress(OSError):
            assert proxy.ask("POST", "/whatsapp", b"x" * (5 * 1024 * 1024))[0] == 413
        row = until(lambda: desk.json("conversations", "--state", "open"))[0]
        [kept] = desk.json("messages", str(row["id"]))
        assert kept["text"] == text
