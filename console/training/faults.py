"""Faults on demand, pauses that the provider orders, and the record of what a client did against the rules.

The one decision: a fault is a frozen rule (which calls, how often, what happens) chosen before the call acts, so that
every fault states whether the provider acted or not. That is the fact on which `uncertain` stands.
"""

import math
import random
import threading
from collections import deque
from dataclasses import dataclass, replace
from enum import StrEnum

from console.models.clock import Clock
from console.training.refusals import Refusal, too_many_requests
from console.training.wire import Call


class FaultKind(StrEnum):
    """The provider acts only in SLOW and the ACT_ kinds."""

    REFUSE = "refuse"
    SLOW = "slow"
    DROP = "drop"
    ANSWER = "answer"
    ACT_RESET = "act_reset"
    ACT_CUT = "act_cut"
    ACT_HANG = "act_hang"
    ACT_NOISE = "act_noise"
    ACT_ERROR = "act_error"


class PauseScope(StrEnum):
    CHAT = "chat"
    GLOBAL = "global"
    POLLING = "polling"


@dataclass(frozen=True)
class Fault:
    """One rule.

    `method` is a method name, `send` for every send…, `file` for downloads or `*`; `chat_id` None means any chat. The
    first `skip` matching calls pass, then `times` are hit (0: until cleared), each with probability `chance`. `code`,
    `description`, `is_html` shape REFUSE and ACT_ERROR; `retry_after` (s) makes REFUSE a 429 that pauses `scope`;
    `delay_ms` is how long SLOW waits before acting and ACT_HANG after; `body` is what ANSWER and ACT_NOISE say.
    A rule with `until_ms` (epoch) is dropped when that moment has come.
    """

    kind: FaultKind
    method: str = "*"
    chat_id: int | None = None
    times: int = 1
    skip: int = 0
    chance: float = 1.0
    code: int = 500
    description: str = "Internal Server Error"
    is_html: bool = False
    retry_after: int = 0
    scope: PauseScope = PauseScope.CHAT
    delay_ms: int = 0
    until_ms: int = 0
    body: str = "<html><body>Bad gateway</body></html>"

    def matches(self, call: Call) -> bool:
        """Whether this rule is about the call."""
        if self.chat_id is not None and call.chat_id != self.chat_id:
            return False
        wanted = self.method.lower()
        return wanted in ("*", call.method) or (wanted == "send" and call.method.startswith("send"))


@dataclass(frozen=True)
class Violation:
    """One thing a client must never do. `kind`: inside_pause, negative_offset, drop_pending_updates,
    poll_with_webhook, judge.
    """

    at_ms: int
    kind: str
    method: str
    chat_id: int | None
    detail: str


@dataclass(frozen=True)
class _Pause:
    scope: PauseScope
    chat_id: int | None
    until_ms: int


class FaultBook:
    """Rules, pauses and violations of one server. Thread safe."""

    def __init__(self, clock: Clock, seed: int) -> None:
        self._clock = clock
        self._dice = random.Random(seed)
        self._lock = threading.Lock()
        self._rules: list[Fault] = []
        self._pauses: list[_Pause] = []
        self._violations: deque[Violation] = deque(maxlen=100_000)
        self._hits = 0

    def add(self, fault: Fault) -> None:
        """Add a rule; rules are tried in the order they were added and the first that hits wins."""
        with self._lock:
            self._rules.append(fault)

    def clear(self) -> None:
        """Forget every rule and every pause; violations stay."""
        with self._lock:
            self._rules.clear()
            self._pauses.clear()

    def waiting(self) -> list[Fault]:
        """The rules that have not been used up."""
        with self._lock:
            self._drop_old_rules()
            return list(self._rules)

    def _drop_old_rules(self) -> None:
        now = self._clock.now_ms()
        self._rules = [rule for rule in self._rules if not rule.until_ms or rule.until_ms > now]

    @property
    def hits(self) -> int:
        """How many calls were hit so far."""
        with self._lock:
            return self._hits

    def choose(self, call: Call) -> Fault | None:
        """The fault for this call, used up by it; None when the call goes through."""
        with self._lock:
            self._drop_old_rules()
            for index, rule in enumerate(self._rules):
                if not rule.matches(call):
                    continue
                if rule.skip:
                    self._rules[index] = replace(rule, skip=rule.skip - 1)
                    continue
                if rule.chance < 1.0 and self._dice.random() >= rule.chance:
                    continue
                if rule.times == 1:
                    del self._rules[index]
                elif rule.times > 1:
                    self._rules[index] = replace(rule, times=rule.times - 1)
                self._hits += 1
                return rule
            return None

    def order_pause(self, scope: PauseScope, chat_id: int | None, retry_after: int) -> Refusal:
        """Start a pause now and give the 429 that announces it. Seconds."""
        with self._lock:
            until = self._clock.now_ms() + retry_after * 1000
            self._pauses.append(_Pause(scope, chat_id if scope is PauseScope.CHAT else None, until))
        return too_many_requests(retry_after)

    def check_pause(self, call: Call) -> Refusal | None:
        """A 429 with the rest of the pause when the call comes inside one; that is a violation."""
        now = self._clock.now_ms()
        with self._lock:
            self._pauses = [pause for pause in self._pauses if pause.until_ms > now]
            until = max((pause.until_ms for pause in self._pauses if _is_inside(pause, call)), default=0)
        if not until:
            return None
        self.note("inside_pause", f"{until - now} ms before the pause ends", call.method, call.chat_id)
        return too_many_requests(math.ceil((until - now) / 1000))

    def note(self, kind: str, detail: str, method: str = "", chat_id: int | None = None) -> None:
        """Record a violation."""
        with self._lock:
            self._violations.append(Violation(self._clock.now_ms(), kind, method, chat_id, detail))

    def violations(self, kind: str | None = None) -> list[Violation]:
        """What was done against the rules, oldest first."""
        with self._lock:
            return [violation for violation in self._violations if kind in (None, violation.kind)]


def _is_inside(pause: _Pause, call: Call) -> bool:
    if call.method == "getupdates":
        return pause.scope is PauseScope.POLLING
    if pause.scope is PauseScope.CHAT:
        return call.chat_id is not None and call.chat_id == pause.chat_id
    return pause.scope is PauseScope.GLOBAL and call.method != "file"
