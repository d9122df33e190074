"""What polling by days and pages must not lose, tell twice to the desk's cost, or let grow without end."""

from collections.abc import Iterator

import pytest

from console.models.delivery import Outbound, Rejected, Retry, Uncertain
from console.models.inbound import Batch, DeliveryFailed, InboundMessage, Receipt, RemoteFile
from console.providers.base import FileRefused, NetworkDown, PausedByProvider
from console.providers.twilio import Account, TwilioProvider
from console.providers.twilio_cursor import Seen, day_of
from tests.providers.contract import drain
from tests.providers.test_twilio_contract import QUICK
from tests.providers.twilio_town import ACCOUNT, KEY, SECRET, WHATSAPP, TwilioTown

DAY = 86_400


@pytest.fixture
def town() -> Iterator[TwilioTown]:
    town = TwilioTown()
    yield town
    town.close()


def opened(town: TwilioTown) -> TwilioProvider:
    return TwilioProvider(Account(town.url, ACCOUNT, KEY, WHATSAPP), SECRET, QUICK)


def messages(batch: Batch) -> list[InboundMessage]:
    return [event for each in batch.updates for event in each.events if isinstance(event, InboundMessage)]


def test_more_than_a_page_between_two_polls(town: TwilioTown) -> None:
    citizen = town.add("whatsapp:+34600111222")
    provider = opened(town)
    _, cursor = drain(provider, None)
    for number in range(1_230):
        town.say(citizen, str(number))
    found, cursor = drain(provider, cursor)
    assert [message.text for message in found] == [str(number) for number in range(1_230)]
    assert drain(opened(town), cursor)[0] == []


def test_a_process_that_dies_in_the_middle_of_a_list(town: TwilioTown) -> None:
    citizen = town.add("whatsapp:+34600111222")
    for number in range(120):
        town.say(citizen, str(number))
    first = opened(town).fetch(None, 0)
    assert first.has_more
    rest, _ = drain(opened(town), first.cursor)
    assert [m.text for m in messages(first) + rest] == [str(number) for number in range(120)]


@pytest.mark.parametrize("days", [0, 1, 2, 5])
def test_days_without_the_program_and_midnight(town: TwilioTown, days: int) -> None:
    citizen = town.add("whatsapp:+34600111222")
    now = town.now()
    last = day_of(int((now - days * DAY) * 1000))
    seen = Seen(None)
    town.now = lambda: now - days * DAY
    before = town.say(citizen, "abans")
    seen.add([(before["sid"], last)])
    cursor = seen.written(last, is_whole=True)
    # Late by the clock: it is dated a day before the last question.
    town.now = lambda: now - (days + 1) * DAY
    town.say(citizen, "tard")
    town.now = lambda: now
    town.say(citizen, "ara")
    found, _ = drain(opened(town), cursor)
    assert [message.text for message in found] == ["tard", "ara"]


def test_the_cursor_does_not_grow_without_end(town: TwilioTown) -> None:
    seen, cursor = Seen(None), ""
    for number in range(40_000):
        seen.add([(f"SM{number:032x}", "2026-11-26")])
    cursor = seen.written("2026-11-26", is_whole=True)
    assert len(cursor) < 60_000
    assert f"SM{39_999:032x}" in Seen(cursor)
    assert f"SM{0:032x}" not in Seen(cursor)
    # Two days later none of it is needed.
    assert len(Seen(cursor).written("2026-11-28", is_whole=True)) < 60


@pytest.mark.parametrize("cursor", ["", "7", "[]", '{"asked":"x"}', '{"asked":"2026-11-26","seen":[]}', "null"])
def test_a_strange_cursor_tells_all_again(town: TwilioTown, cursor: str) -> None:
    town.say(town.add("whatsapp:+34600111222"), "una")
    assert [m.text for m in drain(opened(town), cursor)[0]] == ["una"]


def test_what_is_still_coming_in_is_waited_for(town: TwilioTown) -> None:
    citizen = town.add("whatsapp:+34600111222")
    provider = opened(town)
    message = town.say(citizen, "una", status="receiving")
    found, cursor = drain(provider, None)
    assert found == []
    message["status"] = "received"
    assert [m.text for m in drain(provider, cursor)[0]] == ["una"]


