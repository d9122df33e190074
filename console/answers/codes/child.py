"""The program of the child process that runs codes: one question in, one answer out, again and again until the desk closes the pipe.

What a code prints goes nowhere, what it raises becomes a short reason, and a copy of the process that a code forks off never speaks for
it. The time limit is the desk's to keep; here it is only kept for the case that the desk is gone.
"""

import contextlib
import faulthandler
import json
import os
import sys
from pathlib import Path
from typing import Any, BinaryIO

MEMORY_BYTES = 1024 * 1024 * 1024
FILE_BYTES = 16 * 1024 * 1024
GRACE_SECONDS = 2.0
_SUBREAPER = 36


def main(folder: str = "") -> int:
    """Answer every question on standard input. `folder`: where the town installs its own codes. Returns the exit code."""
    from console.answers.codes.frames import MAX_QUESTION, read

    if folder:
        sys.path.append(folder)
    source, target = _own_pipes()
    _restrict()
    owner = os.getpid()
    _send(target, {"ready": True})
    with open(os.devnull, "wb") as nowhere:
        while (question := read(source, MAX_QUESTION)) is not None:
            faulthandler.dump_traceback_later(question["seconds"] + GRACE_SECONDS, exit=True, file=nowhere)
            reply = _reply(question)
            if os.getpid() != owner:
                # A copy has no thread of faulthandler's: to wait for it would hang.
                os._exit(0)
            faulthandler.cancel_dump_traceback_later()
            _send(target, {"id": question["id"], **reply})
    return 0


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes to the desk, moved away from where a code would print or read."""
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    return source, target


def _restrict() -> None:
    """Limits of this process, where the system has them. The desk adds the limit of time everywhere."""
    if sys.platform == "linux":
        import ctypes
        import resource

        for kind, value in (
            (resource.RLIMIT_AS, MEMORY_BYTES),
            (resource.RLIMIT_FSIZE, FILE_BYTES),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, (value, value))
        # What a code starts in the background stays ours, so that the desk finds it and ends it with us.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)


def _reply(question: dict[str, Any]) -> dict[str, Any]:
    from console.answers.call_data import answer_data, call_from
    from console.answers.calls import Answer, NoAnswer
    from console.answers.codes.registry import load

    try:
        code = load(question["code"])
        answer = code(call_from(question["call"]))
        if not isinstance(answer, Answer):
            return {"why": "nonsense", "detail": type(answer).__name__}
        return {"answer": answer_data(answer)}
    except NoAnswer as error:
        return {"why": error.why, "detail": type(error.__cause__).__name__ if error.__cause__ else ""}
    except BaseException as error:
        # SystemExit and KeyboardInterrupt as well: whatever a code does, the next citizen finds a child that answers.
        return {"why": "error", "detail": _where(error)}


def _where(error: BaseException) -> str:
    """The kind of accident and its line; never its words, which may hold a citizen's."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f" in {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    return f"{type(error).__name__}{place}"


def _send(target: BinaryIO, reply: dict[str, Any]) -> None:
    from console.answers.codes.frames import MAX_REPLY, BadFrame, packed

    try:
        frame = packed(reply, MAX_REPLY)
    except BadFrame as error:
        frame = packed({"id": reply["id"], "why": error.why, "detail": ""}, MAX_REPLY)
    except (TypeError, ValueError, RecursionError, MemoryError) as error:
        frame = packed({"id": reply["id"], "why": "nonsense", "detail": type(error).__name__}, MAX_REPLY)
    target.write(frame)
    target.flush()


if __name__ == "__main__":
    # Started by its file with -I: the desk says where packages are, so that the working folder adds none.
    sys.path[:] = json.loads(sys.argv[2])
    raise SystemExit(main(sys.argv[1]))
