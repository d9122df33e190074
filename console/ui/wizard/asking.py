"""Runs one slow question on a thread of its own while a page of the wizard waits; there is no bridge before there is a desk to show."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from console.models.problems import Problem


class Asking(QObject):
    """GUI thread. One question at a time; `answered(object)` carries the answer, `failed(object)` a Problem."""

    answered = Signal(object)
    failed = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_running = False
        self._round = 0
        self._ended.connect(self._on_ended)

    def ask(self, question: Callable[[], Any]) -> None:
        """Begin. An earlier question is forgotten: its answer comes too late."""
        self._round += 1
        self.is_running = True
        number = self._round
        threading.Thread(target=self._run, args=(question, number), name="wizard", daemon=True).start()

    def forget(self) -> None:
        """Whatever comes now is too late."""
        self._round += 1
        self.is_running = False

    def _run(self, question: Callable[[], Any], number: int) -> None:
        try:
            answer: Any = question()
        except Problem as problem:
            answer = problem
        except Exception as error:
            answer = Problem("unexpected", kind=type(error).__name__)
        self._ended.emit(answer, number)

    @Slot(object, object)
    def _on_ended(self, answer: Any, number: int) -> None:
        if number != self._round:
            return
        self.is_running = False
        (self.failed if isinstance(answer, Problem) else self.answered).emit(answer)
