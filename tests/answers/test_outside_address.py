"""Server-side request forgery, case by case: whatever a rule's address or a resolver says, nothing beyond the town's list is connected to."""

import socket
from typing import Any

import pytest

from console.answers.calls import NoAnswer
from console.answers.outside_address import is_allowed_address, target_from
from console.models.outside import AllowedHost, host_from, hosts_data, hosts_from
from console.models.problems import Problem
from tests.answers.outside import Outside, call, kept, no_connections
from tests.providers.wild import Rude, Wild, http

TOWN = AllowedHost("api.town.example")
INSIDE = AllowedHost("bus.town.example", 8443, True)
HERE = AllowedHost("127.0.0.1", 8080, True)

# What a rule may be given as its address although the list has only the three hosts above. PORT is one where something listens.
ADDRESSES = [
    # not on the list
    "https://evil.example/",
    "https://api.town.example.evil.example/",
    "https://evil.example/api.town.example",
    "https://evil.example/?api.town.example",
    "https://sub.api.town.example/",
    "https://town.example/",
    # this computer and its neighbours, plainly
    "https://127.0.0.1:PORT/",
    "http://127.0.0.1:PORT/",
    "https://localhost:PORT/",
    "https://[::1]:PORT/",
    "https://0.0.0.0:PORT/",
    "https://[::]:PORT/",
    "https://10.0.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "http://169.254.169.254/",
    "https://metadata.google.internal/",
    # numbers in disguise
    "https://2130706433:PORT/",
    "https://0x7f000001:PORT/",
    "https://0x7f.0.0.1:PORT/",
    "https://017700000001:PORT/",
    "https://0177.0.0.1:PORT/",
    "https://127.1:PORT/",
    "https://127.0.1:PORT/",
    "https://127.0.0.01:PORT/",
    "https://1.1.1.1.:443/",
    "https://[::ffff:127.0.0.1]:PORT/",
    "https://[::ffff:7f00:1]:PORT/",
    "https://[0:0:0:0:0:ffff:7f00:0001]:PORT/",
    "https://[64:ff9b::7f00:1]:PORT/",
    "https://[2002:7f00:1::]:PORT/",
    "https://[::127.0.0.1]:PORT/",
    "https://[fe80::1%25lo]:PORT/",
    "https://①②⑦.⓪.⓪.①:PORT/",
    "https://１２７.0.0.1:PORT/",
    "https://127。0。0。1:PORT/",
    # who is the host
    "https://api.town.example@127.0.0.1:PORT/",
    "https://api.town.example:443@127.0.0.1:PORT/",
    "https://user:password@api.town.example/",
    "https://@api.town.example/",
    "https://api.town.example\\@127.0.0.1:PORT/",
    "https://api.town.example\\.evil.example/",
    "https://127.0.0.1:PORT#@api.town.example/",
    "https://127.0.0.1:PORT?@api.town.example/",
    "https://api.town.example#@127.0.0.1:PORT/",
    "https://api.town.example%2f@127.0.0.1/",
    "https://api.town.example%00.evil.example/",
    "https://api.town.example\r\nHost: evil.example/",
    "https://api.town.example\t/",
    " https://api.town.example/",
    "https:// api.town.example/",
    # names that are nearly the name
    "https://api.town.example./",
    "https://api.town.example../",
    "https://.api.town.example/",
    "https://api..town.example/",
    "https://аpi.town.example/",
    "https://xn--pi-7kc.town.example/",
    "https://api.town.example\u200b/",
    "https://api_town.example/",
    "https://-api.town.example/",
    # ports
    "https://api.town.example:22/",
    "https://api.town.example:8443/",
    "https://bus.town.example/",
    "https://bus.town.example:443/",
    "https://api.town.example:0/",
    "https://api.town.example:65536/",
    "https://api.town.example:-443/",
    "https://api.town.example:+443/",
    "https://api.town.example:443:PORT/",
    "https://api.town.example:０４４３/",
    "https://api.town.example:0443/",
    "https://api.town.example:/",
    "https://api.town.example:PORT/",
    # schemes
    "http://api.town.example/",
    "http://bus.town.example:8443/",
    "http://api.town.example:443/",
    "ftp://api.town.example/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:PORT/_x",
    "unix:///run/docker.sock",
    "data:application/json,{}",
    "//api.town.example/",
    "api.town.example",
    "https:api.town.example",
    "https:///api.town.example/",
    "https://",
    "",
    "https://" + "a" * 2_100 + ".example/",
]

