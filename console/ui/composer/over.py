"""A little window that opens over the box and goes as it came: by its own keys, by Escape, or by a press anywhere else.

A child of the window and no window of its own, so that the composer keeps its place and no platform steals the keyboard.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from console.ui.widgets import PopupFrame, SearchField

GAP = 6


class OverBox(PopupFrame):
    """GUI thread. `closed` gives the keyboard back. Subclasses say what a key means in `on_key`."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side = self.MARGIN + 12
        self.body.setContentsMargins(side, side, side, side)
        self.body.setSpacing(8)
        self.search = SearchField("")
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.hide()

    def open_over(self, anchor: QWidget) -> None:
        """Show above a widget, with the keyboard in the search field."""
        self.adjustSize()
        window = self.parentWidget()
        if window is not None:
            corner = anchor.mapTo(window, anchor.rect().topLeft())
            left = max(0, min(corner.x(), window.width() - self.width() + 2 * self.MARGIN))
            top = corner.y() - self.height() + self.MARGIN - GAP
            self.move(left - self.MARGIN, max(-self.MARGIN, top))
        self.show()
        self.raise_()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self.search.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_over(self) -> None:
        """Hide, and let the owner have the keyboard."""
        self.hide()
        self.closed.emit()

    def on_key(self, event: QKeyEvent, *, is_in_list: bool) -> bool:
        """Whether a key meant something here."""
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody else's presses concern it any more."""
        super().hideEvent(event)
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field and the list first come here; a press elsewhere closes, and means what it means there."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            if watched is not self and not self.isAncestorOf(watched):
                self.hide()
            return False
        is_ours = watched in (self.search.field, self.list)
        if is_ours and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_over()
                return True
            if self.on_key(event, is_in_list=watched is self.list):
                return True
        return super().eventFilter(watched, event)
