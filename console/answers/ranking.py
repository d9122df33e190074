"""Which stored answer a citizen's message asks for: train, rank, learn from a pick, undo.

A model is made of its examples and nothing else, so everything in it can be explained, forgotten and made again. One thread ranks and
learns; a new model is trained in a worker and takes the old one's place in one assignment. Import this module late: it loads numpy.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from console.answers.examples import MOST_PER_ANSWER, Example, Examples, none_of_ours
from console.answers.means import Means
from console.answers.numbers import NDArray, np
from console.answers.softmax import FEWEST_PASSES, Softmax, passes_for
from console.answers.vocabulary import Document, Vector, Vocabulary

# Weights that fit an office PC: 128 MB while training, half of it in the file.
MOST_CELLS: Final = 32_000_000
# Below this share of the features the softmax knows too little, and means do better.
FEWEST_ROWS: Final = 12_000
# The trained scores are timid; this makes "90 %" right about nine times in ten.
SHARPNESS: Final = 1.2
# A line of our own about what is none of ours is left out when one of the hall's examples is at least this like it.
TOO_ALIKE: Final = 0.4
# From this many of its own examples on, a hall's "none of ours" counts in full.
OWN_NONE_ENOUGH: Final = 20
# Of many answers, a feature shared by more than this part tells none apart.
MOST_SHARED: Final = 0.25
# Of a message that shares less than this with every example, nothing is certain.
KNOWN_ENOUGH: Final = 0.6
ROUNDS, REMINDERS = 2, 4
_MOST_REMINDERS = 4_000


@dataclass(frozen=True, slots=True)
class Ranked:
    """An answer and how certain the model is of it, 0 to 1. The numbers of all answers add up to less than one."""

    label: str
    p: float


class Model:
    """Ranks stored answers. Made by `train` or read by `model_file.read`; not shared by threads that learn."""

    def __init__(
        self,
        examples: Examples,
        none_lines: tuple[str, ...],
        vocabulary: Vocabulary,
        labels: list[str],
        scorer: Softmax | Means,
    ) -> None:
        self.examples = examples
        self.none_lines = none_lines
        self.vocabulary = vocabulary
        self.labels = labels
        self.scorer = scorer
        self._columns: dict[str | None, int] = {None: 0, **{label: n for n, label in enumerate(labels, 1)}}
        self._chance = np.random.default_rng(len(examples))
        self._vectors: dict[str, Vector] = {}
        # What a pick is learnt against; of a very large set a part, so that its vectors fit in memory.
        every = [*examples, *(Example(line, None) for line in none_lines)]
        self._reminders = every if len(every) <= _MOST_REMINDERS else self._part(every)

    def rank(self, text: str, limit: int | None = 5) -> list[Ranked]:
        """The best answers, best first; all of them with None. A text without a known feature gets certainty 0 for each."""
        vector = self.vocabulary.read(text)
        if not self.labels:
            return []
        p = self.certainties(vector)
        best = np.argsort(-p, kind="stable")[:limit]
        return [Ranked(self.labels[place], float(p[place])) for place in best]

    def certainties(self, vector: Vector) -> NDArray[np.float64]:
        """How certain each answer is, in the order of `labels`."""
        if not len(vector.rows):
            return np.zeros(len(self.labels))
        scores = self.scorer.scores(vector).astype(np.float64)
        if isinstance(self.scorer, Softmax):
            scores *= SHARPNESS
        scores[0] -= self._none_offset()
        share = np.exp(scores - scores.max())
        share /= share.sum()
        none = float(share[0])
        # Our own lines about "none of ours" know the world and not the hall: they count half.
        doubt = 1.0 if self.examples.number(None) >= OWN_NONE_ENOUGH else math.sqrt(1 / max(1 - none, 1e-12))
        certainties: NDArray[np.float64] = share[1:] * doubt * min(1.0, vector.known / KNOWN_ENOUGH)
        return certainties

    def learn(self, example: Example) -> None:
        """Learn an operator's pick at once; a label nobody used before becomes an answer. Takes about a millisecond."""
        vector = self.vocabulary.vector(self.vocabulary.document(example.text, grow=True))
        if example.label not in self._columns:
            assert example.label is not None
            self.labels.append(example.label)
            self._columns[example.label] = len(self.labels)
        self.examples.add(example)
        self._reminders.append(example)
        column = self._columns[example.label]
        if isinstance(self.scorer, Means):
            self.scorer.grow(len(self.labels) + 1)
            self.scorer.add(vector, column)
            return
        self.scorer.grow(len(self.vocabulary), len(self.labels) + 1)
        for _ in range(ROUNDS):
            self.scorer.step(vector, column)
            for place in self._chance.integers(0, len(self._reminders), REMINDERS):
                reminder = self._reminders[place]
                self.scorer.step(self._vector(reminder.text), self._columns[reminder.label])

    def trained_again(self, progress: Callable[[int, int], None] | None = None) -> "Model":
        """A new model from the examples that are kept now: after an undo, an erasure, or a day of picks."""
        return train(self.examples, progress)

    def nearest(self, text: str, label: str) -> Example | None:
        """The example of an answer that is most like a text."""
        vector = self.vocabulary.read(text)
        mine = dict(zip(vector.rows.tolist(), vector.values.tolist(), strict=True))
        best, most = None, 0.0
        for example in self.examples:
            if example.label == label:
                other = self.vocabulary.read(example.text)
                likeness = sum(
                    mine.get(row, 0.0) * value
                    for row, value in zip(other.rows.tolist(), other.values.tolist(), strict=True)
                )
                if likeness > most:
                    best, most = example, likeness
        return best

    def _none_offset(self) -> float:
        """What evens out that "none of ours" has many more examples than an answer."""
        none = self.examples.number(None) + len(self.none_lines)
        each = (len(self.examples) - self.examples.number(None)) / max(len(self.labels), 1)
        return 0.5 * max(0.0, math.log(none / max(each, 1.0)))

    def remember(self, vectors: Iterable[tuple[str, Vector]]) -> None:
        """Keep the vectors of what picks are learnt against, instead of reading those texts again."""
        wanted = {example.text for example in self._reminders}
        self._vectors.update((text, vector) for text, vector in vectors if text in wanted)

    def _part(self, every: list[Example]) -> list[Example]:
        places = np.sort(self._chance.choice(len(every), _MOST_REMINDERS, replace=False))
        return [every[place] for place in places]

    def _vector(self, text: str) -> Vector:
        vector = self._vectors.get(text)
        if vector is None:
            vector = self._vectors[text] = self.vocabulary.read(text)
        return vector


