"""The palette of stored answers over the box: type to narrow, Enter inserts, Ctrl+Enter sends, Tab changes the language."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from console.answers.index import AnswerIndex
from console.models.normalise import words_in
from console.models.rules import Rule
from console.ui import paint
from console.ui.actions import native
from console.ui.cleaning import one_line
from console.ui.composer.over import OverBox
from console.ui.text import item_text, safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole
from console.ui.widgets import ThemedWidget

LANGUAGES = ("ca", "es", "en")
WIDTH = 560
ROW_PX = 50
MOST_VISIBLE = 5
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


class LanguageMark(ThemedWidget):
    """CA ES EN, the one in force in the colour of links."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = LANGUAGES[0]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_language(self, language: str, spoken: str) -> None:
        """One of LANGUAGES."""
        self._language = language
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        tokens = theme().tokens
        width = sum(paint.text_width(tokens, TypeRole.BODY_STRONG, name.upper()) + 8 for name in LANGUAGES)
        return QSize(round(width), round(paint.line_height(tokens, TypeRole.BODY_STRONG) + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        left = 0.0
        for name in LANGUAGES:
            is_chosen = name == self._language
            role = TypeRole.BODY_STRONG if is_chosen else TypeRole.BODY
            colour = tokens.colours.accent_text if is_chosen else tokens.colours.text3
            box = QRectF(left, 0, self.width(), self.height())
            left += paint.draw_text(painter, tokens, box, name.upper(), role, colour) + 8


class AnswerDelegate(QStyledItemDelegate):
    """GUI thread. The Rule is under UserRole; `words` are marked, `language` is the one shown."""

    words = ""
    language = LANGUAGES[0]

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, round(ROW_PX * max(1.0, theme().tokens.text_scale)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        answer = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(answer, Rule):
            return
        tokens = theme().tokens
        c = tokens.colours
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        with paint.saved(painter):
            if is_chosen:
                paint.fill_round(painter, rect, tokens.radii.row, c.selected_row)
            elif option.state & QStyle.StateFlag.State_MouseOver:
                paint.fill_round(painter, rect, tokens.radii.row, c.hover_row)
            right = rect.right() - 10
            if is_chosen:
                key = native("Enter")
                width = paint.key_hint_width(tokens, key)
                paint.draw_key_hint(painter, tokens, QRectF(right - width, rect.top(), width, rect.height()), key)
                right -= width + 10
            half = rect.height() / 2
            upper = QRectF(rect.left() + 10, rect.top() + 2, right - rect.left() - 10, half)
            shortcut = f"/{answer.shortcut}" if answer.shortcut else ""
            tail = paint.key_hint_width(tokens, shortcut) + 10 if shortcut else 0
            upper.setRight(upper.right() - tail)
            title = paint.elided(
                tokens, TypeRole.BODY_STRONG, one_line(answer.title(self.language), 120), upper.width()
            )
            paint.draw_hits(painter, tokens, upper, title, TypeRole.BODY_STRONG, words_in(title, self.words))
            left = upper.left() + paint.draw_text(painter, tokens, upper, title, TypeRole.BODY_STRONG, c.text) + 10
            if shortcut:
                place = QRectF(left, upper.top(), tail - 10, upper.height())
                paint.draw_key_hint(painter, tokens, place, shortcut)
            lower = QRectF(rect.left() + 10, rect.top() + half - 2, right - rect.left() - 10, half)
            paint.draw_text(painter, tokens, lower, one_line(answer.text(self.language), 160), TypeRole.BODY, c.text2)


class AnswerPalette(OverBox):
    """GUI thread, a child of the window. `picked(str, bool)` carries the text and whether to send it at once."""

    picked = Signal(str, bool)

    def __init__(self, index: AnswerIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answerPalette")
        self._index = index
        self._language = LANGUAGES[0]
        self._title = safe_label(role=TypeRole.META, colour="text2")
        self._languages = LanguageMark()
        self._delegate = AnswerDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.itemClicked.connect(self._on_clicked)
        self.search.field.textChanged.connect(self._on_typed)
        self._hint = safe_label(role=TypeRole.META, colour="text3", elides=True)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._languages)
        self.body.addLayout(head)
        for part in (self.search, self.list, self._hint):
            self.body.addWidget(part)

    def open_at(self, anchor: QWidget, language: str | None, typed: str = "") -> None:
        """Show above a widget, in the citizen's language when there are answers in it."""
        grown = max(1.0, theme().tokens.text_scale)
        self._language = language if language in LANGUAGES else LANGUAGES[0]
        self._title.setText(self.tr("Stored answers"))
        self.search.field.setPlaceholderText(self.tr("Search the stored answers"))
        self.search.field.setAccessibleName(self.tr("Search the stored answers"))
        self.list.setAccessibleName(self.tr("Stored answers"))
        self._hint.setText(self.tr("↑ ↓ choose · Enter inserts · Ctrl+Enter sends · Tab language · Esc closes"))
        self.search.field.setText(typed)
        self._on_typed(typed)
        self.list.setFixedWidth(min(round(WIDTH * grown), max(320, anchor.width() - 24)))
        rows = max(1, min(MOST_VISIBLE, self.list.count()))
        self.list.setFixedHeight(round(ROW_PX * grown) * rows + 4)
        self.open_over(anchor)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._delegate.words, self._delegate.language = text, self._language
        self._languages.show_language(self._language, self.tr("Language: {name}").format(name=self._language.upper()))
        self.list.clear()
        for answer in self._index.find(text):
            spoken = f"{answer.title(self._language)}, {one_line(answer.text(self._language), 200)}"
            item = QListWidgetItem(item_text(spoken))
            item.setData(Qt.ItemDataRole.UserRole, answer)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._pick(item, send=False)

    def _pick(self, item: QListWidgetItem | None, *, send: bool) -> None:
        answer = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        self.hide()
        if isinstance(answer, Rule):
            self.picked.emit(answer.text(self._language), send)
        self.closed.emit()

    def on_key(self, event: QKeyEvent, *, is_in_list: bool) -> bool:
        """Arrows choose, Enter inserts, Ctrl+Enter sends, Tab and Shift+Tab go from language to language."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            row = self.list.currentRow() + _STEPS[key]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.list.currentItem(), send=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            step = 1 if key == Qt.Key.Key_Tab else -1
            self._language = LANGUAGES[(LANGUAGES.index(self._language) + step) % len(LANGUAGES)]
            row = self.list.currentRow()
            self._on_typed(self.search.field.text())
            self.list.setCurrentRow(row)
            return True
        return False
