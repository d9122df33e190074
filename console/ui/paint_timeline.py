"""Painted pieces of a conversation: bubbles, ticks, voice notes, files, day lines, the line above new messages.

The same house style as `paint`: plain functions of painter, tokens and rectangles in logical px. System lines are drawn
by functions of their own and never inside a bubble, so nothing a citizen writes can look like a notice of the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from console.ui.icons import draw_icon
from console.ui.paint import (
    CENTRE,
    LEFT,
    Tone,
    chip_width,
    draw_chip,
    draw_hits,
    draw_text,
    elided,
    fill_round,
    outline_round,
    saved,
    text_width,
)
from console.ui.tokens import Tokens, TypeRole

FILE_CARD_HEIGHT = 54
VOICE_HEIGHT = 36
WAVE_BAR = 3.0
WAVE_STEP = 5.0
PLAIN_WAVE_HEIGHT = 24.0


class Sender(Enum):
    """Whose bubble it is: its colour, and the corner that points to them."""

    CITIZEN = "citizen"
    US = "us"
    NOTE = "note"


class Tick(Enum):
    """The state of our own message, in the order in which it can only rise."""

    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


_TICK_ICONS = {
    Tick.SENDING: "clock",
    Tick.SENT: "check",
    Tick.DELIVERED: "checks",
    Tick.READ: "checks",
    Tick.FAILED: "alert-circle",
    Tick.UNCERTAIN: "help",
}

# Extension to (icon, tone). What is not here is drawn as a plain file: never a promise about its content.
_FILE_LOOKS = {
    "pdf": ("file-type-pdf", Tone.BAD),
    "doc": ("file-text", Tone.ACCENT),
    "docx": ("file-text", Tone.ACCENT),
    "odt": ("file-text", Tone.ACCENT),
    "txt": ("file-text", Tone.NEUTRAL),
    "xls": ("file-spreadsheet", Tone.OK),
    "xlsx": ("file-spreadsheet", Tone.OK),
    "ods": ("file-spreadsheet", Tone.OK),
    "csv": ("file-spreadsheet", Tone.OK),
    "zip": ("file-zip", Tone.WARN),
    "jpg": ("photo", Tone.ACCENT),
    "jpeg": ("photo", Tone.ACCENT),
    "png": ("photo", Tone.ACCENT),
    "webp": ("photo", Tone.ACCENT),
    "gif": ("photo", Tone.ACCENT),
    "mp4": ("video", Tone.ACCENT),
    "mp3": ("music", Tone.ACCENT),
    "ogg": ("music", Tone.ACCENT),
}


def bubble_path(tokens: Tokens, rect: QRectF, sender: Sender) -> QPainterPath:
    """The outline of a bubble: radius 14, the bottom corner beside its sender 4."""
    box = (rect.left(), rect.top(), rect.width(), rect.height())
    small = float(tokens.radii.bubble_corner)
    return _bubble_path(box, float(tokens.radii.bubble), small, is_citizens=sender is Sender.CITIZEN)


@lru_cache(maxsize=512)
def _bubble_path(
    box: tuple[float, float, float, float], big: float, small: float, *, is_citizens: bool
) -> QPainterPath:
    """Remembered, because a repaint asks for all bubbles on screen. Nobody changes what comes out."""
    rect = QRectF(*box)
    left_bottom, right_bottom = (small, big) if is_citizens else (big, small)
    path = QPainterPath(QPointF(rect.left() + big, rect.top()))
    path.lineTo(rect.right() - big, rect.top())
    path.arcTo(QRectF(rect.right() - 2 * big, rect.top(), 2 * big, 2 * big), 90, -90)
    path.lineTo(rect.right(), rect.bottom() - right_bottom)
    path.arcTo(
        QRectF(rect.right() - 2 * right_bottom, rect.bottom() - 2 * right_bottom, 2 * right_bottom, 2 * right_bottom),
        0,
        -90,
    )
    path.lineTo(rect.left() + left_bottom, rect.bottom())
    path.arcTo(QRectF(rect.left(), rect.bottom() - 2 * left_bottom, 2 * left_bottom, 2 * left_bottom), 270, -90)
    path.lineTo(rect.left(), rect.top() + big)
    path.arcTo(QRectF(rect.left(), rect.top(), 2 * big, 2 * big), 180, -90)
    path.closeSubpath()
    return path


def bubble_colours(tokens: Tokens, sender: Sender) -> tuple[QColor, QColor]:
    """(ground, text) of a bubble."""
    c = tokens.colours
    return {
        Sender.CITIZEN: (c.bubble_in, c.text),
        Sender.US: (c.bubble_out, c.text),
        Sender.NOTE: (c.note, c.note_text),
    }[sender]


def draw_bubble(painter: QPainter, tokens: Tokens, rect: QRectF, sender: Sender, *, is_failed: bool = False) -> None:
    """The ground of a message. Notes and failed messages have an outline, all have one with more contrast."""
    c = tokens.colours
    outline: tuple[QColor, float] | None = None
    if is_failed:
        outline = (c.bad_text, 1.5)
    elif sender is Sender.NOTE:
        outline = (c.note_border, tokens.tint_outline or 1)
    elif tokens.tint_outline:
        outline = (c.border_strong, 1)
    with saved(painter):
        painter.setBrush(bubble_colours(tokens, sender)[0])
        painter.setPen(QPen(outline[0], outline[1]) if outline else QPen(Qt.PenStyle.NoPen))
        half = outline[1] / 2 if outline else 0.0
        painter.drawPath(bubble_path(tokens, rect.adjusted(half, half, -half, -half), sender))


def draw_time_and_tick(
    painter: QPainter, tokens: Tokens, rect: QRectF, time: str, tick: Tick | None, colour: QColor | None = None
) -> QRectF:
    """The time of a message and the state of ours, right-aligned in `rect`; returns where they were drawn."""
    c = tokens.colours
    size = 16.0 * max(1.0, tokens.text_scale)
    time_width = text_width(tokens, TypeRole.TIME, time)
    width = time_width + (size + 5 if tick is not None else 0)
    box = QRectF(rect.right() - width, rect.top(), width, rect.height())
    with saved(painter):
        draw_text(painter, tokens, QRectF(box.left(), box.top(), time_width + 2, box.height()), time, TypeRole.TIME,
                  colour if colour is not None else c.text3)  # fmt: skip
    if tick is not None:
        mark = QRectF(box.right() - size, box.center().y() - size / 2, size, size)
        draw_icon(painter, _TICK_ICONS[tick], mark, tick_colour(tokens, tick))
    return box


def tick_colour(tokens: Tokens, tick: Tick) -> QColor:
    """Read is the accent, trouble has its own colours, everything else is quiet."""
    c = tokens.colours
    return {Tick.READ: c.accent_text, Tick.FAILED: c.bad_text, Tick.UNCERTAIN: c.warn_text}.get(tick, c.text3)


def draw_waveform(painter: QPainter, tokens: Tokens, rect: QRectF, peaks: Sequence[float], progress: float) -> None:
    """Bars of a voice note across `rect`: `peaks` 0 to 1, any number of them; `progress` 0 to 1 has been played."""
    count = max(1, int(rect.width() // WAVE_STEP))
    c = tokens.colours
    with saved(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        for bar in range(count):
            loudness = _peak(peaks, bar, count)
            height = max(WAVE_BAR, min(1.0, loudness) * rect.height())
            painter.setBrush(c.accent_text if (bar + 0.5) / count <= progress else c.border_strong)
            left = rect.left() + bar * WAVE_STEP
            painter.drawRoundedRect(
                QRectF(left, rect.center().y() - height / 2, WAVE_BAR, height), WAVE_BAR / 2, WAVE_BAR / 2
            )


def progress_at(rect: QRectF, x: float) -> float:
    """Where in a voice note a click at `x` falls, 0 to 1."""
    return min(1.0, max(0.0, (x - rect.left()) / rect.width())) if rect.width() > 0 else 0.0


def draw_play_button(
    painter: QPainter, tokens: Tokens, rect: QRectF, *, is_playing: bool, is_hovered: bool = False
) -> None:
    """The round button of a voice note or film."""
    c = tokens.colours
    fill_round(painter, rect, rect.width() / 2, c.accent_hover if is_hovered else c.accent)
    inset = rect.width() * 0.26
    icon = rect.adjusted(inset, inset, -inset, -inset)
    draw_icon(painter, "player-pause" if is_playing else "player-play", icon, c.accent_text_on)


def draw_voice_note(
    painter: QPainter,
    tokens: Tokens,
    rect: QRectF,
    peaks: Sequence[float],
    progress: float,
    times: str,
    speed: str,
    *,
    is_playing: bool,
) -> tuple[QRectF, QRectF, QRectF]:
    """Button, bars, "0:07 / 0:18" and the speed chip in one line. Returns the rectangles of (button, bars, speed)."""
    button = QRectF(rect.left(), rect.center().y() - VOICE_HEIGHT / 2, VOICE_HEIGHT, VOICE_HEIGHT)
    speed_width = chip_width(tokens, speed)
    times_width = text_width(tokens, TypeRole.WAIT, times)
    chip = QRectF(rect.right() - speed_width, rect.top(), speed_width, rect.height())
    words = QRectF(chip.left() - 11 - times_width, rect.top(), times_width + 2, rect.height())
    bars = QRectF(
        button.right() + 11,
        rect.center().y() - PLAIN_WAVE_HEIGHT / 2,
        max(WAVE_STEP, words.left() - 11 - button.right() - 11),
        PLAIN_WAVE_HEIGHT,
    )
    draw_play_button(painter, tokens, button, is_playing=is_playing)
    draw_waveform(painter, tokens, bars, peaks, progress)
    with saved(painter):
        draw_text(painter, tokens, words, times, TypeRole.WAIT, tokens.colours.text2)
    return button, bars, draw_chip(painter, tokens, chip, speed, Tone.ACCENT)


def file_look(extension: str) -> tuple[str, Tone]:
    """(icon, tone) for an extension without its dot."""
    return _FILE_LOOKS.get(extension.lower(), ("file", Tone.NEUTRAL))


def draw_file_card(
    painter: QPainter,
    tokens: Tokens,
    rect: QRectF,
    name: str,
    extension: str,
    details: str,
    action_icon: str = "download",
    *,
    is_hovered: bool = False,
    spans: Sequence[tuple[int, int]] = (),
) -> QRectF:
    """A file in a message: kind, clean name (stem elided, extension always whole), details and one action.

    Returns the rectangle of the action. `name` comes from cleaning.clean_file_name without its extension; `spans` of it, as
    (start, end), are looked for.
    """
    c = tokens.colours
    fill_round(painter, rect, 9, c.hover_row if is_hovered else c.raised)
    outline_round(painter, rect, 9, c.border)
    icon, tone = file_look(extension)
    ground, colour = tone_colours_for_file(tokens, tone)
    tile = QRectF(rect.left() + 9, rect.center().y() - 19, 38, 38)
    fill_round(painter, tile, 6, ground)
    if tokens.tint_outline:
        outline_round(painter, tile, 6, colour, 1)
    draw_icon(painter, icon, tile.adjusted(8, 8, -8, -8), colour)
    action = QRectF(rect.right() - 38, rect.center().y() - 14, 28, 28)
    if action_icon:
        draw_icon(painter, action_icon, action.adjusted(5, 5, -5, -5), c.text2)
    left, right = tile.right() + 10, (action.left() if action_icon else rect.right()) - 8
    tail = f".{extension}" if extension else ""
    tail_width = text_width(tokens, TypeRole.BODY_STRONG, tail)
    # Shortened at the end like every other name, a file would hide what it is: the extension is drawn apart.
    stem = elided(tokens, TypeRole.BODY_STRONG, name, right - left - tail_width)
    middle = rect.center().y()
    with saved(painter):
        upper = QRectF(left, middle - 20, right - left, 20)
        draw_hits(painter, tokens, upper, stem, TypeRole.BODY_STRONG, spans)
        drawn = draw_text(painter, tokens, upper, stem, TypeRole.BODY_STRONG, c.text)
        draw_text(painter, tokens, upper.adjusted(drawn, 0, 2, 0), tail, TypeRole.BODY_STRONG, c.text)
        draw_text(painter, tokens, QRectF(left, middle, right - left, 20), details, TypeRole.META, c.text3)
    return action


def tone_colours_for_file(tokens: Tokens, tone: Tone) -> tuple[QColor, QColor]:
    """(ground, icon colour) of the tile in a file card."""
    c = tokens.colours
    return {
        Tone.BAD: (c.bad_tint, c.bad_text),
        Tone.OK: (c.ok_tint, c.ok_text),
        Tone.WARN: (c.warn_tint, c.warn_text),
        Tone.ACCENT: (c.accent_tint, c.accent_text),
    }.get(tone, (c.sunken, c.text2))


def draw_day_line(painter: QPainter, tokens: Tokens, rect: QRectF, words: str) -> None:
    """ "Today, Thursday 19 November", centred."""
    with saved(painter):
        draw_text(painter, tokens, rect, words, TypeRole.META, tokens.colours.text3, CENTRE)


def draw_unread_divider(painter: QPainter, tokens: Tokens, rect: QRectF, words: str) -> None:
    """The red line above what nobody has answered yet, with its words in the middle."""
    c = tokens.colours
    half = text_width(tokens, TypeRole.CHIP, words) / 2 + 12
    middle = rect.center()
    y = round(middle.y()) + 0.5
    with saved(painter):
        painter.setPen(QPen(c.bad_text, 1))
        painter.drawLine(QPointF(rect.left(), y), QPointF(middle.x() - half, y))
        painter.drawLine(QPointF(middle.x() + half, y), QPointF(rect.right(), y))
        draw_text(painter, tokens, rect, words, TypeRole.CHIP, c.bad_text, CENTRE)


def draw_activity_line(painter: QPainter, tokens: Tokens, rect: QRectF, icon: str, words: str) -> None:
    """What the program or a colleague did ("You claimed the conversation · 9:41"): icon and words, centred."""
    c = tokens.colours
    size, gap = 15.0 * max(1.0, tokens.text_scale), 6.0
    width = min(rect.width(), size + gap + text_width(tokens, TypeRole.META, words))
    left = rect.center().x() - width / 2
    draw_icon(painter, icon, QRectF(left, rect.center().y() - size / 2, size, size), c.text3)
    with saved(painter):
        text_box = QRectF(left + size + gap, rect.top(), width - size - gap + 1, rect.height())
        draw_text(painter, tokens, text_box, words, TypeRole.META, c.text3, LEFT)


def draw_note_heading(painter: QPainter, tokens: Tokens, rect: QRectF, words: str) -> None:
    """The first line of an internal note: lock and "Internal note · team only"."""
    c = tokens.colours
    size = 14.0 * max(1.0, tokens.text_scale)
    draw_icon(painter, "lock", QRectF(rect.left(), rect.center().y() - size / 2, size, size), c.note_text)
    with saved(painter):
        draw_text(painter, tokens, rect.adjusted(size + 6, 0, 0, 0), words, TypeRole.CHIP, c.note_text)


def _peak(peaks: Sequence[float], bar: int, count: int) -> float:
    """The loudest of the peaks that fall on one bar; silence when there are none."""
    if not peaks:
        return 0.0
    start = bar * len(peaks) // count
    end = max(start + 1, (bar + 1) * len(peaks) // count)
    return max(peaks[start:end])
