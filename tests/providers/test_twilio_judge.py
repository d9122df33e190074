"""Twilio's own SDK judges the Twilio of our tests: it reads its lists, pages, files and errors as it reads the real ones."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from tests.providers.twilio_town import ACCOUNT, KEY, SECRET, WHATSAPP, TwilioTown


class _Here(TwilioHttpClient):  # type: ignore[misc]
    """Leads the SDK's requests to the town of the tests."""

    def __init__(self, town: TwilioTown) -> None:
        super().__init__()
        self._town = town

    def request(self, method: str, url: str, *args: Any, **options: Any) -> Any:
        return super().request(method, url.replace("https://api.twilio.com", self._town.url), *args, **options)


@pytest.fixture
def town() -> Iterator[TwilioTown]:
    town = TwilioTown()
    yield town
    town.close()


def client(town: TwilioTown, secret: str = SECRET) -> Client:
    return Client(KEY, secret, ACCOUNT, http_client=_Here(town))


def test_it_reads_all_pages_and_files(town: TwilioTown) -> None:
    citizen = town.add("whatsapp:+34600111222")
    for number in range(7):
        town.say(citizen, f"m{number}")
    with_file = town.send_files(citizen, "mireu", ("image/png", b"\x89PNG"))
    since = datetime.now(UTC) - timedelta(days=1)
    found = client(town).messages.list(to=WHATSAPP, date_sent_after=since, page_size=3)
    assert [each.body for each in found] == ["mireu", *(f"m{number}" for number in reversed(range(7)))]
    assert {each.direction for each in found} == {"inbound"}
    assert all(each.date_created is not None and each.account_sid == ACCOUNT for each in found)
    media = client(town).messages(with_file["sid"]).media.list()
    assert [(each.content_type, each.parent_sid) for each in media] == [("image/png", with_file["sid"])]


def test_it_sends_and_hears_refusals(town: TwilioTown) -> None:
    citizen = town.add("whatsapp:+34600111222")
    town.say(citizen, "hola")
    sent = client(town).messages.create(to=citizen.address, from_=WHATSAPP, body="Bon dia, l·l «ñ» 😀")
    assert (sent.status, sent.direction, citizen.got[0]["body"]) == ("queued", "outbound-api", "Bon dia, l·l «ñ» 😀")
    town.report(citizen.got[0], "undelivered", 63016)
    again = client(town).messages(sent.sid or "").fetch()
    assert (again.status, again.error_code) == ("undelivered", 63016)
    with pytest.raises(TwilioRestException) as unknown:
        client(town).messages.create(to="whatsapp:+34600999999", from_=WHATSAPP, body="x")
    assert (unknown.value.status, unknown.value.code) == (400, 21211)
    with pytest.raises(TwilioRestException) as stranger:
        client(town, "another").messages.create(to=citizen.address, from_=WHATSAPP, body="x")
    assert (stranger.value.status, stranger.value.code) == (401, 20003)
