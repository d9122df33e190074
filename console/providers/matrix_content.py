"""What one Matrix message says: its kind, its words, its file and what else a bubble shows.

The one decision: only the plain `body` is read, never the formatted one, so nothing a citizen writes is markup here.
"""

import re
from dataclasses import dataclass, field

from console.models.capabilities import MATRIX
from console.models.inbound import ENCRYPTED, RemoteFile
from console.models.states import MessageKind
from console.providers.telegram_content import EXTENSIONS, TOO_BIG
from console.providers.telegram_text import Json, amount, decimal, file_name, media_type, obj, one_line, words

_MXC = re.compile(r"mxc://(?P<server>[A-Za-z0-9._:\[\]-]{1,255})/(?P<media>[A-Za-z0-9_-]{1,255})")
_GEO = re.compile(
    r"geo:(?P<latitude>-?[0-9.]{1,24}),(?P<longitude>-?[0-9.]{1,24})(,[^;]*)?(?P<more>(;.*)?)", re.IGNORECASE
)
_ACCURACY = re.compile(r";u=([0-9.]{1,16})(;|$)", re.IGNORECASE)
_QUOTED_NAME = re.compile(r"^(\* )?<@[^>\s]{1,255}> ?")
_MAX_QUOTE = 1000
_MOST_MILLISECONDS = 10_000_000_000
_FILES = {
    "m.image": (MessageKind.PHOTO, "image.jpg", "image/jpeg"),
    "m.video": (MessageKind.VIDEO, "video.mp4", "video/mp4"),
    "m.audio": (MessageKind.AUDIO, "audio.mp3", "audio/mpeg"),
    "m.file": (MessageKind.DOCUMENT, "document", "application/octet-stream"),
}


@dataclass(frozen=True, slots=True)
class Content:
    kind: MessageKind
    text: str = ""
    file: RemoteFile | None = None
    extra: Json = field(default_factory=dict)


def mxc_parts(value: object) -> tuple[str, str] | None:
    """Server and media id of an mxc address, or None when it is none of plain form."""
    found = _MXC.fullmatch(value) if isinstance(value, str) else None
    return (found["server"], found["media"]) if found else None


def read_content(content: Json, author: str) -> Content | None:
    """The content of an m.room.message, or None when it holds nothing that can be shown. `author`: for «* Name waves»."""
    text = words(content.get("body"))
    match content.get("msgtype"):
        case "m.text":
            return None if text is None else Content(MessageKind.TEXT, text)
        case "m.notice":
            return None if text is None else Content(MessageKind.TEXT, text, extra={"form": "notice"})
        case "m.emote":
            return None if text is None else Content(MessageKind.TEXT, f"* {author} {text}", extra={"form": "emote"})
        case "m.location":
            return _location(content, text)
        case "m.image" | "m.video" | "m.audio" | "m.file" as form:
            kind, name, default_type = _FILES[form]
            if form == "m.audio" and ("org.matrix.msc3245.voice" in content or "m.voice" in content):
                kind, name, default_type = MessageKind.VOICE, "voice.ogg", "audio/ogg"
            return _with_file(content, kind, name, default_type)
    return None


def read_sticker(content: Json) -> Content | None:
    """The content of an m.sticker; its body describes the picture."""
    file = _file(content, "", "sticker.webp", "image/webp")
    text = one_line(content.get("body"), 128)
    return Content(MessageKind.STICKER, text, file) if file or text else None


def _with_file(content: Json, kind: MessageKind, name: str, default_type: str) -> Content | None:
    body, chosen = words(content.get("body")), words(content.get("filename"))
    # Since version 1.10 a body beside a different file name is a caption; before, the body was the name.
    caption = body if body and chosen and body != chosen else ""
    file = _file(content, chosen or body, name, default_type)
    return None if file is None else Content(kind, caption, file)


def _file(content: Json, given: str | None, name: str, default_type: str) -> RemoteFile | None:
    info, sealed = obj(content.get("info")), obj(content.get("file"))
    address = content.get("url") or sealed.get("url")
    if not isinstance(address, str) or not address:
        return None
    kind = media_type(info.get("mimetype"), default_type)
    if (ending := EXTENSIONS.get(kind)) and "." in name:
        name = f"{name.rpartition('.')[0]}.{ending}"
    size, duration = amount(info.get("size")), amount(info.get("duration"))
    is_known = mxc_parts(address) is not None
    refused = None
    if "url" not in content:
        refused = ENCRYPTED
    elif not is_known:
        refused = "gone"
    elif size is not None and size > MATRIX.max_download:
        refused = TOO_BIG
    return RemoteFile(
        ref={"mxc": address} if is_known else {},
        name=file_name(given, name),
        media_type=kind,
        size=size,
        duration_ms=duration if duration is not None and duration < _MOST_MILLISECONDS else None,
        width=_side(info.get("w")),
        height=_side(info.get("h")),
        refused=refused,
    )


def _side(value: object) -> int | None:
    number = amount(value)
    return number if number is not None and 0 < number < 1_000_000 else None


def _location(content: Json, text: str | None) -> Content | None:
    uri = content.get("geo_uri")
    found = _GEO.fullmatch(uri) if isinstance(uri, str) else None
    if found is None:
        return None
    latitude, longitude = _degrees(found["latitude"], 90), _degrees(found["longitude"], 180)
    if latitude is None or longitude is None:
        return None
    place: Json = {"latitude": latitude, "longitude": longitude}
    near = _ACCURACY.search(found["more"])
    if near and (accuracy := _degrees(near[1], 1_000_000)) is not None:
        place["accuracy"] = accuracy
    # Programs fill the body with the address itself for those that show no maps.
    return Content(MessageKind.LOCATION, "" if text is None or "geo:" in text else text, extra={"location": place})


def _degrees(digits: str, limit: float) -> float | None:
    try:
        return decimal(float(digits), -limit, limit)
    except ValueError:
        return None


def without_quote(text: str) -> tuple[str, str]:
    """The words of a reply and those it quotes: older programs repeat the answered message in front, line by line
    behind `> `, then an empty line.
    """
    if not text.startswith("> "):
        return text, ""
    lines = text.split("\n")
    count = next((place for place, line in enumerate(lines) if not line.startswith(">")), len(lines))
    if count >= len(lines) or lines[count].strip():
        # No empty line: the citizen's own words may begin with the sign.
        return text, ""
    quoted = [line[1:].removeprefix(" ") for line in lines[:count]]
    quoted[0] = _QUOTED_NAME.sub("", quoted[0])
    return "\n".join(lines[count + 1 :]), "\n".join(quoted)[:_MAX_QUOTE]
