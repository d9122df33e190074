"""Matrix events, whole and damaged, without a server: none may raise, none may vanish, none may speak for another."""

import copy
import json
import math
import random
from typing import Any

import pytest

from console.models.delivery import Outbound, Outcome, Rejected, Retry, Sent, Unauthorized, Uncertain
from console.models.inbound import (
    InboundDeletion,
    InboundEdit,
    InboundMessage,
    InboundReaction,
    Membership,
    Migration,
    OwnEcho,
    Unsupported,
    Update,
)
from console.models.states import MessageKind
from console.providers.base import FileRefused, NetworkDown
from console.providers.http import Answer
from console.providers.matrix import MatrixProvider
from console.providers.matrix_answers import judge, pause_ms, read_reply, without_depths
from console.providers.matrix_content import mxc_parts, without_quote
from console.providers.matrix_cursor import Gap, Invite, Place, read_cursor, write_cursor
from console.providers.matrix_parse import Room, parse_event, parse_receipts
from console.providers.matrix_trail import Trail
from tests.providers.wild import Wild, http

Json = dict[str, Any]
US, THEM, OTHER = "@poble:exemple.cat", "@veina:exemple.cat", "@pere:exemple.cat"
ROOM_ID, AT, NOW = "!sala:exemple.cat", 1_790_000_000_000, 1_790_000_005_000
COUNT = 20_000


def room(*others: str) -> Room:
    return Room(ROOM_ID, US, {THEM: "Veïna"}, frozenset(others or (THEM,)))


def event(content: Json, kind: str = "m.room.message", sender: str = THEM, **more: Any) -> Json:
    return {
        "event_id": "$a1",
        "type": kind,
        "sender": sender,
        "origin_server_ts": AT,
        "content": content,
        "unsigned": {"age": 1},
        **more,
    }


def text(body: str, **more: Any) -> Json:
    return {"msgtype": "m.text", "body": body, **more}


def edit(target: str = "$a0") -> Json:
    relation = {"rel_type": "m.replace", "event_id": target}
    return event(text("* b", **{"m.new_content": text("b"), "m.relates_to": relation}))


def media(form: str, **info: Any) -> Json:
    return {"msgtype": form, "body": "x.bin", "url": "mxc://exemple.cat/AbC_1-2", "info": info}


