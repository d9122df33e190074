"""What Twilio's errors mean: the one table of its codes, for sending, for reading and for statuses that come later.

The one decision: the code decides, never its words (reference: Twilio, section 6). Without a code the status of the
answer decides, and only 401 and 429 prove that nothing went out.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from console.models.delivery import Outcome, Rejected, Retry, Unauthorized, Uncertain
from console.models.reasons import Why
from console.providers.base import NetworkDown, PausedByProvider, ProviderError, Unauthorised
from console.providers.http import Answer
from console.providers.telegram_text import Json, one_line, whole

PAUSE_MS = 15_000
"""How long a channel is silent when Twilio says that it is too fast; it names no time itself."""
_LIMIT_PAUSE_MS = 15 * 60_000
_TOKEN = frozenset({20003, 20004, 20005, 20006, 20008})
_RATE = frozenset({20429, 14107, 63018})
_DAILY = frozenset({63038, 30001})
_WINDOW = frozenset({63016})
_UNREACHABLE = frozenset({63003, 63015, 63024, 63032})
_NUMBER = frozenset({21211, 21217, 21614, 21635, 30005, 30006})
_OPTED_OUT = frozenset({21610, 30004})
_REGION = frozenset({21408, 21612})
_CARRIER = frozenset({30003, 30007, 30008})
_SENDER = frozenset({21606, 21603, 21659, 21660, 63007, 30002})
_TEMPLATE = frozenset({63021, 63027, 63028, 63029})


@dataclass(frozen=True, slots=True)
class Fault:
    """An error as Twilio tells it."""

    code: int
    words: str = ""


def read_answer(answer: Answer) -> tuple[Json | None, Fault | None]:
    """The body of a success, or the error; neither when the answer is not Twilio's own."""
    try:
        body = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None, None
    if not isinstance(body, dict):
        return None, None
    if 200 <= answer.status < 300:
        return body, None
    code = whole(body.get("code"))
    return (None, None) if code is None else (None, Fault(code, one_line(body.get("message"), 300)))


def error_of(answer: Answer, fault: Fault | None) -> ProviderError:
    """The error that the answer to a reading call stands for."""
    if answer.status == 401 or (fault is not None and fault.code in _TOKEN):
        return Unauthorised("the secret is refused")
    if answer.status == 429 or (fault is not None and fault.code in _RATE):
        return PausedByProvider(PAUSE_MS)
    if fault is None:
        return NetworkDown(f"the answer cannot be read (status {answer.status})")
    return NetworkDown(f"error {fault.code}", Why.SERVER_FAULT if answer.status >= 500 else Why.REQUEST_REFUSED)


def judge_fault(answer: Answer, fault: Fault | None, scrub: Mapping[str, str]) -> Outcome:
    """The outcome of a send that was not plainly successful. `scrub`: words that must not be repeated."""
    if answer.status == 401 or (fault is not None and fault.code in _TOKEN):
        return Unauthorized()
    if answer.status == 429 or (fault is not None and fault.code in _RATE):
        # Documented as never processed, so it may go again.
        return Retry(PAUSE_MS, is_ordered=True, for_channel=True)
    if fault is None or answer.status >= 500:
        return Uncertain(f"the answer could not be read (status {answer.status})")
    if fault.code in _DAILY:
        return Retry(_LIMIT_PAUSE_MS, is_ordered=True, for_channel=True)
    return refusal(fault, scrub)


def refusal(fault: Fault, scrub: Mapping[str, str]) -> Rejected:
    """A final refusal, with its sentence."""
    number = {"why": Why.ERROR_NUMBER, "number": fault.code}
    if fault.code in _WINDOW:
        return Rejected("rejected_window")
    if fault.code in _UNREACHABLE:
        return Rejected("rejected_no_whatsapp", is_unreachable=True)
    if fault.code in _OPTED_OUT:
        return Rejected("rejected_opted_out", is_unreachable=True)
    if fault.code in _NUMBER:
        return Rejected("rejected_number", number)
    if fault.code in _CARRIER:
        return Rejected("rejected_carrier", number)
    if fault.code in _REGION:
        return Rejected("rejected_region")
    if fault.code in _SENDER:
        return Rejected("rejected_sender", number)
    if fault.code in _TEMPLATE:
        return Rejected("rejected_template", number)
    words = fault.words[:120]
    for secret, stand_in in scrub.items():
        words = words.replace(secret, stand_in)
    return Rejected("provider_rejected", {"why": Why.SAID, "said": words} if words else number)
