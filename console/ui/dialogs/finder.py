"""Ctrl+K: one box for commands, people and messages. Typing cancels the search before; nothing here waits."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from console.models.normalise import normalise, tokens
from console.models.records import ConversationRow, SearchHit
from console.operations import reads
from console.operations.desk import Desk
from console.ui.actions import ACTIONS, ActionRegistry, action_text
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_name, isolate

SEARCH_DELAY_MS = 120
MOST_ROWS = 40


class FoundKind(Enum):
    COMMAND = "command"
    CONVERSATION = "conversation"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Found:
    kind: FoundKind
    key: object
    conversation_id: int | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    asked: str
    people: list[ConversationRow]
    hits: list[SearchHit]


def search_everything(desk: Desk, text: str, contact_id: int | None = None) -> SearchResult:
    """People and messages for a text, on a reader thread."""
    plan = reads.plan_search(desk.engine, text, contact_id)
    hits = desk.read(reads.search_messages, plan, contact_id) if plan else []
    people = desk.read(reads.search_contacts, text) if contact_id is None else []
    return SearchResult(text, people, hits)


class Finder(QDialog):
    """Signals what was picked: `command_picked(str)`, `conversation_picked(object)`, `message_picked(object, object)`."""

    command_picked = Signal(str)
    conversation_picked = Signal(object)
    message_picked = Signal(object, object)

    def __init__(
        self,
        bridge: Bridge,
        registry: ActionRegistry,
        parent: QWidget | None = None,
        *,
        contact_id: int | None = None,
        with_commands: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Commands and search") if with_commands else self.tr("Search"))
        self.resize(620, 460)
        self._bridge = bridge
        self._registry = registry
        self._contact_id = contact_id
        self._with_commands = with_commands
        self._box = QLineEdit()
        self._box.setPlaceholderText(self.tr("Search people, conversations or commands"))
        self._box.setAccessibleName(self.tr("Search"))
        self._box.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Results"))
        self._list.setUniformItemSizes(True)
        self._list.itemActivated.connect(self._on_activated)
        layout = QVBoxLayout(self)
        layout.addWidget(self._box)
        layout.addWidget(self._list)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY_MS)
        self._timer.timeout.connect(self._on_search)
        self._box.textChanged.connect(self._on_typed)
        self._on_typed("")

    def set_text(self, text: str) -> None:
        """Start with this text."""
        self._box.setText(text)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._list.clear()
        if self._with_commands:
            words = tokens(text)
            for spec in ACTIONS:
                title = action_text(spec)
                if all(word in normalise(title) for word in words) and self._registry.action(spec.id).isEnabled():
                    keys = self._registry.key_text(spec.id)
                    self._add(f"{title}    {keys}" if keys else title, Found(FoundKind.COMMAND, spec.id))
        self._list.setCurrentRow(0)
        if text.strip():
            self._timer.start()

    @Slot()
    def _on_search(self) -> None:
        text = self._box.text().strip()
        desk, contact_id = self._bridge.desk, self._contact_id
        self._bridge.compute(self, lambda: search_everything(desk, text, contact_id), done=self._on_found)

    def _on_found(self, result: SearchResult) -> None:
        if result.asked != self._box.text().strip():
            return
        for row in result.people:
            self._add(
                f"{isolate(clean_name(row.contact_name))} · {row.preview[:60]}",
                Found(FoundKind.CONVERSATION, row.id, row.id),
            )
        for hit in result.hits[:MOST_ROWS]:
            text = " ".join(hit.text.split())[:90]
            self._add(
                f"{isolate(clean_name(hit.contact_name))}: {isolate(text)}",
                Found(FoundKind.MESSAGE, hit.message_id, hit.conversation_id),
            )
        if self._list.count() == 0:
            item = QListWidgetItem(self.tr("Nothing found. Try fewer or other words."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        elif self._list.currentRow() < 0:
            self._list.setCurrentRow(0)

    def _add(self, text: str, found: Found) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, found)
        self._list.addItem(item)

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        found = item.data(Qt.ItemDataRole.UserRole)
        if not isinstance(found, Found):
            return
        self.accept()
        if found.kind is FoundKind.COMMAND:
            self.command_picked.emit(str(found.key))
        elif found.kind is FoundKind.CONVERSATION:
            self.conversation_picked.emit(found.conversation_id)
        else:
            self.message_picked.emit(found.conversation_id, found.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._box and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}[
                    Qt.Key(key)
                ]
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + step)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self._list.currentItem()
                if item is not None:
                    self._on_activated(item)
                return True
        return super().eventFilter(watched, event)