SAMPLES: dict[str, Json] = {
    "text": event(text("El contenidor és ple")),
    "notice": event({"msgtype": "m.notice", "body": "avís"}),
    "emote": event({"msgtype": "m.emote", "body": "saluda"}),
    "image": event(media("m.image", mimetype="image/png", w=4, h=3, size=10)),
    "voice": event({**media("m.audio", duration=3380), "org.matrix.msc3245.voice": {}}),
    "file": event(media("m.file", mimetype="application/pdf")),
    "sticker": event(media("", mimetype="image/webp"), "m.sticker"),
    "location": event({"msgtype": "m.location", "body": "aquí", "geo_uri": "geo:41.38,2.17"}),
    "reply": event(text("> <@a:b> q\n\nr", **{"m.relates_to": {"m.in_reply_to": {"event_id": "$a0"}}})),
    "edit": edit(),
    "reaction": event({"m.relates_to": {"rel_type": "m.annotation", "event_id": "$a0", "key": "👍"}}, "m.reaction"),
    "redaction": event({"reason": "x"}, "m.room.redaction", redacts="$a0"),
    "encrypted": event({"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "…"}, "m.room.encrypted"),
    "leave": event({"membership": "leave"}, "m.room.member", state_key=THEM),
    "tombstone": event({"replacement_room": "!nova:exemple.cat"}, "m.room.tombstone", state_key=""),
    "echo": event(text("nostre"), sender=US, unsigned={"transaction_id": "0b5c"}),
    "unknown": event({"x": 1}, "cat.exemple.cosa"),
}
JUNK: list[Any] = [
    None, True, False, 0, -1, 1.5, 2**31, 2**63, 10**30, math.nan, math.inf, "", " ", "$", "!", "@", "\x00", "\ud83d",
    "\u202egnp.exe", "a" * 5000, "😀" * 300, "../../etc/passwd", "mxc://../x", "geo:1e9,x", [], {}, [[]], [None, 1, {}],
    {"event_id": 1}, {"": {"": []}}, "$a0", "@x:y", "m.replace", "m.text",
]  # fmt: skip


def one(body: object, where: Room | None = None, trail: Trail | None = None) -> Any:
    events = parse_event(body, where or room(), trail or Trail(), NOW).events
    assert len(events) == 1, events
    return events[0]


def damage(value: Any, dice: random.Random) -> Any:
    """The value with one to three places replaced, removed or renamed."""
    damaged = copy.deepcopy(value)
    for _ in range(dice.randint(1, 3)):
        places = list(_places(damaged))
        if not places:
            break
        holder, key = dice.choice(places)
        match dice.randrange(3):
            case 0:
                holder[key] = copy.deepcopy(dice.choice(JUNK))
            case 1:
                del holder[key]
            case _ if isinstance(holder, dict):
                holder[dice.choice(("body", "type", "url", "m.relates_to", "state_key", "\ud800"))] = holder.pop(key)
    return damaged


def _places(value: Any) -> Any:
    pairs = list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ())
    for key, inner in pairs:
        yield value, key
        yield from _places(inner)


def assert_storable(update: Update) -> None:
    update.raw.encode()
    for each in update.events:
        assert each.key
        assert len(each.key) <= 300
        each.key.encode()
        if isinstance(each, InboundMessage | InboundEdit):
            each.text.encode()
            json.dumps(each.extra, allow_nan=False).encode()
            assert "\x00" not in each.text
            assert 0 < each.at < 2**53
            assert each.sender.chat_id == ROOM_ID
            assert each.sender.name
        if isinstance(each, InboundMessage) and each.file is not None:
            json.dumps(each.file.ref).encode()
            assert each.file.refused or mxc_parts(each.file.ref["mxc"])
            assert "/" not in each.file.name


def test_damaged_events_never_raise_and_never_vanish() -> None:
    dice = random.Random(20261124)
    readable = 0
    for number in range(COUNT):
        name = dice.choice(list(SAMPLES))
        damaged = damage(SAMPLES[name], dice)
        update = parse_event(damaged, dice.choice((room(), room(THEM, OTHER))), Trail(), NOW)
        assert_storable(update)
        readable += any(not isinstance(each, Unsupported) for each in update.events)
        is_message = damaged.get("type") == "m.room.message" and damaged.get("sender") == THEM
        unsigned = damaged.get("unsigned")
        is_withdrawn = isinstance(unsigned, dict) and "redacted_because" in unsigned
        if is_message and "state_key" not in damaged and not is_withdrawn:
            assert update.events, (number, damaged)
    # Most damage spoils the envelope; enough is left that the content was damaged too.
    assert readable > COUNT / 4


@pytest.mark.parametrize("value", JUNK)
def test_what_is_no_event_is_kept_raw(value: object) -> None:
    assert isinstance(one(value), Unsupported)


def test_every_sample_is_what_it_says() -> None:
    kinds = {name: type(one(body)) for name, body in SAMPLES.items()}
    others = {
        "edit": InboundEdit,
        "reaction": InboundReaction,
        "redaction": InboundDeletion,
        "leave": Membership,
        "tombstone": Migration,
        "echo": OwnEcho,
    }
    assert kinds == {name: others.get(name, InboundMessage) for name in SAMPLES}
    unreadable = {n for n, body in SAMPLES.items() if getattr(one(body), "kind", None) is MessageKind.UNSUPPORTED}
    assert unreadable == {"encrypted", "unknown"}


def test_our_own_words_from_elsewhere_say_nothing() -> None:
    assert parse_event(event(text("x"), sender=US), room(), Trail(), NOW).events == ()


def test_times_out_of_reason_become_now() -> None:
    for wrong in (0, -5, 10**30, "x", None, True):
        assert one(event(text("x"), origin_server_ts=wrong)).at == NOW
    assert one(event(text("x"))).at == AT


@pytest.mark.parametrize(
    ("author", "others", "is_taken"),
    [
        (THEM, (THEM,), True),
        (THEM, (THEM, OTHER), True),
        (OTHER, (THEM, OTHER), False),
        (US, (THEM,), False),
        # Nobody can tell: in a room of two there is only one who may, in a larger one there is not.
        (None, (THEM,), True),
        (None, (THEM, OTHER), False),
    ],
)
def test_only_the_author_edits(author: str | None, others: tuple[str, ...], is_taken: bool) -> None:
    update = parse_event(edit(), room(*others), Trail(), NOW, author_of=lambda _: author)
    assert isinstance(update.events[0], InboundEdit if is_taken else Unsupported)


def test_redactions_of_both_room_versions() -> None:
    new = event({"redacts": "$a0"}, "m.room.redaction")
    assert one(new).provider_id == one(SAMPLES["redaction"]).provider_id == "$a0"


def test_what_was_withdrawn_before_it_was_read_shows_nothing() -> None:
    gone = event({}, unsigned={"redacted_because": {"event_id": "$x"}})
    assert parse_event(gone, room(), Trail(), NOW).events == ()


@pytest.mark.parametrize(
    ("person", "before", "now", "others", "says"),
    [
        (THEM, "join", "leave", (), False),
        (THEM, "join", "ban", (), False),
        (THEM, "join", "leave", (OTHER,), None),
        (THEM, "invite", "leave", (), None),
        (THEM, "leave", "join", (THEM,), True),
        (THEM, "join", "join", (THEM,), None),
        (THEM, None, "join", (THEM,), None),
        (US, "join", "leave", (THEM,), False),
        (US, "invite", "join", (THEM,), None),
    ],
)
def test_comings_and_goings(person: str, before: str | None, now: str, others: tuple[str, ...], says: bool) -> None:
    unsigned = {"prev_content": {"membership": before}} if before else {}
    body = event({"membership": now}, "m.room.member", state_key=person, unsigned=unsigned)
    events = parse_event(body, Room(ROOM_ID, US, {}, frozenset(others)), Trail(), NOW).events
    assert [each.is_reachable for each in events if isinstance(each, Membership)] == ([] if says is None else [says])


def test_a_threads_stand_in_is_no_reply() -> None:
    relation = {"rel_type": "m.thread", "event_id": "$r", "is_falling_back": True, "m.in_reply_to": {"event_id": "$z"}}
    assert one(event(text("x", **{"m.relates_to": relation}))).reply_to is None


@pytest.mark.parametrize(
    ("body", "own", "quote"),
    [
        ("> <@a:b> hola\n> més\n\nsí", "sí", "hola\nmés"),
        ("> <@a:b> hola\n\n\n dues", "\n dues", "hola"),
        ("> 3 persones", "> 3 persones", ""),
        ("> a\nb", "> a\nb", ""),
        ("normal", "normal", ""),
        ("> a\n\n", "", "a"),
    ],
)
def test_the_repeated_message_in_front_of_a_reply(body: str, own: str, quote: str) -> None:
    assert without_quote(body) == (own, quote)


@pytest.mark.parametrize(
    "address",
    ["mxc://h/..", "mxc://h/a/b", "mxc://h/", "mxc:///a", "mxc://h/a?x", "mxc://h/%2e", "https://h/a", None, 7],
)
def test_addresses_that_are_none(address: object) -> None:
    assert mxc_parts(address) is None
    body = event({**media("m.file"), "url": address})
    found = one(body)
    assert found.file is None or found.file.refused == "gone"


def test_a_file_that_is_too_big_or_sealed_is_refused_at_once() -> None:
    assert one(event(media("m.file", size=60_000_000))).file.refused == "too_big"
    sealed = {"msgtype": "m.file", "body": "x", "file": {"url": "mxc://h/a", "key": {}}}
    assert one(event(sealed)).file.refused == "encrypted"


def test_receipts() -> None:
    content = {
        "$x": {"m.read": {THEM: {"ts": AT}, US: {"ts": AT}}, "m.read.private": {OTHER: {}}},
        "$y": {"m.read": {OTHER: "x"}},
        "z": {"m.read": {THEM: {}}},
        "$w": 3,
    }
    updates = parse_receipts(content, room(), {"$x": "$own"}.get)
    assert [(each.events[0].key, each.events[0].at) for each in updates] == [  # type: ignore[union-attr]
        (updates[0].key, AT)
    ]
    assert [each for junk in JUNK for each in parse_receipts(junk, room(), lambda _: "$own")] == []


# Places


def test_cursors_come_back_as_they_were() -> None:
    place = Place("s1", (Gap("!a", "s1", "s2"),), (Invite("!b", 5, 1),), ("!c",), (("$r", "!a", "$m", THEM, "👍"),))
    assert read_cursor(write_cursor(place)) == place
    assert write_cursor(Place("s1")) == '{"since": "s1"}'


@pytest.mark.parametrize(
    "junk", [None, "", "x", "[]", "{}", '{"since": 4}', "[" * 100_000, '{"gaps": [["!a","b","c"]]}']
)
def test_a_cursor_that_cannot_be_read_is_the_beginning(junk: str | None) -> None:
    assert read_cursor(junk) == Place()


def test_a_gap_that_is_open_only_reaches_further() -> None:
    place = Place("s2", (Gap("!a", "s0", "s1"),)).with_gap(Gap("!a", "s1", "s2")).with_gap(Gap("!b", "s1", "s2"))
    assert place.gaps == (Gap("!a", "s0", "s2"), Gap("!b", "s1", "s2"))


# Answers


def answer(status: int, body: object = None, **headers: str) -> Answer:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, content, {name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("given", "action", "outcome"),
    [
        (answer(200, {"event_id": "$x"}), "send", Sent("$x")),
        (answer(200, {}), "typing", Sent(None)),
        (answer(200, {}), "send", Uncertain("the answer holds no event")),
        (answer(200, b"<html>"), "send", Uncertain("the answer could not be read (status 200)")),
        (answer(502, b"<html>"), "send", Uncertain("the answer could not be read (status 502)")),
        (answer(500, {"errcode": "M_UNKNOWN"}), "send", Uncertain("the server answered 500")),
        (answer(404, b"nginx"), "send", Uncertain("the answer could not be read (status 404)")),
        (answer(404, {"errcode": "M_UNRECOGNIZED"}), "send", Uncertain("the server answered 404 M_UNRECOGNIZED")),
        (answer(404, {"errcode": "M_NOT_FOUND"}), "send", Rejected("rejected_not_found")),
        (answer(403, {"errcode": "M_FORBIDDEN"}), "send", Rejected("rejected_blocked", is_unreachable=True)),
        (answer(403, {"errcode": "M_FORBIDDEN", "error": "no"}), "edit", Rejected("provider_rejected", {"why": "said", "said": "no"})),
        (answer(403, {"errcode": "M_USER_SUSPENDED"}), "send", Rejected("provider_rejected", {"why": "error_number", "number": "403 M_USER_SUSPENDED"})),
        (answer(401, {"errcode": "M_UNKNOWN_TOKEN"}), "send", Unauthorized()),
        (answer(413, b"<html>"), "send", Rejected("rejected_too_long")),
        (answer(400, {"errcode": "M_TOO_LARGE"}), "send", Rejected("rejected_too_long")),
        (answer(429, {"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 1500}), "send", Retry(1750, True, True)),
        (answer(429, b"", retry_after="3"), "send", Retry(3250, True, True)),
    ],
)  # fmt: skip
def test_outcomes(given: Answer, action: str, outcome: Outcome) -> None:
    assert judge(given, action, False) == outcome


@pytest.mark.parametrize(
    ("header", "body", "milliseconds"),
    [("2", {"retry_after_ms": 1500}, 2250), ("1", {"retry_after_ms": 1500}, 1750), ("x", {}, 5250), ("-3", {}, 5250),
     ("nan", {"retry_after_ms": "x"}, 5250), ("1e99", {}, 604_800_250), ("inf", {}, 5250)],
)  # fmt: skip
def test_pauses_are_the_longer_of_both(header: str, body: Json, milliseconds: int) -> None:
    given = answer(429, {"errcode": "M_LIMIT_EXCEEDED", **body}, retry_after=header)
    assert pause_ms(read_reply(given), given.headers) == milliseconds


def test_one_event_nested_beyond_reason_does_not_hold_up_the_others() -> None:
    deep = b"[" * 50_000 + b"]" * 50_000
    body = b'{"next_batch": "s1", "x": "]\\"{", "rooms": {"a": {"deep": ' + deep + b', "b": [1, {"c": "{"}]}}}'
    reply = read_reply(Answer(200, body, {}))
    assert reply is not None
    assert (reply.body["next_batch"], reply.body["x"], reply.body["rooms"]["a"]["b"]) == ("s1", ']"{', [1, {"c": "{"}])
    assert without_depths(b'{"a": [1, {"b": []}]}') == b'{"a": [1, {"b": []}]}'


# Talking to servers without manners

_LOGIN = http(200, json.dumps({"access_token": "t0k3n", "user_id": US}))


def provider(wild: Wild, user: str) -> MatrixProvider:
    return MatrixProvider(wild.url, user, "pw", "D")


def file_at(server: Wild, user: str) -> bytes:
    found = one(SAMPLES["file"]).file
    opened = provider(server, user)
    try:
        return opened.download(found, 1_000)
    finally:
        opened.close()


def test_a_redirect_is_followed_once() -> None:
    with Wild.of(_LOGIN, http(307, "", "Location: /_matrix/client/elsewhere"), http(200, b"bytes")) as server:
        assert file_at(server, "a") == b"bytes"
        assert b"t0k3n" in server.requests[-1]
    with Wild.of(_LOGIN, http(307, "", "Location: /x"), http(307, "", "Location: /y")) as server:
        with pytest.raises(NetworkDown):
            file_at(server, "a1")
        assert len(server.requests) == 3


def test_a_redirect_elsewhere_never_gets_the_token() -> None:
    with Wild.of(http(200, b"bytes")) as store:
        with Wild.of(_LOGIN, http(307, "", f"Location: {store.url}/bucket/x?sig=1")) as server:
            assert file_at(server, "b") == b"bytes"
        assert b"uthorization" not in store.requests[0]


@pytest.mark.parametrize(
    "target", ["http://example.org/x", "file:///etc/passwd", "https://a:b@example.org/", "gopher://127.0.0.1/", ""]
)
def test_a_redirect_to_a_forbidden_place_is_not_followed(target: str) -> None:
    with Wild.of(_LOGIN, http(307, "", f"Location: {target}")) as server:
        with pytest.raises(NetworkDown):
            file_at(server, "b" + target)
        assert len(server.requests) <= 3


def test_files_that_are_gone_and_files_that_are_late() -> None:
    gone, late = '{"errcode": "M_NOT_FOUND"}', '{"errcode": "M_NOT_YET_UPLOADED"}'
    with Wild.of(_LOGIN, http(404, gone)) as server, pytest.raises(FileRefused) as refusal:
        file_at(server, "c")
    assert refusal.value.is_expired
    with Wild.of(_LOGIN, http(504, late)) as server, pytest.raises(NetworkDown):
        file_at(server, "d")
    with Wild.of(_LOGIN, http(200, b"x" * 1_001)) as server, pytest.raises(FileRefused) as refusal:
        file_at(server, "e")
    assert not refusal.value.is_expired


def test_an_old_server_is_asked_at_its_old_place() -> None:
    with Wild.of(_LOGIN, http(404, '{"errcode": "M_UNRECOGNIZED"}'), http(200, b"old")) as server:
        assert file_at(server, "f") == b"old"
        assert b"/_matrix/media/v3/download/exemple.cat/AbC_1-2" in server.requests[-1]


def test_a_token_that_is_refused_again_is_no_endless_loop() -> None:
    refused = http(401, '{"errcode": "M_UNKNOWN_TOKEN", "soft_logout": true}')
    item = Outbound(1, 1, 1, ROOM_ID, "send", "u", "x", None, {}, 1)
    with Wild.of(_LOGIN, refused, _LOGIN, refused) as server:
        opened = provider(server, "g")
        assert opened.perform(item, None) == Unauthorized()
        assert len(server.requests) == 4
        opened.close()


def test_a_login_that_breaks_means_that_nothing_went_out() -> None:
    item = Outbound(1, 1, 1, ROOM_ID, "send", "u", "x", None, {}, 1)
    with Wild.of(http(502, "<html>")) as server:
        opened = provider(server, "h")
        assert isinstance(opened.perform(item, None), Retry)
        opened.close()
