"""What the Cloud API's errors mean: the one table of its codes, for sending, for reading and for statuses that come later.

The one decision: the code decides, never the status of the answer, which is 400 for nearly everything, and never the
words (reference: WhatsApp Cloud API, section 7).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from console.models.delivery import Outcome, Rejected, Retry, Unauthorized, Uncertain
from console.models.reasons import Why
from console.providers.base import NetworkDown, PausedByProvider, ProviderError, Unauthorised
from console.providers.http import Answer
from console.providers.telegram_text import Json, obj, one_line, whole

PAUSE_MS = 30_000
"""How long a number is silent when the provider says that it is too fast; it names no time itself."""
_TOKEN = frozenset({0, 190})
_PERMISSION = frozenset({3, 10, 131005, *range(200, 300)})
_ADMIN = frozenset({368, 131031, 131042, 131045, 131037})
_RATE = frozenset({4, 80007, 130429})
PAIR = 131056
_LATER = frozenset({2, 131016, 131057, 133004})
"""Documented as not processed: to be tried again."""
_UNKNOWN = frozenset({1, 131000})
_UNREACHABLE = frozenset({131026})
_TEMPLATE = frozenset({131048, 131064, 132007, 132068, 132069})
_TEMPLATE_WORDS = {
    132000: "rejected_template_fields",
    132001: "rejected_template_missing",
    132005: "rejected_template_long",
    132012: "rejected_template_fields",
    132015: "rejected_template_paused",
    132016: "rejected_template_disabled",
    132018: "rejected_template_fields",
}
"""Those somebody at the desk can do something about."""
_MARKETING = frozenset({131049, 131050, 130472})
_FILE = frozenset({131052, 131053})
_UNKNOWN_PERSON = frozenset({131021, 131030, 131062})
WINDOW_CLOSED = 131047


@dataclass(frozen=True, slots=True)
class Fault:
    """An error as the Cloud API tells it."""

    code: int
    words: str
    details: str


def decode(body: bytes) -> Any:
    """A JSON body, or None when it is none or nested beyond reason."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def fault_of(value: object) -> Fault | None:
    """The error inside an answer or a status, or None."""
    error = obj(value)
    code = whole(error.get("code"))
    if code is None:
        return None
    details = one_line(obj(error.get("error_data")).get("details"), 300)
    return Fault(code, one_line(error.get("message") or error.get("title"), 300), details)


def read_answer(answer: Answer) -> tuple[Json | None, Fault | None]:
    """The body of a success, or the error; neither when the answer is not the Cloud API's own."""
    body = decode(answer.body)
    if not isinstance(body, dict):
        return None, None
    fault = fault_of(body.get("error"))
    if fault is not None:
        return None, fault
    return (body, None) if 200 <= answer.status < 300 else (None, None)


def error_of(answer: Answer, fault: Fault | None) -> ProviderError:
    """The error that the answer to a reading call stands for."""
    if (fault is not None and fault.code in _TOKEN | _PERMISSION) or (fault is None and answer.status == 401):
        return Unauthorised("the token is refused")
    if answer.status == 429 or (fault is not None and fault.code in _RATE):
        return PausedByProvider(PAUSE_MS)
    if fault is None:
        return NetworkDown(f"the answer cannot be read (status {answer.status})")
    return NetworkDown(f"error {fault.code}", Why.SERVER_FAULT if answer.status >= 500 else Why.REQUEST_REFUSED)


def judge_fault(answer: Answer, fault: Fault | None, attempts: int, scrub: Mapping[str, str]) -> Outcome:
    """The outcome of a send that was not plainly successful. `scrub`: words that must not be repeated."""
    if fault is None:
        if answer.status == 401:
            return Unauthorized()
        if answer.status == 429:
            return Retry(PAUSE_MS, is_ordered=True, for_channel=True)
        return Uncertain(f"the answer could not be read (status {answer.status})")
    if fault.code in _TOKEN | _PERMISSION:
        return Unauthorized()
    if fault.code in _RATE:
        return Retry(PAUSE_MS, is_ordered=True, for_channel=True)
    if fault.code == PAIR:
        return Retry(pair_pause_ms(attempts), is_ordered=True)
    if fault.code in _LATER:
        return Retry(min(60_000, 5_000 * 2 ** min(max(attempts - 1, 0), 4)))
    if fault.code in _UNKNOWN or answer.status >= 500:
        return Uncertain(f"error {fault.code}")
    return refusal(fault, scrub)


def pair_pause_ms(attempts: int) -> int:
    """4^n seconds between two messages to one citizen, at most an hour (the provider's own advice)."""
    return int(min(3_600_000, 1000 * 4 ** min(max(attempts, 1), 6)))


def refusal(fault: Fault, scrub: Mapping[str, str]) -> Rejected:
    """A final refusal, with its sentence."""
    if fault.code == WINDOW_CLOSED:
        return Rejected("rejected_window")
    if fault.code in _UNREACHABLE:
        return Rejected("rejected_no_whatsapp", is_unreachable=True)
    if fault.code in _UNKNOWN_PERSON or (fault.code == 131009 and "recipient" in fault.details.lower()):
        return Rejected("rejected_not_found")
    if fault.code == 130403:
        return Rejected("rejected_blocked")
    if fault.code in _MARKETING:
        return Rejected("rejected_marketing")
    if fault.code in _TEMPLATE_WORDS:
        return Rejected(_TEMPLATE_WORDS[fault.code])
    if fault.code in _TEMPLATE:
        return Rejected("rejected_template", {"why": Why.ERROR_NUMBER, "number": fault.code})
    if fault.code in _ADMIN:
        return Rejected("rejected_account", {"why": Why.ERROR_NUMBER, "number": fault.code})
    if fault.code in _FILE:
        return Rejected("rejected_file", {"why": Why.ERROR_NUMBER, "number": fault.code})
    words = (fault.details or fault.words)[:120]
    for secret, stand_in in scrub.items():
        words = words.replace(secret, stand_in)
    if words:
        return Rejected("provider_rejected", {"why": Why.SAID, "said": words})
    return Rejected("provider_rejected", {"why": Why.ERROR_NUMBER, "number": fault.code})
