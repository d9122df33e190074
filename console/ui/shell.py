"""The shell of the main window: panes side by side, lists, text size, lock and notices. It knows no conversation.

An operator waits for the queue, so the queue is there first, between two bare strips of colour; everything else
(`Furniture`) is imported and built when the first rows are painted, or earlier when somebody asks for it. What is needed before the first paint
is imported at the top of this file, everything else where it is used (tests/house/imports.py knows the list).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.models.clock import Clock
from console.models.record import Record
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_name
from console.ui.panes import RAIL_WIDTH, Panes
from console.ui.phones import show_phones_whole
from console.ui.queue.view import QueuePane
from console.ui.theme import theme

if TYPE_CHECKING:
    from console.answers.index import AnswerIndex
    from console.ui.actions import ActionRegistry
    from console.ui.composer.view import Composer
    from console.ui.details.view import DetailsPane
    from console.ui.frame import Rail, TopBar
    from console.ui.furniture import Furniture
    from console.ui.lock import LockScreen
    from console.ui.notices import Notices
    from console.ui.sending import Files
    from console.ui.timeline.view import TimelinePane

LATEST_FURNISHING_MS = 1_500
"""A database that does not answer must not keep the rest of the window away."""


class WindowOptions(Record):
    """What the settings say about the window. Times in milliseconds; 0 lock minutes never locks."""

    office: str = ""
    department: str = ""
    is_training: bool = False
    target_ms: int = 600_000
    lock_minutes: int = 5
    enter_sends: bool = True
    sounds: bool = True
    notices: bool = True
    notice_preview: bool = False
    quiet_hours: str = ""
    is_compact: bool = False
    masks_phones: bool = True
    close_to_tray: bool = False
    shortcuts: Mapping[str, str] | None = None
    """What somebody wishes; which wishes are granted is for console/ui/shortcuts.py to say."""
    has_letters: bool = False
    pane_widths: tuple[int, int] = (0, 0)
    """List and right pane in px; 0 as they fit."""
    place: str = ""
    """Where the window stood when it was closed (console/ui/window_place.py); empty for the usual size."""


class Strip(QWidget):
    """The ground of a part that is not there yet."""

    def __init__(self, colour: QColor) -> None:
        super().__init__()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, colour)
        self.setPalette(palette)
        self.setAutoFillBackground(True)


class Shell(QMainWindow):
    """GUI thread; owns every pane."""

    settings_wanted = Signal(str)
    """The page to open; empty for the first."""
    phone_wanted = Signal()
    quitting = Signal()
    locked = Signal()
    opened_again = Signal()
    wish_made = Signal(str, object)
    """A setting that is changed in the window itself: its key and value."""
    furnished = Signal()
    """Every pane is there."""

    def __init__(
        self, bridge: Bridge, files: Files, answers: AnswerIndex | None, clock: Clock, options: WindowOptions
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._files = files
        self._answers = answers
        self._options = options
        self._clock = clock
        self._furniture: Furniture | None = None
        self._is_quitting = False
        show_phones_whole(not options.masks_phones)
        self._is_open = False
        """Whether a conversation is shown."""
        self.setMinimumSize(900, 600)
        self.resize(1440, 900)
        if options.place:
            from console.ui.window_place import put

            put(self, options.place)
        self._build()
        self.retranslate()
        self.queue.table.shown.connect(self._on_queue_shown)
        QTimer.singleShot(LATEST_FURNISHING_MS, self, self.furnish)

    def _build(self) -> None:
        colours = theme().tokens.colours
        self._rail_place, self._bar_place = Strip(colours.rail), Strip(colours.topbar)
        self._rail_place.setFixedWidth(RAIL_WIDTH)
        self._bar_place.setFixedHeight(theme().tokens.sizes.top_bar)
        self.queue = QueuePane(self._bridge, self._clock, self._options.target_ms)
        # It has its looks from the style sheet, which is put on with the rest.
        self.queue.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.queue.set_compact(self._options.is_compact)
        self.queue.set_next_key((self._options.shortcuts or {}).get("claim_next", "F2"))
        self._centre = QWidget()
        self._centre.setMinimumWidth(480)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.queue)
        self.splitter.addWidget(self._centre)
        self.splitter.setStretchFactor(1, 1)
        self.panes = Panes(self.splitter, self.queue, self._options.pane_widths)
        self.panes.begin(self.width())
        self.panes.dragged.connect(self.wish_made)
        right = QWidget()
        rows = self._rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._bar_place)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.splitter)
        rows.addWidget(self.pages, 1)
        whole = QWidget()
        columns = QHBoxLayout(whole)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._rail_place)
        columns.addWidget(right, 1)
        self.setCentralWidget(whole)

    # --- everything behind the queue ----------------------------------------------------------------------------------------------

    @Slot()
    def _on_queue_shown(self) -> None:
        """The rows are painted; when they are on the screen too, a reader imports what is still missing."""
        if self._furniture is None:
            QTimer.singleShot(0, self, self._import_furniture)

    @Slot()
    def _import_furniture(self) -> None:
        self._bridge.compute(self, load_furniture, done=self._on_imported)

    def _on_imported(self, _: object) -> None:
        self.furnish()

    @Slot()
    def furnish(self) -> None:
        """Build all that is not there yet. The second call does nothing."""
        if self._furniture is None:
            self._rest()

    def _rest(self) -> Furniture:
        if self._furniture is None:
            from console.ui.furniture import build

            self._furniture = build(self, self._bridge, self._files, self._answers, self._clock, self._options)
            self._place(self._furniture)
            self.furnished.emit()
        return self._furniture

    def _place(self, rest: Furniture) -> None:
        for strip, part in ((self._rail_place, rest.rail), (self._bar_place, rest.bar)):
            filled = QVBoxLayout(strip)
            filled.setContentsMargins(0, 0, 0, 0)
            filled.addWidget(part)
        theme().put_on_style_sheet()
        self.queue.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # From now on as high as the bar itself, which grows with the letters.
        self._bar_place.setMinimumHeight(0)
        self._bar_place.setMaximumHeight(self.maximumHeight())
        self._bar_place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._rows.insertWidget(1, rest.gap_notice)
        column = QVBoxLayout(self._centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rest.timeline, 1)
        column.addWidget(rest.composer)
        self.panes.place(rest.details, self.width())
        rest.notices.clicked.connect(self._on_notice)
        rest.notices.quit_wanted.connect(self.quit)
        rest.notices.quiet_changed.connect(rest.bar.set_quiet)
        rest.bar.set_quiet(rest.notices.is_quiet)
        rest.lock_screen.sign_out_wanted.connect(self.quit)
        rest.curtain.opened.connect(self._on_opened_again)
        rest.idleness.looked.connect(self._on_idle)
        self.quitting.connect(rest.work.end)
        self.retranslate()

    def apply_options(self, options: WindowOptions) -> None:
        """Settings have changed; everything follows at once."""
        before, self._options = self._options, options
        show_phones_whole(not options.masks_phones)
        self.queue.set_target(options.target_ms)
        self.queue.set_compact(options.is_compact)
        self.bar.set_office(options.office, options.department)
        self.timeline.set_wait_target(options.target_ms)
        self.composer.box.enter_sends = options.enter_sends
        self.notices.set_options(options)
        self.panes.wish(options.pane_widths)
        if (options.shortcuts, options.has_letters) != (before.shortcuts, before.has_letters):
            from console.ui.shortcuts import keys_in_force

            self.registry.rebind(keys_in_force(options.shortcuts or {}, letters=options.has_letters))
        # Keys, phone numbers and hints stand in many texts; whoever shows one says it anew, as in another language.
        QApplication.sendEvent(self, QEvent(QEvent.Type.LanguageChange))

    @property
    def rail(self) -> Rail:
        """The strip of lists on the left."""
        return self._rest().rail

    @property
    def bar(self) -> TopBar:
        """The strip on top."""
        return self._rest().bar

    @property
    def registry(self) -> ActionRegistry:
        """The actions, by id."""
        return self._rest().registry

    @property
    def timeline(self) -> TimelinePane:
        """The conversation that is open."""
        return self._rest().timeline

    @property
    def composer(self) -> Composer:
        """Where replies and notes are written."""
        return self._rest().composer

    @property
    def details(self) -> DetailsPane:
        """The pane on the right."""
        return self._rest().details

    @property
    def notices(self) -> Notices:
        """Tray, sound and notices of the system."""
        return self._rest().notices

    @property
    def lock_screen(self) -> LockScreen:
        """The cover over every word."""
        return self._rest().lock_screen

    @property
    def furniture(self) -> Furniture:
        """All the parts behind the queue."""
        return self._rest()

    def retranslate(self) -> None:
        """Texts of the window itself in the language in force."""
        self.setWindowTitle(self.tr("Ventanilla — {office}").format(office=clean_name(self._options.office)))
        if self._furniture is None:
            return
        from console.ui.actions import BY_ID, action_text, key_text

        self._furniture.registry.retranslate()
        self._furniture.notices.retranslate()
        self.queue.set_next_key(key_text("claim_next"))
        names = ("show_inbox", "show_rules", "show_team", "show_board", "help", "settings")
        self._furniture.rail.set_texts({name: action_text(BY_ID[name]) for name in names})

    # --- what is shown -------------------------------------------------------------------------------------------------------------

    @Slot(str)
    def trigger(self, action_id: str) -> None:
        """Fire an action by its id, as its key would."""
        action = self.registry.action(action_id)
        if action.isEnabled():
            action.trigger()

    @Slot(str)
    def _tell(self, text: str) -> None:
        self.statusBar().showMessage(text, 6000)

    def _next(self) -> None:
        self.queue.select_next(1)

    def _previous(self) -> None:
        self.queue.select_next(-1)

    def _next_unread(self) -> None:
        self.queue.select_next_unread(1)

    def _previous_unread(self) -> None:
        self.queue.select_next_unread(-1)

    def _show_inbox(self) -> None:
        self._show_list("inbox")

    def _show_snoozed(self) -> None:
        self._show_list("snoozed")

    def _show_team(self) -> None:
        self._show_list("team")

    def _show_closed(self) -> None:
        self._show_list("closed")

    def show_conversations(self) -> None:
        """The panes again, when a page stands in their place."""
        if self.pages.currentWidget() is not self.splitter:
            self.pages.setCurrentWidget(self.splitter)
            self.rail.select("show_inbox")

    def show_page(self, page: QWidget, rail: str) -> None:
        """A page in place of the panes; `rail` is the action that leads to it."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.rail.select(rail)
        page.setFocus()

    def _show_list(self, which: str) -> None:
        self.pages.setCurrentWidget(self.splitter)
        self.queue.show_list(which)
        self.rail.select("show_team" if which == "team" else "show_inbox")

    def _text_larger(self) -> None:
        self._scale_text(1)

    def _text_smaller(self) -> None:
        self._scale_text(-1)

    def _text_normal(self) -> None:
        self._scale_text(0)

    def _scale_text(self, steps: int) -> None:
        theme().step_text_scale(steps)
        self.wish_made.emit("text_scale", round(theme().text_scale * 100))

    def _toggle_full_screen(self) -> None:
        toggle_wallboard = getattr(self.pages.currentWidget(), "toggle_wallboard", None)
        if toggle_wallboard is not None:
            toggle_wallboard()
        else:
            self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def open_help(self) -> None:
        """F1."""
        from console.ui.dialogs.help import HelpSheet

        sheet = HelpSheet(self.registry, self, enter_sends=self._options.enter_sends)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _show_settings(self) -> None:
        """Ctrl+,"""
        self.settings_wanted.emit("")

    @Slot()
    def _connect_channel(self) -> None:
        """Where a channel is added, for a desk that has none."""
        self.settings_wanted.emit("connection")

    def toggle_details(self) -> None:
        """F4: what stands at the right of the panes, or of the page in their place."""
        toggle_side = getattr(self.pages.currentWidget(), "toggle_side", None)
        if toggle_side is not None:
            toggle_side()
        else:
            self.details.setVisible(not self.details.isVisible())

    @Slot()
    def quit(self) -> None:
        """End the program, also where closing the window would only hide it."""
        self._is_quitting = True
        self.close()

    def _panes(self) -> list[QWidget]:
        return [self.queue, self.timeline, self.composer.box, self.details]

    def _next_pane(self) -> None:
        self._step_pane(1)

    def _previous_pane(self) -> None:
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        panes = [pane for pane in self._panes() if pane.isVisible()]
        focused = self.focusWidget()
        here = next(
            (
                n
                for n, pane in enumerate(panes)
                if focused is not None and (pane is focused or pane.isAncestorOf(focused))
            ),
            -1,
        )
        target = panes[(here + step) % len(panes)]
        child = target if target.focusPolicy() != Qt.FocusPolicy.NoFocus else target.nextInFocusChain()
        if child is not None:
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_notice(self) -> None:
        self.showNormal() if self.isMinimized() else self.show()
        self.activateWindow()
        self.queue.show_list("inbox")

    @Slot()
    def lock(self) -> None:
        """Cover every word."""
        self.notices.is_locked = True
        self.furniture.curtain.draw(0)
        self.locked.emit()

    @Slot()
    def _on_opened_again(self) -> None:
        self.notices.is_locked = False
        self.furniture.idleness.touch()
        self.opened_again.emit()

    @Slot(object)
    def _on_idle(self, idle_ms: int) -> None:
        minutes = self._options.lock_minutes
        if minutes and idle_ms >= minutes * 60_000 and not self.furniture.curtain.is_drawn:
            self.lock()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # A key that comes so early must find its action.
            self.furnish()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        # Never hidden where nothing could bring it back.
        is_kept = self._furniture is not None and self._options.close_to_tray and not self._is_quitting
        if is_kept and self.notices.has_tray:
            event.ignore()
            self.hide()
            self.notices.say_hidden()
            return
        if self._furniture is not None:
            self.composer.save_draft()
        from console.ui.window_place import place_of

        self.wish_made.emit("window_place", place_of(self))
        self.quitting.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._furniture is not None:
            self._fit_panes(event.oldSize().width())

    def _fit_panes(self, before: int) -> None:
        """The window, or what is open in it, has changed."""
        self.panes.fit(self.width(), before, is_open=self._is_open)
        if self.lock_screen.isVisible():
            self.lock_screen.setGeometry(self.rect())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def load_furniture() -> None:
    """Import what is not needed for the first paint. Any thread."""
    import console.ui.furniture  # noqa: F401
