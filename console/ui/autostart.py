"""Starting with the session: an XDG autostart entry on Linux, the user's Run key on Windows. Never anything machine-wide.

The entry follows the setting each time the program starts, so what IT forces or forbids is put right by itself.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings

from console.models.problems import Problem

_RUN_KEY = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"
_NAME = "Ventanilla"
_SPECIAL = str.maketrans({letter: f"\\{letter}" for letter in '"`$\\'})


def program_command(data: str | None = None, key_file: str | None = None) -> list[str]:
    """How this very program is started again for the same desk, as absolute paths. No secret is among them."""
    if getattr(sys, "frozen", False):
        command = [sys.executable]
    else:
        beside = Path(sys.executable).with_name("ventanilla.exe" if sys.platform == "win32" else "ventanilla")
        main = Path(__file__).resolve().parents[2] / "main.py"
        command = [str(beside)] if beside.exists() else [sys.executable, str(main)]
    for option, value in (("--data", data), ("--key-file", key_file)):
        if value:
            command += [option, os.path.abspath(value)]
    return command


def set_autostart(is_wanted: bool, command: Sequence[str]) -> None:
    """Start the program with the session, or no longer. Not for the GUI thread. Raises Problem `storage_read_only`."""
    if sys.platform == "win32":
        write_run_key(QSettings(_RUN_KEY, QSettings.Format.NativeFormat), command if is_wanted else None)
        return
    entry = autostart_file()
    try:
        if is_wanted:
            write_entry(entry, command)
        else:
            entry.unlink(missing_ok=True)
    except OSError as error:
        raise Problem("storage_read_only", path=entry.parent) from error


def autostart_file() -> Path:
    """The entry of this user."""
    config = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(config) if os.path.isabs(config) else Path.home() / ".config") / "autostart" / "ventanilla.desktop"


def write_entry(path: Path, command: Sequence[str]) -> None:
    """Write the XDG entry in one step; an equal one is left alone."""
    text = "\n".join(
        [
            "[Desktop Entry]",
            "Type=Application",
            f"Name={_NAME}",
            "Comment=The citizens' counter",
            f"Exec={exec_line(command)}",
            "Terminal=false",
            "",
        ]
    )
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".ventanilla.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(temporary, path)


def exec_line(command: Sequence[str]) -> str:
    """The words as the Desktop Entry Specification quotes them ("Exec key"): quotes, backslashes, percent signs."""
    quoted = [f'"{word.translate(_SPECIAL)}"'.replace("%", "%%") for word in command]
    # The value of a key is unescaped once more before the line is taken apart.
    return " ".join(quoted).replace("\\", "\\\\")


def write_run_key(key: QSettings, command: Sequence[str] | None) -> None:
    """Write or remove our one value of the Run key. Raises Problem `storage_read_only`."""
    if command is None:
        key.remove(_NAME)
    else:
        key.setValue(_NAME, subprocess.list2cmdline(command))
    key.sync()
    if key.status() is not QSettings.Status.NoError:
        raise Problem("storage_read_only", path=_RUN_KEY)
