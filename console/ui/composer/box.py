"""The text box: plain text only, grows to eight lines, and sends its keys as signals instead of deciding anything.

One QTextDocument per conversation keeps its own undo history, so switching never mixes two citizens' words.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QImage, QKeyEvent, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from console.ui.theme import theme

MOST_LINES = 8


class WritingBox(QPlainTextEdit):
    """GUI thread. `files_dropped` carries local paths (list of str), `image_pasted` a QImage."""

    send_pressed = Signal()
    send_next_pressed = Signal()
    palette_wanted = Signal()
    left = Signal()
    focus_changed = Signal(bool)
    undo_send_wanted = Signal()
    files_dropped = Signal(object)
    image_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.enter_sends = True
        self.may_undo_send = False
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.textChanged.connect(self._fit)
        self._fit()

    def keys_in_words(self) -> str:
        """What Enter does, for the line below."""
        if self.enter_sends:
            return self.tr("Enter sends · Shift+Enter new line · Ctrl+Enter sends and goes to the next")
        return self.tr("Ctrl+Enter sends · Enter new line · Ctrl+Shift+Enter sends and goes to the next")

    def dress(self, font: QFont, documents: Iterable[QTextDocument]) -> None:
        """Other letters, also in the words of the conversations that are not shown."""
        self.setFont(font)
        # The words of an empty box are painted in the viewport's letters.
        self.viewport().setFont(font)
        for document in documents:
            document.setDefaultFont(font)
        self._fit()

    def _fit(self) -> None:
        line = QFontMetrics(self.font()).lineSpacing()
        lines = min(MOST_LINES, max(1, int(self.document().size().height())))
        self.setFixedHeight(max(theme().tokens.sizes.composer_text_min, line * lines + 14))

    def new_document(self, text: str = "") -> QTextDocument:
        """A document this box can show, with its own undo history."""
        document = QTextDocument(self)
        document.setDocumentLayout(QPlainTextDocumentLayout(document))
        document.setDefaultFont(self.font())
        document.setPlainText(text)
        document.clearUndoRedoStacks()
        document.setModified(False)
        return document

    def show_document(self, document: QTextDocument) -> None:
        """Show another conversation's words."""
        self.setDocument(document)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control:
                (self.send_next_pressed if self.enter_sends or shift else self.send_pressed).emit()
                return
            if self.enter_sends and not shift:
                self.send_pressed.emit()
                return
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
            return
        elif event.text() == "/" and not self.textCursor().block().text():
            super().keyPressEvent(event)
            self.palette_wanted.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # The window cannot own Ctrl+Z: a focused text box takes it first.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_undo and self.may_undo_send and not self.toPlainText():
                event.accept()
                self.undo_send_wanted.emit()
                return True
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        paths = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths)
        elif source.hasImage():
            image = source.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self.image_pasted.emit(image)
        elif source.hasText():
            self.insertPlainText(source.text())
