"""Makes words written by strangers safe to show: names, file names, message text. Plain strings, no Qt.

Nothing is believed and little is refused: names lose what has no place in a name, message text keeps every letter but
shows its invisible controls as marks, and everything has a length that one screen can draw in one frame.
"""

from __future__ import annotations

import re
import unicodedata

from console.models.record import Record

NAME_LENGTH = 128
MESSAGE_LENGTH = 8_192
FILE_NAME_BYTES = 240
MARKS_IN_A_ROW = 4

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

# Explicit directions: they reorder what follows, far beyond the words of their writer.
_BIDI_NAMES = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
# Letters that take no room: they split a word for the program and not for the eye.
_HIDDEN_NAMES = {
    "\u200b": "ZWSP",
    "\u2060": "WJ",
    "\u2061": "FA",
    "\u2062": "IT",
    "\u2063": "IS",
    "\u2064": "IP",
    "\ufeff": "BOM",
    "\u180e": "MVS",
    "\u115f": "HF",
    "\u1160": "HF",
    "\u3164": "HF",
    "\uffa0": "HF",
    "\ufff9": "IAA",
    "\ufffa": "IAS",
    "\ufffb": "IAT",
}
_SOFT_HYPHEN = "\u00ad"
_JOINERS = "\u200c\u200d"  # Persian spelling and emoji families need them
_DIRECTION_MARKS = "\u200e\u200f\u061c"  # harmless: they are letters of no width, not brackets
_BLANKS = "\u2800"  # the empty Braille cell is drawn as a space and counted as a letter

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SUSPECT = frozenset(_HIDDEN_NAMES) | frozenset(_BLANKS)
_MAY_PILE = re.compile("[^\u0000-\u02ff]")
_SPACES = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[\\/]")
_FORBIDDEN_IN_FILES = re.compile(r'[<>:"|?*]')
_DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in (*range(10), "¹", "²", "³")]
)


class CappedText(Record):
    """What is shown of a message at once, and how many characters wait behind "show all"."""

    shown: str
    hidden_characters: int


def clean_name(name: str, limit: int = NAME_LENGTH) -> str:
    """A name on one line: no controls, no directions, no piles of accents, at most `limit` characters.

    May return "": the caller then says "No name" in the operator's language.
    """
    text = unicodedata.normalize("NFC", name[: limit * 8])
    if not _is_harmless(text):
        text = "".join(letter for letter in text if letter.isspace() or _belongs_in_a_name(letter))
    one_line = _SPACES.sub(" ", limit_marks(text)).strip(" " + _JOINERS)
    return shorten(one_line, limit)


def clean_file_name(name: str, limit: int = NAME_LENGTH) -> str:
    """A file name that is one plain name on Linux, Windows and macOS; "file" when nothing is left.

    Folders are cut off, directions and controls dropped, forbidden signs become "_", device names of Windows get a "_",
    the extension survives shortening. Show it together with `split_extension`.
    """
    text = unicodedata.normalize("NFC", name[-limit * 8 :])
    text = _SEPARATORS.split(text.rstrip("\\/ "))[-1]
    text = "".join(" " if letter.isspace() else letter for letter in text if letter.isspace() or _is_printed(letter))
    text = _FORBIDDEN_IN_FILES.sub("_", limit_marks(text))
    # Windows drops dots and spaces at the end by itself: "report.pdf.exe. " would come back as a program.
    text = _SPACES.sub(" ", text).strip(" .")
    if text.split(".")[0].rstrip().lower() in _DEVICE_NAMES:
        text = "_" + text
    return _shorten_file_name(text, limit) or "file"


def split_extension(file_name: str) -> tuple[str, str]:
    """("factura.pdf", "exe") of "factura.pdf.exe": the last extension decides what a file does."""
    stem, dot, extension = file_name.rpartition(".")
    if not dot or not stem or not extension or len(extension) > 16 or " " in extension:
        return file_name, ""
    return stem, extension


def visible_controls(text: str) -> str:
    """Message text with its invisible characters written out, like ‹RLO›; line ends and tabs stay as they are."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if _is_harmless(text.replace("\n", "").replace("\t", "")):
        return text
    pieces: list[str] = []
    in_flag = False
    for letter in text:
        code = ord(letter)
        is_tag = 0xE0020 <= code <= 0xE007F
        if is_tag and in_flag:
            pieces.append(letter)  # the flags of Wales or Catalonia are spelled in tags
        else:
            pieces.append(_mark_of(letter, code))
        in_flag = code == 0x1F3F4 or (is_tag and in_flag)
    return "".join(pieces)


def isolate(text: str) -> str:
    """A stranger's words in a bidi isolate, so that they cannot reorder the sentence around them."""
    return FIRST_STRONG_ISOLATE + _BIDI.sub("", text) + POP_ISOLATE


