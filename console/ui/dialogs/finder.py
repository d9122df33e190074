"""Ctrl+K: one box for commands, people and messages. Typing cancels the search before; nothing here waits.

Ctrl+Shift+F opens the same box without the commands.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from console.models.clock import Clock, SystemClock
from console.models.normalise import normalise, tokens
from console.models.record import Record
from console.models.records import ConversationRow, SearchHit
from console.models.states import Direction
from console.operations import reads
from console.operations.desk import Desk
from console.ui import formats
from console.ui.actions import ACTIONS, ActionRegistry, action_text
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_name, one_line
from console.ui.dialogs.found import Found, FoundDelegate, FoundKind, excerpt
from console.ui.queue.words import shown_name
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole
from console.ui.widgets import SearchField

SEARCH_DELAY_MS = 120
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_ICONS = {Direction.INCOMING: "message", Direction.OUTGOING: "corner-down-left", Direction.NOTE: "note"}


class SearchResult(Record):
    """What a reader found for a text."""

    asked: str
    people: list[ConversationRow]
    hits: list[SearchHit]


def search_everything(desk: Desk, text: str) -> SearchResult:
    """People and messages for a text, on a reader thread."""
    plan = reads.plan_search(desk.engine, text)
    hits = desk.read(reads.search_messages, plan) if plan else []
    return SearchResult(text, desk.read(reads.search_contacts, desk.engine, text), hits)


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
        with_commands: bool = True,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Commands and search") if with_commands else self.tr("Search everywhere"))
        grown = max(1.0, theme().text_scale)
        self.resize(round(660 * min(grown, 1.3)), round(500 * min(grown, 1.2)))
        self._bridge = bridge
        self._registry = registry
        self._clock = clock or SystemClock()
        self._with_commands = with_commands
        words = (
            self.tr("Search people, conversations or commands")
            if with_commands
            else self.tr("Search people and messages")
        )
        self._search = SearchField(words)
        self._box = self._search.field
        self._box.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Results"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = FoundDelegate(self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.itemClicked.connect(self._on_activated)
        hint = safe_label(self.tr("↑ ↓ choose · Enter opens · Esc closes"), TypeRole.META, "text3", elides=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(self._search)
        layout.addWidget(self._list, 1)
        layout.addWidget(hint)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY_MS)
        self._timer.timeout.connect(self._on_search)
        self._box.textChanged.connect(self._on_typed)
        self._on_typed("")
        self._box.setFocus()

    def set_text(self, text: str) -> None:
        """Start with this text."""
        self._box.setText(text)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._timer.stop()
        self._list.clear()
        self._delegate.words = text
        if self._with_commands:
            self._show_commands(text)
        if text.strip():
            self._timer.start()
        elif not self._with_commands:
            self._add(Found(FoundKind.NOTHING, self.tr("A name, a phone number, or words of a message.")))
        self._choose_first()

    def _show_commands(self, text: str) -> None:
        words = tokens(text)
        found = [
            Found(
                FoundKind.COMMAND,
                action_text(spec),
                spec.id,
                right=self._registry.key_text(spec.id),
                icon=spec.icon,
            )
            for spec in ACTIONS
            if all(word in normalise(action_text(spec)) for word in words)
            and self._registry.action(spec.id).isEnabled()
            and spec.id not in ("palette", "find_everywhere")
        ]
        self._add_all(self.tr("Commands"), found)

    @Slot()
    def _on_search(self) -> None:
        text = self._box.text().strip()
        desk = self._bridge.desk
        self._bridge.compute(self, lambda: search_everything(desk, text), done=self._on_found)

    def _on_found(self, result: SearchResult) -> None:
        if result.asked != self._box.text().strip():
            return
        now = self._clock.now_ms()
        people = [
            Found(
                FoundKind.CONVERSATION,
                shown_name(row.contact_name),
                row.id,
                row.id,
                below=one_line(row.preview, 120),
                right=formats.moment(row.last_message_at, now),
                channel=row.channel_kind,
                person=str(row.contact_id),
            )
            for row in result.people
        ]
        messages = [
            Found(
                FoundKind.MESSAGE,
                shown_name(hit.contact_name),
                hit.message_id,
                hit.conversation_id,
                below=one_line(excerpt(hit.text, result.asked), 200),
                right=formats.moment(hit.at, now),
                icon=_ICONS.get(hit.direction, "message"),
            )
            for hit in result.hits
        ]
        self._add_all(self.tr("People"), people)
        self._add_all(self.tr("Messages"), messages)
        if self._list.count() == 0:
            self._add(Found(FoundKind.NOTHING, self.tr("Nothing found. Try fewer or other words.")))
        self._choose_first()

    def _add_all(self, heading: str, found: list[Found]) -> None:
        if found:
            self._add(Found(FoundKind.HEADING, heading))
        for one in found:
            self._add(one)

    def _add(self, found: Found) -> None:
        item = QListWidgetItem(clean_name(found.title))
        item.setData(Qt.ItemDataRole.UserRole, found)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, found.spoken)
        if not found.can_be_picked:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.addItem(item)

    def _choose_first(self) -> None:
        """The first line that leads somewhere, unless one is chosen already."""
        if self._list.currentRow() < 0:
            self._step(1)

    def _step(self, by: int) -> None:
        can = [row for row in range(self._list.count()) if self._found(self._list.item(row)) is not None]
        if not can:
            return
        here = can.index(self._list.currentRow()) if self._list.currentRow() in can else -1
        target = can[max(0, min(len(can) - 1, here + by))]
        self._list.setCurrentRow(target)
        # The heading above the first line belongs into sight with it.
        self._list.scrollToItem(self._list.item(target - 1 if target == can[0] and target else target))
        self._list.scrollToItem(self._list.item(target))

    def _found(self, item: QListWidgetItem | None) -> Found | None:
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, Found) and found.can_be_picked else None

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        found = self._found(item)
        if found is None:
            return
        self.accept()
        if found.kind is FoundKind.COMMAND:
            self.command_picked.emit(str(found.key))
        elif found.kind is FoundKind.CONVERSATION:
            self.conversation_picked.emit(found.conversation_id)
        else:
            self.message_picked.emit(found.conversation_id, found.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk through the results while the words stay in the box; Enter opens, Escape closes at once."""
        if watched is self._box and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(_STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self._list.currentItem()
                if item is not None:
                    self._on_activated(item)
                return True
            if key == Qt.Key.Key_Escape:
                self.reject()
                return True
        return super().eventFilter(watched, event)
