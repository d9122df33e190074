"""Features as rows of numbers. The weights are those of the set it was made from; later messages add rows and never change old ones.

A set is counted into small arrays and not into dictionaries: 25,000 examples would take a gigabyte.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from console.answers.features import BLOCK_SHARES, counted
from console.answers.numbers import Floats, NDArray, Rows, np

MANY_DOCUMENTS: Final = 1_500
_SHARES: Final = tuple(math.sqrt(share) for share in BLOCK_SHARES)


@dataclass(frozen=True, slots=True)
class Vector:
    """A message as sparse numbers, of length one when every block has something known.

    `known`: the part of its pieces that some example has too; 1 when a concept is known, whatever the letters.
    """

    rows: Rows
    values: Floats
    known: float = 1.0


NOTHING_KNOWN: Final = Vector(np.zeros(0, np.intp), np.zeros(0, np.float32), 0.0)


@dataclass(frozen=True, slots=True)
class Document:
    """A counted message: rows and how often each occurs, block after block; `sizes` says where the blocks end."""

    rows: NDArray[np.int32]
    times: NDArray[np.uint16]
    sizes: tuple[int, ...]
    known: float = 1.0


@dataclass(slots=True)
class Vocabulary:
    """`rows`: feature to its row; `documents`: how many examples were counted, `frequency`: in how many of them each row is."""

    rows: dict[str, int] = field(default_factory=dict)
    documents: int = 0
    frequency: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.rows)

    @classmethod
    def of(cls, texts: Iterable[str]) -> tuple["Vocabulary", list[Document]]:
        """Count a set."""
        made = cls()
        documents = [made.document(text, grow=True) for text in texts]
        made._count(documents)
        return made, documents

    def kept(self, documents: list[Document], most_rows: int | None = None) -> list[Document]:
        """Count again over a part of the set and drop the rest. Of too many features the rarest go, pairs before words.

        In a large set, a pair that was met only once is left out: it costs memory and time and finds nothing.
        """
        self._count(documents)
        names = list(self.rows)
        frequency = np.array(self.frequency, np.int64)
        is_pair = np.array([" " in name.strip() for name in names], bool)
        is_kept = frequency > (is_pair & (len(documents) >= MANY_DOCUMENTS))
        best = np.lexsort((np.arange(len(names)), is_pair, -frequency * is_kept))
        best = np.sort(best[: np.count_nonzero(is_kept)][:most_rows])
        place = np.full(len(names), -1, np.int32)
        place[best] = np.arange(len(best))
        self.frequency = frequency[best].tolist()
        self.rows = {names[row]: new for new, row in enumerate(best.tolist())}
        return [_moved(document, place) for document in documents]

    def _count(self, documents: list[Document]) -> None:
        self.documents = len(documents)
        rows = np.concatenate([document.rows for document in documents]) if documents else np.zeros(0, np.int32)
        self.frequency = np.bincount(rows, minlength=len(self.rows)).tolist()

    def document(self, text: str, *, grow: bool = False) -> Document:
        """A message counted by the known features; with `grow`, the unknown ones get rows."""
        rows: list[int] = []
        times: list[int] = []
        sizes: list[int] = []
        blocks = counted(text)
        for block in blocks:
            before = len(rows)
            for name, often in block.items():
                row = self.rows.get(name)
                if row is None:
                    if not grow:
                        continue
                    row = self.rows[name] = len(self.rows)
                    self.frequency.append(1)
                rows.append(row)
                times.append(often)
            sizes.append(len(rows) - before)
        pieces = sum(blocks[0].values())
        known = 1.0 if sizes[-1] or not pieces else sum(times[: sizes[0]]) / pieces
        return Document(np.array(rows, np.int32), np.array(times, np.uint16), tuple(sizes), known)

    def weights(self) -> Floats:
        """How much each row says: ln((1 + documents) / (1 + frequency)) + 1."""
        frequency = np.array(self.frequency, np.float32)
        weights: Floats = np.log((1 + self.documents) / np.minimum(1 + frequency, 1 + self.documents)) + 1
        return weights.astype(np.float32)

    def vector(self, document: Document, weights: Floats | None = None) -> Vector:
        """(1 + ln tf) times weight, each block scaled to its share. `weights` saves working them out for a whole set."""
        if not len(document.rows):
            return NOTHING_KNOWN
        if weights is None:
            frequency = np.array([self.frequency[row] for row in document.rows.tolist()], np.float32)
            known = np.log((1 + self.documents) / np.minimum(1 + frequency, 1 + self.documents)) + 1
        else:
            known = weights[document.rows]
        values = (known * (1 + np.log(document.times))).astype(np.float32)
        start = 0
        for size, share in zip(document.sizes, _SHARES, strict=True):
            if size:
                block = values[start : start + size]
                block *= share / math.sqrt(float(block @ block))
                start += size
        return Vector(document.rows.astype(np.intp), values, document.known)

    def read(self, text: str) -> Vector:
        """The vector of a text."""
        return self.vector(self.document(text))


def _moved(document: Document, place: NDArray[np.int32]) -> Document:
    rows = place[document.rows]
    kept = rows >= 0
    sizes: list[int] = []
    start = 0
    for size in document.sizes:
        sizes.append(int(kept[start : start + size].sum()))
        start += size
    return Document(rows[kept], document.times[kept], tuple(sizes))
