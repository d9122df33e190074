"""Draws and sings the small files of resources/training: run it to make them again. Nothing in them was taken from
anywhere else.

The one decision: files are committed, because encoders differ between versions and a flow test compares bytes.
"""

import math
import os
import random
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QLinearGradient, QPainter, QPen, QPolygonF

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "training"
RATE = 48_000


def speech(seconds: float, seed: int) -> list[int]:
    """Mono samples that rise and fall like syllables, so that a waveform has something to show."""
    dice = random.Random(seed)
    samples: list[int] = []
    phase = 0.0
    while len(samples) < seconds * RATE:
        pitch, length, loudness = dice.uniform(110, 190), dice.uniform(0.09, 0.26), dice.uniform(0.15, 0.8)
        count = int(length * RATE)
        for index in range(count):
            phase += 2 * math.pi * pitch / RATE
            envelope = math.sin(math.pi * index / count) ** 2 * loudness
            wave = math.sin(phase) + 0.5 * math.sin(2 * phase) + 0.25 * math.sin(5 * phase)
            samples.append(int(9000 * envelope * wave))
        samples += [0] * int(dice.choice((0.02, 0.04, 0.3)) * RATE)
    return samples[: int(seconds * RATE)]


def write_sound(name: str, codec: str, seconds: float, seed: int, bit_rate: int, container: str) -> None:
    samples = speech(seconds, seed)
    with av.open(str(FOLDER / name), "w", format=container) as target:
        stream = target.add_stream(codec, rate=RATE)
        assert isinstance(stream, AudioStream)
        stream.bit_rate = bit_rate
        stream.layout = "mono"
        resampler = av.AudioResampler(format=stream.format, layout="mono", rate=RATE)
        step = 960
        for start in range(0, len(samples), step):
            part = samples[start : start + step]
            frame = AudioFrame(format="s16", layout="mono", samples=len(part))
            frame.planes[0].update(struct.pack(f"<{len(part)}h", *part))
            frame.sample_rate = RATE
            frame.pts = start
            for ready in resampler.resample(frame):
                target.mux(stream.encode(ready))
        target.mux(stream.encode(None))


def write_video(name: str) -> None:
    """Two seconds of a street lamp that flickers."""
    with av.open(str(FOLDER / name), "w", format="mp4") as target:
        stream = target.add_stream("libx264", rate=10)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        for index in range(20):
            picture = scene(320, 240, draw_lamp if index % 3 else draw_dark_lamp)
            plain = picture.convertToFormat(QImage.Format.Format_RGB888)
            pixels = bytes(plain.constBits())
            frame = VideoFrame(320, 240, "rgb24")
            frame.planes[0].update(pixels)
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))


