"""Keeps what the operator chose: the file is written on the writer thread, and what came of it is told here."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from console.models.problems import Problem
from console.settings import Settings
from console.ui.bridge import Bridge


class SettingsWriter(QObject):
    """GUI thread. `written(str)` the key that is in force now; `refused(str, object)` a key and its Problem."""

    written = Signal(str)
    refused = Signal(str, object)

    def __init__(self, settings: Settings, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self._bridge = bridge

    def write(self, key: str, value: Any) -> None:
        """Keep a value; values follow each other in the order they were chosen."""

        def done(_: object) -> None:
            self.written.emit(key)

        self._bridge.compute_in_order(self, lambda: self.settings.set(key, value), done=done, failed=self._failed(key))

    def _failed(self, key: str) -> Callable[[Problem], None]:
        def failed(problem: Problem) -> None:
            self.refused.emit(key, problem)

        return failed
