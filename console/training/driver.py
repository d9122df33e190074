"""Carries out what the scripted citizens decide, on the clock of the town: a thread for the demo, `tick` for a test.

The one decision: the driver holds no knowledge of its own. It reads the ledger, asks `TownLife`, and performs acts; a
test that calls `tick` after each step of a stepped clock sees the same morning as a trainee.
"""

import threading
from collections.abc import Callable

from console.models.ratings import rating_in
from console.training import acts
from console.training.citizens import DueStep, TownLife
from console.training.faults import Fault, FaultKind
from console.training.formatting import utf16_length
from console.training.ledger import DELIVERED, Entry
from console.training.refusals import Refusal
from console.training.script import PlannedFault, Script, Step, load_script
from console.training.server import TrainingServer
from console.training.stock import read as read_stock
from console.training.town import Account, Person

_TICK_SECONDS = 0.2


def long_text(paragraph: str, units: int) -> str:
    """The paragraph again and again with numbers, exactly so many UTF-16 units."""
    text = ""
    number = 1
    while utf16_length(text) < units:
        text += f"{number}. {paragraph}"
        number += 1
    while utf16_length(text) > units:
        text = text[:-1]
    # The provider trims white space at the end; full stops keep the length exact.
    text = text.rstrip()
    return text + "." * (units - utf16_length(text))


def perform_step(account: Account, person: Person, step: Step) -> None:
    """One step of a citizen as acts. KeyError when an edit or reaction has no message to go to."""
    value, details = step.value, step.details
    caption = details.get("caption", "")
    match step.kind:
        case "say":
            acts.say(account, person, value)
        case "say_long":
            acts.say(account, person, long_text(value, details["units"]))
        case "photo":
            acts.send_photo(account, person, read_stock(value), caption)
        case "album":
            acts.send_album(account, person, [read_stock(name) for name in value], caption)
        case "voice":
            acts.send_voice(account, person, read_stock(value), details["seconds"])
        case "audio":
            acts.send_audio(account, person, read_stock(value), value, details["seconds"])
        case "video":
            acts.send_video(account, person, read_stock(value), value, details["seconds"], caption)
        case "document":
            acts.send_document(account, person, read_stock(value), details["as"], details["mime"], caption)
        case "location":
            acts.send_location(account, person, *value)
        case "contact":
            acts.send_contact(account, person, value, details["named"], person.id)
        case "sticker":
            acts.send_sticker(account, person, value)
        case "edit_last":
            acts.edit(account, person, _last_message(account, person, by_bot=False), value)
        case "react":
            acts.react(account, person, _last_message(account, person, by_bot=True), value)
        case "press":
            acts.press(account, person, details["message_id"], value)
        case "block":
            acts.block(account, person)
        case _:
            raise ValueError(f"no such step: {step.kind}")


def _last_message(account: Account, person: Person, by_bot: bool) -> int:
    with account.town.lock:
        messages = account.private_chat(person).messages
        wanted = account.bot_id if by_bot else person.id
        found = [number for number, message in messages.items() if message["from"]["id"] == wanted]
        return found[-1]


def _rating_choices(account: Account, entry: Entry) -> tuple[str, ...]:
    """What the buttons under a message carry when it asks how it went, nothing for any other message."""
    with account.town.lock:
        chat = account.chats.get(entry.chat_id)
        message = chat.messages.get(entry.message_id, {}) if chat else {}
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        found = [str(button.get("callback_data", "")) for row in rows for button in row]
    return tuple(found) if found and all(map(rating_in, found)) else ()


class TownDriver:
    """Lets the citizens of a script live. `start` makes the thread `training-driver`; `tick` does the same once, by
    hand.
    """

    def __init__(
        self,
        server: TrainingServer,
        script: Script | None = None,
        seed: int = 1,
        pace: float = 1.0,
        on_problem: Callable[[str], None] | None = None,
    ) -> None:
        self.script = script or load_script()
        self._server = server
        self._pace = pace
        self._opening_ms = server.clock.now_ms()
        self._life = TownLife(self.script, seed, self._opening_ms, pace)
        self._people = {citizen.person.id: citizen.person for citizen in self.script.citizens}
        self._seen = len(server.town.ledger.entries())
        self._faults_left = sorted(self.script.faults, key=lambda fault: fault.at_s)
        self._on_problem = on_problem or (lambda sentence: None)
        self._over = threading.Event()
        self._thread: threading.Thread | None = None
        for person in self._people.values():
            acts.start_chat(server.account, person)

    def tick(self) -> list[DueStep]:
        """Do everything that is due now; what was done, in order."""
        now = self._server.clock.now_ms()
        while self._faults_left and self._moment(self._faults_left[0].at_s) <= now:
            self._add_fault(self._faults_left.pop(0))
        entries = self._server.town.ledger.entries(self._seen)
        self._seen += len(entries)
        news = [entry for entry in entries if entry.event == DELIVERED]
        asked = {entry.number: _rating_choices(self._server.account, entry) for entry in news}
        done = self._life.advance(now, news, asked)
        for due in done:
            try:
                perform_step(self._server.account, self._people[due.citizen_id], due.step)
            except (KeyError, IndexError, ValueError, Refusal) as problem:
                # An edit of a message that the operator deleted meanwhile: the citizen shrugs.
                self._on_problem(f"{due.step.kind}: {type(problem).__name__}")
        return done

    def _moment(self, seconds: float) -> int:
        return self._opening_ms + int(seconds * 1000 / self._pace)

    def _add_fault(self, planned: PlannedFault) -> None:
        fields = dict(planned.fields)
        kind = FaultKind(fields.pop("kind"))
        until = self._moment(planned.at_s + planned.lasts_s)
        self._server.town.faults.add(Fault(kind, until_ms=until, **fields))

    def start(self) -> None:
        """Begin to live in a thread."""
        self._over.clear()
        self._thread = threading.Thread(target=self._live, name="training-driver", daemon=True)
        self._thread.start()

    def _live(self) -> None:
        while not self._over.wait(_TICK_SECONDS):
            self.tick()

    def stop(self) -> None:
        """End the thread; waits up to 2 s."""
        self._over.set()
        if self._thread is not None:
            self._thread.join(2)
            self._thread = None
