"""Which deeds a message allows, in the order of the menu, and which one Enter does. No widget: the pane shows and does them."""

from __future__ import annotations

from dataclasses import dataclass

from console.models.capabilities import BY_KIND
from console.models.problems import QT_TRANSLATE_NOOP
from console.models.records import Attachment, MessageRow
from console.models.states import Direction, FileState, MessageKind, MessageState
from console.ui.cleaning import cap_message
from console.ui.links import find_links
from console.ui.timeline.words import location_text, say

ARRIVED = frozenset({MessageState.SENT, MessageState.DELIVERED, MessageState.READ})
PLAYED = frozenset({MessageKind.VOICE, MessageKind.AUDIO})

_TEXTS = {
    "retry": QT_TRANSLATE_NOOP("Timeline", "Retry"),
    "settle_sent": QT_TRANSLATE_NOOP("Timeline", "It arrived"),
    "settle_again": QT_TRANSLATE_NOOP("Timeline", "Send again"),
    "take_back": QT_TRANSLATE_NOOP("Timeline", "Take back"),
    "play": QT_TRANSLATE_NOOP("Timeline", "Play or pause"),
    "picture": QT_TRANSLATE_NOOP("Timeline", "Look at the picture"),
    "open_file": QT_TRANSLATE_NOOP("Timeline", "Open…"),
    "save": QT_TRANSLATE_NOOP("Timeline", "Save file as…"),
    "fetch_again": QT_TRANSLATE_NOOP("Timeline", "Fetch again"),
    "map": QT_TRANSLATE_NOOP("Timeline", "Open map…"),
    "link": QT_TRANSLATE_NOOP("Timeline", "Open link to {host}…"),
    "show_raw": QT_TRANSLATE_NOOP("Timeline", "Show what came"),
    "versions": QT_TRANSLATE_NOOP("Timeline", "Earlier forms…"),
    "copy": QT_TRANSLATE_NOOP("Timeline", "Copy"),
    "show_all": QT_TRANSLATE_NOOP("Timeline", "Read and select…"),
    "reply_to": QT_TRANSLATE_NOOP("Timeline", "Reply to this"),
    "keep_answer": QT_TRANSLATE_NOOP("Timeline", "Keep as an answer…"),
    "edit": QT_TRANSLATE_NOOP("Timeline", "Correct…"),
    "delete": QT_TRANSLATE_NOOP("Timeline", "Delete at the citizen's side"),
}
_ENTER = ("retry", "fetch_again", "play", "picture", "open_file", "map", "link", "show_raw", "versions", "show_all")


@dataclass(frozen=True, slots=True)
class Deed:
    """`number` is the link that is meant, else 0."""

    verb: str
    message_id: int
    text: str
    number: int = 0


def deeds_of(row: MessageRow, channel_kind: str, *, is_supervisor: bool = False) -> list[Deed]:
    """Everything that can be done with a message, what solves its trouble first. Supervisors also keep a reply as a new answer."""
    verbs = [*_for_its_state(row), *_for_its_file(row)]
    if row.kind is MessageKind.UNSUPPORTED:
        verbs.append("show_raw")
    if location_text(row):
        verbs.append("map")
    deeds = [Deed(verb, row.id, say(_TEXTS[verb])) for verb in verbs]
    for number, link in enumerate(find_links(cap_message(row.text).shown)):
        deeds.append(Deed("link", row.id, say(_TEXTS["link"]).format(host=link.host), number))
    # A place that moves has no earlier words: the map shows where it is.
    was_edited = row.edited_at is not None and row.deleted_at is None and row.kind is not MessageKind.LOCATION
    more = ["versions"] if was_edited else []
    if row.text:
        more += ["copy", "show_all"]
    if row.direction in (Direction.INCOMING, Direction.OUTGOING) and row.provider_id and row.deleted_at is None:
        more.append("reply_to")
    is_own_reply = row.direction is Direction.OUTGOING and row.author_login is not None and row.deleted_at is None
    if is_supervisor and is_own_reply and row.text:
        more.append("keep_answer")
    if row.direction is Direction.OUTGOING and row.state in ARRIVED and row.deleted_at is None:
        able = BY_KIND.get(channel_kind)
        if able is not None and able.can_edit and row.text and row.parts <= 1:
            more.append("edit")
        if able is not None and able.can_delete:
            more.append("delete")
    return deeds + [Deed(verb, row.id, say(_TEXTS[verb])) for verb in more]


def _for_its_state(row: MessageRow) -> list[str]:
    match row.state:
        case MessageState.FAILED:
            return ["retry"]
        case MessageState.UNCERTAIN:
            return ["settle_sent", "settle_again"]
        case MessageState.HELD:
            return ["take_back"]
    return []


def _for_its_file(row: MessageRow) -> list[str]:
    file = row.attachment
    if file is None:
        return []
    return ["fetch_again"] if file.state is FileState.EXPIRED else file_verbs(row.kind, file)


def file_verbs(kind: MessageKind, file: Attachment) -> list[str]:
    """What can be done with a file that is here; nothing with one that is not."""
    if file.state is not FileState.READY or file.stored_as is None:
        return []
    if kind in PLAYED:
        return ["play", "save"]
    return ["picture", "save"] if kind is MessageKind.PHOTO else ["open_file", "save"]


def deed_text(verb: str) -> str:
    """The words of a deed in the language in force."""
    return say(_TEXTS[verb])


def enter_deed(deeds: list[Deed]) -> Deed | None:
    """What Enter does. None when a person must choose: whether a message in doubt arrived is never decided by habit."""
    if any(deed.verb.startswith("settle") for deed in deeds):
        return None
    return next((deed for verb in _ENTER for deed in deeds if deed.verb == verb), None)
