"""Receiving and fetching files on Telegram: cursor, errors, damaged batches, downloads; and the connection test."""

import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from console.models.inbound import (
    ButtonPress,
    InboundEdit,
    InboundMessage,
    InboundReaction,
    Membership,
    Migration,
    RemoteFile,
)
from console.models.problems import Problem
from console.models.states import MessageKind
from console.providers.base import (
    FileRefused,
    NetworkDown,
    PausedByProvider,
    ProviderError,
    TokenInUse,
    Unauthorised,
    WebhookSet,
)
from console.providers.telegram import TelegramProvider
from console.training import acts
from console.training.faults import Fault, FaultKind, PauseScope
from console.training.server import TrainingServer
from console.training.stock import read
from console.training.town import Person
from tests.providers.samples import SAMPLES
from tests.providers.test_telegram_contract import QUICK
from tests.providers.wild import Rude, Step, Wild, http
from tests.training import judge

NURIA = Person(5_550_001_000_001, "Núria", "Casadevall", language_code="ca")
TOKEN = "4200001:very-secret-indeed"


@pytest.fixture
def town() -> Iterator[TrainingServer]:
    with judge.install(TrainingServer(seed=5)) as server:
        yield server


@pytest.fixture
def provider(town: TrainingServer) -> Iterator[TelegramProvider]:
    made = TelegramProvider(town.base_url, town.token, QUICK)
    yield made
    made.close()


def drain(provider: TelegramProvider, cursor: str | None = None) -> tuple[list[Any], str | None]:
    """Every event until the provider has nothing more, and the cursor."""
    events: list[Any] = []
    for _ in range(500):
        batch = provider.fetch(cursor, 0)
        cursor = batch.cursor
        events += [event for each in batch.updates for event in each.events]
        if not batch.has_more:
            return events, cursor
    raise AssertionError("the provider never has enough")


# From the town, act by act


def test_every_act_of_a_citizen_arrives(town: TrainingServer, provider: TelegramProvider) -> None:
    account = town.account
    # The first poll is what asks for reactions; without it the provider leaves them out.
    assert provider.fetch(None, 0).updates == ()
    written = acts.say(account, NURIA, "Bon dia https://x.cat")
    acts.send_photo(account, NURIA, read("fanal.jpg"), "El fanal")
    acts.send_album(account, NURIA, [read("fanal.jpg"), read("vorera.jpg")], "Dues")
    acts.send_voice(account, NURIA, read("veu-6s.ogg"), 6)
    acts.send_location(account, NURIA, 41.5, 2.25)
    acts.send_contact(account, NURIA, "+34600111222", "Núria", NURIA.id)
    acts.send_sticker(account, NURIA, "😀")
    acts.send_other(account, NURIA, {"dice": {"emoji": "🎲", "value": 3}})
    acts.edit(account, NURIA, written["message_id"], "Bona tarda")
    acts.react(account, NURIA, written["message_id"], "👍")
    acts.block(account, NURIA)
    acts.unblock(account, NURIA)
    events, _ = drain(provider, None)
    messages = [event for event in events if isinstance(event, InboundMessage)]
    assert [message.kind for message in messages] == [
        MessageKind.TEXT,
        MessageKind.PHOTO,
        MessageKind.PHOTO,
        MessageKind.PHOTO,
        MessageKind.VOICE,
        MessageKind.LOCATION,
        MessageKind.CONTACT,
        MessageKind.STICKER,
        MessageKind.UNSUPPORTED,
    ]
    assert messages[2].album == messages[3].album is not None
    assert messages[5].extra["location"] == {"latitude": 41.5, "longitude": 2.25}
    assert [type(event) for event in events[9:]] == [InboundEdit, InboundReaction, Membership, Membership]
    assert len({event.key for event in events}) == len(events)
    judge.assert_clean(town)


