"""Choosing, changing and taking away the PIN of the lock screen. The PIN is kept elsewhere; see console/pins.py."""

from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from console.models.locking import PIN_LEAST, PIN_MOST, PinAnswer, PinState
from console.models.problems import Problem
from console.ui.bridge import Bridge
from console.ui.dialogs.verbs import VerbDialog
from console.ui.sentences import text_of
from console.ui.text import safe_label
from console.ui.tokens import TypeRole


class Pins(Protocol):
    """Where the PIN of the operator at this desk is kept; handed in by the composition root. Slow: never on the GUI thread."""

    def state(self) -> PinState:
        """Raises Problem."""

    def choose(self, pin: str, old: str = "") -> None:
        """Raises Problem."""

    def remove(self, old: str) -> None:
        """Raises Problem."""

    def try_pin(self, pin: str) -> PinAnswer:
        """Raises Problem."""


def pin_field() -> QLineEdit:
    """A field whose signs nobody sees."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(PIN_MOST)
    return field


class PinDialog(VerbDialog):
    """Accepted once the PIN is really kept (or gone); until then what went wrong stands below the fields."""

    def __init__(self, pins: Pins, bridge: Bridge, *, has_pin: bool, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._pins = pins
        self._bridge = bridge
        self.setWindowTitle(self.tr("Change the PIN") if has_pin else self.tr("Choose a PIN"))
        self.accept_button.setText(self.tr("Keep the PIN"))
        self._old: QLineEdit | None = pin_field() if has_pin else None
        self._new, self._again = pin_field(), pin_field()
        self.add_line(self.tr("The lock screen asks for it. It is kept on this computer in a form nobody can read."))
        if self._old is not None:
            self.add_line(self.tr("PIN until now"), self._old)
            self.body.addWidget(self._old)
        self.add_line(self.tr("New PIN (%n or more signs)", "", PIN_LEAST), self._new)
        self.body.addWidget(self._new)
        self.add_line(self.tr("The same again"), self._again)
        self.body.addWidget(self._again)
        self._problem = safe_label("", TypeRole.META, "bad_text", wraps=True)
        self.body.addWidget(self._problem)
        if self._old is not None:
            remove = QPushButton(self.tr("Have no PIN"))
            remove.setAutoDefault(False)
            remove.clicked.connect(self._on_remove)
            self.add_button(remove)
        for field in self._fields():
            field.textChanged.connect(self._on_changed)
        self._fields()[0].setFocus()
        self._on_changed()

    def _fields(self) -> list[QLineEdit]:
        return [field for field in (self._old, self._new, self._again) if field is not None]

    @Slot()
    def _on_changed(self) -> None:
        self.accept_button.setEnabled(all(field.text() for field in self._fields()))

    def accept(self) -> None:
        """The Enter key and the button: first keep it, then close."""
        new, old = self._new.text(), self._old.text() if self._old is not None else ""
        if not self.accept_button.isEnabled():
            return
        if new != self._again.text():
            self._again.clear()
            self._again.setFocus()
            self._problem.setText(self.tr("The two are not the same. Nothing was kept; type it again."))
            return
        self.accept_button.setEnabled(False)
        pins = self._pins
        self._bridge.compute_in_order(self, lambda: pins.choose(new, old), done=self._on_kept, failed=self._on_failed)

    @Slot()
    def _on_remove(self) -> None:
        pins, old = self._pins, self._old.text() if self._old is not None else ""
        self._bridge.compute_in_order(self, lambda: pins.remove(old), done=self._on_kept, failed=self._on_failed)

    def _on_kept(self, _: object) -> None:
        super().accept()

    def _on_failed(self, problem: Problem) -> None:
        self._problem.setText(text_of(problem))
        first = self._fields()[0]
        for field in self._fields():
            field.clear()
        first.setFocus()
        self._on_changed()
