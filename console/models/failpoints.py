"""Named places where a test may kill the process, to prove that a crash there loses and doubles nothing.

Off unless VENTANILLA_FAILPOINT names one (`name` or `name:3` for the third time it is reached); then the process dies by SIGKILL.
"""

import os
import signal

NAMES = (
    "receive.before_commit",
    "receive.after_commit",
    "reply.before_commit",
    "reply.after_commit",
    "answer.before_take",
    "answer.after_take",
    "answer.before_commit",
    "answer.after_commit",
    "send.after_take",
    "send.after_call",
    "send.after_record",
    "media.after_download",
    "media.after_store",
    "media.after_record",
    "upkeep.before_commit",
    "upkeep.after_commit",
)
JOIN_NAMES = ("join.keys", "join.next", "join.renewed", "join.place")
"""Places where a desk that joins an office may be cut off."""
MOVE_NAMES = ("move.files", "move.rows", "move.proved")
"""Places where a move may be cut off."""

HOOK_NAMES = ("hook.after_put",)
"""Between the disk and the answer to a provider that calls us."""

_name = ""
_left = 0


def arm(place: str) -> None:
    """From now on die at this place (`name` or `name:3`); nowhere when it is empty. A test that forks arms each child."""
    global _name, _left
    _name, _, count = place.partition(":")
    _left = int(count or 1)


def failpoint(name: str) -> None:
    """Die here when the environment asks for it."""
    global _left
    if name == _name:
        _left -= 1
        if _left == 0:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


arm(os.environ.get("VENTANILLA_FAILPOINT", ""))
