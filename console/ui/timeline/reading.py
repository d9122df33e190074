"""A window to read, select and copy the words of one message: plain, read-only, nothing in it can be clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from console.ui.cleaning import limit_marks, visible_controls
from console.ui.text import title_text
from console.ui.theme import theme
from console.ui.tokens import TypeRole

MAX_CHARACTERS = 200_000
LONGEST_LINE = 2_000


class ReadingDialog(QDialog):
    """Show it with open(). Invisible characters are written out; endless lines are broken, so that drawing stays quick."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title_text(title))
        self.resize(560, 420)
        self.field = reading_field(title, self)
        self.field.setPlainText(readable(text))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.field, 1)
        column.addWidget(buttons)
        self.field.setFocus()


def reading_field(name: str, parent: QWidget) -> QPlainTextEdit:
    """A field for words of others: they are read, selected and copied there, and that is all. Set only `readable` text."""
    field = QPlainTextEdit(parent)
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setAccessibleName(name)
    field.setFont(theme().tokens.font(TypeRole.MESSAGE))
    field.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    field.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    option = field.document().defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    field.document().setDefaultTextOption(option)
    return field


def readable(text: str) -> str:
    """Words of others for such a field: no invisible sign, no endless line."""
    return _broken(limit_marks(visible_controls(text[:MAX_CHARACTERS])))


def _broken(text: str) -> str:
    if len(text) <= LONGEST_LINE:
        return text
    return "\n".join(
        line[start : start + LONGEST_LINE]
        for line in text.split("\n")
        for start in range(0, max(1, len(line)), LONGEST_LINE)
    )
