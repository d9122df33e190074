"""The pane in the middle: head, banners and the messages with one citizen, over all episodes.

What is loaded is the history's business; here it is kept where it is on screen. Nobody's scroll or focus is ever taken:
what comes while the operator reads above is counted on a floating button, which also leads back from a place far above.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QVBoxLayout, QWidget

from console.models.clock import Clock
from console.models.problems import Problem
from console.models.records import Change, ConversationRow, MessageRow
from console.models.states import Direction
from console.ui.actions import how_to_begin
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind, ButtonSize
from console.ui.cleaning import clean_name, isolate
from console.ui.theme import theme
from console.ui.timeline.acts import TimelineActs
from console.ui.timeline.area import TimelineArea
from console.ui.timeline.away import Away
from console.ui.timeline.banners import TimelineBanners
from console.ui.timeline.children import DecodingQueue
from console.ui.timeline.delegate import TimelinePainter
from console.ui.timeline.files import FileDoor
from console.ui.timeline.find import FindBar, FindInTimeline
from console.ui.timeline.header import ConversationHeader
from console.ui.timeline.history import History
from console.ui.timeline.layout import Look
from console.ui.timeline.model import TimelineModel
from console.ui.timeline.parts import Spot
from console.ui.timeline.pictures import PictureShelf
from console.ui.timeline.voice import Files, VoicePlayer
from console.ui.widgets import EmptyState

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
        self._new_below = 0
        self.model = TimelineModel(clock)
        self.history = History(bridge, self.model, self)
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
        self.acts = TimelineActs(
            bridge, files, painter, self.player, self.shelf, self.decodings, self.door, clock, self
        )
        self.find_bar = FindBar(self)
        self.finding = FindInTimeline(bridge, self.history, self.area, self.find_bar, self)
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
        column.addWidget(self.find_bar)
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
        self.area.older_wanted.connect(self.history.read_older)
        self.area.newer_wanted.connect(self.history.read_newer)
        self.history.shown.connect(self._on_shown)
        self.history.grown.connect(self._show_float)
        self.history.renewed.connect(self._on_renewed)
        self.history.failed.connect(self._on_failed)
        self.area.bottom_reached.connect(self._on_bottom_reached)
        self.model.arrived.connect(self._on_arrived)
        self._float.clicked.connect(self.go_to_end)
        self.finding.changed.connect(self.area.forget_sheets)
        theme().theme_changed.connect(self.update)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def open(self, conversation: ConversationRow, message_id: int | None = None) -> None:
        """Show the messages of a conversation's contact, at the end or around a message. The same contact again keeps its place."""
        is_same = self._row is not None and self._row.contact_id == conversation.contact_id
        if not is_same:
            self._leave()
        self._row = conversation
        self.acts.channel_kind = conversation.channel_kind
        self.header.show_row(conversation)
        self.banners.show_row(conversation, self._bridge.me)
        self._pages.setCurrentIndex(1)
        self.history.open(conversation, message_id)

    def close_conversation(self) -> None:
        """Nothing is open: one sentence and one button."""
        self._leave()
        self.history.leave()
        self._row = None
        self._pages.setCurrentIndex(0)

    def apply(self, change: Change) -> None:
        """Read again what a commit touched, if it is shown here."""
        self.history.apply(change)
        self.finding.apply(change)

    @Slot(object)
    def show_message(self, message_id: int) -> None:
        """Bring a message into sight wherever it stands, and set it off for a moment."""
        self.history.go_to(message_id)

    @Slot()
    def go_to_end(self) -> None:
        """Show the newest message."""
        if self.model.has_newer:
            self.history.go_to_end()
        else:
            self.area.scroll_to_end()

    def message(self, message_id: int) -> MessageRow | None:
        """A message that is loaded, or None."""
        return self.model.message(message_id)

    def set_onlookers(self, onlookers: list[tuple[str, bool]]) -> None:
        """Colleagues who look at this conversation, and whether they type."""
        self.banners.set_onlookers(onlookers)

    def set_offline(self, away: Away | None) -> None:
        """The connection is gone, since when and why; None when it is back."""
        self.banners.set_offline(away)

    def set_stolen(self, channel: str) -> None:
        """Somebody else receives with the token of this channel; "": nobody does."""
        self.banners.set_stolen(channel)

    def set_wait_target(self, target_ms: int) -> None:
        """The time within which a citizen should be answered, in ms."""
        self.header.set_wait_target(target_ms)

    # --- what the history tells ---------------------------------------------------------------------------------------

    def _leave(self) -> None:
        """Put the conversation away that was open: its sound stops, nothing is looked for any more."""
        self.finding.close()
        self.area.unmark()
        self.player.forget()
        self.shelf.forget()
        self.decodings.forget()
        self._set_new_below(0)

    @Slot(object)
    def _on_shown(self, message_id: int | None) -> None:
        row = self.model.row_of(message_id) if message_id is not None else None
        if row is not None:
            index = self.model.index(row)
            self.area.setCurrentIndex(index)
            self.area.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.area.mark_current(is_brief=not self.finding.is_open)
        self._show_float()

    @Slot(object)
    def _on_renewed(self, row: ConversationRow) -> None:
        self._row = row
        self.header.show_row(row)
        self.banners.show_row(row, self._bridge.me)

    # --- what comes while it is open ----------------------------------------------------------------------------------

    @Slot(object)
    def _on_arrived(self, rows: tuple[MessageRow, ...]) -> None:
        my_login = self._bridge.desk.actor.login
        is_mine = [row for row in rows if row.author_login == my_login and row.direction is not Direction.INCOMING]
        of_others = [row for row in rows if row not in is_mine]
        if is_mine:
            # The operator pressed a key to write this: looking at it is what they want.
            self.go_to_end()
        elif not self.area.is_at_bottom:
            self._set_new_below(self._new_below + len(of_others))
        if any(row.direction is Direction.INCOMING for row in of_others) and self._row is not None and self.isVisible():
            words = self.tr("New message from {name}").format(name=isolate(clean_name(self._row.contact_name)))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.area, words))

    @Slot()
    def _on_bottom_reached(self) -> None:
        self._set_new_below(0)

    def _set_new_below(self, count: int) -> None:
        if count != self._new_below:
            self._new_below = count
            self._show_float()

    @Slot()
    def _show_float(self) -> None:
        """The button down: how many came below, or only the way back when the end is not even loaded."""
        count = self._new_below
        self._float.setVisible(count > 0 or self.model.has_newer)
        if count:
            self._float.set_words(self.tr("{n} new").format(n=count))
        else:
            self._float.set_words(self.tr("To the newest"))
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
            find=self.finding.words if row is not None else "",
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
        self._bridge.problem_raised.emit(problem)

    @Slot()
    def _on_empty_action(self) -> None:
        self.verb_requested.emit("claim_next")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape anywhere in the pane ends the looking-for first."""
        if event.key() == Qt.Key.Key_Escape and self.finding.is_open:
            self.finding.close()
        else:
            super().keyPressEvent(event)

    # --- the window ---------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """All words in the language in force."""
        self.area.setAccessibleName(self.tr("Messages"))
        self._empty.show_words(how_to_begin(), self.tr("Take the next"))
        self.header.retranslate()
        self.banners.retranslate()
        self.find_bar.retranslate()
        self._show_float()
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
