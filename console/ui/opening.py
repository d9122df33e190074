"""Opening a conversation: a confidential one is shown once the journal says who reads it, and to others once they have said why."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from console.models.problems import Problem
from console.operations import confidential
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_name
from console.ui.dialogs.verbs import ReasonDialog
from console.ui.verbs import Opened, load_conversation


def opener(window: QWidget, bridge: Bridge, failed: Callable[[Problem], None]) -> "Opener":
    """The one of a window, made when the first conversation is opened."""
    return window.findChild(Opener) or Opener(window, bridge, failed)


class Opener(QObject):
    """GUI thread. One opening is one entry of the journal, however often what is shown is read again."""

    def __init__(self, window: QWidget, bridge: Bridge, failed: Callable[[Problem], None]) -> None:
        super().__init__(window)
        self._window, self._bridge, self._failed = window, bridge, failed
        self._wanted: int | None = None
        self._opened: int | None = None
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self._on_end)
        self.dialog: ReasonDialog | None = None

    def open(self, conversation_id: int, done: Callable[[Opened], None]) -> None:
        """Read it and hand it to `done`; what was opened before is reserved again once another is shown."""
        self._wanted = conversation_id

        def shown(opened: Opened) -> None:
            done(opened)
            if self._opened is not None and self._opened != conversation_id:
                self._opened = None
                self._end.stop()
                self._bridge.run(self, confidential.close_openings)

        def loaded(opened: Opened) -> None:
            if conversation_id != self._wanted:
                return
            if opened.row.is_reserved:
                self._ask(opened, done)
            elif opened.row.is_confidential:
                self._write_down(conversation_id, None, lambda _: shown(opened))
            else:
                shown(opened)

        self._bridge.read(self, load_conversation, conversation_id, self._bridge.me, done=loaded, failed=self._failed)

    def _ask(self, opened: Opened, done: Callable[[Opened], None]) -> None:
        number = opened.row.id
        question = self.tr(
            "This conversation is for {team} only. Why do you open it? The journal keeps your name and the reason; it closes again after 15 minutes."
        ).format(team=clean_name(opened.row.team_name))
        self.dialog = dialog = ReasonDialog(
            self.tr("Open a reserved conversation"), question, self.tr("Open"), self._window
        )

        def read(_: object) -> None:
            self._opened = number
            self._end.start(confidential.OPENING_MS)
            self._bridge.run(self, confidential.close_openings, number)
            self._bridge.read(self, load_conversation, number, self._bridge.me, done=done, failed=self._failed)

        dialog.accepted.connect(lambda: self._write_down(number, dialog.reason(), read))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write_down(self, conversation_id: int, reason: str | None, done: Callable[[object], None]) -> None:
        self._bridge.run(self, confidential.open_conversation, conversation_id, reason, done=done, failed=self._failed)

    @Slot()
    def _on_end(self) -> None:
        self._opened = None
        # Whoever shows it reads it again, and finds it reserved.
        self._bridge.refresh_everything()
