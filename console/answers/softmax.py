"""Softmax regression by AdaGrad, one example at a time: the weights behind a ranking of up to about a thousand answers.

Column 0 is always "none of ours". One step takes some hundredths of a millisecond, so an operator's pick is learnt at once.
"""

from collections.abc import Callable, Sequence
from typing import Final

from console.answers.numbers import Floats, NDArray, np
from console.answers.vocabulary import Vector

PASSES: Final = 10
FEWEST_PASSES: Final = 3
FIRST_SUM: Final = 0.1
RATE: Final = 1.0
# About half a minute of work on an office PC; more examples and answers get fewer passes.
MOST_WORK: Final = 8e9
_SPARE = 1.25
_FEATURES_EACH = 250
# An example learnt this well moves nothing that can be seen.
_LEARNT = 1e-4


class Softmax:
    """Weights of features (rows) for answers (columns), and the sum of squared steps of every row."""

    def __init__(self, rows: int, columns: int) -> None:
        self.number_of_rows, self.columns = rows, columns
        self._weights: Floats = np.zeros((rows, columns), np.float32)
        self._sums: Floats = np.full(rows, FIRST_SUM, np.float32)

    @classmethod
    def restored(cls, weights: Floats, sums: Floats) -> "Softmax":
        """From what a file holds."""
        made = cls(0, weights.shape[1])
        made.number_of_rows = weights.shape[0]
        made._weights, made._sums = weights.astype(np.float32), sums.astype(np.float32)
        return made

    @property
    def weights(self) -> Floats:
        """Rows by columns, as far as they are used."""
        return self._weights[: self.number_of_rows, : self.columns]

    @property
    def sums(self) -> Floats:
        return self._sums[: self.number_of_rows]

    def scores(self, vector: Vector) -> Floats:
        """One number an answer; the larger, the more the message speaks for it."""
        scores: Floats = vector.values @ self._weights[vector.rows, : self.columns]
        return scores

    def grow(self, rows: int, columns: int) -> None:
        """Make room for new features and answers."""
        if rows > self._weights.shape[0] or columns > self._weights.shape[1]:
            room = (
                max(self._weights.shape[0], int(rows * _SPARE) if rows > self._weights.shape[0] else 0),
                max(self._weights.shape[1], int(columns * _SPARE) + 1 if columns > self._weights.shape[1] else 0),
            )
            weights = np.zeros(room, np.float32)
            weights[: self._weights.shape[0], : self._weights.shape[1]] = self._weights
            sums = np.full(room[0], FIRST_SUM, np.float32)
            sums[: len(self._sums)] = self._sums
            self._weights, self._sums = weights, sums
        self.number_of_rows, self.columns = max(rows, self.number_of_rows), max(columns, self.columns)

    def step(self, vector: Vector, column: int) -> None:
        """Learn one example."""
        rows, values = vector.rows, vector.values
        if not len(rows):
            return
        before = self._weights[rows]
        scores = values @ before[:, : self.columns]
        slope = np.exp(scores - scores.max())
        slope /= slope.sum()
        slope[column] -= 1
        size = float(slope @ slope)
        if size < _LEARNT:
            return
        self._sums[rows] += values * values * size
        before[:, : self.columns] -= np.outer(RATE * values / np.sqrt(self._sums[rows]), slope)
        self._weights[rows] = before

    def fit(
        self,
        vectors: Sequence[Vector],
        columns: NDArray[np.intp],
        passes: int,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Learn a whole set. `progress` is told the passes done and in all; what it raises ends the work."""
        order = np.random.default_rng(0)
        for done in range(passes):
            if progress is not None:
                progress(done, passes)
            for place in order.permutation(len(vectors)):
                self.step(vectors[place], int(columns[place]))


def passes_for(examples: int, columns: int) -> int:
    """How often a set is gone through; below FEWEST_PASSES it is too large for this way."""
    return min(PASSES, int(MOST_WORK / max(examples * max(columns, 20) * _FEATURES_EACH, 1)))
