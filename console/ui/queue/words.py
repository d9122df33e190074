"""What a queue row says, to the eye and to a screen reader: names, previews, waits, states.

The face of a row is made once when the row arrives; only the wait is worked out while painting, because it alone ages.
Citizens' words are cleaned here and nowhere later, and stand in bidi isolates wherever our own words surround them.
"""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QCoreApplication, QLocale

from console.models.record import Record
from console.models.records import ConversationRow
from console.models.states import ConversationState, Direction, MessageKind
from console.models.window import SOON_MS, closes_at
from console.ui.cleaning import clean_name, isolate, one_line
from console.ui.formats import moment, short_wait, spoken_wait
from console.ui.paint import SlaLook, sla_look
from console.ui.phones import shown_phone
from console.ui.queue.sections import Section, WaitOrder
from console.ui.text import no_name, sentence

translate = QCoreApplication.translate

_PHONE = re.compile(r"\+?[\d ()-]{7,}")
CHANNEL_NAMES = {"telegram": "Telegram", "whatsapp": "WhatsApp", "matrix": "Matrix"}
CHANNEL_NAMES |= {"twilio_whatsapp": "WhatsApp", "twilio_sms": "SMS"}
_KIND_ICONS = {
    MessageKind.PHOTO: "photo",
    MessageKind.VOICE: "microphone",
    MessageKind.AUDIO: "music",
    MessageKind.VIDEO: "video",
    MessageKind.DOCUMENT: "paperclip",
    MessageKind.LOCATION: "map-pin",
    MessageKind.CONTACT: "user",
    MessageKind.STICKER: "mood-smile",
    MessageKind.UNSUPPORTED: "help",
}


class Corner(Record):
    """The upper right corner of a row. `look` is None for the lock; `ratio` is waited ÷ target, 0.0 and up."""

    look: SlaLook | None
    words: str
    ratio: float = 0.0


class Face(Record):
    """The texts of a row that do not age, ready to draw. `lead` stands before the preview, in the colour token
    `lead_colour` or, when that is empty, in the preview's own."""

    name: str
    lead: str
    lead_icon: str
    lead_colour: str
    preview: str
    preview_icon: str
    facts: str


def face_of(row: ConversationRow, me: int | None) -> Face:
    """All texts of a row that stay the same until it changes."""
    if row.is_reserved:
        team = sentence(translate("queue", "For {team} only"), team=_drawn(clean_name(row.team_name)))
        return Face(title_of(row), "", "lock", "text2", team, "", "")
    lead, lead_icon, lead_colour, preview, icon = _preview(row)
    return Face(
        name=_drawn(shown_name(row.contact_name)),
        lead=lead,
        lead_icon=lead_icon,
        lead_colour=lead_colour,
        preview=_drawn(preview),
        preview_icon=icon,
        facts=_facts(row, me),
    )


def title_of(row: ConversationRow) -> str:
    """The citizen's name as it came, or that it is not for whoever looks."""
    return translate("queue", "Reserved") if row.is_reserved else row.contact_name


def corner_of(row: ConversationRow, me: int | None, now_ms: int, target_ms: int) -> Corner:
    """The corner of a row at a moment: wait, lock, snooze or the time of the last word."""
    if row.state is ConversationState.SNOOZED:
        return Corner(SlaLook.SNOOZED, moment(row.snoozed_until or now_ms, now_ms))
    if row.state is ConversationState.RESOLVED:
        return Corner(SlaLook.WAITING_FOR_CITIZEN, moment(row.resolved_at or row.last_message_at, now_ms))
    if is_locked(row, me):
        return Corner(None, sentence(translate("queue", "{name} is answering"), name=first_name(row.operator_name)))
    return wait_of(row, now_ms, target_ms)


def wait_of(row: ConversationRow, now_ms: int, target_ms: int) -> Corner:
    """The wait itself, whoever answers."""
    if row.waiting_since is not None:
        waited = max(0, now_ms - row.waiting_since)
        ratio = waited / max(1, target_ms)
        return Corner(sla_look(ratio), short_wait(waited), ratio)
    if row.preview_direction is Direction.OUTGOING:
        return Corner(SlaLook.WAITING_FOR_CITIZEN, translate("queue", "Waiting for reply"))
    return Corner(SlaLook.WAITING_FOR_CITIZEN, moment(row.last_message_at, now_ms))


