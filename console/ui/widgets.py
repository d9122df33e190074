"""What panes are put together from: chips, key hints, cards, banners, strips, empty states, search field, popup frame.

Each says one thing and lets others decide when: a banner does not know the connection, a strip does not own a clock.
GUI-thread widgets; all follow the theme by themselves.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from console.ui import paint
from console.ui.buttons import ActionButton, ButtonKind, ButtonSize
from console.ui.cleaning import one_line
from console.ui.icons import draw_icon
from console.ui.paint import Tone
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole


class ThemedWidget(QWidget):
    """A painted widget that measures and paints itself again when the look changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme().theme_changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class Chip(ThemedWidget):
    """A word on a tinted ground: a topic, a matched keyword, a state."""

    def __init__(self, words: str, tone: Tone = Tone.NEUTRAL, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._words = ""
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_words(words, tone)

    def set_words(self, words: str, tone: Tone) -> None:
        """What it says and means."""
        self._words, self._tone = one_line(words, 80), tone
        self.setAccessibleName(self._words)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        tokens = theme().tokens
        return QSize(round(paint.chip_width(tokens, self._words, self._icon) + 0.5), tokens.sizes.chip)

    def minimumSizeHint(self) -> QSize:
        """It elides when there is no room."""
        return QSize(min(40, self.sizeHint().width()), theme().tokens.sizes.chip)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip."""
        paint.draw_chip(QPainter(self), theme().tokens, QRectF(self.rect()), self._words, self._tone, self._icon)


class KeyHint(ThemedWidget):
    """A key in its frame."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(keys)

    def sizeHint(self) -> QSize:
        """As wide as the key."""
        tokens = theme().tokens
        return QSize(round(paint.key_hint_width(tokens, self._keys) + 0.5), tokens.sizes.key_hint)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The key."""
        paint.draw_key_hint(QPainter(self), theme().tokens, QRectF(self.rect()), self._keys)


class Avatar(ThemedWidget):
    """The disc of a person, as in headers and the top bar."""

    def __init__(self, size: int, ground: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._ground = size, ground
        self._name = self._key = self._channel = self._presence = ""
        self.setFixedSize(size + 6, size + 6)

    def show_person(self, name: str, key: str, channel: str = "", presence: str = "") -> None:
        """`key` picks the colour; `channel` adds a badge, `presence` (name of a colour token, "ok") a dot."""
        self._name, self._key, self._channel, self._presence = name, key, channel, presence
        self.setAccessibleName(one_line(name, 128))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The disc, with room for its badge."""
        tokens = theme().tokens
        rect = QRectF(1, 1, self._size, self._size)
        presence = getattr(tokens.colours, self._presence) if self._presence else None
        ground = getattr(tokens.colours, self._ground)
        paint.draw_avatar(QPainter(self), tokens, rect, self._name, self._key, self._channel, ground, presence=presence)


class Card(QFrame):
    """A raised surface with a hairline, radius 12; put a layout in it. `contents_margin` in logical px."""

    def __init__(self, contents_margin: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(QMargins(contents_margin, contents_margin - 2, contents_margin, contents_margin - 2))
        theme().theme_changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, hairline and, when the card itself has the focus, its ring."""
        tokens = theme().tokens
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.fill_round(painter, rect, tokens.radii.card, tokens.colours.raised)
        paint.outline_round(painter, rect, tokens.radii.card, tokens.colours.border)
        if self.hasFocus():
            paint.draw_focus_ring(painter, tokens, rect, tokens.radii.card)


class Banner(ThemedWidget):
    """One line across a pane: icon, a strong beginning ("Jordi Puig"), the rest, and up to one action."""

    action_triggered = Signal()

    def __init__(self, tone: Tone = Tone.ACCENT, icon: str = "info-circle", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._icon = tone, icon
        self._lead = safe_label(role=TypeRole.BODY_STRONG)
        self._words = safe_label(elides=True)
        self.button = ActionButton("", ButtonKind.GHOST, size=ButtonSize.STRIP)
        self.button.clicked.connect(self.action_triggered)
        row = QHBoxLayout(self)
        row.setContentsMargins(46, 0, 16, 0)
        row.setSpacing(4)
        row.addWidget(self._lead)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_words("")

    def show_words(self, words: str, lead: str = "", action: str = "") -> None:
        """`lead` is drawn strong before `words`; `action` names the button, "" hides it."""
        self._lead.setText(one_line(lead, 128))
        self._lead.setVisible(bool(lead))
        self._words.setText(words)
        self.button.set_words(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(f"{lead} {words}".strip())

    def set_tone(self, tone: Tone, icon: str) -> None:
        """What kind of news it is."""
        self._tone, self._icon = tone, icon
        self.update()

    def sizeHint(self) -> QSize:
        """36 high at text scale 1."""
        return QSize(300, theme().tokens.sizes.banner)

    def minimumSizeHint(self) -> QSize:
        """May become narrow: its words elide."""
        return QSize(120, theme().tokens.sizes.banner)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and icon."""
        tokens = theme().tokens
        painter = QPainter(self)
        ground, colour = paint.tone_colours(tokens, self._tone)
        painter.fillRect(self.rect(), ground)
        if tokens.tint_outline:
            painter.fillRect(QRectF(0, 0, self.width(), 2), colour)
            painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), colour)
        size = 18.0
        draw_icon(painter, self._icon, QRectF(20, self.height() / 2 - size / 2, size, size), colour)


