"""Keeps the stored answers of the window those of the rule table, whoever changes it: this window, another one, or a command.

A change of this process tells itself; one look at the table's stamp every few seconds finds the others', and a new day.
"""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.answers.stored import AnswerIndex
from console.models.records import Change
from console.operations import in_force
from console.ui.bridge import Bridge

LOOK_MS = 5_000


class RulesWatch(QObject):
    """GUI thread; reading and folding happen on a reader. `renewed()` follows when `answers` has other answers than before."""

    renewed = Signal()

    def __init__(self, bridge: Bridge, answers: AnswerIndex, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._answers = answers
        self._seen: tuple[int, str] | None = None
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
        answers = self._answers
        self._bridge.compute(self, lambda: answers.renew(found.answers), done=self._on_renewed, failed=self._on_failed)

    def _on_renewed(self, _: object) -> None:
        self._is_looking = False
        self.renewed.emit()
        # What changed while this was being read.
        self.look()

    def _on_failed(self, _: object) -> None:
        """The database is away; whoever writes or reads next says so. The answers at hand stay."""
        self._is_looking = False
        self._seen = None
