"""What the lock screen is told about the PIN, and how long wrong ones make it wait."""

from console.models.record import Record

PIN_LEAST, PIN_MOST = 4, 64
"""Characters."""
_FREE_TRIES = 3
_FIRST_WAIT_MS = 5_000
LONGEST_WAIT_MS = 300_000


class PinState(Record):
    """`wait_ms`: how long no PIN is looked at."""

    has_pin: bool
    wait_ms: int = 0


class PinAnswer(Record):
    """What came of one try; `wait_ms` until the next is looked at."""

    is_right: bool
    wait_ms: int = 0


def wait_after(wrong: int) -> int:
    """Milliseconds to wait after so many wrong PINs in a row: none for three, then five seconds, doubled each time."""
    if wrong < _FREE_TRIES:
        return 0
    return min(LONGEST_WAIT_MS, _FIRST_WAIT_MS << min(wrong - _FREE_TRIES, 16))
