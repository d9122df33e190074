"""Pictures of citizens on screen: small ones in the timeline, a larger one in its own window with zoom and rotation.

They are decoded in the child process only; what arrives here is a block of RGBA and four checked numbers. Small ones are
kept in memory up to a limit, never on disk.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.models.records import Attachment
from console.ui.text import safe_label, title_text
from console.ui.theme import theme
from console.ui.timeline.children import DecodingQueue, Picture, decode_picture
from console.ui.timeline.voice import Files
from console.ui.timeline.words import file_name_of

THUMBNAIL_SIDE = 640
VIEWER_SIDE = 2_400
KEPT_BYTES = 48 * 1024 * 1024
SMALLEST_ZOOM, LARGEST_ZOOM = 0.1, 8.0


def image_of(picture: Picture) -> QImage:
    """The pixels as a QImage that owns them."""
    image = QImage(picture.rgba, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGBA8888)
    return image.copy()


class PictureShelf(QObject):
    """Thumbnails by attachment id. GUI thread. `changed` carries the attachment id that arrived or cannot be shown."""

    changed = Signal(object)

    def __init__(self, decodings: DecodingQueue, files: Files, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._decodings = decodings
        self._files = files
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._bytes = 0
        self._asked: set[int] = set()
        self._refused: set[int] = set()

    def thumbnail(self, file: Attachment) -> QImage | None:
        """Its thumbnail, or None: then it is on its way and `changed` will tell, or it is refused."""
        image = self._images.get(file.id)
        if image is not None:
            self._images.move_to_end(file.id)
        elif file.stored_as is not None and file.id not in self._asked and file.id not in self._refused:
            self._ask(file)
        return image

    def is_refused(self, attachment_id: int) -> bool:
        """True when it cannot be shown."""
        return attachment_id in self._refused

    def forget(self) -> None:
        """Another conversation: what was asked and has not begun is not wanted any more."""
        self._asked.clear()

    def _ask(self, file: Attachment) -> None:
        self._asked.add(file.id)
        files, stored_as = self._files, file.stored_as or ""

        def take(picture: Picture) -> None:
            self._on_decoded(file.id, picture)

        def refuse() -> None:
            self._on_refused(file.id)

        self._decodings.add(lambda: decode_picture(files.get(stored_as), THUMBNAIL_SIDE), take, refuse)

    def _on_decoded(self, attachment_id: int, picture: Picture) -> None:
        self._asked.discard(attachment_id)
        image = image_of(picture)
        old = self._images.pop(attachment_id, None)
        self._bytes += image.sizeInBytes() - (old.sizeInBytes() if old is not None else 0)
        self._images[attachment_id] = image
        while self._bytes > KEPT_BYTES and len(self._images) > 1:
            _, oldest = self._images.popitem(last=False)
            self._bytes -= oldest.sizeInBytes()
        self.changed.emit(attachment_id)

    def _on_refused(self, attachment_id: int) -> None:
        self._asked.discard(attachment_id)
        self._refused.add(attachment_id)
        self.changed.emit(attachment_id)


class PictureCanvas(QWidget):
    """Draws one picture, fitted until somebody zooms. Wheel and + − zoom, 0 fits, R turns, dragging and arrows move."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._message = ""
        self._zoom = 0.0
        self._quarter_turns = 0
        self._offset = QPointF()
        self._grabbed: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 240)

    @property
    def zoom(self) -> float:
        """Screen pixels per picture pixel; 0 while the picture is fitted into the window."""
        return self._zoom

    @property
    def quarter_turns(self) -> int:
        """0 to 3, clockwise."""
        return self._quarter_turns

    def sizeHint(self) -> QSize:
        return QSize(900, 640)

    def set_image(self, image: QImage) -> None:
        """Show this."""
        self._image = image
        self.update()

    def set_message(self, message: str) -> None:
        """Words in place of a picture."""
        self._message = message
        self.setAccessibleDescription(message)
        self.update()

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller, from the fitted size on."""
        current = self._zoom or self._fitted()
        self._zoom = min(LARGEST_ZOOM, max(SMALLEST_ZOOM, current * factor))
        self.update()

    @Slot()
    def fit(self) -> None:
        """The whole picture in the window."""
        self._zoom = 0.0
        self._offset = QPointF()
        self.update()

    @Slot()
    def turn(self) -> None:
        """A quarter clockwise."""
        self._quarter_turns = (self._quarter_turns + 1) % 4
        self.update()

    def _fitted(self) -> float:
        width, height = float(self._image.width()), float(self._image.height())
        if self._quarter_turns % 2:
            width, height = height, width
        if not width or not height:
            return 1.0
        return min(self.width() / width, self.height() / height, 1.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().tokens.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.app)
        if self._image.isNull():
            painter.setPen(colours.text2)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = self._zoom or self._fitted()
        move = QTransform()
        move.translate(self.width() / 2 + self._offset.x(), self.height() / 2 + self._offset.y())
        move.rotate(90.0 * self._quarter_turns)
        move.scale(scale, scale)
        painter.setTransform(move)
        size = self._image.size()
        painter.drawImage(QRectF(-size.width() / 2, -size.height() / 2, size.width(), size.height()), self._image)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(1.2 if event.angleDelta().y() > 0 else 1 / 1.2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grabbed = event.position() - self._offset

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._offset = event.position() - self._grabbed
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        moves = {
            Qt.Key.Key_Left: QPointF(40, 0),
            Qt.Key.Key_Right: QPointF(-40, 0),
            Qt.Key.Key_Up: QPointF(0, 40),
            Qt.Key.Key_Down: QPointF(0, -40),
        }
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1.2)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / 1.2)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_R:
            self.turn()
        elif key in moves:
            self._offset += moves[Qt.Key(key)]
            self.update()
        else:
            super().keyPressEvent(event)


class PictureViewer(QDialog):
    """One picture in a window of its own. GUI thread; show it with open(). `save_wanted` asks for the file."""

    save_wanted = Signal()

    def __init__(
        self, file: Attachment, preview: QImage | None, decodings: DecodingQueue, files: Files, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = file_name_of(file)
        self.setWindowTitle(title_text(name))
        self.canvas = PictureCanvas(self)
        self.canvas.setAccessibleName(name)
        self.canvas.set_message(self.tr("The picture is being read…"))
        if preview is not None:
            self.canvas.set_image(preview)
        row = QHBoxLayout()
        row.addWidget(safe_label(name, elides=True), 1)
        for text, slot in (
            (self.tr("Larger"), self._on_larger),
            (self.tr("Smaller"), self._on_smaller),
            (self.tr("Fit"), self.canvas.fit),
            (self.tr("Turn"), self.canvas.turn),
            (self.tr("Save as…"), self.save_wanted.emit),
            (self.tr("Close"), self.reject),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.canvas, 1)
        column.addLayout(row)
        self.canvas.setFocus()
        stored_as = file.stored_as or ""
        self._decodings = decodings
        decodings.add(lambda: decode_picture(files.get(stored_as), VIEWER_SIDE), self._on_decoded, self._on_refused)

    @Slot()
    def _on_larger(self) -> None:
        self.canvas.zoom_by(1.2)

    @Slot()
    def _on_smaller(self) -> None:
        self.canvas.zoom_by(1 / 1.2)

    def _on_decoded(self, picture: Picture) -> None:
        self.canvas.set_image(image_of(picture))

    def _on_refused(self) -> None:
        self.canvas.set_message(self.tr("This picture cannot be shown. Save it and look at it with another program."))
