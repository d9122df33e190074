"""Sending on Telegram: each row becomes the right call, each answer and each silence the right outcome.

Requests go to the training town, where aiogram's models judge them; what no town says comes from a server without
manners. Every outcome is decided by what really happened on a socket.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from console.models.capabilities import BY_KIND
from console.models.delivery import Outbound, OutboundFile, Outcome, Rejected, Retry, Sent, Unauthorized, Uncertain
from console.models.problems import SENTENCES
from console.providers.telegram import TelegramProvider
from console.training import acts
from console.training.faults import Fault, FaultKind
from console.training.server import TrainingServer
from console.training.stock import read
from console.training.town import Person
from tests.providers.test_telegram_contract import QUICK
from tests.providers.wild import Drip, Rude, Step, Wild, http
from tests.training import judge

NURIA = 5_550_001_000_001
TOKEN = "4200001:very-secret-indeed"


def row(text: str = "", **more: Any) -> Outbound:
    fields: dict[str, Any] = {
        "outbox_id": 1,
        "message_id": 1,
        "channel_id": 1,
        "recipient": str(NURIA),
        "action": "send",
        "uuid": "5b1f6a1e-0000-4000-8000-000000000001",
        "text": text,
        "attachment_id": None,
        "payload": {},
        "attempts": 1,
    }
    return Outbound(**{**fields, **more})


@pytest.fixture
def town() -> Iterator[TrainingServer]:
    with judge.install(TrainingServer(seed=5)) as server:
        acts.start_chat(server.account, Person(NURIA, "Núria"))
        yield server
        judge.assert_clean(server)


@pytest.fixture
def provider(town: TrainingServer) -> Iterator[TelegramProvider]:
    made = TelegramProvider(town.base_url, town.token, QUICK)
    yield made
    made.close()


def phone(town: TrainingServer) -> list[dict[str, Any]]:
    """What Núria's telephone shows of the town."""
    messages = town.account.chats[NURIA].messages
    return [messages[number] for number in sorted(messages) if messages[number]["from"]["is_bot"]]


# What goes out


def test_text_is_plain_and_without_preview(town: TrainingServer, provider: TelegramProvider) -> None:
    seen: list[dict[str, Any]] = []
    town.on_request.append(lambda call: seen.append(call.raw_params))
    outcome = provider.perform(row("*no* <b>https://x.cat</b>"), None)
    assert outcome == Sent(str(phone(town)[0]["message_id"]))
    assert seen == [
        {"chat_id": NURIA, "text": "*no* <b>https://x.cat</b>", "link_preview_options": {"is_disabled": True}}
    ]


@pytest.mark.parametrize(
    ("kind", "name", "media_type"),
    [
        ("photo", "fanal.jpg", "image/jpeg"),
        ("voice", "veu-6s.ogg", "audio/ogg"),
        ("audio", "festa.mp3", "audio/mpeg"),
        ("video", "fanal.mp4", "video/mp4"),
        ("document", "planol-llicencia.pdf", "application/pdf"),
    ],
)
def test_files(town: TrainingServer, provider: TelegramProvider, kind: str, name: str, media_type: str) -> None:
    file = OutboundFile(name, media_type, kind, read(name), duration_ms=6_400)
    item = row("peu d'imatge 😀", attachment_id=3, payload={"kind": kind}, reply_to=None)
    assert isinstance(provider.perform(item, file), Sent)
    (message,) = phone(town)
    sent = message[kind][-1] if kind == "photo" else message[kind]
    assert town.town.shelf.find(sent["file_id"]).data == read(name)
    assert message["caption"] == "peu d'imatge 😀"
    if kind in ("voice", "audio", "video"):
        assert sent["duration"] == 6


def test_the_name_of_a_file_arrives() -> None:
    file = OutboundFile('padró "nou"\r\nX: y 2026.pdf', "application/pdf", "document", b"%PDF-1.4")
    with Wild.of(http(200, '{"ok":true,"result":{"message_id":7}}')) as server:
        assert TelegramProvider(server.url, TOKEN, QUICK).perform(row(attachment_id=3), file) == Sent("7")
        # As browsers write it: the letters themselves in UTF-8. Quotes and line ends would need escapes few servers undo.
        assert 'name="document"; filename="padró _nou_ X_ y 2026.pdf"\r\n'.encode() in server.requests[0]


