"""The board's reading while somebody looks: soon after something happened, every two seconds in any case, and what is known when none comes through."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.models.clock import Clock
from console.models.problems import Problem
from console.operations.board import Board, board
from console.ui.bridge import Bridge

EVERY_MS = 2_000
SOON_MS = 250
"""What happens within this time is read together: two hundred desks must not mean two hundred readings a second."""
STALE_MS = 30_000


class BoardModel(QObject):
    """GUI thread. `changed()` follows each reading and each second of silence; `board` is None until the first one."""

    changed = Signal()

    def __init__(self, bridge: Bridge, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._is_asking = False
        self._read_at: int | None = None
        self.board: Board | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.ask)
        self._soon = QTimer(self)
        self._soon.setInterval(SOON_MS)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.ask)
        bridge.changed.connect(self._on_changed)

    def start(self) -> None:
        """Look from now on."""
        self.ask()
        self._timer.start()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()
        self._soon.stop()

    @Slot(object)
    def _on_changed(self, _: object) -> None:
        if self._timer.isActive() and not self._soon.isActive():
            self._soon.start()

    @property
    def age_ms(self) -> int | None:
        """How old what is shown is: since the last reading, or since the figures last grew when that is longer ago and more is waiting."""
        return None if self._read_at is None else max(0, self._clock.now_ms() - self._read_at)

    @property
    def is_stale(self) -> bool:
        """Whether the board must not be trusted as of now."""
        age = self.age_ms
        return age is None or age >= STALE_MS

    @Slot()
    def ask(self) -> None:
        """Read again, unless a reading is under way."""
        if not self._is_asking:
            self._is_asking = True
            self._bridge.read(self, board, done=self._on_read, failed=self._on_failed)
        self.changed.emit()

    def _on_read(self, found: Board) -> None:
        self._is_asking = False
        self._read_at = self._clock.now_ms()
        self.board = found
        self.changed.emit()

    def _on_failed(self, _: Problem) -> None:
        # The window says already that the data cannot be reached; the board goes grey by its age.
        self._is_asking = False
        self.changed.emit()
