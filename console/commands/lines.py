"""Commands that answer a stream: one JSON object a line in, one a line out, each written out before the next is waited for.

A line that cannot be read gets its own line with an `error`, so that the caller never loses count; the command then ends with exit code 1.
"""

import json
import queue
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final

from console.models.problems import Problem

Answer = dict[str, Any]
LONGEST_LINE: Final = 4_000_000


class BadLine(Exception):
    """A line that is not what the command wants; the text says what it wants."""


def read_object(line: bytes, *fields: str) -> dict[str, str]:
    """The named texts of one line. Raises BadLine."""
    wanted = "This line is not a JSON object with " + " and ".join(f'"{name}"' for name in fields) + " as text."
    try:
        read = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadLine(wanted) from error
    if not isinstance(read, dict) or not all(isinstance(read.get(name), str) for name in fields):
        raise BadLine(wanted)
    return {name: read[name] for name in fields}


def answer_each(answer: Callable[[bytes], Answer], source: BinaryIO | None = None) -> None:
    """Answer every line of standard input at once. Raises Problem `lines_skipped` at the end when one could not be read."""
    answer_batches(lambda lines: [_answered(answer, line) for line in lines], source, most=1)


def answer_batches(
    answer: Callable[[list[bytes]], list[Answer]], source: BinaryIO | None = None, most: int = 500
) -> None:
    """Answer the lines that have come so far together: for work that is finished once for all of them, such as saving."""
    skipped = 0
    for lines in _batches(source or sys.stdin.buffer, most):
        for answered in answer(lines):
            skipped += "error" in answered
            write_line(answered)
        sys.stdout.flush()
    if skipped:
        raise Problem("lines_skipped", found=skipped)


def write_line(answered: Answer) -> None:
    """One object on standard output, in UTF-8 whatever the terminal speaks."""
    try:
        line = json.dumps(answered, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        line = json.dumps(answered).encode()
    sys.stdout.flush()
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _answered(answer: Callable[[bytes], Answer], line: bytes) -> Answer:
    try:
        return answer(line)
    except BadLine as error:
        return {"error": str(error)}


def _batches(source: BinaryIO, most: int) -> Iterator[list[bytes]]:
    """Lines as they come; several at once only when they wait already."""
    if most == 1:
        yield from ([line] for line in iter(lambda: source.readline(LONGEST_LINE), b""))
        return
    waiting: queue.Queue[bytes | None] = queue.Queue(maxsize=most)

    def read() -> None:
        for line in iter(lambda: source.readline(LONGEST_LINE), b""):
            waiting.put(line)
        waiting.put(None)

    threading.Thread(target=read, name="standard-input", daemon=True).start()
    is_open = True
    while is_open:
        lines: list[bytes] = []
        line = waiting.get()
        while line is not None:
            lines.append(line)
            if len(lines) == most or waiting.empty():
                break
            line = waiting.get()
        is_open = line is not None
        if lines:
            yield lines
