"""Every kind of update, as the reference says and aiogram's models confirm, and what the desk is told of it."""

import json
from typing import Any

import pytest
from aiogram.types import Update as Judge

from console.models.inbound import (
    ButtonPress,
    Inbound,
    InboundEdit,
    InboundMessage,
    InboundReaction,
    Membership,
    Migration,
    Sender,
    Unsupported,
)
from console.models.states import MessageKind
from console.providers.telegram_parse import ALLOWED_UPDATES, parse_update
from console.providers.telegram_text import as_text, entities, file_name, one_line
from tests.providers.samples import (
    AT,
    BLOCKED,
    BOT,
    CHAT,
    CHAT_ID,
    CITIZEN,
    DATE,
    EARLIER,
    EDITED,
    GROUP,
    GROUP_ID,
    GROUP_TEXT,
    LIVE_MOVE,
    NOW,
    PHOTO,
    PLACE,
    PRESS,
    REACTION,
    SAMPLES,
    Json,
    message,
    update,
    written,
)


def read(raw_update: Any) -> Inbound:
    """The one event of an update."""
    (event,) = parse_update(raw_update, as_text(raw_update), NOW).events
    return event


def read_message(raw_update: Any) -> InboundMessage:
    event = read(raw_update)
    assert isinstance(event, InboundMessage), event
    return event


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_updates(name: str) -> None:
    Judge.model_validate(SAMPLES[name])


def test_text_with_marks() -> None:
    event = read_message(SAMPLES["text"])
    assert event.key == f"m:{CHAT_ID}:41"
    assert event.sender == Sender(str(CHAT_ID), "Núria Casadevall", "nuria_c", None, "ca", False)
    assert (event.provider_id, event.at, event.kind) == ("41", AT, MessageKind.TEXT)
    assert (event.author, event.file, event.raw) == (None, None, None)
    # Telegram counts the waving hand twice; a Python string counts it once.
    shown = [event.text[mark["offset"] : mark["offset"] + mark["length"]] for mark in event.extra["entities"]]
    assert shown == ["Hola", "https://x.cat", "això"]
    assert event.extra["entities"][2]["url"] == "https://lluny.example/"


def test_photo_is_the_largest() -> None:
    event = read_message(SAMPLES["photo"])
    assert event.kind is MessageKind.PHOTO
    assert event.text == "El fanal"
    assert event.file is not None
    assert event.file.ref == {"file_id": "AgAC-large", "unique_id": "q2"}
    assert (event.file.name, event.file.media_type, event.file.size) == ("photo.jpg", "image/jpeg", 140_000)
    assert (event.file.width, event.file.height, event.file.refused) == (1280, 960, None)
    assert event.extra["entities"] == [{"type": "bold", "offset": 0, "length": 2}]


def test_album() -> None:
    assert read_message(SAMPLES["album"]).album == "13500000000000001"


@pytest.mark.parametrize(
    ("name", "kind", "file", "media_type", "duration", "form"),
    [
        ("voice", MessageKind.VOICE, "voice.ogg", "audio/ogg", 14_000, None),
        ("audio", MessageKind.AUDIO, "audio.mp3", "audio/mpeg", 61_000, None),
        ("video", MessageKind.VIDEO, "video.mp4", "video/mp4", 9_000, None),
        ("video_note", MessageKind.VIDEO, "video.mp4", "video/mp4", 4_000, "video_note"),
        ("animation", MessageKind.VIDEO, "animation.mp4", "video/mp4", 3_000, "animation"),
        ("document", MessageKind.DOCUMENT, "padró.pdf", "application/pdf", None, None),
        ("sticker", MessageKind.STICKER, "sticker.webp", "image/webp", None, None),
    ],
)
def test_files(
    name: str, kind: MessageKind, file: str, media_type: str, duration: int | None, form: str | None
) -> None:
    event = read_message(SAMPLES[name])
    assert event.file is not None
    assert (event.kind, event.file.name, event.file.media_type) == (kind, file, media_type)
    assert event.file.duration_ms == duration
    assert event.extra.get("form") == form


def test_sticker_says_its_emoji() -> None:
    assert read_message(SAMPLES["sticker"]).text == "😀"


