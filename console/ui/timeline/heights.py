"""Where rows stand: heights measured or guessed, their sums, and which rows a stretch of pixels shows. No Qt.

All in whole logical px, so that adding a thousand heights never drifts by a pixel against the scrollbar.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, islice


class Heights:
    """A column of rows. Rows that were never shown have a guessed height, `is_exact` False."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._exact: list[bool] = []
        self._tops: list[int] = [0]

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """Height of all rows."""
        return self._sums()[-1]

    def reset(self, guesses: Iterable[int]) -> None:
        """All rows anew."""
        self._heights = list(guesses)
        self._exact = [False] * len(self._heights)
        self._tops = [0]

    def insert(self, first: int, guesses: list[int]) -> None:
        """Rows that came, the first of them at `first`."""
        self._heights[first:first] = guesses
        self._exact[first:first] = [False] * len(guesses)
        del self._tops[first + 1 :]

    def remove(self, first: int, last: int) -> None:
        """Rows that went, both ends included."""
        del self._heights[first : last + 1]
        del self._exact[first : last + 1]
        del self._tops[first + 1 :]

    def doubt(self, first: int, last: int) -> None:
        """These rows changed: their heights are guesses again."""
        self._exact[first : last + 1] = [False] * (last + 1 - first)

    def is_exact(self, row: int) -> bool:
        """Whether the height was measured."""
        return self._exact[row]

    def measured(self, row: int, height: int) -> bool:
        """Keep a measured height. Returns whether it differs from what was believed."""
        self._exact[row] = True
        if self._heights[row] == height:
            return False
        self._heights[row] = height
        del self._tops[row + 1 :]
        return True

    def top(self, row: int) -> int:
        """Distance of a row's top edge from the top of all."""
        return self._sums()[row]

    def height(self, row: int) -> int:
        """Height of a row."""
        return self._heights[row]

    def row_at(self, y: int) -> int:
        """The row that covers `y`; the first or last one beyond the ends, -1 when there is none."""
        if not self._heights:
            return -1
        return max(0, min(len(self._heights) - 1, bisect_right(self._sums(), y) - 1))

    def _sums(self) -> list[int]:
        """The top edges of all rows and the end of the last, added up from the first row that changed."""
        known = len(self._tops) - 1
        if known < len(self._heights):
            # Most changes are at the end: what stands before it is not added up again.
            self._tops += islice(accumulate(islice(self._heights, known, None), initial=self._tops[-1]), 1, None)
        return self._tops
