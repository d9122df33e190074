"""A window in which a trainee or a trainer plays a citizen: what the citizen sees, and what they may send.

It talks to the town in this process and never to the desk, so what it shows is what really arrived. Enter sends; Enter
on an own line of the list corrects it.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.training.phone import CitizenPhone, PhoneButton, PhoneChat, PhoneMessage
from console.training.stock import read as read_stock
from console.ui.cleaning import clean_name, isolate, one_line
from console.ui.languages import language_name
from console.ui.phone.delegates import (
    BODY_ROLE,
    FOOT_ROLE,
    ID_ROLE,
    MINE_ROLE,
    UNSEEN_ROLE,
    BubbleDelegate,
    PersonDelegate,
)
from console.ui.phone.pieces import NewCitizen, TownButtons, body_of, foot_of
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole

LOOK_MS = 400


class PhoneWindow(QWidget):
    """GUI thread. The town answers from memory, so reading it here blocks nobody."""

    def __init__(self, phone: CitizenPhone, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._phone = phone
        self._person: int | None = None
        self._revision = -1
        self._shown: list[PhoneMessage] = []
        self._drafts: dict[int, str] = {}
        self._corrected: int | None = None
        self.people, self.messages = QListWidget(), QListWidget()
        for view, delegate in (
            (self.people, PersonDelegate(self.people)),
            (self.messages, BubbleDelegate(self.messages)),
        ):
            view.setItemDelegate(delegate)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            view.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
            view.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.owner = safe_label("", TypeRole.BODY_MEDIUM)
        self.typing = safe_label("", TypeRole.META, "text3")
        self.box = QLineEdit()
        self.box.setMaxLength(4096)
        self.under, self.keyboard = TownButtons(self._on_under), TownButtons(self._on_key)
        self.send, self.photo, self.voice, self.file, self.place, self.block, self.new = (
            self._button(slot)
            for slot in (
                self._on_send,
                self._on_photo,
                self._on_voice,
                self._on_file,
                self._on_place,
                self._on_block,
                self._on_new,
            )
        )
        self.people.currentItemChanged.connect(self._on_person)
        self.messages.itemActivated.connect(self._on_message)
        self.box.returnPressed.connect(self._on_send)
        self._lay_out()
        self.retranslate()
        theme().theme_changed.connect(self._fit)
        self._fit()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.look()
        self.people.setCurrentRow(0)

    def _button(self, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        button.clicked.connect(lambda: slot())
        return button

    def _lay_out(self) -> None:
        sending = QHBoxLayout()
        sending.addWidget(self.box, 1)
        sending.addWidget(self.send)
        things = QHBoxLayout()
        for button in (self.photo, self.voice, self.file, self.place):
            things.addWidget(button)
        things.addStretch()
        things.addWidget(self.block)
        right = QVBoxLayout()
        right.addWidget(self.owner)
        right.addWidget(self.messages, 1)
        for widget in (self.typing, self.under, self.keyboard):
            right.addWidget(widget)
        right.addLayout(sending)
        right.addLayout(things)
        left = QVBoxLayout()
        left.addWidget(self.people, 1)
        left.addWidget(self.new)
        layout = QHBoxLayout(self)
        layout.addLayout(left)
        layout.addLayout(right, 1)

    def retranslate(self) -> None:
        """All words in the language in force."""
        self.setWindowTitle(self.tr("The citizen's phone"))
        self.people.setAccessibleName(self.tr("Citizens"))
        self.messages.setAccessibleName(self.tr("What the citizen sees"))
        self.under.setAccessibleName(self.tr("Buttons under the last message"))
        self.keyboard.setAccessibleName(self.tr("Buttons in place of the keyboard"))
        self.send.setText(self.tr("Send"))
        self.photo.setText(self.tr("Photo"))
        self.voice.setText(self.tr("Voice"))
        self.file.setText(self.tr("File"))
        self.place.setText(self.tr("Location"))
        self.new.setText(self.tr("New citizen…"))
        self._revision = -1
        self._shown = []
        self.messages.clear()
        self._show_box()

    @Slot()
    def _fit(self) -> None:
        scale = max(1.0, theme().tokens.text_scale)
        self.people.setFixedWidth(round(220 * scale))
        self.resize(round(720 * scale), max(640, self.height()))
        for view in (self.people, self.messages):
            view.scheduleDelayedItemsLayout()

    @Slot()
    def look(self) -> None:
        """Show what is new in the town."""
        if self._person is not None:
            is_typing = self._phone.is_typing(self._person)
            self.typing.setText(self.tr("The town hall is typing…") if is_typing else "")
        if self._phone.revision == self._revision:
            return
        self._revision = self._phone.revision
        self._show_people(self._phone.chats())
        self._show_messages()

    def _show_people(self, chats: list[PhoneChat]) -> None:
        """Their order is that of their coming, so that no line moves under the hand."""
        at = {self.people.item(row).data(ID_ROLE): self.people.item(row) for row in range(self.people.count())}
        for chat in sorted(chats, key=lambda each: each.person_id):
            item = at.get(chat.person_id)
            if item is None:
                item = QListWidgetItem()
                item.setData(ID_ROLE, chat.person_id)
                self.people.addItem(item)
                if chat.person_id == self._person:
                    self.people.setCurrentItem(item)
            unseen = 0 if chat.person_id == self._person else self._phone.unseen(chat.person_id)
            name, preview = isolate(clean_name(chat.name)), isolate(one_line(chat.preview, 60)) if chat.preview else ""
            item.setText(f"{name} ({unseen})" if unseen else name)
            for role, value in ((BODY_ROLE, name), (FOOT_ROLE, preview), (UNSEEN_ROLE, unseen)):
                item.setData(role, value)

    def _show_messages(self) -> None:
        if self._person is None:
            return
        person = self._person
        bubbles = self._phone.messages(person)
        bar = self.messages.verticalScrollBar()
        is_at_end = bar.value() == bar.maximum()
        by_id = {bubble.message_id: bubble for bubble in bubbles}
        for row, bubble in enumerate(bubbles):
            if row < len(self._shown) and self._shown[row] == bubble:
                continue
            if row >= self.messages.count():
                self.messages.addItem(QListWidgetItem())
            item = self.messages.item(row)
            body = body_of(bubble, by_id.get(bubble.reply_to) if bubble.reply_to is not None else None)
            item.setText(f"{foot_of(bubble)}: {body}")
            for role, value in (
                (ID_ROLE, bubble.message_id),
                (MINE_ROLE, bubble.is_mine),
                (BODY_ROLE, body),
                (FOOT_ROLE, foot_of(bubble)),
            ):
                item.setData(role, value)
        while self.messages.count() > len(bubbles):
            self.messages.takeItem(self.messages.count() - 1)
        self._shown = bubbles
        if is_at_end:
            self.messages.scrollToBottom()
        self._phone.mark_seen(person)
        self._show_box()

    def _show_box(self) -> None:
        """Everything below the messages, as the chat stands."""
        chat = self._chat()
        for widget in (self.box, self.send, self.photo, self.voice, self.file, self.place):
            widget.setEnabled(chat is not None and not chat.is_blocked)
        self.block.setEnabled(chat is not None)
        is_blocked = chat is not None and chat.is_blocked
        self.block.setText(self.tr("Unblock the town hall") if is_blocked else self.tr("Block the town hall"))
        placeholder = self.tr("Write as this citizen")
        if is_blocked:
            placeholder = self.tr("This citizen has blocked the town hall")
        elif self._corrected is not None:
            placeholder = self.tr("Correct the message; Esc leaves it as it was")
        self.box.setPlaceholderText(placeholder)
        self.box.setAccessibleName(placeholder)
        can_press = chat is not None and not is_blocked
        last = next((each for each in reversed(self._shown) if not each.is_mine), None)
        self.under.show_rows(last.buttons if can_press and last is not None else ())
        self.keyboard.show_rows(self._phone.keyboard(chat.person_id) if can_press and chat is not None else ())
        self.owner.setText("" if chat is None else f"{clean_name(chat.name)} · {language_name(chat.language)}")

    def _chat(self) -> PhoneChat | None:
        return next((chat for chat in self._phone.chats() if chat.person_id == self._person), None)

    def _do(self, act: Callable[..., Any], *things: Any) -> None:
        """Something this citizen does. What is gone meanwhile is not done; the list shows why."""
        if self._person is None:
            return
        try:
            act(self._person, *things)
        except (KeyError, ValueError):
            self._revision = -1
        self.look()
        self.messages.scrollToBottom()

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_person(self, item: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        if self._person is not None and self._corrected is None:
            self._drafts[self._person] = self.box.text()
        self._corrected = None
        self._person = None if item is None else item.data(ID_ROLE)
        self.box.setText(self._drafts.get(self._person, "") if self._person is not None else "")
        self._shown = []
        self.messages.clear()
        self._revision = -1
        self._show_messages()
        self.messages.scrollToBottom()
        self.look()

    @Slot(QListWidgetItem)
    def _on_message(self, item: QListWidgetItem) -> None:
        chosen = next((each for each in self._shown if each.message_id == item.data(ID_ROLE)), None)
        if chosen is None or not chosen.is_mine or not chosen.text or self._person is None:
            return
        if self._corrected is None:
            self._drafts[self._person] = self.box.text()
        self._corrected = chosen.message_id
        self.box.setText(chosen.text)
        self.box.setFocus()
        self._show_box()

    def _leave_correcting(self) -> None:
        self._corrected = None
        self.box.setText(self._drafts.get(self._person, "") if self._person is not None else "")
        self._show_box()

    def _on_send(self) -> None:
        text = self.box.text().strip()
        if self._person is None or not text or not self.box.isEnabled():
            return
        if self._corrected is not None:
            corrected = self._corrected
            self._leave_correcting()
            self._do(self._phone.edit, corrected, text)
            return
        self.box.clear()
        self._do(self._phone.write, text)

    def _on_photo(self) -> None:
        self._do(self._phone.send_photo, read_stock("fanal.jpg"))

    def _on_voice(self) -> None:
        self._do(self._phone.send_voice, read_stock("veu-6s.ogg"), 6)

    def _on_file(self) -> None:
        name = "planol-llicencia.pdf"
        self._do(self._phone.send_document, read_stock(name), name, "application/pdf")

    def _on_place(self) -> None:
        self._do(self._phone.send_location, 41.5421, 2.4445)

    def _on_block(self) -> None:
        chat = self._chat()
        if chat is not None:
            if self._corrected is not None:
                self._leave_correcting()
            self._do(self._phone.set_blocked, not chat.is_blocked)
            self._show_box()

    def _on_under(self, button: PhoneButton) -> None:
        last = next((each for each in reversed(self._shown) if not each.is_mine), None)
        if last is not None:
            self._do(self._phone.press, last.message_id, button)

    def _on_key(self, button: PhoneButton) -> None:
        self._do(self._phone.write, button.label)

    def _on_new(self) -> None:
        dialog = NewCitizen(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._add(dialog.name.text().strip(), dialog.language.currentData()))
        dialog.open()

    def _add(self, name: str, language: str) -> None:
        if self._person is not None and self._corrected is None:
            self._drafts[self._person] = self.box.text()
        person = self._phone.add_person(name, language=language)
        self.look()
        for row in range(self.people.count()):
            if self.people.item(row).data(ID_ROLE) == person:
                self.people.setCurrentRow(row)
        self.box.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._corrected is not None:
            self._leave_correcting()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.look()
