"""What only Matrix does, against a real Synapse: rooms, edits, reactions, receipts, long absences, repetition by id."""

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from console.models.delivery import OutboundFile, Rejected, Sent, Uncertain
from console.models.inbound import (
    InboundDeletion,
    InboundEdit,
    InboundMessage,
    InboundReaction,
    Membership,
    Migration,
    OwnEcho,
    Receipt,
    Unsupported,
)
from console.models.states import MessageKind
from console.providers.matrix import MatrixProvider
from console.providers.matrix_cursor import read_cursor
from console.providers.matrix_parse import ENCRYPTED_TEXT
from tests.providers.matrix_citizen import Citizen
from tests.providers.matrix_desk import PASSWORD, QUICK, Desk, only, texts
from tests.providers.matrix_front import Front
from tests.servers.synapse import SynapseServer

_numbers = count(1)


@pytest.fixture(scope="module")
def front(synapse: SynapseServer) -> Iterator[Front]:
    door = Front(synapse.port)
    yield door
    door.shut()


@pytest.fixture(scope="module")
def town(synapse: SynapseServer, front: Front) -> Desk:
    """One account for all tests: making accounts is what takes a server's time."""
    return Desk(front.url, synapse.register("poble", PASSWORD))


@pytest.fixture
def desk(town: Desk, front: Front) -> Iterator[Desk]:
    """The console, up to date at the start of the test."""
    opened = Desk(front.url, town.account, cursor=town.cursor)
    opened.drain()
    opened.came.clear()
    yield opened
    front.mend()
    opened.provider.close()
    town.cursor = opened.cursor


@pytest.fixture
def new_account(synapse: SynapseServer) -> str:
    """An account no console has seen."""
    return synapse.register(f"poble{next(_numbers)}", PASSWORD)


@pytest.fixture(scope="module")
def ana(synapse: SynapseServer) -> Iterator[Citizen]:
    synapse.register("ana", "clau")
    citizen = Citizen(synapse.url, "ana", "clau")
    citizen.call("PUT", f"/v3/profile/{citizen.user_id}/displayname", {"displayname": "Anna Puig"})
    yield citizen
    citizen.close()


@pytest.fixture(scope="module")
def pep(synapse: SynapseServer) -> Iterator[Citizen]:
    synapse.register("pep", "clau")
    citizen = Citizen(synapse.url, "pep", "clau")
    yield citizen
    citizen.close()


@pytest.fixture
def room(desk: Desk, ana: Citizen) -> str:
    """A conversation that is under way."""
    opened = ana.open_room(desk.account)
    desk.drain()
    return opened


# How a conversation begins and ends


def test_an_invitation_is_followed_and_what_was_said_before_waits_for_an_answer(desk: Desk, ana: Citizen) -> None:
    room = ana.open_room(desk.account)
    ana.say(room, "Hola? Hi ha algú?")
    message = only(InboundMessage, desk.drain())
    assert (message.text, message.is_history) == ("Hola? Hi ha algú?", False)
    assert (message.sender.chat_id, message.sender.name, message.sender.username) == (room, "Anna Puig", ana.user_id)
    assert not message.sender.is_group
    assert message.author is None


def test_more_than_one_page_said_before_the_invitation_is_complete(desk: Desk, ana: Citizen) -> None:
    room = ana.open_room(desk.account)
    ana.say_all(room, [str(number) for number in range(70)])
    assert texts(desk.drain()) == [str(number) for number in range(70)]


def test_public_rooms_and_spaces_are_not_entered(desk: Desk, ana: Citizen) -> None:
    state = [{"type": "m.room.join_rules", "state_key": "", "content": {"join_rule": "public"}}]
    square = ana.open_room(desk.account, initial_state=state)
    space = ana.open_room(desk.account, space=True)
    ana.say(square, "compreu!")
    assert desk.drain() == []
    members = [ana.call("GET", f"/v3/rooms/{room}/joined_members")["joined"] for room in (square, space)]
    assert all(desk.account not in joined for joined in members)


