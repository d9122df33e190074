"""The palette of stored answers over the box: type to narrow, Enter inserts, Ctrl+Enter sends, Esc closes."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from console.answers.index import AnswerIndex
from console.models.rules import Rule
from console.ui.text import safe_label

LANGUAGES = ("ca", "es", "en")


class AnswerPalette(QFrame):
    """A popup; `picked(str, bool)` carries the text and whether to send it at once."""

    picked = Signal(str, bool)
    closed = Signal()

    def __init__(self, index: AnswerIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("answerPalette")
        self._index = index
        self._language = "ca"
        self._typed = QLineEdit()
        self._typed.setPlaceholderText(self.tr("Search the stored answers"))
        self._typed.setAccessibleName(self.tr("Search the stored answers"))
        self._typed.textChanged.connect(self._on_typed)
        self._typed.installEventFilter(self)
        self._languages = safe_label("")
        self._list = QListWidget()
        self._list.setUniformItemSizes(True)
        self._list.setAccessibleName(self.tr("Stored answers"))
        self._list.itemActivated.connect(self._on_activated)
        top = QHBoxLayout()
        top.addWidget(self._typed, 1)
        top.addWidget(self._languages)
        self._hint = safe_label("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addLayout(top)
        layout.addWidget(self._list)
        layout.addWidget(self._hint)
        self.resize(560, 300)

    def open_at(self, anchor: QWidget, language: str | None, typed: str = "") -> None:
        """Show above a widget, in the citizen's language when there are answers in it."""
        self._language = language if language in LANGUAGES else "ca"
        self._hint.setText(self.tr("↑ ↓ choose · Enter inserts · Ctrl+Enter sends · Ctrl+L language · Esc closes"))
        self._typed.setText(typed)
        self._on_typed(typed)
        corner = anchor.mapToGlobal(anchor.rect().topLeft())
        self.move(corner.x(), corner.y() - self.height() - 6)
        self.show()
        self._typed.setFocus()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._languages.setText(
            " ".join(f"[{name.upper()}]" if name == self._language else name.upper() for name in LANGUAGES)
        )
        self._list.clear()
        for answer in self._index.find(text):
            body = " ".join(answer.text(self._language).split())[:80]
            item = QListWidgetItem(f"{answer.title(self._language)}   /{answer.shortcut}\n{body}")
            item.setData(Qt.ItemDataRole.UserRole, answer)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        self._pick(item, False)

    def _pick(self, item: QListWidgetItem | None, send: bool) -> None:
        answer = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        self.hide()
        if isinstance(answer, Rule):
            self.picked.emit(answer.text(self._language), send)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._typed and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + step)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self._list.currentItem(), control)
                return True
            if key == Qt.Key.Key_L and control:
                self._language = LANGUAGES[(LANGUAGES.index(self._language) + 1) % len(LANGUAGES)]
                self._on_typed(self._typed.text())
                return True
            if key == Qt.Key.Key_Escape:
                self.hide()
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)
