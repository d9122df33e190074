"""What the top bar is made of: the field that leads to the search, and the operator with face, dot, name and status.

Both are buttons that can show less of themselves; what they keep silent stands in their names and tooltips.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.models.states import OperatorStatus
from console.ui import paint
from console.ui.buttons import PaintedButton
from console.ui.cleaning import clean_name
from console.ui.icons import draw_icon
from console.ui.text import safe_tooltip
from console.ui.theme import theme
from console.ui.tokens import TypeRole

FIELD_WIDTH = 420
ICON_PX = 18
CHEVRON_PX = 14
_DOTS = {
    OperatorStatus.AVAILABLE: ("ok", "ok_text"),
    OperatorStatus.COUNTER: ("accent", "accent_text"),
    OperatorStatus.BUSY: ("bad", "bad_text"),
    OperatorStatus.BREAK: ("warn", "warn_text"),
    OperatorStatus.OFFLINE: ("text3", "text3"),
}
"""Colour tokens of the dot and of the word."""


class SearchButton(PaintedButton):
    """Looks like a search field and opens the real one; without room only the glass is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = ""
        self._is_brief = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(FIELD_WIDTH)

    def show_words(self, words: str, keys: str, name: str) -> None:
        """What can be looked for, the keys that lead there, and the name for screen readers."""
        self._keys = keys
        self.set_words(words)
        self.setAccessibleName(name)
        safe_tooltip(self, f"{name} ({keys})" if keys else name)

    def set_brief(self, is_brief: bool) -> None:
        """Only the glass."""
        self._is_brief = is_brief
        self.setMaximumWidth(self.sizeHint().width())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a field may be, or a square."""
        height = theme().tokens.sizes.search_field
        return QSize(height if self._is_brief else FIELD_WIDTH, height)

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), round(150 * max(1.0, theme().tokens.text_scale))), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, glass, words, key."""
        tokens = theme().tokens
        c = tokens.colours
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.fill_round(painter, rect, tokens.radii.field, c.hover_row if self._is_hovered else c.sunken)
        paint.outline_round(painter, rect, tokens.radii.field, c.border)
        left = (rect.width() - ICON_PX) / 2 if self._is_brief else 12.0
        draw_icon(painter, "search", QRectF(left, rect.center().y() - ICON_PX / 2, ICON_PX, ICON_PX), c.text2)
        if not self._is_brief:
            right = rect.right() - 10
            wide = paint.key_hint_width(tokens, self._keys) if self._keys else 0
            words = paint.text_width(tokens, TypeRole.BODY, self.words)
            if wide and left + ICON_PX + 10 + words + 12 + wide <= right:
                paint.draw_key_hint(painter, tokens, QRectF(right - wide, 0, wide, rect.height()), self._keys)
                right -= wide + 8
            box = QRectF(left + ICON_PX + 10, 0, right - left - ICON_PX - 10, rect.height())
            with paint.saved(painter):
                paint.draw_text(painter, tokens, box, self.words, TypeRole.BODY, c.text3)
        if self._shows_focus:
            paint.draw_focus_ring(painter, tokens, rect, tokens.radii.field)


class PersonButton(PaintedButton):
    """Avatar with the dot of the status, name, status in words, and a chevron for the menu behind it.

    `set_shown(2)` shows all, 1 leaves the status to the dot, 0 leaves the name to the initials.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._status_words = ""
        self._status = OperatorStatus.AVAILABLE
        self._shown = 2

    def show_person(self, name: str, status: OperatorStatus, status_words: str, spoken: str) -> None:
        """Who sits here and what they are."""
        self._name, self._status, self._status_words = clean_name(name), status, status_words
        self.setAccessibleName(spoken)
        safe_tooltip(self, spoken)
        self.updateGeometry()
        self.update()

    def set_shown(self, parts: int) -> None:
        """How much stands beside the avatar."""
        if parts != self._shown:
            self._shown = parts
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as what is shown."""
        tokens = theme().tokens
        width = 4 + tokens.sizes.avatar_top_bar + 8 + CHEVRON_PX + 4
        if self._shown > 0:
            width += round(paint.text_width(tokens, TypeRole.BODY_STRONG, self._name) + 8.5)
        if self._shown > 1:
            width += round(paint.text_width(tokens, TypeRole.BODY, self._status_words) + 8.5)
        return QSize(width, max(tokens.sizes.avatar_top_bar + 8, tokens.sizes.button))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The parts from left to right."""
        tokens = theme().tokens
        c = tokens.colours
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ground = c.topbar
        if self._is_hovered or self.isDown():
            ground = c.hover_row
            paint.fill_round(painter, rect, tokens.radii.button, ground)
        side = tokens.sizes.avatar_top_bar
        dot, word = (getattr(c, name) for name in _DOTS[self._status])
        disc = QRectF(4, rect.center().y() - side / 2, side, side)
        paint.draw_avatar(painter, tokens, disc, self._name, self._name, ground=ground, presence=dot)
        left = disc.right() + 10
        with paint.saved(painter):
            if self._shown > 0:
                box = QRectF(left, 0, rect.width(), rect.height())
                left += paint.draw_text(painter, tokens, box, self._name, TypeRole.BODY_STRONG, c.text) + 8
            if self._shown > 1:
                box = QRectF(left, 0, rect.width(), rect.height())
                left += paint.draw_text(painter, tokens, box, self._status_words, TypeRole.BODY, word) + 8
        place = QRectF(rect.right() - CHEVRON_PX - 4, rect.center().y() - CHEVRON_PX / 2, CHEVRON_PX, CHEVRON_PX)
        draw_icon(painter, "chevron-down", place, c.text2)
        if self._shows_focus:
            paint.draw_focus_ring(painter, tokens, rect, tokens.radii.button)
