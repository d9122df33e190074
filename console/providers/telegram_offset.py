"""From which update on to ask next. Asking from N makes the provider forget all below N for ever, so N must never be too
high.

The one decision: a number is believed only as far as its neighbours bear it out. Update ids may restart after a quiet
week, may come out of order, twice, wrong or not at all; too low an offset costs a repeat (which the keys make
harmless), too high a one costs messages.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_NEAR = 1_000_000
"""Ids of one run lie closer together than this."""


@dataclass(frozen=True, slots=True)
class Offset:
    """`ask` is the offset of the next getUpdates (0: from the oldest). `good` is an offset below which nothing is left
    at the provider, `head` the key of the first update that came last time: if it comes again, `ask` moved nothing.
    """

    ask: int = 0
    good: int = 0
    head: str = ""


def read_cursor(cursor: str | None) -> Offset:
    """The stored cursor; anything unreadable or negative means from the oldest, which loses nothing."""
    try:
        stored = json.loads(cursor or "{}")
        ask, good, head = stored.get("offset", 0), stored.get("good", 0), stored.get("head", "")
    except (ValueError, AttributeError, RecursionError):
        return Offset()
    if not _is_offset(ask):
        return Offset()
    return Offset(ask, good if _is_offset(good) else 0, head if isinstance(head, str) else "")


def _is_offset(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**53


def write_cursor(offset: Offset) -> str:
    return json.dumps({"offset": offset.ask, "good": offset.good, "head": offset.head})


def next_offset(asked: Offset, numbers: Sequence[int | None], head: str) -> Offset:
    """Where to go on after a batch whose updates carry these ids, None where there is no usable one, and whose first
    update has this key. The same `ask` as before means that the batch gives no safe way forward.
    """
    if not numbers:
        return asked
    known = [number for number in numbers if number is not None]
    if head != asked.head:
        if known or not asked.ask:
            return Offset(next(_ways_on(asked.ask, known), asked.ask), asked.ask, head)
        ground = asked.ask
    elif asked.good:
        ground = asked.good
    else:
        # Our first steps with this bot, and the ids of its first updates are not what the provider goes by.
        ways = (way for way in _ways_on(0, known) if way != asked.ask)
        return Offset(next(ways, asked.ask), 0, head)
    # Nothing stands below the ground, so the updates that came fill at least this many places above it.
    return Offset(ground + len(numbers), ground + len(numbers), head)


def _ways_on(asked: int, known: Sequence[int]) -> Iterator[int]:
    """Offsets the ids speak for, the likeliest first."""
    near = [number for number in known if asked and asked <= number < asked + _NEAR]
    if near:
        yield _end_of(near)
    if known:
        # None goes on from where we were: the ids began anew, or are wrong. The lowest run is the safe one to confirm.
        lowest = [number for number in known if number < min(known) + _NEAR]
        yield _end_of(lowest)
        yield _end_of_unbroken(lowest)
        rest = [number for number in known if number >= min(known) + _NEAR]
        if rest:
            yield _end_of_unbroken([number for number in rest if number < min(rest) + _NEAR])


def _end_of(numbers: Sequence[int]) -> int:
    """One beyond the last id where they rise, as the provider sends them; else the end of what is surely ours."""
    if all(left <= right for left, right in pairwise(numbers)):
        return numbers[-1] + 1
    return _end_of_unbroken(numbers)


def _end_of_unbroken(numbers: Sequence[int]) -> int:
    """One beyond the unbroken run from the lowest id."""
    present = set(numbers)
    end = min(present)
    while end in present:
        end += 1
    return end
