"""How an operator's day was spent: signed in, at the counter, working on conversations. The base of the occupancy.

Signed in is who is available, busy or at the counter, from the first to the last thing the journal knows of them on that
day: a status, or a stretch of work. So a computer that was switched off without a word signs nobody in overnight.
"""

from collections.abc import Sequence

from console.figures.spans import LASTS, Span, length, within, without
from console.models.record import Record
from console.models.states import OperatorStatus

SIGNED_IN = frozenset({OperatorStatus.AVAILABLE, OperatorStatus.BUSY, OperatorStatus.COUNTER})
"""Whoever is on a break is not there to be occupied."""


class Duty(Record):
    """Whole seconds of one operator on one local day (YYYY-MM-DD). `busy`: worked on conversations while signed in and not at the counter."""

    login: str
    day: str
    signed_in: int
    at_counter: int
    busy: int


def spans_of(statuses: Sequence[tuple[int, str]], wanted: frozenset[OperatorStatus], until: int = LASTS) -> list[Span]:
    """The stretches in one of these statuses; `statuses`: since when (epoch ms) and which, in order. The last one ends `until`."""
    ends = [*(at for at, _ in statuses[1:]), until]
    return [(at, end) for (at, status), end in zip(statuses, ends, strict=True) if status in wanted]


def duty_of(
    login: str, day: str, whole: Span, before: str | None, statuses: Sequence[tuple[int, str]], worked: Sequence[Span]
) -> Duty | None:
    """The day `whole` of an operator, from the status it began with (None: never any) and what came; None when nothing is to be told."""
    stretches = within(worked, [whole])
    marks = [*(at for at, _ in statuses), *(moment for span in stretches for moment in span)]
    if not marks or (before is None and not statuses):
        return None
    first, last = min(marks), max(marks)
    course = [*([(first, before)] if before is not None else []), *statuses]
    here, counter = (
        within(spans_of(course, wanted), [(first, last)]) for wanted in (SIGNED_IN, frozenset({OperatorStatus.COUNTER}))
    )
    busy = within(stretches, without(here, counter))
    found = Duty(login, day, *(length(spans) // 1000 for spans in (here, counter, busy)))
    return found if found.signed_in else None
