"""Draws the lock screen over the whole program and takes it away again: panes, dialogs, other windows, keys and tooltips.

Covered is not enough: what lies below could still be reached with Tab or a shortcut, so it is hidden and deaf as well.
Dialogs come back as they were, with what was typed in them.
"""

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip, QWidget

from console.ui.actions import ActionRegistry
from console.ui.lock import LockScreen


class Curtain(QObject):
    """GUI thread. `opened` follows when everything is back."""

    opened = Signal()

    def __init__(self, window: QMainWindow, screen: LockScreen, registry: ActionRegistry) -> None:
        super().__init__(window)
        self._window = window
        self._screen = screen
        self._registry = registry
        self._hidden: list[QWidget] = []
        self._focused: QWidget | None = None
        screen.unlocked.connect(self._on_unlocked)

    @property
    def is_drawn(self) -> bool:
        """Whether the screen is locked."""
        return self._screen.is_locked

    def draw(self, waiting: int) -> None:
        """Hide everything but the number of waiting conversations."""
        if self.is_drawn:
            return
        self._focused = self._window.focusWidget()
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._registry.set_active(False)
        self._screen.lock(waiting)
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        inside = [each for each in self._window.findChildren(QWidget, options=direct) if not each.isWindow()]
        # Panes, status bar, and what floats over them.
        self._hidden = [each for each in inside if each is not self._screen and not each.isHidden()]
        # Dialogs first: a modal one would keep the keys from the PIN field.
        self._hidden += [
            each for each in QApplication.topLevelWidgets() if each is not self._window and each.isVisible()
        ]
        for widget in reversed(self._hidden):
            widget.hide()
        self._screen.raise_()
        self._screen.field.setFocus() if self._screen.field.isVisible() else self._screen.setFocus()

    @Slot()
    def _on_unlocked(self) -> None:
        self._registry.set_active(True)
        hidden, self._hidden = self._hidden, []
        for widget in hidden:
            # A dialog may have been taken apart meanwhile.
            if shiboken6.isValid(widget):
                widget.show()
        if self._focused is not None and shiboken6.isValid(self._focused):
            self._focused.setFocus()
        self._focused = None
        self.opened.emit()
