"""The shell of the main window: panes side by side, lists, text size, lock and notices. It knows no conversation."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from console.answers.stored import AnswerIndex
from console.models.clock import Clock
from console.models.record import Record
from console.ui.actions import BY_ID, ActionRegistry, action_text
from console.ui.bridge import Bridge
from console.ui.cleaning import clean_name
from console.ui.composer.view import Composer
from console.ui.details.view import DetailsPane
from console.ui.dialogs.help import HelpSheet
from console.ui.frame import Rail, TopBar
from console.ui.gaps import GapNotice
from console.ui.lock import LockScreen
from console.ui.notices import Notices
from console.ui.queue.view import QueuePane
from console.ui.sending import Files
from console.ui.theme import theme
from console.ui.timeline.view import TimelinePane


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
    shortcuts: dict[str, str] | None = None


class Shell(QMainWindow):
    """GUI thread; owns every pane."""

    settings_wanted = Signal()
    phone_wanted = Signal()
    quitting = Signal()
    locked = Signal()

    def __init__(
        self, bridge: Bridge, files: Files, answers: AnswerIndex, clock: Clock, options: WindowOptions
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._files = files
        self._options = options
        self._clock = clock
        self.setMinimumSize(900, 600)
        self.resize(1440, 900)
        self.registry = ActionRegistry(self, options.shortcuts)
        self._build(answers)
        self.notices = Notices(self, is_loud=options.sounds, is_wanted=options.notices)
        self.notices.clicked.connect(self._on_notice)
        self.lock_screen = LockScreen(self)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)
        self.composer.box.textChanged.connect(self._touch_idle)
        self._touch_idle()
        self.retranslate()

    def _build(self, answers: AnswerIndex) -> None:
        self.rail = Rail()
        options = self._options
        self.bar = TopBar(
            options.office, options.department, self._bridge.desk.actor.name, is_training=options.is_training
        )
        self.queue = QueuePane(self._bridge, self._clock, options.target_ms)
        self.timeline = TimelinePane(self._bridge, self._files, self._clock)
        self.timeline.set_wait_target(options.target_ms)
        self.composer = Composer(self._bridge, answers)
        self.composer.box.enter_sends = options.enter_sends
        self.details = DetailsPane(self._bridge, answers)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.timeline, 1)
        column.addWidget(self.composer)
        centre.setMinimumWidth(480)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane in (self.queue, centre, self.details):
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([350, 702, 330])
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(GapNotice(self._bridge, self._clock))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.splitter)
        rows.addWidget(self.pages, 1)
        whole = QWidget()
        columns = QHBoxLayout(whole)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.rail)
        columns.addWidget(right, 1)
        self.setCentralWidget(whole)

    def retranslate(self) -> None:
        """Texts of the window itself in the language in force."""
        self.setWindowTitle(self.tr("Ventanilla — {office}").format(office=clean_name(self._options.office)))
        self.registry.retranslate()
        self.rail.set_texts(
            {name: action_text(BY_ID[name]) for name in ("show_inbox", "show_rules", "show_team", "help", "settings")}
        )

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
        theme().step_text_scale(1)

    def _text_smaller(self) -> None:
        theme().step_text_scale(-1)

    def _text_normal(self) -> None:
        theme().step_text_scale(0)

    def open_help(self) -> None:
        """F1."""
        sheet = HelpSheet(self.registry, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def toggle_details(self) -> None:
        """F4."""
        self.details.setVisible(not self.details.isVisible())

    def _quit(self) -> None:
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
    def _toggle_quiet(self) -> None:
        self.notices.set_quiet(not self.notices.is_quiet)
        self.bar.set_quiet(self.notices.is_quiet)

    @Slot()
    def _on_notice(self) -> None:
        self.showNormal() if self.isMinimized() else self.show()
        self.activateWindow()
        self.queue.show_list("inbox")

    @Slot()
    def lock(self) -> None:
        """Cover every word."""
        self.lock_screen.lock(0)
        self.locked.emit()

    def _touch_idle(self) -> None:
        if self._options.lock_minutes:
            self._idle.start(self._options.lock_minutes * 60_000)

    def event(self, event: QEvent) -> bool:
        if event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.MouseMove,
            QEvent.Type.WindowActivate,
            QEvent.Type.ShortcutOverride,
        ):
            self._touch_idle()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
