"""Runs internal code for the responder: one call, one answer or one reason, whatever the code does. Any thread.

A code is a stranger here even when it is ours: it lives in a child process that knows nothing of the desk, gets a call as data and its
time limit, and what it returns is checked like what comes from outside.
"""

import logging
from typing import Any

from console.answers.call_data import answer_from, call_data
from console.answers.calls import Answer, Call, NoAnswer
from console.answers.codes.frames import BadFrame
from console.answers.codes.pool import Pool
from console.answers.codes.registry import BUILT_IN
from console.models.rules import KeptRule

log = logging.getLogger(__name__)

SECONDS = 5.0
MOST_SECONDS = 20.0


class CodeRunner:
    """Answers calls by the code their rule names. `folder`: where the town installs its own codes."""

    def __init__(self, folder: str = "") -> None:
        self.pool = Pool(folder)

    def answer(self, kept: KeptRule, call: Call) -> Answer:
        """The code's answer. Raises NoAnswer `timeout`, `error`, `nonsense`, `too_long`, `too_big`, `empty` or `no_code`, or what the code itself
        gave as its reason; Stopped while the program ends. Waits at most its time limit for a child and the same again for the code."""
        code = kept.rule.code
        key = "" if code in BUILT_IN else code
        question = {"code": code, "call": call_data(call)}
        try:
            reply = self.pool.ask(code, key, question, time_limit(kept.rule.options))
            answer = _answer_of(reply)
        except NoAnswer as error:
            log.warning("code %s gave no answer: %s (%s)", code, error.why, str(error.__cause__)[:200])
            raise
        except (BadFrame, TypeError, ValueError, RecursionError) as error:
            # The question itself could not be packed: options or a state no JSON can hold.
            raise NoAnswer("error") from error
        self.pool.note_success(code)
        return answer

    def close(self) -> None:
        """End the children."""
        self.pool.close()


def time_limit(options: dict[str, Any]) -> float:
    """Seconds a rule gives its code: `seconds` of its options up to 20, else 5."""
    wanted = options.get("seconds", SECONDS)
    if isinstance(wanted, bool) or not isinstance(wanted, (int, float)) or not 0 < wanted <= MOST_SECONDS:
        return SECONDS
    return float(wanted)


def _answer_of(reply: dict[str, Any]) -> Answer:
    why = reply.get("why")
    if why is None:
        return answer_from(reply.get("answer"), is_inside=True)
    if not isinstance(why, str) or not why.isprintable() or not 0 < len(why) <= 80:
        raise NoAnswer("nonsense")
    raise NoAnswer(why) from ValueError(str(reply.get("detail", ""))[:200])
