"""Which settings can do nothing here, and why: a switch that does nothing is not offered."""

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSystemTrayIcon

NOT_IN_TRAINING = frozenset(
    {
        *("start_with_system", "close_to_tray", "lock_after_minutes"),
        *("office_name", "department_name", "sync_in_console"),
    }
)


def why_not(key: str, *, is_training: bool = False) -> str:
    """One sentence in the language in force; empty where the setting does what it says."""
    if is_training and key in NOT_IN_TRAINING:
        return QCoreApplication.translate("Settings", "Not in the training town; it counts on a desk of your own.")
    if key == "close_to_tray" and not QSystemTrayIcon.isSystemTrayAvailable():
        return QCoreApplication.translate("Settings", "This desktop has no tray, so closing ends the program.")
    if key == "start_with_system" and sys.platform not in ("linux", "win32"):
        return QCoreApplication.translate("Settings", "Not on this system; use its own list of programs to open.")
    return ""
