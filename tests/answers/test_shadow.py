"""The threshold for automatic answers, against cases worked out by hand and a definition written out in full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.answers.shadow import LAST_EVENTS, Event, Verdict, judge, lower_bound, may_answer


@pytest.mark.parametrize(
    ("right", "number", "bound"),
    # By hand, z = 1.64485, z² = 2.70554: all right gives n / (n + z²).
    [(133, 133, 133 / 135.70554), (60, 60, 60 / 62.70554), (0, 0, 0.0), (0, 50, 0.0), (50, 100, 0.418848)],
)
def test_the_bound_is_wilsons(right: int, number: int, bound: float) -> None:
    assert lower_bound(right, number) == pytest.approx(bound, abs=1e-5)


def test_without_an_error_it_needs_133_events() -> None:
    off = judge([Event(0.9, True)] * 132)
    assert (off.tau, off.events, off.above, off.right, off.missing) == (None, 132, 132, 132, 1)
    assert off.bound == pytest.approx(132 / 134.70554, abs=1e-5)
    proved = judge([Event(0.9, True)] * 133)
    assert (proved.tau, proved.above, proved.missing, proved.coverage) == (0.9, 133, 0, 1.0)


def test_the_lowest_threshold_that_is_proved_is_taken() -> None:
    events = [Event(0.9, True)] * 200 + [Event(0.7, True)] * 100 + [Event(0.5, False)] * 50
    verdict = judge(events)
    assert (verdict.tau, verdict.above, verdict.events) == (0.7, 300, 350)
    assert may_answer(verdict, 0.7) and not may_answer(verdict, 0.69)


def test_a_dip_in_between_does_not_hide_what_is_proved_lower() -> None:
    # 40 right, one wrong, then 400 right: nothing is proved at the top, all of it at the bottom.
    events = [Event(0.99, True)] * 40 + [Event(0.98, False)] + [Event(0.6, True)] * 400
    assert judge(events).tau == 0.6


def test_events_of_one_certainty_stand_or_fall_together() -> None:
    events = [Event(0.9, True)] * 140 + [Event(0.9, False)] * 10
    assert judge(events).tau is None
    assert judge(list(reversed(events))).tau is None


def test_too_hard_stays_off_and_says_what_is_missing() -> None:
    verdict = judge([Event(0.8, number % 10 > 0) for number in range(1000)])
    assert verdict.tau is None and verdict.coverage == 0 and not may_answer(verdict, 1.0)
    right, number = verdict.right + verdict.missing, verdict.above + verdict.missing
    assert lower_bound(right, number) >= 0.98 > lower_bound(right - 1, number - 1)


def test_only_the_last_events_count() -> None:
    newest = [Event(0.9, True)] * LAST_EVENTS
    assert judge(newest + [Event(0.9, False)] * LAST_EVENTS).tau == 0.9
    assert judge([]) == Verdict(None, 0, 0, 0, 0.0, 133)


@given(
    st.lists(
        st.builds(Event, st.sampled_from([0.2, 0.5, 0.8, 0.9, 0.95]), st.sampled_from([True] * 60 + [False])),
        max_size=400,
    )
)
def test_it_is_the_rule_as_written(events: list[Event]) -> None:
    proved = []
    for tau in {event.p for event in events}:
        above = [event.is_right for event in events if event.p >= tau]
        if len(above) >= 60 and lower_bound(sum(above), len(above)) >= 0.98:
            proved.append(tau)
    assert judge(events).tau == (min(proved) if proved else None)