def train(examples: Iterable[Example], progress: Callable[[int, int], None] | None = None) -> Model:
    """A model from examples. `progress` is told the passes done and in all; raising from it cancels.

    The same examples in the same order give the same model on every machine of one kind.
    """
    kept = Examples(examples, examples.most_per_answer if isinstance(examples, Examples) else MOST_PER_ANSWER)
    labels = kept.labels()
    columns: dict[str | None, int] = {None: 0, **{label: n for n, label in enumerate(labels, 1)}}
    vocabulary, documents = Vocabulary.of([*(example.text for example in kept), *none_of_ours()])
    none_lines, documents = _without_ours(kept, vocabulary, documents)
    texts = [*(example.text for example in kept), *none_lines]
    aims = np.array([columns[example.label] for example in kept] + [0] * len(none_lines), np.intp)
    most_rows = MOST_CELLS // (len(labels) + 1)
    passes = passes_for(len(texts), len(labels) + 1)
    is_small = passes >= FEWEST_PASSES and most_rows >= FEWEST_ROWS
    documents = vocabulary.kept(documents, most_rows if is_small else None)
    weights = vocabulary.weights()
    vectors = [vocabulary.vector(document, weights) for document in documents]
    scorer: Softmax | Means
    if is_small:
        scorer = Softmax(len(vocabulary), len(labels) + 1)
        scorer.fit(vectors, aims, passes, progress)
    else:
        scorer = Means.of(vectors, aims, len(labels) + 1, widest=MOST_SHARED)
    model = Model(kept, none_lines, vocabulary, labels, scorer)
    model.remember(zip(texts, vectors, strict=True))
    return model


def _without_ours(
    examples: Examples, vocabulary: Vocabulary, documents: list[Document]
) -> tuple[tuple[str, ...], list[Document]]:
    """The program's own lines about "none of ours" that are not like any question the hall does answer."""
    weights = vocabulary.weights()
    ours = [
        vocabulary.vector(document, weights)
        for example, document in zip(examples, documents, strict=False)
        if example.label is not None
    ]
    if not ours:
        return none_of_ours(), documents
    alike = Means.of(ours, np.arange(len(ours)), len(ours))
    own, lines = documents[: len(examples)], documents[len(examples) :]
    kept = [
        (line, document)
        for line, document in zip(none_of_ours(), lines, strict=True)
        if float(alike.likeness(vocabulary.vector(document, weights)).max()) < TOO_ALIKE
    ]
    return tuple(line for line, _ in kept), [*own, *(document for _, document in kept)]
