"""The answer as the citizen will see it on their phone, for one channel: their word, our bubble, the buttons or the numbers."""

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.answers.composing import Shaped
from console.ui import paint
from console.ui.text import PlainLabel, safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole
from console.ui.widgets import ThemedWidget

_BUBBLE_WIDTH = 236


class Bubble(ThemedWidget):
    """One message: plain words on a ground."""

    def __init__(self, text: str, *, is_ours: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_ours = is_ours
        self._label = safe_label(text, TypeRole.BODY, wraps=True, selectable=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit()

    def _fit(self) -> None:
        """As wide as its longest line, at most a bubble's width; as high as the words then need."""
        metrics = self._label.fontMetrics()
        longest = max((metrics.horizontalAdvance(line) for line in self._label.text().split("\n")), default=0)
        width = min(_BUBBLE_WIDTH, longest + 6)
        self._label.setFixedSize(width, self._label.heightForWidth(width))

    @Slot()
    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        ground = tokens.colours.bubble_in if self._is_ours else tokens.colours.bubble_out
        paint.fill_round(QPainter(self), QRectF(self.rect()), tokens.radii.bubble, ground)


class PhoneKey(ThemedWidget):
    """A button under a message, as a messenger draws it; it does nothing here."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = safe_label(text, TypeRole.BODY_MEDIUM, "accent_text", elides=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.addWidget(self._label)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        paint.fill_round(painter, QRectF(self.rect()), 8, tokens.colours.accent_tint)


class PhonePreview(QWidget):
    """GUI thread. `show_answer` draws everything anew; it is small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._said: list[PlainLabel] = []

    def show_answer(self, keyword: str, shaped: Shaped | None, language: str, note: str = "") -> None:
        """`keyword` is what the citizen writes; `note` stands where there are no words to show (code answers)."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if keyword:
            self._column.addWidget(at_side(Bubble(keyword, is_ours=False), Qt.AlignmentFlag.AlignRight))
        if note:
            label = safe_label(note, TypeRole.META, "text3", wraps=True)
            self._column.addWidget(label)
        if shaped is not None and shaped.text:
            bubble = Bubble(shaped.text, is_ours=True)
            if language == "ar":
                bubble.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self._column.addWidget(at_side(bubble, Qt.AlignmentFlag.AlignLeft))
        for row in shaped.buttons if shaped is not None else ():
            line = QWidget()
            keys = QHBoxLayout(line)
            keys.setContentsMargins(0, 0, 0, 0)
            keys.setSpacing(6)
            for button in row:
                keys.addWidget(PhoneKey(button["text"]))
            line.setMaximumWidth(_BUBBLE_WIDTH + 24)
            self._column.addWidget(line)


def at_side(widget: QWidget, side: Qt.AlignmentFlag) -> QWidget:
    """A line with a bubble at its left or right end."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(widget, 0, side)
    return holder
