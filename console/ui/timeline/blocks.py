"""The blocks that stack up inside a bubble: each knows the width it would like and its height, and where its parts go.

Two steps, because a bubble is as wide as its widest block and the others then stretch to it: measure all, then place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from console.models.records import Attachment, MessageRow
from console.models.states import FileState
from console.ui.links import Link
from console.ui.paint import chip_width, text_width
from console.ui.paint_timeline import FILE_CARD_HEIGHT, VOICE_HEIGHT, Tick
from console.ui.timeline.parts import (
    Bar,
    Button,
    Countdown,
    FileSlot,
    Glyph,
    Line,
    NoteHeading,
    Part,
    PictureSlot,
    Spot,
    TimeTick,
    VoiceSlot,
    Words,
)
from console.ui.tokens import Tokens, TypeRole

LINE_HEIGHT = 1.35
MAX_LINES = 200
PICTURE_WIDTH, PICTURE_HEIGHT = 320, 280
ALBUM_CELL, ALBUM_GAP = 158, 4
VOICE_WIDTH = 352
CARD_WIDTH = 378


@dataclass(slots=True)
class Placed:
    """What placing a block yields."""

    parts: list[Part]
    spots: list[Spot]


class Block(Protocol):
    """`width` is the wish in px, `height` holds for any width at least that; `gap` stands above it when it is not first."""

    width: float
    height: float
    gap: float

    def place(self, x: float, y: float, width: float) -> Placed:
        """The parts with the block's top left corner there, `width` px wide."""


@dataclass(slots=True)
class SetText:
    """A laid-out text with its size in px; `is_cut` when it has more lines than a bubble shows."""

    layout: QTextLayout
    width: float
    height: float
    is_cut: bool


