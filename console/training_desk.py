"""The training town as a desk: a throw-away folder without keys, a town with citizens, and colleagues at the next desks.

Part of the composition root: it knows the town and the operations, so that neither needs to know the other.
"""

import contextlib
import shutil
import tempfile
import threading
from pathlib import Path

from console.commands.opening import Session, lay_in_starter
from console.desk_folder import open_training
from console.feed import Feed
from console.models.clock import Clock, SystemClock
from console.models.file_kinds import sniff
from console.models.problems import Problem
from console.models.states import Direction, MessageKind
from console.operations import claims, conversations, office, past, rating_queues, reads, replies
from console.operations.desk import SYSTEM, Desk, DeskOptions
from console.settings import Settings
from console.training.colleague import ColleagueVerb, Decision, decisions
from console.training.driver import TownDriver
from console.training.history import PastConversation, PastLine, load_past, move_in
from console.training.phone import CitizenPhone
from console.training.script import load_script
from console.training.server import TrainingServer
from console.training.stock import read as read_stock
from console.training.wire import Json

CHANNEL = "Telegram · entrenament"
_LIFE_SECONDS = 60.0


TRAINEE = "laia"


class TrainingDesk:
    """Built on the GUI thread before the window; `start` lets the citizens live.

    The trainee sits at Laia's desk with a supervisor's rights, so that rules, hours and figures can be tried too; `login` is another
    colleague's for who wants to see an operator's console.
    """

    def __init__(
        self,
        options: DeskOptions,
        *,
        seed: int = 1,
        pace: float = 1.0,
        clock: Clock | None = None,
        with_past: bool = True,
        login: str = TRAINEE,
    ) -> None:
        self.clock: Clock = clock or SystemClock()
        self._folder = Path(tempfile.mkdtemp(prefix="ventanilla-training-"))
        self.server = TrainingServer(self.clock, seed).start()
        self._script = load_script()
        opened = open_training(self._folder, clock=self.clock)
        feed = Feed()
        desk = Desk(opened.engine, feed, SYSTEM, options=options)
        self.session = Session(opened, desk, Settings.load(), feed)
        lay_in_starter(desk)
        channel_id = desk.run(office.add_channel, "telegram", CHANNEL, {"base_url": self.server.base_url})
        opened.vault.set(f"channel:{channel_id}", self.server.token)
        self._channel_id = channel_id
        self._past = load_past(self.clock.now_ms())
        self.login = login if any(person.login == login for person in self._past.operators) else TRAINEE
        for person in self._past.operators:
            role = "supervisor" if person.login in (TRAINEE, "marta") else "operator"
            desk.run(office.add_operator, person.login, person.name, role)
        for team in ("Padró", "Serveis socials", "Urbanisme"):
            desk.run(office.add_team, team)
        # A trainee sees what citizens are asked, and what they say.
        for team in (rating_queues.NO_TEAM, "Padró", "Urbanisme"):
            desk.run(rating_queues.set_asking, team, is_on=True)
        if with_past:
            for conversation, messages in move_in(self.server.account, self._script, self._past):
                desk.run(past.file_past, channel_id, self._as_past(conversation, messages))
        self._people = {citizen.person.id: citizen.person for citizen in self._script.citizens}
        self._driver = TownDriver(self.server, self._script, seed, pace)
        self._decisions = list(decisions(self._script, seed, self.clock.now_ms(), pace))
        self._stop = threading.Event()
        self._colleagues = threading.Thread(target=self._live, name="training-colleagues", daemon=True)

    def _as_past(self, conversation: PastConversation, messages: tuple[Json | None, ...]) -> past.PastConversation:
        person = next(
            citizen.person for citizen in self._script.citizens if citizen.person.id == conversation.citizen_id
        )
        return past.PastConversation(
            chat_id=str(conversation.citizen_id),
            name=f"{person.first_name} {person.last_name}".strip(),
            language=person.language_code,
            state=conversation.state,
            messages=tuple(
                self._as_message(line, message) for line, message in zip(conversation.lines, messages, strict=True)
            ),
            topic=conversation.topic,
            holder=conversation.operator or None,
            unread=conversation.unread,
            snoozed_until=conversation.snoozed_until_ms,
            reason=None if conversation.reason is None else str(conversation.reason),
            draft=conversation.draft,
        )

    def _as_message(self, line: PastLine, message: Json | None) -> past.PastMessage:
        direction = (
            Direction.NOTE if line.is_note else Direction.INCOMING if line.is_from_citizen else Direction.OUTGOING
        )
        file = None
        if line.stock:
            data = read_stock(line.stock)
            media_type = sniff(data) or line.media_type or "application/octet-stream"
            name = "voice.ogg" if line.kind is MessageKind.VOICE else line.stock
            file = past.PastFile(
                name, media_type, len(data), self.session.opened.files.put(data), line.seconds * 1000 or None
            )
        number = None if message is None else str(message["message_id"])
        return past.PastMessage(direction, line.at_ms, line.text, line.kind, line.author or None, file, number)

    def start(self) -> None:
        """Let citizens and colleagues live."""
        self._driver.start()
        self._colleagues.start()

    def phone(self) -> CitizenPhone:
        """A phone to play a citizen with."""
        return CitizenPhone(self.server.account)

    def _live(self) -> None:
        beat = 0.0
        while not self._stop.wait(1.0):
            now = self.clock.now_ms()
            while self._decisions and self._decisions[0].at_ms <= now:
                decision = self._decisions.pop(0)
                if decision.login != self.login:
                    self.carry_out(decision)
            beat += 1.0
            if beat >= _LIFE_SECONDS:
                beat = 0.0
                for person in self._past.operators:
                    if person.login != self.login:
                        self._desk_of(person.login).run(claims.renew_claims)

    def _desk_of(self, login: str) -> Desk:
        return self.session.desk.as_actor(self.session.desk.read(office.actor, login))

    def carry_out(self, decision: Decision) -> None:
        """Do what a colleague decided, through the same operations as a person: it may lose a race."""
        desk = self._desk_of(decision.login)
        rows = desk.read(reads.conversations_by_state, "open")
        row = next((row for row in rows if row.contact_provider_id == str(decision.citizen_id)), None)
        if row is None:
            return
        with contextlib.suppress(Problem):
            match decision.verb:
                case ColleagueVerb.LOOKS:
                    desk.run(conversations.set_presence, row.id, is_typing=False)
                case ColleagueVerb.LEAVES:
                    desk.run(conversations.end_presence, row.id)
                case ColleagueVerb.CLAIMS:
                    desk.run(claims.claim, row.id)
                case ColleagueVerb.RELEASES:
                    desk.run(claims.release, row.id)
                case ColleagueVerb.ANSWERS:
                    desk.run(replies.reply, row.id, decision.text)

    def stop(self) -> None:
        """End the town and throw its folder away."""
        self._stop.set()
        self._driver.stop()
        self.server.stop()
        self.session.close()
        shutil.rmtree(self._folder, ignore_errors=True)