def test_press_and_group(town: TrainingServer, provider: TelegramProvider) -> None:
    account = town.account
    acts.say_in_group(account, NURIA, -500, "Veïns", "/ajuda")
    acts.migrate_group(account, NURIA, -500, -1_001_000_000_500)
    events, cursor = drain(provider)
    assert events[0].sender.is_group
    assert events[0].author == "Núria Casadevall"
    migrations = [event for event in events if isinstance(event, Migration)]
    assert {event.key for event in migrations} == {"g:-500:-1001000000500"}
    acts.say(account, NURIA, "hola")
    events, cursor = drain(provider, cursor)
    chat = account.chats[NURIA.id]
    keyboard = {"inline_keyboard": [[{"text": "Sí", "callback_data": "y"}]]}
    asked = account.post(chat, account.as_user(), {"text": "Ve?", "reply_markup": keyboard})
    acts.press(account, NURIA, asked["message_id"], "y")
    (press,) = drain(provider, cursor)[0]
    assert isinstance(press, ButtonPress)
    assert (press.label, press.data, press.provider_id) == ("Sí", "y", str(asked["message_id"]))


def test_a_backlog_comes_whole_in_order_and_once(town: TrainingServer, provider: TelegramProvider) -> None:
    for index in range(250):
        acts.say(town.account, NURIA, f"missatge {index}")
    events, _ = drain(provider)
    assert [event.text for event in events] == [f"missatge {index}" for index in range(250)]
    assert town.account.updates.counts()["waiting"] == 0
    judge.assert_clean(town)


@pytest.mark.parametrize("first", [3, 900_000_000])
def test_ids_that_begin_anew(town: TrainingServer, provider: TelegramProvider, first: int) -> None:
    acts.say(town.account, NURIA, "abans")
    before, cursor = drain(provider)
    town.account.updates.restart_ids(first)
    acts.say(town.account, NURIA, "després")
    acts.say(town.account, NURIA, "i encara")
    after, cursor = drain(provider, cursor)
    assert [event.text for event in before + after] == ["abans", "després", "i encara"]
    acts.say(town.account, NURIA, "fi")
    assert [event.text for event in drain(provider, cursor)[0]] == ["fi"]


def test_twice_out_of_order_and_again(town: TrainingServer, provider: TelegramProvider) -> None:
    acts.say(town.account, NURIA, "abans")
    _, cursor = drain(provider)
    for index in range(45):
        acts.say(town.account, NURIA, str(index))
    town.account.updates.shuffle(7)
    town.account.updates.duplicate()
    # Within half a second of the last poll the provider gives one update, and from one alone no disorder can be seen.
    threading.Event().wait(0.6)
    events, _ = drain(provider, cursor)
    assert {event.text for event in events} == {str(index) for index in range(45)}
    assert len({event.key for event in events}) == 45
    judge.assert_clean(town)


def test_updates_without_a_number_do_not_wedge_the_queue(town: TrainingServer, provider: TelegramProvider) -> None:
    queue = town.account.updates
    acts.say(town.account, NURIA, "abans")
    _, cursor = drain(provider)
    rubbish: list[Any] = [{"message": {}}, "x", None, {"update_id": "?"}, {"update_id": 2**60, "message": 5}]
    for each in rubbish:
        queue.push_raw(each)
    events, cursor = drain(provider, cursor)
    assert len(events) >= 5
    assert queue.counts()["waiting"] == 0
    acts.say(town.account, NURIA, "després")
    events, _ = drain(provider, cursor)
    assert [event.text for event in events] == ["després"]


def test_rubbish_at_the_very_first_poll_is_kept_and_passed_with_the_next_message(
    town: TrainingServer, provider: TelegramProvider
) -> None:
    town.account.updates.push_raw({"message": {"text": "?"}})
    events, cursor = drain(provider)
    assert len(events) == 1
    acts.say(town.account, NURIA, "hola")
    # Asked for the same within half a second, the real server gives one update only; so does the town.
    threading.Event().wait(0.6)
    events, cursor = drain(provider, cursor)
    assert [getattr(event, "text", None) for event in events] == [None, "hola"]
    assert town.account.updates.counts()["waiting"] == 0


