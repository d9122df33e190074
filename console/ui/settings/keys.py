"""The page of shortcuts: every action with its key, changed by pressing the new one.

Enter on a row listens for one combination; what the rules of console/ui/shortcuts.py refuse is told in a sentence and
nothing changes. A wish is kept as soon as it is pressed, and the whole window follows.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from console.models.normalise import normalise
from console.settings import BY_KEY
from console.ui.actions import ACTIONS, BY_ID, ActionSpec, Keys, action_text, group_text, native
from console.ui.settings.rows import SettingRow
from console.ui.settings.texts import ON_THE_KEYS_PAGE
from console.ui.settings.writing import SettingsWriter
from console.ui.shortcuts import Refusal, keys_in_force, pressed_keys, refusal
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole

_ID = Qt.ItemDataRole.UserRole
_NAME, _KEYS = 0, 1


class KeyTable(QTableWidget):
    """The list. `keys_pressed(str, str)`: an action id and the combination pressed for it, while it listens."""

    keys_pressed = Signal(str, str)
    cleared = Signal(str)
    listening_changed = Signal()

    def __init__(self) -> None:
        super().__init__(0, 2)
        self._listening = ""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_KEYS, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(150)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self.listen)
        self.setAccessibleName(self.tr("Actions and their keys"))

    @property
    def listening(self) -> str:
        """The id of the action that waits for its key, or ""."""
        return self._listening

    def current_id(self) -> str:
        """The id of the action of the current row, "" on a heading."""
        item = self.item(self.currentRow(), _NAME)
        return "" if item is None else str(item.data(_ID) or "")

    @Slot()
    def listen(self) -> None:
        """Wait for the new key of the current row."""
        action_id = self.current_id()
        if action_id and not BY_ID[action_id].is_fixed:
            self._set_listening(action_id)
            self.setFocus()

    def stop_listening(self) -> None:
        """Leave everything as it was."""
        self._set_listening("")

    def _set_listening(self, action_id: str) -> None:
        if action_id != self._listening:
            self._listening = action_id
            self.listening_changed.emit()

    def event(self, event: QEvent) -> bool:
        # Before Qt looks for a shortcut or moves the focus: while it listens every key is meant for it.
        if self._listening and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.stop_listening()
            return
        keys = pressed_keys(event)
        if keys:
            action_id = self._listening
            self.stop_listening()
            self.keys_pressed.emit(action_id, keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.listen()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current_id():
            self.cleared.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing letters does nothing here; the field above finds."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.stop_listening()


class KeysPage(QWidget):
    """Lists, changes, resets; GUI thread."""

    def __init__(self, writer: SettingsWriter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writer = writer
        self._settings = writer.settings
        self._wishes: dict[str, str] = dict(self._settings.value("shortcuts"))
        self._pending = 0
        writer.written.connect(self._on_settled)
        writer.refused.connect(self._on_settled)
        self._is_free = not self._settings.is_locked("shortcuts")
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Find an action or a key"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._fill)
        self.table = KeyTable()
        self.table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Key")])
        self.table.keys_pressed.connect(self._on_keys)
        self.table.cleared.connect(self._on_cleared)
        self.table.listening_changed.connect(self._on_listening)
        self.table.currentCellChanged.connect(self._fit_buttons)
        self._words = safe_label("", TypeRole.META, "text2", wraps=True)
        self._words.setMinimumHeight(self._words.fontMetrics().lineSpacing() * 2)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.change_button = QPushButton(self.tr("Change the key"))
        self.clear_button = QPushButton(self.tr("No key"))
        self.reset_button = QPushButton(self.tr("Reset this one"))
        self.reset_all_button = QPushButton(self.tr("Reset all"))
        self.change_button.clicked.connect(self.table.listen)
        self.clear_button.clicked.connect(self._on_clear_clicked)
        self.reset_button.clicked.connect(self._on_reset)
        self.reset_all_button.clicked.connect(self._on_reset_all)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.change_button, self.clear_button, self.reset_button):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.reset_all_button)
        for button in (self.change_button, self.clear_button, self.reset_button, self.reset_all_button):
            button.setAutoDefault(False)
        self.letters = SettingRow(BY_KEY["single_key_shortcuts"], self._settings)
        self.letters.field.changed.connect(self._on_letters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._search)
        column.addWidget(self.table, 1)
        column.addWidget(self._words)
        column.addLayout(buttons)
        column.addWidget(self.letters)
        theme().theme_changed.connect(self._fill)
        self._fill()
        self._say_how()

    # What is in force.

    @property
    def _has_letters(self) -> bool:
        return bool(self._settings.value("single_key_shortcuts"))

    def in_force(self) -> dict[str, Keys]:
        """The keys as the wishes of this page make them."""
        return keys_in_force(self._wishes, letters=self._has_letters)

    def refresh(self) -> None:
        """Show what is kept now, once nothing is on its way any more."""
        if self._pending:
            return
        self._wishes = dict(self._settings.value("shortcuts"))
        self.letters.refresh()
        self._fill()

    # The list.

    @Slot()
    def _fill(self) -> None:
        keep = self.table.current_id()
        words = self._search.text().lower().split()
        keys = self.in_force()
        rows: list[tuple[str, ActionSpec | None]] = []
        for spec in ACTIONS:
            shown = " · ".join(native(each) for each in keys[spec.id])
            title, pressed = normalise(action_text(spec)), shown.lower()
            if all((normalise(word) or word) in title or word in pressed for word in words):
                group = group_text(spec.group)
                if (group, None) not in rows:
                    rows.append((group, None))
                rows.append((shown, spec))
        self.table.clearSpans()
        self.table.setRowCount(len(rows))
        for row, (shown, found) in enumerate(rows):
            if found is None:
                self._add_heading(row, shown)
            else:
                self._add_action(row, found, shown)
        height = self.table.fontMetrics().lineSpacing() + 12
        self.table.verticalHeader().setDefaultSectionSize(height)
        self._select(keep)
        self._fit_buttons()

    def _add_heading(self, row: int, title: str) -> None:
        item = QTableWidgetItem(title)
        font = theme().tokens.font(TypeRole.BODY_STRONG)
        item.setFont(font)
        item.setForeground(QBrush(theme().tokens.colours.text2))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.table.setItem(row, _NAME, item)
        self.table.setSpan(row, 0, 1, 2)

    def _add_action(self, row: int, spec: ActionSpec, shown: str) -> None:
        colours = theme().tokens.colours
        name, keys = QTableWidgetItem(action_text(spec)), QTableWidgetItem(shown or "–")
        name.setData(_ID, spec.id)
        if spec.is_fixed:
            keys.setText(self.tr("{keys}  (always)").format(keys=shown))
            keys.setForeground(QBrush(colours.text3))
        elif spec.id in self._wishes:
            font = theme().tokens.font(TypeRole.BODY_STRONG)
            keys.setFont(font)
            keys.setForeground(QBrush(colours.accent_text))
        self.table.setItem(row, _NAME, name)
        self.table.setItem(row, _KEYS, keys)

    def _select(self, action_id: str) -> None:
        for row in range(self.table.rowCount()):
            item = self.table.item(row, _NAME)
            found = "" if item is None else str(item.data(_ID) or "")
            if found and (found == action_id or not action_id):
                self.table.setCurrentCell(row, _NAME)
                return

    @Slot()
    def _fit_buttons(self) -> None:
        action_id = self.table.current_id()
        can = bool(action_id) and self._is_free and not BY_ID[action_id].is_fixed
        self.change_button.setEnabled(can)
        self.clear_button.setEnabled(can and bool(self.in_force()[action_id]))
        self.reset_button.setEnabled(can and action_id in self._wishes)
        self.reset_all_button.setEnabled(self._is_free and bool(self._wishes))

    # Changing.

    @Slot()
    def _on_listening(self) -> None:
        action_id = self.table.listening
        if not self._is_free:
            self.table.stop_listening()
            return
        row = self.table.currentRow()
        item = self.table.item(row, _KEYS)
        if action_id and item is not None:
            item.setText(self.tr("Press the keys…"))
            self._tell(self.tr("Press the new keys for «{action}». Esc leaves it as it is."), BY_ID[action_id])
        else:
            self._fill()
            self._say_how()

    @Slot(str, str)
    def _on_keys(self, action_id: str, keys: str) -> None:
        refused = refusal(action_id, keys, self.in_force(), letters=self._has_letters)
        if refused is not None:
            self._refuse(refused, keys)
            return
        wishes = {**self._wishes, action_id: keys}
        if (keys,) == BY_ID[action_id].keys:
            del wishes[action_id]
        self._keep(wishes)
        self._tell(self.tr("«{action}» is {keys} from now on."), BY_ID[action_id], native(keys))

    @Slot(str)
    def _on_cleared(self, action_id: str) -> None:
        if self._is_free and not BY_ID[action_id].is_fixed:
            self._keep({**self._wishes, action_id: ""})
            self._tell(self.tr("«{action}» has no key any more; it stays in the command palette."), BY_ID[action_id])

    @Slot()
    def _on_clear_clicked(self) -> None:
        if self.table.current_id():
            self._on_cleared(self.table.current_id())

    @Slot()
    def _on_reset(self) -> None:
        action_id = self.table.current_id()
        others = {name: keys for name, keys in self._wishes.items() if name != action_id}
        in_force = keys_in_force({**others, action_id: ""}, letters=self._has_letters)
        for keys in BY_ID[action_id].keys:
            refused = refusal(action_id, keys, in_force, letters=self._has_letters)
            if refused is not None:
                self._refuse(refused, keys)
                return
        self._keep(others)
        self._tell(self.tr("«{action}» has its first key again."), BY_ID[action_id])

    @Slot()
    def _on_reset_all(self) -> None:
        self._keep({})
        self._words.set_colour("text2")
        self._words.setText(self.tr("All actions have their first keys again."))

    @Slot(object)
    def _on_letters(self, is_on: bool) -> None:
        self._writer.write("single_key_shortcuts", is_on)

    @Slot(str)
    def _on_settled(self, key: str) -> None:
        if key == "shortcuts":
            self._pending -= 1
        if key in ON_THE_KEYS_PAGE:
            self.refresh()

    def _keep(self, wishes: Mapping[str, str]) -> None:
        self._wishes = dict(wishes)
        self._pending += 1
        self._writer.write("shortcuts", dict(wishes))
        self._fill()

    # Words.

    def _say_how(self) -> None:
        self._words.set_colour("text2")
        if not self._is_free:
            self._words.setText(self.tr("IT manages this value"))
        else:
            self._words.setText(self.tr("Enter changes the key of a row, Delete takes it away."))

    def _tell(self, template: str, spec: ActionSpec, keys: str = "") -> None:
        self._words.set_colour("text2")
        self._words.setText(template.format(action=action_text(spec), keys=keys))

    def _refuse(self, refused: Refusal, keys: str) -> None:
        sentences = {
            "alt_gr": self.tr(
                "{keys} is AltGr on many keyboards and types signs like € and @. Choose keys without it."
            ),
            "alt_letter": self.tr("{keys} opens menus: Alt with a letter is not ours to give. Choose other keys."),
            "alt_shift": self.tr("{keys} changes the keyboard layout on many computers. Choose other keys."),
            "system": self.tr("{keys} belongs to the computer itself and would not reach us. Choose other keys."),
            "writing": self.tr("{keys} is needed for writing and moving. Choose other keys."),
            "letter": self.tr("{keys} alone would fire while typing. Add Ctrl, or turn letters on below."),
            "fixed": self.tr("{keys} always does «{action}»; that cannot be changed. Choose other keys."),
            "taken": self.tr("{keys} already does «{action}». Choose other keys, or give that one others first."),
            "not_keys": self.tr("That was no combination we could use. Press other keys."),
        }
        action = "" if refused.taken_by is None else action_text(refused.taken_by)
        self._words.set_colour("bad_text")
        self._words.setText(sentences[refused.code].format(keys=native(keys), action=action))
