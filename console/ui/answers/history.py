"""The versions of a rule: when, who, why, what it said; and the way back to any of them."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from console.models.clock import Clock
from console.models.rules import Rule, RuleVersion
from console.operations import rules as table
from console.ui import formats
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind
from console.ui.text import item_text, title_text


class HistoryDialog(QDialog):
    """GUI thread."""

    def __init__(self, bridge: Bridge, name: str, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._name = name
        self._clock = clock
        self.setWindowTitle(title_text(self.tr("Versions of {name}").format(name=name)))
        self.resize(760, 460)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Versions"))
        self.list.setFixedWidth(280)
        self.list.setWordWrap(True)
        self.list.currentItemChanged.connect(self._on_current)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("What this version said"))
        self.back_button = ActionButton(self.tr("Make this the rule again"), ButtonKind.PRIMARY, "arrow-back-up")
        self.back_button.clicked.connect(self._on_back)
        self.close_button = ActionButton(self.tr("Close"), ButtonKind.GHOST)
        self.close_button.clicked.connect(self.reject)
        columns = QHBoxLayout()
        columns.addWidget(self.list)
        columns.addWidget(self.text, 1)
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(self.close_button)
        below.addWidget(self.back_button)
        layout = QVBoxLayout(self)
        layout.addLayout(columns, 1)
        layout.addLayout(below)
        bridge.read(self, table.versions, name, done=self._on_read)

    def _on_read(self, found: list[RuleVersion]) -> None:
        self.list.clear()
        for version in found:
            why = self.tr("shipped with the program") if version.why == "starter" else version.why
            when = formats.dated_moment(version.at, self._clock.now_ms())
            item = QListWidgetItem(item_text(f"{version.version} · {when} · {version.actor}\n{why}"))
            item.setData(Qt.ItemDataRole.UserRole, version)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    @Slot(QListWidgetItem)
    def _on_current(self, item: QListWidgetItem | None) -> None:
        version = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(version, RuleVersion):
            self.text.setPlainText(_told(version.rule))
        is_old = self.list.currentRow() > 0
        self.back_button.setEnabled(is_old and self._bridge.desk.actor.is_supervisor)

    @Slot()
    def _on_back(self) -> None:
        item = self.list.currentItem()
        version = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(version, RuleVersion):
            self._bridge.run(self, table.go_back, self._name, version.version, done=self._on_gone_back)

    def _on_gone_back(self, _: object) -> None:
        self.accept()


def _told(rule: Rule) -> str:
    """A version as plain lines: each language's title, keywords and text."""
    lines = []
    for language in dict.fromkeys([*rule.texts, *rule.titles, *rule.keywords]):
        lines.append(f"[{language.upper()}] {rule.titles.get(language, '')}")
        lines.append(", ".join(rule.keywords.get(language, ())))
        lines.append(rule.texts.get(language, ""))
        lines.append("")
    return "\n".join(lines).strip()
