"""The HTTP client: what each failure proves, on real sockets, and that no failure, log or repr tells an address."""

import logging
import socket
import ssl
import threading
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

import console.providers.http as http_module
from console.models.problems import Problem
from console.providers.addresses import checked_base_url
from console.providers.http import AnswerLost, AnswerTooBig, HttpClient, NotOpened, Part, multipart
from tests.providers.wild import Drip, Rude, Step, Wild, http

SECRET = "4200001:very-secret-indeed"


@pytest.fixture
def client() -> Iterator[HttpClient]:
    made = HttpClient(connect_seconds=0.5, idle_seconds=0.3)
    yield made
    made.close()


def ask(client: HttpClient, url: str, body: bytes | None = b"{}", read_seconds: float = 0.4, limit: int = 1000) -> int:
    return client.exchange("POST", f"{url}/bot{SECRET}/x", read_seconds=read_seconds, body=body, limit=limit).status


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def test_refused_connection_sent_nothing(client: HttpClient) -> None:
    with pytest.raises(NotOpened, match="refused the connection"):
        ask(client, f"http://127.0.0.1:{closed_port()}")


def test_unknown_name_sent_nothing(client: HttpClient) -> None:
    with pytest.raises(NotOpened, match="name of the server"):
        ask(client, "https://no-such-host.invalid")


def test_unreachable_host_sent_nothing(client: HttpClient) -> None:
    # A full backlog swallows the connection request: the same as a host behind a silent firewall.
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        fillers = [socket.socket() for _ in range(3)]
        try:
            for filler in fillers:
                filler.setblocking(False)
                filler.connect_ex(("127.0.0.1", port))
            with pytest.raises(NotOpened, match="could not be reached in time"):
                ask(client, f"http://127.0.0.1:{port}")
        finally:
            for filler in fillers:
                filler.close()


def test_failed_tls_handshake_sent_nothing(client: HttpClient) -> None:
    with Wild.of(Rude.SILENCE) as server, pytest.raises(NotOpened):
        ask(client, server.url.replace("http://", "https://"))
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer_in_plain_words() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(10)
                connection.sendall(http(400, "this is no TLS"))

        thread = threading.Thread(target=answer_in_plain_words)
        thread.start()
        with pytest.raises(NotOpened, match="encrypted connection"):
            ask(client, f"https://127.0.0.1:{listener.getsockname()[1]}")
        thread.join(5)


def test_a_certificate_nobody_signed_is_refused(client: HttpClient, tls_server: int) -> None:
    with pytest.raises(NotOpened, match="certificate"):
        ask(client, f"https://127.0.0.1:{tls_server}")


