"""From one Matrix event to what it means for the desk (reference: Client-Server API, sections 3, 6 and 7).

The one decision: the conversation is the room, because an answer goes to a room; the citizen's own id is kept as their
user name. Nothing is thrown: what cannot be read becomes one `Unsupported` or an unreadable bubble with the event as it
came.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from console.models.inbound import (
    ENCRYPTED,
    Inbound,
    InboundDeletion,
    InboundEdit,
    InboundMessage,
    InboundReaction,
    Membership,
    Migration,
    OwnEcho,
    Receipt,
    Sender,
    Unsupported,
    Update,
)
from console.models.states import MessageKind
from console.providers.matrix_content import Content, read_content, read_sticker, without_quote
from console.providers.matrix_trail import Trail
from console.providers.telegram_text import Json, as_text, digest, obj, one_line, whole, words

ENCRYPTED_TEXT = (
    "This message is encrypted, so it cannot be read here. Ask the citizen to write in a chat without encryption."
)
_EARLIEST, _LATEST = 1_388_534_400_000, 4_102_444_800_000
"""2014, before the protocol, to 2100: a time outside is none."""
_QUIET_TYPES = (
    "m.call.candidates",
    "m.call.answer",
    "m.call.select_answer",
    "m.call.hangup",
    "m.call.reject",
    "m.call.negotiate",
    "m.key.verification.",
    "m.poll.response",
    "m.poll.end",
    "org.matrix.msc3381.poll.response",
    "org.matrix.msc3381.poll.end",
)
"""Beginnings of types that are part of something else and say nothing by themselves."""


@dataclass
class Room:
    """What is known of the room an event came from. `names`: the others who are in it now, by user id."""

    room_id: str
    us: str
    names: dict[str, str] = field(default_factory=dict)
    present: frozenset[str] | None = None
    """The others who are in the room now; None when the server would not tell."""

    @property
    def is_group(self) -> bool:
        """More than one citizen in the room."""
        return self.present is not None and len(self.present) > 1

    def name_of(self, user: str) -> str:
        """The display name of a person, or the first part of the id."""
        return one_line(self.names.get(user)) or one_line(user.removeprefix("@").partition(":")[0]) or one_line(user)

    def sender(self, user: str) -> Sender:
        """The citizen, or the group; an answer goes to the room either way."""
        if self.is_group:
            named = sorted(self.name_of(one) for one in self.present or ())
            return Sender(self.room_id, one_line(", ".join(named[:3])), is_group=True)
        return Sender(self.room_id, self.name_of(user), username=one_line(user, 255))


def is_id(value: object, sign: str) -> bool:
    """Whether a value can be an id of that kind: `!` room, `$` event, `@` user."""
    return isinstance(value, str) and value.startswith(sign) and 1 < len(value) <= 255 and value.isprintable()


def is_words(event: Json) -> bool:
    """Whether an event is a message of its own, and not a change of one."""
    relation = obj(obj(event.get("content")).get("m.relates_to"))
    return event.get("type") == "m.room.message" and relation.get("rel_type") != "m.replace"


def parse_event(
    event: object,
    room: Room,
    trail: Trail,
    now_ms: int | None = None,
    *,
    is_history: bool = False,
    author_of: Callable[[str], str | None] | None = None,
) -> Update:
    """What one event of a timeline means. `author_of` tells who wrote an earlier event. Never raises for any event."""
    try:
        raw = as_text(event)
    except (RecursionError, ValueError, TypeError):
        raw = ""
    body = obj(event)
    event_id = body.get("event_id")
    key = str(event_id) if is_id(event_id, "$") else f"raw:{digest(room.room_id + raw)}"
    now = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    reader = _Reader(body, key, raw, room, trail, now, is_history, author_of or trail.author_of)
    try:
        events = reader.read()
    except Exception as error:  # whatever a server sends, the queue goes on
        events = (Unsupported(key, raw, f"could not be read: {type(error).__name__}"),)
    return Update(key, raw, events)


@dataclass(frozen=True)
class _Reader:
    """One event with its surroundings."""

    event: Json
    key: str
    raw: str
    room: Room
    trail: Trail
    now_ms: int
    is_history: bool
    author_of: Callable[[str], str | None]

    def read(self) -> tuple[Inbound, ...]:
        kind, author, event_id = self.event.get("type"), self.event.get("sender"), self.event.get("event_id")
        if (
            not is_id(event_id, "$")
            or not isinstance(kind, str)
            or not isinstance(author, str)
            or not is_id(author, "@")
        ):
            return self._unreadable("no event id, type or sender")
        is_own = author == self.room.us
        self.trail.note(self.room.room_id, self.key, author, is_own and is_words(self.event))
        if kind == "m.room.member":
            return self._membership(author)
        if is_own:
            return self._echo(kind)
        if "state_key" in self.event:
            return self._tombstone() if kind == "m.room.tombstone" else ()
        match kind:
            case "m.room.redaction":
                return self._redaction(author)
            case "m.reaction":
                return self._reaction(author)
        if obj(self.event.get("unsigned")).get("redacted_because") and not self.content:
            # Withdrawn before we read it: there is nothing left to show.
            return ()
        if kind.startswith(_QUIET_TYPES):
            return ()
        if not isinstance(self.event.get("content"), dict):
            return self._unreadable("no content")
        relation = obj(self.content.get("m.relates_to"))
        if kind == "m.room.message" and relation.get("rel_type") == "m.replace":
            return self._edit(author, relation)
        return self._message(kind, author, relation)

    @property
    def content(self) -> Json:
        return obj(self.event.get("content"))

    @property
    def at(self) -> int:
        number = whole(self.event.get("origin_server_ts"))
        return number if number is not None and _EARLIEST <= number <= _LATEST else self.now_ms

    def _unreadable(self, why: str) -> tuple[Inbound, ...]:
        return (Unsupported(self.key, self.raw, why),)

    def _echo(self, kind: str) -> tuple[Inbound, ...]:
        ours = obj(self.event.get("unsigned")).get("transaction_id")
        if kind == "m.room.message" and isinstance(ours, str) and 0 < len(ours) <= 255:
            return (OwnEcho(self.key, ours, self.key),)
        return ()

    def _content(self, kind: str, body: Json, author: str) -> Content | None:
        if kind == "m.room.message":
            return read_content(body, self.room.name_of(author))
        return read_sticker(body) if kind == "m.sticker" else None

    def _message(self, kind: str, author: str, relation: Json) -> tuple[Inbound, ...]:
        content = self._content(kind, self.content, author)
        raw = None
        if content is None:
            content, raw = self._unknown(kind), self.raw
        reply_to, text, extra = _replied(relation), content.text, {**content.extra, **_thread(relation)}
        if reply_to is not None:
            text, quote = without_quote(text)
            if quote:
                extra["quote"] = quote
        return (
            InboundMessage(
                key=self.key,
                sender=self.room.sender(author),
                provider_id=self.key,
                at=self.at,
                kind=content.kind,
                text=text,
                author=self.room.name_of(author) if self.room.is_group else None,
                file=content.file,
                reply_to=reply_to,
                extra=extra,
                raw=raw,
                is_history=self.is_history,
            ),
        )

    def _unknown(self, kind: str) -> Content:
        """A bubble for what cannot be shown: the operator learns that something came."""
        if kind == "m.room.encrypted":
            return Content(MessageKind.UNSUPPORTED, ENCRYPTED_TEXT, extra={"what": ENCRYPTED})
        what = self.content.get("msgtype") if kind == "m.room.message" else kind
        text = words(self.content.get("body")) or words(self.content.get("org.matrix.msc1767.text")) or ""
        return Content(MessageKind.UNSUPPORTED, text, extra={"what": one_line(what, 64) or "message"})

    def _edit(self, author: str, relation: Json) -> tuple[Inbound, ...]:
        target, body = relation.get("event_id"), obj(self.content.get("m.new_content"))
        if not is_id(target, "$") or not isinstance(target, str):
            return self._unreadable("an edit of nothing")
        original = self.author_of(target)
        if original != author and (original is not None or self.room.is_group):
            return self._unreadable("an edit by somebody else")
        content = self._content("m.room.message", body, author)
        if content is None:
            return self._unreadable("an edit without new content")
        text, quote = without_quote(content.text) if _replied(relation) else (content.text, "")
        return (
            InboundEdit(
                key=self.key,
                sender=self.room.sender(author),
                provider_id=target,
                at=self.at,
                text=text,
                kind=content.kind,
                extra={**content.extra, "quote": quote} if quote else content.extra,
                file=content.file,
            ),
        )

    def _reaction(self, author: str) -> tuple[Inbound, ...]:
        relation = obj(self.content.get("m.relates_to"))
        target, sign = relation.get("event_id"), one_line(relation.get("key"), 32)
        if not self.content and obj(self.event.get("unsigned")).get("redacted_because"):
            return ()
        if not is_id(target, "$") or not isinstance(target, str) or not sign:
            return self._unreadable("a reaction to nothing")
        marks = self.trail.add_mark((self.key, self.room.room_id, target, author, sign))
        return (InboundReaction(self.key, self.room.room_id, target, author, self.at, marks),)

    def _redaction(self, author: str) -> tuple[Inbound, ...]:
        # Room versions from 11 on say it inside the content.
        target = self.content.get("redacts") or self.event.get("redacts")
        if not is_id(target, "$") or not isinstance(target, str):
            return self._unreadable("a redaction of nothing")
        taken = self.trail.take_mark(self.room.room_id, target)
        if taken is None:
            return (InboundDeletion(self.key, self.room.room_id, target, self.at),)
        mark, left = taken
        return (InboundReaction(self.key, self.room.room_id, mark[2], mark[3], self.at, left),)

    def _membership(self, author: str) -> tuple[Inbound, ...]:
        person, now = self.event.get("state_key"), self.content.get("membership")
        if not is_id(person, "@") or not isinstance(person, str) or not isinstance(now, str):
            return self._unreadable("a membership of nobody")
        unsigned = obj(self.event.get("unsigned"))
        before = obj(unsigned.get("prev_content")).get("membership")
        has_gone = now in ("leave", "ban") and before in ("join", None)
        if person == self.room.us:
            is_closed = has_gone and author != person
            return (self._change(author, False),) if is_closed else ()
        if has_gone:
            others = (self.room.present or frozenset()) - {person}
            return () if others else (self._change(person, False),)
        # A first join is how every room begins and a join after a join a change of name: neither opens a closed way.
        return (self._change(person, True),) if now == "join" and before in ("leave", "ban", "invite", "knock") else ()

    def _change(self, person: str, is_reachable: bool) -> Membership:
        return Membership(self.key, self.room.sender(person), self.at, is_reachable)

    def _tombstone(self) -> tuple[Inbound, ...]:
        new = self.content.get("replacement_room")
        if not is_id(new, "!") or not isinstance(new, str) or new == self.room.room_id:
            return self._unreadable("a room that moved nowhere")
        return (Migration(self.key, self.room.room_id, new, self.at),)


def _thread(relation: Json) -> Json:
    """The thread a message stands in, by the event it began with."""
    root = relation.get("event_id")
    return {"thread": root} if relation.get("rel_type") == "m.thread" and is_id(root, "$") else {}


def _replied(relation: Json) -> str | None:
    """The message a reply answers; what a thread only names for older programs is no answer."""
    target = obj(relation.get("m.in_reply_to")).get("event_id")
    if not is_id(target, "$") or relation.get("is_falling_back") is True:
        return None
    return str(target)


def parse_receipts(content: object, room: Room, own_up_to: Callable[[str], str | None]) -> tuple[Update, ...]:
    """Who has read up to where, as reports on our own messages. `own_up_to`: our last message up to an event."""
    updates: list[Update] = []
    for event_id, kinds in obj(content).items():
        for person, report in obj(obj(kinds).get("m.read")).items():
            if person == room.us or not is_id(event_id, "$") or not is_id(person, "@"):
                continue
            own = own_up_to(event_id)
            if own is None:
                continue
            at = whole(obj(report).get("ts"))
            key = f"receipt:{digest(room.room_id + person)}:{own}"
            moment = at if at is not None and _EARLIEST <= at <= _LATEST else time.time_ns() // 1_000_000
            report_on = Receipt(key, room.room_id, own, moment, "read", up_to=True)
            updates.append(Update(key, as_text({event_id: kinds}), (report_on,)))
    return tuple(updates)
