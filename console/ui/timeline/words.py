"""The sentences of the timeline: what was done, what a message is, how far it got; for the eye and for screen readers.

One table per question, so that a translator reads them together. Names of people are cleaned and isolated before they
go into a sentence.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from console.models.problems import QT_TRANSLATE_NOOP
from console.models.reasons import Why
from console.models.records import Attachment, MessageRow
from console.models.states import Direction, FileState, MessageKind, MessageState
from console.ui import formats
from console.ui.cleaning import cap_message, clean_file_name, clean_name, isolate, one_line
from console.ui.sentences import problem_text
from console.ui.timeline.entries import Entry, Shape

CONTEXT = "Timeline"
PROBLEMS = frozenset({MessageState.FAILED, MessageState.UNCERTAIN})

_ACTIVITY: dict[str, tuple[str, str]] = {
    "claimed": ("hand-stop", QT_TRANSLATE_NOOP("Timeline", "{operator} took the conversation")),
    "released": ("arrow-back-up", QT_TRANSLATE_NOOP("Timeline", "{operator} gave it back to the queue")),
    "assigned": ("user-check", QT_TRANSLATE_NOOP("Timeline", "{operator} gave it to {to}")),
    "taken_over": ("user-check", QT_TRANSLATE_NOOP("Timeline", "{operator} took it over from {before}: {reason}")),
    "transferred": ("user-share", QT_TRANSLATE_NOOP("Timeline", "{operator} passed it on to {to}")),
    "lapsed": ("clock-pause", QT_TRANSLATE_NOOP("Timeline", "{operator} was away; it went back to the queue")),
    "snoozed": ("zzz", QT_TRANSLATE_NOOP("Timeline", "{operator} put it aside until {until}")),
    "woke": ("bell", QT_TRANSLATE_NOOP("Timeline", "It came back as planned")),
    "resolved": ("circle-check", QT_TRANSLATE_NOOP("Timeline", "{operator} closed it: {reason}")),
    "reopened": ("refresh", QT_TRANSLATE_NOOP("Timeline", "{operator} opened it again")),
    "promised": ("flag", QT_TRANSLATE_NOOP("Timeline", "{operator} promised for {day}: {words}")),
    "promise_due": ("bell", QT_TRANSLATE_NOOP("Timeline", "The day of a promise has come ({day}): {words}")),
    "promise_kept": ("circle-check", QT_TRANSLATE_NOOP("Timeline", "{operator} kept the promise for {day}: {words}")),
    "promise_dropped": (
        "circle-x",
        QT_TRANSLATE_NOOP("Timeline", "{operator} dropped the promise for {day}: {reason}"),
    ),
    "rated_3": ("star", QT_TRANSLATE_NOOP("Timeline", "The citizen says how it went: good")),
    "rated_2": ("star", QT_TRANSLATE_NOOP("Timeline", "The citizen says how it went: fair")),
    "rated_1": ("star", QT_TRANSLATE_NOOP("Timeline", "The citizen says how it went: poor")),
    "handoff": ("user-share", QT_TRANSLATE_NOOP("Timeline", "The program passed it to a person: {why}")),
    "withdrawn": ("bell-off", QT_TRANSLATE_NOOP("Timeline", "The citizen left the list: {lists}")),
    "left": ("user-off", QT_TRANSLATE_NOOP("Timeline", "The citizen has closed this channel; nothing can be sent")),
    "came_back": ("user-plus", QT_TRANSLATE_NOOP("Timeline", "The citizen has opened this channel again")),
    "blocked": ("ban", QT_TRANSLATE_NOOP("Timeline", "{operator} blocked the contact: {reason}")),
    "unblocked": ("lock-open", QT_TRANSLATE_NOOP("Timeline", "{operator} unblocked the contact")),
    "edit_refused": (
        "alert-triangle",
        QT_TRANSLATE_NOOP("Timeline", "The channel refused the correction; the citizen still reads the earlier text"),
    ),
    "delete_refused": (
        "alert-triangle",
        QT_TRANSLATE_NOOP("Timeline", "The channel refused to delete the message; the citizen can still read it"),
    ),
}
_MINE = {
    "claimed": QT_TRANSLATE_NOOP("Timeline", "You took the conversation"),
    "released": QT_TRANSLATE_NOOP("Timeline", "You gave it back to the queue"),
    "assigned": QT_TRANSLATE_NOOP("Timeline", "You gave it to {to}"),
    "taken_over": QT_TRANSLATE_NOOP("Timeline", "You took it over from {before}: {reason}"),
    "transferred": QT_TRANSLATE_NOOP("Timeline", "You passed it on to {to}"),
    "snoozed": QT_TRANSLATE_NOOP("Timeline", "You put it aside until {until}"),
    "resolved": QT_TRANSLATE_NOOP("Timeline", "You closed it: {reason}"),
    "reopened": QT_TRANSLATE_NOOP("Timeline", "You opened it again"),
    "promised": QT_TRANSLATE_NOOP("Timeline", "You promised for {day}: {words}"),
    "promise_kept": QT_TRANSLATE_NOOP("Timeline", "You kept the promise for {day}: {words}"),
    "promise_dropped": QT_TRANSLATE_NOOP("Timeline", "You dropped the promise for {day}: {reason}"),
    "blocked": QT_TRANSLATE_NOOP("Timeline", "You blocked the contact: {reason}"),
    "unblocked": QT_TRANSLATE_NOOP("Timeline", "You unblocked the contact"),
}
_UNKNOWN_ACTIVITY = QT_TRANSLATE_NOOP("Timeline", "{operator} did something this version cannot name")
_REASONS = {
    "solved": QT_TRANSLATE_NOOP("Timeline", "solved"),
    "referred": QT_TRANSLATE_NOOP("Timeline", "referred elsewhere"),
    "no_answer": QT_TRANSLATE_NOOP("Timeline", "no answer"),
    "spam": QT_TRANSLATE_NOOP("Timeline", "spam"),
    "automatic": QT_TRANSLATE_NOOP("Timeline", "answered automatically"),
}
_WHYS = {
    "asked": QT_TRANSLATE_NOOP("Timeline", "the citizen asked for one"),
    "rule": QT_TRANSLATE_NOOP("Timeline", "the rule says so"),
    "incident": QT_TRANSLATE_NOOP("Timeline", "an incident was reported"),
    "confidential": QT_TRANSLATE_NOOP("Timeline", "the conversation is confidential"),
    "files": QT_TRANSLATE_NOOP("Timeline", "this channel sends no files"),
    "flood": QT_TRANSLATE_NOOP("Timeline", "too many messages in a row"),
    "old": QT_TRANSLATE_NOOP("Timeline", "the question was too old for an automatic answer"),
    "left_half_way": QT_TRANSLATE_NOOP("Timeline", "the citizen stopped half way"),
    "unreachable": QT_TRANSLATE_NOOP("Timeline", "the citizen cannot be written to"),
    "timeout": QT_TRANSLATE_NOOP("Timeline", "the automatic answer took too long"),
    "error": QT_TRANSLATE_NOOP("Timeline", "the automatic answer failed"),
    "nonsense": QT_TRANSLATE_NOOP("Timeline", "the automatic answer made no sense"),
    "empty": QT_TRANSLATE_NOOP("Timeline", "the automatic answer was empty"),
    "too_long": QT_TRANSLATE_NOOP("Timeline", "the automatic answer was too long"),
    "too_big": QT_TRANSLATE_NOOP("Timeline", "the automatic answer was too big"),
    "options": QT_TRANSLATE_NOOP("Timeline", "the options of the rule cannot be used"),
    "no_hours": QT_TRANSLATE_NOOP("Timeline", "the town's opening hours are not set"),
    "not_understood": QT_TRANSLATE_NOOP("Timeline", "the program did not understand the citizen"),
    "no_code": QT_TRANSLATE_NOOP("Timeline", "the code of the rule is not installed"),
    "held": QT_TRANSLATE_NOOP("Timeline", "a colleague has the conversation"),
    "resolved": QT_TRANSLATE_NOOP("Timeline", "the conversation is closed"),
    "asked_first": QT_TRANSLATE_NOOP("Timeline", "the citizen was asked first whether this was meant"),
    "said": QT_TRANSLATE_NOOP("Timeline", "the code said why; it stands in the conversation"),
    "no_secret": QT_TRANSLATE_NOOP("Timeline", "the rule has no secret to sign its questions with"),
    "outside_url": QT_TRANSLATE_NOOP("Timeline", "the address of the rule cannot be used"),
    "outside_host": QT_TRANSLATE_NOOP("Timeline", "the address of the rule is not on the list of allowed hosts"),
    "outside_address": QT_TRANSLATE_NOOP("Timeline", "the town's service is at an address where it must not be"),
    "outside_unreachable": QT_TRANSLATE_NOOP("Timeline", "the town's service cannot be reached"),
    "outside_tls": QT_TRANSLATE_NOOP("Timeline", "the town's service could not prove who it is"),
    "outside_lost": QT_TRANSLATE_NOOP("Timeline", "the town's service broke off"),
    "outside_status": QT_TRANSLATE_NOOP("Timeline", "the town's service refused the question"),
    "outside_redirect": QT_TRANSLATE_NOOP("Timeline", "the town's service pointed elsewhere, which is not followed"),
    "outside_paused": QT_TRANSLATE_NOOP(
        "Timeline", "the town's service has failed several times and is left alone for a moment"
    ),
    "outside_busy": QT_TRANSLATE_NOOP("Timeline", "the town's service has too many questions at once"),
}
_KINDS = {
    MessageKind.PHOTO: QT_TRANSLATE_NOOP("Timeline", "Photo"),
    MessageKind.VOICE: QT_TRANSLATE_NOOP("Timeline", "Voice message"),
    MessageKind.AUDIO: QT_TRANSLATE_NOOP("Timeline", "Audio"),
    MessageKind.VIDEO: QT_TRANSLATE_NOOP("Timeline", "Video"),
    MessageKind.DOCUMENT: QT_TRANSLATE_NOOP("Timeline", "Document"),
    MessageKind.LOCATION: QT_TRANSLATE_NOOP("Timeline", "Location"),
    MessageKind.CONTACT: QT_TRANSLATE_NOOP("Timeline", "Contact card"),
    MessageKind.STICKER: QT_TRANSLATE_NOOP("Timeline", "Sticker"),
    MessageKind.UNSUPPORTED: QT_TRANSLATE_NOOP("Timeline", "Message this program cannot show"),
}
_STATES = {
    MessageState.HELD: QT_TRANSLATE_NOOP("Timeline", "Leaves in a moment; it can be taken back"),
    MessageState.PENDING: QT_TRANSLATE_NOOP("Timeline", "Waiting to be sent"),
    MessageState.SENDING: QT_TRANSLATE_NOOP("Timeline", "Being sent"),
    MessageState.SENT: QT_TRANSLATE_NOOP("Timeline", "Sent"),
    MessageState.DELIVERED: QT_TRANSLATE_NOOP("Timeline", "Delivered"),
    MessageState.READ: QT_TRANSLATE_NOOP("Timeline", "Read"),
    MessageState.FAILED: QT_TRANSLATE_NOOP("Timeline", "Not sent"),
    MessageState.UNCERTAIN: QT_TRANSLATE_NOOP("Timeline", "Not known whether it arrived"),
    MessageState.DELETED: QT_TRANSLATE_NOOP("Timeline", "Deleted"),
}
_FILE_STATES = {
    FileState.PENDING: QT_TRANSLATE_NOOP("Timeline", "Arriving…"),
    FileState.REFUSED: QT_TRANSLATE_NOOP("Timeline", "Too big for this channel. Ask for a smaller one."),
    FileState.EXPIRED: QT_TRANSLATE_NOOP("Timeline", "The channel no longer has it. Fetch it again or ask for it."),
}


def say(text: str) -> str:
    """A string of this room in the language in force; `text` is marked for translation where it is written."""
    return QCoreApplication.translate(CONTEXT, text)


def activity_icon(row: MessageRow) -> str:
    """Name of the icon before an activity line."""
    return _ACTIVITY.get(str(row.extra.get("what")), ("info-circle", ""))[0]


def activity_text(row: MessageRow, my_login: str | None, now_ms: int) -> str:
    """What was done with the conversation, in one sentence."""
    what = str(row.extra.get("what"))
    is_mine = row.author_login is not None and row.author_login == my_login
    template = _MINE.get(what, "") if is_mine else ""
    template = template or _ACTIVITY.get(what, ("", _UNKNOWN_ACTIVITY))[1]
    blanks = {name: _blank(name, value, now_ms) for name, value in row.extra.items() if name != "what"}
    blanks.setdefault("operator", isolate(clean_name(row.author_name or "Ventanilla")))
    try:
        return say(template).format(**blanks)
    except (KeyError, IndexError):
        return say(_UNKNOWN_ACTIVITY).format(operator=blanks["operator"])


def why_text(why: str) -> str:
    """Why an automatic answer ended with a person: a code of ours as a sentence, anything else as it is."""
    return say(_WHYS[why]) if why in _WHYS else isolate(one_line(why, 200))


def _blank(name: str, value: Any, now_ms: int) -> str:
    text = str(value)
    if name == "until" and text.isdigit():
        return formats.moment(int(text), now_ms)
    if name == "reason" and text in _REASONS:
        return say(_REASONS[text])
    if name == "why":
        return why_text(text)
    if name == "day":
        return formats.kept_day(text, now_ms)
    return isolate(one_line(text, 200))


def unread_text(count: int) -> str:
    """The words of the unread line."""
    if count == 1:
        return say(QT_TRANSLATE_NOOP("Timeline", "1 new message"))
    return say(QT_TRANSLATE_NOOP("Timeline", "{n} new messages")).format(n=count)


def gap_text(entry: Entry, now_ms: int) -> str:
    """The words of a silence of the channel."""
    sentence = say(
        QT_TRANSLATE_NOOP("Timeline", "Messages may be missing here: nothing was received between {since} and {until}.")
    )
    return sentence.format(
        since=formats.dated_moment(entry.at, now_ms), until=formats.dated_moment(entry.until or entry.at, now_ms)
    )


def automatic_text(row: MessageRow) -> str:
    """The first line of an automatic answer."""
    if row.state in (MessageState.SENT, MessageState.DELIVERED, MessageState.READ):
        return say(QT_TRANSLATE_NOOP("Timeline", "Automatic answer sent"))
    return say(QT_TRANSLATE_NOOP("Timeline", "Automatic answer on its way"))


def kind_text(kind: MessageKind) -> str:
    """What a message is when it has no words, empty for text."""
    return say(_KINDS[kind]) if kind in _KINDS else ""


def state_words(row: MessageRow | None) -> str:
    """How far an outgoing message got; empty for others."""
    if row is None or row.direction is not Direction.OUTGOING:
        return ""
    known = {str(state): text for state, text in _STATES.items()}
    return say(known[row.state]) if row.state in known else ""


def problem_sentence(row: MessageRow) -> str:
    """Why a message failed or is in doubt, and what to do."""
    code = row.error or ("uncertain" if row.state == MessageState.UNCERTAIN else "provider_rejected")
    blanks = {"why": Why.FAILED, **row.error_blanks} if code == "provider_rejected" else row.error_blanks
    return problem_text(code, blanks)


def held_text(held_until: int, now_ms: int) -> str:
    """The countdown of the undo time."""
    seconds = max(0, -(-(held_until - now_ms) // 1000))
    return say(QT_TRANSLATE_NOOP("Timeline", "Leaves in {n} s")).format(n=seconds)


def file_state_text(file: Attachment) -> str:
    """What is the matter with a file that cannot be opened, empty when it is here."""
    return say(_FILE_STATES[file.state]) if file.state in _FILE_STATES else ""


def file_name_of(file: Attachment) -> str:
    """Its name, cleaned."""
    return clean_file_name(file.name)


def deleted_text(row: MessageRow) -> str:
    """What stands in the place of a deleted message."""
    if row.direction is Direction.INCOMING:
        return say(QT_TRANSLATE_NOOP("Timeline", "The citizen deleted this message"))
    return say(QT_TRANSLATE_NOOP("Timeline", "This message was deleted"))


def forwarded_text(row: MessageRow) -> str:
    """ "Forwarded from …", or empty."""
    if "forwarded_from" not in row.extra:
        return ""
    name = clean_name(str(row.extra["forwarded_from"] or ""))
    if not name:
        return say(QT_TRANSLATE_NOOP("Timeline", "Forwarded"))
    return say(QT_TRANSLATE_NOOP("Timeline", "Forwarded from {name}")).format(name=isolate(name))


def marks_of(row: MessageRow) -> tuple[str, ...]:
    """Short words beside the time: edited, arrived late, written by an automatic answer, chosen by a button."""
    marks = []
    if row.edited_at is not None and row.deleted_at is None:
        marks.append(say(QT_TRANSLATE_NOOP("Timeline", "edited")))
    if row.is_late:
        marks.append(say(QT_TRANSLATE_NOOP("Timeline", "arrived late")))
    if "button" in row.extra:
        marks.append(say(QT_TRANSLATE_NOOP("Timeline", "pressed a button")))
    if row.is_automatic:
        marks.append(say(QT_TRANSLATE_NOOP("Timeline", "automatic")))
    return tuple(marks)


def reactions_of(row: MessageRow) -> str:
    """The marks people put on a message, "👍 2 ❤", at most eight different ones."""
    counts: dict[str, int] = {}
    reactions = row.extra.get("reactions")
    if not isinstance(reactions, dict):
        return ""
    for marks in reactions.values():
        for mark in marks if isinstance(marks, list) else ():
            shown = one_line(str(mark), 16)
            counts[shown] = counts.get(shown, 0) + 1
    return "  ".join(mark if count == 1 else f"{mark} {count}" for mark, count in list(counts.items())[:8])


def quote_of(entry: Entry, contact_name: str) -> tuple[str, str] | None:
    """Who wrote what this message answers, and its first words; None when it answers nothing."""
    row = entry.row
    if row is None:
        return None
    if entry.quoted is not None:
        return writer_of(entry.quoted, contact_name), summary_of(entry.quoted)
    quote = row.extra.get("quote")
    if isinstance(quote, str) and quote.strip():
        return "", one_line(quote, 160)
    return None


def writer_of(row: MessageRow, contact_name: str) -> str:
    """Name of who wrote a message, cleaned."""
    if row.direction is Direction.INCOMING:
        return clean_name(str(row.extra.get("author") or contact_name))
    return clean_name(row.author_name or say(QT_TRANSLATE_NOOP("Timeline", "The town")))


def summary_of(row: MessageRow) -> str:
    """One line that stands for a message: its words, else its file, else its kind."""
    if row.deleted_at is not None:
        return deleted_text(row)
    if row.text:
        return one_line(row.text, 160)
    if row.attachment is not None and row.kind is MessageKind.DOCUMENT:
        return file_name_of(row.attachment)
    return kind_text(row.kind)


def location_text(row: MessageRow) -> str:
    """Coordinates in degrees, five decimals (about a metre); empty when there are none."""
    place = row.extra.get("location")
    if not isinstance(place, dict):
        return ""
    try:
        return f"{float(place['latitude']):.5f}, {float(place['longitude']):.5f}"
    except (KeyError, TypeError, ValueError):
        return ""


def spoken_entry(entry: Entry, contact_name: str, now_ms: int, my_login: str | None = None) -> str:
    """An entry in one sentence, for screen readers: who, when, what, and whether something is the matter."""
    match entry.shape:
        case Shape.DAY:
            return formats.day_label(entry.at, now_ms)
        case Shape.UNREAD:
            return unread_text(entry.count)
        case Shape.GAP:
            return gap_text(entry, now_ms)
    row = entry.row
    if row is None:
        return ""
    time = formats.moment(row.at, now_ms)
    if entry.shape is Shape.ACTIVITY:
        return f"{activity_text(row, my_login, now_ms)}, {time}"
    who = writer_of(row, contact_name)
    if entry.shape is Shape.NOTE:
        who = say(QT_TRANSLATE_NOOP("Timeline", "Internal note by {name}")).format(name=who)
    pieces = [who, time]
    if row.deleted_at is not None:
        return ", ".join([*pieces, deleted_text(row)])
    for one in entry.rows:
        pieces.append(kind_text(one.kind))
        if one.attachment is not None:
            pieces.append(file_name_of(one.attachment) if one.kind is MessageKind.DOCUMENT else "")
            pieces.append(file_state_text(one.attachment))
    pieces += [forwarded_text(row), cap_message(entry.text, 1_000).shown, *marks_of(row)]
    pieces.append(state_words(entry.last))
    if entry.last.state in PROBLEMS:
        pieces.append(problem_sentence(entry.last))
    return ", ".join(piece for piece in pieces if piece)
