"""Automatic answers as citizens get them: how fast under load, and that kill -9 at every step of the responder loses and doubles none.

Both are judged by the ledger of the training town. Every citizen asks each keyword once, so an answer is known by its chat and text. Two
of the eight messages are a dialogue with the sample service of docs/: it numbers its bookings, so a question asked twice after a crash
would leave a gap in the numbers.
"""

import random
import re
import shutil
import statistics
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from console.commands.opening import external_secret_name
from console.desk_folder import open_or_create
from console.feed import Feed
from console.models.failpoints import NAMES
from console.models.outside import host_from
from console.models.rules import rule_from
from console.operations import claims, office, reads, replies, rules
from console.operations import town as towns
from console.operations.desk import Desk
from tests.bench.contract import SampleService
from tests.bench.harness import FIRST_PERSON, World

AMOUNT = 200
"""Kills."""
PER_SECOND = 50
SECONDS = 60
WARM_UP_SECONDS = 5
POINTS = tuple(name for name in NAMES if name.startswith("answer."))
SECRET = "a-secret-of-the-bench-with-enough-characters"
WORDS = ("padró", "deixalleria", "farmàcies", "tributs", "llicències", "ajuts")
QUESTIONS = (*WORDS, "natació", "dt")
"""What one citizen asks, in this order."""
_NUMBER = re.compile(r"número és (\d+)")


def answer_of(word: str) -> str:
    """The stored text of a keyword."""
    return f"Resposta sobre {word}."


@dataclass
class Scene:
    """A desk with rules, a town, and the sample service."""

    world: World
    service: SampleService
    desk: Desk = field(init=False)

    def prepare(self) -> "Scene":
        """Lay in the rules, allow the host, give the secret."""
        table: list[dict[str, Any]] = [
            {"name": f"r{number}", "texts": {"ca": answer_of(word)}, "keywords": {"ca": [word]}, "is_automatic": True}
            for number, word in enumerate(WORDS)
        ]
        swimming = {"name": "natacio", "kind": "external", "url": f"{self.service.url}/swimming", "is_automatic": True}
        table.append({**swimming, "keywords": {"ca": ["natació"]}})
        self._opened = open_or_create(self.world.folder / "desk", self.world.folder / "key")
        self.desk = Desk(self._opened.engine, Feed())
        self.desk.run(rules.save_rules, [rule_from(item) for item in table], "bench")
        self.desk.run(towns.allow_host, host_from(self.service.url.split("/")[2], is_internal=True))
        self._opened.vault.set(external_secret_name("natacio"), SECRET)
        return self

    def close(self) -> None:
        self._opened.engine.close()


# How fast


@dataclass(frozen=True)
class Speed:
    """Seconds from what a citizen wrote to the answer at their phone."""

    asked: int
    answered: int
    p50: float
    p95: float
    p99: float
    longest: float
    waiting_for_a_person: int


