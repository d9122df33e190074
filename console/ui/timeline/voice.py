"""Plays voice messages: samples come decoded from the child process, so no codec ever runs in the window.

One player for the whole timeline, because one person listens to one message at a time. The position is counted by our
own clock and the sound device follows; a PC without a device shows the same movement, silently.
"""

from __future__ import annotations

import array
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QElapsedTimer, QIODevice, QObject, QTimer, Signal, Slot

from console.models.records import Attachment
from console.ui.timeline.children import SPEEDS, DecodingQueue, Sound, decode_sound

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

_log = logging.getLogger(__name__)

TICK_MS = 40
STEP_MS = 5_000
SOUNDS_KEPT = 4
WAVES_KEPT = 300


class Files(Protocol):
    """Where the bytes of attachments are sealed."""

    def get(self, stored_as: str) -> bytes:
        """The bytes of that name; a Problem when they are damaged."""


@dataclass(frozen=True, slots=True)
class Wave:
    """What is known of a recording without its samples: peaks 0-255, length in ms, and whether only its start can be played."""

    peaks: tuple[int, ...]
    duration_ms: int
    is_cut: bool


class VoicePlayer(QObject):
    """GUI thread. `changed` carries the attachment id whose look changed: its wave came, its position moved, it cannot be played."""

    changed = Signal(object)

    def __init__(self, decodings: DecodingQueue, files: Files, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._decodings = decodings
        self._files = files
        self._waves: dict[int, Wave] = {}
        self._refused: set[int] = set()
        self._asked: set[tuple[int, float]] = set()
        self._sounds: dict[tuple[int, float], Sound] = {}
        self._speed = 1.0
        self._current: Attachment | None = None
        self._positions: dict[int, int] = {}
        self._is_playing = False
        self._started_at = 0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._output = _Output(self)

    @property
    def speed(self) -> float:
        """1.0, 1.5 or 2.0; the same for all messages."""
        return self._speed

    def wave(self, attachment_id: int) -> Wave | None:
        """Its shape, or None until it is decoded (see `prepare`)."""
        return self._waves.get(attachment_id)

    def is_refused(self, attachment_id: int) -> bool:
        """True when it cannot be played here."""
        return attachment_id in self._refused

    def is_playing(self, attachment_id: int) -> bool:
        """Whether this one sounds now."""
        return self._is_playing and self._current is not None and self._current.id == attachment_id

    def position_ms(self, attachment_id: int) -> int:
        """Where it stands, in ms at normal speed."""
        return self._positions.get(attachment_id, 0)

    def prepare(self, file: Attachment) -> None:
        """Fetch its shape in the background, once."""
        if file.id not in self._waves and file.id not in self._refused:
            self._decode(file, 1.0)

    def toggle(self, file: Attachment) -> None:
        """Play or pause. Another one that sounds is paused first."""
        if self.is_playing(file.id):
            self.pause()
            return
        self.pause()
        self._current = file
        duration = self._duration(file)
        if duration and self.position_ms(file.id) >= duration:
            self._positions[file.id] = 0
        self._is_playing = True
        self._begin()
        self.changed.emit(file.id)

    def pause(self) -> None:
        """Stop where it stands."""
        if self._current is None or not self._is_playing:
            return
        self._positions[self._current.id] = self._now_ms()
        self._is_playing = False
        self._timer.stop()
        self._output.stop()
        self.changed.emit(self._current.id)

    def stop(self) -> None:
        """Another conversation is shown, or the window closes."""
        self.pause()
        self._current = None

    def seek(self, file: Attachment, position_ms: int) -> None:
        """Go to a place, in ms at normal speed; a paused one stays paused."""
        limit = self._duration(file)
        self._positions[file.id] = max(0, min(position_ms, limit) if limit else position_ms)
        if self.is_playing(file.id):
            self._begin()
        self.changed.emit(file.id)

    def step(self, file: Attachment, steps: int) -> None:
        """Five seconds on (+1) or back (-1)."""
        position = self._now_ms() if self.is_playing(file.id) else self.position_ms(file.id)
        self.seek(file, position + steps * STEP_MS)

    def next_speed(self) -> None:
        """1× → 1.5× → 2× → 1×."""
        if self._current is not None and self._is_playing:
            self._positions[self._current.id] = self._now_ms()
        self._speed = SPEEDS[(SPEEDS.index(self._speed) + 1) % len(SPEEDS)]
        if self._current is not None:
            if self._is_playing:
                self._begin()
            self.changed.emit(self._current.id)

    def forget(self) -> None:
        """Drop samples: another conversation is shown. Shapes are small and stay, so that who comes back sees them at once."""
        self.stop()
        while len(self._waves) > WAVES_KEPT:
            del self._waves[next(iter(self._waves))]
        self._refused.clear()
        self._asked.clear()
        self._sounds.clear()
        self._positions.clear()

    def _duration(self, file: Attachment) -> int:
        wave = self._waves.get(file.id)
        return wave.duration_ms if wave is not None else file.duration_ms or 0

    def _decode(self, file: Attachment, speed: float) -> None:
        key = (file.id, speed)
        if file.stored_as is None or key in self._asked:
            return
        self._asked.add(key)
        files, stored_as = self._files, file.stored_as

        def take(sound: Sound) -> None:
            self._on_decoded(file, sound)

        def refuse() -> None:
            self._on_refused(file, speed)

        self._decodings.add(lambda: decode_sound(files.get(stored_as), speed), take, refuse)

    def _on_decoded(self, file: Attachment, sound: Sound) -> None:
        self._asked.discard((file.id, sound.speed))
        if sound.speed == 1.0:
            self._waves[file.id] = Wave(sound.peaks, sound.duration_ms, sound.is_cut)
        is_wanted = self.is_playing(file.id) and sound.speed == self._speed
        if is_wanted:
            self._sounds[(file.id, sound.speed)] = sound
            while len(self._sounds) > SOUNDS_KEPT:
                del self._sounds[next(iter(self._sounds))]
            self._begin()
        self.changed.emit(file.id)

    def _on_refused(self, file: Attachment, speed: float) -> None:
        self._asked.discard((file.id, speed))
        self._refused.add(file.id)
        if self.is_playing(file.id):
            self.pause()
        self.changed.emit(file.id)

    def _begin(self) -> None:
        """Sound from the position of the current one, or wait for its samples."""
        if self._current is None:
            return
        self._output.stop()
        sound = self._sounds.get((self._current.id, self._speed))
        if sound is None:
            self._timer.stop()
            self._decode(self._current, self._speed)
            return
        self._started_at = self._positions.get(self._current.id, 0)
        self._output.play(sound, self._started_at)
        self._clock.start()
        self._timer.start()

    def _now_ms(self) -> int:
        if self._current is None:
            return 0
        if not self._timer.isActive():
            return self._positions.get(self._current.id, 0)
        position = self._started_at + round(self._clock.elapsed() * self._speed)
        return min(position, self._duration(self._current))

    @Slot()
    def _on_tick(self) -> None:
        file = self._current
        if file is None:
            self._timer.stop()
            return
        position = self._now_ms()
        self._positions[file.id] = position
        if position >= self._duration(file):
            self.pause()
            self._positions[file.id] = 0
        self.changed.emit(file.id)


class _Output(QObject):
    """The sound device, asked for when something is first played: importing it earlier would slow every start."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sink: QAudioSink | None = None
        self._buffer: QBuffer | None = None

    def play(self, sound: Sound, from_ms: int) -> None:
        """Sound from a place (ms at normal speed); nothing when there is no device."""
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            return
        wanted = QAudioFormat()
        wanted.setSampleRate(sound.rate)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        wanted.setChannelCount(1)
        samples = sound.samples
        if not device.isFormatSupported(wanted):
            wanted.setChannelCount(2)
            if not device.isFormatSupported(wanted):
                _log.info("the sound device takes neither mono nor stereo at %s Hz", sound.rate)
                return
            samples = _stereo(samples)
        start = round(from_ms / sound.speed * sound.rate / 1000) * 2 * wanted.channelCount()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(samples[start:]))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, wanted, self)
        self._sink.start(self._buffer)

    def stop(self) -> None:
        """Be silent and give the device back."""
        if self._sink is not None:
            self._sink.stop()
            self._sink.deleteLater()
            self._sink = None
        if self._buffer is not None:
            self._buffer.close()
            self._buffer.deleteLater()
            self._buffer = None


def _stereo(mono: bytes) -> bytes:
    one = array.array("h", mono)
    both = array.array("h", bytes(len(mono) * 2))
    both[0::2] = one
    both[1::2] = one
    return both.tobytes()
