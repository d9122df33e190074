"""The F1 sheet: every shortcut, by group, straight from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from console.ui.actions import ACTIONS, ActionRegistry, action_text, group_text, native
from console.ui.text import safe_label
from console.ui.tokens import TypeRole
from console.ui.widgets import KeyHint

Line = tuple[str, str]
"""Keys as the keyboard has them, and what they do."""
GAP = 44
SIDE = 24
LEAST_HEIGHT, BEST_HEIGHT = 320, 860


class Block(QWidget):
    """One group under its title: the keys at the left, each in its frame, as high as its words."""

    def __init__(self, title: str, lines: list[Line], keys_width: int) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 18)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, keys_width)
        grid.addWidget(safe_label(title, TypeRole.CARD_TITLE), 0, 0, 1, 2)
        for row, (keys, words) in enumerate(lines, 1):
            hint = KeyHint(keys)
            hint.setAccessibleName(keys)
            grid.addWidget(hint, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(safe_label(words), row, 1)


class HelpSheet(QDialog):
    """All shortcuts on one page: two columns where there is room for both, else one below the other. Arrows scroll it."""

    def __init__(self, registry: ActionRegistry, parent: QWidget | None = None, *, enter_sends: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shortcuts and help"))
        self.lines: dict[str, list[Line]] = {}
        """By the title of the group."""
        for spec in ACTIONS:
            if registry.key_text(spec.id):
                group = self.lines.setdefault(group_text(spec.group), [])
                group.append((registry.key_text(spec.id), action_text(spec)))
        self.lines[self.tr("In the boxes and lists")] = self._in_place(enter_sends=enter_sends)
        widest = max(KeyHint(keys).sizeHint().width() for lines in self.lines.values() for keys, _ in lines)
        blocks = [Block(title, lines, widest) for title, lines in self.lines.items()]
        self._columns = QHBoxLayout()
        self._columns.setSpacing(GAP)
        self._columns.setContentsMargins(SIDE, 16, SIDE, 4)
        self._halves = [QVBoxLayout(), QVBoxLayout()]
        # What an operator works with at the left, the window and the rest at the right.
        for number, block in enumerate(blocks):
            self._halves[0 if number < 3 else 1].addWidget(block)
        for half in self._halves:
            half.addStretch(1)
            self._columns.addLayout(half, 1)
        body = QWidget()
        body.setLayout(self._columns)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.tr("Shortcuts and help"))
        self.area.setWidget(body)
        self._whole = body.sizeHint().width()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, 0, SIDE, 0)
        foot.addWidget(buttons)
        layout.addLayout(foot)
        self.area.setFocus()
        room = parent.window().size() if parent is not None else QSize(1440, 900)
        self.resize(min(self._whole + 20, room.width() - 40), max(LEAST_HEIGHT, min(BEST_HEIGHT, room.height() - 60)))

    def _in_place(self, *, enter_sends: bool) -> list[Line]:
        """Keys that are no action: what they do depends on where the keyboard is."""
        send, line, onward = ("Enter", "Shift+Enter", "Ctrl+Enter")
        if not enter_sends:
            send, line, onward = ("Ctrl+Enter", "Enter", "Ctrl+Shift+Enter")
        return [
            (native(send), self.tr("Send the reply")),
            (native(line), self.tr("New line")),
            (native(onward), self.tr("Send and go to the next of mine")),
            ("/", self.tr("Stored answers, on an empty line")),
            (native("Space"), self.tr("Play or pause a voice note; ← → five seconds")),
            (native("Enter"), self.tr("On a row or a message: open it, or do what it offers first")),
            (native("Shift+F10"), self.tr("Everything a row or a message offers")),
            (native("Esc"), self.tr("Close what is open, then leave the box, then go to the list")),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= self._whole
        self._columns.setDirection(QHBoxLayout.Direction.LeftToRight if has_room else QHBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(GAP if has_room else 0)
