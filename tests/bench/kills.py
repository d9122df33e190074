"""kill -9 at every named failpoint and at random instants: nothing lost, nothing doubled at the citizen, order kept.

Citizens write and send photos and an operator answers all the time; the processes that receive, send and write replies
are killed again and again, each at a place that its work is sure to pass. Replies that were killed are sometimes given
again with the same number, as an operator presses Send once more. At the end one clean run drains everything and the
desk is compared with the town's ledger. The only other human decision in the bench is "it arrived", which lets later
messages go on and can never double anything. The steps of automatic answers have a bench of their own (`responder`).
"""

import random
import shutil
import statistics
import tempfile
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from console.desk_folder import open_or_create
from console.feed import Feed
from console.models.failpoints import NAMES
from console.models.states import FileState
from console.operations import office, reads, replies
from console.operations.desk import Desk
from console.storage.engine import Tx
from tests.bench.forks import Forks
from tests.bench.harness import FIRST_PERSON, Verdict, World, audit

AMOUNT = 1000
RESTARTS = 15
CITIZENS = 12
POINTS = tuple(name for name in NAMES if not name.startswith("answer."))
RANDOM = "random instant"
SURE_SECONDS = 8.0
"""A failpoint whose work is there is passed long before; a machine with other things to do is given this."""
RESTART_BAR = 3.0
_GIVE_UP_SECONDS = 30.0
"""A restart that has not come so far by then is no figure but a fault, and is told as one."""
_UNDER_WAY = ("sending", "uncertain")


@dataclass
class Outcome:
    """`died` counts kills by place, `missed` failpoints that were armed and not passed; `restarts` in seconds; `stuck` are restarts
    that came to no end, each with what had not happened.
    """

    verdict: Verdict
    died: Counter[str]
    missed: Counter[str]
    restarts: list[float]
    photos: int
    photos_whole: int
    stuck: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return self.verdict.is_clean and self.photos == self.photos_whole and not self.stuck


