"""The files that will go out with the reply: picked, dropped or pasted, each with the button that takes it out again.

A picture is made ready for its channel while the words are still being written, and a line says what became of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, Signal, Slot
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.models.capabilities import TELEGRAM, Capabilities
from console.models.problems import Problem
from console.models.records import OutgoingFile
from console.ui import formats
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind, ButtonSize
from console.ui.cleaning import clean_file_name, split_extension
from console.ui.composer.preparing import Prepared, prepare
from console.ui.sentences import text_of
from console.ui.text import safe_label, safe_tooltip
from console.ui.tokens import TypeRole

MOST_FILES = 20
MOST_LINES = 4
NAME_LETTERS = 24


@dataclass(slots=True, eq=False)
class _Entry:
    file: OutgoingFile | Path
    prepared: Prepared | None = None


class FileTray(QWidget):
    """GUI thread. `changed()`: files came or went; `refused(str)` says in a sentence why one did not come. Empty it takes no room.

    `able`: the channel they go to. `when_ready`: called once, when nothing is being made ready any more.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.able: Capabilities = TELEGRAM
        self.when_ready: Callable[[], None] | None = None
        self._bridge = bridge
        self._entries: list[_Entry] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self._said = safe_label("", TypeRole.META, "text3", wraps=True)
        self._said.setObjectName("prepared")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self._said)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def files(self) -> tuple[OutgoingFile | Path, ...]:
        """What goes out, in order."""
        return tuple(entry.file for entry in self._entries)

    @property
    def is_preparing(self) -> bool:
        """Whether one of them is not ready yet."""
        return any(entry.prepared is None for entry in self._entries)

    def clear(self) -> None:
        """They went out, or another conversation is open."""
        self.when_ready = None
        if self._entries:
            self._entries.clear()
            self._show()

    def add_paths(self, paths: list[str]) -> None:
        """Local regular files; folders, links and more than twenty are refused in words."""
        if not self.able.max_upload:
            self.refused.emit(text_of(Problem("file_not_here")))
            return
        for name in paths:
            path = Path(name)
            if len(self._entries) >= MOST_FILES:
                self.refused.emit(self.tr("At most {n} files at a time; the rest was left out.").format(n=MOST_FILES))
                break
            if path.is_symlink() or not path.is_file():
                self.refused.emit(self.tr("Only files of this computer can be attached."))
                continue
            self._prepare(_Entry(path), lambda path=path: path)  # type: ignore[misc]
        self._show()

    def add_image(self, image: QImage) -> None:
        """A picture from the clipboard."""
        if not self.able.max_upload:
            self.refused.emit(text_of(Problem("file_not_here")))
            return
        name = self.tr("picture") + ".png"
        # A whole screen takes too long to be written as a file while somebody types.
        self._prepare(_Entry(OutgoingFile(name, "image/png", b"")), lambda: _written(name, image))
        self._show()

    def _prepare(self, entry: _Entry, file: Callable[[], OutgoingFile | Path]) -> None:
        able = self.able

        def done(prepared: Prepared) -> None:
            entry.file, entry.prepared = prepared.file, prepared
            self._on_prepared(entry)

        def failed(_: object) -> None:
            entry.prepared = Prepared(entry.file)
            self._on_prepared(entry)

        self._entries.append(entry)
        self._bridge.compute(self, lambda: prepare(file(), able), done=done, failed=failed)

    def _on_prepared(self, entry: _Entry) -> None:
        if entry not in self._entries:
            return
        self._show()
        if not self.is_preparing and self.when_ready is not None:
            go, self.when_ready = self.when_ready, None
            go()

    def _show(self) -> None:
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for index, entry in enumerate(self._entries):
            file, is_ready = entry.file, entry.prepared is not None
            name = clean_file_name(file.name)
            button = ActionButton(_short(name), ButtonKind.SECONDARY, "x", size=ButtonSize.STRIP)
            button.setAccessibleName(self.tr("Remove {name}").format(name=name))
            size = _size_of(file)
            safe_tooltip(button, f"{name} · {formats.file_size(size)}" if is_ready and size else name)
            button.setObjectName(str(index))
            button.clicked.connect(self._on_remove)
            self._row.addWidget(button)
        self._row.addStretch()
        lines = [line for entry in self._entries if (line := self._line(entry))]
        self._said.setText("\n".join([*lines[:MOST_LINES], *(["…"] if len(lines) > MOST_LINES else [])]))
        self._said.setVisible(bool(lines))
        self.setVisible(bool(self._entries))
        self.changed.emit()

    def _line(self, entry: _Entry) -> str:
        """What was done with a file, or an empty text when there is nothing to say."""
        said, name = entry.prepared, _short(clean_file_name(entry.file.name))
        if said is None:
            return self.tr("{name} is being made ready…").format(name=name)
        words = []
        if said.is_smaller:
            sizes = {"before": formats.file_size(said.before), "after": formats.file_size(said.after)}
            words.append(self.tr("made smaller: {before} → {after}").format(**sizes))
        if said.lost_place:
            words.append(self.tr("place removed"))
        elif said.lost_more:
            words.append(self.tr("camera data removed"))
        if said.goes_as_file:
            words.append(self.tr("goes as a file: the channel would not show it as a picture"))
        if said.stays_as_it_is:
            words.append(self.tr("goes as it is, with all that it says about itself"))
        return f"{name} · {' · '.join(words)}" if words else ""

    @Slot()
    def _on_remove(self) -> None:
        button = self.sender()
        index = int(button.objectName()) if button is not None else len(self._entries)
        if index < len(self._entries):
            del self._entries[index]
            self._show()
            if not self.is_preparing:
                self.when_ready = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._entries:
            self._show()
        super().changeEvent(event)


def _short(name: str) -> str:
    """A name with its end whole: what a file is stands there."""
    stem, extension = split_extension(name)
    tail = f".{extension}" if extension else ""
    return name if len(name) <= NAME_LETTERS else f"{stem[: NAME_LETTERS - len(tail) - 1]}…{tail}"


def _size_of(file: OutgoingFile | Path) -> int:
    try:
        return file.stat().st_size if isinstance(file, Path) else len(file.data)
    except OSError:
        # It went away meanwhile; sending it says so.
        return 0


def _written(name: str, image: QImage) -> OutgoingFile:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return OutgoingFile(name, "image/png", bytes(data.data()))
