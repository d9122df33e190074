"""While the board hangs on a wall the screen does not go dark: the desktop is asked, and asked no more when the board is closed."""

from __future__ import annotations

import logging
import sys
from itertools import count

log = logging.getLogger(__name__)

_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
"""The idle inhibition service of the freedesktop.org specification."""
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x00000001, 0x00000002
"""SetThreadExecutionState, Windows."""
_numbers = count(1)


class Awake:
    """GUI thread. Holds from its making until `release`. A desktop that does not know the request is left as it is."""

    def __init__(self, address: str | None = None) -> None:
        """`address`: of the message bus; None for the session's own."""
        self._bus = ""
        if sys.platform == "win32":
            _windows(_CONTINUOUS | _SYSTEM | _DISPLAY)
        else:
            self._ask(address)

    def release(self) -> None:
        """The screen may go dark again."""
        if sys.platform == "win32":
            _windows(_CONTINUOUS)
        elif self._bus:
            from PySide6.QtDBus import QDBusConnection

            # The request ends with the connection it came by, also when the program is killed.
            QDBusConnection.disconnectFromBus(self._bus)
            self._bus = ""

    def _ask(self, address: str | None) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        name = f"ventanilla-wallboard-{next(_numbers)}"
        bus = (
            QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, name)
            if address is None
            else QDBusConnection.connectToBus(address, name)
        )
        if not bus.isConnected():
            log.info("no message bus: the screen may go dark behind the board")
            QDBusConnection.disconnectFromBus(name)
            return
        self._bus = name
        call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "Inhibit")
        call.setArguments(["Ventanilla", "wallboard"])
        bus.asyncCall(call)


def _windows(state: int) -> None:
    import ctypes

    ctypes.windll.kernel32.SetThreadExecutionState(state)  # type: ignore[attr-defined,unused-ignore]
