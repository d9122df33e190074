"""The way from one order of rows to another: what a view must be told so that it keeps its place.

Worked out on the reader thread that read the new order, because a hundred thousand rows take longer to compare than a
frame may last; the window only carries the steps out.
"""

from __future__ import annotations

from console.models.record import Record

MOST_EDITS = 200
"""More separate insertions or removals than this are one reset: cheaper, and nobody can follow them anyway."""

Run = tuple[int, int]
"""Rows from the first to the last, both included."""


class Steps(Record):
    """From `old` to `new`: runs to remove from `old`, the order of what stays (None when right), runs to insert.

    `is_reset` says that there are too many of them. `headings` are the rows of `new` that are headings.
    """

    old: list[int]
    new: list[int]
    removals: list[Run]
    order: list[int] | None
    insertions: list[Run]
    is_reset: bool
    headings: list[int]

    @property
    def is_single_stretch(self) -> bool:
        """Whether one stretch of rows comes or goes and nothing else happens."""
        return not self.is_reset and self.order is None and len(self.removals) + len(self.insertions) == 1

    @property
    def changes_nothing(self) -> bool:
        """Whether both orders are the same."""
        return not (self.removals or self.insertions or self.is_reset or self.order is not None)


def steps_to(old: list[int], new: list[int]) -> Steps:
    """Compare two orders. Headings are the negative keys."""
    headings = heading_rows(new)
    head = _same_head(old, new)
    if head == len(old) == len(new):
        return Steps(old, new, [], None, [], False, headings)
    tail = _same_head(old[: head - 1 if head else None : -1], new[: head - 1 if head else None : -1])
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    if not before or not after:
        # One stretch came or went: what happens nearly always.
        removals = [(head, head + len(before) - 1)] if before else []
        insertions = [(head, head + len(after) - 1)] if after else []
        return Steps(old, new, removals, None, insertions, False, headings)
    if (before[0] == after[-1] and before[1:] == after[:-1]) or (before[-1] == after[0] and before[:-1] == after[1:]):
        return Steps(old, new, [], new, [], False, headings)  # one row went up or down
    gone, come = set(before).difference(after), set(after).difference(before)
    removals = _runs(old, head, len(old) - tail, gone)
    insertions = _runs(new, head, len(new) - tail, come)
    if len(removals) + len(insertions) > MOST_EDITS:
        return Steps(old, new, [], None, [], True, headings)
    stay = [key for key in before if key not in gone]
    right = [key for key in after if key not in come]
    order = None if stay == right else old[:head] + right + old[len(old) - tail :]
    return Steps(old, new, removals, order, insertions, False, headings)


def arrivals(shown: list[int], right: list[int]) -> list[int]:
    """What may be added at the end of a held list: everything that stands after its last row in the right order."""
    try:
        after = right.index(shown[-1]) + 1
    except ValueError:
        return []
    known = set(shown)
    return [key for key in right[after:] if key not in known]


def heading_rows(keys: list[int]) -> list[int]:
    """The rows that are headings: the negative keys, of which each list has a handful near its top."""
    rows: list[int] = []
    smallest = min(keys, default=0)
    for key in range(-1, smallest - 1, -1):
        try:
            rows.append(keys.index(key))
        except ValueError:
            continue
    return sorted(rows)


def _same_head(first: list[int], second: list[int]) -> int:
    """How many leading items are equal; compares slices, so that 100,000 take a millisecond."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _runs(keys: list[int], start: int, stop: int, chosen: set[int]) -> list[Run]:
    """The stretches of chosen keys between two positions, as (first, last)."""
    runs: list[Run] = []
    if not chosen:
        return runs
    for row in range(start, stop):
        if keys[row] in chosen:
            if runs and runs[-1][1] == row - 1:
                runs[-1] = (runs[-1][0], row)
            else:
                runs.append((row, row))
    return runs