def test_citizens_without_a_number(town: TwilioTown) -> None:
    town.say(town.add("whatsapp:ES.88812"), "hola")
    found, _ = drain(opened(town), None)
    assert (found[0].sender.chat_id, found[0].sender.phone) == ("whatsapp:ES.88812", None)


def test_statuses_are_told(town: TwilioTown) -> None:
    citizen = town.add("whatsapp:+34600111222")
    town.say(citizen, "hola")
    provider = opened(town)
    _, cursor = drain(provider, None)
    for _ in range(3):
        provider.perform(row(citizen.address), None)
    sent = town.messages[1:]
    for message, (status, error) in zip(sent, [("read", None), ("delivered", None), ("failed", 63016)], strict=True):
        town.report(message, status, error)
    events = [event for each in provider.fetch(cursor, 0).updates for event in each.events]
    told = {event.provider_id: event for event in events if isinstance(event, Receipt | DeliveryFailed)}
    first, second, third = (told[message["sid"]] for message in sent)
    assert isinstance(first, Receipt)
    assert isinstance(second, Receipt)
    assert isinstance(third, DeliveryFailed)
    assert (first.state, second.state, third.code) == ("read", "delivered", "rejected_window")


@pytest.mark.parametrize(
    ("fault", "wanted"),
    [
        ((429, 20429), Retry(15_000, is_ordered=True, for_channel=True)),
        ((429, 0), Retry(15_000, is_ordered=True, for_channel=True)),
        ((400, 63016), Rejected("rejected_window")),
        ((400, 21610), Rejected("rejected_opted_out", is_unreachable=True)),
        ((400, 21408), Rejected("rejected_region")),
    ],
)
def test_errors_of_a_send(town: TwilioTown, fault: tuple[int, int], wanted: object) -> None:
    town.add("whatsapp:+34600111222").last_wrote = town.now()
    town.next_fault = fault
    assert opened(town).perform(row("whatsapp:+34600111222"), None) == wanted


@pytest.mark.parametrize("fault", [(502, 0), (500, 20500), (200, 0)])
def test_a_broken_answer_is_doubt(town: TwilioTown, fault: tuple[int, int]) -> None:
    town.next_fault = fault
    assert isinstance(opened(town).perform(row("whatsapp:+34600111222"), None), Uncertain)


def row(recipient: str) -> Outbound:
    return Outbound(1, 1, 1, recipient, "send", "u", "x", None, {}, 1)


def test_a_place_goes_out_as_one(town: TwilioTown) -> None:
    citizen = town.add("whatsapp:+34600111222")
    citizen.last_wrote = town.now()
    item = replace_payload(row(citizen.address), {"kind": "location", "latitude": 41.5381, "longitude": 2.4445})
    opened(town).perform(item, None)
    assert citizen.got[0]["action"] == "geo:41.538100,2.444500"


def replace_payload(item: Outbound, payload: dict[str, object]) -> Outbound:
    return Outbound(1, 1, 1, item.recipient, "send", "u", "", None, payload, 1)


def test_silence_that_is_ordered_is_kept(town: TwilioTown) -> None:
    town.next_fault = (429, 20429)
    with pytest.raises(PausedByProvider):
        opened(town).fetch(None, 0)


@pytest.mark.parametrize(
    "address",
    ["http://192.168.1.1/x", "https://evil.example/x", "https://media.twiliocdn.com@evil.example/x", "ftp://a/b"],
)
def test_a_file_is_fetched_from_twilios_stores_only(town: TwilioTown, address: str) -> None:
    message = town.send_files(town.add("whatsapp:+34600111222"), "", ("image/png", b"x"))
    town.redirect = address
    file = RemoteFile({"message": message["sid"], "media": town.media[message["sid"]][0][0]}, "x", "image/png")
    with pytest.raises(FileRefused):
        opened(town).download(file, 1000)


def test_the_next_page_is_at_the_same_server(town: TwilioTown) -> None:
    provider = opened(town)
    with pytest.raises(NetworkDown):
        provider._own_address("https://evil.example/2010-04-01/Accounts/x/Messages.json")