def scene(width: int, height: int, draw: Callable[[QPainter], None]) -> QImage:
    """A street on an evening, 400 by 300 in its own units, and one thing on it."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(width / 400, height / 300)
    sky = QLinearGradient(0, 0, 0, 220)
    sky.setColorAt(0, QColor("#7fa6cf"))
    sky.setColorAt(1, QColor("#f3dcb6"))
    painter.fillRect(QRectF(0, 0, 400, 220), sky)
    for left, top, colour in ((0, 60, "#b9835e"), (90, 40, "#d2a878"), (200, 80, "#a56f57"), (290, 30, "#c79b6d")):
        painter.fillRect(QRectF(left, top, 88, 160), QColor(colour))
        for row in range(3):
            for column in range(3):
                painter.fillRect(QRectF(left + 12 + 25 * column, top + 16 + 42 * row, 14, 22), QColor("#3d4a5c"))
    painter.fillRect(QRectF(0, 200, 400, 40), QColor("#c8c4bc"))
    painter.fillRect(QRectF(0, 240, 400, 60), QColor("#63666b"))
    painter.setPen(Qt.PenStyle.NoPen)
    draw(painter)
    painter.end()
    return image


def draw_bins(painter: QPainter) -> None:
    """Two full containers with bags beside them."""
    for left, colour in ((90, "#2f7d4f"), (190, "#2b5fa8")):
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(left, 150, 80, 75), 6, 6)
        painter.setBrush(QColor("#20242a"))
        painter.drawRect(QRectF(left, 146, 80, 9))
    for x, y, size, colour in (
        (75, 215, 34, "#1e1e22"),
        (265, 220, 40, "#2a2a30"),
        (240, 225, 26, "#d8d8d8"),
        (110, 138, 30, "#1e1e22"),
    ):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(x, y), size / 2, size / 2.4)


def draw_pothole(painter: QPainter) -> None:
    """A broken slab of the pavement."""
    painter.setBrush(QColor("#8a857b"))
    painter.drawPolygon(QPolygonF([QPointF(130, 205), QPointF(250, 203), QPointF(270, 236), QPointF(120, 238)]))
    painter.setBrush(QColor("#3a3733"))
    painter.drawPolygon(
        QPolygonF([QPointF(165, 212), QPointF(225, 208), QPointF(240, 230), QPointF(185, 234), QPointF(150, 226)])
    )
    painter.setPen(QPen(QColor("#2b2926"), 2))
    painter.drawPolyline(QPolygonF([QPointF(225, 208), QPointF(262, 200), QPointF(300, 214)]))


def draw_dark_lamp(painter: QPainter) -> None:
    painter.setBrush(QColor("#2c3138"))
    painter.drawRect(QRectF(196, 70, 8, 140))
    painter.drawRoundedRect(QRectF(180, 56, 40, 18), 6, 6)


def draw_lamp(painter: QPainter) -> None:
    painter.setBrush(QColor(255, 236, 150, 90))
    painter.drawPolygon(QPolygonF([QPointF(182, 72), QPointF(218, 72), QPointF(290, 236), QPointF(110, 236)]))
    draw_dark_lamp(painter)


def draw_fine(painter: QPainter) -> None:
    """A paper under a windscreen wiper."""
    painter.setBrush(QColor("#31597f"))
    painter.drawRoundedRect(QRectF(60, 120, 280, 130), 30, 30)
    painter.setBrush(QColor("#a8c3d9"))
    painter.drawRoundedRect(QRectF(95, 130, 210, 70), 12, 12)
    painter.setBrush(QColor("#fffdf2"))
    painter.drawRect(QRectF(170, 140, 70, 54))
    painter.setPen(QPen(QColor("#666"), 1.5))
    for row in range(5):
        painter.drawLine(QPointF(178, 150 + 8 * row), QPointF(232, 150 + 8 * row))


def write_png(name: str, width: int, height: int) -> None:
    """A plan of a house, drawn as pixels: black walls on white."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            is_wall = x % 160 < 4 or y % 120 < 4 or (x == y)
            rows += b"\x20\x20\x20" if is_wall and not (40 < y % 120 < 70 and x % 160 < 4) else b"\xff\xff\xff"

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")
    (FOLDER / name).write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def write_pdf(name: str, title: str, pages: list[list[str]]) -> None:
    """A PDF 1.4 with one text column per page, in the Helvetica that every reader has."""
    numbers = [3 + 2 * index for index in range(len(pages))]
    font = 3 + 2 * len(pages)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    for number, lines in zip(numbers, pages, strict=True):
        shown = "".join(f"({line}) Tj T* " for line in lines)
        content = f"BT /F1 16 Tf 60 780 Td ({title}) Tj /F1 11 Tf 18 TL T* T* {shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R"
            f" /Resources << /Font << /F1 {font} 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for index, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{index} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    (FOLDER / name).write_bytes(bytes(out))


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication(sys.argv[:1])
    drawings: dict[str, Callable[[QPainter], None]] = {
        "contenidors.jpg": draw_bins,
        "vorera.jpg": draw_pothole,
        "fanal.jpg": draw_dark_lamp,
        "multa.jpg": draw_fine,
    }
    for name, draw in drawings.items():
        writer = QImageWriter(str(FOLDER / name), QByteArray(b"jpeg"))
        writer.setQuality(72)
        if not writer.write(scene(800, 600, draw)):
            raise OSError(writer.errorString())
    write_png("planol.png", 640, 480)
    write_sound("veu-6s.ogg", "libopus", 6.0, 6, 20_000, "ogg")
    write_sound("veu-18s.ogg", "libopus", 18.0, 18, 20_000, "ogg")
    write_sound("veu-42s.ogg", "libopus", 42.0, 42, 16_000, "ogg")
    write_sound("festa.mp3", "libmp3lame", 3.0, 3, 48_000, "mp3")
    write_video("fanal.mp4")
    write_pdf(
        "requisits-beca-menjador.pdf",
        "Requisits de la beca menjador",
        [
            [
                "Qui la pot demanar: famílies amb infants a les escoles de Vallserena.",
                "Termini: fins al 30 de setembre.",
            ],
            ["Documents:", "- DNI o NIE de qui la demana", "- Volant de convivència", "- Renda de la unitat familiar"],
        ],
    )
    write_pdf("planol-llicencia.pdf", "Plànol de la llicència d'obra", [["Carrer de la Font, 12", "Escala 1:100"]])
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
