"""A channel that sends no files says so when somebody brings one, in the words of the refusal."""

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from console.models.capabilities import BY_KIND
from console.ui.composer.tray import FileTray
from tests.ui.board_town import BoardTown


def test_the_tray_refuses_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    town = BoardTown(tmp_path, per_day=1)
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    tray = FileTray(town.bridge)
    qtbot.addWidget(tray)
    told: list[str] = []
    tray.refused.connect(told.append)
    tray.able = BY_KIND["twilio_sms"]
    tray.add_paths([str(tmp_path / "a.pdf")])
    tray.add_image(QImage(4, 4, QImage.Format.Format_RGB32))
    assert [words.split(".")[0] for words in told] == ["This channel cannot send files"] * 2
    assert not tray.files
    tray.able = BY_KIND["telegram"]
    tray.add_paths([str(tmp_path / "a.pdf")])
    assert [file.name for file in tray.files] == ["a.pdf"]
    town.close()
