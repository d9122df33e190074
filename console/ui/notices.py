"""Tray, sound and notices. They say that somebody waits, never who or what: a lock screen or a projector shows them to everybody."""

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from console.ui.icons import action_icon
from console.ui.theme import theme
from console.ui.tokens import TypeRole

BURST_MS = 8_000
"""One sound for a burst of messages."""


class Notices(QObject):
    """GUI thread. Without a tray it rings and marks the task bar only."""

    clicked = Signal()

    def __init__(self, window: QWidget, *, is_loud: bool, is_wanted: bool) -> None:
        super().__init__(window)
        self._window = window
        self._is_loud = is_loud
        self._is_wanted = is_wanted
        self.is_quiet = False
        self._since = QElapsedTimer()
        self._tray: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = QSystemTrayIcon(action_icon("inbox"), window)
            self._tray.setToolTip("Ventanilla")
            self._tray.activated.connect(self.clicked)
            self._tray.messageClicked.connect(self.clicked)
            self._tray.show()

    def set_quiet(self, is_quiet: bool) -> None:
        """Do not disturb."""
        self.is_quiet = is_quiet

    def ring(self, conversations: int) -> None:
        """New messages came; one sound and one notice a burst, and none when the operator is looking or asked for quiet."""
        if self.is_quiet or not self._is_wanted or (self._since.isValid() and self._since.elapsed() < BURST_MS):
            return
        self._since.start()
        if self._is_loud:
            QApplication.beep()
        if not self._window.isActiveWindow():
            QApplication.alert(self._window)
            if self._tray is not None and self._tray.supportsMessages():
                self._tray.showMessage(
                    self.tr("Ventanilla"),
                    self.tr("%n conversation(s) with new messages", "", conversations),
                    QSystemTrayIcon.MessageIcon.NoIcon,
                )

    def set_waiting(self, number: int) -> None:
        """Paint the number on the tray icon."""
        if self._tray is None:
            return
        pixmap = QPixmap(64, 64)
        pixmap.fill(theme().tokens.colours.accent)
        painter = QPainter(pixmap)
        font = theme().tokens.font(TypeRole.PANE_TITLE)
        font.setPixelSize(40)
        painter.setFont(font)
        painter.setPen(theme().tokens.colours.accent_text_on)
        painter.drawText(pixmap.rect(), 0x84, str(min(number, 99)) if number else "V")
        painter.end()
        self._tray.setIcon(QIcon(pixmap))
