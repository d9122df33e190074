"""Ranking among thousands of answers: the likeness of a message to the mean of each answer's examples.

Softmax weights for 5,000 answers would take gigabytes and an hour; this takes what the examples take, at a few points of accuracy.
Answers are found through the features they share with the message; later examples stand in a small table beside the large one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from console.answers.numbers import Floats, NDArray, Rows, np
from console.answers.vocabulary import Vector

# Turns likeness into scores that a softmax can read; chosen so that what it is sure of is right about as often.
STEEPNESS: Final = 22.0
FEWEST_SHARED: Final = 20


class Means:
    """Sums of the examples of each answer, by feature. Column 0 is "none of ours"."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self._starts: Rows = np.zeros(1, np.intp)
        self._answers: NDArray[np.int32] = np.zeros(0, np.int32)
        self._sums: Floats = np.zeros(0, np.float32)
        self._squares: Floats = np.zeros(columns, np.float32)
        self._later: dict[int, dict[int, float]] = defaultdict(dict)

    @classmethod
    def of(cls, vectors: Sequence[Vector], aims: NDArray[np.intp], columns: int, widest: float = 1.0) -> "Means":
        """Sum the examples of each column. Features that more than the part `widest` of the columns share are left out."""
        made = cls(columns)
        made._fit(vectors, aims, max(FEWEST_SHARED, int(widest * columns)))
        return made

    def _fit(self, vectors: Sequence[Vector], columns: NDArray[np.intp], widest: int) -> None:
        sizes = [len(vector.rows) for vector in vectors]
        rows = np.concatenate([vector.rows for vector in vectors]) if vectors else np.zeros(0, np.intp)
        values = np.concatenate([vector.values for vector in vectors]) if vectors else np.zeros(0, np.float32)
        cells = rows * self.columns + np.repeat(columns, sizes)
        kept, where = np.unique(cells, return_inverse=True)
        sums = np.bincount(where, values, minlength=len(kept))
        row_of = kept // self.columns
        is_narrow = (np.bincount(row_of) <= widest)[row_of]
        kept, sums, row_of = kept[is_narrow], sums[is_narrow], row_of[is_narrow]
        self._answers = (kept % self.columns).astype(np.int32)
        self._sums = sums.astype(np.float32)
        number_of_rows = int(rows.max()) + 1 if len(rows) else 0
        self._starts = np.searchsorted(row_of, np.arange(number_of_rows + 1))
        self._squares = np.bincount(self._answers, sums * sums, minlength=self.columns).astype(np.float32)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What a file must hold."""
        later = [(row, column, value) for row, cells in self._later.items() for column, value in cells.items()]
        return {
            "starts": self._starts.astype(np.int64),
            "answers": self._answers,
            "sums": self._sums,
            "squares": self._squares,
            "later_cells": np.array([cell[:2] for cell in later], np.int64).reshape(-1, 2),
            "later_values": np.array([cell[2] for cell in later], np.float32),
        }

    @classmethod
    def restored(cls, arrays: Mapping[str, NDArray[Any]], columns: int) -> "Means":
        """From what a file holds. Raises KeyError or ValueError when the parts do not fit."""
        made = cls(columns)
        made._starts, made._answers = arrays["starts"].astype(np.intp), arrays["answers"]
        made._sums, made._squares = arrays["sums"], arrays["squares"]
        is_whole = len(made._answers) == len(made._sums) == made._starts[-1] and made._squares.shape == (columns,)
        if not is_whole or (len(made._answers) and not 0 <= made._answers.min() <= made._answers.max() < columns):
            raise ValueError("the parts do not fit")
        for (row, column), value in zip(arrays["later_cells"].tolist(), arrays["later_values"].tolist(), strict=True):
            made._later[row][column] = value
        return made

    def scores(self, vector: Vector) -> Floats:
        """Likeness to each answer, steepened."""
        scores: Floats = (STEEPNESS * self.likeness(vector)).astype(np.float32)
        return scores

    def likeness(self, vector: Vector) -> NDArray[np.float64]:
        """The cosine of a message and the mean of each answer's examples."""
        total: NDArray[np.float64] = np.zeros(self.columns, np.float64)
        known = vector.rows < len(self._starts) - 1
        rows = vector.rows[known]
        if len(rows):
            starts, ends = self._starts[rows], self._starts[rows + 1]
            lengths = ends - starts
            shifts = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
            cells = np.arange(int(lengths.sum())) + shifts
            weights = np.repeat(vector.values[known], lengths) * self._sums[cells]
            total = np.bincount(self._answers[cells], weights, minlength=self.columns).astype(np.float64)
        for row, value in zip(vector.rows.tolist(), vector.values.tolist(), strict=True):
            for column, later in self._later.get(row, {}).items():
                total[column] += value * later
        likeness: NDArray[np.float64] = total / np.sqrt(np.maximum(self._squares, 1e-9))
        return likeness

    def grow(self, columns: int) -> None:
        """Make room for new answers."""
        if columns > self.columns:
            self._squares = np.concatenate((self._squares, np.zeros(columns - self.columns, np.float32)))
            self.columns = columns

    def add(self, vector: Vector, column: int) -> None:
        """Learn one example."""
        square = float(self._squares[column])
        for row, value in zip(vector.rows.tolist(), vector.values.tolist(), strict=True):
            later = self._later[row].get(column, 0.0)
            before = self._first_sum(row, column) + later
            square += (before + value) ** 2 - before**2
            self._later[row][column] = later + value
        self._squares[column] = square

    def sum_of(self, row: int, column: int) -> float:
        """What the examples of one answer have of one feature."""
        return self._first_sum(row, column) + self._later.get(row, {}).get(column, 0.0)

    def _first_sum(self, row: int, column: int) -> float:
        if row >= len(self._starts) - 1:
            return 0.0
        answers = self._answers[self._starts[row] : self._starts[row + 1]]
        place = int(np.searchsorted(answers, column))
        if place == len(answers) or answers[place] != column:
            return 0.0
        return float(self._sums[self._starts[row] + place])
