"""One line of the finder: a heading, a command, a person or a message, with the words that were looked for marked in place."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from console.models.normalise import words_in
from console.models.record import Record
from console.ui import paint
from console.ui.icons import draw_icon
from console.ui.theme import theme
from console.ui.tokens import TypeRole

EXCERPT_LETTERS = 110
BEFORE_HIT = 32
SIDE = 14
ICON_PX = 18
AVATAR_PX = 30


class FoundKind(Enum):
    """What a line is."""

    HEADING = "heading"
    COMMAND = "command"
    CONVERSATION = "conversation"
    MESSAGE = "message"
    NOTHING = "nothing"


class Found(Record):
    """`key`: id of an action, a conversation or a message; `right` stands at the right edge, `channel` makes the badge of a face."""

    kind: FoundKind
    title: str
    key: object = None
    conversation_id: int | None = None
    below: str = ""
    right: str = ""
    icon: str = ""
    channel: str = ""
    person: str = ""

    @property
    def can_be_picked(self) -> bool:
        """Headings and the sentence that nothing was found lead nowhere."""
        return self.kind not in (FoundKind.HEADING, FoundKind.NOTHING)

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        return ", ".join(part for part in (self.title, self.below, self.right) if part)


def excerpt(text: str, words: str) -> str:
    """One line of a message with the first hit in it."""
    line = " ".join(text.split())
    first = next((start for start, _ in words_in(line, words)), 0)
    start = max(0, first - BEFORE_HIT)
    if start:
        # Begin at a word, not in the middle of one.
        start = line.find(" ", start) + 1 if 0 <= line.find(" ", start) < first else start
    cut = line[start : start + EXCERPT_LETTERS]
    return f"{'…' if start else ''}{cut}{'…' if start + EXCERPT_LETTERS < len(line) else ''}"


class FoundDelegate(QStyledItemDelegate):
    """GUI thread. `words` are marked; the Found of a row is under UserRole."""

    words = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        grown = max(1.0, theme().tokens.text_scale)
        found = index.data(Qt.ItemDataRole.UserRole)
        kind = found.kind if isinstance(found, Found) else FoundKind.HEADING
        heights = {FoundKind.HEADING: 30, FoundKind.COMMAND: 36, FoundKind.NOTHING: 48}
        return QSize(200, round(heights.get(kind, 52) * grown))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        found = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(found, Found):
            return
        tokens_now = theme().tokens
        c = tokens_now.colours
        rect = QRectF(option.rect)
        state = option.state
        with paint.saved(painter):
            if found.kind is FoundKind.HEADING:
                box = rect.adjusted(SIDE, 6, -SIDE, 0)
                paint.draw_text(painter, tokens_now, box, found.title, TypeRole.CHIP, c.text2)
                return
            if found.kind is FoundKind.NOTHING:
                paint.draw_text(
                    painter, tokens_now, rect.adjusted(SIDE, 0, -SIDE, 0), found.title, TypeRole.BODY, c.text2
                )
                return
            ground = c.raised
            if state & QStyle.StateFlag.State_Selected:
                ground = c.selected_row
            elif state & QStyle.StateFlag.State_MouseOver:
                ground = c.hover_row
            inner = rect.adjusted(6, 1, -6, -1)
            paint.fill_round(painter, inner, tokens_now.radii.row, ground)
            if state & QStyle.StateFlag.State_Selected:
                paint.fill_round(
                    painter, QRectF(inner.left(), inner.top() + 6, 3, inner.height() - 12), 1.5, c.accent_text
                )
            self._line(painter, found, inner, ground)

    def _line(self, painter: QPainter, found: Found, rect: QRectF, ground: object) -> None:
        t = theme().tokens
        c = t.colours
        side = AVATAR_PX if found.kind is FoundKind.CONVERSATION else ICON_PX
        mark = QRectF(rect.left() + 12, rect.center().y() - side / 2, side, side)
        if found.kind is FoundKind.CONVERSATION:
            paint.draw_avatar(painter, t, mark, found.title, found.person, found.channel, c.raised)
        elif found.icon:
            draw_icon(painter, found.icon, mark, c.text2)
        left = rect.left() + 12 + AVATAR_PX + 12
        right = rect.right() - 10
        if found.right and found.kind is FoundKind.COMMAND:
            width = paint.key_hint_width(t, found.right)
            paint.draw_key_hint(painter, t, QRectF(right - width, rect.top(), width, rect.height()), found.right)
            right -= width + 10
        elif found.right:
            width = paint.text_width(t, TypeRole.META, found.right)
            box = QRectF(right - width, rect.top(), width + 1, rect.height() / 2 + 2)
            paint.draw_text(painter, t, box, found.right, TypeRole.META, c.text3)
            right -= width + 10
        half = rect.height() / 2
        upper = QRectF(
            left, rect.top() + (4 if found.below else 0), right - left, half if found.below else rect.height()
        )
        role = TypeRole.BODY if found.kind is FoundKind.COMMAND else TypeRole.BODY_STRONG
        self._marked(painter, upper, found.title, role, "text", is_marked=found.kind is not FoundKind.MESSAGE)
        if found.below:
            lower = QRectF(left, rect.top() + half - 2, rect.right() - 10 - left, half)
            self._marked(painter, lower, found.below, TypeRole.BODY, "text2", is_marked=found.kind is FoundKind.MESSAGE)

    def _marked(
        self, painter: QPainter, rect: QRectF, text: str, role: TypeRole, colour: str, *, is_marked: bool
    ) -> None:
        t = theme().tokens
        if is_marked and self.words:
            shown = paint.elided(t, role, text, rect.width())
            paint.draw_hits(painter, t, rect, shown, role, words_in(shown, self.words))
        paint.draw_text(painter, t, rect, text, role, getattr(t.colours, colour))
