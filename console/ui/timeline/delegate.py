"""Paints a laid-out row. What moves is looked up here at each paint: playing voices, pictures that came, countdowns.

It draws with the house's painted pieces and owns no geometry, except where a player's own parts ended up: a click asks
for them.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from console.models.clock import Clock
from console.models.problems import QT_TRANSLATE_NOOP
from console.ui import formats
from console.ui.icons import draw_icon
from console.ui.paint import CENTRE, draw_focus_ring, draw_hits, draw_text, fill_round, outline_round, saved
from console.ui.paint_timeline import (
    bubble_path,
    draw_activity_line,
    draw_bubble,
    draw_day_line,
    draw_file_card,
    draw_note_heading,
    draw_time_and_tick,
    draw_unread_divider,
    draw_voice_note,
    progress_at,
)
from console.ui.theme import theme
from console.ui.timeline.parts import (
    ActivityLine,
    Bar,
    Bubble,
    Button,
    Countdown,
    DayLine,
    FileSlot,
    Glyph,
    Line,
    NoteHeading,
    Part,
    PictureSlot,
    Sheet,
    Spot,
    TimeTick,
    VoiceSlot,
    Words,
)
from console.ui.timeline.pictures import PictureShelf
from console.ui.timeline.voice import VoicePlayer
from console.ui.timeline.words import held_text, say
from console.ui.tokens import Tokens, TypeRole

CANNOT_SHOW = QT_TRANSLATE_NOOP("Timeline", "This picture cannot be shown")
CANNOT_PLAY = QT_TRANSLATE_NOOP("Timeline", "Cannot be played here; save it")
ONLY_START = QT_TRANSLATE_NOOP("Timeline", "{time} of it")
PICTURE_RADIUS = 8.0


class TimelinePainter:
    """GUI thread. One per view; `paint` draws one row with its top left corner at the painter's origin."""

    def __init__(self, player: VoicePlayer, shelf: PictureShelf, clock: Clock) -> None:
        self._player = player
        self._shelf = shelf
        self._clock = clock
        self._voices: dict[int, tuple[QRectF, QRectF]] = {}

    def paint(self, painter: QPainter, sheet: Sheet, *, is_current: bool, hovered: Spot | None) -> None:
        """Draw a row. `is_current`: the keyboard is on it; `hovered`: the spot under the pointer."""
        tokens = theme().tokens
        if sheet.bubble is not None:
            self._bubble(painter, tokens, sheet.bubble)
        for part in sheet.parts:
            self._part(painter, tokens, part, hovered)
        if is_current:
            around = sheet.bubble.rect if sheet.bubble is not None else _around(sheet)
            draw_focus_ring(painter, tokens, around.adjusted(-3, -3, 3, 3), tokens.radii.bubble + 3)

    def voice_act(self, attachment_id: int, point: QPointF) -> tuple[str, float]:
        """What a click on a player means: ("play", 0), ("speed", 0) or ("seek", 0…1). `point` in the row."""
        bars, speed = self._voices.get(attachment_id, (QRectF(), QRectF()))
        if speed.contains(point):
            return "speed", 0.0
        if bars.adjusted(-4, -8, 4, 8).contains(point):
            return "seek", progress_at(bars, point.x())
        return "play", 0.0

    def _bubble(self, painter: QPainter, tokens: Tokens, bubble: Bubble) -> None:
        draw_bubble(painter, tokens, bubble.rect, bubble.sender, is_failed=bubble.is_failed)
        if bubble.is_uncertain:
            with saved(painter):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(tokens.colours.warn, 1.5))
                painter.drawPath(bubble_path(tokens, bubble.rect.adjusted(0.75, 0.75, -0.75, -0.75), bubble.sender))

    def _part(self, painter: QPainter, tokens: Tokens, part: Part, hovered: Spot | None) -> None:
        colours = tokens.colours
        match part:
            case Words():
                painter.setPen(getattr(colours, part.colour))
                part.layout.draw(painter, part.at)
            case Line(is_italic=True):
                painter.setPen(getattr(colours, part.colour))
                painter.setFont(tokens.italic(part.role))
                painter.drawText(part.rect, int(Qt.AlignmentFlag.AlignVCenter), part.text)
            case Line():
                draw_hits(painter, tokens, part.rect, part.text, part.role, part.spans)
                draw_text(painter, tokens, part.rect, part.text, part.role, getattr(colours, part.colour))
            case Glyph():
                draw_icon(painter, part.name, part.rect, getattr(colours, part.colour))
            case Bar():
                fill_round(painter, part.rect, 1.5, getattr(colours, part.colour))
            case TimeTick():
                draw_time_and_tick(painter, tokens, part.rect, part.text, part.tick, getattr(colours, part.colour))
            case NoteHeading():
                draw_note_heading(painter, tokens, part.rect, part.text)
            case ActivityLine():
                draw_activity_line(painter, tokens, part.rect, part.icon, part.text)
            case DayLine(is_unread=True):
                draw_unread_divider(painter, tokens, part.rect, part.text)
            case DayLine():
                draw_day_line(painter, tokens, part.rect, part.text)
            case Button():
                self._button(painter, tokens, part, hovered)
            case Countdown():
                text = held_text(part.held_until, self._clock.now_ms())
                draw_text(painter, tokens, part.rect, text, TypeRole.TIME, getattr(colours, part.colour))
            case PictureSlot():
                self._picture(painter, tokens, part)
            case VoiceSlot():
                self._voice(painter, tokens, part)
            case FileSlot():
                is_hovered = hovered is not None and part.rect.contains(hovered.rect.center())
                draw_file_card(
                    painter,
                    tokens,
                    part.rect,
                    part.name,
                    part.extension,
                    part.below,
                    part.icon,
                    is_hovered=is_hovered,
                    spans=part.spans,
                )

    def _button(self, painter: QPainter, tokens: Tokens, part: Button, hovered: Spot | None) -> None:
        c = tokens.colours
        is_hovered = hovered is not None and hovered.rect == part.rect
        ground, ink = (c.accent, c.accent_text_on) if part.is_primary else (c.raised, c.text)
        if is_hovered:
            ground = c.accent_hover if part.is_primary else c.hover_row
        fill_round(painter, part.rect, tokens.radii.button, ground)
        if not part.is_primary:
            outline_round(painter, part.rect, tokens.radii.button, c.border_strong)
        with saved(painter):
            draw_text(painter, tokens, part.rect, part.text, TypeRole.BUTTON, ink, CENTRE)

    def _picture(self, painter: QPainter, tokens: Tokens, part: PictureSlot) -> None:
        image = self._shelf.thumbnail(part.file)
        with saved(painter):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            path = QPainterPath()
            path.addRoundedRect(part.rect, PICTURE_RADIUS, PICTURE_RADIUS)
            painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
            painter.fillRect(part.rect, tokens.colours.sunken)
            if image is not None:
                painter.drawImage(part.rect, image, _filling(image, part.rect))
                return
            side = 28.0
            middle = part.rect.center()
            icon = QRectF(middle.x() - side / 2, middle.y() - side / 2 - 8, side, side)
            draw_icon(painter, "photo", icon, tokens.colours.text3)
            if self._shelf.is_refused(part.file.id):
                below = QRectF(part.rect.left() + 8, icon.bottom() + 4, part.rect.width() - 16, 20)
                draw_text(painter, tokens, below, say(CANNOT_SHOW), TypeRole.META, tokens.colours.text2, CENTRE)

    def _voice(self, painter: QPainter, tokens: Tokens, part: VoiceSlot) -> None:
        file, player = part.file, self._player
        player.prepare(file)
        wave = player.wave(file.id)
        duration = wave.duration_ms if wave is not None else file.duration_ms or 0
        position = player.position_ms(file.id)
        is_begun = position > 0 or player.is_playing(file.id)
        total = formats.play_time(duration)
        times = f"{formats.play_time(position)} / {total}" if is_begun else total
        if wave is not None and wave.is_cut:
            times = say(ONLY_START).format(time=total)
        if player.is_refused(file.id):
            draw_icon(
                painter,
                "volume-off",
                QRectF(part.rect.left() + 8, part.rect.center().y() - 10, 20, 20),
                tokens.colours.text3,
            )
            room = part.rect.adjusted(40, 0, 0, 0)
            with saved(painter):
                draw_text(painter, tokens, room, say(CANNOT_PLAY), TypeRole.BODY, tokens.colours.text2)
            self._voices.pop(file.id, None)
            return
        peaks = [peak / 255 for peak in wave.peaks] if wave is not None else []
        progress = position / duration if duration else 0.0
        speed = f"{player.speed:g}×"
        _, bars, chip = draw_voice_note(
            painter, tokens, part.rect, peaks, progress, times, speed, is_playing=player.is_playing(file.id)
        )
        self._voices[file.id] = (bars, chip)


def _filling(image: QImage, rect: QRectF) -> QRectF:
    """The middle of a picture in the shape of the rectangle: cut, never stretched."""
    scale = max(rect.width() / image.width(), rect.height() / image.height())
    width, height = rect.width() / scale, rect.height() / scale
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)


def _around(sheet: Sheet) -> QRectF:
    """What a row without bubble occupies, for the focus ring."""
    rect = QRectF()
    for part in sheet.parts:
        if isinstance(part, (DayLine, ActivityLine)):
            rect = rect.united(part.rect)
    return rect.adjusted(3, 4, -3, -4)
