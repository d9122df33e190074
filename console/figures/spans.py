"""Stretches of time, as pairs of epoch milliseconds with the end not included: what two have in common, what one leaves of another."""

from collections.abc import Iterable, Sequence

Span = tuple[int, int]
LASTS = 1 << 62
"""The end of what has not ended."""


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time, in order and told once; what has no length is left out."""
    found: list[Span] = []
    for since, until in sorted(spans):
        if until <= since:
            continue
        if found and since <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((since, until))
    return found


def within(spans: Iterable[Span], limits: Iterable[Span]) -> list[Span]:
    """The time that lies in both."""
    bounds = merged(limits)
    return [
        (max(since, first), min(until, last))
        for since, until in merged(spans)
        for first, last in bounds
        if max(since, first) < min(until, last)
    ]


def without(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """The time of the first that is in none of the second."""
    gone = merged(taken)
    left: list[Span] = []
    for start, until in merged(spans):
        since = start
        for first, last in gone:
            if last <= since or first >= until:
                continue
            if first > since:
                left.append((since, first))
            since = last
        if since < until:
            left.append((since, until))
    return left


def length(spans: Sequence[Span]) -> int:
    """Milliseconds of stretches that do not overlap."""
    return sum(until - since for since, until in spans)
