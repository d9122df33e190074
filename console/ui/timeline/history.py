"""Which part of the history with a citizen is loaded: its last page at first, more at both ends, or the page around one message.

It asks readers and fills the model; it never touches a widget. An answer that comes after the operator has gone on to
another conversation or another place is dropped: every question carries the number of the visit it was asked in.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from console.models.problems import Problem
from console.models.records import Change, ConversationRow, Gap
from console.operations import gaps
from console.operations.finding import Place
from console.ui.bridge import Bridge
from console.ui.timeline.model import TimelineModel
from console.ui.timeline.pages import News, Page, read_around, read_newer, read_newest, read_news, read_older, read_span


class History(QObject):
    """GUI thread. `shown(message id or None)`: the window is another one, and this message was asked for;
    `grown()`: a page came at an end; `renewed(ConversationRow)`: the conversation has changed; `failed(Problem)`.
    """

    shown = Signal(object)
    grown = Signal()
    renewed = Signal(object)
    failed = Signal(object)

    def __init__(self, bridge: Bridge, model: TimelineModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._model = model
        self._row: ConversationRow | None = None
        self._visit = 0
        self._is_loaded = self._is_moving = self._is_growing = False
        self._changed_meanwhile = Change()
        self._foreign: set[int] = set()
        self._own: frozenset[int] = frozenset()
        self._unread_lines: dict[int, Place] = {}

    @property
    def is_loaded(self) -> bool:
        """Whether the messages on screen are those of the open conversation."""
        return self._is_loaded

    @property
    def contact_id(self) -> int | None:
        """Whose messages these are."""
        return self._row.contact_id if self._row is not None else None

    def open(self, conversation: ConversationRow, message_id: int | None = None) -> None:
        """Load the end, or the page around a message. The same contact again only reads anew what is here."""
        is_same = self._row is not None and self._row.contact_id == conversation.contact_id
        self._row = conversation
        if not is_same:
            self._clear()
            self._move_to(message_id)
        elif message_id is not None:
            self.go_to(message_id)
        elif self._is_loaded:
            self.reread()
        elif not self._is_moving:
            # The first reading failed: the operator tries again by choosing it again.
            self._move_to(None)

    def leave(self) -> None:
        """Nothing is open."""
        self._row = None
        self._clear()

    def _clear(self) -> None:
        self._visit += 1
        self._is_loaded = self._is_moving = self._is_growing = False
        self._changed_meanwhile = Change()
        self._own = frozenset()
        self._model.show((), (), has_older=False, contact_name="", my_login=None, unread_from=None)

    # --- places -------------------------------------------------------------------------------------------------------

    def go_to(self, message_id: int) -> None:
        """Have this message loaded, with what stands around it, and say so."""
        if self._is_loaded and not self._is_moving and self._model.row_of(message_id) is not None:
            self.shown.emit(message_id)
        else:
            self._move_to(message_id)

    def go_to_end(self) -> None:
        """Have the newest messages loaded."""
        if self._model.has_newer or not self._is_loaded:
            self._move_to(None)

    def _move_to(self, message_id: int | None) -> None:
        row = self._row
        if row is None:
            return
        self._visit += 1
        self._is_moving, self._is_growing = True, False
        done = partial(self._on_moved, self._visit, message_id)
        failed = partial(self._on_failed, self._visit)
        if message_id is None:
            self._bridge.read(self, read_newest, row.contact_id, row.unread, done=done, failed=failed)
        else:
            self._bridge.read(self, read_around, row.contact_id, message_id, row.unread, done=done, failed=failed)

    def _on_moved(self, visit: int, message_id: int | None, page: Page) -> None:
        row = self._row
        if visit != self._visit or row is None:
            return
        self._is_loaded, self._is_moving = True, False
        self._model.show(
            page.rows,
            page.quotes,
            has_older=page.has_older,
            has_newer=page.has_newer,
            newest=page.newest,
            gaps=page.gaps,
            contact_name=row.contact_name,
            my_login=self._bridge.desk.actor.login,
            unread_from=page.unread_from or self._unread_lines.get(row.contact_id),
        )
        self._remember_unread()
        change, self._changed_meanwhile = self._changed_meanwhile, Change()
        if change != Change():
            self.apply(change)
        self.shown.emit(message_id if message_id is not None and self._model.row_of(message_id) is not None else None)

    @Slot()
    def read_older(self) -> None:
        """The page before the first message here."""
        if self._model.has_older:
            self._grow(read_older, self._model.oldest, self._on_older)

    @Slot()
    def read_newer(self) -> None:
        """The page after the last message here."""
        if self._model.has_newer:
            self._grow(read_newer, self._model.newest, self._on_newer)

    def _grow(self, query: Callable[..., Page], edge: Place | None, done: Callable[[int, Page], None]) -> None:
        row = self._row
        if row is None or edge is None or self._is_growing or self._is_moving:
            return
        self._is_growing = True
        self._bridge.read(
            self, query, row.contact_id, edge,
            done=partial(done, self._visit), failed=partial(self._on_failed, self._visit),
        )  # fmt: skip

    def _on_older(self, visit: int, page: Page) -> None:
        if visit == self._visit:
            self._is_growing = False
            self._model.prepend(page.rows, page.quotes, has_older=page.has_older)
            self.grown.emit()

    def _on_newer(self, visit: int, page: Page) -> None:
        if visit == self._visit:
            self._is_growing = False
            self._model.append(page.rows, page.quotes, has_newer=page.has_newer)
            self.grown.emit()

    # --- changes ------------------------------------------------------------------------------------------------------

    def apply(self, change: Change) -> None:
        """Read again what a commit touched, if it is shown here."""
        row = self._row
        if row is None:
            return
        if self._is_moving or not self._is_loaded:
            self._changed_meanwhile = self._changed_meanwhile.merge(change)
        if not self._is_loaded:
            return
        if change.everything:
            self.reread()
            return
        if row.channel_id in change.channels:
            self._bridge.read(self, gaps.gaps_with, row.contact_id, done=partial(self._on_gaps, self._visit))
        own = self._own | self._model.conversation_ids
        strangers = change.conversations - own - self._foreign
        known = self._model.knows(change.messages)
        if known or strangers or change.conversations & own or row.contact_id in change.contacts:
            self._read_news(change.messages, known, strangers, own)

    def reread(self) -> None:
        """Everything that is here, once more: after a reconnect no hint can be trusted to be complete."""
        row = self._row
        if row is None or not self._is_loaded:
            return
        first, last = self._model.oldest or (0, 0), self._model.newest if self._model.has_newer else None
        self._bridge.read(
            self, read_span, row.contact_id, first if self._model.has_older else (0, 0), last,
            done=partial(self._on_span, self._visit, self._model.message_ids),
            failed=partial(self._on_failed, self._visit),
        )  # fmt: skip
        self._read_news(frozenset(), frozenset(), frozenset(), self._own)

    def _read_news(
        self, messages: frozenset[int], known: frozenset[int], strangers: frozenset[int], own: frozenset[int]
    ) -> None:
        row = self._row
        if row is None:
            return
        self._bridge.read(
            self, read_news, row.contact_id, row.id, self._bridge.me, messages, known, strangers, own,
            done=partial(self._on_news, row.contact_id), failed=partial(self._on_failed, self._visit),
        )  # fmt: skip

    def _on_span(self, visit: int, known: frozenset[int], page: Page) -> None:
        if visit != self._visit:
            return
        self._model.set_gaps(page.gaps)
        self._model.merge(page.rows, page.quotes, known - {row.id for row in page.rows})
        self._remember_unread()

    def _on_gaps(self, visit: int, found: list[Gap]) -> None:
        if visit == self._visit:
            self._model.set_gaps(tuple(found))

    def _on_news(self, contact_id: int, news: News) -> None:
        row = self._row
        if row is None or row.contact_id != contact_id or not self._is_loaded:
            return
        self._foreign |= news.foreign
        self._own = news.own
        if (
            news.conversation is not None
            and news.conversation.id == row.id
            and news.conversation.changed >= row.changed
        ):
            self._row = news.conversation
            self._model.rename(news.conversation.contact_name)
            self.renewed.emit(news.conversation)
        self._model.merge(news.rows, news.quotes, news.gone)
        self._remember_unread()

    def _remember_unread(self) -> None:
        if self._row is None:
            return
        if self._model.unread_from is None:
            self._unread_lines.pop(self._row.contact_id, None)
        else:
            self._unread_lines[self._row.contact_id] = self._model.unread_from

    def _on_failed(self, visit: int, problem: Problem) -> None:
        if visit == self._visit:
            self._is_growing = self._is_moving = False
        self.failed.emit(problem)
