"""Which stretches of a laid-out text look different: links, and words that are looked for. Counted as Qt counts, in UTF-16."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextCharFormat, QTextLayout

from console.models.normalise import spans_of
from console.ui.links import Link
from console.ui.tokens import Tokens


def utf16_links(text: str, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links with their spans counted as Qt counts: one emoji is two."""
    if not links or not _has_long_letters(text):
        return links
    return tuple(
        Link(utf16_place(text, link.start), utf16_place(text, link.end), link.address, link.host, link.readable_host)
        for link in links
    )


def link_marks(links: Iterable[Link], tokens: Tokens) -> list[QTextLayout.FormatRange]:
    """Links that are counted as Qt counts: underlined, in their own colour."""
    look = QTextCharFormat()
    look.setForeground(tokens.colours.accent_text)
    look.setFontUnderline(True)
    return [_range(link.start, link.end, look) for link in links]


def hit_marks(text: str, words: str, tokens: Tokens) -> list[QTextLayout.FormatRange]:
    """Where words that are looked for stand in a text."""
    if not words:
        return []
    look = QTextCharFormat()
    look.setBackground(tokens.colours.highlight)
    look.setForeground(tokens.colours.highlight_text)
    spans = spans_of(text, words)
    if _has_long_letters(text):
        spans = [(utf16_place(text, start), utf16_place(text, end)) for start, end in spans]
    return [_range(start, end, look) for start, end in spans]


def _has_long_letters(text: str) -> bool:
    return not text.isascii() and max(text, default="") > "\uffff"


def utf16_place(text: str, position: int) -> int:
    """A position counted in characters, as Qt counts it."""
    return position + sum(letter > "\uffff" for letter in text[:position])


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    piece = QTextLayout.FormatRange()
    piece.start, piece.length, piece.format = start, end - start, look
    return piece
