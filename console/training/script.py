"""The scripted citizens as frozen records, read from resources/training/script.json.

The one decision: a script says what a citizen would do and never when exactly; times are in seconds from the opening
of the town and `citizens.py` bends them by the seed. Translators and clerks can therefore write citizens without
knowing the program.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from console.training.stock import FOLDER
from console.training.town import Person

STEP_KINDS = frozenset(
    (
        "say",
        "say_long",
        "photo",
        "album",
        "voice",
        "audio",
        "video",
        "document",
        "location",
        "contact",
        "sticker",
        "edit_last",
        "react",
        "block",
    )
)


@dataclass(frozen=True)
class Step:
    """One thing a citizen does. `value` is the text, the stock file, the place or the emoji; `details` the rest;
    `after_s` a wait.
    """

    kind: str
    value: Any
    details: Mapping[str, Any]
    after_s: float | None = None


@dataclass(frozen=True)
class Impatience:
    """What a citizen writes when nobody has answered for `after_s` seconds."""

    after_s: float
    text: str


@dataclass(frozen=True)
class Citizen:
    """One scripted person: the opening, an answer to each answer, what is said when the wait is long, and the thank-
    you.
    """

    person: Person
    arrives_s: float
    opening: tuple[Step, ...]
    replies: tuple[tuple[Step, ...], ...]
    impatience: tuple[Impatience, ...]
    thanks: str
    is_sensitive: bool = False


@dataclass(frozen=True)
class PlannedFault:
    """A fault that the script brings: `fields` are those of `faults.Fault` but its times, which are in seconds from
    the opening.
    """

    at_s: float
    lasts_s: float
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class PlannedDecision:
    """What a colleague does: looks, leaves, claims, releases or answers."""

    at_s: float
    login: str
    verb: str
    citizen_id: int
    text: str = ""


@dataclass(frozen=True)
class Script:
    town: str
    citizens: tuple[Citizen, ...]
    faults: tuple[PlannedFault, ...]
    decisions: tuple[PlannedDecision, ...]


def load_script(path: Path = FOLDER / "script.json") -> Script:
    """Read a script. ValueError or KeyError that names what is wrong in it; OSError when it cannot be read."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    citizens = tuple(_read_citizen(entry) for entry in raw["citizens"])
    ids = [citizen.person.id for citizen in citizens]
    if len(set(ids)) != len(ids):
        raise ValueError("two citizens of the script have the same id")
    decisions = tuple(
        PlannedDecision(entry["at_s"], entry["who"], entry["does"], entry["citizen"], entry.get("text", ""))
        for entry in raw.get("colleague", [])
    )
    for decision in decisions:
        if decision.citizen_id not in ids:
            raise ValueError(f"a colleague decides about {decision.citizen_id}, whom the script does not know")
    return Script(raw["town"], citizens, tuple(_read_fault(entry) for entry in raw.get("faults", [])), decisions)


def _read_fault(entry: Mapping[str, Any]) -> PlannedFault:
    fields = {key: value for key, value in entry.items() if key not in ("at_s", "lasts_s")}
    if "citizen" in fields:
        fields["chat_id"] = fields.pop("citizen")
    return PlannedFault(entry["at_s"], entry["lasts_s"], fields)


def _read_citizen(entry: Mapping[str, Any]) -> Citizen:
    first_name, last_name = entry["name"]
    person = Person(entry["id"], first_name, last_name, entry.get("username", ""), entry["language"])
    return Citizen(
        person,
        entry["arrives_s"],
        tuple(_read_step(step) for step in entry["opening"]),
        tuple(tuple(_read_step(step) for step in steps) for steps in entry["replies"]),
        tuple(Impatience(after_s, text) for after_s, text in entry.get("impatience", [])),
        entry["thanks"],
        entry.get("is_sensitive", False),
    )


def _read_step(entry: Mapping[str, Any]) -> Step:
    kinds = STEP_KINDS & entry.keys()
    if len(kinds) != 1:
        raise ValueError(f"a step does exactly one thing, this one does {sorted(kinds) or sorted(entry)}")
    (kind,) = kinds
    details = {key: value for key, value in entry.items() if key not in (kind, "after_s")}
    return Step(kind, entry[kind], details, entry.get("after_s"))