def test_a_room_the_account_was_in_before(front: Front, new_account: str, ana: Citizen) -> None:
    """What somebody answered by another program is history; what came after it waits, however much it is."""
    phone = Citizen(front.url, new_account, PASSWORD)
    room = ana.open_room(new_account)
    phone.join(room)
    ana.say_all(room, ["abans", "de tot"])
    phone.say(room, "resposta")
    later = [f"pregunta {number}" for number in range(55)]
    ana.say_all(room, later)
    phone.close()
    desk = Desk(front.url, new_account)
    messages = [event for event in desk.drain() if isinstance(event, InboundMessage)]
    desk.provider.close()
    assert [message.text for message in messages] == ["abans", "de tot", *later]
    assert [message.is_history for message in messages] == [True, True] + [False] * 55


def test_leaving_closes_the_way_and_coming_back_opens_it(desk: Desk, ana: Citizen, pep: Citizen) -> None:
    room = ana.open_room(desk.account, pep.user_id)
    desk.drain()
    ana.leave(room)
    gone = only(Membership, desk.drain())
    assert (gone.sender.chat_id, gone.sender.name, gone.is_reachable) == (room, "Anna Puig", False)
    pep.join(room)
    back = only(Membership, desk.drain())
    assert (back.sender.chat_id, back.sender.username, back.is_reachable) == (room, pep.user_id, True)


def test_being_shown_out_closes_the_way(desk: Desk, room: str, ana: Citizen) -> None:
    ana.kick(room, desk.account)
    assert only(Membership, desk.drain()).is_reachable is False
    refused = desk.provider.perform(desk.send(room, "ens sents?"), None)
    assert refused == Rejected("rejected_blocked", is_unreachable=True)


def test_a_room_of_three_is_a_group(desk: Desk, room: str, ana: Citizen, pep: Citizen) -> None:
    ana.invite(room, pep.user_id)
    pep.join(room)
    pep.say(room, "jo també")
    message = only(InboundMessage, desk.drain())
    assert message.sender.is_group
    assert (message.sender.name, message.sender.username, message.author) == ("Anna Puig, pep", None, "pep")


def test_an_upgraded_room_goes_on(desk: Desk, room: str, ana: Citizen) -> None:
    successor = ana.upgrade(room)
    ana.invite(successor, desk.account)
    events = desk.drain()
    moved = only(Migration, events)
    assert (moved.old_chat_id, moved.new_chat_id) == (room, successor)
    ana.say(successor, "continuem aquí")
    message = only(InboundMessage, desk.drain())
    assert (message.text, message.sender.chat_id) == ("continuem aquí", successor)


def test_a_false_move_is_not_followed(desk: Desk, room: str, ana: Citizen, pep: Citizen) -> None:
    """Otherwise one citizen could take over the answers meant for another."""
    other = pep.open_room(desk.account)
    desk.drain()
    ana.set_state(room, "m.room.tombstone", {"body": "x", "replacement_room": other})
    assert "provably" in only(Unsupported, desk.drain()).reason


# What is said


