"""How long nobody has touched the window: the lock screen and the operator's status ask it.

Keys, clicks and the wheel count; the window system hands them to the window before any widget, so one filter on the
window that has the focus sees them all and costs nothing while widgets paint and timers fire.
"""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

LOOK_MS = 5_000
_ACTS = frozenset(
    {
        *(QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel),
        *(QEvent.Type.TouchBegin, QEvent.Type.TabletPress, QEvent.Type.FocusIn),
    }
)


class Idleness(QObject):
    """GUI thread. `looked(object)` tells every five seconds how long, in ms; `came_back(object)` after how long."""

    looked = Signal(object)
    came_back = Signal(object)

    def __init__(self, now_ms: Callable[[], int], parent: QObject | None = None) -> None:
        """`now_ms`: a clock in milliseconds; only differences count."""
        super().__init__(parent)
        self.now_ms = now_ms
        self._last_ms = now_ms()
        self._watched: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window)
            self._on_focus_window(application.focusWindow())

    @property
    def idle_ms(self) -> int:
        """Since the last key, click or movement."""
        return max(0, self.now_ms() - self._last_ms)

    @Slot()
    def look(self) -> None:
        """Tell how long nobody was here."""
        self.looked.emit(self.idle_ms)

    def touch(self) -> None:
        """Somebody is here."""
        idle_ms = self.idle_ms
        self._last_ms = self.now_ms()
        if idle_ms >= LOOK_MS:
            self.came_back.emit(idle_ms)

    @Slot(QWindow)
    def _on_focus_window(self, window: QWindow | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)
            self.touch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTS:
            self.touch()
        return False