def set_text(
    text: str,
    font: QFont,
    width: float,
    marks: list[QTextLayout.FormatRange] | None = None,
    *,
    most_lines: int = MAX_LINES,
    is_centred: bool = False,
) -> SetText:
    """Break a text into lines. Its direction is that of its first strong letter, whatever the window's is."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setCacheEnabled(True)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_centred:
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    layout.setTextOption(option)
    if marks:
        layout.setFormats(marks)
    natural, height, is_cut = _break_lines(layout, font, width, most_lines)
    if not is_centred and not text.isascii() and max(text, default=" ") >= "\u0590":
        # A text from right to left stands at the right edge of its bubble, so it must know how wide that is.
        natural, height, is_cut = _break_lines(layout, font, natural, most_lines)
    return SetText(layout, natural, height, is_cut)


def _break_lines(layout: QTextLayout, font: QFont, width: float, most_lines: int) -> tuple[float, float, bool]:
    pitch = round(font.pixelSize() * LINE_HEIGHT)
    natural = y = 0.0
    count = end = 0
    layout.beginLayout()
    while count < most_lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        advance = max(float(pitch), line.height())
        line.setPosition(QPointF(0, y + (advance - line.height()) / 2))
        natural = max(natural, line.naturalTextWidth())
        y += advance
        count += 1
        end = line.textStart() + line.textLength()
    layout.endLayout()
    is_cut = end < len(layout.text())
    return float(-(-natural // 1)), y, is_cut


class TextBlock:
    """Words over as many lines as they need; links in them can be clicked."""

    def __init__(self, text: SetText, colour: str, links: tuple[Link, ...], message_id: int, gap: float = 6) -> None:
        self.width, self.height, self.gap = text.width, text.height, gap
        self._text = text
        self._colour = colour
        self._links = links
        self._message_id = message_id

    def place(self, x: float, y: float, width: float) -> Placed:
        # A text from right to left was laid out for its own width; it goes to the right edge of the bubble.
        is_rtl = self._text.layout.lineCount() > 0 and self._starts_from_right()
        at = QPointF(x + (width - self.width if is_rtl else 0), y)
        spots = [
            Spot("link", self._message_id, rect.translated(at), link.host, number)
            for number, link in enumerate(self._links)
            for rect in self._rects(link)
        ]
        return Placed([Words(self._text.layout, at, self._colour)], spots)

    def _starts_from_right(self) -> bool:
        line = self._text.layout.lineAt(0)
        return line.textLength() > 0 and _cursor_x(line, line.textStart()) > line.naturalTextWidth() / 2

    def _rects(self, link: Link) -> list[QRectF]:
        rects = []
        for number in range(self._text.layout.lineCount()):
            line = self._text.layout.lineAt(number)
            start = max(link.start, line.textStart())
            end = min(link.end, line.textStart() + line.textLength())
            if start < end:
                left, right = sorted((_cursor_x(line, start), _cursor_x(line, end)))
                rects.append(QRectF(left, line.y(), right - left, line.height()))
        return rects


def _cursor_x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)


class LineBlock:
    """One line with an optional icon: the head of a note, a name in a group, "forwarded from"."""

    def __init__(
        self,
        text: str,
        role: TypeRole,
        colour: str,
        tokens: Tokens,
        icon: str = "",
        italic: bool = False,
        spans: tuple[tuple[int, int], ...] = (),
    ) -> None:
        font = tokens.font(role)
        self._spans = spans
        self._icon_side = font.pixelSize() + 3 if icon else 0
        self._text, self._role, self._colour, self._icon, self._italic = text, role, colour, icon, italic
        self.width = text_width(tokens, role, text) + (self._icon_side + 6 if icon else 0) + (6 if italic else 1)
        self.height = float(round(font.pixelSize() * LINE_HEIGHT))
        self.gap = 4.0

    def place(self, x: float, y: float, width: float) -> Placed:
        parts: list[Part] = []
        left = x
        if self._icon:
            top = y + (self.height - self._icon_side) / 2
            parts.append(Glyph(self._icon, QRectF(x, top, self._icon_side, self._icon_side), self._colour))
            left += self._icon_side + 6
        rect = QRectF(left, y, width - (left - x), self.height)
        parts.append(Line(self._text, rect, self._role, self._colour, is_italic=self._italic, spans=self._spans))
        return Placed(parts, [])


class QuoteBlock:
    """What a message answers: a bar, who wrote it, and its first line."""

    def __init__(self, who: str, words: str, tokens: Tokens, message_id: int, quoted_id: int | None) -> None:
        self._who, self._words = who, words
        self._message_id, self._quoted_id = message_id, quoted_id
        self._pitch = round(tokens.font(TypeRole.META).pixelSize() * LINE_HEIGHT)
        wish = max(text_width(tokens, TypeRole.CHIP, who), text_width(tokens, TypeRole.META, words))
        self.width = min(wish + 13, 320.0)
        self.height = float(self._pitch * (2 if who else 1) + 2)
        self.gap = 6.0

    def place(self, x: float, y: float, width: float) -> Placed:
        parts: list[Part] = [Bar(QRectF(x, y, 3, self.height), "accent")]
        top = y + 1
        if self._who:
            parts.append(Line(self._who, QRectF(x + 11, top, width - 11, self._pitch), TypeRole.CHIP, "accent_text"))
            top += self._pitch
        parts.append(Line(self._words, QRectF(x + 11, top, width - 11, self._pitch), TypeRole.META, "text2"))
        spots = []
        if self._quoted_id is not None:
            rect = QRectF(x, y, width, self.height)
            spots.append(Spot("show_quoted", self._message_id, rect, self._who, self._quoted_id))
        return Placed(parts, spots)


class PictureBlock:
    """One photo in its own shape, or several as a grid of squares."""

    def __init__(self, rows: tuple[MessageRow, ...]) -> None:
        self._rows = tuple(row for row in rows if row.attachment is not None)
        self.gap = 6.0
        if len(self._rows) == 1:
            self.width, self.height = _picture_size(self._rows[0].attachment)
        else:
            lines = -(-len(self._rows) // 2)
            self.width = float(2 * ALBUM_CELL + ALBUM_GAP)
            self.height = float(lines * ALBUM_CELL + (lines - 1) * ALBUM_GAP)

    def place(self, x: float, y: float, width: float) -> Placed:
        parts: list[Part] = []
        spots = []
        for number, row in enumerate(self._rows):
            file = row.attachment
            if file is None:
                continue
            rect = QRectF(x, y, self.width, self.height)
            if len(self._rows) > 1:
                step = ALBUM_CELL + ALBUM_GAP
                rect = QRectF(x + number % 2 * step, y + number // 2 * step, ALBUM_CELL, ALBUM_CELL)
            parts.append(PictureSlot(file, rect))
            spots.append(Spot("picture", row.id, rect, file.name, number))
        return Placed(parts, spots)


def _picture_size(file: Attachment | None) -> tuple[float, float]:
    """The size of a thumbnail on screen; known before the picture is here, so that nothing jumps when it comes."""
    width, height = (file.width or 4, file.height or 3) if file is not None else (4, 3)
    scale = min(PICTURE_WIDTH / width, PICTURE_HEIGHT / height)
    # A strip thinner than this could not be clicked; the rest of its box stays empty.
    return max(120.0, round(width * scale)), max(64.0, round(height * scale))


class VoiceBlock:
    """The player of a recording."""

    def __init__(self, row: MessageRow, file: Attachment, tokens: Tokens) -> None:
        self._row, self._file = row, file
        words = text_width(tokens, TypeRole.WAIT, "00:00 / 00:00") + chip_width(tokens, "1.5×")
        self.width = max(float(VOICE_WIDTH), 220 + words)
        self.height, self.gap = float(VOICE_HEIGHT), 6.0

    def place(self, x: float, y: float, width: float) -> Placed:
        rect = QRectF(x, y, self.width, self.height)
        return Placed([VoiceSlot(self._file, rect)], [Spot("play", self._row.id, rect, "")])


class FileBlock:
    """A card: icon, name, size and kind, or what is the matter with the file."""

    def __init__(
        self,
        name: str,
        extension: str,
        below: str,
        message_id: int,
        state: FileState,
        spans: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self._name, self._extension, self._below, self._spans = name, extension, below, spans
        self._message_id, self._state = message_id, state
        self.width, self.height, self.gap = float(CARD_WIDTH), float(FILE_CARD_HEIGHT), 6.0

    def place(self, x: float, y: float, width: float) -> Placed:
        rect = QRectF(x, y, width, self.height)
        spots = []
        if self._state is FileState.READY:
            spots.append(Spot("open_file", self._message_id, rect, self._name))
            spots.append(Spot("save", self._message_id, QRectF(rect.right() - 44, y, 44, self.height), self._name))
        icon = {FileState.READY: "download", FileState.PENDING: "clock"}.get(self._state, "alert-circle")
        return Placed([FileSlot(self._name, self._extension, self._below, rect, icon, self._spans)], spots)


class HeadingBlock:
    """What makes an internal note unmistakable: lock and words."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self._text = text
        self.width = text_width(tokens, TypeRole.CHIP, text) + 22 * max(1.0, tokens.text_scale)
        self.height, self.gap = round(tokens.font(TypeRole.CHIP).pixelSize() * LINE_HEIGHT) + 2.0, 4.0

    def place(self, x: float, y: float, width: float) -> Placed:
        return Placed([NoteHeading(self._text, QRectF(x, y, width, self.height))], [])