def test_every_kind_of_content(desk: Desk, room: str, ana: Citizen) -> None:
    voice = {"org.matrix.msc3245.voice": {}, "info": {"mimetype": "audio/ogg", "size": 4, "duration": 3380}}
    ana.send(room, {"msgtype": "m.emote", "body": "saluda"})
    ana.send_file(room, "m.image", "foto.png", "image/png", b"\x89PNG", info={"mimetype": "image/png", "w": 4, "h": 3})
    ana.send_file(room, "m.audio", "nota.ogg", "audio/ogg", b"OggS", **voice)
    ana.send_file(room, "m.file", "padró.pdf", "application/pdf", b"%PDF", body="el padró", filename="padró.pdf")
    ana.send(room, {"msgtype": "m.location", "body": "Location geo:41.38,2.17", "geo_uri": "geo:41.38,2.17;u=35"})
    ana.send(room, {"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "x"}, "m.room.encrypted")
    ana.send(room, {"org.matrix.msc1767.text": "Què us sembla?"}, "org.matrix.msc3381.poll.start")
    emote, photo, sound, document, place, secret, poll = [e for e in desk.drain() if isinstance(e, InboundMessage)]
    assert emote.text == "* Anna Puig saluda"
    assert photo.kind is MessageKind.PHOTO
    assert photo.file is not None
    assert (photo.file.name, photo.file.width, photo.file.height) == ("foto.png", 4, 3)
    assert sound.kind is MessageKind.VOICE
    assert sound.file is not None
    assert (sound.file.duration_ms, sound.file.media_type) == (3380, "audio/ogg")
    assert document.file is not None
    assert (document.text, document.file.name) == ("el padró", "padró.pdf")
    assert (place.kind, place.text) == (MessageKind.LOCATION, "")
    assert place.extra["location"] == {"latitude": 41.38, "longitude": 2.17, "accuracy": 35.0}
    assert (secret.kind, secret.text, secret.extra) == (
        MessageKind.UNSUPPORTED,
        ENCRYPTED_TEXT,
        {"what": "encrypted"},
    )
    assert secret.raw is not None
    assert "ciphertext" in secret.raw
    assert (poll.kind, poll.text) == (MessageKind.UNSUPPORTED, "Què us sembla?")
    assert [desk.provider.download(file, 100) for file in (photo.file, sound.file, document.file)] == [
        b"\x89PNG",
        b"OggS",
        b"%PDF",
    ]


def test_edits_withdrawals_and_replies(desk: Desk, room: str, ana: Citizen) -> None:
    first = ana.say(room, "A les 9")
    answer = desk.answer(room, "D'acord", reply_to=first)
    quote = f"> <{desk.account}> D'acord\n\nMillor a les 10"
    ana.send(room, {"msgtype": "m.text", "body": quote, "m.relates_to": {"m.in_reply_to": {"event_id": answer}}})
    desk.drain()
    reply = [event for event in desk.came if isinstance(event, InboundMessage)][-1]
    assert (reply.text, reply.reply_to, reply.extra["quote"]) == ("Millor a les 10", answer, "D'acord")
    ours = next(event for event in ana.events(room) if event["event_id"] == answer)
    assert ours["content"]["m.relates_to"] == {"m.in_reply_to": {"event_id": first}}
    ana.edit(room, first, "A les 8")
    # Another process, that did not see the first message pass.
    desk.crash()
    edit = only(InboundEdit, desk.drain())
    assert (edit.provider_id, edit.text, edit.sender.chat_id) == (first, "A les 8", room)
    ana.redact(room, first)
    withdrawn = only(InboundDeletion, desk.drain())
    assert (withdrawn.chat_id, withdrawn.provider_id) == (room, first)


def test_an_edit_of_our_words_by_somebody_else_is_none(desk: Desk, room: str, ana: Citizen) -> None:
    ours = desk.answer(room, "Són 30 euros")
    ana.edit(room, ours, "És gratis")
    desk.crash()
    assert only(Unsupported, desk.drain()).reason == "an edit by somebody else"


def test_reactions_come_and_go(desk: Desk, room: str, ana: Citizen) -> None:
    ours = desk.answer(room, "Fet")
    thumb = ana.react(room, ours, "👍")
    ana.react(room, ours, "🎉")
    marks = [event.marks for event in desk.drain() if isinstance(event, InboundReaction)]
    assert marks == [("👍",), ("👍", "🎉")]
    ana.redact(room, thumb)
    desk.crash()
    left = only(InboundReaction, desk.drain())
    assert (left.provider_id, left.by, left.marks) == (ours, ana.user_id, ("🎉",))


def test_a_receipt_counts_for_our_last_message_before_it(desk: Desk, room: str, ana: Citizen) -> None:
    ours = desk.answer(room, "Ja està")
    theirs = ana.say(room, "gràcies")
    ana.read_up_to(room, theirs)
    receipt = only(Receipt, desk.drain())
    assert (receipt.chat_id, receipt.provider_id, receipt.state, receipt.up_to) == (room, ours, "read", True)
    # Also for a process that did not see either pass.
    second = ana.say(room, "adeu")
    desk.drain()
    desk.crash()
    ana.read_up_to(room, second)
    assert only(Receipt, desk.drain()).provider_id == ours


def test_typing_is_seen(desk: Desk, room: str, ana: Citizen) -> None:
    assert isinstance(desk.provider.perform(desk.send(room, action="typing"), None), Sent)
    assert ana.typing_in(room) == [desk.account]


# Long absences


@pytest.mark.timeout(180)
def test_after_an_absence_nothing_is_missing_and_the_order_is_kept(
    desk: Desk, room: str, ana: Citizen, pep: Citizen
) -> None:
    second = pep.open_room(desk.account)
    desk.drain()
    desk.came.clear()
    ana.say_all(room, [f"missatge {number}" for number in range(1_000)], at_once=16)
    pep.say(second, "jo només un")
    steps = 0
    while desk.fetch().has_more:
        steps += 1
        # A new process after every batch: what was committed is all there is.
        desk.crash()
        if steps == 2:
            ana.say(room, "i mentrestant")
    desk.drain()
    by_room: dict[str, list[str]] = {room: [], second: []}
    for event in desk.came:
        assert isinstance(event, InboundMessage)
        by_room[event.sender.chat_id].append(event.text)
    assert steps >= 5
    assert by_room[second] == ["jo només un"]
    assert len(by_room[room]) == 1_001
    assert by_room[room] == ana.texts_from(room, ana.user_id)
    keys = [event.key for event in desk.came]
    assert len(keys) == len(set(keys))


def test_a_room_whose_pages_cannot_be_had_does_not_hold_up_the_others(
    desk: Desk, room: str, ana: Citizen, pep: Citizen, front: Front
) -> None:
    second = pep.open_room(desk.account)
    desk.drain()
    desk.came.clear()
    expected = [str(number) for number in range(55)]
    ana.say_all(room, expected)
    front.break_path("/messages", 502)
    assert texts(desk.drain()) == []
    pep.say(second, "i jo?")
    assert texts(desk.drain()) == ["i jo?"]
    ana.say(room, "encara hi sou?")
    assert texts(desk.drain()) == []
    assert [gap.room_id for gap in read_cursor(desk.cursor).gaps] == [room]
    front.mend()
    assert texts(desk.drain()) == [*expected, "encara hi sou?"]


@pytest.mark.expects_warnings
def test_a_place_the_server_does_not_know_is_no_end(front: Front, new_account: str, ana: Citizen) -> None:
    desk = Desk(front.url, new_account)
    room = ana.open_room(new_account)
    desk.drain()
    ana.say(room, "una")
    desk.cursor = '{"since": "s1_x_y"}'
    assert texts(desk.drain()) == ["una"]
    desk.provider.close()


# Sending


def test_the_same_id_is_the_same_message(desk: Desk, room: str, ana: Citizen) -> None:
    item = desk.send(room, "una sola vegada")
    first = desk.provider.perform(item, None)
    desk.crash()
    again = [desk.provider.perform(replace(item, attempts=attempts), None) for attempts in (1, 2)]
    assert again == [first, first]
    assert ana.texts_from(room, desk.account) == ["una sola vegada"]
    echo = only(OwnEcho, desk.drain())
    assert isinstance(first, Sent)
    assert (echo.our_id, echo.provider_id) == (item.uuid, first.provider_id)


def test_a_repetition_is_recognised_when_the_server_has_forgotten_the_id(
    desk: Desk, room: str, ana: Citizen, front: Front
) -> None:
    """Servers forget transaction ids after a day; the message itself remembers."""
    item = desk.send(room, "una")
    front.lose_answer("/send/")
    assert isinstance(desk.provider.perform(item, None), Uncertain)
    before = len(front.requests)
    assert isinstance(desk.provider.perform(replace(item, attempts=2), None), Sent)
    assert not [line for line in front.requests[before:] if "/send/" in line]
    assert ana.texts_from(room, desk.account) == ["una"]


@pytest.mark.parametrize(
    ("kind", "form"), [("photo", "m.image"), ("voice", "m.audio"), ("video", "m.video"), ("document", "m.file")]
)
def test_files_go_out_in_their_form(desk: Desk, room: str, ana: Citizen, kind: str, form: str) -> None:
    data = bytes(range(256)) * 9
    file = OutboundFile("nom 'estrany' ñ.bin", "application/octet-stream", kind, data, 2500)
    item = desk.send(room, attachment_id=1, payload={"kind": kind})
    assert isinstance(desk.provider.perform(item, file), Sent)
    content = ana.events(room)[-1]["content"]
    assert (content["msgtype"], content["filename"], content["info"]["size"]) == (form, file.name, len(data))
    assert ("org.matrix.msc3245.voice" in content) == (kind == "voice")
    assert ana.files_from(room, desk.account) == [data]


def test_a_file_is_uploaded_once_however_often_the_row_is_tried(desk: Desk, room: str, front: Front) -> None:
    file = OutboundFile("a.pdf", "application/pdf", "document", b"%PDF")
    item = desk.send(room, attachment_id=1, payload={"kind": "document"})
    front.lose_answer("/send/")
    before = len(front.requests)
    assert isinstance(desk.provider.perform(item, file), Uncertain)
    assert isinstance(desk.provider.perform(item, file), Sent)
    assert len([line for line in front.requests[before:] if "/upload" in line]) == 1


def test_a_file_the_server_does_not_take_is_refused_before_it_goes_out(desk: Desk, room: str, front: Front) -> None:
    # Synapse takes 50 MiB, as the channel says; so the file is beyond both.
    file = OutboundFile("gran.bin", "application/octet-stream", "document", bytes(50 * 1024 * 1024 + 1))
    before = len(front.requests)
    outcome = desk.provider.perform(desk.send(room, attachment_id=1), file)
    assert outcome == Rejected("rejected_file", {"why": "too_big"})
    assert not [line for line in front.requests[before:] if "/upload" in line]


def test_a_text_the_server_does_not_take(desk: Desk, room: str) -> None:
    assert desk.provider.perform(desk.send(room, "x" * 66_000), None) == Rejected("rejected_too_long")


def test_a_place_goes_out(desk: Desk, room: str, ana: Citizen) -> None:
    desk.answer(room, payload={"kind": "location", "latitude": 0.00001, "longitude": -2.17})
    assert ana.events(room)[-1]["content"]["geo_uri"] == "geo:0.0000100,-2.1700000"


# The account


def test_instances_share_one_login_and_survive_its_end(
    desk: Desk, room: str, ana: Citizen, synapse: SynapseServer, front: Front
) -> None:
    sender = MatrixProvider(front.url, desk.account, PASSWORD, "DESK", QUICK)
    logins = [line for line in front.requests if "/login" in line]
    assert isinstance(sender.perform(desk.send(room, "una"), None), Sent)
    assert [line for line in front.requests if "/login" in line] == logins
    # An administrator ends every session of the account.
    phone = Citizen(synapse.url, desk.account, PASSWORD)
    phone.call("POST", "/v3/logout/all", {})
    phone.close()
    assert isinstance(sender.perform(desk.send(room, "dues"), None), Sent)
    ana.say(room, "rebut")
    assert texts(desk.drain()) == ["rebut"]
    assert len([line for line in front.requests if "/login" in line]) == len(logins) + 1
    sender.close()


def test_testing_the_channel_leaves_the_running_one_alone(
    desk: Desk, room: str, ana: Citizen, synapse: SynapseServer
) -> None:
    before = desk.provider._session._grant()
    found = MatrixProvider(synapse.url, desk.account, PASSWORD, "DESK", QUICK).check()
    assert (found.account, found.account_id) == (desk.account, desk.account)
    assert found.facts["versions"].startswith("v1.")
    ana.say(room, "encara")
    assert texts(desk.drain()) == ["encara"]
    assert desk.provider._session._grant() is before
    phone = Citizen(synapse.url, desk.account, PASSWORD)
    devices = {one["device_id"] for one in phone.call("GET", "/v3/devices")["devices"]}
    phone.close()
    assert "DESK" in devices
    assert "DESK-test" not in devices


def test_a_message_wakes_the_long_poll(desk: Desk, room: str, ana: Citizen) -> None:
    began = time.monotonic()
    desk.fetch(1)
    assert time.monotonic() - began > 0.8
    ana.say(room, "ara")
    desk.came.clear()
    desk.fetch(20)
    assert texts(desk.came) == ["ara"]
    assert time.monotonic() - began < 19
