"""Receiving: one place in the stream of an account, and what came after it, complete and in the order of each room.

The one decision: when the server leaves something out of a room after a long absence, nothing of that room is handed
over at once. The room becomes a gap in the cursor and is read forwards, page by page, from where we were; so thousands
of messages need little memory, keep their order, and a crash in the middle goes on where it was. A room whose pages
cannot be had at the moment never holds up the others.
"""

import json
import logging
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from console.models.inbound import Batch, Migration, Unsupported, Update
from console.providers.base import NetworkDown
from console.providers.http import AnswerTooBig, NotOpened
from console.providers.matrix_answers import Refused
from console.providers.matrix_cursor import Gap, Invite, Place, read_cursor, write_cursor
from console.providers.matrix_parse import Room, is_id, is_words, parse_event, parse_receipts
from console.providers.matrix_rooms import Rooms
from console.providers.matrix_session import ASK_SECONDS, MatrixSession, segment
from console.providers.matrix_trail import Trail
from console.providers.telegram_text import Json, as_text, digest, items, obj

log = logging.getLogger(__name__)

TIMELINE = 50
_PAGE = 200
_LONGEST_POLL_SECONDS = 60
_GAP_TRIES = 3
"""So many rooms are tried in one fetch when their pages cannot be had."""
_MOST_EARLIER = 1_000
"""Events read backwards in a room we have just come to know."""
FRESH_MS = 72 * 3_600_000
"""What was written longer ago, before the desk knew the room, counts as history: a long weekend."""

_LAZY = {"lazy_load_members": True}


@dataclass(frozen=True, slots=True)
class _Part:
    """What one room brought, and what it still owes."""

    updates: tuple[Update, ...] = ()
    gap: Gap | None = None


