"""The queue pane: title, tabs, list, undo strips and connection, put together and spoken of by signals.

It decides nothing. A click on "Take" asks for a claim; whether the row becomes mine is seen when the database says so.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QStackedLayout, QVBoxLayout, QWidget

from console.models.clock import Clock
from console.models.record import replace
from console.models.records import Change, Channel, QueueCounts
from console.operations import office
from console.ui import paint
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind, Choice, IconButton, SegmentedControl
from console.ui.queue.model import QueueModel
from console.ui.queue.sections import EVERYTHING, LISTS, Narrowing
from console.ui.queue.strip import ConnectionFoot, UndoShelf
from console.ui.queue.table import QueueTable
from console.ui.queue.words import number
from console.ui.text import safe_label, safe_tooltip
from console.ui.theme import theme
from console.ui.tokens import TypeRole
from console.ui.widgets import EmptyState

HEAD_GAP = 8
"""Between the filter and the primary button, in logical px; half of it when there is little room."""


class QueuePane(QWidget):
    """GUI thread. Ids travel as objects; `target_ms` is how long a citizen may wait."""

    conversation_opened = Signal(object)
    claim_requested = Signal(object)
    next_requested = Signal()
    shortcuts_requested = Signal()
    undo_requested = Signal(object)
    verb_requested = Signal(str, object)
    counts_changed = Signal(object)
    channel_wanted = Signal()
    head_changed = Signal()
    """The title and its buttons need another width."""

    def __init__(self, bridge: Bridge, clock: Clock, target_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._list = "inbox"
        self._counts: QueueCounts | None = None
        self._kinds: tuple[str, ...] = ()
        self._is_compact = self._is_narrow = False
        self._head_width = 0
        self._next_keys = ""
        self._has_channel = True
        self._choices: tuple[Choice, ...] = ()
        self.model = QueueModel(bridge, clock, target_ms, self)
        self.table = QueueTable(self.model)
        self.undo = UndoShelf(clock)
        self.foot = ConnectionFoot(clock)
        self._build()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.table)
        self._fit_width()
        self.retranslate()
        self.model.show_list(self._list)
        self._read_channels()

    def _build(self) -> None:
        self._title = safe_label(role=TypeRole.PANE_TITLE, elides=True)
        self._filter = IconButton("filter", "", side=28)
        self._filter.setCheckable(True)
        self._next = ActionButton("", ButtonKind.PRIMARY)
        self._next_narrow = ActionButton("", ButtonKind.PRIMARY, icon="arrow-right")
        self._tabs = SegmentedControl([Choice(name, name) for name in LISTS])
        self._empty = EmptyState("circle-check", "")
        self._head = QHBoxLayout()
        self._head.setSpacing(0)
        self._gap = QSpacerItem(HEAD_GAP, 0)
        self._head.addWidget(self._title)
        self._head.addStretch()
        self._head.addWidget(self._filter)
        self._head.addItem(self._gap)
        self._head.addWidget(self._next)
        self._head.addWidget(self._next_narrow)
        self._tab_row = QHBoxLayout()
        self._tab_row.setContentsMargins(12, 0, 13, 0)
        self._tab_row.addWidget(self._tabs)
        middle = QWidget()
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addSpacing(10)
        column.addLayout(self._tab_row)
        column.addSpacing(8)
        column.addWidget(middle, 1)
        column.addWidget(self.undo)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self._next.clicked.connect(self.next_requested)
        self._next_narrow.clicked.connect(self.next_requested)
        self._filter.clicked.connect(self._on_filter_clicked)
        self._tabs.choice_changed.connect(self.show_list)
        self._empty.action_triggered.connect(self._on_empty_action)
        self.table.opened.connect(self.conversation_opened)
        self.table.claim_clicked.connect(self.claim_requested)
        self.table.menu_wanted.connect(self._on_menu_wanted)
        self.table.order_clicked.connect(self._on_order_clicked)
        self.undo.undo_requested.connect(self.undo_requested)
        self.foot.shortcuts_requested.connect(self.shortcuts_requested)
        self.model.counts_read.connect(self._on_counts)
        self.model.order_changed.connect(self._show_empty_or_list)
        self.model.list_read.connect(self._show_empty_or_list)
        self.model.modelReset.connect(self._show_empty_or_list)
        theme().theme_changed.connect(self._on_theme_changed)

    # What the window asks.

    def apply(self, change: Change) -> None:
        """Something was committed."""
        self.model.apply(change)
        if change.channels or change.everything:
            self._read_channels()

    def open_row(self, conversation_id: int | None) -> None:
        """Mark a conversation as the open one. Says nothing: whoever calls knows."""
        self.table.show_open(conversation_id)

    def select_next(self, step: int) -> None:
        """Open the next conversation below (1) or above (-1) the open one."""
        self._open_by_step(step, unread_only=False)

    def select_next_unread(self, step: int) -> None:
        """The same, past everything that has been read."""
        self._open_by_step(step, unread_only=True)

    def _open_by_step(self, step: int, *, unread_only: bool) -> None:
        number = self.table.step_from_open(step, unread_only=unread_only)
        if number is not None:
            self.table.show_open(number)
            self.conversation_opened.emit(number)

    def current_id(self) -> int | None:
        """The conversation a verb is meant for: where the keyboard stands in the list, else the open one."""
        focused = self.table.current_id() if self.table.hasFocus() else None
        return focused if focused is not None else self.table.open_id

    def claim_selected(self) -> None:
        """Ask for the conversation of `current_id`."""
        number = self.current_id()
        if number is not None:
            self.claim_requested.emit(number)

    @Slot(str)
    def show_list(self, name: str) -> None:
        """ "inbox", "snoozed", "team" or "closed". KeyError for anything else."""
        if name == self._list:
            return
        self._list = name
        self.model.show_list(name)
        self._tabs.choose(name)

    def set_connection(self, state: str, detail: str, seconds_since: int | None) -> None:
        """The worst channel: its state, its name, and seconds since the oldest contact. Without a name there is no channel."""
        if self._has_channel != bool(detail):
            self._has_channel = bool(detail)
            self._show_empty_or_list()
        self.foot.set_connection(state, detail, seconds_since)

    def show_undo(self, message_id: int, name: str, text: str, until_ms: int) -> None:
        """A reply can be taken back until a moment (epoch ms)."""
        self.undo.show_undo(message_id, name, text, until_ms)

    def hide_undo(self, message_id: int) -> None:
        """It cannot any more."""
        self.undo.hide_undo(message_id)

    @property
    def is_narrow(self) -> bool:
        """Whether only avatars are shown."""
        return self._is_narrow

    def head_width(self) -> int:
        """How wide the pane must be for its title and buttons to be whole, in px."""
        return self._head_width + HEAD_GAP

    def set_narrow(self, is_narrow: bool) -> None:
        """Only avatars, 72 px wide."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._fit_width()

    def _fit_width(self) -> None:
        is_narrow = self._is_narrow
        sizes = theme().tokens.sizes
        for part in (self._title, self._filter, self._next, self._tabs):
            part.setVisible(not is_narrow)
        self._next_narrow.setVisible(is_narrow)
        self._head.setContentsMargins(*((19, 0, 19, 0) if is_narrow else (12, 0, 12, 0)))
        self.setMinimumWidth(sizes.queue_avatars_only if is_narrow else sizes.queue_pane_min)
        self.setMaximumWidth(sizes.queue_avatars_only if is_narrow else sizes.queue_pane_max)
        self.table.set_density(is_compact=self._is_compact, is_narrow=is_narrow)
        self.undo.set_narrow(is_narrow)
        self.foot.set_narrow(is_narrow)
        self._fit_head()
        self._show_empty_or_list()

    def set_compact(self, is_compact: bool) -> None:
        """Two lines a row instead of three."""
        self._is_compact = is_compact
        self.table.set_density(is_compact=is_compact, is_narrow=self._is_narrow)

    def set_target(self, target_ms: int) -> None:
        """How long a citizen may wait, in milliseconds."""
        self.model.target_ms = target_ms
        self.model.tick()

    def set_next_key(self, keys: str) -> None:
        """The key that takes the next one, as the platform writes it."""
        self._next_keys = keys
        self._fit_head()

    def retranslate(self) -> None:
        """All words in the language in force."""
        self._title.setText(self.tr("Conversations"))
        self._filter.set_words(self.tr("Filter"), self.tr("Show only some of the conversations"))
        words, effect = self.tr("Take the next"), self.tr("Gives you the one that has waited longest")
        self._next.set_words(words, effect)
        self._next_narrow.set_words("", words)
        self._next_narrow.setAccessibleName(words)
        self.table.setAccessibleName(self.tr("Conversations"))
        self._show_counts()
        self.model.shelf.retranslate()
        self.model.tick()
        self._show_empty_or_list()

    # What happens.

    @Slot()
    def _on_theme_changed(self) -> None:
        self._fit_head()
        self.update()

    def _show_counts(self) -> None:
        known = self._counts
        inbox = None if known is None else known.mine + known.waiting + known.promised
        self._choices = (
            Choice("inbox", self.tr("Inbox"), inbox, "inbox"),
            Choice("snoozed", self.tr("Snoozed"), None if known is None else known.snoozed, "zzz"),
            Choice("team", self.tr("Team"), None if known is None else known.team, "users"),
            Choice("closed", self.tr("Closed"), None, "circle-check"),
        )
        self._fit_head()

    def _fit_head(self) -> None:
        """With large letters or little room the tabs lose their figures, then their words; the title gives way whole."""
        if self._is_narrow:
            return
        room = self.width() - self._tab_row.contentsMargins().left() - self._tab_row.contentsMargins().right()
        for wears_words, has_count in ((True, True), (True, False), (False, True), (False, False)):
            for choice in self._choices:
                count = choice.count if has_count else None
                worn = replace(choice, count=count, icon="") if wears_words else replace(choice, count=count, words="")
                self._tabs.set_choice(worn)
                button = self._tabs.button(choice.key)
                figure = "" if choice.count is None else " " + number(choice.count)
                button.setAccessibleName(choice.words + figure)
                safe_tooltip(button, "" if wears_words and has_count else choice.words + figure)
            if self._tabs.minimumSizeHint().width() <= room:
                break
        margins = self._head.contentsMargins()
        # The key of the button gives way first: its tooltip says it too, and the list loses no name for it.
        for keys in (self._next_keys, ""):
            self._next.set_keys(keys)
            taken = margins.left() + margins.right() + self._filter.sizeHint().width() + self._next.sizeHint().width()
            if self.width() - taken - self._title.sizeHint().width() >= HEAD_GAP // 2:
                break
        if taken + self._title.sizeHint().width() != self._head_width:
            self._head_width = taken + self._title.sizeHint().width()
            self.head_changed.emit()
        spare = self.width() - self._head_width
        self._gap.changeSize(max(HEAD_GAP // 2, min(spare, HEAD_GAP)), 0)
        self._head.invalidate()
        self._title.setVisible(spare >= HEAD_GAP // 2)

    @Slot(object)
    def _on_counts(self, counts: QueueCounts) -> None:
        if counts != self._counts:
            self._counts = counts
            self._show_counts()
        self.counts_changed.emit(counts)

    def _read_channels(self) -> None:
        self._bridge.read(self, office.channels, done=self._on_channels)

    def _on_channels(self, channels: list[Channel]) -> None:
        self._kinds = tuple(sorted({channel.kind for channel in channels}))

    @Slot()
    def _on_filter_clicked(self) -> None:
        from console.ui.queue.menus import FilterMenu, popup

        self._filter.setChecked(self.model.narrowing != EVERYTHING)
        menu = FilterMenu(self.model.narrowing, self._kinds, self, self.model.order)
        menu.narrowed.connect(self._narrow)
        menu.order_picked.connect(self.model.set_order)
        popup(menu, self._filter.mapToGlobal(QPoint(0, self._filter.height() + 2)))

    @Slot(QPoint)
    def _on_order_clicked(self, position: QPoint) -> None:
        from console.ui.queue.menus import OrderMenu, popup

        menu = OrderMenu(self.model.order, self)
        menu.order_picked.connect(self.model.set_order)
        popup(menu, position)

    @Slot(object)
    def _narrow(self, narrowing: Narrowing) -> None:
        self._filter.setChecked(narrowing != EVERYTHING)
        self.model.narrow(narrowing)

    @Slot(object, QPoint)
    def _on_menu_wanted(self, conversation_id: int, position: QPoint) -> None:
        row = self.model.shelf.row(conversation_id)
        if row is None:
            return
        from console.ui.queue.menus import VerbMenu, popup

        menu = VerbMenu(row, self.model.me, self)
        menu.verb_picked.connect(self._on_verb_picked)
        menu.aboutToHide.connect(self.table.release_order)
        popup(menu, position)

    @Slot(str, object)
    def _on_verb_picked(self, verb: str, conversation_id: int) -> None:
        if verb == "open":
            self.table.show_open(conversation_id)
            self.conversation_opened.emit(conversation_id)
        elif verb == "claim":
            self.claim_requested.emit(conversation_id)
        else:
            self.verb_requested.emit(verb, conversation_id)

    @Slot()
    def _show_empty_or_list(self) -> None:
        is_empty = self.model.is_read and self.model.rowCount() == 0 and not self._is_narrow
        if is_empty:
            self._empty.show_words(*self._empty_words())
        self._stack.setCurrentWidget(self._empty if is_empty else self.table)

    def _empty_words(self) -> tuple[str, str]:
        """What stands in an empty list, and its one button."""
        if self.model.narrowing != EVERYTHING:
            return self.tr("No conversation matches the filter."), self.tr("Show all")
        if self._has_no_way_in:
            words = self.tr("No channel is connected yet, so nobody can write. Connect the town hall's bot or account.")
            return words, self.tr("Connect a channel…")
        if self._list == "inbox":
            words = self.tr("Everybody attended. We will tell you when a conversation arrives.")
            return words, self.tr("See the team's")
        words = {
            "snoozed": self.tr("Nothing is snoozed."),
            "team": self.tr("No colleague is answering anybody now."),
            "closed": self.tr("No conversation has been closed yet."),
        }[self._list]
        return words, self.tr("Back to the inbox")

    @property
    def _has_no_way_in(self) -> bool:
        return self._list == "inbox" and not self._has_channel

    @Slot()
    def _on_empty_action(self) -> None:
        if self.model.narrowing != EVERYTHING:
            self._narrow(EVERYTHING)
        elif self._has_no_way_in:
            self.channel_wanted.emit()
        else:
            self.show_list("team" if self._list == "inbox" else "inbox")

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.fill(QPainter(self), QRectF(self.rect()), theme().tokens.colours.pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
