"""Code outside: asks the town's own service over signed HTTPS, within a time limit, and knows what to do when it does not answer.

A citizen never waits for a service that is away: after the limit they get the last good answer with its age, when anybody may have it,
or a person. Each exchange opens a connection of its own, to an address that was checked the moment before; nothing is shared between
two services but this module.
"""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from console.answers.breaker import Breaker
from console.answers.calls import Answer, Call, CallFacts, NoAnswer
from console.answers.outside_address import Target, allowed, target_from
from console.answers.outside_door import Door, Resolve, resolve
from console.answers.outside_message import (
    MAX_BODY,
    SIGNATURE,
    kept_answer,
    kept_body,
    last_good_key,
    read_answer,
    request_body,
    request_headers,
)
from console.answers.outside_proxy import proxy_for
from console.models.outside import AllowedHost
from console.models.rules import KeptRule, Rule

SECONDS = 5.0
LONGEST_SECONDS = 10.0
SHORTEST_SECONDS = 0.5
AT_ONCE = 8
"""Questions of one rule under way at the same time; the next one waits for a place within its own time."""
LAST_GOOD_HOURS = 24
_HOUR_MS = 3_600_000
_KEEP_AGAIN_SECONDS = 60.0
_OUR_FAULT = frozenset({"outside_url", "outside_host", "no_secret", "outside_busy"})
"""Reasons that say nothing about the service: they open no breaker."""


class LastAnswers(Protocol):
    """Where last good answers are kept. Any thread."""

    def get(self, rule: str, key: str) -> tuple[str, int] | None:
        """A body and its age in milliseconds, or None."""

    def keep(self, rule: str, key: str, body: str) -> None:
        """Keep a body, in place of the one before."""


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a rule's service said to a question nobody asked: for the editor. `headers` without the signature; `why` a code, `detail` in English."""

    url: str
    headers: dict[str, str]
    request: str
    status: int
    attempts: int
    took_ms: int
    answer: Answer | None = None
    why: str = ""
    detail: str = ""
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class _Question:
    """One exchange before it begins."""

    target: Target
    entry: AllowedHost
    url: str
    body: bytes = field(repr=False)
    headers: dict[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Reply:
    answer: Answer
    is_public: bool
    status: int
    attempts: int


@dataclass
class _Service:
    """What one version of a rule has learnt about its service."""

    version: int
    breaker: Breaker
    places: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(AT_ONCE))
    kept: dict[str, tuple[str, float]] = field(default_factory=dict)
    """Key to the body last written down, and when."""


