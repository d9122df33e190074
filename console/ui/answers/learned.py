"""What the ranking learned for one rule: the citizens' words, who taught them and when; each can be taken back."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from console.models.clock import Clock
from console.operations import learning
from console.operations.learning import Example
from console.ui import formats
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind
from console.ui.cleaning import one_line
from console.ui.text import item_text, safe_label
from console.ui.tokens import TypeRole


class LearnedList(QWidget):
    """GUI thread. Newest first; Delete or the button takes the chosen one back."""

    def __init__(self, bridge: Bridge, rule: str, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._rule = rule
        self._clock = clock
        self.list = QListWidget()
        self.list.setProperty("calm", True)
        self.list.setAccessibleName(self.tr("What it learned"))
        self.list.setWordWrap(True)
        self.nothing = safe_label(self.tr("Nothing yet: it learns when operators send it."), TypeRole.MESSAGE, "text3")
        self.remove_button = ActionButton(self.tr("Unlearn"), ButtonKind.SECONDARY, "trash")
        self.remove_button.clicked.connect(self._on_remove)
        below = QHBoxLayout()
        below.addWidget(self.remove_button)
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addLayout(below)
        self._read()

    def _read(self) -> None:
        self._bridge.read(self, learning.examples, self._rule, done=self._on_read)

    def _on_read(self, found: list[Example]) -> None:
        self.list.clear()
        for example in reversed(found):
            when = formats.dated_moment(example.at, self._clock.now_ms())
            item = QListWidgetItem(item_text(f"{one_line(example.text, 240)} · {when} · {example.author}"))
            item.setData(Qt.ItemDataRole.UserRole, example.id)
            self.list.addItem(item)
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self.remove_button.setVisible(bool(found))
        self.list.setCurrentRow(0)

    @Slot()
    def _on_remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._bridge.run(self, learning.remove_example, item.data(Qt.ItemDataRole.UserRole), done=self._on_removed)

    def _on_removed(self, _: object) -> None:
        self._read()
