"""Updates as Telegram sends them, one of every kind the desk knows; aiogram's models judge them in its parse test."""

from typing import Any

Json = dict[str, Any]

CHAT_ID = 5_550_001_000_001
GROUP_ID = -1_001_234_567_890
DATE = 1_790_000_000
AT = DATE * 1000
NOW = AT + 5_000

CITIZEN: Json = {
    "id": CHAT_ID,
    "is_bot": False,
    "first_name": "Núria",
    "last_name": "Casadevall",
    "username": "nuria_c",
    "language_code": "ca-ES",
}
CHAT: Json = {"id": CHAT_ID, "type": "private", "first_name": "Núria", "last_name": "Casadevall"}
GROUP: Json = {"id": GROUP_ID, "type": "supergroup", "title": "Veïns del Raval"}
BOT: Json = {"id": 4_200_001, "is_bot": True, "first_name": "Ajuntament", "username": "vallserena_bot"}
PHOTO = [
    {"file_id": "AgAC-small", "file_unique_id": "q1", "file_size": 1200, "width": 90, "height": 67},
    {"file_id": "AgAC-large", "file_unique_id": "q2", "file_size": 140_000, "width": 1280, "height": 960},
    {"file_id": "AgAC-medium", "file_unique_id": "q3", "file_size": 20_000, "width": 320, "height": 240},
]
DOCUMENT: Json = {
    "file_id": "BQAC-1",
    "file_unique_id": "d1",
    "file_name": "padró.pdf",
    "mime_type": "application/pdf",
    "file_size": 80_123,
}
ANIMATION: Json = {
    "file_id": "CgAC-1",
    "file_unique_id": "n1",
    "width": 320,
    "height": 180,
    "duration": 3,
    "mime_type": "video/mp4",
}
PLACE: Json = {"latitude": 41.3879, "longitude": 2.16992}
EARLIER: Json = {"message_id": 39, "date": DATE - 100, "chat": CHAT, "from": BOT, "text": "Bon dia 👋, digui"}


def message(**content: Any) -> Json:
    return {"message_id": 41, "date": DATE, "chat": CHAT, "from": CITIZEN, **content}


def update(kind: str = "message", /, **payload: Any) -> Json:
    return {"update_id": 700_123, kind: payload}


def written(**content: Any) -> Json:
    return update(**message(**content))


TEXT = written(
    text="👋 Hola, miri https://x.cat i això",
    entities=[
        {"type": "bold", "offset": 3, "length": 4},
        {"type": "url", "offset": 14, "length": 13},
        {"type": "text_link", "offset": 30, "length": 4, "url": "https://lluny.example/"},
    ],
)
PRESS = update(
    "callback_query",
    id="4382bfdwdsb323b2d9",
    **{"from": CITIZEN},
    message={
        **EARLIER,
        "reply_markup": {
            "inline_keyboard": [[{"text": "No", "callback_data": "n"}], [{"text": "Sí 👍", "callback_data": "y"}]]
        },
    },
    chat_instance="-3213",
    data="y",
)
BLOCKED = update(
    "my_chat_member",
    chat=CHAT,
    **{"from": CITIZEN},
    date=DATE,
    old_chat_member={"user": BOT, "status": "member"},
    new_chat_member={"user": BOT, "status": "kicked", "until_date": 0},
)
REACTION = update(
    "message_reaction",
    chat=CHAT,
    message_id=39,
    user=CITIZEN,
    date=DATE,
    old_reaction=[],
    new_reaction=[{"type": "emoji", "emoji": "👍"}],
)
VENUE = written(location=PLACE, venue={"location": PLACE, "title": "Deixalleria", "address": "C/ Major, 3"})
CONTACT = written(contact={"phone_number": "+34600111222", "first_name": "Núria", "user_id": CHAT_ID})
POLL = written(
    poll={
        "id": "9",
        "question": "Quin dia?",
        "options": [{"persistent_id": "0", "text": "Dilluns", "voter_count": 0}],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    }
)
GROUP_TEXT = update(**{**message(text="/ajuda"), "chat": GROUP})
CHANNEL_POST = update(
    "channel_post",
    message_id=9,
    date=DATE,
    chat={"id": -1_009, "type": "channel", "title": "Ràdio"},
    sender_chat={"id": -1_009, "type": "channel", "title": "Ràdio"},
    text="Bon dia",
)
EDITED = update("edited_message", **message(text="Hola a tothom", edit_date=DATE + 60))
LIVE_MOVE = update(
    "edited_message", **message(location={**PLACE, "live_period": 900, "heading": 90}, edit_date=DATE + 30)
)

SAMPLES: dict[str, Json] = {
    "text": TEXT,
    "photo": written(photo=PHOTO, caption="El fanal", caption_entities=[{"type": "bold", "offset": 0, "length": 2}]),
    "album": written(photo=PHOTO, media_group_id="13500000000000001"),
    "voice": written(
        voice={
            "file_id": "AwAC-x",
            "file_unique_id": "v1",
            "duration": 14,
            "mime_type": "audio/ogg",
            "file_size": 31_022,
        }
    ),
    "audio": written(
        audio={"file_id": "CQAC", "file_unique_id": "a1", "duration": 61, "performer": "Banda", "title": "Himne"}
    ),
    "video": written(
        video={"file_id": "BAAC", "file_unique_id": "i1", "width": 640, "height": 360, "duration": 9}, caption="Mireu"
    ),
    "video_note": written(video_note={"file_id": "DQAC", "file_unique_id": "o1", "length": 240, "duration": 4}),
    "animation": written(animation=ANIMATION, document=ANIMATION),
    "document": written(document=DOCUMENT),
    "location": written(location=PLACE),
    "venue": VENUE,
    "contact": CONTACT,
    "sticker": written(
        sticker={
            "file_id": "CAAC",
            "file_unique_id": "s1",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "😀",
        }
    ),
    "reply": written(text="Gràcies", reply_to_message=EARLIER, quote={"text": "Bon dia", "position": 0}),
    "forward": written(
        text="això", forward_origin={"type": "hidden_user", "date": DATE - 9, "sender_user_name": "Un veí"}
    ),
    "edited": EDITED,
    "live_move": LIVE_MOVE,
    "press": PRESS,
    "blocked": BLOCKED,
    "reaction": REACTION,
    "group": GROUP_TEXT,
    "channel_post": CHANNEL_POST,
    "poll": POLL,
    "dice": written(dice={"emoji": "🎲", "value": 4}),
    "migration": update(
        **{**message(migrate_to_chat_id=GROUP_ID), "chat": {"id": -500, "type": "group", "title": "V"}}
    ),
    "title": update(**{**message(new_chat_title="Veïns"), "chat": GROUP}),
    "other": update("chat_join_request", chat=GROUP, **{"from": CITIZEN}, user_chat_id=CHAT_ID, date=DATE),
}