def test_location(town: TrainingServer, provider: TelegramProvider) -> None:
    payload = {"kind": "location", "latitude": 41.5, "longitude": 2.25}
    assert isinstance(provider.perform(row(payload=payload), None), Sent)
    assert phone(town)[0]["location"] == {"latitude": 41.5, "longitude": 2.25}


def test_reply_and_a_reply_to_what_is_gone(town: TrainingServer, provider: TelegramProvider) -> None:
    written = acts.say(town.account, Person(NURIA, "Núria"), "Bon dia")
    assert isinstance(provider.perform(row("Digui", reply_to=str(written["message_id"])), None), Sent)
    assert phone(town)[0]["reply_to_message"]["message_id"] == written["message_id"]
    assert isinstance(provider.perform(row("Digui", reply_to="999999"), None), Sent)


def test_buttons_and_the_answer_to_a_press(town: TrainingServer, provider: TelegramProvider) -> None:
    buttons = [
        [{"text": "Sí", "data": "y"}, {"text": "No", "data": "ñ" * 32}],
        [{"text": "Web", "url": "https://x.cat/"}],
    ]
    sent = provider.perform(row("Ve?", payload={"buttons": buttons}), None)
    assert isinstance(sent, Sent)
    press = acts.press(town.account, Person(NURIA, "Núria"), int(sent.provider_id or 0), "y")
    item = row(action="answer_button", payload={"press_id": press["id"]})
    assert provider.perform(item, None) == Sent(None)
    # Answered already, or too late: nobody waits any more, which is no failure.
    assert provider.perform(row(action="answer_button", payload={"press_id": "1"}), None) == Sent(None)


def test_edit_of_text_and_caption(town: TrainingServer, provider: TelegramProvider) -> None:
    text = provider.perform(row("abans"), None)
    photo = provider.perform(
        row("abans", attachment_id=1, payload={"kind": "photo"}),
        OutboundFile("f.jpg", "image/jpeg", "photo", read("fanal.jpg")),
    )
    assert isinstance(text, Sent)
    assert isinstance(photo, Sent)
    for sent, kind in ((text, "text"), (photo, "photo")):
        change = row("després", action="edit", target=sent.provider_id, payload={"kind": kind})
        assert provider.perform(change, None) == Sent(sent.provider_id)
        # The same again: Telegram complains that nothing changes, and nothing had to.
        assert provider.perform(change, None) == Sent(sent.provider_id)
    assert [message.get("text") or message.get("caption") for message in phone(town)] == ["després", "després"]


def test_delete_twice(town: TrainingServer, provider: TelegramProvider) -> None:
    sent = provider.perform(row("abans"), None)
    assert isinstance(sent, Sent)
    removal = row(action="delete", target=sent.provider_id)
    assert provider.perform(removal, None) == Sent(sent.provider_id)
    assert provider.perform(removal, None) == Sent(sent.provider_id)
    assert phone(town) == []


def test_half_a_surrogate_pair_does_not_stop_a_reply(town: TrainingServer, provider: TelegramProvider) -> None:
    assert isinstance(provider.perform(row("a\ud83db\x00"), None), Sent)
    assert phone(town)[0]["text"] == "a\ufffdb\ufffd"


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (row("x", recipient="!room:matrix"), "rejected_not_found"),
        (row("x", recipient=""), "rejected_not_found"),
        (row(""), "provider_rejected"),
        (row("x", action="dance"), "provider_rejected"),
        (row(attachment_id=1, payload={"kind": "photo"}), "rejected_file"),
        (row("x", action="edit", target="press:1"), "provider_rejected"),
        (row(action="delete"), "provider_rejected"),
        (row(payload={"kind": "location", "latitude": 91, "longitude": 0}), "provider_rejected"),
        (row("x", payload={"buttons": [[{"text": "Sí", "data": "ñ" * 33}]]}), "provider_rejected"),
        (row("x", payload={"buttons": [[{"text": "Sí"}]]}), "provider_rejected"),
        (row("x", payload={"buttons": [[{"text": " ", "data": "y"}]]}), "provider_rejected"),
        (row(action="answer_button"), "provider_rejected"),
    ],
)
def test_what_cannot_be_sent_is_refused_before_a_byte_leaves(item: Outbound, code: str) -> None:
    with Wild.of(http(200, '{"ok":true,"result":{"message_id":1}}')) as server:
        outcome = TelegramProvider(server.url, TOKEN, QUICK).perform(item, None)
        assert server.connections == 0
    assert_rejected(outcome, code)


