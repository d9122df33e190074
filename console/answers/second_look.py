"""An optional extra: what a message means, by a small table of word vectors, for when letters and concepts find too little.

The table is the one the package `wordllama` ships (English, 16 MB); a message in Catalan or Spanish is put into English by
Apertium first. It is asked after the first list is on screen, in a worker, and only fills places that list left empty: nothing moves
under an operator's fingers, and nothing is ever answered by it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from console.answers.examples import Example
from console.answers.numbers import NDArray, np
from console.answers.translating import MODES, installed_modes, translate

if TYPE_CHECKING:
    from console.answers.ranking import Ranked

SHARE: Final = 0.2
"""How much the table counts beside the ranking; measured on the municipal set, where more of it did harm."""
SHARPNESS: Final = 5.0
TABLE: Final = ("weights", "l2_supercat_256.safetensors")
WORDS: Final = ("tokenizers", "l2_supercat_tokenizer_config.json")


class Table:
    """Vectors of pieces of words. Safe from any thread: it only reads."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError, ValueError, ImportError when the package is not whole."""
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        [self._vectors] = load_file(folder.joinpath(*TABLE)).values()
        self._pieces: Any = Tokenizer.from_file(str(folder.joinpath(*WORDS)))

    def read(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of length one for each text; of zeros for one without a known piece."""
        rows = np.zeros((len(texts), self._vectors.shape[1]), dtype=np.float32)
        for place, text in enumerate(texts):
            pieces = self._pieces.encode(text, add_special_tokens=False).ids
            if pieces:
                row = self._vectors[pieces].astype(np.float32).mean(axis=0)
                rows[place] = row / max(float(np.linalg.norm(row)), 1e-9)
        return rows


def package_folder() -> Path | None:
    """Where the package with the table is, or None where it is not installed."""
    if any(find_spec(name) is None for name in ("wordllama", "safetensors", "tokenizers")):
        return None
    spec = find_spec("wordllama")
    folder = Path(spec.origin).parent if spec is not None and spec.origin else None
    return folder if folder is not None and folder.joinpath(*TABLE).exists() else None


@cache
def installed_table() -> Table | None:
    """The table of this computer, read once; None where there is none or it cannot be read."""
    folder = package_folder()
    if folder is None:
        return None
    try:
        return Table(folder)
    except (OSError, ValueError, ImportError):
        return None


class SecondLook:
    """What the table knows of a hall's answers: those with an example in English, translated ones among them."""

    def __init__(self, table: Table, examples: Iterable[Example]) -> None:
        known = [example for example in examples if example.label is not None and example.language == "en"]
        self.labels = sorted({str(example.label) for example in known})
        self._table = table
        self._rows = table.read([example.text for example in known])
        places = {label: place for place, label in enumerate(self.labels)}
        self._owners = np.array([places[str(example.label)] for example in known], dtype=np.int64)

    def shares(self, text: str, language: str | None) -> dict[str, float]:
        """How much each answer has of a message, adding up to one; empty when it cannot be put into English."""
        english = in_english(text, language)
        if english is None or not self.labels:
            return {}
        near = self._rows @ self._table.read([english])[0]
        best = np.full(len(self.labels), -1.0)
        np.maximum.at(best, self._owners, near)
        share = np.exp(SHARPNESS * (best - best.max()))
        share /= share.sum()
        return dict(zip(self.labels, share.tolist(), strict=True))


def in_english(text: str, language: str | None) -> str | None:
    """The message in English, or None where nobody can say."""
    if language == "en":
        return text
    mode = MODES.get((language or "", "en"))
    if mode is None or mode not in _modes():
        return None
    return translate([text], mode)[0]


@cache
def _modes() -> frozenset[str]:
    return installed_modes()


def mixed(ranked: Sequence[Ranked], shares: dict[str, float]) -> list[tuple[str, float]]:
    """Labels with their mixed weight, best first; what the table does not know keeps its place among the others."""
    if not shares:
        return [(item.label, item.p) for item in ranked]
    weights = [(item.label, (1 - SHARE) * item.p + SHARE * shares.get(item.label, 0.0)) for item in ranked]
    return sorted(weights, key=lambda weight: -weight[1])
