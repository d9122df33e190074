"""An optional extra: examples in the hall's other languages, made by Apertium while the ranking is trained.

Apertium is a program of its own (GPL), asked through its command line and only where it is installed; without it nothing is lost. What
it writes is never shown and never kept: it is made anew from the examples at each training, so an erased example leaves nothing behind.
"""

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from console.answers.examples import Example

MODES: Final = {
    ("ca", "es"): "cat-spa",
    ("es", "ca"): "spa-cat",
    ("ca", "en"): "cat-eng",
    ("es", "en"): "spa-eng",
    ("en", "ca"): "eng-cat",
    ("en", "es"): "eng-spa",
    ("ca", "fr"): "cat-fra",
    ("es", "fr"): "spa-fra",
    ("fr", "ca"): "fra-cat",
    ("fr", "es"): "fra-spa",
}
ENOUGH: Final = 10
"""An answer with so many examples of its own in a language needs no translated ones."""
BATCH_SECONDS: Final = 60.0
LONGEST: Final = 400
"""Characters of a line that is translated: a longer one is a story, not a way of asking."""

Run = Callable[[Sequence[str], str], str | None]
"""Runs a command with a text on its standard input; its answer, or None when it failed."""


def run(command: Sequence[str], text: str) -> str | None:
    """Ask the program. A line it could not do, a crash or a wait beyond `BATCH_SECONDS` is no translation and no trouble."""
    try:
        done = subprocess.run(
            command, input=text, capture_output=True, text=True, encoding="utf-8", timeout=BATCH_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return None
    return done.stdout if done.returncode == 0 else None


def installed_modes(run: Run = run) -> frozenset[str]:
    """Apertium's pairs on this computer, such as "cat-spa"; none where it is not installed."""
    if shutil.which("apertium") is None:
        return frozenset()
    said = run(["apertium", "-l"], "")
    return frozenset(said.split()) & frozenset(MODES.values()) if said else frozenset()


def translate(texts: Sequence[str], mode: str, run: Run = run) -> list[str | None]:
    """Each text in the other language, None where it could not be done. One process for all of them."""
    lines = [" ".join(text.split())[:LONGEST] for text in texts]
    said = run(["apertium", "-u", mode], "\n".join(lines) + "\n") if lines else None
    answers = said.removesuffix("\n").split("\n") if said else []
    # Lines that were joined or lost would belong to other answers than their own.
    if len(answers) != len(lines):
        return [None] * len(lines)
    return [answer.strip() or None for answer in answers]


def translated(examples: Iterable[Example], modes: frozenset[str] | None = None, run: Run = run) -> list[Example]:
    """Examples in the languages an answer has few of its own in. Each carries the key of the one it was made from."""
    modes = installed_modes(run) if modes is None else modes
    if not modes:
        return []
    own = list(examples)
    numbers = Counter((example.label, example.language) for example in own)
    made: list[Example] = []
    for (source, target), mode in MODES.items():
        if mode not in modes:
            continue
        wanted = [
            example
            for example in own
            if example.label is not None and example.language == source and numbers[example.label, target] < ENOUGH
        ]
        for example, text in zip(wanted, translate([each.text for each in wanted], mode, run), strict=True):
            if text is not None:
                made.append(Example(text, example.label, target, example.key))
    return made
