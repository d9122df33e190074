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


_HEADS = 3


@dataclass(frozen=True, slots=True)
class Offset:
    """`ask` is the offset of the next getUpdates (0: from the oldest). `good` is an offset below which nothing is left
    at the provider. `heads` are the keys of the first of the `count` updates that came last time: by them it shows
    whether `ask` moved the provider on.
    """

    ask: int = 0
    good: int = 0
    heads: tuple[str, ...] = ()
    count: int = 0


def read_cursor(cursor: str | None) -> Offset:
    """The stored cursor; anything unreadable or negative means from the oldest, which loses nothing."""
    try:
        stored = json.loads(cursor or "{}")
        ask, good, count = (stored.get(name, 0) for name in ("offset", "good", "count"))
        heads = stored.get("heads", [])
    except (ValueError, AttributeError, RecursionError):
        return Offset()
    if not _is_offset(ask):
        return Offset()
    is_list = isinstance(heads, list) and all(isinstance(key, str) for key in heads)
    if not (is_list and _is_offset(good) and _is_offset(count)):
        return Offset(ask)
    return Offset(ask, good, tuple(heads), count)


def _is_offset(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**53


def write_cursor(offset: Offset) -> str:
    return json.dumps({"offset": offset.ask, "good": offset.good, "heads": offset.heads, "count": offset.count})


def next_offset(asked: Offset, came: Sequence[tuple[str, int | None]]) -> Offset:
    """Where to go on after a batch of updates with these keys and ids, None where there is no usable id. The same `ask`
    as before means that the batch gives no safe way forward.
    """
    if not came:
        return asked
    heads = tuple(key for key, _ in came[:_HEADS])
    known = [number for _, number in came if number is not None]
    if not _has_stalled(asked, came):
        if known or not asked.ask:
            return Offset(next(_ways_on(asked.ask, known), asked.ask), asked.ask, heads, len(came))
        ground = asked.ask
    elif asked.good:
        ground = asked.good
    else:
        # Our first steps with this bot, and the ids of its first updates are not what the provider goes by.
        ways = (way for way in _ways_on(0, known) if way != asked.ask)
        return Offset(next(ways, asked.ask), 0, heads, len(came))
    # Nothing stands below the ground, so the updates that came fill at least this many places above it.
    return Offset(ground + len(came), ground + len(came), heads, len(came))


def _has_stalled(asked: Offset, came: Sequence[tuple[str, int | None]]) -> bool:
    """Whether the same updates came again although, by their own ids, we asked for later ones."""
    if len(came) < asked.count or not asked.heads:
        return False
    is_same = all(old == new for old, (new, _) in zip(asked.heads, came, strict=False))
    return is_same and any(number is None or number < asked.ask for _, number in came)


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
