"""One way to compare people's words: for search, keywords and courtesy words alike.

Catalan, Spanish, English and Arabic are folded to bare lower-case letters and digits, so that "Deixalleria", "deixalleria" and
"DEIXALLERÍA" are one word on both database engines, whose own LOWER and LIKE disagree.
"""

import re
import unicodedata

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