def test_audio_tells_its_title() -> None:
    extra = read_message(SAMPLES["audio"]).extra
    assert (extra["title"], extra["performer"]) == ("Himne", "Banda")


def test_a_file_beyond_what_bots_may_fetch_is_refused_but_shown() -> None:
    event = read_message(written(document={"file_id": "x", "file_unique_id": "y", "file_size": 20 * 1024 * 1024 + 1}))
    assert event.file is not None
    assert event.file.refused == "too_big"
    allowed = read_message(written(document={"file_id": "x", "file_unique_id": "y", "file_size": 20 * 1024 * 1024}))
    assert allowed.file is not None
    assert allowed.file.refused is None


def test_location_and_venue() -> None:
    place = read_message(SAMPLES["location"])
    assert place.kind is MessageKind.LOCATION
    assert place.extra == {"location": PLACE}
    venue = read_message(SAMPLES["venue"])
    assert venue.text == "Deixalleria\nC/ Major, 3"
    assert venue.extra["location"] == PLACE


def test_a_live_location_moves_by_edits() -> None:
    event = read(LIVE_MOVE)
    assert isinstance(event, InboundEdit)
    assert (event.kind, event.provider_id, event.at) == (MessageKind.LOCATION, "41", AT + 30_000)
    assert event.extra["location"] == {**PLACE, "live_seconds": 900}


def test_own_contact_gives_the_number_and_a_strangers_does_not() -> None:
    own = read_message(SAMPLES["contact"])
    assert own.sender.phone == "+34600111222"
    assert own.text == "Núria\n+34600111222"
    other = read_message(written(contact={"phone_number": "+34600111222", "first_name": "Pau", "user_id": 7}))
    assert other.sender.phone is None
    assert other.extra["contact"] == {"name": "Pau", "phone": "+34600111222", "is_own": False}


def test_reply_quote_and_forward() -> None:
    event = read_message(SAMPLES["reply"])
    assert (event.reply_to, event.extra["quote"]) == ("39", "Bon dia")
    whole = read_message(written(text="Sí", reply_to_message=EARLIER))
    assert whole.extra["quote"] == "Bon dia 👋, digui"
    assert read_message(SAMPLES["forward"]).extra["forwarded_from"] == "Un veí"


@pytest.mark.parametrize(
    "origin",
    [
        {
            "type": "user",
            "date": DATE,
            "sender_user": {"id": 1, "is_bot": False, "first_name": "Un", "last_name": "veí"},
        },
        {"type": "chat", "date": DATE, "sender_chat": {"id": -1, "type": "group", "title": "Un veí"}},
        {"type": "channel", "date": DATE, "chat": {"id": -1, "type": "channel", "title": "Un veí"}, "message_id": 1},
    ],
)
def test_every_origin_of_a_forward(origin: Json) -> None:
    assert read_message(written(text="x", forward_origin=origin)).extra["forwarded_from"] == "Un veí"


def test_edit() -> None:
    event = read(EDITED)
    assert isinstance(event, InboundEdit)
    assert (event.text, event.provider_id, event.at, event.kind) == (
        "Hola a tothom",
        "41",
        AT + 60_000,
        MessageKind.TEXT,
    )
    # The marks of the earlier wording must not stay on the new one.
    assert event.extra == {"entities": []}
    again = read(update("edited_message", **message(text="Hola a totes", edit_date=DATE + 60)))
    assert isinstance(again, InboundEdit)
    assert again.key != event.key
    assert event.key.startswith(f"m:{CHAT_ID}:41:e{DATE + 60}:")


def test_an_edit_may_bring_another_file() -> None:
    event = read(update("edited_message", **message(photo=PHOTO, caption="ara sí", edit_date=DATE + 60)))
    assert isinstance(event, InboundEdit)
    assert event.file is not None
    assert event.file.ref["unique_id"] == "q2"