def measure(seconds: float, per_second: int = PER_SECOND) -> Speed:
    """Citizens write at a steady rate, nine of ten a keyword and one a question for a person, whatever the program does."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-speed-"))
    world = World(folder).start()
    try:
        with SampleService(folder, SECRET) as service:
            scene = Scene(world, service).prepare()
            process = world.popen("sync")
            time.sleep(2.0)
            person = _write(world, FIRST_PERSON, WARM_UP_SECONDS, per_second)
            first = person
            last = _write(world, first, seconds, per_second)
            time.sleep(3.0)
            process.terminate()
            process.wait(15)
            found = _speed(world.town.ledger(), first, last)
            scene.close()
            return found
    finally:
        world.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _write(world: World, person: int, seconds: float, per_second: int) -> int:
    """One message from each of so many citizens; returns the next person. Late bursts are caught up: the load waits for nobody."""
    began, sent, total = time.monotonic(), 0, int(seconds * per_second)
    while sent < total:
        due = min(total, int((time.monotonic() - began) * per_second) + 1)
        if due > sent:
            lines = [[person + n, _question(person + n)] for n in range(sent, due)]
            world.town.ask("burst", lines=lines)
            sent = due
        time.sleep(0.02)
    return person + total


def _question(person: int) -> str:
    return "em podeu dir quan arreglaran el fanal del meu carrer?" if person % 10 == 0 else WORDS[person % len(WORDS)]


def _speed(ledger: list[dict[str, Any]], first: int, last: int) -> Speed:
    asked = {e["chat_id"]: e["at_ms"] for e in ledger if e["event"] == "written" and first <= e["chat_id"] < last}
    keyword = {chat: at for chat, at in asked.items() if chat % 10}
    answered = {e["chat_id"]: e["at_ms"] for e in reversed(ledger) if e["event"] == "delivered"}
    waits = sorted((answered[chat] - at) / 1000 for chat, at in keyword.items() if chat in answered)
    cuts = statistics.quantiles(waits, n=100) if len(waits) > 1 else [0.0] * 99
    for_a_person = sum(chat not in answered for chat in asked.keys() - keyword.keys())
    return Speed(len(keyword), len(waits), cuts[49], cuts[94], cuts[98], waits[-1] if waits else 0.0, for_a_person)


# Kills


@dataclass
class Verdict:
    """What is wrong, as texts; nothing when the bar holds. `in_doubt`: sends under way at a kill, decided by a person as arrived."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    died: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    answered: int = 0
    bookings: int = 0
    in_doubt: int = 0

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.doubled)


def play(kills: int, seed: int = 1, *, report: bool = True) -> Verdict:
    """So many kills, at every failpoint of the responder and at random instants between."""
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-answers-"))
    dice = random.Random(seed)
    verdict = Verdict()
    world = World(folder).start()
    try:
        with SampleService(folder, SECRET) as service:
            scene = Scene(world, service).prepare()
            decided: set[int] = set()
            places = [*POINTS, "random"]
            person = FIRST_PERSON
            while sum(verdict.died.values()) < kills:
                # Every place in turn, so that a short run visits all of them.
                place = places[sum(verdict.died.values()) % len(places)]
                crowd = range(person, person + dice.randrange(1, 4))
                person = crowd.stop
                _kill(world, place, [[who, text] for text in QUESTIONS for who in crowd], dice, verdict)
                _decide(scene.desk, decided)
                if report and sum(verdict.died.values()) % 50 == 0:
                    print(f"  {sum(verdict.died.values())} kills", flush=True)
            for _ in range(2):
                world.run("sync", "--once")
                _decide(scene.desk, decided)
            verdict.in_doubt = len(decided)
            _judge(world, scene.desk, decided, verdict)
            scene.close()
            return verdict
    finally:
        world.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _kill(world: World, place: str, lines: list[list[Any]], dice: random.Random, verdict: Verdict) -> None:
    """Start the program with a failpoint, let citizens write, and wait until it is dead."""
    point = "" if place == "random" else f"{place}:{dice.randrange(1, 9)}"
    process = world.popen("sync", failpoint=point)
    half = dice.randrange(len(lines) + 1)
    world.town.ask("burst", lines=lines[:half])
    deadline = time.monotonic() + (dice.uniform(0.8, 1.6) if place == "random" else 6.0)
    wrote_all = False
    while process.poll() is None and time.monotonic() < deadline:
        if not wrote_all and dice.random() < 0.2:
            world.town.ask("burst", lines=lines[half:])
            wrote_all = True
        time.sleep(0.02)
    if process.poll() is None:
        process.kill()
        place = "random"
    process.wait()
    if not wrote_all:
        world.town.ask("burst", lines=lines[half:])
    verdict.died[place] += 1


def _decide(desk: Desk, decided: set[int]) -> None:
    """The only human decision: what was being sent when the program died has arrived. It can double nothing."""
    laia = desk.as_actor(desk.read(office.actor, "laia"))
    for row in desk.read(reads.conversations_by_state, None):
        if row.has_uncertain:
            for message in desk.read(reads.messages, row.id):
                if message.state == "uncertain":
                    laia.run(replies.settle, message.id, was_sent=True)
                    decided.add(message.id)
    # Over the head of whoever holds a conversation the program says nothing, and a decision about an earlier episode
    # claims the one that is under way.
    for row in desk.read(reads.conversations_by_state, "open"):
        if row.operator_id == laia.actor.operator_id:
            laia.run(claims.release, row.id)