def window_fact(row: ConversationRow, now_ms: int) -> str:
    """How long the channel still takes free text, from four hours before the end; empty without a window."""
    end = closes_at(row.channel_kind, row.last_incoming_at)
    if end is None or row.state is ConversationState.RESOLVED or end - now_ms > SOON_MS:
        return ""
    if end <= now_ms:
        return translate("queue", "24 h over")
    return sentence(translate("queue", "{time} left to write"), time=short_wait(end - now_ms))


def is_locked(row: ConversationRow, me: int | None) -> bool:
    """Whether a colleague answers it now."""
    return row.state is ConversationState.OPEN and row.operator_id is not None and row.operator_id != me


def can_claim(row: ConversationRow) -> bool:
    """Whether "Take" would do something: open and nobody's."""
    return row.state is ConversationState.OPEN and row.operator_id is None and not row.is_reserved


def shown_name(name: str) -> str:
    """A citizen's name; a bare phone number as phone numbers are shown at this desk."""
    cleaned = clean_name(name)
    return shown_phone(cleaned) if _PHONE.fullmatch(cleaned) else cleaned or no_name()


def first_name(name: str | None) -> str:
    """ "Marta" of "Marta Riera"; the whole when there is no space."""
    whole = clean_name(name or "")
    return whole.split(" ")[0] or no_name()


def heading(section: Section) -> str:
    """The name of a section, above its rows."""
    return {
        Section.PROMISED: translate("queue", "Promises due"),
        Section.MINE: translate("queue", "Mine"),
        Section.WAITING: translate("queue", "Waiting"),
        Section.SNOOZED: translate("queue", "Snoozed"),
        Section.TEAM: translate("queue", "With colleagues"),
        Section.RESOLVED: translate("queue", "Closed"),
    }[section]


def heading_hint(section: Section, count: int, order: WaitOrder) -> str:
    """The order of a section, or that nobody waits."""
    if section is Section.WAITING and count and order is WaitOrder.LATEST:
        return translate("queue", "latest first")
    if section is Section.WAITING:
        return translate("queue", "longest wait first") if count else translate("queue", "everybody attended")
    return {
        Section.MINE: "",
        Section.PROMISED: translate("queue", "soonest first"),
        Section.SNOOZED: translate("queue", "soonest first"),
        Section.TEAM: translate("queue", "longest wait first"),
        Section.RESOLVED: translate("queue", "latest first"),
    }[section]


def spoken_heading(section: Section, count: int) -> str:
    """A heading for a screen reader."""
    return translate("queue", "{heading}: {n}").format(heading=heading(section), n=number(count))


def number(value: int) -> str:
    """A figure in the operator's language."""
    return QLocale().toString(value)


def spoken_name(row: ConversationRow, me: int | None, now_ms: int, target_ms: int) -> str:
    """One row for a screen reader: who, where, how many, how long, and whether that is too long."""
    parts = [
        translate("queue", "Reserved") if row.is_reserved else clean_name(row.contact_name) or no_name(),
        CHANNEL_NAMES.get(row.channel_kind, clean_name(row.channel_name)),
    ]
    if row.unread > 0:
        parts.append(_new_messages(row.unread))
    if row.waiting_since is not None and row.state is ConversationState.OPEN:
        waited = max(0, now_ms - row.waiting_since)
        parts.append(translate("queue", "waiting for {time}").format(time=spoken_wait(waited)))
        look = wait_of(row, now_ms, target_ms).look
        if look is SlaLook.MISSED:
            parts.append(translate("queue", "past the target"))
        elif look is SlaLook.LATE:
            parts.append(translate("queue", "close to the target"))
    elif row.state is ConversationState.OPEN and row.preview_direction is Direction.OUTGOING and not row.is_reserved:
        parts.append(translate("queue", "waiting for their reply"))
    if window := window_fact(row, now_ms):
        parts.append(window)
    if row.state is ConversationState.SNOOZED:
        parts.append(
            translate("queue", "snoozed until {time}").format(time=moment(row.snoozed_until or now_ms, now_ms))
        )
    if row.state is ConversationState.RESOLVED:
        parts.append(
            translate("queue", "closed {time}").format(time=moment(row.resolved_at or row.last_message_at, now_ms))
        )
    if row.is_promise_due:
        parts.append(translate("queue", "a promise is due"))
    if is_locked(row, me):
        parts.append(sentence(translate("queue", "{name} is answering"), name=first_name(row.operator_name)))
    if row.has_failed:
        parts.append(translate("queue", "a message was not sent"))
    if row.has_uncertain:
        parts.append(translate("queue", "it is not known whether a message arrived"))
    return ", ".join(parts)