def test_forbidden_calls_are_never_made(town: TrainingServer, provider: TelegramProvider) -> None:
    seen: list[Any] = []
    town.on_request.append(seen.append)
    acts.say(town.account, NURIA, "hola")
    drain(provider, '{"offset": -1}')
    provider.check()
    polls = [call for call in seen if call.method == "getupdates"]
    assert polls
    assert all(call.raw_params.get("offset", 0) >= 0 for call in polls)
    assert "offset" not in polls[0].raw_params
    assert all(call.raw_params["limit"] == 100 for call in polls)
    assert all("message_reaction" in call.raw_params["allowed_updates"] for call in polls)
    assert {call.method for call in seen} == {"getupdates", "getme", "getwebhookinfo"}
    judge.assert_clean(town)


# Errors


def ask(step: Step, call: Callable[[TelegramProvider], object]) -> ProviderError:
    with Wild.of(step) as server:
        provider = TelegramProvider(server.url, TOKEN, QUICK)
        with pytest.raises(ProviderError) as caught:
            call(provider)
        provider.close()
        assert len(server.requests) == 1
    assert "secret" not in str(caught.value) + repr(caught.value)
    assert caught.value.__context__ is None
    return caught.value


def failure(code: int, description: str, **parameters: Any) -> bytes:
    return http(
        code, json.dumps({"ok": False, "error_code": code, "description": description, "parameters": parameters})
    )


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (Rude.RESET, NetworkDown),
        (Rude.CLOSE, NetworkDown),
        (http(200, "<html>Welcome to the hotel</html>"), NetworkDown),
        (http(200, '{"ok":true,"result":[{"update_id":1'), NetworkDown),
        (http(200, '{"ok":true,"result":[]}', length=99), NetworkDown),
        (http(200, '{"ok":true,"result":{}}'), NetworkDown),
        (http(200, '{"ok":true,"result":[' + "[" * 50_000), NetworkDown),
        (http(302, "", "Location: http://x/"), NetworkDown),
        (http(401, "<html>proxy</html>"), NetworkDown),
        (failure(401, "Unauthorized"), Unauthorised),
        (failure(404, "Not Found"), Unauthorised),
        (failure(500, "Internal Server Error"), NetworkDown),
        (http(502, "<html>"), NetworkDown),
        (failure(429, "Too Many Requests: retry after 3", retry_after=3), PausedByProvider),
        (http(429, "slow", "Retry-After: 3"), PausedByProvider),
        (failure(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook"), WebhookSet),
        (failure(409, "Conflict: terminated by setWebhook request"), WebhookSet),
        (failure(409, "Conflict: terminated by other getUpdates request; make sure that only one bot"), TokenInUse),
    ],
)
def test_errors_of_polling(step: Step, expected: type[ProviderError]) -> None:
    error = ask(step, lambda provider: provider.fetch(None, 0))
    assert type(error) is expected or (expected is NetworkDown and isinstance(error, NetworkDown))
    if isinstance(error, PausedByProvider):
        assert error.after_ms == 3_250


def test_conflicts_in_the_town(town: TrainingServer, provider: TelegramProvider) -> None:
    town.account.updates.set_webhook("https://elsewhere.example/hook", False)
    with pytest.raises(WebhookSet):
        provider.fetch(None, 0)
    found = provider.check()
    assert found.facts["webhook"] == "elsewhere.example"
    # It is theirs to remove, not ours.
    assert town.account.updates.webhook_url == "https://elsewhere.example/hook"


def test_a_pause_of_polling_is_told(town: TrainingServer, provider: TelegramProvider) -> None:
    town.town.faults.add(Fault(FaultKind.REFUSE, method="getUpdates", retry_after=4, scope=PauseScope.POLLING))
    with pytest.raises(PausedByProvider) as paused:
        provider.fetch(None, 0)
    assert 4_000 <= paused.value.after_ms < 5_000


def test_check(town: TrainingServer, provider: TelegramProvider) -> None:
    acts.say(town.account, NURIA, "hola")
    found = provider.check()
    assert (found.account, found.account_id) == ("@vallserena_bot", "4200001")
    assert found.facts == {
        "username": "vallserena_bot",
        "name": "Ajuntament de Vallserena",
        "pending_updates": "1",
    }


def test_addresses_the_token_must_not_travel_to() -> None:
    with pytest.raises(Problem, match="not an address"):
        TelegramProvider("http://api.telegram.org", TOKEN)


