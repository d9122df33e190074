"""The little window of emoji over the box: type to narrow in any of our languages, arrows choose, Enter inserts, Esc closes.

A hundred and some that a town hall needs, not the three thousand that exist: who wants another one has the system's own
picker. What was used last stands first.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QListView, QListWidgetItem, QWidget

from console.models.normalise import searchable, tokens
from console.models.record import Record
from console.operations.favourites import MOST_EMOJI, use_emoji, used_emoji
from console.ui.bridge import Bridge
from console.ui.composer.over import OverBox
from console.ui.resources import resource
from console.ui.text import safe_label, tooltip_text
from console.ui.theme import theme
from console.ui.tokens import EMOJI_FAMILIES, TypeRole

COLUMNS = 9
CELL = 38
ROWS = 6
LANGUAGES = ("ca", "es", "en")
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -COLUMNS, Qt.Key.Key_Down: COLUMNS}


class Emoji(Record):
    """`names` in the order of LANGUAGES; `words` is what is searched, normalised."""

    character: str
    names: tuple[str, ...]
    words: str

    def name(self, language: str) -> str:
        """The first name in a language; English for one we do not have."""
        at = LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES) - 1
        return self.names[at].split(",")[0].strip()


@lru_cache(maxsize=1)
def all_emoji() -> tuple[Emoji, ...]:
    """The shipped list, in its order."""
    found = []
    for line in resource("emoji.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            character, *names = line.split("\t")
            found.append(Emoji(character, tuple(names), searchable(*names)))
    return tuple(found)


def find_emoji(text: str, used: list[str]) -> list[Emoji]:
    """Those whose names hold every word as a beginning, the last used ones first; all of them for no word."""
    words = tokens(text)
    fitting = [one for one in all_emoji() if all(f" {word}" in f" {one.words}" for word in words)]
    rank = {character: place for place, character in enumerate(used)}
    return sorted(fitting, key=lambda one: rank.get(one.character, MOST_EMOJI))


class EmojiPicker(OverBox):
    """GUI thread, a child of the window. `picked(str)` carries the emoji."""

    picked = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emojiPicker")
        self._bridge = bridge
        self._used: list[str] = []
        self._picked: list[str] = []
        self.search.field.textChanged.connect(self._show)
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Fixed)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.itemClicked.connect(self._pick)
        self.list.currentItemChanged.connect(self._on_current)
        self._name = safe_label(role=TypeRole.META, colour="text2", elides=True)
        for part in (self.search, self.list, self._name):
            self.body.addWidget(part)
        theme().theme_changed.connect(self._dress)
        self._dress()

    def open_at(self, anchor: QWidget) -> None:
        """Show above a widget, with what was used last in front."""
        self.search.field.setPlaceholderText(self.tr("Search: smile, thanks, calendar…"))
        self.search.field.setAccessibleName(self.tr("Search emoji"))
        self.list.setAccessibleName(self.tr("Emoji"))
        self.search.field.clear()
        self._show()
        self.open_over(anchor)
        self._bridge.read(self, used_emoji, self._bridge.me, done=self._on_used)

    def _on_used(self, used: list[str]) -> None:
        # What was picked here meanwhile is newer than what was read.
        known = list(dict.fromkeys([*self._picked, *used]))[:MOST_EMOJI]
        if known != self._used:
            self._used = known
            self._show()

    @Slot()
    def _show(self) -> None:
        language = QLocale().name()[:2]
        self.list.clear()
        for one in find_emoji(self.search.field.text(), self._used):
            item = QListWidgetItem(one.character)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setSizeHint(QSize(CELL, CELL))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, one.name(language))
            item.setToolTip(tooltip_text(one.name(language)))
            item.setData(Qt.ItemDataRole.UserRole, one.name(language))
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self._name.setText(self.tr("None fits. Try another word."))

    @Slot(QListWidgetItem)
    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._name.setText(str(item.data(Qt.ItemDataRole.UserRole)))

    @Slot(QListWidgetItem)
    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        character = item.text()
        self._picked = list(dict.fromkeys([character, *self._picked]))
        self._used = list(dict.fromkeys([character, *self._used]))[:MOST_EMOJI]
        self._bridge.run(self, use_emoji, character)
        self.hide()
        self.picked.emit(character)
        self.closed.emit()

    @Slot()
    def _dress(self) -> None:
        colours = theme().tokens.colours
        font = QFont(theme().tokens.font(TypeRole.MESSAGE))
        font.setFamilies([*EMOJI_FAMILIES, *font.families()])
        font.setPixelSize(22)
        self.list.setFont(font)
        self.list.setGridSize(QSize(CELL, CELL))
        self.list.setFixedWidth(COLUMNS * CELL + theme().tokens.sizes.scrollbar + 6)
        self.list.setFixedHeight(ROWS * CELL + 4)
        self.setStyleSheet(
            "#emojiPicker QListWidget { background: transparent; border: none; }"
            f"#emojiPicker QListWidget::item {{ border-radius: 8px; color: {colours.text.name()}; }}"
            f"#emojiPicker QListWidget::item:hover {{ background: {colours.hover_row.name()}; }}"
            f"#emojiPicker QListWidget::item:selected {{ background: {colours.selected_row.name()};"
            f" border: 2px solid {colours.accent_text.name()}; }}"
        )

    def on_key(self, event: QKeyEvent, *, is_in_list: bool) -> bool:
        """Arrows walk over the grid from the field, too; Left and Right only while it holds no word to move in."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.list.currentItem())
            return True
        is_sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if key in _STEPS and not (is_sideways and not is_in_list and self.search.field.text()):
            self._step(_STEPS[key])
            return True
        if is_in_list and event.text() and event.text().isprintable():
            # A letter always means the search.
            self.search.field.setFocus()
            self.search.field.insert(event.text())
            return True
        return False

    def _step(self, by: int) -> None:
        count, here = self.list.count(), self.list.currentRow()
        target = here + by
        if by == COLUMNS and target >= count and here // COLUMNS < (count - 1) // COLUMNS:
            # The last line may be shorter.
            target = count - 1
        if 0 <= target < count:
            self.list.setCurrentRow(target)
            self.list.scrollToItem(self.list.currentItem())
