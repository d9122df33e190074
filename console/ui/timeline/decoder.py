"""The program of the child process that opens what citizens send: sound and pictures, bytes in, plain samples out.

Codecs are where strangers' files attack a program, so they run here: little memory, few seconds, no network, nothing to
write, and nothing of the desk inside. It stands alone (standard library, and one decoder chosen by the first word), so
that starting it is quick and nothing of the console has to be trusted with the bytes.

stdin: one line of JSON, the request, then the bytes. stdout: one line of JSON, the answer, then the samples.
Sound:   {"what": "sound", "format": "ogg", "speed": 1.0}
      →  {"rate": 48000, "duration_ms": 18000, "peaks": [0…255 × 96], "is_cut": false} and 16-bit mono samples
Picture: {"what": "picture", "format": "jpeg", "side": 640}
      →  {"width": 640, "height": 480, "full_width": 4000, "full_height": 3000} and RGBA rows without padding
Smaller: {"what": "smaller", "format": "jpeg", "most": 5242880, "sides": 10000}
      →  {"format": "jpeg", "width": 4096, "height": 3072, "full_width": 8000, "full_height": 6000} and the new file:
         upright, without what the old one said about itself, of at most `most` bytes and width + height of `sides`
Anything else that happens ends the process with a code other than 0.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import time
from typing import Any, BinaryIO

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 5
STOP_AFTER_SECONDS = 4.0
"""Processor seconds after which a long recording is cut, before the hard limit kills the process."""
RATE = 48_000
MAX_SECONDS = 600
"""Played length after which a recording is cut."""
PEAKS = 96
MAX_PIXELS = 40_000_000
MOST_JPEG_PIXELS = 250_000_000
ALLOCATION_MB = 192
LARGEST_SENT = 4_096
"""Longest side, in pixels, of a picture that had to be made anew: a page of small print can still be read."""
JPEG_QUALITY = 88
SOUND_FORMATS = frozenset({"ogg", "mp3", "mp4"})
PICTURE_FORMATS = frozenset({"jpeg", "png", "webp", "gif"})
CLONE_NEWNET = 0x40000000
CLONE_NEWUSER = 0x10000000


def main(source: BinaryIO | None = None, target: BinaryIO | None = None) -> int:
    """Answer the one request on stdin. Returns the exit code."""
    _restrict()
    source = source or sys.stdin.buffer
    target = target or sys.stdout.buffer
    request: dict[str, Any] = json.loads(source.readline(4_096))
    data = source.read()
    if request["what"] == "sound" and request["format"] in SOUND_FORMATS:
        answer, samples = decode_sound(data, str(request["format"]), float(request["speed"]))
    elif request["what"] == "picture" and request["format"] in PICTURE_FORMATS:
        answer, samples = decode_picture(data, str(request["format"]), int(request["side"]))
    elif request["what"] == "smaller" and request["format"] in PICTURE_FORMATS:
        answer, samples = smaller_picture(data, str(request["format"]), int(request["most"]), int(request["sides"]))
    else:
        return 2
    target.write(json.dumps(answer).encode() + b"\n")
    target.write(samples)
    target.flush()
    return 0


def _restrict() -> None:
    """Limits of this process, where the system has them. The parent adds a limit of time everywhere."""
    if sys.platform == "linux":
        import ctypes
        import resource

        limits = (
            (resource.RLIMIT_AS, MEMORY_BYTES),
            (resource.RLIMIT_CPU, CPU_SECONDS),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        )
        for kind, value in limits:
            resource.setrlimit(kind, (value, value))
        # A network of its own has no interface at all. Some systems forbid it to ordinary users: then the explicit
        # format above is what keeps the decoder from opening addresses.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).unshare(CLONE_NEWUSER | CLONE_NEWNET)
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)


def decode_sound(data: bytes, container_format: str, speed: float) -> tuple[dict[str, Any], bytes]:
    """Samples at `speed` with the pitch kept, and the peaks of the whole. Raises whatever the decoder raises."""
    import av
    from av.audio.resampler import AudioResampler

    started = time.process_time()
    samples = bytearray()
    is_cut = False
    with av.open(io.BytesIO(data), mode="r", format=container_format, options={"protocol_whitelist": ""}) as container:
        stream = container.streams.audio[0]
        stream.codec_context.thread_count = 1
        resampler = AudioResampler(format="s16", layout="mono", rate=RATE)
        tempo = _tempo(speed) if speed != 1.0 else None
        for frame in container.decode(stream):
            for plain in resampler.resample(frame):
                samples += _through(tempo, plain)
            if time.process_time() - started > STOP_AFTER_SECONDS or len(samples) > MAX_SECONDS * RATE * 2:
                is_cut = True
                break
        for plain in resampler.resample(None):
            samples += _through(tempo, plain)
        if tempo is not None:
            tempo.push(None)
            samples += _pulled(tempo)
    if not samples:
        raise ValueError("no sound")
    del samples[MAX_SECONDS * RATE * 2 :]
    answer = {
        "rate": RATE,
        "duration_ms": round(len(samples) // 2 * 1000 * speed / RATE),
        "peaks": peaks_of(bytes(samples)),
        "is_cut": is_cut,
    }
    return answer, bytes(samples)


def _tempo(speed: float) -> Any:
    import av.filter

    graph = av.filter.Graph()
    source = graph.add("abuffer", f"sample_rate={RATE}:sample_fmt=s16:channel_layout=mono:time_base=1/{RATE}")
    tempo = graph.add("atempo", f"{speed:g}")
    shape = graph.add("aformat", f"sample_fmts=s16:channel_layouts=mono:sample_rates={RATE}")
    sink = graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(shape)
    shape.link_to(sink)
    graph.configure()
    return graph


def _through(tempo: Any, frame: Any) -> bytes:
    if tempo is None:
        return _bytes_of(frame)
    tempo.push(frame)
    return _pulled(tempo)


def _pulled(tempo: Any) -> bytes:
    import av

    pieces = []
    while True:
        try:
            pieces.append(_bytes_of(tempo.pull()))
        except (av.error.BlockingIOError, av.error.EOFError):
            return b"".join(pieces)


def _bytes_of(frame: Any) -> bytes:
    # A plane may be longer than its samples: decoders align their buffers.
    return bytes(frame.planes[0])[: frame.samples * 2]


def peaks_of(samples: bytes) -> list[int]:
    """The loudest sample of each of 96 equal stretches, 0 to 255, the loudest of all 255."""
    values = memoryview(samples).cast("h")
    count = len(values)
    peaks = []
    for number in range(PEAKS):
        stretch = values[number * count // PEAKS : (number + 1) * count // PEAKS]
        # Every eighth sample is enough for a bar two pixels wide, and eight times quicker.
        heard = stretch[::8].tolist() if len(stretch) else []
        peaks.append(max(max(heard), -min(heard)) if heard else 0)
    loudest = max(max(peaks), 1)
    return [min(255, peak * 255 // loudest) for peak in peaks]


def decode_picture(data: bytes, picture_format: str, side: int) -> tuple[dict[str, Any], bytes]:
    """A picture turned upright, at most `side` pixels wide and high. ValueError when it is none or too large."""
    from PySide6.QtGui import QImage

    image, full = _upright(data, picture_format, side, MAX_PIXELS)
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    width, height, stride = image.width(), image.height(), image.bytesPerLine()
    rows = bytes(image.constBits())
    if stride != width * 4:
        rows = b"".join(rows[line * stride : line * stride + width * 4] for line in range(height))
    answer = {"width": width, "height": height, "full_width": full[0], "full_height": full[1]}
    return answer, rows


def smaller_picture(data: bytes, picture_format: str, most: int, sides: int) -> tuple[dict[str, Any], bytes]:
    """A new file of the picture, upright, that a channel takes. ValueError when none can be made; see the head."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QColorSpace, QImage, QImageWriter

    # A JPEG is read at a fraction of its size without ever being whole in memory.
    pixels = MOST_JPEG_PIXELS if picture_format == "jpeg" else MAX_PIXELS
    image, full = _upright(data, picture_format, min(LARGEST_SENT, sides // 2), pixels, is_still=True)
    if image.colorSpace().isValid():
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    is_clear = image.hasAlphaChannel() and _has_holes(image)
    if not is_clear:
        image = image.convertToFormat(QImage.Format.Format_RGB888)
    for key in image.textKeys():
        image.setText(key, "")
    kind = "png" if is_clear else "jpeg"
    whole = max(image.width(), image.height())
    # A drawing or a page of text is smaller and cleaner as PNG, if it fits.
    tries = [("png", whole)] if picture_format == "png" and max(full) <= LARGEST_SENT else []
    tries += [(kind, side) for side in (whole, 3_072, 2_048, 1_280, 800) if side <= whole]
    for kind, side in tries:
        scaled = image
        if side < whole:
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        target = QBuffer()
        target.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(target, QByteArray(kind.encode()))
        writer.setQuality(JPEG_QUALITY if kind == "jpeg" else 60)
        if writer.write(scaled) and target.size() <= most:
            answer = {"format": kind, "width": scaled.width(), "height": scaled.height()}
            return {**answer, "full_width": full[0], "full_height": full[1]}, bytes(target.data().data())
        if time.process_time() > STOP_AFTER_SECONDS:
            break
    raise ValueError("cannot be made small enough")


def _has_holes(image: Any) -> bool:
    from PySide6.QtGui import QImage

    plane = image.scaled(256, 256).convertToFormat(QImage.Format.Format_Alpha8)
    return min(bytes(plane.constBits()), default=255) < 255


def _upright(
    data: bytes, picture_format: str, side: int, most_pixels: int, *, is_still: bool = False
) -> tuple[Any, tuple[int, int]]:
    """The picture as a QImage of at most `side` pixels each way, and the size of the whole, turned as it is meant."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
    from PySide6.QtGui import QImageIOHandler, QImageReader

    QImageReader.setAllocationLimit(ALLOCATION_MB)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(picture_format.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > most_pixels or min(size.width(), size.height()) < 1:
        raise ValueError("no picture, or too large")
    if max(size.width(), size.height()) > side:
        wanted = size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        reader.setScaledSize(wanted)
    if is_still and reader.imageCount() > 1:
        raise ValueError("moves")
    image = reader.read()
    if image.isNull():
        raise ValueError("not decodable")
    is_turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    full = size.transposed() if is_turned else size
    return image, (full.width(), full.height())


if __name__ == "__main__":
    sys.exit(main())
