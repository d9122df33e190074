"""The short card under the suggestions: four facts about the citizen, and the way to the whole card."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QEvent, QRectF, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.models.clock import Clock
from console.operations.facts import Facts
from console.ui import formats
from console.ui.buttons import ActionButton, ButtonKind, ButtonSize
from console.ui.cleaning import clean_name
from console.ui.icons import draw_icon
from console.ui.languages import language_name
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.tokens import Tokens, TypeRole
from console.ui.widgets import Card

ICON_PX = 16
ROOM_FOR_ICON = 26


class FactLine(QWidget):
    """Icon, what it is, and on the right what is known. GUI thread."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._label = safe_label(role=TypeRole.BODY, colour="text2")
        self._value = safe_label(role=TypeRole.BODY_MEDIUM, elides=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(8)
        self._row.addWidget(self._label)
        self._row.addStretch(1)
        self._row.addWidget(self._value)
        theme().theme_changed.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Side by side, or one below the other where that would cut either."""
        left = round(ROOM_FOR_ICON * max(1.0, theme().tokens.text_scale))
        needed = sum(label.fontMetrics().horizontalAdvance(label.text()) + 1 for label in (self._label, self._value))
        is_narrow = self.width() > 0 and needed + 8 > self.width() - left
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._row.setContentsMargins(left, 0, 0, 0)
        self._row.setSpacing(0 if is_narrow else 8)
        self._row.setDirection(direction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_fact(self, label: str, value: str) -> None:
        """Both in the language in force."""
        self._label.setText(label)
        self._value.setText(value)
        self._fit()
        self.setAccessibleName(f"{label}: {value}")

    def paintEvent(self, event: QPaintEvent) -> None:
        side = ICON_PX * max(1.0, theme().tokens.text_scale)
        place = QRectF(0, self._label.geometry().center().y() + 0.5 - side / 2, side, side)
        draw_icon(QPainter(self), self._icon, place, theme().tokens.colours.text2)


class LinkButton(ActionButton):
    """A button that looks like the words of a link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", ButtonKind.GHOST, size=ButtonSize.STRIP, parent=parent)

    def _colours(self, tokens: Tokens) -> tuple[QColor | None, QColor, QColor | None]:
        ground, _, outline = super()._colours(tokens)
        return ground, tokens.colours.accent_text, outline


class ShortCard(Card):
    """GUI thread. `opened`: the operator wants the whole card."""

    opened = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._clock = clock
        self._facts: Facts | None = None
        self._title = safe_label(role=TypeRole.CARD_TITLE)
        self._open = LinkButton()
        self._open.clicked.connect(self.opened)
        self._language = FactLine("language")
        self._conversations = FactLine("messages")
        self._topic = FactLine("history")
        self._consent = FactLine("shield-check")
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        for line in (self._language, self._conversations, self._topic, self._consent):
            column.addWidget(line)
        self.hide()
        self.retranslate()

    def show_facts(self, facts: Facts | None) -> None:
        """None hides the card."""
        self._facts = facts
        self.setVisible(facts is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """All words in the language in force."""
        self._title.setText(self.tr("Card"))
        self._open.set_words(self.tr("Open it"), self.tr("Name, language, identity and blocking"))
        facts = self._facts
        if facts is None:
            return
        language = language_name(facts.language)
        if language and not facts.is_language_corrected:
            language = self.tr("{language} (detected)").format(language=language)
        self._language.show_fact(self.tr("Language"), language or self.tr("not known"))
        count = self.tr("{n} in 12 months").format(n=facts.conversations)
        self._conversations.show_fact(self.tr("Conversations"), count)
        topic = self.tr("none")
        if facts.last_topic is not None:
            topic = clean_name(facts.last_topic)
            if facts.last_topic_at is not None:
                topic = f"{topic} · {self._day(facts.last_topic_at)}"
        self._topic.show_fact(self.tr("Last topic"), topic)
        self._consent.show_fact(self.tr("Consent"), self._consent_words(facts))

    def _consent_words(self, facts: Facts) -> str:
        if facts.consent is None or facts.consent_at is None:
            return self.tr("none kept")
        day = self._day(facts.consent_at)
        match facts.consent:
            case "given":
                return self.tr("given {day}").format(day=day)
            case "withdrawn":
                return self.tr("withdrawn {day}").format(day=day)
        return self.tr("asked {day}").format(day=day)

    def _day(self, at_ms: int) -> str:
        now = QDateTime.fromMSecsSinceEpoch(self._clock.now_ms()).date()
        day = QDateTime.fromMSecsSinceEpoch(at_ms).date()
        return self.tr("today") if day == now else formats.short_date(day, now)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
