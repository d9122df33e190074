"""Why an answer was suggested: the words of the message that spoke for it, and the example that is most like it."""

from dataclasses import dataclass
from typing import Final

from console.answers.examples import Example
from console.answers.features import features, words_of
from console.answers.numbers import np
from console.answers.ranking import Model
from console.answers.softmax import Softmax

MOST_WORDS: Final = 4
# A word counts when it brings at least this part of what the strongest one brings.
_LEAST_PART = 0.25


@dataclass(frozen=True, slots=True)
class Why:
    """`words`: normalised, in the order of the message, ready for `highlight_spans`; `example`: what was learnt before, or None."""

    words: tuple[str, ...]
    example: Example | None


def why(model: Model, text: str, label: str) -> Why:
    """The reasons for one answer. About a millisecond, plus a tenth for every hundred examples of that answer."""
    words = words_of(text)
    gain = _gain_by_word(model, text, words, label)
    least = _LEAST_PART * max(gain, default=0.0)
    strongest = sorted(
        (place for place, brought in enumerate(gain) if brought > max(least, 1e-9)), key=lambda place: -gain[place]
    )
    kept = sorted(strongest[:MOST_WORDS])
    return Why(tuple(dict.fromkeys(words[place] for place in kept)), model.nearest(text, label))


def _gain_by_word(model: Model, text: str, words: list[str], label: str) -> list[float]:
    """What each word adds for the answer beyond what it adds for the others on average."""
    gain = [0.0] * len(words)
    if label not in model.labels:
        return gain
    column = model.labels.index(label) + 1
    vector = model.vocabulary.read(text)
    if isinstance(model.scorer, Softmax):
        weights = model.scorer.weights[vector.rows]
        brought = vector.values * (weights[:, column] - weights.mean(axis=1))
    else:
        brought = vector.values * np.array([model.scorer.sum_of(row, column) for row in vector.rows.tolist()])
    by_row = dict(zip(vector.rows.tolist(), brought.tolist(), strict=True))
    found = [
        (feature, row) for feature in features(words) if (row := model.vocabulary.rows.get(feature.name)) in by_row
    ]
    times: dict[int, int] = {}
    for _, row in found:
        if row is not None:
            times[row] = times.get(row, 0) + 1
    for feature, row in found:
        if row is not None:
            for place in feature.places:
                gain[place] += by_row[row] / times[row] / len(feature.places)
    return gain
