"""How long the open conversation is worked on: on screen, held by the operator at this desk, and somebody in the chair.

It ends when another one is opened, when it is given back, closed or covered, when the window is minimised and two minutes after the last
key or movement, which do not count; every few minutes it is cut, so that a crash loses little. What is over is written down with the
next look at the chair, never with a key: a reply must not wait for it.
"""

import logging

from PySide6.QtCore import QEvent, QObject, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from console.models.problems import Problem
from console.models.records import ConversationRow
from console.models.states import ConversationState
from console.operations import handling
from console.ui.bridge import Bridge
from console.ui.idle import LOOK_MS, Idleness

log = logging.getLogger(__name__)

IDLE_MS = 2 * 60_000
LONGEST_MS = handling.MOST_MS - 2 * LOOK_MS
"""Cut before the operation would cut it: a look may come late."""


class WorkClock(QObject):
    """GUI thread. `opened` is what tells the conversation on screen (a ConversationRow, or None), `pane` what covers or hides it."""

    def __init__(self, bridge: Bridge, idleness: Idleness, pane: QWidget, opened: SignalInstance) -> None:
        super().__init__(pane)
        self._bridge = bridge
        self._idleness = idleness
        self._pane = pane
        self._held: int | None = None
        """The open conversation, when it is the operator's own."""
        self._number: int | None = None
        """The one whose stretch runs, since when (ms of the idleness's clock)."""
        self._since = 0
        self._over: list[tuple[int, int, int]] = []
        opened.connect(self.show)
        idleness.looked.connect(self.look)
        idleness.came_back.connect(self.look)
        pane.installEventFilter(self)

    @Slot(object)
    def show(self, row: ConversationRow | None) -> None:
        """Another conversation is open, or the same one is somebody else's now."""
        is_mine = row is not None and row.operator_id is not None and row.operator_id == self._bridge.me
        self._held = row.id if row is not None and is_mine and row.state != ConversationState.RESOLVED else None
        self._follow()

    @Slot()
    def look(self) -> None:
        """Cut what is long, end what nobody does any more, and write down what is over."""
        if self._number is not None and self._now() - self._since >= LONGEST_MS:
            # Up to the last key: whether what follows was work is not known yet.
            self._end(self._now() - self._idleness.idle_ms)
        self._follow()
        self._write()

    @Slot()
    def end(self) -> None:
        """The program ends."""
        self._held = None
        self._follow()
        self._write()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._follow()
        return False

    def _now(self) -> int:
        return self._idleness.now_ms()

    def _follow(self) -> None:
        """End or begin a stretch as it is now."""
        idle_ms = self._idleness.idle_ms
        is_seen = self._pane.isVisible() and not self._pane.window().isMinimized()
        number = self._held if is_seen and idle_ms < IDLE_MS else None
        if number == self._number:
            return
        if self._number is not None:
            self._end(self._now() - idle_ms if idle_ms >= IDLE_MS else self._now())
        self._number, self._since = number, self._now()

    def _end(self, at: int) -> None:
        """The stretch is over; one of the same conversation begins where it ended."""
        assert self._number is not None
        if at > self._since:
            self._over.append((self._number, self._since, at))
        self._since = max(at, self._since)

    def _write(self) -> None:
        over, self._over = self._over, []
        for number, since, until in over:
            self._bridge.run(self, handling.worked, number, until - since, self._now() - until, failed=self._on_lost)

    def _on_lost(self, problem: Problem) -> None:
        """A figure lacks a few minutes; nobody is stopped in their work for that."""
        log.info("a stretch of work was not kept: %s", problem.code)
