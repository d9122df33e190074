"""From which update on to ask next. Asking from N makes the provider forget everything below N for ever, so N must
never be too high.

The one decision: a number is believed only as far as its neighbours bear it out. Update ids may restart lower after a
quiet week, may come out of order, twice, wrong or not at all; too low an offset costs a repeat (which the keys make
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
    """`ask` is the offset of the next getUpdates (0: from the oldest); `before` the one asked before that."""

    ask: int = 0
    before: int = 0


def read_cursor(cursor: str | None) -> Offset:
    """The stored cursor; anything unreadable or negative means from the oldest, which loses nothing."""
    try:
        stored = json.loads(cursor or "{}")
        ask, before = stored.get("offset", 0), stored.get("before", 0)
    except (ValueError, AttributeError, RecursionError):
        return Offset()
    if type(ask) is not int or not 0 <= ask < 2**53:
        return Offset()
    return Offset(ask, before if type(before) is int and 0 <= before < 2**53 else 0)


def write_cursor(offset: Offset) -> str:
    return json.dumps({"offset": offset.ask, "before": offset.before})


def next_offset(asked: Offset, numbers: Sequence[int | None]) -> Offset:
    """Where to go on after a batch whose updates carry these ids, None where there is no usable one.

    The same offset as asked means that the batch gives no safe way forward.
    """
    known = [number for number in numbers if number is not None]
    for ask in _ways_on(asked, known, len(numbers)):
        if ask != asked.ask:
            return Offset(ask, asked.ask)
    return asked


def _ways_on(asked: Offset, known: Sequence[int], count: int) -> Iterator[int]:
    """Offsets to try, the best first. An offset equal to the one asked did not move the provider, so the next way is
    taken.
    """
    near = [number for number in known if asked.ask and asked.ask <= number < asked.ask + _NEAR]
    if near:
        yield _end_of(near)
        return
    if not known and asked.ask:
        # Each update stands at least one place further, so this many places are certainly ours.
        yield asked.ask + count
    if known:
        # None goes on from where we were: the ids began anew, or are wrong. The lowest run is the safe one to confirm.
        lowest = [number for number in known if number < min(known) + _NEAR]
        yield _end_of(lowest)
        yield _end_of_unbroken(lowest)
        if asked.before:
            # The ids are not the places the provider goes by: back to the last offset that worked, and on by what came.
            yield asked.before + count
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
