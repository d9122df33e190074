"""Everything that is pressed: push buttons, icon buttons, the rail, segments and tabs, painted from the tokens.

They are QPushButtons underneath, so keyboard, screen readers and tests meet the control they know; only the paint is
ours. All are GUI-thread widgets, follow the theme by themselves and draw a visible ring when they have keyboard focus.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from console.models.record import Record
from console.ui import paint
from console.ui.icons import draw_icon
from console.ui.text import menu_text, safe_tooltip
from console.ui.theme import theme
from console.ui.tokens import Tokens, TypeRole


class ButtonKind(Enum):
    """How loud a button is; one PRIMARY per pane."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TINTED = "tinted"
    GHOST = "ghost"
    DANGER = "danger"


class ButtonSize(Enum):
    """The place of a button, which fixes its height."""

    NORMAL = "button"
    CARD = "button_card"
    STRIP = "button_strip"


class PaintedButton(QPushButton):
    """Base of all: hover, theme and language handled; subclasses paint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme().theme_changed.connect(self._on_theme_changed)

    def set_words(self, words: str, tooltip: str = "") -> None:
        """Text, accessible name and tooltip at once; "&" in `words` is a letter."""
        self.setText(menu_text(words))
        self.setAccessibleName(words)
        safe_tooltip(self, tooltip)
        self.updateGeometry()

    @property
    def words(self) -> str:
        """The text as it is read."""
        return self.text().replace("&&", "&")

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint: the pointer is over it."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint: the pointer left."""
        super().leaveEvent(event)
        self.update()

    @property
    def _is_hovered(self) -> bool:
        return self.isEnabled() and self.underMouse()

    @property
    def _shows_focus(self) -> bool:
        return self.hasFocus() and self.window().isActiveWindow()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class ActionButton(PaintedButton):
    """A button with words, optionally an icon before them and a key after them ("Claim next" [F2])."""

    def __init__(
        self,
        words: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        icon: str = "",
        keys: str = "",
        size: ButtonSize = ButtonSize.NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._keys, self._size = kind, icon, keys, size
        self.set_words(words)

    def set_kind(self, kind: ButtonKind) -> None:
        """Change how loud it is."""
        self._kind = kind
        self.update()

    def set_icon(self, icon: str) -> None:
        """Name of an icon, "" for none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_keys(self, keys: str) -> None:
        """The key that does the same, "" for none."""
        self._keys = keys
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Height by place, width by what it holds."""
        tokens = theme().tokens
        width = paint.text_width(tokens, TypeRole.BUTTON, self.words) + 2 * self._padding
        if self._icon:
            width += self._icon_px(tokens) + (6 if self.words else 0)
        if self._keys:
            width += paint.key_hint_width(tokens, self._keys) + 8
        height: int = getattr(tokens.sizes, self._size.value)
        return QSize(max(round(width + 0.5), height), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, outline, icon, words, key, focus ring."""
        tokens = theme().tokens
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = tokens.radii.button if self._size is ButtonSize.NORMAL else tokens.radii.button - 1
        ground, colour, outline = self._colours(tokens)
        if ground is not None:
            paint.fill_round(painter, rect, radius, ground)
        if outline is not None:
            paint.outline_round(painter, rect, radius, outline, 2 if tokens.tint_outline else 1)
        content = paint.text_width(tokens, TypeRole.BUTTON, self.words)
        size = self._icon_px(tokens)
        content += (size + (6 if self.words else 0)) if self._icon else 0
        content += (paint.key_hint_width(tokens, self._keys) + 8) if self._keys else 0
        left = max(rect.left() + 4, rect.center().x() - content / 2)
        if self._icon:
            draw_icon(painter, self._icon, QRectF(left, rect.center().y() - size / 2, size, size), colour)
            left += size + 6
        drawn = paint.draw_text(
            painter, tokens, QRectF(left, 0, rect.right() - left, rect.height()), self.words, TypeRole.BUTTON, colour
        )
        if self._keys:
            key = QRectF(left + drawn + 8, 0, paint.key_hint_width(tokens, self._keys), rect.height())
            on_accent = self.isEnabled() and self._kind in (ButtonKind.PRIMARY, ButtonKind.DANGER)
            paint.draw_key_hint(painter, tokens, key, self._keys, on_accent=on_accent)
        if self._shows_focus:
            _draw_ring(painter, tokens, rect, radius, on_fill=self._kind in (ButtonKind.PRIMARY, ButtonKind.DANGER))

    @property
    def _padding(self) -> int:
        return {ButtonSize.NORMAL: 12, ButtonSize.CARD: 11, ButtonSize.STRIP: 10}[self._size]

    def _icon_px(self, tokens: Tokens) -> float:
        return (17.0 if self._size is ButtonSize.NORMAL else 15.0) * max(1.0, tokens.text_scale)

    def _colours(self, tokens: Tokens) -> tuple[QColor | None, QColor, QColor | None]:
        """(ground, words, outline)."""
        c = tokens.colours
        pressed = self.isDown() or self._is_hovered
        tint_outline = c.accent_text if tokens.tint_outline else None
        if not self.isEnabled():
            return (None if self._kind is ButtonKind.GHOST else c.sunken), c.text3, c.border
        if self._kind is ButtonKind.PRIMARY:
            return (c.accent_hover if pressed else c.accent), c.accent_text_on, None
        if self._kind is ButtonKind.DANGER:
            return (c.bad_text if pressed and not tokens.is_dark else c.bad), c.bad_text_on, None
        if self._kind is ButtonKind.TINTED:
            return (c.selected_row if pressed else c.accent_tint), c.accent_text, tint_outline
        if self._kind is ButtonKind.GHOST:
            return (c.hover_row if pressed else None), (c.text if pressed else c.text2), None
        return (c.hover_row if pressed else c.raised), c.text, c.border


class IconButton(PaintedButton):
    """A square button with an icon only; `words` become its accessible name and tooltip."""

    def __init__(
        self, icon: str, words: str, *, has_border: bool = False, side: int = 30, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._has_border, self._side = icon, has_border, side
        self._spoken = ""
        self.set_words(words)

    def set_words(self, words: str, tooltip: str = "") -> None:
        """Nothing is written on it: the words are its name and, unless `tooltip` says more, its tooltip."""
        self._spoken = words
        self.setAccessibleName(words)
        safe_tooltip(self, tooltip or words)

    def set_icon(self, icon: str) -> None:
        """Name of an icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """A square; the click target is never under 28."""
        side = max(self._side, theme().tokens.sizes.click_target)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground when hovered or checked, icon, focus ring."""
        tokens = theme().tokens
        c = tokens.colours
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = tokens.radii.button
        active = self._is_hovered or self.isDown()
        if self._has_border:
            paint.fill_round(painter, rect, radius, c.hover_row if active else c.raised)
            paint.outline_round(painter, rect, radius, c.border)
        elif self.isChecked():
            paint.fill_round(painter, rect, radius, c.accent_tint)
        elif active:
            paint.fill_round(painter, rect, radius, c.hover_row)
        colour = c.accent_text if self.isChecked() else (c.text if active else c.text2)
        size = 18.0
        icon = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
        draw_icon(painter, self._icon, icon, colour if self.isEnabled() else c.border_strong)
        if self._shows_focus:
            paint.draw_focus_ring(painter, tokens, rect, radius)


class RailButton(PaintedButton):
    """A checkable item of the navigation rail, 44 × 44, with a red count in its corner."""

    def __init__(self, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._count, self._spoken = icon, 0, words
        self.setCheckable(True)
        self.set_words(words)

    def set_words(self, words: str, tooltip: str = "") -> None:
        """Accessible name and tooltip; the count is added to the spoken name."""
        self._spoken = words
        self.setAccessibleName(f"{words} ({self._count})" if self._count else words)
        safe_tooltip(self, tooltip or words)

    def set_count(self, count: int) -> None:
        """The number in the corner; 0 shows none."""
        if count != self._count:
            self._count = count
            self.set_words(self._spoken, "")
            self.update()

    def sizeHint(self) -> QSize:
        """One rail item."""
        side = theme().tokens.sizes.rail_item
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Selected ground, icon, count."""
        tokens = theme().tokens
        c = tokens.colours
        painter = QPainter(self)
        rect = QRectF(self.rect())
        is_selected = self.isChecked()
        if is_selected or self._is_hovered:
            paint.fill_round(painter, rect.adjusted(2, 2, -2, -2), tokens.radii.row, c.rail_selected)
        size = 21.0
        icon = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
        draw_icon(painter, self._icon, icon, c.rail_active if is_selected or self._is_hovered else c.rail_text)
        if self._count:
            width = paint.badge_width(tokens, self._count)
            corner = QRectF(rect.right() - width, rect.top(), width, tokens.sizes.pill)
            paint.draw_badge(painter, tokens, corner, self._count, is_alarm=True)
        if self._shows_focus:
            paint.outline_round(painter, rect.adjusted(1, 1, -1, -1), tokens.radii.row, c.rail_active, 2)


class Choice(Record):
    """One segment or tab: a stable key, its words, an optional count (None shows nothing) and icon."""

    key: str
    words: str
    count: int | None = None
    icon: str = ""


class _ChoiceButton(PaintedButton):
    """One segment or one tab; knows its Choice and which of the two drawings it wears."""

    def __init__(self, choice: Choice, is_tab: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self._is_tab = is_tab
        self.choice = choice
        self.show_choice(choice)

    def show_choice(self, choice: Choice) -> None:
        self.choice = choice
        self.setText(menu_text(choice.words))
        self.setAccessibleName(choice.words if choice.count is None else f"{choice.words} ({choice.count})")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        tokens = theme().tokens
        width = paint.text_width(tokens, TypeRole.BODY_STRONG, self.choice.words) + (16 if self._is_tab else 18)
        if self.choice.icon:
            width += 16 + 6
        if self.choice.count is not None:
            width += paint.text_width(tokens, TypeRole.BODY_STRONG, str(self.choice.count)) + 6
        height = tokens.sizes.tab if self._is_tab else tokens.sizes.segment_track - 8
        return QSize(round(width + 0.5), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        c = tokens.colours
        painter = QPainter(self)
        rect = QRectF(self.rect())
        checked = self.isChecked()
        if checked and not self._is_tab:
            paint.fill_round(painter, rect, tokens.radii.button - 1, c.raised)
            paint.outline_round(painter, rect, tokens.radii.button - 1, c.border)
        role = TypeRole.BODY_STRONG if checked else TypeRole.BODY_MEDIUM
        colour = c.text if checked or self._is_hovered else c.text2
        count = "" if self.choice.count is None else str(self.choice.count)
        content = paint.text_width(tokens, role, self.choice.words)
        content += (16 + 6) if self.choice.icon else 0
        content += paint.text_width(tokens, TypeRole.BODY_STRONG, count) + 6 if count else 0
        left = rect.center().x() - content / 2
        if self.choice.icon:
            draw_icon(painter, self.choice.icon, QRectF(left, rect.center().y() - 8, 16, 16), colour)
            left += 22
        box = QRectF(left, 0, rect.right() - left, rect.height())
        left += paint.draw_text(painter, tokens, box, self.choice.words, role, colour) + 6
        if count:
            box = QRectF(left, 0, rect.right() - left, rect.height())
            shade = c.accent_text if self._is_tab else c.text2
            paint.draw_text(painter, tokens, box, count, TypeRole.BODY_STRONG, shade)
        if self._is_tab and checked:
            paint.fill_round(painter, QRectF(0, rect.bottom() - 2, rect.width(), 2), 1, c.accent_text)
        if self._shows_focus:
            paint.draw_focus_ring(painter, tokens, rect, tokens.radii.button - 1)


class _ChoiceBar(QWidget):
    """A row of choices of which one is on; arrow keys move between them, one Tab stop for all."""

    choice_changed = Signal(str)

    def __init__(self, choices: Sequence[Choice], is_tab: bool, spacing: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._is_tab = is_tab
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _ChoiceButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setSpacing(spacing)
        for choice in choices:
            button = _ChoiceButton(choice, is_tab, self)
            self._buttons[choice.key] = button
            self._group.addButton(button)
            self._row.addWidget(button)
        self._row.addStretch()
        self._group.buttonToggled.connect(self._on_toggled)
        if choices:
            self._buttons[choices[0].key].setChecked(True)
        theme().theme_changed.connect(self.update)

    @property
    def current(self) -> str:
        """Key of the choice that is on."""
        button = self._group.checkedButton()
        return button.choice.key if isinstance(button, _ChoiceButton) else ""

    def choose(self, key: str) -> None:
        """Turn a choice on, as a click would. KeyError for an unknown key."""
        self._buttons[key].setChecked(True)

    def set_choice(self, choice: Choice) -> None:
        """New words or count for the choice with this key. KeyError for an unknown key."""
        self._buttons[choice.key].show_choice(choice)

    def button(self, key: str) -> QPushButton:
        """The button of a choice, for focus, tooltips and tests."""
        return self._buttons[key]

    @Slot(object, bool)
    def _on_toggled(self, button: object, is_on: bool) -> None:
        if is_on and isinstance(button, _ChoiceButton):
            self.choice_changed.emit(button.choice.key)


class SegmentedControl(_ChoiceBar):
    """Segments in a sunken track: Inbox 9 | Snoozed 2 | Team 14 | Closed. Emits choice_changed(key)."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(choices, False, 2, parent)
        self._row.setContentsMargins(4, 4, 4, 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track."""
        tokens = theme().tokens
        painter = QPainter(self)
        ground = tokens.colours.app
        paint.fill_round(painter, QRectF(self.rect()), tokens.radii.pill, ground)
        if tokens.tint_outline:
            paint.outline_round(painter, QRectF(self.rect()), tokens.radii.pill, tokens.colours.border)


class TabBar(_ChoiceBar):
    """Tabs with a 2 px line under the one that is on. Emits choice_changed(key)."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(choices, True, 6, parent)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline below the tabs."""
        painter = QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme().tokens.colours.border)


def _draw_ring(painter: QPainter, tokens: Tokens, rect: QRectF, radius: float, *, on_fill: bool) -> None:
    """On a filled button the ring would vanish into the fill: a line of the words' colour sets it off."""
    paint.draw_focus_ring(painter, tokens, rect, radius)
    if on_fill:
        inner = tokens.focus_width
        paint.outline_round(
            painter,
            rect.adjusted(inner, inner, -inner, -inner),
            max(2, radius - inner),
            tokens.colours.accent_text_on,
            1.5,
        )
