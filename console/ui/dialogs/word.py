"""Ctrl+Shift+W: a word to the team, and who has read those that stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QPushButton, QWidget

from console.models.records import Team
from console.models.team_words import TeamWord
from console.operations.team_words import LONGEST
from console.ui import formats
from console.ui.cleaning import clean_name, one_line
from console.ui.dialogs.verbs import VerbDialog, note_field
from console.ui.icons import action_icon
from console.ui.text import item_lines, item_text, safe_label

_WIDTH = 560


class WordDialog(VerbDialog):
    """GUI thread. `withdrawn(object)` carries the number of a word to be taken back; the dialog stays open for it."""

    withdrawn = Signal(object)

    def __init__(self, teams: list[Team], words: list[TeamWord], now_ms: int, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._now_ms = now_ms
        self.setMinimumWidth(_WIDTH)
        self.setWindowTitle(self.tr("A word to the team"))
        self.accept_button.setText(self.tr("Tell them"))
        self._to = QComboBox()
        self._to.addItem(action_icon("users"), self.tr("Everybody"), None)
        for team in teams:
            self._to.addItem(action_icon("users"), self.tr("Team {name}").format(name=clean_name(team.name)), team.name)
        self.add_line(self.tr("To"), self._to)
        self.body.addWidget(self._to)
        self._text = note_field(70)
        self._text.textChanged.connect(self._on_changed)
        self.add_line(self.tr("The word (inside the office only; citizens never see it)"), self._text)
        self.body.addWidget(self._text)
        self._left = safe_label()
        self.body.addWidget(self._left)
        self.add_line(self.tr("It stands in every window until they have read it, at the latest until tonight."))
        self._list = QListWidget()
        self._list.setProperty("calm", True)
        self._list.setWordWrap(True)
        self._list.setMinimumHeight(120)
        self.add_line(self.tr("Standing now"), self._list)
        self.body.addWidget(self._list)
        self._take_back = QPushButton(self.tr("Take it back"))
        self._take_back.setAutoDefault(False)
        self._take_back.clicked.connect(self._on_take_back)
        self._list.currentItemChanged.connect(self._on_current)
        self.add_button(self._take_back)
        self.show_words(words)
        self._text.setFocus()
        self._on_changed()

    def show_words(self, words: list[TeamWord]) -> None:
        """Those that stand, each with who has read it and who has not."""
        self._list.clear()
        for word in words:
            seen = [clean_name(reader.name) for reader in word.readers if reader.seen_at is not None]
            missing = [clean_name(reader.name) for reader in word.readers if reader.seen_at is None]
            when = formats.moment(word.written_at, self._now_ms)
            item = QListWidgetItem(item_text(f"{when} · {clean_name(word.author_name)}: {one_line(word.text, 300)}"))
            item.setData(Qt.ItemDataRole.UserRole, word.id)
            self._list.addItem(item)
            told = self.tr("Read by: {names}").format(names=", ".join(seen) or self.tr("nobody yet"))
            rest = self.tr("Not yet: {names}").format(names=", ".join(missing)) if missing else ""
            beside = QListWidgetItem(item_lines(told, rest))
            beside.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._list.addItem(beside)
        self._on_current()

    @Slot()
    def _on_current(self) -> None:
        self._take_back.setEnabled(self._list.currentItem() is not None)

    @Slot()
    def _on_take_back(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.withdrawn.emit(item.data(Qt.ItemDataRole.UserRole))

    @Slot()
    def _on_changed(self) -> None:
        left = LONGEST - len(self.text())
        self._left.setText(self.tr("{n} characters left").format(n=left))
        self.accept_button.setEnabled(bool(self.text()) and left >= 0)

    def text(self) -> str:
        """The word, in one line."""
        return " ".join(self._text.toPlainText().split())

    def team(self) -> str | None:
        """The name of the team, None for everybody."""
        chosen = self._to.currentData()
        return None if chosen is None else str(chosen)
