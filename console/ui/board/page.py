"""The page of the supervisor: the board of now, the figures of any period, and the board alone on a screen of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from console.models.clock import Clock
from console.operations.figure_reports import Question
from console.ui import formats
from console.ui.board.awake import Awake
from console.ui.board.behind import BehindDialog
from console.ui.board.goals import GoalsDialog
from console.ui.board.history import HistoryPane
from console.ui.board.journal import JournalPane
from console.ui.board.model import BoardModel
from console.ui.board.view import BoardView
from console.ui.board.words import COLUMNS, say
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind, Choice, TabBar
from console.ui.text import title_text
from console.ui.theme import theme


class Wallboard(QWidget):
    """The board alone, for a screen on the wall: nothing to press, no pointer. Esc or F11 ends it."""

    closed = Signal()

    def __init__(self, model: BoardModel, office: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(title_text(office))
        self.view = BoardView(model, office, self)
        self.view.set_wallboard(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class BoardPage(QWidget):
    """GUI thread. `wanted(str, object)` as BoardView's, for what the window does; `told(str)` for its status bar."""

    wanted = Signal(str, object)
    told = Signal(str)

    def __init__(self, bridge: Bridge, clock: Clock, office: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._office = office
        self._wall: Wallboard | None = None
        self._awake: Awake | None = None
        self.model = BoardModel(bridge, clock, self)
        self.view = BoardView(self.model, office)
        self.view.wanted.connect(self._on_wanted)
        self.history = HistoryPane(bridge, clock)
        self.history.conversation_wanted.connect(self._on_conversation)
        self.history.told.connect(self.told)
        self.journal = JournalPane(bridge, clock)
        self.journal.conversation_wanted.connect(self._on_conversation)
        self.journal.told.connect(self.told)
        self.tabs = TabBar([Choice("now", ""), Choice("history", ""), Choice("journal", "")])
        self.tabs.choice_changed.connect(self._on_tab)
        self.wall_button = ActionButton("", ButtonKind.SECONDARY, "device-desktop")
        self.wall_button.clicked.connect(self.toggle_wallboard)
        self.goals_button = ActionButton("", ButtonKind.GHOST, "flag")
        self.goals_button.clicked.connect(self.open_goals)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.view)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.history)
        self._stack.addWidget(self.journal)
        head = QHBoxLayout()
        head.setContentsMargins(20, 6, 20, 0)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.goals_button)
        head.addWidget(self.wall_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)
        theme().theme_changed.connect(self._fit)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word in the language in force."""
        self.tabs.set_choice(Choice("now", self.tr("Now")))
        self.tabs.set_choice(Choice("history", self.tr("Figures")))
        self.tabs.set_choice(Choice("journal", self.tr("Journal")))
        self.goals_button.set_words(self.tr("Targets…"))
        self.wall_button.set_words(self.tr("Full screen"), self.tr("The board alone on a screen (F11)"))
        self.history.retranslate()
        self.journal.retranslate()

    def set_office(self, office: str) -> None:
        """The town's name has changed."""
        self._office = office
        self.view.set_office(office)

    @Slot(str)
    def show_tab(self, key: str) -> None:
        """ "now", "history" or "journal"."""
        self.tabs.choose(key)
        self._on_tab(key)

    @Slot(str)
    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentWidget({"history": self.history, "journal": self.journal}.get(key, self._scroll))
        if key == "history":
            self.history.ask()
            self.history.table.setFocus()
        elif key == "journal":
            self.journal.start()
            self.journal.table.setFocus()
        else:
            self.view.setFocus()

    @Slot()
    def open_goals(self) -> None:
        """Where a supervisor sets what the town has promised itself."""
        dialog = GoalsDialog(self._bridge, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.model.ask)
        dialog.open()

    @Slot()
    def toggle_wallboard(self) -> None:
        """F11: on the second screen where there is one, else over this one."""
        if self._wall is not None:
            self._wall.close()
            self._wall_closed()
            return
        self._wall = Wallboard(self.model, self._office)
        self._wall.closed.connect(self._wall_closed)
        screens = (
            [
                screen
                for screen in self.window().windowHandle().screen().virtualSiblings()
                if screen is not self.window().screen()
            ]
            if self.window().windowHandle()
            else []
        )
        if screens:
            self._wall.setGeometry(screens[0].geometry())
        self._wall.showFullScreen()
        self._awake = Awake()
        self.model.start()

    @Slot()
    def _wall_closed(self) -> None:
        wall, self._wall = self._wall, None
        if wall is not None:
            wall.deleteLater()
        if self._awake is not None:
            self._awake.release()
            self._awake = None
        if not self.isVisible():
            self.model.stop()

    @Slot(str, object)
    def _on_wanted(self, action: str, what: object) -> None:
        if action == "behind":
            self._open_behind(str(what), None)
        elif action == "topic":
            self._open_behind("conversations", str(what))
        else:
            self.wanted.emit(action, what)

    def _open_behind(self, figure: str, topic: str | None) -> None:
        today = formats.day_of(self._clock.now_ms()).toString(Qt.DateFormat.ISODate)
        column = next(each for each in COLUMNS if each.name == figure)
        title = say(column.title) if topic is None else f"{say(column.title)} · {topic}"
        dialog = BehindDialog(
            self._bridge,
            self._clock,
            Question(today, today, "topic" if topic is not None else "day"),
            figure,
            topic,
            title,
            say(column.meaning),
            self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.conversation_wanted.connect(self._on_conversation)
        dialog.open()

    @Slot(object)
    def _on_conversation(self, conversation_id: int) -> None:
        self.wanted.emit("conversation", conversation_id)

    def _fit(self) -> None:
        self.view.setMinimumSize(*self.view.least_size())

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        self.model.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._wall is None:
            self.model.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
