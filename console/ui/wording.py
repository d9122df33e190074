"""What the window does with words to the team: shows what is to be read, says that it was, and lets a supervisor say one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout

from console.models.clock import Clock
from console.models.records import Change, Team
from console.models.team_words import TeamWord
from console.operations import office, team_words
from console.ui.bridge import Bridge
from console.ui.word_bar import WordBar

if TYPE_CHECKING:
    from console.ui.dialogs.word import WordDialog
    from console.ui.window import MainWindow

LOOK_MS = 60_000
"""A word whose time is over leaves the window within a minute."""


def _load(tx: Any) -> tuple[list[Team], list[TeamWord]]:
    return office.teams(tx), team_words.live_words(tx)


class WordActs(QObject):
    """GUI thread. Belongs to the window; the bar stands above its panes."""

    def __init__(self, window: MainWindow, bridge: Bridge, clock: Clock, place: QVBoxLayout) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._clock = clock
        self._dialog: WordDialog | None = None
        self.bar = WordBar()
        self.bar.read.connect(self._on_read)
        place.insertWidget(1, self.bar)
        registry = window.registry
        registry.action("word").setEnabled(bridge.desk.actor.is_supervisor)
        registry.connect("word", self.open)
        registry.action("word_read").setEnabled(bridge.me is not None)
        registry.connect("word_read", self.bar.acknowledge)
        bridge.changed.connect(self._on_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._look()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.words or change.everything:
            self._look()
            if self._dialog is not None:
                self._bridge.read(self, _load, done=self._on_reloaded)

    @Slot()
    def _look(self) -> None:
        if self._bridge.me is not None:
            self._bridge.read(self, team_words.words_for, self._bridge.me, done=self.bar.show_words)

    @Slot(object)
    def _on_read(self, word_id: int) -> None:
        self._run(team_words.acknowledge, word_id)

    @Slot()
    def open(self) -> None:
        """Ctrl+Shift+W."""
        if self._bridge.desk.actor.is_supervisor and self._dialog is None:
            self._bridge.read(self, _load, done=self._on_loaded, failed=self._window.verbs.failed.emit)

    def _on_loaded(self, found: tuple[list[Team], list[TeamWord]]) -> None:
        from console.ui.dialogs.word import WordDialog

        dialog = WordDialog(*found, self._clock.now_ms(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._run(team_words.say, dialog.text(), dialog.team(), done=self._on_said))
        dialog.withdrawn.connect(self._on_withdrawn)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None

    def _on_reloaded(self, found: tuple[list[Team], list[TeamWord]]) -> None:
        if self._dialog is not None:
            self._dialog.show_words(found[1])

    def _on_said(self, _: Any) -> None:
        self._window.verbs.told.emit(self.tr("They have been told; here you see who has read it."))

    @Slot(object)
    def _on_withdrawn(self, word_id: int) -> None:
        self._run(team_words.withdraw, word_id)

    def _run(self, operation: Any, *arguments: Any, done: Any = None) -> None:
        self._bridge.run(self, operation, *arguments, done=done, failed=self._window.verbs.failed.emit)
