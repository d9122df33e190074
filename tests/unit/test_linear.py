"""The check of the many desks finds what it is for: five bugs put into a right history, and it is quick on long ones."""

from __future__ import annotations

import random
from dataclasses import replace
from math import inf

import pytest

from tests.bench.linear import FREE, Call, State, after, stuck_at


def history(seed: int, overlap: float, length: int = 600) -> list[Call]:
    """What twelve desks would be told by a system without a fault: each call happens at one moment, its ends lie around it."""
    dice = random.Random(seed)
    state, moment, calls = State(), 0.0, []
    for _ in range(length):
        moment += dice.random()
        who, verb = (
            f"op{dice.randrange(12)}",
            dice.choice(["claim", "claim", "reply", "release", "transfer", "take_over"]),
        )
        call = Call(
            who,
            verb,
            moment - dice.random() * overlap,
            moment + dice.random() * overlap,
            "done",
            to=f"op{dice.randrange(12)}",
        )
        behind = after(state, call)
        if behind is None and verb == "release" and state.holder == FREE:
            call = replace(call, outcome="nobody")
        elif behind is None:
            call = replace(call, outcome="lost", winner=state.holder)
        else:
            state = behind
            if verb in ("claim", "take_over"):
                call = replace(call, token=state.token)
            if dice.random() < 0.01:
                call = replace(call, outcome="unknown", ended=inf, token=None)
        calls.append(call)
    return [*calls, Call("", "read", moment + 100, moment + 101, "done", winner=state.holder, token=state.token)]


@pytest.mark.parametrize("seed", range(8))
def test_what_is_right_is_found_right(seed: int) -> None:
    assert stuck_at(history(seed, 1.5)) is None


def broken(bug: str, calls: list[Call]) -> list[Call]:
    """A right history with one bug in its middle."""
    middle = len(calls) // 2
    lost = next(
        n for n in range(middle, len(calls)) if calls[n].outcome == "lost" and calls[n].verb in ("claim", "reply")
    )
    # One that somebody has seen: they were told who holds it now.
    moved = next(
        n
        for n in range(middle, len(calls) - 1)
        if (calls[n].verb, calls[n].outcome) == ("transfer", "done") and calls[n + 1].winner == calls[n].to
    )
    claimed = next(n for n in range(middle, len(calls)) if calls[n].verb == "claim" and calls[n].token is not None)
    made = list(calls)
    match bug:
        case "two winners":
            made[lost] = replace(calls[lost], verb="claim", outcome="done", winner="", token=None)
        case "the loser hears a wrong name":
            made[lost] = replace(calls[lost], winner="op99")
        case "a reply under somebody else's claim":
            made[lost] = replace(calls[lost], verb="reply", outcome="done", winner="")
        case "a token used twice":
            made[claimed] = replace(calls[claimed], token=(calls[claimed].token or 0) - 1)
        case "a hand-over that is lost":
            made[moved] = replace(calls[moved], to="op98")
        case "a claim that was never there":
            made[-1] = replace(calls[-1], winner="op97")
    return made


BUGS = (
    "two winners",
    "the loser hears a wrong name",
    "a reply under somebody else's claim",
    "a token used twice",
    "a hand-over that is lost",
    "a claim that was never there",
)


@pytest.mark.parametrize("bug", BUGS)
def test_each_bug_is_found(bug: str) -> None:
    for seed in range(4):
        calls = history(seed, 0.2)
        assert stuck_at(calls) is None
        assert stuck_at(broken(bug, calls)), (bug, seed)


def test_an_unknown_call_may_have_happened_or_not() -> None:
    unknown = Call("a", "claim", 0, inf, "unknown")
    seen = Call("", "read", 10, 11, "done", winner="a", token=1)
    assert stuck_at([unknown, seen]) is None
    assert stuck_at([unknown, replace(seen, winner=FREE, token=0)]) is None
    assert stuck_at([unknown, replace(seen, winner="b", token=1)]) is not None
    assert (
        stuck_at([replace(unknown, outcome="done", ended=1, token=1), replace(seen, winner=FREE, token=0)]) is not None
    )
