"""One suggestion as a painted card: matched words are marked by the painter, never by rich text."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from console.answers.stored import Suggestion, highlight_spans
from console.ui.text import safe_label
from console.ui.theme import theme

BODY_LINES = 3


class MarkedText(QWidget):
    """A few lines of plain text with marked words. GUI thread."""

    def __init__(
        self, text: str, words: tuple[str, ...], lines: int = BODY_LINES, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = " ".join(text.split())
        self._spans = highlight_spans(self._text, words)
        self._lines = lines
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, round(self.fontMetrics().lineSpacing() * 1.25 * self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().tokens.colours
        painter = QPainter(self)
        painter.setPen(colours.text2)
        mark = QTextCharFormat()
        mark.setBackground(colours.highlight)
        mark.setForeground(colours.highlight_text)
        layout = QTextLayout(self._text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        formats = []
        for start, length in self._spans:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = start, length, mark
            formats.append(piece)
        layout.setFormats(formats)
        layout.beginLayout()
        y = 0.0
        for _ in range(self._lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width())
            line.setPosition(QPointF(0, y))
            y += line.height() * 1.25
        layout.endLayout()
        layout.draw(painter, QPointF(0, 0), clip=QRectF(self.rect()))


class SuggestionCard(QWidget):
    """Title, key, body, where it comes from, Insert and Send."""

    insert_wanted = Signal(str)
    send_wanted = Signal(str)

    def __init__(self, suggestion: Suggestion, language: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        answer = suggestion.answer
        self._text = answer.text(language)
        title = safe_label(answer.title(language))
        font = QFont(title.font())
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        title.setWordWrap(True)
        key = safe_label(f"Alt+{number}")
        key.setObjectName("key")
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
        source = safe_label(
            self.tr("{owner} · reviewed {date} · {languages}").format(
                owner=answer.owner, date=answer.reviewed_on, languages=" ".join(name.upper() for name in answer.texts)
            )
        )
        source.setObjectName("meta")
        source.setWordWrap(True)
        self.insert_button = QPushButton(self.tr("Insert"))
        self.insert_button.setObjectName("primary" if number == 1 else "tinted")
        self.insert_button.clicked.connect(self._on_insert)
        self.send_button = QPushButton(self.tr("Send"))
        self.send_button.setObjectName("quiet")
        self.send_button.clicked.connect(self._on_send)
        buttons = QHBoxLayout()
        buttons.addWidget(self.insert_button)
        buttons.addWidget(self.send_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addLayout(top)
        layout.addWidget(MarkedText(self._text, suggestion.words))
        layout.addWidget(source)
        layout.addLayout(buttons)

    @Slot()
    def _on_insert(self) -> None:
        self.insert_wanted.emit(self._text)

    @Slot()
    def _on_send(self) -> None:
        self.send_wanted.emit(self._text)

    def text(self) -> str:
        """What would be inserted."""
        return self._text