def _judge(world: World, desk: Desk, decided: set[int], verdict: Verdict) -> None:
    entries = world.town.ledger()
    written = Counter((e["chat_id"], e["text"]) for e in entries if e["event"] == "written")
    at_phone = Counter((e["chat_id"], _kind(e["text"])) for e in entries if e["event"] == "delivered")
    made: Counter[tuple[int, str]] = Counter()
    doubtful: set[tuple[int, str]] = set()
    incoming: Counter[tuple[int, str]] = Counter()
    for row in desk.read(reads.conversations_by_state, None):
        chat = int(row.contact_provider_id)
        for message in desk.read(reads.messages, row.id):
            if message.direction == "incoming":
                incoming[chat, message.text] += 1
            elif message.direction == "outgoing":
                made[chat, _kind(message.text)] += 1
                if message.id in decided:
                    doubtful.add((chat, _kind(message.text)))
    for key, count in written.items():
        verdict.asked += count
        answer = (key[0], _kind(_expected(key[1])))
        if incoming[key] != count or made[answer] < 1:
            verdict.lost.append(f"{key}: filed {incoming[key]}, answered {made[answer]}")
        elif at_phone[answer] < 1 and answer not in doubtful:
            verdict.lost.append(f"{answer}: made, and never at the phone")
        else:
            verdict.answered += 1
    verdict.doubled += [f"{key}: made {count} times" for key, count in made.items() if count > 1]
    verdict.doubled += [f"{key}: {count} times at the phone" for key, count in at_phone.items() if count > 1]
    _judge_bookings(desk, verdict)


def _judge_bookings(desk: Desk, verdict: Verdict) -> None:
    """The numbers the service gave out: each once, without a gap."""
    numbers: list[int] = []
    for row in desk.read(reads.conversations_by_state, None):
        for message in desk.read(reads.messages, row.id):
            found = _NUMBER.search(message.text) if message.direction == "outgoing" else None
            numbers += [int(found[1])] if found else []
    verdict.bookings = len(numbers)
    missing = set(range(1, max(numbers, default=0) + 1)) - set(numbers)
    verdict.doubled += [
        f"booking {number} was made and told to nobody: a question was asked twice" for number in missing
    ]
    verdict.doubled += [
        f"booking {number} was told {count} times" for number, count in Counter(numbers).items() if count > 1
    ]


def _expected(question: str) -> str:
    return {"natació": "Quin torn vols?", "dt": "Fet"}.get(question, answer_of(question))


def _kind(text: str) -> str:
    return "Fet" if text.startswith("Fet") else text.partition("\n")[0]


def run(amount: int) -> bool:
    """Print the figures; True when both bars hold."""
    speed = measure(SECONDS)
    print(
        f"responder: {speed.asked} keywords at {PER_SECOND} messages/s, {speed.answered} answered at the phone:"
        f" p50 {speed.p50:.2f} s, p95 {speed.p95:.2f} s, p99 {speed.p99:.2f} s, longest {speed.longest:.2f} s;"
        f" {speed.waiting_for_a_person} questions wait for a person"
    )
    verdict = play(amount)
    print(f"  {sum(verdict.died.values())} kills {dict(verdict.died)}")
    print(
        f"  {verdict.asked} asked, {verdict.answered} answered, {verdict.bookings} bookings at the service,"
        f" lost {len(verdict.lost)}, doubled {len(verdict.doubled)}, in doubt at a kill {verdict.in_doubt}"
    )
    for line in [*verdict.lost, *verdict.doubled][:10]:
        print(f"  {line}")
    return speed.answered == speed.asked and speed.p95 < 1.0 and verdict.is_clean
