"""When may the ranking answer by itself? Only after a shadow period has proved it, and only above a certainty it has proved.

In shadow every message is ranked and an operator answers as ever; an event is how certain the first answer was and whether the operator
then sent that one. A message that was answered otherwise, or by hand, is an error.

What is proved is not that the past was good but that what comes next will be: were the past and as many answers to come dealt at random
from one pack, and had those to come more than 2 % of errors, then so few errors in the past would have a chance of less than one in four
thousand. That is strict because the best of thousands of thresholds is taken. Of what is proved the least certain tenth stays with people:
just there a lucky row of right answers ends. A bound on the past alone (Wilson's, 95 %) let one following half in twenty fall below 98 %.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

ERRORS_IN: Final = 50
"""One error in so many answers is the most that may go out: 98 % are right."""
CHANCE: Final = 4_000
"""The proof may be luck once in so many."""
MARGIN: Final = 10
"""One in so many of the proved messages, the least certain ones, is not answered."""
PRECISION: Final = 1 - 1 / ERRORS_IN
LAST_EVENTS: Final = 5_000
# One-sided 95 % of the normal distribution.
Z: Final = 1.6448536269514722


@dataclass(frozen=True, slots=True)
class Event:
    """One message in shadow: `p` of the first answer, and whether the operator sent that answer."""

    p: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a supervisor reads. `tau` is None while automatic answers stay off.

    The proof rests on the `above` most certain events, of which `right` were right; `bound` is the lower end of the 95 % interval of that,
    and `answered` of them have p >= tau. While off, the three speak of the threshold that is nearest to a proof, and `missing` says how
    many further right answers in a row it would need there.
    """

    tau: float | None
    events: int
    above: int
    right: int
    bound: float
    missing: int
    answered: int = 0

    @property
    def coverage(self) -> float:
        """The part of all messages that would be answered automatically."""
        return self.answered / self.events if self.events else 0.0


@lru_cache(maxsize=LAST_EVENTS + 1)
def needed(errors: int) -> int:
    """How many events with so many errors prove 98 % for as many to come: 550 with none, 750 with one, 850 with two.

    With `further` errors in what comes, the errors of both lie in the past no oftener than tosses of a coin say (dealt without putting
    back, they spread more evenly); the fewest `further` that this makes improbable must be more than 2 % of the events.
    """
    further = 1
    while CHANCE * sum(math.comb(errors + further, few) for few in range(errors + 1)) > 2 ** (errors + further):
        further += 1
    return ERRORS_IN * (further - 1)


def lower_bound(right: int, number: int) -> float:
    """The one-sided 95 % Wilson lower bound of a precision; 0 for no events."""
    if not number:
        return 0.0
    rate, square = right / number, Z * Z
    middle = rate + square / (2 * number)
    margin = Z * math.sqrt(rate * (1 - rate) / number + square / (4 * number * number))
    return max(0.0, (middle - margin) / (1 + square / number))


def judge(newest_first: Iterable[Event]) -> Verdict:
    """Whether the last 5,000 events prove a threshold, and which. Events of one certainty stand or fall together."""
    events = sorted(islice(newest_first, LAST_EVENTS), key=lambda event: -event.p)
    proved: tuple[int, int] | None = None
    nearest, fewest_missing = (0, 0), needed(0)
    right = 0
    for number, event in enumerate(events, 1):
        right += event.is_right
        # More errors than that are more than 2 % of the most events that count.
        is_hopeless = number - right > LAST_EVENTS // ERRORS_IN
        if is_hopeless or (number < len(events) and events[number].p == event.p):
            continue
        missing = needed(number - right) - number
        if missing <= 0:
            proved = (number, right)
        elif nearest == (0, 0) or missing <= fewest_missing:
            nearest, fewest_missing = (number, right), missing
    if proved is None:
        above, right = nearest
        return Verdict(None, len(events), above, right, lower_bound(right, above), fewest_missing)
    above, right = proved
    tau = events[above - 1 - above // MARGIN].p
    answered = sum(event.p >= tau for event in events)
    return Verdict(tau, len(events), above, right, lower_bound(right, above), 0, answered)


def may_answer(verdict: Verdict, p: float) -> bool:
    """Whether an answer of this certainty may go out by itself."""
    return verdict.tau is not None and p >= verdict.tau
