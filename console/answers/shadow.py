"""When may the ranking answer by itself? Only after a shadow period has proved it, and only above a certainty it has proved.

In shadow every message is ranked and an operator answers as ever; an event is how certain the first answer was and whether the operator
then sent that one. A message that was answered otherwise, or by hand, is an error. Rule and figures: suggestions, section 4.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

FEWEST_EVENTS: Final = 60
PRECISION: Final = 0.98
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

    `above` events have p >= tau, `right` of them were right; `bound` is the precision that is proved. While off, the three say how the
    best threshold with enough events does, and `missing` how many further right answers in a row it would need there.
    """

    tau: float | None
    events: int
    above: int
    right: int
    bound: float
    missing: int

    @property
    def coverage(self) -> float:
        """The part of all messages that would be answered automatically."""
        return self.above / self.events if self.tau is not None and self.events else 0.0


def lower_bound(right: int, number: int) -> float:
    """The one-sided 95 % Wilson lower bound of a precision; 0 for no events."""
    if not number:
        return 0.0
    rate, square = right / number, Z * Z
    middle = rate + square / (2 * number)
    margin = Z * math.sqrt(rate * (1 - rate) / number + square / (4 * number * number))
    return max(0.0, (middle - margin) / (1 + square / number))


def judge(newest_first: Iterable[Event]) -> Verdict:
    """The lowest tau that the last 5,000 events prove, or none. Events of one certainty stand or fall together."""
    events = sorted(islice(newest_first, LAST_EVENTS), key=lambda event: -event.p)
    tau: float | None = None
    proved = (0, 0, 0.0)
    best = (0, 0, 0.0)
    right = 0
    for number, event in enumerate(events, 1):
        right += event.is_right
        is_last_of_its_certainty = number == len(events) or events[number].p < event.p
        if number < FEWEST_EVENTS or not is_last_of_its_certainty:
            continue
        bound = lower_bound(right, number)
        if bound >= PRECISION:
            tau, proved = event.p, (number, right, bound)
        if bound >= best[2]:
            best = (number, right, bound)
    above, right_above, bound = proved if tau is not None else best
    return Verdict(tau, len(events), above, right_above, bound, 0 if tau is not None else _missing(above, right_above))


def may_answer(verdict: Verdict, p: float) -> bool:
    """Whether an answer of this certainty may go out by itself."""
    return verdict.tau is not None and p >= verdict.tau


def _missing(number: int, right: int) -> int:
    """How many right answers in a row would prove the precision, after these."""
    low, high = 1, 64
    while lower_bound(right + high, number + high) < PRECISION or number + high < FEWEST_EVENTS:
        low, high = high, high * 2
    while low < high:
        middle = (low + high) // 2
        if lower_bound(right + middle, number + middle) >= PRECISION and number + middle >= FEWEST_EVENTS:
            high = middle
        else:
            low = middle + 1
    return high
