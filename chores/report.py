"""How the chores speak: one line at a time on standard error, so that a chore's own output stays clean.

A chore that cannot go on raises `Stop` with what happened and one next step; `run.py` prints it and exits with 1.
"""

import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent


class Stop(Exception):
    """Something the person at the keyboard has to do first. The text says what happened and the next step."""


def say(text: str) -> None:
    """Print one line for a person, at once, whatever the console's encoding is."""
    encoding = sys.stderr.encoding or "ascii"
    print(text.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)