class Inbox:
    """The receiving side of one account. Used by one thread."""

    def __init__(self, session: MatrixSession) -> None:
        self._session = session
        self._rooms = Rooms(session)
        self._trail = Trail()
        self._round = uuid.uuid4().hex

    def fetch(self, cursor: str | None, wait_seconds: int) -> Batch:
        """What came after `cursor`: one page of a gap, or one answer of the server's stream. Raises ProviderError."""
        us = self._session.sign_in()
        place = read_cursor(cursor)
        # The cursor is the truth: a batch that was not committed must not leave its marks behind.
        self._trail.marks = place.marks
        is_parked = bool(place.gaps)
        for _ in place.gaps[:_GAP_TRIES]:
            batch = self._read_gap(place, us)
            if batch is not None:
                return batch
            place = replace(place, gaps=(*place.gaps[1:], place.gaps[0]))
        now = _now_ms()
        entered, invites = self._rooms.enter(place.invites, us, now)
        place = replace(place, invites=invites, entered=place.entered + entered)
        return self._read_stream(place, us, 0 if entered else _wait_ms(wait_seconds, invites, now, is_parked))

    # The stream

    def _read_stream(self, place: Place, us: str, wait_ms: int) -> Batch:
        answer = self._sync(place.since, wait_ms)
        since = answer.get("next_batch")
        if not isinstance(since, str) or not since:
            raise NetworkDown("the answer holds no place to go on from")
        rooms = obj(answer.get("rooms"))
        updates: list[Update] = []
        after = replace(place, since=since, entered=())
        for kind in ("join", "leave"):
            for room_id, body in obj(rooms.get(kind)).items():
                if not is_id(room_id, "!"):
                    updates.append(_note("room", as_text({room_id: body}), "a room without a usable id"))
                    continue
                part = self._read_room(place, obj(body), room_id, us, since, has_left=kind == "leave")
                updates += part.updates
                if part.gap is not None:
                    after = after.with_gap(part.gap)
        invited = self._answer_invitations(obj(rooms.get("invite")))
        gone = obj(rooms.get("leave")).keys()
        waiting = tuple(one for one in after.invites if one.room_id not in gone and one.room_id not in invited)
        entered, left = self._rooms.enter([Invite(room_id) for room_id in invited], us, _now_ms())
        after = replace(after, invites=waiting + left, entered=entered, marks=self._trail.marks)
        # A room that could not be read a moment ago is no reason to ask again without a pause.
        has_new_gap = any(not place.has_gap(gap.room_id) for gap in after.gaps)
        return Batch(tuple(updates), write_cursor(after), has_more=has_new_gap or bool(entered))

    def _sync(self, since: str | None, wait_ms: int) -> Json:
        try:
            return self._ask_stream(since, wait_ms, TIMELINE)
        except AnswerTooBig:
            # Somebody wrote a great deal. Told only that rooms have news, we read each of them page by page.
            return self._ask_stream(since, wait_ms, 1)
        except Refused as refusal:
            if since is None or refusal.status != 400:
                raise
        # The server does not know our place any more. What it still has is read from the start; what we have is
        # recognised.
        log.warning("the homeserver does not know where we were; its rooms are read again")
        return self._ask_stream(None, 0, TIMELINE)

    def _ask_stream(self, since: str | None, wait_ms: int, limit: int) -> Json:
        params = {"filter": _filter(limit, self._round), "set_presence": "offline", "timeout": str(wait_ms)}
        seconds = wait_ms / 1000 + ASK_SECONDS if since else 10 * ASK_SECONDS
        answer = self._session.ask("/v3/sync", params | ({"since": since} if since else {}), seconds)
        self._round = uuid.uuid4().hex
        return answer

    def _answer_invitations(self, invitations: Json) -> list[str]:
        """The rooms to enter; the others are left."""
        welcome: list[str] = []
        for room_id, body in invitations.items():
            if not is_id(room_id, "!"):
                continue
            if self._rooms.is_welcome(obj(obj(body).get("invite_state")).get("events")):
                welcome.append(room_id)
            else:
                self._rooms.leave(room_id)
        return welcome

    def _read_room(self, place: Place, body: Json, room_id: str, us: str, until: str, *, has_left: bool) -> _Part:
        timeline = obj(body.get("timeline"))
        events = items(timeline.get("events"))
        receipts = [
            obj(one).get("content")
            for one in items(obj(body.get("ephemeral")).get("events"))
            if obj(one).get("type") == "m.receipt"
        ]
        if not events and not receipts:
            return _Part()
        is_limited = timeline.get("limited") is True
        if is_limited or has_left or any(obj(one).get("type") == "m.room.member" for one in events):
            self._rooms.forget_roster(room_id)
        room = self._rooms.room(room_id, us, [*items(obj(body.get("state")).get("events")), *events])
        if self._rooms.is_crowd(room):
            log.info("a room with too many people for a conversation is passed over")
            return _Part()
        gap: Gap | None = None
        earlier: list[object] = []
        notes: tuple[Update, ...] = ()
        is_new = room_id in place.entered or any(_is_own_entry(one, us) for one in events)
        if place.since is None:
            if is_limited:
                earlier, notes = self._read_back(room_id, timeline.get("prev_batch"), us, is_new=False)
            everything = [*earlier, *events]
            updates = self._parse(room, everything, _history(everything, us, is_new=False))
        elif is_limited or place.has_gap(room_id):
            gap = Gap(room_id, place.since, until)
            if is_new and not place.has_gap(room_id):
                earlier, notes = self._read_back(room_id, place.since, us, is_new=True)
            updates = self._parse(room, earlier, _history(earlier, us, is_new=True))
        else:
            updates = self._parse(room, events, _history(events, us, is_new=True) if is_new else 0)
        reports: tuple[Update, ...] = ()
        for content in receipts:
            reports += parse_receipts(content, room, lambda event_id: self._own_up_to(room, event_id))
        return _Part((*notes, *updates, *reports), gap)

    # Gaps

    def _read_gap(self, place: Place, us: str) -> Batch | None:
        """The next page of the first gap; None when it cannot be had at the moment."""
        gap = place.gaps[0]
        others = place.gaps[1:]
        params = {"dir": "f", "from": gap.start, "to": gap.end, "limit": str(_PAGE), "filter": json.dumps(_LAZY)}
        try:
            page = self._session.ask(f"/v3/rooms/{segment(gap.room_id)}/messages", params)
        except Refused as refusal:
            if not refusal.is_final:
                return None
            # It will never be had: say so where a person can see it, and go on.
            note = _note(
                "gap", json.dumps([gap.room_id, refusal.errcode]), "messages of a room could not be read again"
            )
            return Batch((note,), write_cursor(replace(place, gaps=others)), has_more=True)
        except NotOpened:
            raise
        except NetworkDown:
            return None
        events = items(page.get("chunk"))
        end = page.get("end")
        updates: tuple[Update, ...] = ()
        if events:
            room = self._rooms.room(gap.room_id, us, [*items(page.get("state")), *events])
            if not self._rooms.is_crowd(room):
                updates = self._parse(room, events, 0)
        is_over = not isinstance(end, str) or not end or end == gap.start
        gaps = others if is_over else (replace(gap, start=str(end)), *others)
        return Batch(updates, write_cursor(replace(place, gaps=gaps, marks=self._trail.marks)), has_more=True)

    def _read_back(
        self, room_id: str, start: object, us: str, *, is_new: bool
    ) -> tuple[list[object], tuple[Update, ...]]:
        """Earlier events of a room we have just come to know, oldest first, with a note when there was too much.

        In a room that `is_new` to the account, back to its invitation; else back to our own last message, or to where
        history begins.
        """
        found: list[object] = []
        while isinstance(start, str) and start and len(found) < _MOST_EARLIER:
            params = {"dir": "b", "from": start, "limit": str(_PAGE), "filter": json.dumps(_LAZY)}
            try:
                page = self._session.ask(f"/v3/rooms/{segment(room_id)}/messages", params)
            except Refused as refusal:
                if not refusal.is_final:
                    raise
                return found[::-1], (_note("early", room_id, "the beginning of a room could not be read"),)
            events = items(page.get("chunk"))
            found += events
            if is_new:
                is_enough = any(_is_invitation(one, us) for one in events)
            else:
                is_enough = any(_is_own_words(one, us) or _is_old(one) for one in events)
            if not events or is_enough:
                return found[::-1], ()
            start = None if page.get("end") == start else page.get("end")
        is_cut = isinstance(start, str) and bool(start)
        return found[::-1], (_note("early", room_id, "a new room holds more than is read"),) if is_cut else ()

    # Events

    def _parse(self, room: Room, events: Sequence[object], history: int) -> tuple[Update, ...]:
        """What events mean; the first `history` of them were written before the desk came."""
        updates: list[Update] = []
        for place, event in enumerate(events):
            update = parse_event(
                event,
                room,
                self._trail,
                is_history=place < history,
                author_of=lambda event_id: self._author_of(room.room_id, event_id),
            )
            update = self._settle_migration(update)
            if update.events:
                updates.append(update)
        return tuple(updates)

    def _settle_migration(self, update: Update) -> Update:
        """A room that says it goes on elsewhere is followed only when the other room says so too."""
        if len(update.events) != 1 or not isinstance(update.events[0], Migration):
            return update
        move = update.events[0]
        if self._rooms.goes_on_in(move.old_chat_id, move.new_chat_id):
            return update
        return replace(update, events=(Unsupported(update.key, update.raw, "a room moved, but not provably"),))

    def _author_of(self, room_id: str, event_id: str) -> str | None:
        """Who wrote an earlier event; None when nobody can tell."""
        known = self._trail.author_of(event_id)
        if known is not None:
            return known
        try:
            found = self._session.ask(f"/v3/rooms/{segment(room_id)}/event/{segment(event_id)}").get("sender")
        except NotOpened:
            raise
        except NetworkDown:
            return None
        return found if isinstance(found, str) else None

    def _own_up_to(self, room: Room, event_id: str) -> str | None:
        """Our last message up to an event: what somebody has read who has read that event."""
        known = self._trail.own_up_to(event_id)
        if known is not None:
            return known
        path = f"/v3/rooms/{segment(room.room_id)}/context/{segment(event_id)}"
        try:
            around = self._session.ask(path, {"limit": "40"})
        except NotOpened:
            raise
        except NetworkDown:
            return None
        for one in (around.get("event"), *items(around.get("events_before"))):
            if _is_own_words(one, room.us):
                own = obj(one).get("event_id")
                return own if isinstance(own, str) else None
        return None


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _wait_ms(wait_seconds: int, invites: Sequence[Invite], now: int, is_parked: bool) -> int:
    """How long the server may hold its answer: until the next invitation is due or a gap is tried again, at most."""
    wait = max(0, min(_LONGEST_POLL_SECONDS, wait_seconds)) * 1000
    if is_parked:
        wait = min(wait, 5_000)
    return min([wait, *(max(0, one.due_at - now) for one in invites)])


