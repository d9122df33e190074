"""A window in which a trainee or a trainer plays a citizen: what the citizen sees, and what they may send.

It talks to the town in this process and never to the desk, so what it shows is what really arrived.
"""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.training.phone import CitizenPhone
from console.training.stock import read as read_stock
from console.ui.cleaning import clean_name, isolate
from console.ui.text import safe_label
from console.ui.tokens import TypeRole

LOOK_MS = 400


class PhoneWindow(QWidget):
    """GUI thread. The town answers from memory, so reading it here blocks nobody."""

    def __init__(self, phone: CitizenPhone, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._phone = phone
        self._person: int | None = None
        self._revision = -1
        self.setWindowTitle(self.tr("The citizen's phone"))
        self.resize(620, 620)
        self._people = QListWidget()
        self._people.setMaximumWidth(220)
        self._people.setAccessibleName(self.tr("Citizens"))
        self._people.currentItemChanged.connect(self._on_person)
        self._messages = QListWidget()
        self._messages.setWordWrap(True)
        self._messages.setAccessibleName(self.tr("What the citizen sees"))
        self._typing = safe_label("", TypeRole.META, "text3")
        self._box = QLineEdit()
        self._box.setPlaceholderText(self.tr("Write as this citizen"))
        self._box.setAccessibleName(self._box.placeholderText())
        self._box.returnPressed.connect(self._on_send)
        buttons = QHBoxLayout()
        for text, slot in (
            (self.tr("Send"), self._on_send),
            (self.tr("Photo"), self._on_photo),
            (self.tr("Voice"), self._on_voice),
            (self.tr("Location"), self._on_location),
            (self.tr("New citizen…"), self._on_new),
        ):
            button = QPushButton(text)
            button.clicked.connect(slot)
            buttons.addWidget(button)
        right = QVBoxLayout()
        for widget in (self._messages, self._typing, self._box):
            right.addWidget(widget)
        right.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.addWidget(self._people)
        layout.addLayout(right, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Show what is new in the town."""
        if self._phone.revision == self._revision:
            return
        self._revision = self._phone.revision
        chats = self._phone.chats()
        if self._people.count() != len(chats):
            self._people.clear()
            for chat in chats:
                item = QListWidgetItem(isolate(clean_name(chat.name)))
                item.setData(Qt.ItemDataRole.UserRole, chat.person_id)
                self._people.addItem(item)
                if chat.person_id == self._person:
                    self._people.setCurrentItem(item)
        self._show_messages()

    def _show_messages(self) -> None:
        self._messages.clear()
        if self._person is None:
            return
        for message in self._phone.messages(self._person):
            when = datetime.fromtimestamp(message.at_ms / 1000).strftime("%H:%M")
            who = self.tr("Me") if message.is_mine else self.tr("Town hall")
            text = message.text or str(message.kind)
            self._messages.addItem(QListWidgetItem(f"{when}  {who}: {isolate(text)}"))
        self._messages.scrollToBottom()
        self._typing.setText(self.tr("The town hall is typing…") if self._phone.is_typing(self._person) else "")
        self._phone.mark_seen(self._person)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_person(self, item: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        self._person = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        self._show_messages()

    @Slot()
    def _on_send(self) -> None:
        text = self._box.text().strip()
        if self._person is not None and text:
            self._phone.write(self._person, text)
            self._box.clear()
            self.look()

    @Slot()
    def _on_photo(self) -> None:
        if self._person is not None:
            self._phone.send_photo(self._person, read_stock("fanal.jpg"))

    @Slot()
    def _on_voice(self) -> None:
        if self._person is not None:
            self._phone.send_voice(self._person, read_stock("veu-6s.ogg"), 6)

    @Slot()
    def _on_location(self) -> None:
        if self._person is not None:
            self._phone.send_location(self._person, 41.5421, 2.4445)

    @Slot()
    def _on_new(self) -> None:
        name, is_given = QInputDialog.getText(self, self.tr("New citizen"), self.tr("First name"))
        if is_given and name.strip():
            self._person = self._phone.add_person(name.strip())
            self._revision = -1
            self.look()
