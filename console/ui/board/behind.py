"""The conversations behind a figure: who, about what, what became of it. Enter opens one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from console.models.clock import Clock
from console.operations.figure_reports import LONGEST_LIST, Behind, Question, behind
from console.ui import formats
from console.ui.board.words import OUTCOMES, RATINGS, say, seconds
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind
from console.ui.cleaning import clean_name, one_line
from console.ui.text import item_lines, no_name, safe_label, title_text
from console.ui.tokens import TypeRole

_ID = Qt.ItemDataRole.UserRole


class BehindDialog(QDialog):
    """GUI thread. `conversation_wanted(int)` when one is opened. `title` is the figure, `meaning` its definition."""

    conversation_wanted = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        clock: Clock,
        question: Question,
        figure: str,
        key: str | None,
        title: str,
        meaning: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self.setWindowTitle(title_text(title))
        self.resize(640, 620)
        self.words = safe_label(self.tr("Reading…"), TypeRole.META, "text2", wraps=True)
        self.list = QListWidget()
        self.list.setProperty("calm", True)
        self.list.setAccessibleName(title)
        self.list.itemActivated.connect(self._on_opened)
        self.open_button = ActionButton(self.tr("Open"), ButtonKind.PRIMARY, "messages")
        self.open_button.clicked.connect(self._open_current)
        self.open_button.setEnabled(False)
        close = ActionButton(self.tr("Close"), ButtonKind.GHOST)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(safe_label(title, TypeRole.HEADER_NAME, wraps=True))
        column.addWidget(safe_label(meaning, TypeRole.META, "text2", wraps=True))
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(close)
        buttons.addWidget(self.open_button)
        column.addLayout(buttons)
        bridge.read(self, behind, question, figure, key, done=self._on_read)

    def _on_read(self, found: list[Behind]) -> None:
        reserved = sum(each.is_reserved for each in found)
        for each in found:
            item = QListWidgetItem(self._said(each))
            item.setData(_ID, each.conversation_id)
            self.list.addItem(item)
        if not found:
            self.words.setText(self.tr("No conversation that you may see is behind this figure."))
        elif len(found) == LONGEST_LIST:
            self.words.setText(self.tr("The first {n}; narrow the period to see the others.").format(n=LONGEST_LIST))
        else:
            words = self.tr("Conversations you may see: {n}.").format(n=len(found) - reserved)
            if reserved:
                words += " " + self.tr("Reserved to their team: {n}.").format(n=reserved)
            self.words.setText(words)
        if found:
            self.list.setCurrentRow(0)
            self.open_button.setEnabled(True)
        self.list.setFocus()

    def _said(self, each: Behind) -> str:
        if each.is_reserved:
            name = QCoreApplication.translate("queue", "Reserved")
        else:
            name = clean_name(each.name) or no_name()
        first = f"{name} · {formats.dated_moment(each.opened_at, self._clock.now_ms())}"
        took = seconds(each.seconds) if each.seconds is not None else ""
        outcome = say(OUTCOMES[each.outcome]) if each.outcome in OUTCOMES else each.outcome
        parts = (
            outcome if each.rating is None else say(RATINGS[each.rating]),
            took,
            one_line(each.topic, 60),
            one_line(each.team, 40),
            one_line(each.channel, 40),
            each.first_by or "",
        )
        return item_lines(first, " · ".join(part for part in parts if part))

    @Slot(QListWidgetItem)
    def _on_opened(self, item: QListWidgetItem) -> None:
        self.conversation_wanted.emit(int(item.data(_ID)))
        self.accept()

    @Slot()
    def _open_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._on_opened(item)