# What comes back


def assert_rejected(outcome: Outcome, code: str) -> None:
    assert isinstance(outcome, Rejected)
    assert outcome.code == code
    assert SENTENCES[code].format(**outcome.blanks)


def answered(*steps: Step, item: Outbound | None = None, file: OutboundFile | None = None) -> Outcome:
    """The outcome of one send that met these answers; one request at most may have been made."""
    with Wild.of(*steps) as server:
        provider = TelegramProvider(server.url, TOKEN, QUICK)
        outcome = provider.perform(item or row("una"), file)
        provider.close()
        assert len(server.requests) <= 1
    assert "secret" not in repr(outcome)
    return outcome


def failure(code: int, description: str, **parameters: Any) -> bytes:
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return http(code, json.dumps(body | ({"parameters": parameters} if parameters else {})))


@pytest.mark.parametrize(
    "step",
    [
        Rude.RESET,
        Rude.CLOSE,
        Rude.SILENCE,
        Drip(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n", b'{"ok":true', 0.1),
        http(200, '{"ok":true,"result":{"message_id":7}}', length=400),
        http(200, '{"ok":true,"result":{"message'),
        http(200, ""),
        http(200, "null"),
        http(200, "[]"),
        http(200, "{}"),
        http(200, "<html>Welcome to the hotel</html>"),
        http(200, "[" * 100_000),
        http(200, '{"ok":"true","result":{"message_id":7}}'),
        http(200, '{"ok":true,"result":true}'),
        http(200, '{"ok":true,"result":{"message_id":0}}'),
        http(200, '{"ok":true,"result":{"message_id":null}}'),
        http(200, '{"ok":true,"result":{"message_id":' + "9" * 5000 + "}}"),
        http(201, '{"ok":true,"result":{"message_id":7}}'),
        http(302, "", "Location: https://elsewhere.example/"),
        http(400, "<html>Bad Request</html>"),
        http(401, "<html>Log in to the proxy</html>"),
        http(403, "<html>Blocked by the firewall</html>"),
        http(404, "<html>Not Found</html>"),
        http(500, '{"ok":false,"error_code":500,"description":"Internal Server Error"}'),
        http(200, '{"ok":false,"error_code":500,"description":"Internal Server Error"}'),
        http(502, "<html>Bad Gateway</html>"),
        http(503, ""),
        http(504, '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}'),
        http(599, '{"ok":true,"result":{"message_id":7}}'),
    ],
)
def test_no_readable_answer_is_doubt(step: Step) -> None:
    outcome = answered(step)
    assert isinstance(outcome, Uncertain)
    assert outcome.why


@pytest.mark.parametrize(
    "kind", [FaultKind.ACT_RESET, FaultKind.ACT_CUT, FaultKind.ACT_HANG, FaultKind.ACT_NOISE, FaultKind.ACT_ERROR]
)
def test_the_town_acted_and_the_answer_was_lost(
    town: TrainingServer, provider: TelegramProvider, kind: FaultKind
) -> None:
    town.town.faults.add(Fault(kind, method="send", code=502, delay_ms=1500))
    assert isinstance(provider.perform(row("una"), None), Uncertain)
    assert [message["text"] for message in phone(town)] == ["una"]
    assert isinstance(provider.perform(row("dues"), None), Sent)


def test_a_reset_before_the_request_was_read_is_doubt_as_well(town: TrainingServer, provider: TelegramProvider) -> None:
    # Nobody can tell it from a reset afterwards, so nobody may say that nothing was sent.
    town.town.faults.add(Fault(FaultKind.DROP, method="send"))
    assert isinstance(provider.perform(row("una"), None), Uncertain)


def test_a_door_that_closed_while_the_line_was_idle_sent_nothing(
    town: TrainingServer, provider: TelegramProvider
) -> None:
    assert isinstance(provider.perform(row("una"), None), Sent)
    town.close_door()
    assert isinstance(provider.perform(row("dues"), None), Retry)
    town.open_door()
    assert isinstance(provider.perform(row("dues"), None), Sent)
    assert [message["text"] for message in phone(town)] == ["una", "dues"]


@pytest.mark.parametrize(
    ("step", "after_ms"),
    [
        (failure(429, "Too Many Requests: retry after 7", retry_after=7), 7_250),
        (failure(429, "Too Many Requests: retry after 7"), 7_250),
        (failure(429, "Too Many Requests", retry_after="7"), 7_250),
        (failure(429, "Too Many Requests", retry_after=-1), 5_250),
        (failure(429, "Too Many Requests", retry_after=None), 5_250),
        (failure(429, "Too Many Requests", retry_after=10**12), 604_800_250),
        (http(429, "<html>Slow down</html>", "Retry-After: 9"), 9_250),
        (http(429, "<html>Slow down</html>", "Retry-After: Wed, 21 Oct 2026 07:28:00 GMT"), 5_250),
        (http(200, '{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":2}}'), 2_250),
    ],
)
def test_ordered_silence(step: Step, after_ms: int) -> None:
    assert answered(step) == Retry(after_ms, is_ordered=True)


def test_silence_towards_many_chats_is_silence_of_the_channel() -> None:
    with Wild.of(failure(429, "x", retry_after=3)) as server:
        provider = TelegramProvider(server.url, TOKEN, QUICK)
        ordered = [provider.perform(row("x", recipient=str(chat)), None) for chat in (1, 1, 2, 3)]
        provider.close()
    assert [outcome.for_channel for outcome in ordered if isinstance(outcome, Retry)] == [False, False, False, True]


@pytest.mark.parametrize(
    ("code", "description", "expected", "is_unreachable"),
    [
        (403, "Forbidden: bot was blocked by the user", "rejected_blocked", True),
        (403, "Forbidden: user is deactivated", "rejected_blocked", True),
        (403, "Forbidden: bot was kicked from the supergroup chat", "rejected_blocked", True),
        (403, "Forbidden: bot can't initiate conversation with a user", "rejected_blocked", True),
        (403, "Forbidden: bot is not a member of the channel chat", "rejected_blocked", True),
        (403, "Forbidden: something new", "provider_rejected", False),
        (400, "Bad Request: chat not found", "rejected_not_found", True),
        (404, "Not Found: chat not found", "rejected_not_found", True),
        (400, "Bad Request: PEER_ID_INVALID", "rejected_not_found", True),
        (400, "Bad Request: message is too long", "rejected_too_long", False),
        (400, "Bad Request: message caption is too long", "rejected_too_long", False),
        (400, "Bad Request: not enough rights to send text messages to the chat", "provider_rejected", False),
        (405, "Method Not Allowed", "provider_rejected", False),
        (404, "Not Found: method not found", "provider_rejected", False),
        (400, "", "provider_rejected", False),
    ],
)
def test_refusals(code: int, description: str, expected: str, is_unreachable: bool) -> None:
    outcome = answered(failure(code, description))
    assert_rejected(outcome, expected)
    assert isinstance(outcome, Rejected)
    assert outcome.is_unreachable == is_unreachable
    assert outcome.new_recipient is None


def test_the_reason_is_told_in_the_providers_words_but_never_the_token() -> None:
    outcome = answered(failure(400, f"Bad Request: odd\x00 thing\n at /bot{TOKEN}/sendMessage"))
    assert isinstance(outcome, Rejected)
    assert outcome.blanks == {"why": "said", "said": "odd\ufffd thing at /bot…/sendMessage"}


@pytest.mark.parametrize(
    "step",
    [
        failure(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        failure(400, "Bad Request: IMAGE_PROCESS_FAILED"),
        failure(400, "Bad Request: file must be non-empty"),
        http(413, "<html>413 Request Entity Too Large</html>"),
    ],
)
def test_refused_files(step: Step) -> None:
    item = row(attachment_id=1, payload={"kind": "photo"})
    assert_rejected(answered(step, item=item, file=OutboundFile("f.jpg", "image/jpeg", "photo", b"x")), "rejected_file")


def test_a_group_that_moved() -> None:
    outcome = answered(failure(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1_001_234))
    assert isinstance(outcome, Rejected)
    assert outcome.new_recipient == "-1001234"
    assert not outcome.is_unreachable


@pytest.mark.parametrize(
    "step",
    [failure(401, "Unauthorized"), failure(404, "Not Found"), failure(401, "Unauthorized: invalid token specified")],
)
def test_a_refused_token(step: Step) -> None:
    assert answered(step) == Unauthorized()


def test_blocked_in_the_town(town: TrainingServer, provider: TelegramProvider) -> None:
    acts.block(town.account, Person(NURIA, "Núria"))
    outcome = provider.perform(row("una"), None)
    assert_rejected(outcome, "rejected_blocked")
    acts.unblock(town.account, Person(NURIA, "Núria"))
    limit = BY_KIND["telegram"].max_text
    assert_rejected(provider.perform(row("x" * (limit + 1)), None), "rejected_too_long")
    assert isinstance(provider.perform(row("x" * limit), None), Sent)


@pytest.mark.parametrize(
    ("action", "step"),
    [
        ("edit", failure(400, "Bad Request: message is not modified: specified new message content is the same")),
        ("delete", failure(400, "Bad Request: message to delete not found")),
        (
            "answer_button",
            failure(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
        ),
        ("edit", http(200, '{"ok":true,"result":true}')),
        ("typing", http(200, '{"ok":true,"result":true}')),
    ],
)
def test_what_is_so_already_is_done(action: str, step: Step) -> None:
    outcome = answered(step, item=row("x", action=action, target="7", payload={"press_id": "5"}))
    assert outcome == Sent("7")


@pytest.mark.parametrize("description", ["message can't be deleted for everyone", "message can't be edited"])
@pytest.mark.parametrize("action", ["edit", "delete"])
def test_what_cannot_be_undone_is_refused(action: str, description: str) -> None:
    outcome = answered(failure(400, f"Bad Request: {description}"), item=row("x", action=action, target="7"))
    assert_rejected(outcome, "provider_rejected")


def test_no_answer_of_any_kind_raises(json_values: Callable[[], Iterator[Any]]) -> None:
    provider_url: str
    for body in json_values():
        with Wild.of(http(200, json.dumps(body, allow_nan=True)), http(400, json.dumps(body))) as server:
            provider_url = server.url
            provider = TelegramProvider(provider_url, TOKEN, QUICK)
            for _ in range(2):
                outcome = provider.perform(row("x"), None)
                assert isinstance(outcome, Sent | Retry | Rejected | Unauthorized | Uncertain)
            provider.close()


@pytest.fixture
def json_values() -> Callable[[], Iterator[Any]]:
    """Answers that are JSON and little else: every field with every wrong type."""
    wrong: list[Any] = [None, True, 0, -1, 2**70, float("nan"), "", "x", [], {}, [{}], {"retry_after": {}}]

    def values() -> Iterator[Any]:
        yield from wrong
        for name in ("ok", "error_code", "description", "parameters", "result"):
            for value in wrong:
                good = {
                    "ok": False,
                    "error_code": 400,
                    "description": "x",
                    "parameters": {},
                    "result": {"message_id": 1},
                }
                yield {**good, name: value}
                yield {**good, "ok": True, name: value}

    return values
