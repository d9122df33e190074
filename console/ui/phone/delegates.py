"""How the citizen's phone draws a bubble and a line of its list of people."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from console.ui import paint
from console.ui.theme import theme
from console.ui.tokens import TypeRole

ID_ROLE = Qt.ItemDataRole.UserRole
MINE_ROLE = ID_ROLE + 1
BODY_ROLE = ID_ROLE + 2
FOOT_ROLE = ID_ROLE + 3
UNSEEN_ROLE = ID_ROLE + 4

WIDEST = 0.78
PAD, GAP, FOOT_GAP = 10, 4, 2
_WRAP = int(Qt.TextFlag.TextWrapAnywhere | Qt.TextFlag.TextWordWrap)

type_of_index = QModelIndex | QPersistentModelIndex


def _size(text: str, role: TypeRole, width: float) -> QRectF:
    metrics = QFontMetricsF(theme().tokens.font(role))
    return metrics.boundingRect(QRectF(0, 0, width, 100_000), _WRAP, text)


class BubbleDelegate(QStyledItemDelegate):
    """GUI thread. Own bubbles on the right. Body under BODY_ROLE, time and what happened to it under FOOT_ROLE."""

    def _parts(self, index: type_of_index, row_width: float) -> tuple[QRectF, QRectF]:
        width = row_width * WIDEST - 2 * PAD
        body = _size(index.data(BODY_ROLE), TypeRole.BODY, width)
        return body, _size(index.data(FOOT_ROLE), TypeRole.META, width)

    def sizeHint(self, option: QStyleOptionViewItem, index: type_of_index) -> QSize:
        view = option.widget
        width = view.viewport().width() if view is not None and hasattr(view, "viewport") else option.rect.width()
        body, foot = self._parts(index, width)
        return QSize(100, round(body.height() + FOOT_GAP + foot.height() + 2 * PAD + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: type_of_index) -> None:
        tokens = theme().tokens
        row = QRectF(option.rect)
        body, foot = self._parts(index, row.width())
        is_mine = bool(index.data(MINE_ROLE))
        width = max(body.width(), foot.width()) + 2 * PAD + 1
        left = row.right() - width - GAP if is_mine else row.left() + GAP
        bubble = QRectF(left, row.top() + GAP / 2, width, row.height() - GAP)
        with paint.saved(painter):
            ground = tokens.colours.bubble_out if is_mine else tokens.colours.bubble_in
            paint.fill_round(painter, bubble, tokens.radii.row, ground)
            if option.state & QStyle.StateFlag.State_HasFocus:
                paint.draw_focus_ring(painter, tokens, bubble, tokens.radii.row)
            inner = bubble.adjusted(PAD, PAD, -PAD, -PAD)
            painter.setFont(tokens.font(TypeRole.BODY))
            painter.setPen(tokens.colours.text)
            painter.drawText(inner.adjusted(0, 0, 1, 0), _WRAP, index.data(BODY_ROLE))
            painter.setFont(tokens.font(TypeRole.META))
            painter.setPen(tokens.colours.text2)
            below = QRectF(inner.left(), inner.bottom() - foot.height(), inner.width() + 1, foot.height())
            side = Qt.AlignmentFlag.AlignRight if is_mine else Qt.AlignmentFlag.AlignLeft
            painter.drawText(below, _WRAP | int(side), index.data(FOOT_ROLE))


class PersonDelegate(QStyledItemDelegate):
    """GUI thread. The name under BODY_ROLE, the last words under FOOT_ROLE, how many are new under UNSEEN_ROLE."""

    def sizeHint(self, option: QStyleOptionViewItem, index: type_of_index) -> QSize:
        tokens = theme().tokens
        lines = (TypeRole.BODY_MEDIUM, TypeRole.META)
        return QSize(100, round(sum(paint.line_height(tokens, role) for role in lines) + 2 * 6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: type_of_index) -> None:
        tokens = theme().tokens
        row = QRectF(option.rect)
        inner = row.adjusted(10, 6, -10, -6)
        with paint.saved(painter):
            if option.state & QStyle.StateFlag.State_Selected:
                paint.draw_selected_row(painter, tokens, row)
            unseen = int(index.data(UNSEEN_ROLE) or 0)
            room = 0.0
            if unseen:
                room = paint.badge_width(tokens, unseen) + 6
                side = paint.badge_width(tokens, unseen)
                paint.draw_badge(
                    painter, tokens, QRectF(inner.right() - side, inner.top(), side, inner.height()), unseen
                )
            height = paint.line_height(tokens, TypeRole.BODY_MEDIUM)
            above = QRectF(inner.left(), inner.top(), inner.width() - room, height)
            below = QRectF(inner.left(), above.bottom(), above.width(), inner.bottom() - above.bottom())
            for box, text, role, colour in (
                (above, index.data(BODY_ROLE), TypeRole.BODY_MEDIUM, tokens.colours.text),
                (below, index.data(FOOT_ROLE), TypeRole.META, tokens.colours.text2),
            ):
                shown = paint.elided(tokens, role, text, box.width())
                paint.draw_text(painter, tokens, box, shown, role, colour)
