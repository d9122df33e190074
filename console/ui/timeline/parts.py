"""The pieces a laid-out row is made of: where each stands and what it is, ready to paint and to be clicked.

Frozen geometry in logical px, relative to the top left corner of the row. What moves by itself (a playing voice, a
picture that arrives, a countdown) is a slot here and is looked up while painting, so that a row is laid out once.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextLayout

from console.models.records import Attachment, MessageRow
from console.ui.paint_timeline import Sender, Tick
from console.ui.tokens import TypeRole


@dataclass(frozen=True, slots=True)
class Words:
    """A laid-out text; `colour` is the name of a colour token."""

    layout: QTextLayout
    at: QPointF
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, elided at the end of its rectangle; `spans` of it, as (start, end), are looked for."""

    text: str
    rect: QRectF
    role: TypeRole
    colour: str
    is_italic: bool = False
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Glyph:
    """An icon."""

    name: str
    rect: QRectF
    colour: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The coloured edge of a quote."""

    rect: QRectF
    colour: str


@dataclass(frozen=True, slots=True)
class TimeTick:
    """The time of a message with its marks, and how far an outgoing one got (None for others)."""

    text: str
    tick: Tick | None
    rect: QRectF
    colour: str


@dataclass(frozen=True, slots=True)
class NoteHeading:
    """The first line of an internal note."""

    text: str
    rect: QRectF


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """What the program or a colleague did."""

    icon: str
    text: str
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press inside a bubble; primary ones are filled."""

    text: str
    rect: QRectF
    is_primary: bool


@dataclass(frozen=True, slots=True)
class Countdown:
    """The seconds until a held message leaves."""

    held_until: int
    rect: QRectF
    colour: str


@dataclass(frozen=True, slots=True)
class PictureSlot:
    """Where a thumbnail goes."""

    file: Attachment
    rect: QRectF


@dataclass(frozen=True, slots=True)
class VoiceSlot:
    """Where a player goes."""

    file: Attachment
    rect: QRectF


@dataclass(frozen=True, slots=True)
class FileSlot:
    """Where a file's card goes: its clean name without the extension, a line below, and the icon of what can be done."""

    name: str
    extension: str
    below: str
    rect: QRectF
    icon: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DayLine:
    """The words of a day, or the red line of what is unread."""

    text: str
    rect: QRectF
    is_unread: bool


Part = (
    Words
    | Line
    | Glyph
    | Bar
    | TimeTick
    | NoteHeading
    | ActivityLine
    | Button
    | Countdown
    | PictureSlot
    | VoiceSlot
    | FileSlot
    | DayLine
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that does something: a click there, or Enter for the first of a row."""

    verb: str
    message_id: int
    rect: QRectF
    label: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Bubble:
    """The ground of a message. A failed one has a red outline, one in doubt an amber one."""

    rect: QRectF
    sender: Sender
    is_failed: bool
    is_uncertain: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One row of the timeline, laid out for one width and one look. `held` are its messages in their undo time."""

    height: float
    bubble: Bubble | None = None
    parts: tuple[Part, ...] = ()
    spots: tuple[Spot, ...] = ()
    held: tuple[MessageRow, ...] = ()

    def spot_at(self, point: QPointF) -> Spot | None:
        """What a click at a point of the row does; the last one wins, so small things may lie on large ones."""
        for spot in reversed(self.spots):
            if spot.rect.contains(point):
                return spot
        return None
