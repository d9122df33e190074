"""Painted pieces that lists, headers and boards share: avatar, waiting time, counts, chips, key hints, focus ring.

Plain functions of (painter, tokens, rectangle in logical px, what to show) that keep nothing between calls: a delegate
can draw a thousand rows with them, a test can photograph one. They save and restore the painter they borrow.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from console.ui.icons import channel_icon, draw_icon
from console.ui.tokens import AVATAR_COLOURS, Tokens, TypeRole, tokens_for

CHANNEL_BADGE_SHARE = 0.44
CHANNEL_BADGE_RING = 2.0
LATE_FROM = 0.6
MISSED_FROM = 1.0
DIMMED = 0.55

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_SMOOTH = QPainter.RenderHint.Antialiasing
# Put together once: joining flags takes as long as drawing a word.
_ONE_LINE = {
    alignment: int(alignment | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip)
    for alignment in (LEFT, RIGHT, CENTRE)
}


class SlaLook(Enum):
    """How a waiting time is drawn. Colour never speaks alone: ring fill, icon or words stand beside it."""

    IN_TIME = "in time"
    LATE = "late"
    MISSED = "missed"
    WAITING_FOR_CITIZEN = "waiting for the citizen"
    SNOOZED = "snoozed"


def sla_look(ratio: float) -> SlaLook:
    """The look of waited ÷ target: late from 60 %, missed from 100 %."""
    if ratio >= MISSED_FROM:
        return SlaLook.MISSED
    return SlaLook.LATE if ratio >= LATE_FROM else SlaLook.IN_TIME


class Tone(Enum):
    """Meaning of a chip or banner; each tone has a ground, a text and, with more contrast, an outline."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    NOTE = "note"
    HIGHLIGHT = "highlight"


def tone_colours(tokens: Tokens, tone: Tone) -> tuple[QColor, QColor]:
    """(ground, text) of a tone in this look."""
    c = tokens.colours
    return {
        Tone.NEUTRAL: (c.sunken, c.text2),
        Tone.ACCENT: (c.accent_tint, c.accent_text),
        Tone.OK: (c.ok_tint, c.ok_text),
        Tone.WARN: (c.warn_tint, c.warn_text),
        Tone.BAD: (c.bad_tint, c.bad_text),
        Tone.NOTE: (c.note, c.note_text),
        Tone.HIGHLIGHT: (c.highlight, c.highlight_text),
    }[tone]


class _Saved:
    """What `with` needs of a painter, without the generator that `contextlib` would start for every stroke."""

    __slots__ = ("_painter",)

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def __enter__(self) -> QPainter:
        self._painter.save()
        self._painter.setRenderHint(_SMOOTH)
        return self._painter

    def __exit__(self, *_: object) -> None:
        self._painter.restore()


def saved(painter: QPainter) -> _Saved:
    """Antialiased painter whose pen, brush, font, clip and opacity come back afterwards."""
    return _Saved(painter)


# --- text -------------------------------------------------------------------------------------------------------------


def text_width(tokens: Tokens, role: TypeRole, text: str) -> float:
    """Width of one line in logical px."""
    return _width(text, role, tokens.text_scale)


def line_height(tokens: Tokens, role: TypeRole) -> float:
    """Height of one line in logical px."""
    return _metrics(role, tokens.text_scale).height()


def elided(tokens: Tokens, role: TypeRole, text: str, width: float) -> str:
    """`text` with "…" where it does not fit `width` logical px; remembered, because rows ask at every repaint."""
    return _elided(text, role, tokens.text_scale, int(width))


def draw_text(
    painter: QPainter,
    tokens: Tokens,
    rect: QRectF,
    text: str,
    role: TypeRole,
    colour: QColor,
    alignment: Qt.AlignmentFlag = LEFT,
) -> float:
    """One elided line, vertically centred by default. Returns the width drawn, in logical px."""
    shown = elided(tokens, role, text, rect.width())
    if shown:
        painter.setFont(tokens.font(role))
        painter.setPen(colour)
        painter.drawText(rect, _ONE_LINE[alignment], shown)
    return text_width(tokens, role, shown)


