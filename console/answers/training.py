"""What the ranking is trained from: the rules' own words and the examples operators left; and the child process that trains.

Training keeps a processor busy for seconds, so it never happens in the process that receives and shows. The child reads examples as JSON
on its standard input and answers with the bytes of a model; it knows no desk and no key.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

from console.models.rules import Rule

if TYPE_CHECKING:
    from console.answers.examples import Example

SECONDS = 300.0
_LOOK_SECONDS = 0.2
NONE_RULE = "oos"
"""The name under which a message counts as none of ours."""


def examples_of(rules: Iterable[Rule]) -> "list[Example]":
    """What a rule says about itself: its titles, keywords and ways of asking, in each language."""
    from console.answers.examples import Example

    found = []
    for rule in rules:
        for language in {*rule.titles, *rule.keywords, *rule.examples}:
            words = [rule.titles.get(language, ""), *rule.keywords.get(language, ()), *rule.examples.get(language, ())]
            found += [Example(text, rule.name, language) for text in dict.fromkeys(words) if text]
    return found


def train_in_child(
    examples: "Iterable[Example]",
    stop: threading.Event | None = None,
    seconds: float = SECONDS,
    *,
    has_extras: bool = False,
) -> bytes | None:
    """The bytes of a model trained in another process, or None when it could not be: it died, took too long, or `stop` was set.

    `has_extras`: with examples in the other languages where Apertium is installed, which takes some seconds more.
    """
    lines = [[item.text, item.label, item.language, item.key] for item in examples]
    is_frozen = getattr(sys, "frozen", False)
    command = [sys.executable, "--train"] if is_frozen else [sys.executable, "-m", "console.answers.training"]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    try:
        child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
    except OSError:
        return None
    pipe, child.stdin = child.stdin, None
    assert pipe is not None
    # Written from a thread of its own: communicate() forgets the rest of its input once its time-out has passed.
    writer = threading.Thread(
        target=_write, args=(pipe, json.dumps([has_extras, lines]).encode()), name="training-input", daemon=True
    )
    writer.start()
    deadline = time.monotonic() + seconds
    with child:
        while time.monotonic() < deadline and not (stop is not None and stop.is_set()):
            try:
                made, _ = child.communicate(timeout=_LOOK_SECONDS)
            except subprocess.TimeoutExpired:
                continue
            return made if child.returncode == 0 and made else None
        child.kill()
        child.communicate()
    return None


def _write(pipe: IO[bytes], data: bytes) -> None:
    with contextlib.suppress(OSError), pipe:
        pipe.write(data)


def main() -> int:
    """The child's whole life."""
    from console.answers.examples import Example
    from console.answers.model_file import to_bytes
    from console.answers.ranking import train
    from console.answers.translating import translated

    if hasattr(os, "nice"):
        os.nice(10)
    has_extras, lines = json.loads(sys.stdin.buffer.read())
    own = [Example(*line) for line in lines]
    # Translated ones first: where an answer has more examples than it may keep, its own are the newer ones.
    examples = [*(translated(own) if has_extras else ()), *own]
    sys.stdout.buffer.write(to_bytes(train(examples)))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
