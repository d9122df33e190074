"""From one outbox row to one Matrix request.

The one decision: the row's own uuid is the transaction id, so the server recognises a repetition. Texts go out plain,
without formatted_body, so nothing an operator types can turn into markup.
"""

from dataclasses import dataclass, field

from console.models.delivery import Outbound, OutboundFile, Rejected
from console.models.reasons import Why
from console.providers.matrix_parse import is_id
from console.providers.matrix_session import segment
from console.providers.telegram_text import Json, decimal, storable

_FORMS = {"photo": "m.image", "video": "m.video", "voice": "m.audio", "audio": "m.audio"}
TYPING_MS = 30_000
_MOST_REPEATED = 2_000


@dataclass(frozen=True, slots=True)
class Request:
    """One PUT; the path stands below the client API."""

    path: str
    body: Json = field(repr=False)


def build_request(item: Outbound, file: OutboundFile | None, us: str, mxc: str | None) -> Request | Rejected:
    """The request that carries out a row, or why there can be none. `mxc`: where the file was uploaded to."""
    if item.action == "answer_button":
        return _refused(Why.NO_BUTTONS)
    if not is_id(item.recipient, "!"):
        return Rejected("rejected_not_found")
    room = f"/v3/rooms/{segment(item.recipient)}"
    if item.action == "typing":
        return Request(f"{room}/typing/{segment(us)}", {"typing": True, "timeout": TYPING_MS})
    if item.action in ("edit", "delete"):
        if not is_id(item.target, "$") or item.target is None:
            return _refused(Why.NO_NUMBER)
        if item.action == "delete":
            return Request(f"{room}/redact/{segment(item.target)}/{segment(item.uuid)}", {})
    content = _edited(item) if item.action == "edit" else _content(item, file, mxc)
    if isinstance(content, Rejected):
        return content
    return Request(f"{room}/send/m.room.message/{segment(item.uuid)}", content)


def _refused(why: Why) -> Rejected:
    return Rejected("provider_rejected", {"why": why})


def _edited(item: Outbound) -> Json | Rejected:
    if not item.text:
        return _refused(Why.NOTHING_TO_SEND)
    new: Json = {"msgtype": "m.text", "body": storable(item.text)}
    relation = {"rel_type": "m.replace", "event_id": item.target}
    # Programs that know no edits show the outer body as a message of its own. Both together must fit into one event.
    return {"msgtype": "m.text", "body": f"* {_shortened(new['body'])}", "m.new_content": new, "m.relates_to": relation}


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_REPEATED else text[:_MOST_REPEATED] + "…"


def _content(item: Outbound, file: OutboundFile | None, mxc: str | None) -> Json | Rejected:
    if item.action != "send":
        return _refused(Why.UNKNOWN_REQUEST)
    if item.payload.get("kind") == "location":
        content = _location(item)
    elif item.attachment_id is not None or file is not None:
        content = Rejected("rejected_file", {"why": Why.FILE_MISSING}) if file is None else _file(item, file, mxc)
    elif item.text:
        content = {"msgtype": "m.text", "body": storable(item.text)}
    else:
        content = _refused(Why.NOTHING_TO_SEND)
    if isinstance(content, dict) and (relation := _relation(item)):
        content["m.relates_to"] = relation
    return content


def _relation(item: Outbound) -> Json:
    """What an answer answers, and the thread it stands in: an answer beside its thread would be looked for in vain."""
    root = item.payload.get("thread")
    answers = is_id(item.reply_to, "$")
    if is_id(root, "$"):
        # Programs without threads show what the message answers instead.
        fallback = {"event_id": item.reply_to if answers else root}
        return {"rel_type": "m.thread", "event_id": root, "is_falling_back": not answers, "m.in_reply_to": fallback}
    return {"m.in_reply_to": {"event_id": item.reply_to}} if answers else {}


def _location(item: Outbound) -> Json | Rejected:
    latitude = decimal(item.payload.get("latitude"), -90, 90)
    longitude = decimal(item.payload.get("longitude"), -180, 180)
    if latitude is None or longitude is None:
        return _refused(Why.NO_PLACE)
    # Never in the form 1e-05, which an address of this kind does not know.
    uri = f"geo:{latitude:.7f},{longitude:.7f}"
    return {"msgtype": "m.location", "body": storable(item.text) or uri, "geo_uri": uri}


def _file(item: Outbound, file: OutboundFile, mxc: str | None) -> Json:
    name = storable(file.name) or "file"
    kind = item.payload.get("kind") or file.kind
    info: Json = {"mimetype": file.media_type, "size": len(file.data)}
    if file.duration_ms:
        info["duration"] = file.duration_ms
    content: Json = {
        "msgtype": _FORMS.get(str(kind), "m.file"),
        "body": storable(item.text) or name,
        "filename": name,
        "url": mxc,
        "info": info,
    }
    if kind == "voice":
        content["org.matrix.msc3245.voice"] = {}
        content["org.matrix.msc1767.audio"] = {"duration": file.duration_ms or 0}
    return content
