"""The offset under fire: a provider with true places and lying ids must be drained without losing one update."""

import json
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.providers.telegram_offset import Offset, next_offset, read_cursor, write_cursor


@pytest.mark.parametrize(
    ("asked", "numbers", "expected"),
    [
        (0, [700_123], 700_124),
        (700_124, [700_124, 700_125], 700_126),
        (700_124, [700_124, 700_130], 700_131),
        # Ids began anew after a quiet week, lower.
        (900_000_000, [12, 13], 14),
        # Ids began anew, higher than ever.
        (700_124, [900_000_000, 900_000_001], 900_000_002),
        # An old one comes again among new ones.
        (700_124, [700_100, 700_124, 700_125], 700_126),
        # Out of order: what lies between was not seen yet and must not be confirmed.
        (700_124, [700_130, 700_124, 700_125], 700_126),
        (700_124, [700_130], 700_131),
        # Some have no number.
        (700_124, [None, 700_125, None], 700_126),
        (700_124, [None, None], 700_126),
        # One claims a number far away.
        (700_124, [700_124, 2**45], 700_125),
        (700_124, [5, 700_125], 700_126),
        (700_124, [700_124, 700_124], 700_125),
        (700_124, [], 700_124),
        # The first batch ever, and nothing in it has a number: no safe way on.
        (0, [None], 0),
    ],
)
def test_next_offset(asked: int, numbers: Sequence[int | None], expected: int) -> None:
    came = [(str(index), number) for index, number in enumerate(numbers)]
    assert next_offset(Offset(asked), came).ask == expected


@pytest.mark.parametrize(
    "cursor",
    [None, "", "x", "[]", "5", '{"offset":-5}', '{"offset":"7"}', '{"offset":1e9}', '{"offset":true}', "[" * 9999],
)
def test_an_unreadable_cursor_starts_from_the_oldest(cursor: str | None) -> None:
    assert read_cursor(cursor) == Offset()


def test_cursor_is_readable_json() -> None:
    assert json.loads(write_cursor(Offset(7, 5, ("u:6:x",), 3))) == {
        "offset": 7,
        "good": 5,
        "heads": ["u:6:x"],
        "count": 3,
    }
    assert read_cursor(write_cursor(Offset(7, 5, ("u:6:x",), 3))) == Offset(7, 5, ("u:6:x",), 3)
    assert read_cursor('{"offset":7}') == Offset(7)


class Queue:
    """The provider's side, as its source has it: an offset far beyond the end is unusable and confirms nothing."""

    def __init__(self, places: list[int], claims: list[int | None]) -> None:
        self.waiting = list(zip(places, claims, strict=True))
        self.end = max(places) + 1
        self.seen: set[int] = set()
        self.lost: set[int] = set()

    def poll(self, offset: int, limit: int) -> list[tuple[int, int | None]]:
        if 0 < offset <= self.end + 10:
            gone = {place for place, _ in self.waiting if place < offset}
            self.lost |= gone - self.seen
            self.waiting = [pair for pair in self.waiting if pair[0] >= offset]
        batch = self.waiting[:limit]
        self.seen |= {place for place, _ in batch}
        return batch


def drain(queue: Queue, asked: Offset, limit: int, most: int = 400) -> Offset:
    for _ in range(most):
        batch = queue.poll(asked.ask, limit)
        if not batch:
            return asked
        asked = next_offset(asked, [(str(place), claim) for place, claim in batch])
    return asked


# A lie that is a believable number of an update still to come cannot be told from the truth; every other one can.
LIES = st.one_of(st.none(), st.integers(1, 40), st.integers(2**40, 2**50), st.integers(699_990_000, 700_000_099))


@settings(max_examples=500)
@given(
    count=st.integers(1, 60),
    limit=st.integers(2, 20),
    lies=st.dictionaries(st.integers(0, 59), LIES, max_size=12),
    gap=st.integers(1, 3),
)
def test_no_lie_loses_an_update_or_stops_the_queue(
    count: int, limit: int, lies: dict[int, int | None], gap: int
) -> None:
    first = 700_000_100
    places = [first + index * gap for index in range(count)]
    claims = [lies.get(index, place) for index, place in enumerate(places)]
    queue = Queue(places, claims)
    # Everyday life: we have polled this bot before.
    drain(queue, Offset(first, first - 1, ("earlier",)), limit)
    assert queue.lost == set()
    assert queue.waiting == []


@settings(max_examples=200)
@given(order=st.permutations(range(30)), limit=st.integers(30, 100), first=st.sampled_from([0, 700_000_100]))
def test_no_disorder_loses_an_update(order: list[int], limit: int, first: int) -> None:
    places = [700_000_100 + index for index in order]
    queue = Queue(places, list(places))
    drain(queue, Offset(first), limit)
    assert queue.lost == set()
    assert queue.waiting == []


def test_a_long_week_of_disorder() -> None:
    """Shuffled within batches of a hundred, as a provider with several machines might."""
    dice = random.Random(4)
    places = []
    for start in range(700_000_000, 700_010_000, 100):
        block = list(range(start, start + 100))
        dice.shuffle(block)
        places += block
    queue = Queue(places, list(places))
    drain(queue, Offset(), 100, most=2000)
    assert queue.waiting == []
    assert queue.lost == set()
