"""The program starts with the session when wanted, with the same desk, and leaves nothing when not."""

import os
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from console.models.problems import Problem
from console.ui import autostart

COMMAND = ["/opt/a b/ventanilla", "--data", '/srv/de"sk $HOME 100% `x` \\ à']


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


def read_exec(path: Path) -> list[str]:
    """The Exec line taken apart as the Desktop Entry Specification says: escapes of the value, quotes, field codes."""
    line = next(line for line in path.read_text().splitlines() if line.startswith("Exec="))[5:]
    unescaped = line.replace("\\\\", "\\")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', unescaped)
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


def test_an_entry_comes_and_goes(config: Path) -> None:
    entry = config / "autostart" / "ventanilla.desktop"
    autostart.set_autostart(False, COMMAND)
    assert not entry.parent.exists()
    autostart.set_autostart(True, COMMAND)
    assert entry.read_text().startswith("[Desktop Entry]\nType=Application\nName=Ventanilla\n")
    assert read_exec(entry) == COMMAND
    before = entry.stat().st_mtime_ns
    autostart.set_autostart(True, COMMAND)
    assert entry.stat().st_mtime_ns == before, "an equal entry is left alone"
    autostart.set_autostart(True, ["/other"])
    assert read_exec(entry) == ["/other"]
    assert os.listdir(entry.parent) == ["ventanilla.desktop"]
    autostart.set_autostart(False, COMMAND)
    assert os.listdir(entry.parent) == []


def test_the_run_key_comes_and_goes(tmp_path: Path) -> None:
    # The same code writes the registry on Windows; a file takes its place here.
    path = str(tmp_path / "run.ini")
    autostart.write_run_key(QSettings(path, QSettings.Format.IniFormat), ["C:\\a b\\ventanilla.exe", "--data", "D:\\x"])
    key = QSettings(path, QSettings.Format.IniFormat)
    assert key.value("Ventanilla") == '"C:\\a b\\ventanilla.exe" --data D:\\x'
    autostart.write_run_key(key, None)
    assert QSettings(path, QSettings.Format.IniFormat).allKeys() == []


def test_a_folder_that_cannot_be_written_is_told(config: Path) -> None:
    (config / "autostart").write_text("a file is in the way")
    with pytest.raises(Problem) as problem:
        autostart.set_autostart(True, COMMAND)
    assert problem.value.code == "storage_read_only"


def test_the_command_names_the_desk_and_starts_this_program(tmp_path: Path) -> None:
    command = autostart.program_command("desk", str(tmp_path / "key"))
    assert command[-4:] == ["--data", os.path.abspath("desk"), "--key-file", str(tmp_path / "key")]
    assert Path(command[0]).is_file()
    assert len(autostart.program_command()) in (1, 2)
