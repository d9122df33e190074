"""Runs the decoder's child process and believes nothing it says: a dead, slow or babbling child is "cannot be shown".

Called on a reader thread through the bridge, one at a time (see `DecodingQueue`), so that a flood of pictures leaves
the other readers to the lists.
"""

from __future__ import annotations

import contextlib
import json
import logging
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from console.models.file_kinds import SHOWN_PICTURES, sniff
from console.models.problems import Problem
from console.ui.bridge import Bridge
from console.ui.timeline import decoder

_log = logging.getLogger(__name__)

FROZEN_FLAG = "--decode"
"""First argument that makes the packaged program become the child: main.py hands over to decoder.main()."""
TIMEOUT_SECONDS = 12
MAX_INPUT = 64 * 1024 * 1024
MAX_SOUND_BYTES = decoder.MAX_SECONDS * decoder.RATE * 2 + decoder.RATE * 2
HEAD_BYTES = 4_096
SPEEDS = (1.0, 1.5, 2.0)

_SOUND_FORMATS = {"audio/ogg": "ogg", "audio/mpeg": "mp3", "audio/mp4": "mp4"}


class CannotShow(Exception):
    """The file is not what it should be, or the child did not survive it."""


@dataclass(frozen=True, slots=True)
class Sound:
    """`samples`: 16-bit mono at `rate` Hz, already at `speed`; `duration_ms` and `peaks` (0-255) at normal speed."""

    samples: bytes
    rate: int
    speed: float
    duration_ms: int
    peaks: tuple[int, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """`rgba`: width × height × 4 bytes; `full_width` and `full_height` are those of the file, in pixels."""

    rgba: bytes
    width: int
    height: int
    full_width: int
    full_height: int


def child_command() -> list[str]:
    """How this program starts its child, from source or packaged."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG]
    # -I: neither the working folder nor the user's own packages may put code into the child.
    return [sys.executable, "-I", str(Path(decoder.__file__))]


def decode_sound(data: bytes, speed: float = 1.0) -> Sound:
    """Decode a recording in a child. Raises CannotShow."""
    kind = _SOUND_FORMATS.get(sniff(data) or "")
    if kind is None:
        raise CannotShow("not a recording this program plays")
    answer, samples = _ask({"what": "sound", "format": kind, "speed": speed}, data, MAX_SOUND_BYTES)
    peaks = answer.get("peaks")
    rate, duration = answer.get("rate"), answer.get("duration_ms")
    is_sane = (
        isinstance(peaks, list)
        and len(peaks) == decoder.PEAKS
        and all(isinstance(peak, int) and 0 <= peak <= 255 for peak in peaks)
        and rate == decoder.RATE
        and isinstance(duration, int)
        and 0 <= duration < 36_000_000
        and len(samples) % 2 == 0
    )
    if not is_sane:
        raise CannotShow("the child answered nonsense")
    return Sound(samples, decoder.RATE, speed, int(duration or 0), tuple(peaks or ()), bool(answer.get("is_cut")))


def decode_picture(data: bytes, side: int) -> Picture:
    """Decode a picture in a child, at most `side` pixels wide and high. Raises CannotShow."""
    kind = sniff(data)
    if kind not in SHOWN_PICTURES or kind is None:
        raise CannotShow("not a picture this program shows")
    answer, rgba = _ask({"what": "picture", "format": kind.removeprefix("image/"), "side": side}, data, side * side * 4)
    numbers = [answer.get(name) for name in ("width", "height", "full_width", "full_height")]
    if not all(isinstance(number, int) and 0 < number <= decoder.MAX_PIXELS for number in numbers):
        raise CannotShow("the child answered nonsense")
    width, height, full_width, full_height = (int(number or 0) for number in numbers)
    if max(width, height) > side or len(rgba) != width * height * 4:
        raise CannotShow("the child answered nonsense")
    return Picture(rgba, width, height, full_width, full_height)


def smaller_picture(data: bytes, most: int, sides: int) -> bytes:
    """A new upright JPEG or PNG of at most `most` bytes, width + height at most `sides` px, made in a child. Raises CannotShow."""
    kind = sniff(data)
    if kind not in SHOWN_PICTURES or kind is None:
        raise CannotShow("not a picture this program shows")
    form = kind.removeprefix("image/")
    answer, made = _ask({"what": "smaller", "format": form, "most": most, "sides": sides}, data, most)
    if sniff(made) not in ("image/jpeg", "image/png") or sniff(made) != f"image/{answer.get('format')}":
        raise CannotShow("the child answered nonsense")
    return made


def _ask(request: dict[str, Any], data: bytes, most: int) -> tuple[dict[str, Any], bytes]:
    if len(data) > MAX_INPUT:
        raise CannotShow("too big to decode")
    try:
        code, output = _talk(json.dumps(request).encode() + b"\n" + data, most + HEAD_BYTES)
    except OSError as error:
        raise CannotShow(type(error).__name__) from error
    if code != 0:
        _log.info("a file could not be decoded: the child ended with %s", code)
        raise CannotShow(f"ended with {code}")
    head, _, samples = output.partition(b"\n")
    if len(samples) > most:
        raise CannotShow("the child answered too much")
    try:
        answer = json.loads(head)
    except ValueError as error:
        raise CannotShow("the child answered nonsense") from error
    if not isinstance(answer, dict):
        raise CannotShow("the child answered nonsense")
    return answer, samples


def _talk(question: bytes, most: int) -> tuple[int, bytes]:
    """Hand over the question and take at most `most` bytes: a child that babbles must not fill our memory either."""
    child = subprocess.Popen(
        child_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    deadline = threading.Timer(TIMEOUT_SECONDS, child.kill)
    deadline.start()
    asking = threading.Thread(target=_write_all, args=(child, question), daemon=True)
    asking.start()
    try:
        output = child.stdout.read(most) if child.stdout is not None else b""
        if len(output) >= most:
            child.kill()
        code = child.wait()
    finally:
        deadline.cancel()
        asking.join()
        if child.stdout is not None:
            child.stdout.close()
    return code, output


def _write_all(child: subprocess.Popen[bytes], question: bytes) -> None:
    # A child that died has closed its end; how it ended is read from its exit code.
    with contextlib.suppress(OSError):
        if child.stdin is not None:
            with child.stdin as pipe:
                pipe.write(question)


@dataclass(frozen=True, slots=True)
class _Job:
    call: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[], None]


class DecodingQueue(QObject):
    """One decoding after the other, off the GUI thread; `done` and `failed` come back on it. The newest wish goes first."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jobs: deque[_Job] = deque()
        self._running: _Job | None = None

    def add(self, call: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[], None]) -> None:
        """Run `call` on a reader when its turn comes; CannotShow or any Problem ends in `failed()`."""
        self._jobs.append(_Job(call, done, failed))
        self._next()

    def forget(self) -> None:
        """Drop what has not begun: another conversation is shown."""
        self._jobs.clear()

    def _next(self) -> None:
        if self._running is not None or not self._jobs:
            return
        self._running = self._jobs.pop()
        call = self._running.call
        self._bridge.compute(self, lambda: _result_of(call), done=self._on_done, failed=self._on_failed)

    def _on_done(self, result: Any) -> None:
        job, self._running = self._running, None
        if job is not None:
            if isinstance(result, CannotShow):
                job.failed()
            else:
                job.done(result)
        self._next()

    def _on_failed(self, problem: Problem) -> None:
        job, self._running = self._running, None
        if job is not None:
            job.failed()
        self._next()


def _result_of(call: Callable[[], Any]) -> Any:
    # As a value, not raised: a broken file is no accident worth a stack trace in the log.
    try:
        return call()
    except CannotShow as refusal:
        return refusal
