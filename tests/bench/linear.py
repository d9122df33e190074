"""Whether what many desks were told about one conversation can be true: a linearizability check after Wing and Gong, with Lowe's memory.

Every call has a beginning and an end. If the answers are right, each call can be given one moment between the two at which it happened,
so that in the order of those moments every answer is what a single desk would have got. A call whose answer was lost (its connection was
killed) may have happened at any moment after its beginning, or never.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

FREE = ""


@dataclass(frozen=True, slots=True)
class Call:
    """`verb`: claim, reply, release, transfer, take_over, or read (of the holder at the end). `outcome`: done, lost (`winner` was named),
    nobody (there was no claim to give back), or unknown; the times are of one clock, `ended` is infinite for unknown.
    """

    who: str
    verb: str
    began: float
    ended: float
    outcome: str
    to: str = ""
    winner: str = ""
    token: int | None = None
    is_supervisor: bool = False
    """Who may give back and pass on what others hold."""


@dataclass(frozen=True, slots=True)
class State:
    """Of one conversation: who holds it (FREE: nobody) and the token of the claim."""

    holder: str = FREE
    token: int = 0


def after(state: State, call: Call) -> State | None:
    """The state behind a call with this answer, or None when the answer cannot be got here. An unknown call did what it would have done."""
    is_open = state.holder in (FREE, call.who)
    if call.verb == "read":
        return state if (call.winner, call.token) == (state.holder, state.token) else None
    if call.outcome == "lost":
        return state if not is_open and call.winner == state.holder else None
    if call.verb == "take_over":
        made = State(call.who, state.token + 1)
    elif call.outcome == "nobody":
        return state if state.holder == FREE else None
    elif (call.verb == "release" and state.holder == FREE) or not (
        is_open or (call.is_supervisor and call.verb in ("release", "transfer"))
    ):
        return None
    elif call.verb == "release":
        made = State(FREE, state.token + 1)
    elif call.verb == "transfer":
        made = State(call.to, state.token + 1)
    else:
        made = State(call.who, state.token + (state.holder == FREE))
    return made if call.token is None or call.token == made.token else None


def stuck_at(calls: Iterable[Call], start: State = State()) -> list[Call] | None:
    """None when there is an order in which every answer is right; else the calls that could not be placed in the best attempt."""
    ordered = sorted(calls, key=lambda call: (call.began, call.ended))
    wanted = sum(1 << number for number, call in enumerate(ordered) if call.ended < inf)
    todo = [(0, start)]
    seen = {(0, start)}
    best = 0
    while todo:
        placed, state = todo.pop()
        if placed & wanted == wanted:
            return None
        if (placed & wanted).bit_count() > (best & wanted).bit_count():
            best = placed
        found = []
        for number in _next(ordered, placed):
            behind = after(state, ordered[number])
            if behind is not None:
                found.append((ordered[number].ended, placed | 1 << number, behind))
        # The last one is tried first: who ended first, and those that may never have happened at the very end.
        for _, mask, behind in sorted(found, key=lambda item: -item[0]):
            if (mask, behind) not in seen:
                seen.add((mask, behind))
                todo.append((mask, behind))
    return [call for number, call in enumerate(ordered) if wanted >> number & 1 and not best >> number & 1][:6]


def _next(ordered: list[Call], placed: int) -> list[int]:
    """The calls that may come next: those that began before any other one that is not placed yet had ended."""
    number = (~placed & (placed + 1)).bit_length() - 1
    earliest_end, found = inf, []
    while number < len(ordered) and ordered[number].began <= earliest_end:
        if not placed >> number & 1:
            found.append(number)
            earliest_end = min(earliest_end, ordered[number].ended)
        number += 1
    return found
