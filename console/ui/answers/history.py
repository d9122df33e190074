"""The past of a rule: its versions (when, who, why, what it said) with the way back to any of them, what it did, and what it learned."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.models.clock import Clock
from console.models.rules import Rule, RuleVersion
from console.operations import rules as table
from console.operations.answer_log import LogLine, rule_log
from console.ui import formats
from console.ui.answers.learned import LearnedList
from console.ui.answers.log import RuleLog
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind, Choice, TabBar
from console.ui.text import item_lines, safe_label, title_text
from console.ui.tokens import TypeRole

MOST_LINES = 200


class HistoryDialog(QDialog):
    """GUI thread."""

    def __init__(self, bridge: Bridge, name: str, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._name = name
        self._clock = clock
        self.setWindowTitle(title_text(self.tr("Versions of {name}").format(name=name)))
        self.resize(860, 480)
        self.setMinimumWidth(660)
        self.list = QListWidget()
        self.list.setProperty("calm", True)
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
        self.log = RuleLog()
        self.nothing = safe_label(self.tr("It has not fired yet."), TypeRole.MESSAGE, "text3")
        self.nothing.hide()
        self.tabs = TabBar(
            [
                Choice("versions", self.tr("Versions")),
                Choice("log", self.tr("What it did")),
                Choice("learned", self.tr("What it learned")),
            ]
        )
        self.tabs.choice_changed.connect(self._on_tab)
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 0, 0)
        columns.addWidget(self.list)
        columns.addWidget(self.text, 1)
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(self.close_button)
        below.addWidget(self.back_button)
        versions = QWidget()
        versions.setLayout(columns)
        did = QWidget()
        column = QVBoxLayout(did)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing)
        column.addWidget(self.log, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(versions)
        self._pages.addWidget(did)
        self.learned = LearnedList(bridge, name, clock)
        self._pages.addWidget(self.learned)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.tabs)
        layout.addWidget(self._pages, 1)
        layout.addLayout(below)
        bridge.read(self, table.versions, name, done=self._on_read)
        bridge.read(self, rule_log, name, MOST_LINES, done=self._on_log)

    @Slot(str)
    def _on_tab(self, tab: str) -> None:
        self._pages.setCurrentIndex(("versions", "log", "learned").index(tab))
        self.back_button.setVisible(tab == "versions")

    def _on_log(self, lines: list[LogLine]) -> None:
        self.log.lines.show_lines(lines, self._clock.now_ms())
        self.nothing.setVisible(not lines)
        self.log.setVisible(bool(lines))

    def _on_read(self, found: list[RuleVersion]) -> None:
        self.list.clear()
        for version in found:
            why = self.tr("shipped with the program") if version.why == "starter" else version.why
            when = formats.dated_moment(version.at, self._clock.now_ms())
            item = QListWidgetItem(item_lines(f"{version.version} · {when} · {version.actor}", why))
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
