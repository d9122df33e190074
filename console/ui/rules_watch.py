"""Keeps the stored answers of the window and their ranking those of the desk, whoever changes them: this window, another one, or a command.

A change of this process tells itself; one look at the stamps every few seconds finds the others', and a new day. Nothing is
trained here, save how a new rule is asked for: whoever syncs the desk does the rest (sync/trainer.py).
"""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.answers.index import AnswerIndex
from console.models.records import Change
from console.operations import in_force
from console.ui.bridge import Bridge
from console.ui.sending import Files

LOOK_MS = 5_000


class RulesWatch(QObject):
    """GUI thread; reading and folding happen on a reader. `renewed()` follows when `answers` has other answers than before."""

    renewed = Signal()

    def __init__(self, bridge: Bridge, answers: AnswerIndex, files: Files, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._files = files
        self._answers = answers
        self._seen: in_force.Seen | None = None
        self._ranked_by = ""
        self._is_looking = False
        bridge.changed.connect(self._on_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.rules or change.everything:
            self.look()

    @Slot()
    def look(self) -> None:
        """Read the table when it is another one than the last time."""
        if not self._is_looking:
            self._is_looking = True
            self._bridge.read(self, in_force.answers_in_force, self._seen, done=self._on_found, failed=self._on_failed)

    def _on_found(self, found: in_force.InForce | None) -> None:
        if found is None:
            self._is_looking = False
            return
        self._seen = found.seen
        answers, files, ranked_by = self._answers, self._files, self._ranked_by
        self._ranked_by = found.seen[2]
        self._bridge.compute(
            self, lambda: renew(answers, files, found, ranked_by), done=self._on_renewed, failed=self._on_failed
        )

    def _on_renewed(self, _: object) -> None:
        self._is_looking = False
        self.renewed.emit()
        # What changed while this was being read.
        self.look()

    def _on_failed(self, _: object) -> None:
        """The database is away; whoever writes or reads next says so. The answers at hand stay."""
        self._is_looking = False
        self._seen = None


def renew(answers: AnswerIndex, files: Files, found: in_force.InForce, ranked_by: str) -> None:
    """On a reader: take the answers, and the ranking when it is another one."""
    answers.renew(found.answers, found.used)
    if found.model is not None and found.model.stored_as != ranked_by:
        # numpy is loaded here, long after the first paint and never on the GUI thread.
        from console.answers.model_file import from_bytes

        answers.rank_with(from_bytes(files.get(found.model.stored_as)))
    # A rule that was just written is suggested at once, not only after the next training.
    answers.teach_new()