def spoken_details(row: ConversationRow, me: int | None) -> str:
    """The second thing a screen reader says: last words, topic, language."""
    face = face_of(row, me)
    words = f"{face.lead} {isolate(face.preview)}" if face.lead else isolate(face.preview)
    return f"{words}. {face.facts}" if face.preview else face.facts


def _new_messages(count: int) -> str:
    if count == 1:
        return translate("queue", "1 new message")
    return translate("queue", "{n} new messages").format(n=number(count))


def _preview(row: ConversationRow) -> tuple[str, str, str, str, str]:
    """Lead, its icon, its colour, the words, their icon."""
    if row.is_confidential:
        return translate("queue", "Confidential"), "lock", "text2", "", ""
    if row.draft:
        return translate("queue", "Draft:"), "", "bad_text", one_line(row.draft, 160), ""
    words, icon = _last_words(row)
    if row.has_failed:
        return translate("queue", "Not sent"), "refresh", "bad_text", words, icon
    if row.has_uncertain:
        return translate("queue", "Did it arrive?"), "help", "warn_text", words, icon
    if row.is_promise_due:
        return translate("queue", "Promise due"), "flag", "warn_text", words, icon
    if row.preview_direction is Direction.OUTGOING:
        return translate("queue", "You:"), "", "", words, icon
    return "", "", "", words, icon


def last_words(row: ConversationRow) -> str:
    """The last message in a line: its words, or what it is when it has none."""
    return _last_words(row)[0]


def _last_words(row: ConversationRow) -> tuple[str, str]:
    words = one_line(row.preview, 160)
    if row.preview_kind is MessageKind.TEXT:
        return words, ""
    return words or _kind_word(row.preview_kind), _KIND_ICONS[row.preview_kind]


def _kind_word(kind: MessageKind) -> str:
    return {
        MessageKind.PHOTO: translate("queue", "Photo"),
        MessageKind.VOICE: translate("queue", "Voice message"),
        MessageKind.AUDIO: translate("queue", "Sound"),
        MessageKind.VIDEO: translate("queue", "Video"),
        MessageKind.DOCUMENT: translate("queue", "File"),
        MessageKind.LOCATION: translate("queue", "Place on the map"),
        MessageKind.CONTACT: translate("queue", "Contact card"),
        MessageKind.STICKER: translate("queue", "Sticker"),
    }.get(kind, translate("queue", "Unsupported message"))


def _facts(row: ConversationRow, me: int | None) -> str:
    parts = []
    if row.is_blocked:
        parts.append(translate("queue", "Blocked"))
    if row.is_group:
        parts.append(translate("queue", "Group"))
    parts.append(_drawn(one_line(row.topic or "", 80)) or translate("queue", "No topic"))
    if row.contact_language:
        parts.append(row.contact_language.upper())
    if row.state is ConversationState.SNOOZED and row.operator_id is not None:
        parts.append(translate("queue", "yours") if row.operator_id == me else first_name(row.operator_name))
    return "  ·  ".join(parts)


def _drawn(text: str) -> str:
    """Right-to-left words in an isolate, so that their full stop stays at their own end."""
    return isolate(text) if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text) else text
