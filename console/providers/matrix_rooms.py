"""The rooms of one account: who is in them, which ones to enter, and whether one really goes on in another.

The one decision: a citizen starts a conversation by inviting the town, so every invitation to a private room is
followed at once; a public room, a space or a crowd is none of the desk's business and is left.
"""

import logging
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace

from console.providers.base import NetworkDown, PausedByProvider
from console.providers.http import NotOpened, unopened_delay_ms
from console.providers.matrix_answers import Refused
from console.providers.matrix_cursor import Invite
from console.providers.matrix_parse import Room, is_id
from console.providers.matrix_session import MatrixSession, segment
from console.providers.telegram_text import Json, items, obj, one_line

log = logging.getLogger(__name__)

SMALL_ROOM = 10
"""Most people, besides us, in a room that counts as one conversation."""
_MOST_ROSTERS = 2_000
_MOST_TRIES = 5


class Rooms:
    """Of one receiving instance. Used by one thread."""

    def __init__(self, session: MatrixSession) -> None:
        self._session = session
        self._rosters: OrderedDict[str, dict[str, str]] = OrderedDict()

    def forget_roster(self, room_id: str) -> None:
        """Somebody came, went or changed a name."""
        self._rosters.pop(room_id, None)

    def room(self, room_id: str, us: str, told: Iterable[object]) -> Room:
        """A room with the people in it. `told`: events the server sent along, which name also those who have left.

        Raises NotOpened, PausedByProvider or Unauthorised.
        """
        names: dict[str, str] = {}
        for one in told:
            event = obj(one)
            if event.get("type") == "m.room.member" and isinstance(event.get("state_key"), str):
                before = obj(obj(event.get("unsigned")).get("prev_content"))
                name = one_line(obj(event.get("content")).get("displayname")) or one_line(before.get("displayname"))
                if name:
                    names[event["state_key"]] = name
        roster = self._roster(room_id)
        if roster is None:
            return Room(room_id, us, names)
        others = {person: name for person, name in roster.items() if person != us}
        return Room(room_id, us, names | {k: v for k, v in others.items() if v}, frozenset(others))

    def _roster(self, room_id: str) -> dict[str, str] | None:
        if (known := self._rosters.get(room_id)) is not None:
            self._rosters.move_to_end(room_id)
            return known
        try:
            answer = self._session.ask(f"/v3/rooms/{segment(room_id)}/joined_members")
        except NotOpened:
            raise
        except NetworkDown:
            # We may have been shown out; who wrote still stands in the events.
            return None
        joined = obj(answer.get("joined"))
        roster = {
            person: one_line(obj(facts).get("display_name")) for person, facts in joined.items() if is_id(person, "@")
        }
        self._rosters[room_id] = roster
        while len(self._rosters) > _MOST_ROSTERS:
            self._rosters.popitem(last=False)
        return roster

    def is_crowd(self, room: Room) -> bool:
        """Whether a room holds too many people to be one conversation."""
        return room.present is not None and len(room.present) > SMALL_ROOM

    def is_welcome(self, state: object) -> bool:
        """Whether to follow an invitation, from what the server shows of the room."""
        for one in items(state):
            event = obj(one)
            content = obj(event.get("content"))
            if event.get("type") == "m.room.join_rules" and content.get("join_rule") == "public":
                return False
            if event.get("type") == "m.room.create" and content.get("type") is not None:
                return False
        return True

    def leave(self, room_id: str) -> None:
        """Refuse an invitation or leave a room; a failure only means that it stays as it is."""
        try:
            self._session.act(f"/v3/rooms/{segment(room_id)}/leave")
        except (NetworkDown, PausedByProvider) as error:
            log.info("a room was not left: %s", error.why)

    def enter(self, invites: Iterable[Invite], us: str, now_ms: int) -> tuple[tuple[str, ...], tuple[Invite, ...]]:
        """Follow invitations that are due. Returns the rooms entered and the invitations to try again.

        Raises Unauthorised.
        """
        entered: list[str] = []
        waiting: list[Invite] = []
        silent_until = 0
        for invite in invites:
            if max(invite.due_at, silent_until) > now_ms:
                waiting.append(replace(invite, due_at=max(invite.due_at, silent_until)))
                continue
            try:
                self._session.act(f"/v3/rooms/{segment(invite.room_id)}/join")
            except PausedByProvider as pause:
                silent_until = now_ms + pause.after_ms
                waiting.append(replace(invite, due_at=silent_until))
                continue
            except NetworkDown as error:
                is_gone = isinstance(error, Refused) and error.is_final
                if is_gone or invite.tries + 1 >= _MOST_TRIES:
                    log.info("an invitation could not be followed: %s", error.why)
                    continue
                tries = invite.tries + (0 if isinstance(error, NotOpened) else 1)
                waiting.append(replace(invite, tries=tries, due_at=now_ms + unopened_delay_ms(tries)))
                continue
            self.forget_roster(invite.room_id)
            if self.is_crowd(self.room(invite.room_id, us, ())):
                self.leave(invite.room_id)
                continue
            entered.append(invite.room_id)
        return tuple(entered), tuple(waiting)

    def goes_on_in(self, old: str, new: str) -> bool:
        """Whether `new` is the successor of `old`: we are in it, and it names `old` as what it replaces.

        Without this proof anybody could point their own room at somebody else's, and the answers meant for one citizen
        would go to another. Raises NotOpened, PausedByProvider or Unauthorised.
        """
        try:
            self._session.act(f"/v3/rooms/{segment(new)}/join")
            made: Json = self._session.ask(f"/v3/rooms/{segment(new)}/state/m.room.create/")
        except NotOpened:
            raise
        except NetworkDown:
            return False
        return obj(made.get("predecessor")).get("room_id") == old
