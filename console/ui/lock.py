"""The lock screen: covers every word in the window; only the number of waiting conversations shows.

It keeps a passer-by from reading; it is no substitute for the computer's own lock, which the operations manual asks for.
The PIN is looked at elsewhere and off the GUI thread. Where none is kept the screen only hides the words, and says so.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from console.models.locking import PinAnswer, PinState
from console.models.problems import Problem
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind
from console.ui.dialogs.pin import Pins, pin_field
from console.ui.frame import Crest
from console.ui.sentences import text_of
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole

_FIELD_WIDTH = 240


class LockScreen(QFrame):
    """An overlay of the whole window. `unlocked` once the PIN was right; `sign_out_wanted` ends the program, locked."""

    unlocked = Signal()
    sign_out_wanted = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.pins: Pins | None = None
        """Where the PIN is kept; without one the screen only hides."""
        self._has_pin: bool | None = None
        self._waiting = 0
        self._seconds = 0
        self._hint_kind = ""
        self._problem: Problem | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._crest = Crest(52, "accent_text")
        self._title = safe_label("", TypeRole.PANE_TITLE)
        self._number = safe_label("", TypeRole.MESSAGE, "text2")
        self._label = safe_label("", TypeRole.META, "text2")
        self.field = pin_field()
        self._label.setBuddy(self.field)
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field.returnPressed.connect(self._on_enter)
        self._hint = safe_label("", TypeRole.META, "text2", wraps=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.unlock_button = ActionButton("", ButtonKind.PRIMARY)
        self.unlock_button.clicked.connect(self._on_enter)
        self.sign_out_button = ActionButton("", ButtonKind.GHOST, icon="logout")
        self.sign_out_button.clicked.connect(self.sign_out_wanted)
        self._wait = QTimer(self)
        self._wait.setInterval(1_000)
        self._wait.timeout.connect(self._on_second)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        buttons.addWidget(self.unlock_button)
        buttons.addWidget(self.sign_out_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(3)
        for widget in (self._crest, self._title, self._number):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addWidget(self._label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.field, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._hint)
        column.addSpacing(6)
        column.addLayout(buttons)
        column.addStretch(4)
        theme().theme_changed.connect(self._dress)
        self.hide()

    @property
    def is_locked(self) -> bool:
        """Whether it covers the window."""
        return not self.isHidden()

    def lock(self, waiting: int) -> None:
        """Cover the window at once; whether a PIN is kept is asked meanwhile, and until then nothing opens."""
        self._has_pin = None if self.pins is not None else False
        self._problem = None
        self._seconds = 0
        self._waiting = waiting
        self.field.clear()
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self._say("")
        self.retranslate()
        self.show()
        self.raise_()
        self._focus()
        if self.pins is not None:
            self._bridge.compute(self, self.pins.state, done=self._on_state, failed=self._on_failed)

    def set_waiting(self, number: int) -> None:
        """How many conversations wait: a number and nothing else."""
        self._waiting = number
        self._number.setText(self.tr("%n conversation(s) waiting", "", number))

    def retranslate(self) -> None:
        """All words in the language in force."""
        self._title.setText(self.tr("Session locked"))
        self.set_waiting(self._waiting)
        self._label.setText(self.tr("PIN"))
        self.field.setAccessibleName(self.tr("PIN"))
        self.unlock_button.set_words(self.tr("Unlock") if self._has_pin is not False else self.tr("Open"))
        self.sign_out_button.set_words(
            self.tr("Sign out"), self.tr("Ends the program; the next start asks for the PIN")
        )
        self._say(self._hint_kind)
        self._dress()

    def _say(self, kind: str) -> None:
        self._hint_kind = kind
        words = {
            "": "",
            "no_pin": self.tr("No PIN is kept, so any key opens it. Choose one in the settings, under Privacy."),
            "wrong": self.tr("That is not the PIN. Try again."),
            "wait": self.tr("That is not the PIN. The next try in %n second(s).", "", self._seconds),
            "problem": "" if self._problem is None else text_of(self._problem),
        }
        self._hint.set_colour("text2" if kind == "no_pin" else "bad_text")
        self._hint.setText(words[kind])

    @Slot()
    def _dress(self) -> None:
        line = self._hint.fontMetrics().lineSpacing()
        self._hint.setMinimumHeight(2 * line)
        self.field.setFixedWidth(round(_FIELD_WIDTH * max(1.0, theme().tokens.text_scale)))

    def _focus(self) -> None:
        for widget in (self._label, self.field):
            widget.setVisible(self._has_pin is not False)
        (self.field if self._has_pin is not False else self).setFocus()

    def _on_state(self, state: PinState) -> None:
        self._has_pin = state.has_pin
        if state.wait_ms:
            self._begin_wait(state.wait_ms)
        elif not state.has_pin:
            self._say("no_pin")
        self.retranslate()
        self._focus()

    def _on_failed(self, problem: Problem) -> None:
        self._problem = problem
        self._say("problem")

    @Slot()
    def _on_enter(self) -> None:
        if self._has_pin is False:
            self._open()
            return
        pin = self.field.text()
        self.field.clear()
        if not pin or self._has_pin is None or self._wait.isActive() or self.pins is None:
            return
        self.field.setEnabled(False)
        pins = self.pins
        self._bridge.compute(self, lambda: pins.try_pin(pin), done=self._on_answer, failed=self._on_try_failed)

    def _on_answer(self, answer: PinAnswer) -> None:
        self.field.setEnabled(True)
        if answer.is_right:
            self._open()
        elif answer.wait_ms:
            self._begin_wait(answer.wait_ms)
        else:
            self._say("wrong")
            self.field.setFocus()

    def _on_try_failed(self, problem: Problem) -> None:
        self.field.setEnabled(True)
        self._on_failed(problem)
        self.field.setFocus()

    def _begin_wait(self, wait_ms: int) -> None:
        self._seconds = -(-wait_ms // 1000)
        self.field.setEnabled(False)
        self.setFocus()
        self._say("wait")
        self._wait.start()

    @Slot()
    def _on_second(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._say("wait")
            return
        self._wait.stop()
        self.field.setEnabled(True)
        self._say("")
        self.field.setFocus()

    def _open(self) -> None:
        self._wait.stop()
        self.field.setEnabled(True)
        self.field.clear()
        self.hide()
        self.unlocked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._has_pin is False and event.text():
            self._open()
        # Nothing of the window below may hear a key.
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self.is_locked:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.colours.app)
