"""Pictures are made ready for their channel before they go out, in the child, and the clerk reads what was done."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter
from pytestqt.qtbot import QtBot

from console.answers.index import AnswerIndex
from console.models.bare_pictures import bare_picture
from console.models.capabilities import TELEGRAM, WHATSAPP
from console.models.records import OutgoingFile
from console.models.states import MessageKind
from console.ui.composer.intent import ReplyIntent
from console.ui.composer.preparing import Prepared, prepare
from console.ui.composer.view import Composer
from console.ui.timeline.children import decode_picture
from tests.ui.composer_desk import composer_of
from tests.ui.queue_town import queue_town
from tests.unit.test_bare_pictures import exif, segment


def noise(width: int, height: int) -> QImage:
    """Pixels no format makes small."""
    return QImage(os.urandom(width * height * 3), width, height, width * 3, QImage.Format.Format_RGB888).copy()


def written(image: QImage, form: str, quality: int = 95) -> bytes:
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(target, QByteArray(form.encode()))
    writer.setQuality(quality)
    assert writer.write(image)
    return bytes(target.data().data())


def with_exif(jpeg: bytes, orientation: int) -> bytes:
    return jpeg[:2] + segment(0xE1, exif(orientation)) + jpeg[2:]


def made(found: Prepared) -> OutgoingFile:
    assert isinstance(found.file, OutgoingFile)
    return found.file


def test_a_large_photo_fits_its_channel_and_tells_no_place(tmp_path: Path) -> None:
    path = tmp_path / "plaça.jpeg"
    path.write_bytes(with_exif(written(noise(3_200, 2_400), "jpeg"), 1))
    assert path.stat().st_size > WHATSAPP.max_photo
    found = prepare(path, WHATSAPP)
    file = made(found)
    assert found.is_smaller and found.lost_place and len(file.data) == found.after <= WHATSAPP.max_photo
    assert file.kind is None and b"41.3851" not in file.data
    again = decode_picture(file.data, 200)
    assert abs(again.full_width / again.full_height - 4 / 3) < 0.01


def test_a_turned_photo_goes_out_upright() -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB888)
    image.fill(QColor("white"))
    for x in range(100):
        for y in range(200):
            image.setPixelColor(x, y, QColor("red"))
    found = prepare(OutgoingFile("a.jpg", "image/jpeg", with_exif(written(image, "jpeg"), 6)), TELEGRAM)
    bare = bare_picture(made(found).data)
    assert bare is not None and (bare.width, bare.height, bare.orientation) == (200, 300, 1)
    seen = decode_picture(made(found).data, 300)
    top, foot = seen.rgba[100 * 4 : 100 * 4 + 3], seen.rgba[-100 * 4 : -100 * 4 + 3]
    assert top[0] > 200 > 60 > top[1] and min(foot) > 200, "what was left is on top"
    assert found.lost_place and not found.is_smaller


def test_glass_stays_glass_and_small_things_stay_bit_for_bit() -> None:
    clear = QImage(12_000, 20, QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    found = prepare(OutgoingFile("a.png", "image/png", written(clear, "png")), TELEGRAM)
    assert made(found).media_type == "image/png" and made(found).kind is MessageKind.DOCUMENT, "a strip is no photo"
    assert decode_picture(made(found).data, 100).rgba[3] == 0
    small = written(noise(50, 40), "png")
    assert made(prepare(OutgoingFile("a.png", "image/png", small), TELEGRAM)).data == small


def test_a_still_webp_goes_as_a_picture_all_channels_show() -> None:
    found = prepare(OutgoingFile("a.webp", "image/webp", written(noise(300, 200), "webp")), WHATSAPP)
    assert (made(found).name, made(found).media_type) == ("a.jpg", "image/jpeg")


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.gif", b"GIF89a" + bytes(80)), ("a.heic", b"\0\0\0\x18ftypheic"), ("a.jpg", b"\xff\xd8\xff\xe0broken")],
)
def test_what_cannot_be_made_ready_goes_as_it_is_and_says_so(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert prepare(path, TELEGRAM) == Prepared(path, stays_as_it_is=True)


def test_other_files_are_nobody_s_business(tmp_path: Path) -> None:
    path = tmp_path / "acta.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert prepare(path, TELEGRAM) == Prepared(path)


# --- in the composer --------------------------------------------------------------------------------------------------


@pytest.fixture
def composer(tmp_path: Path, qtbot: QtBot) -> Iterator[Composer]:
    with queue_town(tmp_path, qtbot) as place, composer_of(place, AnswerIndex([])) as made_composer:
        yield made_composer


def test_send_waits_for_the_picture_and_a_line_says_what_was_done(
    composer: Composer, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "plaça.jpg"
    path.write_bytes(with_exif(written(noise(400, 300), "jpeg"), 6))
    sent: list[ReplyIntent] = []
    composer.reply_submitted.connect(sent.append)
    composer.add_paths([str(path)])
    assert "being made ready" in composer._tray._said.text()
    composer.submit()
    assert not sent, "it is not ready"
    qtbot.waitUntil(lambda: bool(sent), timeout=15_000)
    (file,) = sent[0].files
    assert isinstance(file, OutgoingFile) and b"41.3851" not in file.data
    assert composer._tray._said.text() == "plaça.jpg · place removed", "and no sign stands in for what has none"
    assert len(sent) == 1


def test_a_pasted_picture_is_sent_once_it_is_a_file(composer: Composer, qtbot: QtBot) -> None:
    composer.box.image_pasted.emit(noise(64, 48))
    qtbot.waitUntil(lambda: not composer._tray.is_preparing, timeout=15_000)
    (file,) = composer._tray.files
    assert isinstance(file, OutgoingFile) and decode_picture(file.data, 64).width == 64