class ExternalCode:
    """Answers of rules of the kind `external`. Any thread."""

    def __init__(
        self,
        hosts: Callable[[], tuple[AllowedHost, ...]],
        secret: Callable[[str], str | None],
        last_answers: LastAnswers,
        *,
        verify: Literal[True] | str = True,
        proxy: str = "none",
        look_up: Resolve = resolve,
        clock: Callable[[], float] = time.time,
        new_breaker: Callable[[], Breaker] = Breaker,
    ) -> None:
        """`secret` by the name of a rule; `verify`: True, or a file with the certificates of the town's own authority.

        `proxy`: see outside_proxy.
        """
        self._hosts = hosts
        self._secret = secret
        self._last_answers = last_answers
        self._verify = verify
        self._proxy = proxy
        self._look_up = look_up
        self._clock = clock
        self._new_breaker = new_breaker
        self._lock = threading.Lock()
        self._services: dict[str, _Service] = {}

    def close(self) -> None:
        """Nothing stays open between two calls."""

    def answer(self, kept: KeptRule, call: Call) -> Answer:
        """See sync.answering.Answerer. Takes at most the rule's time limit."""
        until = time.monotonic() + limit_seconds(kept.rule)
        service = self._service(kept)
        try:
            reply = self._asked(service, kept.rule, call, until)
        except NoAnswer as failure:
            return self._last_good(kept.rule, call, failure)
        if reply.is_public:
            self._keep(service, kept.rule, call, reply.answer)
        return replace(reply.answer, facts=CallFacts(reply.status, reply.attempts))

    def dry_run(self, rule: Rule, call: Call) -> DryRun:
        """Ask the service once, telling it that nobody did; nothing is kept and no breaker learns from it. Never raises NoAnswer."""
        began = time.monotonic()
        try:
            question = self._question(rule, call, is_dry_run=True)
        except NoAnswer as failure:
            return DryRun(rule.url, {}, "", 0, 0, 0, None, failure.why, _detail(failure))
        shown = {name: value for name, value in question.headers.items() if name != SIGNATURE}
        request = json.dumps(json.loads(question.body), ensure_ascii=False, indent=1)

        def made(status: int, attempts: int) -> DryRun:
            return DryRun(rule.url, shown, request, status, attempts, int((time.monotonic() - began) * 1000))

        try:
            reply = self._exchanged(question, began + limit_seconds(rule))
        except NoAnswer as failure:
            facts = failure.facts or CallFacts()
            return replace(made(facts.status, facts.attempts), why=failure.why, detail=_detail(failure))
        return replace(made(reply.status, reply.attempts), answer=reply.answer, is_public=reply.is_public)

    def _service(self, kept: KeptRule) -> _Service:
        with self._lock:
            known = self._services.get(kept.rule.name)
            if known is None or known.version != kept.version:
                # A new version may have another address: what was learnt about the old one is void.
                known = self._services[kept.rule.name] = _Service(kept.version, self._new_breaker())
            return known

    def _asked(self, service: _Service, rule: Rule, call: Call, until: float) -> _Reply:
        question = self._question(rule, call)
        if not service.breaker.may_pass():
            raise NoAnswer("outside_paused")
        if not service.places.acquire(timeout=max(0.0, until - time.monotonic())):
            service.breaker.gave_up()
            raise NoAnswer("outside_busy")
        try:
            reply = self._exchanged(question, until)
        except NoAnswer as failure:
            if failure.why in _OUR_FAULT or _is_refusal(failure):
                service.breaker.gave_up()
            else:
                service.breaker.failed()
            raise
        except BaseException:
            service.breaker.failed()
            raise
        finally:
            service.places.release()
        service.breaker.succeeded()
        return reply

    def _question(self, rule: Rule, call: Call, *, is_dry_run: bool = False) -> _Question:
        target = target_from(rule.url)
        entry = allowed(target, self._hosts())
        secret = self._secret(rule.name)
        if not secret:
            raise NoAnswer("no_secret")
        body = request_body(call, is_dry_run=is_dry_run)
        return _Question(target, entry, rule.url, body, request_headers(secret, body, call.message.uuid, self._clock()))

    def _exchanged(self, question: _Question, until: float) -> _Reply:
        """The exchange, and once more when nothing had left: a repeat is harmless then, whatever the service does."""
        for attempt in (1, 2):
            try:
                return self._exchanged_once(question, until, attempt)
            except NoAnswer as failure:
                if failure.why != "outside_unreachable" or attempt == 2 or until - time.monotonic() < SHORTEST_SECONDS:
                    raise
        raise AssertionError

    def _exchanged_once(self, question: _Question, until: float, attempt: int) -> _Reply:
        from console.providers.http import AnswerLost, AnswerTooBig, HttpClient, NotOpened

        def failed(why: str, status: int = 0) -> NoAnswer:
            return NoAnswer(why, CallFacts(status, attempt, why))

        with self._door(question, until) as door:
            left = door.left()
            if left <= 0:
                raise failed("timeout")
            client = HttpClient(connect_seconds=left, dial=door.dial, verify=self._verify, proxy="none")
            try:
                answer = client.exchange(
                    "POST",
                    question.url,
                    read_seconds=left,
                    total_seconds=left,
                    body=question.body,
                    headers=question.headers,
                    limit=MAX_BODY,
                )
            except AnswerTooBig:
                raise failed("too_big") from None
            except AnswerLost:
                raise failed("timeout" if door.is_shut or door.left() <= 0 else "outside_lost") from None
            except NotOpened:
                if door.is_refused:
                    raise failed("outside_address") from None
                if door.is_shut or door.left() <= 0:
                    raise failed("timeout") from None
                raise failed("outside_tls" if door.is_opened else "outside_unreachable") from None
            finally:
                client.close()
            # A connection that was shut may look like an answer that had come to its end.
            if door.is_shut:
                raise failed("timeout", answer.status)
        if 300 <= answer.status < 400:
            raise failed("outside_redirect", answer.status)
        if answer.status != 200:
            raise failed("outside_status", answer.status)
        try:
            read, is_public = read_answer(answer.body, answer.headers)
        except NoAnswer as failure:
            failure.facts = CallFacts(answer.status, attempt, failure.why)
            raise
        return _Reply(read, is_public, answer.status, attempt)

    def _door(self, question: _Question, until: float) -> Door:
        proxy = proxy_for(self._proxy, question.target.host)
        return Door(question.target, question.entry, until, self._look_up, proxy)

    def _keep(self, service: _Service, rule: Rule, call: Call, answer: Answer) -> None:
        key, body = last_good_key(call), kept_body(answer)
        if key is None or body is None or not _last_good_ms(rule):
            return
        # The same words need not be written down for every citizen; their age may be wrong by this much.
        now = time.monotonic()
        before = service.kept.get(key)
        if before is not None and before[0] == body and now - before[1] < _KEEP_AGAIN_SECONDS:
            return
        if len(service.kept) > 1_000:
            service.kept.clear()
        service.kept[key] = (body, now)
        self._last_answers.keep(rule.name, key, body)

    def _last_good(self, rule: Rule, call: Call, failure: NoAnswer) -> Answer:
        facts = failure.facts or CallFacts(why=failure.why)
        key = last_good_key(call)
        if key is None or failure.why in _OUR_FAULT - {"outside_busy"}:
            raise NoAnswer(failure.why, facts) from failure
        found = self._last_answers.get(rule.name, key)
        if found is None or found[1] > _last_good_ms(rule):
            raise NoAnswer(failure.why, facts) from failure
        return replace(kept_answer(found[0]), age_ms=max(0, found[1]), facts=facts)


def limit_seconds(rule: Rule) -> float:
    """How long a rule's service may take, from the option `seconds`."""
    return min(LONGEST_SECONDS, max(SHORTEST_SECONDS, _number(rule, "seconds", SECONDS)))


def _last_good_ms(rule: Rule) -> int:
    """How old a repeated answer may be, from the option `last_good_hours`; 0 for never."""
    return int(max(0.0, _number(rule, "last_good_hours", LAST_GOOD_HOURS)) * _HOUR_MS)


def _number(rule: Rule, name: str, otherwise: float) -> float:
    value = rule.options.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else otherwise


def _is_refusal(failure: NoAnswer) -> bool:
    """Whether the service is there and only would not answer this one question: no reason to spare it the next."""
    status = failure.facts.status if failure.facts else 0
    return failure.why == "outside_status" and 400 <= status < 500 and status not in (408, 425, 429)


def _detail(failure: NoAnswer) -> str:
    return str(failure.__cause__ or "")
