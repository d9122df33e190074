"""Rows that are drawn again as they were: the picture of each is kept, and costs a tenth of drawing it anew.

A pane is painted anew whenever a pointer enters a link or the window is left; nothing in its rows has changed then. Only
rows without anything that moves are kept, by the laid-out row itself: another word, look or tick is another sheet.
"""

from __future__ import annotations

from collections import OrderedDict
from math import ceil

from PySide6.QtGui import QColor, QPainter, QPixmap

from console.ui.timeline.delegate import TimelinePainter
from console.ui.timeline.parts import Countdown, PictureSlot, Sheet, VoiceSlot

MOST = 40
"""Pictures kept: some screens full, about ten megabytes."""
TALLEST = 1_200
"""A row taller than a screen, in px, is not worth the memory."""
_MOVING = (Countdown, PictureSlot, VoiceSlot)


class Prints:
    """GUI thread. One per view."""

    def __init__(self, painter: TimelinePainter) -> None:
        self._painter = painter
        self._kept: OrderedDict[int, tuple[Sheet, QPixmap]] = OrderedDict()

    def draw(self, painter: QPainter, sheet: Sheet, y: int, width: int, ground: QColor) -> None:
        """Draw a row that nobody points at, its top left corner at (0, y), on `ground`."""
        ratio = painter.device().devicePixelRatio()
        kept = self._kept.get(id(sheet))
        if kept is not None and kept[1].width() == width * ratio:
            painter.drawPixmap(0, y, kept[1])
            return
        # A picture can be put only on whole pixels, or it would be blurred.
        if ratio != int(ratio) or not _is_still(sheet):
            painter.translate(0, y)
            self._painter.paint(painter, sheet, is_current=False, hovered=None)
            painter.translate(0, -y)
            return
        picture = QPixmap(width * int(ratio), ceil(sheet.height) * int(ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(ground)
        within = QPainter(picture)
        within.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint(within, sheet, is_current=False, hovered=None)
        within.end()
        painter.drawPixmap(0, y, picture)
        self._kept[id(sheet)] = (sheet, picture)
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)

    def forget(self) -> None:
        """Nothing of what was drawn will be drawn again."""
        self._kept.clear()


def _is_still(sheet: Sheet) -> bool:
    return sheet.height <= TALLEST and not any(isinstance(part, _MOVING) for part in sheet.parts)