@dataclass
class Load:
    """Writes as citizens, and as an operator: through the desk's own operations, or by a command that is killed."""

    world: World
    forks: Forks
    dice: random.Random
    number: int = 0
    decided: set[str] = field(default_factory=set)
    accepted: set[str] = field(default_factory=set)
    photos: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.opened = open_or_create(self.world.folder / "desk", self.world.folder / "key")
        self.desk = Desk(self.opened.engine, Feed())
        self.laia = self.desk.as_actor(self.desk.read(office.actor, "laia"))

    def citizens_write(self, count: int) -> None:
        for _ in range(count):
            self.number += 1
            person = FIRST_PERSON + self.dice.randrange(CITIZENS)
            self.world.town.act("say", person, f"Veí{person % 100}", text=f"pregunta {self.number}")

    def citizen_sends_photo(self) -> None:
        self.number += 1
        person = FIRST_PERSON + self.dice.randrange(CITIZENS)
        data = b"\xff\xd8\xff\xe0" + self.dice.randbytes(300)
        self.photos[f"foto {self.number}"] = data
        self.world.town.act("send_photo", person, f"Veí{person % 100}", data=data, caption=f"foto {self.number}")

    def operator_answers(self, at_least: int = 0) -> None:
        """Answer who waits; decide about what is in doubt, now and then; with `at_least`, write to people who do not wait."""
        rows = self.desk.read(reads.conversations_by_state, "open")
        for row in rows:
            if row.has_uncertain and (at_least or self.dice.random() < 0.5):
                self.decide(row.id)
        if at_least:
            rows = self.desk.read(reads.conversations_by_state, "open")
        waiting = [row for row in rows if row.waiting_since is not None]
        free = [row for row in rows if row.waiting_since is None and not row.has_uncertain]
        for row in [*waiting, *free[: max(0, at_least - len(waiting))]]:
            self.number += 1
            text = f"resposta {self.number}"
            self.laia.run(replies.reply, row.id, text, now=True)
            self.accepted.add(text)

    def decide(self, conversation: int) -> None:
        for message in self.desk.read(reads.messages, conversation):
            if message.state == "uncertain":
                self.laia.run(replies.settle, message.id, was_sent=True)
                self.decided.add(message.text)

    def reply_killed_at(self, point: str) -> bool:
        """A reply by a command that dies; half the time the operator gives it again. Returns whether it died there."""
        rows = self.desk.read(reads.conversations_by_state, "open")
        if not rows:
            return False
        self.number += 1
        text, number = f"resposta {self.number}", uuid.UUID(int=self.dice.getrandbits(128)).hex
        words = self.world.words(
            "reply", str(self.dice.choice(rows).id), "--text", text, "--now", "--as", "laia", "--uuid", number
        )
        end = self.forks.run(words, point, SURE_SECONDS)
        if self.dice.random() < 0.5:
            again = self.forks.run(words)
            if again.code == 0:
                self.accepted.add(text)
        return end.is_killed_by_itself

    def messages(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for row in self.desk.read(reads.conversations_by_state, None):
            for m in self.desk.read(reads.messages, row.id):
                state = "decided" if m.text in self.decided else m.state
                found.append(
                    {"chat": row.contact_provider_id, "direction": str(m.direction), "text": m.text, "state": state}
                )
        return found

    def whole_photos(self) -> int:
        """Photos whose bytes lie in the desk as they were sent."""
        whole = 0
        for row in self.desk.read(reads.conversations_by_state, None):
            for m in self.desk.read(reads.messages, row.id):
                file = m.attachment
                if file is not None and file.state is FileState.READY and file.stored_as is not None:
                    whole += self.opened.files.get(file.stored_as) == self.photos.get(m.text)
        return whole


def play(kills: int, seed: int = 1, *, restarts: int = RESTARTS, report: bool = True) -> Outcome:
    """So many kills, and so many restarts of a process of its own that is timed and killed as well."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-kills-"))
    dice = random.Random(seed)
    died: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    spent: list[float] = []
    stuck: list[str] = []
    forks = Forks()
    world = World(folder).start()
    try:
        load = Load(world, forks, dice)
        # Somebody to answer, from the first kill on.
        load.citizens_write(CITIZENS)
        forks.run(world.words("sync", "--once"))
        places = _places(kills, dice)
        every = max(1, kills // (restarts + 1))
        while sum(died.values()) < kills:
            done = sum(died.values())
            if restarts and done >= every * (len(spent) + 1) and len(spent) < restarts:
                # The hardest moment to begin again: something was being sent.
                if _kill_at(load, forks, "send.after_take", dice):
                    died["send.after_take"] += 1
                spent.append(restart(load, dice, stuck))
                died[RANDOM] += 1
                continue
            place = places[done % len(places)]
            if _kill_at(load, forks, place, dice):
                died[place] += 1
            elif place != RANDOM:
                missed[place] += 1
                died[RANDOM] += 1
            if report and done % 100 == 99:
                print(f"  {done + 1} kills", flush=True)
        for _ in range(3):
            for row in load.desk.read(reads.conversations_by_state, "open"):
                if row.has_uncertain:
                    load.decide(row.id)
            forks.run(world.words("sync", "--once"))
        entries = world.town.ledger()
        written = [e for e in entries if e["event"] == "written"]
        delivered = [e for e in entries if e["event"] == "delivered"]
        verdict = audit(load.messages(), written, delivered, frozenset(load.accepted))
        whole = load.whole_photos()
        load.opened.close()
        return Outcome(verdict, died, missed, spent, len(load.photos), whole, stuck)
    finally:
        forks.close()
        world.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _places(kills: int, dice: random.Random) -> list[str]:
    """Where each kill falls: every failpoint equally often, one in five at a random instant."""
    at_random = kills // 5
    places = [RANDOM] * at_random + [POINTS[n % len(POINTS)] for n in range(kills - at_random)]
    dice.shuffle(places)
    return places


def _kill_at(load: Load, forks: Forks, place: str, dice: random.Random) -> bool:
    """One kill. Returns whether the process died there (at a random instant: whether it still lived)."""
    load.citizens_write(dice.randrange(1, 4))
    if place.startswith("reply."):
        return load.reply_killed_at(place)
    if place.startswith("media.") or dice.random() < 0.1:
        load.citizen_sends_photo()
    load.operator_answers(at_least=1 if place.startswith("send.") else 0)
    seconds = dice.uniform(0.02, 0.5) if place == RANDOM else SURE_SECONDS
    forks.begin(load.world.words("sync"), "" if place == RANDOM else place, seconds)
    if dice.random() < 0.3:
        # Something happens while the process works.
        load.citizens_write(1)
        load.operator_answers()
    end = forks.end()
    return end.is_out_of_time if place == RANDOM else end.is_killed_by_itself


def clear_conversations(desk: Desk) -> list[int]:
    """Open conversations in which nothing is in doubt, nor will be: what a kill left under way becomes so at the next start,
    and an answer waits behind it until a person decides.
    """
    rows = desk.read(reads.conversations_by_state, "open")
    return [row.id for row in rows if all(m.state not in _UNDER_WAY for m in desk.read(reads.messages, row.id))]


def restart(load: Load, dice: random.Random, stuck: list[str]) -> float:
    """A process from its start until a new question is filed and a new answer is at the citizen; then it is killed."""
    load.operator_answers(at_least=1)
    person = FIRST_PERSON + CITIZENS
    load.number += 1
    question = f"pregunta {load.number}"
    load.world.town.act("say", person, "Veí", text=question)
    load.number += 1
    answer = f"resposta {load.number}"
    load.laia.run(replies.reply, dice.choice(clear_conversations(load.desk)), answer, now=True)
    load.accepted.add(answer)
    before = len(load.world.town.ledger())
    started = time.monotonic()
    process = load.world.popen("sync")
    is_filed = is_sent = False
    while not (is_filed and is_sent):
        is_filed = is_filed or load.desk.read(_is_filed, question)
        is_sent = is_sent or any(
            entry["event"] == "delivered" and entry["text"] == answer for entry in load.world.town.ledger()[before:]
        )
        if time.monotonic() - started > _GIVE_UP_SECONDS:
            stuck.append(
                f"a restart: {'' if is_filed else 'the question is not filed '}{'' if is_sent else 'the answer is not sent'}"
            )
            break
        time.sleep(0.005)
    spent = time.monotonic() - started
    process.kill()
    process.wait()
    return spent


def _is_filed(tx: Tx, text: str) -> bool:
    return tx.one("SELECT id FROM message WHERE text = :text ORDER BY id DESC LIMIT 1", text=text) is not None


def run(amount: int) -> bool:
    """Print the figures; True when the bar holds."""
    started = time.monotonic()
    outcome = play(amount)
    verdict, died, missed = outcome.verdict, outcome.died, outcome.missed
    print(f"kills: {sum(died.values())} in {time.monotonic() - started:.0f} s, {len(died)} kinds of places")
    for place in (*POINTS, RANDOM):
        late = f", {missed[place]} not passed in time" if missed[place] else ""
        print(f"  {place:24} {died[place]:5}{late}")
    print(f"  {verdict.written} questions and {outcome.photos} photos written, {outcome.photos_whole} photos whole,")
    print(
        f"  {verdict.delivered} messages at citizens; lost {len(verdict.lost)}, doubled {len(verdict.doubled)},"
        f" chats out of order {len(verdict.out_of_order)}, left in doubt {verdict.uncertain}"
    )
    slowest, usual = max(outcome.restarts), statistics.median(outcome.restarts)
    print(
        f"  restart to receiving and sending: median {usual:.2f} s, slowest {slowest:.2f} s (bar {RESTART_BAR:.0f} s)"
    )
    for line in [*verdict.lost, *verdict.doubled, *verdict.out_of_order, *outcome.stuck][:10]:
        print(f"  {line}")
    return outcome.is_clean and slowest <= RESTART_BAR and sum(missed.values()) <= amount // 100
