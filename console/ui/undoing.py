"""What can still be undone: the last reply in its undo time, and the last close for five seconds.

One Ctrl+Z in an empty box serves both; the newest deed goes first. The strips in the queue's foot show the same.
"""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.models.clock import Clock
from console.models.records import ConversationRow
from console.ui.cleaning import clean_name
from console.ui.composer.view import Composer
from console.ui.queue.strip import UndoKey
from console.ui.queue.view import QueuePane
from console.ui.queue.words import shown_name
from console.ui.verbs import Verbs

CLOSE_MS = 5_000


class Undoing(QObject):
    """GUI thread. `reopened(object)` carries the conversation that is open and mine again."""

    reopened = Signal(object)

    def __init__(self, verbs: Verbs, queue: QueuePane, composer: Composer, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._queue = queue
        self._composer = composer
        self._clock = clock
        self._held: tuple[int, int] | None = None
        self._closed: int | None = None
        self._drafts: dict[int, dict[bool, str]] = {}
        self._reply_timer, self._close_timer = QTimer(self), QTimer(self)
        for timer, slot in ((self._reply_timer, self._on_reply_gone), (self._close_timer, self._on_close_over)):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)
        self._close_timer.setInterval(CLOSE_MS)
        queue.undo_requested.connect(self.undo_one)
        composer.undo_send_wanted.connect(self.undo)
        verbs.text_returned.connect(self._on_text_returned)
        verbs.resolved.connect(self._on_resolved)
        verbs.unresolved.connect(self._on_unresolved)

    def reply_held(self, message_id: int, row: ConversationRow, text: str, undo_ms: int) -> None:
        """A reply in that conversation waits `undo_ms` before it leaves."""
        self._held, self._closed = (message_id, row.id), None
        self._reply_timer.start(undo_ms)
        self._queue.show_undo(message_id, clean_name(row.contact_name), text, self._clock.now_ms() + undo_ms)
        self._fit()

    @Slot()
    def undo(self) -> None:
        """Take the newest of them back while its time runs."""
        if self._closed is not None:
            self._reopen(self._closed)
        elif self._held is not None:
            self._verbs.take_back(*self._held)

    @Slot(object)
    def undo_one(self, key: UndoKey) -> None:
        """Take back what a strip shows."""
        if isinstance(key, tuple):
            self._reopen(int(key[1]))
        elif self._held is not None and self._held[0] == key:
            self._verbs.take_back(*self._held)

    def _reopen(self, conversation_id: int) -> None:
        self._verbs.undo_resolve(conversation_id, self._drafts.get(conversation_id, {}))

    def _fit(self) -> None:
        self._composer.box.may_undo_send = self._held is not None or self._closed is not None

    @Slot()
    def _on_reply_gone(self) -> None:
        self._held = None
        self._fit()

    @Slot(object, str)
    def _on_text_returned(self, conversation_id: int, text: str) -> None:
        if self._held is not None:
            self._queue.hide_undo(self._held[0])
        self._reply_timer.stop()
        self._on_reply_gone()
        if text:
            self._composer.bring_back(conversation_id, text)

    @Slot(object, object)
    def _on_resolved(self, row: ConversationRow, drafts: dict[bool, str]) -> None:
        self._closed = row.id
        self._drafts = {row.id: drafts}
        self._close_timer.start()
        self._queue.undo.show_closed(row.id, shown_name(row.contact_name), self._clock.now_ms() + CLOSE_MS)
        self._fit()

    @Slot()
    def _on_close_over(self) -> None:
        self._closed = None
        self._fit()

    @Slot(object)
    def _on_unresolved(self, conversation_id: int) -> None:
        self._close_timer.stop()
        self._on_close_over()
        self._queue.undo.hide_undo(("closed", conversation_id))
        self.reopened.emit(conversation_id)