def _note(key: str, raw: str, why: str) -> Update:
    name = f"{key}:{digest(raw + str(_now_ms()))}"
    return Update(name, raw, (Unsupported(name, raw, why),))


def _is_own_entry(event: object, us: str) -> bool:
    """Whether an event is our coming into the room, not a change of our name."""
    one = obj(event)
    before = obj(obj(one.get("unsigned")).get("prev_content")).get("membership")
    is_ours = one.get("type") == "m.room.member" and one.get("state_key") == us
    return is_ours and obj(one.get("content")).get("membership") == "join" and before != "join"


def _is_own_words(event: object, us: str) -> bool:
    return obj(event).get("sender") == us and is_words(obj(event))


def _is_old(event: object) -> bool:
    at = obj(event).get("origin_server_ts")
    return isinstance(at, int) and at < _now_ms() - FRESH_MS


def _history(events: Sequence[object], us: str, *, is_new: bool) -> int:
    """How many of the first events are history: all up to our own last message, which somebody wrote by another
    program, and what is older than a long weekend. Whoever invited us waits since then, however long that is.
    """
    own = [place for place, event in enumerate(events) if _is_own_words(event, us)]
    answered = own[-1] + 1 if own else 0
    old = 0
    for place, event in enumerate(events):
        if not _is_old(event):
            break
        old = place + 1
    if is_new:
        old = min(old, max((place for place, event in enumerate(events) if _is_invitation(event, us)), default=0))
    return max(answered, old)


def _is_invitation(event: object, us: str) -> bool:
    one = obj(event)
    is_ours = one.get("type") == "m.room.member" and one.get("state_key") == us
    return is_ours and obj(one.get("content")).get("membership") == "invite"


def _filter(limit: int, mark: str) -> str:
    """What the stream shall hold: messages, names and receipts, nothing else.

    `mark` names a room that does not exist. Servers give the same request the same answer for some minutes, even when
    there is more by then; only a repetition after a lost answer shall get it, and never another process.
    """
    return json.dumps(
        {
            "presence": {"types": []},
            "account_data": {"types": []},
            "room": {
                "not_rooms": [f"!{mark}:nowhere.invalid"],
                "timeline": {"limit": limit, **_LAZY},
                "state": {"types": ["m.room.member"], "include_redundant_members": True, **_LAZY},
                "ephemeral": {"types": ["m.receipt"]},
                "account_data": {"types": []},
            },
        }
    )
