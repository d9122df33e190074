"""The lock screen: covers every word in the window; only the number of waiting conversations shows.

It keeps a passer-by from reading; it is no substitute for the computer's own lock, which the operations manual asks for.
"""

import hashlib
import hmac
import secrets

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.ui.frame import Crest
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole


class LockScreen(QFrame):
    """An overlay of the whole window. The PIN lives in memory for this session only."""

    unlocked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._salt = secrets.token_bytes(16)
        self._pin: bytes | None = None
        self._title = safe_label("", TypeRole.PANE_TITLE)
        self._waiting = safe_label("", TypeRole.BODY, "text2")
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setFixedWidth(320)
        self._field.returnPressed.connect(self._on_enter)
        self._button = QPushButton()
        self._button.clicked.connect(self._on_enter)
        self._hint = safe_label("", TypeRole.META, "bad_text")
        layout = QVBoxLayout(self)
        layout.addStretch()
        for widget in (Crest(), self._title, self._waiting, self._field, self._button, self._hint):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        self.hide()

    def _digest(self, pin: str) -> bytes:
        return hashlib.scrypt(pin.encode(), salt=self._salt, n=2**12, r=8, p=1)

    def lock(self, waiting: int) -> None:
        """Cover the window. The first time the operator chooses a PIN, typing nothing keeps it open to a key press."""
        self._title.setText(self.tr("Session locked"))
        self.set_waiting(waiting)
        self._field.clear()
        self._field.setPlaceholderText(self.tr("PIN") if self._pin is not None else self.tr("Choose a PIN (4 or more)"))
        self._field.setAccessibleName(self._field.placeholderText())
        self._button.setText(self.tr("Unlock") if self._pin is not None else self.tr("Set the PIN"))
        self._hint.setText("")
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self._field.setFocus()

    def set_waiting(self, number: int) -> None:
        """How many conversations wait: a number and nothing else."""
        self._waiting.setText(self.tr("%n conversation(s) waiting", "", number))

    @Slot()
    def _on_enter(self) -> None:
        pin = self._field.text()
        self._field.clear()
        if self._pin is None:
            if len(pin) < 4:
                self._hint.setText(self.tr("A PIN has at least four signs."))
                return
            self._pin = self._digest(pin)
            self.lock(0)
            return
        if hmac.compare_digest(self._pin, self._digest(pin)):
            self.hide()
            self.unlocked.emit()
        else:
            self._hint.setText(self.tr("That is not the PIN. Try again, or quit and start the console anew."))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().tokens.colours.app)
