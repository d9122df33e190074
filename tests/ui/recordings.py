"""Real recordings, made on the spot, for the tests of sound."""

import io
import math
import struct
from fractions import Fraction

import av


def opus(seconds: float = 1.0, tone_hz: float = 440.0, *, loud_from: float = 0.0) -> bytes:
    """A real Ogg/Opus file: a tone that is silent until `loud_from` seconds."""
    rate = 48_000
    target = io.BytesIO()
    with av.open(target, mode="w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=rate)
        stream.layout = "mono"
        count = int(seconds * rate)
        samples = bytearray()
        for number in range(count):
            level = 20_000 if number / rate >= loud_from else 0
            samples += struct.pack("<h", round(level * math.sin(2 * math.pi * tone_hz * number / rate)))
        for start in range(0, count, 960):
            piece = bytes(samples[start * 2 : (start + 960) * 2]).ljust(1_920, b"\0")
            frame = av.AudioFrame(format="s16", layout="mono", samples=960)
            frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
            frame.planes[0].update(piece)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()