class ButtonsBlock:
    """What can be done about a message, as buttons in one line."""

    def __init__(
        self, message_id: int, choices: tuple[tuple[str, str], ...], tokens: Tokens, *, first_is_primary: bool
    ) -> None:
        self._message_id, self._choices, self._first_is_primary = message_id, choices, first_is_primary
        self._widths = [text_width(tokens, TypeRole.BUTTON, text) + 24 for _, text in choices]
        self.width = sum(self._widths) + 8 * (len(choices) - 1)
        self.height, self.gap = float(tokens.sizes.button_strip), 8.0

    def place(self, x: float, y: float, width: float) -> Placed:
        placed = Placed([], [])
        left = x
        for number, (verb, text) in enumerate(self._choices):
            rect = QRectF(left, y, self._widths[number], self.height)
            placed.parts.append(Button(text, rect, number == 0 and self._first_is_primary))
            placed.spots.append(Spot(verb, self._message_id, rect, text))
            left += self._widths[number] + 8
        return placed


class FootBlock:
    """The last line of a bubble: reactions or the countdown on the left; marks, time and tick on the right."""

    def __init__(
        self, left: str, right: str, tick: Tick | None, held_until: int | None, tokens: Tokens, colour: str
    ) -> None:
        self._left, self._right, self._tick, self._held_until, self._colour = left, right, tick, held_until, colour
        grown = max(1.0, tokens.text_scale)
        self._right_width = text_width(tokens, TypeRole.TIME, right) + (21 * grown if tick is not None else 0) + 2
        self._left_width = text_width(tokens, TypeRole.META, left) + 12 if left else 0.0
        # Room for the sentence in any language: it changes every second and must not move the bubble.
        countdown = 150 * grown if held_until is not None else 0.0
        self.width = max(self._left_width, countdown) + self._right_width
        self.height, self.gap = round(16 * grown) * 1.0, 3.0

    def place(self, x: float, y: float, width: float) -> Placed:
        rect = QRectF(x + width - self._right_width, y, self._right_width, self.height)
        parts: list[Part] = [TimeTick(self._right, self._tick, rect, self._colour)]
        room = QRectF(x, y, width - self._right_width - 8, self.height)
        if self._held_until is not None:
            parts.append(Countdown(self._held_until, room, "text2"))
        elif self._left:
            parts.append(Line(self._left, room, TypeRole.META, "text2"))
        return Placed(parts, [])
