"""The files that go out with a rule's answer: chosen from disk, sealed at once, taken off again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from console.models.capabilities import BY_KIND
from console.models.problems import Problem
from console.models.rules import RuleFile
from console.ui import formats
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind, ButtonSize, IconButton
from console.ui.cleaning import clean_file_name
from console.ui.sending import Files, seal
from console.ui.sentences import text_of
from console.ui.text import safe_label
from console.ui.tokens import TypeRole

MOST_FILES = 5


class RuleFiles(QWidget):
    """GUI thread. `changed` after a file was added or taken off."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge: Bridge | None = None
        self._files: Files | None = None
        self._kept: tuple[RuleFile, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.add_button = ActionButton("", ButtonKind.SECONDARY, "paperclip", size=ButtonSize.STRIP)
        self.add_button.clicked.connect(self._on_add)
        self._trouble = safe_label("", TypeRole.META, "bad_text", wraps=True)
        self._trouble.hide()
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self._trouble)
        column.addLayout(line)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words in the language in force."""
        self.add_button.set_words(self.tr("Attach a file…"))
        self._show()

    def keep_in(self, bridge: Bridge, files: Files) -> None:
        """Where files are sealed; without it none can be added."""
        self._bridge, self._files = bridge, files
        self.add_button.setEnabled(True)

    @property
    def kept(self) -> tuple[RuleFile, ...]:
        """The files of the draft, in order."""
        return self._kept

    def show_files(self, kept: tuple[RuleFile, ...]) -> None:
        """The files of another draft."""
        self._kept = kept
        self._trouble.hide()
        self._show()

    def _show(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, file in enumerate(self._kept):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            words = f"{clean_file_name(file.name)} · {formats.file_size(file.size)}"
            line.addWidget(safe_label(words, TypeRole.BODY, elides=True), 1)
            off = IconButton("x", self.tr("Take {name} off").format(name=clean_file_name(file.name)), side=28)
            off.clicked.connect(self._taking_off(number))
            line.addWidget(off)
            self._rows.addWidget(row)
        self.add_button.setEnabled(self._files is not None and len(self._kept) < MOST_FILES)

    def _taking_off(self, number: int) -> Callable[[], None]:
        def slot() -> None:
            self._kept = self._kept[:number] + self._kept[number + 1 :]
            self._show()
            self.changed.emit()

        return slot

    @Slot()
    def _on_add(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Files for the answer"))
        for path in paths[: MOST_FILES - len(self._kept)]:
            self.add(Path(path))

    def add(self, path: Path) -> None:
        """Seal a file and put it with the answer."""
        if self._bridge is not None and self._files is not None:
            files = self._files
            self._bridge.compute_in_order(
                self, lambda: sealed(files, path), done=self._on_sealed, failed=self._on_failed
            )

    def _on_sealed(self, file: RuleFile) -> None:
        self._trouble.hide()
        self._kept = (*self._kept, file)
        self._show()
        self.changed.emit()

    def _on_failed(self, problem: Problem) -> None:
        self._trouble.setText(text_of(problem))
        self._trouble.show()


def sealed(files: Files, path: Path) -> RuleFile:
    """A file from disk as a rule keeps it. Raises Problem `file_unreadable`, `file_empty` or `file_too_big`. On the writer."""
    limit = min(able.max_upload for able in BY_KIND.values() if able.max_upload)
    try:
        if path.stat().st_size > limit:
            raise Problem("file_too_big", name=path.name, limit=f"{limit // (1024 * 1024)} MB")
    except OSError as error:
        raise Problem("file_unreadable", name=path.name) from error
    stored = seal(files, path)
    return RuleFile(stored.name, stored.media_type, stored.size, stored.stored_as)
