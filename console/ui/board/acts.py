"""What the window does with the board: makes the page when somebody asks for it, and carries out what is pressed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from console.models.clock import Clock
from console.ui.board.hands import Hands, load_hands
from console.ui.board.watch import BoardWatch
from console.ui.bridge import Bridge

if TYPE_CHECKING:
    from console.ui.board.page import BoardPage
    from console.ui.window import MainWindow


class BoardActs(QObject):
    """GUI thread. `verb_wanted(str, object)` asks for an act on a conversation. The board is a supervisor's; for others it is not there."""

    verb_wanted = Signal(str, object)

    def __init__(self, window: MainWindow, bridge: Bridge, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._clock = clock
        self._page: BoardPage | None = None
        is_supervisor = bridge.desk.actor.is_supervisor
        window.rail.show_board(is_supervisor)
        action = window.registry.action("show_board")
        action.setEnabled(is_supervisor)
        action.triggered.connect(self.show)
        if is_supervisor:
            self._watch = BoardWatch(bridge, clock, self._warn, self)

    @Slot()
    def show(self) -> None:
        """Ctrl+6."""
        page = self.page()
        page.set_office(self._window.bar.office)
        self._window.show_page(page, "show_board")

    def page(self) -> BoardPage:
        """The page, made once."""
        if self._page is None:
            from console.ui.board.page import BoardPage

            self._page = BoardPage(self._bridge, self._clock, self._window.bar.office, self._window)
            self._page.wanted.connect(self._on_wanted)
            self._page.told.connect(self._on_told)
        return self._page

    def _warn(self, words: str) -> None:
        self._window.notices.warn(words)
        self._on_told(words)

    @Slot(str)
    def _on_told(self, text: str) -> None:
        self._window.statusBar().showMessage(text, 6000)

    def _on_hands(self, hands: Hands | None) -> None:
        if hands is None:
            return
        from console.ui.dialogs.hands import HandsDialog

        dialog = HandsDialog(hands, self._clock.now_ms(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self._on_verb, Qt.ConnectionType.QueuedConnection)
        dialog.open()

    @Slot(str, object)
    def _on_verb(self, verb: str, conversation_id: int) -> None:
        if verb == "open":
            self._window.open_conversation(conversation_id)
        else:
            self.verb_wanted.emit(verb, conversation_id)

    @Slot(str, object)
    def _on_wanted(self, action: str, what: object) -> None:
        if action == "conversation" and isinstance(what, int):
            self._window.open_conversation(what)
        elif action == "assign":
            self.verb_wanted.emit("assign", what)
        elif action == "hands" and isinstance(what, int):
            self._bridge.read(self, load_hands, what, done=self._on_hands)
        elif action == "inbox":
            self._window.trigger("show_inbox")
        else:
            self._window.settings_wanted.emit({"people": "people", "channel": "connection"}.get(action, ""))
