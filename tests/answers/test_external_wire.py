"""Code outside and the wire: whose certificate counts, and by which way a service is reached."""

import contextlib
import socket
import threading
from pathlib import Path
from typing import Any

import pytest

from console.answers.calls import NoAnswer
from console.answers.outside_door import resolve
from console.models.outside import AllowedHost
from tests.answers.outside import Outside, call, kept, self_signed, tls
from tests.answers.test_external import GOOD, JSON, said
from tests.providers.wild import http

PRIVATE = [(socket.AF_INET, ("10.0.0.1", 443))]


def test_certificates_are_checked_against_name_and_authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right, wrong = self_signed(tmp_path, "localhost"), self_signed(tmp_path, "other.example")

    def why(certificate: Path, verify: Any) -> str:
        with tls(certificate, said(GOOD, JSON, "Connection: close")) as port:
            url = f"https://localhost:{port}"
            try:
                return Outside.to(url, verify=verify).code.answer(kept(url), call()).text
            except NoAnswer as failure:
                return failure.why

    assert why(right, True) == "outside_tls", "nobody vouches for it"
    assert why(wrong, str(wrong)) == "outside_tls", "it is somebody else's"
    assert why(right, str(right)) == GOOD["text"], "the town named its own authority"
    # What the environment says about certificates does not beat what the town said.
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(right))
    assert why(right, True) == "outside_tls"
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "missing.pem"))
    assert why(right, str(right)) == GOOD["text"]


def test_plain_words_where_tls_is_expected() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(10)
                connection.sendall(http(400, "this is no TLS"))

        thread = threading.Thread(target=answer)
        thread.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(NoAnswer) as caught:
            Outside.to(url).code.answer(kept(url), call())
        thread.join(5)
    assert caught.value.why == "outside_tls"


class Proxy:
    """A proxy that lets through to one port of this computer, whatever name it is asked for."""

    def __init__(self, port: int, answer: bytes = b"HTTP/1.1 200 OK\r\n\r\n") -> None:
        self._port = port
        self._answer = answer
        self.asked: list[bytes] = []

    def __enter__(self) -> str:
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, socket.create_connection(("127.0.0.1", self._port)) as onward:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                head += connection.recv(1)
            self.asked.append(head.partition(b"\r\n")[0])
            connection.sendall(self._answer)
            back = threading.Thread(target=self._copy, args=(onward, connection), daemon=True)
            back.start()
            self._copy(connection, onward)
            back.join(5)

    @staticmethod
    def _copy(source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while block := source.recv(65536):
                target.sendall(block)
            target.shutdown(socket.SHUT_WR)


def test_a_proxy_is_asked_only_when_the_setting_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = self_signed(tmp_path, "api.town.example")
    public, inside = AllowedHost("api.town.example"), AllowedHost("api.town.example", 443, True)
    rule = kept("https://api.town.example/bus", seconds=1)

    def asked(proxy: str, entry: AllowedHost = public, verify: Path = certificate, **more: Any) -> str:
        outside = Outside.with_hosts(entry, verify=str(verify), proxy=proxy, **more)
        try:
            return outside.code.answer(rule, call()).text
        except NoAnswer as failure:
            return failure.why

    with tls(certificate, said(GOOD, JSON, "Connection: close")) as port:
        through = Proxy(port)
        with through as address:
            assert asked(address) == GOOD["text"], "the name has no number here, and the proxy knows it"
            assert through.asked == [b"CONNECT api.town.example:443 HTTP/1.1"]
            assert asked(address, verify=self_signed(tmp_path, "other.example")) == "outside_tls"
            through.asked.clear()
            for name in ("https_proxy", "HTTPS_PROXY"):
                monkeypatch.setenv(name, address)
            for name in ("no_proxy", "NO_PROXY"):
                monkeypatch.delenv(name, raising=False)
            assert asked("none") == "outside_unreachable"
            assert asked(address, inside) == "outside_unreachable", "internal hosts are never asked through it"
            assert (
                asked(address, look_up=lambda host, _: resolve(host, 0) if host[0] == "1" else PRIVATE)
                == "outside_address"
            )
            assert through.asked == []
            assert asked("system") == GOOD["text"]
            monkeypatch.setenv("no_proxy", "town.example")
            assert asked("system") == "outside_unreachable"
        for words in (b"HTTP/1.1 407 No\r\n\r\n", b"HTTP/1.1 200", b"\r\n\r\n", b"x" * 9_000):
            refusing = Proxy(port, words)
            with refusing as address:
                assert asked(address) in ("outside_unreachable", "timeout")
                assert len(refusing.asked) <= 2