def draw_hits(
    painter: QPainter,
    tokens: Tokens,
    rect: QRectF,
    text: str,
    role: TypeRole,
    spans: Sequence[tuple[int, int]],
) -> None:
    """The ground under those stretches (start, end) of a left-aligned line that are looked for; draw the line over it."""
    for start, end in spans:
        left = min(text_width(tokens, role, text[:start]), rect.width())
        width = min(text_width(tokens, role, text[start:end]), rect.width() - left)
        height = tokens.font(role).pixelSize() * 1.35
        fill_round(
            painter,
            QRectF(rect.left() + left, rect.center().y() - height / 2, width, height),
            2,
            tokens.colours.highlight,
        )


# --- shapes -----------------------------------------------------------------------------------------------------------


def fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A filled rectangle. Not `fillRect`, which would make every gradient of Qt known to Python before the first paint."""
    with saved(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(rect)


def fill_round(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    """A filled rounded rectangle without outline."""
    with saved(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, radius, radius)


def outline_round(painter: QPainter, rect: QRectF, radius: float, colour: QColor, width: float = 1.0) -> None:
    """An outline that lies wholly inside `rect`, so hairlines stay sharp at every screen ratio."""
    with saved(painter):
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)


def draw_focus_ring(painter: QPainter, tokens: Tokens, rect: QRectF, radius: float) -> None:
    """The keyboard focus: 2 px (3 with more contrast) in the accent text colour, inside `rect`."""
    outline_round(painter, rect, radius, tokens.colours.accent_text, tokens.focus_width)


def draw_shadow(painter: QPainter, tokens: Tokens, rect: QRectF, radius: float) -> None:
    """The shadow of a popup around `rect`; the painter's device must leave room (see Sizes.shadow_blur)."""
    blur, offset = tokens.sizes.shadow_blur / 2, tokens.sizes.shadow_offset
    # At the very edge of a frame a blurred shadow has half of its full strength (15 % light, 60 % dark).
    strength = 0.30 if tokens.is_dark else 0.075
    layers = 16
    with saved(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        for layer in range(layers):
            grow = blur * (1 - layer / layers)
            # Quadratic, so that the outer layers fade out like a blur instead of ending in a step.
            shade = QColor(0, 0, 0, max(1, round(255 * strength * 2 * (layer + 1) / (layers * (layers + 1)))))
            painter.setBrush(shade)
            cast = rect.adjusted(-grow, -grow, grow, grow).translated(0, offset / 2)
            painter.drawRoundedRect(cast, radius + grow, radius + grow)


# --- people -----------------------------------------------------------------------------------------------------------


def initials(name: str) -> str:
    """The letters of a disc: NC of "Núria Casadevall i Puig", N of "Núria", "" when there is no letter to take."""
    letters = [word[0].upper() for word in name.split() if word[0].isalpha() and word.lower() not in _SMALL_WORDS]
    return "".join(letters[:2])


def avatar_colour(key: str) -> QColor:
    """The colour of a contact, by a hash that is the same in every run and on every PC."""
    return AVATAR_COLOURS[zlib.crc32(key.encode("utf-8", "replace")) % len(AVATAR_COLOURS)]


def draw_avatar(
    painter: QPainter,
    tokens: Tokens,
    rect: QRectF,
    name: str,
    key: str,
    channel: str = "",
    ground: QColor | None = None,
    *,
    is_dimmed: bool = False,
    presence: QColor | None = None,
) -> None:
    """A disc with initials, or a person when the name has no letters.

    `key` picks the colour (the contact's id), `channel` ("telegram", …) adds the badge and `presence` a plain dot in
    its place; both wear a ring in `ground`, the colour they lie on. `is_dimmed` fades the disc alone.
    """
    ground = ground if ground is not None else tokens.colours.pane
    size = rect.width()
    with saved(painter):
        painter.setOpacity(DIMMED if is_dimmed else 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(avatar_colour(key))
        painter.drawEllipse(rect)
        letters = initials(name)
        if letters:
            font = QFont(tokens.font(TypeRole.BODY_STRONG))
            font.setPixelSize(max(9, round(size * 0.36)))
            painter.setFont(font)
            painter.setPen(tokens.colours.white)
            painter.drawText(rect, int(CENTRE), letters)
        else:
            inset = size * 0.25
            draw_icon(painter, "user", rect.adjusted(inset, inset, -inset, -inset), tokens.colours.white)
        if channel:
            draw_channel_badge(painter, tokens, _badge_rect(rect), channel, ground)
        elif presence is not None:
            _draw_presence(painter, rect, presence, ground)


def draw_channel_badge(painter: QPainter, tokens: Tokens, rect: QRectF, channel: str, ground: QColor) -> None:
    """The round badge of a channel: white glyph on the channel's colour, 2 px ring of `ground` around."""
    with saved(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        ring = CHANNEL_BADGE_RING
        painter.drawEllipse(rect.adjusted(-ring, -ring, ring, ring))
        painter.setBrush(tokens.colours.channel(channel))
        painter.drawEllipse(rect)
        inset = rect.width() * 0.15
        draw_icon(painter, channel_icon(channel), rect.adjusted(inset, inset, -inset, -inset), tokens.colours.white)


def _badge_rect(avatar: QRectF) -> QRectF:
    size = round(avatar.width() * CHANNEL_BADGE_SHARE)
    overhang = round(avatar.width() * 0.08)
    return QRectF(avatar.right() - size + overhang, avatar.bottom() - size + overhang, size, size)


def _draw_presence(painter: QPainter, avatar: QRectF, colour: QColor, ground: QColor) -> None:
    size = max(9.0, avatar.width() * 0.34)
    dot = QRectF(avatar.right() - size + 2, avatar.bottom() - size + 2, size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(dot.adjusted(-2, -2, 2, 2))
    painter.setBrush(colour)
    painter.drawEllipse(dot)


# --- waiting ----------------------------------------------------------------------------------------------------------


def draw_ring(painter: QPainter, rect: QRectF, ratio: float, colour: QColor, track: QColor, width: float = 2.4) -> None:
    """A thin ring that fills clockwise from twelve o'clock; `ratio` 0 to 1, more counts as 1."""
    half = width / 2
    inner = rect.adjusted(half, half, -half, -half)
    with saved(painter):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(track, width))
        painter.drawEllipse(inner)
        if ratio > 0:
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(inner, 90 * 16, -round(min(ratio, 1.0) * 360 * 16))


def sla_width(tokens: Tokens, look: SlaLook, words: str) -> float:
    """Width in logical px that `draw_sla` takes."""
    width = text_width(tokens, _SLA_ROLE[look], words)
    if look is SlaLook.WAITING_FOR_CITIZEN:
        return width
    mark = _sla_mark(tokens)
    return width + mark + (24 if look in (SlaLook.LATE, SlaLook.MISSED) else 6) - (2 if look is SlaLook.LATE else 0)


def draw_sla(painter: QPainter, tokens: Tokens, rect: QRectF, look: SlaLook, words: str, ratio: float = 0.0) -> QRectF:
    """A waiting time, right-aligned and vertically centred in `rect`; returns where it was drawn.

    `words` are ready to show ("3 min", "Waiting for a reply", "Mon 9:00"); `ratio` is waited ÷ target.
    """
    c = tokens.colours
    height = float(tokens.sizes.pill)
    width = min(sla_width(tokens, look, words), rect.width())
    box = QRectF(rect.right() - width, rect.center().y() - height / 2, width, height)
    size = _sla_mark(tokens)
    mark_x = box.left()
    colour, ring, track = c.text2, c.ok, c.border
    if look is SlaLook.LATE:
        _draw_pill(painter, tokens, box, c.warn_tint, c.warn_text)
        colour, ring, mark_x = c.warn_text, c.warn, box.left() + 7
    elif look is SlaLook.MISSED:
        fill_round(painter, box, tokens.radii.pill, c.bad)
        colour, mark_x = c.bad_text_on, box.left() + 7
    mark = QRectF(mark_x, box.center().y() - size / 2, size, size)
    text_left = mark.right() + (5 if look in (SlaLook.LATE, SlaLook.MISSED) else 6)
    if look in (SlaLook.IN_TIME, SlaLook.LATE):
        draw_ring(painter, mark, ratio, ring, track)
    elif look is SlaLook.MISSED:
        draw_icon(painter, "alert-triangle", mark, colour)
    elif look is SlaLook.SNOOZED:
        colour = c.text3
        draw_icon(painter, "zzz", mark, colour)
    else:
        colour, text_left = c.text3, box.left()
    text_box = QRectF(text_left, box.top(), box.right() - text_left, box.height())
    with saved(painter):
        draw_text(painter, tokens, text_box, words, _SLA_ROLE[look], colour)
    return box


def _sla_mark(tokens: Tokens) -> float:
    return 14.0 * max(1.0, tokens.text_scale)


# --- small marks ------------------------------------------------------------------------------------------------------


def badge_text(count: int) -> str:
    """ "99+" above 99."""
    return "99+" if count > 99 else str(count)


def badge_width(tokens: Tokens, count: int) -> float:
    """Width in logical px of a count badge."""
    return max(float(tokens.sizes.pill), text_width(tokens, TypeRole.COUNT, badge_text(count)) + 12)


def draw_badge(
    painter: QPainter, tokens: Tokens, rect: QRectF, count: int, *, is_alarm: bool = False, ring: QColor | None = None
) -> QRectF:
    """A count of unread things, right-aligned in `rect`; nothing at 0. `is_alarm` is the red one of the rail."""
    if count <= 0:
        return QRectF()
    c = tokens.colours
    width, height = badge_width(tokens, count), float(tokens.sizes.pill)
    box = QRectF(rect.right() - width, rect.center().y() - height / 2, width, height)
    if ring is not None:
        fill_round(painter, box.adjusted(-2, -2, 2, 2), height / 2 + 2, ring)
    fill_round(painter, box, height / 2, c.bad if is_alarm else c.accent)
    with saved(painter):
        draw_text(painter, tokens, box, badge_text(count), TypeRole.COUNT, c.accent_text_on, CENTRE)
    return box


def chip_width(tokens: Tokens, text: str, icon: str = "") -> float:
    """Width in logical px of a chip that is not elided."""
    return text_width(tokens, TypeRole.CHIP, text) + 18 + (_chip_icon(tokens) + 5 if icon else 0)


def draw_chip(
    painter: QPainter, tokens: Tokens, rect: QRectF, text: str, tone: Tone = Tone.NEUTRAL, icon: str = ""
) -> QRectF:
    """A chip from the left of `rect`, vertically centred, at most as wide as it; returns where it was drawn."""
    ground, colour = tone_colours(tokens, tone)
    height = float(tokens.sizes.chip)
    box = QRectF(rect.left(), rect.center().y() - height / 2, min(chip_width(tokens, text, icon), rect.width()), height)
    _draw_pill(painter, tokens, box, ground, colour)
    text_left = box.left() + 9
    if icon:
        size = _chip_icon(tokens)
        draw_icon(painter, icon, QRectF(text_left, box.center().y() - size / 2, size, size), colour)
        text_left += size + 5
    with saved(painter):
        text_box = QRectF(text_left, box.top(), box.right() - 8 - text_left, height)
        draw_text(painter, tokens, text_box, text, TypeRole.CHIP, colour)
    return box


def key_hint_width(tokens: Tokens, keys: str) -> float:
    """Width in logical px of a key hint."""
    return max(float(tokens.sizes.key_hint), text_width(tokens, TypeRole.SHORTCUT, keys) + 14)


def draw_key_hint(painter: QPainter, tokens: Tokens, rect: QRectF, keys: str, *, on_accent: bool = False) -> QRectF:
    """A key ("F2", "Ctrl+K") in its frame, right-aligned in `rect`; `on_accent` for a primary button."""
    c = tokens.colours
    width, height = key_hint_width(tokens, keys), float(tokens.sizes.key_hint)
    box = QRectF(rect.right() - width, rect.center().y() - height / 2, width, height)
    if on_accent:
        veil = QColor(c.accent_text_on)
        veil.setAlphaF(0.16)
        fill_round(painter, box, tokens.radii.small, veil)
    else:
        fill_round(painter, box, tokens.radii.small, c.raised)
        outline_round(painter, box, tokens.radii.small, c.border)
    with saved(painter):
        colour = c.accent_text_on if on_accent else c.text2
        draw_text(painter, tokens, box, keys, TypeRole.SHORTCUT, colour, CENTRE)
    return box


def draw_lock(painter: QPainter, tokens: Tokens, rect: QRectF, words: str) -> QRectF:
    """ "Marta is answering" with a lock, right-aligned in `rect` and elided to it; returns where it was drawn."""
    size = _sla_mark(tokens)
    width = min(rect.width(), size + 6 + text_width(tokens, TypeRole.WAIT, words))
    box = QRectF(rect.right() - width, rect.top(), width, rect.height())
    draw_icon(painter, "lock", QRectF(box.left(), box.center().y() - size / 2, size, size), tokens.colours.text2)
    with saved(painter):
        draw_text(painter, tokens, box.adjusted(size + 6, 0, 0, 0), words, TypeRole.WAIT, tokens.colours.text2)
    return box


def draw_selected_row(painter: QPainter, tokens: Tokens, rect: QRectF) -> None:
    """Ground of the selected list row, with the 3 px accent bar at its left edge."""
    c = tokens.colours
    fill_round(painter, rect, tokens.radii.row, c.selected_row)
    if tokens.tint_outline:
        outline_round(painter, rect, tokens.radii.row, c.accent_text, tokens.tint_outline)
    fill_round(painter, QRectF(rect.left(), rect.top() + 12, 3, rect.height() - 24), 1.5, c.accent_text)


def _draw_pill(painter: QPainter, tokens: Tokens, box: QRectF, ground: QColor, outline: QColor) -> None:
    radius = box.height() / 2
    fill_round(painter, box, radius, ground)
    if tokens.tint_outline:
        outline_round(painter, box, radius, outline, tokens.tint_outline)


def _chip_icon(tokens: Tokens) -> float:
    return 14.0 * max(1.0, tokens.text_scale)


_SMALL_WORDS = frozenset(["i", "y", "de", "del", "la", "el", "les", "los", "dels", "da", "al", "van", "von"])
_SLA_ROLE = {
    SlaLook.IN_TIME: TypeRole.WAIT,
    SlaLook.LATE: TypeRole.COUNT,
    SlaLook.MISSED: TypeRole.COUNT,
    SlaLook.WAITING_FOR_CITIZEN: TypeRole.META,
    SlaLook.SNOOZED: TypeRole.META,
}


# The scale is the whole of a look that a width depends on, so light and dark share what is remembered.
@lru_cache(maxsize=128)
def _metrics(role: TypeRole, scale: float) -> QFontMetricsF:
    return QFontMetricsF(tokens_for(False, False, scale).font(role))


@lru_cache(maxsize=8192)
def _width(text: str, role: TypeRole, scale: float) -> float:
    return _metrics(role, scale).horizontalAdvance(text)


@lru_cache(maxsize=8192)
def _elided(text: str, role: TypeRole, scale: float, width: int) -> str:
    if _width(text, role, scale) <= width + 1:
        return text
    return _metrics(role, scale).elidedText(text, Qt.TextElideMode.ElideRight, width)
