"""The earlier conversations with a citizen, one line each: what it was about, when, how it ended, and its last words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from console.models.clock import Clock
from console.models.records import ConversationRow
from console.models.states import ConversationState
from console.ui import formats, paint
from console.ui.cleaning import clean_name, one_line
from console.ui.text import item_text
from console.ui.theme import theme
from console.ui.tokens import TypeRole

ROW_PX = 56
SIDE = 16


class EpisodeDelegate(QStyledItemDelegate):
    """GUI thread. The ConversationRow is under UserRole, the words on the right under UserRole + 1."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, round(ROW_PX * max(1.0, theme().tokens.text_scale)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = theme().tokens
        c = tokens.colours
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, ConversationRow):
            return
        rect = QRectF(option.rect)
        with paint.saved(painter):
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, c.selected_row)
            elif option.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(rect, c.hover_row)
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), c.border)
            half = rect.height() / 2
            right = str(index.data(Qt.ItemDataRole.UserRole + 1) or "")
            width = paint.text_width(tokens, TypeRole.META, right)
            upper = QRectF(rect.left() + SIDE, rect.top() + 5, rect.width() - 2 * SIDE, half - 3)
            paint.draw_text(painter, tokens, upper, right, TypeRole.META, c.text3, paint.RIGHT)
            upper.setRight(upper.right() - width - 10)
            paint.draw_text(painter, tokens, upper, topic_of(row), TypeRole.BODY_STRONG, c.text)
            lower = QRectF(rect.left() + SIDE, rect.top() + half, rect.width() - 2 * SIDE, half - 5)
            paint.draw_text(painter, tokens, lower, one_line(row.preview, 120), TypeRole.BODY, c.text2)
            if option.state & QStyle.StateFlag.State_HasFocus:
                paint.draw_focus_ring(painter, tokens, rect.adjusted(2, 2, -2, -3), tokens.radii.row)


def topic_of(row: ConversationRow) -> str:
    """What a conversation was about."""
    return clean_name(row.topic or "") or QCoreApplication.translate("EpisodeList", "No topic")


class EpisodeList(QListWidget):
    """GUI thread. `picked(conversation id)`: Enter or a click on one."""

    picked = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rows: list[ConversationRow] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(EpisodeDelegate(self))
        self.itemActivated.connect(self._on_activated)
        self.itemClicked.connect(self._on_activated)
        theme().theme_changed.connect(self.doItemsLayout)

    def show_rows(self, rows: list[ConversationRow]) -> None:
        """The newest first."""
        self._rows = rows
        self.clear()
        now = self._clock.now_ms()
        states = {
            ConversationState.OPEN: self.tr("open"),
            ConversationState.SNOOZED: self.tr("snoozed"),
            ConversationState.RESOLVED: self.tr("closed"),
        }
        for row in rows:
            right = f"{formats.moment(row.opened_at, now)} · {states[row.state]}"
            item = QListWidgetItem(item_text(f"{topic_of(row)} · {right}"))
            item.setData(Qt.ItemDataRole.UserRole, row)
            item.setData(Qt.ItemDataRole.UserRole + 1, right)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{topic_of(row)}, {right}, {one_line(row.preview, 120)}")
            self.addItem(item)

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        row = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, ConversationRow):
            self.picked.emit(row.id)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_rows(self._rows)
        super().changeEvent(event)
