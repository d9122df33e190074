"""The door of a window: a second start of the same desk knocks, and the first one comes to the front."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QThread
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

KNOCK_MS = 3_000
"""How long a second start waits for the first window to answer; it opens a moment after its queue is painted."""


def knock(name: str) -> bool:
    """Whether somebody opened in time."""
    patience = QElapsedTimer()
    patience.start()
    while patience.elapsed() < KNOCK_MS:
        socket = QLocalSocket()
        socket.connectToServer(name)
        if socket.waitForConnected(300):
            return True
        QThread.msleep(50)
    return False


def open_door(name: str, window: QWidget, on_knock: Callable[[], None]) -> QLocalServer:
    """Answer knocks from now on. The caller holds the desk's lock, so a door of that name was left by a window that died."""
    QLocalServer.removeServer(name)
    door = QLocalServer(window)
    door.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    door.newConnection.connect(on_knock)
    door.listen(name)
    return door