def test_a_town_may_name_its_own_certificates(
    tls_server: int, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    client = HttpClient(connect_seconds=1)
    assert ask(client, f"https://localhost:{tls_server}") == 200
    client.close()


def test_a_proxy_that_refuses_sent_nothing(client: HttpClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with Wild.of(http(407, "no", "Connection: close")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        monkeypatch.setenv("https_proxy", proxy.url)
        with pytest.raises(NotOpened, match="proxy"):
            ask(client, "https://api.telegram.example")
        assert proxy.requests[0].startswith(b"CONNECT api.telegram.example:443")
        assert SECRET.encode() not in proxy.requests[0]


def test_the_proxy_of_the_settings_beats_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with Wild.of(http(407, "no", "Connection: close")) as chosen, Wild.of(http(407, "no")) as found:
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, found.url)
        client = HttpClient(connect_seconds=0.5, proxy=chosen.url)
        with pytest.raises(NotOpened, match="proxy"):
            ask(client, "https://api.telegram.example")
        client.close()
        assert chosen.requests[0].startswith(b"CONNECT api.telegram.example:443")
        client = HttpClient(connect_seconds=0.5, proxy="none")
        with pytest.raises(NotOpened, match="name of the server"):
            ask(client, "https://api.telegram.invalid")
        client.close()
        assert found.requests == []


def test_this_computer_is_never_asked_through_a_proxy(client: HttpClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port()}")
    with Wild.of(http(200, "{}")) as server:
        assert ask(client, server.url) == 200


@pytest.mark.parametrize(
    "step",
    [
        Rude.RESET,
        Rude.CLOSE,
        Rude.SILENCE,
        http(200, '{"ok":tr', length=500),
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        Drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n", b"x" * 9000, 0.5),
    ],
)
def test_after_the_request_went_out_nobody_knows(client: HttpClient, step: Step) -> None:
    with Wild.of(step) as server:
        with pytest.raises(AnswerLost):
            ask(client, server.url)
        assert len(server.requests) == 1


def test_dripping_meets_the_total_time(client: HttpClient) -> None:
    drip = Drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n", b"x" * 9000, 0.02)
    with Wild.of(drip) as server:
        began = time.monotonic()
        with pytest.raises(AnswerLost, match="in time"):
            client.exchange("GET", server.url, read_seconds=5, total_seconds=0.3)
        assert time.monotonic() - began < 60, "the whole drip is three minutes"


def test_too_long_an_answer_is_not_read_to_its_end(client: HttpClient) -> None:
    with Wild.of(http(200, b"x" * 1001)) as server, pytest.raises(AnswerTooBig):
        ask(client, server.url)
    with Wild.of(http(200, b"x" * 1000)) as server:
        assert ask(client, server.url) == 200


def test_redirects_are_not_followed(client: HttpClient) -> None:
    with Wild.of(http(200, "there")) as other, Wild.of(http(302, "", f"Location: {other.url}/")) as server:
        assert ask(client, server.url) == 302
        assert other.requests == []
    # The body of a redirect is under the same limit as any other.
    with Wild.of(http(302, b"x" * 1001, "Location: /elsewhere")) as server, pytest.raises(AnswerTooBig):
        ask(client, server.url)


def test_cookies_are_not_kept(client: HttpClient) -> None:
    with Wild.of(http(200, "{}", "Set-Cookie: a=b")) as server:
        ask(client, server.url)
        ask(client, server.url)
        assert all(b"ookie" not in request for request in server.requests)


def test_passwords_of_the_netrc_file_stay_there(
    client: HttpClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login mayor password hunter2\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with Wild.of(http(200, "{}")) as server:
        ask(client, server.url)
        assert b"uthorization" not in server.requests[0]


def test_a_busy_connection_is_reused_and_a_rested_one_is_not(client: HttpClient) -> None:
    with Wild.of(http(200, "{}")) as server:
        ask(client, server.url)
        ask(client, server.url)
        assert server.connections == 1
        threading.Event().wait(0.35)
        ask(client, server.url)
        assert server.connections == 2


def test_a_connection_the_server_closed_while_idle_creates_no_doubt() -> None:
    client = HttpClient(connect_seconds=0.5, idle_seconds=60)
    with Wild.of(http(200, "{}")) as server:
        ask(client, server.url)
        server.hang_up()
        assert ask(client, server.url) == 200
    client.close()


def test_a_reset_on_a_reused_connection_is_doubt_and_is_not_repeated(client: HttpClient) -> None:
    with Wild.of(http(200, "{}"), Rude.RESET, http(200, "{}")) as server:
        ask(client, server.url)
        with pytest.raises(AnswerLost):
            ask(client, server.url)
        assert len(server.requests) == 2


def test_nothing_is_ever_retried(client: HttpClient) -> None:
    with Wild.of(http(503, "", "Retry-After: 0")) as server:
        assert ask(client, server.url) == 503
        assert len(server.requests) == 1


def test_a_slow_upload_is_not_cut_while_it_moves(client: HttpClient) -> None:
    """Eight megabytes in small sips take longer than the time to connect, which limits each block and not the whole."""
    received: list[int] = []
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        def sip() -> None:
            connection, _ = listener.accept()
            total = 0
            with connection:
                while total < 8_000_000:
                    block = connection.recv(262_144)
                    if not block:
                        return
                    total += len(block)
                    time.sleep(0.03)
                received.append(total)
                connection.sendall(http(200, "{}"))

        thread = threading.Thread(target=sip)
        thread.start()
        began = time.monotonic()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        assert ask(client, url, b"x" * 8_000_000, read_seconds=20) == 200
        thread.join(10)
        assert time.monotonic() - began > 0.6, "the upload was too quick to prove anything"
    assert received


class _Catcher(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.mark.parametrize(
    "step",
    [
        Rude.RESET,
        Rude.CLOSE,
        Rude.RESET_EARLY,
        http(200, "cut", length=99),
        b"HTTP/1.1 200 OK\r\nbroken header\r\n\r\n",
    ],
)
def test_no_failure_tells_the_address(client: HttpClient, step: Step) -> None:
    catcher = _Catcher()
    root = logging.getLogger()
    level = root.level
    root.addHandler(catcher)
    root.setLevel(logging.DEBUG)
    try:
        with Wild.of(step) as server:
            for url in (
                server.url,
                f"http://127.0.0.1:{closed_port()}",
                "https://x.invalid",
                "https://" + "a" * 80 + ".b",
            ):
                try:
                    ask(client, url)
                except (NotOpened, AnswerLost) as error:
                    assert_silent(error)
    finally:
        root.removeHandler(catcher)
        root.setLevel(level)
    assert not any("secret" in line for line in catcher.lines), catcher.lines


def assert_silent(error: BaseException) -> None:
    """Neither its words nor its traceback nor anything it is chained to holds the secret."""
    told = "".join(traceback.format_exception(error)) + repr(error)
    assert "secret" not in told.replace(SECRET.partition(":")[0], "")
    assert error.__cause__ is None
    assert error.__context__ is None


def test_representations_tell_nothing() -> None:
    assert "secret" not in repr(multipart({}, {"x": Part("n", "a/b", b"secret")})[1])
    assert "secret" not in repr(Part("n", "a/b", b"secret"))


def test_multipart_takes_any_name() -> None:
    body, content_type = multipart(
        {"a": "à\ud800"}, {"f": Part('padró "2".pdf\r\nX: y', "application/pdf", b"\x00\x01")}
    )
    assert content_type.startswith("multipart/form-data; boundary=")
    assert b"\r\nX: y" not in body
    assert b"\x00\x01" in body


@pytest.mark.parametrize(
    "url",
    [
        "https://api.telegram.org",
        "https://tg.town.cat:8443/api/",
        "http://127.0.0.1:8081",
        "http://127.9.9.9",
        "http://localhost:1",
        "http://[::1]:8081/",
        "  https://api.telegram.org/ ",
    ],
)
def test_addresses_that_may_be_used(url: str) -> None:
    assert checked_base_url(url) == url.strip().rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.telegram.org",
        "http://api.telegram.org",
        "http://192.168.1.5",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.1@evil.example",
        "https://user:secret@api.telegram.org",
        "https://api.telegram.org/?secret=1",
        "https://api.telegram.org/#secret",
        "https://api.telegram.org:port",
        "https://",
        "https:// api.telegram.org",
        "https://api.telegram.org\\@evil.example",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "https://[::1",
    ],
)
def test_addresses_that_may_not(url: str) -> None:
    with pytest.raises(Problem) as caught:
        checked_base_url(url)
    assert caught.value.code == "bad_url"
    assert "secret" not in str(caught.value)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this computer that nobody but itself vouches for, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    path.write_bytes(made.public_bytes(pem) + key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    return path


@pytest.fixture
def tls_server(certificate: Path) -> Iterator[int]:
    """A server with that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            try:
                connection, _ = listener.accept()
                with context.wrap_socket(connection, server_side=True) as safe:
                    request = b""
                    while not request.endswith(b"{}"):
                        request += safe.recv(65536)
                    safe.sendall(http(200, "{}", "Connection: close"))
            except OSError:
                return

        threading.Thread(target=serve, daemon=True).start()
        yield int(listener.getsockname()[1])


def test_requests_is_imported_in_one_module_only() -> None:
    folder = Path(http_module.__file__).parent
    users = [path.name for path in folder.glob("*.py") if "import requests" in path.read_text()]
    assert users == ["http.py"]
