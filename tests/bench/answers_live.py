"""The two promises of automatic answers that need the program running: how soon a keyword is answered, and a service outside that fails.

The whole of the first, with 200 kills, is the bench `responder`; here it is short. The second goes over real sockets to servers without manners.
"""

import threading
import time
from dataclasses import replace
from typing import Final

from console.answers.calls import NoAnswer
from tests.answers.outside import Outside, call, kept
from tests.answers.test_external import GOOD, JSON, said
from tests.bench import responder
from tests.bench.answers_report import Report
from tests.providers.test_http import closed_port
from tests.providers.wild import Drip, Rude, Step, Wild

_SECONDS: Final = 15
_KILLS: Final = 20
_LIMIT: Final = 1.0
# What connecting, reading and the threads of a busy machine may take beyond a rule's own limit.
_SPARE: Final = 0.5
_FAILURES: Final[dict[str, Step]] = {
    "slow": Drip(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", b'{"text":"x"}' + b" " * 999, 0.05),
    "silent": Rude.SILENCE,
    "lying": said('{"text": 7}'),
    "redirecting": said(GOOD, JSON, "Location: /elsewhere", status=302),
    "huge": said({"text": "x" * 10_000_000}),
}


def keyword_to_answer(report: Report) -> None:
    """At the training town's ledger."""
    speed = responder.measure(_SECONDS)
    report.say("message to automatic answer, 50 messages/s", f"p95 {speed.p95:.2f} s, {speed.answered} of {speed.asked} answered",
               f"p50 {speed.p50:.2f} s, longest {speed.longest:.2f} s", bar="p95 1 s, all", is_kept=speed.p95 < 1 and speed.answered == speed.asked)  # fmt: skip
    verdict = responder.play(_KILLS, report=False)
    report.say(f"kill -9 at every step of the responder, {_KILLS} times", f"{len(verdict.doubled)} doubled, {len(verdict.lost)} lost",
               f"{verdict.asked} asked; 200 kills: bench responder", bar="0 doubled, 0 lost", is_kept=verdict.is_clean)  # fmt: skip
    for line in [*verdict.doubled, *verdict.lost]:
        report.say(f"  {line}", "")


def service_that_fails(report: Report) -> None:
    """Each kind of failure twice: with an earlier good answer to repeat, and without one."""
    good = said(GOOD)
    for name, step in _FAILURES.items():
        with Wild.of(good, step) as server:
            _judge(report, name, server.url)
    _judge(report, "down", f"http://127.0.0.1:{closed_port()}", has_answered=False)
    _neighbours(report)


def _judge(report: Report, name: str, url: str, *, has_answered: bool = True) -> None:
    rule = kept(url, seconds=_LIMIT)
    outside = Outside.to(url)
    if has_answered:
        outside.code.answer(rule, call())
    else:
        with Wild.of(said(GOOD)) as server:
            before = Outside.to(server.url)
            before.code.answer(kept(server.url), call())
            outside.memory.kept = before.memory.kept
    began = time.monotonic()
    repeated = outside.code.answer(rule, call())
    longest = time.monotonic() - began
    began = time.monotonic()
    try:
        outside.code.answer(rule, call("4"))
        is_person = False
    except NoAnswer:
        is_person = True
    longest = max(longest, time.monotonic() - began)
    is_good = repeated.age_ms is not None and repeated.text == GOOD["text"] and is_person and longest < _LIMIT + _SPARE
    figure = f"age {repeated.age_ms}, person {is_person}, {longest:.2f} s"
    report.say(f"service {name}", figure, bar=f"last with its age, or a person, in {_LIMIT:g} s", is_kept=is_good)


def _neighbours(report: Report) -> None:
    """Twelve questions hang at one service while another service is asked."""
    with Wild.of(Rude.SILENCE) as silent, Wild.of(said(GOOD)) as fine:
        outside = Outside.to(silent.url, fine.url)
        hanging = kept(silent.url, seconds=_LIMIT)

        def hang() -> None:
            try:
                outside.code.answer(hanging, call())
            except NoAnswer:
                return

        threads = [threading.Thread(target=hang) for _ in range(12)]
        for thread in threads:
            thread.start()
        began = time.monotonic()
        other = kept(fine.url)
        outside.code.answer(replace(other, id=2, rule=replace(other.rule, name="other")), call())
        took = time.monotonic() - began
        for thread in threads:
            thread.join()
    report.say("another service, while 12 questions hang", f"{took:.2f} s", bar="0.5 s", is_kept=took < 0.5)
