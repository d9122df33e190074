"""The robot colleagues: people at the next desks who look, claim first, answer and hand back, so that a trainee meets
collisions.

The one decision: this module only decides. Whoever builds the program carries a decision out through the same
operations as a person, so a colleague can lose a race like everybody else.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from console.training.script import Script


class ColleagueVerb(StrEnum):
    LOOKS = "looks"
    LEAVES = "leaves"
    CLAIMS = "claims"
    RELEASES = "releases"
    ANSWERS = "answers"


@dataclass(frozen=True)
class Decision:
    """What `login` does at `at_ms` (epoch) with the open conversation of a citizen; `text` only for ANSWERS."""

    at_ms: int
    login: str
    verb: ColleagueVerb
    citizen_id: int
    text: str = ""


def decisions(script: Script, seed: int, opening_ms: int, pace: float = 1.0) -> Iterator[Decision]:
    """Every decision of the script in the order of time. ValueError for a verb that colleagues do not know."""
    dice = random.Random(f"{seed}:colleague")
    planned = [
        Decision(
            opening_ms + int((decision.at_s + dice.uniform(0, 5)) * 1000 / pace),
            decision.login,
            ColleagueVerb(decision.verb),
            decision.citizen_id,
            decision.text,
        )
        for decision in script.decisions
    ]
    yield from sorted(planned, key=lambda decision: decision.at_ms)
