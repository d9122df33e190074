"""The files that will go out with the reply: picked, dropped or pasted, each with the button that takes it out again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, Signal, Slot
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console.models.problems import Problem
from console.models.records import OutgoingFile
from console.ui import formats
from console.ui.buttons import ActionButton, ButtonKind, ButtonSize
from console.ui.cleaning import clean_file_name, split_extension
from console.ui.sentences import text_of
from console.ui.text import safe_tooltip

MOST_FILES = 20
NAME_LETTERS = 24


class FileTray(QWidget):
    """GUI thread. `changed()`: files came or went; `refused(str)` says in a sentence why one did not come. Empty it takes no room."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_files = True
        self._files: list[OutgoingFile | Path] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def files(self) -> tuple[OutgoingFile | Path, ...]:
        """What goes out, in order."""
        return tuple(self._files)

    def clear(self) -> None:
        """They went out, or another conversation is open."""
        if self._files:
            self._files.clear()
            self._show()

    def add_paths(self, paths: list[str]) -> None:
        """Local regular files; folders, links and more than twenty are refused in words."""
        if not self.takes_files:
            self.refused.emit(text_of(Problem("file_not_here")))
            return
        for name in paths:
            path = Path(name)
            if len(self._files) >= MOST_FILES:
                self.refused.emit(self.tr("At most {n} files at a time; the rest was left out.").format(n=MOST_FILES))
                break
            if path.is_symlink() or not path.is_file():
                self.refused.emit(self.tr("Only files of this computer can be attached."))
                continue
            self._files.append(path)
        self._show()

    def add_image(self, image: QImage) -> None:
        """A picture from the clipboard."""
        if not self.takes_files:
            self.refused.emit(text_of(Problem("file_not_here")))
            return
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(image)
        self._files.append(OutgoingFile(self.tr("picture") + ".png", "image/png", bytes(data.data())))
        self._show()

    def _show(self) -> None:
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for index, file in enumerate(self._files):
            name = clean_file_name(file.name)
            button = ActionButton(_short(name), ButtonKind.SECONDARY, "x", size=ButtonSize.STRIP)
            button.setAccessibleName(self.tr("Remove {name}").format(name=name))
            size = formats.file_size(file.stat().st_size if isinstance(file, Path) else len(file.data))
            safe_tooltip(button, f"{name} · {size}")
            button.setObjectName(str(index))
            button.clicked.connect(self._on_remove)
            self._row.addWidget(button)
        self._row.addStretch()
        self.setVisible(bool(self._files))
        self.changed.emit()

    @Slot()
    def _on_remove(self) -> None:
        button = self.sender()
        index = int(button.objectName()) if button is not None else len(self._files)
        if index < len(self._files):
            del self._files[index]
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._files:
            self._show()
        super().changeEvent(event)


def _short(name: str) -> str:
    """A name with its end whole: what a file is stands there."""
    stem, extension = split_extension(name)
    tail = f".{extension}" if extension else ""
    return name if len(name) <= NAME_LETTERS else f"{stem[: NAME_LETTERS - len(tail) - 1]}…{tail}"
