"""What a colleague has in hand, for a supervisor: each can be given to somebody else, taken over, or opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from console.models.records import ConversationRow
from console.models.states import ConversationState, OperatorStatus
from console.ui import formats
from console.ui.attendance import status_names
from console.ui.board.hands import Hands
from console.ui.cleaning import clean_name, one_line
from console.ui.dialogs.verbs import VerbDialog
from console.ui.queue.words import last_words, shown_name, title_of
from console.ui.text import item_lines

_WIDTH = 560


class HandsDialog(VerbDialog):
    """GUI thread. `wanted(str, object)`: "assign", "take_over" or "open", and the id of the conversation; the dialog closes then."""

    wanted = Signal(str, object)

    def __init__(self, hands: Hands, now_ms: int, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        load = hands.load
        self.setMinimumWidth(_WIDTH)
        self.setWindowTitle(self.tr("In hand: {name}").format(name=clean_name(load.name)))
        self.accept_button.setText(self.tr("Assign…"))
        status = status_names().get(OperatorStatus(load.status), load.status)
        facts = [status, self.tr("{n} in hand").format(n=load.held)]
        if load.most is not None:
            facts.append(self.tr("{n} at most").format(n=load.most))
        facts.append(self.tr("{n} waiting").format(n=load.waiting))
        if load.oldest is not None:
            facts.append(self.tr("the longest {time}").format(time=formats.short_wait(now_ms - load.oldest)))
        self.list = QListWidget()
        self.list.setProperty("calm", True)
        self.list.setMinimumHeight(240)
        self.add_line(" · ".join(facts), self.list)
        self.body.addWidget(self.list)
        for row in hands.rows:
            item = QListWidgetItem(item_lines(self._head(row, now_ms), one_line(last_words(row), 120)))
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            self.list.addItem(item)
        self._others: list[QPushButton] = []
        for verb, words in (("take_over", self.tr("Take over…")), ("open", self.tr("Open it"))):
            button = QPushButton(words)
            button.setObjectName(verb)
            button.setAutoDefault(False)
            button.clicked.connect(self._on_other)
            self.add_button(button)
            self._others.append(button)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self._on_current()

    def _head(self, row: ConversationRow, now_ms: int) -> str:
        parts = [title_of(row) if row.is_reserved else shown_name(row.contact_name), one_line(row.topic or "", 60)]
        if row.state is ConversationState.SNOOZED:
            parts.append(self.tr("snoozed"))
        elif row.waiting_since is not None:
            parts.append(self.tr("waiting {time}").format(time=formats.short_wait(now_ms - row.waiting_since)))
        return " · ".join(part for part in parts if part)

    @Slot()
    def _on_current(self) -> None:
        for button in (self.accept_button, *self._others):
            button.setEnabled(self.list.currentItem() is not None)

    @Slot()
    def _on_other(self) -> None:
        button = self.sender()
        if button is not None:
            self._want(button.objectName())

    def accept(self) -> None:
        """Enter: give it to somebody else."""
        self._want("assign")

    def _want(self, verb: str) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.wanted.emit(verb, item.data(Qt.ItemDataRole.UserRole))
            super().accept()
