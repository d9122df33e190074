"""How wide the panes are: as the window allows, as the words need, and as the operator has dragged them.

Narrow windows give their width to the conversation (design tokens, section 6). A width somebody dragged is kept, also
over a restart; until then the list is as wide as its head needs in the language and the letters in force.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QSplitter

from console.ui.queue.view import QueuePane
from console.ui.theme import theme

if TYPE_CHECKING:
    from console.ui.details.view import DetailsPane

RAIL_WIDTH = 58
NARROW_DETAILS = 1280
NARROW_QUEUE = 1100
QUEUE_WIDTH, DETAILS_WIDTH = 350, 330
CONVERSATION_WISH = 580
"""What the conversation keeps before the list may be wider than usual."""
DRAG_OVER_MS = 500


class Panes(QObject):
    """GUI thread. `dragged(str, object)`: the setting of the pane and its width in px, once the hand has come to rest."""

    dragged = Signal(str, object)

    def __init__(self, splitter: QSplitter, queue: QueuePane, wishes: tuple[int, int]) -> None:
        """`wishes`: widths from the settings, 0 where nobody has dragged."""
        super().__init__(splitter)
        self._splitter = splitter
        self._queue = queue
        self._details: DetailsPane | None = None
        self._queue_wish, self._details_wish = wishes
        self._width = 0
        self._is_open = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DRAG_OVER_MS)
        self._rest.timeout.connect(self._on_rest)
        splitter.splitterMoved.connect(self._on_moved)
        queue.head_changed.connect(self.spread)

    def begin(self, width: int) -> None:
        """Sizes before the right pane is there."""
        self._width = width
        queue = self.queue_width()
        self._splitter.setSizes([queue, max(0, width - RAIL_WIDTH - queue)])

    def place(self, details: DetailsPane, width: int) -> None:
        """The right pane has come."""
        self._details, self._width = details, width
        self._splitter.addWidget(details)
        details.setVisible(width >= NARROW_DETAILS)
        self.spread()

    def queue_width(self) -> int:
        """How wide the list is to be."""
        if self._queue_wish:
            return self._queue_wish
        right = DETAILS_WIDTH if self._width >= NARROW_DETAILS else 0
        room = self._width - RAIL_WIDTH - right - CONVERSATION_WISH
        most = theme().tokens.sizes.queue_pane_max
        return max(QUEUE_WIDTH, min(self._queue.head_width(), most, room))

    @Slot()
    def spread(self) -> None:
        """The words or the letters are others, or the window is: give each pane its width."""
        if self._queue.is_narrow:
            narrow = theme().tokens.sizes.queue_avatars_only
            self._splitter.setSizes([narrow, self._width - narrow, 0])
            return
        queue, details = self.queue_width(), self._details_wish or DETAILS_WIDTH
        self._splitter.setSizes([queue, max(0, self._width - RAIL_WIDTH - queue - details), details])

    def fit(self, width: int, before: int, *, is_open: bool) -> None:
        """The window is so wide now and was `before`; `is_open` while a conversation is shown."""
        self._width = width
        if self._details is not None and (before >= NARROW_DETAILS) != (width >= NARROW_DETAILS):
            self._details.setVisible(width >= NARROW_DETAILS)
        was_narrow = self._queue.is_narrow
        self._queue.set_narrow(width < NARROW_QUEUE and is_open)
        if self._queue.is_narrow or was_narrow or before != width:
            self.spread()

    def wish(self, widths: tuple[int, int]) -> None:
        """What the settings say now."""
        if widths != (self._queue_wish, self._details_wish):
            self._queue_wish, self._details_wish = widths
            self.spread()

    @Slot()
    def _on_moved(self) -> None:
        if not self._queue.is_narrow:
            self._rest.start()

    @Slot()
    def _on_rest(self) -> None:
        """Only what differs from before was dragged: the other pane may have been squeezed by a small window."""
        queue = self._queue.width()
        if queue != self.queue_width():
            self._queue_wish = queue
            self.dragged.emit("queue_width", queue)
        if self._details is None or not self._details.isVisible():
            return
        details = self._details.width()
        if details != (self._details_wish or DETAILS_WIDTH):
            self._details_wish = details
            self.dragged.emit("details_width", details)
