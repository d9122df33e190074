"""How scripted citizens live: when they write, that they answer when answered, grow impatient, and thank.

The one decision: life is a pure function of the script, the seed and the deliveries seen so far. It is asked "what is
due at this moment?" and never looks at a clock, so the same morning can be replayed at any pace, in a test or on a
screen.
"""

import heapq
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from console.training.ledger import DELIVERED, Entry
from console.training.script import Citizen, Script, Step

_TYPING_SECONDS = (4.0, 14.0)
_READING_SECONDS = (8.0, 40.0)
_THANKING_SECONDS = (6.0, 25.0)
_TAPPING_SECONDS = (4.0, 30.0)
_TAPS_OF_TEN = 7
"""So many citizens of ten say how it went when they are asked."""
_CONTENT = (6, 2, 1)
"""How often each answer is chosen, the best first."""


@dataclass(frozen=True, order=True)
class DueStep:
    """A step whose time has come; epoch milliseconds."""

    at_ms: int
    order: int
    citizen_id: int
    step: Step


class CitizenLife:
    """One citizen. Not thread safe; the driver owns it."""

    def __init__(self, citizen: Citizen, seed: int, opening_ms: int, pace: float) -> None:
        self.citizen = citizen
        self._dice = random.Random(f"{seed}:{citizen.person.id}")
        # Whether somebody was asked how it went changes nothing else of their morning.
        self._mood = random.Random(f"{seed}:{citizen.person.id}:mood")
        self._pace = pace
        self._planned: list[tuple[int, int, Step]] = []
        self._count = 0
        self._answers_left = [*citizen.replies, *([(Step("say", citizen.thanks, {}),)] if citizen.thanks else [])]
        self._impatience_left = list(citizen.impatience)
        self._waits_since: int | None = None
        self._has_left = False
        arrival = opening_ms + self._spread(citizen.arrives_s, 0.15)
        self._plan(arrival, citizen.opening, first_is_now=True)

    def _spread(self, seconds: float, share: float) -> int:
        """Milliseconds around so many seconds, at the pace of this town."""
        return int(seconds * self._dice.uniform(1 - share, 1 + share) * 1000 / self._pace)

    def _between(self, seconds: tuple[float, float]) -> int:
        return int(self._dice.uniform(*seconds) * 1000 / self._pace)

    def _plan(self, at_ms: int, steps: Sequence[Step], first_is_now: bool) -> None:
        for index, step in enumerate(steps):
            if index or not first_is_now:
                at_ms += self._between(_TYPING_SECONDS) if step.after_s is None else self._spread(step.after_s, 0.1)
            self._count += 1
            heapq.heappush(self._planned, (at_ms, self._count, step))

    def hear(self, entry: Entry) -> None:
        """The citizen's phone shows a message of the town hall."""
        if entry.event != DELIVERED or self._has_left:
            return
        self._waits_since = None
        if self._planned or not self._answers_left:
            return
        steps = self._answers_left.pop(0)
        is_last = not self._answers_left and bool(self.citizen.thanks)
        pause = self._between(_THANKING_SECONDS if is_last else _READING_SECONDS)
        self._plan(entry.at_ms + pause, steps, first_is_now=True)

    def consider(self, entry: Entry, choices: Sequence[str]) -> None:
        """The town hall asks how it went: most press a button a little later, the others let it be. `choices`: what the buttons carry."""
        if self._has_left or self._mood.randrange(10) >= _TAPS_OF_TEN:
            return
        (choice,) = self._mood.choices(choices, _CONTENT[: len(choices)])
        pause = int(self._mood.uniform(*_TAPPING_SECONDS) * 1000 / self._pace)
        self._plan(entry.at_ms + pause, [Step("press", choice, {"message_id": entry.message_id})], first_is_now=True)

    def due(self, now_ms: int) -> list[DueStep]:
        """The steps that are due up to this moment, in order; each is given once."""
        ready: list[DueStep] = []
        while not self._has_left:
            self._grow_impatient(now_ms)
            if not self._planned or self._planned[0][0] > now_ms:
                break
            at_ms, order, step = heapq.heappop(self._planned)
            ready.append(DueStep(at_ms, order, self.citizen.person.id, step))
            self._has_left = step.kind == "block"
            if step.kind not in ("react", "press") and not self._is_thanks(step):
                self._waits_since = at_ms
        return ready

    def _is_thanks(self, step: Step) -> bool:
        return step.kind == "say" and step.value == self.citizen.thanks

    def _grow_impatient(self, now_ms: int) -> None:
        if self._planned or self._waits_since is None or not self._impatience_left:
            return
        at_ms = self._waits_since + int(self._impatience_left[0].after_s * 1000 / self._pace)
        if at_ms <= now_ms:
            self._count += 1
            heapq.heappush(self._planned, (at_ms, self._count, Step("say", self._impatience_left.pop(0).text, {})))


class TownLife:
    """All citizens of a script."""

    def __init__(self, script: Script, seed: int, opening_ms: int, pace: float = 1.0) -> None:
        self.script = script
        self._lives = {citizen.person.id: CitizenLife(citizen, seed, opening_ms, pace) for citizen in script.citizens}

    def advance(
        self, now_ms: int, news: Sequence[Entry] = (), asked: Mapping[int, Sequence[str]] | None = None
    ) -> list[DueStep]:
        """Hear the ledger's news (oldest first) and give every step that is due, in the order of its time.

        `asked`: numbers of the entries that ask how it went, and what their buttons carry.
        """
        steps: list[DueStep] = []
        for entry in news:
            life = self._lives.get(entry.chat_id)
            if life is not None:
                steps += life.due(min(now_ms, entry.at_ms))
                choices = (asked or {}).get(entry.number)
                if choices:
                    life.consider(entry, choices)
                else:
                    life.hear(entry)
        for life in self._lives.values():
            steps += life.due(now_ms)
        return sorted(steps, key=lambda due: (due.at_ms, due.citizen_id, due.order))