def test_a_token_with_odd_characters_stays_in_its_place() -> None:
    with Wild.of(http(200, '{"ok":true,"result":[]}')) as server:
        TelegramProvider(server.url, "1:a/../b?c#d\r\nX: y", QUICK).fetch(None, 0)
        assert server.requests[0].startswith(
            b"POST /bot1:a%2F..%2Fb%3Fc%23d%0D%0AX%3A%20y/getUpdates HTTP/1.1\r\n".replace(b"X%3A", b"X:")
        )


# Damaged batches


def batch_of(provider: TelegramProvider, cursor: str | None = None) -> list[Any]:
    return [event for each in provider.fetch(cursor, 0).updates for event in each.events]


def test_bytes_that_are_no_text_cost_a_letter_and_not_the_batch() -> None:
    body = (
        json.dumps({"ok": True, "result": [SAMPLES["text"]]}, ensure_ascii=False)
        .encode()
        .replace("ó".encode(), b"\xf3")
    )
    body = body.replace("Núria".encode(), b"N\xfaria")
    with Wild.of(http(200, body)) as server:
        (event,) = batch_of(TelegramProvider(server.url, TOKEN, QUICK))
    assert event.text == "👋 Hola, miri https://x.cat i això"
    assert event.sender.name == "N\ufffdria Casadevall"


def test_an_abyss_is_kept_raw_and_stepped_over() -> None:
    deep = '{"update_id":700124,"message":' + "[" * 20_000 + "]" * 20_000 + "}"
    last = {**SAMPLES["voice"], "update_id": 700_125}
    body = f'{{"ok":true,"result":[{json.dumps(SAMPLES["text"])},{deep},{json.dumps(last)}]}}'
    with Wild.of(http(200, body)) as server:
        batch = TelegramProvider(server.url, TOKEN, QUICK).fetch(None, 0)
    assert [type(event).__name__ for each in batch.updates for event in each.events] == [
        "InboundMessage",
        "Unsupported",
        "InboundMessage",
    ]
    assert batch.updates[1].raw == deep
    assert json.loads(batch.cursor or "")["offset"] == 700_126


def test_a_batch_that_keeps_coming_slows_down_but_is_never_withheld_for_good() -> None:
    with Wild.of(http(200, json.dumps({"ok": True, "result": [SAMPLES["text"]]}))) as server:
        provider = TelegramProvider(server.url, TOKEN, QUICK)
        outcomes = []
        for _ in range(12):
            try:
                outcomes.append(len(provider.fetch(None, 0).updates))
            except NetworkDown:
                outcomes.append(0)
        provider.close()
    assert outcomes == [1] * 5 + [0, 1, 0, 1, 0, 1, 0]


# Files


def file_named(name: str = "a", size: int | None = None) -> RemoteFile:
    return RemoteFile({"file_id": name}, "x.pdf", "application/pdf", size)


def test_files_of_the_town(town: TrainingServer, provider: TelegramProvider) -> None:
    acts.send_document(town.account, NURIA, b"%PDF" * 1000, "a b.pdf")
    acts.send_document(town.account, NURIA, b"%PDF", "gran.pdf", size=21 * 1024 * 1024)
    small, big = (event.file for event in drain(provider)[0])
    assert provider.download(small, 1_000_000) == b"%PDF" * 1000
    assert big.refused == "too_big"
    with pytest.raises(FileRefused, match="too_big") as refused:
        provider.download(big, 100_000_000)
    assert not refused.value.is_expired
    with pytest.raises(FileRefused, match="gone") as gone:
        provider.download(file_named("AgAC-nobody-knows"), 1000)
    assert gone.value.is_expired
    town.town.faults.add(Fault(FaultKind.ACT_CUT, method="file"))
    with pytest.raises(NetworkDown):
        provider.download(small, 1_000_000)
    assert provider.download(small, 1_000_000) == b"%PDF" * 1000


def described(path: object, size: object = None) -> bytes:
    return http(200, json.dumps({"ok": True, "result": {"file_id": "a", "file_path": path, "file_size": size}}))


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../../bot1:x/getMe",
        "documents/../../x",
        "documents/./x",
        "documents//x",
        "https://evil.example/x",
        "//evil.example/x",
        "C:\\x",
        "a\\b",
        "a\r\nX: y",
        "a\x00",
        "x" * 2000,
    ],
)
def test_paths_that_lead_elsewhere_are_refused(path: str) -> None:
    with Wild.of(described(path), http(200, "never")) as server:
        with pytest.raises(FileRefused):
            TelegramProvider(server.url, TOKEN, QUICK).download(file_named(), 1000)
        assert len(server.requests) == 1