# What may stand behind a listed name. Each is refused for the public host, also beside a good address.
NUMBERS = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "0.1.2.3",
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "100.127.255.255",
    "169.254.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.7",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:a9fe:a9fe",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::a00:1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:808:808::1",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "not an address",
    "",
]
GOOD = ["8.8.8.8", "93.184.216.34", "172.32.0.1", "100.63.255.255", "2a00:1450:4003:80f::2004", "2606:4700::1111"]
ALWAYS_BAD = [
    n
    for n in NUMBERS
    if n.startswith(("0", "169", "192.0", "224", "240", "255", "168", "::f", "64", "2002", "fe", "ff"))
]


@pytest.mark.parametrize("url", ADDRESSES)
def test_an_address_beyond_the_list_is_never_connected_to(url: str) -> None:
    with Wild.of(http(200, "{}")) as server:
        port = server.url.rpartition(":")[2]
        looked_up: list[str] = []

        def look_up(host: str, _: int) -> list[tuple[int, Any]]:
            looked_up.append(host)
            return [(socket.AF_INET, ("127.0.0.1", int(port)))]

        outside = Outside.with_hosts(TOWN, INSIDE, HERE, look_up=look_up)
        with no_connections() as tried, pytest.raises(NoAnswer) as caught:
            outside.code.answer(kept(url.replace("PORT", port)), call())
        assert caught.value.why in ("outside_url", "outside_host")
        assert (tried, looked_up, server.connections) == ([], [], 0)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("beside", [[], ["8.8.8.8"]])
def test_a_listed_name_with_a_forbidden_number_behind_it_is_refused_whole(number: str, beside: list[str]) -> None:
    family = socket.AF_INET6 if ":" in number else socket.AF_INET

    def look_up(_: str, port: int) -> list[tuple[int, Any]]:
        return [*((socket.AF_INET, (good, port)) for good in beside), (family, (number, port))]

    outside = Outside.with_hosts(TOWN, look_up=look_up)
    with no_connections() as tried, pytest.raises(NoAnswer) as caught:
        outside.code.answer(kept("https://api.town.example/bus"), call())
    assert (caught.value.why, tried) == ("outside_address", [])


@pytest.mark.parametrize("number", ALWAYS_BAD)
def test_even_an_internal_host_is_not_at_such_a_number(number: str) -> None:
    assert not is_allowed_address(number, INSIDE)
    assert not is_allowed_address(number, AllowedHost("localhost", 443, True))


def test_the_numbers_a_list_means_are_allowed() -> None:
    assert all(is_allowed_address(number, TOWN) for number in GOOD)
    for number in ("10.0.0.5", "192.168.1.9", "100.64.3.2", "172.20.0.1", "fd12::1"):
        assert is_allowed_address(number, INSIDE) and not is_allowed_address(number, TOWN)
    # A name of the town that suddenly means this computer is an attack.
    assert not is_allowed_address("127.0.0.1", INSIDE)
    assert is_allowed_address("127.0.0.1", AllowedHost("localhost", 443, True))
    assert is_allowed_address("::1", AllowedHost("::1", 443, True))
    assert not is_allowed_address("127.0.0.1", AllowedHost("127.0.0.1"))


def test_good_numbers_are_connected_to_as_they_were_checked() -> None:
    def look_up(_: str, port: int) -> list[tuple[int, Any]]:
        return [(socket.AF_INET, (GOOD[0], port)), (socket.AF_INET6, (GOOD[4], port, 0, 0))]

    outside = Outside.with_hosts(TOWN, look_up=look_up)
    with no_connections() as tried, pytest.raises(NoAnswer) as caught:
        outside.code.answer(kept("https://api.town.example/bus"), call())
    assert caught.value.why == "outside_unreachable"
    assert tried == [(GOOD[0], 443), (GOOD[4], 443, 0, 0)] * 2, "one repeat, since nothing had left"