def test_reaction() -> None:
    event = read(REACTION)
    assert isinstance(event, InboundReaction)
    assert (event.chat_id, event.provider_id, event.by, event.marks) == (str(CHAT_ID), "39", str(CHAT_ID), ("👍",))
    taken_back = read(
        {**REACTION, "update_id": 700_124, "message_reaction": {**REACTION["message_reaction"], "new_reaction": []}}
    )
    assert isinstance(taken_back, InboundReaction)
    assert taken_back.marks == ()
    assert taken_back.key != event.key


def test_press() -> None:
    event = read(PRESS)
    assert event == ButtonPress(
        key="c:4382bfdwdsb323b2d9",
        sender=Sender(str(CHAT_ID), "Núria Casadevall", "nuria_c", None, "ca", False),
        at=NOW,
        press_id="4382bfdwdsb323b2d9",
        provider_id="39",
        data="y",
        label="Sí 👍",
    )


def test_press_under_a_message_that_is_gone() -> None:
    press = {**PRESS["callback_query"], "message": {"message_id": 39, "date": 0, "chat": CHAT}}
    event = read({"update_id": 1, "callback_query": press})
    assert isinstance(event, ButtonPress)
    assert (event.data, event.label) == ("y", "")


def test_blocked_and_come_back() -> None:
    event = read(BLOCKED)
    assert isinstance(event, Membership)
    assert (event.is_reachable, event.sender.chat_id, event.at) == (False, str(CHAT_ID), AT)
    back = {**BLOCKED["my_chat_member"], "new_chat_member": {"user": BOT, "status": "member"}}
    event = read({"update_id": 2, "my_chat_member": back})
    assert isinstance(event, Membership)
    assert event.is_reachable


def test_group_is_the_contact_and_the_person_the_author() -> None:
    event = read_message(GROUP_TEXT)
    assert event.sender == Sender(str(GROUP_ID), "Veïns del Raval", None, None, None, True)
    assert event.author == "Núria Casadevall"
    post = read_message(SAMPLES["channel_post"])
    assert (post.sender.is_group, post.author) == (True, "Ràdio")


def test_both_chats_of_a_migration_tell_one_event() -> None:
    old = {"id": -500, "type": "group", "title": "V"}
    told_by_old = read(update(**{**message(migrate_to_chat_id=GROUP_ID), "chat": old}))
    told_by_new = read(update(**{**message(migrate_from_chat_id=-500), "chat": GROUP}))
    assert told_by_old == Migration(f"g:-500:{GROUP_ID}", "-500", str(GROUP_ID), AT)
    assert told_by_new == told_by_old


@pytest.mark.parametrize("what", ["poll", "dice"])
def test_what_cannot_be_shown_is_shown_as_such(what: str) -> None:
    event = read_message(SAMPLES[what])
    assert event.kind is MessageKind.UNSUPPORTED
    assert event.extra["what"] == what
    assert event.raw is not None
    assert json.loads(event.raw) == SAMPLES[what]


def test_tomorrows_kind_of_message_keeps_its_caption() -> None:
    event = read_message(written(hologram={"file_id": "x"}, caption="Mireu això"))
    assert (event.kind, event.text, event.extra["what"]) == (MessageKind.UNSUPPORTED, "Mireu això", "hologram")


@pytest.mark.parametrize("what", ["title", "other"])
def test_what_nobody_wrote_is_kept_raw(what: str) -> None:
    event = read(SAMPLES[what])
    assert isinstance(event, Unsupported)
    assert json.loads(event.raw) == SAMPLES[what]


def test_other_bots_are_stepped_over_but_anonymous_admins_are_people() -> None:
    robot = update(**{**message(text="bip"), "from": BOT, "chat": GROUP})
    assert isinstance(read(robot), Unsupported)
    helper = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    admin = update(**{**message(text="Bon dia"), "from": helper, "chat": GROUP, "sender_chat": GROUP})
    assert read_message(admin).author == "Veïns del Raval"


