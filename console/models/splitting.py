"""How a long reply is cut for a channel that takes only so much text: at paragraph, then sentence, then word ends."""

import re

_ENDS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?…؟]+[\"'»”)]*\s"), re.compile(r"\s"))


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, the unit in which Telegram counts (an emoji is two)."""
    return len(text.encode("utf-16-le")) // 2


def _prefix(text: str, limit: int) -> str:
    """The longest prefix of at most `limit` UTF-16 code units that does not cut a character."""
    return text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", errors="ignore")


def split_text(text: str, limit: int) -> list[str]:
    """Cut `text` into parts of at most `limit` UTF-16 code units, order kept, no character lost but the white space at a cut.

    Raises ValueError when `limit` is below 2, since one emoji would not fit.
    """
    if limit < 2:
        raise ValueError("limit must be at least 2 UTF-16 units")
    parts: list[str] = []
    rest = text.strip()
    while utf16_length(rest) > limit:
        head = _prefix(rest, limit)
        cut = len(head)
        for pattern in _ENDS:
            # A cut before the first third would make a string of scraps.
            ends = [match.end() for match in pattern.finditer(head) if match.end() > len(head) // 3]
            if ends:
                cut = ends[-1]
                break
        part = rest[:cut].rstrip()
        if part:
            parts.append(part)
        rest = rest[cut:].lstrip()
    if rest:
        parts.append(rest)
    return parts
