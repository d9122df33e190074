"""A problem told over the window: one sentence, and its next step as a button where the window can take it.

While the screen is locked it waits, for it may name a citizen or a colleague. A sentence that stands there already is
not said twice: a database that is away fails at every look.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from console.models.problems import ClaimLost, Problem
from console.ui.bridge import Bridge
from console.ui.curtain import Curtain
from console.ui.sentences import text_of
from console.ui.text import message_box, set_button_text


class ProblemTeller(QObject):
    """GUI thread. The signals are next steps: the next conversation, one by its id, one to be reopened by its id."""

    next_wanted = Signal()
    conversation_wanted = Signal(object)
    reopening_wanted = Signal(object)

    def __init__(self, bridge: Bridge, curtain: Curtain, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._curtain = curtain
        self._window = window
        self._told: set[str] = set()

    def tell(self, problem: Problem) -> None:
        """Say it now, or once the screen is open again."""
        if isinstance(problem, ClaimLost):
            self._bridge.refresh_everything()
        if self._curtain.is_drawn:

            def later() -> None:
                self.tell(problem)

            self._curtain.opened.connect(later, Qt.ConnectionType.SingleShotConnection)
            return
        words = text_of(problem)
        if words not in self._told:
            self._told.add(words)
            self._show(problem, words)

    def _show(self, problem: Problem, words: str) -> None:
        box = message_box(self._window, QMessageBox.Icon.Information, self.tr("It could not be done"), words)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        step = self._step(problem)
        if step is not None:
            button = box.addButton(QMessageBox.StandardButton.Yes)
            set_button_text(button, step[0])
            box.setDefaultButton(button)
            box.setEscapeButton(QMessageBox.StandardButton.Ok)

        def closed(_: int) -> None:
            self._told.discard(words)
            if step is not None and box.standardButton(box.clickedButton()) == QMessageBox.StandardButton.Yes:
                step[1]()

        box.finished.connect(closed)
        box.open()

    def _step(self, problem: Problem) -> tuple[str, Callable[[], None]] | None:
        number = problem.blanks.get("id")
        if isinstance(problem, ClaimLost):
            return self.tr("Take the next"), self.next_wanted.emit
        if problem.code == "has_newer":
            return self.tr("Open the newer one"), lambda: self.conversation_wanted.emit(number)
        if problem.code in ("is_resolved", "reply_to_resolved") and number is not None:
            return self.tr("Reopen it"), lambda: self.reopening_wanted.emit(number)
        return None
