"""After a cut: may what is in the box go out as it is? Not before the conversation has been read again, and not unseen when it has changed.

While an office does not answer, words are written and kept. When it answers again the conversation is compared with what was on
screen when the words were begun: whoever answered, closed or took it meanwhile is named before anything is sent.
"""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.models.problems import Problem
from console.models.records import ConversationRow
from console.models.states import ConversationState, Direction
from console.operations import queue
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_name
from console.ui.paint import Tone
from console.ui.widgets import Banner

AGAIN_MS = 1_000


class Standing(StrEnum):
    """How well the screen knows the open conversation."""

    CURRENT = "current"
    CUT = "cut"
    CHECKING = "checking"
    CONFLICT = "conflict"


class StandingLine(QWidget):
    """GUI thread. The line above the box. `changed` when sending becomes possible or stops being so."""

    changed = Signal()
    watched = Signal(object)
    """The conversation on screen as it is now (ConversationRow), or None."""

    def __init__(self, bridge: Bridge, has_words: Callable[[int], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._has_words = has_words
        self._row: ConversationRow | None = None
        self._before: dict[int, ConversationRow] = {}
        """As they were on screen when the way was cut, those with words in their box; until somebody has seen what changed."""
        self._why: tuple[str, ...] = ()
        self._is_cut = self._is_checking = False
        self.banner = Banner(Tone.WARN, "alert-triangle")
        self.banner.action_triggered.connect(self._on_seen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.addWidget(self.banner)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._check)
        self.retranslate()

    @property
    def standing(self) -> Standing:
        """What is known of the open conversation."""
        if self._is_cut:
            return Standing.CUT
        if self._is_checking:
            return Standing.CHECKING
        return Standing.CONFLICT if self._why else Standing.CURRENT

    def may_send(self) -> bool:
        """Whether a reply may go out. A note may whenever it can be written down."""
        return self.standing is Standing.CURRENT

    def watch(self, row: ConversationRow | None) -> None:
        """The open conversation as it is on screen now."""
        before = self._row
        self._row = row
        if row is None or before is None or before.id != row.id:
            self._why = ()
            self._is_checking = False
            if row is not None and row.id in self._before and not self._is_cut:
                self._compare(row)
        self._tell()
        self.watched.emit(row)

    def settled(self, conversation_id: int) -> None:
        """Its words have gone out or are no more."""
        self._before.pop(conversation_id, None)

    @Slot(bool)
    def set_cut(self, is_cut: bool) -> None:
        """The office stopped answering, or answers again: then the conversation is read before anything is sent."""
        if is_cut and not self._is_cut and self._row is not None:
            self._before.setdefault(self._row.id, self._row)
        self._is_cut = is_cut
        if not is_cut:
            self._check()
        self._tell()

    @Slot()
    def _check(self) -> None:
        row = self._row
        if row is None or row.id not in self._before or self._is_cut:
            return
        self._is_checking = True
        number = row.id

        def failed(problem: Problem) -> None:
            self._on_unknown(number, problem)

        self._bridge.read(self, queue.conversation, number, self._bridge.me, done=self._on_read, failed=failed)
        self._tell()

    def _on_read(self, row: ConversationRow) -> None:
        if self._row is not None and row.id == self._row.id and not self._is_cut:
            self._is_checking = False
            self._compare(row)
            self._tell()

    def _on_unknown(self, number: int, problem: Problem) -> None:
        if self._row is None or self._row.id != number or self._is_cut:
            return
        if problem.code == "not_found":
            self._is_checking = False
            self._why = (self.tr("You can no longer see it."),)
            self._tell()
        else:
            self._again.start()

    def _compare(self, row: ConversationRow) -> None:
        before = self._before[row.id]
        self._why = self._changes(before, row) if self._has_words(row.id) else ()
        if not self._why:
            del self._before[row.id]

    def _changes(self, before: ConversationRow, now: ConversationRow) -> tuple[str, ...]:
        me, why = self._bridge.me, []
        if now.state is ConversationState.RESOLVED and before.state is not ConversationState.RESOLVED:
            why.append(self.tr("It was closed."))
        elif now.operator_id not in (None, me) and now.operator_id != before.operator_id:
            why.append(self.tr("{name} has taken it.").format(name=clean_name(now.operator_name or "")))
        elif now.operator_id is None and before.operator_id == me:
            why.append(self.tr("It went back to the queue."))
        if (now.last_incoming_at or 0) > (before.last_incoming_at or 0):
            why.append(self.tr("The citizen has written again."))
        if now.last_message_at > before.last_message_at and now.preview_direction is Direction.OUTGOING:
            why.append(self.tr("Somebody has answered."))
        return tuple(why)

    @Slot()
    def _on_seen(self) -> None:
        if self._row is not None:
            self._before.pop(self._row.id, None)
        self._why = ()
        self._tell()

    def _tell(self) -> None:
        self.retranslate()
        self.changed.emit()

    def retranslate(self) -> None:
        """Words and visibility, in the language in force."""
        standing = self.standing
        self.setVisible(self._row is not None and standing is not Standing.CURRENT)
        if standing is Standing.CUT:
            words = self.tr("What you write is kept. Nothing is sent until it answers again.")
            self.banner.show_words(words, self.tr("The office does not answer."))
        elif standing is Standing.CHECKING:
            self.banner.show_words(self.tr("Looking whether anything has changed; then you can send."))
        elif standing is Standing.CONFLICT:
            lead = self.tr("Changed meanwhile, nothing was sent:")
            self.banner.show_words(" ".join(self._why), lead, self.tr("I have seen it"))
