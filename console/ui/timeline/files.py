"""The door through which a citizen's file leaves the sealed store: saved where the operator says, or opened after a question.

Nothing is executed and nothing is overwritten. A saved file carries the mark of a stranger's download, so that the
system and office programs open it guardedly; only types on a short list are opened, by content and by name together.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from console.models.file_kinds import sniff
from console.models.problems import Problem
from console.models.records import Attachment
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_file_name, isolate, split_extension
from console.ui.text import message_box, set_button_text
from console.ui.timeline.voice import Files

Opener = Callable[[QUrl], bool]

OPENABLE: dict[str, frozenset[str]] = {
    "application/pdf": frozenset({"pdf"}),
    "image/jpeg": frozenset({"jpg", "jpeg"}),
    "image/png": frozenset({"png"}),
    "image/webp": frozenset({"webp"}),
    "image/gif": frozenset({"gif"}),
    "audio/ogg": frozenset({"ogg", "oga", "opus"}),
    "audio/mpeg": frozenset({"mp3"}),
    "audio/mp4": frozenset({"m4a"}),
    "video/mp4": frozenset({"mp4", "m4v", "mov"}),
}
"""What "Open" hands to the system: type by content → extensions it may have. All else can only be saved."""


def openable_type(data: bytes, name: str) -> str | None:
    """The type of a file that may be opened, or None: content and name must tell the same, allowed thing."""
    media_type = sniff(data)
    if media_type is None or media_type not in OPENABLE:
        return None
    _, extension = split_extension(clean_file_name(name))
    return media_type if extension.lower() in OPENABLE[media_type] else None


def write_new(path: Path, data: bytes) -> Path:
    """Write a file that must not exist yet, readable by its owner alone, and mark where it came from.

    Raises Problem `file_exists`, `storage_full`, `storage_read_only`.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(path, flags, 0o600), "wb") as target:
            target.write(data)
    except FileExistsError:
        raise Problem("file_exists", name=path.name) from None
    except OSError as error:
        with contextlib.suppress(OSError):
            if path.stat().st_size < len(data):
                path.unlink()
        code = "storage_full" if error.errno == 28 else "storage_read_only"
        raise Problem(code, **({} if code == "storage_full" else {"path": str(path.parent)})) from None
    mark_as_downloaded(path)
    return path


def mark_as_downloaded(path: Path) -> bool:
    """Say to the system that a stranger made this file. Returns whether the file system could keep the mark."""
    # The address says only "from outside": which channel or citizen is nobody's business on a shared folder.
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            Path(f"{path}:Zone.Identifier").write_text("[ZoneTransfer]\r\nZoneId=3\r\n", encoding="ascii")
            return True
    elif hasattr(os, "setxattr"):
        with contextlib.suppress(OSError):
            os.setxattr(path, "user.xdg.origin.url", b"about:internet")
            return True
    return False


def free_path(folder: Path, name: str) -> Path:
    """A path in `folder` that does not exist: "plan.pdf", else "plan (2).pdf", and so on."""
    cleaned = clean_file_name(name)
    stem, extension = split_extension(cleaned)
    tail = f".{extension}" if extension else ""
    path = folder / cleaned
    number = 2
    while path.exists():
        path = folder / f"{stem} ({number}){tail}"
        number += 1
    return path


class FileDoor(QObject):
    """GUI thread; reading and writing run through the bridge. `saved` carries the path, `failed` a Problem."""

    saved = Signal(object)
    opened = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        files: Files,
        window: QWidget,
        opener: Opener = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._files = files
        self._window = window
        self._opener = opener
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def ask_where_to_save(self, file: Attachment) -> QFileDialog:
        """Show the save dialog; the file is written when a place is chosen."""
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DownloadLocation)
        folder = Path(places[0]) if places and Path(places[0]).is_dir() else Path.home()
        dialog = QFileDialog(self._window, self.tr("Save the file"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # An existing file is never replaced, so the question would promise what is not done.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(free_path(folder, file.name).name)

        def chosen(path: str) -> None:
            self.save(file, Path(path))

        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def save(self, file: Attachment, path: Path) -> None:
        """Write the file there; `saved` or `failed` follows."""
        files, stored_as = self._files, file.stored_as
        if stored_as is None:
            self.failed.emit(Problem("file_not_ready", file_state=str(file.state)))
            return
        self._bridge.compute(
            self, lambda: write_new(path, files.get(stored_as)), done=self.saved.emit, failed=self.failed.emit
        )

    def ask_and_open(self, file: Attachment) -> None:
        """Look at the file, then ask whether to hand it to the program of this PC; refuse what is not on the list."""
        files, stored_as = self._files, file.stored_as
        if stored_as is None:
            self.failed.emit(Problem("file_not_ready", file_state=str(file.state)))
            return

        def looked(media_type: Any) -> None:
            self._on_looked(file, media_type)

        self._bridge.compute(
            self, lambda: openable_type(files.get(stored_as), file.name), done=looked, failed=self.failed.emit
        )

    def _on_looked(self, file: Attachment, media_type: str | None) -> None:
        name = isolate(clean_file_name(file.name))
        if media_type is None:
            box = message_box(
                self._window,
                QMessageBox.Icon.Warning,
                self.tr("Not opened"),
                self.tr("{name} is not of a type that is safe to open from here.").format(name=name),
                self.tr("Save it and let your IT department look at it if you need it."),
            )
        else:
            box = message_box(
                self._window,
                QMessageBox.Icon.Question,
                self.tr("Open the file"),
                self.tr("{name} was sent by a citizen. Open it with the program of this PC?").format(name=name),
                self.tr("A copy is made for it and removed when the console closes."),
                buttons=QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel,
            )
            box.setDefaultButton(QMessageBox.StandardButton.Cancel)
            set_button_text(box.button(QMessageBox.StandardButton.Open), self.tr("Open"))

            def answered(button: int) -> None:
                if button == QMessageBox.StandardButton.Open.value:
                    self._open(file)

            box.finished.connect(answered)
        box.setObjectName("file-question")
        box.finished.connect(box.deleteLater)
        box.open()

    def _open(self, file: Attachment) -> None:
        if self._folder is None:
            # mkdtemp makes it 0700; removed when this object goes.
            self._folder = tempfile.TemporaryDirectory(prefix="ventanilla-", ignore_cleanup_errors=True)
        files, stored_as, folder = self._files, file.stored_as or "", Path(self._folder.name)
        self._bridge.compute(
            self,
            lambda: write_new(free_path(folder, file.name), files.get(stored_as)),
            done=self._on_written,
            failed=self.failed.emit,
        )

    def _on_written(self, path: Path) -> None:
        self._opener(QUrl.fromLocalFile(str(path)))
        self.opened.emit(path)

    def close(self) -> None:
        """Remove the copies that were opened."""
        if self._folder is not None and shiboken6.isValid(self):
            self._folder.cleanup()
            self._folder = None