def test_a_name_that_changes_its_mind_gains_nothing() -> None:
    """Rebinding: the first look-up is good, every later one leads to this computer."""
    with Wild.of(http(200, "{}")) as server:
        port = int(server.url.rpartition(":")[2])
        answers: list[list[tuple[int, Any]]] = [[(socket.AF_INET, (n, port))] for n in ("8.8.8.8", "127.0.0.1")]
        asked: list[str] = []

        def look_up(host: str, _: int) -> list[tuple[int, Any]]:
            asked.append(host)
            return answers[len(asked) - 1]

        outside = Outside.with_hosts(AllowedHost("api.town.example", port), look_up=look_up)
        with no_connections() as tried, pytest.raises(NoAnswer) as caught:
            outside.code.answer(kept(f"https://api.town.example:{port}/bus"), call())
        # The number that was checked is the number that was dialled; the repeat looks again, and is refused.
        assert tried == [("8.8.8.8", port)]
        assert (caught.value.why, len(asked), server.connections) == ("outside_address", 2, 0)


def test_a_name_that_leads_here_needs_its_own_entry() -> None:
    with Wild.of(http(200, '{"text": "ok"}', "Content-Type: application/json")) as server:
        port = int(server.url.rpartition(":")[2])
        url = f"http://localhost:{port}/"
        for entry in (AllowedHost("localhost", port), AllowedHost("localhost", port + 1, True)):
            with pytest.raises(NoAnswer):
                Outside.with_hosts(entry).code.answer(kept(url), call())
        assert server.connections == 0
        assert Outside.with_hosts(AllowedHost("localhost", port, True)).code.answer(kept(url), call()).text == "ok"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_leads_nowhere(status: int) -> None:
    with Wild.of(http(200, '{"text": "x"}', "Content-Type: application/json")) as other:
        with Wild.of(http(status, "", f"Location: {other.url}/secret")) as server:
            outside = Outside.to(server.url, other.url)
            with pytest.raises(NoAnswer) as caught:
                outside.code.answer(kept(f"{server.url}/bus"), call())
        assert caught.value.why == "outside_redirect"
        assert other.connections == 0


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with Wild.of(Rude.CLOSE) as proxy:
        for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy"):
            monkeypatch.setenv(name, proxy.url)
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        outside = Outside.with_hosts(TOWN, look_up=lambda _, port: [(socket.AF_INET, ("8.8.8.8", port))])
        with no_connections() as tried, pytest.raises(NoAnswer):
            outside.code.answer(kept("https://api.town.example/bus"), call())
        assert {address[0] for address in tried} == {"8.8.8.8"}
        assert proxy.connections == 0


@pytest.mark.parametrize(
    ("typed", "host", "port"),
    [
        ("api.town.example", "api.town.example", 443),
        (" API.Town.Example:8443 ", "api.town.example", 8443),
        ("localhost:8080", "localhost", 8080),
        ("192.168.1.20", "192.168.1.20", 443),
        ("[::1]:8080", "::1", 8080),
        ("[2A00:1450::0001]", "2a00:1450::1", 443),
        ("mançanet.example", "xn--mananet-wxa.example", 443),
        ("mançanet.example:9443", "xn--mananet-wxa.example", 9443),
    ],
)
def test_hosts_as_a_supervisor_types_them(typed: str, host: str, port: int) -> None:
    made = host_from(typed, is_internal=True)
    assert (made.host, made.port) == (host, port)
    assert hosts_from(hosts_data([made, made])) == (made,)
    assert host_from(str(made), is_internal=True) == made


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://api.town.example",
        "api.town.example/",
        "user@town.example",
        "*.town.example",
        "town.example:0",
        "town.example:x",
        "127.1",
        "2130706433",
        "0x7f000001",
        "::1",
        "a b",
        "town.example.",
        "a" * 64 + ".example",
        "[fe80::1%eth0]",
        "[::1",
    ],
)
def test_what_is_no_host(typed: str) -> None:
    with pytest.raises(Problem) as caught:
        host_from(typed)
    assert caught.value.code == "bad_host"


def test_targets_as_rules_write_them() -> None:
    assert target_from("HTTPS://Api.Town.Example/x?y=1").host == "api.town.example"
    assert target_from("https://api.town.example").port == 443
    assert target_from("http://127.0.0.1:8080/x").port == 8080
