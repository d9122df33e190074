"""Which thresholds are crossed: one rule for the notice on a supervisor's screen and for the mail."""

from console.models.mail import KINDS
from console.models.record import Record
from console.operations.board import Board

CALM_MS = 300_000
"""A value that comes and goes around its threshold is one crossing; only after five minutes of calm it may be told again."""
Alarm = tuple[str, str]
"""A threshold (one of KINDS), and what it is about where there are several ("channel" and its name)."""


class Measure(Record):
    """What an alarm says in figures: citizens, minutes, percent or operators, by its kind; 0 and 0 of a channel."""

    figure: int = 0
    target: int = 0


def alarms(found: Board) -> frozenset[Alarm]:
    """What is past its red threshold now. While the door is closed nobody has to be there, and nothing is told of operators."""
    goals = found.targets
    every: dict[str, bool] = {
        "waiting": found.waiting >= goals.waiting_red,
        "longest": found.longest is not None and found.now - found.longest.since >= goals.wait * 60_000,
        "within": bool(found.first_answers) and _within(found) < goals.within_red,
        "available": found.is_open and found.available == 0,
    }
    down = {("channel", each.channel) for each in found.attention if each.kind == "channel"}
    return frozenset((kind, "") for kind in KINDS if every.get(kind)) | down


def measure(alarm: Alarm, found: Board) -> Measure:
    """The figure behind an alarm and the target it missed."""
    match alarm[0]:
        case "waiting":
            return Measure(found.waiting, found.targets.waiting_red)
        case "longest" if found.longest is not None:
            return Measure((found.now - found.longest.since) // 60_000, found.targets.wait)
        case "within":
            return Measure(_within(found), found.targets.within_red)
        case "available":
            return Measure(found.available, 1)
    return Measure()


def _within(found: Board) -> int:
    return 100 * found.in_time // max(1, found.first_answers)