class Strip(ThemedWidget):
    """A small notice with one button at the edge of a pane; with a countdown it is the undo strip.

    The owner calls `show_remaining` from its own clock; this widget never counts.
    """

    action_triggered = Signal()

    def __init__(self, action: str, icon: str = "info-circle", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._remaining_seconds: int | None = None
        self._share_left = 0.0
        self._title = safe_label(role=TypeRole.BODY_STRONG, elides=True)
        self._details = safe_label(role=TypeRole.META, colour="text2", elides=True)
        self.button = ActionButton(action, ButtonKind.TINTED, size=ButtonSize.STRIP)
        self.button.clicked.connect(self.action_triggered)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._details)
        row = QHBoxLayout(self)
        row.setContentsMargins(47, 8, 10, 8)
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addWidget(self.button)

    def show_words(self, title: str, details: str = "") -> None:
        """Two lines; the second may be empty."""
        self._title.setText(title)
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self.setAccessibleName(f"{title} {details}".strip())

    def show_remaining(self, remaining_ms: int, total_ms: int) -> None:
        """The ring and its number: what is left of the time to undo."""
        seconds = max(0, -(-remaining_ms // 1000))
        self._remaining_seconds = seconds
        self._share_left = min(1.0, max(0.0, remaining_ms / total_ms)) if total_ms > 0 else 0.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, ring with the seconds left or an icon."""
        tokens = theme().tokens
        c = tokens.colours
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.fill_round(painter, rect, tokens.radii.row, c.raised)
        paint.outline_round(painter, rect, tokens.radii.row, c.border)
        mark = QRectF(13, rect.center().y() - 12, 24, 24)
        if self._remaining_seconds is None:
            draw_icon(painter, self._icon, mark.adjusted(3, 3, -3, -3), c.accent_text)
            return
        paint.draw_ring(painter, mark, self._share_left, c.accent_text, c.border)
        with paint.saved(painter):
            paint.draw_text(painter, tokens, mark, str(self._remaining_seconds), TypeRole.COUNT, c.text, paint.CENTRE)


class EmptyState(ThemedWidget):
    """What stands where nothing is: an icon, one sentence that says what happens next, one button."""

    action_triggered = Signal()

    def __init__(self, icon: str, words: str, action: str = "", keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._words = safe_label(words, TypeRole.MESSAGE, "text2", wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = ActionButton(action, ButtonKind.SECONDARY, keys=keys)
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.action_triggered)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 90, 28, 20)
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(self._words)  # without alignment: only then the layout asks for its height at this width
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_words(self, words: str, action: str = "") -> None:
        """Another sentence and button."""
        self._words.setText(words)
        self.button.set_words(action)
        self.button.setVisible(bool(action))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon in a quiet disc above the words."""
        tokens = theme().tokens
        painter = QPainter(self)
        disc = QRectF(self.width() / 2 - 28, self._words.y() - 56 - 16, 56, 56)
        paint.fill_round(painter, disc, 28, tokens.colours.accent_tint)
        if tokens.tint_outline:
            paint.outline_round(painter, disc, 28, tokens.colours.accent_text, tokens.tint_outline)
        draw_icon(painter, self._icon, disc.adjusted(15, 15, -15, -15), tokens.colours.accent_text)


class SearchField(ThemedWidget):
    """A sunken search field with its icon and the key that leads to it. `field` is the QLineEdit inside."""

    def __init__(self, placeholder: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setProperty("bare", True)
        self.field.setFrame(False)
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(placeholder)
        self.field.installEventFilter(self)
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 0, 8, 0)
        row.addWidget(self.field, 1)
        if keys:
            row.addWidget(KeyHint(keys))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """34 high at text scale 1."""
        return QSize(420, theme().tokens.sizes.search_field)

    def minimumSizeHint(self) -> QSize:
        """Still usable on a narrow screen."""
        return QSize(160, theme().tokens.sizes.search_field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Repaints the ring when the field gains or loses focus; Escape empties the field first."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        is_press = event.type() is QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, outline or ring, icon."""
        tokens = theme().tokens
        c = tokens.colours
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.fill_round(painter, rect, tokens.radii.field, c.sunken)
        if self.field.hasFocus():
            paint.draw_focus_ring(painter, tokens, rect, tokens.radii.field)
        else:
            paint.outline_round(painter, rect, tokens.radii.field, c.border_strong)
        draw_icon(painter, "search", QRectF(11, rect.center().y() - 9, 18, 18), c.text2)


class PopupFrame(QFrame):
    """A raised frame with a shadow, for lists over other content. Put the content in `body`.

    A child of the window it belongs to, not a window: it never takes the activation away from the composer.
    """

    MARGIN = 22

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(self.MARGIN + 6, self.MARGIN + 6, self.MARGIN + 6, self.MARGIN + 6)
        self.body.setSpacing(2)
        theme().theme_changed.connect(self.update)

    def frame_rect(self) -> QRectF:
        """The visible frame inside the shadow, in logical px."""
        margin = self.MARGIN
        return QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow, ground, hairline."""
        tokens = theme().tokens
        painter = QPainter(self)
        rect = self.frame_rect()
        paint.draw_shadow(painter, tokens, rect, tokens.radii.popup)
        paint.fill_round(painter, rect, tokens.radii.popup, tokens.colours.raised)
        paint.outline_round(painter, rect, tokens.radii.popup, tokens.colours.border)
