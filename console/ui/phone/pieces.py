"""The small parts of the citizen's phone: a bubble in words, the buttons the town hall put under it, a new citizen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.training.phone import PhoneButton, PhoneMessage
from console.ui.cleaning import cap_message, clean_file_name, clean_name, isolate
from console.ui.dialogs.verbs import VerbDialog
from console.ui.formats import clock_time
from console.ui.languages import language_name
from console.ui.text import safe_tooltip

LANGUAGES = ("ca", "es", "en", "fr", "ar", "ro", "uk", "zh")

Rows = tuple[tuple[PhoneButton, ...], ...]


def body_of(message: PhoneMessage, quoted: PhoneMessage | None = None) -> str:
    """What a bubble says: what it answers, what it holds, its words."""
    parts = [thing_of(message), isolate(cap_message(message.text).shown) if message.text else ""]
    if quoted is not None:
        parts.insert(0, "↪ " + isolate(clean_name(quoted.text, 40) or thing_of(quoted)))
    return "\n".join(part for part in parts if part)


def foot_of(message: PhoneMessage) -> str:
    """The small line of a bubble: who, when, and what happened to it."""
    who = (
        QCoreApplication.translate("CitizenPhone", "Me")
        if message.is_mine
        else QCoreApplication.translate("CitizenPhone", "Town hall")
    )
    parts = [who, clock_time(message.at_ms)]
    if message.is_edited:
        parts.append(QCoreApplication.translate("CitizenPhone", "corrected"))
    return " · ".join([*parts, message.reaction] if message.reaction else parts)


def thing_of(message: PhoneMessage) -> str:
    """What a bubble holds beside words."""
    if message.kind == "voice":
        name = QCoreApplication.translate("CitizenPhone", "Voice message")
        return f"{name} {message.seconds // 60}:{message.seconds % 60:02}"
    if message.place is not None:
        return QCoreApplication.translate("CitizenPhone", "Location") + " {:.5f}, {:.5f}".format(*message.place)
    if message.file_name:
        return QCoreApplication.translate("CitizenPhone", "File") + " " + isolate(clean_file_name(message.file_name))
    if message.kind == "photo":
        return QCoreApplication.translate("CitizenPhone", "Photo")
    return "" if message.kind == "text" else f"[{message.kind}]"


class TownButtons(QWidget):
    """Buttons row by row, as the town hall sent them. Built again only when they differ, so that the focus stays."""

    def __init__(self, press: Callable[[PhoneButton], None]) -> None:
        super().__init__()
        self._press = press
        self._rows: Rows = ()
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_rows(self, rows: Rows) -> None:
        """Put these buttons there; none hides the place."""
        if rows == self._rows:
            return
        self._rows = rows
        self.buttons = []
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for row in rows:
            line = QWidget()
            beside = QHBoxLayout(line)
            beside.setContentsMargins(0, 0, 0, 0)
            for each in row:
                beside.addWidget(self._button(each))
            self._column.addWidget(line)
        self.setVisible(bool(rows))

    def _button(self, wanted: PhoneButton) -> QPushButton:
        button = QPushButton(clean_name(wanted.label).replace("&", "&&"))
        button.setAutoDefault(False)
        if wanted.url:
            # A phone would open the page; the training town opens nothing.
            button.setEnabled(False)
            safe_tooltip(button, clean_name(wanted.url, 200))
        button.clicked.connect(lambda: self._press(wanted))
        self.buttons.append(button)
        return button


class NewCitizen(VerbDialog):
    """Asks the name and the language of the phone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("New citizen"))
        self.accept_button.setText(self.tr("Add"))
        self.name = QLineEdit()
        self.name.setMaxLength(64)
        self.language = QComboBox()
        for code in LANGUAGES:
            self.language.addItem(language_name(code), code)
        self.add_line(self.tr("First name"), self.name)
        self.body.addWidget(self.name)
        self.add_line(self.tr("Language of the phone"), self.language)
        self.body.addWidget(self.language)
        self.accept_button.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text.strip())))
        self.name.setFocus()
