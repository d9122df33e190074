"""Paints the rows of the rule list: kind, title, keywords, and whether it answers by itself or has a problem."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from console.ui import paint
from console.ui.answers.model import ROW_ROLE, RuleRow
from console.ui.answers.words import KINDS
from console.ui.icons import draw_icon
from console.ui.theme import theme
from console.ui.tokens import TypeRole

ROW_HEIGHT = 58


def row_height() -> int:
    """Logical px of one row at the text size in force."""
    return round(ROW_HEIGHT * max(1.0, theme().tokens.text_scale))


class RuleDelegate(QStyledItemDelegate):
    """GUI thread; looks up and draws."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, RuleRow):
            return
        tokens = theme().tokens
        colours = tokens.colours
        with paint.saved(painter):
            rect = QRectF(option.rect).adjusted(6, 2, -6, -2)
            state = option.state
            if state & QStyle.StateFlag.State_Selected:
                paint.draw_selected_row(painter, tokens, rect)
            elif state & QStyle.StateFlag.State_MouseOver:
                paint.fill_round(painter, rect, tokens.radii.row, colours.hover_row)
            box = QRectF(rect.left() + 10, rect.center().y() - 15, 30, 30)
            paint.fill_round(painter, box, 8, colours.accent_tint)
            draw_icon(painter, KINDS[row.kept.rule.kind][0], box.adjusted(6, 6, -6, -6), colours.accent_text)
            left, right = box.right() + 10, rect.right() - 10
            right = self._marks(painter, row, rect, right)
            half = rect.height() / 2
            width = max(0.0, right - left)
            title = paint.elided(tokens, TypeRole.LIST_NAME, row.title, width)
            paint.draw_text(
                painter, tokens, QRectF(left, rect.top() + 6, width, half - 4), title, TypeRole.LIST_NAME, colours.text
            )
            whole = rect.right() - 10 - left
            details = paint.elided(tokens, TypeRole.META, row.details, whole)
            paint.draw_text(
                painter, tokens, QRectF(left, rect.top() + half, whole, half - 6), details, TypeRole.META, colours.text3
            )

    def _marks(self, painter: QPainter, row: RuleRow, rect: QRectF, right: float) -> float:
        """Signs at the right end of the first line; returns where the title must end."""
        colours = theme().tokens.colours
        y = rect.top() + 9
        signs = []
        if row.problems:
            signs.append(("alert-triangle", colours.bad_text))
        elif row.warnings:
            signs.append(("alert-circle", colours.warn_text))
        if row.kept.rule.is_automatic:
            signs.append(("bolt", colours.ok_text))
        for icon, colour in signs:
            right -= 18
            draw_icon(painter, icon, QRectF(right, y, 16, 16), colour)
            right -= 4
        return right
