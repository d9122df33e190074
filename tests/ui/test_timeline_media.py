"""Sound, pictures and files of strangers: decoded in a child that may die, saved without harm, opened only when asked."""

import itertools
import os
import random
import socket
import stat
import struct
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from console.models.problems import Problem
from console.models.records import Attachment
from console.models.states import FileState, MessageKind
from console.ui.timeline import children, decoder, files
from console.ui.timeline.children import CannotShow, decode_picture, decode_sound
from console.ui.timeline.parts import VoiceSlot
from console.ui.timeline.pictures import PictureViewer
from tests.ui import hostile
from tests.ui.recordings import opus
from tests.ui.timeline_desk import TRAINING, Shown, Town, shown, town

# QtMultimedia tells which optional libraries a machine without sound lacks.
pytestmark = pytest.mark.qt_log_ignore("Couldn't (load|resolve) ", extend=True)


def png(width: int, height: int, *, with_pixels: bool = True, is_one_bit: bool = False) -> bytes:
    """A PNG of one colour, or black with one bit per pixel; without pixels only its header claims the size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    row = bytes(1 + -(-width // 8)) if is_one_bit else b"\0" + b"\xc0\x30\x20" * width
    rows = zlib.compress(row * height if with_pixels else b"\0" * 64)
    head = struct.pack(">IIBBBBB", width, height, 1 if is_one_bit else 8, 0 if is_one_bit else 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def attachment(name: str, stored_as: str | None, media_type: str = "application/pdf") -> Attachment:
    return Attachment(1, 1, name, media_type, 10, FileState.READY, None, stored_as)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Town]:
    with town(tmp_path) as made:
        yield made


@pytest.fixture
def screen(place: Town, qtbot: QtBot) -> Iterator[Shown]:
    with shown(place, qtbot) as made:
        yield made


# --- the child --------------------------------------------------------------------------------------------------------


def test_a_recording_comes_back_as_samples_with_its_shape() -> None:
    sound = decode_sound(opus(1.0, loud_from=0.5))
    assert sound.rate == 48_000 and abs(sound.duration_ms - 1_000) < 60
    assert abs(len(sound.samples) / 2 / sound.rate - 1.0) < 0.06
    assert max(sound.peaks[:40]) < 30 < 200 < max(sound.peaks[60:])
    assert not sound.is_cut


@pytest.mark.parametrize("speed", [1.5, 2.0])
def test_a_higher_speed_is_shorter_and_keeps_its_pitch(speed: float) -> None:
    recording = opus(2.0, 440.0)
    sound = decode_sound(recording, speed)
    assert abs(len(sound.samples) / 2 / sound.rate - 2.0 / speed) < 0.1
    assert abs(sound.duration_ms - 2_000) < 120
    assert abs(_pitch(sound.samples) - 440) < 20


def _pitch(samples: bytes) -> float:
    """Rising zero crossings per second in the middle of the sound."""
    values = memoryview(samples).cast("h").tolist()
    middle = values[len(values) // 4 : len(values) * 3 // 4]
    crossings = sum(before < 0 <= after for before, after in itertools.pairwise(middle))
    return crossings * 48_000 / len(middle)


@pytest.mark.timeout(120)
def test_fifty_broken_recordings_end_as_a_refusal_or_a_sound() -> None:
    original = opus(0.5)
    generator = random.Random(7)
    outcomes = {"sound": 0, "refused": 0}
    for _ in range(50):
        broken = bytearray(original)
        for _ in range(generator.randint(1, 60)):
            broken[generator.randrange(len(broken))] = generator.randrange(256)
        if generator.random() < 0.3:
            del broken[generator.randrange(40, len(broken)) :]
        try:
            decode_sound(bytes(broken))
            outcomes["sound"] += 1
        except CannotShow:
            outcomes["refused"] += 1
    assert sum(outcomes.values()) == 50 and outcomes["refused"] > 0


def test_what_is_no_recording_is_refused_without_starting_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "child_command", lambda: pytest.fail("a child was started"))
    for data in (b"", b"hello", b"MZ" + b"\0" * 100, png(4, 4), b"<svg xmlns='http://www.w3.org/2000/svg'/>"):
        with pytest.raises(CannotShow):
            decode_sound(data)
    for data in (
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        opus(0.1),
        b"%PDF-1.7",
        b"#EXTM3U\nhttp://example.org",
    ):
        with pytest.raises(CannotShow):
            decode_picture(data, 640)


def test_a_picture_is_scaled_and_keeps_its_colour_and_shape() -> None:
    picture = decode_picture(png(1_600, 800), 640)
    assert (picture.width, picture.height, picture.full_width, picture.full_height) == (640, 320, 1_600, 800)
    assert picture.rgba[:4] == b"\xc0\x30\x20\xff" and len(picture.rgba) == 640 * 320 * 4
    small = decode_picture(png(30, 20), 640)
    assert (small.width, small.height) == (30, 20)


def test_a_picture_under_the_limit_is_shown() -> None:
    assert decode_picture(png(6_300, 6_300, is_one_bit=True), 64).full_width == 6_300


def test_a_photo_of_the_training_town_is_shown() -> None:
    picture = decode_picture((TRAINING / "fanal.jpg").read_bytes(), 640)
    assert max(picture.width, picture.height) == 640


@pytest.mark.parametrize(
    "bomb",
    [
        png(50_000, 50_000, with_pixels=False),
        png(6_400, 6_400, with_pixels=False),
        png(40_000_000, 1, with_pixels=False),
        png(6_400, 6_400, is_one_bit=True),
        png(100, 100)[:60],
        b"\xff\xd8\xff" + b"\0" * 200,
        b"GIF89a" + b"\xff" * 50,
        b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 40,
    ],
    ids=["2500 Mpx", "41 Mpx", "strip", "41 Mpx that could be read", "torn", "jpeg noise", "gif noise", "webp noise"],
)
def test_a_picture_bomb_costs_the_console_nothing(bomb: bytes) -> None:
    before = _resident_mb()
    with pytest.raises(CannotShow):
        decode_picture(bomb, 640)
    assert _resident_mb() - before < 20


def _resident_mb() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no VmRSS")


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_the_child_has_little_memory_little_time_and_no_network() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        probe = (
            "import runpy, resource, socket\n"
            f"child = runpy.run_path({str(Path(str(decoder.__file__)))!r})\n"
            "child['_restrict']()\n"
            "print(resource.getrlimit(resource.RLIMIT_AS)[1], resource.getrlimit(resource.RLIMIT_CPU)[1])\n"
            "try:\n    bytearray(600 * 1024 * 1024); print('memory')\n"
            "except MemoryError:\n    print('refused')\n"
            f"try:\n    socket.create_connection(('127.0.0.1', {listener.getsockname()[1]}), 5); print('network')\n"
            "except OSError:\n    print('unreachable')\n"
        )
        done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=30, check=False)
    lines = done.stdout.split()
    assert lines[:3] == [str(512 * 1024 * 1024), "5", "refused"]
    # Ordinary users may be forbidden a network of their own; then only the explicit format protects.
    if os.geteuid() == 0:
        assert lines[3] == "unreachable"


def test_a_child_that_hangs_babbles_or_dies_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    scripts = {
        "hangs": "import time\nwhile True: time.sleep(1)",
        "babbles": "import sys\nwhile True: sys.stdout.write('x' * 65536)",
        "dies": "import os; os.abort()",
        "lies": "import sys; sys.stdin.buffer.read(); print('{\"width\": -1}')",
        "lies about size": 'import sys; sys.stdin.buffer.read(); print(\'{"width":10,"height":10,"full_width":9,"full_height":9}\')',
        "is not JSON": "import sys; sys.stdin.buffer.read(); print('<html>')",
    }
    monkeypatch.setattr(children, "TIMEOUT_SECONDS", 1)
    for script in scripts.values():
        monkeypatch.setattr(children, "child_command", lambda script=script: [sys.executable, "-c", script])
        with pytest.raises(CannotShow):
            decode_picture(png(8, 8), 64)


def test_the_packaged_program_starts_itself_as_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert children.child_command() == [sys.executable, children.FROZEN_FLAG]


# --- on screen --------------------------------------------------------------------------------------------------------


def test_a_shape_is_there_without_playing_and_at_once_when_one_comes_back(place: Town, screen: Shown) -> None:
    number = place.send_file(opus(3.0), "veu.ogg", MessageKind.VOICE, "audio/ogg", facts={"duration_ms": 3_000})
    mine = place.conversation()
    place.receive(place.message("Hola", chat="7000000999"))
    other = place.conversation()
    screen.open(mine)
    player = screen.pane.player
    file = place.row(number).attachment
    assert file is not None
    screen.qtbot.waitUntil(lambda: player.wave(file.id) is not None, timeout=10_000)
    wave = player.wave(file.id)
    assert wave is not None and max(wave.peaks) > 0 and player.position_ms(file.id) == 0
    screen.pane.open(other)
    screen.pane.open(mine)
    assert player.wave(file.id) == wave, "nothing is decoded twice"


def test_a_voice_message_shows_its_shape_plays_pauses_and_seeks(place: Town, screen: Shown) -> None:
    number = place.send_file(opus(3.0), "veu.ogg", MessageKind.VOICE, "audio/ogg", facts={"duration_ms": 3_000})
    screen.open(place.conversation())
    pane, player = screen.pane, screen.pane.player
    file = place.row(number).attachment
    assert file is not None
    screen.qtbot.waitUntil(lambda: player.wave(file.id) is not None, timeout=10_000)
    area = pane.area
    area.setFocus(Qt.FocusReason.TabFocusReason)
    row = pane.model.row_of(number)
    assert row is not None
    area.setCurrentIndex(pane.model.index(row))
    screen.key(Qt.Key.Key_Space)
    screen.qtbot.waitUntil(lambda: player.position_ms(file.id) > 100, timeout=10_000)
    screen.key(Qt.Key.Key_Space)
    assert not player.is_playing(file.id)
    stood = player.position_ms(file.id)
    screen.key(Qt.Key.Key_Left)
    assert player.position_ms(file.id) == 0 < stood
    screen.key(Qt.Key.Key_Right)
    wave = player.wave(file.id)
    assert wave is not None and player.position_ms(file.id) == wave.duration_ms
    slot = next(part for part in area.sheet(row).parts if isinstance(part, VoiceSlot))
    rect = area.visualRect(pane.model.index(row))
    bars_middle = QPointF(slot.rect.left() + slot.rect.width() * 0.4, slot.rect.center().y())
    area.viewport().grab()
    screen.click(rect.topLeft() + bars_middle.toPoint())
    assert 300 < player.position_ms(file.id) < 2_700


def test_playing_ends_at_the_end_and_at_every_speed(place: Town, screen: Shown) -> None:
    number = place.send_file(opus(0.5), "veu.ogg", MessageKind.VOICE, "audio/ogg")
    screen.open(place.conversation())
    player = screen.pane.player
    file = place.row(number).attachment
    assert file is not None
    for speed in (1.0, 1.5, 2.0):
        assert player.speed == speed
        player.toggle(file)
        screen.qtbot.waitUntil(lambda: player.position_ms(file.id) > 0, timeout=10_000)
        screen.qtbot.waitUntil(lambda: not player.is_playing(file.id), timeout=10_000)
        assert player.position_ms(file.id) == 0
        player.next_speed()
    assert player.speed == 1.0


def test_a_broken_recording_says_so_and_the_console_goes_on(place: Town, screen: Shown) -> None:
    number = place.send_file(b"OggS" + b"OpusHead" + b"\0" * 300, "veu.ogg", MessageKind.VOICE, "audio/ogg")
    screen.open(place.conversation())
    file = place.row(number).attachment
    assert file is not None
    screen.qtbot.waitUntil(lambda: screen.pane.player.is_refused(file.id), timeout=10_000)
    screen.pane.grab()
    place.write("Segueixo aquí")
    screen.qtbot.waitUntil(lambda: screen.texts()[-1] == "Segueixo aquí")


def test_hiding_the_pane_silences_it(place: Town, screen: Shown) -> None:
    number = place.send_file(opus(2.0), "veu.ogg", MessageKind.VOICE, "audio/ogg")
    screen.open(place.conversation())
    file = place.row(number).attachment
    assert file is not None
    screen.pane.player.toggle(file)
    screen.pane.hide()
    assert not screen.pane.player.is_playing(file.id)


def test_a_photo_appears_without_moving_anything_and_opens_large(place: Town, screen: Shown) -> None:
    number = place.send_file(
        png(800, 600), "foto.png", MessageKind.PHOTO, "image/png", facts={"width": 800, "height": 600}
    )
    place.write("Després")
    screen.open(place.conversation())
    pane = screen.pane
    row, file = pane.model.row_of(number), place.row(number).attachment
    assert row is not None and file is not None
    before = pane.area.visualRect(pane.model.index(row))
    screen.qtbot.waitUntil(lambda: pane.shelf.thumbnail(file) is not None, timeout=10_000)
    assert pane.area.visualRect(pane.model.index(row)) == before
    spot = next(spot for spot in pane.area.sheet(row).spots if spot.verb == "picture")
    point = before.topLeft() + spot.rect.center().toPoint()
    assert pane.area.viewport().grab().toImage().pixelColor(point * pane.devicePixelRatioF()).name() == "#c03020"
    screen.click(point)
    viewer = pane.findChild(PictureViewer)
    assert viewer is not None
    canvas = viewer.canvas
    screen.qtbot.waitUntil(lambda: canvas._image.width() == 800, timeout=10_000)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_R):
        screen.key(key, canvas)
    assert canvas.zoom > 0 and canvas.quarter_turns == 1
    screen.key(Qt.Key.Key_0, canvas)
    assert canvas.zoom == 0
    viewer.grab()
    viewer.reject()


def test_a_picture_that_cannot_be_shown_says_so(place: Town, screen: Shown) -> None:
    number = place.send_file(png(50_000, 50_000, with_pixels=False), "bomba.png", MessageKind.PHOTO, "image/png")
    screen.open(place.conversation())
    file = place.row(number).attachment
    assert file is not None
    screen.qtbot.waitUntil(lambda: screen.pane.shelf.is_refused(file.id), timeout=10_000)
    screen.pane.grab()


def test_only_one_child_runs_at_a_time(place: Town, screen: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    running, most = [0], [0]
    lock = threading.Lock()
    real = children._talk

    def counted(question: bytes, limit: int) -> tuple[int, bytes]:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        try:
            return real(question, limit)
        finally:
            with lock:
                running[0] -= 1

    monkeypatch.setattr(children, "_talk", counted)
    numbers = [
        place.send_file(png(40, 40), f"{n}.png", MessageKind.PHOTO, "image/png", facts={"width": 40, "height": 40})
        for n in range(5)
    ]
    screen.open(place.conversation())
    attachments = [place.row(number).attachment for number in numbers]
    screen.qtbot.waitUntil(
        lambda: all(screen.pane.shelf.thumbnail(file) is not None for file in attachments if file), timeout=20_000
    )
    assert most[0] == 1


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_saved_file_is_new_private_and_marked(tmp_path: Path) -> None:
    path = files.write_new(tmp_path / "plànol.pdf", b"%PDF-1.7")
    assert path.read_bytes() == b"%PDF-1.7"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    try:
        os.setxattr(path, "user.probe", b"1")
    except OSError:
        assert not files.mark_as_downloaded(path)
    else:
        assert os.getxattr(path, "user.xdg.origin.url") == b"about:internet"


def test_nothing_is_ever_overwritten_not_even_through_a_link(tmp_path: Path) -> None:
    target = tmp_path / "secret.txt"
    target.write_text("mine")
    (tmp_path / "link.pdf").symlink_to(target)
    (tmp_path / "dangling.pdf").symlink_to(tmp_path / "nowhere")
    for name in ("secret.txt", "link.pdf", "dangling.pdf"):
        with pytest.raises(Problem) as refused:
            files.write_new(tmp_path / name, b"theirs")
        assert refused.value.code == "file_exists"
    assert target.read_text() == "mine" and not (tmp_path / "nowhere").exists()
    with pytest.raises(Problem) as refused:
        files.write_new(tmp_path / "no folder" / "a.pdf", b"x")
    assert refused.value.code == "storage_read_only"


@pytest.mark.parametrize("name", hostile.file_names(80))
def test_a_hostile_name_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    path = files.free_path(tmp_path / "in", name)
    assert path.parent == tmp_path / "in" and path.name not in ("", ".", "..")
    assert files.write_new(path, b"x").exists()
    again = files.free_path(tmp_path / "in", name)
    assert again != path and again.parent == tmp_path / "in"


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"%PDF-1.7", "a.pdf", "application/pdf"),
        (b"%PDF-1.7", "a.PDF", "application/pdf"),
        (b"%PDF-1.7", "a.exe", None),
        (b"%PDF-1.7", "a.pdf.exe", None),
        (b"%PDF-1.7", "a.pdf\u202e.exe", None),
        (b"%PDF-1.7", "a", None),
        (b"MZ\x90\0", "a.pdf", None),
        (b"\x7fELF", "a.pdf", None),
        (b"PK\x03\x04", "a.docx", None),
        (b"<html>", "a.html", None),
        (b"\x89PNG\r\n\x1a\n", "a.jpg", None),
        (b"\x89PNG\r\n\x1a\n", "a.png", "image/png"),
        (b"", "a.pdf", None),
    ],
)
def test_only_what_content_and_name_agree_on_may_be_opened(data: bytes, name: str, media_type: str | None) -> None:
    assert files.openable_type(data, name) == media_type


def _question(screen: Shown) -> QMessageBox:
    found: list[QMessageBox] = []

    def is_there() -> bool:
        found[:] = [box for box in screen.pane.findChildren(QMessageBox, "file-question") if box.isVisible()]
        return bool(found)

    screen.qtbot.waitUntil(is_there)
    return found[0]


def test_a_file_is_opened_only_after_the_question(place: Town, screen: Shown, tmp_path: Path) -> None:
    opened: list[QUrl] = []
    door = files.FileDoor(screen.bridge, place.files, screen.pane, opener=lambda url: opened.append(url) or True)  # type: ignore[func-returns-value]
    file = attachment("informe.pdf", place.files.put(b"%PDF-1.7 x"))
    door.ask_and_open(file)
    _question(screen).button(QMessageBox.StandardButton.Cancel).click()
    assert not opened
    door.ask_and_open(file)
    box = _question(screen)
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    with screen.qtbot.waitSignal(door.opened) as told:
        box.button(QMessageBox.StandardButton.Open).click()
    path = Path(opened[0].toLocalFile())
    assert told.args == [path] and path.name == "informe.pdf" and path.read_bytes() == b"%PDF-1.7 x"
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    door.close()
    assert not path.exists()


def test_a_program_in_disguise_is_not_opened(place: Town, screen: Shown) -> None:
    opened: list[QUrl] = []
    door = files.FileDoor(screen.bridge, place.files, screen.pane, opener=lambda url: opened.append(url) or True)  # type: ignore[func-returns-value]
    door.ask_and_open(attachment("factura.pdf", place.files.put(b"MZ\x90\0")))
    box = _question(screen)
    assert "factura.pdf" in box.text() and "safe" in box.text()
    assert box.button(QMessageBox.StandardButton.Open) is None
    box.close()
    assert not opened


def test_saving_from_the_card_writes_where_the_operator_says(place: Town, screen: Shown, tmp_path: Path) -> None:
    number = place.send_file(b"%PDF-1.7 y", "../../informe\u202efdp.pdf", MessageKind.DOCUMENT, "application/pdf")
    screen.open(place.conversation())
    file = place.row(number).attachment
    assert file is not None
    dialog = screen.pane.door.ask_where_to_save(file)
    chosen = Path(dialog.selectedFiles()[0]).name
    assert chosen == "informefdp.pdf"
    with screen.qtbot.waitSignal(screen.pane.door.saved):
        dialog.fileSelected.emit(str(tmp_path / chosen))
    assert (tmp_path / chosen).read_bytes() == b"%PDF-1.7 y"
    assert screen.pane.banners.notice.isVisible()
    dialog.done(QDialog.DialogCode.Rejected)
    with screen.qtbot.waitSignal(screen.bridge.problem_raised) as told:
        screen.pane.door.save(file, tmp_path / chosen)
    assert told.args[0].code == "file_exists"
