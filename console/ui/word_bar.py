"""The bar under the top bar with a word to the team: plain words in as many lines as they need, and one button to say it was read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console.models.team_words import TeamWord
from console.ui import paint
from console.ui.actions import with_key
from console.ui.buttons import ActionButton, ButtonKind, ButtonSize
from console.ui.cleaning import clean_name, one_line
from console.ui.icons import draw_icon
from console.ui.paint import Tone
from console.ui.text import safe_label, safe_tooltip
from console.ui.theme import theme
from console.ui.tokens import TypeRole
from console.ui.widgets import ThemedWidget

ICON_PX = 18.0


class WordBar(ThemedWidget):
    """GUI thread. Hidden while nothing is to be read; several words are told one after the other. `read(object)` carries the number of one."""

    read = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[TeamWord] = []
        self._who = safe_label(role=TypeRole.BODY_STRONG)
        self._text = safe_label(role=TypeRole.BODY, wraps=True)
        self._rest = safe_label(role=TypeRole.META, colour="text2")
        self.button = ActionButton("", ButtonKind.TINTED, "check", size=ButtonSize.STRIP)
        self.button.clicked.connect(self.acknowledge)
        row = QHBoxLayout(self)
        row.setContentsMargins(46, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._who)
        row.addWidget(self._text, 1)
        row.addWidget(self._rest)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.retranslate()

    @property
    def shown(self) -> TeamWord | None:
        """The one that can be read now."""
        return self._words[0] if self._words else None

    def show_words(self, words: list[TeamWord]) -> None:
        """What is to be read, the oldest first."""
        self._words = words
        self.retranslate()

    def retranslate(self) -> None:
        """Its words in the language in force; the colleague's stay theirs."""
        self.setVisible(bool(self._words))
        self.button.set_words(self.tr("I have read it"))
        safe_tooltip(self.button, with_key(self.tr("Who wrote it sees that you have read it"), "word_read"))
        word = self.shown
        if word is None:
            return
        name = clean_name(word.author_name)
        who = name if word.team is None else self.tr("{name} to {team}").format(name=name, team=clean_name(word.team))
        self._who.setText(f"{who}:")
        self._text.setText(one_line(word.text, 400))
        more = len(self._words) - 1
        self._rest.setText(self.tr("{n} more").format(n=more) if more else "")
        self._rest.setVisible(bool(more))
        self.setAccessibleName(f"{who}: {one_line(word.text, 400)}")

    @Slot()
    def acknowledge(self) -> None:
        """Say that the word on show has been read."""
        if self.shown is not None:
            self.read.emit(self.shown.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        ground, colour = paint.tone_colours(tokens, Tone.ACCENT)
        painter.fillRect(self.rect(), ground)
        if tokens.tint_outline:
            painter.fillRect(QRectF(0, 0, self.width(), 2), colour)
            painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), colour)
        draw_icon(painter, "message-report", QRectF(20, self.height() / 2 - ICON_PX / 2, ICON_PX, ICON_PX), colour)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
