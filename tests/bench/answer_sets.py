"""The labelled sets of the bench `answers`: read from a folder beside the repository, split the same way at every run, copied nowhere."""

import csv
import os
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from console.answers.examples import Example

ROOT: Final = Path(__file__).resolve().parents[2]
NONE: Final = "oos"
NAMES: Final = (
    "banking77_train.csv",
    "municipal_train.csv",
    "municipal_dev.csv",
    "minibot_ca_train.csv",
    "fbtod_es_train.csv",
    "hass_intents_multilingual.csv",
)

Row = dict[str, str]


@dataclass(frozen=True)
class Split:
    """One training set and what it is asked; `none` are messages no answer is for."""

    train: list[Example]
    asked: list[Row]
    none: list[Row]


def folder(named: str) -> Path | None:
    """The folder of the sets: the one named, VENTANILLA_DATA, or `shared/data` beside this repository or its parent."""
    beside = (ROOT.parent / "shared" / "data", ROOT.parent.parent / "shared" / "data")
    places = [Path(place) for place in (named, os.environ.get("VENTANILLA_DATA", "")) if place]
    return next((place for place in (*places, *beside) if (place / NAMES[0]).exists()), None)


def read(data: Path, name: str) -> list[Row]:
    """The rows of one file."""
    with (data / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def by_number(rows: list[Row], number: int, seed: int, most_asked: int = 3_000) -> Split:
    """So many examples of each answer to learn; the rest, or a part of it, is asked."""
    chance = random.Random(seed)
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["label"]].append(row)
    train: list[Row] = []
    rest: list[Row] = []
    for label in sorted(groups):
        chance.shuffle(groups[label])
        train += groups[label][:number]
        rest += groups[label][number:]
    chance.shuffle(rest)
    return Split(examples(train), rest[:most_asked], [])


def by_fold(rows: list[Row], fold: int, folds: int, none_label: str, fewest: int) -> Split:
    """One of several parts is asked, the others learnt. Answers with fewer examples than `fewest` are left out."""
    chance = random.Random(5)
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["label"]].append(row)
    none = groups.pop(none_label, [])
    train: list[Row] = []
    asked: list[Row] = []
    for label in sorted(groups):
        chance.shuffle(groups[label])
        if len(groups[label]) >= fewest:
            for place, row in enumerate(groups[label]):
                (asked if place % folds == fold else train).append(row)
    return Split(examples(train), asked, none)


def with_strangers(split: Split, one_in: int) -> Split:
    """Of so many answers one is never learnt: what asks for it is near to what the others answer, and nobody's."""
    labels = sorted({row["label"] for row in split.asked})
    strange = set(labels[::one_in])
    return Split([each for each in split.train if each.label not in strange], split.asked, [])


def examples(rows: list[Row]) -> list[Example]:
    """Rows as examples."""
    return [Example(row["text"], None if row["label"] == NONE else row["label"], row.get("lang")) for row in rows]
