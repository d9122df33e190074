"""Where things lie inside a row, in logical px from its corner: one place for the painter and for the pointer."""

from __future__ import annotations

from PySide6.QtCore import QRect

from console.ui.theme import theme

SIDE = 8
"""Room between the edge of the pane and the row's ground."""
GAP = 1
"""Room above and below the row's ground, so that two grounds never touch."""
AVATAR_X = 18
AVATAR_Y = 12
TEXT_X = 68
RIGHT = 18
"""Room between the right edge of the row and plain words in its corner."""
PILL_RIGHT = 15
"""The same for pills, badges and buttons, whose words are set in."""
NARROW_ROW = 62
NARROW_HEADING = 26
LINES = (21, 42, 62)
"""Middle of the three lines of a comfortable row at text scale 1."""
COMPACT_LINES = (19, 38)
_ROW, _COMPACT = 78, 56


def line_middles(row: QRect, is_compact: bool) -> tuple[int, ...]:
    """The middle of each line of a row, spread as the row grows with the text scale."""
    lines, whole = (COMPACT_LINES, _COMPACT) if is_compact else (LINES, _ROW)
    return tuple(row.top() + round(line * row.height() / whole) for line in lines)


def take_rect(row: QRect, width: int, is_mirrored: bool, is_compact: bool) -> QRect:
    """The "Take" button of a row, `width` px wide."""
    height = theme().tokens.sizes.button_strip
    middle = line_middles(row, is_compact)[1] if is_compact else round(row.top() + row.height() * 52 / _ROW)
    left = row.left() + PILL_RIGHT if is_mirrored else row.right() + 1 - PILL_RIGHT - width
    return QRect(left, min(middle - height // 2, row.bottom() - height - GAP - 2), width, height)
