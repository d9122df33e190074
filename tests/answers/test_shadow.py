"""The threshold for automatic answers, against cases worked out by hand, a definition written out in full, and what comes after the proof."""

import random
import statistics
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.answers.shadow import LAST_EVENTS, Event, Verdict, judge, lower_bound, may_answer, needed


@pytest.mark.parametrize(
    ("right", "number", "bound"),
    # By hand, z = 1.64485, z² = 2.70554: all right gives n / (n + z²).
    [(133, 133, 133 / 135.70554), (60, 60, 60 / 62.70554), (0, 0, 0.0), (0, 50, 0.0), (50, 100, 0.418848)],
)
def test_the_bound_is_wilsons(right: int, number: int, bound: float) -> None:
    assert lower_bound(right, number) == pytest.approx(bound, abs=1e-5)


def test_the_proof_is_counted_in_tosses_of_a_coin() -> None:
    # Twelve errors to come, none in the past: 1 in 2^12. With one: 1 + 17 of 2^17; with two: 1 + 20 + 190 of 2^20.
    assert [needed(errors) for errors in range(3)] == [550, 750, 850]
    assert all(needed(errors) < needed(errors + 1) for errors in range(100))


@pytest.mark.parametrize("errors", [0, 1, 2, 5, 20])
def test_a_pack_dealt_in_two_halves_deceives_less_than_once_in_four_thousand(errors: int) -> None:
    # Exactly, without the coin: of 2n messages with just too many errors, n are dealt to the past.
    n = needed(errors)
    wrong = errors + n // 50 + 1
    deceived = sum(comb(wrong, few) * comb(2 * n - wrong, n - few) for few in range(errors + 1))
    assert deceived * 4_000 < comb(2 * n, n)


def test_without_an_error_it_needs_550_events() -> None:
    off = judge([Event(0.9, True)] * 549)
    assert (off.tau, off.events, off.above, off.right, off.missing) == (None, 549, 549, 549, 1)
    assert off.bound == pytest.approx(549 / 551.70554, abs=1e-5)
    proved = judge([Event(0.9, True)] * 550)
    assert (proved.tau, proved.above, proved.missing, proved.coverage) == (0.9, 550, 0, 1.0)


def test_the_lowest_threshold_that_is_proved_is_taken() -> None:
    events = [Event(0.9, True)] * 560 + [Event(0.7, True)] * 100 + [Event(0.5, False)] * 50
    verdict = judge(events)
    assert (verdict.tau, verdict.above, verdict.right, verdict.events) == (0.7, 660, 660, 710)
    assert may_answer(verdict, 0.7) and not may_answer(verdict, 0.69)


def test_the_least_certain_tenth_of_what_is_proved_stays_with_people() -> None:
    events = [Event(1 - number / 1_000, True) for number in range(600)] + [Event(0.1, False)] * 100
    verdict = judge(events)
    assert (verdict.above, verdict.answered, verdict.tau) == (600, 540, 1 - 539 / 1_000)
    assert verdict.coverage == 540 / 700


def test_an_error_only_delays_the_proof() -> None:
    events = [Event(0.99, True)] * 40 + [Event(0.98, False)] + [Event(0.6, True)] * 709
    assert judge(events).tau == 0.6
    assert judge(events[:-1]).tau is None


def test_events_of_one_certainty_stand_or_fall_together() -> None:
    events = [Event(0.9, True)] * 600 + [Event(0.9, False)] * 3
    assert judge(events).tau is None
    assert judge(list(reversed(events))).tau is None


def test_too_hard_stays_off_and_says_what_is_missing() -> None:
    verdict = judge([Event(0.8, number % 10 > 0) for number in range(1000)])
    assert verdict.tau is None and verdict.coverage == 0 and not may_answer(verdict, 1.0)
    assert (verdict.above, verdict.right) == (1000, 900)
    assert verdict.above + verdict.missing == needed(100)
    hopeless = judge([Event(0.8, False)] * 1000)
    assert (hopeless.tau, hopeless.above, hopeless.missing) == (None, 0, 550)


def test_only_the_last_events_count() -> None:
    newest = [Event(0.9, True)] * LAST_EVENTS
    assert judge(newest + [Event(0.9, False)] * LAST_EVENTS).tau == 0.9
    assert judge([]) == Verdict(None, 0, 0, 0, 0.0, 550)


@given(
    st.lists(
        st.builds(Event, st.sampled_from([0.2, 0.5, 0.8, 0.9, 0.95]), st.sampled_from([True] * 300 + [False])),
        max_size=40,
    )
)
def test_it_is_the_rule_as_written(few: list[Event]) -> None:
    events = few * 40
    above = {tau: [event.is_right for event in events if event.p >= tau] for tau in {event.p for event in events}}
    proved = [tau for tau, kept in above.items() if len(kept) >= needed(kept.count(False))]
    verdict = judge(events)
    if not proved:
        assert verdict.tau is None
    else:
        certain = sorted((event.p for event in events if event.p >= min(proved)), reverse=True)
        assert verdict.tau == certain[: len(certain) - len(certain) // 10][-1]


def wilsons(events: list[Event]) -> float | None:
    """The weaker rule: the lowest threshold of 60 events with Wilson's 95 % bound at 98 %."""
    best, right = None, 0
    for number, event in enumerate(sorted(events, key=lambda event: -event.p), 1):
        right += event.is_right
        if number >= 60 and lower_bound(right, number) >= 0.98:
            best = event.p
    return best


def precision_after(tau: float | None, after: list[Event]) -> float:
    answered = [event.is_right for event in after if tau is not None and event.p >= tau]
    return statistics.mean(answered) if answered else 1.0


@pytest.mark.parametrize(("sureness", "candour", "opens"), [(6, 2, True), (6, 1.5, True), (1.5, 1.5, False)])
def test_what_follows_a_proof_is_right_in_98_of_100(sureness: float, candour: float, opens: bool) -> None:
    """Towns whose certainty says how often it is right, halved in forty ways each: every other half is 98 % right or unanswered."""
    chance = random.Random(7)
    town = [
        Event(p, chance.random() < 1 - (1 - p) ** candour)
        for p in (chance.betavariate(sureness, 1) for _ in range(5_000))
    ]
    ours, theirs, opened = [], [], 0
    for _ in range(40):
        chance.shuffle(town)
        past, after = town[:2_500], town[2_500:]
        tau = judge(past).tau
        opened += tau is not None
        ours.append(precision_after(tau, after))
        theirs.append(precision_after(wilsons(past), after))
    assert min(ours) >= 0.98
    assert (opened > 0) == opens
    # The same halves tell a rule that is too weak.
    assert min(theirs) < 0.98
