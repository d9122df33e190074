"""One suggestion as a card that grows with its text: matched words are marked by the painter, never by rich text."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.answers.index import LEAST_P, Suggestion, highlight_spans
from console.ui import formats, paint
from console.ui.buttons import ActionButton, ButtonKind, ButtonSize, IconButton
from console.ui.paint import Tone
from console.ui.text import safe_label, safe_tooltip
from console.ui.theme import theme
from console.ui.timeline.marks import utf16_place
from console.ui.tokens import TypeRole
from console.ui.widgets import Card, KeyHint, ThemedWidget

BODY_LINES = 3
LINE_HEIGHT = 1.4
CHIP_GAP = 6


class MarkedText(ThemedWidget):
    """A few lines of plain text with marked words, as high as they need at the width they get. GUI thread."""

    def __init__(
        self, text: str, words: tuple[str, ...], lines: int = BODY_LINES, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = " ".join(text.split())
        self._spans = highlight_spans(self._text, words)
        self._lines = lines
        self.setAccessibleName(self._text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, round(self._pitch()))

    def heightForWidth(self, width: int) -> int:
        """The lines that are shown, at most as many as were asked for."""
        return max(1, self._laid_out(width).lineCount()) * round(self._pitch())

    def _pitch(self) -> float:
        return theme().tokens.font(TypeRole.BODY).pixelSize() * LINE_HEIGHT

    def _laid_out(self, width: int) -> QTextLayout:
        layout = self._broken(self._text, width)
        if layout.lineCount() <= self._lines:
            return layout
        last = layout.lineAt(self._lines - 1)
        # Qt's positions are UTF-16; the rest of the text is cut in the same measure.
        units = self._text.encode("utf-16-le")
        head = units[: last.textStart() * 2].decode("utf-16-le")
        tail = units[last.textStart() * 2 :].decode("utf-16-le")
        metrics = QFontMetricsF(theme().tokens.font(TypeRole.BODY))
        shown = head + metrics.elidedText(tail, Qt.TextElideMode.ElideRight, width - 2)
        return self._broken(shown, width)

    def _broken(self, text: str, width: int) -> QTextLayout:
        colours = theme().tokens.colours
        layout = QTextLayout(text, theme().tokens.font(TypeRole.BODY))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        mark = QTextCharFormat()
        mark.setBackground(colours.highlight)
        mark.setForeground(colours.highlight_text)
        pieces = []
        for start, length in self._spans:
            piece = QTextLayout.FormatRange()
            piece.start = utf16_place(self._text, start)
            piece.length = utf16_place(self._text, start + length) - piece.start
            piece.format = mark
            pieces.append(piece)
        layout.setFormats(pieces)
        pitch = round(self._pitch())
        y = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40, width))
            line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
            y += pitch
        layout.endLayout()
        return layout

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme().tokens.colours.text2)
        self._laid_out(self.width()).draw(painter, QPointF(0, 0), clip=QRectF(self.rect()))


class WordChips(ThemedWidget):
    """The words that were recognised, side by side and on as many lines as they need."""

    def __init__(self, words: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(", ".join(words))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, theme().tokens.sizes.chip)

    def heightForWidth(self, width: int) -> int:
        """Down to the last line of chips."""
        return round(max((rect.bottom() for rect, _ in self._placed(width)), default=0))

    def _placed(self, width: int) -> list[tuple[QRectF, str]]:
        tokens = theme().tokens
        placed: list[tuple[QRectF, str]] = []
        x = y = 0.0
        for word in self._words:
            wide = min(float(width), paint.chip_width(tokens, word))
            if x and x + wide > width:
                x, y = 0.0, y + tokens.sizes.chip + CHIP_GAP
            placed.append((QRectF(x, y, wide, tokens.sizes.chip), word))
            x += wide + CHIP_GAP
        return placed

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for rect, word in self._placed(self.width()):
            paint.draw_chip(painter, theme().tokens, rect, word, Tone.HIGHLIGHT)


class SuggestionCard(Card):
    """Title, key, body with the `marked` words, where it comes from, how sure it is, Insert, Send and more."""

    insert_wanted = Signal(str, str)
    send_wanted = Signal(str, str)
    more_wanted = Signal(object, str)

    def __init__(
        self,
        suggestion: Suggestion,
        language: str,
        number: int,
        marked: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        answer = suggestion.answer
        self.suggestion = suggestion
        self._answer = answer
        self._text = answer.text(language)
        self._why = safe_label("", TypeRole.META, "text3", elides=True)
        self._why.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._title = safe_label(answer.title(language), TypeRole.CARD_TITLE, wraps=True)
        self._owner = safe_label("", TypeRole.META, "text3", elides=True)
        self._owner.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        languages = " ".join(name.upper() for name in answer.texts)
        self._languages = safe_label(languages, TypeRole.META, "text3")
        self._languages.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        kind = ButtonKind.PRIMARY if number == 1 else ButtonKind.TINTED
        self.insert_button = ActionButton("", kind, "corner-down-left", size=ButtonSize.CARD)
        self.send_button = ActionButton("", ButtonKind.GHOST, "send", size=ButtonSize.CARD)
        self.more_button = IconButton("dots", "", side=28)
        self.more_button.clicked.connect(self._on_more)
        self.insert_button.clicked.connect(self._on_insert)
        self.send_button.clicked.connect(self._on_send)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(KeyHint(f"Alt+{number}"), 0, Qt.AlignmentFlag.AlignTop)
        source = QHBoxLayout()
        source.setSpacing(4)
        source.addWidget(self._owner, 1)
        source.addWidget(self._languages)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.insert_button)
        buttons.addWidget(self.send_button)
        buttons.addStretch()
        buttons.addWidget(self.more_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(MarkedText(self._text, marked or suggestion.words))
        column.addLayout(source)
        column.addWidget(self._why)
        column.addSpacing(2)
        column.addLayout(buttons)
        self.retranslate()

    def retranslate(self) -> None:
        """Its own words in the language in force; the answer's are the citizen's."""
        reviewed = QDate.fromString(self._answer.reviewed_on, Qt.DateFormat.ISODate)
        if reviewed.isValid():
            when = formats.short_date(reviewed, QDate.currentDate())
            self._owner.setText(self.tr("{owner} · reviewed on {date}").format(owner=self._answer.owner, date=when))
        else:
            self._owner.setText(self._answer.owner)
        percent = formats.percent(round(self.suggestion.p * 100), 100)
        sure = self.tr("{percent} sure").format(percent=percent)
        parts = [sure if self.suggestion.p >= LEAST_P else self.tr("by its keyword")]
        if self.suggestion.is_by_meaning:
            parts = [self.tr("perhaps, by its meaning")]
        if self.suggestion.used_at is not None:
            day = QDateTime.fromMSecsSinceEpoch(self.suggestion.used_at).date()
            parts.append(self.tr("last used on {date}").format(date=formats.short_date(day, QDate.currentDate())))
        self._why.setText(" · ".join(parts))
        words = ", ".join(self.suggestion.words)
        safe_tooltip(self._why, self.tr("Because of: {words}").format(words=words) if words else "")
        self.more_button.set_words(self.tr("More about this answer"))
        self.insert_button.set_words(self.tr("Insert"), self.tr("Into the box, to be read before it goes out"))
        self.send_button.set_words(self.tr("Send"), self.tr("As it is, after the time to undo"))

    @Slot()
    def _on_insert(self) -> None:
        self.insert_wanted.emit(self._answer.name, self._text)

    @Slot()
    def _on_send(self) -> None:
        self.send_wanted.emit(self._answer.name, self._text)

    @Slot()
    def _on_more(self) -> None:
        self.more_wanted.emit(self.more_button, self._answer.name)

    def text(self) -> str:
        """What would be inserted."""
        return self._text

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
