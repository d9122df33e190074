"""What stands on pages beyond single settings: the PIN, wiping the desk, the test of the connection and the diagnosis."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.models.locking import PinState
from console.models.problems import Problem
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_name
from console.ui.dialogs.pin import PinDialog
from console.ui.dialogs.verbs import VerbDialog
from console.ui.sentences import text_of
from console.ui.settings.services import ChannelTest, DeskServices
from console.ui.text import safe_label, sentence
from console.ui.tokens import TypeRole


class Box(QWidget):
    """A name and a sentence on the left, buttons on the right, and a line below for what came of it."""

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result = safe_label("", TypeRole.META, "text2", wraps=True, selectable=True)
        self.result.hide()
        self._hint = safe_label(hint, TypeRole.META, "text3", wraps=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(safe_label(title, TypeRole.BODY_MEDIUM, wraps=True))
        words.addWidget(self._hint)
        words.addWidget(self.result)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addLayout(self._buttons)

    def add_button(self, text: str) -> QPushButton:
        """One more button, below the others."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setMinimumWidth(210)
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def set_hint(self, text: str) -> None:
        """Another sentence below the name."""
        self._hint.setText(text)

    def tell(self, text: str, *, is_bad: bool = False) -> None:
        """What came of it."""
        self.result.set_colour("bad_text" if is_bad else "text2")
        self.result.setText(text)
        self.result.setVisible(bool(text))

    def on_failed(self, problem: Problem) -> None:
        """A problem is what came of it."""
        self.tell(text_of(problem), is_bad=True)


class PinBox(Box):
    """Set, change or remove the PIN."""

    def __init__(self, services: DeskServices, bridge: Bridge) -> None:
        super().__init__(self.tr("PIN of the lock screen"), "")
        self._services = services
        self._bridge = bridge
        self._has_pin = False
        self.button = self.add_button("")
        self.button.setEnabled(False)
        self.button.clicked.connect(self._on_clicked)
        self._read()

    def _read(self) -> None:
        self._bridge.compute(self, self._services.pins.state, done=self._on_state, failed=self.on_failed)

    def _on_state(self, state: PinState) -> None:
        self._has_pin = state.has_pin
        self.button.setEnabled(True)
        self.button.setText(self.tr("Change the PIN…") if state.has_pin else self.tr("Choose a PIN…"))
        self.set_hint(
            self.tr("A PIN is kept. Wrong tries have to wait longer and longer.")
            if state.has_pin
            else self.tr("None is kept: the lock screen hides the words, but any key opens it.")
        )

    @Slot()
    def _on_clicked(self) -> None:
        dialog = PinDialog(self._services.pins, self._bridge, has_pin=self._has_pin, parent=self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_kept)
        dialog.open()

    @Slot()
    def _on_kept(self) -> None:
        self.tell(self.tr("Done."))
        self._read()


class WipeDialog(VerbDialog):
    """A word must be typed; a mere Enter does nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Wipe this desk"))
        self.accept_button.setText(self.tr("Wipe everything"))
        self._word = self.tr("WIPE")
        self.add_line(
            self.tr(
                "Every conversation, file, operator, channel and secret of this desk disappears from this computer and cannot be brought back from it. Backups stay and open with their key or the recovery key. The program ends then."
            )
        )
        self._field = QLineEdit()
        self._field.textChanged.connect(self._on_changed)
        self.add_line(self.tr("Type {word} to confirm").format(word=self._word), self._field)
        self.body.addWidget(self._field)
        self._field.setFocus()
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self.accept_button.setEnabled(self._field.text().strip() == self._word)

    def accept(self) -> None:
        """Only with the word."""
        if self.accept_button.isEnabled():
            super().accept()


class WipeBox(Box):
    """Take everything of this desk off this computer. `confirmed` once the word was typed."""

    confirmed = Signal()

    def __init__(self, services: DeskServices, bridge: Bridge) -> None:
        super().__init__(
            self.tr("Local data"),
            self.tr("The training town is thrown away at its end; this ends it now.")
            if services.is_training
            else self.tr("Takes everything of this desk off this computer, for instance before it is given away."),
        )
        self._services = services
        self._bridge = bridge
        self.button = self.add_button(
            self.tr("End the training town") if services.is_training else self.tr("Wipe this desk…")
        )
        self.button.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        if self._services.is_training:
            self.confirmed.emit()
            return
        self._bridge.compute(self, self._services.require_wipeable, done=self._ask, failed=self.on_failed)

    def _ask(self, _: object) -> None:
        dialog = WipeDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.confirmed)
        dialog.open()


class ConnectionBox(Box):
    """Ask every channel's provider who we are, and copy what IT wants to see."""

    def __init__(self, services: DeskServices, bridge: Bridge) -> None:
        super().__init__(
            self.tr("Test of the channels"),
            self.tr(
                "Asks each provider who we are and touches no message. The diagnosis holds no names, texts or secrets."
            ),
        )
        self._services = services
        self._bridge = bridge
        self.add_channel_button = self.add_button(self.tr("Add a channel…"))
        self.add_channel_button.clicked.connect(self._on_add)
        self.test_button = self.add_button(self.tr("Test the channels"))
        self.copy_button = self.add_button(self.tr("Copy the diagnosis"))
        self.test_button.clicked.connect(self._on_test)
        self.copy_button.clicked.connect(self._on_copy)

    @Slot()
    def _on_add(self) -> None:
        from console.ui.wizard.view import connect_channel

        wizard = connect_channel(self._services.setup, self.window())
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.accepted.connect(self._on_added)
        wizard.open()

    @Slot()
    def _on_added(self) -> None:
        self.tell(self.tr("Connected: messages come in from now on."))

    @Slot()
    def _on_test(self) -> None:
        self.test_button.setEnabled(False)
        self.tell(self.tr("Asking…"))
        self._bridge.compute(self, self._services.test_channels, done=self._on_tested, failed=self._on_test_failed)

    def _on_tested(self, tests: list[ChannelTest]) -> None:
        self.test_button.setEnabled(True)
        lines = [
            sentence(self.tr("✓ {name}: {account}"), name=test.name, account=test.account)
            if test.problem is None
            else f"✗ {clean_name(test.name)}: {text_of(test.problem)}"
            for test in tests
        ]
        self.tell("\n".join(lines) or self.tr("There is no channel yet."), is_bad=any(test.problem for test in tests))

    def _on_test_failed(self, problem: Problem) -> None:
        self.test_button.setEnabled(True)
        self.on_failed(problem)

    @Slot()
    def _on_copy(self) -> None:
        self.copy_button.setEnabled(False)
        self.tell(self.tr("Looking…"))
        self._bridge.compute(self, self._services.diagnosis, done=self._on_diagnosis, failed=self._on_copy_failed)

    def _on_diagnosis(self, text: str) -> None:
        self.copy_button.setEnabled(True)
        QGuiApplication.clipboard().setText(text)
        self.tell(self.tr("The diagnosis is on the clipboard: paste it into a message to IT."))

    def _on_copy_failed(self, problem: Problem) -> None:
        self.copy_button.setEnabled(True)
        self.on_failed(problem)