def test_odd_characters_of_a_path_stay_in_the_path() -> None:
    with Wild.of(described("docs/a b?c#d%.pdf"), http(200, "data")) as server:
        assert TelegramProvider(server.url, TOKEN, QUICK).download(file_named(), 1000) == b"data"
        assert server.requests[1].startswith(f"GET /file/bot{TOKEN}/docs/a%20b%3Fc%23d%25.pdf HTTP/1.1".encode())


@pytest.mark.parametrize(
    ("steps", "expected", "is_expired"),
    [
        ([failure(400, "Bad Request: file is too big")], FileRefused, False),
        ([failure(400, "Bad Request: wrong file_id or the file is temporarily unavailable")], NetworkDown, False),
        ([failure(400, "Bad Request: invalid file_id")], FileRefused, True),
        ([failure(401, "Unauthorized")], Unauthorised, False),
        ([failure(429, "x", retry_after=3)], PausedByProvider, False),
        ([failure(500, "x")], NetworkDown, False),
        ([described(None)], NetworkDown, False),
        ([described(7)], NetworkDown, False),
        ([described("a", 1001)], FileRefused, False),
        ([described("a"), http(200, b"x" * 1001)], FileRefused, False),
        ([described("a", 5), http(200, b"xx", "Connection: close")], NetworkDown, False),
        ([described("a"), http(200, b"xx", length=50)], NetworkDown, False),
        ([described("a"), Rude.RESET], NetworkDown, False),
        ([described("a"), http(404, "Not Found")], NetworkDown, False),
        ([described("a"), http(410, "Gone")], FileRefused, True),
        ([described("a"), http(401, "Unauthorized")], Unauthorised, False),
        ([described("a"), http(429, "x", "Retry-After: 3")], PausedByProvider, False),
        ([described("a"), http(302, "", "Location: https://evil.example/")], NetworkDown, False),
        ([described("a"), http(502, "x")], NetworkDown, False),
    ],
)
def test_downloads_that_fail(steps: list[Step], expected: type[ProviderError], is_expired: bool) -> None:
    with Wild.of(*steps) as server:
        provider = TelegramProvider(server.url, TOKEN, QUICK)
        with pytest.raises(expected) as caught:
            provider.download(file_named(), 1000)
        provider.close()
    assert caught.value.__context__ is None
    assert "secret" not in repr(caught.value)
    if isinstance(caught.value, FileRefused):
        assert caught.value.is_expired == is_expired


def test_a_file_without_a_reference_is_gone() -> None:
    with Wild.of(http(200, "")) as server:
        for ref in ({}, {"file_id": 5}, {"file_id": ""}):
            with pytest.raises(FileRefused):
                TelegramProvider(server.url, TOKEN, QUICK).download(RemoteFile(ref, "x", "y/z"), 1000)
        assert server.requests == []


def test_damaged_updates_over_the_wire_never_stop_the_queue(town: TrainingServer, provider: TelegramProvider) -> None:
    """Through socket, JSON and offset: damaged ones between good ones; every good one arrives, the queue is empty after."""
    queue = town.account.updates
    acts.say(town.account, NURIA, "abans")
    _, cursor = drain(provider)
    damaged: list[Any] = [
        None,
        5,
        "x",
        [],
        {},
        {"update_id": None},
        {"update_id": "next"},
        {"update_id": "next", "message": 7},
    ]
    expected = []
    for index in range(300):
        queue.push_raw(damaged[index % len(damaged)])
        if index % 10 == 0:
            acts.say(town.account, NURIA, f"bo {index}")
            expected.append(f"bo {index}")
    events, _ = drain(provider, cursor)
    seen: dict[str, Any] = {event.key: event for event in events}
    assert [event.text for event in seen.values() if isinstance(event, InboundMessage)] == expected
    assert queue.counts()["waiting"] == 0