def test_a_message_the_server_has_not_placed_yet() -> None:
    first, second = (read_message(written(text=text) | {}) for text in ("a", "b"))
    assert first.key == second.key
    unplaced = [read_message(update(**{**message(text=text), "message_id": 0, "date": 0})) for text in ("a", "b")]
    assert unplaced[0].key != unplaced[1].key
    assert [event.at for event in unplaced] == [NOW, NOW]
    assert [event.provider_id for event in unplaced] == ["", ""]


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        "x",
        {},
        {"update_id": 5},
        {"update_id": 5, "message": None},
        {"update_id": 5, "message": []},
        {"update_id": 5, "message": {}},
        {"update_id": 5, "message": {"chat": {"id": 2**80}}},
        {"update_id": 5, "message": {"chat": {"id": True}}},
        {"update_id": 5, "callback_query": {"id": 7}},
        {"update_id": 5, "message_reaction": {"chat": CHAT, "message_id": 1}},
        {"update_id": 5, "my_chat_member": {"chat": CHAT, "new_chat_member": "kicked"}},
    ],
)
def test_broken_updates_are_kept_raw(broken: Any) -> None:
    event = read(broken)
    assert isinstance(event, Unsupported)
    assert json.loads(event.raw) == broken


@pytest.mark.parametrize("content", [{"text": 5}, {"text": ""}, {"photo": [None, {"file_id": 4}]}, {"voice": "x"}, {}])
def test_a_broken_content_is_still_a_message_of_that_citizen(content: Json) -> None:
    event = read_message(written(**content))
    assert event.kind is MessageKind.UNSUPPORTED
    assert event.raw is not None


def test_numbers_as_text_are_understood() -> None:
    event = read_message(
        update(**{**message(text="x"), "message_id": "41", "date": str(DATE), "chat": {**CHAT, "id": str(CHAT_ID)}})
    )
    assert (event.key, event.at) == (f"m:{CHAT_ID}:41", AT)


def test_nul_and_half_surrogates_never_reach_the_database() -> None:
    raw_update = json.loads(
        json.dumps(written(text="a\x00b\ud800c", entities=[{"type": "bold", "offset": 2, "length": 1}]))
    )
    raw_update["message"]["from"] = {**CITIZEN, "first_name": "Nú\x00ria\udc00", "username": "x\x00"}
    parsed = parse_update(raw_update, as_text(raw_update), NOW)
    (event,) = parsed.events
    assert isinstance(event, InboundMessage)
    assert event.text == "a\ufffdb\ufffdc"
    assert event.extra["entities"] == [{"type": "bold", "offset": 2, "length": 1}]
    assert event.sender.username is None
    for text in (event.sender.name, parsed.raw, parsed.key):
        assert "\x00" not in text
        text.encode()


def test_names_cannot_turn_the_line_around() -> None:
    assert one_line("Anna\u202egnp.exe\n\tPuig\x07") == "Annagnp.exe Puig"
    assert one_line("محمد\u200cعلی") == "محمد\u200cعلی"
    assert one_line("👨\u200d👩\u200d👧") == "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system32\\calc.exe", "calc.exe"),
        ("factura\u202efdp.exe", "facturafdp.exe"),
        ("...", "default"),
        ("", "default"),
        (None, "default"),
        (7, "default"),
        ("nul.txt", "_nul.txt"),
        ("a:b|c?.txt", "a_b_c_.txt"),
        ("\x00x\n.pdf", "\ufffdx .pdf"),
    ],
)
def test_file_names_are_harmless(given: Any, kept: str) -> None:
    assert file_name(given, "default") == kept


def test_a_long_file_name_keeps_its_ending() -> None:
    name = file_name("ó" * 500 + ".pdf", "x")
    assert len(name) <= 120
    assert name.endswith("ó.pdf")


def test_marks_outside_the_text_are_dropped_or_cut() -> None:
    marks: list[Any] = [
        {"type": "bold", "offset": 1, "length": 99},
        {"type": "bold", "offset": 50, "length": 1},
        {"type": "bold", "offset": -1, "length": 2},
        {"type": "bold", "offset": 0, "length": 0},
        {"type": 3, "offset": 0, "length": 1},
        "bold",
        {"type": "bold", "offset": 2**70, "length": 1},
    ]
    assert entities("a😀b", marks) == [{"type": "bold", "offset": 1, "length": 2}]


def test_every_kind_that_is_read_is_asked_for() -> None:
    assert ALLOWED_UPDATES == (
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "callback_query",
        "my_chat_member",
        "message_reaction",
    )