def cap_message(text: str, limit: int = MESSAGE_LENGTH) -> CappedText:
    """Message text ready to draw: controls visible, piles of marks limited, cut after `limit` characters.

    The count of hidden characters is that of the original: "show all" opens the whole text in a plain read-only field.
    """
    head = text[:limit]
    shown = shorten(limit_marks(visible_controls(head)), limit, ellipsis="")
    return CappedText(shown=shown, hidden_characters=len(text) - len(head))


def one_line(text: str, limit: int = 256) -> str:
    """Message text as a preview: one line, controls visible, at most `limit` characters."""
    return shorten(_SPACES.sub(" ", limit_marks(visible_controls(text[: limit * 4]))).strip(), limit)


def limit_marks(text: str, in_a_row: int = MARKS_IN_A_ROW) -> str:
    """Text without piles: at most `in_a_row` marks on one letter, and as many Korean letter parts or joiners in a row.

    Every living script needs three or fewer. Thousands on one letter stop the drawing of a window for seconds.
    """
    if not _MAY_PILE.search(text):
        return text
    pieces: list[str] = []
    kind_before, run = "", 0
    for letter in text:
        kind = _piling_kind(letter)
        run = run + 1 if kind and kind == kind_before else 1
        kind_before = kind
        if not kind or run <= in_a_row:
            pieces.append(letter)
    return "".join(pieces)


def shorten(text: str, limit: int, ellipsis: str = "…") -> str:
    """At most `limit` characters, never cut between a letter and its marks."""
    if len(text) <= limit:
        return text
    end = limit - len(ellipsis)
    while end > 0 and (unicodedata.combining(text[end]) or text[end] in _JOINERS or text[end - 1] in _JOINERS):
        end -= 1
    return text[:end].rstrip() + ellipsis


def masked_phone(phone: str) -> str:
    """ "+34 6•• ••• 318" of "+34612345318": country, first figure and last three; other lengths keep the last three.

    For display only. Text that holds no phone number comes back as dots, so that a mistake shows nothing.
    """
    digits = "".join(letter for letter in phone if letter in "0123456789")
    if phone.strip().startswith("+34") and len(digits) == 11:
        return f"+34 {digits[2]}•• ••• {digits[-3:]}"
    if len(digits) < 7:
        return "•••"
    hidden = "•" * (len(digits) - 3)
    groups = [hidden[start : start + 3] for start in range(0, len(hidden), 3)]
    return ("+" if phone.strip().startswith("+") else "") + " ".join([*groups, digits[-3:]])


def _is_harmless(text: str) -> bool:
    """Whether every letter is an ordinary one: nearly always, so nobody looks at them one by one."""
    return text.isprintable() and _SUSPECT.isdisjoint(text)


def _belongs_in_a_name(letter: str) -> bool:
    return _is_printed(letter) or letter in _JOINERS


def _is_printed(letter: str) -> bool:
    """False for controls, formats, surrogates, private letters, unassigned ones and blanks in disguise."""
    if letter in _HIDDEN_NAMES or letter in _BLANKS:
        return False
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _mark_of(letter: str, code: int) -> str:
    if code >= 0x20 and letter.isprintable() and letter not in _HIDDEN_NAMES:
        return letter
    if letter in "\n\t" or letter in _JOINERS or letter in _DIRECTION_MARKS:
        return letter
    if letter == _SOFT_HYPHEN:
        return ""  # ordinary in text copied from a page; it says nothing
    name = _BIDI_NAMES.get(letter) or _HIDDEN_NAMES.get(letter)
    if name:
        return f"‹{name}›"
    category = unicodedata.category(letter)
    if category in ("Cc", "Cf", "Cs"):
        return f"‹U+{code:04X}›"
    return letter  # unusual spaces, and letters newer than this table


def _piling_kind(letter: str) -> str:
    code = ord(letter)
    if code < 0x300:
        return ""
    if 0x1100 <= code <= 0x11FF or 0xA960 <= code <= 0xA97F or 0xD7B0 <= code <= 0xD7FF:
        return "jamo"
    if letter in _JOINERS:
        return "joiner"
    return "mark" if unicodedata.category(letter) in ("Mn", "Me", "Mc") else ""


def _shorten_file_name(text: str, limit: int) -> str:
    stem, extension = split_extension(text)
    tail = f".{extension}" if extension else ""
    stem = shorten(stem, limit - len(tail))
    while len((stem + tail).encode("utf-8", "replace")) > FILE_NAME_BYTES and stem:
        stem = stem[:-1]
    return stem + tail
