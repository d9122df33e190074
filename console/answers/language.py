"""Which language a citizen writes, for messages of a few misspelt words.

Arabic is known by its script. The rest is py3langid restricted to the hall's languages, plus our own words and letters (language_words):
py3langid alone takes one Catalan message in twelve for Spanish when the accents are missing. Loading takes about a second and 90 MB, so
it happens at the first question and never while a window opens. One guesser may be shared by threads.
"""

import re
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from console.answers.language_words import SIGNS, WORDS
from console.models.normalise import tokens

HALL_LANGUAGES: Final = ("ca", "es", "en", "fr", "ar")
FEWEST_WORDS: Final = 3
LAST_MESSAGES: Final = 5
_LONGEST_TEXT = 2_000
# How much one word or sign of ours weighs against py3langid's logarithms; chosen on sets that are not used to measure.
_WORD_WEIGHT, _SIGN_WEIGHT = 8.0, 2.0
# A language we have no words for gets part of what the best of the others got, else it would always lose.
_WITHOUT_WORDS = 0.6
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_SIGNS = tuple((re.compile(pattern), weights) for pattern, weights in SIGNS)
_WORDS = {language: frozenset(tokens(text)) for language, text in WORDS.items()}


class _Scorer(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


@dataclass(frozen=True, slots=True)
class Guess:
    """`language` is None when nothing was written and nothing is known. `is_read`: the words say so, not the conversation or the hall."""

    language: str | None
    is_read: bool
    words: int


class LanguageGuesser:
    """Guesses among the hall's languages. `default`: the hall's own, for messages too short to tell."""

    def __init__(self, languages: Sequence[str] = HALL_LANGUAGES, default: str | None = None) -> None:
        self.languages = tuple(dict.fromkeys(languages))
        self.default = default
        self._scored = tuple(language for language in self.languages if language != "ar")
        self._scorer: _Scorer | None = None
        self._lock = threading.Lock()

    def load(self) -> None:
        """Read the tables of py3langid now, on the caller's thread, instead of at the first guess."""
        self._loaded()

    def guess(self, texts: str | Sequence[str], known: str | None = None) -> Guess:
        """The language of a conversation's last messages, oldest first.

        `known`: what the conversation's language is so far. Fewer than three words do not change it, nor the hall's default.
        """
        last = [texts] if isinstance(texts, str) else list(texts)[-LAST_MESSAGES:]
        text = "\n".join(last)[-_LONGEST_TEXT:]
        words = tokens(text)
        standing = known if known in self.languages else self.default
        if "ar" in self.languages and _is_arabic(words):
            return Guess("ar", True, len(words))
        if not any(character.isalpha() for word in words for character in word):
            return Guess(standing, False, len(words))
        if len(words) < FEWEST_WORDS and standing is not None:
            return Guess(standing, False, len(words))
        return Guess(self._read(text, words), True, len(words))

    def _read(self, text: str, words: list[str]) -> str | None:
        if len(self._scored) < 2:
            return self._scored[0] if self._scored else self.default
        score = dict(self._loaded().rank(text))
        hints = _hints(text, words)
        shared = _WITHOUT_WORDS * max(hints.get(language, 0.0) for language in self._scored)
        # max keeps the first of equals: the order of the hall's languages decides.
        return max(
            self._scored,
            key=lambda language: score[language] + hints.get(language, shared),
        )

    def _loaded(self) -> _Scorer:
        with self._lock:
            if self._scorer is None:
                from py3langid.langid import MODEL_FILE, LanguageIdentifier

                scorer: Any = LanguageIdentifier.from_model_file(MODEL_FILE)
                scorer.set_languages([language for language in self._scored if language in scorer.labels])
                unknown = set(self._scored) - set(scorer.labels)
                self._scored = tuple(language for language in self._scored if language not in unknown)
                self._scorer = scorer
            return self._scorer


def _is_arabic(words: list[str]) -> bool:
    """Whether most letters are Arabic: a name in another script does not change the language."""
    letters = [character for word in words for character in word if character.isalpha()]
    arabic = sum(1 for character in letters if _ARABIC.match(character))
    return arabic * 2 > len(letters)


def _hints(text: str, words: list[str]) -> dict[str, float]:
    hints = {language: _WORD_WEIGHT * sum(word in known for word in words) for language, known in _WORDS.items()}
    small = unicodedata.normalize("NFC", text).lower()
    for pattern, weights in _SIGNS:
        found = len(pattern.findall(small))
        for language, weight in weights.items():
            hints[language] += _SIGN_WEIGHT * weight * found
    return hints
