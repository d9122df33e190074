"""Which codes there are: those of the house by their names, the town's own by the entry-point group `ventanilla.codes`.

The house's own names are never looked up: a package that registers one of them cannot take it over, and a packaged build needs no metadata.
"""

import importlib
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint, distributions
from typing import Any

from console.answers.calls import NoAnswer

GROUP = "ventanilla.codes"
BUILT_IN = ("appointment", "hours", "human", "incident", "language", "menu", "status", "subscribe")


def names(folder: str = "") -> tuple[str, ...]:
    """Every code a rule may name, sorted. `folder`: where the town installs its own, if not beside the program."""
    return tuple(sorted({*BUILT_IN, *(point.name for point in _installed(folder))}))


def load(name: str) -> Callable[..., Any]:
    """The function of a code. Raises NoAnswer `no_code`, also when two packages claim one name; whatever importing it raises."""
    if name in BUILT_IN:
        built_in: Callable[..., Any] = importlib.import_module(f"console.answers.codes.{name}").answer
        return built_in
    found = {point.value: point for point in _installed() if point.name == name}
    if len(found) != 1:
        raise NoAnswer("no_code")
    code = next(iter(found.values())).load()
    if not callable(code):
        raise NoAnswer("no_code")
    return code  # type: ignore[no-any-return]


def _installed(folder: str = "") -> list[EntryPoint]:
    path = [*sys.path, folder] if folder and folder not in sys.path else sys.path
    return [point for found in distributions(path=path) for point in found.entry_points if point.group == GROUP]
