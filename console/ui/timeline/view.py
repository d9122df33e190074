"""The pane in the middle: head, banners and the messages with one citizen, over all episodes.

It reads pages and changed ids through the bridge and keeps what is on screen where it is. Nobody's scroll or focus is
ever taken: what comes while the operator reads above is counted on a floating button.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QVBoxLayout, QWidget

from console.models.clock import Clock
from console.models.problems import Problem
from console.models.records import Change, ConversationRow, MessageRow
from console.models.states import Direction
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind, ButtonSize
from console.ui.cleaning import clean_name, isolate
from console.ui.theme import theme
from console.ui.timeline.acts import TimelineActs
from console.ui.timeline.area import TimelineArea
from console.ui.timeline.banners import TimelineBanners
from console.ui.timeline.children import DecodingQueue
from console.ui.timeline.delegate import TimelinePainter
from console.ui.timeline.files import FileDoor
from console.ui.timeline.header import ConversationHeader
from console.ui.timeline.layout import Look
from console.ui.timeline.model import TimelineModel, first_unread
from console.ui.timeline.pages import PAGE, News, Page, read_news, read_page
from console.ui.timeline.parts import Spot
from console.ui.timeline.pictures import PictureShelf
from console.ui.timeline.voice import Files, VoicePlayer
from console.ui.widgets import EmptyState

SEARCH_PAGE = 200
FLOAT_MARGIN = 16


class TimelinePane(QWidget):
    """GUI thread. `verb_requested`: id of an action on the conversation; `action_requested(verb, message id)` on a message."""

    verb_requested = Signal(str)
    action_requested = Signal(str, object)

    def __init__(self, bridge: Bridge, files: Files, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._row: ConversationRow | None = None
        self._is_loaded = False
        self._is_reading_older = False
        self._waiting_change = Change()
        self._foreign: set[int] = set()
        self._own: frozenset[int] = frozenset()
        self._unread_lines: dict[int, tuple[int, int]] = {}
        self._wanted_message: int | None = None
        self._new_below = 0
        self.model = TimelineModel(clock)
        self.header = ConversationHeader(clock, self)
        self.banners = TimelineBanners(self)
        self.decodings = DecodingQueue(bridge, self)
        self.player = VoicePlayer(self.decodings, files, self)
        self.shelf = PictureShelf(self.decodings, files, self)
        self.door = FileDoor(bridge, files, self)
        painter = TimelinePainter(self.player, self.shelf, clock)
        self.area = TimelineArea(painter, self._look, self._on_key, self)
        # The view's child: deleted after it. A model that goes first makes its view reset while it is half gone.
        self.model.setParent(self.area)
        self.area.setModel(self.model)
        self.acts = TimelineActs(bridge, files, painter, self.player, self.shelf, self.decodings, self.door, self)
        self._empty = EmptyState("messages", "")
        self._float = ActionButton("", ButtonKind.PRIMARY, "arrow-down", size=ButtonSize.STRIP, parent=self.area)
        self._float.hide()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        conversation = QWidget(self)
        column = QVBoxLayout(conversation)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.banners)
        column.addWidget(self.area, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(conversation)
        self.setFocusProxy(self.area)
        self.area.installEventFilter(self)

    def _connect(self) -> None:
        self.header.verb_requested.connect(self.verb_requested)
        self.banners.verb_requested.connect(self.verb_requested)
        self._empty.action_triggered.connect(self._on_empty_action)
        self.acts.action_requested.connect(self.action_requested)
        self.acts.message_wanted.connect(self.show_message)
        self.player.changed.connect(self.area.repaint_file)
        self.shelf.changed.connect(self.area.repaint_file)
        self.door.saved.connect(self._on_saved)
        self.door.failed.connect(self._on_failed)
        self.area.pressed_spot.connect(self._on_spot)
        self.area.menu_wanted.connect(self._on_menu_wanted)
        self.area.text_wanted.connect(self._on_text_wanted)
        self.area.older_wanted.connect(self._read_older)
        self.area.bottom_reached.connect(self._on_bottom_reached)
        self.model.arrived.connect(self._on_arrived)
        self._float.clicked.connect(self.area.scroll_to_end)
        theme().theme_changed.connect(self.update)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def open(self, conversation: ConversationRow) -> None:
        """Show the messages of a conversation's contact; the same contact again only refreshes the head and the end."""
        is_same = self._row is not None and self._row.contact_id == conversation.contact_id
        self._row = conversation
        self.acts.channel_kind = conversation.channel_kind
        self.header.show_row(conversation)
        self.banners.show_row(conversation, self._bridge.me)
        self._pages.setCurrentIndex(1)
        if is_same:
            self._reread_end()
            return
        self._leave()
        self._bridge.read(
            self, read_page, conversation.contact_id, None, PAGE,
            done=partial(self._on_opened, conversation), failed=self._on_failed,
        )  # fmt: skip

    def close_conversation(self) -> None:
        """Nothing is open: one sentence and one button."""
        self._leave()
        self._row = None
        self._pages.setCurrentIndex(0)

    def apply(self, change: Change) -> None:
        """Read again what a commit touched, if it is shown here."""
        if self._row is None:
            return
        if not self._is_loaded:
            self._waiting_change = self._waiting_change.merge(change)
            return
        if change.everything:
            self._reread_end()
            return
        own = self._own | self.model.conversation_ids
        strangers = change.conversations - own - self._foreign
        known = self.model.knows(change.messages)
        if known or strangers or change.conversations & own or self._row.contact_id in change.contacts:
            row = self._row
            self._bridge.read(
                self, read_news, row.contact_id, row.id, self._bridge.me, change.messages, known, strangers, own,
                done=partial(self._on_news, row.contact_id), failed=self._on_failed,
            )  # fmt: skip

    @Slot(object)
    def show_message(self, message_id: int) -> None:
        """Bring a message into sight, reading older pages until it is found."""
        self._wanted_message = message_id
        self._seek_wanted()

    def message(self, message_id: int) -> MessageRow | None:
        """A message that is loaded, or None."""
        return self.model.message(message_id)

    def set_onlookers(self, onlookers: list[tuple[str, bool]]) -> None:
        """Colleagues who look at this conversation, and whether they type."""
        self.banners.set_onlookers(onlookers)

    def set_offline(self, since_ms: int | None) -> None:
        """The connection is gone since then (epoch ms); None when it is back."""
        self.banners.set_offline(since_ms)

    def set_wait_target(self, target_ms: int) -> None:
        """The time within which a citizen should be answered, in ms."""
        self.header.set_wait_target(target_ms)

    # --- reading ------------------------------------------------------------------------------------------------------

    def _leave(self) -> None:
        """Put the conversation away that was open: its sound stops, its unread line is remembered."""
        self._is_loaded = self._is_reading_older = False
        self._waiting_change = Change()
        self._wanted_message = None
        self._own = frozenset()
        self.player.forget()
        self.shelf.forget()
        self.decodings.forget()
        self._set_new_below(0)
        self.model.show((), (), has_older=False, contact_name="", my_login=None, unread_from=None)

    def _is_shown(self, contact_id: int) -> bool:
        return self._row is not None and self._row.contact_id == contact_id

    def _on_opened(self, conversation: ConversationRow, page: Page) -> None:
        if self._is_loaded or not self._is_shown(conversation.contact_id):
            return
        self._is_loaded = True
        unread = first_unread(page.rows, conversation.unread) or self._unread_lines.get(conversation.contact_id)
        self.model.show(
            page.rows,
            page.quotes,
            has_older=page.has_older,
            contact_name=conversation.contact_name,
            my_login=self._bridge.desk.actor.login,
            unread_from=unread,
        )
        self._remember_unread()
        change, self._waiting_change = self._waiting_change, Change()
        if change != Change():
            self.apply(change)
        self._seek_wanted()

    def _reread_end(self) -> None:
        """The newest messages again, as many as are here: after a reconnect no hint can be trusted to be complete."""
        row = self._row
        if row is None or not self._is_loaded:
            return
        limit = max(PAGE, self.model.message_count)
        self._bridge.read(
            self, read_page, row.contact_id, None, limit,
            done=partial(self._on_end, row.contact_id, self.model.message_ids), failed=self._on_failed,
        )  # fmt: skip
        self._bridge.read(
            self, read_news, row.contact_id, row.id, self._bridge.me, frozenset(), frozenset(), frozenset(), self._own,
            done=partial(self._on_news, row.contact_id), failed=self._on_failed,
        )  # fmt: skip

    def _on_end(self, contact_id: int, known: frozenset[int], page: Page) -> None:
        if not self._is_shown(contact_id) or not self._is_loaded:
            return
        here = {row.id for row in page.rows}
        first = page.rows[0] if page.rows else None
        # What lies before the page was not read, so its absence says nothing.
        gone = [
            number
            for number in known - here
            if (old := self.model.message(number)) is not None
            and (first is None or (old.at, old.id) > (first.at, first.id))
        ]
        self.model.merge(page.rows, page.quotes, gone)
        self._remember_unread()

    def _on_news(self, contact_id: int, news: News) -> None:
        if not self._is_shown(contact_id) or not self._is_loaded:
            return
        self._foreign |= news.foreign
        self._own = news.own
        if news.conversation is not None and self._row is not None and news.conversation.changed >= self._row.changed:
            self._row = news.conversation
            self.header.show_row(news.conversation)
            self.banners.show_row(news.conversation, self._bridge.me)
            self.model.rename(news.conversation.contact_name)
        self.model.merge(news.rows, news.quotes, news.gone)
        self._remember_unread()

    @Slot()
    def _read_older(self) -> None:
        before, row = self.model.oldest, self._row
        if self._is_reading_older or before is None or row is None or not self.model.has_older:
            return
        self._is_reading_older = True
        limit = PAGE if self._wanted_message is None else SEARCH_PAGE
        self._bridge.read(
            self, read_page, row.contact_id, before, limit,
            done=partial(self._on_older, row.contact_id, before), failed=self._on_failed,
        )  # fmt: skip

    def _on_older(self, contact_id: int, before: tuple[int, int], page: Page) -> None:
        self._is_reading_older = False
        if not self._is_shown(contact_id) or self.model.oldest != before:
            return
        self.model.prepend(page.rows, page.quotes, has_older=page.has_older)
        self._seek_wanted()

    def _seek_wanted(self) -> None:
        wanted = self._wanted_message
        if wanted is None or not self._is_loaded:
            return
        place = self.model.row_of(wanted)
        if place is not None:
            self._wanted_message = None
            index = self.model.index(place)
            self.area.setCurrentIndex(index)
            self.area.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.area.show_current()
        elif self.model.has_older:
            self._read_older()
        else:
            self._wanted_message = None

    def _remember_unread(self) -> None:
        if self._row is None:
            return
        if self.model.unread_from is None:
            self._unread_lines.pop(self._row.contact_id, None)
        else:
            self._unread_lines[self._row.contact_id] = self.model.unread_from

    # --- what comes while it is open ----------------------------------------------------------------------------------

    @Slot(object)
    def _on_arrived(self, rows: tuple[MessageRow, ...]) -> None:
        my_login = self._bridge.desk.actor.login
        is_mine = [row for row in rows if row.author_login == my_login and row.direction is not Direction.INCOMING]
        of_others = [row for row in rows if row not in is_mine]
        if is_mine:
            # The operator pressed a key to write this: looking at it is what they want.
            self.area.scroll_to_end()
        elif not self.area.is_at_bottom:
            self._set_new_below(self._new_below + len(of_others))
        if any(row.direction is Direction.INCOMING for row in of_others) and self._row is not None and self.isVisible():
            words = self.tr("New message from {name}").format(name=isolate(clean_name(self._row.contact_name)))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.area, words))

    @Slot()
    def _on_bottom_reached(self) -> None:
        self._set_new_below(0)

    def _set_new_below(self, count: int) -> None:
        self._new_below = count
        self._float.setVisible(count > 0)
        if count:
            self._float.set_words(self.tr("{n} new").format(n=count))
            self._place_float()

    def _place_float(self) -> None:
        size = self._float.sizeHint()
        self._float.setGeometry(
            (self.area.width() - size.width()) // 2,
            self.area.height() - size.height() - FLOAT_MARGIN,
            size.width(),
            size.height(),
        )

    # --- hands --------------------------------------------------------------------------------------------------------

    def _look(self) -> Look:
        row = self._row
        return Look(
            tokens=theme().tokens,
            contact_name=row.contact_name if row is not None else "",
            my_login=self._bridge.desk.actor.login,
            is_group=row is not None and row.is_group,
            now_ms=self._clock.now_ms(),
        )

    @Slot(object, object, object)
    def _on_spot(self, spot: Spot, row: int, point: QPointF) -> None:
        self.acts.press(spot, self.model.entry(row), point)

    def _on_key(self, event: QKeyEvent, row: int) -> bool:
        return row < self.model.rowCount() and self.acts.key(event, self.model.entry(row))

    @Slot(object, object)
    def _on_menu_wanted(self, row: int, place: QPoint) -> None:
        self.acts.show_menu(self.model.entry(row), place)

    @Slot(object)
    def _on_text_wanted(self, row: int) -> None:
        self.acts.read(self.model.entry(row))

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self.banners.show_notice(self.tr("Saved as {name}").format(name=isolate(clean_name(path.name))))

    @Slot(object)
    def _on_failed(self, problem: Problem) -> None:
        self._is_reading_older = False
        self._bridge.problem_raised.emit(problem)

    @Slot()
    def _on_empty_action(self) -> None:
        self.verb_requested.emit("claim_next")

    # --- the window ---------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """All words in the language in force."""
        self.area.setAccessibleName(self.tr("Messages"))
        self._empty.show_words(
            self.tr("Choose a conversation, or press F2 to take the next one."), self.tr("Take the next")
        )
        self.header.retranslate()
        self.banners.retranslate()
        self.area.forget_sheets()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A pane that is being taken apart may have lost its parts already.
        area: TimelineArea | None = getattr(self, "area", None)
        if area is not None and event.type() is QEvent.Type.Resize and self._float.isVisibleTo(area):
            self._place_float()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hidden or locked: nothing goes on sounding."""
        super().hideEvent(event)
        self.player.pause()
