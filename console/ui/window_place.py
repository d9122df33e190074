"""Where the window stands, over a restart: as four numbers and a letter, and only where there is still a screen.

A place is "x,y,width,height" in logical px of the window without its frame, with ",m" behind it when it filled the screen. What cannot
be read is as good as none: a window must come up, whatever stands in a file.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_PLACE = re.compile(r"(-?\d{1,6}),(-?\d{1,6}),(\d{1,6}),(\d{1,6})(,m)?", re.ASCII)
GRIP_WIDTH, GRIP_HEIGHT = 160, 40
"""As much of the window's upper edge must be on a screen, so that somebody can drag the rest of it there."""


def place_of(window: QWidget) -> str:
    """Where a window stands now, or would without filling the screen."""
    rect = window.normalGeometry() if window.isMaximized() or window.isFullScreen() else window.geometry()
    words = f"{rect.x()},{rect.y()},{rect.width()},{rect.height()}"
    return f"{words},m" if window.isMaximized() else words


def put(window: QWidget, place: str) -> bool:
    """Put a window, not shown yet, where it stood. False when that is nowhere (any more); then it is left alone."""
    found = _PLACE.fullmatch(place)
    if found is None:
        return False
    rect = QRect(*(int(number) for number in found.groups()[:4]))
    grip = QRect(rect.x(), rect.y(), min(rect.width(), GRIP_WIDTH), GRIP_HEIGHT)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    room = max(screens, key=lambda screen: _area(screen.intersected(grip)), default=QRect())
    if _area(room.intersected(grip)) < _area(grip) // 2:
        return False
    least = window.minimumSize()
    size = rect.size().boundedTo(room.size()).expandedTo(least)
    window.setGeometry(QRect(rect.topLeft(), size))
    if found[5]:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    return True


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())
