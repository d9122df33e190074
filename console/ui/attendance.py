"""The operator's status: available, at the counter, busy, on a break of so many minutes, offline; and what an empty chair does to it.

Ten minutes without a key are asked about; without an answer within one minute it is a break, which silences notices and
ends by itself when the operator is back. After twenty, claims are no longer renewed, so that they lapse and go back to
the queue. The window writes the status; the database keeps it for colleagues and the board.
"""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from console.figures.duty import SIGNED_IN
from console.models.clock import Clock
from console.models.states import OperatorStatus
from console.operations import attendance
from console.operations.attendance import OFFERED_NOTHING
from console.ui.bridge import Bridge
from console.ui.formats import day_of

ASK_AFTER_MS = 10 * 60_000
ANSWER_WITHIN_MS = 60_000
GIVE_BACK_AFTER_MS = 20 * 60_000
BREAKS = (10, 20, 30, 60)
"""Minutes offered in the menu."""
_TICK_MS = 10_000


def status_names() -> dict[OperatorStatus, str]:
    """The statuses in words, in the order of the menu."""
    return {
        OperatorStatus.AVAILABLE: QCoreApplication.translate("Status", "Available"),
        OperatorStatus.COUNTER: QCoreApplication.translate("Status", "At the counter"),
        OperatorStatus.BUSY: QCoreApplication.translate("Status", "Busy"),
        OperatorStatus.BREAK: QCoreApplication.translate("Status", "On a break"),
        OperatorStatus.OFFLINE: QCoreApplication.translate("Status", "Offline"),
    }


class Attendance(QObject):
    """GUI thread. `changed` when the status or its minutes change; `still_there_asked`, `answered` and `break_over` open and close questions."""

    changed = Signal()
    still_there_asked = Signal()
    answered = Signal()
    break_over = Signal()
    told = Signal(str)

    def __init__(self, bridge: Bridge, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self.status = OperatorStatus.AVAILABLE
        self.break_until_ms: int | None = None
        self._since_ms = clock.now_ms()
        self._before: OperatorStatus | None = None
        """The status to come back to from a break that began by itself."""
        self._is_asking = False
        self._has_told_end = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @property
    def is_away(self) -> bool:
        """With a citizen at the counter, on a break or offline: nothing rings."""
        return self.status in OFFERED_NOTHING

    @property
    def minutes(self) -> int | None:
        """Minutes left of a break with an end, or passed of one without; None when there is no break."""
        if self.status is not OperatorStatus.BREAK:
            return None
        now = self._clock.now_ms()
        if self.break_until_ms is not None:
            return max(0, -(-(self.break_until_ms - now) // 60_000))
        return (now - self._since_ms) // 60_000

    def begin(self) -> None:
        """The program has started: whoever starts it is there, unless they are busy or on a break by their own word."""
        if self._bridge.me is not None:
            self._bridge.read(self, attendance.status_of, self._bridge.me, done=self._on_known)

    def _on_known(self, known: tuple[str, int | None]) -> None:
        status, since = OperatorStatus(known[0]), known[1]
        if status is OperatorStatus.OFFLINE:
            self.set_status(OperatorStatus.AVAILABLE)
            return
        if status in SIGNED_IN and day_of(since or 0) != day_of(self._clock.now_ms()):
            # Left standing by a computer that was switched off: from now on somebody is there, and the journal says so.
            self.set_status(status)
            return
        self.status = status
        self._since_ms = since if since is not None else self._clock.now_ms()
        self.changed.emit()

    def set_status(self, status: str, minutes: int | None = None) -> None:
        """What the operator says; a break may have an end."""
        now = self._clock.now_ms()
        self._before = None
        self._has_told_end = False
        self.status = OperatorStatus(status)
        self._since_ms = now
        self.break_until_ms = now + minutes * 60_000 if minutes and self.status is OperatorStatus.BREAK else None
        self._stop_asking()
        self._write(minutes if self.break_until_ms is not None else None)

    @Slot(object)
    def on_work(self, _conversation_id: int | None = None) -> None:
        """The operator has taken a conversation: somebody who works is not away. Who is at the counter says themselves when it is over."""
        if self.is_away and self.status is not OperatorStatus.COUNTER:
            self.set_status(OperatorStatus.AVAILABLE)
            self.told.emit(self.tr("You are available again."))

    @Slot(object)
    def on_idle(self, idle_ms: int) -> None:
        """So long nobody has touched the window."""
        if self.is_away:
            return
        if idle_ms >= ASK_AFTER_MS + ANSWER_WITHIN_MS:
            before = self.status
            self.set_status(OperatorStatus.BREAK)
            self._before = before
        elif idle_ms >= ASK_AFTER_MS and not self._is_asking:
            self._is_asking = True
            self.still_there_asked.emit()

    @Slot(object)
    def on_back(self, _idle_ms: int = 0) -> None:
        """A key or a click: the question is answered, and a break that began by itself is over."""
        self._stop_asking()
        if self._before is not None:
            self.set_status(self._before)
            self.told.emit(self.tr("You are back; your status is what it was."))

    def _stop_asking(self) -> None:
        if self._is_asking:
            self._is_asking = False
            self.answered.emit()

    def may_renew(self, idle_ms: int) -> bool:
        """Whether claims are to be renewed: after twenty minutes of an empty chair they have lapsed."""
        return idle_ms < max(0, GIVE_BACK_AFTER_MS - self._bridge.desk.options.claim_lease_ms)

    @Slot()
    def tick(self) -> None:
        """A minute of the break may have passed, or its last one."""
        if self.status is not OperatorStatus.BREAK:
            return
        self.changed.emit()
        is_over = self.break_until_ms is not None and self.break_until_ms <= self._clock.now_ms()
        if is_over and not self._has_told_end:
            self._has_told_end = True
            self.break_over.emit()

    def _write(self, minutes: int | None) -> None:
        if self._bridge.me is not None:
            self._bridge.run(self, attendance.set_status, str(self.status), minutes)
        self.changed.emit()
