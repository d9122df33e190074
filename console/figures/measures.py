"""The figures people read, made from a digest: each with its sample size. What has no sample has no figure."""

from collections import Counter
from typing import Final

from console.figures.digest import Digest
from console.models.record import Record


class Spread(Record):
    """Seconds: the median and the 90th percentile (nearest rank) of `count` durations, both None when there are none."""

    count: int
    median: int | None
    ninetieth: int | None


class Share(Record):
    """`part` of `whole`; `percent` has one decimal and is None where the whole is nothing."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """Percent with one decimal."""
        return round(100 * self.part / self.whole, 1) if self.whole else None


class Figures(Record):
    """Everything about one stretch of time and one slice of the service. Durations in seconds.

    `occupancy`: seconds worked, of those signed in and not at the counter; told of the whole and of each operator alone.
    `within_target`: first answers within the target, of those given in time and those too late; `pending`: answers that are still to come.
    `rated`: citizens who said how it went, of those asked; `satisfied`: those who chose the best answer, of those who answered.
    """

    conversations: int
    reopened: int
    messages_in: int
    messages_out: int
    first_answer: Spread
    wait: Spread
    handle: Spread
    held: Spread
    resolution: Spread
    abandoned: Share
    automatic: Share
    deflected: Share
    after_hours: Share
    transfers: int
    automatic_answers: int
    within_target: Share
    pending: int
    signed_in: int
    at_counter: int
    occupancy: Share
    rated: Share
    satisfied: Share


NAMES: Final = Figures.__match_args__


def spread(occurrences: Counter[int]) -> Spread:
    """Median and 90th percentile by nearest rank: figures that occurred, never ones in between."""
    count = sum(occurrences.values())
    if not count:
        return Spread(0, None, None)
    return Spread(count, _rank(occurrences, count, 50), _rank(occurrences, count, 90))


def _rank(occurrences: Counter[int], count: int, percent: int) -> int:
    wanted, seen = -(-count * percent // 100), 0
    for seconds in sorted(occurrences):
        seen += occurrences[seconds]
        if seen >= wanted:
            return seconds
    raise AssertionError("a rank lies within its sample")


def figures_of(digest: Digest, target_minutes: int, *, open_hours: bool = True) -> Figures:
    """The figures of a digest. `open_hours`: waits count only while the door was open."""
    counts, spreads = digest.counts, digest.spreads
    suffix = "_open" if open_hours else ""
    first = spreads.get(f"first{suffix}", Counter())
    in_time = sum(number for seconds, number in first.items() if seconds <= target_minutes * 60)
    closed = counts["answered"] + counts["automatic"] + counts["abandoned"]
    return Figures(
        conversations=counts["opened"],
        reopened=counts["reopened"],
        messages_in=counts["messages_in"],
        messages_out=counts["messages_out"],
        first_answer=spread(first),
        wait=spread(spreads.get(f"wait{suffix}", Counter())),
        handle=spread(spreads.get("handle", Counter())),
        held=spread(spreads.get("held", Counter())),
        resolution=spread(spreads.get("resolution", Counter())),
        abandoned=Share(counts["abandoned"], closed),
        automatic=Share(counts["automatic"], closed),
        deflected=Share(counts["deflected"], closed),
        after_hours=Share(counts["after_hours"], counts["opened"]),
        transfers=counts["transfers"],
        automatic_answers=counts["automatic_answers"],
        within_target=Share(in_time, sum(first.values())),
        pending=counts["unanswered"],
        signed_in=counts["signed_in"],
        at_counter=counts["at_counter"],
        occupancy=Share(counts["busy"], counts["signed_in"] - counts["at_counter"]),
        rated=Share(counts["rated"], counts["rating_asked"]),
        satisfied=Share(counts["satisfied"], counts["rated"]),
    )
