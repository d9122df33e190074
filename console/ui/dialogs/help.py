"""The F1 sheet: every shortcut, by group, straight from the table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from console.ui.actions import ACTIONS, ActionRegistry, action_text, group_text
from console.ui.text import safe_label

KEYS_IN_PLACE = (
    ("Enter", "send"),
    ("Shift+Enter", "line"),
    ("Ctrl+Enter", "send_next"),
    ("/", "palette"),
    ("Space", "voice"),
    ("Esc", "leave"),
)


class HelpSheet(QDialog):
    """All shortcuts on one page."""

    def __init__(self, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shortcuts and help"))
        self.resize(860, 620)
        columns = QHBoxLayout()
        columns.setSpacing(40)
        groups = list(dict.fromkeys(spec.group for spec in ACTIONS))
        for pair in (groups[:2], groups[2:]):
            grid = QGridLayout()
            grid.setHorizontalSpacing(20)
            for group in pair:
                self._add_title(grid, group_text(group))
                for spec in ACTIONS:
                    if spec.group == group and registry.key_text(spec.id):
                        self._add_row(grid, registry.key_text(spec.id), action_text(spec))
            grid.setRowStretch(grid.rowCount(), 1)
            columns.addLayout(grid)
        sentences = {
            "send": self.tr("Send the reply"),
            "line": self.tr("New line"),
            "send_next": self.tr("Send and go to the next of mine"),
            "palette": self.tr("Stored answers, on an empty line"),
            "voice": self.tr("Play or pause a voice note; ← → five seconds"),
            "leave": self.tr("Close what is open, then leave the box, then go to the list"),
        }
        item = columns.itemAt(1)
        last = item.layout() if item is not None else None
        if isinstance(last, QGridLayout):
            self._add_title(last, self.tr("In the boxes"))
            for keys, name in KEYS_IN_PLACE:
                self._add_row(
                    last, QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys, sentences[name]
                )
        body = QWidget()
        body.setLayout(columns)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll)
        layout.addWidget(buttons)

    def _add_title(self, grid: QGridLayout, text: str) -> None:
        label = safe_label(text)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        grid.addWidget(label, grid.rowCount(), 0, 1, 2)

    def _add_row(self, grid: QGridLayout, keys: str, text: str) -> None:
        row = grid.rowCount()
        key_label = safe_label(keys)
        key_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(key_label, row, 0)
        grid.addWidget(safe_label(text), row, 1)
