"""One way to compare people's words: for search, keywords and courtesy words alike.

Catalan, Spanish, English and Arabic are folded to bare lower-case letters and digits, so that "Deixalleria", "deixalleria" and
"DEIXALLERÍA" are one word on both database engines, whose own LOWER and LIKE disagree.
"""

import re
import unicodedata
from functools import lru_cache

_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_APOSTROPHES = str.maketrans(dict.fromkeys("'’ʼ`´‘", " "))
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_TOKEN = re.compile(r"[^\W_]+")


def normalise(text: str) -> str:
    """Fold case, accents, `l·l`, apostrophes and Arabic variants; three or more of one letter become two.

    Punctuation and line ends stay. Source of the rule: suggestions, section 4 (one function for training, queries and keywords).
    """
    folded = unicodedata.normalize("NFKC", text).replace("l·l", "ll").replace("L·L", "LL").lower().translate(_ARABIC)
    bare = "".join(ch for ch in unicodedata.normalize("NFD", folded) if not unicodedata.combining(ch))
    return _REPEATED.sub(r"\1\1", bare.translate(_APOSTROPHES))


def tokens(text: str) -> list[str]:
    """The words of a text, normalised: maximal runs of letters and digits."""
    return _TOKEN.findall(normalise(text))


def searchable(*texts: str | None) -> str:
    """What the search column of a row holds: the words of all texts, one space between."""
    return " ".join(word for text in texts if text for word in tokens(text))


def spans_of(text: str, words: str) -> list[tuple[int, int]]:
    """Where `words` stand in a text, as (start, end) in characters of the text as it is written.

    They are found as the search column finds them: accents, case and what stands between words do not matter, and the first
    and the last word may be parts of longer ones.
    """
    needle = " ".join(tokens(words))
    if not needle:
        return []
    folded, places = _folded(text)
    spans: list[tuple[int, int]] = []
    at = folded.find(needle)
    while at >= 0:
        spans.append((places[at][0], places[at + len(needle) - 1][1]))
        at = folded.find(needle, at + len(needle))
    return spans


def words_in(text: str, words: str) -> list[tuple[int, int]]:
    """Where any of some words stands in a text at the beginning of a word, as a search finds them; (start, end) in order."""
    spans = [
        (start, end)
        for word in dict.fromkeys(tokens(words))
        for start, end in spans_of(text, word)
        if start == 0 or not text[start - 1].isalnum()
    ]
    return sorted(spans)


@lru_cache(maxsize=4_096)
def _fold_letter(letter: str) -> str:
    """What one character becomes; "" for an accent that stands alone."""
    lowered = unicodedata.normalize("NFKC", letter).lower().translate(_ARABIC)
    bare = "".join(ch for ch in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(ch))
    return bare.translate(_APOSTROPHES)


def _is_geminate(written: str) -> bool:
    """Whether these are the two letters around the dot of "col·lecció"."""
    return unicodedata.normalize("NFKC", written).startswith(("l·l", "L·L"))


def _folded(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The words of a text as the search column holds them, and for each of its characters where it comes from."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    is_between = False
    joined = -1
    for position, letter in enumerate(text):
        bare = _fold_letter(letter)
        if not bare and places and not is_between:
            places[-1] = (places[-1][0], position + 1)
        for one in bare:
            if not one.isalnum():
                before = position - (letter == "·")
                if one == "·" and before not in (-1, joined) and _is_geminate(text[before : position + 2]):
                    joined = position + 1
                else:
                    is_between = True
                continue
            if is_between and letters:
                letters.append(" ")
                places.append((position, position))
            elif len(letters) > 1 and one.isalpha() and letters[-2:] == [one, one]:
                places[-1] = (places[-1][0], position + 1)
                continue
            is_between = False
            letters.append(one)
            places.append((position, position + 1))
    return "".join(letters), places
