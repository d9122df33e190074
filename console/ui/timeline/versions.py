"""The forms a message had before it was edited: the newest first, each readable and selectable, with the file it had."""

from __future__ import annotations

import difflib
import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QListWidget, QTextEdit, QVBoxLayout, QWidget

from console.models.records import Attachment, MessageRow
from console.models.states import MessageKind
from console.operations.reads import Version
from console.ui import formats
from console.ui.buttons import ActionButton, ButtonKind
from console.ui.cleaning import one_line
from console.ui.text import item_text, safe_label, title_text
from console.ui.theme import theme
from console.ui.timeline.deeds import deed_text, file_verbs
from console.ui.timeline.reading import readable, reading_field
from console.ui.tokens import TypeRole

MOST_WORDS = 1_500
"""Longer texts are shown without marks: comparing takes time by the square of the words."""
_WORD = re.compile(r"\S+")
Span = tuple[int, int]


def changed_words(text: str, other: str) -> list[Span]:
    """Where in `text` stand words that `other` does not have there: (begin, end) in characters."""
    words, others = list(_WORD.finditer(text)), _WORD.findall(other)
    if max(len(words), len(others)) > MOST_WORDS:
        return []
    matcher = difflib.SequenceMatcher(None, [word[0] for word in words], others, autojunk=False)
    return [
        (words[begin].start(), words[end - 1].end())
        for tag, begin, end, _, _ in matcher.get_opcodes()
        if tag in ("replace", "delete")
    ]


class VersionsDialog(QDialog):
    """Show it with open(). `file_wanted(verb, attachment)` when the file of a form is to be looked at, opened, played or saved."""

    file_wanted = Signal(str, object)

    def __init__(self, row: MessageRow, versions: list[Version], now_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title_text(self.tr("Forms of the message")))
        self.resize(680, 420)
        last = versions[-1].replaced_at if versions else row.at
        self._forms: list[tuple[str, MessageKind, Attachment | None]] = [(row.text, row.kind, row.attachment)]
        self._forms += [(each.text, each.kind, each.attachment) for each in reversed(versions)]
        self.list = QListWidget()
        self.list.setProperty("calm", True)
        self.list.setAccessibleName(self.tr("Forms"))
        self.list.addItem(item_text(self.tr("Now, since {time}").format(time=formats.moment(last, now_ms))))
        for each in reversed(versions):
            self.list.addItem(item_text(self.tr("Until {time}").format(time=formats.moment(each.replaced_at, now_ms))))
        self.list.setFixedWidth(round(190 * max(1.0, theme().text_scale)))
        self.field = reading_field(self.tr("What it said"), self)
        self._marked = safe_label("", TypeRole.META, "text2", wraps=True)
        self._file = safe_label("", TypeRole.META, "text2", elides=True)
        self._file_row = QHBoxLayout()
        self._file_row.addWidget(self._file, 1)
        self.file_buttons: list[ActionButton] = []
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        right.addWidget(self.field, 1)
        right.addWidget(self._marked)
        right.addLayout(self._file_row)
        columns = QHBoxLayout()
        columns.addWidget(self.list)
        columns.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.addLayout(columns, 1)
        column.addWidget(buttons)
        self.list.currentRowChanged.connect(self._show)
        # What it said before is why somebody opens this.
        self.list.setCurrentRow(1 if versions else 0)
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Its rows were measured before the style sheet had its say.
        self.list.doItemsLayout()

    @Slot(int)
    def _show(self, number: int) -> None:
        text, kind, file = self._forms[number]
        shown = readable(text)
        self.field.setPlainText(shown or self.tr("(no words)"))
        neighbour = number - 1 if number else 1
        spans = changed_words(shown, readable(self._forms[neighbour][0])) if neighbour < len(self._forms) else []
        self.field.setExtraSelections([self._mark(*span) for span in spans])
        self._marked.setText(
            ""
            if not spans
            else self.tr("Marked: what was put in.")
            if number == 0
            else self.tr("Marked: what was taken out afterwards.")
        )
        for button in self.file_buttons:
            self._file_row.removeWidget(button)
            button.deleteLater()
        self.file_buttons = [] if file is None else [self._button(verb, file) for verb in file_verbs(kind, file)]
        self._file.setText("" if file is None else one_line(file.name))
        self._file.setVisible(file is not None)

    def _button(self, verb: str, file: Attachment) -> ActionButton:
        button = ActionButton(deed_text(verb), ButtonKind.GHOST)

        def press() -> None:
            self.file_wanted.emit(verb, file)

        button.clicked.connect(press)
        self._file_row.addWidget(button)
        return button

    def _mark(self, begin: int, end: int) -> QTextEdit.ExtraSelection:
        colours = theme().tokens.colours
        look = QTextCharFormat()
        look.setBackground(colours.highlight)
        look.setForeground(colours.highlight_text)
        look.setFontUnderline(True)
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, look
        return mark
