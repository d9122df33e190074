"""A channel that sends no files says so when somebody brings one, in the words of the refusal."""

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from console.ui.composer.tray import FileTray


def test_the_tray_refuses_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    tray = FileTray()
    qtbot.addWidget(tray)
    told: list[str] = []
    tray.refused.connect(told.append)
    tray.takes_files = False
    tray.add_paths([str(tmp_path / "a.pdf")])
    tray.add_image(QImage(4, 4, QImage.Format.Format_RGB32))
    assert [words.split(".")[0] for words in told] == ["This channel cannot send files"] * 2
    assert not tray.files
    tray.takes_files = True
    tray.add_paths([str(tmp_path / "a.pdf")])
    assert [file.name for file in tray.files] == ["a.pdf"]
