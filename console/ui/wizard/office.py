"""The page on which a computer becomes a desk of an office: an invitation, pasted or opened from its file."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton, QVBoxLayout

from console.ui.text import safe_label
from console.ui.tokens import TypeRole
from console.ui.wizard.pages import Page

LONGEST_FILE = 65_536


class OfficePage(Page):
    """GUI thread. The last page of those who come with an invitation."""

    def __init__(self) -> None:
        super().__init__()
        self._label = safe_label("", TypeRole.BODY_MEDIUM)
        self.code = QPlainTextEdit()
        self.code.setTabChangesFocus(True)
        self.code.textChanged.connect(self.completeChanged)
        self._label.setBuddy(self.code)
        self.open_button = QPushButton()
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self._on_open)
        self._note = safe_label("", TypeRole.META, "text3", wraps=True)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._label)
        column.addWidget(self.code, 1)
        column.addWidget(self.open_button)
        column.addWidget(self._note)
        self.setFinalPage(True)
        self.retranslate()

    def retranslate(self) -> None:
        self.setTitle(self.tr("Your office is waiting"))
        self.setSubTitle(
            self.tr("Whoever looks after the computers gave you an invitation: a long line of signs, or a file.")
        )
        self._label.setText(self.tr("Invitation"))
        self.code.setAccessibleName(self.tr("Invitation"))
        self.open_button.setText(self.tr("Open its file…"))
        self._note.setText(
            self.tr(
                "The server's name, its certificate, its version and its clock are looked at, then your login is made this computer's alone. The invitation is used up."
            )
        )

    def isComplete(self) -> bool:
        return bool(self.code.toPlainText().strip())

    @Slot()
    def _on_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open its file…"))
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Put the words of a file into the box; what cannot be read leaves it empty, and joining says so."""
        try:
            with path.open("rb") as file:
                self.code.setPlainText(file.read(LONGEST_FILE).decode("ascii", "replace"))
        except OSError:
            self.code.setPlainText("")
